"""Acronyms and what they stand for, found where a text defines them: "Organization of Turkic States (OTS)", "OTS (…)".

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003), with one
change: where the leftmost letter is found in a small word ("*o*f Turkic States"), the search goes on to the left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SHORT = r"[A-ZÇĞİÖŞÜ][\w&/.’'-]{0,8}[A-ZÇĞİÖŞÜ0-9]s?|[A-ZÇĞİÖŞÜ]{2}"
AFTER = re.compile(rf"\(\s*(?:hereafter\s+|hereinafter\s+|in short,?\s+)?[“\"']?({SHORT})[”\"']?\s*[;,)/]")
BEFORE = re.compile(rf"\b({SHORT})\s+\(([^()]{{6,90}})\)")
SMALL = frozenset("of the and for in on to a an de di".split())


def definitions(text: str) -> Iterator[tuple[str, str]]:
    """(short, long) for each definition, in the order of the text."""
    found: list[tuple[int, str, str]] = []
    for match in AFTER.finditer(text):
        long = long_form(match[1], text[max(0, match.start() - 160) : match.start()])
        if long:
            found.append((match.start(), match[1], long))
    for match in BEFORE.finditer(text):
        inside = match[2].strip()
        if long_form(match[1], inside) == inside and len(inside.split()) > 1 and match[1] not in inside:
            found.append((match.start(), match[1], inside))
    for _, short, long in sorted(found):
        yield short.rstrip("s") if short[-1] == "s" and short[:-1].isupper() else short, long


def long_form(short: str, before: str) -> str:
    """The words at the end of `before` that `short` is made of; empty where there are none."""
    letters = [c for c in short.lower() if c.isalnum()]
    if letters and letters[-1] == "s" and short.endswith("s") and short[:-1].isupper():
        letters.pop()
    clause = re.split(r"[.;:!?]\s|[()]", before)[-1]
    words = list(re.finditer(r"[\w’'&-]+", clause))[-max(len(letters) + 5, len(letters) * 2) :]
    text = clause.rstrip(" “\"'‘,-–")
    spelled = []
    for first in reversed(words):
        if first.start() >= len(text) or first[0].lower() in SMALL or first[0][0].lower() != letters[0]:
            continue
        candidate = text[first.start() :]
        if short in candidate.split() or not _spells(letters, candidate.lower()):
            continue
        capitals = [w[0].lower() for w in re.findall(r"[\w’'&]+", candidate) if w[0].isupper()]
        if capitals == letters:
            return _clean(candidate)
        if capitals or len(candidate.split()) >= len(letters):
            spelled.append(_clean(candidate))
    return spelled[0] if spelled else ""


def _clean(long: str) -> str:
    return re.sub(r"(['’]s)?[⁰¹²³⁴-⁹]*$", "", long.strip(" “”\"'‘’,-–"))


def _spells(letters: list[str], text: str) -> bool:
    """Whether the letters stand in the text in order, read from the right, the first at its very start."""
    at = len(text)
    for letter in reversed(letters[1:]):
        at = text.rfind(letter, 0, at)
        if at <= 0:
            return False
    return text[:1] == letters[0]
