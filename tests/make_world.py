"""Makes hooks/briefbook/geodata/world.json from the two files of world-atlas: python tests/make_world.py PACKAGE.

PACKAGE is the unpacked folder of `npm pack world-atlas@2.0.2`. Shapes come from the file at 1:110 million. A territory
that has none there becomes a point: the middle of its largest ring at 1:50 million. A key is the territory's code of
two letters in Unicode CLDR (ISO 3166-1, and XK); where there is no code, its Wikidata id.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from babel.core import get_global

TARGET = Path(__file__).parent.parent / "hooks" / "briefbook" / "geodata" / "world.json"
UNCODED = {"Kosovo": "XK", "N. Cyprus": "Q23681", "Somaliland": "Q34754"}
"""shapes that Natural Earth gives no number: their key"""
LEFT_OUT = {"AQ"}
"""it takes a third of the picture, and nobody's page"""


def keys(geometry: dict[str, Any], codes: dict[str, str]) -> str:
    name = geometry["properties"]["name"]
    return UNCODED.get(name) or codes.get(geometry.get("id", ""), "")


def rings(geometry: dict[str, Any]) -> list[list[int]]:
    """The outer ring of each part, as numbers of arcs."""
    return [part[0] for part in geometry["arcs"]] if geometry["type"] == "MultiPolygon" else [geometry["arcs"][0]]


def middle(geometry: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> tuple[float, float]:
    """The centroid of the largest ring, in degrees."""
    best = (0.0, 0.0, 0.0)
    for ring in rings(geometry):
        points = [p for n in ring for p in (arcs[n] if n >= 0 else arcs[~n][::-1])]
        area = x = y = 0.0
        for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
            cross = x0 * y1 - x1 * y0
            area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
        if abs(area) > best[0]:
            best = (abs(area), x / (3 * area), y / (3 * area))
    return round(best[1], 2), round(best[2], 2)


def decoded(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    result = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        result.append(points)
    return result


def main(package: Path) -> None:
    codes = {alias: to[0] for alias, to in get_global("territory_aliases").items() if alias.isdigit() and len(to) == 1}
    small = json.loads((package / "countries-110m.json").read_text(encoding="utf-8"))
    large = json.loads((package / "countries-50m.json").read_text(encoding="utf-8"))
    shapes = []
    for geometry in small["objects"]["countries"]["geometries"]:
        key = keys(geometry, codes)
        if key and key not in LEFT_OUT:
            shapes.append({"type": geometry["type"], "id": key, "arcs": geometry["arcs"]})
    arcs = decoded(large)
    drawn = {shape["id"] for shape in shapes} | LEFT_OUT
    points = {
        key: middle(geometry, arcs)
        for geometry in large["objects"]["countries"]["geometries"]
        if (key := keys(geometry, codes)) and key not in drawn
    }
    used = sorted({abs(n) if n >= 0 else ~n for shape in shapes for n in _flat(shape["arcs"])})
    place = {old: new for new, old in enumerate(used)}
    for shape in shapes:
        shape["arcs"] = _renumbered(shape["arcs"], place)
    world = {
        "type": "Topology",
        "transform": small["transform"],
        "objects": {"territories": {"type": "GeometryCollection", "geometries": sorted(shapes, key=lambda s: s["id"])}},
        "arcs": [small["arcs"][n] for n in used],
        "points": dict(sorted(points.items())),
    }
    TARGET.write_text(json.dumps(world, separators=(",", ":")) + "\n", encoding="utf-8")
    print(len(shapes), "shapes,", len(points), "points,", TARGET.stat().st_size, "bytes")


def _flat(arcs: Any) -> list[int]:
    return [arcs] if isinstance(arcs, int) else [n for part in arcs for n in _flat(part)]


def _renumbered(arcs: Any, place: dict[int, int]) -> Any:
    if isinstance(arcs, int):
        return place[arcs] if arcs >= 0 else ~place[~arcs]
    return [_renumbered(part, place) for part in arcs]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
