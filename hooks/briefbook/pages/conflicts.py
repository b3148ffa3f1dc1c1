"""Where the sources disagree: the page of all conflicts, and the list of those that concern a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import cite
from ..findings import Findings
from ..findings.register import KINDS, NAMED, ORDER
from ..language.fold import slug
from ..model import (
    Conflict,
    Page,
)
from ..wording import phrase
from .filters import chosen, concerning
from .writer import Job, page, render


def jobs(facts: Findings) -> Iterator[Job]:
    yield "conflicts.md", make


def listed(facts: Findings, page: str, disputed: list[Conflict]) -> dict[str, list[tuple[str, str]]]:
    """(title, link) of conflicts for a page that they concern: those of substance by kind, and those about mere words."""
    told: dict[str, list[tuple[str, str]]] = {"substance": [], "words": []}
    for c in sorted(disputed, key=lambda c: ORDER.get(c.kind, len(ORDER))):
        sort = "words" if c.kind in (*NAMED, "spelling") else "substance"
        told[sort].append((c.title, facts.link(page, f"conflicts.md#{c.id}")))
    return told


def make(facts: Findings) -> Page:
    all = facts.conflicts
    path = "conflicts.md"
    kinds: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    for conflict in all:
        kinds.setdefault(conflict.kind, []).append(
            {
                "id": conflict.id,
                "title": conflict.title,
                "kind": slug(conflict.kind),
                "state": "remarked" if conflict.remark else "open",
                "concerns": " ".join(id for id in conflict.about if id in facts.entities),
                "about": [phrase.linked(facts, path, id) for id in conflict.about if id in facts.entities],
                "sides": [(phrase.md(side.says), side.at) for side in conflict.sides],
                "remark": conflict.remark,
                "by": ", ".join(part for part in (conflict.by, cite.date(conflict.date)) if part),
                "too": conflict.machine and conflict.place.path != "",
            }
        )
    rows = [row for group in kinds.values() for row in group]
    body = render(
        "conflicts",
        machine=sum(conflict.machine for conflict in all),
        filters=[
            concerning(facts, (row["concerns"] for row in rows)),
            chosen("kind", "of the kind", ((KINDS.get(c.kind, c.kind), slug(c.kind)) for c in all)),
            chosen("state", "that are", ((row["state"], row["state"]) for row in rows)),
        ],
        kinds=[(KINDS.get(k, k), rows) for k, rows in kinds.items() if rows],
        count=len(all),
    )
    description = f"{len(all)} places where the sources disagree, with each other or with themselves, side by side."
    return page(path, "Conflicts", "conflicts", description, body, "docs/conflicts.yml")
