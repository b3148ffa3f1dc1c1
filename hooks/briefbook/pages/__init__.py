"""The pages of the site. A family is a sort of page: its jobs say at which paths it has one, and how each is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from .. import layout
from ..findings import Findings
from ..model import Made
from . import (
    brief,
    changes,
    compare,
    comparison,
    conflicts,
    entity,
    gaps,
    glossary,
    kind,
    map,
    matrix,
    network,
    own,
    parts,
    shelf,
    source,
    timeline,
    written,
)
from .markdown.writer import Job

FAMILIES: tuple[Callable[[Findings], Iterator[Job]], ...] = (
    entity.jobs,
    parts.jobs,
    kind.jobs,
    source.jobs,
    shelf.jobs,
    comparison.jobs,
    compare.jobs,
    glossary.jobs,
    timeline.jobs,
    gaps.jobs,
    brief.jobs,
    conflicts.jobs,
    changes.jobs,
    map.jobs,
    network.jobs,
    matrix.jobs,
    own.jobs,
)


def jobs(facts: Findings) -> dict[str, Callable[[Findings], Made]]:
    """How each page is made, by its path. A page that the editors wrote at the path of one that is made opens it."""
    own = dict(written.jobs(facts))
    made = {path: make for family in FAMILIES for path, make in family(facts)}
    return own | {path: partial(written.opened, make) if path in own else make for path, make in made.items()}


def possible(facts: Findings) -> frozenset[str]:
    """The pages that a book has as soon as its records give them something to show."""
    return frozenset({*layout.OPTIONAL, *(f"{kind.folder}/index.md" for kind in facts.kinds.values())})
