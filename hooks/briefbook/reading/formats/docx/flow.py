"""The body of a Word file → paragraphs, headings, lists and tables in their order; and its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..prose import Grid, Note, Piece
from ..raised import figures, raised
from .package import Element
from .styles import Style, Styles, W, is_on, value

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
GONE = frozenset(f"{W}{tag}" for tag in "del moveFrom instrText delText rPr pPr footnoteRef endnoteRef rt".split())
"""what a reader of the file doesn't see"""
MARKS = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
LETTERS = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
LONG = 600
"""letters of a cell that only a table for layout has"""


class Flow:
    """Reads the text from its beginning to its end; the marks of notes are counted as they are met."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.number = 0
        self.marks: dict[tuple[str, str], str] = {}
        """what marks a note, by its kind and its id in the file"""

    def pieces(self, main: Element) -> list[Piece | Grid]:
        body = main.find(f"{W}body")
        styled = [*self._blocks(body)] if body is not None else []
        titled = any(style.title for style, _ in styled)
        first = [style.depth for style, part in styled if style.depth and isinstance(part, Piece)]
        # a single heading of the first depth above all others is the title
        deeper = 0 if not titled and first[:1] == [1] and first.count(1) == 1 else 1
        return [_marked(style, part, deeper) for style, part in styled]

    def notes(self, footnotes: Element | None, endnotes: Element | None) -> list[Note]:
        """The notes that the text refers to, in the order of their marks."""
        parts = {"footnote": footnotes, "endnote": endnotes}
        texts = {
            (kind, note.get(f"{W}id")): note
            for kind, part in parts.items()
            if part is not None
            for note in part.iter(f"{W}{kind}")
        }
        found = []
        for key, mark in [*self.marks.items()]:
            if key in texts:
                told = " ".join(piece.text for _, piece in self._blocks(texts[key]) if isinstance(piece, Piece))
                found.append(Note(self.number, mark, told))
        return [note for note in found if note.text]

    def _blocks(self, holder: Element) -> Iterator[tuple[Style, Piece | Grid]]:
        for element in holder:
            tag = element.tag
            if tag == f"{W}p":
                yield from self._paragraph(element)
            elif tag == f"{W}tbl":
                yield from self._table(element)
            elif tag == f"{W}sdt":
                gallery = next(element.iter(f"{W}docPartGallery"), None)
                content = element.find(f"{W}sdtContent")
                if content is not None and (gallery is None or "Contents" not in gallery.get(f"{W}val", "")):
                    yield from self._blocks(content)
            elif tag not in GONE and tag != FALLBACK and isinstance(tag, str):
                yield from self._blocks(element)

    def _paragraph(self, paragraph: Element) -> Iterator[tuple[Style, Piece | Grid]]:
        self.number += 1
        number, style = self.number, self.styles.of(paragraph)
        text = self._text(paragraph)
        if text and not style.contents:
            yield style, Piece(number, text)
        for box in _boxes(paragraph):
            yield from self._blocks(box)

    def _text(self, holder: Element) -> str:
        """The letters of a paragraph; what is set above the line is raised once its neighbours are known."""
        runs: list[tuple[bool, str]] = []
        for up, letters in self._letters(holder, False):
            if runs and runs[-1][0] == up:
                runs[-1] = (up, runs[-1][1] + letters)
            else:
                runs.append((up, letters))
        return re.sub(r"\s+", " ", "".join(raised(text) if up else text for up, text in runs)).strip()

    def _letters(self, holder: Element, up: bool) -> Iterator[tuple[bool, str]]:
        for element in holder:
            tag = element.tag
            if tag in (f"{W}t", MATHS):
                yield up, element.text or ""
            elif tag in LETTERS:
                yield up, LETTERS[tag]
            elif tag == f"{W}sym":
                yield up, _symbol(element)
            elif tag in MARKS:
                yield False, self._mark(element, MARKS[tag])
            elif tag == f"{W}r":
                properties = element.find(f"{W}rPr")
                if not (is_on(properties, "vanish") or is_on(properties, "webHidden")):
                    yield from self._letters(element, value(properties, "vertAlign") == "superscript")
            elif tag not in GONE and tag not in (FALLBACK, f"{W}txbxContent") and isinstance(tag, str):
                yield from self._letters(element, up)

    def _mark(self, element: Element, kind: str) -> str:
        key = (kind, element.get(f"{W}id", ""))
        if element.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            self.marks.setdefault(key, "*")
            return ""
        count = sum(mark != "*" for mark in self.marks.values())
        return figures(self.marks.setdefault(key, str(count + 1)))

    def _table(self, table: Element) -> Iterator[tuple[Style, Piece | Grid]]:
        before = self.number
        rows: list[Piece] = []
        told: list[tuple[Style, Piece | Grid]] = []
        longest = widest = 0
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table or row.find(f"{W}trPr/{W}del") is not None:
                continue
            number = self.number + 1
            cells: list[str] = []
            for cell in row.iter(f"{W}tc"):
                if next(cell.iterancestors(f"{W}tr")) is not row:
                    continue
                blocks = [*self._blocks(cell)]
                told += blocks
                text = "" if _goes_on(cell) else " ".join(t for _, part in blocks for t in _texts(part))
                longest = max(longest, len(text))
                span = value(cell.find(f"{W}tcPr"), "gridSpan")
                cells += [text, *[""] * (min(int(span) if span.isdigit() else 1, 200) - 1)]
            widest = max(widest, len(cells))
            if any(cells):
                rows.append(Piece(number, "\t".join(cells)))
        if widest < 2 or len(rows) < 2 or longest > LONG:
            yield from told
        else:
            yield Style(), Grid(before + 1, "", tuple(rows))


def _texts(part: Piece | Grid) -> list[str]:
    return [part.text] if isinstance(part, Piece) else [row.text.replace("\t", " ") for row in part.rows]


def _goes_on(cell: Element) -> bool:
    """Whether a cell is the lower part of one that reaches over several rows."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(f"{W}val", "continue") == "continue"


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph; Word writes each twice, for old readers too."""
    for box in paragraph.iter(f"{W}txbxContent"):
        around = [*box.iterancestors(f"{W}txbxContent", f"{W}p", FALLBACK)]
        if around[0] is paragraph:
            yield box


def _symbol(element: Element) -> str:
    code = element.get(f"{W}char", "")
    point = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{2,5}", code) else 0
    # symbol fonts have their letters in the private area, and say nothing of their meaning
    return chr(point) if 0x20 <= point < 0xD800 else ""


def _marked(style: Style, part: Piece | Grid, deeper: int) -> Piece | Grid:
    if isinstance(part, Grid):
        return part
    if style.title:
        return Piece(part.number, f"# {part.text}")
    if style.depth:
        return Piece(part.number, f"{'#' * min(style.depth + deeper, 6)} {part.text}")
    return Piece(part.number, f"- {part.text}") if style.entry else part
