"""The body of a Word file → paragraphs, headings, lists and tables in their order; and its notes.

Changes that somebody tracked are taken as accepted: what was added stands, what was deleted or moved away doesn't.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ....model import Role
from ..prose import Grid, Note, Piece
from ..raised import figures, raised
from .numbering import BULLET, Numbering
from .package import Element
from .styles import Style, Styles, W, is_on, value

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
GONE = frozenset(f"{W}{tag}" for tag in "del moveFrom instrText delText rPr pPr footnoteRef endnoteRef rt".split())
"""what a reader of the file doesn't see"""
MARKS = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
BREAK = "\u2028"
"""stands for the break of a line among the letters"""
LETTERS = {f"{W}tab": " ", f"{W}br": BREAK, f"{W}cr": BREAK, f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
LARGE = 28
"""half points from which letters are larger than those of text"""
WIDEST = 200
"""columns; a file may claim any number"""
LONG = 600
"""letters of a cell that only a table for layout has"""


class Flow:
    """Reads the text from its beginning to its end; lists and the marks of notes are counted as they are met."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.number = 0
        self.kept = ""
        """letters of a paragraph whose end was deleted, or of an initial: they belong to the next"""
        self.marks: dict[tuple[str, str], str] = {}
        """what marks a note, by its kind and its id in the file"""

    def pieces(self, main: Element) -> list[Piece | Grid]:
        body = main.find(f"{W}body")
        found = [*self._blocks(body)] if body is not None else []
        return found + ([Piece(self.number, self.kept)] if self.kept.strip() else [])

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
                told = " ".join(text for part in self._blocks(texts[key]) for text in _texts(part))
                found.append(Note(self.number, mark, told))
        return [note for note in found if note.text]

    def _blocks(self, holder: Element) -> Iterator[Piece | Grid]:
        for element in holder:
            tag = element.tag
            if tag == f"{W}p":
                yield from self._paragraph(element)
            elif tag == f"{W}tbl":
                yield from self._table(element)
            elif tag == f"{W}sdt":
                gallery = next(element.iter(f"{W}docPartGallery"), None)
                content = element.find(f"{W}sdtContent")
                if content is not None:
                    inner = self._blocks(content)
                    is_contents = gallery is not None and "Contents" in gallery.get(f"{W}val", "")
                    yield from (map(_aside, inner) if is_contents else inner)
            elif tag not in GONE and tag != FALLBACK and isinstance(tag, str):
                yield from self._blocks(element)

    def _paragraph(self, paragraph: Element) -> Iterator[Piece | Grid]:
        self.number += 1
        number, style = self.number, self.styles.of(paragraph)
        own = paragraph.find(f"{W}pPr")
        mark = own.find(f"{W}rPr") if own is not None else None
        goes_on = any(mark is not None and mark.find(f"{W}{tag}") is not None for tag in ("del", "moveFrom"))
        frame = own.find(f"{W}framePr") if own is not None else None
        initial = frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin")
        text, bold = self._text(paragraph, style)
        if style.hidden:
            pass
        elif goes_on or initial:
            self.kept += text
        else:
            text, self.kept = self.kept + text, ""
            yield from self._told(Piece(number, text, bold=bold, large=_is_large(paragraph, style)), style)
        for box in _boxes(paragraph):
            yield from self._blocks(box)

    def _told(self, piece: Piece, style: Style) -> Iterator[Piece]:
        """A paragraph with its role and the number that Word counts for it; one without letters has only the number."""
        counted = style.list not in ("", "0") and not style.contents
        mark = self.numbering.mark(style.list, style.level) if counted else ""
        parts = [text for part in re.split(rf"(?:\s*{BREAK}){{2,}}", piece.text) if (text := _one_line(part))]
        role: Role = "heading" if style.depth else style.role
        if style.contents:
            role = "aside"
        elif counted and role == "text":
            role = "item"
        if role == "heading":
            parts = [" ".join(parts)] if parts else []
            mark = "" if mark == BULLET else mark
        level = style.depth if role == "heading" else style.level + 1 if role == "item" else 0
        for n, text in enumerate(parts):
            told = f"{mark} {text}".strip() if not n else text
            yield replace(piece, text=told, role=role if not n or role != "item" else "text", level=level)

    def _text(self, holder: Element, style: Style) -> tuple[str, bool]:
        """The letters of a paragraph, and whether all are bold. What is above the line is raised with its neighbours."""
        runs: list[tuple[bool, str]] = []
        thin = thick = 0
        for up, heavy, letters in self._letters(holder, False, style.bold):
            if letters.strip():
                thin, thick = thin + (not heavy), thick + heavy
            if runs and runs[-1][0] == up:
                runs[-1] = (up, runs[-1][1] + letters)
            else:
                runs.append((up, letters))
        return "".join(raised(text) if up else text for up, text in runs), bool(thick and not thin)

    def _letters(self, holder: Element, up: bool, heavy: bool) -> Iterator[tuple[bool, bool, str]]:
        for element in holder:
            tag = element.tag
            if tag in (f"{W}t", MATHS):
                yield up, heavy, element.text or ""
            elif tag in LETTERS:
                yield up, heavy, LETTERS[tag]
            elif tag == f"{W}sym":
                yield up, heavy, _symbol(element)
            elif tag in MARKS:
                yield False, heavy, self._mark(element, MARKS[tag])
            elif tag == f"{W}r":
                properties = element.find(f"{W}rPr")
                if not (is_on(properties, "vanish") or is_on(properties, "webHidden")):
                    raised_so = value(properties, "vertAlign") == "superscript"
                    yield from self._letters(element, raised_so, self.styles.bold(properties, heavy))
            elif tag not in GONE and tag not in (FALLBACK, f"{W}txbxContent") and isinstance(tag, str):
                yield from self._letters(element, up, heavy)

    def _mark(self, element: Element, kind: str) -> str:
        key = (kind, element.get(f"{W}id", ""))
        if element.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            self.marks.setdefault(key, "*")
            return ""
        count = sum(mark != "*" for mark in self.marks.values())
        return figures(self.marks.setdefault(key, str(count + 1)))

    def _table(self, table: Element) -> Iterator[Piece | Grid]:
        before = self.number
        rows: list[Piece] = []
        told: list[Piece | Grid] = []
        longest = widest = 0
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table or row.find(f"{W}trPr/{W}del") is not None:
                continue
            number = self.number + 1
            skipped = value(row.find(f"{W}trPr"), "gridBefore")
            cells = [""] * (min(int(skipped), WIDEST) if skipped.isdigit() else 0)
            for cell in row.iter(f"{W}tc"):
                if next(cell.iterancestors(f"{W}tr")) is not row:
                    continue
                blocks = [*self._blocks(cell)]
                told += blocks
                text = "" if _goes_on(cell) else " ".join(t for part in blocks for t in _texts(part))
                longest = max(longest, len(text))
                span = value(cell.find(f"{W}tcPr"), "gridSpan")
                cells += [text, *[""] * (min(int(span) if span.isdigit() else 1, WIDEST) - 1)]
            widest = max(widest, len(cells))
            if any(cells):
                rows.append(Piece(number, "\t".join(cells), "row"))
        if widest < 2 or len(rows) < 2 or longest > LONG:
            yield from told
        else:
            yield Grid(before + 1, "", tuple(rows))


def _aside(part: Piece | Grid) -> Piece | Grid:
    return replace(part, role="aside", level=0) if isinstance(part, Piece) else part


def _is_large(paragraph: Element, style: Style) -> bool:
    """Whether its letters are larger than those of text, or stand in the middle of the line."""
    sizes = [e.get(f"{W}val", "") for e in paragraph.iterfind(f"{W}r/{W}rPr/{W}sz")]
    large = bool(sizes) and all(size.isdigit() and int(size) >= LARGE for size in sizes)
    return large or value(paragraph.find(f"{W}pPr"), "jc") == "center"


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


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
