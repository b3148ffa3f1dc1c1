"""Words → runs: what stands side by side on one line without a wide gap, whatever order the words come in.

The marks of notes, which are words of their own above the line, become raised figures of the word that they belong to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from operator import attrgetter
from typing import NamedTuple

from ..raised import raised
from .words import Face, Word

LEVEL = 0.15
"""share of its size by which a word may stand above or below others of its line"""
SMALL = 0.85
"""share of a word's height that a raised or lowered mark has at most"""
LONGEST = 8
"""letters of a mark"""
NEAR, AHEAD = 0.3, 0.9
"""shares of the size that may lie between a word and its mark, and between a mark and the note that it begins"""
GAP = 0.65
"""share of the size that lies between the words of a line at most, unless all its gaps are wide"""
WIDE = 1.6
"""share of the size that no gap between words has, however wide the line is set"""
MANY = 6
"""words by which a line tells its own usual gap"""
SPACE = 0.08
"""share of the size that a space has at least"""


class Run(NamedTuple):
    """Words side by side."""

    left: float
    right: float
    base: float
    text: str
    face: Face


def of_words(words: Iterable[Word]) -> tuple[Run, ...]:
    """The runs of a page, from its top down and from left to right."""
    rows = _with_marks(_rows(words))
    gaps = [[b.left - a.right for a, b in pairwise(row)] for row in rows]
    usual = _middle(sorted(chain.from_iterable(gaps)))
    return tuple(run for row, between in zip(rows, gaps, strict=True) for run in _runs(row, between, usual))


def _middle(ordered: Sequence[float]) -> float:
    return ordered[len(ordered) // 2] if ordered else 0.0


Row = list[Word]
"""words of one height, from left to right"""


def _rows(words: Iterable[Word]) -> list[Row]:
    # two sorts without a key of our own are twice as fast as one with
    ordered = sorted(words)
    ordered.sort(key=attrgetter("base"), reverse=True)
    rows: list[Row] = []
    lowest = 0.0
    for word in ordered:
        if not rows or word.base < lowest:
            rows.append([word])
            lowest = word.base - LEVEL * word.face.size
        else:
            rows[-1].append(word)
    for row in rows:
        row.sort()
    return rows


def _with_marks(rows: Sequence[Row]) -> list[Row]:
    """The rows, with each mark joined to the word that it belongs to."""
    bases = [-row[0].base for row in rows]
    words = [word for row in rows for word in row]
    usual = _middle(sorted(map(attrgetter("height"), words)))
    size = _middle(sorted(map(attrgetter("face.size"), words)))
    marks: dict[int, list[Word]] = {}
    gone: set[int] = set()
    for row in rows:
        for mark in row:
            if (mark.height > SMALL * usual and mark.face.size > SMALL * size) or len(mark.text) > LONGEST:
                continue
            reach = 0.9 * usual
            near = rows[bisect_left(bases, -mark.base - reach) : bisect_left(bases, -mark.base + reach)]
            host = _host(mark, [word for other in near if other is not row for word in other])
            if host is not None:
                marks.setdefault(id(host), []).append(mark)
                gone.add(id(mark))
    joined = [[_marked(w, marks[id(w)]) if id(w) in marks else w for w in row if id(w) not in gone] for row in rows]
    return [row for row in joined if row]


def _host(mark: Word, words: Iterable[Word]) -> Word | None:
    """The word that a mark stands beside, above or below its line."""
    best: tuple[float, Word] | None = None
    for word in words:
        lift = mark.base - word.base
        size = word.face.size
        small = mark.height < SMALL * word.height or mark.face.size < SMALL * size
        if not small or not (LEVEL * size < lift < 0.8 * size or -0.4 * size < lift < -0.05 * size):
            continue
        # a lowered figure follows its letter: H2O
        sides = [(mark.left - word.right, NEAR), (word.left - mark.right, AHEAD if lift > 0 else 0)]
        for gap, most in sides:
            if -NEAR * size < gap < most * size and (best is None or abs(gap) < best[0]):
                best = (abs(gap), word)
    return best[1] if best else None


def _marked(word: Word, marks: list[Word]) -> Word:
    text, left, right = word.text, word.left, word.right
    middle = left + right
    for mark in sorted(mark for mark in marks if mark.left + mark.right >= middle):
        text += raised(mark.text) if mark.base > word.base else mark.text
        right = max(right, mark.right)
    for mark in sorted((mark for mark in marks if mark.left + mark.right < middle), reverse=True):
        space = " " if left - mark.right > SPACE * word.face.size else ""
        text = raised(mark.text) + space + text
        left = min(left, mark.left)
    return word._replace(text=text, left=left, right=right)


def _runs(row: Row, gaps: Sequence[float], usual: float) -> list[Run]:
    """The runs of a row, given the gaps between its words, and the usual gap on its page."""
    first = row[0]
    if len(row) > MANY:
        usual = _middle(sorted(gaps))
    widest = max(1.8 * usual, GAP * first.face.size)
    bounds = [i + 1 for i, gap in enumerate(gaps) if gap > widest or gap < -first.face.size]
    bounds += [i + 1 for i, gap in enumerate(gaps) if WIDE * first.face.size < gap <= widest]
    return [_run(row[start:end]) for start, end in pairwise([0, *sorted(bounds), len(row)])]


def _run(words: Row) -> Run:
    first, last = words[0], words[-1]
    text = " ".join([word.text for word in words])
    if any(word.sticks for word in words):
        parts = [first.text]
        for before, word in pairwise(words):
            parts += ["" if word.sticks and word.left - before.right < SPACE * word.face.size else " ", word.text]
        text = "".join(parts)
    return Run(first.left, max([word.right for word in words]), first.base, text, max(first, last, key=_weight).face)


def _weight(word: Word) -> tuple[int, bool]:
    return len(word.text), not word.face.bold
