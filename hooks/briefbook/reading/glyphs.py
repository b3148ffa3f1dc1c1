"""Signs of a damaged text: ligatures that were lost on the way, glyphs whose letters nobody tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ..language import words

LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
ODD = re.compile(r"[\ufffd\ue000-\uf8ff]|\(cid:\d+\)")
"""the sign for an unknown letter, letters of private use, and how some programs write a glyph without one"""
LEAST = 3
"""words that must lack a ligature before it is said: one or two may be names"""
TRIED = 3000
"""words that are tried, the rarest kind last"""


def odd(texts: Iterable[str]) -> int:
    """How many glyphs say nothing."""
    return sum(len(ODD.findall(text)) for text in texts)


def lost_ligatures(texts: Iterable[str], language: str) -> list[str]:
    """Words that are none, and would be with a ligature (`ofcial`), most frequent first; too few of them count for nothing."""
    counts = Counter(word for text in texts for word in re.findall(r"\b[a-zà-ÿ]{4,}\b", text))
    unknown = [word for word, _ in counts.most_common() if not words.known(word, language)][:TRIED]
    found = [word for word in unknown if _with_ligature(word, language)]
    return found if len(found) >= LEAST and len(found) * 10 >= len(unknown) else []


def _with_ligature(word: str, language: str) -> bool:
    return any(
        words.known(word[:i] + ligature + word[i:], language) for i in range(len(word) + 1) for ligature in LIGATURES
    )
