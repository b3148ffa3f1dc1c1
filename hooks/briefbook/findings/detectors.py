"""Where sources disagree, found by machine: among the statements, the tables and the names of the shelf.

Each detector gives conflicts whose sides stand with their citations. A detector finds places to look at, not errors: which side
is right, or whether both are, is for a reader to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..lookup import Facts
from ..model import Conflict
from . import dates, names, statements, tables

DETECTORS: tuple[Callable[[Facts], Iterator[Conflict]], ...] = (
    statements.two_values,
    statements.two_figures,
    dates.two_dates,
    statements.two_statuses,
    dates.impossible_dates,
    dates.too_old_sources,
    dates.late_founders,
    tables.failed_checks,
)
WORDINGS: tuple[Callable[[Facts], Iterator[Conflict]], ...] = (
    names.two_meanings,
    names.two_names,
    names.spellings,
    names.unlisted,
)
"""what concerns words alone: no conflict for readers, and work for editors"""


def found(facts: Facts) -> Iterator[Conflict]:
    """All that the detectors find, in their order."""
    for detector in DETECTORS:
        yield from detector(facts)


def wordings(facts: Facts) -> Iterator[Conflict]:
    """Names, spellings and references that the sources write in several ways."""
    for detector in WORDINGS:
        yield from detector(facts)
