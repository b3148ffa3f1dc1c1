"""The map: which territories the sources speak of, how often, and mostly of what."""

from __future__ import annotations

from collections import Counter
from typing import Any

from .. import atlas
from ..model import Entity, Page, Picture
from . import phrase
from .pictures import figure
from .render import page, render
from .view import View

CLASSES = 4
ID = "map"
STEP, WIDEST = 5, 90
"""degrees: how finely a frame is looked for, and how wide it may be; a wider one is the world"""
FEWEST = 4
"""territories that are worth a closer look"""
Frame = tuple[int, int, int, int]
"""west, south, east, north"""


def picture(view: View) -> Picture | None:
    """None where nothing that the sources speak of has a shape."""
    counts = {id: n for id in view.shapes if (n := view.mentions(id))}
    if not counts:
        return None
    bounds = classes(list(counts.values()))
    places = [
        {"key": view.shapes[id], "class": sum(n > b for b in bounds[:-1])}
        for id, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    links = [
        (view.path(id), f"{view.name(id)}: {times(n)}{_mostly(view, id)}")
        for id, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    first = ", ".join(f"{view.short(id)} ({n})" for id, n in Counter(counts).most_common(5))
    return Picture(
        id=ID,
        sort="map",
        title="Where the sources look",
        description=f"The world, with {len(counts)} territories shaded by how often the sources name them. Most: {first}.",
        data={"places": places, "links": links, "bounds": bounds},
    )


def nearer(made: Picture) -> Picture | None:
    """The map again, in the frame where those that are spoken of lie closest. None where they lie far apart, or are few."""
    weights = {place["key"]: place["class"] + 1 for place in made.data["places"]}
    frame = densest(weights)
    if frame is None:
        return None
    held = sum(_within(frame, key) for key in weights)
    return Picture(
        id=f"{ID}-nearer",
        sort="map",
        title=f"{made.title}: nearer",
        description=f"The part of the world where {held} of the {len(weights)} territories lie, shaded alike.",
        data={**made.data, "frame": frame, "held": held},
    )


def densest(weights: dict[str, int]) -> Frame | None:
    """The smallest frame, twice as wide as high, that holds half of all weight. Each territory stands where its middle is."""
    for width in range(4 * STEP, WIDEST + 1, 2 * STEP):
        frames = [
            (west, south, west + width, south + width // 2)
            for west in range(-180, 181 - width, STEP)
            for south in range(-90, 91 - width // 2, STEP)
        ]
        held = [sum(weight for key, weight in weights.items() if _within(frame, key)) for frame in frames]
        best = frames[held.index(max(held))]
        if 2 * max(held) >= sum(weights.values()):
            return best if sum(_within(best, key) for key in weights) >= FEWEST else None
    return None


def _within(frame: Frame, key: str) -> bool:
    west, south, east, north = frame
    lon, lat = atlas.middles()[key]
    return west <= lon <= east and south <= lat <= north


def classes(counts: list[int]) -> list[int]:
    """The upper bounds of classes, each several times as wide as the one before: a few are named far more than all others."""
    most = max(counts)
    step = max(most ** (1 / CLASSES), 2)
    bounds = []
    for i in range(1, CLASSES):
        bound = _round(step**i)
        if bound < most and bound not in bounds:
            bounds.append(bound)
    return [*bounds, most]


def _round(number: float) -> int:
    """Down to one that reads easily: 1, 2, 5, 10, 20, 50 …"""
    size = 1
    while size * 10 <= number:
        size *= 10
    return max(size * n for n in (1, 2, 5) if size * n <= number)


def times(count: int) -> str:
    return "named once" if count == 1 else f"named {count} times"


def block(view: View, page: str) -> str:
    """The map with its legend, for any page. Empty where the book has none."""
    made = picture(view)
    if made is None:
        return ""
    bounds = made.data["bounds"]
    legend = []
    for i, bound in enumerate(bounds):
        least = bounds[i - 1] + 1 if i else 1
        legend.append(f"{least}" if least == bound else f"{least}–{bound}")
    note = f"[What the map shows]({view.link(page, 'map.md')})" if page != "map.md" else ""
    return figure(view, made, render("legend", legend=legend, note=note).strip())


def _closer(view: View) -> str:
    """The frame where most lies, for the page of the map; empty where there is none."""
    made = picture(view)
    near = nearer(made) if made else None
    if near is None:
        return ""
    told = f"Nearer, where they lie closest: {near.data['held']} of the {len(near.data['places'])} that are named."
    return figure(view, near, told)


def map_page(view: View) -> Page | None:
    """None for a book without territories that its sources speak of."""
    path = "map.md"
    drawn = block(view, path)
    if not drawn:
        return None
    kinds = [kind for kind in view.kinds.values() if kind.territories]
    entities = [e for kind in kinds for e in view.entities.values() if e.kind == kind.id]
    told = sorted((e for e in entities if view.mentions(e.id)), key=lambda e: (-view.mentions(e.id), e.name))
    body = render(
        "map",
        map=drawn,
        nearer=_closer(view),
        label=" and ".join(kind.plural.lower() for kind in kinds),
        rows=[_row(view, path, e) for e in told if e.id in view.shapes],
        shapeless=[
            (phrase.linked(view, path, e.id), times(view.mentions(e.id)), e.historic)
            for e in told
            if e.id not in view.shapes
        ],
        silent=[phrase.linked(view, path, e.id) for e in entities if not view.mentions(e.id)],
    )
    description = (
        f"A map of the {len(told)} territories that the sources speak of: how often, in how many sources, and on what."
    )
    return page(path, "Map", "map", description, body, "seeds/", wide=True)


def _mostly(view: View, id: str) -> str:
    theme = _theme(view, id)
    return f", mostly on {theme.lower()}" if theme else ""


def _theme(view: View, id: str) -> str:
    """What most of the statements about an entity are on; empty where there is none."""
    themes = Counter(view.properties[s.property].theme for s in view.said_of[id])
    return min(themes, key=lambda theme: (-themes[theme], theme)) if themes else ""


def _row(view: View, page: str, entity: Entity) -> dict[str, Any]:
    return {
        "link": phrase.linked(view, page, entity.id),
        "mentions": view.mentions(entity.id),
        "sources": len(view.spoken_of[entity.id]),
        "statements": len(view.said_of[entity.id]),
        "theme": phrase.md(_theme(view, entity.id)),
    }
