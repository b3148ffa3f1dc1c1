"""What follows from the book without anybody having written it: conflicts, statuses that clash, ties between entities."""

from __future__ import annotations

from functools import cached_property

from ..lookup import Facts
from ..model import Conflict
from .onrecord import OnRecord
from .register import conflicts
from .relations import Cells, cells
from .ties import Tie, ties


class Findings(Facts):
    """A book, looked up, with what follows from it. Each finding is made once, when it is first asked for."""

    @cached_property
    def _register(self) -> tuple[list[Conflict], list[Conflict]]:
        return conflicts(self)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The register, the editors' first."""
        return tuple(self._register[0])

    @property
    def wordings(self) -> tuple[Conflict, ...]:
        """Names, spellings and references that the sources write in several ways, and no editor has told of."""
        return tuple(self._register[1])

    @cached_property
    def on_record(self) -> OnRecord:
        """The same, looked up."""
        return OnRecord(self.conflicts)

    @cached_property
    def relations(self) -> Cells:
        """The cells of the matrix."""
        return cells(self)

    @cached_property
    def ties(self) -> list[Tie]:
        """The ties between entities that the network shows."""
        return ties(self)
