"""What contributors wrote → values. Whatever can't be decoded is a problem with its place; nothing else is lost for it.

Only this module knows how the files look: which keys a record may have, which it must have, and what each holds.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import localedata
from babel.core import get_global
from babel.languages import get_official_languages

from . import index, layout
from .fold import slug
from .model import (
    Brief,
    Comparison,
    Entity,
    EntityKind,
    Name,
    Page,
    Place,
    Problem,
    Property,
    Records,
    Source,
    SourceIndex,
    Statement,
    Term,
    Text,
)
from .problem import did_you_mean
from .yaml_marks import Value, compose

FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
TEXT, LIST, MAP = "text", "list", "mapping"


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of a record: each with what it holds, and those it can't do without."""

    what: str
    keys: dict[str, str]
    required: tuple[str, ...] = ()


KIND = Shape(
    "kind",
    dict.fromkeys(("label", "plural", "folder", "ignore case", "territories", "schema"), TEXT),
    ("label", "plural", "folder"),
)
PROPERTY = Shape(
    "property",
    dict.fromkeys(("label", "value", "theme", "inverse", "single", "unit", "gloss"), TEXT),
    ("value", "theme"),
)
ENTITY = Shape(
    "record",
    dict.fromkeys(("name", "iso", "wikidata", "gloss", "historic"), TEXT)
    | dict.fromkeys(("acronyms", "former", "names", "adjectives", "metonyms", "broader", "related"), LIST),
    ("gloss",),
)
STATEMENT = Shape(
    "statement",
    dict.fromkeys(
        ("subject", "property", "value", "at", "since", "until", "date", "about", "unit", "by", "note", "basis"), TEXT
    ),
    ("subject", "property", "value", "at"),
)
COMPARISON = Shape(
    "comparison",
    {"title": TEXT, "description": TEXT, "rows": LIST, "columns": MAP, "about": TEXT},
    ("title", "rows", "columns"),
)
TERM = Shape(
    "term", {"term": TEXT, "definition": TEXT, "names": LIST, "acronym": TEXT, "see": LIST}, ("term", "definition")
)
BRIEF = Shape(
    "brief",
    {"title": TEXT, "question": TEXT, "entities": LIST, "comparisons": LIST, "since": TEXT},
    ("title", "question"),
)
CSL_TEXT = [
    "type",
    "title",
    "container-title",
    "collection-title",
    "collection-number",
    "volume",
    "issue",
    "number",
    "page",
    "issued",
    "DOI",
    "URL",
    "publisher",
    "publisher-place",
    "genre",
    "note",
    "language",
    "edition",
    "ISSN",
    "ISBN",
    "abstract",
]
SOURCE = Shape(
    "source",
    dict.fromkeys(CSL_TEXT, TEXT)
    | {"author": LIST, "editor": LIST, "rights": MAP, "original": MAP, "pins": MAP, "tables": MAP},
    ("type", "title", "rights", "original"),
)


class Reader:
    """Reads the files below `root`, and gathers problems on the way."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.texts: list[Text] = []

    def text(self, path: Path) -> str | None:
        """The text of a file of the project; None, with a problem, where it isn't UTF-8."""
        name = path.relative_to(self.root).as_posix()
        raw = path.read_bytes()
        try:
            return raw.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as reason:
            line = raw.count(b"\n", 0, reason.start) + 1
            column = reason.start - raw.rfind(b"\n", 0, reason.start)
            self.add(Place(name, line, column), "undecodable-file", "this file isn't in UTF-8", "save it as UTF-8")
            return None

    def add(self, place: Place, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(place, rule, message, hint))

    def yaml(self, path: Path) -> Value | None:
        name = path.relative_to(self.root).as_posix()
        if not path.is_file():
            self.add(Place(name), "missing-file", "this file is missing", f"add it; {path.name} is needed here")
            return None
        text = self.text(path)
        return compose(text, name, self.problems) if text is not None else None

    def front_matter(self, path: Path) -> tuple[Value | None, str] | None:
        """The front matter and the body of a Markdown file; None where it can't be decoded."""
        name = path.relative_to(self.root).as_posix()
        text = self.text(path)
        if text is None:
            return None
        found = FRONT.match(text)
        body = text[found.end() :] if found else text
        self.texts.append(Text(Place(name, text.count("\n", 0, len(text) - len(body)) + 1), body))
        return compose(found[1], name, self.problems, first_line=2) if found else None, body

    def fields(self, value: Value, shape: Shape) -> dict[str, Any] | None:
        """The record's values by key, checked against its shape; None where a required one is missing or wrong."""
        if not isinstance(value.data, dict):
            self.add(
                value.place,
                "broken-record",
                f"a {shape.what} is written as 'key: value' lines",
                "see docs/about/contributing.md",
            )
            return None
        result: dict[str, Any] = {}
        sound = True
        for key, item in value.data.items():
            wanted = shape.keys.get(key)
            if wanted is None:
                hint = did_you_mean(key, shape.keys, f"a {shape.what} has the keys {', '.join(shape.keys)}")
                self.add(item.place, "unknown-key", f"a {shape.what} has no '{key}'", hint)
                continue
            plain = item.plain()
            if wanted == LIST and isinstance(plain, str):
                plain = [plain] if plain else []
            right = {TEXT: str, LIST: list, MAP: dict}[wanted]
            if not isinstance(plain, right):
                self.add(
                    item.place,
                    "broken-record",
                    f"'{key}' of a {shape.what} should be a {wanted}",
                    _example(key, wanted),
                )
                sound = False
                continue
            result[key] = plain
        for key in shape.required:
            if result.get(key) in (None, "", [], {}):
                self.add(value.place, "missing-key", f"this {shape.what} has no '{key}'", f"add a line '{key}: …'")
                sound = False
        return result if sound else None


def _example(key: str, wanted: str) -> str:
    return {
        TEXT: f"write '{key}: some text'",
        LIST: f"write '{key}: [one, another]'",
        MAP: f"write '{key}:' and below it lines 'a: b', indented",
    }[wanted]


def load(root: Path) -> Records:
    """Everything below `root`; files are read in the order of their names, so the result is the same on any machine."""
    reader = Reader(root)
    book = reader.yaml(root / layout.BOOK)
    plain = book.plain() if book and isinstance(book.data, dict) else {}
    kinds = tuple(_kinds(reader, book))
    entities = tuple(entity for kind in kinds for entity in _entities(reader, kind))
    sources = tuple(_sources(reader))
    folders = tuple(layout.DOCS / kind.folder for kind in kinds)
    return Records(
        title=str(plain.get("title", "Briefbook")),
        subtitle=str(plain.get("subtitle", "")),
        description=str(plain.get("description", "")),
        kinds=kinds,
        passed_over=tuple(plain.get("passed over", ())),
        properties=tuple(_properties(reader)),
        entities=entities,
        sources=sources,
        statements=tuple(s for source in sources for s in _statements(reader, source.key)),
        comparisons=tuple(_comparisons(reader)),
        terms=tuple(_terms(reader)),
        briefs=tuple(_briefs(reader)),
        pages=tuple(_pages(reader, (*folders, layout.COMPARISONS))),
        texts=tuple(reader.texts),
        problems=tuple(reader.problems),
    )


def _yes(text: str | None) -> bool:
    return (text or "").lower() in ("yes", "true", "on")


def _kinds(reader: Reader, book: Value | None) -> Iterator[EntityKind]:
    kinds = book.data.get("kinds") if book and isinstance(book.data, dict) else None
    if kinds is None or not isinstance(kinds.data, dict):
        if book:
            reader.add(
                book.place, "missing-key", "the book has no 'kinds'", "name at least one kind of thing that has pages"
            )
        return
    for id, value in kinds.data.items():
        fields = reader.fields(value, KIND)
        if fields:
            yield EntityKind(
                id=id,
                label=fields["label"],
                plural=fields["plural"],
                folder=fields["folder"],
                ignore_case=_yes(fields.get("ignore case")),
                territories=_yes(fields.get("territories")),
                schema=fields.get("schema", "Thing"),
            )


def _properties(reader: Reader) -> Iterator[Property]:
    value = reader.yaml(reader.root / layout.PROPERTIES)
    if value is None or not isinstance(value.data, dict):
        return
    for id, item in value.data.items():
        fields = reader.fields(item, PROPERTY)
        if fields is None:
            continue
        if fields["value"] not in ("entity", "quantity", "date", "text"):
            hint = did_you_mean(
                fields["value"], ("entity", "quantity", "date", "text"), "use entity, quantity, date or text"
            )
            reader.add(item.place, "broken-record", f"'{fields['value']}' is no type of value", hint)
            continue
        yield Property(
            id=id,
            label=fields.get("label", id),
            value=fields["value"],
            theme=fields["theme"],
            inverse=fields.get("inverse", ""),
            single=_yes(fields.get("single")),
            unit=fields.get("unit", ""),
            gloss=fields.get("gloss", ""),
            place=item.place,
        )


def _entities(reader: Reader, kind: EntityKind) -> Iterator[Entity]:
    for path in sorted((reader.root / layout.DOCS / kind.folder).glob("*.md")):
        if path.name == "index.md":
            continue
        read = reader.front_matter(path)
        if read is None:
            continue
        value, body = read
        place = Place(path.relative_to(reader.root).as_posix())
        if value is None:
            if not any(p.place.path == place.path for p in reader.problems):
                reader.add(
                    place,
                    "missing-record",
                    "this page has no record",
                    "begin it with ---, lines 'name: …' and 'gloss: …', and ---",
                )
            continue
        fields = reader.fields(value, ENTITY)
        if fields is not None:
            entity = _entity(reader, kind, path.stem, fields, body.strip(), value.place)
            if entity is not None:
                yield entity


def _entity(
    reader: Reader, kind: EntityKind, id: str, fields: dict[str, Any], body: str, place: Place
) -> Entity | None:
    code = fields.get("iso", "")
    preferred: str = fields.get("name", "")
    names: list[Name] = []
    codes: list[tuple[str, str]] = []
    if code and kind.territories:
        english, endonyms, codes = territory(code)
        if not english:
            reader.add(
                place,
                "unknown-code",
                f"'{code}' is no ISO 3166-1 code of two letters",
                "see https://www.iso.org/iso-3166-country-codes.html",
            )
            return None
        if preferred:
            names.append(Name(text=english, sort="other"))
        preferred = preferred or english
        names += [Name(text=text, sort="endonym", language=language) for language, text in endonyms]
    if not preferred:
        hint = "add a line 'name: …'" + (", or 'iso: …' with its code" if kind.territories else "")
        reader.add(place, "missing-key", "this record has no name", hint)
        return None
    for key, sort in (
        ("acronyms", "acronym"), ("former", "former"), ("names", "other"), ("adjectives", "adjective"), ("metonyms", "metonym"),
    ):  # fmt: skip
        names += [
            Name(text=text, sort=sort, ignore_case=kind.ignore_case and not text.isupper())  # type: ignore[arg-type]
            for text in fields.get(key, ())
        ]
    first = Name(text=preferred, sort="preferred", ignore_case=kind.ignore_case)
    unique = {(n.text, n.sort in ("adjective", "metonym")): n for n in reversed([first, *names]) if n.text}
    if fields.get("wikidata"):
        codes = [*codes, ("Wikidata", fields["wikidata"])]
    return Entity(
        id=id,
        kind=kind.id,
        name=preferred,
        gloss=fields["gloss"],
        names=tuple(reversed(unique.values())),
        codes=tuple(codes),
        broader=tuple(fields.get("broader", ())),
        related=tuple(fields.get("related", ())),
        historic=_yes(fields.get("historic")),
        overview=body,
        place=place,
    )


@lru_cache(maxsize=512)
def territory(code: str) -> tuple[str, list[tuple[str, str]], list[tuple[str, str]]]:
    """English name, (language, endonym) in the official languages, and other codes of a territory, from CLDR."""
    english = localedata.load("en", merge_inherited=False)["territories"].get(code, "")
    endonyms: list[tuple[str, str]] = []
    for language in get_official_languages(code, de_facto=True):
        if not localedata.exists(language):
            continue
        # a language's own names only: building its whole locale costs ten times as much
        name = localedata.load(language, merge_inherited=False).get("territories", {}).get(code)
        if name and name != english:
            endonyms.append((language.replace("_", "-"), name))
    # XA to XZ are free for users: Unicode's code for Kosovo is no code of ISO
    scheme = "Unicode CLDR" if code[0] == "X" else "ISO 3166-1"
    codes = [(scheme, c) for c in (code, *_aliases().get(code, ()))]
    return english, endonyms, codes


@lru_cache(maxsize=1)
def _aliases() -> dict[str, list[str]]:
    """The codes of three digits or letters of each code of two letters."""
    found: dict[str, list[str]] = {}
    for alias, to in sorted(get_global("territory_aliases").items()):
        if len(to) == 1 and len(alias) == 3 and (alias.isalpha() or alias.isdigit()):
            found.setdefault(to[0], []).append(alias)
    return found


def _sources(reader: Reader) -> Iterator[Source]:
    for path in sorted((reader.root / layout.SOURCES).glob(f"*/{layout.SOURCE}")):
        value = reader.yaml(path)
        fields = reader.fields(value, SOURCE) if value else None
        if fields is None or value is None:
            continue
        source = _source(reader, path.parent, fields, value.place)
        if source is not None:
            yield source


def _source(reader: Reader, folder: Path, fields: dict[str, Any], place: Place) -> Source | None:
    rights, original = fields.pop("rights"), fields.pop("original")
    pins, headers = fields.pop("pins", {}), fields.pop("tables", {})
    publish = rights.get("publish", "index")
    if publish not in ("full", "quotes", "index"):
        hint = did_you_mean(publish, ("full", "quotes", "index"), "use full, quotes or index")
        reader.add(place, "unknown-right", f"'{publish}' says not what may be published", hint)
        publish = "index"
    if not re.fullmatch(r"[0-9a-f]{64}", original.get("sha256", "")):
        reader.add(
            place,
            "missing-key",
            "the original has no sha256 of 64 digits",
            f"run: briefbook add FILE, or sha256sum {original.get('file', 'FILE')}",
        )
        return None
    span = _numbers(original.get("lines", ""))
    year = fields.get("issued", "")[:4]
    return Source(
        key=folder.name,
        csl=tuple(fields.items()),
        label=" ".join([_label(fields.get("author", [])), year or "n.d."]).strip(),
        title=fields["title"],
        publish=publish,
        licence=rights.get("licence", "not stated"),
        original=original.get("file", ""),
        sha256=original["sha256"],
        lines=(span[0], span[-1]) if span else None,
        pins=tuple((kind, _numbers(lines)) for kind, lines in pins.items()),
        headers=tuple((id, tuple(columns)) for id, columns in headers.items()),
        index=_index(reader, folder),
        digest=_digest(reader, folder / layout.DIGEST),
        place=place,
    )


def _digest(reader: Reader, path: Path) -> str:
    if not path.is_file():
        return ""
    text = reader.text(path) or ""
    reader.texts.append(Text(Place(path.relative_to(reader.root).as_posix()), text))
    return text


def _label(authors: list[Any]) -> str:
    """Lee; Kiraz and Elhan; Held et al."""
    names = [a.get("family") or a.get("literal") or "" for a in authors if isinstance(a, dict)]
    if len(names) > 2:
        return f"{names[0]} et al."
    return " and ".join(names)


def _numbers(lines: str | list[str]) -> tuple[int, ...]:
    """'3-5, 9' or [3-5, 9] → 3, 4, 5, 9, in the order that is given."""
    parts = lines.split(",") if isinstance(lines, str) else lines
    result: list[int] = []
    for part in parts:
        found = re.fullmatch(r"\s*(\d+)(?:\s*[-–]\s*(\d+))?\s*", part)
        if found:
            result += range(int(found[1]), int(found[2] or found[1]) + 1)
    return tuple(result)


def _index(reader: Reader, folder: Path) -> SourceIndex | None:
    path = folder / layout.PASSAGES
    name = path.relative_to(reader.root).as_posix()
    if not path.is_file():
        return None
    text = reader.text(path)
    references = folder / layout.REFERENCES
    rows: dict[str, tuple[tuple[str, ...], ...]] = {}
    for table in sorted((folder / layout.TABLES).glob("*.csv")):
        content = reader.text(table)
        rows[table.stem] = tuple(tuple(row) for row in csv.reader(io.StringIO(content or "", newline="")))
    try:
        return index.from_jsonl(
            text or "",
            rows,
            tuple((reader.text(references) or "").rstrip("\n").split("\n")) if references.is_file() else (),
        )
    except (ValueError, KeyError, TypeError) as reason:
        reader.add(
            Place(name),
            "broken-index",
            f"this isn't what 'briefbook read' writes ({type(reason).__name__})",
            "run: briefbook read",
        )
        return None


def _statements(reader: Reader, key: str) -> Iterator[Statement]:
    path = reader.root / layout.SOURCES / key / layout.STATEMENTS
    if not path.is_file():
        return
    value = reader.yaml(path)
    if value is None:
        return
    if not isinstance(value.data, list):
        reader.add(value.place, "broken-record", "statements are written as a list", "begin each with '- subject: …'")
        return
    seen: dict[str, Place] = {}
    for item in value.data:
        fields = reader.fields(item, STATEMENT)
        if fields is None or not isinstance(item.data, dict):
            continue
        at = fields.pop("at")
        id = statement_id(key, fields | {"at": at})
        if id in seen:
            reader.add(
                item.place,
                "duplicate-statement",
                f"this statement stands on line {seen[id].line} already",
                "remove one of the two",
            )
            continue
        seen[id] = item.place
        yield Statement(
            id=id,
            source=key,
            locator=at,
            places=tuple((k, v.place) for k, v in item.data.items()),
            **fields,
        )


def statement_id(key: str, fields: dict[str, str]) -> str:
    """Eight hexadecimal digits of a hash of what it says: the same statement keeps its address."""
    text = "\x1f".join([key, *(f"{k}={fields[k]}" for k in sorted(fields) if k not in ("note", "basis"))])
    return "s-" + hashlib.sha256(text.encode()).hexdigest()[:8]


def _comparisons(reader: Reader) -> Iterator[Comparison]:
    for path in sorted((reader.root / layout.COMPARISONS).glob("*.md")):
        if path.name == "index.md":
            continue
        read = reader.front_matter(path)
        fields = reader.fields(read[0], COMPARISON) if read and read[0] else None
        if read and fields and read[0]:
            columns = tuple(
                (heading, tuple([p] if isinstance(p, str) else p)) for heading, p in fields["columns"].items()
            )
            yield Comparison(
                id=path.stem,
                title=fields["title"],
                description=fields.get("description", ""),
                rows=tuple(fields["rows"]),
                columns=columns,
                about=fields.get("about", ""),
                body=read[1].strip(),
                place=read[0].place,
            )


def _terms(reader: Reader) -> Iterator[Term]:
    path = reader.root / layout.GLOSSARY
    value = reader.yaml(path) if path.is_file() else None
    if value is None or not isinstance(value.data, list):
        return
    for item in value.data:
        fields = reader.fields(item, TERM)
        if fields:
            yield Term(
                id=slug(fields["term"]),
                term=fields["term"],
                definition=fields["definition"],
                names=tuple(fields.get("names", ())),
                acronym=_yes(fields.get("acronym")),
                see=tuple(fields.get("see", ())),
                place=item.place,
            )
            reader.texts.append(Text(item.place, fields["definition"]))


def _briefs(reader: Reader) -> Iterator[Brief]:
    for path in sorted((reader.root / layout.BRIEFS).glob("*.md")):
        read = reader.front_matter(path)
        fields = reader.fields(read[0], BRIEF) if read and read[0] else None
        if read and fields and read[0]:
            yield Brief(
                id=path.stem,
                title=fields["title"],
                question=fields["question"],
                answer=read[1].strip(),
                entities=tuple(fields.get("entities", ())),
                comparisons=tuple(fields.get("comparisons", ())),
                since=fields.get("since", ""),
                place=read[0].place,
            )


def _pages(reader: Reader, taken: tuple[Path, ...]) -> Iterator[Page]:
    """Pages of docs/ that are no records: home, about, and the texts that open an index."""
    base = reader.root / layout.DOCS
    for path in sorted(base.rglob("*.md")):
        inside = path.parent.relative_to(reader.root)
        if inside in taken and path.name != "index.md":
            continue
        read = reader.front_matter(path)
        if read is None:
            continue
        meta = read[0].plain() if read[0] else {}
        yield Page(
            path=path.relative_to(base).as_posix(),
            meta=tuple(meta.items()) if isinstance(meta, dict) else (),
            body=read[1],
            edit=path.relative_to(reader.root).as_posix(),
        )
