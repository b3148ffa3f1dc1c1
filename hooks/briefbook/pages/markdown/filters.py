"""What a long page can be narrowed down to: the choices of its form, which a script on the page heeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from ...findings import Findings

Filter = tuple[str, str, str, list[tuple[str, list[tuple[str, str, int]]]]]
"""(name, label, what stands for all, groups of (text, value, how many))"""


def concerning(facts: Findings, concerns: Iterable[str]) -> Filter:
    """A choice among the entities that the items of a page concern; each item names its ids, separated by spaces."""
    counts = Counter(id for ids in concerns for id in ids.split())
    groups = [
        (
            kind.plural,
            sorted((facts.short(id), id, n) for id, n in counts.items() if facts.entities[id].kind == kind.id),
        )
        for kind in facts.kinds.values()
    ]
    return "concerns", "Show what concerns", "everything", groups


def chosen(name: str, label: str, values: Iterable[tuple[Any, str]]) -> Filter:
    """A choice among the values of the items of a page, each with its text."""
    counts = Counter(values)
    return name, label, "any", [("", sorted((text, value, n) for (text, value), n in counts.items()))]
