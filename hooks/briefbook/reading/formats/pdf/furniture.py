"""Lines of all pages → the same with running heads, running feet and page numbers told.

A row at the edge of its page belongs to the page if its words stand at the same height on another page, whatever number is in
it: on each page, on every other one, or on two in all; or if a row in a face of its own stands there on most pages. A number
alone belongs to the page if it counts up with the pages or stands apart from the text. Rows are looked at from outside in, so
nothing that stands within the text is taken.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from .fonts import Face
from .setting import Placed, body_face

ROWS = 3
"""rows at each edge of a page that may belong to it"""
SAME = 6.0
"""points by which the heights of one running head may differ"""
APART = 1.5
"""share of its size that lies at least between a page's number and the text"""
MANY = 3, 0.5
"""pages, and share of the pages, that have a running head whose words change"""
FEW = 6
"""pages of a file in which two with the same row are enough; in a longer one it takes three"""
FULL = 40
"""letters that only a line of text has"""
LEVEL = 2.0
"""points by which the heights of furniture of several sorts differ"""
RAISED = re.compile(r"[⁰¹²³⁴-⁹]")
ENDS = re.compile(r"(?:(?<=^)|(?<=^\W)|(?<=^\W\W))\d{1,4}\b|\b\d{1,4}(?=\W*$)")
"""text that begins or ends with a number, as a running head with its page's does"""
FRONT = 12
"""lines of the first page that hold its title and authors"""
LARGEST = 1.08
"""how many times larger than the text's the letters of furniture are at most, if its words change"""
SENTENCE = re.compile(r"[^\W\d_]{3}[.!?]$")
LEAST, LONGEST = 4, 160
"""letters of a running head"""
WORD = re.compile(r"[^\W\d_]+")
ROMAN = re.compile(r"[ivxl]{1,6}")
NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p|s)\b\.?\s*)?(\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|von|de|sur|di)\s*\d{1,4})?\W*", re.IGNORECASE
)


class Row(NamedTuple):
    """What stands at one height near the edge of a page."""

    side: str
    page: int
    base: float
    gap: float
    """to the row next to it, inwards"""
    parts: tuple[Placed, ...]
    text: str
    shape: str
    """its words without numbers"""


def told(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """The lines, those of the pages' furniture with their role, a line for each part that stands apart."""
    pages = [[*group] for _, group in groupby(placed, key=lambda part: part.page)]
    edges = [[*_edge(page, "top"), *_edge(page, "bottom")] for page in pages]
    body = body_face(placed)
    # a note is none, though notes stand at the foot of all pages
    rows = [row for own in edges for row in own if not RAISED.match(row.text)]
    likely = _likely(rows, placed, len(pages), body)
    return tuple(part for page, own in zip(pages, edges, strict=True) for part in _arranged(page, own, likely, body))


def _edge(page: Sequence[Placed], side: str) -> list[Row]:
    """The rows at an edge of a page, the outermost first."""
    sign = -1 if side == "top" else 1
    level = [p for p in page if p.upright and not p.line.table and p.line.role != "furniture"]
    ordered = sorted(level, key=lambda part: sign * part.line.base)
    rows: list[list[Placed]] = []
    for part in ordered:
        if rows and abs(rows[-1][0].line.base - part.line.base) < 0.35 * part.line.face.size:
            rows[-1].append(part)
        elif len(rows) > ROWS:
            break
        else:
            rows.append([part])
    found = []
    for n, row in enumerate(rows[:ROWS]):
        row.sort(key=lambda part: part.line.left)
        text = " ".join(part.line.text for part in row)
        base = row[0].line.base
        gap = abs(base - rows[n + 1][0].line.base) if n + 1 < len(rows) else 999.0 * (not n)
        shape = " ".join(word for word in WORD.findall(text.casefold()) if not ROMAN.fullmatch(word))
        found.append(Row(side, row[0].page, base, gap, tuple(row), text, shape))
    return found


def _likely(rows: Sequence[Row], placed: Sequence[Placed], pages: int, body: Face) -> set[int]:
    """The rows that are furniture if nothing of the article stands outside of them, by their identity."""
    found: set[int] = set()
    by_shape: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if len(row.text) <= LONGEST and sum(map(str.isalpha, row.text)) >= LEAST:
            by_shape[row.side, row.shape].append(row)
    often = 2 if pages <= FEW else 3
    for same in by_shape.values():
        # a title may stand where later pages have it as their head, but in a face of its own
        same = [row for row in same if row.page > placed[0].page or not _is_title(row, same)]
        alike = {id(row): {r.page for r in same if abs(r.base - row.base) < SAME} for row in same}
        found |= {row for row, own in alike.items() if len(own) >= often}
    rows = _outside(rows, found, body)
    found &= {id(row) for row in rows}
    small = {id(row) for row in rows if all(part.line.face.size <= LARGEST * body.size for part in row.parts)}
    counts = Counter((row.side, number - row.page) for row in rows for number in _numbers(row.text))
    for row in rows:
        size = row.parts[0].line.face.size
        alone = NUMBER.fullmatch(row.text)
        counted = any(counts[row.side, number - row.page] > 1 for number in _numbers(row.text))
        apart = row.gap > APART * size and id(row) in small
        short = alone or (
            len(row.text) <= LONGEST and ENDS.search(row.text) and apart and not SENTENCE.search(row.text)
        )
        if (short and counted) or (alone and row.gap > APART * size):
            found.add(id(row))
    found |= _changing([row for row in rows if id(row) in small], body, pages, counts)
    # a head that repeats the title or the authors, though on one page only
    opening = takewhile(lambda part: len(part.line.text) <= FULL or part.line.face.size > body.size, placed[:FRONT])
    front = set(WORD.findall(" ".join(part.line.text for part in opening if part.page == placed[0].page).casefold()))
    for row in rows:
        own = row.shape.split()
        if (
            row.page > placed[0].page
            and own
            and id(row) in small
            and not any(part.line.role or part.line.face.bold > body.bold for part in row.parts)
            and row.gap > APART * row.parts[0].line.face.size
            and front.issuperset(own)
        ):
            found.add(id(row))
    # what stands apart on the first page at the height of other pages' furniture, as its foot does
    heights = [(row.side, row.base) for row in rows if id(row) in found]
    for row in rows:
        level = sum(side == row.side and abs(base - row.base) < LEVEL for side, base in heights) > 1
        apart = row.gap > APART * row.parts[0].line.face.size and id(row) in small
        if row.page == placed[0].page and level and apart and len(row.text) <= LONGEST:
            found.add(id(row))
    return found


def _is_title(row: Row, same: Sequence[Row]) -> bool:
    """Whether a row of the first page is set otherwise than all others with its words."""
    face = row.parts[0].line.face
    others = [r for r in same if r.page != row.page]
    return bool(others) and all(r.parts[0].line.face != face or _cased(r) != _cased(row) for r in others)


def _cased(row: Row) -> list[str]:
    return WORD.findall(row.text)


def _outside(rows: Sequence[Row], repeated: set[int], body: Face) -> list[Row]:
    """The rows outside of the frame that the lines of text have in common."""
    full = [
        row
        for row in rows
        if id(row) not in repeated and row.parts[0].line.face.size == body.size and len(row.text) > FULL
    ]
    top = max((row.base for row in full if row.side == "top"), default=float("-inf"))
    bottom = min((row.base for row in full if row.side == "bottom"), default=float("inf"))
    slack = body.size / 2
    return [row for row in rows if (row.base > top - slack if row.side == "top" else row.base < bottom + slack)]


def _changing(rows: Sequence[Row], body: Face, pages: int, counts: Counter[tuple[str, int]]) -> set[int]:
    """The rows at a height at which most pages have one that is told from the text by its face or its number."""
    told = [
        row
        for row in rows
        if len(row.text) <= LONGEST
        and row.gap > 1.2 * row.parts[0].line.face.size
        and (
            all(part.line.face != body for part in row.parts)
            or any(counts[row.side, number - row.page] >= MANY[0] for number in _numbers(row.text))
        )
    ]
    found: set[int] = set()
    for row in told:
        level = {r.page for r in told if r.side == row.side and abs(r.base - row.base) < SAME / 3}
        if len(level) >= max(MANY[0], MANY[1] * pages):
            found.add(id(row))
    return found


def _numbers(text: str) -> list[int]:
    """The numbers that a row begins or ends with."""
    return [int(number) for number in ENDS.findall(text)]


def _arranged(page: Sequence[Placed], edges: Sequence[Row], likely: set[int], body: Face) -> Iterator[Placed]:
    """A page's lines: what belongs to its head, its text, what belongs to its foot."""
    taken: dict[str, list[Row]] = {"top": [], "bottom": []}
    for side, rows in groupby(edges, key=lambda row: row.side):
        own = [*takewhile(lambda row: id(row) in likely and row not in taken["top"], rows)]
        # furniture stands apart from the text, or is set in a face of its own
        while own and not _is_apart(own[-1], body):
            own.pop()
        taken[side] = own
    gone = {id(part) for rows in taken.values() for row in rows for part in row.parts}
    for row in taken["top"]:
        yield from _apart(row)
    yield from (part for part in page if id(part) not in gone)
    for row in reversed(taken["bottom"]):
        yield from _apart(row)


def _is_apart(row: Row, body: Face) -> bool:
    face = row.parts[0].line.face
    return row.gap > APART * face.size or face.size != body.size or face[1:3] != body[1:3]


def _apart(row: Row) -> Iterator[Placed]:
    for part in row.parts:
        for text in sorted(part.line.parts or (part.line.text,), key=str.isdigit):
            line = part.line._replace(text=text, starts=True, role="furniture", level=0)
            yield part._replace(line=line)
