"""The notes of a web page, taken out of it: a mark that links to a note becomes raised figures.

Pages have notes in many forms (lists, asides, paragraphs); what they share is a link whose text is a figure, to a place that
calls itself a note or that links back. A link into a list of references is none: there the figure names an entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from ..prose import Note
from ..raised import figures
from . import flow
from .flow import HEADINGS, Element, drop, dropped

MARK = re.compile(r"\W*(\d{1,3})\W*")
NOTE = re.compile(r"foot-?note|end-?note|(^|[\s_-])fn([\s_:-]|\d|$)|\bnotes?\b|doc-(foot|end)notes?", re.IGNORECASE)
REFERENCES = re.compile(r"\W*(\d+\W+)?(references?|bibliography|works cited|literature( cited)?)\W*", re.IGNORECASE)
ARROW = re.compile(r"[\s↩↑↵⤴^\ufe0e\ufe0f]*")
HOLDERS = frozenset(("li", "p", "div", "aside", "section", "dd", "tr", "td"))
"""elements that may hold a whole note"""


def taken(root: Element) -> tuple[Note, ...]:
    """The notes of the page, in its order; `root` keeps their marks and loses their texts."""
    places = {key: element for element in root.iter("*") for key in (element.get("id"), element.get("name")) if key}
    marks: dict[Element, list[Element]] = {}
    numbers: dict[Element, str] = {}
    entries = _entries(root)
    links: dict[Element, list[Element]] = {}
    """by holder, the links in it"""
    for link in root.iter("a"):
        found = MARK.fullmatch("".join(link.itertext()))
        target = places.get(_target(link)) if found else None
        holder = _holder(target) if target is not None else None
        around = [*link.iterancestors()]
        # marks come before their notes, so a figure in a note leads back
        if not found or holder is None or holder in around or any(element in marks for element in around):
            continue
        if holder not in links:
            links[holder] = [*holder.iter("a")]
        if _is_note(holder) or (holder not in entries and any(_leads_back(o, link, holder) for o in links[holder])):
            marks.setdefault(holder, []).append(link)
            numbers.setdefault(holder, found[1])
    notes = []
    for holder in [element for element in root.iter("*") if element in marks]:
        dropped(link for link in links[holder] if _is_back(link, marks[holder]))
        number = numbers[holder]
        # its number, and what is left of brackets and stops around a link that led back
        label = rf"\s*(\[\s*\]|\(\s*\)|[.:^])*\s*(?:[\[(]?{number}[\])]?[.:]?\s+)?"
        text = re.sub(rf"\A{label}", "", flow.told(holder)).strip()
        notes.append(Note(holder.sourceline or 1, number, text))
    headings = _above(marks)
    for holder, leading in marks.items():
        label = holder.getprevious()
        if holder.tag == "dd" and label is not None and label.tag == "dt":
            drop(label)
        drop(holder)
        for link in leading:
            _set_mark(link, numbers[holder])
    dropped(heading for heading in headings if _heads_nothing(heading))
    return tuple(note for note in notes if note.text)


def _above(holders: Iterable[Element]) -> list[Element]:
    """The headings that stand above notes."""
    lists: dict[Element, Element] = {}
    for holder in holders:
        lists.setdefault(holder.getparent(), holder)
    found: dict[Element, None] = {}
    for first in lists.values():
        for element in (first, *islice(first.iterancestors(), 3)):
            heading = next((e for e in element.itersiblings(preceding=True) if e.tag in HEADINGS), None)
            if heading is not None:
                found[heading] = None
    return [*found]


def _heads_nothing(heading: Element) -> bool:
    """Whether no text is left between a heading and the next."""
    if (heading.tail or "").strip():
        return False
    for element in heading.itersiblings():
        if element.tag in HEADINGS:
            return True
        if "".join(element.itertext()).strip() or (element.tail or "").strip():
            return False
    return True


def _target(link: Element) -> str:
    page, _, anchor = link.get("href", "").partition("#")
    return "" if page else anchor


def _holder(element: Element) -> Element | None:
    """The element that holds the whole note whose anchor this is; none for what can't be a note."""
    while element is not None and element.tag not in HOLDERS:
        following = element.getnext()
        if element.tag == "dt" and following is not None and following.tag == "dd":
            return following
        if element.tag in HEADINGS or element.tag in ("table", "figure", "body"):
            return None
        element = element.getparent()
    above = element.getparent() if element is not None else None
    # Word saves a note as a paragraph of a block of its own
    if (
        above is not None
        and element.tag == "p"
        and above.tag == "div"
        and _calls_itself_note(above)
        and len(above) == 1
    ):
        return above
    return element


def _is_note(holder: Element) -> bool:
    """Whether the element or one around it calls itself a note."""
    return any(_calls_itself_note(element) for element in (holder, *holder.iterancestors()) if element.tag != "body")


def _calls_itself_note(element: Element) -> bool:
    return any(NOTE.search(element.get(key, "")) for key in ("id", "class", "role"))


def _leads_back(link: Element, mark: Element, holder: Element) -> bool:
    """Whether a link makes its holder a note: it leads to the mark, by an arrow or by a figure before all else.

    A figure within the text is the mark itself, to which the note leads back.
    """
    letters = "".join(link.itertext())
    first = "".join(holder.itertext()).lstrip(" \n\t[(^").startswith(letters.strip(" \n\t[()]"))
    return _is_back(link, [mark]) and (bool(ARROW.fullmatch(letters)) or first)


def _is_back(link: Element, marks: list[Element]) -> bool:
    """Whether a link of a note leads to one of its marks, or to what is around it."""
    target = _target(link)
    if not target or not (ARROW.fullmatch(told := "".join(link.itertext())) or MARK.fullmatch(told) or len(told) < 9):
        return False
    near = [e for mark in marks for e in (*mark.iter(), *islice(mark.iterancestors(), 2))]
    return any(target in (e.get("id"), e.get("name")) for e in near)


def _entries(root: Element) -> set[Element]:
    """The elements below the heading of a list of references."""
    found: set[Element] = set()
    below = False
    for element in root.iter("*"):
        if element.tag in HEADINGS:
            below = bool(REFERENCES.fullmatch("".join(element.itertext())))
        elif below:
            found.add(element)
    return found


def _set_mark(link: Element, number: str) -> None:
    for child in [*link]:
        link.remove(child)
    link.text = figures(number)
    above = link.getparent()
    if above.tag != "sup":
        # brackets that stand around the link were the mark's
        before = link.getprevious()
        if before is None and (above.text or "").endswith("[") and (link.tail or "").startswith("]"):
            above.text, link.tail = above.text[:-1], link.tail[1:]
