"""What a record may name, for all checks, and how to say where else to look. What stands in a broken file is known: the file
is a problem of its own.
"""

from __future__ import annotations

from ...model import Book, Source
from ...model.values import PassageId
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


def missing(source: Source, ids: list[str]) -> tuple[str, str, str]:
    """(rule, message, hint) for passages that a locator names and the source doesn't have: one problem for one slip."""
    shown = str(PassageId.of(ids[0])) + (f" and {len(ids) - 1} more that are named" if len(ids) > 1 else "")
    return "missing-passage", f"{source.key} has no passage {shown}", _extent(source, PassageId.of(ids[0]))


def _extent(source: Source, wanted: PassageId) -> str:
    """Which passages of that sort there are."""
    there = [PassageId.of(p.id) for p in source.index.passages] if source.index else []
    alike = [passage for passage in there if passage.sort == wanted.sort]
    return f"it has {alike[0]} to {alike[-1]}" if alike else "it has none of that sort"
