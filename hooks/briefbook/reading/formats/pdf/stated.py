"""What a PDF states of itself: its XMP packet, its information dictionary, its language, its outline.

XMP (ISO 16684-1) is looked for as plain text, as its standard wants it to be found; properties of Dublin Core, PRISM
and the like are given as CSL variables, as they are written.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

from ....model import Metadatum

DC, PRISM = "http://purl.org/dc/elements/1.1/", "http://prismstandard.org/namespaces/"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PROPERTIES = {
    "title": "title", "creator": "author", "description": "abstract", "language": "language", "rights": "licence",
    "subject": "keyword", "publisher": "publisher", "publicationName": "container-title", "volume": "volume",
    "number": "issue", "doi": "DOI", "issn": "ISSN", "isbn": "ISBN", "url": "URL", "publicationDate": "issued",
    "coverDate": "issued", "date": "issued", "type": "type", "aggregationType": "type",
}  # fmt: skip
"""properties of Dublin Core and PRISM as CSL variables"""
INFO = {"Title": "title", "Author": "author", "Subject": "abstract", "Keywords": "keyword"}
LARGEST = 1_000_000
"""bytes of an XMP packet"""
MANY = 5_000
"""entries of an outline"""


class Entry(NamedTuple):
    """An entry of a file's outline."""

    text: str
    level: int
    """from 1"""
    page: int
    """from 1; 0 where it leads nowhere"""


def metadata(pdf: Any, raw: bytes) -> Iterator[Metadatum]:
    """What the file states, best first; values as they are written."""
    for field, value in _xmp(raw):
        yield Metadatum(field, value, "XMP", "stated")
    for key, value in pdf.get_metadata_dict(skip_empty=True).items():
        if key in INFO:
            yield Metadatum(INFO[key], value, "PDF info", "stated")
    if language := _language(pdf):
        yield Metadatum("language", language, "PDF language", "stated")


def _xmp(raw: bytes) -> Iterator[tuple[str, str]]:
    start = raw.find(b"<x:xmpmeta")
    end = raw.find(b"</x:xmpmeta>", start)
    if start < 0 or not 0 < end - start < LARGEST:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(raw[start : end + len(b"</x:xmpmeta>")], parser)
    pages = {}
    for description in root.iter(f"{RDF}Description") if root is not None else ():
        stated = [*description.attrib.items()]
        stated += [(child.tag, text) for child in description if isinstance(child.tag, str) for text in _values(child)]
        for name, text in stated:
            space, _, local = str(name).lstrip("{").rpartition("}")
            if not text.strip() or not (space == DC or space.startswith(PRISM) or local == "doi"):
                continue
            if local in ("startingPage", "endingPage"):
                pages[local] = text.strip()
            elif local == "pageRange" or local in PROPERTIES:
                yield PROPERTIES.get(local, "page"), text.strip()
    if pages.get("startingPage"):
        yield "page", "-".join(filter(None, (pages["startingPage"], pages.get("endingPage"))))


def _values(element: Any) -> list[str]:
    """The values of a property, each of a list; of those in several languages the default one."""
    entries = [*element.iter(f"{RDF}li")]
    if not entries:
        return [element.text or ""]
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    default = [entry for entry in entries if entry.get(lang) == "x-default"]
    return [entry.text or "" for entry in default or entries]


def _language(pdf: Any) -> str:
    if not hasattr(pdfium, "FPDFCatalog_GetLanguage"):
        return ""
    length = pdfium.FPDFCatalog_GetLanguage(pdf.raw, None, 0)
    if not 2 < length < 200:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFCatalog_GetLanguage(pdf.raw, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").strip()


def outline(pdf: Any) -> tuple[Entry, ...]:
    """The entries of a file's outline, in its order."""
    found: list[Entry] = []
    try:
        for bookmark in pdf.get_toc(max_depth=8):
            if len(found) >= MANY:
                break
            target = bookmark.get_dest()
            page = target.get_index() if target else None
            text = " ".join(bookmark.get_title().split())
            found.append(Entry(text, bookmark.level + 1, 0 if page is None else page + 1))
    except pypdfium2.PdfiumError:
        return tuple(found)
    return tuple(found)
