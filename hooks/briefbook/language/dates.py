"""Dates in running text, each as precise as the text gives it, with what it says about it: early, about, before, since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.values import Date, When
from ..model.values.when import Bound, Part
from .english import BEFORE_DATES, DECADES, MONTHS, ORDINALS, PARTS, SEASONS, SINCE, SMALL, TO, UNTIL
from .tokens import Token

FIRST, LAST = 1000, 2099
"""years that a text means by four digits"""
DASHES = frozenset("-–—‑")
LONGEST = max(len(phrase.split()) for phrase in BEFORE_DATES)
ENDS = ("st", "nd", "rd", "th")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that stands in a text."""

    when: When | None
    """None where a day has no year: such is no date, and no figure either"""
    first: int
    """its tokens: from this"""
    last: int
    """up to, without, this"""
    bare: bool = False
    """whether it is four digits alone, which may be a figure"""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A date without what stands around it, and the token behind it."""

    dates: tuple[Date, ...]
    after: int
    bare: bool = False


def dates(tokens: Sequence[Token]) -> list[Dated]:
    """All dates, in order. Days that don't exist, and days and months without a year, are none."""
    found: list[Dated] = []
    at = 0
    while at < len(tokens):
        piece = _piece(tokens, at)
        if piece is None:
            at += 1
            continue
        read = _around(tokens, at, piece)
        found += read
        at = max(piece.after, *(one.last for one in read))
    return found


def _around(tokens: Sequence[Token], at: int, piece: _Piece) -> list[Dated]:
    """The dates of a piece with what is said of them, joined with the end of a span where one follows."""
    if not piece.dates:
        return [Dated(None, at, piece.after)]
    if len(piece.dates) == 2:
        return [Dated(When(*piece.dates), at, piece.after)]
    (start,) = piece.dates
    before, part = _part(tokens, at)
    word = tokens[before - 1].low if before else ""
    joint = tokens[piece.after].low if piece.after < len(tokens) else ""
    if joint in DASHES or joint in UNTIL or joint == "to" or (joint in TO and word == "between"):
        other = _piece(tokens, piece.after + 1)
        if other is not None and len(other.dates) == 1 and start < other.dates[0]:
            return [Dated(When(start, other.dates[0]), before, other.after)]
        if joint in DASHES and piece.bare:
            last = _short(tokens, piece.after + 1, start)
            if last is not None:
                return [Dated(When(start, last), before, piece.after + 2)]
    if word in SINCE and not part:
        return [Dated(When(start, None), before - 1, piece.after)]
    if word in UNTIL and not part:
        return [Dated(When(None, start), before - 1, piece.after)]
    bound: Bound = ""
    if start.digits == 4 and not part and before < at and _names(tokens, piece.after):
        return [Dated(When.on(start), at, piece.after, piece.bare)]
    for length in range(LONGEST, 0, -1):
        phrase = " ".join(t.low for t in tokens[max(0, before - length) : before] if t.sort != "sign" or t.low == "~")
        if before >= length and phrase in BEFORE_DATES:
            bound, before = BEFORE_DATES[phrase], before - length  # type: ignore[assignment]  # it is one of Bound
            break
        if before > length and tokens[before - 1].low == "." and phrase in BEFORE_DATES:
            bound, before = BEFORE_DATES[phrase], before - length  # type: ignore[assignment]
            break
    return [Dated(When.on(start, bound, part), before, piece.after, piece.bare and not bound and not part)]


def _names(tokens: Sequence[Token], after: int) -> bool:
    """Whether a date names what follows it: what is said to be after the 2016 coup attempt is no date after 2016."""
    after = _skip(tokens, after, ("[", "“", "‘", '"'))
    return after < len(tokens) and tokens[after].sort == "word" and tokens[after].low not in SMALL


def _part(tokens: Sequence[Token], at: int) -> tuple[int, Part]:
    """Where a date begins with "early", "mid" or "the end of" before it, and which of them."""
    before = at
    while before and tokens[before - 1].low in ("the", "of", "in"):
        before -= 1
    word = tokens[before - 1].low if before else ""
    linked = {t.low for t in tokens[before:at]}
    if word in PARTS and (word in ("early", "mid", "late") or "of" in linked):
        return before - 1, PARTS[word]  # type: ignore[return-value]  # it is one of Part
    return (at - 1 if at and tokens[at - 1].low == "the" else at), ""


def _piece(tokens: Sequence[Token], at: int) -> _Piece | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.sort == "numeric":
        return _numeric(tokens, at)
    if token.sort == "number":
        if token.tail == "s" and len(token.text) == 4 and token.text.endswith("0") and _year(token) is not None:
            hundred = token.text.endswith("00") and int(token.text) < 2000
            return _Piece((Date(int(token.text), digits=2 if hundred else 3),), at + 1)
        return _from_day(tokens, at) or _century(tokens, at) or _bare(tokens, at)
    if token.sort == "word":
        if token.low in MONTHS:
            return _from_month(tokens, at)
        if token.low in SEASONS:
            after = _skip(tokens, at + 1, ("of", ","))
            year = _year_at(tokens, after)
            return _Piece((Date(year, SEASONS[token.low]),), after + 1) if year else None
        if token.low in DECADES and at and tokens[at - 1].low in (*PARTS, "the") and token.text.islower():
            return _Piece((Date(1900 + DECADES[token.low], digits=3),), at + 1)
        if token.low in ORDINALS:
            return _century(tokens, at)
    return None


def _bare(tokens: Sequence[Token], at: int) -> _Piece | None:
    year = _year_at(tokens, at)
    return _Piece((Date(year),), at + 1, bare=True) if year else None


def _year(token: Token) -> int | None:
    if token.sort == "number" and len(token.text) == 4 and token.text.isdecimal() and FIRST <= int(token.text) <= LAST:
        return int(token.text)
    return None


def _year_at(tokens: Sequence[Token], at: int) -> int | None:
    return _year(tokens[at]) if at < len(tokens) and not tokens[at].tail else None


def _short(tokens: Sequence[Token], at: int, start: Date) -> Date | None:
    """The last year of a span whose century isn't said again: 2014–16."""
    if at < len(tokens) and tokens[at].sort == "number" and not tokens[at].tail and len(tokens[at].text) == 2:
        year = start.year // 100 * 100 + int(tokens[at].text) if tokens[at].text.isdecimal() else 0
        return Date(year) if year > start.year else None
    return None


def _skip(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> int:
    while at < len(tokens) and tokens[at].low in words:
        at += 1
    return at


def _day(token: Token) -> int | None:
    """A number that can be a day: 1 to 31, with or without its ending."""
    plain = token.sort == "number" and token.text.isdecimal() and len(token.text) <= 2 and token.tail in ("", *ENDS)
    return int(token.text) if plain and 1 <= int(token.text) <= 31 else None


def _exists(year: int, month: int, day: int) -> Date | None:
    read = When.parse(f"{year:04d}-{month:02d}-{day:02d}")
    return read.start if read else None


def _from_day(tokens: Sequence[Token], at: int) -> _Piece | None:
    """15 June 2001; 15th of June, 2001; 11–12 June 2001; 30 May to 2 June 2001."""
    day = _day(tokens[at])
    if day is None:
        return None
    after, second = at + 1, None
    if after + 1 < len(tokens) and tokens[after].low in (*DASHES, "to", "and"):
        second = _day(tokens[after + 1])
        after = after + 2 if second else after
    after = _skip(tokens, after, ("of",))
    if after >= len(tokens) or tokens[after].low not in MONTHS:
        return None
    month = MONTHS[tokens[after].low]
    after = _skip(tokens, after + 1, (".", ",", "of"))
    year = _year_at(tokens, after)
    if year is None:
        return _over_months(tokens, at, after, month, day) or _Piece((), after)
    return _days(year, (month, day), (month, second) if second else None, after + 1)


def _over_months(tokens: Sequence[Token], at: int, after: int, month: int, day: int) -> _Piece | None:
    """30 May to 2 June 2001: the first day takes the year of the last."""
    if after < len(tokens) and tokens[after].low in (*DASHES, "to", "until") and after + 1 < len(tokens):
        rest = _from_day(tokens, after + 1)
        if rest is not None and len(rest.dates) == 1:
            first = _exists(rest.dates[0].year, month, day)
            return _Piece((first, *rest.dates), rest.after) if first and first < rest.dates[0] else None
    return None


def _days(year: int, first: tuple[int, int], second: tuple[int, int] | None, after: int) -> _Piece | None:
    ends = [_exists(year, *day) for day in (first, second) if day]
    if ends[0] is None:
        return _Piece((), after)
    last = ends[1] if len(ends) == 2 else None
    return _Piece((ends[0], last) if last and ends[0] < last else (ends[0],), after)


def _from_month(tokens: Sequence[Token], at: int) -> _Piece | None:
    """June 15, 2001; September 11–12, 2014; February 1952; May and June 2015."""
    month = MONTHS[tokens[at].low]
    after = _skip(tokens, at + 1, (".",))
    if after < len(tokens) and (day := _day(tokens[after])) is not None:
        second = None
        further = after + 1
        if further + 1 < len(tokens) and tokens[further].low in (*DASHES, "to", "and"):
            second = _day(tokens[further + 1])
            further = further + 2 if second else further
        further = _skip(tokens, further, (",", "of"))
        year = _year_at(tokens, further)
        if year is None:
            return _Piece((), further)
        return _days(year, (month, day), (month, second) if second else None, further + 1)
    joint = tokens[after].low if after < len(tokens) else ""
    if (joint in DASHES or joint in TO) and after + 1 < len(tokens) and tokens[after + 1].low in MONTHS:
        other = _from_month(tokens, after + 1)
        if other is not None and len(other.dates) == 1 and other.dates[0].month and not other.dates[0].day:
            first = Date(other.dates[0].year, month)
            return _Piece((first, *other.dates), other.after) if first < other.dates[0] else other
    after = _skip(tokens, after, (",", "of", "in"))
    year = _year_at(tokens, after)
    if year is None or (tokens[at].text.islower() and tokens[at].low == "may"):
        return None
    return _Piece((Date(year, month),), after + 1)


def _century(tokens: Sequence[Token], at: int) -> _Piece | None:
    """The 20th century; the nineteenth and twentieth centuries give the first of them here, the second on its turn."""
    token = tokens[at]
    number = int(token.text) if token.sort == "number" and token.tail in ENDS and token.text.isdecimal() else None
    number = ORDINALS.get(token.low) if number is None else number
    if number is None or not 11 <= number <= 21:
        return None
    after = at + 1
    if after + 1 < len(tokens) and tokens[after].low in ("and", "to", *DASHES):
        other = _century(tokens, after + 1)
        return _Piece((Date((number - 1) * 100, digits=2),), after) if other else None
    if after < len(tokens) and tokens[after].low in ("century", "centuries"):
        return _Piece((Date((number - 1) * 100, digits=2),), after + 1)
    return None


def _numeric(tokens: Sequence[Token], at: int) -> _Piece | None:
    """2001-06-15, 2001-06, 15.06.2001, 25/6/2002, 2014/15. With slashes, day and month are told apart only by size."""
    text = tokens[at].text
    mark = next(char for char in text if not char.isdigit())
    pieces = [int(piece) for piece in text.split(mark)]
    if len(text.split(mark)[0]) == 4 and FIRST <= pieces[0] <= LAST:
        if len(pieces) == 2 and mark == "/":
            year = pieces[1] if pieces[1] > 99 else pieces[0] // 100 * 100 + pieces[1]
            return _Piece((Date(pieces[0]), Date(year)), at + 1) if pieces[0] < year <= LAST else None
        if len(pieces) == 2:
            if 1 <= pieces[1] <= 12:
                return _Piece((Date(pieces[0], pieces[1]),), at + 1)
            year = pieces[0] // 100 * 100 + pieces[1]
            return _Piece((Date(pieces[0]), Date(year)), at + 1) if year > pieces[0] else None
        date = _exists(*pieces)
        return _Piece((date,), at + 1) if date else None
    if len(pieces) != 3 or not FIRST <= pieces[2] <= LAST:
        return None
    day, month, year = pieces
    if mark == "/" and day <= 12 and month <= 12 and day != month:
        return _Piece((Date(year),), at + 1)
    if mark == "/" and month > 12:
        day, month = month, day
    date = _exists(year, month, day)
    return _Piece((date,), at + 1) if date else None
