"""The whole pipeline on one screen. What makes pages is loaded where pages are made: it costs more than a check."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import cache, collector, records, repository
from .evidence import attest, check, prose
from .evidence.claims import Names
from .index.recognise import Recogniser
from .keeping import Keep, anew
from .model import Book, Mention, Print, Problem, Site


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


def book(root: Path, keep: Keep = anew) -> Book:
    """All that the project holds, its statements and its prose held against their passages. Faults stay in the values."""
    with collector.paused():
        loaded = records.load(root, keep)
        names = _remembered(Recogniser(loaded.entities, loaded.passed_over))
        statements = attest.statements(loaded, names, keep)
        return Book(records=loaded, statements=statements, unborne=prose.unborne(loaded, names, keep))


def published(root: Path) -> Published:
    """What every engine publishes of the project at `root`, behind the gate. Kept in the project's cache: the site until a file
    changes, and what is known of a source, of its statements and of a text until that does, or what it rests on.
    """
    keep = cache.Kept(root)
    with collector.paused():
        made = keep("site", repository.marks(root), lambda: publishable(book(root, keep)))
    keep.prune()
    return made


def _remembered(recogniser: Recogniser) -> Names:
    """Whom a text names: statements say many a text more than once."""

    @functools.cache
    def names(text: str) -> tuple[Mention, ...]:
        return tuple(recogniser.names(text))

    return names


def vetted(book: Book) -> tuple[Problem, ...]:
    """The one gate before all that is published: the warnings. Raises Unpublishable where an error is left, so that what
    neither the machine nor an editor verified is published nowhere.
    """
    problems = check.problems(book)
    if any(problem.severity == "error" for problem in problems):
        raise Unpublishable(problems)
    return problems


def publishable(book: Book) -> Published:
    """What every engine publishes, behind the gate."""
    warnings = vetted(book)
    return Published(site(book), warnings)


def site(book: Book) -> Site:
    """What would be published of a book, faulty or not: to compare two states of it."""
    from . import site as publishing

    with collector.paused():
        return publishing.site(book)


def printable(book: Book) -> dict[str, str]:
    """What a book can print, by its id: a brief, or the kind of thing that a fact sheet tells of."""
    from . import site as publishing

    return publishing.printable(book)


def prints(book: Book, ids: Iterable[str]) -> Iterator[Print]:
    """Some of them, without the rest of the site; who publishes them goes through the gate first."""
    from . import site as publishing

    return publishing.prints(book, ids)
