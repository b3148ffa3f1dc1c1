"""Statements by theme, as the pages of entities and sources list them."""

from __future__ import annotations

from ..model import (
    Statement,
)
from ..model.values import sortable
from .markdown.statements import Lines, lines
from .markdown.writer import Writer


def themes(on: Writer, statements: list[Statement], of: str) -> list[tuple[str, Lines]]:
    """Lines by theme, themes and properties in the order of the vocabulary, then by date."""
    order = {p.id: i for i, p in enumerate(on.facts.records.properties)}
    ranked = sorted(
        statements, key=lambda s: (order[s.property], s.subject != of, sortable(s.since or s.date) or s.value, s.source)
    )
    grouped: dict[str, list[Statement]] = {p.theme: [] for p in on.facts.records.properties}
    for s in ranked:
        grouped[on.facts.properties[s.property].theme].append(s)
    return [(theme, lines(on, group, of)) for theme, group in grouped.items() if group]
