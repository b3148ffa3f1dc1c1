"""Which English words there are: the list of pyspellchecker (MIT), loaded when it is first asked."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1)
def _list() -> frozenset[str]:
    from spellchecker import SpellChecker

    return frozenset(SpellChecker(language="en").word_frequency.words())


def known(word: str) -> bool:
    return word.casefold() in _list()


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, int]:
    from spellchecker import SpellChecker

    return dict(SpellChecker(language="en").word_frequency.dictionary)


def frequency(word: str) -> int:
    """How often a word stands in the texts that the list was made from; 0 for a word that it doesn't hold."""
    return _frequencies().get(word.casefold(), 0)
