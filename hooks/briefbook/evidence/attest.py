"""Statements checked against the passages that they cite: figures, dates and names must stand there.

A statement that can't be checked so says in `basis` how an editor verified it; one that neither the machine nor an editor
vouches for keeps what is missing, and `check` reports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..language import quantities
from ..model import PassageRecord, Property, Records, Source, Statement
from ..model.values import Locator

DIGIT = re.compile(r"\d")


def statements(records: Records) -> tuple[Statement, ...]:
    """The records' statements, each with whether and how it is verified."""
    sources = {source.key: source for source in records.sources}
    properties = {property.id: property for property in records.properties}
    entities = frozenset(entity.id for entity in records.entities)
    passages = {key: by_id(source) for key, source in sources.items()}
    return tuple(_verified(s, properties.get(s.property), entities, passages[s.source]) for s in records.statements)


def by_id(source: Source) -> dict[str, PassageRecord]:
    return {p.id: p for p in source.index.passages} if source.index else {}


def _verified(
    statement: Statement, property: Property | None, entities: frozenset[str], passages: Mapping[str, PassageRecord]
) -> Statement:
    locator = Locator.parse(statement.locator)
    if property is None or not locator or any(id not in passages for id in locator.ids):
        return statement
    unit = statement.unit or property.unit
    if statement.basis:
        return replace(statement, unit=unit, verified="editor")
    cited = [passages[id] for id in locator.ids]
    missing = tuple(dict.fromkeys(_missing(statement, property, entities, cited)))
    return replace(statement, unit=unit, verified="" if missing else "machine", missing=missing)


def _missing(
    statement: Statement, property: Property, entities: frozenset[str], cited: list[PassageRecord]
) -> Iterable[str]:
    named = {id for p in cited for id, _ in (*p.mentions, *p.allusions, *p.aside)}
    figures = {f for p in cited for f in p.figures}
    dates = {d for p in cited for d in p.dates}
    said = [statement.subject, statement.about]
    if property.value == "entity":
        said.append(statement.value)
    yield from (id for id in said if id in entities and id not in named)
    whens = [statement.since, statement.until, statement.date]
    if property.value == "date":
        whens.append(statement.value)
    yield from (when for when in whens if when and not _dated(when, dates, figures))
    if property.value == "quantity":
        yield from (n for n in quantities.of_value(statement.value) if n not in figures)
    if property.value == "text" and DIGIT.search(statement.value):
        inside = quantities.dates(statement.value)
        yield from (d for d in inside if not _dated(d, dates, figures))
        years = {d[:4] for d in inside}
        yield from (n for n in quantities.figures(_undated(statement.value)) if n not in figures and n not in years)


def _undated(text: str) -> str:
    return quantities.DATE.sub(" ", text)


def _dated(when: str, dates: set[str], figures: set[str]) -> bool:
    """Whether a date stands there, as precise as it is given; a bare year may stand as any figure."""
    if when in dates:
        return True
    return len(when) == 4 and when in figures
