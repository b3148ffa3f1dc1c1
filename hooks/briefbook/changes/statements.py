"""Statements of two books compared: which are new, gone, changed or moved to another passage, and which are verified no more.

A statement that keeps its id was changed, whatever it says now. Those without one are paired by source, subject and property,
and among these with the one that has most else in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..language.articles import definite
from ..model import Book, Property, Statement
from ..wording import dates, quantities
from ..wording.sentences import sentence
from .differences import Difference, How

WHOLE = ("subject", "property")
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
    paired = {id(statement) for pair in pairs for statement in pair}
    for was, now in pairs:
        yield from _changed(was, now, words)
    only: tuple[tuple[How, list[Statement]], ...] = (("new", added), ("gone", gone))
    for how, statements in only:
        for statement in statements:
            if id(statement) not in paired:
                yield Difference("statement", how, words.of(statement), _citation(statement))
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
    """Statements that were changed, with what they were: those of one id, then the most alike first."""
    taken: set[int] = set()
    kept = {(s.source, s.id): s for s in gone}
    for now in added:
        was = kept.get((now.source, now.id))
        if was is not None:
            taken |= {id(was), id(now)}
            yield was, now
    waiting: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for s in gone:
        waiting[s.source, s.subject, s.property].append(s)
    likely = [
        (sum(getattr(was, f) == getattr(now, f) for f in FIELDS), n, was, now)
        for n, now in enumerate(added)
        for was in waiting.get((now.source, now.subject, now.property), ())
    ]
    for score, _, was, now in sorted(likely, key=lambda pair: (-pair[0], pair[1])):
        if score >= ALIKE and id(was) not in taken and id(now) not in taken:
            taken |= {id(was), id(now)}
            yield was, now


def _changed(was: Statement, now: Statement, words: _Words) -> Iterator[Difference]:
    fields = [f for f in FIELDS if getattr(was, f) != getattr(now, f)]
    if any(getattr(was, f) != getattr(now, f) for f in WHOLE):
        yield Difference("statement", "changed", f"{words.of(was)}: says now: {words.of(now)}", _citation(now))
    elif fields == ["locator"]:
        text = f"{words.of(now)}: moved from {was.locator} to {now.locator}"
        yield Difference("statement", "moved", text, _citation(now))
    else:
        told = "; ".join(words.field(f, was, now) for f in fields)
        yield Difference("statement", "changed", f"{words.of(was)}: {told}", _citation(now))
    yield from _verification(was, now, words)


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

    def called(self, id: str) -> str:
        """A name as it stands within a sentence."""
        name = self.names.get(id, id)
        return f"the {name}" if definite(name) else name

    def of(self, statement: Statement) -> str:
        property = self.properties.get(statement.property)
        if property is None:
            return f"{self.called(statement.subject)}, {statement.property}: {statement.value}"
        return sentence(statement, property, self.called).plain()

    def field(self, field: str, was: Statement, now: Statement) -> str:
        """How a field differs."""
        name = NAMES.get(field, field)
        name = f"{name} " if name else ""
        before, after = self._plain(field, was), self._plain(field, now)
        if not before:
            return f"{name}added: {after}"
        if not after:
            return f"{name}taken out: {before}"
        return f"{name}changed from {before} to {after}"

    def _plain(self, field: str, statement: Statement) -> str:
        text = str(getattr(statement, field))
        property = self.properties.get(statement.property)
        sort = (
            property.value if field == "value" and property else "date" if field in ("since", "until", "date") else ""
        )
        if field == "about" or sort == "entity":
            return self.called(text) if text else ""
        if sort == "date":
            return dates.words(text)
        return quantities.words(text) if sort == "quantity" else text
