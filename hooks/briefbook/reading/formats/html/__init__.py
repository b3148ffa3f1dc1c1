"""Web pages → a line a paragraph, numbered by the line of the page's source that it begins on.

In: the bytes of a page. Out: headings with `#`, lists with `- `, tables as a caption and rows with tabs, notes with raised
figures below `## Notes`; a title page from the metadata where the text has none. Dropped: scripts, styles, navigation, forms,
dialogues, comments, asides, what is hidden, the header and the footer of the site, contents, pictures, emphasis.

libxml2 parses the page; it reads HTML without entities of the page's own, and nothing is fetched. Two paragraphs on one line of
the source get two numbers, the second one more than the line; so does all that stands below line 65,535, the parser's last.
"""

from __future__ import annotations

import re

from lxml import etree

from ....model import Contents
from ....problem import Unreadable, error
from .. import apart, prose, text
from . import head, metadata, notes, page
from .flow import pieces

LARGE = 1_000_000
"""bytes from which a page is read in a process of its own: its elements may be nested so that all take long"""
LARGEST = 20_000_000
"""bytes of a page; parsed, it takes about ten times as much memory"""
CONTROL = re.compile("[\0-\x08\x0b\x0e-\x1f\ufffe\uffff]")
"""what no XML may hold"""
CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]+)|<\?xml[^>]{0,200}encoding=[\"']([\w-]+)", re.IGNORECASE
)


def contents(raw: bytes, name: str) -> Contents:
    return apart.contents(contents_here, raw, name) if len(raw) > LARGE else contents_here(raw, name)


def contents_here(raw: bytes, name: str) -> Contents:
    """The same, read in this very process."""
    if len(raw) > LARGEST:
        hint = "save the article's own page, or cut out what isn't the article"
        raise Unreadable(error(name, "oversized-file", f"the page is larger than {LARGEST // 10**6} MB", hint))
    declared = CHARSET.search(raw[:4096])
    charset = (declared[1] or declared[2]).decode("ascii") if declared else ""
    # the parser takes a NUL for the end of the page, and gives out other signs that it won't take back
    whole = CONTROL.sub("\ufffd", text.decoded(raw, name, charset)).encode()
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(whole, parser)
    except etree.XMLSyntaxError:
        root = None
    if any(e.type_name == "ERR_RESOURCE_LIMIT" for e in parser.error_log):
        hint = "save the page's text as .txt, or copy it into a .docx"
        raise Unreadable(error(name, "broken-file", "the page is nested too deeply to be read", hint))
    if root is None:
        raise Unreadable(error(name, "empty-file", "the page holds no text", _SHOWN))
    stated = metadata.stated(root)
    titles = metadata.titles(stated)
    found = notes.taken(root)
    beside = page.beside_article(root, titles)
    result = prose.lines(head.headed([*pieces(root, beside)], titles), found)
    if not any(line.text for line in result if line.role != "aside"):
        raise Unreadable(error(name, "empty-file", "the page holds no text", _SHOWN))
    return Contents(result, metadata.of(root, beside, stated), prose.SETTING)


_SHOWN = "perhaps a script shows its text: open the page, print it to a PDF, and give that"
