"""PDFs → the lines of print in reading order, numbered through the file, each with its page.

In: the bytes of a PDF. Out: lines column by column, a blank line where a paragraph begins, headings with `#` where their face
tells them, rows of tables with tabs, the marks of notes as raised figures; three blank lines and a form feed where a page
begins. Running heads and page numbers stay, as blocks of their own; what a bullet is becomes `- `. Dropped: pictures, and words
outside the page's visible part. Text that runs upwards or downwards follows the text of its page.

PDFium reads the file, in a process of its own (`apart`); `words`, `runs`, `columns`, `setting` and `faces` are the steps
from its letters to lines. Only the letters of one page are held at a time.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any

import pypdfium2

from ....model import Contents, Line
from ....problem import Unreadable, error
from .. import apart
from . import columns, faces, runs, setting, words
from .faces import Placed

MOST = 3_000
"""pages"""
CROWDED = 200_000
"""letters of a page; one of a newspaper has 30,000"""
SEEN = 20
"""letters by which a page has text, rather than a number under a picture"""
SHARE = 1 / 3
"""share of pages with text below which a file is one of pictures"""
STREAM = 100_000_000
"""bytes that a part of a page may have, unpacked"""
PACKED = re.compile(rb"stream\r?\n")
PASSWORD, SECURITY = 4, 5
"""PDFium's numbers for a file that is locked"""
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
        return Contents(_numbered(faces.with_headings(_read(pdf, name))))
    finally:
        pdf.close()


def _read(pdf: Any, name: str) -> list[Placed]:
    count = len(pdf)
    if count > MOST:
        hint = "print the article's own pages to a new PDF"
        raise Unreadable(error(name, "oversized-file", f"the PDF has {count} pages, more than {MOST}", hint))
    placed: list[Placed] = []
    told, gutter = 0, 0.0
    for number in range(count):
        part, gutter = _page(pdf, number, gutter, name)
        told += sum(len(p.line.text) for p in part) >= SEEN
        placed += part
    if not count:
        raise Unreadable(error(name, "broken-file", "the PDF has no pages", AGAIN))
    if told < max(1, SHARE * count):
        message = f"the PDF has text on {told} of its {count} pages" if told else "the PDF holds no text, only pictures"
        raise Unreadable(error(name, "scanned-file", message, SCAN))
    return placed


def _page(pdf: Any, number: int, gutter: float, name: str) -> tuple[list[Placed], float]:
    """The lines of a page, and the gutter that its columns have."""
    try:
        page = pdf[number]
    except pypdfium2.PdfiumError:
        return [], gutter
    try:
        directions = words.of_page(page, CROWDED)
    finally:
        page.close()
    if directions is None:
        message = f"page {number + 1} holds more letters than a page can show"
        raise Unreadable(error(name, "oversized-file", message, AGAIN))
    placed = []
    for i, direction in enumerate(directions):
        found = columns.arranged(runs.of_words(direction.words), gutter if not i else 0.0)
        placed += [Placed(line, number + 1) for line in setting.printed(found)]
        gutter = found.gutter if not i else gutter
    return placed, gutter


def _numbered(placed: tuple[Placed, ...]) -> tuple[Line, ...]:
    return tuple(Line(number, text, page) for number, (text, page) in enumerate(_spaced(placed), start=1))


def _spaced(placed: tuple[Placed, ...]) -> Iterator[tuple[str, int]]:
    page = 0
    for part in placed:
        if part.page != page:
            yield from [("", part.page)] * (3 if page else 0)
            yield ("\f" if page else "") + part.line.text, part.page
        else:
            if part.line.starts:
                yield "", page
            yield part.line.text, page
        page = part.page


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
