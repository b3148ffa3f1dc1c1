"""What editors write on pages and in lists: markers, citations, comparisons, terms, tables, conflicts, briefs, changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ... import layout
from ...model import Book, Mending, Place, Problem, Source
from ...model.values import Citation, Cited, Locator, Malformed
from ...model.values import citations as found_in
from ...problem import did_you_mean, place
from .. import audit
from ..attest import by_id
from ..claims import Context, of_cell
from ..held import Held
from . import exists
from .markdown import bare


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
            elif word == "most_mentioned" and of and of not in kinds:
                yield Problem(where, "unknown-marker", f"there is no kind '{of}'", did_you_mean(of, kinds))


def citations(book: Book) -> Iterator[Problem]:
    known = {s.key: s for s in book.records.sources}
    for text in book.records.texts:
        for start, end, citation in found_in(bare(text.text)):
            written = text.text[start:end]
            if not citation:
                yield _unread(place(text, start + citation.offset), written, citation)
                continue
            for part in citation.parts:
                problem = _cited(part, known)
                if problem:
                    rule, message, hint = problem
                    yield Problem(place(text, start + part.offset), rule, f"citation {written}: {message}", hint)


def _unread(at: Place, written: str, citation: Malformed) -> Problem:
    """A citation that can't be read: what it may be meant to be, where it is plain."""
    parts = [piece.partition(",") for piece in written.strip("[]").split(";")]
    plain = [f"{key}, {exists.locator(rest) or rest.strip()}" if rest else key for key, _, rest in parts]
    meant = f"[{'; '.join(part.strip() for part in plain)}]"
    message = f"{written}: {citation.reason}"
    if Citation.parse(meant):
        start = replace(at, column=at.column - citation.offset)
        return Problem(start, "bad-locator", message, f"write {meant}", mending=Mending(written, meant))
    return Problem(at, "bad-locator", message, citation.hint)


def _cited(part: Cited, known: Mapping[str, Source]) -> tuple[str, str, str] | None:
    source = known.get(part.key)
    if source is None:
        hint = did_you_mean(part.key, known, "the sources stand in seeds/")
        return "unknown-source", f"there is no source '{part.key}'", hint
    passages = by_id(source)
    missing = [id for id in part.locator.ids if id not in passages] if part.locator and source.index else []
    return exists.missing(source, missing) if missing else None


def comparisons(book: Book) -> Iterator[Problem]:
    known, rows = exists.Known(book), exists.Known(book, keys=True)
    properties = {word for p in book.records.properties for word in (p.id, p.inverse)} | book.records.unread
    for comparison in book.records.comparisons:
        if comparison.about and comparison.about not in known:
            message = f"there is no record '{comparison.about}'"
            yield known.missing(exists.where(comparison, "about"), comparison.about, message)
        for n, id in enumerate(comparison.rows):
            if id not in rows:
                yield rows.missing(exists.where(comparison, "rows", n), id, f"there is no record '{id}'")
        for heading, wanted in comparison.columns:
            for n, id in enumerate(wanted):
                # what a property that couldn't be read is called from its other end isn't known
                if id not in properties and not book.records.unread:
                    message = f"column '{heading}': there is no property '{id}'"
                    yield exists.property_missing(book, exists.where(comparison, "columns", heading, n), id, message)


def terms(book: Book) -> Iterator[Problem]:
    known = exists.Known(book, terms=True)
    seen: dict[str, Place] = {}
    for term in book.records.terms:
        if term.id in seen:
            yield Problem(
                exists.where(term, "term"),
                "term-twice",
                f"'{term.term}' stands on line {seen[term.id].line} already",
                "put both into one entry",
                others=(seen[term.id],),
            )
        seen[term.id] = term.place
        for key, others in (("see", term.see), ("broader", term.broader)):
            for n, other in enumerate(others):
                if other not in known:
                    message = f"'{other}' is no record and no term"
                    yield known.missing(exists.where(term, key, n), other, message)


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
    known = exists.Known(book)
    seen: dict[str, Place] = {}
    for conflict in book.records.conflicts:
        if conflict.id in seen:
            message = f"'{conflict.title}' stands on line {seen[conflict.id].line} already"
            yield Problem(conflict.place, "term-twice", message, "give one of the two another title")
        seen.setdefault(conflict.id, conflict.place)
        for n, id in enumerate(conflict.about):
            if id not in known:
                yield known.missing(exists.where(conflict, "about", n), id, f"there is no record '{id}'")


def changes(book: Book) -> Iterator[Problem]:
    r = book.records
    known = exists.entities(book) | exists.comparisons(book) | {s.key for s in r.sources} | {b.id for b in r.briefs}
    seen: dict[str, Place] = {}
    for change in r.changes:
        if change.id in seen:
            message = f"'{change.title}' stands on line {seen[change.id].line} already"
            yield Problem(change.place, "term-twice", message, "give one of the two another title")
        seen.setdefault(change.id, change.place)
        for n, page in enumerate(change.pages):
            # a path is a link, which the engine follows
            if page not in known and not page.endswith(".md"):
                hint = did_you_mean(page, known, "name a record by its id, or a page by its path below docs/, with .md")
                yield Problem(exists.where(change, "pages", n), "unknown-entity", f"there is no record '{page}'", hint)
