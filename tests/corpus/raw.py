"""What a file itself shows, before any reader: its text, its pages, where its columns end, which words it divides."""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2

DIVIDED = re.compile(r"([^\W\d_]+)(?:[-\u00ad\u2010]\s*\r?\n\s*|[\u0002\ufffe]\s*)([^\W\d_]+)")
UP = 30
"""points; print that goes up by more begins a column, or stands beside"""


@dataclass(frozen=True)
class Raw:
    text: str
    pages: int = 1
    segments: tuple[str, ...] = ()
    """the letters of each run of print that goes down a column; empty where a file has neither columns nor pages"""
    divided: tuple[tuple[str, str], ...] = ()
    """the words divided at a line's end: before and after the hyphen"""

    def breaks(self, letters: str) -> Iterator[int]:
        """Where a paragraph of these letters goes over from one run of print to another: the letters before it, counted."""
        at = 0
        while len(letters) - at >= 20:
            rest = letters[at:]
            longest = max((_common(segment, rest) for segment in self.segments), default=0)
            if longest < 15 or len(rest) - longest < 15:
                return
            at += longest
            if not any(letters[at : at + 15] in segment for segment in self.segments):
                return
            yield at


def _common(segment: str, letters: str) -> int:
    """How many of the first letters stand in the segment."""
    low, high = 0, len(letters)
    while low < high:
        middle = (low + high + 1) // 2
        if letters[:middle] in segment:
            low = middle
        else:
            high = middle - 1
    return low


def raw(name: str, data: bytes, heads: tuple[str, ...] = (), right_to_left: bool = False) -> Raw:
    """`heads` are the running heads that divide the pages of a text without form feeds."""
    if name.endswith(".pdf"):
        shown = _pdf(data)
        # some programs write such lines as they are seen, from left to right
        turned = "\n".join(line[::-1] for line in shown.text.split("\n")) if right_to_left else ""
        return replace(shown, text=f"{shown.text}\n{turned}")
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [
                archive.read(n).decode()
                for n in sorted(archive.namelist())
                if n.startswith(("word/", "docProps/")) and n.endswith(".xml")
            ]
        parts = [re.sub(r"<w:delText.*?</w:delText>|<w:lvlText[^>]*>", "", part) for part in parts]
        return Raw(_untagged("\n".join(parts)))
    text = data.decode()
    if name.endswith(".html"):
        return Raw(_untagged(text))
    if name.endswith(".txt"):
        found = _text_pages(text, heads)
        if len(found) > 1:
            return Raw(text, len(found), tuple(map(_letters, found)), _divided(text))
    return Raw(text)


def _untagged(markup: str) -> str:
    contents = re.sub(r'<meta [^>]*content="([^"]*)"[^>]*>', r"\1 ", markup)
    contents = re.sub(r"</(?:w:p|p|li|h\d|td|th|div|tr)>|<br>", "\n", contents)
    return html.unescape(re.sub(r"<style.*?</style>|<[^>]+>", "", contents, flags=re.S))


def _text_pages(text: str, heads: tuple[str, ...]) -> list[str]:
    if "\f" in text:
        return [page for page in text.split("\f") if page.strip()]
    told = {_letters(head) for head in heads}
    pages, page = [], ""
    for line in text.split("\n"):
        if _letters(line).removeprefix("l").removesuffix("l") in told and page:
            pages.append(page)
            page = ""
        else:
            page += line + "\n"
    return [*pages, page]


def _pdf(data: bytes) -> Raw:
    document = pypdfium2.PdfDocument(data)
    texts, segments = [], []
    for page in document:
        text = page.get_textpage()
        texts.append(text.get_text_range())
        run, last = "", float("inf")
        for n in range(text.count_chars()):
            left, bottom, right, _ = text.get_charbox(n)
            sign = chr(pypdfium2.raw.FPDFText_GetUnicode(text, n))
            if right > left and sign.strip():
                if bottom > last + UP:
                    segments.append(run)
                    run = ""
                last = bottom
            run += sign
        segments.append(run)
    whole = "\n".join(texts)
    return Raw(whole, len(document), tuple(_letters(s) for s in segments), _divided(whole))


def _divided(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(DIVIDED.findall(unicodedata.normalize("NFKC", text).casefold()))


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", unicodedata.normalize("NFKC", text).casefold())
