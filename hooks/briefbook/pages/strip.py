"""The strip of an entity: its dated statements in their order, each with its place on an axis of years.

It is a list with a line beside each entry, so its text wraps and keeps its size on any window.
"""

from __future__ import annotations

import re
from math import ceil, floor
from typing import Any

from ..findings import Findings
from ..model import Statement
from ..model.values import sortable
from .markdown.markup import Markup
from .markdown.writer import Writer

DATE = re.compile(r"\d{4}(-\d\d){0,2}$")
LABELLED = 12
"""dated statements that a strip names; the others are ticks"""
FEWEST = 3
"""dated statements that make a strip"""
STEPS = 6
"""parts of the axis that a phone has room to label"""
Dated = list[tuple[str, Statement]]


def strip(on: Writer, id: str) -> Markup:
    """The dated statements about an entity on an axis of years, for the entity's own page, which holds the statements
    themselves. Empty where they are too few, or all of one year."""
    facts = on.facts
    found = _about(facts, id)
    at = [_year(when) for when, _ in found]
    if len(found) < FEWEST or max(at) - min(at) < 1:
        return Markup()
    named = [(when, _end(when, s), s) for when, s in _named(facts, id, found)]
    first, last, step = axis(min(at), max([*at, *(end for _, end, _ in named)]))

    def place(year: float) -> int:
        """How far along the axis a year stands, in hundredths."""
        return round(100 * (year - first) / (last - first))

    rows: list[dict[str, Any]] = [
        {
            "when": when[:4] + (f"–{int(end)}" if int(end) > int(when[:4]) else ""),
            "what": _label(facts, s, id),
            "statement": s.id,
            "begins": place(_year(when)),
            "ends": place(end),
        }
        for when, end, s in named
    ]
    return on.render(
        "strip",
        rows=rows,
        count=len(found),
        parts=(last - first) // step,
        years=[(year, place(year)) for year in range(first, last + 1, step)],
        ticks=[place(year) for year in sorted(set(at))],
    )


def axis(first: float, last: float) -> tuple[int, int, int]:
    """(first year, last year, step) of the axis that holds two times: whole steps, as many as have room."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            low, high = floor(first / step) * step, ceil((last + 0.01) / step) * step
            if (high - low) // step <= STEPS:
                return low, high, step
        size *= 10


def _end(when: str, s: Statement) -> float:
    """When what a statement says ended; when it began, where no end is stated."""
    return max(_year(when), _year(sortable(s.until))) if s.since and DATE.match(sortable(s.until)) else _year(when)


def _about(facts: Findings, id: str) -> Dated:
    """The statements about an entity with a date that fits on an axis of years, by date."""
    found = [(when, s) for s in facts.said_of[id] if DATE.match(when := sortable(facts.when(s)))]
    return sorted(found, key=lambda pair: (pair[0], pair[1].subject, pair[1].id))


def _named(facts: Findings, id: str, found: Dated) -> Dated:
    """Those of some dated statements that a strip names, by date.

    First those that say of the entity itself what begins or happens once, then the others, evenly chosen; none with a
    quantity, which tables tell better; none that says what another says of the same year.
    """
    telling = [(when, s) for when, s in found if facts.properties[s.property].value != "quantity"]
    said: dict[str, tuple[str, Statement]] = {}
    for when, s in sorted(telling, key=lambda pair: (not _notable(facts, pair[1], id), pair[0])):
        said.setdefault(f"{when[:4]} {_label(facts, s, id)}", (when, s))
    return sorted(_evenly(list(said.values()), LABELLED), key=lambda pair: (pair[0], _label(facts, pair[1], id)))


def _notable(facts: Findings, s: Statement, id: str) -> bool:
    property = facts.properties[s.property]
    return s.subject == id and (property.once or property.single or bool(property.begins))


def _evenly(rows: Dated, wanted: int) -> Dated:
    """As many as are wanted, from the whole length of a list; the first half, which matters more, as it stands."""
    if len(rows) <= wanted:
        return rows
    head = rows[: wanted // 2]
    rest = rows[wanted // 2 :]
    count = wanted - len(head)
    return head + [rest[i * (len(rest) - 1) // max(count - 1, 1)] for i in range(count)]


def _year(when: str) -> float:
    """A date as a number of years: 1952-07 is 1952.5."""
    parts = [int(part) for part in when.split("-")[:3]]
    return round(parts[0] + (parts[1] - 1) / 12 if len(parts) > 1 else parts[0], 2)


def _label(facts: Findings, s: Statement, id: str) -> str:
    """A dated statement in few words."""
    property = facts.properties[s.property]
    value = facts.short(s.value) if property.value == "entity" else "" if property.value == "date" else s.value
    if s.subject == id:
        said = f"{property.label} {value}" if property.value == "entity" else value or property.label
    elif property.value == "entity" and s.value == id:
        said = f"{property.inverse or property.label} {facts.short(s.subject)}"
    else:
        what = f"{property.label} {value}" if property.value == "entity" else value or property.label
        said = f"{facts.short(s.subject)}: {what}"
    return said
