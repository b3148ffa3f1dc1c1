"""passages.jsonl: an index as one JSON object a line, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..model import Acronym, PassageRecord, Section, SourceIndex, Table, Told, Unlisted
from ..model.values import PassageId
from . import figures, runs

KEPT = ("passage", "section", "lines", "sha256")
"""what a row of a passage holds even where it is empty"""


def to_jsonl(index: SourceIndex) -> str:
    """One JSON object a line: the head, sections, acronyms, tables without their cells, passages, then hashed runs of words."""
    rows: list[dict[str, Any]] = [
        {"original": index.sha256, "language": index.language, "left out": dict(index.left_out)}
    ]
    rows += [{"section": s.number, "title": s.title, "level": s.level, "line": s.line} for s in index.sections]
    rows += [{"acronym": a.short, "long": a.long, "passage": a.passage} for a in index.acronyms]
    rows += [{"citation": u.citation, "near": u.near, "in": list(u.passages)} for u in index.unlisted]
    rows += [{"table": t.id, "caption": t.caption, "source": t.source, "lines": _runs(t.lines)} for t in index.tables]
    rows += map(_passage, index.passages)
    rows.append({"runs": runs.to_text(index.runs)})
    return "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)


def _passage(p: PassageRecord) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "passage": p.id,
        "section": p.section,
        "nth": p.nth,
        "page": p.page,
        "lines": _runs(p.lines),
        "length": p.length,
        "sha256": p.sha256,
        "begins": p.begins,
        **figures.row(p.values),
        **_told(p.said),
        "titles": _told(p.titles),
    }
    return {key: value for key, value in facts.items() if value or key in KEPT}


def _told(told: Told) -> dict[str, Any]:
    facts = {"names": [list(name) for name in told.names], "words": dict(told.words), "terms": dict(told.terms)}
    return {key: value for key, value in facts.items() if value}


def from_jsonl(text: str, rows: Mapping[str, tuple[tuple[str, ...], ...]], listed: tuple[str, ...]) -> SourceIndex:
    """`rows` are the cells of the tables, by id. Raises ValueError or KeyError where a line isn't what `to_jsonl` writes."""
    head: dict[str, Any] = {}
    sections: list[Section] = []
    found: list[Acronym] = []
    hashes: tuple[bytes, ...] = ()
    unlisted: list[Unlisted] = []
    tables: list[Table] = []
    passages: list[PassageRecord] = []
    for line in text.split("\n"):
        if not line:
            continue
        row = _Row(json.loads(line))
        if "original" in row:
            head = row
        elif "title" in row:
            sections.append(Section(row.text("section"), row.text("title"), row.count("level"), row.count("line")))
        elif "table" in row:
            id = row.text("table")
            tables.append(
                Table(id, row.text("caption"), rows.get(id, ()), row.text("source"), _lines(row.text("lines")))
            )
        elif "citation" in row:
            unlisted.append(Unlisted(citation=row.text("citation"), near=row.text("near"), passages=row.texts("in")))
        elif "acronym" in row:
            found.append(Acronym(short=row.text("acronym"), long=row.text("long"), passage=row.text("passage")))
        elif "runs" in row:
            hashes = runs.from_text(row.text("runs"))
        else:
            passages.append(_record(row))
    return SourceIndex(
        sha256=_Row(head).text("original"),
        language=_Row(head).text("language"),
        left_out=_Row(head).shares("left out"),
        sections=tuple(sections),
        passages=tuple(passages),
        acronyms=tuple(found),
        unlisted=tuple(unlisted),
        tables=tuple(tables),
        references=listed,
        runs=hashes,
    )


def _record(row: _Row) -> PassageRecord:
    return PassageRecord(
        id=PassageId.of(row.text("passage")).id,
        section=row.text("section"),
        nth=row.count("nth", 0),
        page=row.count("page", 0),
        lines=_lines(row.text("lines")),
        length=row.count("length", 0),
        sha256=row.text("sha256"),
        begins=row.text("begins", ""),
        values=figures.of_row(row),
        said=row.told(),
        titles=_Row(row.mapping("titles")).told(),
    )


class _Row(dict[str, Any]):
    """A line of the index, whose values are what they should be, or a ValueError."""

    def text(self, key: str, default: str | None = None) -> str:
        value = self.get(key, default)
        if not isinstance(value, str):
            raise ValueError(key)
        return value

    def count(self, key: str, default: int | None = None) -> int:
        value = self.get(key, default)
        if not isinstance(value, int):
            raise ValueError(key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            raise ValueError(key)
        return tuple(values)

    def mapping(self, key: str) -> dict[str, Any]:
        values = self.get(key, {})
        if not isinstance(values, dict):
            raise ValueError(key)
        return values

    def counts(self, key: str) -> tuple[tuple[str, int], ...]:
        values = self.mapping(key)
        if not all(isinstance(v, int) for v in values.values()):
            raise ValueError(key)
        return tuple(values.items())

    def shares(self, key: str) -> tuple[tuple[str, float], ...]:
        values = self.mapping(key)
        if not all(isinstance(v, int | float) for v in values.values()):
            raise ValueError(key)
        return tuple(values.items())

    def told(self) -> Told:
        names = tuple((n, text) for n, text in self.get("names", []))
        if not all(isinstance(n, int) and isinstance(text, str) for n, text in names):
            raise ValueError("names")
        return Told(names, self.counts("words"), self.counts("terms"))


def _runs(lines: tuple[int, ...]) -> str:
    """3,4,5,9 → 3-5,9; in the order of the article, which isn't always that of the file."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ",".join(f"{a}-{b}" if b > a else str(a) for a, b in runs)


def _lines(runs: str) -> tuple[int, ...]:
    result: list[int] = []
    for run in runs.split(","):
        first, _, last = run.partition("-")
        result += range(int(first), int(last or first) + 1)
    return tuple(result)
