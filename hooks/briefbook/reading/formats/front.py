"""The head of an article: which line is its title, and what stands between the title and the text. For html and docx."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from .prose import SENTENCE, WIDE, Grid, Piece

HEAD = 12
"""paragraphs in which a title may stand that is no heading"""
TITLE = 200
"""letters that a title has at most which only its look tells"""
NEAR = 5
"""paragraphs below a title among which a line of its author or its date may stand"""
LONG = 80
"""letters of a paragraph that is text, though no sentence ends it"""
SHORT = 10
"""letters that two titles must share where one goes on"""
NOT_LETTERS = re.compile(r"[\W_]+")
FRONT = ("author", "affiliation", "date", "subtitle", "abstract", "keywords")
T = TypeVar("T")


def title_place(parts: Sequence[Piece | Grid], titles: Sequence[str]) -> int | None:
    """Where the title stands: by its role, as the heading that the file states as its title, as its one first heading.

    `titles` are those that the file states, the surest first.
    """
    pieces = [(i, part) for i, part in enumerate(parts) if isinstance(part, Piece)]
    said = next((i for i, piece in pieces if piece.role == "title"), None)
    if said is not None:
        return said
    shown = [(i, piece.level, piece.text) for i, piece in pieces if piece.role == "heading"]
    if (found := title_among(shown, titles)) is not None:
        return found
    head = [(i, letters(piece.text)) for i, piece in pieces if piece.role in ("", "text", "subtitle")][:HEAD]
    # a title may state more than a line that is no heading, its site perhaps, but not less
    return next(
        (i for stated in map(letters, titles) for i, text in head if text in stated and _same(text, stated)), None
    )


def title_among(headings: Sequence[tuple[T, int, str]], titles: Sequence[str]) -> T | None:
    """Of headings with their depths and texts the one that the file states as its title, else its one first heading."""
    for stated in map(letters, titles):
        same = [(level, n) for n, (_, level, text) in enumerate(headings) if _same(letters(text), stated)]
        if same:
            return headings[min(same)[1]][0]
    first = [heading for heading, level, text in headings if level == 1 and letters(text)]
    return first[0] if len(first) == 1 else None


def with_broken_lines(parts: Iterable[Piece | Grid]) -> list[Piece | Grid]:
    """The paragraphs with those of the head in their lines: a title and a name may stand in one, with a break between."""
    result: list[Piece | Grid] = []
    seen = 0
    for part in parts:
        head = (
            isinstance(part, Piece)
            and part.role in ("text", *FRONT)
            and part.parts
            and seen < HEAD
            and max(map(len, part.parts)) <= TITLE
        )
        if head and isinstance(part, Piece) and not any(map(SENTENCE.search, part.parts)):
            result += [replace(part, text=text, parts=()) for text in part.parts]
        else:
            result.append(part)
        seen += not (isinstance(part, Piece) and part.role == "aside")
    return result


def below_title(parts: Sequence[Piece | Grid], at: int | None) -> list[Piece | Grid]:
    """The paragraphs with the roles of what stands below the title at this place, or at the very beginning.

    A short line there is of the title page, and its format says no more of it; the same line further down is text.
    """
    result = [*parts]
    begun, seen = False, 0
    for i in range(0 if at is None else at + 1, len(result)):
        part = result[i]
        if isinstance(part, Grid):
            begun = True
        elif part.role != "aside":
            seen += 1
            begun = begun or seen > NEAR or part.role not in ("text", "item", *FRONT)
            result[i], begun = _below(part, begun, seen > NEAR)
    return result


def without_repetition(parts: Sequence[Piece | Grid], at: int) -> list[Piece | Grid]:
    """The paragraphs with each heading set aside that says the title, at this place, once more."""
    title = letters(parts[at].text) if isinstance(parts[at], Piece) else ""  # type: ignore[union-attr]
    return [
        replace(part, role="aside", level=0)
        if isinstance(part, Piece) and i > at and part.role == "heading" and letters(part.text) == title
        else part
        for i, part in enumerate(parts)
    ]


def _below(part: Piece, begun: bool, late: bool) -> tuple[Piece, bool]:
    """What stands below the title, and whether the text has begun with it."""
    if part.role in ("abstract", "keywords"):
        return part, begun
    if part.role in FRONT:
        if late or len(part.text) > 2 * LONG or (part.role == "subtitle" and (begun or SENTENCE.search(part.text))):
            return replace(part, role="text"), True
        return part, begun
    explained = part.role == "item" and part.level == 0
    if begun or is_prose(part) or not (part.role == "text" or explained):
        return part, True
    return replace(part, role=""), False


def is_prose(part: Piece) -> bool:
    """Whether a paragraph is text by its length, or by the sentence that ends it or leads on."""
    text = part.text
    return len(text) + 2 * len(WIDE.findall(text)) > LONG or bool(
        SENTENCE.search(text) and (" " in text or "。" in text)
    )


def _same(shown: str, stated: str) -> bool:
    """Whether two titles are one: `Journal of Ice | The ice` states `The ice`, and a heading may go on with a subtitle."""
    if shown == stated:
        return bool(shown)
    short, long = sorted((shown, stated), key=len)
    return len(short) >= SHORT and (long.startswith(short) or long.endswith(short))


def letters(text: str) -> str:
    """A text without what titles are written differently in: blanks, stops, capitals."""
    return NOT_LETTERS.sub("", text.casefold())
