"""Word files → a line a paragraph, numbered as the paragraphs of the file are, with their roles; and the file's properties.

In: the bytes of a .docx. Out: what styles, outline depths and lists say of each paragraph; the numbers that Word counts for
headings and lists stand before their texts, as printed. Set apart as asides: contents. Dropped: headers and footers, comments,
what was deleted or hidden, pictures, emphasis.

Paragraphs count through the text, those of tables and text boxes included; notes count on from there. The format is ECMA-376,
part 1, chapter 17.
"""

from __future__ import annotations

from ....model import Contents
from ....problem import Unreadable, error
from .. import prose
from . import head, properties
from .flow import Flow
from .numbering import Numbering
from .package import Package
from .styles import Styles


def contents(raw: bytes, name: str) -> Contents:
    package = Package(raw, name)
    main = package.main()
    styles = package.beside("styles.xml")
    flow = Flow(Styles(styles), Numbering(package.beside("numbering.xml")))
    pieces = flow.pieces(main)
    notes = flow.notes(package.beside("footnotes.xml"), package.beside("endnotes.xml"))
    metadata = properties.of(package.part(properties.CORE), package.part(properties.CUSTOM), styles)
    result = prose.lines(head.headed(pieces, [m.value for m in metadata if m.field == "title"]), notes)
    if not any(line.text for line in result):
        hint = "give the file that holds the article's text; letters in a picture can't be read"
        raise Unreadable(error(name, "empty-file", "the file holds no text", hint))
    return Contents(result, metadata, prose.SETTING)
