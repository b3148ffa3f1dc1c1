"""The whole pipeline on one screen."""

from __future__ import annotations

from pathlib import Path

from . import collector, records
from . import site as publishing
from .evidence import attest
from .index.recognise import Recogniser
from .model import Book, Site


def book(root: Path) -> Book:
    """All that the project holds, its statements checked against their passages. Faults stay in the values."""
    with collector.paused():
        loaded = records.load(root)
        recogniser = Recogniser(loaded.entities, loaded.passed_over)
        return Book(records=loaded, statements=attest.statements(loaded, recogniser.names))


def site(book: Book) -> Site:
    """What is published of a book."""
    with collector.paused():
        return publishing.site(book)
