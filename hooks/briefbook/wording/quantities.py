"""Quantities in words: 5.6 bn US dollars → 5.6 billion US dollars; >100 → more than 100; 27000-31000 → 27,000 to 31,000."""

from __future__ import annotations

import re

from ..model.values import Quantity

BOUNDS = {"": "", "~": "about ", ">=": "at least ", "<=": "at most ", ">": "more than ", "<": "less than "}
SCALES = {"k": "thousand", "mn": "million", "bn": "billion", "tn": "trillion"}
PARTS = {2: ("half", "halves"), 3: ("third", "thirds"), 4: ("quarter", "quarters")}
GROUPED = 10_000
"""numbers from here on get commas; smaller ones may be years"""


def words(text: str, unit: str = "") -> str:
    """A quantity and its unit, as running text has them; what is no quantity stays as it is, with its unit."""
    quantity = Quantity.parse(text)
    if not quantity:
        return f"{text} {unit}".strip()
    number = _number(quantity)
    scale = SCALES.get(quantity.scale, quantity.scale)
    unit = quantity.unit or unit
    if unit in ("%", "per cent"):
        return f"{BOUNDS[quantity.bound]}{number} per cent"
    if unit.startswith("per cent "):
        return f"{BOUNDS[quantity.bound]}{number} {unit}"
    if quantity.number == 1 and quantity.upper is None and not quantity.bound and not scale:
        unit = _singular(unit)
    return BOUNDS[quantity.bound] + " ".join(part for part in (number, scale, unit) if part)


def _number(quantity: Quantity) -> str:
    if quantity.parts > 1:
        one, more = PARTS.get(quantity.parts, (f"{quantity.parts}th", f"{quantity.parts}ths"))
        return f"a {one} of" if quantity.number == 1 else f"{quantity.number} {more} of"
    text = str(Quantity(number=quantity.number, ordinal=quantity.ordinal))
    if quantity.upper is None:
        return _grouped(text)
    return f"{_grouped(text)} to {_grouped(str(Quantity(number=quantity.upper)))}"


def _grouped(text: str) -> str:
    whole, dot, rest = text.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if digits.isdigit() and int(digits) >= GROUPED:
        digits = f"{int(digits):,}"
    return sign.replace("-", "\N{MINUS SIGN}") + digits + dot + rest


def _singular(unit: str) -> str:
    """1 country, 1 US dollar, 1 kind of attack"""
    head, of, rest = unit.partition(" of ")
    if head.endswith("ies") and len(head) > 4:
        head = head[:-3] + "y"
    elif re.search(r"(ss|sh|ch|x)es$", head):
        head = head[:-2]
    elif head.endswith("s") and not head.endswith(("ss", "us")):
        head = head[:-1]
    return head + of + rest
