"""Where the sources disagree: the page of all conflicts, and the list of those that concern a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..findings import Findings
from ..findings.register import KINDS, NAMED, ORDER, WEIGHTS
from ..language.fold import slug
from ..model import (
    Conflict,
    Made,
)
from ..wording.dates import words as date
from .markdown.filters import chosen, concerning
from .markdown.markup import Markup
from .markdown.writer import Job, Writer

WORDING = "Matters of wording"
DIFFERENCES = {
    "": "",
    "error": "one side errs",
    "date": "they speak of different times",
    "scope": "they speak of different things",
    "degree": "one says more than the other",
    "wording": "they say one thing in other words",
}


def jobs(facts: Findings) -> Iterator[Job]:
    """None for a book whose sources agree."""
    if facts.conflicts:
        yield "conflicts.md", make


def listed(on: Writer, disputed: list[Conflict]) -> dict[str, list[tuple[str, Markup]]]:
    """(title, link) of conflicts for a page that they concern: those of substance by kind, and those about mere words."""
    told: dict[str, list[tuple[str, Markup]]] = {"substance": [], "words": []}
    for c in sorted(disputed, key=lambda c: ORDER.get(c.kind, len(ORDER))):
        sort = "words" if c.kind in NAMED or c.difference == "wording" else "substance"
        told[sort].append((c.title, on.to(f"conflicts.md#{c.id}")))
    return told


def make(facts: Findings) -> Made:
    all = facts.conflicts
    on = Writer(facts, "conflicts.md")
    kinds: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    for conflict in sorted(all, key=lambda c: WEIGHTS.index(c.difference)):
        heading = WORDING if conflict.difference == "wording" else conflict.kind
        kinds.setdefault(heading, []).append(
            {
                "id": conflict.id,
                "title": conflict.title,
                "kind": slug(conflict.kind),
                "sort": conflict.difference,
                "difference": DIFFERENCES[conflict.difference],
                "state": "remarked" if conflict.remark else "open",
                "concerns": " ".join(id for id in conflict.about if id in facts.entities),
                "about": [on.link(id) for id in conflict.about if id in facts.entities],
                "sides": [(side.says, on.citation(side.at)) for side in conflict.sides],
                "remark": on.text(conflict.remark),
                "by": ", ".join(part for part in (conflict.by, date(conflict.date)) if part),
                "too": conflict.machine and conflict.place.path != "",
            }
        )
    rows = [row for group in kinds.values() for row in group]
    body = on.render(
        "conflicts",
        machine=sum(conflict.machine for conflict in all),
        filters=[
            concerning(facts, (row["concerns"] for row in rows)),
            chosen("kind", "of the kind", ((KINDS.get(c.kind, c.kind), slug(c.kind)) for c in all)),
            chosen("sort", "where", ((DIFFERENCES[c.difference], c.difference) for c in all if c.difference)),
            chosen("state", "that are", ((row["state"], row["state"]) for row in rows)),
        ],
        kinds=[(KINDS.get(k, k), rows, k == WORDING) for k, rows in kinds.items() if rows],
        count=len(all),
    )
    description = f"{len(all)} places where the sources disagree, with each other or with themselves, side by side."
    return on.page("Conflicts", "conflicts", description, body, "docs/conflicts.yml")
