"""A source in the RIS format, as reference managers exchange it: a tag and a value a line."""

from __future__ import annotations

import re

from ..model import Source
from .item import names, pages
from .works import sort

SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}
STANDING_IN = ("BOOK", "RPRT", "THES", "PAMP")
"""types of works that stand by themselves: T2 is their series"""


def ris(source: Source) -> str:
    fields = dict(source.csl)
    kind = sort(fields.get("type", "")).ris
    container, series = fields.get("container-title", ""), fields.get("collection-title", "")
    first, last = pages(source)
    lines = [("TY", kind)]
    lines += [("AU", name.turned) for name in names(source)]
    lines += [("ED", name.turned) for name in names(source, "editor")]
    lines += [("A4", name.turned) for name in names(source, "translator")]
    lines += [
        ("TI", source.title),
        ("T2", container or (series if kind in STANDING_IN else "")),
        ("T3", series if container or kind not in STANDING_IN else ""),
        ("PB", fields.get("publisher", "")),
        ("CY", fields.get("publisher-place", "")),
        ("ET", fields.get("edition", "")),
        ("VL", fields.get("volume", "")),
        ("IS", fields.get("issue", "")),
        ("M1", fields.get("number") or fields.get("collection-number", "")),
        ("M3", fields.get("genre", "")),
        ("SP", first),
        ("EP", last),
        ("PY", fields.get("issued", "")[:4]),
        ("DA", _date(fields.get("issued", ""))),
        ("DO", fields.get("DOI", "")),
        ("SN", fields.get("ISBN") or fields.get("ISSN", "")),
        ("UR", fields.get("URL", "")),
        ("LA", fields.get("language", "")),
        ("N1", fields.get("note", "")),
    ]
    return "".join(f"{tag}  - {_line(value)}\n" for tag, value in lines if value) + "ER  - \n"


def _line(value: str) -> str:
    return re.sub(r"\s+", " ", value).strip()


def _date(issued: str) -> str:
    """YYYY/MM/DD/other information, where more than the year is known."""
    year, _, rest = issued.partition("-")
    month, _, day = rest.partition("-")
    if month in SEASONS:
        return f"{year}///{SEASONS[month]}"
    return f"{year}/{month}/{day}/" if month else ""
