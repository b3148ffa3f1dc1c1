"""Whom a title page names as the authors: lines that say so, else names that stand where authors stand.

Two capitalised words are a name where the page says so by more than their capitals, or where one of them is no ordinary word
and doesn't stand in small letters in the article. When that is unsure, nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from ..model import Block, Creator, Metadatum
from . import issued, people, person
from .front import ABSTRACT, AFFILIATION, FRONT, Row, bare, lowered, may_be_words
from .imprint import CONTACT, DATED, GENRE, LABEL, ORIGIN, SERIES, letters

NEAR = 3
"""blocks between the names of one list of authors, affiliations among them"""
MANY = 4
"""authors that running heads name at most"""
LABELS = 10
"""blocks from which on a file without a sentence holds but labels"""
SAYS = re.compile(r".{20}[^\W\d_]{2}[.?!。！？।۔؟][\"”’)\]»]*\W*$", re.DOTALL)
EDITED = re.compile(r"^edited by\s+|^eds?\.\s+|\s*\((?:ed|eds|hg|hrsg)\.?\)\s*$", re.IGNORECASE)


JOB = re.compile(
    r"\d|\bat\b|\b(?:\w*researcher|professor|fellow|director|manager|analyst|writer|student|editor)\b", re.IGNORECASE
)
"""what says who an author is, beside the name"""
DOCUMENT = re.compile(
    r"\b(?:summary|reports?|agenda|act|rules|form|return|statement|handbook|manual|guide|minutes|plan|bulletin|newsletter|register)$",
    re.IGNORECASE,
)
"""the last word of what a body issues, and isn't"""


class Named(NamedTuple):
    row: Row
    byline: people.Byline


def read(
    rows: list[Row], heads: list[Row], title: int, blocks: tuple[Block, ...], title_text: str
) -> Iterator[Metadatum]:
    """The authors and editors, given the place of the title's block and its text."""
    rows = [row for row in rows if letters(row.text) != letters(title_text) and row.role != "affiliation"]
    yield from _editors(rows)
    signing = [line for row in rows if row.role == "author" for line in row.lines if not EDITED.search(line)]
    if found := [creator for line in signing for creator in _signed(line)]:
        yield from _told(found, "stated")
        return
    rows = [row for row in rows if row.kind in FRONT and row.role != "date" and not EDITED.search(row.text)]
    cued, plain = _bylines(rows)
    if sure := [named for named in cued if named.row.at > title] or cued:
        beside = [
            named
            for named in plain
            if named.row.at > title and _is_beside(named.row, sure) and not person.is_place(named.row.text.split()[-1])
        ]
        every = sorted([*sure, *beside], key=lambda named: named.row.at)
        yield from _told([creator for named in every for creator in named.byline.creators], "read")
        return
    small = lowered(blocks)
    # many short lines and no sentence: the labels of a drawing or a form
    speaks = len(blocks) < LABELS or any(
        block.kind in ("text", *ABSTRACT) and SAYS.search(block.text) for block in blocks
    )
    below = [
        n
        for n in plain
        if n.row.at > title and (_stands_as_author(n.row, title, blocks) or (speaks and _is_name(n.row.text, small)))
    ]
    above = [n for n in plain if speaks and n.row.at < title and n.row.level == 0 and _is_name(n.row.text, small)]
    if found := [creator for named in below or above for creator in named.byline.creators]:
        yield from _told(found, "guessed")
    elif (running := [n for row in heads if (n := people.byline(row.text)) and _is_rare(row.text, small)]) and len(
        {letters(creator.name) for named in running for creator in named.creators}
    ) <= MANY:
        yield from _told([creator for named in running for creator in named.creators], "guessed", "running head")
    elif speaks and (body := next((row for row in rows if _is_body_below(row, title)), None)):
        yield from _told([Creator(body.text)], "guessed")


def _signed(line: str) -> tuple[Creator, ...]:
    """Whom a line names that its format marks as the author's: persons, a body, or a name of one word."""
    if named := people.byline(line):
        return named.creators
    bare_line = people.bare(line)
    single = re.fullmatch(r"[^\W\d_]+", bare_line) and bare_line[:1].isupper()
    body = person.is_body(bare_line) and not JOB.search(bare_line)
    return people.creators(line) if single or body else ()


def _editors(rows: list[Row]) -> Iterator[Metadatum]:
    for row in rows:
        if row.kind in FRONT and EDITED.search(row.text) and len(row.text) < 200:
            for creator in people.creators(EDITED.sub("", row.text)):
                yield Metadatum("editor", creator.name, ORIGIN, "read", creator)


def _told(
    creators: list[Creator], certainty: Literal["stated", "read", "guessed"], origin: str = ORIGIN
) -> Iterator[Metadatum]:
    for creator in {letters(c.name): c for c in creators}.values():
        yield Metadatum("author", creator.name, origin, certainty, creator)


def _bylines(rows: list[Row]) -> tuple[list[Named], list[Named]]:
    """The lines with names: those that more than capitals tells, and the others."""
    cued: list[Named] = []
    plain: list[Named] = []
    for row in rows:
        if row.kind == "about" and not people.CUE.match(row.text):
            continue
        for line in [row.text] if people.byline(row.text) else row.lines:
            named = people.byline(line)
            if named is not None and named.cued and is_byline(line, named):
                cued.append(Named(row, named))
            elif named is not None and not named.cued and row.kind != "about":
                plain.append(Named(row, named))
    return cued, plain


def is_byline(line: str, named: people.Byline) -> bool:
    """Whether the names are most of the line: a sentence that mentions two persons is no byline."""
    held = sum(len(creator.name) for creator in named.creators)
    return bool(
        people.CUE.match(line)
        or CONTACT.search(line)
        or held * 2.5 > len(people.bare(line))
        or AFFILIATION.search(line)
    )


def _is_beside(row: Row, sure: list[Named]) -> bool:
    """A name between or right beside others that are surely authors, affiliations apart."""
    places = [named.row.at for named in sure]
    return min(places) - NEAR <= row.at <= max(places) + NEAR and not row.level


def _is_name(text: str, small: Callable[[str], bool]) -> bool:
    """Whether capitalised words are a name and no phrase. A script without capitals tells nothing of it."""
    return any(c.isupper() for c in text) and not may_be_words(text, small)


def _is_rare(text: str, small: Callable[[str], bool]) -> bool:
    """Whether no word of a running head is an ordinary one: many are titles of two words."""
    return all(_is_name(word, small) for word in people.bare(text).split() if len(word.strip(".")) > 1)


def _stands_as_author(row: Row, title: int, blocks: tuple[Block, ...]) -> bool:
    """A name right below the title, and an affiliation, a date or the abstract right below it."""
    before = [b for b in blocks[max(title, 0) : row.at] if b.lines[0].role != "subtitle"]
    after = next(iter(blocks[row.at + 1 : row.at + 2]), None)
    if title < 0 or len(before) > 2 or after is None:
        return False
    text = bare(after.text or after.lines[0].text)
    return (
        after.kind in ABSTRACT
        or bool(re.match(r"abstract\b|summary\b", text, re.IGNORECASE))
        or after.lines[0].role in ("affiliation", "date")
        or (
            len(text) < 300
            and bool(AFFILIATION.match(text) or CONTACT.search(text) or issued.iso(text) or DATED.match(text))
        )
    )


def _is_body_below(row: Row, title: int) -> bool:
    """The full name of a body, alone on a line below the title, where nobody else is named."""
    text = row.text
    return (
        title <= row.at
        and row.kind != "about"
        and row.level == 0
        and person.is_body(text)
        and bool(re.fullmatch(r"[^\W\d_](?:[\w&’'. -])*", text))
        and 2 <= len(text.split()) <= 8
        and text[0].isupper()
        and not re.match(
            r"(?:department|faculty|school|college|professor|university|institute) of\b", text, re.IGNORECASE
        )
        and not (GENRE.fullmatch(text) or LABEL.fullmatch(text) or SERIES.match(text))
        and not DOCUMENT.search(text)
        and sum(w[:1].isupper() for w in text.split()) * 2 > len(text.split())
    )
