"""Texts that we wrote to be read like originals: set in narrow columns, or a line a paragraph."""

from __future__ import annotations

from briefbook.model import Original
from briefbook.reading.formats import text as plain

PAGE_BEFORE = """
The orchard of the abbey had four gates. In
spring the monks opened the one that faced
the hills, so that the bees would find it,
and shut it again when the petals fell. The
second gate was for carts alone. Nobody has
ever told a stranger what the third is for.



"""
PAGE_AFTER = """


Pears were picked before the feast and laid
on shelves of lime wood, where they stayed
until the cellarer, who had the key and also

kept the accounts, sent word to the kitchen
that the first were ripe. Apples waited for
frost. A boy of ten could earn a basket in
one morning, provided that he did not sing
and that he counted aloud, whatever was said

by the novices, as he went along the lowest
branches. Cider was pressed behind stables
that had stood empty since the horses died.
When the abbey was sold, its trees were not
mentioned in the deed. They belong to anyone
who prunes them, says the mayor.
"""


def original(text: str, first: int = 1, marked: bool = False) -> Original:
    found = plain.contents(text.encode(), "original.txt", marked)
    lines = tuple(line._replace(number=line.number + first - 1) for line in found.lines)
    return Original("original.txt", "0" * 64, lines, found.setting, found.metadata)


def narrow(page: str) -> Original:
    """A page among others; its own lines count from 1."""
    return original(PAGE_BEFORE + "\n" + page + "\n" + PAGE_AFTER, -PAGE_BEFORE.count("\n"))


PLAIN = """
The orchard of the abbey had four gates. In
spring the monks opened the one that faced
the hills, so that the bees would find it,
and shut it again when the petals fell. The
second gate was for carts alone. Nobody has
ever told a stranger what the third is for.

Pears were picked before the feast and laid
on shelves of lime wood. Apples waited for
frost. A boy of ten could earn a basket in
one morning, provided that he did not sing
and that he counted aloud as he went along.

Cider was pressed in the yard behind stables
that had stood empty since the horses died.
Two women from the village turned the screw
while a novice read to them from a book on
hermits. Visitors admired all three of them.

When the abbey was sold, its trees were not
mentioned in the deed. They belong to anyone
who prunes them, says the mayor, and if you
ask him who that is he will point at his
own ladder, which has never left his barn.
"""
