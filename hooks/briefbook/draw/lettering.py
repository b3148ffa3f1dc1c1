"""Text in pictures: how much room it takes, what of it has room, and where the labels of signs stand apart.

Nobody measures text here: the letters of the reader's font are taken to be as wide as those of most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

SIZE = 12
"""of text, in units of the picture"""
LETTER = 5.9
"""the width of a letter of text, on average and with some to spare"""
LABEL = re.compile(r'(<text x=")([^"]+)(" y=")([^"]+)("[^>]*>)([^<]*)')
ABOVE, BELOW, RISE = 4, 11, 4
"""how far the foot of a label stands above a sign, below it, and below the middle of a sign that it stands beside"""
Box = tuple[float, float, float, float]


def wide(texts: Iterable[str]) -> float:
    """How wide the longest of some texts is."""
    return max((len(text) for text in texts), default=0) * LETTER


def cut(text: str, room: float) -> str:
    """What of a text has room, with a mark where it ends."""
    most = max(int(room / LETTER), 1)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def apart(drawing: str, radii: Sequence[float]) -> tuple[str, list[float]]:
    """Labels where they hide neither each other nor a sign, and the box around all: left, top, width, height.

    Vega centres each label on its sign; `radii` are those of the signs, in the order of their labels. A label goes below its
    sign, above it or beside it, where least is hidden; those that come first choose first.
    """
    found = list(LABEL.finditer(drawing))
    signs = [(float(m[2]), float(m[4]), r) for m, r in zip(found, radii, strict=True)]
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for x, y, r in signs]
    boxes: list[Box] = []
    places = []
    for (x, y, r), label in zip(signs, found, strict=True):
        half = len(label[6]) * LETTER / 2 + 5
        ways = [
            (x, y + r + BELOW), (x, y - r - ABOVE), (x + r + half, y + RISE), (x - r - half, y + RISE),
            (x + half / 2, y + r + BELOW), (x - half / 2, y + r + BELOW),
            (x + half / 2, y - r - ABOVE), (x - half / 2, y - r - ABOVE),
            (x, y + r + 2 * BELOW), (x, y - r - ABOVE - BELOW),
        ]  # fmt: skip
        around = [(left - half, foot - 10, left + half, foot + 3) for left, foot in ways]
        own = (x - r, y - r, x + r, y + r)
        hidden = [sum(_shared(box, other) for other in (*taken, *boxes) if other != own) for box in around]
        best = hidden.index(min(hidden))
        boxes.append(around[best])
        places.append(ways[best])
    moved = iter(places)

    def placed(label: re.Match[str]) -> str:
        left, foot = next(moved)
        return f"{label[1]}{left:.1f}{label[3]}{foot:.1f}{label[5]}{label[6]}"

    left, top = min(b[0] for b in (*taken, *boxes)), min(b[1] for b in (*taken, *boxes))
    right, bottom = max(b[2] for b in (*taken, *boxes)), max(b[3] for b in (*taken, *boxes))
    return LABEL.sub(placed, drawing), [left - 2, top - 2, right - left + 4, bottom - top + 4]


def _shared(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 < height else 0
