"""Charts over years: columns, lines, and a panel for each of many lines."""

from __future__ import annotations

from typing import Any

from .lettering import SIZE, cut, wide
from .paper import ABOVE, DASHES, LITE, SERIES, Spec, config, lite
from .tidy import PAINT


def columns(data: Spec) -> Spec:
    rows = [
        {**row, "filling": PAINT["paper" if row["doubt"] else "one"], "paint": PAINT["one"]} for row in data["rows"]
    ]
    years = [row["year"] for row in rows]
    step = (max(years) - min(years)) / 12 or 1
    x = {
        "field": "year", "type": "quantitative",
        "scale": {"domain": [min(years) - step, max(years) + step], "nice": False, "zero": False},
        "axis": {"title": None, "values": years, "format": "d", "grid": False},
    }  # fmt: skip
    y = {
        "field": "value", "type": "quantitative", "scale": {"domain": [0, max(row["value"] for row in rows) * 1.15]},
        "axis": {"title": data["unit"], "tickCount": 4, "domain": False, "ticks": False, "format": ",~f", **ABOVE},
    }  # fmt: skip
    return lite(
        left=wide(said for said in (f"{row['value']:,.0f}" for row in rows)) + 14,
        top=28,
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
    ends = _spread(
        [(row["label"], row["points"][-1][1], paint) for row, paint, _ in series], (top - least) * 15 / height
    )
    x = _year(years, tickCount=min(len(years), 6), labelFlush=True)
    y = {
        "field": "value", "type": "quantitative", "scale": {"domain": [least, top * 1.05]},
        "axis": {"title": data["unit"], "tickCount": 5, "domain": False, "ticks": False, "format": ",~f", **ABOVE},
    }  # fmt: skip
    drawn: list[Spec] = []
    for row, paint, dash in series:
        thick = 3 if row["marked"] else 2
        line = {"type": "line", "color": PAINT[paint], "strokeWidth": thick, **({"strokeDash": dash} if dash else {})}
        values = {"values": _points(row, paint)}
        drawn += [
            {"data": values, "mark": line, "encoding": {"x": x, "y": y}},
            {"data": values, "mark": {"type": "circle", "size": 34, "stroke": PAINT[paint], "strokeWidth": 1.5, "opacity": 1},
             "encoding": {"x": x, "y": y, "fill": {"field": "filling", "type": "nominal", "scale": None}}},
        ]  # fmt: skip
    names = {
        "data": {"values": [{"label": cut(label, 138), "value": at, "year": years[-1]} for label, at, _ in ends]},
        "mark": {"type": "text", "align": "left", "dx": 8},
        "encoding": {"x": x, "y": y, "text": {"field": "label"}},
    }
    right = wide(label for label, _, _ in ends) + 12
    return lite(left=wide([f"{top:,.0f}"]) + 14, right=min(right, 150), top=28, height=height, layer=[*drawn, names])


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
    tops = [point["value"] for point in values]
    y = {
        "field": "value", "type": "quantitative",
        "scale": {"domain": [min(0, *tops), max(tops) * 1.08], "nice": False},
        "axis": {"title": None, "tickCount": 3, "domain": False, "ticks": False, "format": ",~f"},
    }  # fmt: skip
    stroke = {"field": "paint", "type": "nominal", "scale": None}
    return {
        "$schema": LITE, "config": config(), "padding": 4, "data": {"values": values}, "columns": 3,
        "title": {"text": data["unit"], "anchor": "start", "fontSize": SIZE, "fontWeight": "normal",
                  "color": PAINT["quiet"], "offset": 6},
        "facet": {"field": "series", "type": "nominal", "sort": [row["label"] for row in rows],
                  "header": {"labelAnchor": "start", "title": None}},
        "spec": {"width": 96, "height": 62, "encoding": {"x": x, "y": y},
                 "layer": [{"mark": {"type": "line", "strokeWidth": 2}, "encoding": {"stroke": stroke}},
                           {"mark": {"type": "circle", "size": 14, "opacity": 1},
                            "encoding": {"stroke": stroke, "fill": {"field": "filling", "type": "nominal", "scale": None}}}]},
    }  # fmt: skip
