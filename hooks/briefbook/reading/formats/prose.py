"""Paragraphs in reading order → lines: what html and docx have in common.

In: pieces of text with their places in the file, the notes found anywhere in it, and what its metadata state. Out: lines with
a blank one between paragraphs; the notes below a heading of their own, before the list of references, which ends an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...model import Line
from .raised import figures
from .stated import Stated, title_page

NOTES = "## Notes"
NOTES_HEADING = re.compile(r"^#+\W*(foot|end)?notes\W*$", re.IGNORECASE)
REFERENCES = re.compile(r"^#+\W*(\d+\W+)?(references?|bibliography|works cited|literature( cited)?)\W*$", re.IGNORECASE)

CAPTION = re.compile(r"^Table\s+(\d{1,4})\s*(?:[.:–—-]+\s*|\s(?=[A-Z])|$)(.*)$", re.IGNORECASE)
"""`Table 3. Ships`, `Table 3 Ships`, but not `Table 3 shows`"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a heading or a list's entry: one line."""

    number: int
    """the line of the file, or the paragraph, that it stands on"""
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    number: int
    caption: str
    rows: tuple[Piece, ...]
    """a tab between the cells"""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or an endnote."""

    number: int
    mark: str
    """its number, in plain figures"""
    text: str


def lines(flow: Iterable[Piece | Grid], notes: Iterable[Note], stated: Stated) -> tuple[Line, ...]:
    """The lines of an article. No two texts have the same number; what only the metadata state is numbered after the last."""
    groups = _without_empty_notes(_captioned(list(flow)))
    told = [[Piece(note.number, f"{figures(note.mark)} {note.text}")] for note in notes]
    if told:
        at = next((i for i, group in enumerate(groups) if REFERENCES.match(group[0].text)), len(groups))
        groups[at:at] = [[Piece(told[0][0].number, NOTES)], *told]
    last = max((piece.number for group in groups for piece in group), default=0)
    at, above = title_page(stated, [group[0].text for group in groups])
    groups[at:at] = [[Piece(last + 1, text)] for text in above]
    numbers = iter(_numbered([piece.number for group in groups for piece in group]))
    result: list[Line] = []
    for group in groups:
        told_on = [Line(next(numbers), piece.text) for piece in group]
        result += [*([Line(told_on[0].number, "")] if result else []), *told_on]
    return tuple(result)


Group = list[Piece]
"""pieces with no blank line between them"""


def _captioned(flow: list[Piece | Grid]) -> list[Group]:
    """Each table with the caption that stands in it, above it or below it, and with a number."""
    groups: list[Group] = []
    taken = {int(found[1]) for part in flow if (found := _caption(part))}
    skipped = -1
    for i, part in enumerate(flow):
        if i == skipped:
            continue
        if isinstance(part, Piece):
            groups.append([part])
            continue
        below = flow[i + 1] if i + 1 < len(flow) else None
        found = _caption(part)
        place = part.number
        if not found and i and isinstance(flow[i - 1], Piece) and (found := _caption(flow[i - 1])) and i - 1 != skipped:
            place = groups.pop()[0].number
        elif not found and isinstance(below, Piece) and not (i + 2 < len(flow) and isinstance(flow[i + 2], Grid)):
            found = _caption(below)
            skipped = i + 1 if found else skipped
        number, caption = (found[1], found[2]) if found else (str(max(taken, default=0) + 1), part.caption)
        taken.add(int(number))
        groups.append([Piece(place, f"Table {number}: {caption}".rstrip()), *part.rows])
    return groups


def _caption(part: Piece | Grid) -> re.Match[str] | None:
    text = part.text if isinstance(part, Piece) else part.caption
    return CAPTION.match(text) if len(text) < 400 else None


def _without_empty_notes(groups: list[Group]) -> list[Group]:
    """Without the heading whose notes were all taken from below it."""
    below = [*(group[0].text for group in groups[1:]), "#"][: len(groups)]
    return [g for g, text in zip(groups, below, strict=True) if not (NOTES_HEADING.match(g[0].text) and text[0] == "#")]


def _numbered(places: list[int]) -> list[int]:
    """A number for each place, in the order of the places and as near to them as can be, none of them twice."""
    numbers = [0] * len(places)
    last = 0
    for i in sorted(range(len(places)), key=places.__getitem__):
        last = numbers[i] = max(places[i], last + 1)
    return numbers
