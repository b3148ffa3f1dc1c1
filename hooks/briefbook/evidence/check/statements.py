"""Statements: of known things, with values of the right form, resting on passages that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import quantities
from ...model import Book, Place, Problem, Property, Source, Statement
from ...problem import did_you_mean
from ..attest import DATE, by_id, locate
from . import exists

QUANTITY = re.compile(r"^[<>~]?\s*-?\d+(\.\d+)?(\s*[-–]\s*\d+(\.\d+)?)?$")


def statements(book: Book) -> Iterator[Problem]:
    entities = exists.entities(book)
    sources = {s.key: s for s in book.records.sources}
    properties = {p.id: p for p in book.records.properties}
    for statement in book.statements:
        places = dict(statement.places)
        for key in ("subject", "about"):
            id = getattr(statement, key)
            if id and id not in entities and not (key == "subject" and id in sources):
                yield Problem(places[key], "unknown-entity", f"there is no record '{id}'", exists.near(id, entities))
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
            yield Problem(place, "unknown-entity", message, exists.near(statement.value, entities))
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
                place,
                "missing-passage",
                f"{source.key} has no passage {exists.shown(id)}",
                exists.extent(source.index, id),
            )


def sources(book: Book) -> Iterator[Problem]:
    for source in book.records.sources:
        broken = any(p.rule == "broken-index" and f"/{source.key}/" in p.place.path for p in book.records.problems)
        if source.index is None and not broken:
            hint = "with the original at hand, run: briefbook read"
            yield Problem(source.place, "unread-source", f"'{source.key}' has no passages.jsonl", hint)
        elif source.index and source.index.sha256 != source.sha256:
            message = "passages.jsonl was made from another original than source.yml names"
            yield Problem(source.place, "stale-index", message, "run: briefbook read")
