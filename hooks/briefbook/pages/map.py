"""The page of the map, and the map for any page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..findings import Findings
from ..model import (
    Entity,
    Made,
)
from ..pictures import world
from ..wording import phrase
from .markdown.markup import Markup
from .markdown.writer import Job, Writer


def jobs(facts: Findings) -> Iterator[Job]:
    """None for a book without territories that its sources speak of."""
    if world.picture(facts):
        yield PATH, make


def block(on: Writer) -> Markup:
    """The map with its legend, for any page. Empty where the book has none."""
    made = world.picture(on.facts)
    if made is None:
        return Markup()
    bounds = made.data["bounds"]
    legend = []
    for i, bound in enumerate(bounds):
        least = bounds[i - 1] + 1 if i else 1
        legend.append(f"{least}" if least == bound else f"{least}–{bound}")
    note = Markup.of("[What the map shows]({})", on.to(PATH)) if on.path != PATH else ""
    return on.show(made, on.render("legend", legend=legend, note=note).strip())


def _closer(on: Writer) -> Markup:
    """The frame where most lies, for the page of the map; empty where there is none."""
    made = world.picture(on.facts)
    near = world.nearer(made) if made else None
    if near is None:
        return Markup()
    told = f"Nearer, where they lie closest: {near.data['held']} of the {len(near.data['places'])} that are named."
    return on.show(near, told)


PATH = "map.md"


def make(facts: Findings) -> Made:
    on = Writer(facts, PATH)
    drawn = block(on)
    kinds = [kind for kind in facts.kinds.values() if kind.territories]
    entities = [e for kind in kinds for e in facts.entities.values() if e.kind == kind.id]
    told = sorted((e for e in entities if facts.mentions(e.id)), key=lambda e: (-facts.mentions(e.id), e.name))
    body = on.render(
        "map",
        map=drawn,
        nearer=_closer(on),
        label=" and ".join(kind.plural.lower() for kind in kinds),
        rows=[_row(on, e) for e in told if e.id in facts.shapes],
        shapeless=[
            (on.link(e.id), phrase.times(facts.mentions(e.id)), e.historic) for e in told if e.id not in facts.shapes
        ],
        silent=[on.link(e.id) for e in entities if not facts.mentions(e.id)],
    )
    description = (
        f"A map of the {len(told)} territories that the sources speak of: how often, in how many sources, and on what."
    )
    return on.page("Map", "map", description, body, "seeds/", wide=True)


def _row(on: Writer, entity: Entity) -> dict[str, Any]:
    return {
        "link": on.link(entity.id),
        "mentions": on.facts.mentions(entity.id),
        "sources": len(on.facts.spoken_of[entity.id]),
        "statements": len(on.facts.said_of[entity.id]),
        "theme": world.theme(on.facts, entity.id),
    }
