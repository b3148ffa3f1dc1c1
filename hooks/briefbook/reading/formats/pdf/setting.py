"""Regions → lines of print, with a blank line where a paragraph, a note, a list's entry, a table or a heading begins."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from . import tables
from .columns import Arranged, Region, rows_of
from .runs import Run
from .words import Face

STEP = 1.3
"""share of the usual distance of two lines beyond which a paragraph begins"""
INDENT = 0.5, 6.0
"""shares of the size by which the first line of a paragraph stands in at least and at most; what stands in more is centred"""
SHORT = 0.85
"""share of a column's width below which a line is the last of its paragraph"""
BULLET = re.compile(r"^[•◦▪‣∙●○■]\s*(?=\S)")
ENTRY = re.compile(r"^(- |[⁰¹²³⁴-⁹]|\[\d{1,3}\] )")
"""what begins with a bullet, a note's mark or a reference's number begins anew"""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of print."""

    text: str
    face: Face
    left: float
    right: float
    base: float
    starts: bool = False
    """whether a blank line belongs above it"""
    table: bool = False
    edge: bool = False
    """whether it stands at the head or the foot of its page"""


def printed(page: Arranged) -> Iterator[Printed]:
    """The lines of a page in reading order."""
    yield from _at_the_edge(page.head)
    for region in page.body:
        yield from _set(region)
    yield from _at_the_edge(page.foot)


def _at_the_edge(region: Region) -> Iterator[Printed]:
    """Running heads and feet: what stands apart on a line is told apart, the page's number last."""
    rows = rows_of(region)
    if all(len(row) == 1 for row in rows):
        yield from (replace(line, edge=True) for line in _set(region))
        return
    for row in rows:
        for run in sorted(row, key=lambda run: run.text.isdigit()):
            yield Printed(run.text, run.face, run.left, run.right, run.base, starts=True, edge=True)


def _set(region: Region) -> Iterator[Printed]:
    if not region:
        return
    rows = rows_of(region)
    lines = [_line(row, cells) for row, cells in zip(rows, tables.cells(rows), strict=True)]
    steps = _steps(lines)
    strong = [
        not i or line.table != lines[i - 1].table or (not line.table and _begins(lines[i - 1], line, steps))
        for i, line in enumerate(lines)
    ]
    bounds = [i for i, start in enumerate(strong) if start] + [len(lines)]
    right = max(line.right for line in lines)
    for first, end in pairwise(bounds):
        for line, starts in zip(lines[first:end], _begins_by_indent(lines[first:end], right), strict=True):
            yield replace(line, starts=(starts and not line.table) or line is lines[first])


def _line(row: Sequence[Run], cells: str) -> Printed:
    text = cells or BULLET.sub("- ", " ".join(run.text for run in row))
    longest = max(row, key=lambda run: (len(run.text), -run.left))
    face = Face(longest.face.size, all(run.face.bold for run in row))
    return Printed(text, face, row[0].left, max(run.right for run in row), longest.base, table=bool(cells))


def _steps(lines: Sequence[Printed]) -> dict[float, float]:
    """The usual distance between lines of a size."""
    found: dict[float, list[float]] = {}
    for above, line in pairwise(lines):
        if above.face.size == line.face.size and not line.table:
            found.setdefault(line.face.size, []).append(above.base - line.base)
    return {size: statistics.median_low(steps) for size, steps in found.items()}


def _begins(above: Printed, line: Printed, steps: dict[float, float]) -> bool:
    """Whether a line begins a paragraph by its distance, its face or its first letters."""
    size = max(above.face.size, line.face.size)
    usual = steps.get(line.face.size, 1.2 * size)
    return (
        above.base - line.base > STEP * usual
        or abs(above.face.size - line.face.size) > 0.07 * size
        or above.face.bold != line.face.bold
        or bool(ENTRY.match(line.text))
    )


def _begins_by_indent(lines: Sequence[Printed], right: float) -> list[bool]:
    """For each line whether it begins a paragraph, by where it and those above it start and end; `right` is the column's edge.

    The first lines of paragraphs stand in, or, in a list of references, all but the first. Which of the two is told by the
    lines that follow a short one.
    """
    left = min(line.left for line in lines)
    least, most = INDENT
    stands_in = [least * line.face.size < line.left - left < most * line.face.size for line in lines]
    short = [line.right < left + SHORT * (right - left) for line in lines]
    after_short = [i for i in range(1, len(lines)) if short[i - 1]]
    hanging = sum(not stands_in[i] for i in after_short) > sum(stands_in[i] for i in after_short) or (
        not stands_in[0] and all(stands_in[1:])
    )
    begins = [False] * len(lines)
    for i in range(1, len(lines)):
        if hanging:
            begins[i] = not stands_in[i] and (stands_in[i - 1] or short[i - 1])
        elif stands_in[i]:
            begins[i] = not stands_in[i - 1] or short[i - 1]
        else:
            # the end of a quotation that stands in as a whole
            begins[i] = i > 1 and stands_in[i - 1] and stands_in[i - 2] and short[i - 1]
    return begins
