"""Rows of words → the cells of a table.

Columns are what blank strips or upright rules divide (the projection profile of Nagy and Seth, 1984); rows are what
level rules divide, or else lines, but for those that go on with the cells above them. A cell that is set in several
lines is one; what spans columns stands in the first of them, and a cell that is empty keeps its place.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from itertools import pairwise

from ....language import words
from . import rows as lines_of
from .drawn import Rule, places
from .words import Row

LABEL = re.compile(r"[\[(]?(\d{1,3}|[a-z]|[ivxlc]+|[A-Z])[\]).:]*|[•◦▪‣∙●○■–-]|\S{1,3}[.)]")
"""what stands before an entry of a list"""
FIGURES = re.compile(r"\W*\d[\d., %–-]*\W*")
WORDY = 24
"""letters of a cell that a table of two columns has at most, where no rules say that it is one"""
GAP = 0.5
"""share of the size of letters that lies between columns at least"""
WIDE = 1.3 * GAP
"""share of the size of letters that a gap between cells has at least"""
SAME = 3.0
"""points by which a rule and the words beside it may overlap"""
ENOUGH = 3
"""cells of a column that may agree by chance"""
ALIGNED = 2.0, 0.6
"""points by which the edges, or the middles, of a column's cells differ at most, and the share of cells that agree"""
TOGETHER = 0.4
"""share of the size of letters that a space between words has at most"""
FULL = 0.4
"""share of a table's cells that hold something at least"""
LADDER = 2
"""lines that a row between two rules usually has at most, where there are no upright ones"""
WHOLE = 0.6
"""share of its cells that a line fills which is a row of its own"""
HEADER, CROWDED = 4, 40
"""lines of a header, and of a row between rules, at most"""

Edges = tuple[float, float]


def pieces(row: Row) -> list[Row]:
    """What stands together in a row: words without a wide gap between them."""
    size = row[0].face.size
    least = WIDE * size
    gaps = lines_of.gaps_of(row)
    if not gaps or max(gaps) <= least:
        return [row]
    bounds = [0, *(i + 1 for i, gap in enumerate(gaps) if gap > least), len(row)]
    return [row[start:end] for start, end in pairwise(bounds)]


def grid(rows: Sequence[Row], level: Sequence[Rule], upright: Sequence[Rule], drawn: bool) -> list[list[str]]:
    """The cells of a table that stands on these rows, between these rules; none where it is no table.

    `drawn`: whether rules say that it is one, rather than the gaps alone.
    """
    rows = lines_of.lines(rows)
    columns = _columns(rows, upright) if len(rows) > 1 else []
    if len(columns) < 2:
        return []
    walls = places(upright)
    cells = [_cells(row, columns, walls) for row in rows]
    if not drawn and _is_prose(rows, cells, columns):
        return []
    if drawn and not upright and len(columns) == 2 and _are_columns(cells):
        return []
    joined = _joined(cells, _bands(rows, level), columns, [row[0].face.size for row in rows], bool(upright))
    told = [[text(cell) for cell in row] for row in joined]
    filled = [sum(bool(cell) for cell in row) for row in told]
    if sum(count > 1 for count in filled) < 2 or sum(filled) < FULL * len(told) * len(columns):
        return []
    return told


def _columns(rows: Sequence[Row], upright: Sequence[Rule]) -> list[Edges]:
    """Where the columns begin and end, by the rows that have most of them."""
    counts = [len(pieces(row)) for row in rows]
    fullest = max(2, statistics.median_high(counts))
    walls = places(upright)
    if len(walls) > 2:
        return [*pairwise(walls)]
    edges: list[Edges] = []
    placed = sorted(
        (word.left, word) for row, count in zip(rows, counts, strict=True) if count >= fullest for word in row
    )
    for left, word in placed:
        near = edges and left < edges[-1][1] + GAP * word.face.size
        if near and not any(edges[-1][1] - SAME <= wall <= left + SAME for wall in walls):
            edges[-1] = (edges[-1][0], max(edges[-1][1], word.right))
        else:
            edges.append((left, word.right))
    return edges


def _cells(row: Row, columns: Sequence[Edges], walls: Sequence[float]) -> list[Row]:
    """The words of a row by the column that they stand in; what no more than a space divides stays together."""
    found: list[Row] = [[] for _ in columns]
    at, end = 0, float("-inf")
    for word in row:
        if word.left - end > TOGETHER * word.face.size or any(
            end < wall + 1 and wall - 1 < word.left for wall in walls
        ):
            shared = [min(word.right, right) - max(word.left, left) for left, right in columns]
            at = shared.index(max(shared))
        found[at].append(word)
        end = word.right
    return found


def text(cell: Sequence[Row]) -> str:
    text = ""
    for line in cell:
        part = lines_of.joined(line).text if line else ""
        if text.endswith("-") and part[:1].isalpha():
            text = _joined_words(text, part)
        elif _is_cut(text, part) or (text.endswith(("-", "–", "/")) and text[-2:-1].isdigit() and part[:1].isdigit()):
            text += part
        else:
            text = f"{text} {part}".strip()
    return text


def _is_cut(text: str, part: str) -> bool:
    """Whether a narrow cell cut a word without a hyphen: its first part is none, the whole is."""
    left, right = re.findall(r"[^\W\d_]*$", text)[0], re.findall(r"^[^\W\d_]*", part)[0]
    return bool(left) and right.islower() and not words.known(left) and words.known(left + right)


def _joined_words(text: str, part: str) -> str:
    """A cell's line that ends with a hyphen, and the next one: a word that the list of words has loses the hyphen."""
    left, right = re.findall(r"[^\W\d_]*$", text[:-1])[0], re.findall(r"^[^\W\d_]*", part)[0]
    return (text[:-1] if words.known((left + right).casefold()) else text) + part


def _bands(rows: Sequence[Row], level: Sequence[Rule]) -> list[int]:
    """For each row the number of the band between rules that it stands in."""
    left = min(row[0].left for row in rows)
    right = max(word.right for row in rows for word in row)
    heights = places([r for r in level if min(r.end, right) - max(r.start, left) > 0.5 * (right - left)])
    return [sum(row[0].base + 0.25 * row[0].face.size < height for height in heights) for row in rows]


def _joined(
    cells: Sequence[list[Row]], bands: Sequence[int], columns: Sequence[Edges], sizes: Sequence[float], grid: bool
) -> list[list[list[Row]]]:
    """The rows, each of them cells of one line or more."""
    counts = [bands.count(band) for band in dict.fromkeys(bands)]
    by_band = len(counts) > 2 and statistics.median(counts) <= LADDER
    if grid and len(counts) > 1 and not by_band:
        # in a grid a row is what stands between two rules, unless most lines there fill all cells
        whole = sum(sum(map(bool, row)) >= WHOLE * len(row) for row in cells)
        by_band = whole <= max(len(counts), len(cells) / 2)
    head = len(counts) > 1 and not by_band and counts[0] <= HEADER and counts[0] < max(counts[1:])
    joined: list[list[list[Row]]] = []
    for i, row in enumerate(cells):
        same = bool(i) and bands[i] == bands[i - 1]
        if same and ((by_band and counts[_place(bands, i)] < CROWDED) or (head and bands[i] == bands[0])):
            goes_on = not (by_band and _begins(row, cells[i - 1]))
        else:
            goes_on = same and _goes_on(cells[i - 1], row, columns, sizes[i])
        if goes_on:
            for cell, line in zip(joined[-1], row, strict=True):
                cell.append(line)
        else:
            joined.append([[line] for line in row])
    return joined


def _place(bands: Sequence[int], i: int) -> int:
    return [*dict.fromkeys(bands)].index(bands[i])


def _begins(row: Sequence[Row], above: Sequence[Row]) -> bool:
    """Whether a row between the same rules as the one above is one of its own: all its cells are filled."""
    return len(row) > 2 and all(row) and all(above)


def _goes_on(above: Sequence[Row], row: Sequence[Row], columns: Sequence[Edges], size: float) -> bool:
    """Whether a line goes on with the cells above it: where their next words wouldn't have fitted."""
    filled = [i for i, line in enumerate(row) if line]
    if not filled or len(filled) == len(row) or not all(above[i] for i in filled):
        return False
    if above[filled[0]][0].base - row[filled[0]][0].base > 1.6 * size:
        return False
    return all(
        above[i][-1].right + 0.3 * size + row[i][0].right - row[i][0].left > columns[i][1] and len(above[i]) > 1
        for i in filled
    )


def _is_prose(rows: Sequence[Row], cells: Sequence[list[Row]], columns: Sequence[Edges]) -> bool:
    """Whether rows are a list with its labels, or lines whose words happen to stand apart."""
    first = [" ".join(word.text for word in row[0]) for row in cells]
    if all(not text or LABEL.fullmatch(text) for text in first):
        return True
    if len(rows) < 3 and 2 * sum(bool(FIGURES.fullmatch(text([cell]))) for row in cells for cell in row) < len(columns):
        # two lines whose words a justified setting has torn apart
        return True
    if sum(_is_aligned([row[i] for row in cells if row[i]]) for i in range(len(columns))) < len(columns):
        # lines that a justified setting has torn apart
        return True
    letters = [[sum(len(word.text) for word in cell) for cell in row] for row in cells]
    wordy = max(statistics.mean([row[i] for row in letters if row[i]] or [0]) for i in range(len(columns)))
    if len(columns) == 2:
        return wordy > WORDY or (len(rows) == 2 and max(map(max, letters)) > WORDY)
    return wordy > 2 * WORDY


def _is_aligned(cells: Sequence[Row]) -> bool:
    """Whether most cells of a column begin, end or are centred at the same place."""
    within, share = ALIGNED
    for edges in (
        [cell[0].left for cell in cells],
        [cell[-1].right for cell in cells],
        [(cell[0].left + cell[-1].right) / 2 for cell in cells],
    ):
        usual = statistics.median_low(edges)
        agree = sum(abs(edge - usual) <= within for edge in edges)
        if agree == len(edges) or (agree > ENOUGH and agree >= share * len(edges)):
            return True
    return False


def _are_columns(cells: Sequence[list[Row]]) -> bool:
    """Whether two columns are text set side by side: nearly all their lines are long."""
    long = [all(sum(len(word.text) for word in cell) > WORDY for cell in row) for row in cells]
    return len(cells) > 4 and sum(long) > len(cells) / 2
