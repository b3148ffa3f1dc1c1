"""Statements by theme, as the pages of entities and sources list them."""

from __future__ import annotations

from ..findings.weight import order
from ..model import Statement
from .markdown.statements import Lines, lines
from .markdown.writer import Writer


def by_theme(on: Writer, statements: list[Statement], of: str) -> list[tuple[str, list[Statement]]]:
    """Themes and properties in the order of the vocabulary, then by date, then as their sources come to them."""
    place = {p.id: i for i, p in enumerate(on.facts.records.properties)}
    ranked = sorted(statements, key=lambda s: (place[s.property], s.subject != of, order(on.facts, s)))
    grouped: dict[str, list[Statement]] = {p.theme: [] for p in on.facts.records.properties}
    for s in ranked:
        grouped[on.facts.properties[s.property].theme].append(s)
    return [(theme, group) for theme, group in grouped.items() if group]


def themes(on: Writer, statements: list[Statement], of: str) -> list[tuple[str, Lines]]:
    """Lines by theme."""
    return [(theme, lines(on, group, of)) for theme, group in by_theme(on, statements, of)]
