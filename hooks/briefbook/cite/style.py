"""The printed reference of a source, in any style of the Citation Style Language, by citeproc-py.

The style that comes with Briefbook is author–date, after the Chicago Manual of Style; a book names another in seeds/book.yml.
What citeproc-py leaves open is done here: a full stop goes inside quotation marks where the language has it so, and none
follows a question mark.
"""

from __future__ import annotations

import json
import re
import warnings
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from lxml import etree

from ..model import Source
from .item import NAMES, csl

CSL = "{http://purl.org/net/xbiblio/csl}"
DEFAULT = "author-date.csl"
PARTS = ("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle")
"""the parts of a name that a style prints"""


class _Marks:
    """How citeproc-py marks text: titles in italics stand between asterisks, all else is plain."""

    Oblique = Bold = Light = Underline = Superscript = Subscript = SmallCaps = str

    @staticmethod
    def preformat(text: object) -> str:
        return str(text)

    @staticmethod
    def Italic(text: str) -> str:  # noqa: N802 - citeproc-py's name
        return f"*{text}*"


def reference(source: Source, style: str = "") -> str:
    """The entry of a bibliography, as plain text with titles between asterisks. `style` is the text of a CSL file."""
    item = csl(source)
    if source.letter:
        item["year-suffix"] = source.letter.strip("-")
    for role in NAMES:
        if role in item:
            item[role] = [{key: name[key] for key in PARTS if name.get(key)} for name in item[role]]
    for unused in ("note", "abstract"):
        item.pop(unused, None)
    return _entry(json.dumps(item, ensure_ascii=False, sort_keys=True), style)


@lru_cache(maxsize=8192)
def _entry(item: str, text: str) -> str:
    from citeproc import Citation, CitationItem, CitationStylesBibliography
    from citeproc.source.json import CiteProcJSON

    style = _style(text)
    data = json.loads(item)
    data.setdefault("type", "document")
    with warnings.catch_warnings():
        # fields that the engine doesn't know are none of the style's
        warnings.simplefilter("ignore")
        bibliography = CitationStylesBibliography(style, CiteProcJSON([data]), _Marks)
        bibliography.register(Citation([CitationItem(data["id"])]))
        (entry,) = bibliography.bibliography()
    return _pointed(str(entry), inside=_inside(style))


@lru_cache(maxsize=4)
def _style(text: str) -> Any:
    from citeproc import CitationStylesStyle

    raw = _evened(text.encode() if text else files(__package__).joinpath("styles", DEFAULT).read_bytes())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return CitationStylesStyle(BytesIO(raw), validate=False)


def _evened(raw: bytes) -> bytes:
    """A style whose names each say whether given names become initials: the engine doesn't hear initialize="false"."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(raw, parser)
    whole = root.attrib.pop("initialize-with", None)
    for name in root.iter(CSL + "name"):
        if name.get("initialize") == "false":
            name.attrib.pop("initialize-with", None)
        elif whole is not None and "initialize-with" not in name.attrib:
            name.set("initialize-with", whole)
    return bytes(etree.tostring(root))


def broken(text: str) -> str:
    """Why a text is no style that references can be set by; empty where it is one."""
    try:
        style = _style(text)
    except Exception as reason:  # lxml's and citeproc-py's own, of many sorts
        return str(reason).partition("\n")[0] or type(reason).__name__
    return "" if style.has_bibliography() else "it has no bibliography"


def _inside(style: Any) -> bool:
    """Whether the style's language sets full stops and commas inside quotation marks."""
    try:
        return str(style.root.get_locale_option("punctuation-in-quote")).lower() == "true"
    except Exception:  # a style without a locale of its own
        return False


def _pointed(entry: str, inside: bool) -> str:
    """An entry with its full stops where print has them."""
    entry = re.sub(r"([?!…][”’»\"]?\*?)\.(?=\s|$)", r"\1", entry)
    if inside:
        entry = re.sub(r"([^?!.,…])([”’])([.,])", r"\1\3\2", entry)
        entry = re.sub(r"([?!.])([”’])\.", r"\1\2", entry)
    entry = re.sub(r"\.(\*?)\.(?!\.)", r".\1", entry)
    return re.sub(r"\s+", " ", entry).strip()
