"""The shapes of the world map: which territories have one, and where each of them lies."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import Any

FILE = Path(__file__).parent / "geodata" / "world.json"


@lru_cache(maxsize=1)
def world() -> dict[str, Any]:
    """The TopoJSON of geodata/, whose README says where it comes from and what its keys are."""
    content = json.loads(FILE.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


@lru_cache(maxsize=1)
def drawable() -> frozenset[str]:
    """Keys of all that can be drawn, as a shape or as a dot."""
    shapes = (shape["id"] for shape in world()["objects"]["territories"]["geometries"])
    return frozenset((*shapes, *world()["points"]))


@lru_cache(maxsize=1)
def middles() -> dict[str, tuple[float, float]]:
    """Longitude and latitude of each key: of its dot, or of the middle of the largest part of its shape."""
    map_ = world()
    (a, b), (left, top) = map_["transform"]["scale"], map_["transform"]["translate"]
    arcs: list[list[tuple[float, float]]] = []
    for steps in map_["arcs"]:
        across, down = accumulate(x for x, _ in steps), accumulate(y for _, y in steps)
        arcs.append([(a * x + left, b * y + top) for x, y in zip(across, down, strict=True)])
    found = {key: (float(lon), float(lat)) for key, (lon, lat) in map_["points"].items()}
    for shape in map_["objects"]["territories"]["geometries"]:
        parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        # an arc that is named by a number below nought runs backwards, which doesn't matter here
        largest = max(([arcs[max(i, ~i)] for i in part[0]] for part in parts), key=lambda part: sum(map(len, part)))
        points = [point for arc in largest for point in arc]
        found[shape["id"]] = (median(x for x, _ in points), median(y for _, y in points))
    return found
