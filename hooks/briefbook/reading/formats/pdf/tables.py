"""Rows of runs → the rows of tables, with a tab between cells.

A table is two rows or more whose gaps stand above each other. Its columns are those of its fullest rows; what spans several
stands in the first, and a cell that is empty keeps its place.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from itertools import pairwise

from .columns import Region

LABEL = re.compile(r"[\[(]?(\d{1,3}|[a-z]|[ivxlc]+|[A-Z])[\]).:]*|[•◦▪‣∙●○■–-]|\S{1,3}[.)]")
"""what stands before an entry of a list"""
WORDY = 30
"""letters of a cell that a table of two rows and two columns has at most"""
GAP = 0.4
"""share of the size of letters that two gaps have in common at least"""


def cells(rows: Sequence[Region]) -> list[str]:
    """For each row its cells with tabs between; empty for a row of no table."""
    told = [""] * len(rows)
    for group in _groups(rows):
        columns = _columns([rows[i] for i in group])
        if len(columns) < 2 or (len(columns) == 2 and _is_prose([rows[i] for i in group])):
            continue
        for i in range(group[0], group[-1] + 1):
            told[i] = _row(rows[i], columns)
    return told


def _is_prose(rows: Sequence[Region]) -> bool:
    """Whether rows of two cells are a list with its labels, or lines whose words happen to stand apart."""
    labels = all(LABEL.fullmatch(row[0].text) for row in rows)
    return labels or (len(rows) == 2 and any(len(run.text) > WORDY for row in rows for run in row))


def _groups(rows: Sequence[Region]) -> list[list[int]]:
    """The places of rows that have gaps above each other; one row without a gap may stand between."""
    groups: list[list[int]] = []
    for i, row in enumerate(rows):
        if len(row) < 2:
            continue
        above = groups[-1][-1] if groups else -9
        if i - above <= 2 and _aligned(rows[above], row):
            groups[-1].append(i)
        else:
            groups.append([i])
    return [group for group in groups if len(group) > 1]


def _aligned(above: Region, below: Region) -> bool:
    return any(
        min(a.left, b.left) - max(left.right, other.right) > GAP * b.face.size
        for left, a in pairwise(above)
        for other, b in pairwise(below)
    )


def _columns(rows: Sequence[Region]) -> list[tuple[float, float]]:
    """Where the columns begin and end."""
    fullest = statistics.median_high(len(row) for row in rows)
    edges: list[tuple[float, float]] = []
    for run in sorted((run for row in rows if len(row) >= fullest for run in row), key=lambda run: run.left):
        if edges and run.left < edges[-1][1] + 0.3 * run.face.size:
            edges[-1] = (edges[-1][0], max(edges[-1][1], run.right))
        else:
            edges.append((run.left, run.right))
    return edges


def _row(row: Region, columns: Sequence[tuple[float, float]]) -> str:
    found = [""] * len(columns)
    for run in row:
        shared = [min(run.right, right) - max(run.left, left) for left, right in columns]
        at = next((i for i, width in enumerate(shared) if width > 0), shared.index(max(shared)))
        found[at] = f"{found[at]} {run.text}".strip()
    return "\t".join(found).rstrip("\t")
