"""What a title page says of its article: title, authors, date, journal, numbers → metadata.

In: the repaired blocks of an article. Heard first are the roles that the format gives its lines; the rest is told by what a
line looks like and where it stands. A line that may be a name or something else is no author: nothing is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from ..model import Block, Metadatum
from . import authors, imprint, issued, people, person
from .front import AFFILIATION, FRONT, ROLES, Row, is_surely_a_name, rows, tells_another
from .imprint import CITE, CONTACT, DATED, GENRE, LABEL, ORIGIN, RIGHTS, letters

LONG = 24
"""letters of what is hardly a name"""


def read(blocks: Iterable[Block]) -> tuple[Metadatum, ...]:
    """All that the title page states, in the order of trust for each field."""
    blocks = tuple(blocks)
    every = list(rows(blocks))
    page = [row for row in every if row.kind != "head"]
    heads = [row for row in every if row.kind == "head"]
    title, at = _title(page, heads)
    found: list[Metadatum] = [title] if title else []
    found += [Metadatum("subtitle", row.text, ORIGIN, "stated") for row in page if row.role == "subtitle"][:1]
    found += authors.read(page, heads, at, blocks, title.value if title else "")
    front = [row for row in page if row.kind in FRONT or row.role in ROLES]
    citing = False
    for row in front:
        citing = bool(CITE.match(row.text)) or (citing and row.kind == "about")
        if citing:
            found += [imprint.said(field, value) for field, value in imprint.cited(CITE.sub("", row.text)).items()]
        elif row.at != at:
            found += imprint.line(row.text, row.role, below=row.kind == "about")
    for head in heads:
        found += [imprint.said(field, value) for field, value in imprint.journal(head.text).items()]
    found += imprint.numbers(row.text for row in (*front, *heads))
    return tuple(dict.fromkeys(found))


def shown(blocks: Iterable[Block]) -> dict[str, str]:
    """Each line that the title page shows, by its letters: what a field says and a line says too is confirmed."""
    return {letters(row.text): row.text for row in rows(tuple(blocks)) if row.kind in FRONT and letters(row.text)}


def _title(page: list[Row], heads: list[Row]) -> tuple[Metadatum | None, int]:
    """The title, and the place of its block; -1 where there is none."""
    if named := [row for row in page if row.role == "title"]:
        return _titled(named[0].text, "stated"), named[0].at
    page = [row for row in page if row.kind in ("title", "author") or row.level]
    possible = [row for row in page if _can_be_title(row)]
    texts = [letters(row.text) for row in (*page, *heads)]
    if marked := [row for row in possible if row.level]:
        top = [row for row in marked if row.level == min(row.level for row in marked)]
        best = next((row for row in top if not is_surely_a_name(row.text)), top[0])
        return _titled(best.text, "read"), best.at
    long = [row for row in possible if len(row.text) > LONG and not _is_person(row.text)]
    repeated = [row for row in long if texts.count(letters(row.text)) > 1]
    opening = [row for row in possible if _opens(row, page)]
    if best_row := next(iter([*repeated, *opening, *long]), None):
        return _titled(best_row.text, "guessed"), best_row.at
    if head := next((r for r in heads if len(r.text) > LONG and _can_be_title(r) and not _is_person(r.text)), None):
        return _titled(head.text, "guessed", "running head"), -1
    return None, -1


def _is_person(text: str) -> bool:
    return any(c.isupper() for c in text) and person.is_person(text)


def _titled(text: str, certainty: Literal["stated", "read", "guessed"], origin: str = ORIGIN) -> Metadatum:
    """A title without the mark of a note or the full stop at its end."""
    return Metadatum(
        "title", imprint.titled(re.sub(r"(?<=\S)\s?[*†‡¹]+$|(?<=[^\W\d_]{3})\.$", "", text)), origin, certainty
    )


def _can_be_title(row: Row) -> bool:
    text = row.text
    in_words = sum(c.isalpha() for c in text)
    if in_words < 4 or in_words * 2 < len(text) or "=" in text or len(text) > 300 or NO_TITLE.match(text):
        return False
    if CONTACT.search(text) or LABEL.fullmatch(text) or GENRE.fullmatch(text) or CITE.match(text) or issued.iso(text):
        return False
    return bool(row.level) or not (
        AFFILIATION.match(text)
        or imprint.journal(text)
        or _is_a_sentence(text)
        or RIGHTS.search(text)
        or DATED.match(text)
        or is_surely_a_name(text)
    )


NO_TITLE = re.compile(
    r"(?:figure|fig\.|table|map|chart) \d|abstract\b|key\s?words\b|\W*ISSN|\W*ISBN|vol(?:ume|\.)\s*\w+\W", re.IGNORECASE
)


def _is_a_sentence(text: str) -> bool:
    return (len(text) > 60 and bool(re.search(r"[.;:,][”\"’)]*$", text))) or text.count(". ") > 1


def _opens(row: Row, page: list[Row]) -> bool:
    """Whether a line without a mark is the title by its place: alone above the text, or above lines of a title page."""
    if len(row.text) < 8 and not person.EAST.search(row.text):
        return False
    below = next(iter(page[page.index(row) + 1 :]), None)
    if below is None:
        return row is page[0] and row.kind == "title"
    named = people.byline(below.text)
    return row.text.isupper() or len(row.text) > LONG or tells_another(below.text) or named is not None
