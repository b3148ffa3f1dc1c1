"""What a Word file states of itself: its core properties, its custom ones, the language of its styles.

Word fills some by itself, with the name of a template or of a computer's user; who hears them weighs that by their origin. The
dates of the file's making and saving aren't the work's, and aren't heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....model import Metadatum
from .package import Element
from .styles import W

CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"
DC = "{http://purl.org/dc/elements/1.1/}"
CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
FIELDS = {f"{DC}title": "title", f"{DC}creator": "author", f"{DC}language": "language", f"{CP}keywords": "keyword",
          f"{DC}identifier": "identifier", f"{DC}publisher": "publisher"}  # fmt: skip
NAMES = {
    "title": "title", "author": "author", "authors": "author", "creator": "author", "date": "issued", "issued": "issued",
    "publication date": "issued", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "publisher": "publisher",
    "journal": "container-title", "container title": "container-title", "volume": "volume", "issue": "issue",
    "pages": "page", "language": "language", "lang": "language", "licence": "licence", "license": "licence",
    "abstract": "abstract", "series": "collection-title", "report number": "number", "url": "URL", "editor": "editor",
}  # fmt: skip
"""custom properties that describe a work, by their names without capitals and dashes"""
LONGEST = 4_000
"""letters of a value"""


def of(core: Element | None, custom: Element | None, styles: Element | None) -> tuple[Metadatum, ...]:
    found = [*_custom(custom), *_core(core), *_language(styles)]
    return tuple(dict.fromkeys(m for m in found if m.value and len(m.value) <= LONGEST))


def _core(part: Element | None) -> Iterator[Metadatum]:
    for tag, field in FIELDS.items():
        for element in part.iter(tag) if part is not None else ():
            yield Metadatum(field, _text(element), "core properties", "stated")


def _custom(part: Element | None) -> Iterator[Metadatum]:
    for element in part.iter("{*}property") if part is not None else ():
        name = re.sub(r"[\W_]+", " ", element.get("name", "")).strip().casefold()
        if field := NAMES.get(name):
            yield Metadatum(field, _text(element), "custom properties", "stated")


def _language(styles: Element | None) -> Iterator[Metadatum]:
    """The language that letters have unless they say another: often that of the program."""
    for element in styles.iterfind(f"{W}docDefaults//{W}lang") if styles is not None else ():
        if told := element.get(f"{W}val", ""):
            yield Metadatum("language", told, "language of the styles", "guessed")


def _text(element: Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()
