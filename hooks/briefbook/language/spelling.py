"""Spellings of one name: which of many names, as texts write them, are most likely the same one written otherwise.

Two names are alike when they fold to the same letters, when one edit (Damerau, 1964) leads from a word of the one to that of
the other, or when they are one person's with the first name cut short. Candidates come from a table of words with one letter
left out (after Mor and Fraenkel, 1982), so that the cost grows with the names and not with their pairs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from .fold import folded

SHORTEST = 5
"""letters that a word needs before one edit in it is taken for a slip: shorter words are too often other words"""
ENDINGS = re.compile(r"(?:ns?|s|es|ian|a|c|ic|al|i|ed?|ing|ly|e?rs?|d|y|cy|ies|is[mt]s?|ms?|ts?)?")
"""what makes another form of a word, not another spelling"""


def alike(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Groups of two or more names that are spellings of one, each in the order of the names."""
    names = list(dict.fromkeys(names))
    parent = {name: name for name in names}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for a, b in candidates(names):
        if same(a, b):
            parent[root(b)] = root(a)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[root(name)].append(name)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def candidates(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that may be alike: those that share a key."""
    tables: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        for key in dict.fromkeys(_keys(name)):
            tables[key].append(name)
    for key, group in tables.items():
        if key[0] == "last":
            # a family name alone, and the persons who may have it
            alone = [name for name in group if " " not in name]
            yield from ((a, b) for a in alone for b in group if " " in b)
        else:
            yield from combinations(group, 2)


def _keys(name: str) -> Iterator[tuple[str, ...]]:
    """Keys of which two names that are alike share one."""
    words = _words(name)
    yield ("joined", "".join(words))
    yield ("mixed", *sorted(words))
    if len(words) > 1:
        yield ("person", words[0][:3], words[-1])
    for i, word in enumerate(words):
        yield ("cut", *words[:i], word, *words[i + 1 :])
        for n in range(len(word) if len(word) >= SHORTEST else 0):
            yield ("cut", *words[:i], word[:n] + word[n + 1 :], *words[i + 1 :])
    last = words[-1] if words else ""
    if len(words) > 1 or name[:1].isupper():
        for n in range(len(last) if len(last) > SHORTEST else 0):
            yield ("last", last[:n] + last[n + 1 :])
        yield ("last", last)


@lru_cache(maxsize=65_536)
def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", folded(name).replace("'", "")))


def same(a: str, b: str) -> bool:
    """Whether two names are likely spellings of one; letter case and apostrophes make no spelling."""
    first, second = _words(a), _words(b)
    if "".join(first) == "".join(second):
        return _even(a) != _even(b)
    if min(len(first), len(second)) == 1 < max(len(first), len(second)):
        # a family name alone, and with a first name
        alone, whole = sorted((a.split(), b.split()), key=len)
        persons = (
            len(alone) == 1 and len(whole) == 2 and all(word[0].isupper() and word.isalpha() for word in alone + whole)
        )
        x, y = first[-1], second[-1]
        return persons and (slip(x, y, 6) or (x == y and _even(alone[0]) != _even(whole[-1])))
    if len(first) != len(second):
        return False
    different = [(x, y) for x, y in zip(first, second, strict=True) if x != y]
    if len(different) > 1:
        return sorted(first) == sorted(second) and all(len(word) == 1 for pair in different for word in pair)
    x, y = different[0]
    return _short_first_name(first, second) or slip(x, y, SHORTEST + (len(first) == 1))


def _short_first_name(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Rich Outzen and Richard Outzen."""
    short, long = sorted((first[0], second[0]), key=len)
    person = len(first) == 2 and first[1:] == second[1:] and len(first[1]) >= SHORTEST
    return person and 3 <= len(short) <= 4 and long.startswith(short)


def _even(name: str) -> str:
    return re.sub(r"[’']", "", name).casefold().replace("–", "-")


def slip(x: str, y: str, shortest: int = SHORTEST) -> bool:
    """One letter more, less, other, or two exchanged, in a word long enough; not the ending of another form."""
    if min(len(x), len(y)) < shortest or x[0] != y[0] or any(c.isdigit() for c in x + y):
        return False
    stem = next((i for i, (p, q) in enumerate(zip(x, y, strict=False)) if p != q), min(len(x), len(y)))
    p, q = x[stem:], y[stem:]
    if ENDINGS.fullmatch(p) and ENDINGS.fullmatch(q):
        return False
    return p[1:] == q or p == q[1:] or p[1:] == q[1:] or (p[:2] == q[1::-1] and p[2:] == q[2:])
