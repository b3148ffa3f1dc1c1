"""A source as an entry of BibTeX, in a form that BibLaTeX and pandoc read alike.

Braces keep the letter case of titles; what TeX reads as commands is escaped; addresses and DOIs stand as they are. A body with
"and" in its name, or a house, has braces of its own, for lists are cut there. A day goes into BibLaTeX's `date`, for BibTeX has
years and months only; ORCID iDs into its annotation of names.
"""

from __future__ import annotations

import re

from ..language.fold import slug
from ..model import Source
from .item import Name, names
from .works import sort

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}
WITHIN = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
ISSUING = {
    "techreport": "institution",
    "phdthesis": "school",
    "mastersthesis": "school",
    "misc": "organization",
    "booklet": "howpublished",
}
"""the fields for what a work stands in and who brings it out, where they aren't `howpublished` and `publisher`"""
MASTER = re.compile(r"\b(master|m\.?\s?a\b|m\.?\s?sc|mphil)", re.IGNORECASE)
ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {sign: "\\" + sign for sign in "&%$#_"}  # fmt: skip


def bibtex(source: Source) -> str:
    fields = dict(source.csl)
    kind = sort(fields.get("type", "")).bibtex
    if kind == "phdthesis" and MASTER.search(fields.get("genre", "")):
        kind = "mastersthesis"
    year, _, rest = fields.get("issued", "").partition("-")
    month = rest[:2]
    journal = WITHIN.get(kind, "howpublished")
    pairs = [
        ("author", _names(names(source))),
        *_orcids(names(source)),
        ("editor", _names(names(source, "editor"))),
        ("translator", _names(names(source, "translator"))),
        ("title", _kept(source.title)),
        (journal, _text(fields.get("container-title", ""))),
        ("type", _text(fields.get("genre", ""))),
        ("edition", _text(fields.get("edition", ""))),
        (ISSUING.get(kind, "publisher"), _listed(fields.get("publisher", ""))),
        ("address", _listed(fields.get("publisher-place", ""))),
        ("series", _text(fields.get("collection-title", ""))),
        ("volume", _text(fields.get("volume", ""))),
        ("number", _text(fields.get("issue") or fields.get("number") or fields.get("collection-number", ""))),
        ("pages", _text(re.sub(r"\s*[-–]\s*", "--", fields.get("page", "")))),
        ("year", _text(year)),
        ("month", _text(SEASONS[month]) if month in SEASONS else MONTHS[int(month) - 1] if month.isdigit() else ""),
        ("date", _text(fields["issued"]) if len(rest) == 5 else ""),
        ("doi", _verbatim(fields.get("DOI", ""))),
        ("url", _verbatim(fields.get("URL", ""))),
        ("isbn", _text(fields.get("ISBN", ""))),
        ("issn", _text(fields.get("ISSN", ""))),
        ("language", _text(fields.get("language", ""))),
        ("note", _text(fields.get("note", ""))),
    ]
    seen: set[str] = set()
    lines = []
    for key, value in pairs:
        if value and key not in seen:
            seen.add(key)
            lines.append(f"  {key} = {value}")
    return f"@{kind}{{{slug(source.key)},\n" + ",\n".join(lines) + "\n}\n"


def escaped(text: str) -> str:
    """Text as TeX prints it."""
    return "".join(ESCAPES.get(char, char) for char in re.sub(r"\s+", " ", text).strip())


def _text(text: str) -> str:
    return f"{{{escaped(text)}}}" if text else ""


def _kept(text: str) -> str:
    """Text whose letter case no style changes."""
    return f"{{{{{escaped(text)}}}}}" if text else ""


def _listed(text: str) -> str:
    """A name in a field that is a list to BibLaTeX: "and" would cut it."""
    return _kept(text) if re.search(r"\band\b", text, re.IGNORECASE) else _text(text)


def _verbatim(text: str) -> str:
    """An address: only what would end the field is encoded."""
    return f"{{{re.sub('[{}%]', lambda m: m[0] if m[0] == '%' else f'%{ord(m[0]):02X}', text)}}}" if text else ""


def _names(people: list[Name]) -> str:
    return f"{{{' and '.join(map(_name, people))}}}" if people else ""


def _name(name: Name) -> str:
    """von Last, Jr, First; a body in braces of its own."""
    family = escaped(name.family)
    if name.body or (not name.given and not name.particle):
        return f"{{{family}}}"
    if re.search(r",|\band\b", family):
        family = f"{{{family}}}"
    parts = [f"{escaped(name.particle)} {family}".strip(), escaped(name.suffix), escaped(name.given)]
    return ", ".join(part for part in parts if part)


def _orcids(people: list[Name]) -> list[tuple[str, str]]:
    """BibLaTeX's annotation of the authors that have an ORCID iD."""
    told = "; ".join(f'{n}="{name.orcid}"' for n, name in enumerate(people, start=1) if name.orcid)
    return [("author+an:orcid", f"{{{told}}}")] if told else []
