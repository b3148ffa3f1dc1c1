"""Statements by theme, as the pages of entities and sources list them."""

from __future__ import annotations

from ..findings import Findings
from ..model import (
    Statement,
)
from ..wording import phrase

Lines = list[tuple[str, list[str]]]
"""(label, what is said under it)"""


def themes(facts: Findings, page: str, statements: list[Statement], of: str) -> list[tuple[str, Lines]]:
    """Lines by theme, themes and properties in the order of the vocabulary, then by date."""
    order = {p.id: i for i, p in enumerate(facts.records.properties)}
    ranked = sorted(
        statements, key=lambda s: (order[s.property], s.subject != of, s.since or s.date or s.value, s.source)
    )
    grouped: dict[str, list[Statement]] = {p.theme: [] for p in facts.records.properties}
    for s in ranked:
        grouped[facts.properties[s.property].theme].append(s)
    return [(theme, phrase.lines(facts, page, group, of)) for theme, group in grouped.items() if group]
