"""Figures of the editors' own, held against what they say of how they were made: a sum is reckoned, a list is counted."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from ..language import figures
from ..model.values import OwnFigure, Quantity
from ..model.values.quantity import number

SIGNS = "+-−*×/÷()"
REASON = 3
"""words that a reason has at least"""
LONGEST = 100
"""numbers and signs of a reckoning that somebody can follow; brackets are read one inside another"""
CONSTANTS = (1, 10, 100, 1000, 10**6, 10**9)
"""numbers that a reckoning may use without a source: those of scales and shares"""


class Unreckoned(ValueError):
    """A reckoning that can't be read."""


def fault(own: OwnFigure) -> str:
    """What is wrong with how a figure was made; empty where nothing is. Whether the sources hold its parts is asked apart."""
    said = [n.quantity for n in figures.read(own.text).figures]
    years = [when for when, _ in figures.read(own.text).dates]
    if is_reckoning(own.how):
        if not said:
            return f"'{own.text}' holds no figure"
        try:
            found = reckon(own.how)
        except (Unreckoned, ZeroDivisionError):
            return f"'{own.how}' can't be reckoned"
        if not any(_is(quantity, found) for quantity in said):
            return f"'{own.how}' makes {_shown(found)}, and not {own.text}"
        return ""
    items = counted(own.how)
    if items and said and not years:
        return (
            "" if any(q.number == len(items) for q in said) else f"'{own.how}' names {len(items)}, and not {own.text}"
        )
    if len(own.how.split()) < REASON:
        return f"'{own.how}' doesn't say how '{own.text}' was made"
    return ""


def is_reckoning(how: str) -> bool:
    """Whether it is made of numbers and signs alone, and reckons."""
    return any(char in SIGNS for char in how.lstrip("-−")) and all(
        char.isdigit() or char in SIGNS or char in " .,%" for char in how
    )


def counted(how: str) -> list[str]:
    """The things that a list names; none where it is no list."""
    parts = how.split(";") if ";" in how else how.replace(", and ", ", ").replace(" and ", ", ").split(", ")
    return [part.strip() for part in parts] if len(parts) > 1 and all(part.strip() for part in parts) else []


def operands(how: str) -> list[Decimal]:
    """The numbers of a reckoning that a source must hold."""
    found = [value for token in _tokens(how) if (value := number(token)) is not None]
    return [value for value in found if value not in CONSTANTS]


def reckon(how: str) -> Fraction:
    """The value of a reckoning: + - × ÷ and brackets. Raises Unreckoned, or ZeroDivisionError."""
    tokens = _tokens(how)
    if len(tokens) > LONGEST:
        raise Unreckoned(how)
    value, at = _sum(tokens, 0)
    if at != len(tokens):
        raise Unreckoned(how)
    return value


def _tokens(how: str) -> list[str]:
    tokens: list[str] = []
    digits = ""
    for char in f"{how} ":
        if char.isdigit() or (char in ".," and digits):
            digits += char
            continue
        if digits:
            tokens.append(digits.rstrip(".,"))
            digits = ""
        if char in SIGNS:
            tokens.append({"−": "-", "×": "*", "÷": "/"}.get(char, char))
    return tokens


def _sum(tokens: list[str], at: int) -> tuple[Fraction, int]:
    value, at = _product(tokens, at)
    while at < len(tokens) and tokens[at] in "+-":
        other, after = _product(tokens, at + 1)
        value, at = (value + other if tokens[at] == "+" else value - other), after
    return value, at


def _product(tokens: list[str], at: int) -> tuple[Fraction, int]:
    value, at = _atom(tokens, at)
    while at < len(tokens) and tokens[at] in "*/":
        other, after = _atom(tokens, at + 1)
        value, at = (value * other if tokens[at] == "*" else value / other), after
    return value, at


def _atom(tokens: list[str], at: int) -> tuple[Fraction, int]:
    if at >= len(tokens):
        raise Unreckoned
    if tokens[at] == "-":
        value, at = _atom(tokens, at + 1)
        return -value, at
    if tokens[at] == "(":
        value, at = _sum(tokens, at + 1)
        if tokens[at : at + 1] != [")"]:
            raise Unreckoned
        return value, at + 1
    read = number(tokens[at])
    if read is None:
        raise Unreckoned
    return Fraction(read), at + 1


def _is(quantity: Quantity, found: Fraction) -> bool:
    """Whether a figure is what was reckoned, rounded to its last digit; a share may stand for its hundredth."""
    step = Fraction(10) ** int(quantity.number.as_tuple().exponent) / quantity.parts
    stated = Fraction(quantity.number) / quantity.parts
    amounts = {
        found,
        found / (quantity.amount / stated) if stated else found,
        found * (100 if quantity.unit == "%" else 1),
    }
    close = Fraction(1, 20) * abs(stated) if quantity.bound == "~" else Fraction(0)
    return any(abs(stated - amount) <= max(step / 2, close) for amount in amounts)


def _shown(value: Fraction) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact.quantize(Decimal('0.001'), ROUND_HALF_UP).normalize():f}"
