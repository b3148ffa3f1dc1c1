"""RIS, as reference managers export it → works in the terms of CSL; rispy reads the file."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import rispy

from ..cite.works import SORTS
from .works import Work

TYPES = {sort.ris: name for name, sort in reversed(SORTS.items())} | {
    "JOUR": "article-journal", "EJOUR": "article-journal", "INPR": "article-journal", "CONF": "paper-conference",
    "GEN": "document", "UNPB": "manuscript", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "NEWS": "article-newspaper",
    "RPRT": "report", "GOVDOC": "document", "VIDEO": "motion_picture", "PCOMM": "personal_communication",
}  # fmt: skip
"""RIS has fewer types than CSL: the commonest of those that share one"""
FIELDS = {
    "volume": "volume", "number": "issue", "publisher": "publisher", "place_published": "publisher-place",
    "edition": "edition", "type_of_work": "genre", "doi": "DOI", "language": "language",
}  # fmt: skip
STANDING = ("book", "report", "thesis", "pamphlet")
"""works that stand by themselves: their second title is a series"""


def works(text: str) -> list[Work]:
    """The works of a RIS file. ValueError where it is none."""
    if "TY  -" not in text:
        raise ValueError("no line begins with 'TY  - '")
    entries = rispy.loads(text)
    return [Work(str(entry.get("id") or n), _csl(entry), _files(entry)) for n, entry in enumerate(entries, start=1)]


def _csl(entry: dict[str, Any]) -> dict[str, Any]:
    csl: dict[str, Any] = {"type": TYPES.get(str(entry.get("type_of_reference", "")), "document")}
    csl |= {field: _text(entry[name]) for name, field in FIELDS.items() if entry.get(name)}
    csl["title"] = _first(entry, "title", "primary_title")
    within = _first(entry, "journal_name", "secondary_title", "alternate_title3", "alternate_title2")
    csl["collection-title" if csl["type"] in STANDING else "container-title"] = within
    pages = [_text(entry[name]) for name in ("start_page", "end_page") if entry.get(name)]
    csl["page"] = "-".join(dict.fromkeys(pages))
    date = _first(entry, "date", "publication_year", "year").replace("/", "-").split("--")[0].strip("-")
    csl["issued"] = date or _first(entry, "year", "publication_year")
    number = _first(entry, "issn", "isbn")
    csl["ISBN" if csl["type"] in ("book", "chapter", "report") else "ISSN"] = number
    urls = entry.get("urls") or entry.get("url") or ""
    csl["URL"] = _text(urls[0] if isinstance(urls, list) and urls else urls)
    csl["author"] = [_person(name) for name in _names(entry, "authors", "first_authors")]
    csl["editor"] = [_person(name) for name in _names(entry, "secondary_authors", "editors")]
    return csl


def _names(entry: dict[str, Any], *tags: str) -> list[str]:
    return [str(name) for tag in tags for name in entry.get(tag) or ()]


def _person(name: str) -> dict[str, str]:
    """Last, First, Suffix; a name without a comma is a body's."""
    family, *rest = (part.strip() for part in name.split(","))
    return {"literal": family} if not rest else dict(zip(("family", "given", "suffix"), (family, *rest), strict=False))


def _first(entry: dict[str, Any], *names: str) -> str:
    return next((_text(entry[name]) for name in names if entry.get(name)), "")


def _text(value: Any) -> str:
    return str(value[0] if isinstance(value, list) and value else value)


def _files(entry: dict[str, Any]) -> tuple[str, ...]:
    told = [entry.get(f"file_attachments{n}") for n in (1, 2)]
    flat = [str(one) for part in told if part for one in (part if isinstance(part, list) else [part])]
    return tuple(unquote(one) for one in flat)
