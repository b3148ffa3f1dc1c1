"""What stands above the text of a Markdown file and describes it → metadata: YAML, TOML, or the title lines of Pandoc.

A stranger's YAML is read event by event: nothing in it is built, followed or run, however deep it nests.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from ...model import Metadatum

ORIGIN = "front matter"
LONGEST = 65_536
"""letters of front matter; what is longer is none"""
DEEPEST = 12
TOML = re.compile(r"\A\s*\+\+\+\n(.*?)\n\+\+\+\n", re.DOTALL)
TITLE_LINES = re.compile(r"\A% (.+(?:\n +.+)*)\n(?:%(.*(?:\n +.+)*)\n)?(?:%(.*)\n)?")
PLAIN = re.compile(r"^([A-Za-z][\w -]{0,30}):[ \t]+(\S.*)$", re.MULTILINE)
FIELDS = {
    "title": "title", "subtitle": "subtitle", "short_title": "title-short", "author": "author", "authors": "author",
    "creator": "author", "by": "author", "byline": "author", "editor": "editor", "editors": "editor", "date": "issued",
    "issued": "issued", "published": "issued", "publishdate": "issued", "pubdate": "issued", "date_published": "issued",
    "year": "issued", "journal": "container-title", "container_title": "container-title", "publication": "container-title",
    "booktitle": "container-title", "series": "collection-title", "collection_title": "collection-title", "volume": "volume",
    "issue": "issue", "number": "number", "pages": "page", "page": "page", "doi": "DOI", "issn": "ISSN", "isbn": "ISBN",
    "publisher": "publisher", "institution": "publisher", "publisher_place": "publisher-place", "place": "publisher-place",
    "genre": "genre", "type": "type", "lang": "language", "language": "language", "url": "URL", "link": "URL",
    "canonical_url": "URL", "source_url": "URL", "permalink": "URL", "abstract": "abstract", "summary": "abstract",
    "description": "abstract", "keywords": "keyword", "keyword": "keyword", "tags": "keyword", "license": "licence",
    "licence": "licence", "copyright": "licence", "rights": "licence", "event": "event-title",
}  # fmt: skip
"""how people call what CSL has a variable for"""
NAMES = ("name", "literal", "full_name")
GIVEN, FAMILY = (
    ("given", "given_names", "first", "firstname", "first_name"),
    ("family", "surname", "last", "lastname", "last_name"),
)


def taken(text: str) -> tuple[tuple[Metadatum, ...], int, str]:
    """What front matter that isn't YAML states, the number of its lines, and the text below it."""
    if (found := TOML.match(text)) and len(found[1]) < LONGEST:
        try:
            fields = tomllib.loads(found[1])
        except (tomllib.TOMLDecodeError, RecursionError):
            return (), 0, text
        told = tuple(_metadata((str(key), value) for key, value in fields.items()))
        return told, found[0].count("\n"), text[found.end() :]
    if found := TITLE_LINES.match(text):
        names = re.split(r";|\n", found[2] or "")
        pairs = [("title", found[1]), *(("author", name) for name in names), ("date", found[3] or "")]
        return (
            tuple(_metadata((key, " ".join(value.split())) for key, value in pairs)),
            found[0].count("\n"),
            text[found.end() :],
        )
    return (), 0, text


def abstract(source: str) -> tuple[int, str] | None:
    """The abstract that YAML front matter holds, with the line that it begins on, from 0."""
    key = ""
    try:
        for event in yaml.parse(source[:LONGEST], Loader=yaml.SafeLoader):
            if isinstance(event, yaml.ScalarEvent):
                if key.casefold() == "abstract" and event.value.strip():
                    return (event.start_mark.line if event.start_mark else 0), " ".join(event.value.split())
                key = event.value
    except yaml.YAMLError:
        return None
    return None


def stated(source: str) -> tuple[Metadatum, ...]:
    """What YAML front matter states; of what isn't YAML, the lines with a field and a value."""
    if len(source) > LONGEST:
        return ()
    try:
        fields = _built(yaml.parse(source, Loader=yaml.SafeLoader))
    except yaml.YAMLError:
        # people write `title: Ships: a history`, which is no YAML
        return tuple(_metadata((key, value.strip("\"' ")) for key, value in PLAIN.findall(source)))
    except ValueError:
        return ()
    return tuple(_metadata(fields.items())) if isinstance(fields, dict) else ()


def _built(events: Iterable[yaml.Event]) -> Any:
    """The value of a YAML document of mappings, sequences and text. Raises ValueError for others, and for too deep a one."""
    top: list[Any] = []
    stack: list[list[Any] | dict[str, Any]] = [top]
    keys: list[str | None] = [None]
    for event in events:
        value: Any
        match event:
            case yaml.ScalarEvent():
                value = event.value
            case yaml.MappingStartEvent():
                value = {}
            case yaml.SequenceStartEvent():
                value = []
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                stack.pop()
                keys.pop()
                continue
            case yaml.AliasEvent():
                raise ValueError("an alias")
            case _:
                continue
        inner = stack[-1]
        if isinstance(inner, list):
            inner.append(value)
        elif keys[-1] is None:
            keys[-1] = value if isinstance(value, str) else ""
            if isinstance(value, str):
                continue
        else:
            inner[keys[-1]] = value
            keys[-1] = None
        if isinstance(value, (list, dict)):
            if len(stack) > DEEPEST:
                raise ValueError("too deep")
            stack.append(value)
            keys.append(None)
    return top[0] if top else None


def _metadata(fields: Iterable[tuple[str, Any]]) -> Iterator[Metadatum]:
    for key, value in fields:
        field = FIELDS.get(re.sub(r"[\s-]+", "_", key.strip().lower()))
        if field:
            yield from (Metadatum(field, text, ORIGIN, "stated") for text in _texts(value) if text)


def _texts(value: Any) -> Iterator[str]:
    match value:
        case list():
            for part in value:
                yield from _texts(part)
        case dict():
            even = {
                str(key).lower().replace("-", "_"): part for key, part in value.items() if isinstance(part, (str, int))
            }
            given = next((str(even[key]) for key in GIVEN if key in even), "")
            family = next((str(even[key]) for key in FAMILY if key in even), "")
            yield (
                f"{family}, {given}"
                if given and family
                else family or next((str(even[key]) for key in NAMES if key in even), next(iter(map(str, value)), ""))
            )
        case _:
            yield " ".join(str(value).split())
