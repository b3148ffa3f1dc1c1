"""Accents that are letters of their own in a file → the letters that they stand on.

Old fonts of TeX set an accent and then its letter, or the letter first. Which letter an accent belongs to is told by its place:
it stands above or below it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

SPACING = "`´¨ˆ˜¯˘˙˚ˇ¸˛˝"
MARKS = "\u0300\u0301\u0308\u0302\u0303\u0304\u0306\u0307\u030a\u030c\u0327\u0328\u030b"
COMBINING = dict(zip(SPACING, MARKS, strict=True))
ACCENT = re.compile(f"[{SPACING}]")
GONE = "\u2060"
"""what stands in place of an accent that its letter has taken"""
NEAR = 12
"""letters of the file between an accent and its letter at most"""
DOTLESS = {"ı": "i", "ȷ": "j"}

MOST = 1000
"""accents of a page whose letter is looked for all over it"""

Places = Callable[[int], tuple[float, float, float, float]]
"""the left, right, lowest and highest edge of the shape of a letter"""
At = Callable[[float, float], int]
"""the number of the letter that stands at a point; below 0 for none"""


def joined(text: str, places: Places, at_point: At) -> str:
    """The letters of a page, those that an accent stands on with it."""
    letters = [*text]
    for count, found in enumerate(ACCENT.finditer(text)):
        at = found.start()
        left, right, low, high = places(at)
        middle = (left + right) / 2
        near = [n for n in range(max(0, at - NEAR), min(len(text), at + NEAR + 1)) if n != at]
        near.sort(key=lambda n: (abs(n - at), n < at))
        if count < MOST:
            # some files set all accents of a line behind it
            near += [at_point(middle, y) for y in (2 * low - high, high + (high - low))]
        for n in near:
            if n < 0 or n == at or not text[n].isalpha():
                continue
            begins, ends, bottom, top = places(n)
            if not (begins <= middle <= ends and low < top + (top - bottom) and high > bottom - (top - bottom) / 2):
                continue
            whole = unicodedata.normalize("NFC", DOTLESS.get(letters[n], letters[n]) + COMBINING[found[0]])
            if len(whole) == 1:
                letters[n], letters[at] = whole, GONE
            break
    return "".join(letters)
