"""Records, terms, sources and comparisons of two books compared, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..model import Book, Comparison, Entity, Source, Term
from .differences import Difference, Sort, how

END = re.compile(r"(?<=[.!?])\s+|\n\n+")


def renamed(before: Book, after: Book) -> dict[str, str]:
    """The new id of each record and source that has another, by the old one."""
    old = {e.id for e in before.records.entities} | {s.key for s in before.records.sources}
    new = {e.id: e.former_ids for e in after.records.entities} | {s.key: s.former_ids for s in after.records.sources}
    return {former: id for id, formers in new.items() for former in formers if former in old and former not in new}


def differences(before: Book, after: Book, renamed: Mapping[str, str]) -> Iterator[Difference]:
    yield from _kind("record", _entities(before, renamed), _entities(after, {}), _entity, renamed)
    words, terms = {t.id: t for t in before.records.terms}, {t.id: t for t in after.records.terms}
    yield from _kind("term", *_paired(words, terms), _term, _formers(words, terms))
    old = {renamed.get(s.key, s.key): s for s in before.records.sources}
    yield from _kind("source", old, {s.key: s for s in after.records.sources}, _source, renamed)
    tables, now = ({c.id: c for c in book.records.comparisons} for book in (before, after))
    yield from _kind("comparison", *_paired(tables, now), _comparison, _formers(tables, now))


def _formers(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, str]:
    """The new id of each thing that has another, by the old one: what it says of itself."""
    return {
        former: id for id, thing in new.items() for former in thing.former_ids if former in old and former not in new
    }


def _paired(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """Both, the old by the ids that they have now."""
    renamed = _formers(old, new)
    return {renamed.get(id, id): thing for id, thing in old.items()}, new


def _entities(book: Book, renamed: Mapping[str, str]) -> dict[str, Entity]:
    return {renamed.get(e.id, e.id): e for e in book.records.entities}


def _kind(
    sort: Sort, old: Mapping[str, Any], new: Mapping[str, Any], compared: Any, renamed: Mapping[str, str]
) -> Iterator[Difference]:
    formers = {id: former for former, id in renamed.items()}
    for id in sorted(old.keys() | new.keys()):
        was, now = old.get(id), new.get(id)
        if was is None or now is None:
            thing: Any = was or now
            yield Difference(sort, how(was is not None, now is not None), _name(thing), thing.place.path)
            continue
        if id in formers:
            yield Difference(sort, "renamed", f"{_name(now)}: {formers[id]} is {id} now", now.place.path)
        told = [text for text in compared(was, now) if text]
        if told:
            yield Difference(sort, "changed", f"{_name(now)}: {'; '.join(told)}", now.place.path)


def _name(thing: Entity | Term | Source | Comparison) -> str:
    match thing:
        case Entity():
            return thing.name
        case Term():
            return thing.term
        case Source():
            return thing.label
        case Comparison():
            return thing.title


def _entity(was: Entity, now: Entity) -> Iterator[str]:
    yield _text("name", was.name, now.name)
    yield _text("gloss", was.gloss, now.gloss)
    yield _list("names", [n.text for n in was.names], [n.text for n in now.names])
    yield _list("codes", [code for _, code in was.codes], [code for _, code in now.codes])
    yield _list("broader", was.broader, now.broader)
    yield _list("related", was.related, now.related)
    yield _prose("overview", was.overview, now.overview)


def _term(was: Term, now: Term) -> Iterator[str]:
    yield _text("term", was.term, now.term)
    yield _prose("definition", was.definition, now.definition)
    yield _list("names", was.names, now.names)
    yield _list("see", was.see, now.see)


def _source(was: Source, now: Source) -> Iterator[str]:
    old, new = dict(was.csl), dict(now.csl)
    for key in sorted(old.keys() | new.keys()):
        yield _text(key, _shown(old.get(key, "")), _shown(new.get(key, "")))
    yield _text("what may be published", was.publish, now.publish)
    yield _text("licence", was.licence, now.licence)
    yield _prose("digest", was.digest, now.digest)
    if was.sha256 != now.sha256:
        yield "read from another file"
    if was.index and now.index:
        before, after = ({p.sha256: p.id for p in source.index.passages} for source in (was, now) if source.index)
        moved = sum(after.get(sha, id) != id for sha, id in before.items())
        lost, found = len(before.keys() - after.keys()), len(after.keys() - before.keys())
        if moved or lost or found:
            yield f"read again: {moved} passages numbered anew, {found} new, {lost} gone"


def _comparison(was: Comparison, now: Comparison) -> Iterator[str]:
    yield _text("title", was.title, now.title)
    yield _list("rows", was.rows, now.rows)
    yield _list("columns", [c for c, _ in was.columns], [c for c, _ in now.columns])
    if dict(was.columns) != dict(now.columns) and [c for c, _ in was.columns] == [c for c, _ in now.columns]:
        yield "other properties in its columns"
    yield _text("about", was.about, now.about)
    yield _prose("text", was.body, now.body)


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(" ".join(part.values()) if isinstance(part, dict) else str(part) for part in value)
    return str(value)


def _text(field: str, was: str, now: str) -> str:
    if was == now:
        return ""
    if not was or not now:
        return f"{field} {'added' if now else 'taken out'}: {now or was}"
    return f"{field} changed from “{was}” to “{now}”"


def _list(field: str, was: Any, now: Any) -> str:
    added, gone = [v for v in now if v not in was], [v for v in was if v not in now]
    told = [f"{field} added: {', '.join(added)}"] if added else []
    told += [f"{field} taken out: {', '.join(gone)}"] if gone else []
    return "; ".join(told)


def _prose(field: str, was: str, now: str) -> str:
    """A text, by its sentences."""
    old, new = ([s for s in END.split(text.strip()) if s] for text in (was, now))
    added, gone = [s for s in new if s not in old], [s for s in old if s not in new]
    if not added and not gone:
        return ""
    if not old or not new:
        return f"{field} {'written' if new else 'taken out'}"
    told = [f"now “{s}”" for s in added[:3]] + [f"no longer “{s}”" for s in gone[:3]]
    more = len(added) + len(gone) - len(told)
    return f"{field}: " + ", ".join(told) + (f", and {more} more sentences" if more > 0 else "")
