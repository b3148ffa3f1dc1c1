"""Rows → tables: those that a tagged page tells, between rules, in a grid of rules, or where gaps stand above each other.

In: rows of words, and the rules drawn on the page. Out: each table's place and its rows, with tabs between cells, the header
first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from ....model import Role
from . import rows as lines_of
from .cells import GAP, grid, pieces, text
from .drawn import Drawn, Rule, places
from .labels import CAPTION
from .tags import Tag
from .words import Box, Row, Word

SAME = 3.0
"""points by which the ends of a table's rules may differ"""
MANY = 40_000
"""pairs of rules that are looked at: a chart may have thousands"""
CLOSE = 2.6
"""share of its size within which further lines of a caption stand below its first"""
LADDERS = 12
"""rules before a rule that are looked at for one with the same ends"""


class Table(NamedTuple):
    box: Box
    rows: tuple[str, ...]
    """with tabs between cells"""
    words: tuple[Word, ...]
    """what they hold"""
    tag: int = 0
    """the number of the block that it begins with, on a tagged page"""
    role: Role = "row"


def ruled(rows: Sequence[Row], drawn: Drawn, known: Sequence[Table] = ()) -> tuple[Table, ...]:
    """The tables of a page that rules tell, beside those that are known, from the top down."""
    found = [*known]
    for area, level, upright in [*_grids(drawn), *_ladders(drawn)]:
        if any(_overlap(area, table.box) for table in found):
            continue
        inside = _inside(rows, area)
        for part in _tabular(_without_caption(inside), level, upright):
            if told := grid(part, level, upright, drawn=True):
                found.append(_of_rows(part, told))
    return tuple(sorted(found, key=lambda table: -table.box.high))


def tagged(rows: Sequence[Row], blocks: Mapping[int, Tag]) -> tuple[Table, ...]:
    """The tables that a tagged page tells."""
    by_table: dict[int, dict[tuple[int, int], list[Row]]] = {}
    for row in rows:
        for tag, run in groupby(row, key=lambda word: word.tag):
            if (block := blocks.get(tag)) and block.cell:
                number, at, column = block.cell
                by_table.setdefault(number, {}).setdefault((at, column), []).append([*run])
    found = []
    for cells in by_table.values():
        height, width = (max(place[i] for place in cells) + 1 for i in (0, 1))
        told = [[text(lines_of.lines(cells.get((r, c), []))) for c in range(width)] for r in range(height)]
        if width > 1 and height > 1:
            found.append(_of_rows([line for lines in cells.values() for line in lines], told))
    return tuple(found)


def _of_rows(rows: Sequence[Row], told: Sequence[Sequence[str]]) -> Table:
    words = [word for row in rows for word in row]
    box = Box(
        min(word.left for word in words),
        min(word.base - 0.3 * word.face.size for word in words),
        max(word.right for word in words),
        max(word.base + word.face.size for word in words),
    )
    return Table(box, tuple("\t".join(row) for row in told if any(row)), tuple(words), min(word.tag for word in words))


def without(rows: Sequence[Row], tables: Sequence[Table]) -> list[Row]:
    """The rows of a page, each table, or picture with its labels, as one word that stands for it."""
    if not tables:
        return [*rows]
    gone = {id(word) for table in tables for word in table.words}
    rest = [kept for row in rows if (kept := [word for word in row if id(word) not in gone])]
    for table in tables:
        box, face = table.box, max(word.face for word in table.words)
        top = max(word.base for word in table.words)
        word = Word(box.left, box.right, top, box.high - box.low, "", face, False, table.tag, table.rows, table.role)
        rest.append([word])
    rest.sort(key=lambda row: -row[0].base)
    return rest


def aligned(rows: Sequence[Row]) -> list[tuple[int, int, Table]]:
    """The tables of a column without rules: the first row of each, one past its last, and the table."""
    groups = _groups(rows)
    lines = [row for row in rows if not any(word.rows for word in row)] if groups else []
    if not lines:
        return []
    lefts, rights = sorted(row[0].left for row in lines), sorted(row[-1].right for row in lines)
    found = []
    for first, end in groups:
        part = rows[first:end]
        # lines that go from edge to edge of a column of text are text, however far apart their words are
        text = 2 * len(part) < len(lines) and _are_full(part, lefts[len(lefts) // 10], rights[-1 - len(rights) // 10])
        if not text and (told := grid(part, (), (), drawn=False)):
            found.append((first, end, _of_rows(part, told)))
    return found


def _are_full(rows: Sequence[Row], left: float, right: float) -> bool:
    """Whether most rows begin and end at these edges and hold words rather than figures."""
    full = [row for row in rows if row[0].left < left + row[0].face.size and row[-1].right > right - SAME]
    words = [word for row in rows for word in row]
    return 2 * len(full) > len(rows) and 2 * sum(word.text[:1].isalpha() for word in words) > len(words)


# -- where tables are -------------------------------------------------------------------------------------------------

Area = tuple[Box, tuple[Rule, ...], tuple[Rule, ...]]
"""a place that rules mark, with its level and its upright ones"""


def _grids(drawn: Drawn) -> list[Area]:
    """Where level rules cross upright ones."""
    level, upright = drawn.level, drawn.upright
    if len(level) < 2 or len(upright) < 2 or len(level) * len(upright) > MANY:
        return []
    group = [*range(len(level) + len(upright))]

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for i, a in enumerate(level):
        for j, b in enumerate(upright):
            if a.start - SAME <= b.at <= a.end + SAME and b.start - SAME <= a.at <= b.end + SAME:
                group[root(i)] = root(len(level) + j)
    members: dict[int, list[int]] = {}
    for i in range(len(group)):
        members.setdefault(root(i), []).append(i)
    areas = []
    for own in members.values():
        across = tuple(level[i] for i in own if i < len(level))
        down = tuple(upright[i - len(level)] for i in own if i >= len(level))
        high, wide = len(places(across)), len(places(down))
        if min(high, wide) > 1 and high + wide > 4:
            xs = [x for rule in across for x in (rule.start, rule.end)] + [rule.at for rule in down]
            ys = [y for rule in down for y in (rule.start, rule.end)] + [rule.at for rule in across]
            areas.append((Box(min(xs), min(ys), max(xs), max(ys)), across, down))
    return areas


def _ladders(drawn: Drawn) -> list[Area]:
    """Where level rules with the same ends stand above each other."""
    groups: list[list[Rule]] = []
    for rule in drawn.level:
        for group in groups[-LADDERS:]:
            if abs(group[0].start - rule.start) < SAME and abs(group[0].end - rule.end) < SAME:
                group.append(rule)
                break
        else:
            groups.append([rule])
    areas = []
    for group in groups:
        if len(group) > 1:
            box = Box(group[0].start, group[0].at, group[0].end, group[-1].at)
            inner = tuple(
                r for r in drawn.level if box.low - 1 <= r.at <= box.high + 1 and box.left - SAME <= r.start < box.right
            )
            areas.append((box, inner, ()))
    return sorted(areas, key=lambda area: area[0].low - area[0].high)


def _overlap(a: Box, b: Box) -> bool:
    return a.left < b.right and b.left < a.right and a.low < b.high and b.low < a.high


def _holds(box: Box, word: Word) -> bool:
    middle = word.base + 0.25 * word.face.size
    return box.left - SAME <= (word.left + word.right) / 2 <= box.right + SAME and box.low <= middle <= box.high


def _inside(rows: Sequence[Row], area: Box) -> list[Row]:
    return [part for row in rows if (part := [word for word in row if _holds(area, word)])]


def _without_caption(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of an area without its caption, which may stand below the first rule, in one line or two."""
    first = " ".join(word.text for word in rows[0]) if rows else ""
    found = CAPTION.match(first)
    if not found or not (found["mark"] or found["rest"][:1].isupper()) or len(pieces(rows[0])) > 2:
        return rows
    rest = rows[1:]
    while rest and len(pieces(rest[0])) < 2 and rows[0][0].base - rest[0][0].base < CLOSE * rows[0][0].face.size:
        rest = rest[1:]
    return rest


def _tabular(rows: Sequence[Row], level: Sequence[Rule], upright: Sequence[Rule]) -> list[list[Row]]:
    """The parts of an area, from rule to rule, whose rows have gaps; all of a grid."""
    if upright:
        return [[*rows]]
    heights = sorted(places(level), reverse=True)
    parts: list[list[Row]] = [[]]
    for top, low in pairwise(heights):
        band = [row for row in rows if low <= row[0].base <= top]
        gappy = sum(len(pieces(row)) > 1 for row in band)
        if 2 * gappy >= len(band) and (gappy or len(band) < 2):
            parts[-1] += band
        else:
            parts.append([])
    return [part for part in parts if len(part) > 1]


def _groups(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Runs of rows that have gaps above each other; one row without a gap may stand between."""
    groups: list[list[int]] = []
    above: list[Row] = []
    for i, row in enumerate(rows):
        parts = pieces(row)
        if len(parts) < 2 or any(word.rows for word in row) or all(word.face.mono for word in row):
            continue
        last = groups[-1][-1] if groups else -9
        near = i - last <= 2 and rows[last][0].base - row[0].base < 4 * row[0].face.size
        if near and not any(word.rows for between in rows[last:i] for word in between) and _share_gap(above, parts):
            groups[-1].append(i)
        else:
            groups.append([i])
        above = parts
    return [(group[0], group[-1] + 1) for group in groups if len(group) > 1]


def _share_gap(above: Sequence[Row], below: Sequence[Row]) -> bool:
    return any(
        min(a[0].left, b[0].left) - max(left[-1].right, other[-1].right) > GAP * b[0].face.size
        for left, a in pairwise(above)
        for other, b in pairwise(below)
    )
