"""Figures in running text: in digits or words, with sign, scale, unit, bound, and what they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ..model.values import Quantity
from ..model.values.quantity import MINUS, Bound
from .dates import FIRST, LAST
from .english import (
    AMOUNTS,
    BOUNDS,
    BOUNDS_AFTER,
    CURRENCIES,
    LABELS,
    MEASURES,
    NUMBERED,
    PLACES,
    SMALL,
    UNITS,
)
from .numbers import Number, measure, number_at, scaled
from .tokens import Token, tokens

LONGEST = max(len(phrase.split()) for phrase in BOUNDS)
COUNTED = 3
"""words that are kept of what a figure counts"""
JOINTS = frozenset((",", "and", "or", "to", "from", *MINUS))
"""what stands between figures that share what follows the last"""
SMALLEST = 10
"""below which "over" and "under" are more often places than bounds"""
MARKS = 20
"""the highest number that marks an item of a list: (1), 2)"""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A figure that stands in a text."""

    quantity: Quantity
    counted: str
    """the words behind it, in small letters: "foreign fighters"; empty where none follow"""
    first: int
    """its tokens: from this"""
    last: int
    """up to, without, this"""


def numerals(pieces: Sequence[Token], taken: Sequence[bool]) -> list[Numeral]:
    """All figures, in order. `taken`: which pieces belong to a date. Numbers of sections, pages and lists are no figures."""
    found: list[Numeral] = []
    at = 0
    while at < len(pieces):
        read = None if taken[at] else number_at(pieces, at)
        if read is None:
            at += 1
        elif _labelled(pieces, at) or _marks(pieces, at, read):
            at = _listed(pieces, read.after)
        elif issue := _issue(pieces, at):
            at = issue
        elif _is_page(pieces, at):
            at = _listed(pieces, read.after)
        else:
            found.append(_figure(pieces, at, read, taken))
            at = found[-1].last
    return _shared(pieces, found)


def _figure(pieces: Sequence[Token], at: int, read: Number, taken: Sequence[bool]) -> Numeral:
    """The figure with its sign, bound, unit, and upper end."""
    before, unit, negative = _sign(pieces, at)
    after = read.after
    unit = unit or _tail(pieces[after - 1], money=bool(unit))
    upper: Number | None = None
    joint = pieces[after].low if after + 1 < len(pieces) else ""
    opened = pieces[before - 1].low if before else ""
    # from 12 to 44 is a change, and no range
    ranging = (
        joint in MINUS
        or (joint == "to" and opened != "from")
        or joint == "or"
        or (joint == "and" and opened == "between")
    )
    if ranging and not read.ordinal and not unit.endswith("%"):
        further = _skip_currency(pieces, after + 1)
        other = None if further >= len(pieces) or taken[further] else number_at(pieces, further)
        if other is not None and not other.ordinal and other.parts == read.parts == 1:
            scale = read.scale or other.scale
            lower = Quantity(read.value, None, scale)
            if lower.amount < Quantity(other.value, None, other.scale).amount and scale == other.scale:
                upper, read, after = other, replace(read, scale=scale), other.after
                unit = unit or _tail(pieces[after - 1])
    measured = measure(pieces, after)
    if measured and not unit:
        unit, after = measured
    bound, start = _bound(pieces, before, read.value < SMALLEST and not unit and not read.scale)
    bound_after = _bound_after(pieces, after)
    if bound_after and not bound:
        bound, after = bound_after
    if upper is not None and opened == "between":
        start = min(start, before - 1)
    quantity = Quantity(
        -read.value if negative else read.value,
        upper.value if upper and not negative else None,
        read.scale,
        unit,
        bound,
        read.parts,
        read.ordinal,
    )
    return Numeral(quantity, _counted(pieces, after), start, after)


def _sign(pieces: Sequence[Token], at: int) -> tuple[int, str, bool]:
    """Where the figure begins with its sign and its currency; the currency; whether it is negative."""
    unit = ""
    if at and pieces[at - 1].text.upper() in CURRENCIES:
        at, unit = at - 1, MEASURES[pieces[at - 1].low]
        if unit == "dollar" and at and pieces[at - 1].text in ("US", "U.S"):
            at, unit = at - 1, "USD"
    if at and pieces[at - 1].text in MINUS and pieces[at - 1].end == pieces[at].start:
        apart = at == 1 or pieces[at - 2].end < pieces[at - 1].start or pieces[at - 2].text in "([“‘\"'|:="
        if apart:
            return at - 1, unit, True
    return at, unit, False


def _skip_currency(pieces: Sequence[Token], at: int) -> int:
    return at + 1 if at < len(pieces) and pieces[at].text.upper() in CURRENCIES else at


def _tail(token: Token, money: bool = False) -> str:
    """The unit that is written right behind a number: 70%, 155mm."""
    return "" if money and token.tail in AMOUNTS else MEASURES.get(token.tail, "")


def unit(text: str) -> tuple[str, str, str]:
    """(scale, unit, the rest) of a unit that stands alone: "billion US dollars" → bn, USD; "million people" → mn, people."""
    pieces = tokens(text)
    read = scaled(pieces, 0, Decimal(1))
    symbol, after = measure(pieces, read.after) or ("", read.after)
    rest = text[pieces[after].start :] if after < len(pieces) else ""
    return read.scale, symbol, rest


def _bound(pieces: Sequence[Token], at: int, small: bool) -> tuple[Bound, int]:
    """What the words before a figure say of its exactness, and where they begin. What is under four pillars isn't fewer."""
    before = at
    while before and pieces[before - 1].low in ("a", "an", "the", "."):
        before -= 1
    for end in dict.fromkeys((at, before)):
        for length in range(min(LONGEST, end), 0, -1):
            phrase = " ".join(t.low for t in pieces[end - length : end])
            if phrase in BOUNDS and not (phrase in PLACES and small):
                return BOUNDS[phrase], end - length  # type: ignore[return-value]  # it is one of Bound
    return "", at


def _bound_after(pieces: Sequence[Token], at: int) -> tuple[Bound, int] | None:
    phrase = " ".join(t.low for t in pieces[at : at + 2])
    return (BOUNDS_AFTER[phrase], at + 2) if phrase in BOUNDS_AFTER else None  # type: ignore[return-value]


def _counted(pieces: Sequence[Token], at: int) -> str:
    """The words of what is counted: those that follow, up to one that is no part of it."""
    if at < len(pieces) and pieces[at].low == "of":
        at += 1
        if at < len(pieces) and (pieces[at].sort == "number" or pieces[at].low in UNITS):  # 16 of 35 chapters
            at += 1
    if at < len(pieces) and pieces[at].low in ("the", "its", "their", "all"):
        at += 1
    words: list[str] = []
    while at < len(pieces) and len(words) < COUNTED and pieces[at].sort == "word" and pieces[at].low not in SMALL:
        if words and pieces[at].start - pieces[at - 1].end > 1:
            break
        words.append(pieces[at].low)
        at += 1
    return " ".join(words)


def _labelled(pieces: Sequence[Token], at: int) -> bool:
    """Whether a number only numbers: "Table 3", "pp. 12", "No. 5", "Article 5"."""
    before = at - 1
    while before >= 0 and pieces[before].low in (".", "(", "°", "-", "–"):
        before -= 1
    if before < 0 or pieces[at].start - pieces[before].end > 3 or pieces[before].sort != "word":
        return False
    word = pieces[before]
    return word.low in LABELS or (word.low in NUMBERED and word.text[0].isupper())


def _listed(pieces: Sequence[Token], at: int) -> int:
    """Behind the numbers that follow one that only numbers: pp. 12-15, 18."""
    while at + 1 < len(pieces) and pieces[at].low in (",", "and", *MINUS) and pieces[at + 1].sort == "number":
        if pieces[at].low in (",", "and") and len(pieces[at + 1].text) > 3:
            break
        at += 2
    return at


def _is_page(pieces: Sequence[Token], at: int) -> bool:
    """Whether a number is the page of a citation by author and year: (Lee 2016, 138-139)."""
    if at < 2 or pieces[at - 1].text not in (",", ":") or pieces[at].start - pieces[at - 1].end > 1:
        return False
    year = pieces[at - 2].text[:4]
    opened = any(piece.text == "(" for piece in pieces[max(0, at - 12) : at - 1])
    return opened and len(year) == 4 and year.isdecimal() and FIRST <= int(year) <= LAST


def _issue(pieces: Sequence[Token], at: int) -> int | None:
    """Behind a volume with its issue and pages, as references give them: 12(3): 45-67."""
    form = [t.text if t.sort == "sign" else t.sort for t in pieces[at : at + 4]]
    if form != ["number", "(", "number", ")"] or pieces[at + 1].start > pieces[at].end:
        return None
    after = at + 4
    if after + 1 < len(pieces) and pieces[after].text in ":," and pieces[after + 1].sort == "number":
        return _listed(pieces, after + 2)
    return after


def _marks(pieces: Sequence[Token], at: int, read: Number) -> bool:
    """Whether a number marks an item of a list: (1), 2), and "3." where a sentence begins."""
    plain = pieces[at].sort == "number" and read.after == at + 1 and not pieces[at].tail and read.value <= MARKS
    if not plain or at + 1 >= len(pieces) or pieces[at + 1].start > pieces[at].end:
        return False
    if pieces[at + 1].text == ")":
        opened = at and pieces[at - 1].text == "("
        return bool(not opened or at + 2 >= len(pieces) or pieces[at + 2].sort in ("word", "number", "code"))
    return pieces[at + 1].text == "." and (at == 0 or pieces[at - 1].text in ".:;\n") and at + 2 < len(pieces)


def _shared(pieces: Sequence[Token], found: list[Numeral]) -> list[Numeral]:
    """Units, scales and what is counted that several figures share stand with the last: 3.4, 4.5 and 6 per cent."""
    result = list(found)
    linked = False
    """whether the figure behind is joined to one behind it: without an "and" commas part what has nothing in common"""
    for i in range(len(result) - 2, -1, -1):
        one, other = result[i], result[i + 1]
        between = {t.low for t in pieces[one.last : other.first]}
        joined = bool(between) and between <= JOINTS and (linked or between != {","})
        linked = joined and one.quantity.ordinal == other.quantity.ordinal and not other.quantity.bound
        if linked and not one.quantity.unit and not one.counted:
            scale = one.quantity.scale or other.quantity.scale
            shared = replace(one.quantity, unit=other.quantity.unit, scale=scale)
            result[i] = replace(one, quantity=shared, counted=other.counted)
    return result
