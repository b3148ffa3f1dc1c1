"""Which names take "the" in English: the United Nations and the UN, but NATO and Japan.

A name of several words takes it where its head is a common noun (Council, Union, States); an acronym where its letters are
spelt (the EU) and not read as a word (NATO). A rule of thumb: a record may say otherwise.
"""

from __future__ import annotations

import re

from .fold import folded

HEADS = frozenset(
    """academy accord administration agency agreement alliance army assembly association authority balkans bank
    board brigades bureau caucasus center centre coalition command commission committee commonwealth community
    compact conference congress constitution convention corporation council court crescent directorate doctrine
    emirates empire federation five fleet force forces forum foundation front fund government group hub
    initiative institute islands kingdom league mechanism mission movement nations netherlands office operation
    order organisation organization pact parliament partnership party peninsula philippines ministry platform
    police presidency programme project region republic revolution road russia-federation sea secretariat
    society states state straits summit system treaty tribunal union war west""".split()
)
ALONE = frozenset("balkans caucasus gambia netherlands philippines sahel straits".split())
"""single words that take it"""
SMALL = re.compile(r"\b(of|for|on|in|against)\b", re.IGNORECASE)
SPELT = 3
"""an acronym of so many letters is spelt; a longer one is read where vowels and consonants take turns"""


def definite(name: str) -> bool:
    """Whether it takes "the"."""
    if name.lower().startswith("the "):
        return False
    if name.isupper() and " " not in name:
        return _spelt(name)
    words = SMALL.split(name)[0].split()
    if not words:
        return False
    if len(words) > 1 and words[-1].isupper() and len(words[-1]) > 1:
        return _spelt(words[-1])
    head = folded(words[-1])
    return head in ALONE or (head in HEADS and (len(words) > 1 or SMALL.search(name) is not None))


def _spelt(acronym: str) -> bool:
    letters = folded(acronym)
    if len(letters) <= SPELT:
        return True
    runs = re.findall(r"[aeiouy]+|[^aeiouy]+", letters)
    return len(runs) < 3 or any(len(run) > 3 for run in runs)
