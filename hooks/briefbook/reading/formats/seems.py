"""What a file seems to be, by its bytes: the format, and what to do with one that isn't read."""

from __future__ import annotations

import re

TEXT, HTML, DOCX, PDF = "text", "html", "docx", "pdf"
READ = {TEXT: "plain text", HTML: "a web page (HTML)", DOCX: "a Word file (.docx)", PDF: "a PDF"}
"""the formats that are read, and what people call them"""
ENDINGS = {
    ".txt": TEXT, ".text": TEXT, ".md": TEXT, ".markdown": TEXT,
    ".html": HTML, ".htm": HTML, ".docx": DOCX, ".pdf": PDF,
}  # fmt: skip
MARKED = (".md", ".markdown")
"""endings that say that plain text is marked up"""

SAVE = "open it in its own program and save it as .docx, .pdf or .txt"
WORD = "open it in Word or LibreOffice and save it as .docx"
PICTURE = "letters in a picture can't be read; give the text itself, or a PDF that went through text recognition (OCR)"
OTHERS: tuple[tuple[bytes, str, str], ...] = (
    # the bytes it starts with, what it is called, what to do
    (
        rb"\xd0\xcf\x11\xe0(?s:.*)E\0n\0c\0r\0y\0p\0t\0e\0d",
        "a Word or Excel file with a password",
        "save a copy without",
    ),
    (rb"\xd0\xcf\x11\xe0", "a file of an old Office version (.doc, .xls, .ppt)", WORD),
    (rb"\{\\rtf", "an RTF file", WORD),
    (rb"PK\x03\x04(?s:.*)xl/workbook\.", "a spreadsheet (.xlsx)", "copy the article's text into a .docx or .txt file"),
    (rb"PK\x03\x04(?s:.*)ppt/presentation\.", "slides (.pptx)", "copy the article's text into a .docx or .txt file"),
    (
        rb"PK\x03\x04(?s:.{26,80})application/epub\+zip",
        "an e-book (EPUB)",
        "give one chapter as .html, or all as .docx",
    ),
    (rb"PK\x03\x04(?s:.{26,80})application/vnd\.oasis", "an OpenDocument file (.odt, .ods)", WORD),
    (rb"PK\x03\x04|\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ", "a packed archive", "unpack it and give the file inside"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP", "a picture", PICTURE),
    (rb"%!PS", "a PostScript file", "turn it into a PDF (ps2pdf does it)"),
    (rb"AT&TFORM", "a DjVu file", "turn it into a PDF"),
)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
WEB_PAGE = re.compile(rb"\s*(<\?xml[^>]*>\s*|<!--.*?-->\s*)*(<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL)


CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
UNKNOWN = ("a file of some other program, not text", SAVE)


def format_of(raw: bytes) -> str:
    """TEXT, HTML, DOCX or PDF; empty where it is none of these."""
    start = raw[:4096].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in raw[:1024]:
        return PDF
    if raw.startswith(b"PK\x03\x04") and b"word/document" in raw:
        return DOCX
    if raw.startswith(UTF_16):
        return HTML if WEB_PAGE.match(start[2:].replace(b"\0", b"")) else TEXT
    # a few control characters stand in text that came from print
    if b"\0" in start or 20 * len(CONTROL.findall(start)) > len(start) or other(raw) != UNKNOWN:
        return ""
    return HTML if WEB_PAGE.match(start) else TEXT


def other(raw: bytes) -> tuple[str, str]:
    """What a file is called that isn't read, and what to do with it."""
    return next(((called, advice) for start, called, advice in OTHERS if re.match(start, raw)), UNKNOWN)
