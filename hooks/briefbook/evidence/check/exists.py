"""What a record may name, for all checks, and how to say where else to look. What stands in a broken file is known: the file
is a problem of its own.
"""

from __future__ import annotations

from ...model import Book, SourceIndex
from ...problem import did_you_mean


def entities(book: Book) -> set[str]:
    """Ids that may be named: those of records, and of files whose record is broken, which is a problem of its own."""
    return {e.id for e in book.records.entities} | broken(book)


def comparisons(book: Book) -> set[str]:
    return {c.id for c in book.records.comparisons} | broken(book)


def broken(book: Book) -> set[str]:
    paths = (p.place.path for p in book.records.problems if p.place.path.endswith(".md"))
    return {path.rpartition("/")[2].removesuffix(".md") for path in paths}


def near(id: str, known: set[str]) -> str:
    return did_you_mean(id, known, "add a record for it, or name another")


def shown(id: str) -> str:
    return f"¶{id}" if id.isdigit() else id


def extent(index: SourceIndex, id: str) -> str:
    sort = id[0] if id[0] in "nt" else ""
    ids = [p.id for p in index.passages if (p.id[0] == sort if sort else p.id.isdigit())]
    return f"it has {shown(ids[0])} to {shown(ids[-1])}" if ids else "it has none of that sort"
