"""Which entity stands in which relation to which other, by the properties that have a word for it: the cells of the matrix.

`matrix: member` in properties.yml is such a word. Rows are entities of one kind, columns of another: the two kinds that most
of these statements connect.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from ..language.fold import folded
from ..lookup import Facts
from ..model import (
    Statement,
)
from ..model.values import sortable

Cells = dict[tuple[str, str], list[Statement]]


def cells(facts: Facts) -> Cells:
    """The statements of each cell, by row and column; in the order of the properties, then by date."""
    order = {p.id: i for i, p in enumerate(facts.records.properties) if p.matrix}
    told = [s for s in facts.statements if s.property in order and s.subject in facts.entities]
    kinds = Counter((facts.entities[s.subject].kind, facts.entities[s.value].kind) for s in told)
    if not kinds:
        return {}
    pair = min(kinds, key=lambda pair: (-kinds[pair], pair))
    found: Cells = defaultdict(list)
    for s in sorted(
        told, key=lambda s: (bool(s.until), order[s.property], sortable(s.since or s.date) or "9", s.source, s.id)
    ):
        if (facts.entities[s.subject].kind, facts.entities[s.value].kind) == pair:
            found[s.subject, s.value].append(s)
    return dict(found)


def sides(facts: Facts, found: Cells) -> tuple[list[str], list[str]]:
    """Rows by name, and columns with the fullest first."""
    filled = Counter(column for _, column in found)
    rows = sorted({row for row, _ in found}, key=lambda id: folded(facts.name(id)))
    return rows, sorted(filled, key=lambda id: (-filled[id], folded(facts.short(id))))
