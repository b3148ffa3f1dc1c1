"""The structure tree of a tagged page: what each piece of its marked content is, in the order of reading.

In: a page that PDFium has loaded. Out: for each number of marked content the block that it is part of: a heading, a
paragraph, an entry of a list, a caption, a note, code, a cell of a table (ISO 32000-2, 14.8.4). Types of a file's own
count as what its role map makes of them. A block is the nearest element that stands for itself; what is set within
lines (spans, links, labels) belongs to the block around it, and all paragraphs of a list's entry are one.
"""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from ....model import Role

ROLES: dict[str, Role] = {
    "Title": "title", "H": "heading", "P": "text", "LI": "item", "Caption": "caption", "Note": "note", "FENote": "note",
    "Code": "code", "BlockQuote": "quote", "BibEntry": "reference", "TOCI": "", "Figure": "figure", "Artifact": "furniture",
}  # fmt: skip
"""blocks by their type; H1 to H6 are headings as well, and TH and TD cells"""
WITHIN = frozenset(
    "Span Link Em Strong Quote Reference Lbl LBody Ruby Warichu Annot NonStruct Private Sub Formula".split()
)
"""types that stand within a block, if there is one around them"""
HOLDING: frozenset[Role] = frozenset(("item", "note", "caption"))
"""blocks that paragraphs within them are part of"""
APART = frozenset("LI Note FENote Caption Code".split())
"""types that stand for themselves within such a block"""
MOST = 20_000
"""elements of a page"""
DEEPEST = 60
NAME = 64
"""bytes of a type's name"""


class Cell(NamedTuple):
    """A place in a table: its number on the page, its row and its column, from 0."""

    table: int
    row: int
    column: int


class Tag(NamedTuple):
    """A block of a tagged page."""

    number: int
    """its place in the order of reading"""
    role: Role
    level: int = 0
    cell: Cell | None = None
    loose: bool = False
    """whether it is a piece of text that the file puts in no paragraph"""
    labelled: bool = False
    """whether it is an entry of a list that has a label"""


Tags = dict[int, Tag]
"""the block of each number of marked content"""


def of_page(page: Any) -> Tags:
    """The blocks of a `PdfPage`; none where it isn't tagged."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        reading = _Reading()
        for i in range(min(pdfium.FPDF_StructTree_CountChildren(tree), MOST)):
            if element := pdfium.FPDF_StructTree_GetChildAtIndex(tree, i):
                reading.element(element, Tag(0, "text", loose=True), _Place(0, -1, -1), 0)
        return reading.found
    finally:
        pdfium.FPDF_StructTree_Close(tree)


class _Place(NamedTuple):
    """How deep an element stands in lists, and where in a table."""

    lists: int
    table: int
    row: int


class _Reading:
    """A walk through the elements of a page."""

    def __init__(self) -> None:
        self.found: Tags = {}
        self.numbers = 0
        self.tables = 0
        self.left = MOST
        self.taken: dict[tuple[int, int], set[int]] = {}
        """columns of each row of a table that cells of rows above reach into, or that are filled"""
        self.buffer = ctypes.create_string_buffer(NAME)

    def element(self, element: Any, block: Tag, place: _Place, depth: int) -> None:
        self.left -= 1
        if self.left < 0 or depth > DEEPEST:
            return
        count = pdfium.FPDF_StructElement_CountChildren(element)
        if count <= 0:
            return
        kind = self.kind(element)
        block, place = self.entered(element, kind, block, place)
        row = -1
        if kind == "LI":
            children = (pdfium.FPDF_StructElement_GetChildAtIndex(element, i) for i in range(count))
            block = block._replace(labelled=any(self.kind(child) == "Lbl" for child in children if child))
        for i in range(count):
            if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, i):
                if kind in ("Table", "THead", "TBody", "TFoot"):
                    row = self.next_row(place.table) if self.kind(child) == "TR" else row
                    place = place._replace(row=row)
                self.element(child, block, place, depth + 1)
            elif (mark := pdfium.FPDF_StructElement_GetChildMarkedContentID(element, i)) >= 0:
                self.found[mark] = block

    def kind(self, element: Any) -> str:
        length = pdfium.FPDF_StructElement_GetType(element, self.buffer, NAME)
        return self.buffer.raw[: max(min(length, NAME) - 2, 0)].decode("utf-16-le", "replace")

    def next_row(self, table: int) -> int:
        row = max((r for t, r in self.taken if t == table), default=-1)
        own = {r for t, r in self.taken if t == table and -1 in self.taken[t, r]}
        following = max(own, default=-1) + 1
        self.taken.setdefault((table, following), set()).add(-1)
        return max(following, min(row, following))

    def entered(self, element: Any, kind: str, block: Tag, place: _Place) -> tuple[Tag, _Place]:
        """The block and the place that the content of an element has."""
        if kind == "Table":
            self.tables += 1
            return block, place._replace(table=self.tables, row=-1)
        if kind == "L":
            return block, place._replace(lists=place.lists + 1)
        if kind in ("TH", "TD") and place.table > 0:
            return self.new("row", cell=self.cell(element, place)), place
        if block.cell is not None:
            return block, place
        if kind in WITHIN:
            return (self.new("text")._replace(loose=True) if block.loose else block), place
        if not block.loose and block.role in HOLDING and kind not in APART:
            return block, place
        level = int(kind[1]) if kind in ("H1", "H2", "H3", "H4", "H5", "H6") else 0
        role: Role = "heading" if level else ROLES.get(kind, "text")
        tag = self.new(role, level or (place.lists if role == "item" else 0))
        return tag._replace(loose=not level and kind not in ROLES), place

    def new(self, role: Role, level: int = 0, cell: Cell | None = None) -> Tag:
        self.numbers += 1
        return Tag(self.numbers, role, level, cell)

    def cell(self, element: Any, place: _Place) -> Cell:
        """The next free place of a row, with those taken that the cell reaches over."""
        row = max(place.row, 0)
        filled = self.taken.setdefault((place.table, row), set())
        column = next(i for i in range(len(filled) + 1) if i not in filled)
        for down in range(self.reach(element, b"RowSpan")):
            below = self.taken.setdefault((place.table, row + down), set())
            below |= {*range(column, column + self.reach(element, b"ColSpan"))}
        return Cell(place.table, row, column)

    def reach(self, element: Any, name: bytes) -> int:
        """How many rows or columns a cell takes."""
        value = ctypes.c_float()
        for i in range(min(max(pdfium.FPDF_StructElement_GetAttributeCount(element), 0), 8)):
            attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, i)
            found = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name)
            if found and pdfium.FPDF_StructElement_Attr_GetNumberValue(found, value):
                return max(1, min(int(value.value), 50))
        return 1
