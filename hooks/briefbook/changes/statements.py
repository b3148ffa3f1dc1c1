"""Statements of two books compared: which are new, gone, changed or moved to another passage, and which are verified no more.

The id of a statement follows from what it says. So those that only one book has are paired by source, subject and property, and
among these with the one that has most else in common: a pair that differs in a field was changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..model import Book, Property, Statement
from ..wording.sentences import sentence
from .differences import Difference

FIELDS = ("value", "since", "until", "date", "about", "of", "unit", "by", "note", "says", "basis", "locator")
NAMES = {
    "value": "",
    "locator": "passage",
    "by": "attribution",
    "of": "what it counts",
    "about": "about whom",
    "says": "sentence",
}
"""how a field is called, where its name doesn't say it"""
ALIKE = 4
"""fields of twelve that a changed statement shares with what it was"""


def differences(before: Book, after: Book, renamed: Mapping[str, str]) -> Iterator[Difference]:
    """`renamed` gives the new id of what has another."""
    old = [_called(s, renamed) for s in before.statements]
    known = {_said(s): s for s in old}
    new = {_said(s): s for s in after.statements}
    words = _Words(after, before)
    gone = [s for said, s in known.items() if said not in new]
    added = [s for said, s in new.items() if said not in known]
    pairs = list(_pairs(gone, added))
    for was, now in pairs:
        yield from _changed(was, now, words)
    for statement in added:
        if not any(now is statement for _, now in pairs):
            yield Difference("statement", "new", words.of(statement), _citation(statement))
    for statement in gone:
        if not any(was is statement for was, _ in pairs):
            yield Difference("statement", "gone", words.of(statement), _citation(statement))
    for said, statement in new.items():
        if said in known:
            yield from _verification(known[said], statement, words)


def _said(s: Statement) -> tuple[str, ...]:
    return (s.source, s.subject, s.property, *(getattr(s, field) for field in FIELDS))


def _called(statement: Statement, renamed: Mapping[str, str]) -> Statement:
    """The statement with the ids that its records have now."""
    if not renamed:
        return statement
    ids = {
        name: renamed.get(getattr(statement, name), getattr(statement, name)) for name in ("subject", "about", "value")
    }
    return replace(statement, source=renamed.get(statement.source, statement.source), **ids)


def _pairs(gone: list[Statement], added: list[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Statements that were changed, with what they were; the most alike first."""
    waiting: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for s in gone:
        waiting[s.source, s.subject, s.property].append(s)
    likely = [
        (sum(getattr(was, f) == getattr(now, f) for f in FIELDS), n, was, now)
        for n, now in enumerate(added)
        for was in waiting.get((now.source, now.subject, now.property), ())
    ]
    taken: set[int] = set()
    for score, _, was, now in sorted(likely, key=lambda pair: (-pair[0], pair[1])):
        if score >= ALIKE and id(was) not in taken and id(now) not in taken:
            taken |= {id(was), id(now)}
            yield was, now


def _changed(was: Statement, now: Statement, words: _Words) -> Iterator[Difference]:
    fields = [f for f in FIELDS if getattr(was, f) != getattr(now, f)]
    if fields == ["locator"]:
        text = f"{words.of(now)}: moved from {was.locator} to {now.locator}"
        yield Difference("statement", "moved", text, _citation(now))
    else:
        told = "; ".join(_field(f, getattr(was, f), getattr(now, f)) for f in fields)
        yield Difference("statement", "changed", f"{words.of(was)}: {told}", _citation(now))
    yield from _verification(was, now, words)


def _field(field: str, was: str, now: str) -> str:
    name = NAMES.get(field, field)
    name = f"{name} " if name else ""
    if not was:
        return f"{name}added: {now}"
    if not now:
        return f"{name}taken out: {was}"
    return f"{name}changed from {was} to {now}"


def _verification(was: Statement, now: Statement, words: _Words) -> Iterator[Difference]:
    if was.verified and not now.verified:
        missing = f": {now.locator} doesn't hold {', '.join(lack.said for lack in now.missing)}" if now.missing else ""
        yield Difference("verification", "lost", f"{words.of(now)}: not verified any more{missing}", _citation(now))
    elif now.verified and not was.verified:
        yield Difference("verification", "won", f"{words.of(now)}: verified now", _citation(now))
    elif was.verified == "machine" and now.verified == "editor":
        yield Difference(
            "verification", "lost", f"{words.of(now)}: by an editor now, no longer by machine", _citation(now)
        )


def _citation(statement: Statement) -> str:
    return f"@{statement.source}, {statement.locator}"


class _Words:
    """Statements in words, with the names of either book."""

    def __init__(self, *books: Book) -> None:
        self.properties: dict[str, Property] = {p.id: p for book in reversed(books) for p in book.records.properties}
        self.names = {e.id: e.name for book in reversed(books) for e in book.records.entities}
        self.names |= {s.key: s.label for book in reversed(books) for s in book.records.sources}

    def of(self, statement: Statement) -> str:
        property = self.properties.get(statement.property)
        if property is None:
            return f"{statement.subject}, {statement.property}: {statement.value}"
        return sentence(statement, property, lambda id: self.names.get(id, id)).plain()
