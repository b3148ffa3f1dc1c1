"""Runs → regions in reading order: what is set in columns is read column by column, what goes across them in between.

A gutter is a strip from top to bottom that few runs cross and that has lines on either side. The lines that do cross it (a
title, a wide table) cut the page into bands; a band whose lines fill both sides is set in columns, and each column is looked
at in the same way, so that three columns are two and two. After Nagy and Seth, "Hierarchical representation of optically
scanned documents" (1984), with the bands found first, so that what crosses a gutter doesn't hide it.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import attrgetter

from .runs import Run

LEVEL = 0.35
"""share of its size by which a run may stand below another one of its row"""
DEEPEST = 4
"""columns within columns"""
FILLED = 0.6
"""share of a column's width that a line of running text covers"""
LETTERS = 12
"""letters of a line of running text, in the narrowest column"""
ENOUGH = 3
"""filled lines that tell running text from the cells of a table"""
NARROWEST = 0.4
"""share of the size of letters that a gutter has at least"""
SAME = 12.0
"""points by which the gutters of two pages may differ"""
HEAD = (2, 160)
"""lines and letters of a running head at most"""

Region = tuple[Run, ...]
"""what is read from its top to its bottom"""


@dataclass(frozen=True, slots=True)
class Arranged:
    """A page in reading order."""

    head: Region
    """the running head, if it may be one"""
    body: tuple[Region, ...]
    foot: Region
    gutter: float
    """0 where nothing is set in columns"""


def arranged(runs: Sequence[Run], known: float = 0.0) -> Arranged:
    """The regions of a page; `known` is the gutter of the pages before, 0 for none."""
    if not runs:
        return Arranged((), (), (), 0.0)
    pieces = _pieces(runs)
    head = pieces.pop(0) if len(pieces) > 1 and _is_head(pieces[0]) else ()
    foot = pieces.pop() if len(pieces) > 1 and _is_head(pieces[-1]) else ()
    body, gutter = _in_order(pieces, known, 0)
    return Arranged(head, tuple(body), foot, gutter)


def rows_of(runs: Sequence[Run]) -> list[Region]:
    """Runs by their height, from the top down; each row from left to right."""
    # two sorts without a key of our own are twice as fast as one with
    ordered = sorted(runs)
    ordered.sort(key=attrgetter("base"), reverse=True)
    rows: list[list[Run]] = []
    lowest = 0.0
    for run in ordered:
        if not rows or run.base < lowest:
            rows.append([run])
            lowest = run.base - LEVEL * run.face.size
        else:
            rows[-1].append(run)
    return [tuple(sorted(row)) for row in rows]


def _pieces(runs: Sequence[Run]) -> list[Region]:
    """The parts of a page between which a blank strip goes from side to side."""
    rows = rows_of(runs)
    letters: Counter[float] = Counter()
    for run in runs:
        letters[run.face.size] += len(run.text)
    size = max(letters, key=lambda size: (letters[size], size))
    steps = [a[0].base - b[0].base for a, b in pairwise(rows)]
    usual = statistics.median_low(steps) if steps else size
    pieces: list[list[Run]] = [list(rows[0])]
    for (above, row), step in zip(pairwise(rows), steps, strict=True):
        own = min(above[0].face.size, row[0].face.size)
        if step > max(1.2 * size, 1.2 * own, usual) + 0.45 * size:
            pieces.append([])
        pieces[-1] += row
    return [tuple(piece) for piece in pieces]


def _is_head(piece: Region) -> bool:
    lines, letters = HEAD
    return len(rows_of(piece)) <= lines and sum(len(run.text) for run in piece) <= letters


def _gutters(runs: Sequence[Run]) -> list[float]:
    """The middles of the strips that might be gutters, the deepest first."""
    low = int(min(run.left for run in runs))
    width = int(max(run.right for run in runs)) - low + 2
    steps = [0] * (width + 1)
    for run in runs:
        steps[int(run.left) - low] += 1
        steps[min(int(run.right) - low + 1, width)] -= 1
    cover = list(accumulate(steps))[:width]
    before = list(accumulate(cover, max))
    after = list(accumulate(reversed(cover), max))[::-1]
    depths = [min(b, a) - c for b, a, c in zip(before, after, cover, strict=True)]
    size = statistics.median(run.face.size for run in runs)
    found: list[tuple[int, int, float]] = []
    start = 0
    for x in range(1, width + 1):
        if x < width and cover[x] == cover[start]:
            continue
        # the lowest strip between two slopes
        falls = start > 0 and cover[start - 1] > cover[start]
        rises = x < width and cover[x] > cover[start]
        if falls and rises and depths[start] >= ENOUGH and x - start >= NARROWEST * size:
            found.append((depths[start], x - start, low + (start + x) / 2))
        start = x
    return [middle for _, _, middle in sorted(found, reverse=True)[:4]]


@dataclass(frozen=True, slots=True)
class _Band:
    """Lines that all go across a gutter, or none of which does."""

    runs: Region
    across: bool
    filled: int = 0
    """lines of running text, where both sides have them; else 0"""
    tabular: bool = False


def _in_order(pieces: Sequence[Region], known: float, depth: int) -> tuple[list[Region], float]:
    """The regions of these parts of a page in order, and the gutter that was found."""
    runs = tuple(run for piece in pieces for run in piece)
    options = [(gutter, _bands(pieces, gutter, known)) for gutter in _gutters(runs)] if depth < DEEPEST else []
    gutter, bands = max(options, key=lambda option: sum(b.filled for b in option[1]), default=(0.0, []))
    if not any(band.filled for band in bands):
        return [runs], 0.0
    found: list[Region] = []
    for split, band in _joined(bands):
        parts = _sides(band, gutter) if split else (band,) if len(band) < len(runs) else ()
        found += [region for part in parts if part for region in _in_order(_pieces(part), 0.0, depth + 1)[0]]
    return found, gutter


def _sides(runs: Sequence[Run], gutter: float) -> tuple[Region, Region]:
    left = tuple(run for run in runs if run.left + run.right < 2 * gutter)
    return left, tuple(run for run in runs if run.left + run.right >= 2 * gutter)


def _bands(pieces: Sequence[Region], gutter: float, known: float) -> list[_Band]:
    """The bands of these parts of a page, from the top down."""
    bands: list[tuple[bool, Region]] = []
    for piece in pieces:
        start = len(bands)
        for row in rows_of(piece):
            across = any(run.left < gutter - run.face.size and run.right > gutter + run.face.size for run in row)
            if len(bands) > start and bands[-1][0] == across:
                bands[-1] = (across, bands[-1][1] + row)
            else:
                bands.append((across, row))
    beside = [run for across, runs in bands if not across for run in runs]
    edges = [_edges(side) for side in _sides(beside, gutter)]
    least = 1 if abs(gutter - known) < SAME else ENOUGH
    return [_Band(runs, True) if across else _beside(runs, gutter, edges, least) for across, runs in bands]


def _edges(side: Region) -> tuple[float, float]:
    """Where the lines of a column begin and end, but for a few that stand out."""
    if not side:
        return 0.0, 0.0
    lefts, rights = sorted(run.left for run in side), sorted(run.right for run in side)
    return lefts[len(lefts) // 20], rights[-1 - len(rights) // 20]


def _beside(runs: Region, gutter: float, edges: Sequence[tuple[float, float]], least: int) -> _Band:
    """A band that nothing crosses, with its lines of running text counted."""
    filled = []
    for side, (left, right) in zip(_sides(runs, gutter), edges, strict=True):
        rows = rows_of(side)
        full = sum(
            sum(run.right - run.left for run in row) >= FILLED * (right - left)
            and sum(len(run.text) for run in row) >= LETTERS
            for row in rows
        )
        filled.append(full if full >= 0.4 * len(rows) else 0)
    rows = rows_of(runs)
    tabular = sum(len(row) > 2 for row in rows) > max(2, len(rows) / 2)
    return _Band(runs, False, sum(filled) if min(filled) >= least else 0, tabular)


def _joined(bands: Sequence[_Band]) -> list[tuple[bool, Region]]:
    """Bands that are read together, and whether they are set in columns.

    What stands directly above or below columns and isn't crossed, as the end of a column or a figure in one, is part of them.
    """
    joined: list[tuple[bool, Region]] = []
    run: list[_Band] = []

    def close() -> None:
        columns = [i for i, band in enumerate(run) if band.filled]
        loose = [i for i, band in enumerate(run) if not band.filled and not band.tabular]
        split = {i for i in range(len(run)) if i in columns or (columns and i in loose)}
        for i, band in enumerate(run):
            add(i in split, band.runs)
        run.clear()

    def add(split: bool, runs: Region) -> None:
        if joined and joined[-1][0] == split:
            joined[-1] = (split, joined[-1][1] + runs)
        else:
            joined.append((split, runs))

    for band in bands:
        if band.across:
            close()
            add(False, band.runs)
        else:
            run.append(band)
    close()
    return joined
