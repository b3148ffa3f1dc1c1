"""The head of a Word file's article: its title, by a style or by how it looks where the file has no headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..front import LONG, TITLE, below_title, is_prose, title_place, without_repetition
from ..prose import Grid, Piece, compacted, with_bold_headings, with_typed_bullets


def headed(flow: Sequence[Piece | Grid], titles: Sequence[str]) -> list[Piece | Grid]:
    """The paragraphs with the roles of their head; `titles` are those that the file's properties state."""
    parts = with_typed_bullets(flow)
    marked = any(isinstance(part, Piece) and part.role in ("heading", "title") for part in parts)
    at = title_place(parts, titles) if marked or titles else None
    if at is not None and any(_is_text(part) for part in parts[:at]):
        # a heading below text heads a part of it
        at = None
    if at is None and not marked:
        at = next((i for i, part in enumerate(parts) if isinstance(part, Piece)), None)
        at = at if at is not None and _looks_like_title(parts, at) else None
    if at is not None:
        parts[at] = replace(parts[at], role="title", level=0)  # type: ignore[arg-type]
        parts = without_repetition(parts, at)
    return compacted(below_title(with_bold_headings(parts), at))


def _is_text(part: Piece | Grid) -> bool:
    return isinstance(part, Grid) or (part.role in ("text", "item", "quote") and is_prose(part))


def _looks_like_title(parts: Sequence[Piece | Grid], at: int) -> bool:
    """Whether the first paragraph stands out, by its place in the line or its letters, above text that doesn't."""
    first = parts[at]
    following = next((part for part in parts[at + 1 :] if isinstance(part, Piece)), None)
    if not isinstance(first, Piece) or following is None or len(first.text) > TITLE or first.role != "text":
        return False
    stands_out = first.large or (first.bold and not (following.bold and len(following.text) > LONG))
    return stands_out and not first.text.endswith((".", ",", ";", ":"))
