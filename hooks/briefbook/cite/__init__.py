"""References: how a source is cited, and the same for reference managers (CSL-JSON, BibTeX, RIS, COinS, Highwire).

What a source doesn't state is left out; nothing is made up.
"""

from __future__ import annotations

from .bibtex import bibtex
from .item import Name, csl, names
from .ris import ris
from .style import broken, reference
from .web import coins, day, highwire

__all__ = ["Name", "bibtex", "broken", "coins", "csl", "day", "highwire", "names", "page", "reference", "ris"]


def page(title: str, book: str) -> str:
    """How a page of the book itself is cited, as plain text; its address and, if wanted, the day of reading follow."""
    return f"“{title if title.endswith(('?', '!')) else title.rstrip('.') + '.'}” {book}."
