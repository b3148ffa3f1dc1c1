"""Scripts that print has letters for: those of the fonts that come with the typesetter."""

from __future__ import annotations

import unicodedata

PRINTED = frozenset(
    "LATIN GREEK CYRILLIC HEBREW ARABIC ARMENIAN GEORGIAN DEVANAGARI MODIFIER MICRO FEMININE MASCULINE".split()
)
"""first words of the Unicode names of their letters, tried letter by letter with Typst 0.15"""


def unprintable(text: str) -> str:
    """The letters of a text that are of another script, each once; empty where print has all."""
    letters = dict.fromkeys(c for c in text if ord(c) > 0x24F and unicodedata.category(c)[0] == "L")
    return "".join(c for c in letters if unicodedata.name(c, "?").partition(" ")[0] not in PRINTED)
