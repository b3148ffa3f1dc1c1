"""HTML that stands within Markdown → pieces with their roles. Comments, scripts and styles, which no reader sees, are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import lxml.html

from ...model import Role
from .raised import raised

UNSEEN = ("script", "style", "template", "head", "noscript")
BLOCKS = frozenset(
    "address article aside blockquote caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main"
    " nav ol p pre section summary table tbody tfoot thead tr ul br center".split()
)
ROLES: dict[str, Role] = {"li": "item", "figcaption": "caption", "caption": "caption", "blockquote": "quote"}
DEEPEST = 200


class Piece(NamedTuple):
    line: int
    """of the piece of HTML, from 1"""
    text: str
    role: Role
    level: int = 0
    joins: bool = False
    """whether it belongs to the piece above: a row to the rows and the caption above it"""


def pieces(source: str) -> list[Piece]:
    """The paragraphs, headings, entries and rows in a piece of HTML, in its order."""
    if not source.strip() or "<" not in source:
        return []
    try:
        root = lxml.html.fragment_fromstring(source, create_parent="div")
    except (lxml.etree.ParserError, ValueError):
        return []
    told = list(_walk(root, "text", 0))
    return [
        piece._replace(joins=piece.role == "row" and above is not None and above.role in ("row", "caption"))
        for above, piece in zip([None, *told], told, strict=False)
    ]


def _walk(element: lxml.html.HtmlElement, role: Role, depth: int) -> Iterator[Piece]:
    line = element.sourceline or 1
    run: list[str] = [element.text or ""]
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in BLOCKS and depth < DEEPEST:
            yield from _said(line, run, role)
            line = child.sourceline or line
            run = []
            if tag == "tr":
                cells = [re.sub(r"\s+", " ", _text(cell)).strip() for cell in child if cell.tag in ("td", "th")]
                yield from ([Piece(line, "\t".join(cells), "row")] if any(cells) else [])
            elif re.fullmatch("h[1-6]", tag):
                yield from (piece._replace(level=int(tag[1])) for piece in _said(line, [_text(child)], "heading"))
            else:
                yield from _walk(child, ROLES.get(tag, role), depth + 1)
        elif tag and tag not in UNSEEN:
            run.append(raised(_text(child)) if tag == "sup" else _text(child))
        run.append(child.tail or "")
    yield from _said(line, run, role)


def _text(element: lxml.html.HtmlElement) -> str:
    return str(element.text_content())


def _said(line: int, run: list[str], role: Role) -> list[Piece]:
    text = re.sub(r"\s+", " ", "".join(run)).strip()
    if not text:
        return []
    return [Piece(line, f"- {text}" if role == "item" else text, role, 1 if role == "item" else 0)]
