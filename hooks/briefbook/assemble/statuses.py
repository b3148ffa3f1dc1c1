"""Statuses of one thing in one other that can't hold together: a property says which others it `excludes`; and the conflict
that is on record for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..model import Conflict, Statement
from ..model.values import Locator, cited
from .view import View

Cited = list[tuple[Conflict, set[tuple[str, str]]]]
"""conflicts, each with the passages that its sides cite"""


def located(disputed: Iterable[Conflict]) -> Cited:
    """Conflicts with their passages, read once for all that ask."""
    return [(c, {passage for side in c.sides for passage in cited(side.at)}) for c in disputed]


def on_record(clash: Sequence[Statement], disputed: Cited) -> Conflict | None:
    """The conflict about statements that can't hold together: it cites two of their properties."""
    at: dict[tuple[str, str], set[str]] = defaultdict(set)
    for s in clash:
        for id in Locator.of(s.locator).ids:
            at[s.source, id].add(s.property)
    ends = {end for s in clash[:1] for end in (s.subject, s.value)}
    for conflict, passages in disputed:
        if ends <= {*conflict.about} and len(set().union(*(at[p] for p in passages & at.keys()))) > 1:
            return conflict
    return None


def followed(view: View, higher: Statement, lower: Statement) -> bool:
    """Whether the one status may have followed the other: by their dates, or by the years of their sources."""
    if higher.until and lower.since and lower.since >= higher.until:
        return True
    begun = lower.since or lower.date
    if higher.since and begun:
        return higher.since > begun[: len(higher.since)]
    later, earlier = (dict(view.sources[s.source].csl).get("issued", "9999")[:4] for s in (higher, lower))
    return bool(lower.until) or later > earlier


def clashing(view: View, group: Sequence[Statement]) -> list[Statement]:
    """Those of some statements of one subject and one value that can't hold beside another of them, in their order."""
    pairs = [
        (higher, lower)
        for higher in group
        for lower in group
        if lower.property in view.properties[higher.property].excludes and not followed(view, higher, lower)
    ]
    return [s for s in group if any(s in pair for pair in pairs)]
