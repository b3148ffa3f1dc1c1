"""What is set above the line → characters that say so: ¹² for the figures of a note's mark.

Letters are raised alone (12ᵃ, but 4th), since only a single one is a mark.
"""

from __future__ import annotations

import re

FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LETTERS = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))
MARKS = re.compile(r"\s*[\[(]?\s*(\d{1,3}(?:\s*[,–-]\s*\d{1,3})*,?)\s*[\])]?\s*")
"""`12`, `[12]`, `1, 2`, and `1,` before a mark of another kind: the marks of one or more notes"""

SEVERAL = re.compile(r"(?:[a-z]|\d{1,2}|[*∗†‡§])(?:,(?:[a-z]|\d{1,2}|[*∗†‡§]))+,?")
"""`a,b` and `1,*`: the marks of one name's affiliations"""
SINGLE = str.maketrans(LETTERS)


def raised(text: str) -> str:
    """The text as it reads above the line; what is no mark stays as it is."""
    if found := MARKS.fullmatch(text):
        return re.sub(r"\s+", "", found[1]).translate(FIGURES)
    if several := SEVERAL.fullmatch(text):
        return several[0].translate(FIGURES).translate(SINGLE)
    return LETTERS.get(text.strip(), text)


def figures(number: str) -> str:
    """The figures of a note's number, raised."""
    return number.translate(FIGURES)
