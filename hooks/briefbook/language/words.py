"""Which words a language has, and how often they are written: the lists of pyspellchecker (MIT), loaded when first asked."""

from __future__ import annotations

from functools import lru_cache

LISTED = frozenset("ar de en es eu fa fr it lv nl pt ru".split())
"""languages with a list"""


@lru_cache(maxsize=len(LISTED))
def _frequencies(language: str) -> dict[str, int]:
    from spellchecker import SpellChecker

    return dict(SpellChecker(language=language).word_frequency.dictionary) if language in LISTED else {}


def known(word: str, language: str = "en") -> bool:
    """Whether a language's list has a word; a language without a list has none."""
    return word.casefold() in _frequencies(language)


def frequency(word: str, language: str = "en") -> int:
    """How often a word stands in the texts that the list was made from; 0 for a word that it doesn't hold."""
    return _frequencies(language).get(word.casefold(), 0)
