"""The site's data for other programs, and what pages need to link names and citations."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from .. import cite
from ..findings import Findings, relations
from ..lookup import Facts, division
from ..model import Conflict, DataTable, File, PassageRecord, Source, Statement
from ..wording import phrase
from ..wording.told import told

CITED = re.compile(r"\s*\[@[^\]]*\]")
FIRST = 2
"""how many statements a card tells"""
LINKING = ("preferred", "acronym", "former", "other", "endonym")
"""sorts of names that link; adjectives and metonyms don't"""


def files(facts: Findings) -> Iterator[File]:
    yield _json("data/entities.json", [_entity(facts, id) for id in sorted(facts.entities)])
    lines = (
        _line(_statement(s) | {"sentence": told(facts, s).plain(), "address": _address(facts, s)})
        for s in facts.statements
    )
    yield File(path="data/statements.jsonl", content="".join(lines))
    for id in sorted(facts.entities):
        if facts.said_of[id]:
            yield _csv(
                f"data/entities/{id}.csv",
                [(*COLUMNS, "sentence", "address"), *(_row(facts, s) for s in facts.said_of[id])],
            )
    sources = [facts.sources[key] for key in sorted(facts.sources)]
    for source in sources:
        yield File(path=f"data/passages/{source.key}.json", content=_line(_card(facts, source)))
    described = {(t.source, t.id) for t in facts.records.tables}
    yield _json("data/sources.json", [cite.csl(s) for s in sources])
    yield File(path="data/sources.bib", content="\n".join(cite.bibtex(s) for s in sources))
    yield File(path="data/sources.ris", content="\n".join(cite.ris(s) for s in sources))
    for source in sources:
        yield _json(f"data/sources/{source.key}.json", [cite.csl(source)])
        yield File(path=f"data/sources/{source.key}.bib", content=cite.bibtex(source))
        yield File(path=f"data/sources/{source.key}.ris", content=cite.ris(source))
    yield _json("data/conflicts.json", [_conflict(c) for c in facts.conflicts])
    for comparison in facts.comparisons.values():
        rows = [["", *(heading for heading, _ in comparison.columns)]]
        for id in comparison.rows:
            if facts.knows(id):
                cells = [facts.name(id)]
                for _, properties in comparison.columns:
                    said = (_plain(facts, s) for s in facts.cell(comparison, id, properties))
                    cells.append("; ".join(said) or "not stated")
                rows.append(cells)
        yield _csv(f"data/tables/{comparison.id}.csv", rows)
    if facts.relations:
        yield _csv("data/tables/matrix.csv", matrix(facts))
    for source in sources:
        for table in source.index.tables if source.index else ():
            if (source.key, table.id) not in described:
                yield _csv(f"data/tables/{source.key}-{table.id}.csv", table.rows)
    for data_table in facts.records.tables:
        name = f"data/tables/{data_table.source}-{data_table.id}.csv"
        yield _csv(name, [[f.name for f in data_table.fields], *data_table.rows])
    yield File(
        path="data/datapackage.json",
        content=json.dumps(
            {"name": "tables", "resources": [_resource(t) for t in facts.records.tables]}, ensure_ascii=False
        )
        + "\n",
    )


def matrix(facts: Findings) -> list[list[str]]:
    """The matrix as plain text, for other programs."""
    found = facts.relations
    rows, columns = relations.sides(facts, found)
    return [["", *(facts.name(id) for id in columns)]] + [
        [
            facts.name(row),
            *("; ".join(dict.fromkeys(phrase.relation(facts, s) for s in found.get((row, c), ()))) for c in columns),
        ]
        for row in rows
    ]


def _card(facts: Facts, source: Source) -> dict[str, Any]:
    """What the card beside a citation tells: the source's title, the section that each passage stands in, how many
    statements rest on it, and the first of them."""
    index = source.index
    number = {s.number: n for n, s in enumerate(index.sections)} if index else {}
    resting = facts.resting_on[source.key]
    return {
        "title": source.title,
        "sections": [s.title for s in index.sections] if index else [],
        "passages": {p.id: _at(p, number.get(p.section)) for p in index.passages} if index else {},
        "statements": {
            id: [len(said), *(told(facts, s).plain() for s in said[:FIRST])] for id, said in resting.items()
        },
    }


def _at(passage: PassageRecord, section: int | None) -> list[Any]:
    """Where a passage stands: which section, which paragraph of it, which page, how it begins; nothing behind what is known."""
    found: list[Any] = [section, passage.nth or None, passage.page or None, passage.begins or None]
    while found and found[-1] is None:
        found.pop()
    return found


def _json(path: str, content: list[Any]) -> File:
    """A list, one item a line: as easy to read and to compare as if indented, and ten times as quick to write."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in content)
    return File(path=path, content=f"[\n{lines}\n]\n")


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _csv(path: str, rows: Any) -> File:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return File(path=path, content=text.getvalue())


def _entity(facts: Facts, id: str) -> dict[str, Any]:
    entity = facts.entities[id]
    return {
        "id": id,
        "kind": entity.kind,
        "name": entity.name,
        "gloss": entity.gloss,
        "names": [
            {"text": n.text, "sort": n.sort} | ({"language": n.language} if n.language else {}) for n in entity.names
        ],
        "codes": [{"scheme": scheme, "code": code} for scheme, code in entity.codes],
        "broader": list(entity.broader),
        "related": list(entity.related),
        "page": facts.path(id).removesuffix(".md") + "/",
        "mentions": facts.mentions(id),
        "sources": sorted(facts.spoken_of[id]),
    }


COLUMNS = (
    *("id", "subject", "property", "value", "unit", "of", "about", "since", "until", "date", "by", "note"),
    *("source", "locator", "verified", "basis"),
)


def _row(facts: Facts, s: Statement) -> list[str]:
    return [*(getattr(s, column) for column in COLUMNS), told(facts, s).plain(), _address(facts, s)]


def _address(facts: Facts, s: Statement) -> str:
    """Where the statement stands on the site."""
    page, _, anchor = division.place(facts, s).partition("#")
    return f"{page.removesuffix('.md')}/#{anchor}"


def _statement(s: Statement) -> dict[str, Any]:
    optional = ("about", "of", "since", "until", "date", "unit", "by", "note", "basis")
    qualifiers = {key: getattr(s, key) for key in optional if getattr(s, key)}
    return {
        "id": s.id,
        "subject": s.subject,
        "property": s.property,
        "value": s.value,
        "qualifiers": qualifiers,
        "source": s.source,
        "locator": s.locator,
        "verified": s.verified,
    }


def _plain(facts: Facts, s: Statement) -> str:
    property = facts.properties[s.property]
    value = facts.name(s.value) if property.value == "entity" else f"{s.value} {s.unit}".strip()
    parts = [f"{property.label} {value}", s.of, phrase.when(s), s.note]
    return ", ".join(p for p in parts if p) + f" ({facts.sources[s.source].label}, {s.locator})"


def _resource(table: DataTable) -> dict[str, Any]:
    """A table as a resource of a Frictionless Data Package, with its Table Schema."""
    loose = {"groupChar": ",", "bareNumber": False}
    kinds: dict[str, dict[str, Any]] = {
        "integer": {"type": "integer", **loose},
        "number": {"type": "number", **loose},
        "percent": {"type": "number", **loose},
        "date": {"type": "date", "format": "any"},  # a date may be as short as a year
    }
    about = {"unit": table.unit, "temporal": table.period, "notes": table.notes, "locator": table.at}
    return {
        "name": f"{table.source}-{table.id}",
        "path": f"tables/{table.source}-{table.id}.csv",
        "title": table.title,
        "sources": [{"title": table.origin or table.source, "path": table.source}],
        "schema": {
            "fields": [{"name": f.name, **kinds.get(f.type, {"type": f.type})} for f in table.fields],
            "missingValues": ["", "-"],
        },
        "suspect": [{"row": s.row, "field": s.field, "reason": s.reason} for s in table.suspect],
    } | {key: value for key, value in about.items() if value}


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "title": conflict.title,
        "kind": conflict.kind,
        "about": list(conflict.about),
        "sides": [{"says": side.says, "at": side.at.strip("[]")} for side in conflict.sides],
        "remark": conflict.remark,
        "by": conflict.by,
        "date": conflict.date,
        "found": [*(["editor"] if conflict.place.path else []), *(["machine"] if conflict.machine else [])],
    } | (
        {
            "subject": conflict.statements[0].subject,
            "property": conflict.statements[0].property,
            "statements": [_statement(s) for s in conflict.statements],
        }
        if conflict.statements
        else {}
    )


def links(facts: Facts) -> dict[str, Any]:
    """Names and sources with the pages that they lead to: all that the Markdown extension needs."""
    linking = (*LINKING, *facts.records.link)
    return {
        "names": [
            {
                "id": e.id,
                "kind": e.kind,
                "name": e.name,
                "path": facts.path(e.id),
                "names": [[n.text, n.sort, n.ignore_case, n.after] for n in e.names if n.sort in linking],
            }
            for e in facts.entities.values()
        ]
        + [
            {
                "id": f"term:{t.id}",
                "kind": "term",
                "name": t.term,
                "path": f"glossary.md#{t.id}",
                "names": [[name, "other", False, ""] for name in (t.term, *t.names)],
            }
            for t in facts.records.terms
        ],
        "passed_over": list(facts.records.passed_over),
        "sources": {
            s.key: {"label": s.label, "title": s.title, "path": facts.path(s.key)} for s in facts.sources.values()
        },
    }
