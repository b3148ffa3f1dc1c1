"""The page of the map, and the map for any page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..findings import Findings
from ..model import (
    Entity,
    Page,
)
from ..pictures import world
from ..wording import phrase
from .figures import figure
from .writer import Job, page, render


def jobs(facts: Findings) -> Iterator[Job]:
    """None for a book without territories that its sources speak of."""
    if world.picture(facts):
        yield PATH, make


def block(facts: Findings, page: str) -> str:
    """The map with its legend, for any page. Empty where the book has none."""
    made = world.picture(facts)
    if made is None:
        return ""
    bounds = made.data["bounds"]
    legend = []
    for i, bound in enumerate(bounds):
        least = bounds[i - 1] + 1 if i else 1
        legend.append(f"{least}" if least == bound else f"{least}–{bound}")
    note = f"[What the map shows]({facts.link(page, 'map.md')})" if page != "map.md" else ""
    return figure(facts, made, render("legend", legend=legend, note=note).strip())


def _closer(facts: Findings) -> str:
    """The frame where most lies, for the page of the map; empty where there is none."""
    made = world.picture(facts)
    near = world.nearer(made) if made else None
    if near is None:
        return ""
    told = f"Nearer, where they lie closest: {near.data['held']} of the {len(near.data['places'])} that are named."
    return figure(facts, near, told)


PATH = "map.md"


def make(facts: Findings) -> Page:
    path = PATH
    drawn = block(facts, path)
    kinds = [kind for kind in facts.kinds.values() if kind.territories]
    entities = [e for kind in kinds for e in facts.entities.values() if e.kind == kind.id]
    told = sorted((e for e in entities if facts.mentions(e.id)), key=lambda e: (-facts.mentions(e.id), e.name))
    body = render(
        "map",
        map=drawn,
        nearer=_closer(facts),
        label=" and ".join(kind.plural.lower() for kind in kinds),
        rows=[_row(facts, path, e) for e in told if e.id in facts.shapes],
        shapeless=[
            (phrase.linked(facts, path, e.id), phrase.times(facts.mentions(e.id)), e.historic)
            for e in told
            if e.id not in facts.shapes
        ],
        silent=[phrase.linked(facts, path, e.id) for e in entities if not facts.mentions(e.id)],
    )
    description = (
        f"A map of the {len(told)} territories that the sources speak of: how often, in how many sources, and on what."
    )
    return page(path, "Map", "map", description, body, "seeds/", wide=True)


def _row(facts: Findings, page: str, entity: Entity) -> dict[str, Any]:
    return {
        "link": phrase.linked(facts, page, entity.id),
        "mentions": facts.mentions(entity.id),
        "sources": len(facts.spoken_of[entity.id]),
        "statements": len(facts.said_of[entity.id]),
        "theme": phrase.md(world.theme(facts, entity.id)),
    }
