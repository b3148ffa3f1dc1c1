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
    """The keys of a record: each with what it holds, and those it can't do without."""

    what: str
    keys: dict[str, Kind]
    required: tuple[str, ...] = ()


def _shape(what: str, required: str, texts: str = "", lists: str = "", **others: Kind) -> Shape:
    """Keys are separated by commas, for some hold spaces."""
    keys = {key: Kind.TEXT for key in texts.split(", ") if key} | {key: Kind.TEXTS for key in lists.split(", ") if key}
    return Shape(what, keys | others, tuple(required.split(", ")) if required else ())


KIND = _shape("kind", "label, plural, folder", "label, plural, folder, ignore case, territories, schema", "languages")
PROPERTY = _shape(
    "property",
    "value, theme",
    "label, value, theme, inverse, single, once, begins, key, unit, matrix, gloss, says, event",
    "excludes",
)
ENTITY = _shape(
    "record",
    "gloss",
    "name, iso, wikidata, gloss, historic",
    "acronyms, former, names, adjectives, metonyms, search, broader, related, former ids",
)
STATEMENT = _shape(
    "statement",
    "subject, property, value, at",
    "subject, property, value, at, since, until, date, about, of, unit, by, note, says, basis, id",
)
COMPARISON = _shape(
    "comparison", "title, rows, columns", "title, description, about", "rows, former ids", columns=Kind.LISTS
)
TERM = _shape("term", "term, definition", "term, definition, acronym", "names, broader, see, former ids")
TABLE = _shape("table", "title, fields", "title, unit, period, at, source, notes, chart", "fields, suspect, checks")
CONFLICT = _shape(
    "conflict", "title, kind, about, sides", "title, kind, difference, remark, by, date", "about", sides=Kind.RECORDS
)
SIDE = ("says", "at")
BRIEF = _shape(
    "brief",
    "title, question",
    "title, question, for, date, topic, period, pages, paper, columns",
    "by, entities, comparisons, tables, charts, events, former ids",
)
CHANGE = _shape("change", "date, title, text", "id, date, title, text", "pages")
SOURCE = _shape(
    "source",
    "type, title, rights, original",
    "type, title, title-short, container-title, collection-title, collection-number, volume, issue, number, page, issued, DOI,"
    " URL, publisher, publisher-place, genre, note, language, edition, ISSN, ISBN, abstract, event-title, authority, version",
    "former ids",
    author=Kind.RECORDS,
    editor=Kind.RECORDS,
    translator=Kind.RECORDS,
    rights=Kind.MAPPING,
    original=Kind.MAPPING,
    pins=Kind.LISTS,
    tables=Kind.LISTS,
)
