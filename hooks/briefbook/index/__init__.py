"""An article → what may be told about it without its text, and back from passages.jsonl.

The index is made by `briefbook read` and committed, like a lock file: a fresh clone builds the site, its back-of-book
index and its citation checks from it, without one original.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..language import acronyms, names, quantities
from ..model import ALLUSIONS, Acronym, Article, Form, Passage, PassageRecord, Section, SourceIndex, Table, Unlisted
from ..reading import references
from .recognise import Recogniser, silent


def of(article: Article, recogniser: Recogniser) -> SourceIndex:
    defined = _defined(article)
    meant = _first(defined)
    passages = numbered(article)
    return SourceIndex(
        sha256=article.sha256,
        names=recogniser.fingerprint(),
        sections=article.sections,
        passages=tuple(_record(p, recogniser, meant) for p in passages),
        acronyms=tuple({(a.short, a.long.casefold()): a for a in reversed(defined)}.values())[::-1],
        forms=_forms(passages, recogniser, meant),
        unlisted=references.unlisted(((p.id, p.text) for p in article.passages), (r.text for r in article.references)),
        tables=article.tables,
        references=tuple(r.text for r in article.references),
    )


def numbered(article: Article) -> tuple[Passage, ...]:
    """All that can be cited: the passages, the tables as text, the notes."""
    tables = (
        Passage(
            t.id, "\n".join([t.caption, *(" | ".join(row) for row in t.rows), t.source]), _section(article, t), t.lines
        )
        for t in article.tables
    )
    return (*article.passages, *tables, *article.notes)


def meanings(article: Article) -> dict[str, str]:
    """What the article's acronyms stand for, where it first defines them."""
    return _first(_defined(article))


def _defined(article: Article) -> list[Acronym]:
    return [
        Acronym(short=short, long=long, passage=passage.id)
        for passage in (*article.passages, *article.notes)
        for short, long in acronyms.definitions(passage.text)
    ]


def _first(defined: list[Acronym]) -> dict[str, str]:
    return {acronym.short: acronym.long for acronym in reversed(defined)}


def _section(article: Article, table: Table) -> str:
    above = [p for p in article.passages if p.lines[0] < table.lines[0]]
    return above[-1].section if above else ""


def _record(passage: Passage, recogniser: Recogniser, meanings: dict[str, str]) -> PassageRecord:
    named: Counter[str] = Counter()
    alluded: Counter[str] = Counter()
    aside: Counter[str] = Counter()
    ambiguous: list[str] = []
    for mention in recogniser.names(passage.text, meanings, note=passage.id.startswith("n")):
        if not mention.entity:
            ambiguous.append(mention.surface)
        else:
            counted = aside if mention.aside else alluded if mention.sort in ALLUSIONS else named
            counted[mention.entity] += 1
    return PassageRecord(
        id=passage.id,
        section=passage.section,
        lines=passage.lines,
        length=len(passage.text),
        sha256=hashlib.sha256(passage.text.encode()).hexdigest()[:16],
        mentions=tuple(sorted(named.items())),
        allusions=tuple(sorted(alluded.items())),
        aside=tuple(sorted(aside.items())),
        ambiguous=tuple(dict.fromkeys(ambiguous)),
        figures=quantities.figures(passage.text),
        dates=quantities.dates(passage.text),
    )


def _forms(passages: tuple[Passage, ...], recogniser: Recogniser, meanings: dict[str, str]) -> tuple[Form, ...]:
    """Names as they are written, those of records and others; not adjectives, and not what stands aside."""
    found: dict[tuple[str, str], Counter[str]] = {}
    words = names.words(p.text for p in passages)
    for passage in passages:
        note = passage.id.startswith("n")
        known = list(recogniser.names(passage.text, meanings, note))
        taken = [(m.start, m.end) for m in known] + silent(passage.text, note)
        told = [(m.surface, m.entity) for m in known if m.entity and not m.aside and m.sort not in ALLUSIONS]
        told += [
            (name, "")
            for start, name in names.names(passage.text, words)
            if not any(first <= start and start + len(name) <= last for first, last in taken)
        ]
        for text, entity in told:
            found.setdefault((" ".join(text.split()), entity), Counter())[passage.id] += 1
    forms = [
        Form(text=text, entity=entity, count=sum(where.values()), passages=tuple(where))
        for (text, entity), where in found.items()
    ]
    return tuple(sorted(forms, key=lambda f: (-f.count, f.text)))


def to_jsonl(index: SourceIndex) -> str:
    """One JSON object a line: the head, sections, acronyms, names, tables without their cells, then passages."""
    rows: list[dict[str, Any]] = [{"original": index.sha256, "names": index.names}]
    rows += [{"section": s.number, "title": s.title, "level": s.level, "line": s.line} for s in index.sections]
    rows += [{"acronym": a.short, "long": a.long, "passage": a.passage} for a in index.acronyms]
    rows += [{"name": f.text, "entity": f.entity, "count": f.count, "in": list(f.passages)} for f in index.forms]
    rows += [{"citation": u.citation, "near": u.near, "in": list(u.passages)} for u in index.unlisted]
    rows += [{"table": t.id, "caption": t.caption, "source": t.source, "lines": _runs(t.lines)} for t in index.tables]
    for p in index.passages:
        row: dict[str, Any] = {"passage": p.id, "section": p.section, "lines": _runs(p.lines), "length": p.length}
        row["sha256"] = p.sha256
        row |= {
            key: value
            for key, value in (
                ("mentions", dict(p.mentions)),
                ("allusions", dict(p.allusions)),
                ("aside", dict(p.aside)),
                ("ambiguous", list(p.ambiguous)),
                ("figures", list(p.figures)),
                ("dates", list(p.dates)),
            )
            if value
        }
        rows.append(row)
    return "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)


def from_jsonl(text: str, rows: Mapping[str, tuple[tuple[str, ...], ...]], listed: tuple[str, ...]) -> SourceIndex:
    """`rows` are the cells of the tables, by id. Raises ValueError or KeyError where a line isn't what `to_jsonl` writes."""
    head: dict[str, Any] = {}
    sections: list[Section] = []
    found: list[Acronym] = []
    forms: list[Form] = []
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
        elif "name" in row:
            forms.append(
                Form(
                    text=row.text("name"), entity=row.text("entity"), count=row.count("count"), passages=row.texts("in")
                )
            )
        elif "citation" in row:
            unlisted.append(Unlisted(citation=row.text("citation"), near=row.text("near"), passages=row.texts("in")))
        elif "acronym" in row:
            found.append(Acronym(short=row.text("acronym"), long=row.text("long"), passage=row.text("passage")))
        else:
            passages.append(
                PassageRecord(
                    id=row.text("passage"),
                    section=row.text("section"),
                    lines=_lines(row.text("lines")),
                    length=row.count("length"),
                    sha256=row.text("sha256"),
                    mentions=row.counts("mentions"),
                    allusions=row.counts("allusions"),
                    aside=row.counts("aside"),
                    ambiguous=row.texts("ambiguous"),
                    figures=row.texts("figures"),
                    dates=row.texts("dates"),
                )
            )
    return SourceIndex(
        sha256=_Row(head).text("original"),
        names=_Row(head).text("names"),
        sections=tuple(sections),
        passages=tuple(passages),
        acronyms=tuple(found),
        forms=tuple(forms),
        unlisted=tuple(unlisted),
        tables=tuple(tables),
        references=listed,
    )


class _Row(dict[str, Any]):
    """A line of the index, whose values are what they should be, or a ValueError."""

    def text(self, key: str) -> str:
        if not isinstance(self[key], str):
            raise ValueError(key)
        return str(self[key])

    def count(self, key: str) -> int:
        if not isinstance(self[key], int):
            raise ValueError(key)
        return int(self[key])

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            raise ValueError(key)
        return tuple(values)

    def counts(self, key: str) -> tuple[tuple[str, int], ...]:
        values = self.get(key, {})
        if not isinstance(values, dict) or not all(isinstance(v, int) for v in values.values()):
            raise ValueError(key)
        return tuple(values.items())


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
