"""BibTeX, as reference managers export it → works in the terms of CSL; pybtex reads the file."""

from __future__ import annotations

import re
from typing import Any

import pybtex.errors
from pybtex.database import Entry, Person, parse_string
from pybtex.richtext import Text
from pybtex.scanner import PybtexSyntaxError

from ..reading.fields import TYPES
from .works import Work

WITHIN = ("journal", "journaltitle", "booktitle", "maintitle")
FIELDS = {
    "volume": "volume", "number": "issue", "issue": "issue", "pages": "page", "publisher": "publisher", "school": "publisher",
    "institution": "publisher", "organization": "publisher", "address": "publisher-place", "location": "publisher-place",
    "series": "collection-title", "edition": "edition", "type": "genre", "doi": "DOI", "issn": "ISSN", "isbn": "ISBN",
    "url": "URL", "langid": "language", "language": "language",
}  # fmt: skip
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
FILE = re.compile(r"[^;:]*\.\w{1,5}(?=[;:]|$)")


def works(text: str) -> list[Work]:
    """The works of a BibTeX file. ValueError where it is none."""
    try:
        with pybtex.errors.capture() as faults:
            entries = parse_string(text, "bibtex").entries
    except pybtex.errors.PybtexError as reason:
        raise ValueError(str(reason)) from None
    # of a key that comes twice the first is taken; a slip in the file may swallow any number of works
    if broken := [fault for fault in faults if isinstance(fault, PybtexSyntaxError)]:
        raise ValueError(str(broken[0]))
    return [Work(key, _csl(entry), _files(entry)) for key, entry in entries.items()]


def _csl(entry: Entry) -> dict[str, Any]:
    fields = {key.lower(): plain(value) for key, value in entry.fields.items()}
    csl: dict[str, Any] = {
        "type": TYPES.get(entry.type.lower(), "article-journal" if entry.type == "article" else "document")
    }
    for name, field in FIELDS.items():
        if fields.get(name):
            csl.setdefault(field, fields[name].replace("--", "-") if field == "page" else fields[name])
    if csl["type"] in ("report", "thesis") and "issue" in csl:
        csl["number"] = csl.pop("issue")
    title = fields.get("title", "")
    csl["title"] = f"{title}: {fields['subtitle']}" if fields.get("subtitle") else title
    csl["container-title"] = next((fields[name] for name in WITHIN if fields.get(name)), "")
    month = fields.get("month", "")[:3].casefold()
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month) if month.isdigit() else 0
    csl["issued"] = fields.get("date") or fields.get("year", "") + (f"-{number:02}" if number else "")
    for role in ("author", "editor"):
        csl[role] = [_person(person) for person in entry.persons.get(role, ())]
    return csl


def _person(person: Person) -> dict[str, str]:
    names = {
        "family": " ".join(person.last_names), "given": " ".join((*person.first_names, *person.middle_names)),
        "non-dropping-particle": " ".join(person.prelast_names), "suffix": " ".join(person.lineage_names),
    }  # fmt: skip
    told = {part: plain(name) for part, name in names.items() if name}
    body = names["family"].startswith("{") and set(told) == {"family"}
    return {"literal": told["family"]} if body else told


def plain(value: str) -> str:
    """What TeX would print of a field, without its braces."""
    try:
        return str(Text.from_latex(value)).strip()
    except pybtex.errors.PybtexError:
        return re.sub(r"[{}]", "", value).strip()


def _files(entry: Entry) -> tuple[str, ...]:
    """The files of a field like `Full Text:files/12/Lee.pdf:application/pdf;…`."""
    told = entry.fields.get("file", "").replace("\\:", ":").replace("\\_", "_")
    return tuple(part.strip() for part in FILE.findall(told))
