"""Words of English in one form, so that "state" and "states", "organization" and "organisation" are the same."""

from __future__ import annotations

from functools import lru_cache

from .english import IRREGULAR
from .fold import folded


@lru_cache(maxsize=1 << 15)
def singular(word: str) -> str:
    """The folded word without the ending of its plural: countries → country, ships → ship, people → person."""
    word = folded(word)
    return spelt(IRREGULAR.get(word) or _without_ending(word))


def _without_ending(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]


def spelt(word: str) -> str:
    """A word in which British and American spelling are the same, as far as single letters go: organise, defence."""
    return word.replace("z", "s").replace("ce", "se")


def plural(words: str) -> bool:
    """Whether one of the words is in the plural."""
    return any(word in IRREGULAR or _without_ending(word) != word for word in words.split())


def many(word: str) -> str:
    """The plural of an English noun, whose last word has its ending: theory → theories, box → boxes, person → people."""
    head, blank, last = word.rpartition(" ")
    irregular = next((many for many, one in IRREGULAR.items() if one == last.casefold()), "")
    if irregular:
        made = irregular.capitalize() if last[:1].isupper() else irregular
    elif last.endswith("y") and last[-2:-1] not in tuple("aeiou"):
        made = f"{last[:-1]}ies"
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        made = f"{last}es"
    else:
        made = f"{last}s"
    return f"{head}{blank}{made}"
