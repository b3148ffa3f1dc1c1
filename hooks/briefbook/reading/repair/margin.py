"""The numbers that a margin counts a text's lines with: every line of a transcript, each fifth of a law or a poem."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ...model import Block, Line
from .print import told

LEFT = re.compile(r"^[ \f]{0,8}(\d{1,4})(?:[ \t]+(?=\S)|\s*$)")
RIGHT = re.compile(r"(?<=\S)[ \t]{2,}(\d{1,4})\s*$")
STEPS = (1, 5, 10)
LEAST = {1: 8, 5: 3, 10: 3}
"""step → numbers in a margin at least"""
SHARE = 0.7
"""share of the lines that the count must cover"""
FIRST = 25
"""the least number is no greater: years in a column count up, too"""


def taken(lines: Sequence[Line]) -> tuple[Sequence[Line], tuple[Block, ...]]:
    """The lines without the numbers of their margin, and these as one block; all as it is where no margin counts.

    What is counted is print: entries of a list that are numbered, too, don't run on from one to the next.
    """
    for pattern in (LEFT, RIGHT):
        counted = _counted(lines, pattern)
        if counted:
            bare = _bare(lines, pattern, counted)
            if told(bare).wrapped:
                numbers = tuple(lines[i]._replace(text=str(value)) for i, value in counted.items())
                return bare, (Block(numbers, "removed", rule="line-number"),)
    return lines, ()


def _counted(lines: Sequence[Line], pattern: re.Pattern[str]) -> dict[int, int]:
    """Places of lines → their numbers in the margin; empty where the numbers don't count lines."""
    found: list[tuple[int, int, int]] = []
    filled = 0
    for i, line in enumerate(lines):
        if line.text.strip():
            filled += 1
            # searched at a line's end only where there may be one: the pattern looks back
            if line.text.rstrip()[-1:].isdigit() or pattern is LEFT:
                number = pattern.search(line.text)
                if number:
                    found.append((i, filled, int(number[1])))
    if len(found) < min(LEAST.values()):
        return {}
    for step in STEPS:
        counted: dict[int, int] = {}
        for (i, nth, value), (k, later, beyond) in pairwise(found):
            if beyond - value == step and step in (later - nth, k - i):
                counted |= {i: value, k: beyond}
        if len(counted) >= LEAST[step] and min(counted.values()) <= FIRST and len(counted) * step >= SHARE * filled:
            return counted
    return {}


def _bare(lines: Sequence[Line], pattern: re.Pattern[str], counted: dict[int, int]) -> list[Line]:
    """The lines without these numbers, as far in as they stood among each other."""
    result = [*lines]
    if pattern is RIGHT:
        for i in counted:
            result[i] = lines[i]._replace(text=RIGHT.sub("", lines[i].text))
        return result
    blank = {i: LEFT.sub(lambda found: " " * len(found[0]), lines[i].text) for i in counted}
    indents = [len(text) - len(text.lstrip()) for text in blank.values() if text.strip()]
    edge = min(indents, default=0)
    for i, text in blank.items():
        feed = "\f" if "\f" in lines[i].text else ""
        result[i] = lines[i]._replace(text=feed + text[edge:].rstrip("\n"))
    return result
