"""The paper that charts are drawn on: how large, with what text, and what has room where.

Charts are laid out for a column of a phone, 380 units wide with text of 12, and grow little on a desktop. A series is
never told by its colour alone: it has its name beside it and its own dashes.
"""

from __future__ import annotations

from typing import Any

from .lettering import SIZE
from .tidy import PAINT, PAINTS

Spec = dict[str, Any]
LITE = "https://vega.github.io/schema/vega-lite/v6.json"
WIDTH = 380
BAR = 22
"""the height of a row"""
SERIES = PAINTS[PAINTS.index("one") : PAINTS.index("six") + 1]
DASHES: tuple[list[int], ...] = ([], [6, 3], [2, 2], [8, 3, 2, 3], [4, 2], [1, 3])
BESIDE = 150
"""the room that labels may take at the left of their rows"""
ABOVE = {
    "titleAngle": 0,
    "titleAlign": "left",
    "titleAnchor": "end",
    "titleX": 0,
    "titleY": -14,
    "titleBaseline": "bottom",
}
"""the title of an upright axis, lying above it"""


def config() -> Spec:
    text = {"fontSize": SIZE}
    axis = {
        "labelFontSize": SIZE, "titleFontSize": SIZE,
        "titleFontWeight": "normal", "labelColor": PAINT["text"], "titleColor": PAINT["quiet"],
        "domainColor": PAINT["axis"], "tickColor": PAINT["axis"], "gridColor": PAINT["grid"],
    }  # fmt: skip
    return {
        "background": None,
        "view": {"stroke": None},
        "axis": axis,
        "text": {**text, "color": PAINT["text"]},
        "header": {"labelFontSize": SIZE, "labelColor": PAINT["text"], "title": None},
        "facet": {"spacing": 14},
    }


def lite(left: float = 4, right: float = 6, top: float = 6, bottom: float = 20, **parts: Any) -> Spec:
    """A chart of the whole width, with room at its sides for what stands there: Vega can only guess how wide text is."""
    padding = {"left": left, "right": right, "top": top, "bottom": bottom}
    fixed = {"autosize": "none", "width": WIDTH - left - right, "padding": padding}
    return {"$schema": LITE, "config": config(), **fixed, **parts}


def tone(row: Spec, data: Spec) -> str:
    """Where a chart marks some rows for the page it is on, the others step back."""
    return "mute" if any(r["marked"] for r in data["rows"]) and not row["marked"] else "one"


def filling(row: Spec, data: Spec) -> str:
    return PAINT["paper" if row["doubt"] else tone(row, data)]
