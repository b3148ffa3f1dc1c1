"""References: how a source is cited, and the same for reference managers (CSL-JSON, BibTeX, RIS, COinS, Highwire).

What a source doesn't state is left out; nothing is made up.
"""

from __future__ import annotations

from .bibtex import bibtex
from .item import Name, csl, names
from .ris import ris
from .style import broken, reference
from .web import coins, day, highwire

__all__ = ["Name", "bibtex", "broken", "coins", "csl", "date", "day", "highwire", "names", "page", "reference", "ris"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}


def page(title: str, book: str) -> str:
    """How a page of the book itself is cited, as plain text; its address and, if wanted, the day of reading follow."""
    return f"“{title if title.endswith(('?', '!')) else title.rstrip('.') + '.'}” {book}."


def date(iso: str) -> str:
    """1952-02-18 → 18 February 1952, with no more precision than it has."""
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if month in SEASONS:
        return f"{SEASONS[month]} {year}"
    if not month.isdigit() or not 1 <= int(month) <= 12:
        return iso
    said = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {said}" if day.isdigit() else said
