"""What follows from the book without anybody having written it: conflicts, statuses that clash, ties between entities."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from ..lookup import Facts
from ..model import Conflict
from .onrecord import Cited, located
from .register import conflicts
from .relations import Cells, cells
from .ties import Tie, ties


class Findings(Facts):
    """A book, looked up, with what follows from it. Each finding is made once, when it is first asked for."""

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The register, the editors' first."""
        return tuple(conflicts(self))

    @cached_property
    def located(self) -> Cited:
        """All conflicts, with the passages that they cite."""
        return located(self.conflicts)

    @cached_property
    def conflicts_about(self) -> dict[str, list[Conflict]]:
        """Conflicts by each entity that they concern."""
        found: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in self.conflicts:
            for id in dict.fromkeys(conflict.about):
                found[id].append(conflict)
        return found

    @cached_property
    def relations(self) -> Cells:
        """The cells of the matrix."""
        return cells(self)

    @cached_property
    def ties(self) -> list[Tie]:
        """The ties between entities that the network shows."""
        return ties(self)
