"""How the records look: which keys each may have, which it must have, and what each key holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any


class Kind(Enum):
    """What a key of a record holds."""

    TEXT = "text"
    TEXTS = "texts"
    MAPPING = "mapping"
    LISTS = "lists"
    RECORDS = "records"

    def decode(self, plain: Any) -> Any:
        """The value as this kind, with tuples for lists. TypeError where it is of another."""
        match self:
            case Kind.TEXT:
                return _text(plain)
            case Kind.TEXTS:
                return _texts(plain)
            case Kind.MAPPING:
                return {key: _text(value) for key, value in _mapping(plain).items()}
            case Kind.LISTS:
                return {key: _texts(value) for key, value in _mapping(plain).items()}
            case Kind.RECORDS:
                records = [plain] if isinstance(plain, dict) else plain
                if not isinstance(records, list):
                    raise TypeError
                return tuple({key: _text(value) for key, value in _mapping(record).items()} for record in records)


def _text(plain: Any) -> str:
    if not isinstance(plain, str):
        raise TypeError
    return plain


def _texts(plain: Any) -> tuple[str, ...]:
    """A list of texts; one text is a list of one."""
    if isinstance(plain, str):
        return (plain,) if plain else ()
    if not isinstance(plain, list):
        raise TypeError
    return tuple(_text(item) for item in plain)


def _mapping(plain: Any) -> dict[str, Any]:
    if not isinstance(plain, dict):
        raise TypeError
    return plain


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of a record in the order in which it is written: each with what it holds, and those it can't do without."""

    what: str
    keys: dict[str, Kind]
    required: tuple[str, ...] = ()


def _shape(what: str, required: str, keys: str, lists: str = "", **others: Kind) -> Shape:
    """`keys` in their order, separated by commas, for some hold spaces: each a text, but for `lists` of texts and `others`."""
    several = lists.split(", ")
    kinds = {key: others.get(key, Kind.TEXTS if key in several else Kind.TEXT) for key in keys.split(", ")}
    assert {*others, *filter(None, several)} <= kinds.keys(), what
    return Shape(what, kinds, tuple(required.split(", ")) if required else ())


KIND = _shape(
    "kind",
    "label, plural, folder",
    "label, plural, folder, ignore case, territories, languages, words, schema",
    "languages, words",
)
PROPERTY = _shape(
    "property",
    "value, theme",
    "label, value, matrix, key, unit, once, single, begins, excludes, inverse, theme, gloss, event, says",
    "excludes",
)
ENTITY = _shape(
    "record",
    "gloss",
    "iso, name, acronyms, former, names, adjectives, metonyms, broader, related, wikidata, search, former ids, gloss, historic",
    "acronyms, former, names, adjectives, metonyms, broader, related, search, former ids",
)
STATEMENT = _shape(
    "statement",
    "subject, property, value, at",
    "id, subject, property, value, of, unit, at, date, since, until, about, by, note, says, basis",
)
COMPARISON = _shape(
    "comparison",
    "title, rows, columns",
    "title, description, rows, about, columns, former ids",
    "rows, former ids",
    columns=Kind.LISTS,
)
TERM = _shape(
    "term",
    "term, definition",
    "term, definition, names, acronym, broader, see, former ids",
    "names, broader, see, former ids",
)
TABLE = _shape(
    "table",
    "title, fields",
    "title, unit, period, at, source, notes, chart, fields, suspect, checks",
    "fields, suspect, checks",
)
CONFLICT = _shape(
    "conflict",
    "title, kind, about, sides",
    "title, kind, difference, about, sides, remark, by, date",
    "about",
    sides=Kind.RECORDS,
)
SIDE = ("says", "at")
BRIEF = _shape(
    "brief",
    "title, question",
    "title, question, for, by, date, topic, entities, tables, comparisons, charts, events, period, pages, paper, columns,"
    " former ids",
    "by, entities, comparisons, tables, charts, events, former ids",
)
CHANGE = _shape("change", "date, title, text", "id, date, title, text, pages", "pages")
SOURCE = _shape(
    "source",
    "type, title, rights, original",
    "type, title, title-short, author, editor, translator, container-title, collection-title, collection-number, volume, issue,"
    " genre, number, edition, version, issued, page, DOI, URL, ISSN, ISBN, publisher, publisher-place, authority, event-title,"
    " language, abstract, note, former ids, rights, original, tables, pins",
    "former ids",
    author=Kind.RECORDS,
    editor=Kind.RECORDS,
    translator=Kind.RECORDS,
    rights=Kind.MAPPING,
    original=Kind.MAPPING,
    pins=Kind.LISTS,
    tables=Kind.LISTS,
)
