"""Lines of all pages → the same with authors and their affiliations told where they stand side by side below the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....model import Role
from .setting import Group, Placed, groups, text_of

LONG = 200
"""letters that only a text has"""
BESIDE = 14
"""rows that a block of authors has at most"""
FIGURES = re.compile(r"(?:^|\t|\s)[\d.,%–-]+(?:\t|$)")
"""a cell of figures, which no author has"""
MAIL = re.compile(r"@|https?:|orcid", re.IGNORECASE)
SHORT = 56
"""letters of a line that is a name, a place or the like"""
GOES_ON = re.compile(r"[,;:\w]-$|[,;:]$")
SENTENCE = re.compile(r"[^\W\d_]{2}[.?!:;][\"”’)]*$")


def told(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """The lines; below the title each of a block of authors stands for itself, authors and what belongs to them told."""
    paragraphs = groups(placed)
    title = next((i for i, group in enumerate(paragraphs) if group[0].line.role == "title"), None)
    if title is None:
        return tuple(placed)
    end = _end(paragraphs, title + 1)
    result = [part for group in paragraphs[: title + 1] for part in group]
    for group in paragraphs[title + 1 : end]:
        result += _block(group)
    result += [part for group in paragraphs[end:] for part in group]
    return tuple(result)


def _end(paragraphs: Sequence[Group], start: int) -> int:
    """Where the text or its first heading begins."""
    for i in range(start, len(paragraphs)):
        first, text = paragraphs[i][0], text_of(paragraphs[i])
        if first.page != paragraphs[start - 1][0].page:
            return i
        if first.line.role not in ("", "row", "furniture") or (not first.line.role and len(text) > LONG):
            return i
    return len(paragraphs)


def _block(group: Group) -> Iterator[Placed]:
    first = group[0].line
    if first.role == "row" and len(group) <= BESIDE and not FIGURES.search(text_of(group)):
        columns = zip(*_padded([part.line.text.split("\t") for part in group]), strict=True)
        for column in columns:
            above = ""
            for part, cell in zip(group, column, strict=True):
                if cell:
                    role: Role = "author" if not above or MAIL.search(above) else "affiliation"
                    yield part._replace(line=part.line._replace(text=cell, role=role, starts=True))
                    above = cell
    elif first.role or SENTENCE.search(text_of(group)) or not _are_apart(group):
        yield from group
    else:
        for part in group:
            # names that a wide gap divides are several
            for text in part.line.parts or (part.line.text,):
                yield part._replace(line=part.line._replace(text=text, starts=True))


def _are_apart(group: Group) -> bool:
    """Whether the lines of a paragraph are names and places, each for itself, rather than a text."""
    lines = [part.line for part in group]
    short = all(
        len(line.text) < SHORT and not GOES_ON.search(line.text) and not line.text[:1].islower() for line in lines
    )
    return short or all(line.centred or len(line.parts) > 1 for line in lines)


def _padded(rows: Sequence[list[str]]) -> list[list[str]]:
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]
