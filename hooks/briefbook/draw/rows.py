"""Charts with a row for each thing: bars and pairs of points."""

from __future__ import annotations

from .lettering import cut, wide
from .paper import BAR, BESIDE, WIDTH, Spec, filling, lite, tone
from .tidy import PAINT


def rows_of(rows: list[Spec]) -> tuple[Spec, list[Spec], float, float]:
    """The rows of a chart: (their axis, layers with their labels, the height of each, the room at the left).

    Short labels stand at the left, long ones above their row.
    """
    labels = [row["label"] for row in rows]
    y: Spec = {"field": "label", "type": "nominal", "sort": labels}
    room = wide(labels) + 8
    if room <= BESIDE:
        axis = {"title": None, "labelLimit": 0, "domain": False, "ticks": False, "labelPadding": 6}
        return {**y, "axis": axis, "scale": {"paddingInner": 0.35, "paddingOuter": 0.15}}, [], BAR, room
    names = {
        "data": {"values": [{"label": label, "name": cut(label, WIDTH - 10)} for label in labels]},
        "mark": {"type": "text", "align": "left", "dy": -17},
        "encoding": {"y": y, "x": {"value": 0}, "text": {"field": "name"}},
    }
    return {**y, "axis": None, "scale": {"paddingInner": 0.62, "paddingOuter": 0.36}}, [names], BAR * 1.75, 4


def below(unit: str, left: float) -> Spec:
    """A unit as the title of the axis: where the axis begins or, if it is long, at the left edge."""
    fits = wide([unit]) < WIDTH - left
    at = {"titleAnchor": "start", "titleAlign": "left", "titleX": 0 if fits else 4 - left}
    return {"title": cut(unit, WIDTH - 8), **at}


def bars(data: Spec) -> Spec:
    rows = [{**row, "paint": PAINT[tone(row, data)], "filling": filling(row, data)} for row in data["rows"]]
    y, names, high, left = rows_of(rows)
    least, most = min(0, *(row["value"] for row in rows)), max(0, *(row["value"] for row in rows))
    said = wide(row["said"] for row in rows) + 8  # the figure stands behind its bar
    x = {
        "field": "value", "type": "quantitative",
        "scale": {"domain": [least, most], "range": [0, max(WIDTH - left - said - 6, WIDTH / 4)], "nice": False},
        "axis": {**below(data["unit"], left), "titleY": 6,
                 "grid": False, "labels": False, "ticks": False, "domain": False},
    }  # fmt: skip
    painted = {
        "fill": {"field": "filling", "type": "nominal", "scale": None},
        "stroke": {"field": "paint", "type": "nominal", "scale": None},
    }
    figures = {
        "mark": {"type": "text", "align": "left", "dx": 5},
        "encoding": {"y": y, "x": x, "text": {"field": "said"}},
    }
    return lite(
        left=left,
        height=high * len(rows),
        data={"values": rows},
        layer=[{"mark": {"type": "bar"}, "encoding": {"y": y, "x": x, **painted}}, figures, *names],
    )


def pairs(data: Spec) -> Spec:
    rows = [{**row, "paint": PAINT[tone(row, data)]} for row in data["rows"]]
    y, names, high, left = rows_of(rows)
    values = [v for row in rows for v in (row["from"], row["to"]) if v is not None]
    x = {
        "type": "quantitative", "scale": {"domain": [min(0, *values), max(values)]},
        "axis": {**below(data["unit"], left), "titleY": 26,
                 "tickCount": 4, "domain": False, "format": ",~f", "labelFlush": True},
    }  # fmt: skip
    stroke = {"field": "paint", "type": "nominal", "scale": None}

    def those(*ends: str) -> Spec:
        return {"values": [row for row in rows if all(row[end] is not None for end in ends)]}

    return lite(
        left=left,
        right=16,
        bottom=32,
        height=high * len(rows),
        layer=[
            {"data": those("from", "to"), "mark": {"type": "rule", "strokeWidth": 2},
             "encoding": {"y": y, "x": {**x, "field": "from"}, "x2": {"field": "to"}, "stroke": stroke}},
            {"data": those("from"), "mark": {"type": "point", "fill": PAINT["paper"], "size": 70, "strokeWidth": 2},
             "encoding": {"y": y, "x": {**x, "field": "from"}, "stroke": stroke}},
            {"data": those("to"), "mark": {"type": "point", "size": 70, "strokeWidth": 2, "shape": "diamond"},
             "encoding": {"y": y, "x": {**x, "field": "to"}, "stroke": stroke, "fill": stroke}},
            *names,
        ],
    )  # fmt: skip
