"""The whole pipeline on one screen."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import assemble, attest, records
from .model import Book, Site


def book(root: Path) -> Book:
    """All that the project holds, its statements checked against their passages. Faults stay in the values."""
    with _without_collector():
        loaded = records.load(root)
        return Book(records=loaded, statements=attest.statements(loaded))


def site(book: Book) -> Site:
    """What is published of a book."""
    with _without_collector():
        return assemble.site(book)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Frozen values make no cycles: looking for some while a hundred thousand are made costs a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
