"""What editors write on pages and in lists: markers, citations, comparisons, terms, tables, conflicts, briefs, changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ... import layout
from ...model import Book, Place, Problem, Source
from ...model.values import Cited, Locator
from ...model.values import citations as found_in
from ...problem import did_you_mean, place
from .. import audit
from ..attest import by_id
from ..claims import Context, of_cell
from ..held import Held
from . import exists


def markers(book: Book) -> Iterator[Problem]:
    comparisons = exists.comparisons(book)
    kinds = {k.id for k in book.records.kinds}
    pictures = {f"{t.source}-{t.id}" for t in book.records.tables}
    pictures |= {"map"} if any(k.territories for k in book.records.kinds) else set()
    for text in book.records.texts:
        for found in layout.MARKER.finditer(text.text):
            where = place(text, found.start())
            word, of = found[1], found[2] or ""
            if text.place.path.startswith(f"{layout.BRIEFS}/"):
                continue
            if word not in layout.MARKERS:
                hint = did_you_mean(word, layout.MARKERS, f"the markers are {', '.join(layout.MARKERS)}")
                yield Problem(where, "unknown-marker", f"nothing is known to put in place of '{word}'", hint)
            elif word == "comparison" and of not in comparisons:
                hint = did_you_mean(of, comparisons, "the comparisons stand in docs/comparisons/")
                yield Problem(where, "unknown-comparison", f"there is no comparison '{of}'", hint)
            elif word == "picture" and of not in pictures:
                hint = did_you_mean(
                    of, pictures, "name the map, or a table that tables.yml describes: its source, a hyphen, its id"
                )
                yield Problem(where, "unknown-marker", f"there is no picture '{of}'", hint)
            elif word == "most_mentioned" and of not in kinds:
                yield Problem(where, "unknown-marker", f"there is no kind '{of}'", did_you_mean(of, kinds))


def citations(book: Book) -> Iterator[Problem]:
    known = {s.key: s for s in book.records.sources}
    for text in book.records.texts:
        for start, end, citation in found_in(text.text):
            written = text.text[start:end]
            if not citation:
                yield Problem(
                    place(text, start + citation.offset), "bad-locator", f"{written}: {citation.reason}", citation.hint
                )
                continue
            for part in citation.parts:
                problem = _cited(part, known)
                if problem:
                    rule, message, hint = problem
                    yield Problem(place(text, start + part.offset), rule, f"citation {written}: {message}", hint)


def _cited(part: Cited, known: Mapping[str, Source]) -> tuple[str, str, str] | None:
    source = known.get(part.key)
    if source is None:
        hint = did_you_mean(part.key, known, "the sources stand in seeds/")
        return "unknown-source", f"there is no source '{part.key}'", hint
    passages = by_id(source)
    missing = [id for id in part.locator.ids if id not in passages] if part.locator and source.index else []
    return exists.missing(source, missing) if missing else None


def comparisons(book: Book) -> Iterator[Problem]:
    entities = exists.entities(book)
    rows = entities | {s.key for s in book.records.sources}
    properties = {word for p in book.records.properties for word in (p.id, p.inverse)} | book.records.unread
    for comparison in book.records.comparisons:
        if comparison.about and comparison.about not in entities:
            hint = exists.near(comparison.about, entities)
            yield Problem(comparison.place, "unknown-entity", f"there is no record '{comparison.about}'", hint)
        for id in comparison.rows:
            if id not in rows:
                yield Problem(
                    comparison.place, "unknown-entity", f"there is no record '{id}'", exists.near(id, entities)
                )
        for heading, wanted in comparison.columns:
            for id in wanted:
                if id not in properties:
                    hint = did_you_mean(id, properties, "the properties stand in seeds/properties.yml")
                    yield Problem(
                        comparison.place, "unknown-property", f"column '{heading}': there is no property '{id}'", hint
                    )


def terms(book: Book) -> Iterator[Problem]:
    known = exists.entities(book) | {t.term for t in book.records.terms} | {t.id for t in book.records.terms}
    seen: dict[str, Place] = {}
    for term in book.records.terms:
        if term.id in seen:
            yield Problem(
                term.place,
                "term-twice",
                f"'{term.term}' stands on line {seen[term.id].line} already",
                "put both into one entry",
            )
        seen[term.id] = term.place
        for other in (*term.see, *term.broader):
            if other not in known:
                yield Problem(
                    term.place,
                    "unknown-entity",
                    f"'{other}' is no record and no term",
                    exists.near(other, known),
                )


def tables(book: Book) -> Iterator[Problem]:
    sources = {s.key: s for s in book.records.sources}
    for table in book.records.tables:
        for message, hint in audit.faults(table):
            yield Problem(table.place, "bad-table", f"{table.id}: {message}", hint)
        if sources[table.source].index is None:
            continue  # a source without an index is a problem of its own
        locator = Locator.parse(table.at)
        passages = by_id(sources[table.source])
        ids = locator.ids if locator else ()
        if not ids or any(id not in passages for id in ids):
            hint = "write ¶12, ¶12-14, n95 or t3" if locator else locator.hint
            yield Problem(table.place, "bad-locator", f"{table.id}: '{table.at}' names no passage", hint)
            continue
        held = Held(tuple(passages[id] for id in ids))
        for row in table.rows if table.id.startswith("f") else ():
            for field, value in zip(table.fields, row, strict=False):
                if any(not held.bears_out(claim, Context()) for claim in of_cell(field, value)):
                    message = f"{table.id}: '{value}' ({row[0]} / {field.name}) can't be found in {table.at}"
                    yield Problem(table.place, "unverified-statement", message, "cite the passage that says so in 'at'")


def conflicts(book: Book) -> Iterator[Problem]:
    entities = exists.entities(book)
    seen: dict[str, Place] = {}
    for conflict in book.records.conflicts:
        if conflict.id in seen:
            message = f"'{conflict.title}' stands on line {seen[conflict.id].line} already"
            yield Problem(conflict.place, "term-twice", message, "give one of the two another title")
        seen.setdefault(conflict.id, conflict.place)
        for id in conflict.about:
            if id not in entities:
                yield Problem(conflict.place, "unknown-entity", f"there is no record '{id}'", exists.near(id, entities))


def changes(book: Book) -> Iterator[Problem]:
    r = book.records
    known = exists.entities(book) | exists.comparisons(book) | {s.key for s in r.sources} | {b.id for b in r.briefs}
    seen: dict[str, Place] = {}
    for change in r.changes:
        if change.id in seen:
            message = f"'{change.title}' stands on line {seen[change.id].line} already"
            yield Problem(change.place, "term-twice", message, "give one of the two another title")
        seen.setdefault(change.id, change.place)
        for page in change.pages:
            # a path is a link, which the engine follows
            if page not in known and not page.endswith(".md"):
                hint = did_you_mean(page, known, "name a record by its id, or a page by its path below docs/, with .md")
                yield Problem(change.place, "unknown-entity", f"there is no record '{page}'", hint)
