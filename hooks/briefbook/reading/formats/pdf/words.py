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
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, repeat
from operator import attrgetter
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from ....model import Role
from . import accents, bidi
from .fonts import Face, looks
from .tags import Tags

HYPHEN = "\ufffe"
"""what PDFium gives for the hyphen at the end of a line, after which the next line follows at once"""
SOFT = "\u00ad"
"""a hyphen that only the end of a line shows"""
FIGURE = re.compile(r"\d")
FIGURES = re.compile(r"[\d⁰¹²³⁴-⁹₀-₉]+")
RIGHT_TO_LEFT = bidi.LETTER
RIGHT_SPACE = 0.15
"""share of the size of letters that a space beside a sign has at least, in text from right to left"""
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
WORD = re.compile(rf"[^\s{HYPHEN}]+{HYPHEN}?")
LINE_END = re.compile(rf"\n|{HYPHEN}")
UNEVEN = 0.08
"""share of a word's height by which letters of one line may differ in place and height"""
DRAWN = 2.0
"""points below which a size is none"""
SNAP = 0.15
"""share by which sizes that are told by shapes may differ and count as one"""
SHAPES = 60
"""letters of a line by which its size is told, where only their shapes are known"""
CAPITAL = 0.7
"""share of its size that a capital letter is high"""
MOST_OBJECTS = 50_000
"""parts of a page, each one letter in some files"""
JOINER = "\u200c"
"""zero width non-joiner"""
RAISED = 0.2
"""share of its size by which a figure that is a mark hangs above the line"""


_loose = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
"""FPDFText_GetLooseCharBox by addresses, which costs half: it is called twice a word"""
_RECTANGLE = struct.Struct("4f")
"""left, top, right, bottom, as FS_RECTF has them: read at once, they cost a third"""


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
    tag: int = 0
    """the number of the block that it is part of, on a tagged page; 0 for none"""
    rows: tuple[str, ...] = ()
    """of a table, with tabs between cells, or of the labels of a picture, which stands here as one thing"""
    role: Role = ""
    """what these are"""


Row = list[Word]
"""words of one height, from left to right"""


class Box(NamedTuple):
    """A place on a page."""

    left: float
    low: float
    right: float
    high: float


class Direction(NamedTuple):
    """The words of a page that run in one direction, turned upright."""

    words: tuple[Word, ...]
    width: float
    """of the page, so turned"""


def of_page(page: Any, most: int, tagged: Tags | None = None) -> tuple[Direction, ...] | None:
    """The words of a `PdfPage`, by the directions that they run in, that of most words first; none for too many letters."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return ()
    try:
        if pdfium.FPDFText_CountChars(text_page) > most:
            return None
        letters = _Letters(text_page, tagged or {})
        if RIGHT_TO_LEFT.search(letters.text):
            letters.joiners = _joiners(page, text_page)
        found = letters.words()
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    seen = (_within(words, box, turn) for turn, words in sorted(found.items(), key=lambda group: -len(group[1])))
    return tuple(direction for direction in seen if direction.words)


def _joiners(page: Any, text_page: Any) -> dict[int, list[float]]:
    """Where signs without width stand, which PDFium leaves out, by the height of their line: in Persian they part words."""
    found: dict[int, list[float]] = {}
    matrix = pdfium.FS_MATRIX()
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    for i in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        part = pdfium.FPDFPage_GetObject(page, i)
        if pdfium.FPDFPageObj_GetType(part) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        if pdfium.FPDFTextObj_GetText(part, text_page, None, 0) > 2:
            continue
        if (
            pdfium.FPDFPageObj_GetBounds(part, left, low, right, high)
            and left.value == right.value
            and pdfium.FPDFPageObj_GetMatrix(part, matrix)
        ):
            found.setdefault(round(matrix.f), []).append(matrix.e)
    return {height: sorted(places) for height, places in found.items()}


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

    def __init__(self, text_page: Any, tagged: Tags) -> None:
        self.tagged = tagged
        self.page = text_page
        self.count = max(pdfium.FPDFText_CountChars(text_page), 0)
        self.box = pdfium.FS_RECTF()
        self.matrix = pdfium.FS_MATRIX()
        self.doubles = [ctypes.c_double() for _ in range(4)]
        self.name = ctypes.create_string_buffer(128)
        self.flags = ctypes.c_int()
        self.sizes: dict[int, float] = {}
        """the size of letters that a file draws itself, by where their line begins"""
        text = self._text()
        self.text = accents.joined(text, self.shape, self.at_point) if accents.ACCENT.search(text) else text
        self.backwards = False
        """whether the last word looked at runs against the angle that its font states"""
        self.logical = 0
        """above 0 where letters from right to left stand in the file as they are read"""
        self.joiners: dict[int, list[float]] = {}
        """where signs without width stand, by the height of their line"""

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

    def shape(self, letter: int) -> tuple[float, float, float, float]:
        """The left, right, lowest and highest edge of a letter's shape."""
        left, right, low, high = self.doubles
        pdfium.FPDFText_GetCharBox(self.page, letter, left, right, low, high)
        return left.value, right.value, low.value, high.value

    def at_point(self, x: float, y: float) -> int:
        """The number of the letter that stands at a point, or very near; below 0 for none."""
        return int(pdfium.FPDFText_GetCharIndexAtPos(self.page, x, y, 1.0, 2.0))

    def words(self) -> dict[int, list[Word]]:
        """The words, by the degrees that their line rises by."""
        page, text = self.page, self.text
        level: list[Word] = []
        found_by_turn = {0: level}
        face, line_end, tall, depth = Face(0, False), -1, 0.0, 0.0
        floor = uneven = 0.0
        tagged, tag, tag_end = bool(self.tagged), 0, -1
        turned_round = bool(RIGHT_TO_LEFT.search(text))
        backwards = turned_round and bidi.goes_backwards(text)
        joined = accents.GONE in text
        spans = [found.span() for found in WORD.finditer(text)]
        boxes = self.loose_boxes(
            [place for first, end in spans for place in (first, end - 1 - (text[end - 1] == HYPHEN))]
        )
        # a `Word` made as a tuple costs half
        word = partial(tuple.__new__, Word)
        for (first, end), (left, top, right, bottom), (_, upper, edge, lower) in zip(
            spans, boxes[::2], boxes[1::2], strict=True
        ):
            letters = text[first:end]
            if joined and accents.GONE in letters:
                letters = letters.replace(accents.GONE, "")
                if not letters:
                    continue
            last, hyphen = end - 1, letters[-1] == HYPHEN
            if hyphen:
                last -= 1
            elif letters[-1] == SOFT:
                letters = letters[:-1] + "-"
            height = top - bottom
            if first > line_end or (
                (height != tall or bottom != floor)
                and not (-UNEVEN * height < height - tall < UNEVEN * height > abs(bottom - floor))
            ):
                # within a line, a font hardly ever changes without changing its height; of some fonts only shapes are known
                floor = bottom
                line_end = found_end.start() if (found_end := LINE_END.search(text, first)) else len(text)
                face, tall, depth = self.line_face(first, line_end), height, self.base(first) - bottom
            if tagged and first > tag_end:
                tag_end = line_end
                tag = self.line_tag(first, line_end)
            own = tag if tag >= 0 else self.tag(first)
            against = turned_round and (RIGHT_TO_LEFT.search(letters) or (backwards and not LATIN.search(letters)))
            if first == last or against:
                is_level = not pdfium.FPDFText_GetCharAngle(page, first)
                edge = right
            else:
                uneven = UNEVEN * height
                is_level = left + uneven < edge and (
                    (lower == bottom and upper == top)
                    or (-uneven < lower - bottom < uneven and -uneven < upper - lower - height < uneven)
                )
            if against and is_level:
                level += self.right_to_left(
                    first, last, Word(left, right, bottom + depth, height, letters, face, tag=own)
                )
            elif not is_level or (
                not letters.isalpha() and FIGURE.search(letters) and self.has_mark(first, last, face)
            ):
                for turn, part in self.parts(first, last, hyphen, face, tall):
                    found_by_turn.setdefault(turn, []).append(part._replace(tag=own) if own else part)
            else:
                letters = letters[:-1] + "-" if hyphen else letters
                level.append(word((left, edge, bottom + depth, height, letters, face, False, own, (), "")))
        return found_by_turn

    def loose_boxes(self, letters: Sequence[int]) -> list[tuple[float, float, float, float]]:
        """The left, top, right and lowest edge of the room of each of these letters."""
        size = _RECTANGLE.size
        buffer = bytearray(size * len(letters))
        if letters:
            at = ctypes.addressof((ctypes.c_char * len(buffer)).from_buffer(buffer))
            here = ctypes.cast(self.page, ctypes.c_void_p).value
            # no loop of our own runs between the calls
            deque(map(_loose, repeat(here), letters, range(at, at + len(buffer), size)), maxlen=0)
        return [*_RECTANGLE.iter_unpack(buffer)]

    def right_to_left(self, first: int, last: int, word: Word) -> Iterator[Word]:
        """A word with its letters in the order that they are read in, which only their places tell for sure."""
        placed = []
        for letter in range(first, last + 1):
            pdfium.FPDFText_GetLooseCharBox(self.page, letter, self.box)
            placed.append(bidi.Placed(self.box.left, self.box.right, self.text[letter]))
        self.logical += bidi.order(placed)
        for height in {round(word.base - 0.2), round(word.base + 0.2)} & self.joiners.keys():
            joiners = self.joiners[height]
            low, high = min(letter.left for letter in placed), max(letter.right for letter in placed)
            for x in joiners[bisect_left(joiners, low) : bisect_right(joiners, high)][: len(placed)]:
                middles = [(letter.left + letter.right) / 2 for letter in placed]
                between = (i for i, (a, b) in enumerate(pairwise(middles), 1) if min(a, b) < x < max(a, b))
                if at := next(between, 0):
                    placed.insert(at, bidi.Placed(x, x, JOINER))
        for i, (left, right, text) in enumerate(bidi.in_order(placed, self.logical, RIGHT_SPACE * word.face.size)):
            sticks = i > 0 or not any(map(str.isalnum, text))
            yield word._replace(left=left, right=right, text=text, sticks=sticks)

    def tag(self, letter: int) -> int:
        """The number of the block that a letter is part of; 0 for none."""
        mark = pdfium.FPDFPageObj_GetMarkedContentID(pdfium.FPDFText_GetTextObject(self.page, letter))
        found = self.tagged.get(mark)
        return found.number if found else 0

    def line_tag(self, first: int, end: int) -> int:
        """The same for all letters of a line; -1 where they are part of several blocks."""
        last = first + len(self.text[first:end].rstrip()) - 1
        tag = self.tag(first)
        return tag if last <= first or self.tag(last) == tag else -1

    def base(self, letter: int) -> float:
        """The height of the line that a level letter stands on."""
        x, y = self.doubles[:2]
        pdfium.FPDFText_GetCharOrigin(self.page, letter, x, y)
        return float(y.value)

    def face(self, letter: int) -> Face:
        """The size that letters have on the page, and what the name and the flags of their font say of it."""
        size = pdfium.FPDFText_GetFontSize(self.page, letter)
        if pdfium.FPDFText_GetMatrix(self.page, letter, self.matrix):
            size *= math.hypot(self.matrix.c, self.matrix.d)
        if size < DRAWN:
            # the fonts that a file draws itself have no size of their own
            size = self.drawn_size(letter)
        length = pdfium.FPDFText_GetFontInfo(self.page, letter, self.name, 128, self.flags)
        return Face(round(2 * size) / 2, *looks(self.name.raw[: min(max(length - 1, 0), 128)], self.flags.value))

    def drawn_size(self, letter: int) -> float:
        """The size of letters that a file draws itself, by the shapes of their line: most lines have some tall ones."""
        start = self.text.rfind("\n", 0, letter) + 1
        if start not in self.sizes:
            end = found.start() if (found := LINE_END.search(self.text, letter)) else len(self.text)
            letters = [n for n in range(start, end) if not self.text[n].isspace()][:SHAPES]
            heights = sorted(high - low for _, _, low, high in map(self.shape, letters))
            size = heights[3 * len(heights) // 4] / CAPITAL if heights else 0.0
            # lines without tall letters measure a little less
            near = (known for known in self.sizes.values() if abs(known - size) < SNAP * known)
            self.sizes[start] = next(near, size)
        return self.sizes[start]

    def line_face(self, first: int, end: int) -> Face:
        """The face of a line; one that only begins in bold or italics, as below a heading that runs in, isn't."""
        face = self.face(first)
        last = first + len(self.text[first:end].rstrip()) - 1
        if last <= first:
            return face
        name = self.name.value
        pdfium.FPDFText_GetFontInfo(self.page, last, self.name, 128, self.flags)
        if self.name.value == name and not (face.bold or face.slanted or face.mono):
            return face
        other = self.face(last)
        bold, slanted, mono = (a and b for a, b in zip(face[1:4], other[1:4], strict=True))
        return Face(face.size, bold, slanted, mono, other.font)

    def has_mark(self, first: int, last: int, face: Face) -> bool:
        runs = (found.span() for found in FIGURES.finditer(self.text, first, last + 1))
        return any(self.lift(i, face) for start, end in runs for i in {start, end - 1})

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
        if last > first:
            self.backwards = self.runs_backwards(first, last)
        for letter in range(first, last + 1):
            if self.text[letter] == accents.GONE:
                continue
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

    def runs_backwards(self, first: int, last: int) -> bool:
        """Whether the letters of a word run against the angle that their font states, as those of some drawn fonts do."""
        x, y = self.doubles[:2]
        angle = pdfium.FPDFText_GetCharAngle(self.page, first)
        places = []
        for letter in (first, last):
            pdfium.FPDFText_GetCharOrigin(self.page, letter, x, y)
            places.append((x.value, y.value))
        (a, b), (c, d) = places
        return bool(angle) and (c - a) * math.cos(angle) - (d - b) * math.sin(angle) < 0

    def letter(self, letter: int, face: Face, tall: float) -> tuple[int, Word]:
        """A single letter as a word, with the degrees that its line rises by. Its face is the line's where it is as tall."""
        text = self.text[letter]
        # PDFium counts the angle clockwise
        turn = (180 * self.backwards - round(math.degrees(pdfium.FPDFText_GetCharAngle(self.page, letter)))) % 360
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
