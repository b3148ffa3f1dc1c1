"""What a file's metadata state → the lines of a title page that its text lacks.

Web pages and Word files may name title, authors, journal and DOI only in fields that no reader sees. They are written as an
article would print them, so that the later steps need no second way to learn them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

HEAD = 12
"""paragraphs among which a title page is looked for"""
LONG = 300
"""letters that only a paragraph of the text has"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The metadata of a file; what it doesn't state is empty."""

    title: str = ""
    name: str = ""
    """what the file calls itself, often with the name of its site: the title where there is no other"""
    authors: tuple[str, ...] = ()
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: tuple[str, str] = ("", "")
    year: str = ""
    doi: str = ""


def title_page(stated: Stated, texts: Sequence[str]) -> tuple[int, list[str]]:
    """Where lines are to be added to these texts, and which."""
    end = next((i for i, text in enumerate(texts[:HEAD]) if len(text) > LONG), min(HEAD, len(texts)))
    head = texts[:end]
    letters = {_letters(text) for text in head}
    lines: list[str] = []
    at = next((i + 1 for i, text in enumerate(head) if text.startswith("# ")), 0)
    title = _one_line(stated.title or (stated.name if not at else ""))
    if title and not any(_is_title(text, title) for text in head):
        at = 0
        lines.append(f"# {title}")
    lines += [name for name in map(_in_order, stated.authors) if name and _letters(name) not in letters]
    if (journal := _journal(stated)) and _letters(journal) not in letters:
        lines.append(journal)
    elif stated.year and not journal and not any(stated.year in text for text in head):
        lines.append(f"Published {stated.year}")
    if stated.doi:
        # a starred line is one about the article, in which a DOI is looked for
        lines.append(f"* https://doi.org/{stated.doi}")
    return at, lines


def _is_title(text: str, title: str) -> bool:
    """Whether a heading says the title, perhaps without its subtitle."""
    shown, wanted = _letters(text), _letters(title)
    short = min(shown, wanted, key=len)
    return shown == wanted or (
        text.startswith("#") and len(short) > 11 and shown.startswith(short) and wanted.startswith(short)
    )


def _journal(stated: Stated) -> str:
    """`Journal, Vol. 3, No. 2, 2021, pp. 10–20`, as far as it is known."""
    if not stated.journal or not stated.year:
        return ""
    first, last = stated.pages
    parts = [
        _one_line(stated.journal),
        stated.volume and f"Vol. {stated.volume}",
        stated.issue and f"No. {stated.issue}",
        stated.year,
        first and f"pp. {first}–{last or first}",
    ]
    return ", ".join(part for part in parts if part)


def _in_order(name: str) -> str:
    """`Brook, Lena` → `Lena Brook`."""
    family, comma, given = _one_line(name).partition(", ")
    return f"{given} {family}" if comma and "," not in given else _one_line(name)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
