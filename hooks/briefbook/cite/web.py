"""What reference managers take from a page: COinS and Highwire tags."""

from __future__ import annotations

from ..model import Source
from .item import names, pages
from .works import sort

INSIDE = {"chapter": "inbook_title", "paper-conference": "conference_title"}
ISSUING = {"report": "technical_report_institution", "thesis": "dissertation_institution"}
"""the Highwire tags for what a work stands in and who brings it out, where they aren't those of an article"""
SEASONS = ("21", "22", "23", "24")


def day(issued: str) -> str:
    """A date of issue without its season, which the formats of the web don't have."""
    return issued[:4] if issued[5:7] in SEASONS else issued


def coins(source: Source) -> str:
    """The source as an OpenURL context object (Z39.88), the `title` of a COinS span; not yet escaped for HTML."""
    fields = dict(source.csl)
    form, genre = sort(fields.get("type", "")).openurl
    whole = form != "journal" and genre != "bookitem"
    title = "rft.title" if form == "dissertation" else "rft.btitle" if whole else "rft.atitle"
    first, last = pages(source)
    people = names(source)
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"),
        ("rft_id", f"info:doi/{fields['DOI']}" if "DOI" in fields else fields.get("URL", "")),
        ("rft.genre", genre),
        (title, source.title),
        ("rft.jtitle" if form == "journal" else "rft.btitle", "" if whole else fields.get("container-title", "")),
        ("rft.series", fields.get("collection-title", "") if form == "book" else ""),
        ("rft.pub", fields.get("publisher", "")),
        ("rft.volume", fields.get("volume", "")),
        ("rft.issue", fields.get("issue", "")),
        ("rft.spage", first),
        ("rft.epage", last),
        ("rft.issn", fields.get("ISSN", "")),
        ("rft.isbn", fields.get("ISBN", "")),
        ("rft.date", day(fields.get("issued", ""))),
        ("rft.aulast", f"{people[0].particle} {people[0].family}".strip() if people and people[0].given else ""),
        ("rft.aufirst", people[0].given if people else ""),
        ("rft.ausuffix", people[0].suffix if people else ""),
        *(("rft.au", name.spoken) for name in people),
    ]
    return "&".join(f"{key}={_percent(value)}" for key, value in pairs if value)


def _percent(text: str) -> str:
    """Text as an address may hold it: letters and digits of ASCII, all else as the bytes of UTF-8."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-._~") else _bytes(c) for c in text)


def _bytes(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))


def highwire(source: Source) -> list[tuple[str, str]]:
    """(name, content) of the `citation_…` tags that reference managers and scholarly search engines read."""
    fields = dict(source.csl)
    kind = fields.get("type", "")
    first, last = pages(source)
    pairs = [
        ("title", source.title),
        *(pair for name in names(source) for pair in (("author", name.turned), ("author_orcid", name.orcid))),
        ("publication_date", day(fields.get("issued", "")).replace("-", "/")),
        (INSIDE.get(kind, "journal_title"), fields.get("container-title", "")),
        ("volume", fields.get("volume", "")),
        ("issue", fields.get("issue", "")),
        ("firstpage", first),
        ("lastpage", last),
        ("doi", fields.get("DOI", "")),
        ("issn", fields.get("ISSN", "")),
        ("isbn", fields.get("ISBN", "")),
        (ISSUING.get(kind, "publisher"), fields.get("publisher", "")),
        ("technical_report_number", fields.get("number", "") if kind == "report" else ""),
        ("language", fields.get("language", "")),
    ]
    return [(f"citation_{name}", content) for name, content in pairs if content]
