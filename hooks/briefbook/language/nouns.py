"""Words of English in one form, so that "state" and "states" are the same."""

from __future__ import annotations

from functools import lru_cache

from .english import IRREGULAR
from .fold import folded


@lru_cache(maxsize=1 << 15)
def singular(word: str) -> str:
    """The folded word without the ending of its plural: countries → country, ships → ship, people → person."""
    word = folded(word)
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]
