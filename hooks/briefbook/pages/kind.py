"""The index of a kind: all its entities."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ..findings import Findings
from ..language.fold import folded
from ..model import (
    Made,
)
from .markdown.writer import Job, Writer


def jobs(facts: Findings) -> Iterator[Job]:
    """None for a kind without records."""
    held = {entity.kind for entity in facts.entities.values()}
    for kind in (kind for kind in facts.kinds.values() if kind.id in held):
        yield f"{kind.folder}/index.md", partial(make, id=kind.id)


def make(facts: Findings, id: str) -> Made:
    kind = facts.kinds[id]
    on = Writer(facts, f"{kind.folder}/index.md")
    entities = sorted((e for e in facts.entities.values() if e.kind == kind.id), key=lambda e: folded(e.name))
    rows: list[dict[str, Any]] = [
        {
            "link": on.leading(e.name, e.id),
            "gloss": e.gloss,
            "acronyms": ", ".join(n.text for n in e.names if n.sort == "acronym"),
            "mentions": facts.mentions(e.id),
            "sources": len(facts.spoken_of[e.id]),
            "statements": len(facts.said_of[e.id]),
        }
        for e in entities
    ]
    body = on.render("kind", kind=kind, rows=rows, most=max((row["mentions"] for row in rows), default=0) or 1)
    description = f"All {len(rows)} {kind.plural.lower()} that the sources speak of, with how often and what is stated."
    return on.page(kind.plural, "index", description, body, f"docs/{kind.folder}/")
