"""Markdown → lines with their roles: what the marks say is heard here, and gone from the text.

In: text in CommonMark with tables, footnotes and definition lists. Out: the lines of the file that say something, each with
its number, and an empty one between blocks. A link leaves its text, a note's reference its raised number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from ...model import Contents, Line, Role, Setting
from .. import heads
from . import front_matter
from .raised import figures, raised
from .raw_html import pieces

SETTING = Setting(wrapped=True, ordered=True)
NESTED = 60
"""quotations and lists within each other that are followed; what lies deeper is read as their text"""
ATTRIBUTES = re.compile(r"\s*\{[#.][^{}]*\}\s*$")
"""`{#id .class}` after a heading"""
BELOW = re.compile(r"^(?:Table)?:\s+", re.IGNORECASE)
"""what begins a caption below its table, as Pandoc writes them"""
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>")
WITHIN = re.compile(r"^#")
"""an address within the page: an entry of a table of contents"""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": NESTED}).enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin).use(deflist_plugin)
    # notes stay where the file has them
    return parser.disable("footnote_tail")


def contents(text: str) -> Contents:
    metadata, skipped, body = front_matter.taken(text)
    env: dict[str, Any] = {}
    tokens = _parser().parse(body, env)
    if tokens and tokens[0].type == "front_matter":
        metadata = (*metadata, *front_matter.stated(tokens[0].content))
    lines = _Lines(env, skipped)
    if tokens and tokens[0].type == "front_matter" and (told := front_matter.abstract(tokens[0].content)):
        # the line of the fence stands above it
        lines.add([Line(skipped + told[0] + 2, told[1], role="abstract")])
    lines.walk(tokens)
    return Contents(tuple(lines.done()), metadata, SETTING)


class _Lines:
    """The lines that tokens stand for, as they are gone through."""

    def __init__(self, env: dict[str, Any], skipped: int) -> None:
        self.lines: list[Line] = []
        self.notes: dict[int, dict[str, Any]] = env.get("footnotes", {}).get("list", {})
        self.inline: list[tuple[int, int]] = []
        """the line and the key of each note that stands within its paragraph"""
        self.skipped = skipped
        self.numbers = self._numbers_of_notes()
        self.keys = {str(note.get("label", "")): key for key, note in self.notes.items()}

    def _numbers_of_notes(self) -> dict[int, str]:
        """The number of each note, by its key: its label, or, where labels are words, its place among the references."""
        labels = {key: str(note.get("label", "")) for key, note in self.notes.items()}
        if all(label.isascii() and label.isdigit() for label in labels.values()):
            return labels
        return {key: str(n) for n, key in enumerate(sorted(labels), start=1)}

    def walk(self, tokens: list[Token]) -> None:
        marks: list[str] = []
        """the marks of the lists that are open, and "" where the innermost has written its own"""
        roles: list[Role] = []
        note = ""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            at += 1
            match token.type:
                case "list_item_open":
                    marks.append(f"{token.info}{token.markup} " if token.info else "- ")
                case "list_item_close":
                    marks.pop()
                case "blockquote_open":
                    roles.append("quote")
                case "blockquote_close":
                    roles.pop()
                case "footnote_reference_open":
                    roles.append("note")
                    note = self._mark(str(token.meta.get("label", "")))
                case "footnote_reference_close":
                    roles.pop()
                case "fence" | "code_block":
                    self._code(token)
                case "html_block":
                    self._html(token)
                case "table_open":
                    end = next(n for n in range(at, len(tokens)) if tokens[n].type == "table_close")
                    at = self._table(tokens, at, end)
                case "inline":
                    role, level = self._role(tokens[at - 2], roles, marks)
                    mark = note if role == "note" else marks[-1] if marks else ""
                    if role == "note":
                        note = ""
                    elif marks:
                        marks[-1] = ""
                    self._text(token, role, level, mark)

    def _role(self, above: Token, roles: list[Role], marks: list[str]) -> tuple[Role, int]:
        if above.type == "heading_open":
            return "heading", int(above.tag[1])
        if roles:
            return roles[-1], 0
        return ("item", len(marks)) if marks and marks[-1] else ("text", 0)

    def _mark(self, label: str) -> str:
        key = self.keys.get(label)
        number = label if key is None else self.numbers[key]
        return f"{figures(number)} " if number.isdigit() else ""

    def _text(self, token: Token, role: Role, level: int, mark: str) -> None:
        first = self._first(token)
        children = token.children or []
        texts = self._inline(children, first).split("\n")
        if role == "heading":
            texts = [ATTRIBUTES.sub("", " ".join(texts))]
        elif role == "text" and len(children) == 1 and children[0].type == "image":
            role = "caption"
        elif role == "item" and _leads_within(children):
            role = "aside"
        elif role == "text" and _is_bold(children):
            # many write their headings so: what it is shows by its looks
            role = ""
        self.add((Line(first + n, text.strip(), role=role, level=level) for n, text in enumerate(texts)), mark)

    def _inline(self, tokens: list[Token], line: int) -> str:
        """Text within a paragraph, as it is read; where the file breaks its line, so does it."""
        parts: list[str] = []
        lifted: int | None = None
        for token in tokens:
            match token.type:
                case "softbreak" | "hardbreak":
                    parts.append("\n")
                    line += 1
                case "image":
                    parts.append(token.content)
                case "footnote_ref":
                    key = token.meta["id"]
                    parts.append(figures(self.numbers.get(key, "")))
                    if "tokens" in self.notes.get(key, {}):
                        self.inline.append((line, key))
                case "html_inline":
                    tag = TAG.match(token.content)
                    if tag and tag[2].lower() == "br":
                        parts.append("\n")
                    elif tag and tag[2].lower() == "sup":
                        if tag[1] and lifted is not None:
                            parts[lifted:] = [raised("".join(parts[lifted:]))]
                        lifted = None if tag[1] else len(parts)
                case _:
                    parts.append(token.content)
        return "".join(parts)

    def _code(self, token: Token) -> None:
        # a fence stands above its code
        first = self._first(token) + (token.type == "fence")
        told = token.content.rstrip("\n").split("\n")
        self.add(Line(first + n, text.rstrip(), role="code") for n, text in enumerate(told))

    def _html(self, token: Token) -> None:
        for piece in pieces(token.content):
            number = self._first(token) + piece.line - 1
            self.add([Line(number, piece.text, role=piece.role, level=piece.level)], gap=not piece.joins)

    def _table(self, tokens: list[Token], at: int, end: int) -> int:
        """The rows of a table, with its caption, from above or below it, right above them. Gives the place after it."""
        rows: list[Line] = []
        cells: list[str] = []
        number = 0
        for token in tokens[at:end]:
            match token.type:
                case "tr_open":
                    cells, number = [], self._first(token)
                case "inline":
                    cells.append(self._inline(token.children or [], number).replace("\n", " ").strip())
                case "tr_close" if any(cells):
                    rows.append(Line(number, "\t".join(cells), role="row"))
        last = self.lines[-1] if self.lines else None
        below = tokens[end + 2] if end + 2 < len(tokens) and tokens[end + 2].type == "inline" else None
        if last is not None and last.role == "text" and heads.TABLE.match(last.text) and self._alone():
            self.lines[-1] = last._replace(role="caption")
            self.add(rows, gap=False)
        elif below is not None and (BELOW.match(below.content) or heads.TABLE.match(below.content)):
            text = self._inline(below.children or [], 0).replace("\n", " ")
            caption = Line(self._first(below), BELOW.sub("", text), role="caption")
            self.add([caption, *rows])
            return end + 4
        else:
            self.add(rows)
        return end + 1

    def _alone(self) -> bool:
        return len(self.lines) < 2 or not self.lines[-2].text

    def _first(self, token: Token) -> int:
        return self.skipped + (token.map[0] if token.map else 0) + 1

    def add(self, lines: Iterator[Line] | list[Line], mark: str = "", gap: bool = True) -> None:
        told = [line for line in lines if line.text or line.role == "code"]
        if told:
            if self.lines and gap:
                # as many as the file has, where its pages turn: extraction leaves several there
                blank = min(max(told[0].number - self.lines[-1].number - 1, 1), 3)
                self.lines += [Line(told[0].number, "")] * blank
            self.lines += [told[0]._replace(text=mark + told[0].text), *told[1:]]

    def done(self) -> list[Line]:
        """All lines, with the notes that stand within paragraphs after the last."""
        for line, key in self.inline:
            text = self._inline(self.notes[key]["tokens"], line).replace("\n", " ")
            self.add([Line(line, f"{figures(self.numbers[key])} {text}", role="note")])
        return _apart(self.lines)


def _apart(lines: list[Line]) -> list[Line]:
    """The same lines, of which no two that say something have one number: what shares a line of the file takes the next."""
    numbers = [line.number for line in lines]
    last = 0
    for i in sorted((i for i, line in enumerate(lines) if line.text), key=numbers.__getitem__):
        last = numbers[i] = max(numbers[i], last + 1)
    return [line._replace(number=number) for line, number in zip(lines, numbers, strict=True)]


def _is_bold(children: list[Token]) -> bool:
    """Whether a paragraph is one piece in bold."""
    told = [child for child in children if child.content.strip() or child.nesting]
    strong = sum(child.type == "strong_open" for child in children)
    return strong == 1 and told[0].type == "strong_open" and told[-1].type == "strong_close"


def _leads_within(children: list[Token]) -> bool:
    """Whether all of an entry is a link to a place in the same page."""
    links = [child for child in children if child.type == "link_open"]
    depth = 0
    for child in children:
        depth += child.nesting if child.type.startswith("link_") else 0
        if not depth and child.type == "text" and child.content.strip():
            return False
    return bool(links) and all(WITHIN.match(str(link.attrs.get("href", ""))) for link in links)
