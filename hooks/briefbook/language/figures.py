"""What a text says in values: its figures, its dates, names with digits, and where it denies. Pure; English for now.

One pass takes the text apart (`tokens`), one reads the dates, one the figures that are no part of a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.values import When
from .dates import Dated, dates
from .english import (
    AUXILIARIES,
    BEFORE_YEARS,
    DECADES,
    DENOMINATORS,
    DENYING_VERBS,
    LABELS,
    LARGE,
    NEGATIONS,
    NUMBERED,
    ORDINALS,
    PASSING,
    SMALL,
    TENS,
    UNITS,
)
from .numerals import Numeral, numerals
from .tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Read:
    """The values of a text. Their tokens tell where they stand."""

    tokens: tuple[Token, ...]
    figures: tuple[Numeral, ...]
    dates: tuple[tuple[When, Dated], ...]
    """each with where it stands"""
    codes: tuple[tuple[str, int], ...]
    """(name with digits in small letters without hyphens, its token): s400, 9/11, article 5"""
    negations: tuple[int, ...]
    """the tokens that deny"""

    def place(self, token: int) -> int:
        """The letter of the text at which a token begins."""
        return self.tokens[token].start

    def governs(self, token: int) -> bool:
        """Whether one that denies, denies a verb: never joined, is not, didn't, refused; in "ships, not trains" it doesn't."""
        low = self.tokens[token].low.replace("’", "'")
        behind = token > 0 and self.tokens[token - 1].low in AUXILIARIES
        return low in DENYING_VERBS or low.endswith("n't") or (low == "not" and behind)

    def denied(self, token: int) -> str:
        """The first two words that carry meaning behind one that denies, in the same clause: "never joined the alliance"."""
        words: list[str] = []
        for piece in self.tokens[token + 1 :]:
            if piece.sort == "sign" or len(words) == 2:
                break
            if piece.sort == "word" and piece.low not in SMALL and piece.low not in NEGATIONS:
                words.append(piece.low)
        return " ".join(words)


DIGIT = re.compile(r"[\d½¼¾]")
WORD = re.compile(r"[a-z]{3,}")
TELLING = frozenset((*UNITS, *TENS, *ORDINALS, *DENOMINATORS, *DECADES, *LARGE))
"""words without one of which a text without digits holds no figure"""


def tells(text: str) -> bool:
    """Whether a text can hold a figure or a date: a glance spares most texts the reading."""
    return DIGIT.search(text) is not None or not TELLING.isdisjoint(WORD.findall(text.lower()))


def read(text: str) -> Read:
    """The values of `text`, each in the order of the text."""
    pieces = tokens(text)
    when = dates(pieces)
    taken = [False] * len(pieces)
    for one in when:
        if not (one.bare and _may_count(pieces, one.last)):
            taken[one.first : one.last] = [True] * (one.last - one.first)
    return Read(
        tokens=tuple(pieces),
        figures=tuple(numerals(pieces, taken)),
        dates=tuple((one.when, one) for one in when if one.when),
        codes=tuple(_codes(pieces)),
        negations=tuple(_negations(pieces)),
    )


def _may_count(pieces: list[Token], after: int) -> bool:
    """Whether four digits alone may be a figure as well: a word that can be counted follows."""
    before = pieces[after - 2].low if after > 1 else ""
    counts = after < len(pieces) and pieces[after].sort == "word" and pieces[after].low not in SMALL
    return counts and before not in BEFORE_YEARS


def _codes(pieces: list[Token]) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for at, piece in enumerate(pieces):
        if piece.sort == "code":
            code = piece.low.replace("-", "").replace("‑", "")
            found.append((code[:-1] if code.endswith("s") and code[-2:-1].isdigit() else code, at))
        elif piece.sort == "numeric" and "/" in piece.text and len(piece.text) <= 5:
            found.append((piece.text, at))
        elif piece.sort == "number" and piece.text.isdecimal() and not piece.tail:
            before = at - 1
            while before >= 0 and pieces[before].low in (".", "no", "nos"):
                before -= 1
            word = pieces[before] if before >= 0 else None
            if word and word.low in NUMBERED - LABELS and word.text[0].isupper() and piece.start - word.end < 8:
                found.append((f"{word.low} {piece.text}", at))
    return found


def _negations(pieces: list[Token]) -> list[int]:
    found = []
    for at, piece in enumerate(pieces):
        low = piece.low.replace("’", "'")
        if piece.sort == "word" and low in NEGATIONS:
            phrase = " ".join(t.low for t in pieces[at : at + 3])
            numbers = low == "no" and at + 1 < len(pieces) and pieces[at + 1].sort in ("sign", "number")
            if not numbers and not any(phrase == words or phrase.startswith(words + " ") for words in PASSING):
                found.append(at)
    return found
