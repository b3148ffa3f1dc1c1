"""Where sentences begin: what is said of a figure, a date or a name stands in its sentence."""

from __future__ import annotations

import re
from itertools import pairwise

from .english import ABBREVIATIONS, OPENERS

END = re.compile(r"[.!?…]+[\"”’')\]»]*[⁰¹²³⁴-⁹]*\s+(?=[\"“‘'(\[«¿¡*_]*[^\W_])|[。！？]+[”」』）]*|\n+")
"""a stop, what closes with it, the marks of notes, and a blank before another word; or a full-width stop; or a new line"""
BEFORE = re.compile(r"[\w.’'-]+$")
FIRST = re.compile(r"[\"“‘'(\[«¿¡*_]*([^\W_]+)")


def starts(text: str) -> tuple[int, ...]:
    """The letter at which each sentence of `text` begins; the first is always 0.

    A stop ends no sentence behind an abbreviation, an initial or a single letter, nor before a small letter. Behind an
    abbreviation that often ends one, such as "U.S." or "etc.", the next word decides.
    """
    found = [0]
    for stop in END.finditer(text):
        if stop.end() < len(text) and text[: stop.start()].strip() and _ends(text, stop):
            found.append(stop.end())
    return tuple(found)


def _ends(text: str, stop: re.Match[str]) -> bool:
    if stop[0][0] in "。！？\n":
        return True
    first = FIRST.match(text, stop.end())
    word = first[1] if first else ""
    if word[:1].islower():
        return False
    before = BEFORE.search(text, max(0, stop.start() - 40), stop.start())
    if stop[0][0] != "." or before is None:
        return True
    last = before[0].rpartition("’")[2].rpartition("'")[2]
    if "." in last or last.casefold() in ABBREVIATIONS:  # U.S., e.g., Dr
        return word in OPENERS and last.casefold() not in ABBREVIATIONS
    return not (len(last) == 1 and last.isalpha() and last.isupper()) or word in OPENERS


def split(text: str) -> list[tuple[int, str]]:
    """(where it begins, its text) of each sentence."""
    bounds = [*starts(text), len(text)]
    return [(first, text[first:last].rstrip()) for first, last in pairwise(bounds)]
