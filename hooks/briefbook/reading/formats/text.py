"""Plain text → its lines, as the file has them, or what its marks say where it is marked up as Markdown.

In: bytes in any common encoding. Out: one `Line` for each line, numbered from 1 as an editor shows them, with the page that
form feeds put it on. Nothing is dropped but a byte order mark.
"""

from __future__ import annotations

import re
from itertools import count

import charset_normalizer

from ...model import Contents, Line
from ...problem import Unreadable, error
from .seems import UTF_16

HEADING = re.compile(r"^#{1,6} +\S.*$", re.MULTILINE)
FRONT_MATTER = re.compile(r"---\n(?:.*\n)*?---\n")


def contents(raw: bytes, name: str, marked: bool = False) -> Contents:
    """`marked`: whether the file's name says that it is Markdown; other text is where it has headings as Markdown has them."""
    text = decoded(raw, name)
    if marked or _has_marks(text):
        from . import markdown

        return markdown.contents(text)
    if "\f" not in text:
        return Contents(tuple(map(Line, count(1), text.split("\n"))))
    lines: list[Line] = []
    page = 1
    for number, line in enumerate(text.split("\n"), start=1):
        page += line.count("\f")
        lines.append(Line(number, line, page))
    return Contents(tuple(lines))


def _has_marks(text: str) -> bool:
    """Whether a heading or front matter opens the text, or it has several headings with a blank line above and below."""
    start = text.lstrip()
    if HEADING.match(start) or FRONT_MATTER.match(start):
        return True
    apart = re.findall(r"(?:\A|\n)\n#{1,6} +\S.*\n\n", text)
    return len(apart) > 1


def decoded(raw: bytes, name: str, declared: str = "") -> str:
    """Text with \\n line ends: in UTF-8 where it is valid, else as declared, else in the most likely encoding.

    A declared encoding comes second since UTF-8 is hardly ever valid by accident, while pages are often saved in UTF-8 by
    programs that leave the old declaration in them.
    """
    if raw.startswith(UTF_16):
        return _with_newlines(raw.decode("utf-16", errors="replace"))
    try:
        return _with_newlines(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as reason:
        place = reason.start
    try:
        return _with_newlines(raw.decode(declared, errors="replace"))
    except LookupError:
        best = charset_normalizer.from_bytes(raw).best()
    if best is None:
        line = raw.count(b"\n", 0, place) + 1
        column = place - raw.rfind(b"\n", 0, place)
        message = "the letters of this file can't be told: it is in no known encoding"
        raise Unreadable(error(name, "undecodable-file", message, "save it as UTF-8", line, column))
    return _with_newlines(str(best))


def _with_newlines(text: str) -> str:
    for end in ("\r\n", "\r", "\x85", "\u2028"):
        text = text.replace(end, "\n")
    return text
