"""The strip of an entity: what happened, in its order, each event with its place on an axis of years.

It is a list with a line beside each entry, so its text wraps and keeps its size on any window.
"""

from __future__ import annotations

import re
from math import ceil, floor
from typing import Any

from ..findings import Findings
from ..findings.happenings import Happening, happenings
from ..lookup import division
from ..model.values import sortable
from ..wording.told import undated
from .markdown.markup import Markup
from .markdown.writer import Writer

DATE = re.compile(r"\d{4}(-\d\d){0,2}$")
LABELLED = 10
"""events that a strip names; the others are ticks"""
FEWEST = 3
"""events that make a strip"""
STEPS = 6
"""parts of the axis that a phone has room to label"""


def strip(on: Writer, id: str) -> Markup:
    """The events of an entity on an axis of years, for its own page. Empty where they are too few, or all of one year."""
    facts = on.facts
    found = [h for h in happenings(facts, facts.said_of[id]) if DATE.match(sortable(h.when))]
    at = [_year(sortable(h.when)) for h in found]
    if len(found) < FEWEST or max(at) - min(at) < 1:
        return Markup()
    named = [(h, _end(h)) for h in _named(facts, id, found)]
    first, last, step = axis(min(at), max([*at, *(end for _, end in named)]))

    def place(year: float) -> int:
        """How far along the axis a year stands, in hundredths."""
        return round(100 * (year - first) / (last - first))

    rows: list[dict[str, Any]] = [
        {
            "when": sortable(h.when)[:4] + (f"–{int(end)}" if int(end) > int(sortable(h.when)[:4]) else ""),
            "what": undated(facts, h.statements[0]).plain(),
            "link": on.to(division.place(facts, h.statements[0], id)),
            "begins": place(_year(sortable(h.when))),
            "ends": place(end),
        }
        for h, end in named
    ]
    return on.render(
        "strip",
        rows=rows,
        count=len(found),
        parts=(last - first) // step,
        years=[(year, place(year)) for year in range(first, last + 1, step)],
        ticks=sorted(set(map(place, at))),
        timeline=on.to(f"timeline.md?concerns={id}"),
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


def _end(happening: Happening) -> float:
    """When what is told ended; when it began, where no end is stated."""
    begun = _year(sortable(happening.when))
    ends = [sortable(s.until) for s in happening.statements if s.since and DATE.match(sortable(s.until))]
    return max([begun, *map(_year, ends)])


def _named(facts: Findings, id: str, found: list[Happening]) -> list[Happening]:
    """Those that a strip names, by date: what several sources tell, then what the book calls key, then what the entity itself
    did, then the others, evenly chosen."""

    def rank(h: Happening) -> tuple[int, bool, bool]:
        property = facts.properties[h.statements[0].property]
        return -len({s.source for s in h.statements}), not property.key, h.statements[0].subject != id

    return sorted(_evenly(sorted(found, key=rank), LABELLED), key=found.index)


def _evenly(rows: list[Happening], wanted: int) -> list[Happening]:
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
