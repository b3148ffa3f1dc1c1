"""Everything that can be wrong with a book, found in one run. Pure: a check takes the book and yields problems.

Each rule has a line in docs/about/contributing.md and a case in tests/sites that triggers it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from . import audit, layout, quantities
from .attest import DATE, by_id, locate
from .fold import unaccented
from .model import Book, Brief, Comparison, Entity, Place, Problem, Property, Source, SourceIndex, Statement, Term
from .problem import did_you_mean

CITATION = re.compile(r"\[@([^\]\n]*)\]")
QUANTITY = re.compile(r"^[<>~]?\s*-?\d+(\.\d+)?(\s*[-–]\s*\d+(\.\d+)?)?$")
Check = Callable[[Book], Iterator[Problem]]


def problems(book: Book) -> tuple[Problem, ...]:
    """All problems, sorted by path, line and column."""
    found = chain(book.records.problems, *(check(book) for check in CHECKS))
    return tuple(sorted(set(found)))


def _entities(book: Book) -> set[str]:
    """Ids that may be named: those of records, and of files whose record is broken, which is a problem of its own."""
    return {e.id for e in book.records.entities} | _broken(book)


def _comparisons(book: Book) -> set[str]:
    return {c.id for c in book.records.comparisons} | _broken(book)


def _broken(book: Book) -> set[str]:
    paths = (p.place.path for p in book.records.problems if p.place.path.endswith(".md"))
    return {path.rpartition("/")[2].removesuffix(".md") for path in paths}


def names(book: Book) -> Iterator[Problem]:
    """Two records with one name. An acronym may have two owners: a source's own definition decides between them."""
    owners: dict[str, list[tuple[Entity, str]]] = defaultdict(list)
    for entity in book.records.entities:
        for name in entity.names:
            text = unaccented(f"{name.after} {name.text}").strip()
            shape = text.casefold() if name.ignore_case else text
            owners[shape].append((entity, name.sort))
    for shape, claims in owners.items():
        ids = list(dict.fromkeys(e.id for e, _ in claims))
        if len(ids) < 2 or all(sort == "acronym" for _, sort in claims):
            continue
        first, second = claims[0][0], next(e for e, _ in claims if e.id != ids[0])
        yield Problem(
            second.place,
            "name-twice",
            f"the name '{shape}' belongs to '{first.id}' ({first.place.path}) too",
            "leave it with the record that it mostly means, and take it out of the other",
        )


def ids(book: Book) -> Iterator[Problem]:
    """An id belongs to one record or source: statements name things by it alone."""
    seen: dict[str, Place] = {s.key: s.place for s in book.records.sources}
    for entity in book.records.entities:
        if entity.id in seen:
            message = f"the id '{entity.id}' belongs to {seen[entity.id].path} too"
            yield Problem(entity.place, "name-twice", message, "give one of the two files another name")
        seen.setdefault(entity.id, entity.place)


def markers(book: Book) -> Iterator[Problem]:
    comparisons = _comparisons(book)
    kinds = {k.id for k in book.records.kinds}
    pictures = {f"{t.source}-{t.id}" for t in book.records.tables}
    pictures |= {"map"} if any(k.territories for k in book.records.kinds) else set()
    for text in book.records.texts:
        for found in layout.MARKER.finditer(text.text):
            place = Place(text.place.path, text.place.line + text.text.count("\n", 0, found.start()))
            word, of = found[1], found[2] or ""
            if word not in layout.MARKERS:
                hint = did_you_mean(word, layout.MARKERS, f"the markers are {', '.join(layout.MARKERS)}")
                yield Problem(place, "unknown-marker", f"nothing is known to put in place of '{word}'", hint)
            elif word == "comparison" and of not in comparisons:
                hint = did_you_mean(of, comparisons, "the comparisons stand in docs/comparisons/")
                yield Problem(place, "unknown-comparison", f"there is no comparison '{of}'", hint)
            elif word == "picture" and of not in pictures:
                hint = did_you_mean(
                    of, pictures, "name the map, or a table that tables.yml describes: its source, a hyphen, its id"
                )
                yield Problem(place, "unknown-marker", f"there is no picture '{of}'", hint)
            elif word == "most_mentioned" and of not in kinds:
                yield Problem(place, "unknown-marker", f"there is no kind '{of}'", did_you_mean(of, kinds))


def relations(book: Book) -> Iterator[Problem]:
    known = _entities(book)
    for entity in book.records.entities:
        for key, ids in (("broader", entity.broader), ("related", entity.related)):
            for id in ids:
                if id not in known:
                    yield Problem(
                        entity.place,
                        "unknown-entity",
                        f"'{key}' names '{id}', of which there is no record",
                        _near(id, known),
                    )


def _near(id: str, known: set[str]) -> str:
    return did_you_mean(id, known, "add a record for it, or name another")


def statements(book: Book) -> Iterator[Problem]:
    entities = _entities(book)
    sources = {s.key: s for s in book.records.sources}
    properties = {p.id: p for p in book.records.properties}
    for statement in book.statements:
        places = dict(statement.places)
        for key in ("subject", "about"):
            id = getattr(statement, key)
            if id and id not in entities and not (key == "subject" and id in sources):
                yield Problem(places[key], "unknown-entity", f"there is no record '{id}'", _near(id, entities))
        property = properties.get(statement.property)
        if property is None:
            hint = did_you_mean(statement.property, properties, "the properties stand in seeds/properties.yml")
            yield Problem(places["property"], "unknown-property", f"there is no property '{statement.property}'", hint)
        else:
            yield from _value(statement, property, entities, places["value"])
        for key in ("since", "until", "date"):
            if getattr(statement, key) and not DATE.match(getattr(statement, key)):
                yield _no_date(places[key], getattr(statement, key))
        yield from _located(statement, sources[statement.source], places["at"])
        if statement.missing:
            said = ", ".join(f"'{m}'" for m in statement.missing)
            yield Problem(
                places["at"],
                "unverified-statement",
                f"{said} can't be found in {statement.locator}",
                "cite the passage that says so, or say in 'basis' how you verified it",
            )


def _value(statement: Statement, property: Property, entities: set[str], place: Place) -> Iterator[Problem]:
    match property.value:
        case "entity" if statement.value not in entities:
            message = f"'{property.id}' takes the id of a record; there is no record '{statement.value}'"
            yield Problem(place, "unknown-entity", message, _near(statement.value, entities))
        case "date" if not DATE.match(statement.value):
            yield _no_date(place, statement.value)
        case "quantity" if not QUANTITY.match(statement.value):
            plain = quantities.figures(statement.value)
            hint = (
                f"write '{plain[0]}' and put the rest in 'unit' or 'note'"
                if plain
                else "write a plain number like 24.8"
            )
            yield Problem(place, "bad-value", f"'{statement.value}' is no plain number", hint)


def _no_date(place: Place, text: str) -> Problem:
    found = quantities.dates(text)
    hint = f"write {max(found, key=len)}" if found else "write 1952, 1952-02 or 1952-02-18"
    return Problem(place, "bad-value", f"'{text}' is no date", hint)


def _located(statement: Statement, source: Source, place: Place) -> Iterator[Problem]:
    if source.index is None:
        return
    ids = locate(statement.locator)
    if ids is None:
        hint = "write ¶12, ¶12-14, n95 or t3, several with commas between"
        yield Problem(place, "bad-locator", f"'{statement.locator}' is no locator", hint)
        return
    known = by_id(source)
    for id in ids:
        if id not in known:
            yield Problem(
                place, "missing-passage", f"{source.key} has no passage {_shown(id)}", _extent(source.index, id)
            )


def _shown(id: str) -> str:
    return f"¶{id}" if id.isdigit() else id


def _extent(index: SourceIndex, id: str) -> str:
    sort = id[0] if id[0] in "nt" else ""
    ids = [p.id for p in index.passages if (p.id[0] == sort if sort else p.id.isdigit())]
    return f"it has {_shown(ids[0])} to {_shown(ids[-1])}" if ids else "it has none of that sort"


def sources(book: Book) -> Iterator[Problem]:
    for source in book.records.sources:
        broken = any(p.rule == "broken-index" and f"/{source.key}/" in p.place.path for p in book.records.problems)
        if source.index is None and not broken:
            hint = "with the original at hand, run: briefbook read"
            yield Problem(source.place, "unread-source", f"'{source.key}' has no passages.jsonl", hint)
        elif source.index and source.index.sha256 != source.sha256:
            message = "passages.jsonl was made from another original than source.yml names"
            yield Problem(source.place, "stale-index", message, "run: briefbook read")


def citations(book: Book) -> Iterator[Problem]:
    known = {s.key: s for s in book.records.sources}
    for text in book.records.texts:
        for found in CITATION.finditer(text.text):
            for part in found[1].split(";"):
                problem = _citation(part.strip().lstrip("@"), known)
                if problem:
                    line = text.text.count("\n", 0, found.start())
                    column = found.start() - text.text.rfind("\n", 0, found.start())
                    first = text.place.column - 1 if line == 0 else 0
                    place = Place(text.place.path, text.place.line + line, column + first)
                    yield Problem(place, problem[0], f"citation {found[0]}: {problem[1]}", problem[2])


def _citation(part: str, known: Mapping[str, Source]) -> tuple[str, str, str] | None:
    key, _, locator = (piece.strip() for piece in part.partition(","))
    source = known.get(key)
    if source is None:
        return "unknown-source", f"there is no source '{key}'", did_you_mean(key, known, "the sources stand in seeds/")
    ids = locate(locator) if locator else ()
    if ids is None:
        return "bad-locator", f"'{locator}' is no locator", "write ¶12, ¶12-14, n95 or t3"
    passages = by_id(source)
    for id in ids:
        if source.index and id not in passages:
            return "missing-passage", f"{key} has no passage {_shown(id)}", _extent(source.index, id)
    return None


def comparisons(book: Book) -> Iterator[Problem]:
    entities = _entities(book)
    rows = entities | {s.key for s in book.records.sources}
    properties = {word for p in book.records.properties for word in (p.id, p.inverse)}
    for comparison in book.records.comparisons:
        if comparison.about and comparison.about not in entities:
            hint = _near(comparison.about, entities)
            yield Problem(comparison.place, "unknown-entity", f"there is no record '{comparison.about}'", hint)
        for id in comparison.rows:
            if id not in rows:
                yield Problem(comparison.place, "unknown-entity", f"there is no record '{id}'", _near(id, entities))
        for heading, wanted in comparison.columns:
            for id in wanted:
                if id not in properties:
                    hint = did_you_mean(id, properties, "the properties stand in seeds/properties.yml")
                    yield Problem(
                        comparison.place, "unknown-property", f"column '{heading}': there is no property '{id}'", hint
                    )


def terms(book: Book) -> Iterator[Problem]:
    known = _entities(book) | {t.term for t in book.records.terms} | {t.id for t in book.records.terms}
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
                    _near(other, known),
                )


def tables(book: Book) -> Iterator[Problem]:
    sources = {s.key: s for s in book.records.sources}
    for table in book.records.tables:
        for message, hint in audit.faults(table):
            yield Problem(table.place, "bad-table", f"{table.id}: {message}", hint)
        ids = locate(table.at)
        passages = by_id(sources[table.source])
        if ids is None or any(id not in passages for id in ids):
            yield Problem(
                table.place, "bad-locator", f"{table.id}: '{table.at}' names no passage", "write ¶12, ¶12-14, n95 or t3"
            )
            continue
        there = {said for id in ids for said in (*passages[id].figures, *passages[id].dates)}
        for row in table.rows if table.id.startswith("f") else ():
            for field, value in zip(table.fields, row, strict=False):
                said = [value] if field.type == "date" else quantities.figures(value) if field.type != "string" else []
                if any(figure not in there for figure in said):
                    message = f"{table.id}: '{value}' ({row[0]} / {field.name}) can't be found in {table.at}"
                    yield Problem(table.place, "unverified-statement", message, "cite the passage that says so in 'at'")


def conflicts(book: Book) -> Iterator[Problem]:
    entities = _entities(book)
    seen: dict[str, Place] = {}
    for conflict in book.records.conflicts:
        if conflict.id in seen:
            message = f"'{conflict.title}' stands on line {seen[conflict.id].line} already"
            yield Problem(conflict.place, "term-twice", message, "give one of the two another title")
        seen.setdefault(conflict.id, conflict.place)
        for id in conflict.about:
            if id not in entities:
                yield Problem(conflict.place, "unknown-entity", f"there is no record '{id}'", _near(id, entities))


def briefs(book: Book) -> Iterator[Problem]:
    entities = _entities(book)
    comparisons = _comparisons(book)
    for brief in book.records.briefs:
        for id in brief.entities:
            if id not in entities:
                yield Problem(brief.place, "unknown-entity", f"there is no record '{id}'", _near(id, entities))
        for id in brief.comparisons:
            if id not in comparisons:
                hint = did_you_mean(id, comparisons, "the comparisons stand in docs/comparisons/")
                yield Problem(brief.place, "unknown-comparison", f"there is no comparison '{id}'", hint)


def former_ids(book: Book) -> Iterator[Problem]:
    """Where something was before leads to one place: a former id is nobody's id now, and one record's alone."""
    r = book.records
    yield from _former([*((e.id, e) for e in r.entities), *((s.key, s) for s in r.sources)])
    yield from _former([(c.id, c) for c in r.comparisons])
    yield from _former([(b.id, b) for b in r.briefs])
    yield from _former([(t.id, t) for t in r.terms])


def _former(records: list[tuple[str, Entity | Source | Comparison | Brief | Term]]) -> Iterator[Problem]:
    # on some disks, names that differ by letter case alone are one
    owners = {id.casefold(): record.place for id, record in records}
    for _, record in records:
        for old in record.former_ids:
            if not layout.ID.fullmatch(old):
                hint = "write the name that the file had, without folder and ending"
                yield Problem(record.place, "former-id", f"the former id '{old}' is no id", hint)
            elif old.casefold() in owners:
                whose = owners[old.casefold()]
                message = f"the former id '{old}' belongs to {whose.path} (line {whose.line}) too"
                hint = "leave it with the record that its readers look for, and take it out of the other"
                yield Problem(record.place, "former-id", message, hint)
            else:
                owners[old.casefold()] = record.place


def changes(book: Book) -> Iterator[Problem]:
    r = book.records
    known = _entities(book) | _comparisons(book) | {s.key for s in r.sources} | {b.id for b in r.briefs}
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


CHECKS: tuple[Check, ...] = (
    ids,
    names,
    relations,
    markers,
    statements,
    sources,
    citations,
    comparisons,
    terms,
    tables,
    conflicts,
    briefs,
    former_ids,
    changes,
)


def originals(book: Book, found: Mapping[str, tuple[str, SourceIndex]]) -> Iterator[Problem]:
    """With the originals at hand: `found` has, by key, the checksum of the file and the index that it gives now."""
    for source in book.records.sources:
        if source.key not in found:
            hint = f"put {source.original} into the folder of the originals, or beside source.yml as original.*"
            yield Problem(
                source.place, "missing-original", f"the original of '{source.key}' isn't there", hint, "warning"
            )
            continue
        checksum, index = found[source.key]
        if checksum != source.sha256:
            message = f"{source.original} isn't the file that was read: its checksum is {checksum[:12]}…"
            hint = "get the file that source.yml names, or write the new checksum there and run: briefbook read"
            yield Problem(source.place, "changed-original", message, hint)
        elif source.index is not None and index != source.index:
            message = "passages.jsonl isn't what reading the original gives now"
            yield Problem(source.place, "stale-index", message, "run: briefbook read")
