"""What a record may name, for all checks, and what somebody meant who named something else. What stands in a broken file is
known: the file is a problem of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property
from typing import Protocol

from ...language.fold import folded
from ...model import Book, Mending, Place, Places, Problem, Property, Source
from ...model.values import Locator, PassageId, Quantity
from ...problem import did_you_mean

SEVERAL = re.compile(r"\s*[,;/&]\s*|\s+and\s+")
PAGE = re.compile(r"(?:pp?|s|pages?)\.?\s*\d", re.IGNORECASE)
ARTICLE = re.compile(r"^the ")
SIGNS = (
    (re.compile(r"^(?:§+|#|¶|para(?:graph)?s?\.?|par\.?)?\s*(?=\d)", re.IGNORECASE), "¶"),
    (re.compile(r"^(?:foot)?notes?\s*(?=\d)|^fn\.?\s*(?=\d)|^N(?=\d)", re.IGNORECASE), "n"),
    (re.compile(r"^tables?\s*(?=\d)|^tab\.?\s*(?=\d)|^T(?=\d)", re.IGNORECASE), "t"),
)
"""how people write of passages, notes and tables elsewhere, and the sign for it here"""
EXAMPLES = 6
"""properties that a hint names"""
SMALL = frozenset("a about an and are at by for from had has have in is of on the to was were with".split())


class Placed(Protocol):
    """A record that knows where it stands, and its values."""

    @property
    def place(self) -> Place: ...

    @property
    def places(self) -> Places: ...


def where(record: Placed, *keys: object) -> Place:
    """Where a value of a record stands, by its key and its number in a list; the record's own place where it isn't told."""
    places = dict(record.places)
    while keys:
        found = places.get("/".join(map(str, keys)))
        if found:
            return found
        keys = keys[:-1]
    return record.place


def entities(book: Book) -> set[str]:
    """Ids that may be named: those of records, and of files whose record is broken, which is a problem of its own."""
    return {e.id for e in book.records.entities} | broken(book)


def comparisons(book: Book) -> set[str]:
    return {c.id for c in book.records.comparisons} | broken(book)


def broken(book: Book) -> set[str]:
    paths = (p.place.path for p in book.records.problems if p.place.path.endswith(".md"))
    return {path.rpartition("/")[2].removesuffix(".md") for path in paths}


class Known:
    """The ids that may stand in some place, and the names that somebody may have written instead."""

    def __init__(self, book: Book, *, terms: bool = False, keys: bool = False) -> None:
        """`terms`: those of the glossary may be named, too; `keys`: those of sources."""
        self.book = book
        self.ids = entities(book)
        self.terms = book.records.terms if terms else ()
        self.ids |= {word for t in self.terms for word in (t.id, t.term)}
        self.ids |= {s.key for s in book.records.sources} if keys else set()

    def __contains__(self, id: str) -> bool:
        return id in self.ids

    @cached_property
    def named(self) -> dict[str, list[str]]:
        """Ids by what they may be called, folded."""
        found: dict[str, list[str]] = defaultdict(list)
        called: Iterable[tuple[str, str]] = (
            *((id, id) for id in self.ids),
            *((name.text, e.id) for e in self.book.records.entities for name in e.names),
            *((name, t.id) for t in self.terms for name in t.names),
        )
        for name, id in called:
            shape = ARTICLE.sub("", folded(name))
            if id not in found[shape]:
                found[shape].append(id)
        return found

    def missing(self, place: Place, written: str, message: str) -> Problem:
        """The problem that nothing is called so, and what may have been meant."""
        shape = ARTICLE.sub("", folded(written))
        owners = self.named.get(shape, [])
        mending = None
        if len(owners) == 1:
            hint = f"write '{owners[0]}'"
            mending = Mending(written, owners[0])
        elif owners:
            hint = f"write {' or '.join(repr(id) for id in sorted(owners))}: each is called so"
        elif len(parts := SEVERAL.split(written)) > 1 and parts[0] in self.ids:
            hint = "one value holds one id: write an item, or an entry of a list, for each"
        else:
            hint = did_you_mean(written, self.ids) or self._by_name(shape)
        return Problem(place, "unknown-entity", message, hint, mending=mending)

    def _by_name(self, shape: str) -> str:
        for name in get_close_matches(shape, self.named, n=1, cutoff=0.75):
            return f"did you mean '{self.named[name][0]}' ({name})?"
        return "add a record for it, or name another"


def property_missing(book: Book, place: Place, written: str, message: str, of: str = "") -> Problem:
    """The problem that no property is called so, and what was meant: its label, its inverse, a word of it; or what fits the
    value, `of`."""
    properties = {p.id: p for p in book.records.properties}
    hint, mending = _fitting(book, of), None
    shape = folded(written)
    exact = [p for p in properties.values() if shape in (folded(p.id), folded(p.label))]
    turned = [p for p in properties.values() if p.inverse and folded(p.inverse) == shape]
    if exact:
        hint, mending = f"write '{exact[0].id}'", Mending(written, exact[0].id)
    elif turned:
        hint = f"that is '{turned[0].id}' from its other end: write that, and let subject and value change places"
    elif near := _akin(shape, properties):
        hint = f"did you mean {' or '.join(repr(id) for id in near)}?"
    return Problem(place, "unknown-property", message, hint, mending=mending)


def _fitting(book: Book, value: str) -> str:
    """Properties that take such a value, those of the box at the top of a page first."""
    where = "the properties stand in seeds/properties.yml"
    if not value:
        return where
    sort = "quantity" if Quantity.parse(value) else "entity" if value in entities(book) else "text"
    fit = sorted((p for p in book.records.properties if p.value == sort), key=lambda p: not p.key)
    return f"{where}; of such a value, for instance: {', '.join(p.id for p in fit[:EXAMPLES])}" if fit else where


def _akin(shape: str, properties: dict[str, Property]) -> list[str]:
    """Properties with a word of it that says something; else the one whose letters are most like its own."""
    words = frozenset(shape.split()) - SMALL
    sharing = [(len(words & frozenset(folded(id).split())), id) for id in properties]
    best = max((n for n, _ in sharing), default=0)
    if best:
        return [id for n, id in sharing if n == best][:3]
    return get_close_matches(shape, properties, n=1, cutoff=0.75)


def locator(text: str) -> str:
    """What a locator is meant to be that is written as elsewhere: '§ 12' → ¶12, 'note 3' → n3; empty where that isn't plain."""
    for pattern, sign in SIGNS:
        if pattern.match(text.strip()):
            written = pattern.sub(sign, text.strip())
            return str(Locator.of(written)) if Locator.parse(written) else ""
    return ""


def page(text: str) -> str:
    """What to say to who cites a page; empty where none is cited."""
    return "cite the passage, not the page: passages are numbered on the page of the source" if PAGE.match(text) else ""


def missing(source: Source, ids: list[str]) -> tuple[str, str, str]:
    """(rule, message, hint) for passages that a locator names and the source doesn't have: one problem for one slip."""
    shown = str(PassageId.of(ids[0])) + (f" and {len(ids) - 1} more that are named" if len(ids) > 1 else "")
    return "missing-passage", f"{source.key} has no passage {shown}", _extent(source, PassageId.of(ids[0]))


def _extent(source: Source, wanted: PassageId) -> str:
    """Which passages of that sort there are."""
    there = [PassageId.of(p.id) for p in source.index.passages] if source.index else []
    alike = [passage for passage in there if passage.sort == wanted.sort]
    return f"it has {alike[0]} to {alike[-1]}" if alike else "it has none of that sort"
