"""Markdown → blocks and runs of text for print: styles, links, and a number for each passage that is cited.

    {"kind": "paragraph", "runs": [{"text": "Member since 1952"}, {"notes": [3, 4]}, {"text": "."}]}

Links lead to an address, or to `page:` and a path below docs/.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..findings import Findings
from ..findings.briefs import disputed
from ..model import Conflict
from ..model.values import Cited, Locator, citations
from ..wording import phrase

Run = dict[str, Any]
Block = dict[str, Any]
HELD = re.compile("\ue000(\\d+)\ue001")
"""what stands for a citation while Markdown is read"""
ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}")
ADDRESS = re.compile(r"<?(https?://[^\s<>]*[\w/=#&~-])>?")
STRESSED = re.compile(r"(?<![\w*])\*([^\s*](?:[^*]*[^\s*])?)\*(?![\w*])")
STYLES = {"strong": "bold", "em": "italic"}
LETTERS = "ABCDEFGHIJ"
"""the marks of disputes"""


@cache
def parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


class Notes:
    """The numbered notes of one print: each passage has one number, wherever it is cited."""

    def __init__(self, facts: Findings, told: Sequence[Conflict] = ()) -> None:
        self.facts = facts
        self.told = told
        """the disputes that the print tells, whose letters mark what it says of them"""
        self.numbers: dict[tuple[str, str], int] = {}

    def of(self, cited: Iterable[Cited]) -> Run:
        """The mark of a citation."""
        found = (self._number(part.key, part.locator) for part in cited if part.key in self.facts.sources)
        return {"notes": sorted(dict.fromkeys(found))}

    def at(self, key: str, locator: str) -> Run:
        """The same for a source and a locator as a record gives it."""
        return self.of([Cited(key, Locator.parse(locator) or None)])

    def citation(self, text: str) -> list[Run]:
        """The marks of a text that is nothing but citations."""
        return [self.of(citation.parts) for _, _, citation in citations(text) if citation]

    def disputes(self, text: str, at: Iterable[tuple[str, str]]) -> list[Run]:
        """The letters of the disputes that a text speaks of."""
        found = disputed(text, at, self.told) if self.told else []
        return [{"disputes": [LETTERS[n] for n in found]}] if found else []

    def _number(self, key: str, locator: Locator | None) -> int:
        return self.numbers.setdefault((key, str(locator or "")), len(self.numbers) + 1)

    def listed(self, passages: Iterable[tuple[str, str]]) -> list[Block]:
        """The notes of some passages."""
        return [{"text": self._label(key, at), "link": self._page(key, at)} for key, at in passages]

    def _label(self, key: str, locator: str) -> str:
        label = self.facts.sources[key].label
        first, mark, last = locator.rpartition(", ")
        return f"{label}, {first} and {last}" if mark else f"{label}, {locator}" if locator else label

    def _page(self, key: str, locator: str) -> str:
        read = Locator.parse(locator) if locator else None
        anchor = f"#{phrase.anchor(read.ids[0])}" if read else ""
        return f"page:{self.facts.path(key)}{anchor}"

    # -- Markdown -----------------------------------------------------------------------------------------------------------

    def blocks(self, markdown: str, page: str) -> list[Block]:
        """Markdown as it stands on a page, given by its path below docs/."""
        held: list[tuple[tuple[Cited, ...], tuple[tuple[str, str], ...]]] = []
        text, done = "", 0
        for start, end, citation in citations(markdown):
            if citation:
                text += markdown[done:start].rstrip(" ") + f"\ue000{len(held)}\ue001"
                held.append((citation.parts, citation.passages))
                done = end
        text = ATTRIBUTES.sub("", text + markdown[done:])
        return _Reading(self, held, page).blocks(parser().parse(text))

    def runs(self, markdown: str, page: str) -> list[Run]:
        """The same of one paragraph."""
        return [run for block in self.blocks(markdown, page) for run in block.get("runs", [])]


class _Reading:
    """One text of Markdown, token by token."""

    def __init__(
        self, notes: Notes, held: list[tuple[tuple[Cited, ...], tuple[tuple[str, str], ...]]], page: str
    ) -> None:
        self.notes = notes
        self.held = held
        self.page = page

    def blocks(self, tokens: Sequence[Token]) -> list[Block]:
        found: list[Block] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            end = _closing(tokens, at) if token.nesting == 1 else at
            inner = tokens[at + 1 : end]
            match token.type:
                case "heading_open":
                    level = min(max(int(token.tag[1:]), 2), 4)
                    found.append({"kind": "heading", "level": level, "runs": self.inline(inner)})
                case "paragraph_open":
                    found.append({"kind": "paragraph", "runs": self.inline(inner)})
                case "bullet_list_open" | "ordered_list_open":
                    kind = "numbered" if token.type.startswith("o") else "list"
                    found.append({"kind": kind, "items": self._items(inner)})
                case "blockquote_open":
                    found.append({"kind": "quote", "blocks": self.blocks(inner)})
                case "fence" | "code_block":
                    found.append({"kind": "code", "text": token.content.rstrip("\n")})
                case "table_open":
                    found.append(self._table(inner))
            at = end + 1
        return found

    def _items(self, tokens: Sequence[Token]) -> list[list[Block]]:
        items, at = [], 0
        while at < len(tokens):
            end = _closing(tokens, at)
            items.append(self.blocks(tokens[at + 1 : end]))
            at = end + 1
        return items

    def _table(self, tokens: Sequence[Token]) -> Block:
        rows: list[list[list[Run]]] = []
        for n, token in enumerate(tokens):
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                rows[-1].append(self.inline(tokens[n + 1 : n + 2]))
        heads, *body = rows
        return {"kind": "table", "title": "", "heads": heads, "rows": [[[cell] for cell in row] for row in body]}

    def inline(self, tokens: Sequence[Token]) -> list[Run]:
        runs: list[Run] = []
        styles: list[str] = []
        link = ""
        passages: list[tuple[str, str]] = []
        for token in (child for outer in tokens for child in outer.children or ()):
            kind = token.type.removesuffix("_open").removesuffix("_close")
            if kind in STYLES:
                styles = [*styles, STYLES[kind]] if token.nesting == 1 else styles[:-1]
            elif kind == "link":
                link = self._target(str(token.attrGet("href") or "")) if token.nesting == 1 else ""
            elif token.type in ("softbreak", "hardbreak"):
                runs += _run(" ", styles, link)
            elif token.type == "code_inline":
                runs += _run(token.content, [*styles, "code"], link)
            elif token.type in ("text", "image"):
                for n, piece in enumerate(HELD.split(token.content)):
                    if n % 2 and int(piece) < len(self.held):
                        parts, cited = self.held[int(piece)]
                        runs.append(self.notes.of(parts))
                        passages += cited
                    elif not n % 2:
                        runs += _run(piece, styles, link)
        marks = self.notes.disputes(plain(runs), passages)
        # behind the last number, before the full stop that follows it
        at = max((n for n, run in enumerate(runs) if "notes" in run), default=len(runs) - 1) + 1
        return [*runs[:at], *marks, *runs[at:]]

    def _target(self, address: str) -> str:
        """Where a link leads: an address, or a page below docs/."""
        if re.match(r"[a-z][a-z0-9+.-]*:", address):
            return address
        path, _, anchor = address.partition("#")
        if not path:
            return ""
        page = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), path))
        return f"page:{page}#{anchor}" if anchor else f"page:{page}"


def _closing(tokens: Sequence[Token], at: int) -> int:
    depth = 0
    for n in range(at, len(tokens)):
        depth += tokens[n].nesting
        if not depth:
            return n
    return len(tokens) - 1


def _run(text: str, styles: Sequence[str] = (), link: str = "") -> list[Run]:
    if not text:
        return []
    run: Run = {"text": text}
    if styles:
        run["style"] = sorted(set(styles))
    if link:
        run["link"] = link
    return [run]


def said(text: str, *styles: str, link: str = "") -> list[Run]:
    """Plain text as a run; none where there is none."""
    return _run(text, styles, link)


def renumbered(value: Any, order: dict[int, int]) -> Any:
    """The same plain data with the numbers of notes in the order in which they stand in it; `order` takes new by old ones."""
    if isinstance(value, list):
        return [renumbered(item, order) for item in value]
    if not isinstance(value, dict):
        return value
    if "notes" in value and isinstance(value["notes"], list):
        return value | {"notes": sorted(order.setdefault(number, len(order) + 1) for number in value["notes"])}
    return {key: renumbered(item, order) for key, item in value.items()}


def plain(runs: Iterable[Run]) -> str:
    return "".join(run.get("text", "") for run in runs)


def reference(text: str) -> list[Run]:
    """An entry of a bibliography: *emphasis* and addresses."""
    runs: list[Run] = []
    for n, piece in enumerate(ADDRESS.split(text)):
        if n % 2:
            runs += _run(piece, link=piece)
        else:
            for m, part in enumerate(STRESSED.split(piece)):
                runs += _run(part, ["italic"] if m % 2 else [])
    return runs
