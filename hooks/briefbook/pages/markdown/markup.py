"""Finished Markdown, and text made into it.

`Markup` is what a page may hold as it is. All else is text: `md` puts a backslash before whatever Markdown would read as a
mark, and an entity in place of what HTML would read as a tag, so that "+ cramps", "1. headache" and "<b>" show as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup as Html

SPECIAL = re.compile(r"([\\`*_\[\]>#{}])")
"""what Python-Markdown takes a backslash before, wherever it stands"""
OPENING = re.compile(r"^(\s*)(?:([-+])(?=\s|-+\s*$)|(\d+)([.)])(?=\s))")
"""what makes a list of a paragraph that begins with it, or a rule"""
DEFINING = re.compile(r"^(\s*):(?=\s)")
"""what makes a definition of it, which no backslash hinders"""
ENTITY = re.compile(r"&(?=#?\w+;)")
"""what HTML would show as another sign"""


class Markup(str):
    """Finished Markdown. What is added to it, joined by it or put into it is escaped unless it is finished, too."""

    __slots__ = ()

    @classmethod
    def of(cls, pattern: str, *parts: object) -> Markup:
        """A pattern of our own, with something in place of each {}."""
        return cls(pattern.format(*map(md if pattern.startswith("{") else inline, parts[:1]), *map(inline, parts[1:])))

    def join(self, parts: Iterable[object], /) -> Markup:
        return Markup(str.join(self, map(md, parts)))

    def __add__(self, other: object, /) -> Markup:
        return Markup(str.__add__(self, inline(other) if self else md(other)))

    def __radd__(self, other: object, /) -> Markup:
        return Markup(str.__add__(md(other), self))

    def strip(self, signs: str | None = None, /) -> Markup:
        return Markup(str.strip(self, signs))


def md(value: object) -> Markup:
    """Text that Markdown shows as it is, in one line, wherever it stands; what is finished stays."""
    if isinstance(value, Markup):
        return value
    return Markup(DEFINING.sub(r"\1&#58;", OPENING.sub(_unlisted, inline(value))))


def inline(value: object) -> Markup:
    """The same for text that follows other text on its line, and so begins no list and no definition."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Html):
        return Markup(value)
    return Markup(SPECIAL.sub(r"\\\1", ENTITY.sub("&amp;", str(value))).replace("<", "&lt;").replace("\n", " "))


def _unlisted(found: re.Match[str]) -> str:
    space, sign, number, dot = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{dot}"


def attr(value: object) -> Markup:
    """Text as the value of an attribute in HTML, in double quotes, or as the text of an element within raw HTML."""
    text = str(value).replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    return Markup(text)


def cell(value: Any) -> Markup:
    """What stands in a cell of a table: a line, whose bars part no cells."""
    return Markup(str(md(value)).replace("|", "\\|").replace("\n", " "))


def capital(text: Markup) -> Markup:
    """With a capital where it begins, behind a mark or not."""
    return Markup(re.sub(r"^(\*?)(\w)", lambda found: found[1] + found[2].upper(), text))
