"""Rows of words → regions in reading order: what is set in columns is read column by column, what goes across in between.

A gutter is a blank strip between lines of running text. The strips are found as maximal empty rectangles by a sweep from the
top of the page to its bottom; the one that has most lines beside it cuts the rows into those above it, its left and right
sides, and those below it, and each part is looked at in the same way. So columns may begin and end anywhere on a page, and be
of any number.

After Breuel, "Two geometric algorithms for layout analysis" (2002), for the strips, and Nagy and Seth, "Hierarchical
representation of optically scanned documents" (1984), for the cuts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from .words import Box, Row

NARROWEST = 0.55
"""share of the size of letters that a gutter has at least"""
SWEPT = 24
"""strips that are followed at once: the widest"""
DEEPEST = 5
"""columns within columns"""
FILLED = 0.6
"""share of a column's width that a line of running text covers"""
STANDS_IN = 3.5
"""share of the size of letters by which a line of running text stands in at most"""
LETTERS = 14
"""letters of a line of running text, in the narrowest column"""
ALIGNED = 0.4
"""share of the size of letters by which the edges of lines of a paragraph differ at most"""
ENOUGH = 3
"""lines of running text on either side of a gutter"""
SAME = 12.0
"""points by which the gutters of two pages may differ"""
CLOSE = 1.9
"""share of the size of letters that lies at most between lines of a column, from one to the next"""


class Strip(NamedTuple):
    """A blank strip: its edges, and the first and the last of the rows that it goes along."""

    left: float
    right: float
    first: int
    last: int

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Arranged(NamedTuple):
    """A page in reading order."""

    regions: tuple[tuple[Row, ...], ...]
    """each to be read from its top to its bottom"""
    gutters: tuple[float, ...]
    """the middles of those that were found"""


def arranged(rows: Sequence[Row], blocked: Sequence[Box] = (), known: Sequence[float] = ()) -> Arranged:
    """The regions of a page. `blocked` is where tables stand, `known` the gutters of the page before."""
    gutters: list[float] = []
    regions = _parts([row for row in rows if row], blocked, [*known], gutters, 0)
    return Arranged(tuple(tuple(region) for region in regions), tuple(gutters))


def _parts(
    rows: Sequence[Row], blocked: Sequence[Box], known: list[float], gutters: list[float], depth: int
) -> list[Sequence[Row]]:
    gutter = _gutter(rows, blocked, known) if len(rows) > 1 and depth < DEEPEST else None
    if gutter is None:
        return [rows] if rows else []
    gutters.append(gutter.middle)
    known = [*known, gutter.middle]
    beside = rows[gutter.first : gutter.last + 1]
    middle = gutter.middle
    left = [part for row in beside if (part := _left_of(row, middle))]
    right = [part for row in beside if (part := _right_of(row, middle))]
    parts = (rows[: gutter.first], left, right, rows[gutter.last + 1 :])
    return [region for part in parts for region in _parts(part, blocked, known, gutters, depth + 1)]


def _left_of(row: Row, middle: float) -> Row:
    return [w for w in row if w[0] + w[1] < 2 * middle]


def _right_of(row: Row, middle: float) -> Row:
    return [w for w in row if w[0] + w[1] >= 2 * middle]


def _gutter(rows: Sequence[Row], blocked: Sequence[Box], known: Sequence[float]) -> Strip | None:
    """The strip that has most lines of running text beside it, cut to their height."""
    size = _size(rows)
    best: tuple[int, Strip] | None = None
    seen: list[Strip] = []
    strips = [strip for strip in _strips(rows, blocked, NARROWEST * size) if strip.last > strip.first]
    for strip in sorted(strips, key=lambda strip: (strip.first - strip.last, strip.left - strip.right)):
        # each row has a line on either side at most
        if best and 2 * (strip.last - strip.first + 1) <= best[0]:
            break
        if any(_is_part(strip, other) for other in seen):
            continue
        seen.append(strip)
        told, cut = _beside(rows, strip, size, known)
        if cut is not None and (best is None or told > best[0]):
            best = told, cut
    return best[1] if best else None


def _is_part(strip: Strip, other: Strip) -> bool:
    return abs(strip.middle - other.middle) < SAME and other.first <= strip.first and strip.last <= other.last


def _size(rows: Sequence[Row]) -> float:
    """The usual size of letters."""
    sizes = sorted([word.face[0] for row in rows for word in row])
    return sizes[len(sizes) // 2]


def _strips(rows: Sequence[Row], blocked: Sequence[Box], least: float) -> Iterator[Strip]:
    """The maximal blank strips between words, at least so wide, from the top down."""
    low = min([row[0].left for row in rows])
    high = max([word[1] for row in rows for word in row])
    following: dict[tuple[float, float], int] = {}
    spaces = [_free(row, blocked, low, high, least) for row in rows]
    begins = max([row[0].left for row in rows])
    if begins < min([row[-1].right for row in rows]) and not any(
        low < a and b < high for free in spaces for a, b in free
    ):
        return
    for i, free in enumerate(spaces):
        narrowed: dict[tuple[float, float], int] = dict.fromkeys(free, i)
        for (left, right), first in following.items():
            for a, b in free:
                # two comparisons cost a third of max() and min()
                edges = (left if left > a else a, right if right < b else b)
                if edges[1] - edges[0] >= least and first < narrowed.get(edges, i + 1):
                    narrowed[edges] = first
        for edges, first in following.items():
            if narrowed.get(edges, i) > first and edges[0] > low and edges[1] < high:
                yield Strip(*edges, first, i - 1)
        following = narrowed
        if len(following) > SWEPT:
            oldest = sorted(following.items(), key=lambda item: (item[1], item[0][0] - item[0][1]))
            following = dict(oldest[:SWEPT])
    for edges, first in following.items():
        if edges[0] > low and edges[1] < high:
            yield Strip(*edges, first, len(rows) - 1)


def _free(row: Row, blocked: Sequence[Box], low: float, high: float, least: float) -> list[tuple[float, float]]:
    """Where a row leaves blank space, its ends included."""
    base = row[0].base
    taken = row if not blocked else _taken(row, [box for box in blocked if box.low <= base <= box.high])
    free: list[tuple[float, float]] = []
    at = low - least
    for place in taken:
        left, right = place[0], place[1]
        if left - at >= least:
            # the edges of lines differ by hairs
            free.append((math.ceil(at), math.floor(left)))
        if right > at:
            at = right
    if high + least - at >= least:
        free.append((math.ceil(at), high + least))
    return free


def _taken(row: Row, boxes: Sequence[Box]) -> Sequence[Any]:
    return (
        sorted([(word.left, word.right) for word in row] + [(box.left, box.right) for box in boxes]) if boxes else row
    )


def _beside(rows: Sequence[Row], strip: Strip, size: float, known: Sequence[float]) -> tuple[int, Strip | None]:
    """How many lines of running text stand beside a strip, and the strip as high as they do; none where it is no gutter."""
    reach = rows[strip.first : strip.last + 1]
    middle = strip.middle
    sides = [[_left_of(row, middle) for row in reach], [_right_of(row, middle) for row in reach]]
    filled = [_full(side, size) for side in sides]
    told = [_running(side, full, size) for side, full in zip(sides, filled, strict=True)]
    near = any(abs(middle - other) < SAME for other in known)
    if not (min(told) >= ENOUGH or (near and max(told) >= ENOUGH) or (near and min(told) >= 1)):
        return 0, None
    text = [i for i, both in enumerate(zip(*filled, strict=True)) if any(both)]
    first, last = text[0], text[-1]
    bases = [row[0].base for row in reach]
    while first and bases[first - 1] - bases[first] <= CLOSE * size:
        first -= 1
    while last + 1 < len(reach) and bases[last] - bases[last + 1] <= CLOSE * size:
        last += 1
    return sum(told), strip._replace(first=strip.first + first, last=strip.first + last)


def _full(side: Sequence[Row], size: float) -> list[bool]:
    """For each row of a side whether it is as full as a line of running text there."""
    lines = [row for row in side if row]
    if not lines:
        return [False] * len(side)
    lefts = sorted(row[0].left for row in lines)
    rights = sorted(row[-1].right for row in lines)
    left, right = lefts[len(lefts) // 10], rights[-1 - len(rights) // 10]
    return [
        bool(row)
        and row[0].left < left + STANDS_IN * size
        and row[-1].right - row[0].left >= FILLED * (right - left)
        and (len(row) > LETTERS / 3 or sum([len(word.text) for word in row]) >= LETTERS)
        for row in side
    ]


def _running(side: Sequence[Row], full: Sequence[bool], size: float) -> int:
    """How many full lines of a side have another one next to them, with an edge in common."""
    places = [i for i, row in enumerate(side) if row]
    pairs = [(a, b) for a, b in pairwise(places) if full[a] and full[b] and _flush(side[a], side[b], ALIGNED * size)]
    return len({i for pair in pairs for i in pair})


def _flush(above: Row, below: Row, most: float) -> bool:
    """Whether two lines begin or end at one edge, as those of a paragraph do, and centred ones don't."""
    return abs(above[0].left - below[0].left) < most or abs(above[-1].right - below[-1].right) < most
