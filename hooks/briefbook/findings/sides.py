"""What statements on one matter say, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from ..language.fold import slug
from ..lookup import Facts
from ..model import Conflict, Side, Statement
from ..wording import phrase
from ..wording.dates import words as date


def grouped(facts: Facts, key: Callable[..., tuple[str, ...] | None]) -> Iterator[list[Statement]]:
    """Statements of one subject and property that share what `key` gives; those for which it gives None are left out."""
    groups: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for s in facts.statements:
        rest = key(s, facts.properties[s.property])
        if rest is not None:
            groups[s.subject, s.property, *rest].append(s)
    for _, group in sorted(groups.items()):
        if len(group) > 1:
            yield sorted(group, key=lambda s: (s.source, s.id))


def stated(facts: Facts, kind: str, group: list[Statement], of: str = "") -> Conflict:
    """What statements on one matter say, side by side; `of` is their value, where they differ in something else."""
    first = group[0]
    property = facts.properties[first.property]
    ids = (first.subject, first.about, first.value) if of else (first.subject, first.about)
    matter = of or first.of or (facts.short(first.about) if first.about else "")
    return Conflict(
        id=slug(f"{first.subject} {property.id} {matter} {first.date or first.since if kind == 'two figures' else ''}"),
        title=f"{facts.name(first.subject)}: {property.label}{', ' if matter else ''}{matter}".strip(),
        kind=kind,
        about=tuple(dict.fromkeys(id for id in ids if id in facts.entities)),
        sides=tuple(Side(says=said(facts, s, dated=bool(of)), at=phrase.citation(s)) for s in group),
        statements=tuple(group),
        machine=True,
    )


def refined(values: set[str]) -> bool:
    """Dates of which one only says more than the other don't contradict each other: 2001 and 2001-06."""
    longest = max(values, key=len)
    return all(longest.startswith(v) for v in values)


def said(facts: Facts, s: Statement, dated: bool) -> str:
    if dated:
        return f"{date(s.since or s.date)}; {s.note}" if s.note else date(s.since or s.date)
    match facts.properties[s.property].value:
        case "entity":
            value = facts.name(s.value)
        case "date":
            value = date(s.value)
        case "quantity":
            value = f"{phrase.number(s.value)} {s.unit}".strip()
        case _:
            value = s.value
    return "; ".join(part for part in (value, phrase.when(s), s.note) if part)
