"""Names of entities in text: one pass of an Aho–Corasick automaton over the folded text, however many names there are.

The longest name wins; a name needs word bounds; letter case counts, unless the kind says otherwise or the text is set in
capitals. A name that two records claim is decided by the definition that the same source gives, or stays undecided.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

import ahocorasick_rs

from .fold import fold, folded, unaccented
from .model import Entity, Mention, Name

ALLUSIONS = ("adjective", "metonym")
"""sorts of names that are counted apart and don't link"""
Owner = tuple[Name, Entity | None]


class Recogniser:
    """Finds the names of `entities`; `passed_over` are phrases that hold a name but don't mention it."""

    def __init__(self, entities: Iterable[Entity], passed_over: Iterable[str] = ()) -> None:
        owners: dict[str, list[Owner]] = {}
        for entity in entities:
            for name in entity.names:
                owners.setdefault(folded(name.text), []).append((name, entity))
        for phrase in passed_over:
            owners.setdefault(folded(phrase), []).append((Name(text=phrase, sort="other", ignore_case=True), None))
        owners.pop("", None)
        self._patterns = sorted(owners)
        self._owners = [owners[pattern] for pattern in self._patterns]
        longest = ahocorasick_rs.MatchKind.LeftmostLongest
        self._longest = ahocorasick_rs.AhoCorasick(self._patterns, matchkind=longest)
        self._all = ahocorasick_rs.AhoCorasick(self._patterns)
        self._reach = max(map(len, self._patterns), default=0)

    def fingerprint(self) -> str:
        """Changes with the names, so that an index tells whether it was made with these."""
        lines = []
        for pattern, owners in zip(self._patterns, self._owners, strict=True):
            for name, entity in owners:
                lines.append(f"{pattern}|{name.text}|{name.sort}|{name.ignore_case}|{entity.id if entity else ''}")
        return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]

    def mentions(self, text: str, definitions: Mapping[str, str] | None = None) -> tuple[Mention, ...]:
        """Every mention in `text`, in order, none inside another. `definitions`: what the source's acronyms stand for."""
        found = []
        for start, end, owners in self._found(text):
            deciding = [o for o in owners if o[1] is not None]
            if not deciding:
                continue
            chosen = (
                deciding if len({o[1].id for o in deciding if o[1]}) == 1 else _decided(deciding, definitions or {})
            )
            name, entity = chosen[0]
            assert entity is not None
            alone = len({o[1].id for o in chosen if o[1]}) == 1
            found.append(
                Mention(
                    start=start,
                    end=end,
                    surface=text[start:end],
                    entity=entity.id if alone else "",
                    kind=entity.kind if alone else "",
                    name=entity.name if alone else "",
                    sort=name.sort,
                    candidates=() if alone else tuple(sorted({o[1].id for o in chosen if o[1]})),
                )
            )
        return tuple(found)

    def _found(self, text: str) -> Iterator[tuple[int, int, list[Owner]]]:
        """Positions in `text` of names that pass the tests of bounds and case, with their owners."""
        shape, positions = fold(text)
        for pattern, start, end in self._candidates(shape):
            first = positions[start] if positions else start
            last = (positions[end - 1] if positions else end - 1) + 1
            if positions and end < len(positions) and positions[end] == last - 1:
                continue  # it would end within a letter that folds to two
            while last < len(text) and unicodedata.combining(text[last]):
                last += 1
            owners = _in_this_case(self._owners[pattern], text[first:last])
            if owners:
                plural = shape[end : end + 1] == "s" and text[last : last + 1].lower() == "s"
                yield first, last + plural, owners

    def _candidates(self, shape: str) -> Iterator[tuple[int, int, int]]:
        """Leftmost-longest patterns within word bounds. Where the longest fails the bounds, the next longest may pass."""
        passed = 0
        for pattern, start, end in self._longest.find_matches_as_indexes(shape):
            if start < passed:
                continue
            if _bounded(shape, start, end):
                yield pattern, start, end
                passed = end
                continue
            window = shape[start : end + self._reach]
            inner = [
                (p, start + s, start + e)
                for p, s, e in self._all.find_matches_as_indexes(window, overlapping=True)
                if start + s < end and _bounded(shape, start + s, start + e)
            ]
            for candidate in sorted(inner, key=lambda c: (c[1], -c[2])):
                if candidate[1] >= passed:
                    yield candidate
                    passed = candidate[2]


def _bounded(shape: str, start: int, end: int) -> bool:
    before = shape[start - 1] if start else " "
    after = shape[end] if end < len(shape) else " "
    if before.isalpha() or (before.isdecimal() and shape[start].isdecimal()):
        return False
    if after == "s" and shape[end - 1] not in " '" and not (end + 1 < len(shape) and shape[end + 1].isalnum()):
        return True
    return not (after.isalpha() or (after.isdecimal() and shape[end - 1].isdecimal()))


def _in_this_case(owners: list[Owner], surface: str) -> list[Owner]:
    plain = unaccented(surface)
    capitals = surface.isupper() and len(surface) > 4
    result = []
    for owner in owners:
        name = owner[0]
        wanted = unaccented(name.text)
        exact = plain == wanted or (plain[1:] == wanted[1:] and plain[0] == wanted[0].upper())
        if name.ignore_case or exact or (capitals and name.sort != "acronym"):
            result.append(owner)
    return result


def _decided(owners: list[Owner], definitions: Mapping[str, str]) -> list[Owner]:
    """The owners whose other names the source's own definition of this name speaks of; all, where it doesn't."""
    long = folded(definitions.get(owners[0][0].text, ""))
    if not long:
        return owners
    meant = [o for o in owners if o[1] and any(_same(long, folded(n.text)) for n in o[1].names)]
    return meant if len({o[1].id for o in meant if o[1]}) == 1 else owners


def _same(long: str, name: str) -> bool:
    return len(name) > 6 and (long == name or long.rstrip("s") == name.rstrip("s") or name in long)
