"""Elements → paragraphs: where a line begins and ends, and what its letters are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from ..prose import Grid, Piece
from ..raised import raised

Element = Any
"""an element of lxml, which has no types of its own"""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS = HEADINGS | frozenset(
    (
        "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer"
        " header hgroup hr li main menu ol p pre section summary table tbody td tfoot th thead tr ul"
    ).split()
)
QUOTES = {"q": ("“", "”")}


def told(element: Element) -> str:
    """All the text of an element, on one line."""
    return " ".join(part.text for part in pieces(element, marked=False) if isinstance(part, Piece))


def pieces(root: Element, marked: bool = True) -> Iterator[Piece | Grid]:
    """The paragraphs below an element; with `marked`, headings, lists and tables show what they are."""
    from . import tables

    letters: list[str] = []
    raising: list[int] = []
    prefix, place = "", root.sourceline or 1
    walk = etree.iterwalk(root, events=("start", "end"))

    def flushed() -> Iterator[Piece]:
        nonlocal prefix
        text = one_line("".join(letters))
        letters.clear()
        raising.clear()
        if text:
            yield Piece(place, prefix + text)
            prefix = ""

    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag == "table" and marked and element is not root and tables.is_table(element):
                yield from flushed()
                yield tables.grid(element)
                walk.skip_subtree()
                continue
            if tag == "pre":
                yield from flushed()
                yield from _preformatted(element)
                walk.skip_subtree()
                continue
            if tag in BLOCKS:
                yield from flushed()
                place = element.sourceline or place
                prefix = _prefix(tag, prefix) if marked else ""
            elif tag == "br":
                letters.append("\n")
            elif tag in ("sup", "sub"):
                raising.append(len(letters))
            letters.append(QUOTES.get(tag, ("", ""))[0])
            if element.text:
                letters.append(element.text)
            continue
        letters.append(QUOTES.get(tag, ("", ""))[1])
        if tag in BLOCKS:
            yield from flushed()
            prefix = ""
        elif tag in ("sup", "sub") and raising:
            at = raising.pop()
            if tag == "sup":
                letters[at:] = [raised("".join(letters[at:]))]
        if element.tail and element is not root:
            letters.append(element.tail)
            if tag in BLOCKS:
                place = element.sourceline or place
    yield from flushed()


def _prefix(tag: str, before: str) -> str:
    """What a line that begins here starts with; the first paragraph of an entry takes the entry's."""
    if tag in HEADINGS:
        return "#" * int(tag[1]) + " "
    if tag == "li":
        return "- "
    return before if tag in ("p", "div") else ""


def _preformatted(element: Element) -> Iterator[Piece]:
    """Text whose line ends are its own: a paragraph ends at a blank line."""
    place = element.sourceline or 1
    for paragraph in re.split(r"\n\s*\n", "".join(element.itertext())):
        if text := one_line(paragraph):
            yield Piece(place, text)
        place += paragraph.count("\n") + 2


def one_line(text: str) -> str:
    return re.sub(r"[ \t\r\n\f\v]+", " ", text).strip()


def has(element: Element, *tags: str) -> bool:
    """Whether such an element stands below it."""
    return next(element.iterdescendants(*tags), None) is not None


def drop(element: Element) -> None:
    """Take an element out of its tree, and leave the text that follows it."""
    above, before = element.getparent(), element.getprevious()
    if above is None:
        return
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            above.text = (above.text or "") + element.tail
    above.remove(element)


def dropped(elements: Iterable[Element]) -> None:
    """Take all of these out of their tree."""
    for element in [*elements]:
        drop(element)
