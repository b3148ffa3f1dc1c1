"""An article as Markdown, or as JSON lines: what `briefbook read` writes. Pure; the same article gives the same text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from .model import Article, Passage, Table
from .structure import PLAIN

NOT_STATED = "not stated"


def markdown(article: Article) -> str:
    """Front matter, headings, a line a paragraph, pipe tables, `[^n]` notes, a list of references."""
    head: dict[str, Any] = {
        "title": article.title or NOT_STATED,
        "authors": list(article.authors) or NOT_STATED,
        "year": article.year or NOT_STATED,
        "journal": article.journal or NOT_STATED,
        "doi": article.doi or NOT_STATED,
    }
    head |= {key: value for key, value in (("pages", article.pages), ("keywords", list(article.keywords))) if value}
    if article.abstract:
        head["abstract"] = list(article.abstract)
    head["original"] = {
        "file": article.original,
        "sha256": article.sha256,
        "lines": f"{article.lines[0]}-{article.lines[1]}",
    }
    parts = ["---\n" + yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=10**6) + "---"]
    noted = {note.id for note in article.notes}
    for place, element in _in_order(article):
        match element:
            case Passage():
                parts.append(_with_notes(element.text, noted))
            case Table():
                parts.append(_pipe_table(element))
            case str():
                parts.append(element)
        del place
    if article.notes:
        parts.append("\n".join(f"[^{n.id[1:]}]: {n.text}" for n in article.notes))
    if article.references:
        parts.append("# References")
        parts.append("\n".join(f"- {r.text}" for r in article.references))
    return "\n\n".join(parts) + "\n"


def _in_order(article: Article) -> Iterator[tuple[int, Passage | Table | str]]:
    """Headings, passages and tables as they stand; a table goes after the passage above it."""
    tables = list(article.tables)
    sections = list(article.sections)
    shown = ""
    for passage in article.passages:
        while passage.section != shown and sections:
            section = sections.pop(0)
            shown = section.number
            yield section.line, f"{'#' * section.level} {section.title}"
        yield passage.lines[0], passage
        while tables and passage.lines[0] < tables[0].lines[0] and not _later(article, passage, tables[0]):
            table = tables.pop(0)
            yield table.lines[0], table
    for section in sections:
        yield section.line, f"{'#' * section.level} {section.title}"
    for table in tables:
        yield table.lines[0], table


def _later(article: Article, passage: Passage, table: Table) -> bool:
    """Whether another passage still begins before the table."""
    following = article.passages[int(passage.id) :]
    return any(p.lines[0] < table.lines[0] for p in following[:6])


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

    number = table.id[1:]
    lines = [f"Table {number}: {table.caption}", ""]
    if table.rows:
        lines += [row(table.rows[0]), "|" + " --- |" * len(table.rows[0]), *map(row, table.rows[1:])]
    if table.source:
        lines += ["", table.source]
    return "\n".join(lines)


def jsonl(article: Article, pages: Mapping[int, int] | None = None) -> str:
    """Each block with its kind and the lines of the original that it was made of, in the order of the original.

    `pages` gives the page of each line, by the line's number, of an original that has pages: a block then tells its own.
    """
    rows: list[dict[str, Any]] = [
        {"kind": "heading", "level": s.level, "text": s.title, "lines": list(s.lines)} for s in article.sections
    ]
    for kind, passages in (("passage", article.passages), ("note", article.notes), ("reference", article.references)):
        rows += [
            {"kind": kind, "id": p.id, "section": p.section, "text": p.text, "lines": list(p.lines)} for p in passages
        ]
    rows += [
        {
            "kind": "table",
            "id": t.id,
            "caption": t.caption,
            "rows": [list(row) for row in t.rows],
            "source": t.source,
            "lines": list(t.lines),
        }
        for t in article.tables
    ]
    rows += [
        {"kind": b.kind, "rule": b.rule, "text": b.text, "lines": [line.number for line in b.lines]}
        for b in article.removed
    ]
    rows.sort(key=lambda r: r["lines"][0])
    if pages:
        for r in rows:
            r["pages"] = sorted({pages[number] for number in r["lines"] if number in pages})
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)
