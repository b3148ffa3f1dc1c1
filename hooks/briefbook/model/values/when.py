"""Dates as precise as a text gives them, in the notation of ISO 8601-2 (EDTF) as far as it goes.

    1952   1952-02   1952-02-18   199X (the 1990s)   19XX (the 20th century)   2016-21 (spring; 22 summer, 23 autumn, 24 winter)
    2014/2016   2014/..   ../2016
    ~1970 (about)   <1970 (before)   >1970 (after)   <=1970 (by)   early 199X   mid 2015   late 2015-06

Days are those of the Gregorian calendar; years run from 1000 to 2999, which tells them from other figures.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, final

from .malformed import Malformed

Part = Literal["", "early", "mid", "late"]
PARTS: dict[str, Part] = {"early": "early", "mid": "mid", "late": "late"}
Bound = Literal["", "~", "<", ">", "<="]
BOUNDS: dict[str, Bound] = {"<=": "<=", "~": "~", "<": "<", ">": ">"}
"""about, before, after, by; the longer sign first"""
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
FIRST, LAST = 1000, 2999
HINT = "write 1952, 1952-02 or 1952-02-18; 199X for a decade, ~1970 for about, 2014/2016 for a span"


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A century, decade, year, season, month or day, told apart by what is zero or cut."""

    year: int
    """the year; of a decade its first, of a century its first"""
    month: int = 0
    """1 to 12, or 21 to 24 for a season; 0 where none is given"""
    day: int = 0
    digits: int = 4
    """how many digits of the year are known: 3 of a decade, 2 of a century"""

    def __str__(self) -> str:
        year = f"{self.year:04d}"[: self.digits].ljust(4, "X")
        return year + (f"-{self.month:02d}" if self.month else "") + (f"-{self.day:02d}" if self.day else "")

    def holds(self, other: Date) -> bool:
        """Whether `other` lies within this date: 1952 holds 1952-02-18, and a season its months."""
        if str(other).startswith(str(self).rstrip("X")):
            return True
        return self.month in SEASONS and other.year == self.year and other.month in _months(self.month)


def _months(season: int) -> tuple[int, ...]:
    """The months of a season of the northern half of the world; winter begins in December of the year before or of this."""
    first = (season - 20) * 3
    return tuple((first + n - 1) % 12 + 1 for n in range(3))


@final
@dataclass(frozen=True, slots=True)
class When:
    """A date with what is said about it, or a span of two, one end of which may be open."""

    start: Date | None
    end: Date | None
    """the same as `start` where it is no span; None where a span is open"""
    bound: Bound = ""
    part: Part = ""

    @property
    def span(self) -> bool:
        return self.start != self.end

    def __str__(self) -> str:
        if self.span:
            return f"{self.start or '..'}/{self.end or '..'}"
        return self.bound + (f"{self.part} " if self.part else "") + str(self.start)

    @property
    def ends(self) -> tuple[Date, ...]:
        """Its dates: one, or the two ends of a span."""
        return tuple(dict.fromkeys(date for date in (self.start, self.end) if date))

    @staticmethod
    def on(date: Date, bound: Bound = "", part: Part = "") -> When:
        return When(date, date, bound, part)

    def supports(self, claim: When) -> bool:
        """Whether a text that gives this date bears out `claim`: it says as much, or more.

        A day bears out its month and its year, a year its decade; "about 1970" bears out nothing but about 1970, "the early
        1990s" the 1990s, and a span each of its ends.
        """
        if claim.span:
            return self.span and all(
                theirs is None or (ours is not None and theirs.holds(ours))
                for theirs, ours in ((claim.start, self.start), (claim.end, self.end))
            )
        assert claim.start is not None
        if self.bound != claim.bound and not (claim.bound == "~" and not self.bound):
            return False
        if claim.part and claim.part != self.part:
            return False
        return any(claim.start.holds(date) for date in self.ends)

    @staticmethod
    @lru_cache(maxsize=1 << 14)
    def parse(text: str) -> When | Malformed:
        """The date that `text` is. A decade may be written 1990s, too."""
        if "/" in text:
            return _span(text)
        at = 0
        bound: Bound = ""
        for sign, meaning in BOUNDS.items():
            if text.startswith(sign):
                bound, at = meaning, len(sign)
                break
        word, blank, rest = text[at:].partition(" ")
        part = PARTS.get(word, "") if blank else ""
        date = _date(text, rest if part else text[at:], at + (len(word) + 1 if part else 0))
        return date if isinstance(date, Malformed) else When.on(date, bound, part)

    @staticmethod
    def of(text: str) -> When:
        """A date that was checked before. Raises ValueError for what is none."""
        read = When.parse(text)
        if isinstance(read, Malformed):
            raise ValueError(read.reason)
        return read


@lru_cache(maxsize=1 << 14)
def sortable(text: str) -> str:
    """The date that is written, or the first of a span, so that texts of dates sort by time: <=1938 → 1938, 199X → 1990."""
    when = When.parse(text)
    return str(when.ends[0]).replace("X", "0") if when else text


def _span(text: str) -> When | Malformed:
    first, _, last = text.partition("/")
    ends: list[Date | None] = []
    for piece, at in ((first, 0), (last, len(first) + 1)):
        date = None if piece == ".." else _date(text, piece, at)
        if isinstance(date, Malformed):
            return date
        ends.append(date)
    start, end = ends
    if start is None and end is None:
        return Malformed(text, f"'{text}' is open at both ends", HINT)
    if start and end and _earlier(end, start):
        return Malformed(text, f"'{text}' runs backwards", f"write {end}/{start}")
    if start == end:
        return Malformed(text, f"'{text}' is no span", f"write {start}")
    return When(start, end)


def _earlier(one: Date, other: Date) -> bool:
    """Whether `one` lies before `other`, as far as both are precise."""
    first, second = str(one).rstrip("X"), str(other).rstrip("X")
    shared = min(len(first), len(second))
    return first[:shared] < second[:shared]


def _date(text: str, written: str, at: int) -> Date | Malformed:
    """The date that `written`, a part of `text` from `at`, is."""
    if len(written) == 5 and written.endswith("0s") and _number(written[:4]):
        written = written[:3] + "X"
    pieces = written.split("-")
    year = pieces[0]
    digits = len(year.rstrip("X"))
    numbers = [_number(year.replace("X", "0")), *map(_number, pieces[1:])]
    form = [len(piece) for piece in pieces] in ([4], [4, 2], [4, 2, 2])
    if not form or None in numbers or digits < 2 or (digits < 4 and len(pieces) > 1):
        return Malformed(text, f"'{text}' is no date", HINT, at)
    first, month, day = [*(n for n in numbers if n is not None), 0, 0][:3]
    if not FIRST <= first <= LAST:
        return Malformed(text, f"the year {year} lies outside {FIRST} to {LAST}", HINT, at)
    if len(pieces) > 1 and not (1 <= month <= 12 or (month in SEASONS and len(pieces) == 2)):
        return Malformed(text, f"there is no month {pieces[1]}", f"write {year} and a month from 01 to 12", at + 5)
    if len(pieces) > 2 and not 1 <= day <= monthrange(first, month)[1]:
        last = monthrange(first, month)[1]
        return Malformed(text, f"'{text}' is a day that doesn't exist", f"{year}-{pieces[1]} has {last} days", at + 8)
    return Date(first, month, day, digits)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
