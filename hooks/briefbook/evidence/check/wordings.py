"""How a book puts its statements into words."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Book, Problem
from ...wording.templates import Broken, template


def wordings(book: Book) -> Iterator[Problem]:
    """Templates of properties that can't be filled."""
    for property in book.records.properties:
        try:
            if property.says:
                template(property.says)
        except Broken as reason:
            message = f"the wording of '{property.id}' can't be used: {reason}"
            hint = 'write for instance "{subject} {is|was|has been} a member of {value}"'
            yield Problem(property.place, "bad-wording", message, hint)
