"""A page of a PDF → what is drawn on it: rules, and pictures.

In: a page that PDFium has loaded. Out: level and upright rules, in points from the lower left corner, pieces that continue each
other joined; and the boxes of pictures, which are images and whatever else is drawn apart from rules. Only so many objects are
looked at: a map may have a hundred thousand.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from .words import Box

MOST = 5_000
"""objects of a page that are looked at, and segments of all its paths"""
DEEPEST = 2
"""forms within forms"""
THIN = 3.0
"""points that a rule is thick at most"""
SHORTEST = 6.0
"""points that a rule is long at least"""
SAME = 1.5
"""points by which pieces of one rule may differ in place"""
APART = 3.0
"""points that may lie between pieces of one rule"""


class Rule(NamedTuple):
    """A level rule; an upright one has its places and heights exchanged."""

    at: float
    start: float
    end: float


class Drawn(NamedTuple):
    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()
    pictures: tuple[Box, ...] = ()


class _Found(NamedTuple):
    level: list[Rule]
    upright: list[Rule]
    pictures: list[Box]
    left: list[int]
    """how many objects may still be looked at"""


def of_page(page: Any) -> Drawn:
    """What is drawn on a `PdfPage`, text apart."""
    found = _Found([], [], [], [MOST])
    count = pdfium.FPDFPage_CountObjects(page)
    objects = (pdfium.FPDFPage_GetObject(page, i) for i in range(count))
    _look(objects, found, UNMOVED, 0)
    return Drawn(tuple(_joined(found.level)), tuple(_joined(found.upright)), tuple(found.pictures))


Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


def _look(objects: Iterator[Any], found: _Found, matrix: Matrix, depth: int) -> None:
    for item in objects:
        if found.left[0] <= 0:
            return
        match pdfium.FPDFPageObj_GetType(item):
            case pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            case pdfium.FPDF_PAGEOBJ_PATH:
                _path(item, found, matrix)
            case pdfium.FPDF_PAGEOBJ_FORM if depth < DEEPEST:
                parts = pdfium.FPDFFormObj_CountObjects(item)
                inner = (pdfium.FPDFFormObj_GetObject(item, i) for i in range(parts))
                _look(inner, found, _times(_matrix(item), matrix), depth + 1)
            case _:
                if box := _box(item, matrix):
                    found.pictures.append(box)
        found.left[0] -= 1


def _path(item: Any, found: _Found, matrix: Matrix) -> None:
    box = _box(item, matrix)
    if box is None:
        return
    wide, tall = box.right - box.left, box.high - box.low
    if tall <= THIN and wide >= SHORTEST:
        found.level.append(Rule((box.low + box.high) / 2, box.left, box.right))
    elif wide <= THIN and tall >= SHORTEST:
        found.upright.append(Rule((box.left + box.right) / 2, box.low, box.high))
    elif wide > THIN and tall > THIN:
        _segments(item, found, matrix, box)


def _segments(item: Any, found: _Found, matrix: Matrix, box: Box) -> None:
    """The rules that a path with several of them draws; a path that draws anything else is a picture."""
    filling, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, filling, stroke)
    count = pdfium.FPDFPath_CountSegments(item)
    found.left[0] -= count
    if not stroke.value or count > MOST or found.left[0] <= 0:
        # a ground of colour is no picture, but a shape of many sides is
        if count > 5:
            found.pictures.append(box)
        return
    own = _times(_matrix(item), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    level, upright = [], []
    start = at = (0.0, 0.0)
    for i in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, i)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        to = _moved(own, x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = to
        sides = [] if kind == pdfium.FPDF_SEGMENT_MOVETO else [(at, to)]
        if pdfium.FPDFPathSegment_GetClose(segment):
            sides.append((to, start))
        for (a, b), (c, d) in sides:
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO or (abs(b - d) > SAME and abs(a - c) > SAME):
                found.pictures.append(box)
                return
            if abs(b - d) <= SAME < abs(a - c):
                level.append(Rule((b + d) / 2, min(a, c), max(a, c)))
            elif abs(a - c) <= SAME < abs(b - d):
                upright.append(Rule((a + c) / 2, min(b, d), max(b, d)))
        at = to
    found.level.extend(level)
    found.upright.extend(upright)


def _box(item: Any, matrix: Matrix) -> Box | None:
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, low, right, high):
        return None
    corners = [_moved(matrix, x, y) for x in (left.value, right.value) for y in (low.value, high.value)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _matrix(item: Any) -> Matrix:
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, m):
        return UNMOVED
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _times(a: Matrix, b: Matrix) -> Matrix:
    """First `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _moved(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Rules from the lowest up, with pieces that continue each other as one."""
    rows: list[list[Rule]] = []
    for rule in sorted(rules):
        if rows and rule.at - rows[-1][0].at <= SAME:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    joined: list[Rule] = []
    for row in rows:
        start = len(joined)
        for rule in sorted(row, key=lambda rule: rule.start):
            if len(joined) > start and rule.start - joined[-1].end <= APART:
                joined[-1] = joined[-1]._replace(end=max(joined[-1].end, rule.end))
            else:
                joined.append(rule)
    return joined


def places(rules: Sequence[Rule]) -> list[float]:
    """Where rules lie, those that lie a hair apart counted once."""
    found: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not found or at - found[-1] > 2 * SAME:
            found.append(at)
    return found


def mirrored(drawn: Drawn, width: float) -> Drawn:
    """The same as a mirror shows it, for a page that is read from right to left."""
    return Drawn(
        tuple(r._replace(start=width - r.end, end=width - r.start) for r in drawn.level),
        tuple(r._replace(at=width - r.at) for r in drawn.upright),
        tuple(b._replace(left=width - b.right, right=width - b.left) for b in drawn.pictures),
    )
