"""An article as Markdown, or as JSON lines: what `briefbook read` writes. Pure; the same article gives the same text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from ..model import Article, Block, Caption, Passage, Section, Table
from . import ledger
from .marks import PLAIN

NOT_STATED = "not stated"


def markdown(article: Article, numbered: bool = False) -> str:
    """Front matter, headings, a line a paragraph, pipe tables, `[^n]` notes, references; at the end what is set apart.

    `numbered`: with the number of each passage before it.
    """
    head = {field: value or NOT_STATED for field, value in _known(article).items()}
    if article.keywords:
        head["keywords"] = list(article.keywords)
    if article.abstract:
        head["abstract"] = [p.text for p in article.abstract]
    head["original"] = {
        "file": article.original,
        "sha256": article.sha256,
        "lines": f"{article.lines[0]}-{article.lines[1]}",
    }
    if page := [b.text for b in article.removed if b.kind in ("title", "author")]:
        head["title page"] = page
    if furniture := _furniture(article.removed):
        head["furniture"] = furniture
    parts = ["---\n" + yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=10**6) + "---"]
    noted = {note.id for note in article.notes}
    if numbered:
        parts += [f"{_number(p)}{p.text}" for p in article.abstract]
    for element in article.body:
        match element:
            case Passage():
                parts.append((_number(element) if numbered else "") + _text(element.text, noted))
            case Table():
                parts.append((f"{element.id}\n\n" if numbered else "") + _pipe_table(element))
            case Section():
                parts.append(f"{'#' * element.level} {element.title}")
            case Caption():
                parts.append(_with_notes(element.text, noted))
    if article.notes:
        parts.append("\n".join(f"[^{n.id[1:]}]: {n.text}" for n in article.notes))
    if article.references:
        parts.append("# References")
        parts.append("\n".join(f"- {r.text}" for r in article.references))
    if apart := [block for block in article.removed if _is_apart(block)]:
        parts.append("# Set apart")
        parts += [f"({ledger.RULES.get(b.rule, b.rule)}, {ledger.runs(_lines(b))}) {b.text}" for b in apart]
    return "\n\n".join(parts) + "\n"


FURNITURE = ("running-head", "page-number", "line-number", "drawn", "contents")
NUMBERS = ("page-number", "line-number", "drawn")
"""rules whose finds are numbers and signs, told together"""


def _furniture(removed: Iterable[Block]) -> list[dict[str, str]]:
    """Each text of the pages once, with the lines that it stands on; and the labels of lists that have a heading here."""
    found: dict[str, list[Block]] = {}
    for block in removed:
        if block.kind == "removed" and block.rule in FURNITURE:
            found.setdefault(block.rule if block.rule in NUMBERS else block.text, []).append(block)
        elif block.kind in ("heading", "abstract", "keywords"):
            found.setdefault(block.text, []).append(block)
    return [
        {
            "text": " ".join(b.text for b in group) if text in NUMBERS else text,
            "lines": ledger.runs(tuple(sorted(n for b in group for n in _lines(b))), most=10**6).split(" ", 1)[1],
        }
        for text, group in found.items()
    ]


def _is_apart(block: Block) -> bool:
    if block.kind == "removed":
        return block.rule not in (*FURNITURE, *ledger.UNWRITTEN)
    return block.kind in ("about", "pull-quote")


def _lines(block: Block) -> tuple[int, ...]:
    return tuple(line.number for line in block.lines)


def _number(passage: Passage) -> str:
    return f"[¶{passage.id}] "


def _text(text: str, noted: set[str]) -> str:
    """A paragraph as Markdown; what has several lines is code."""
    return f"```\n{text}\n```" if "\n" in text else _with_notes(text, noted)


FIELDS = {
    "container-title": "journal", "collection-title": "series", "volume": "volume", "issue": "issue", "number": "number",
    "page": "pages", "DOI": "doi", "ISSN": "issn", "ISBN": "isbn", "publisher": "publisher", "publisher-place": "place",
    "genre": "genre", "type": "type", "language": "language", "URL": "url", "licence": "licence",
}  # fmt: skip
"""CSL's name of a field → the name it has in front matter"""
ALWAYS = ("journal", "doi")
"""fields that are there even where they aren't stated"""


def _known(article: Article) -> dict[str, Any]:
    """The best value of each field, under the names of front matter."""
    issued = article.stated("issued")
    head: dict[str, Any] = {"title": article.title, "authors": list(article.authors), "year": article.year}
    if subtitle := article.stated("subtitle"):
        head = {"title": article.title, "subtitle": subtitle} | head
    if len(issued) > 4:
        head["date"] = issued
    if editors := [m.value for m in article.metadata if m.field == "editor"]:
        head["editors"] = editors
    for field, name in FIELDS.items():
        if (value := article.stated(field)) or name in ALWAYS:
            head[name] = value
    return head


def _with_notes(text: str, noted: set[str]) -> str:
    def note(found: re.Match[str]) -> str:
        number = int(found[0].translate(PLAIN))
        return f"[^{number}]" if f"n{number}" in noted else found[0]

    text = re.sub("[⁰¹²³⁴-⁹]+", note, text)
    # what would be read as a heading, a list or a quotation by Markdown is text here
    return re.sub(r"^(\s*)(\d*)(#{1,6}|[>+*.)-])(?=\s)", r"\1\2\\\3", text)


def _pipe_table(table: Table) -> str:
    def row(cells: tuple[str, ...]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    caption = ": ".join(filter(None, (table.label, table.caption)))
    lines = [caption, ""] if caption else []
    if table.rows:
        lines += [row(table.rows[0]), "|" + " --- |" * len(table.rows[0]), *map(row, table.rows[1:])]
    if table.source:
        lines += ["", table.source]
    return "\n".join(lines)


def jsonl(article: Article, pages: Mapping[int, int] | None = None) -> str:
    """Each block with its kind and the lines of the original that it was made of.

    First what stands before the text, then the text in reading order, its notes and references, then what was taken out.
    `pages` gives the page of each line, by the line's number, of an original that has pages: a block then tells its own.
    """
    begins = min((p.lines[0] for p in article.passages), default=0)
    rows = [_removed(b) for b in article.removed if b.first < begins]
    rows += [_passage("abstract", p) for p in article.abstract]
    rows += [_block(element) for element in article.body]
    rows += [_passage("note", note) for note in article.notes]
    rows += [_passage("reference", reference) for reference in article.references]
    rows += [_removed(b) for b in article.removed if b.first >= begins]
    if pages:
        for r in rows:
            r["pages"] = sorted({pages[number] for number in r["lines"] if number in pages})
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)


def _block(element: Section | Passage | Table | Caption) -> dict[str, Any]:
    match element:
        case Caption():
            return {"kind": "caption", "text": element.text, "lines": list(element.lines)}
        case Section():
            lines = list(element.lines)
            return {"kind": "heading", "level": element.level, "text": element.title, "lines": lines}
        case Table():
            return {
                "kind": "table",
                "id": element.id,
                "caption": element.caption,
                "rows": [list(row) for row in element.rows],
                "source": element.source,
                "lines": list(element.lines),
            }
        case Passage():
            return _passage("passage", element)


def _passage(kind: str, p: Passage) -> dict[str, Any]:
    return {"kind": kind, "id": p.id, "section": p.section, "text": p.text, "lines": list(p.lines)}


def _removed(block: Block) -> dict[str, Any]:
    numbers = [line.number for line in block.lines]
    return {"kind": block.kind, "rule": block.rule, "text": block.text, "lines": numbers}
