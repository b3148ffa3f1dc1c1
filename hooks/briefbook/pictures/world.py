"""The map: which territories the sources speak of, how often, and mostly of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import accumulate
from math import ceil, floor
from typing import Any

from .. import atlas
from ..lookup import Facts
from ..model import Picture
from ..wording import phrase

CLASSES = 4
ID = "map"
STEP, WIDEST = 5, 90
"""degrees: how finely a frame is looked for, and how wide it may be; a wider one is the world"""
FEWEST = 4
"""territories that are worth a closer look"""
Frame = tuple[int, int, int, int]
"""west, south, east, north"""


def picture(facts: Facts) -> Picture | None:
    """None where nothing that the sources speak of has a shape."""
    counts = {id: n for id in facts.shapes if (n := facts.mentions(id))}
    if not counts:
        return None
    bounds = classes(list(counts.values()))
    places = [
        {"key": facts.shapes[id], "class": sum(n > b for b in bounds[:-1])}
        for id, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    links = [
        (facts.path(id), f"{facts.name(id)}: {phrase.times(n)}{_mostly(facts, id)}")
        for id, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    first = ", ".join(f"{facts.short(id)} ({n})" for id, n in Counter(counts).most_common(5))
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


def located(facts: Facts, ids: Iterable[str], name: str) -> Picture | None:
    """A small map of some territories, all shaded alike, in a frame around them. None where fewer than two have a shape."""
    found = [id for id in dict.fromkeys(ids) if id in facts.shapes]
    if len(found) < 2:
        return None
    names = ", ".join(facts.short(id) for id in found)
    data: dict[str, Any] = {
        "places": [{"key": facts.shapes[id], "class": CLASSES - 1} for id in found],
        "links": [(facts.path(id), facts.name(id)) for id in found],
        "bounds": [1],
    }
    frame = _around([atlas.middles()[facts.shapes[id]] for id in found])
    return Picture(
        id=name,
        sort="map",
        title=f"Where they lie: {names}",
        description=f"A map that shades {len(found)} territories: {names}.",
        data=data | ({"frame": frame} if frame else {}),
    )


def _around(points: list[tuple[float, float]]) -> Frame | None:
    """A frame that holds all points with some room, twice as wide as high; None where that is the world."""
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    width = max(max(lons) - min(lons) + 4 * STEP, 2 * (max(lats) - min(lats) + 4 * STEP))
    if width > WIDEST:
        return None
    west, south = (min(lons) + max(lons) - width) / 2, (min(lats) + max(lats) - width / 2) / 2
    return round(west), round(south), round(west + width), round(south + width / 2)


def densest(weights: dict[str, int]) -> Frame | None:
    """The smallest frame, twice as wide as high, that holds half of all weight. Each territory stands where its middle is."""
    for width in range(4 * STEP, WIDEST + 1, 2 * STEP):
        best, held = fullest(weights, width)
        if 2 * held >= sum(weights.values()):
            return best if sum(_within(best, key) for key in weights) >= FEWEST else None
    return None


def fullest(weights: dict[str, int], width: int) -> tuple[Frame, int]:
    """The first of the frames of a width that hold most, from west to east, then from south to north; and how much it holds.

    Each territory adds its weight to all frames that hold it, which are a rectangle of a grid: at its corners alone, from
    which sums along both axes give the whole (a difference array in two dimensions).
    """
    wests, souths = range(-180, 181 - width, STEP), range(-90, 91 - width // 2, STEP)
    grid = [[0] * (len(souths) + 1) for _ in range(len(wests) + 1)]
    for key, weight in weights.items():
        lon, lat = atlas.middles()[key]
        first_west, last_west = _holding(lon, width, wests)
        first_south, last_south = _holding(lat, width // 2, souths)
        if first_west < last_west and first_south < last_south:
            grid[first_west][first_south] += weight
            grid[last_west][first_south] -= weight
            grid[first_west][last_south] -= weight
            grid[last_west][last_south] += weight
    columns = accumulate(grid[:-1], lambda one, other: [a + b for a, b in zip(one, other, strict=True)])
    held = [list(accumulate(column))[:-1] for column in columns]
    most = max(map(max, held))
    west = next(n for n, column in enumerate(held) if most in column)
    at, south = wests[west], souths[held[west].index(most)]
    return (at, south, at + width, south + width // 2), most


def _holding(place: float, size: int, starts: range) -> tuple[int, int]:
    """Which of the stretches of a size that begin at `starts` hold a place: from the first to before the last."""
    first = ceil((place - size - starts.start) / STEP)
    last = floor((place - starts.start) / STEP)
    return max(first, 0), min(last + 1, len(starts))


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


def _mostly(facts: Facts, id: str) -> str:
    most = theme(facts, id)
    return f", mostly on {most.lower()}" if most else ""


def theme(facts: Facts, id: str) -> str:
    """What most of the statements about an entity are on; empty where there is none."""
    themes = Counter(facts.properties[s.property].theme for s in facts.said_of[id])
    return min(themes, key=lambda theme: (-themes[theme], theme)) if themes else ""
