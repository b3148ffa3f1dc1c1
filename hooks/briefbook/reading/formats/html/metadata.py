"""What the <meta> elements of a page state: those for scholarly search first, then Dublin Core, then those for sharing."""

from __future__ import annotations

import re

from ..stated import Stated
from .flow import Element, one_line

YEAR = re.compile(r"\b(1[5-9]|20)\d\d\b")
DOI = re.compile(r"10\.\d{4,9}/\S+")
TITLE = ("citation_title", "dc.title", "dcterms.title", "prism.title", "og:title")
AUTHOR = ("citation_author", "citation_authors", "dc.creator", "dcterms.creator", "author")
DATE = (
    "citation_publication_date", "citation_date", "citation_cover_date", "citation_online_date", "prism.publicationdate",
    "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "article:published_time",
)  # fmt: skip
IDENTIFIER = ("citation_doi", "prism.doi", "dc.identifier", "dcterms.identifier")


def stated(root: Element) -> Stated:
    """The metadata of a page, given its whole tree."""
    fields: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").strip().casefold()
        if content := one_line(meta.get("content", "")):
            fields.setdefault(key, []).append(content)

    def first(*keys: str) -> str:
        return next((fields[key][0] for key in keys if key in fields), "")

    authors = next((fields[key] for key in AUTHOR if key in fields), [])
    names = [name.strip() for said in authors for name in said.split(";")]
    year = YEAR.search(first(*DATE))
    doi = DOI.search(" ".join(content for key in IDENTIFIER for content in fields.get(key, ())))
    name = next((one_line("".join(e.itertext())) for e in root.iter("title")), "")
    return Stated(
        title=first(*TITLE),
        name=name,
        authors=tuple(dict.fromkeys(n for n in names if n and not re.search(r"[@/]|\d", n))),
        journal=first("citation_journal_title", "prism.publicationname"),
        volume=first("citation_volume", "prism.volume"),
        issue=first("citation_issue", "prism.number"),
        pages=(first("citation_firstpage", "prism.startingpage"), first("citation_lastpage", "prism.endingpage")),
        year=year[0] if year else "",
        doi=doi[0].rstrip(".,;") if doi else "",
    )
