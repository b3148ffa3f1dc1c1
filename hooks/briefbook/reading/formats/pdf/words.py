"""A page of a PDF → its words, with their places.

In: a page that PDFium has loaded. Out: each word with its left and right edge, its baseline, its height and its face, in points
from the lower left corner; text that runs in another direction than the page's is turned upright and kept apart. A word ends at
a space, where PDFium sees a gap, and where letters change their line, as at the mark of a note. Words outside the page's box
are left out: no reader sees them.

A call into PDFium costs about a microsecond, so a word takes three of them, and a letter none unless its word stands on more
than one line or holds figures.
"""

from __future__ import annotations

import ctypes
import math
import re
import struct
from collections.abc import Iterator
from operator import attrgetter
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

HYPHEN = "\ufffe"
"""what PDFium gives for the hyphen at the end of a line, after which the next line follows at once"""
WORD = re.compile(rf"[^\s{HYPHEN}]+{HYPHEN}?")
LINE_END = re.compile(rf"\n|{HYPHEN}")
FIGURE = re.compile(r"\d")
BOLD = re.compile(rb"bold|black|heavy|demi|CMBX|CMSSBX|[-,]B\b", re.IGNORECASE)
UNEVEN = 0.08
"""share of a word's height by which letters of one line may differ in place and height"""
RAISED = 0.2
"""share of its size by which a figure that is a mark hangs above the line"""


_RECTANGLE = struct.Struct("4f")
"""left, top, right, bottom, as FS_RECTF has them: read at once, they cost a third"""


class Face(NamedTuple):
    """How letters are set."""

    size: float
    """points, to the half"""
    bold: bool


class Word(NamedTuple):
    """Letters without a gap between them."""

    left: float
    right: float
    base: float
    """the height of the line that the letters stand on"""
    height: float
    """of the room that the font has for letters, from the lowest to the highest"""
    text: str
    face: Face
    sticks: bool = False
    """whether no space stands before it, since it is the rest of a word"""


class Direction(NamedTuple):
    """The words of a page that run in one direction, turned upright."""

    words: tuple[Word, ...]
    width: float
    """of the page, so turned"""


def of_page(page: Any, most: int) -> tuple[Direction, ...] | None:
    """The words of a `PdfPage`, by the directions that they run in, that of most words first; none for too many letters."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return ()
    try:
        if pdfium.FPDFText_CountChars(text_page) > most:
            return None
        found = _Letters(text_page).words()
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    seen = (_within(words, box, turn) for turn, words in sorted(found.items(), key=lambda group: -len(group[1])))
    return tuple(direction for direction in seen if direction.words)


def _within(words: list[Word], box: Any, turn: int) -> Direction:
    corners = [_turned(x, y, turn) for x in (box.left, box.right) for y in (box.bottom, box.top)]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    low, high = min(y for _, y in corners), max(y for _, y in corners)
    edges = [*map(_RIGHT, words)], [*map(_BASE, words)]
    if words and (min(words).left < left or max(edges[0]) > right or min(edges[1]) < low or max(edges[1]) > high):
        words = [w for w in words if w.left < right and w.right > left and low < w.base + w.height and w.base < high]
    return Direction(tuple(words), right - left)


_RIGHT = attrgetter("right")
_BASE = attrgetter("base")


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point as it stands once text that rises by `turn` degrees is level."""
    angle = math.radians(turn)
    return x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)


def _character(code: int) -> str:
    """The character of a code of PDFium's, which gives 2 for the hyphen at the end of a line."""
    if code == 2:
        return HYPHEN
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


class _Letters:
    """The letters of a page, by the numbers that PDFium gives them."""

    def __init__(self, text_page: Any) -> None:
        self.page = text_page
        self.count = max(pdfium.FPDFText_CountChars(text_page), 0)
        self.box = pdfium.FS_RECTF()
        self.matrix = pdfium.FS_MATRIX()
        self.doubles = [ctypes.c_double() for _ in range(4)]
        self.name = ctypes.create_string_buffer(128)
        self.flags = ctypes.c_int()
        self.text = self._text()

    def _text(self) -> str:
        """A character for each letter, at its number."""
        buffer = (ctypes.c_ushort * (self.count + 1))()
        length = pdfium.FPDFText_GetText(self.page, 0, self.count, buffer) - 1
        text = bytes(buffer)[: 2 * max(length, 0)].decode("utf-16-le", "replace")
        if len(text) == self.count:
            return text
        # letters without a meaning are left out of the text, and rare ones take two places in it: ask for each
        codes = (pdfium.FPDFText_GetUnicode(self.page, i) for i in range(self.count))
        return "".join(map(_character, codes))

    def words(self) -> dict[int, list[Word]]:
        """The words, by the degrees that their line rises by."""
        page, text, box, at = self.page, self.text, self.box, ctypes.byref(self.box)
        loose, read = pdfium.FPDFText_GetLooseCharBox, _RECTANGLE.unpack_from
        level: list[Word] = []
        found_by_turn = {0: level}
        face, line_end, tall, depth = Face(0, False), -1, 0.0, 0.0
        for found in WORD.finditer(text):
            first, end = found.span()
            letters = found[0]
            hyphen = letters[-1] == HYPHEN
            last = end - 2 if hyphen else end - 1
            loose(page, first, at)
            left, top, right, bottom = read(box)
            height = top - bottom
            uneven = UNEVEN * height
            if first > line_end or not -uneven < height - tall < uneven:
                # within a line, a font hardly ever changes without changing its height
                line_end = found_end.start() if (found_end := LINE_END.search(text, first)) else len(text)
                face, tall, depth = self.line_face(first, line_end), height, self.base(first) - bottom
            if first == last:
                is_level = not pdfium.FPDFText_GetCharAngle(page, first)
            else:
                loose(page, last, at)
                _, top, right, low = read(box)
                is_level = left < right and -uneven < low - bottom < uneven and -uneven < top - low - height < uneven
            if not is_level or (not letters.isalpha() and self.has_mark(first, last, face)):
                for turn, part in self.parts(first, last, hyphen, face, tall):
                    found_by_turn.setdefault(turn, []).append(part)
            else:
                letters = letters[:-1] + "-" if hyphen else letters
                level.append(Word(left, right, bottom + depth, height, letters, face))
        return found_by_turn

    def base(self, letter: int) -> float:
        """The height of the line that a level letter stands on."""
        x, y = self.doubles[:2]
        pdfium.FPDFText_GetCharOrigin(self.page, letter, x, y)
        return float(y.value)

    def face(self, letter: int) -> Face:
        """The size that letters have on the page, and whether their font calls itself bold."""
        size = pdfium.FPDFText_GetFontSize(self.page, letter)
        if pdfium.FPDFText_GetMatrix(self.page, letter, self.matrix):
            size *= math.hypot(self.matrix.c, self.matrix.d)
        length = pdfium.FPDFText_GetFontInfo(self.page, letter, self.name, 128, self.flags)
        return Face(round(2 * size) / 2, bool(BOLD.search(self.name.raw[: min(max(length, 0), 128)])))

    def line_face(self, first: int, end: int) -> Face:
        """The face of a line; one that only begins in bold, as below a heading that runs in, isn't bold."""
        face = self.face(first)
        last = first + len(self.text[first:end].rstrip()) - 1
        return Face(face.size, False) if face.bold and last > first and not self.face(last).bold else face

    def has_mark(self, first: int, last: int, face: Face) -> bool:
        return any(self.text[i].isdigit() and self.lift(i, face) for i in range(first, last + 1))

    def lift(self, letter: int, face: Face) -> float:
        """How far a figure hangs above its line by its shape alone, as those that a font has for marks; 0 if it doesn't."""
        base = self.base(letter)
        left, right, bottom, top = self.doubles
        pdfium.FPDFText_GetCharBox(self.page, letter, left, right, bottom, top)
        lifted = bottom.value - base
        return lifted if RAISED * face.size < lifted < face.size else 0

    def parts(self, first: int, last: int, hyphen: bool, face: Face, tall: float) -> Iterator[tuple[int, Word]]:
        """The parts of a word whose letters stand on several lines, or that isn't level."""
        start = True
        turn, part = 0, None
        for letter in range(first, last + 1):
            angle, here = self.letter(letter, face, tall)
            same = part is not None and angle == turn and abs(here.base - part.base) < UNEVEN * part.height
            if part is not None and same and here.left > part.left - part.height:
                left, right = min(part.left, here.left), max(part.right, here.right)
                part = part._replace(left=left, right=right, text=part.text + here.text)
                continue
            if part is not None:
                yield turn, part
            turn, part = angle, here._replace(sticks=not start)
            start = False
        if part is not None:
            yield turn, part._replace(text=part.text + "-") if hyphen else part

    def letter(self, letter: int, face: Face, tall: float) -> tuple[int, Word]:
        """A single letter as a word, with the degrees that its line rises by. Its face is the line's where it is as tall."""
        text = self.text[letter]
        # PDFium counts the angle clockwise
        turn = -round(math.degrees(pdfium.FPDFText_GetCharAngle(self.page, letter))) % 360
        pdfium.FPDFText_GetLooseCharBox(self.page, letter, self.box)
        box = self.box
        height = box.top - box.bottom
        face = face if not turn and abs(height - tall) < UNEVEN * tall else self.face(letter)
        x, y = self.doubles[:2]
        pdfium.FPDFText_GetCharOrigin(self.page, letter, x, y)
        _, base = _turned(x.value, y.value, turn)
        if turn:
            edges = [_turned(a, b, turn)[0] for a in (box.left, box.right) for b in (box.bottom, box.top)]
            return turn, Word(min(edges), max(edges), base, 1.2 * face.size, text, face)
        lift = self.lift(letter, face) if text.isdigit() else 0
        return 0, Word(box.left, box.right, base + lift, height - 2 * lift if lift else height, text, face)
