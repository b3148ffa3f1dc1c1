"""Statements: of known things, with values of the right form, resting on passages that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...language import figures
from ...model import Book, Lack, Mending, Place, Problem, Property, Source, SourceIndex, Statement
from ...model.values import Date, Locator, Quantity, When
from ..attest import by_id
from . import exists

REASON = 3
"""words that say at least how an editor verified a statement, and by what"""


FIGURE = re.compile(r"\+?\d[\d.,\s]*")
"""a figure and nothing else"""


def statements(book: Book) -> Iterator[Problem]:
    known = exists.Known(book)
    sources = {s.key: s for s in book.records.sources}
    properties = {p.id: p for p in book.records.properties}
    for statement in book.statements:
        places = dict(statement.places)
        for key in ("subject", "about"):
            id = getattr(statement, key)
            if id and id not in known and not (key == "subject" and id in sources):
                yield known.missing(places[key], id, f"there is no record '{id}'")
        property = properties.get(statement.property)
        if property is None and statement.property not in book.records.unread:
            message = f"there is no property '{statement.property}'"
            yield exists.property_missing(book, places["property"], statement.property, message, statement.value)
        elif property is not None:
            yield from _value(statement, property, known, places["value"])
        for key in ("since", "until", "date"):
            if getattr(statement, key):
                yield from _date(places[key], getattr(statement, key))
        yield from _located(statement, sources[statement.source], places["at"])
        if statement.basis and len(statement.basis.split()) < REASON:
            message = f"'{statement.basis}' doesn't say how this was verified"
            hint = "say how and by what: 'counted, three names', 'read in the address of the report'"
            yield Problem(places["basis"], "thin-basis", message, hint)
        if statement.missing:
            message = f"{_told(statement.missing)} in {statement.locator}"
            yield Problem(places["at"], "unverified-statement", message, lacking(statement.missing, "basis"))


def _told(lacks: tuple[Lack, ...]) -> str:
    fault = lacks[0].fault
    said = ", ".join(f"'{lack.said}'" for lack in lacks if lack.fault == fault)
    if fault == "elsewhere":
        return "little of what is said stands"
    return {
        "absent": f"{said} can't be found",
        "apart": f"{said} stands far from whom it is said of",
        "denied": f"the sentence that speaks of it denies something ({said})",
    }[fault]


def lacking(lacks: tuple[Lack, ...], way: str) -> str:
    """Where else what is missing stands, what the passages hold in its place, and what to do. `way`: how an editor vouches."""
    found = []
    for lack in lacks:
        if lack.elsewhere:
            found.append(f"'{lack.said}' stands in {', '.join(lack.elsewhere)}")
        elif lack.instead:
            found.append(f"in place of '{lack.said}' the passage has {', '.join(lack.instead)}")
    if any(lack.fault in ("apart", "denied") for lack in lacks):
        return f"read the passage again; if it says so, say in '{way}' how you verified it"
    what = f"cite the passage that says so, or say in '{way}' how you verified it"
    return "; ".join([*found, what])


def _value(statement: Statement, property: Property, known: exists.Known, place: Place) -> Iterator[Problem]:
    match property.value:
        case "entity" if statement.value not in known:
            message = f"'{property.id}' takes the id of a record; there is no record '{statement.value}'"
            yield known.missing(place, statement.value, message)
        case "date":
            yield from _date(place, statement.value)
        case "quantity":
            quantity = Quantity.parse(statement.value)
            if not quantity:
                plain = [n.quantity for n in figures.read(statement.value).figures]
                hint = _without_words(plain[0]) if plain else quantity.hint
                mending = None
                if len(plain) == 1 and FIGURE.fullmatch(statement.value):
                    hint, mending = f"write '{plain[0]}'", Mending(statement.value, str(plain[0]))
                yield Problem(place, "bad-value", f"'{statement.value}' is no plain number", hint, mending=mending)
            elif quantity.unit or quantity.scale:
                hint = f"write the number alone, and '{' '.join((quantity.scale, quantity.unit)).strip()}' in 'unit'"
                yield Problem(place, "bad-value", f"'{statement.value}' is no plain number", hint)


def _without_words(quantity: Quantity) -> str:
    bare = replace(quantity, scale="", unit="")
    rest = " ".join(part for part in (quantity.scale, quantity.unit) if part)
    return (
        f"write '{bare}' and put '{rest}' in 'unit'" if rest else f"write '{bare}' and put the rest in 'unit' or 'note'"
    )


def _date(place: Place, text: str) -> Iterator[Problem]:
    when = When.parse(text)
    if not when:
        read = figures.read(text)
        found = [(str(when), token) for when, token in read.dates] if any(char.isalpha() for char in text) else []
        hint = f"write {found[0][0]}" if found else when.hint
        mending = None
        if len(found) == 1 and found[0][1].last - found[0][1].first == len(read.tokens):
            mending = Mending(text, found[0][0])
        yield Problem(place, "bad-value", when.reason, hint, mending=mending)


def _located(statement: Statement, source: Source, place: Place) -> Iterator[Problem]:
    if source.index is None:
        return
    locator = Locator.parse(statement.locator)
    if not locator:
        meant = exists.locator(statement.locator)
        hint = f"write {meant}" if meant else exists.page(statement.locator) or locator.hint
        mending = Mending(statement.locator, meant) if meant else None
        yield Problem(place, "bad-locator", locator.reason, hint, mending=mending)
        return
    known = by_id(source)
    missing = [id for id in locator.ids if id not in known]
    if missing:
        yield Problem(place, *exists.missing(source, missing))


def sources(book: Book) -> Iterator[Problem]:
    for source in book.records.sources:
        broken = any(p.rule == "broken-index" and f"/{source.key}/" in p.place.path for p in book.records.problems)
        if source.index is None and not broken:
            hint = "with the original at hand, run: briefbook read"
            yield Problem(source.place, "unread-source", f"'{source.key}' has no passages.jsonl", hint)
        elif source.index and source.index.sha256 != source.sha256:
            message = "passages.jsonl was made from another original than source.yml names"
            yield Problem(source.place, "stale-index", message, "run: briefbook read")
        if source.index:
            yield from _left_out(source, source.index, book.records.left_out)


def future(book: Book, today: str) -> Iterator[Problem]:
    """Sources that were published after `today`: a year that was guessed from another figure."""
    for source in book.records.sources:
        issued = dict(source.csl).get("issued", "")
        when = When.parse(issued) if issued and today else None
        if when and when.start and _day(when.start) > today:
            message = f"'{issued}' is a day to come"
            hint = "write when it was published; a work that is still to come has no 'issued', and says so in 'note'"
            yield Problem(exists.where(source, "issued"), "future-date", message, hint)


def _day(date: Date) -> str:
    """The first day of a date; of a season, of its year."""
    return f"{date.year}-{date.month if date.month <= 12 else 0:02}-{date.day:02}"


def _left_out(source: Source, index: SourceIndex, most: float) -> Iterator[Problem]:
    """Prose that reading took out of the text; what an editor pinned is none of it."""
    shares = [(rule, share) for rule, share in index.left_out if rule != "pinned"]
    whole = sum(share for _, share in shares)
    if whole > most:
        rules = ", ".join(f"{share:.1%} by {rule}" for rule, share in shares[:3])
        message = f"reading left out {whole:.1%} of the words as prose that isn't the article's: {rules}"
        hint = (
            f"look at them with 'briefbook read'; pin lines in source.yml, or say 'left out: {whole:.0%}' in book.yml"
        )
        yield Problem(source.place, "left-out", message, hint)
