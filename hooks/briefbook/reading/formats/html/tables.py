"""Tables of a web page → caption and rows with a tab between cells. Spanned cells have their text in the first place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..prose import Grid, Piece
from .flow import Element, has, told

WIDEST = 200
"""columns; a page may claim any number for a cell"""
INNER = ("table", "p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote")


def is_table(element: Element) -> bool:
    """Whether it holds figures or words in rows, rather than laying out the page."""
    if element.get("role") in ("presentation", "none"):
        return False
    if has(element, "caption", "th"):
        return next(element.iterdescendants("table"), None) is None
    rows = [*element.iter("tr")]
    cells = [*element.iter("td")]
    if len(rows) < 2 or len(cells) < 2 * len(rows):
        return False
    return not any(len([*cell.iterdescendants(*INNER)]) > 1 or len("".join(cell.itertext())) > 600 for cell in cells)


def grid(element: Element) -> Grid:
    """The table, with its own caption; its figure's stands above or below it."""
    place = element.sourceline or 1
    caption = next(element.iter("caption"), None)
    return Grid(
        place,
        told(caption) if caption is not None else "",
        tuple(Piece(number, "\t".join(row), "row") for number, row in rows(element)),
    )


def rows(element: Element) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each row's line of the file and its cells; those that a span covers are empty."""
    covered: dict[int, int] = {}
    """by column, how many of the next rows a cell above reaches into"""
    for row in _in_order(element):
        cells: list[str] = []
        reach: dict[int, int] = {}
        for cell in row.iterchildren("td", "th"):
            while covered.get(len(cells), 0):
                cells.append("")
            first = len(cells)
            width = _span(cell, "colspan", WIDEST - first)
            height = _span(cell, "rowspan", 65534)
            cells += [told(cell), *[""] * (width - 1)]
            reach |= dict.fromkeys(range(first, first + width), height)
            if len(cells) >= WIDEST:
                break
        while covered.get(len(cells), 0) and len(cells) < WIDEST:
            cells.append("")
        covered = {column: left - 1 for column, left in (covered | reach).items() if left > 1}
        if any(cells):
            yield row.sourceline or 1, tuple(cells)


def _in_order(element: Element) -> list[Element]:
    """The rows as a reader sees them: the head above, the foot below, wherever they stand in the file."""
    all_rows = [*element.iter("tr")]
    return sorted(all_rows, key=lambda row: {"thead": 0, "tfoot": 2}.get(row.getparent().tag, 1))


def _span(cell: Element, key: str, most: int) -> int:
    found = re.match(r"\s*(\d{1,5})", cell.get(key, ""))
    return max(1, min(int(found[1]) if found else 1, most))
