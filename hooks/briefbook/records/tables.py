"""Tables as data: the cells of a CSV file and their description in tables.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, get_args

from .. import layout
from ..model import DataTable, Field, Suspect, Text
from ..model.values import plain
from ..problem import did_you_mean
from .reader import Reader, yes
from .shapes import TABLE
from .yaml_marks import Value

Type = Literal["string", "number", "integer", "year", "date", "percent"]
FIELD = re.compile(r"(?P<name>.+?)\s*\((?P<type>\w+)\)")
SUSPECT = re.compile(r"(?P<row>.+?)\s+/\s+(?P<field>.+?):\s+(?P<reason>.+)")


def tables(reader: Reader, key: str) -> Iterator[DataTable]:
    path = reader.root / layout.SOURCES / key / layout.DESCRIPTIONS
    if not reader.has(path):
        return
    for id, item in reader.named(path, "tables", "see docs/about/contributing.md").items():
        table = _table(reader, key, id, item)
        if table is not None:
            yield table


def _table(reader: Reader, key: str, id: str, item: Value) -> DataTable | None:
    fields = reader.fields(item, TABLE)
    file = reader.root / layout.SOURCES / key / layout.TABLES / f"{id}.csv"
    if fields is None:
        return None
    if not re.fullmatch(r"[tf]\d+", id) or not reader.has(file):
        hint = f"add {layout.TABLES}/{id}.csv, or take the description out"
        reader.add(item.place, "bad-table", f"there is no table '{id}' to describe", hint)
        return None
    rows = tuple(reader.csv(file))
    columns = [field for text in fields["fields"] if (field := _field(reader, item, text))]
    if len(columns) == len(fields["fields"]) != len(rows[0] if rows else ()):
        message = f"'{id}' has {len(rows[0]) if rows else 0} columns, and {len(columns)} are described"
        reader.add(item.place, "bad-table", message, "give one field for each column, in their order")
        return None
    if len(columns) != len(fields["fields"]):
        return None
    at = fields.get("at", id)
    reader.texts.append(Text(item.at("notes"), fields.get("notes", ""), f"[@{key}, {at}, {id}]", plain=True))
    suspect = [found for text in fields.get("suspect", ()) if (found := _suspect(reader, item, text))]
    return DataTable(
        source=key,
        id=id,
        title=fields["title"],
        unit=fields.get("unit", ""),
        period=fields.get("period", ""),
        at=at,
        origin=fields.get("source", ""),
        notes=plain(fields.get("notes", "")),
        fields=tuple(columns),
        rows=rows[1:],
        suspect=tuple(suspect),
        checks=fields.get("checks", ()),
        chart=yes(fields.get("chart", "yes")),
        place=item.place,
    )


def _field(reader: Reader, item: Value, text: str) -> Field | None:
    found = FIELD.fullmatch(text.strip())
    for type in get_args(Type):
        if found and found["type"] == type:
            return Field(name=found["name"], type=type)
    hint = did_you_mean(found["type"], get_args(Type)) if found else "write its name and its type: 'country (string)'"
    reader.add(
        item.place,
        "bad-table",
        f"'{text}' describes no column",
        hint or f"a type is one of {', '.join(get_args(Type))}",
    )
    return None


def _suspect(reader: Reader, item: Value, text: str) -> Suspect | None:
    found = SUSPECT.fullmatch(text.strip())
    if found is None:
        reader.add(
            item.place, "bad-table", f"'{text}' says not what is suspect", "write 'row / field: reason', * for all"
        )
        return None
    return Suspect(row=found["row"], field=found["field"], reason=found["reason"])
