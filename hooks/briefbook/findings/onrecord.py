"""The register, looked up: conflicts by whom they concern and by the passages that they cite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..lookup import Facts
from ..model import Comparison, Conflict, Statement
from ..model.values import Locator, cited

Passage = tuple[str, str]
"""a source and the id of one of its passages"""


class OnRecord:
    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        self._passages = [frozenset(p for side in c.sides for p in cited(side.at)) for c in self.conflicts]
        self._about: dict[str, list[int]] = defaultdict(list)
        self._citing: dict[Passage, list[int]] = defaultdict(list)
        for n, conflict in enumerate(self.conflicts):
            for id in dict.fromkeys(conflict.about):
                self._about[id].append(n)
            for passage in self._passages[n]:
                self._citing[passage].append(n)

    def about(self, id: str) -> list[Conflict]:
        """The conflicts that concern an entity."""
        return [self.conflicts[n] for n in self._about.get(id, ())]

    def clash(self, clash: Sequence[Statement]) -> Conflict | None:
        """The conflict about statements of one subject and one value that can't hold together: it cites two of their
        properties."""
        if not clash:
            return None
        at: dict[Passage, set[str]] = defaultdict(set)
        for s in clash:
            for id in Locator.of(s.locator).ids:
                at[s.source, id].add(s.property)
        ends = {clash[0].subject, clash[0].value}
        for n in self._about.get(clash[0].subject, ()):
            stated = set().union(*(at[passage] for passage in self._passages[n] & at.keys()))
            if ends <= {*self.conflicts[n].about} and len(stated) > 1:
                return self.conflicts[n]
        return None

    def touching(self, facts: Facts, comparison: Comparison) -> list[Conflict]:
        """The conflicts about a cell: they cite the cell's passage, and all that they are about stands in the cell."""
        found: set[int] = set()
        for row in comparison.rows:
            for _, properties in comparison.columns:
                for s in facts.cell(comparison, row, properties):
                    ends = {s.subject, s.value, s.about}
                    for id in Locator.of(s.locator).ids:
                        found.update(n for n in self._citing.get((s.source, id), ()) if self._within(n, ends))
        return [self.conflicts[n] for n in sorted(found)]

    def _within(self, n: int, ends: set[str]) -> bool:
        conflict = self.conflicts[n]
        return bool(conflict.about or conflict.kind == "audit") and {*conflict.about} <= ends
