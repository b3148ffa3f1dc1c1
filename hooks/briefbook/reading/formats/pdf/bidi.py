"""Right-to-left print: letters → words in the order that they are read in, and pages seen in a mirror.

A file may hold right-to-left letters in the order of reading, from left to right, or mixed; only their places tell.
Within a word they are put in order by their places; then runs of figures and Latin letters, which go from left to
right, are turned back, as rules L1 and L2 of the Unicode bidirectional algorithm (UAX #9) have it. A page that is
mostly of such letters is mirrored, so that a line begins at its left there too and every rule for columns, indents
and tables holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .words import Row, Word

LETTER = re.compile("[\u0590-\u05ff\u0600-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Hebrew and Arabic letters, and the shapes that Arabic ones take"""
SHAPE = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]+")
FORWARDS = re.compile(r"[%‰$€£₪]?[0-9٠-٩۰-۹A-Za-zÀ-ɏ](?:(?:[^\u0590-\u08ff\s]|[٠-٩۰-۹٪٫٬])*[0-9٠-٩۰-۹A-Za-zÀ-ɏ])?")
"""what goes from left to right within a right-to-left word: figures with their points, Latin letters"""
MIRRORED = str.maketrans("()[]{}«»<>", ")(][}{»«><")
SHARE = 0.5
"""share of the letters by which a page is a right-to-left one"""
FAR = 1.5
"""share of the size of letters that lies between words of a run at most"""


class Placed(NamedTuple):
    """A letter and its edges, or several of them."""

    left: float
    right: float
    text: str


def in_order(letters: Sequence[Placed], usual: int, space: float) -> list[Placed]:
    """The words that letters make, from right to left, marks behind the letters that they stand on, cut at signs.

    Letters that share one shape have one place. PDFium gives them in their order where the file goes from left to right,
    and turns them round with the line where it turns that. `usual` is above 0 where it turned the lines of the page; it
    counts where the word itself doesn't tell.
    """
    bases = [letter for letter in letters if not unicodedata.combining(letter.text)]
    turned = (order(bases) or usual) >= 0
    placed = [
        letter
        for _, letter in sorted(
            enumerate(bases), key=lambda item: (-item[1].left - item[1].right, -item[0] if turned else item[0])
        )
    ]
    for mark in letters:
        if placed and unicodedata.combining(mark.text):
            at = min(range(len(placed)), key=lambda i: abs(placed[i].left + placed[i].right - mark.left - mark.right))
            placed[at] = placed[at]._replace(text=placed[at].text + mark.text)
    parts: list[list[Placed]] = [[]]
    for letter in placed or letters:
        before = parts[-1][-1] if parts[-1] else letter
        if before.left - letter.right > space and not _alike(before.text[0], letter.text[0]):
            parts.append([])
        parts[-1].append(letter)
    return [Placed(min(p.left for p in part), max(p.right for p in part), _told(part)) for part in parts]


def _alike(a: str, b: str) -> bool:
    """Whether two characters are letters or figures of one direction."""
    return a.isalnum() and b.isalnum() and bool(LETTER.match(a)) == bool(LETTER.match(b))


def _told(letters: Iterable[Placed]) -> str:
    text = SHAPE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), "".join(letter.text for letter in letters))
    return FORWARDS.sub(lambda found: found[0][::-1], text.translate(MIRRORED))


def order(letters: Sequence[Placed]) -> int:
    """How many letters stand to the left of the one before them in the file, less those that stand to its right."""
    return sum((b < a) - (b > a) for a, b in pairwise(letter.left + letter.right for letter in letters))


def goes_backwards(text: str) -> bool:
    """Whether most letters of a text are read from right to left."""
    return len(LETTER.findall(text)) > SHARE * sum(map(str.isalpha, text))


def mirrored(words: Iterable[Word], width: float) -> tuple[Word, ...]:
    """The words as a mirror shows them, so that lines begin at the left."""
    return tuple(word._replace(left=width - word.right, right=width - word.left) for word in words)


def turned_back(row: Row, backwards: bool) -> Row:
    """A row with the words that go against the direction of their page in their own order, a run of them in its place."""
    result: Row = []
    run: Row = []

    def close() -> None:
        if any(_goes_against(word, backwards) for word in run):
            left, right = run[0].left, max(word.right for word in run)
            result.extend(
                word._replace(left=left + right - word.right, right=left + right - word.left) for word in run[::-1]
            )
        else:
            result.extend(run)
        run.clear()

    for word in row:
        if run and word.left - run[-1].right > FAR * word.face.size:
            close()
        if _goes_against(word, backwards) or (run and not any(map(str.isalpha, word.text))):
            run.append(word)
        else:
            close()
            result.append(word)
    close()
    return result


def _goes_against(word: Word, backwards: bool) -> bool:
    return any(map(str.isalpha, word.text)) and bool(LETTER.search(word.text)) != backwards
