"""Names and ids of records: each has one owner, and what records name of each other is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ... import layout
from ...language.fold import unaccented
from ...model import Book, Brief, Comparison, Entity, Place, Problem, Source, Term
from . import exists


def ids(book: Book) -> Iterator[Problem]:
    """An id belongs to one record or source: statements name things by it alone."""
    seen: dict[str, Place] = {s.key: s.place for s in book.records.sources}
    for entity in book.records.entities:
        if entity.id in seen:
            message = f"the id '{entity.id}' belongs to {seen[entity.id].path} too"
            yield Problem(entity.place, "name-twice", message, "give one of the two files another name")
        seen.setdefault(entity.id, entity.place)


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


def relations(book: Book) -> Iterator[Problem]:
    known = exists.entities(book)
    for entity in book.records.entities:
        for key, ids in (("broader", entity.broader), ("related", entity.related)):
            for id in ids:
                if id not in known:
                    yield Problem(
                        entity.place,
                        "unknown-entity",
                        f"'{key}' names '{id}', of which there is no record",
                        exists.near(id, known),
                    )


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
