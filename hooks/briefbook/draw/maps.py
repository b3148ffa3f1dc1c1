"""Pictures of the whole book: the world map and the network, which Vega projects and lays out."""

from __future__ import annotations

from math import sqrt

from .. import atlas
from .lettering import LETTER, SIZE
from .paper import SERIES, Spec
from .tidy import PAINT

VEGA = "https://vega.github.io/schema/vega/v6.json"
CLASSES = ("least", "less", "more", "most")
MAP = (720, 348)
FRAME = (720, 460)


def world(data: Spec) -> Spec:
    """All territories in a calm, equal-area projection; those spoken of by class, those too small for a shape as dots. A
    `frame` of degrees, west, south, east, north, shows what lies within, and half a turn about its middle is upright."""
    painted = {
        place["key"]: {"paint": PAINT[CLASSES[place["class"]]], "mark": f"@{i}"}
        for i, place in enumerate(data["places"])
    }
    map_ = atlas.world()
    shapes = map_["objects"]["territories"]["geometries"]
    rest = [shape for shape in shapes if shape["id"] not in painted]
    told = [{**shape, "properties": painted[shape["id"]]} for shape in shapes if shape["id"] in painted]
    objects = {"rest": rest, "told": told}
    topology = {
        "type": "Topology", "transform": map_["transform"], "arcs": map_["arcs"],
        "objects": {name: {"type": "GeometryCollection", "geometries": those} for name, those in objects.items()},
    }  # fmt: skip
    west, south, east, north = data.get("frame", (-180, -90, 180, 90))
    points = {
        key: (lon, lat) for key, (lon, lat) in map_["points"].items() if west < lon < east and south < lat < north
    }
    dots = [
        {"lon": points[key][0], "lat": points[key][1], "properties": painted[key]} for key in painted if key in points
    ]
    calm: Spec = {"name": "calm", "type": "equalEarth", "size": list(MAP)}
    if "frame" in data:
        corners = {"type": "MultiPoint", "coordinates": [[west, south], [west, north], [east, south], [east, north]]}
        calm |= {"fit": {"type": "Feature", "geometry": corners, "properties": {}}, "size": list(FRAME),
                 "rotate": [-(west + east) / 2, 0], "clipExtent": [[0, 0], list(FRAME)]}  # fmt: skip
    else:
        calm |= {"fit": {"signal": "[data('rest'), data('told')]"}}
    width, height = calm["size"]
    stroke = {"stroke": {"value": PAINT["paper"]}, "strokeWidth": {"value": 0.5}}
    fill, link = {"field": "properties.paint"}, {"description": {"field": "properties.mark"}}
    projected = [{"type": "geoshape", "projection": "calm"}]
    return {
        "$schema": VEGA, "width": width, "height": height, "padding": 0,
        "data": [
            {"name": "rest", "values": topology, "format": {"type": "topojson", "feature": "rest"}},
            {"name": "told", "values": topology, "format": {"type": "topojson", "feature": "told"}},
            {"name": "dots", "values": dots,
             "transform": [{"type": "geopoint", "projection": "calm", "fields": ["lon", "lat"]}]},
        ],
        "projections": [calm],
        "marks": [
            {"type": "shape", "from": {"data": "rest"}, "encode": {"enter": {"fill": {"value": PAINT["land"]}, **stroke}},
             "transform": projected},
            {"type": "shape", "from": {"data": "told"}, "encode": {"enter": {"fill": fill, **stroke, **link}},
             "transform": projected},
            {"type": "symbol", "from": {"data": "dots"},
             "encode": {"enter": {"x": {"field": "x"}, "y": {"field": "y"}, "size": {"value": 50}, "fill": fill, **stroke,
                                  **link}}},
        ],
    }  # fmt: skip


SHAPES = ("circle", "square", "diamond", "triangle-up")


def radii(data: Spec) -> list[float]:
    """How large the sign of each node is."""
    most = max(node["count"] for node in data["nodes"])
    return [sqrt(40 + 500 * (node["count"] / most) ** 0.6) / 2 for node in data["nodes"]]


def network(data: Spec) -> Spec:
    """Nodes that push each other away and ties that pull: Vega's own forces, begun from the same places each time. Labels
    are centred on their signs, for Vega can't tell where one would hide another: `lettering` sets them apart."""
    width, height = 560, 640
    nodes = [
        {
            **node,
            "label": node["name"],
            "size": (2 * radius) ** 2,
            "room": max(9 + len(node["name"]) * LETTER / 2.6, radius + 18),
            "shape": SHAPES[node["kind"] % len(SHAPES)],
            "paint": PAINT[SERIES[node["kind"] % len(SERIES)]],
        }
        for node, radius in zip(data["nodes"], radii(data), strict=True)
    ]
    heaviest = max(tie["count"] for tie in data["ties"])
    ties = [
        {**tie, "wide": 0.6 + 3 * tie["count"] / heaviest, "ends": f"~{tie['source']} {tie['target']}"}
        for tie in data["ties"]
    ]
    forces = [
        {"force": "center", "x": width / 2, "y": height / 2},
        {"force": "collide", "radius": {"expr": "datum.datum.room"}, "iterations": 3},
        {"force": "nbody", "strength": -160, "distanceMax": 260},
        {"force": "link", "links": "ties", "distance": 62, "strength": 0.28},
        {"force": "x", "x": "xfocus", "strength": 0.06},
        {"force": "y", "y": "yfocus", "strength": 0.05},
    ]
    return {
        "$schema": VEGA, "width": width, "height": height, "padding": 30,
        "data": [{"name": "nodes", "values": nodes}, {"name": "ties", "values": ties}],
        "marks": [
            {"type": "symbol", "name": "dots", "zindex": 1, "from": {"data": "nodes"},
             "encode": {"enter": {"xfocus": {"value": width / 2}, "yfocus": {"value": height / 2},
                                  "size": {"field": "size"}, "shape": {"field": "shape"}, "fill": {"field": "paint"},
                                  "stroke": {"value": PAINT["paper"]}, "strokeWidth": {"value": 1},
                                  "description": {"signal": "'@' + datum.number"}}},
             "transform": [{"type": "force", "iterations": 400, "static": True, "signal": "force", "forces": forces}]},
            {"type": "path", "from": {"data": "ties"}, "interactive": False,
             "encode": {"enter": {"stroke": {"value": PAINT["axis"]}, "strokeWidth": {"field": "wide"},
                                  "description": {"field": "ends"}}},
             "transform": [{"type": "linkpath", "require": {"signal": "force"}, "shape": "line",
                            "sourceX": "datum.source.x", "sourceY": "datum.source.y",
                            "targetX": "datum.target.x", "targetY": "datum.target.y"}]},
            {"type": "text", "from": {"data": "dots"}, "zindex": 2,
             "encode": {"enter": {"x": {"field": "x"}, "y": {"field": "y"},
                                  "align": {"value": "center"}, "text": {"field": "datum.label"}, "fontSize": {"value": SIZE},
                                  "fill": {"value": PAINT["text"]}}}},
        ],
    }  # fmt: skip
