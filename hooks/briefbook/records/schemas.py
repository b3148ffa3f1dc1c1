"""The shapes of the records → JSON Schemas, for editors that help while one writes (2020-12; YAML language server, VS Code).

One truth: which keys there are, and which are needed, is what `shapes` says. Here stands what each is for, and, with a book's
records at hand, which ids and words may be named.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model import Records
from . import shapes
from .shapes import Kind, Shape

DRAFT = "https://json-schema.org/draft/2020-12/schema"
FILES: dict[str, tuple[str, ...]] = {
    "statements": ("seeds/*/statements.yml",),
    "source": ("seeds/*/source.yml",),
    "tables": ("seeds/*/tables.yml",),
    "properties": ("seeds/properties.yml",),
    "book": ("seeds/book.yml",),
    "glossary": ("docs/glossary.yml",),
    "conflicts": ("docs/conflicts.yml",),
    "changes": ("docs/changes.yml",),
}
"""schema → the files that it is for"""
TOLD: Mapping[str, Mapping[str, str]] = {
    "statement": {
        "subject": "whom it is said of: the id of a record, or the key of this source",
        "property": "what is said: a word of seeds/properties.yml",
        "value": "a record's id, a number, a date, or a short text in our own words, as the property asks",
        "at": "the passage that says so: ¶12, ¶12-14, n95, t3",
        "since": "from when on: 1952, 1952-02, 199X, ~1970",
        "until": "until when",
        "date": "when it happened",
        "about": "a second record: with whom, to whom, in which organisation",
        "of": "what a quantity counts, in the same words wherever it is the same",
        "unit": "the unit of a quantity, with its scale: million US dollars",
        "by": "whom the source attributes it to, where not its own authors",
        "note": "what else a reader should know",
        "says": "its sentence, where the property's doesn't fit: {subject} closed the harbour; dates, note and by are added",
        "basis": "how and what was verified where the machine can't",
        "id": "its address on the page, which stays when it is corrected; 'briefbook ids' writes it",
    },
    "record": {
        "name": "the preferred name",
        "iso": "ISO 3166-1 code of two letters; CLDR gives the name",
        "gloss": "one line, without a full stop",
        "acronyms": "what it is called for short",
        "former": "earlier names",
        "names": "other names; (the) Alliance counts after that word only",
        "adjectives": "words that allude to it: Turkish",
        "metonyms": "names that stand for it: Ankara",
        "search": "what readers may look for that leads to it; nothing is read for these",
        "broader": "records that it belongs to",
        "related": "records that have to do with it",
        "former ids": "ids that it had before: their addresses lead to it",
        "wikidata": "its number there: Q43",
        "historic": "whether it is no more",
    },
    "term": {
        "term": "the word",
        "definition": "in our own words, each sentence with its citation [@key, ¶12]",
        "acronym": "whether it is one",
        "names": "how texts write it otherwise",
        "broader": "terms or records above it",
        "see": "terms or records that belong to it",
        "former ids": "words that it had before",
    },
    "property": {
        "value": "what its value is: entity, quantity, date or text",
        "theme": "the heading under which an entity's page shows it",
        "label": "how it reads, where not as its name",
        "inverse": "how it reads on the page of its value",
        "single": "whether two different values are a conflict",
        "once": "whether it begins once: two dates for one value are a conflict",
        "begins": "what it says of how its subject began: when, or by whom",
        "excludes": "properties that can't hold of the same subject and value at the same time",
        "key": "whether the box at the top of a page shows it",
        "unit": "the unit of its quantities",
        "matrix": "the short word for it in the matrix",
        "gloss": "what it is for",
        "says": "its wording: {subject} {is|was|has been} a member of {value}[ with {about}]",
        "event": "whether it tells of something that happens",
    },
    "conflict": {
        "title": "what is at odds",
        "kind": "under which heading it stands",
        "difference": "error, date, scope, degree or wording: why the sides differ",
        "about": "the records concerned",
        "sides": "two or more, each '- says: …' and 'at: \"[@key, ¶12]\"'",
        "remark": "what an editor says of it",
        "by": "who says so",
        "date": "when",
    },
    "change": {
        "id": "its address, which stays when its title is corrected; 'briefbook ids' writes it",
        "date": "the day: 2026-11-20",
        "title": "what is new, in a few words",
        "text": "a sentence or two, without Markdown",
        "pages": "ids of what it concerns, or pages below docs/",
    },
    "table": {
        "title": "what it shows",
        "fields": "a column each, with its type: Country (string), 2020 (number)",
        "unit": "of its figures; or: not stated",
        "period": "the years that it covers",
        "at": "where it stands, where not in itself",
        "source": "whom the source names as the figures' origin",
        "notes": "what a reader must know",
        "suspect": "cells that are damaged: row / field: reason",
        "checks": "what must hold: sum of 2020 over A, B = 8 within 0.1",
        "chart": "no, where a picture would say nothing",
    },
    "source": {
        "type": "the CSL type: article-journal, report, chapter, webpage …",
        "title": "as it is printed",
        "author": "one each: {family: …, given: …}, or {literal: …} for a body",
        "issued": "2025, 2025-04 or 2025-04-16",
        "rights": "publish: full, quotes or index; licence",
        "original": "file, sha256, lines",
        "pins": "what the editors decided about lines of the original",
        "tables": "column names of tables whose header can't be told apart",
    },
    "kind": {
        "label": "one of them: Country",
        "plural": "all of them: Countries",
        "folder": "where its records stand below docs/",
        "ignore case": "whether names are found in any letter case",
        "territories": "whether records may take names from CLDR by an ISO code",
        "schema": "the schema.org type of its pages",
        "languages": "other languages in which readers may search for its territories",
        "words": "words by which names of the kind are told: Union, Agency, Council",
    },
}
"""what each key is for, by the shape's name"""


def schemas(records: Records) -> dict[str, dict[str, Any]]:
    """A schema for each sort of file, by its name; `records` say which ids and words may be named."""
    things = sorted(e.id for e in records.entities)
    keys = sorted(s.key for s in records.sources)
    terms = sorted({name for t in records.terms for name in (t.id, t.term)})
    words = sorted(p.id for p in records.properties)
    statement = _object(shapes.STATEMENT, subject=things + keys, about=things, property=words)
    return {
        "statements": _list(statement),
        "source": _object(shapes.SOURCE),
        "tables": _named(_object(shapes.TABLE)),
        "properties": _named(_object(shapes.PROPERTY, excludes=words, value=["entity", "quantity", "date", "text"])),
        "book": _book(),
        "glossary": _list(_object(shapes.TERM, broader=things + terms, see=things + terms)),
        "conflicts": _list(_object(shapes.CONFLICT, about=things + keys)),
        "changes": _list(_object(shapes.CHANGE)),
        "record": _object(shapes.ENTITY, broader=things + terms, related=things + terms),
        "comparison": _object(shapes.COMPARISON, rows=things + keys, about=things),
        "brief": _object(shapes.BRIEF, entities=things, comparisons=sorted(c.id for c in records.comparisons)),
    }


def settings(folder: str) -> dict[str, Any]:
    """The settings of VS Code that bind the schemas in `folder`, as it is seen from the project's root, to their files."""
    return {"yaml.schemas": {f"{folder}/{name}.json": list(files) for name, files in FILES.items()}}


def _object(shape: Shape, **named: list[str]) -> dict[str, Any]:
    told = TOLD.get(shape.what, {})
    properties = {}
    for key, kind in shape.keys.items():
        value = _value(kind, named.get(key))
        properties[key] = value | ({"description": told[key]} if key in told else {})
    return {
        "$schema": DRAFT,
        "title": f"a {shape.what}",
        "type": "object",
        "properties": properties,
        "required": list(shape.required),
        "additionalProperties": False,
    }


def _value(kind: Kind, named: list[str] | None) -> dict[str, Any]:
    # a bare number or date is text to a book, and none to a schema
    text: dict[str, Any] = {"type": ["string", "number", "boolean"]}
    if named:
        text = {"type": "string", "enum": named}
    match kind:
        case Kind.TEXT:
            return text
        case Kind.TEXTS:
            return {"oneOf": [text, {"type": "array", "items": text}]}
        case Kind.MAPPING:
            return {"type": "object", "additionalProperties": text}
        case Kind.LISTS:
            return {"type": "object", "additionalProperties": {"oneOf": [text, {"type": "array", "items": text}]}}
        case Kind.RECORDS:
            return {"type": "array", "items": {"type": "object", "additionalProperties": text}}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": DRAFT, "type": ["array", "null"], "items": item}


def _named(item: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": DRAFT, "type": ["object", "null"], "additionalProperties": item}


def _book() -> dict[str, Any]:
    text = {"type": "string"}
    return {
        "$schema": DRAFT,
        "title": "a book",
        "type": "object",
        "properties": {
            "title": text,
            "subtitle": text,
            "description": text,
            "licence": text,
            "language": text,
            "style": text,
            "left out": text,
            "kinds": _named(_object(shapes.KIND)),
            "passed over": {
                "type": "array",
                "items": text,
                "description": "phrases that hold a name and mention nobody",
            },
            "link": {"type": "array", "items": {"enum": ["adjective", "metonym"]}},
        },
        "required": ["title", "kinds"],
    }
