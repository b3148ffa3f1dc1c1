"""Text folded for comparison: letter case, accents, Turkish dotted and dotless i, apostrophes, hyphens, spaces.

`fold` keeps a map of positions only where folding changes the length, which few texts need.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

EXTRA = {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a", "ŋ": "n"}
EXTRA |= {char.upper(): to for char, to in EXTRA.items()} | {"ı": "i", "İ": "i", "ß": "ss", "ẞ": "ss"}
EXTRA |= dict.fromkeys("’‘ʼʻ`´′", "'") | dict.fromkeys("-‐‑–", " ") | dict.fromkeys("\t\n\r\u00a0\u2009\u202f", " ")
EXTRA |= dict.fromkeys("“”„", '"')


@lru_cache(maxsize=4096)
def letter(char: str) -> str:
    """What one character folds to: nothing for a combining mark, else mostly one character."""
    if char in EXTRA:
        return EXTRA[char]
    parts = unicodedata.normalize("NFKD", char)
    return "".join(EXTRA.get(c, c) for c in parts if not unicodedata.combining(c)).casefold()


def fold(text: str) -> tuple[str, list[int] | None]:
    """The folded text, and for each of its characters the position in `text`; None where positions are the same."""
    folded = text
    same = True
    for char in set(text):
        if "a" <= char <= "z" or "0" <= char <= "9" or char == " ":
            continue
        to = letter(char)
        if len(to) != 1:
            same = False
            break
        if to != char:
            folded = folded.replace(char, to)
    if same:
        return folded, None
    parts: list[str] = []
    positions: list[int] = []
    for i, char in enumerate(text):
        to = letter(char)
        parts.append(to)
        positions += [i] * len(to)
    return "".join(parts), positions


def folded(text: str) -> str:
    return fold(text)[0]


def unaccented(text: str) -> str:
    """Folded, but in its letter case."""
    out = []
    for char in text:
        to = letter(char)
        out.append(to.upper() if char.isupper() else to)
    return "".join(out)


def slug(text: str) -> str:
    """An id in lower-case ASCII: Türk İşbirliği → turk-isbirligi."""
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in folded(text).replace("'", "")).split()
    return "-".join(words)
