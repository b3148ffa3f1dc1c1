"""The shelf: what is known of each source, its index, and its statements."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from string import ascii_lowercase
from typing import Any, Literal

from .. import index, layout
from ..model import WORKS, Place, Source, SourceIndex, Statement, Text
from ..model.values import When, plain
from ..problem import did_you_mean
from .reader import Reader
from .shapes import SOURCE, STATEMENT
from .yaml_marks import Value

PUBLISH: dict[str, Literal["full", "quotes", "index"]] = {"full": "full", "quotes": "quotes", "index": "index"}
NAME = ("family", "given", "non-dropping-particle", "dropping-particle", "particle", "suffix", "literal", "ORCID")
"""the parts of a name: those of CSL; `particle` is short for the non-dropping one"""
SHORT = 4
"""words of a title that name it in short, as the Chicago Manual of Style has it"""
SMALL = frozenset("a an and as at by for from in into of on or the to with".split())
LINES = 1_000_000
"""lines that a range may span; a book of a thousand pages has forty thousand"""


def sources(reader: Reader) -> Iterator[Source]:
    """Each source of the shelf. Those of one author and year take a letter, in the order of their keys: 2016a, 2016b."""
    read = list(_sources(reader))
    alike = Counter(source.label for source in read)
    numbers = {label: count(1) for label in alike}
    for source in read:
        letter = _letter(next(numbers[source.label])) if alike[source.label] > 1 else ""
        dash = "-" if letter and source.label.endswith(".") else ""
        yield replace(source, letter=dash + letter, label=source.label + dash + letter)


def _letter(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    letters = ""
    while number:
        number, last = divmod(number - 1, 26)
        letters = ascii_lowercase[last] + letters
    return letters


def _sources(reader: Reader) -> Iterator[Source]:
    for folder in (reader.root / path for path in reader.repository.within(layout.SOURCES.as_posix())):
        value = reader.yaml(folder / layout.SOURCE)
        fields = reader.fields(value, SOURCE) if value else None
        if fields is not None and value is not None:
            source = _source(reader, folder, fields, value)
            if source is not None:
                yield source


def _source(reader: Reader, folder: Path, fields: dict[str, Any], value: Value) -> Source | None:
    places = dict(value.places())
    place, data = value.place, value.data if isinstance(value.data, dict) else {}
    rights, original = fields.pop("rights"), fields.pop("original")
    pins, headers, former = fields.pop("pins", {}), fields.pop("tables", {}), fields.pop("former ids", ())
    right = rights.get("publish", "index")
    if right not in PUBLISH:
        hint = did_you_mean(right, PUBLISH, "use full, quotes or index")
        reader.add(
            places.get("rights/publish", place), "unknown-right", f"'{right}' says not what may be published", hint
        )
    if not re.fullmatch(r"[0-9a-f]{64}", original.get("sha256", "")):
        reader.add(
            places.get("original/sha256", places["original"]),
            "missing-key",
            "the original has no sha256 of 64 digits",
            f"run: briefbook add FILE, or sha256sum {original.get('file', 'FILE')}",
        )
        return None
    if fields["type"] not in WORKS:
        hint = did_you_mean(
            fields["type"], WORKS, "use one of CSL: article-journal, report, book, chapter, webpage, document …"
        )
        reader.add(data["type"].place, "unknown-type", f"'{fields['type']}' is no type of work", hint)
        fields["type"] = "document"
    if fields["title"] in ("", "not stated"):
        hint = "give one in brackets, in your own words: [On the quay of Orvel]"
        reader.add(data["title"].place, "missing-key", "the source has no title", hint)
    for role in ("author", "editor"):
        for key in dict.fromkeys(key for name in fields.get(role, ()) for key in name if key not in NAME):
            hint = did_you_mean(key, NAME, f"a name has the parts {', '.join(NAME)}")
            at = next(place for where, place in places.items() if where.startswith(role) and where.endswith(f"/{key}"))
            reader.add(at, "unknown-key", f"a name has no '{key}'", hint)
    if not re.match(r"(https?://|$)", fields.get("URL", "")):
        hint = "write an address that begins with https://"
        reader.add(data["URL"].place, "bad-link", f"a link may not lead to '{fields['URL'][:60]}'", hint)
        fields.pop("URL")
    span = _numbers(original.get("lines", ""))
    issued = fields.get("issued", "")
    when = When.parse(issued) if issued else None
    if when is not None and not when:
        reader.add(places["issued"], "bad-value", f"{when.reason}, and so no date of issue", when.hint)
        fields.pop("issued")
        issued = ""
    return Source(
        key=folder.name,
        csl=tuple(fields.items()),
        label=f"{_label(fields)} {issued[:4] or 'n.d.'}",
        title=fields["title"],
        publish=PUBLISH.get(right, "index"),
        licence=rights.get("licence", "not stated"),
        original=original.get("file", ""),
        sha256=original["sha256"],
        lines=(span[0], span[-1]) if span else None,
        pins=tuple((kind, _numbers(lines)) for kind, lines in pins.items()),
        headers=tuple(headers.items()),
        index=_index(reader, folder),
        digest=_digest(reader, folder / layout.DIGEST),
        former_ids=former,
        place=place,
        places=tuple(value.places()),
    )


def _digest(reader: Reader, path: Path) -> str:
    if not reader.has(path):
        return ""
    text = reader.text(path) or ""
    reader.texts.append(Text(Place(path.relative_to(reader.root).as_posix()), text))
    return plain(text)


def _label(fields: dict[str, Any]) -> str:
    """Lee; Kiraz and Elhan; Held et al.; “Pier sold” where nobody is named as its author."""
    people = fields.get("author") or fields.get("editor") or ()
    names = [" ".join(filter(None, [_particle(p), p.get("family", "")])) or p.get("literal", "") for p in people]
    names = [name for name in names if name]
    if not names:
        return f"“{fields.get('title-short') or short_title(fields['title'])}”"
    return f"{names[0]} et al." if len(names) > 2 else " and ".join(names)


def _particle(name: dict[str, str]) -> str:
    return name.get("non-dropping-particle") or name.get("particle") or ""


def short_title(title: str) -> str:
    """The title without its subtitle; of a long one the first words, up to one that isn't small."""
    bare = title.strip().removeprefix("[").removesuffix("]")
    main = re.split(r"\s*[:;.–—]\s|\s-\s|(?<=[?!])\s", bare)[0].strip(" .:;")
    words = main.split()
    if len(words) > SHORT:
        words = words[:SHORT]
        while len(words) > 1 and words[-1].casefold() in SMALL:
            words.pop()
    short = " ".join(words).strip(",;:") or bare
    return f"[{short}]" if title.strip().startswith("[") else short


def _numbers(lines: str | tuple[str, ...]) -> tuple[int, ...]:
    """'3-5, 9' or [3-5, 9] → 3, 4, 5, 9, in the order that is given."""
    parts = ",".join([lines] if isinstance(lines, str) else lines).split(",")
    result: list[int] = []
    for part in parts:
        found = re.fullmatch(r"\s*(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?\s*", part)
        if found:
            first, last = int(found[1]), int(found[2] or found[1])
            result += range(first, min(last, first + LINES) + 1)
    return tuple(result)


def _index(reader: Reader, folder: Path) -> SourceIndex | None:
    path = folder / layout.PASSAGES
    name = path.relative_to(reader.root).as_posix()
    if not reader.has(path):
        return None
    text = reader.text(path)
    references = folder / layout.REFERENCES
    rows: dict[str, tuple[tuple[str, ...], ...]] = {}
    for table in reader.files((folder / layout.TABLES).relative_to(reader.root), ".csv"):
        rows[table.stem] = tuple(reader.csv(table))
    try:
        return index.from_jsonl(
            text or "",
            rows,
            tuple((reader.text(references) or "").rstrip("\n").split("\n")) if reader.has(references) else (),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as reason:
        reader.add(
            Place(name),
            "broken-index",
            f"this isn't what 'briefbook read' writes ({type(reason).__name__})",
            "run: briefbook read",
        )
        return None


def statements(reader: Reader, key: str) -> Iterator[Statement]:
    path = reader.root / layout.SOURCES / key / layout.STATEMENTS
    seen: dict[str, Place] = {}
    for item in reader.listed(path, "statements", "begin each with '- subject: …'"):
        fields = reader.fields(item, STATEMENT)
        if fields is None or not isinstance(item.data, dict):
            continue
        at, written = fields.pop("at"), fields.pop("id", "")
        content = statement_id(key, fields | {"at": at})
        if content in seen:
            message = f"this statement stands on line {seen[content].line} already"
            reader.add(item.place, "duplicate-statement", message, "remove one of the two")
            continue
        seen[content] = item.place
        yield Statement(
            id=f"s-{written}" if written else content,
            source=key,
            locator=at,
            place=item.place,
            places=tuple((k, v.place) for k, v in item.data.items()),
            **fields,
        )


def statement_id(key: str, fields: dict[str, str]) -> str:
    """Eight hexadecimal digits of a hash of what it says: the address of a statement that has no id of its own yet."""
    text = "\x1f".join([key, *(f"{k}={fields[k]}" for k in sorted(fields) if k not in ("note", "says", "basis"))])
    return "s-" + hashlib.sha256(text.encode()).hexdigest()[:8]
