"""Conflicts looked up by what they are about: those of a clash, those of the cells of a comparison."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..lookup import Facts
from ..model import (
    Comparison,
    Conflict,
    Statement,
)
from ..model.values import Locator, cited

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


def touching(facts: Facts, comparison: Comparison, disputed: Cited) -> list[Conflict]:
    """The conflicts about a cell: they cite the cell's passage, and all that they are about stands in the cell."""
    cells: dict[tuple[str, str], list[set[str]]] = defaultdict(list)
    for row in comparison.rows:
        for _, properties in comparison.columns:
            for s in facts.cell(comparison, row, properties):
                for id in Locator.of(s.locator).ids:
                    cells[s.source, id].append({s.subject, s.value, s.about})
    return [
        conflict
        for conflict, at in disputed
        if (conflict.about or conflict.kind == "audit")
        and any({*conflict.about} <= ends for passage in at & cells.keys() for ends in cells[passage])
    ]
