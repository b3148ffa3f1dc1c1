"""Word files → a line a paragraph, numbered as the paragraphs of the file are.

In: the bytes of a .docx. Out: headings with `#`, lists with `- `, tables as a caption and rows with tabs, notes with raised
figures below `## Notes`; title and author from the file's properties where the text has none. Dropped: headers and footers,
contents, comments, what was deleted or hidden, pictures, emphasis, the numbers that Word counts for headings and lists.

Paragraphs count through the text, those of tables and text boxes included; notes count on from there. The format is ECMA-376,
part 1, chapter 17.
"""

from __future__ import annotations

import re

from ....model import Contents
from ....problem import Unreadable, error
from .. import prose
from ..stated import Stated
from .flow import Flow
from .package import Package
from .styles import Styles

CORE = "docProps/core.xml"
DC = "{http://purl.org/dc/elements/1.1/}"
UNTITLED = re.compile(r"(microsoft word|document|untitled|title|word document|template)\b", re.IGNORECASE)


def contents(raw: bytes, name: str) -> Contents:
    package = Package(raw, name)
    main = package.main()
    flow = Flow(Styles(package.beside("styles.xml")))
    pieces = flow.pieces(main)
    notes = flow.notes(package.beside("footnotes.xml"), package.beside("endnotes.xml"))
    result = prose.lines(pieces, notes, _stated(package))
    if not any(line.text for line in result):
        hint = "give the file that holds the article's text; letters in a picture can't be read"
        raise Unreadable(error(name, "empty-file", "the file holds no text", hint))
    return Contents(result)


def _stated(package: Package) -> Stated:
    """The file's own properties; Word fills them by itself, with the name of a template or of a computer's user."""
    core = package.part(CORE)
    if core is None:
        return Stated()
    title = core.findtext(f"{DC}title") or ""
    creators = re.split(r"\s*;\s*", core.findtext(f"{DC}creator") or "")
    return Stated(
        name="" if UNTITLED.match(title) else title,
        authors=tuple(name for name in creators if re.fullmatch(r"[^\W\d_][\w.’'-]*( [^\W\d_][\w.’'-]*){1,4}", name)),
    )
