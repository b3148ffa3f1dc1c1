"""What the styles of a Word file say of a paragraph: a title, a heading and its depth, a list's entry, contents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .package import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
CONTENTS = re.compile(r"toc( heading| ?\d)|table of (figures|authorities)|index( \d| heading)?", re.IGNORECASE)
DEEPEST = 12
"""styles that one may be based on, each on the next; a broken file may have a circle"""


@dataclass(frozen=True, slots=True)
class Style:
    """What is known of a paragraph by its style and its own properties."""

    title: bool = False
    depth: int = 0
    """a heading's, from 1; 0 for a paragraph"""
    entry: bool = False
    """whether it belongs to a list"""
    contents: bool = False
    """whether it is a line of a table of contents, or of an index"""


class Styles:
    """The styles of a file, by their id."""

    def __init__(self, part: Element | None) -> None:
        found = part.iter(f"{W}style") if part is not None else ()
        self.known = {s.get(f"{W}styleId"): s for s in found if s.get(f"{W}type") in (None, "paragraph")}

    def of(self, paragraph: Element) -> Style:
        own = paragraph.find(f"{W}pPr")
        chain = [own] if own is not None else []
        names: list[str] = []
        used = value(own, "pStyle")
        for _ in range(DEEPEST):
            style = self.known.get(used)
            if style is None:
                break
            names.append(value(style, "name"))
            if (properties := style.find(f"{W}pPr")) is not None:
                chain.append(properties)
            used = value(style, "basedOn")
        heading = next((int(found[1]) for name in names if (found := HEADING.fullmatch(name))), 0)
        outline = next((told for properties in chain if (told := value(properties, "outlineLvl"))), "")
        depth = heading or (int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0)
        lists = [properties.find(f"{W}numPr") for properties in chain]
        number = next((value(said, "numId") for said in lists if said is not None and value(said, "numId")), "")
        return Style(
            title=any(name.casefold() == "title" for name in names),
            depth=depth,
            entry=number not in ("", "0"),
            contents=any(CONTENTS.fullmatch(name) for name in names[:1]),
        )


def value(element: Element | None, tag: str) -> str:
    """The `val` of a child, empty where there is none."""
    child = element.find(f"{W}{tag}") if element is not None else None
    return child.get(f"{W}val", "") if child is not None else ""


def is_on(element: Element | None, tag: str) -> bool:
    """Whether a property that is on or off is on."""
    child = element.find(f"{W}{tag}") if element is not None else None
    return child is not None and child.get(f"{W}val", "true") not in ("0", "false", "off")
