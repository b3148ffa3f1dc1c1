"""Dates in words: 1952-02-18 → 18 February 1952; on 18 February 1952; since the early 1990s."""

from __future__ import annotations

from ..model.values import When
from ..model.values.when import SEASONS, Date

MONTHS = "January February March April May June July August September October November December".split()
BOUNDS = {"": "", "~": "about ", "<": "before ", ">": "after ", "<=": "by "}


def day(date: Date) -> str:
    """18 February 1952, February 1952, spring 2016, 1952, the 1990s, the 20th century."""
    if date.digits == 2:
        return f"the {_ordinal(date.year // 100 + 1)} century"
    if date.digits == 3:
        return f"the {date.year}s"
    if not date.month:
        return str(date.year)
    month = SEASONS.get(date.month) or MONTHS[date.month - 1]
    return f"{date.day} {month} {date.year}" if date.day else f"{month} {date.year}"


def words(text: str) -> str:
    """A date as it stands in a table or behind a label; what is no date stays as it is."""
    when = When.parse(text)
    if not when:
        return text
    if not when.span:
        return BOUNDS[when.bound] + _part(when)
    first, last = when.start, when.end
    if first is not None and last is not None:
        return f"{day(first)} to {day(last)}"
    return f"since {day(first)}" if first is not None else f"until {day(last)}" if last is not None else text


def at(text: str) -> str:
    """When something happened, as a sentence says it: in 1952, on 18 February 1952, from 2014 to 2016, before 1970."""
    when = When.parse(text)
    if not when:
        return f"in {text}" if text else ""
    if when.span:
        return ("from " if when.start is not None and when.end is not None else "") + words(text)
    if when.bound in ("<", ">", "<="):
        return words(text)
    date = when.start
    preposition = "on" if date is not None and date.day and not when.part and not when.bound else "in"
    return f"{preposition} {words(text)}"


def since(text: str) -> str:
    """since February 1952"""
    return f"since {words(text)}" if text else ""


def until(text: str) -> str:
    """until 1960"""
    return f"until {words(text)}" if text else ""


def between(first: str, last: str) -> str:
    """from 2014 to 2016"""
    return f"from {words(first)} to {words(last)}"


def _part(when: When) -> str:
    """the early 1990s, mid-2015, late June 2015"""
    assert when.start is not None
    told = day(when.start)
    if not when.part:
        return told
    if told.startswith("the "):
        return f"the {when.part} {told[4:]}"
    return f"mid-{told}" if when.part == "mid" else f"{when.part} {told}"


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
