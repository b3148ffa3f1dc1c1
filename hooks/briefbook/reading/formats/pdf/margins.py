"""Rows of a page → the same without the numbers that count its lines in a margin, and those numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .words import Row, Word

ENOUGH = 6
"""numbers that count lines, where each line has one; where every fifth has, half as many"""
SHARE = 0.5
"""share of the rows that have one"""
APART = 0.3
"""share of the size of letters that lies between them and the text"""
SAME = 2.0
"""points by which their edges differ at most"""
STEPS = (1, 2, 5, 10)


def numbers(rows: Sequence[Row]) -> tuple[list[Row], tuple[Word, ...]]:
    """The rows without the numbers of lines, and these from the top down."""
    for end in (0, -1):
        likely = _in_line([row[end] for row in rows if row[end].text.isdecimal() and len(row[end].text) <= 4])
        if len(likely) < ENOUGH / 2 or not _count(likely, len(rows)):
            continue
        gone = set(map(id, likely))
        rest = [kept for row in rows if (kept := [word for word in row if id(word) not in gone])]
        if rest and _stand_outside(likely, rest, end):
            return rest, tuple(likely)
    return [*rows], ()


def _in_line(words: Sequence[Word]) -> list[Word]:
    """Those of the words that end, or begin, at the edge where most do."""
    rights = Counter(round(word.right) for word in words)
    lefts = Counter(round(word.left) for word in words)
    (right, ends), (left, begins) = (max(c.items(), key=lambda item: item[1], default=(0, 0)) for c in (rights, lefts))
    if ends >= begins:
        return [word for word in words if abs(word.right - right) < SAME]
    return [word for word in words if abs(word.left - left) < SAME]


def _count(words: Sequence[Word], rows: int) -> bool:
    """Whether numbers go up by the same step from line to line, often enough."""
    steps = [int(b.text) - int(a.text) for a, b in pairwise(words)]
    step = max(STEPS, key=steps.count)
    enough = ENOUGH if step < 5 else ENOUGH / 2
    return steps.count(step) >= max(enough - 1, 0.9 * len(steps)) and len(words) * step >= SHARE * rows


def _stand_outside(numbers: Iterable[Word], rest: Sequence[Row], end: int) -> bool:
    """Whether the numbers stand outside of all text on their side."""
    if end == 0:
        edges = sorted(row[0].left for row in rest)
        edge = edges[len(edges) // 50]
        return all(word.right < edge - APART * word.face.size for word in numbers)
    edges = sorted(max(word.right for word in row) for row in rest)
    edge = edges[-1 - len(edges) // 50]
    return all(word.left > edge + APART * word.face.size for word in numbers)
