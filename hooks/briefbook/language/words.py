"""Which English words there are: the list of pyspellchecker (MIT), loaded when it is first asked."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1)
def _list() -> frozenset[str]:
    from spellchecker import SpellChecker

    return frozenset(SpellChecker(language="en").word_frequency.words())


def known(word: str) -> bool:
    return word.casefold() in _list()
