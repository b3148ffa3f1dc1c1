"""What a text shows of itself, in any script: how long it is, whether it is a sentence."""

from __future__ import annotations

import re

DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""characters that say as much as several letters: kana, ideographs, hangul"""
LETTERS = 2.5
"""letters of an alphabet that say as much as one of them: a Japanese or Chinese text has about two fifths of the characters of
its English translation"""
SENTENCE = re.compile(r"(?:[!?…。！？؟۔।]|\.(?!\d)|(?<!\d)\.)[\"”’»›)\[\]」』*_\d¹²³⁴-⁹⁰]*$")
"""how a sentence ends, with what may stand behind its stop"""
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
SHORTEST = 4
"""words of a sentence"""


def length(text: str) -> float:
    """The letters of a text, or as many as say what it says in a script with more to a character."""
    return len(text) if text.isascii() else len(text) + (LETTERS - 1) * len(DENSE.findall(text))


def ends(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return bool(SENTENCE.search(text.rstrip()[-20:]))


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence and is made of words, not of names and titles alone."""
    if not ends(text):
        return False
    if DENSE.search(text):
        return length(text) >= 5 * SHORTEST
    words = WORD.findall(text)
    small = sum(not word[0].isupper() for word in words)
    return len(words) >= SHORTEST and 5 * small >= len(words)


def is_clause(text: str) -> bool:
    """Whether a text is a recital or an entry that goes on in the next one: words of a sentence that end with a comma or so."""
    words = WORD.findall(text)
    small = sum(not word[0].isupper() for word in words)
    return text.rstrip()[-1:] in tuple(",;:،؛，；：、") and len(words) > SHORTEST and 3 * small >= len(words)


def holds_sentence(text: str) -> bool:
    """Whether there is a sentence in a text, wherever it ends."""
    return any(is_sentence(part) for part in re.split(r"(?<=[.!?…。！？؟۔।])\s+(?=[^\W\d_])|\t", text))
