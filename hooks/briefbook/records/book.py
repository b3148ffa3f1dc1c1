"""What the book is: its title, its kinds of things, the phrases that are no mentions, the properties of statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from .. import cite, layout
from ..model import ALLUSIONS, EntityKind, Place, Property
from ..model.values import Id
from ..problem import did_you_mean
from .reader import Reader, yes
from .shapes import KIND, PROPERTY
from .yaml_marks import Value

SHARE = re.compile(r"(\d{1,2}(?:\.\d+)?) ?%")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,8})*")
KEYS = ("title", "subtitle", "description", "licence", "language", "style", "left out", "kinds", "link", "passed over")
VALUES: dict[str, Literal["entity", "quantity", "date", "text"]] = {
    "entity": "entity",
    "quantity": "quantity",
    "date": "date",
    "text": "text",
}
BEGINS: dict[str, Literal["", "when", "by whom"]] = {"": "", "when": "when", "by whom": "by whom"}


@dataclass(slots=True)
class Book:
    """seeds/book.yml, decoded."""

    title: str = "Briefbook"
    subtitle: str = ""
    description: str = ""
    language: str = "en"
    licence: str = ""
    style: str = ""
    left_out: float = 0.1
    """the share of an original's words that reading may leave out as prose"""
    kinds: list[EntityKind] = field(default_factory=list)
    passed_over: tuple[str, ...] = ()
    link: tuple[str, ...] = ()


def book(reader: Reader) -> Book:
    result = Book()
    value = reader.yaml(reader.root / layout.BOOK)
    if value is None:
        return result
    if not isinstance(value.data, dict):
        reader.add(
            value.place, "broken-record", "a book is written as 'key: value' lines", "see docs/about/contributing.md"
        )
        return result
    for key, item in value.data.items():
        plain = item.plain()
        if key not in KEYS:
            hint = did_you_mean(key, KEYS, f"a book has the keys {', '.join(KEYS)}")
            reader.add(item.place, "unknown-key", f"a book has no '{key}'", hint)
        elif key == "passed over" and isinstance(plain, list) and all(isinstance(p, str) for p in plain):
            result.passed_over = tuple(plain)
        elif key == "link" and isinstance(plain, list) and set(plain) <= set(ALLUSIONS):
            result.link = tuple(plain)
        elif key in ("title", "subtitle", "description", "licence") and isinstance(plain, str):
            setattr(result, key, plain)
        elif key == "language" and isinstance(plain, str) and LANGUAGE.fullmatch(plain):
            result.language = plain
        elif key == "left out" and isinstance(plain, str) and (share := SHARE.fullmatch(plain)):
            result.left_out = float(share[1]) / 100
        elif key == "style" and isinstance(plain, str):
            result.style = _style(reader, plain, item)
        elif key == "kinds":
            result.kinds = list(_kinds(reader, item))
        else:
            wanted = {
                "passed over": "a list of texts",
                "language": "a code such as en, tr, pt-BR",
                "left out": "a share such as 10%",
                "link": "a list of adjective, metonym",
            }.get(key, "a text")
            reader.add(item.place, "broken-record", f"'{key}' of a book should be {wanted}", f"write '{key}: …'")
    if "kinds" not in value.data:
        reader.add(
            value.place, "missing-key", "the book has no 'kinds'", "name at least one kind of thing that has pages"
        )
    return result


def _style(reader: Reader, name: str, item: Value) -> str:
    """The text of the CSL file that a book names, by its path below the book's folder."""
    path = reader.root / name
    if not name.endswith(".csl") or ".." in Path(name).parts or not reader.has(path):
        hint = "put the style's file beside book.yml and write 'style: seeds/NAME.csl', or take the line out for author–date"
        reader.add(item.place, "unknown-style", f"there is no style '{name}'", hint)
        return ""
    text = reader.text(path) or ""
    if reason := cite.broken(text):
        hint = "take the file anew from the repository of CSL styles: an independent style, none that points to another"
        reader.add(Place(name), "broken-style", f"this is no CSL style ({reason})", hint)
        return ""
    return text


def _kinds(reader: Reader, kinds: Value) -> Iterator[EntityKind]:
    if not isinstance(kinds.data, dict):
        reader.add(
            kinds.place, "broken-record", "'kinds' of a book should be a mapping", "write a line for each kind below it"
        )
        return
    folders: set[str] = set()
    for id, value in kinds.data.items():
        fields = reader.fields(value, KIND)
        if fields is None:
            continue
        folder = fields["folder"]
        if folder in folders or folder in layout.TAKEN or not Id.parse(folder) or not folder.isascii():
            message = f"the kind '{id}' can't have the folder '{folder}'"
            hint = "choose a folder of its own below docs/, in small letters, that the site doesn't use for other pages"
            reader.add(value.place, "broken-record", message, hint)
            continue
        folders.add(folder)
        yield EntityKind(
            id=id,
            label=fields["label"],
            plural=fields["plural"],
            folder=folder,
            ignore_case=yes(fields.get("ignore case")),
            territories=yes(fields.get("territories")),
            languages=fields.get("languages", ()),
            words=fields.get("words", ()),
            schema=fields.get("schema", "Thing"),
        )


def properties(reader: Reader) -> Iterator[Property]:
    for id, item in reader.named(
        reader.root / layout.PROPERTIES, "properties", "see docs/about/contributing.md"
    ).items():
        reader.unread.add(id)
        fields = reader.fields(item, PROPERTY)
        if fields is None:
            continue
        if fields["value"] not in VALUES:
            hint = did_you_mean(fields["value"], VALUES, "use entity, quantity, date or text")
            reader.add(item.place, "broken-record", f"'{fields['value']}' is no type of value", hint)
            continue
        begins = fields.get("begins", "")
        if begins not in BEGINS:
            reader.add(item.place, "broken-record", f"'{begins}' says nothing of a beginning", "use when or by whom")
            continue
        if fields.get("matrix") and fields["value"] != "entity":
            message = f"'{id}' can't stand in the matrix: its value is no entity"
            reader.add(item.place, "broken-record", message, "take 'matrix' out, or say 'value: entity'")
            continue
        reader.unread.discard(id)
        yield Property(
            id=id,
            label=fields.get("label", id),
            value=VALUES[fields["value"]],
            theme=fields["theme"],
            inverse=fields.get("inverse", ""),
            single=yes(fields.get("single")),
            once=yes(fields.get("once")),
            begins=BEGINS[begins],
            excludes=fields.get("excludes", ()),
            key=yes(fields.get("key")),
            unit=fields.get("unit", ""),
            matrix=fields.get("matrix", ""),
            gloss=fields.get("gloss", ""),
            says=fields.get("says", ""),
            event=yes(fields.get("event")),
            place=item.place,
        )
