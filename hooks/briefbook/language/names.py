"""Capitalised names in running text, whether a record holds them or not: persons, bodies, places, events.

What begins a sentence is a name only where the same article writes it with a capital in the middle of one too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĐĞİŁŃŘŚŞŠŹŻŽ]"
WORD = rf"(?:(?:al|el|ul)-)?{CAPITAL}(?:\.(?:{CAPITAL}\.)*|(?:[^\W_⁰¹²³⁴-⁹]|[’'](?!s\b)(?=\w)|[-&](?=\w))*)"
SMALL = r"(?:of the|of|for the|for|on the|on|de|da|di|la|van|von|ve|ul|al|bin)"
NAME = re.compile(rf"(?<![\w’'])(?:{WORD})(?: (?:{SMALL} )?(?:{WORD}))*")
TITLE = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|Gen)|\b[A-Z])\.\s$")
CAPITALISED = re.compile(rf"(?<=[\w,] ){WORD}")
INITIAL = re.compile(r"[^\W\d_]\.")
LINK = re.compile(rf"^(?:{SMALL}) ")
OPENS = re.compile(r"(?:^|[.!?:;…|][\"”’')\]*⁰¹²³⁴-⁹]*\s|[\n“\"(\[‘*]|\*\s)\s*$")
NOT_NAMES = frozenset(
    """
    the a an this that these those it its he she they we i in on at of for by from with as but and or nor so yet if while
    when where who what which why how there here his her their our your all both each such no not one two three four five
    six seven eight nine ten first second third fourth january february march april may june july august september october
    november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday see also ibid op cit although though despite after before during since because however meanwhile moreover thus
    therefore hence under over unlike like among between whether through according given instead once until unless either
    neither nevertheless furthermore besides table figure map chart section chapter part article vol p pp ed eds et al dr
    mr mrs ms prof professor
    """.split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """How an article writes its words."""

    capital: frozenset[str] = frozenset()
    """words that stand with a capital in the middle of a sentence"""
    small: frozenset[str] = frozenset()
    """words that stand without one, wherever"""
    defined: frozenset[str] = frozenset()
    """acronyms whose meaning it gives: names, however short"""


def words(texts: Iterable[str]) -> Words:
    capital: set[str] = set()
    small: set[str] = set()
    for text in texts:
        small.update(word for word in re.findall(r"[^\W\d_]+", text) if word[0].islower())
        for found in CAPITALISED.finditer(text):
            if not opens(text, found.start()):
                capital.add(found[0])
    return Words(frozenset(capital), frozenset(small))


def names(text: str, words: Words = Words()) -> Iterator[tuple[int, str]]:
    """Where each name begins, and the name, as an article with these words means it."""
    for found in NAME.finditer(text):
        start, name = found.start(), found[0]
        first, _, rest = name.partition(" ")
        plain = first.casefold() if INITIAL.fullmatch(first) else first.casefold().rstrip(".")
        opening = first not in words.capital and opens(text, start)
        if plain in NOT_NAMES or (opening and (not rest or plain in words.small)):
            start, name = start + len(first) + 1, rest
        name = LINK.sub("", name)
        if (len(name) > 2 or name in words.defined) and not all(
            w.casefold().strip(".") in NOT_NAMES for w in name.split()
        ):
            yield text.find(name, start), name


def opens(text: str, start: int) -> bool:
    """Whether a sentence begins there."""
    before = max(0, start - 12)
    return bool(OPENS.search(text, before, start)) and not TITLE.search(text, before, start)
