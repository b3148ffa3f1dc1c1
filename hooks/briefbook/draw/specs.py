"""What Vega is to draw for each sort of picture.

Charts are laid out for a column of a phone, 380 units wide with text of 12, and grow little on a desktop. A series is
never told by its colour alone: it has its name beside it and its own dashes.
"""

from __future__ import annotations

from typing import Any

from .. import atlas
from ..model import Picture
from .tidy import PAINT, PAINTS, SIZE

Spec = dict[str, Any]
LITE = "https://vega.github.io/schema/vega-lite/v6.json"
VEGA = "https://vega.github.io/schema/vega/v6.json"
WIDTH = 380
BAR = 22
"""the height of a row"""
SERIES = PAINTS[PAINTS.index("one") : PAINTS.index("six") + 1]
DASHES = ([], [6, 3], [2, 2], [8, 3, 2, 3], [4, 2], [1, 3])
CLASSES = ("least", "less", "more", "most")
LETTER = 6.2
"""the mean width of a letter of 12 units"""
MAP = (720, 348)


def spec(picture: Picture) -> Spec:
    """The specification of a picture, by its sort; plain data for Vega or Vega-Lite."""
    return {
        "bars": bars, "pairs": pairs, "columns": columns, "lines": lines, "panels": panels, "strip": strip,
        "map": world, "network": network,
    }[picture.sort](picture.data)  # fmt: skip


def config() -> Spec:
    text = {"font": "Roboto", "fontSize": SIZE}
    axis = {
        "labelFont": "Roboto", "titleFont": "Roboto", "labelFontSize": SIZE, "titleFontSize": SIZE,
        "titleFontWeight": "normal", "labelColor": PAINT["text"], "titleColor": PAINT["quiet"],
        "domainColor": PAINT["axis"], "tickColor": PAINT["axis"], "gridColor": PAINT["grid"],
    }  # fmt: skip
    return {
        "background": None,
        "view": {"stroke": None},
        "axis": axis,
        "text": {**text, "color": PAINT["text"]},
        "header": {"labelFont": "Roboto", "labelFontSize": SIZE, "labelColor": PAINT["text"], "title": None},
        "facet": {"spacing": 14},
    }


def lite(**parts: Any) -> Spec:
    fitted = {"autosize": {"type": "fit-x", "contains": "padding"}, "width": WIDTH, "padding": 4}
    return {"$schema": LITE, "config": config(), **fitted, **parts}


def rows_of(rows: list[Spec], ends: str = "axis") -> Spec:
    """The axis of a chart with a row for each thing, in the order of the table."""
    order = [row["label"] for row in rows]
    axis = {"title": None, "labelLimit": 150, "domain": False, "ticks": False, "labelPadding": 6}
    return {"field": "label", "type": "nominal", "sort": order, "axis": axis, "scale": {"paddingInner": 0.35}}


def bars(data: Spec) -> Spec:
    rows = [{**row, "paint": PAINT[_tone(row, data)], "filling": _filling(row, data)} for row in data["rows"]]
    y, top = rows_of(rows), max(row["value"] for row in rows)
    # the figure stands behind its bar, so the longest needs room for it
    room = max(len(row["said"]) for row in rows) * LETTER / 170
    x = {
        "field": "value", "type": "quantitative", "scale": {"domain": [min(0, *(r["value"] for r in rows)), top * (1 + room)],
                                                            "nice": False},
        "axis": {"title": data["unit"], "grid": False, "labels": False, "ticks": False, "domain": False, "titlePadding": 4},
    }  # fmt: skip
    return lite(
        height=BAR * len(rows),
        data={"values": rows},
        encoding={"y": y, "x": x},
        layer=[
            {
                "mark": {"type": "bar"},
                "encoding": {
                    "fill": {"field": "filling", "type": "nominal", "scale": None},
                    "stroke": {"field": "paint", "type": "nominal", "scale": None},
                },
            },
            {"mark": {"type": "text", "align": "left", "dx": 4}, "encoding": {"text": {"field": "said"}}},
        ],
    )


def pairs(data: Spec) -> Spec:
    rows = [{**row, "paint": PAINT[_tone(row, data)]} for row in data["rows"]]
    values = [v for row in rows for v in (row["from"], row["to"]) if v is not None]
    x = {
        "type": "quantitative", "scale": {"domain": [min(0, *values), max(values)]},
        "axis": {"title": data["unit"], "tickCount": 5, "domain": False, "format": ",~f"},
    }  # fmt: skip
    stroke = {"field": "paint", "type": "nominal", "scale": None}
    ends = [row for row in rows if row["from"] is not None and row["to"] is not None]
    return lite(
        height=BAR * len(rows),
        encoding={"y": rows_of(rows)},
        layer=[
            {"data": {"values": ends}, "mark": {"type": "rule", "strokeWidth": 2},
             "encoding": {"x": {**x, "field": "from"}, "x2": {"field": "to"}, "stroke": stroke}},
            {"data": {"values": [row for row in rows if row["from"] is not None]},
             "mark": {"type": "point", "filled": False, "fill": PAINT["paper"], "size": 70, "strokeWidth": 2},
             "encoding": {"x": {**x, "field": "from"}, "stroke": stroke}},
            {"data": {"values": [row for row in rows if row["to"] is not None]},
             "mark": {"type": "point", "size": 70, "strokeWidth": 2, "shape": "diamond"},
             "encoding": {"x": {**x, "field": "to"}, "stroke": stroke, "fill": stroke}},
        ],
    )  # fmt: skip


def columns(data: Spec) -> Spec:
    rows = [{**row, "filling": PAINT["paper" if row["doubt"] else "one"], "paint": PAINT["one"]} for row in data["rows"]]
    years = [row["year"] for row in rows]
    wide = (max(years) - min(years)) / 12 or 1
    x = {
        "field": "year", "type": "quantitative",
        "scale": {"domain": [min(years) - wide, max(years) + wide], "nice": False, "zero": False},
        "axis": {"title": None, "values": years, "format": "d", "grid": False},
    }  # fmt: skip
    y = {
        "field": "value", "type": "quantitative", "scale": {"domain": [0, max(row["value"] for row in rows) * 1.15]},
        "axis": {"title": data["unit"], "tickCount": 4, "domain": False, "ticks": False, "format": ",~f", **ABOVE},
    }  # fmt: skip
    return lite(
        height=190,
        data={"values": rows},
        encoding={"x": x, "y": y},
        layer=[
            {"mark": {"type": "bar", "width": 18},
             "encoding": {"fill": {"field": "filling", "type": "nominal", "scale": None},
                          "stroke": {"field": "paint", "type": "nominal", "scale": None}}},
            {"mark": {"type": "text", "dy": -8}, "encoding": {"text": {"field": "said"}}},
        ],
    )  # fmt: skip


ABOVE = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": 0, "titleY": -14, "titleBaseline": "bottom"}
"""the title of an upright axis, lying above it"""


def _points(row: Spec, paint: str) -> list[Spec]:
    filling = {True: PAINT["paper"], False: PAINT[paint]}
    return [
        {"series": row["label"], "year": year, "value": value, "filling": filling[doubt]}
        for year, value, doubt in row["points"]
    ]


def _year(years: list[int], **more: Any) -> Spec:
    axis = {"title": None, "format": "d", "grid": False, "tickMinStep": 1, **more}
    return {"field": "year", "type": "quantitative", "scale": {"zero": False, "nice": False}, "axis": axis}


def lines(data: Spec) -> Spec:
    marked = any(row["marked"] for row in data["rows"])
    series = [
        (row, ("one" if row["marked"] else "mute") if marked else SERIES[i % len(SERIES)], DASHES[i % len(DASHES)])
        for i, row in enumerate(data["rows"])
    ]
    years = sorted({year for row in data["rows"] for year, _, _ in row["points"]})
    top = max(value for row in data["rows"] for _, value, _ in row["points"])
    least = min(0, *(value for row in data["rows"] for _, value, _ in row["points"]))
    height = 230
    ends = _spread([(row["label"], row["points"][-1][1], paint) for row, paint, _ in series], (top - least) * 15 / height)
    x = _year(years, tickCount=min(len(years), 6), labelFlush=True)
    y = {
        "field": "value", "type": "quantitative", "scale": {"domain": [least, top * 1.05]},
        "axis": {"title": data["unit"], "tickCount": 5, "domain": False, "ticks": False, "format": ",~f", **ABOVE},
    }  # fmt: skip
    drawn: list[Spec] = []
    for row, paint, dash in series:
        wide = 3 if row["marked"] else 2
        line = {"type": "line", "color": PAINT[paint], "strokeWidth": wide, **({"strokeDash": dash} if dash else {})}
        values = {"values": _points(row, paint)}
        drawn += [
            {"data": values, "mark": line, "encoding": {"x": x, "y": y}},
            {"data": values, "mark": {"type": "circle", "size": 34, "stroke": PAINT[paint], "strokeWidth": 1.5, "opacity": 1},
             "encoding": {"x": x, "y": y, "fill": {"field": "filling", "type": "nominal", "scale": None}}},
        ]  # fmt: skip
    names = {
        "data": {"values": [{"label": label, "value": at, "year": years[-1]} for label, at, _ in ends]},
        "mark": {"type": "text", "align": "left", "dx": 8},
        "encoding": {"x": x, "y": y, "text": {"field": "label"}},
    }
    return lite(height=height, layer=[*drawn, names])


def _spread(ends: list[tuple[str, float, str]], gap: float) -> list[tuple[str, float, str]]:
    """Labels at the ends of lines, pushed apart where they would touch, each as near its line as the others let it."""
    placed: list[tuple[str, float, str]] = []
    for label, value, paint in sorted(ends, key=lambda end: end[1]):
        at = max(value, placed[-1][1] + gap) if placed else value
        placed.append((label, at, paint))
    over = max(0.0, placed[-1][1] - max(value for _, value, _ in ends)) / 2
    return [(label, at - over, paint) for label, at, paint in placed]


def panels(data: Spec) -> Spec:
    rows = data["rows"]
    years = sorted({year for row in rows for year, _, _ in row["points"]})
    marked = any(row["marked"] for row in rows)
    values = [
        {**point, "paint": PAINT["one" if row["marked"] or not marked else "mute"]}
        for row in rows
        for point in _points(row, "one")
    ]
    x = _year(years, values=[years[0], years[-1]], labelFlush=True)
    y = {
        "field": "value", "type": "quantitative",
        "axis": {"title": None, "tickCount": 3, "domain": False, "ticks": False, "format": ",~f"},
    }  # fmt: skip
    stroke = {"field": "paint", "type": "nominal", "scale": None}
    return {
        "$schema": LITE, "config": config(), "padding": 4, "data": {"values": values}, "columns": 3,
        "title": {"text": data["unit"], "anchor": "start", "font": "Roboto", "fontSize": SIZE, "fontWeight": "normal",
                  "color": PAINT["quiet"], "offset": 6},
        "facet": {"field": "series", "type": "nominal", "sort": [row["label"] for row in rows],
                  "header": {"labelAnchor": "start", "title": None}},
        "spec": {"width": 96, "height": 62, "encoding": {"x": x, "y": y},
                 "layer": [{"mark": {"type": "line", "strokeWidth": 2}, "encoding": {"stroke": stroke}},
                           {"mark": {"type": "circle", "size": 14, "opacity": 1},
                            "encoding": {"stroke": stroke, "fill": {"field": "filling", "type": "nominal", "scale": None}}}]},
    }  # fmt: skip


def _tone(row: Spec, data: Spec) -> str:
    """Where a chart marks some rows for the page it is on, the others step back."""
    return "mute" if any(r["marked"] for r in data["rows"]) and not row["marked"] else "one"


def _filling(row: Spec, data: Spec) -> str:
    return PAINT["paper" if row["doubt"] else _tone(row, data)]


def strip(data: Spec) -> Spec:
    """Dated statements: a tick for each on the axis, and the labelled ones above it, a row each."""
    first, last = data["span"]
    labelled = [
        {**row, "row": i, "left": row["at"] - first > (last - first) / 2} for i, row in enumerate(data["rows"])
    ]
    x = {"type": "quantitative", "scale": {"domain": [first, last], "nice": False, "zero": False},
         "axis": {"title": None, "format": "d", "tickCount": 5, "tickMinStep": 1, "gridDash": [2, 3]}}  # fmt: skip
    y = {
        "field": "row",
        "type": "ordinal",
        "axis": None,
        "sort": list(range(len(labelled))),
        "scale": {"domain": list(range(len(labelled) + 1))},
    }
    text: Spec = {"type": "text", "limit": 300}
    reach = [row for row in labelled if row["until"] is not None]
    return lite(
        height=19 * (len(labelled) + 1),
        encoding={"y": y},
        layer=[
            {"data": {"values": reach}, "mark": {"type": "rule", "strokeWidth": 5, "color": PAINT["one"]},
             "encoding": {"x": {**x, "field": "at"}, "x2": {"field": "until"}}},
            {"data": {"values": [row for row in labelled if row["until"] is None]},
             "mark": {"type": "circle", "size": 60, "color": PAINT["one"], "opacity": 1}, "encoding": {"x": {**x, "field": "at"}}},
            {"data": {"values": [row for row in labelled if not row["left"]]},
             "mark": {**text, "align": "left", "dx": 8}, "encoding": {"x": {**x, "field": "end"}, "text": {"field": "label"}}},
            {"data": {"values": [row for row in labelled if row["left"]]},
             "mark": {**text, "align": "right", "dx": -8}, "encoding": {"x": {**x, "field": "at"}, "text": {"field": "label"}}},
            {"data": {"values": [{"at": at, "row": len(labelled)} for at in data["all"]]},
             "mark": {"type": "tick", "orient": "vertical", "color": PAINT["quiet"], "thickness": 1.5, "height": 9},
             "encoding": {"x": {**x, "field": "at"}}},
        ],
    )  # fmt: skip


def world(data: Spec) -> Spec:
    """All territories in a calm, equal-area projection; those spoken of by class, those too small for a shape as dots."""
    painted = {
        place["key"]: {"paint": PAINT[CLASSES[place["class"]]], "mark": f"@{i}"} for i, place in enumerate(data["places"])
    }
    map_ = atlas.world()
    shapes = map_["objects"]["territories"]["geometries"]
    rest = [shape for shape in shapes if shape["id"] not in painted]
    told = [{**shape, "properties": painted[shape["id"]]} for shape in shapes if shape["id"] in painted]
    topology = {
        "type": "Topology", "transform": map_["transform"], "arcs": map_["arcs"],
        "objects": {name: {"type": "GeometryCollection", "geometries": those} for name, those in (("rest", rest), ("told", told))},
    }  # fmt: skip
    points = map_["points"]
    dots = [{"lon": points[key][0], "lat": points[key][1], "properties": painted[key]} for key in painted if key in points]
    stroke = {"stroke": {"value": PAINT["paper"]}, "strokeWidth": {"value": 0.5}}
    fill, link = {"field": "properties.paint"}, {"description": {"field": "properties.mark"}}
    projected = [{"type": "geoshape", "projection": "calm"}]
    return {
        "$schema": VEGA, "width": MAP[0], "height": MAP[1], "padding": 0,
        "data": [
            {"name": "rest", "values": topology, "format": {"type": "topojson", "feature": "rest"}},
            {"name": "told", "values": topology, "format": {"type": "topojson", "feature": "told"}},
            {"name": "dots", "values": dots,
             "transform": [{"type": "geopoint", "projection": "calm", "fields": ["lon", "lat"]}]},
        ],
        "projections": [{"name": "calm", "type": "equalEarth", "size": list(MAP),
                         "fit": {"signal": "[data('rest'), data('told')]"}}],
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


def network(data: Spec) -> Spec:
    """Nodes that push each other away and ties that pull: Vega's own forces, begun from the same places each time."""
    width, height = 560, 640
    most = max(node["count"] for node in data["nodes"])
    nodes = [
        {
            **node,
            "label": node["name"],
            "size": 40 + 500 * (node["count"] / most) ** 0.6,
            "room": 9 + max(len(node["name"]) * LETTER / 2.6, 8),
            "shape": SHAPES[node["kind"] % len(SHAPES)],
            "paint": PAINT[SERIES[node["kind"] % len(SERIES)]],
        }
        for node in data["nodes"]
    ]
    heaviest = max(tie["count"] for tie in data["ties"])
    ties = [{**tie, "wide": 0.6 + 3 * tie["count"] / heaviest} for tie in data["ties"]]
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
             "encode": {"enter": {"stroke": {"value": PAINT["axis"]}, "strokeWidth": {"field": "wide"}}},
             "transform": [{"type": "linkpath", "require": {"signal": "force"}, "shape": "line",
                            "sourceX": "datum.source.x", "sourceY": "datum.source.y",
                            "targetX": "datum.target.x", "targetY": "datum.target.y"}]},
            {"type": "text", "from": {"data": "dots"}, "zindex": 2,
             "encode": {"enter": {"x": {"field": "x"}, "y": {"signal": "datum.y + sqrt(datum.size) / 2 + 11"},
                                  "align": {"value": "center"}, "text": {"field": "datum.label"},
                                  "font": {"value": "Roboto"}, "fontSize": {"value": SIZE},
                                  "fill": {"value": PAINT["text"]}}}},
        ],
    }  # fmt: skip
