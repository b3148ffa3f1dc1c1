"""The whole pipeline on one screen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from . import collector, records
from . import site as publishing
from .evidence import attest, check, prose
from .index.recognise import Recogniser
from .model import Book, Problem, Site


class Unpublishable(Exception):
    """A book with errors, of which nothing is published; `problems` are all that is wrong."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("the records hold problems")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Published:
    """A site without errors."""

    site: Site
    warnings: tuple[Problem, ...]


def book(root: Path) -> Book:
    """All that the project holds, its statements and its prose held against their passages. Faults stay in the values."""
    with collector.paused():
        loaded = records.load(root)
        names = Recogniser(loaded.entities, loaded.passed_over).names
        statements = attest.statements(loaded, names)
        return Book(records=loaded, statements=statements, unborne=prose.unborne(loaded, names))


def publishable(book: Book) -> Published:
    """The one gate: what every engine and command publishes. Raises Unpublishable where an error is left, so that what
    neither the machine nor an editor verified is published nowhere.
    """
    problems = check.problems(book)
    if any(problem.severity == "error" for problem in problems):
        raise Unpublishable(problems)
    return Published(site(book), problems)


def site(book: Book) -> Site:
    """What would be published of a book, faulty or not: to compare two states of it."""
    with collector.paused():
        return publishing.site(book)
