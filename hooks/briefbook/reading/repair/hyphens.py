"""Lines of print → one text: words and addresses that a line's end cuts are made whole.

Print marks a cut with a hyphen, and a compound that ends a line has one of its own: the two look alike. What the same text
writes elsewhere tells, and the words of its language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from ...language import tongue, words
from ...model import Line

COMPOUNDS = frozenset("en es fr it nl pt ru".split())
"""languages that write compounds of two words with a hyphen; others write them as one, and a hyphen at a line's end is a cut"""
ACRONYM = re.compile(r"\b[^\W\d_a-zà-ÿ.][A-Z.]+-$")
TIED = tuple("-–/")
"""what ties two words or figures without a space"""
BROKEN = tuple("-./_=%&?")
"""what an address that goes on ends with"""
JOINING = frozenset((*TIED, *BROKEN))
SUSPENDED = re.compile(r"(?:und|oder|bzw\.?|and|or|et|ou|en|of|ve|veya|och|eller|og|lub|и|или|bis)\s", re.IGNORECASE)
"""what follows the hyphen of a word whose second half comes later: Ost- und Westeuropa"""
BLANKS = re.compile(r" {2,}")
LONGEST = 60
"""letters that a word has at most"""
ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
HOST = re.compile(r"(?:https?://|www\.)[^/\s]*$")

SET_OFF = {"en": frozenset("non self ex anti pro pan quasi post pre semi multi neo".split())}
"""first parts that many write with a hyphen though others write one word"""
OFTENER = 20
"""times that the rest is written oftener than the whole where a hyphen stays: non-traditional, but nonsense"""

Attests = Callable[[str], bool]
"""whether a text writes a word"""


def attestation(lines: Iterable[str]) -> Attests:
    """Whether these lines have a word, whole on a line."""
    texts = [*lines]
    whole: list[frozenset[str]] = []

    @lru_cache(maxsize=4096)
    def attests(word: str) -> bool:
        if not whole:
            # a word at a line's end may be half of one
            found = re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*(?![-’'\w])", "\n".join(texts).casefold())
            whole.append(frozenset(found))
        return word in whole[0]

    return attests


def joined(lines: tuple[Line, ...], attests: Attests) -> str:
    """The text of these lines."""
    parts: list[str] = []
    spoken: str | None = None
    for line in lines:
        part = line.text.strip()
        if "  " in part and "\t" not in part:
            part = BLANKS.sub(" ", part)
        before = parts[-1] if parts else ""
        if before[-1:] not in JOINING:
            parts.append(part)
        elif before.endswith(BROKEN) and ADDRESS.search(before):
            parts[-1] = _address(before, part, attests)
        elif before.endswith("-") and before[-2:-1].isalpha() and part[:1].isalpha():
            if spoken is None:
                spoken = tongue.of(" ".join(line.text for line in lines))
            parts[-1] = _unhyphenated(before, part, attests, spoken)
        elif before.endswith(TIED) and before[-2:-1].isalnum() and part[:1].isalnum():
            parts[-1] += part
        else:
            parts.append(part)
    return " ".join(parts)


def _unhyphenated(text: str, part: str, attests: Attests, language: str) -> str:
    if SUSPENDED.match(part) and not _is_word(last_word(text[:-1]) + first_word(part), attests, language):
        return f"{text} {part}"
    return text + part if keeps_hyphen(text, part, attests, language) else text[:-1] + part


def keeps_hyphen(text: str, part: str, attests: Attests, language: str) -> bool:
    """Whether the hyphen that ends a text is the word's own."""
    left, right = last_word(text[:-1]), first_word(part)
    if part[:1].isupper() or left == right or ACRONYM.search(text) or attests(f"{left}-{right}"):
        return True
    if left in SET_OFF.get(language, ()) and not attests(left + right):
        return words.frequency(right, language) > OFTENER * words.frequency(left + right, language)
    if _is_word(left + right, attests, language) or language not in COMPOUNDS:
        return False
    return words.known(right, language) and (words.known(left, language) or attests(left))


def _is_word(word: str, attests: Attests, language: str) -> bool:
    return attests(word) or words.known(word, language)


def _address(text: str, part: str, attests: Attests) -> str:
    """An address that a line's end cuts. Within its host a hyphen is a cut; among the words of a path it is one of theirs."""
    if not text.endswith("-"):
        return text + part
    left, right = last_word(text), first_word(part)
    if not part[:1].isalpha() or not left:
        return text + part
    if HOST.search(text):
        return text[:-1] + part
    cut = _is_word(left + right, attests, "en") or not (words.known(left, "en") or words.known(right, "en"))
    return text[:-1] + part if cut else text + part


def last_word(text: str) -> str:
    found = re.findall(r"[^\W\d_]+", text[-LONGEST:].casefold())
    return found[-1] if found else ""


def first_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+", text[:LONGEST].casefold())
    return found[0] if found else ""
