"""A work of a library: its fields in CSL, as metadata of an article; and which of the works a file holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from ..model import WORKS, Article, Creator, Metadatum
from ..reading.fields import evened
from ..reading.imprint import letters

FIELDS = (
    "title", "container-title", "collection-title", "volume", "issue", "number", "page", "edition", "publisher",
    "publisher-place", "genre", "language", "DOI", "ISSN", "ISBN", "URL",
)  # fmt: skip
"""the fields of CSL that are texts; the type, the date and the people are read apart"""
LEAST = 12
"""letters of a title by which a file may be told"""


class Work(NamedTuple):
    """A work as a library describes it."""

    key: str
    csl: Mapping[str, Any]
    files: tuple[str, ...] = ()
    """the names of the files that the library keeps of it"""

    @property
    def title(self) -> str:
        return str(self.csl.get("title") or "")

    def metadata(self, origin: str) -> tuple[Metadatum, ...]:
        """What is said of it, each from `origin`."""
        return tuple(_metadata(self.csl, origin))


def _metadata(csl: Mapping[str, Any], origin: str) -> Iterator[Metadatum]:
    if csl.get("type") in WORKS:
        yield Metadatum("type", str(csl["type"]), origin, "stated")
    for role in ("author", "editor"):
        people = csl.get(role)
        for person in people if isinstance(people, list) else ():
            creator = _creator(person) if isinstance(person, dict) else None
            if creator:
                yield Metadatum(role, creator.name, origin, "stated", creator)
    if when := issued(csl.get("issued")):
        yield from evened(Metadatum("issued", when, origin, "stated"))
    for field in FIELDS:
        value = csl.get(field)
        if isinstance(value, str | int) and str(value).strip():
            yield from evened(Metadatum(field, str(value), origin, "stated"))


def _creator(person: Mapping[str, Any]) -> Creator | None:
    parts = {key: str(person.get(key) or "").strip() for key in ("family", "given", "suffix", "literal", "ORCID")}
    particle = str(person.get("non-dropping-particle") or person.get("dropping-particle") or "").strip()
    name = parts["literal"] or " ".join(filter(None, (parts["given"], particle, parts["family"], parts["suffix"])))
    if not name:
        return None
    family = "" if parts["literal"] or (not parts["given"] and not particle) else parts["family"]
    orcid = parts["ORCID"].rpartition("/")[2]
    return Creator(name, family, parts["given"] if family else "", particle if family else "", parts["suffix"], orcid)


def issued(value: Any) -> str:
    """A date of CSL as text: its first part, year to day."""
    if not isinstance(value, dict):
        return str(value or "")
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return "-".join(str(part).zfill(4 if n == 0 else 2) for n, part in enumerate(parts[0][:3]) if str(part).strip())
    return str(value.get("raw") or value.get("literal") or "")


class Library:
    """The works of one file, found by what tells them: the name of a file, a DOI, a title."""

    def __init__(self, name: str, works: Iterable[Work]) -> None:
        self.name, self.works = name, tuple(works)
        self._by: dict[tuple[str, str], list[Work]] = defaultdict(list)
        for work in self.works:
            for file in work.files:
                self._by["file", PurePosixPath(file.replace("\\", "/")).name.casefold()].append(work)
            self._by["DOI", str(work.csl.get("DOI") or "").casefold().rpartition("doi.org/")[2]].append(work)
            if len(told := letters(work.title)) >= LEAST:
                self._by["title", told].append(work)

    def find(self, article: Article, file: str) -> tuple[Work, str] | None:
        """The one work that this article of a file is, and by what it was told: file, DOI, title or name; None where none or
        several may be it."""
        known = article.stated("DOI").casefold()
        asked = (("file", file.casefold()), ("DOI", known), ("title", letters(article.title)))
        for by, told in asked:
            found = self._by.get((by, told), []) if told else []
            if len(found) == 1:
                return found[0], by
        # "Lee - 2025 - The quays of Orvel.pdf": the name of the file holds the title, or its beginning
        stem, title = letters(file.rpartition(".")[0]), letters(article.title)
        alike = [
            work
            for (by, told), works in self._by.items()
            if by == "title" and ((told[:40] in stem) or (len(title) >= LEAST and told.startswith(title)))
            for work in works
        ]
        return (alike[0], "title") if len(alike) == 1 else None
