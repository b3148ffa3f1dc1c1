"""Lines of print → the same with headings marked, as far as their face tells them.

A heading is a paragraph of a few lines that stands by itself in a face that is larger or bolder than the text's and rare
beside it. Faces are ranked by size; that of the title, which is used once, is the first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .setting import Printed
from .words import Face

LARGER = 1.15
"""how many times larger than the text's a face is that tells a heading, if it isn't bold"""
BOLD = 0.95
"""the same, if it is"""
RARE = 0.15
"""share of all letters that faces of headings have at most"""
LINES, LETTERS = 4, 200
"""of a heading at most"""
NO_HEADING = re.compile(
    r"^(table|figure|fig\.|map|chart|graph)\s*\d|^[⁰¹²³⁴-⁹]|^- |[,;]$|\. ?\. ?\.|@|https?:|\t", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]{3}")
NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of print and the page that it stands on, from 1."""

    line: Printed
    page: int


def with_headings(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """The lines, those of each heading joined into one that begins with `#`."""
    letters: Counter[Face] = Counter()
    for part in placed:
        letters[part.line.face] += len(part.line.text)
    if not letters:
        return ()
    body = max(letters, key=lambda face: (letters[face], -face.size))
    groups = _paragraphs(placed)
    found = [group for group in groups if _stands_out(group, body)]
    faces = Counter(group[0].line.face for group in found)
    total = sum(letters.values())
    faces = Counter({face: n for face, n in faces.items() if letters[face] <= RARE * total})
    ranked = sorted(faces, reverse=True)
    title = ranked[0] if len(ranked) > 1 and faces[ranked[0]] == 1 and ranked[0].size > ranked[1].size else None
    others = [face for face in ranked if face != title]
    depths = {face: 2 + i for i, face in enumerate(others)} | ({title: 1} if title else {})
    heads = {id(group[0]): depths[group[0].line.face] for group in found if group[0].line.face in depths}
    result: list[Placed] = []
    for group in groups:
        depth = heads.get(id(group[0]))
        if depth is None:
            result += group
            continue
        text = " ".join(part.line.text for part in group)
        if (numbered := NUMBERED.match(text)) and depth > 1:
            depth = 2 + numbered[1].count(".")
        first = group[0]
        result.append(replace(first, line=replace(first.line, text=f"{'#' * min(depth, 6)} {text}", starts=True)))
    return tuple(result)


def _paragraphs(placed: Sequence[Placed]) -> list[list[Placed]]:
    groups: list[list[Placed]] = []
    for part in placed:
        if groups and not part.line.starts and part.page == groups[-1][-1].page:
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _stands_out(group: Sequence[Placed], body: Face) -> bool:
    face = group[0].line.face
    text = " ".join(part.line.text for part in group)
    # a running head may be bold, but a title that stands at the head of its page is large
    edge = group[0].line.edge
    return (
        len(group) <= LINES
        and 2 < len(text) <= LETTERS
        and not any(part.line.table or part.line.face != face for part in group)
        and (face.size >= LARGER * body.size or (face.bold > body.bold and face.size >= BOLD * body.size and not edge))
        and not NO_HEADING.search(text)
        and WORD.search(text) is not None
        and not re.search(r"[a-z\d]\.$", text)
    )
