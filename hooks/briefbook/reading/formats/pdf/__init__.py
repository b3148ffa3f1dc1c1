"""PDFs → the lines of print in reading order, numbered through the file, each with its page and what it is.

In: the bytes of a PDF. Out: what the file states of itself, and its lines: a blank line where a paragraph begins, two
where a column does, three and a form feed where a page does; rows of tables with tabs, the marks of notes as raised
figures, a bullet as `- `. A line has a role where the file's tags, its outline, the rules drawn on the page or the faces
of its letters tell one for sure; running text has none. Dropped: pictures, and words outside the page's visible part.

PDFium reads the file, in a process of its own (`apart`). A page goes from letters to lines by itself: `words` (`fonts`,
`accents`, `bidi`), `rows` and `margins`, what is `drawn` on it, `tables` (`cells`) and `figures`, `columns`, `setting`;
where it is tagged, by its `tags` and their `blocks`. Then all pages are looked at: `furniture`, `kinds`, `faces` and
`front`. Only the letters of one page are held at a time.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pypdfium2

from ....model import Contents, Line, Role, Setting
from ....problem import Unreadable, error
from .. import apart
from . import (
    bidi,
    blocks,
    columns,
    drawn,
    faces,
    figures,
    front,
    furniture,
    kinds,
    margins,
    setting,
    stated,
    tables,
    tags,
    words,
)
from .rows import of_words
from .setting import Placed
from .tags import Tag

MOST = 3_000
"""pages"""
CROWDED = 200_000
"""letters of a page; one of a newspaper has 30,000"""
STAMP = 120
"""letters of a line that stands upright in a margin"""
SEEN = 20
"""letters by which a page has text, rather than a number under a picture"""
SHARE = 1 / 3
"""share of pages with text below which a file is one of pictures"""
STREAM = 100_000_000
"""bytes that a part of a page may have, unpacked"""
PACKED = re.compile(rb"stream\r?\n")
PASSWORD, SECURITY = 4, 5
"""PDFium's numbers for a file that is locked"""
NONE: Role = ""
SETTING = Setting(True, ordered=True, paged=True)
SCAN = "the pages are pictures: run the PDF through text recognition (OCR) first, and give the PDF that it makes"
AGAIN = "download it again, or open it in a PDF reader and print it to a new PDF"


def contents(raw: bytes, name: str) -> Contents:
    return apart.contents(contents_here, raw, name)


def contents_here(raw: bytes, name: str) -> Contents:
    """The same, read in this very process, where no file can be waited for or be cut short."""
    if b"%%EOF" not in raw[-4096:] and b"startxref" not in raw[-4096:]:
        raise Unreadable(error(name, "broken-file", "the PDF ends in the middle: it was cut off", AGAIN))
    if _swells(raw):
        raise Unreadable(error(name, "oversized-file", "unpacked, the PDF is far larger than an article", AGAIN))
    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as reason:
        if getattr(reason, "err_code", None) in (PASSWORD, SECURITY):
            hint = "open it with the password and print it to a new PDF without one"
            raise Unreadable(error(name, "locked-file", "the PDF is locked with a password", hint)) from None
        raise Unreadable(error(name, "broken-file", "the PDF is broken: no page of it can be read", AGAIN)) from None
    try:
        metadata = tuple(stated.metadata(pdf, raw))
        titles = [found.value for found in metadata if found.field == "title"]
        lines = kinds.told(furniture.told(_read(pdf, name)))
        lines = front.told(faces.told(lines, titles, stated.outline(pdf)))
        return Contents(_numbered(lines), metadata, SETTING)
    finally:
        pdf.close()


def _read(pdf: Any, name: str) -> list[Placed]:
    count = len(pdf)
    if count > MOST:
        hint = "print the article's own pages to a new PDF"
        raise Unreadable(error(name, "oversized-file", f"the PDF has {count} pages, more than {MOST}", hint))
    placed: list[Placed] = []
    told = 0
    gutters: tuple[float, ...] = ()
    for number in range(count):
        part, gutters = _page(pdf, number, gutters, name)
        told += sum(len(p.line.text) for p in part) >= SEEN
        placed += part
    if not count:
        raise Unreadable(error(name, "broken-file", "the PDF has no pages", AGAIN))
    if told < max(1, SHARE * count):
        message = f"the PDF has text on {told} of its {count} pages" if told else "the PDF holds no text, only pictures"
        raise Unreadable(error(name, "scanned-file", message, SCAN))
    return placed


def _page(pdf: Any, number: int, gutters: tuple[float, ...], name: str) -> tuple[list[Placed], tuple[float, ...]]:
    """The lines of a page, and the gutters that its columns have."""
    try:
        page = pdf[number]
    except pypdfium2.PdfiumError:
        return [], gutters
    try:
        tagged = tags.of_page(page)
        directions = words.of_page(page, CROWDED, tagged)
        drawing = drawn.of_page(page) if directions else drawn.Drawn()
    finally:
        page.close()
    if directions is None:
        message = f"page {number + 1} holds more letters than a page can show"
        raise Unreadable(error(name, "oversized-file", message, AGAIN))
    placed = []
    told = {tag.number: tag for tag in tagged.values()}
    for i, direction in enumerate(directions):
        found = _lines(direction, drawing if not i else drawn.Drawn(), gutters if not i else (), told)
        lines = blocks.ordered([*setting.printed(found.arranged.regions, found.drawing.level)], told)
        lines += setting.counts(found.counts)
        placed += [Placed(line, number + 1) if not i else _beside(line, number + 1) for line in lines]
        gutters = found.arranged.gutters or gutters if not i else gutters
    return placed, gutters


def _beside(line: setting.Printed, page: int) -> Placed:
    """A line that runs another way than its page: a short one is a stamp in the margin."""
    return Placed(line._replace(role="furniture") if len(line.text) < STAMP else line, page, False)


class _Page(NamedTuple):
    """What runs in one direction on a page."""

    arranged: columns.Arranged
    counts: tuple[words.Word, ...]
    """the numbers of lines in the margin"""
    drawing: drawn.Drawn


def _lines(
    direction: words.Direction, drawing: drawn.Drawn, gutters: Sequence[float], tagged: Mapping[int, Tag]
) -> _Page:
    """The regions of the words of a page that run in one direction."""
    told, width = direction
    right_to_left = [word for word in told if bidi.LETTER.search(word.text)]
    backwards = bool(right_to_left) and bidi.goes_backwards(" ".join(word.text for word in told))
    if backwards:
        told, drawing = bidi.mirrored(told, width), drawn.mirrored(drawing, width)
    rows = of_words(told)
    if right_to_left:
        rows = [bidi.turned_back(row, backwards) for row in rows]
    rows, counts = margins.numbers(rows)
    found = tables.ruled(rows, drawing, tables.tagged(rows, tagged) if tagged else ())
    found += figures.labels(tables.without(rows, found), drawing, found)
    arranged = columns.arranged(tables.without(rows, found), [table.box for table in found], gutters)
    return _Page(arranged, counts, drawing)


def _numbered(placed: Sequence[Placed]) -> tuple[Line, ...]:
    spaced = enumerate(_spaced(placed), start=1)
    return tuple(Line(number, text, page, role=role, level=level) for number, (text, page, role, level) in spaced)


def _spaced(placed: Sequence[Placed]) -> Iterator[tuple[str, int, Role, int]]:
    """Each line with its page, role and level, and blank ones: one between paragraphs, two columns, three pages."""
    page, role, begun, region = 0, NONE, False, 0
    for part in placed:
        line = part.line
        # a caption stands right above its rows
        apart = (line.starts or line.role != role) and (role, line.role) != ("caption", "row")
        if part.page > page and (apart or line.role != "row"):
            page = part.page
            yield from [("", page, NONE, 0)] * (3 if begun else 0)
            yield ("\f" if begun else "") + line.text, page, line.role, line.level
        else:
            if apart:
                yield from [("", part.page, NONE, 0)] * (1 + (line.region != region))
            yield line.text, part.page, line.role, line.level
        begun, role, region = True, line.role, line.region


def _swells(raw: bytes) -> bool:
    """Whether a part of the file unpacks to more than its bound. Deflate packs to a thousandth at most (RFC 1951)."""
    for found in PACKED.finditer(raw):
        end = raw.find(b"endstream", found.end())
        if (end if end >= 0 else len(raw)) - found.end() < STREAM // 1032:
            continue
        unpacking = zlib.decompressobj()
        try:
            total, rest = 0, raw[found.end() : end if end >= 0 else len(raw)]
            while rest and total < STREAM and not unpacking.eof:
                total += len(unpacking.decompress(rest, 1_000_000))
                rest = unpacking.unconsumed_tail
        except zlib.error:
            continue
        if total >= STREAM:
            return True
    return False
