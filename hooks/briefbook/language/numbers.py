"""Numbers of a text, in digits or in words, with their words of scale: 27,406, 2½, two hundred and fifty, half a million."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model.values.quantity import HALVES, ORDINAL, number
from .english import AMOUNTS, CURRENCIES, DENOMINATORS, MEASURES, ORDINALS, SCALES, SHORT_SCALES, SMALL, TENS, UNITS
from .tokens import Token

LONGEST = max(len(phrase.split()) for phrase in MEASURES)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its scale, without what stands around it."""

    value: Decimal
    after: int
    scale: str = ""
    parts: int = 1
    ordinal: bool = False


def number_at(pieces: Sequence[Token], at: int) -> Number | None:
    """The number that begins at `at`, in digits or words, with its scale."""
    token = pieces[at]
    if token.sort == "numeric":
        return _numeric(token, at)
    if token.sort == "sign" and token.text in HALVES:
        return scaled(pieces, at + 1, HALVES[token.text])
    if token.sort == "number":
        value = number(token.text)
        if value is None or token.tail == "s":
            return None
        if token.tail in ORDINAL:
            return Number(value, at + 1, ordinal=True) if value == int(value) else None
        after = at + 1
        if after < len(pieces) and pieces[after].text in HALVES and pieces[after].start == token.end:
            return scaled(pieces, after + 1, value + HALVES[pieces[after].text])
        money = bool(at) and pieces[at - 1].text.upper() in CURRENCIES
        if token.tail in SHORT_SCALES and (money or token.tail not in AMOUNTS):
            return Number(value, after, SCALES[token.tail][1])
        return scaled(pieces, after, value) if not token.tail else Number(value, after)
    return _in_words(pieces, at) if token.sort == "word" else None


def _numeric(token: Token, at: int) -> Number | None:
    """What looks like a date and is none: 27.406.927 has thousands; 1/3 is a fraction; 2.1.3 and 9/11 are no numbers."""
    first, slash, last = token.text.partition("/")
    if slash:
        small = last.isdecimal() and int(last) <= 10 and int(first) < int(last)
        return Number(Decimal(first), at + 1, parts=int(last)) if small else None
    value = number(token.text)
    return Number(value, at + 1) if value is not None else None


def scaled(pieces: Sequence[Token], after: int, value: Decimal) -> Number:
    """A number with the words of scale that follow it."""
    factor, scale = 1, ""
    while after < len(pieces) and pieces[after].low in SCALES and not scale:
        short = pieces[after].low in SHORT_SCALES
        if short and pieces[after].low in ("m", "b", "k") and pieces[after].start > pieces[after - 1].end:
            break
        more, scale = SCALES[pieces[after].low]
        factor *= more
        after += 1
    return Number(value * factor, after, scale)


def _in_words(pieces: Sequence[Token], at: int) -> Number | None:
    word = pieces[at].low
    if word == "half":
        return None if pieces[at].tied and pieces[at + 1].low not in SMALL else _half(pieces, at)
    article = word in ("a", "an")
    after = at + 1
    following = pieces[after].low if after < len(pieces) else ""
    if article:
        if following in ("half", "third", "quarter", "fifth", "tenth"):
            return _fraction(pieces, at, Decimal(1), after)
        if following in SCALES and following not in SHORT_SCALES and not following.endswith("s"):
            return scaled(pieces, after, Decimal(1))
        return None
    if (word in ORDINALS and word != "second") or (word == "second" and following not in ("", ",")):
        return Number(Decimal(ORDINALS[word]), after, ordinal=True)
    read = _cardinal(pieces, at)
    if read is None:
        return None
    value, after = read
    following = pieces[after].low if after < len(pieces) else ""
    if following in DENOMINATORS and (value > 1 or word in ("one",)):
        fraction = _fraction(pieces, at, value, after)
        if fraction is not None:
            return fraction
    if following in ORDINALS and value >= 20:
        return Number(value + ORDINALS[following], after + 1, ordinal=True)
    if [t.low for t in pieces[after : after + 3]] == ["and", "a", "half"]:
        return scaled(pieces, after + 3, value + Decimal("0.5"))
    number = scaled(pieces, after, value)
    return None if value == 1 and number.after == after and not _counts_one(pieces, after) else number


def _counts_one(pieces: Sequence[Token], after: int) -> bool:
    """Whether "one" counts, and isn't a pronoun: one summit, one per cent; not "one of them"."""
    if after >= len(pieces) or pieces[after].sort not in ("word", "sign") or pieces[after].low == "another":
        return False
    return measure(pieces, after) is not None or (pieces[after].sort == "word" and pieces[after].low not in SMALL)


def _half(pieces: Sequence[Token], at: int) -> Number:
    """Half; half a million; half a dozen."""
    after = at + 1
    if after + 1 < len(pieces) and pieces[after].low in ("a", "an") and pieces[after + 1].low in SCALES:
        return scaled(pieces, after + 1, Decimal("0.5"))
    if after < len(pieces) and pieces[after].low in SCALES and pieces[after].low not in SHORT_SCALES:
        return scaled(pieces, after, Decimal("0.5"))
    return Number(Decimal(1), after, parts=2)


def _fraction(pieces: Sequence[Token], at: int, value: Decimal, after: int) -> Number | None:
    """A third of; two thirds; three quarters. "A third country" is none."""
    word = pieces[after].low
    behind = pieces[after + 1] if after + 1 < len(pieces) else None
    plural = word.endswith("s") or word == "halves"
    whole = behind is None or behind.low in ("of", "or") or behind.sort == "sign" or behind.low in SMALL
    return Number(value, after + 1, parts=DENOMINATORS[word]) if plural or word == "half" or whole else None


def _cardinal(pieces: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """A number below a million in words, up to the word of scale: "two hundred and fifty", "twenty-one"."""
    total, current, after = 0, -1, at
    while after < len(pieces) and pieces[after].sort == "word":
        word = pieces[after].low
        if word in UNITS and (
            current < 0 or (current % 100 in range(20, 100, 10) and UNITS[word] < 10) or current % 100 == 0 < current
        ):
            current = max(current, 0) + UNITS[word]
        elif word in TENS and (current < 0 or current % 100 == 0 < current):
            current = max(current, 0) + TENS[word]
        elif word == "hundred" and 0 < current < 100:
            current *= 100
        elif word == "thousand" and current > 0 and not total and _goes_on(pieces, after + 1):
            total, current = current * 1000, 0
        elif word == "and" and current > 0 and current % 100 == 0 and _goes_on(pieces, after):
            pass
        else:
            break
        after += 1
    return (Decimal(total + current), after) if current >= 0 else None


def _goes_on(pieces: Sequence[Token], at: int) -> bool:
    """Whether the number goes on with smaller words: "two thousand five hundred", "a hundred and one"."""
    at += at < len(pieces) and pieces[at].low == "and"
    return at < len(pieces) and (pieces[at].low in UNITS or pieces[at].low in TENS)


def measure(pieces: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The unit that follows, and the token behind it; the longest phrase counts."""
    for length in range(min(LONGEST, len(pieces) - at), 0, -1):
        words = [t.low for t in pieces[at : at + length]]
        unit = MEASURES.get(" ".join(words))
        if unit:
            return unit, at + length
    if at + 2 < len(pieces) and [t.low for t in pieces[at : at + 2]] == ["u.s", "."]:
        return ("USD", at + 3) if pieces[at + 2].low in ("dollars", "dollar") else None
    return None
