"""The head of a web page's article, and what stands above it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..front import below_title, is_prose, title_place, with_broken_lines, without_repetition
from ..prose import SENTENCE, Grid, Piece, compacted, with_bold_headings, with_typed_bullets

LONGEST = 120
"""letters of a heading that may end as a sentence does"""


def headed(flow: Iterable[Piece | Grid], titles: Sequence[str]) -> list[Piece | Grid]:
    """The paragraphs with the roles of their head; `titles` are those that the page states, the surest first.

    Short lines above the title are of the site, a rubric or a name; so is a heading that says the title again.
    """
    parts = with_typed_bullets(with_broken_lines(map(_spoken, flow)))
    at = title_place(parts, titles)
    if at is not None:
        title = parts[at]
        assert isinstance(title, Piece)
        parts[:at] = [_above(part) for part in parts[:at]]
        parts[at] = replace(title, role="title", level=0)
        parts = without_repetition(parts, at)
    return compacted(below_title(with_bold_headings(_without_links_below(parts)), at))


def _without_links_below(parts: list[Piece | Grid]) -> list[Piece | Grid]:
    """Short lines below the text that are links are of the site."""
    for i in range(len(parts) - 1, -1, -1):
        part = parts[i]
        if isinstance(part, Piece) and part.role == "text" and part.linked and not is_prose(part):
            parts[i] = replace(part, role="aside")
        elif not isinstance(part, Piece) or part.role != "aside":
            break
    return parts


def _spoken(part: Piece | Grid) -> Piece | Grid:
    """A heading that is sentences is a lead set large."""
    if isinstance(part, Piece) and part.role == "heading" and len(part.text) > LONGEST and SENTENCE.search(part.text):
        return replace(part, role="text", level=0)
    return part


def _above(part: Piece | Grid) -> Piece | Grid:
    if isinstance(part, Grid) or part.role in ("aside", "author", "date") or is_prose(part):
        return part
    return replace(part, role="aside", level=0)
