"""Statuses of one thing in one other that can't hold together: a property says which others it `excludes`; and the conflict
that is on record for them."""

from __future__ import annotations

from collections.abc import Sequence

from ..lookup import Facts
from ..model import Statement
from ..model.values import sortable


def followed(facts: Facts, higher: Statement, lower: Statement) -> bool:
    """Whether the one status may have followed the other: by their dates, or by the years of their sources."""
    if higher.until and lower.since and sortable(lower.since) >= sortable(higher.until):
        return True
    begun, since = sortable(lower.since or lower.date), sortable(higher.since)
    if since and begun:
        return since > begun[: len(since)]
    later, earlier = (dict(facts.sources[s.source].csl).get("issued", "9999")[:4] for s in (higher, lower))
    return bool(lower.until) or later > earlier


def clashing(facts: Facts, group: Sequence[Statement]) -> list[Statement]:
    """Those of some statements of one subject and one value that can't hold beside another of them, in their order."""
    pairs = [
        (higher, lower)
        for higher in group
        for lower in group
        if lower.property in facts.properties[higher.property].excludes and not followed(facts, higher, lower)
    ]
    return [s for s in group if any(s in pair for pair in pairs)]
