"""What a statement or a sentence claims in values: figures, dates, names with digits, and whom it names.

A claim is what the passages cited must hold. Marks of lists and senses are none, nor is "first".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from ..language import figures, fold, numerals
from ..language.english import CALENDAR, SMALL, TITLES
from ..language.nouns import singular
from ..language.sentences import starts
from ..language.tokens import tokens
from ..model import Field, Mention, Property, Statement
from ..model.values import Locator, Quantity, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    key: str
    """of the statement that makes it; empty in prose"""
    said: str
    """as a message names it"""
    start: int = field(default=0, compare=False)
    """the letter of the text at which it stands"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateClaim(Claim):
    when: When
    exact: bool = False
    """whether it is the date of a statement, and not one in a text"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureClaim(Claim):
    quantity: Quantity
    counted: frozenset[str] = frozenset()
    """the words of what is counted, in one form each"""
    of: Literal["value", "text", "cell"] = "text"
    """what makes it. The bound of a value, and what it counts, must be the passage's; of a cell the number alone counts"""
    year: DateClaim | None = None
    """the date that it may be as well"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameClaim(Claim):
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClaim(Claim):
    """A capitalised name of which there is no record."""

    words: frozenset[str]
    """folded"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeClaim(Claim):
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DenialClaim(Claim):
    """That something isn't so."""

    words: frozenset[str]
    """of the text that denies, in one form each"""
    entities: frozenset[str]
    """whom it names"""


UNSAID = frozenset("stated given told said named dated".split())
"""what an editor denies of a source, and not of the world"""
DENYING = re.compile(r"\b(?:not|never|cannot|den(?:y|ied|ies)|reject(?:ed|s)?|refuse[ds]?)\b|n['’]t\b", re.IGNORECASE)
"""a glance spares most texts the reading"""
CAPITAL = re.compile(r"(?<![\w@])[A-ZÀ-ÖØ-ÞİŞĞÇ][^\W\d_]+(?:-[^\W\d_]+)*(?!\w)")
"""a capitalised word of two letters or more"""
SENSE = re.compile(r"\(\w{1,2}\)\s")
"""the number of a sense or of an item, behind which a sentence begins"""
SLOT = re.compile(r"[{\[][^{}\[\]]*[}\]]|\]")
"""a slot of a sentence's template"""
OPENING = " -+>|\n\"“‘'(["
Claims = Iterator[Claim]
Names = Callable[[str], Iterable[Mention]]
"""whom a text names, with the places"""


def words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, in one form each."""
    return (
        frozenset(singular(t.low) for t in tokens(text) if t.sort == "word" and t.low not in SMALL)
        if text
        else frozenset()
    )


def located(text: str) -> tuple[str, ...]:
    """The passages that an editor's note speaks of: "¶22 says 2006; t1 another"."""
    return tuple(id for _, locator in _locators(text) for id in locator.ids)


def _locators(text: str) -> Iterator[tuple[str, Locator]]:
    for word in text.split():
        bare = word.strip("()[].,;:")
        if bare[:1] in "¶ntf" and bare[-1:].isdigit():
            locator = Locator.parse(bare)
            if locator:
                yield bare, locator


def of_text(text: str, names: Names, key: str = "") -> Claims:
    """The figures, dates, codes and names of a text. Locators in it are none, and words that only may be names."""
    found = list(names(text))
    named = [m for m in found if m.entity and m.surface[0].isupper() and not m.aside]
    read = figures.read(_without_locators(text)) if figures.tells(text) else None
    units = [(read.place(n.first), read.tokens[n.last - 1].end) for n in read.figures] if read else []
    for m in named:
        if not any(first <= m.start < last for first, last in units):  # no country is named by "5 US dollars"
            yield NameClaim(key=key, said=m.surface, start=m.start, entity=m.entity)
    yield from _unrecorded(text, [*units, *((m.start, m.end) for m in found if m in named or not m.aside)], key)
    if read is not None:
        yield from _values(text, read, key)


def _unrecorded(text: str, taken: list[tuple[int, int]], key: str) -> Claims:
    """Capitalised words that no record has for a name, each run of them one; not those that a capital opens a sentence with."""
    if not any(char.isupper() for char in text):
        return
    firsts = (*starts(text), *(found.end() for found in SENSE.finditer(text))) if not key else ()
    begins = {first + len(text[first:]) - len(text[first:].lstrip(OPENING)) for first in firsts}
    run: list[tuple[int, int]] = []
    for found in CAPITAL.finditer(text):
        start, end = found.span()
        if start in begins or found[0].casefold() in CALENDAR or any(a < end and start < b for a, b in taken):
            continue
        if run and text[run[-1][1] : start] != " ":
            yield from _word_claim(text, run, key)
            run = []
        run.append((start, end))
    if run:
        yield from _word_claim(text, run, key)


def _word_claim(text: str, run: list[tuple[int, int]], key: str) -> Claims:
    said = text[run[0][0] : run[-1][1]]
    words = frozenset(fold.words(said)) - SMALL - TITLES
    if words:
        yield WordClaim(key=key, said=said, start=run[0][0], words=words)


def _without_locators(text: str) -> str:
    for bare, _ in _locators(text):
        text = text.replace(bare, " " * len(bare), 1)
    return text


def _values(text: str, read: figures.Read, key: str) -> Claims:
    whens = {at.first: when for when, at in read.dates}
    both = set()
    for numeral in read.figures:
        when = whens.get(numeral.first)
        if when is not None:
            both.add(numeral.first)
        said = _written(text, read, numeral.first, numeral.last)
        if _tells(numeral.quantity, not any(char.isdigit() for char in said)):
            yield FigureClaim(
                key=key,
                said=said,
                start=read.place(numeral.first),
                quantity=numeral.quantity,
                counted=words(numeral.counted),
                year=DateClaim(key=key, said="", when=when) if when else None,
            )
    for when, at in read.dates:
        if at.first not in both:
            said = _written(text, read, at.first, at.last)
            for end in when.ends:
                bound = "" if when.span else when.bound
                yield DateClaim(key=key, said=said, start=read.place(at.first), when=When.on(end, bound))
    for code, token in read.codes:
        first = token - 1 if " " in code else token
        yield CodeClaim(key=key, said=_written(text, read, first, token + 1), start=read.place(first), code=code)


def _tells(quantity: Quantity, in_words: bool) -> bool:
    """Whether a figure claims something: "one" and "the two" seldom count, and "first" to "third" number what is told."""
    bare = not (quantity.unit or quantity.scale or quantity.bound or quantity.upper) and quantity.parts == 1
    return not (quantity.ordinal and quantity.number <= 3) and not (bare and quantity.number <= 2 and in_words)


def _written(text: str, read: figures.Read, first: int, last: int) -> str:
    return text[read.tokens[first].start : read.tokens[last - 1].end]


def denials(text: str, names: Names, key: str) -> Claims:
    """What a text says isn't so, as far as a verb is denied: "never joined", but not "ships, not trains"."""
    if DENYING.search(text) is None:
        return
    read = figures.read(text)
    for at in read.negations:
        if read.governs(at) and not read.denied(at).startswith(tuple(UNSAID)):
            said = _written(text, read, at, min(at + 2, len(read.tokens)))
            entities = frozenset(m.entity for m in names(text) if m.entity)
            yield DenialClaim(key=key, said=said, start=read.place(at), words=words(text), entities=entities)


def of_statement(statement: Statement, property: Property, entities: frozenset[str], names: Names) -> Claims:
    """All that a statement prints: its subject and value, with whom and of what, when, by whom, its note and its sentence."""
    named = [("subject", statement.subject), ("about", statement.about)]
    if property.value == "entity":
        named.append(("value", statement.value))
    yield from (NameClaim(key=key, said=id, entity=id) for key, id in named if id in entities)
    whens = [(key, getattr(statement, key)) for key in ("since", "until", "date")]
    if property.value == "date":
        whens.append(("value", statement.value))
    for key, text in whens:
        when = When.parse(text) if text else None
        if when:
            yield DateClaim(key=key, said=text, when=when, exact=True)
    if property.value == "quantity":
        quantity = Quantity.parse(statement.value)
        if quantity:
            yield measured(quantity, statement.unit or property.unit, statement.value)
    texts = [("value", statement.value)] if property.value == "text" else []
    texts += [(key, getattr(statement, key)) for key in ("note", "by", "of")]
    texts.append(("says", SLOT.sub(" ", statement.says)))
    for key, text in texts:
        yield from of_text(text, names, key) if text else ()
    if property.value == "text":
        yield from denials(statement.value, names, "value")
    yield from denials(texts[-1][1], names, "says")


def measured(quantity: Quantity, unit: str, said: str) -> FigureClaim:
    """A value with its unit: '5.6' and 'billion US dollars' are 5.6 bn USD."""
    bare = "" if unit.startswith("(") else unit
    scale, symbol, counted = numerals.unit(bare)
    whole = Quantity(quantity.number, quantity.upper, scale, symbol, quantity.bound, quantity.parts, quantity.ordinal)
    return FigureClaim(key="value", said=f"{said} {bare}".strip(), quantity=whole, counted=words(counted), of="value")


def of_cell(column: Field, value: str) -> Claims:
    """The figure or the date of a cell of data, by the type of its column; none of an empty one."""
    if column.type == "string" or value.strip() in ("", "-"):
        return
    when = When.parse(value.strip()) if column.type in ("date", "year") else None
    if when:
        yield DateClaim(key=column.name, said=value, when=when)
        return
    quantity = Quantity.parse(value)
    if quantity:
        bare = replace(quantity, unit="%" if column.type == "percent" else "", bound="")
        yield FigureClaim(key=column.name, said=value, quantity=bare, of="cell")


@dataclass(frozen=True, slots=True)
class Context:
    """Whom and what a statement or a sentence speaks of: it tells which row and column of a table are meant."""

    entities: frozenset[str] = frozenset()
    dates: tuple[When, ...] = ()
    words: frozenset[str] = frozenset()

    @staticmethod
    def of(claims: Iterable[Claim], text: str) -> Context:
        found = list(claims)
        return Context(
            frozenset(c.entity for c in found if isinstance(c, NameClaim)),
            (
                *(c.when for c in found if isinstance(c, DateClaim)),
                *(c.year.when for c in found if isinstance(c, FigureClaim) and c.year),
            ),
            words(text),
        )
