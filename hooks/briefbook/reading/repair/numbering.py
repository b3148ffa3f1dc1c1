"""Numbers of headings → their depths: 2.1 stands below 2, A. below II., Article 3 below Chapter 1.

A number that has parts tells its depth. Of others, what is met first is the outer: in `I. A. B. II. A.` the letters stand below
the Roman figures because a letter comes after one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WORDS = (
    "part|book|title|chapter|section|article|annex|appendix|schedule|clause|teil|kapitel|abschnitt|artikel|anhang|partie|livre|titre"
    "|chapitre|parte|libro|capítulo|capitolo|sección|sezione|artículo|articolo|artigo|anexo|bölüm|kısım|madde|ek|часть|глава|раздел|статья"
)
NAMED = re.compile(rf"^({WORDS})\s+(\d{{1,3}}|[IVXLC]{{1,7}}|[A-Z])\b[.:)]?", re.IGNORECASE)
EAST = re.compile(r"^第([0-9０-９一二三四五六七八九十百]{1,5})([編编部章節节款条條])")
DECIMAL = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,5})\.?(?=\s+\S)")
FIGURE = re.compile(r"^(\d{1,2})([.)]?)(?=\s+\S)|^(\d{1,2})\.(?=[A-Z])")
ROMAN = re.compile(r"^([IVX]{1,6})([.)])(?=\s*\S)")
LETTER = re.compile(r"^\(?([A-Za-z])([.)])(?=\s*\S)")
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
HAN = {figure: n for n, figure in enumerate("一二三四五六七八九十", start=1)}


@dataclass(frozen=True, slots=True)
class Number:
    """The number that a heading prints."""

    scheme: str
    """what it is written in: figures, Roman figures, letters, or the word before it"""
    parts: tuple[int, ...]
    end: int
    """the letters that it takes"""

    @property
    def above(self) -> tuple[int, ...]:
        return self.parts[:-1]


def number(text: str, before: Number | None = None) -> Number | None:
    """The number that a text begins with; `before`, that of the heading before, tells `I.` the letter from the figure."""
    if found := NAMED.match(text):
        return Number(found[1].casefold(), (_value(found[2]),), found.end())
    if found := EAST.match(text):
        return Number(found[2], (_han(found[1]),), found.end())
    if found := DECIMAL.match(text):
        return Number("figures", tuple(map(int, found[1].split("."))), found.end())
    if found := FIGURE.match(text):
        return Number("figures)" if found[2] == ")" else "figures", (int(found[1] or found[3]),), found.end())
    letter = LETTER.match(text)
    if letter and before is not None and before.scheme == _letters(letter) and _place(letter) == before.parts[0] + 1:
        return Number(before.scheme, (_place(letter),), letter.end())
    if found := ROMAN.match(text):
        return Number("roman" + found[2], (_roman(found[1]),), found.end())
    if letter:
        return Number(_letters(letter), (_place(letter),), letter.end())
    return None


def _letters(found: re.Match[str]) -> str:
    return ("LETTERS" if found[1].isupper() else "letters") + found[2]


def _place(found: re.Match[str]) -> int:
    return ord(found[1].casefold()) - ord("a") + 1


def _value(text: str) -> int:
    if text.isdigit():
        return int(text)
    return _roman(text.upper()) if set(text.upper()) <= set(VALUES) else ord(text.upper()) - ord("A") + 1


def _roman(text: str) -> int:
    values = [VALUES[figure] for figure in text]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))


def _han(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (10 * HAN.get(tens, 1) if ten else 0) + HAN.get(ones, 0)


def numbers(texts: Iterable[str]) -> list[Number | None]:
    """The number of each of these headings, in their order."""
    result: list[Number | None] = []
    before: Number | None = None
    for text in texts:
        found = number(text, before)
        result.append(found)
        before = found or before
    return result


def counted(found: Sequence[Number | None]) -> list[bool]:
    """Which of these numbers count up with others: 2 after 1 or before 3, 2.1 below 2; a number alone counts nothing."""
    seen = {(n.scheme, n.parts) for n in found if n is not None}
    return [n is not None and _has_neighbour(n, seen) for n in found]


def _has_neighbour(n: Number, seen: set[tuple[str, tuple[int, ...]]]) -> bool:
    last = n.parts[-1]
    beside = any((n.scheme, (*n.above, last + step)) in seen for step in (-1, 1))
    below = (n.scheme, (*n.parts, 1)) in seen
    return beside or below or (bool(n.above) and (n.scheme, n.above) in seen and last == 1)


def depths(found: Sequence[Number | None]) -> list[int]:
    """The depth of each number below the outermost, from 0; 0 for headings without one."""
    open_: dict[str, int] = {}
    """the depth at which each scheme stands, outermost first"""
    depth = 0
    result = []
    for n in found:
        if n is None:
            result.append(0)
            continue
        if n.scheme in open_:
            kept = [*open_].index(n.scheme) + 1
            open_ = dict([*open_.items()][:kept])
        else:
            open_[n.scheme] = depth + 1 if open_ else 0
        depth = open_[n.scheme] + len(n.parts) - 1
        result.append(depth)
    return result
