"""Statements that can't all hold: two values, figures or statuses of one matter, found by machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..language.fold import slug
from ..lookup import Facts
from ..model import Conflict, Side, Statement
from ..model.values import Quantity
from ..wording import phrase
from .sides import grouped, refined, stated
from .statuses import followed


def two_values(facts: Facts) -> Iterator[Conflict]:
    """Two values of a property that has one, of the same subject, at the same time and in the same unit."""
    groups = grouped(facts, lambda s, p: (s.about, s.of, s.date, s.since, s.unit) if p.single else None)
    for group in groups:
        different = {s.value for s in group}
        same = facts.properties[group[0].property].value == "date" and refined(different)
        if len(different) > 1 and not same:
            yield stated(facts, "two values", group)


def two_figures(facts: Facts) -> Iterator[Conflict]:
    """Two figures for one quantity: what is counted, of whom, in which unit and when are the same."""

    def key(s: Statement, p: object) -> tuple[str, ...] | None:
        return (
            (s.about, s.of, s.unit)
            if getattr(p, "value", "") == "quantity" and not getattr(p, "single", False)
            else None
        )

    for group in grouped(facts, key):
        if not (group[0].of or group[0].about):
            continue
        for same_time in _contemporary(group):
            if not agree([s.value for s in same_time]):
                yield stated(facts, "two figures", same_time)


def _contemporary(group: list[Statement]) -> Iterator[list[Statement]]:
    """Statements of one time, each time once; 2015 and 2015-03 are one, 2015-01 and 2015-03 aren't."""
    times = sorted({(s.since, s.until, s.date) for s in group})
    for since, until, date in times:
        if any(t[:2] == (since, until) and t[2] != date and t[2].startswith(date) for t in times if date):
            continue  # a more precise time takes these in
        span = [s for s in group if (s.since, s.until) == (since, until) and bool(s.date) == bool(date)]
        same = [s for s in span if date.startswith(s.date)]
        if len(same) > 1:
            yield same


def two_statuses(facts: Facts) -> Iterator[Conflict]:
    """Two relations to one thing of which one excludes the other, unless one came after the other."""
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in facts.statements:
        if facts.properties[s.property].excludes or any(s.property in p.excludes for p in facts.properties.values()):
            groups[s.subject, s.value].append(s)
    for (subject, value), group in sorted(groups.items()):
        for higher in dict.fromkeys(s.property for s in group):
            lower = [s for s in group if s.property in facts.properties[higher].excludes]
            sides = [h for h in group if h.property == higher and any(not followed(facts, h, s) for s in lower)]
            if sides and lower:
                about = tuple(id for id in (subject, value) if id in facts.entities)
                yield Conflict(
                    id=slug(f"{subject} {value} {higher} status"),
                    title=f"{facts.name(subject)} and {facts.short(value)}: which status",
                    kind="two statuses",
                    about=about,
                    sides=tuple(
                        Side(
                            says=", ".join(t for t in (s.property, phrase.when(s), s.note) if t), at=phrase.citation(s)
                        )
                        for s in (*sides, *lower)
                    ),
                    statements=(*sides, *lower),
                    machine=True,
                )
                break


def agree(values: list[str]) -> bool:
    """Whether figures can all hold: the same number, or one within the bounds that the other gives."""
    spans = [_span(value) for value in values]
    return max(low for low, _ in spans) <= min(high for _, high in spans)


def _span(value: str) -> tuple[float, float]:
    """'5000' → 5000 to 5000; '27000-31000' → its bounds; '>766' and '<40' are open at one end."""
    quantity = Quantity.parse(value)
    if not quantity:
        return float("-inf"), float("inf")
    if quantity.bound in (">", ">="):
        return float(quantity.amount), float("inf")
    return float("-inf") if quantity.bound in ("<", "<=") else float(quantity.amount), float(quantity.most)
