"""References: how a source is cited, and the same for reference managers (CSL-JSON, BibTeX, RIS, COinS, Highwire).

What a source doesn't state is left out, or said to be not stated; nothing is made up. The printed form follows the
author–date style of the Chicago Manual of Style.
"""

from __future__ import annotations

import re
from typing import Any

from .language.fold import slug
from .model import Source

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
TYPES = {"article-journal": ("article", "JOUR"), "report": ("techreport", "RPRT"), "book": ("book", "BOOK")}
FORMATS = {
    "article": ("journal", "article"), "article-journal": ("journal", "article"), "article-magazine": ("journal", "article"),
    "article-newspaper": ("journal", "article"), "book": ("book", "book"), "chapter": ("book", "bookitem"),
    "paper-conference": ("book", "proceeding"), "report": ("book", "report"),
}  # fmt: skip
"""(format, genre) of OpenURL for a type of CSL"""
INSIDE = {"chapter": "inbook_title", "paper-conference": "conference_title"}
ISSUING = {"report": "technical_report_institution", "thesis": "dissertation_institution"}
"""the Highwire tags for what a work stands in and who brings it out, where they aren't those of an article"""


def csl(source: Source) -> dict[str, Any]:
    """The source as a CSL-JSON item."""
    item: dict[str, Any] = {"id": source.key} | dict(source.csl)
    issued = item.pop("issued", "")
    if issued:
        item["issued"] = {"date-parts": [[int(part) for part in issued.split("-")]]}
    return item


def authors(source: Source) -> list[tuple[str, str]]:
    """(family, given) of each author; a body has only the first."""
    found = []
    for author in dict(source.csl).get("author", []):
        if isinstance(author, dict):
            found.append((author.get("family") or author.get("literal") or "", author.get("given", "")))
    return found


def reference(source: Source) -> str:
    """The entry of a bibliography, as plain text with titles between asterisks."""
    fields = dict(source.csl)
    names = [f"{f}, {g}" if g and not i else f"{g} {f}".strip() for i, (f, g) in enumerate(authors(source))]
    who = _listed(names) or "Author not stated"
    when = fields.get("issued", "")[:4] or "n.d."
    parts = [
        f"{who.rstrip('.')}. {(when + source.letter).rstrip('.')}.",
        f"“{source.title if source.title.endswith(('?', '!')) else source.title.rstrip('.') + '.'}”",
    ]
    if "container-title" in fields:
        numbers = fields.get("volume", "") + (f" ({fields['issue']})" if "issue" in fields else "")
        place = f"*{fields['container-title']}* {numbers}".strip()
        parts.append(place + (f": {fields['page'].replace('-', '–')}" if "page" in fields else "") + ".")
    elif fields.get("type") == "article-journal":
        parts.append("Journal not stated.")
    series = [fields[k] for k in ("genre", "collection-title") if k in fields and "container-title" not in fields]
    if series:
        parts.append(" ".join([", ".join(series), fields.get("number", "")]).strip() + ".")
    if "publisher" in fields:
        parts.append(fields["publisher"] + ".")
    if "DOI" in fields:
        parts.append(f"https://doi.org/{fields['DOI']}.")
    return " ".join(parts)


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + f", and {names[-1]}"


def bibtex(source: Source) -> str:
    fields = dict(source.csl)
    sort = TYPES.get(fields.get("type", ""), ("misc", "GEN"))[0]
    pairs = [
        (
            "author",
            " and ".join(f"{_braced(f)}, {_braced(g)}" if g else f"{{{_braced(f)}}}" for f, g in authors(source)),
        ),
        ("title", f"{{{_braced(source.title)}}}"),
        ("journal", _braced(fields.get("container-title", ""))),
        ("institution", _braced(fields.get("publisher", ""))),
        ("series", _braced(fields.get("collection-title", ""))),
        ("volume", fields.get("volume", "")),
        ("number", fields.get("issue", fields.get("number", ""))),
        ("pages", fields.get("page", "").replace("-", "--")),
        ("year", fields.get("issued", "")[:4]),
        ("doi", fields.get("DOI", "")),
        ("note", _braced(fields.get("note", ""))),
    ]
    lines = [f"  {key} = {{{value}}}" for key, value in pairs if value]
    return f"@{sort}{{{slug(source.key)},\n" + ",\n".join(lines) + "\n}\n"


def _braced(text: str) -> str:
    """Text as BibTeX reads it; braces that don't match would end the entry."""
    text = re.sub(r"([&%$#_])", r"\\\1", text)
    return re.sub(r"[{}]", lambda m: r"{\textbraceleft}" if m[0] == "{" else r"{\textbraceright}", text)


def ris(source: Source) -> str:
    fields = dict(source.csl)
    lines = [("TY", TYPES.get(fields.get("type", ""), ("misc", "GEN"))[1])]
    lines += [("AU", f"{f}, {g}" if g else f) for f, g in authors(source)]
    lines += [
        ("TI", source.title),
        ("T2", fields.get("container-title", "")),
        ("PB", fields.get("publisher", "")),
        ("VL", fields.get("volume", "")),
        ("IS", fields.get("issue", fields.get("number", ""))),
        ("PY", fields.get("issued", "")[:4]),
        ("DO", fields.get("DOI", "")),
        ("N1", fields.get("note", "")),
    ]
    first, _, last = fields.get("page", "").partition("-")
    lines += [("SP", first), ("EP", last)]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value) + "ER  - \n"


def coins(source: Source) -> str:
    """The source as an OpenURL context object (Z39.88), the `title` of a COinS span; not yet escaped for HTML."""
    fields = dict(source.csl)
    sort, genre = FORMATS.get(fields.get("type", ""), ("book", "unknown"))
    whole = sort == "book" and genre != "bookitem"
    first, _, last = fields.get("page", "").partition("-")
    people = authors(source)
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{sort}"),
        ("rft_id", f"info:doi/{fields['DOI']}" if "DOI" in fields else fields.get("URL", "")),
        ("rft.genre", genre),
        ("rft.btitle" if whole else "rft.atitle", source.title),
        ("rft.jtitle" if sort == "journal" else "rft.btitle", "" if whole else fields.get("container-title", "")),
        ("rft.series", fields.get("collection-title", "") if sort == "book" else ""),
        ("rft.pub", fields.get("publisher", "")),
        ("rft.volume", fields.get("volume", "")),
        ("rft.issue", fields.get("issue", "")),
        ("rft.spage", first),
        ("rft.epage", last),
        ("rft.issn", fields.get("ISSN", "")),
        ("rft.isbn", fields.get("ISBN", "")),
        ("rft.date", fields.get("issued", "")),
        ("rft.aulast", people[0][0] if people and people[0][1] else ""),
        ("rft.aufirst", people[0][1] if people else ""),
        *(("rft.au", f"{given} {family}".strip()) for family, given in people),
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
    sort = fields.get("type", "")
    first, _, last = fields.get("page", "").partition("-")
    pairs = [
        ("title", source.title),
        *(("author", f"{family}, {given}" if given else family) for family, given in authors(source)),
        ("publication_date", fields.get("issued", "").replace("-", "/")),
        (INSIDE.get(sort, "journal_title"), fields.get("container-title", "")),
        ("volume", fields.get("volume", "")),
        ("issue", fields.get("issue", "")),
        ("firstpage", first),
        ("lastpage", last),
        ("doi", fields.get("DOI", "")),
        ("issn", fields.get("ISSN", "")),
        ("isbn", fields.get("ISBN", "")),
        (ISSUING.get(sort, "publisher"), fields.get("publisher", "")),
        ("technical_report_number", fields.get("number", "") if sort == "report" else ""),
        ("language", fields.get("language", "")),
    ]
    return [(f"citation_{name}", content) for name, content in pairs if content]


def page(title: str, book: str) -> str:
    """How a page of the book itself is cited, as plain text; its address and, if wanted, the day of reading follow."""
    return f"“{title if title.endswith(('?', '!')) else title.rstrip('.') + '.'}” {book}."


def date(iso: str) -> str:
    """1952-02-18 → 18 February 1952, with no more precision than it has."""
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not month.isdigit() or not 1 <= int(month) <= 12:
        return iso
    said = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {said}" if day.isdigit() else said
