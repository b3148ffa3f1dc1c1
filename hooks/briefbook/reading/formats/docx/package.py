"""The parts of a Word file: a ZIP archive whose directory is checked before anything is unpacked.

A part is unpacked only if its size, as the directory states it, is within bounds; `zipfile` never gives more bytes than that.
Parts are parsed without entities, document type definitions and the network.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any

from lxml import etree

from ....problem import Unreadable, error

LARGEST = 40_000_000
"""bytes of all parts that are read, unpacked; parsed, they take about ten times as much memory"""
DENSEST = 250
"""how many times smaller than itself a part may be packed; the markup of Word reaches about 50"""
DENSE_FROM = 1_000_000
"""bytes below which a part may be packed to anything"""
DIRECTORY = 8_000_000
"""bytes of an archive's directory, each entry of which takes memory"""

Element = Any
"""an element of lxml, which has no types of its own"""

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
SAVE_AGAIN = "open it in Word or LibreOffice and save it again as .docx"


class Package:
    """An open Word file; `part` reads from it until the bound is reached."""

    def __init__(self, raw: bytes, name: str) -> None:
        self.name = name
        self.left = LARGEST
        end = raw.rfind(b"PK\x05\x06")
        if end >= 0 and int.from_bytes(raw[end + 12 : end + 16], "little") > DIRECTORY:
            raise self.problem("oversized-file", "the file holds far too many parts for an article")
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise self.broken() from None

    def main(self) -> Element:
        """The part that holds the text."""
        relations = self.part("_rels/.rels")
        targets = [
            r.get("Target", "").lstrip("/")
            for r in (relations.iter(RELATION) if relations is not None else ())
            if r.get("Type", "").endswith("/officeDocument")
        ]
        self.folder = posixpath.dirname(targets[0]) if targets else "word"
        found = self.part(targets[0] if targets else "word/document.xml")
        if found is None:
            raise self.broken()
        return found

    def beside(self, part: str) -> Element | None:
        """A part that stands beside the main one."""
        return self.part(posixpath.join(self.folder, part))

    def part(self, path: str) -> Element | None:
        """A part of the file, parsed; none where it isn't there."""
        try:
            about = self.archive.getinfo(path)
        except KeyError:
            return None
        if about.flag_bits & 1:
            raise self.problem("locked-file", "the file is locked with a password", "save a copy without a password")
        self.left -= about.file_size
        if self.left < 0 or (about.file_size > DENSE_FROM and about.file_size > DENSEST * about.compress_size):
            raise self.problem("oversized-file", f"unpacked, the text is larger than an article's ({path})")
        try:
            # files in Word's strict form have other names for the same elements
            raw = self.archive.read(about).replace(STRICT, USUAL)
            tree = etree.fromstring(raw, _parser()).getroottree()
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, etree.XMLSyntaxError):
            raise self.broken() from None
        if tree.docinfo.internalDTD is not None:
            raise self.problem("broken-file", "the file holds a document type definition, which no Word file has")
        return tree.getroot()

    def broken(self) -> Unreadable:
        return self.problem("broken-file", "the file is broken or was cut off")

    def problem(self, rule: str, message: str, hint: str = SAVE_AGAIN) -> Unreadable:
        return Unreadable(error(self.name, rule, message, hint))


def _parser() -> Any:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
