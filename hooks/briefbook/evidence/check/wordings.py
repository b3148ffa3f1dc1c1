"""How a book puts its statements into words: the templates of its properties, and those of single statements."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Book, Place, Problem
from ...wording.templates import OWN, WHOLE, Broken, template


def wordings(book: Book) -> Iterator[Problem]:
    """Templates that can't be filled."""
    for property in book.records.properties:
        hint = 'write for instance "{subject} {is|was|has been} a member of {value}"'
        yield from _broken(property.says, WHOLE, property.place, f"the wording of '{property.id}'", hint)
    for statement in book.statements:
        hint = 'write for instance "{subject} closed the harbour"'
        place = dict(statement.places).get("says", statement.place)
        yield from _broken(statement.says, OWN, place, "the sentence of this statement", hint)


def _broken(text: str, needs: tuple[str, ...], place: Place, what: str, hint: str) -> Iterator[Problem]:
    try:
        if text:
            template(text, needs)
    except Broken as reason:
        yield Problem(place, "bad-wording", f"{what} can't be used: {reason}", hint)
