"""Words → rows, whatever order the words come in; and rows → runs, where a wide gap divides them.

The marks of notes, which are words of their own above the line, become raised figures of the word that they belong to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise, zip_longest
from operator import attrgetter
from typing import NamedTuple

from ..raised import raised
from .fonts import Face
from .words import Row, Word

LEVEL = 0.15
"""share of its size by which a word may stand above or below others of its row"""
LINE = 0.35
"""the same for words of a line, where no other column stands beside it"""
SIGN = 0.6
"""the same for signs within a line"""
SMALL = 0.85
"""share of a word's height that a raised or lowered mark has at most"""
MARK = re.compile(r"(?:\d{1,2}|[a-z]|[*∗†‡§¶])(?:,(?:\d{1,2}|[a-z]|[*∗†‡§¶]))*,?")
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
OPENING = frozenset("([{«“")


class Run(NamedTuple):
    """Words side by side."""

    left: float
    right: float
    base: float
    text: str
    face: Face


def of_words(words: Iterable[Word]) -> list[Row]:
    """The rows of a page, from its top down."""
    return _with_marks(_rows(words, LEVEL))


def lines(rows: Iterable[Row]) -> list[Row]:
    """The rows of a column, with what stands a little above or below the others of its line set on it."""
    found = [*rows]
    if all(a[0].base - b[0].base > LINE * max(a[0].face.size, b[0].face.size) for a, b in pairwise(found)):
        return found
    result: list[Row] = []
    for row in _rows(chain.from_iterable(found), LINE):
        if result and _is_sign_within(row, result[-1]):
            result[-1] = sorted(result[-1] + row)
        else:
            result.append(row)
    return result


def _is_sign_within(row: Row, line: Row) -> bool:
    """Whether a row holds but signs that hang below a line, as the lower half of ± does."""
    low, high = line[0].left, max(word.right for word in line)
    near = line[0].base - row[0].base < SIGN * line[0].face.size
    return near and all(low < w.left and w.right < high and not any(map(str.isalnum, w.text)) for w in row)


def runs(row: Row, usual: float) -> list[Run]:
    """The runs of a row. `usual` is the usual gap between words on its page."""
    gaps = gaps_of(row)
    first = row[0]
    if not gaps or (max(gaps) <= GAP * first.face.size and min(gaps) >= -first.face.size):
        return [joined(row)]
    if len(row) > MANY:
        usual = middle(sorted(gaps))
    widest = max(1.8 * usual, GAP * first.face.size)
    bounds = [i + 1 for i, gap in enumerate(gaps) if gap > widest or gap < -first.face.size]
    bounds += [i + 1 for i, gap in enumerate(gaps) if WIDE * first.face.size < gap <= widest]
    return [joined(row[start:end]) for start, end in pairwise([0, *sorted(bounds), len(row)])]


def gaps_of(row: Row) -> list[float]:
    return [b[0] - a[1] for a, b in pairwise(row)]


def middle(ordered: Sequence[float]) -> float:
    return ordered[len(ordered) // 2] if ordered else 0.0


def joined(words: Row) -> Run:
    first, last = words[0], words[-1]
    text = " ".join([word.text for word in words])
    if True in [word[6] for word in words]:
        parts = [first.text]
        for before, word in pairwise(words):
            sticks = word.sticks or before.text in OPENING
            parts += ["" if sticks and word.left - before.right < SPACE * word.face.size else " ", word.text]
        text = "".join(parts)
    face = first.face if first.face == last.face else _usual(words)
    return Run(first.left, max([word.right for word in words]), first.base, text, face)


def _usual(words: Row) -> Face:
    """The face that most letters have, in doubt one that isn't bold."""
    letters: Counter[Face] = Counter()
    for word in words:
        letters[word.face] += len(word.text)
    return max(letters, key=lambda face: (letters[face], not face.bold))


def _rows(words: Iterable[Word], level: float) -> list[Row]:
    # two sorts without a key of our own are twice as fast as one with
    ordered = sorted(words)
    ordered.sort(key=attrgetter("base"), reverse=True)
    rows: list[Row] = []
    base = size = 0.0
    for word in ordered:
        own = word.face.size
        if not rows or base - word.base > level * (own if own < size else size):
            rows.append([word])
            base, size = word.base, own
        else:
            rows[-1].append(word)
    for row in rows:
        row.sort()
    return rows


def _with_marks(rows: Sequence[Row]) -> list[Row]:
    """The rows, with each mark joined to the word that it belongs to."""
    bases = [-row[0].base for row in rows]
    words = [word for row in rows for word in row]
    usual = middle(sorted(map(attrgetter("height"), words)))
    size = middle(sorted(map(attrgetter("face.size"), words)))
    marks: dict[int, list[Word]] = {}
    gone: set[int] = set()
    nothing: Row = []
    for row, below in zip_longest(rows, rows[1:], fillvalue=nothing):
        # most words are no marks: these two lines look at each of them
        tallest, largest = SMALL * usual, SMALL * max(size, below[0].face.size if below else 0.0)
        for mark in [word for word in row if word[3] <= tallest or word[5][0] <= largest]:
            reach = 0.9 * usual
            if _is_above(mark, below):
                reach = 0.9 * below[0].height
            elif (mark.height > SMALL * usual and mark.face.size > SMALL * size) or len(mark.text) > LONGEST:
                continue
            near = rows[bisect_left(bases, -mark.base - reach) : bisect_left(bases, -mark.base + reach)]
            host = _host(mark, [word for other in near if other is not row for word in other])
            if host is not None:
                marks.setdefault(id(host), []).append(mark)
                gone.add(id(mark))
    if not gone:
        return [*rows]
    joined = [[_marked(w, marks[id(w)]) if id(w) in marks else w for w in row if id(w) not in gone] for row in rows]
    return [row for row in joined if row]


def _is_above(mark: Word, below: Row) -> bool:
    """Whether a mark is small beside a row right below it, however large it is on its page."""
    if not below or not MARK.fullmatch(mark.text):
        return False
    size = below[0].face.size
    return mark.face.size <= SMALL * size and mark.base - below[0].base < size


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
        text += _raised(mark) if mark.base > word.base else mark.text
        right = max(right, mark.right)
    for mark in sorted((mark for mark in marks if mark.left + mark.right < middle), reverse=True):
        space = " " if left - mark.right > SPACE * word.face.size else ""
        text = _raised(mark) + space + text
        left = min(left, mark.left)
    return word._replace(text=text, left=left, right=right)


def _raised(mark: Word) -> str:
    """A mark as it reads above the line; TeX's font of signs has the prime where others have a nought."""
    return "′" * len(mark.text) if mark.face.font.startswith("CMSY") and not mark.text.strip("0") else raised(mark.text)
