"""The lines of a title page, one at a time: which there are, and what each can't be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from ..language import words
from ..model import Block
from . import issued, people, person
from .imprint import CONTACT

FRONT = ("title", "author", "about")
ABSTRACT = ("abstract", "keywords")
ROLES = ("title", "subtitle", "author", "affiliation", "date")
AFFILIATION = re.compile(
    r"^[\d⁰¹²³⁴-⁹*†‡a-d]{0,3}\W*(?:[^\W\d_].{0,160})?\b(?:universit\w*|üniversitesi|institut(?:e|o|et)?\b|enstitü\w*"
    r"|facult\w*|fakült\w*|departe?ment|dept\.?|professor|school of|college|cent(?:re|er) for|research (?:cent(?:re|er)|fellow)"
    r"|assoc\.|asst\.|with the support|ph\.?d\.? (?:student|candidate)|fellow|lecturer|laborator\w+"
    r"|университет|大学|جامعة)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or lines that belong together, of the title page."""

    text: str
    lines: tuple[str, ...]
    kind: str
    """the kind of its block; `head` of a running head"""
    role: str
    level: int
    """of a heading; 0 of what is none"""
    at: int
    """its place among all blocks"""


def rows(blocks: tuple[Block, ...]) -> Iterator[Row]:
    """What stands on the title page, in order, with notes about the article and running heads from anywhere."""
    opened = False
    for at, block in enumerate(blocks):
        role = block.lines[0].role
        is_head = block.kind == "removed" and block.rule in ("running-head", "furniture")
        opened = opened or block.kind == "text"
        may_be_large = block.kind == "heading" and not opened
        if not (is_head or may_be_large or block.kind in (*FRONT, *ABSTRACT) or role in ROLES):
            continue
        text = bare(block.text) or bare(" ".join(line.text for line in block.lines))
        # a date or a byline in larger print looks like a heading
        set_large = may_be_large and tells_another(text)
        if (
            role == "aside"
            or not (is_head or set_large or block.kind in (*FRONT, *ABSTRACT) or role in ROLES)
            or not text
        ):
            continue
        kind = "head" if is_head else "title" if set_large else block.kind
        lines = tuple(line for given in block.lines if (line := bare(given.text)))
        if len(lines) > 1 and not role and _is_several(lines):
            # a title page without blank lines: each of its lines stands for itself
            yield from (Row(line, (line,), kind, role, 0, at) for line in lines)
        else:
            yield Row(text, lines, kind, role, 0 if set_large else _level(block), at)


def _is_several(lines: tuple[str, ...]) -> bool:
    """Whether lines without a blank one between are no single text: one tells a date or names, or a name ends them."""
    if any(tells_another(line) for line in lines):
        return True
    *_, before, last = lines
    open_end = re.search(r"(?:[,:–-]|\b(?:the|of|and|in|on|for|to|a|an|from|with|by))$", before, re.IGNORECASE)
    return bool(AFFILIATION.match(last) and is_surely_a_name(before)) or (not open_end and is_surely_a_name(last))


def _level(block: Block) -> int:
    if block.lines[0].role in ("title", "heading") or block.kind == "heading":
        return block.level or block.lines[0].level or 1
    return 0


def bare(text: str) -> str:
    """A line without marks of headings and emphasis."""
    text = re.sub(r"^\s*#+\s+|\s+#+\s*$", "", text)
    text = re.sub(r"\*{1,3}(?=\S)|(?<=\S)\*{2,3}|(?<![\w])_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)", "", text)
    return re.sub(r"\s*\n\s*|[ \u00a0]+", " ", text).strip()


def tells_another(line: str) -> bool:
    """Whether a line is surely not part of a longer title: a date, an address, a byline."""
    if len(line) > 300:
        return False
    named = people.byline(line)
    return bool(CONTACT.search(line) or issued.iso(line)) or (named is not None and named.cued)


def is_surely_a_name(text: str) -> bool:
    """Whether a line is a byline, or capitalised words one of which is no ordinary one."""
    named = people.byline(text)
    return named is not None and (named.cued or (any(c.isupper() for c in text) and not may_be_words(text)))


def may_be_words(text: str, lowered: Callable[[str], bool] | None = None) -> bool:
    """Whether capitalised words may as well be a phrase, such as Northern Lights: each of them is an ordinary word.

    `lowered` says whether a word stands in small letters in the article.
    """
    parts = [w.casefold().strip(".,’'") for w in re.findall(r"[^\W\d_]{2,}", people.bare(text))]
    parts = [w for w in parts if w not in person.PARTICLES]
    mixed = not text.isupper()
    shouted = {w.casefold() for w in re.findall(r"[^\W\d_]{2,}", text) if mixed and person.is_acronym(w)}
    ordinary = [
        w
        for w in parts
        if w in shouted or words.frequency(w) >= person.ORDINARY or (lowered is not None and lowered(w))
    ]
    return len(ordinary) >= len(parts)


def lowered(blocks: tuple[Block, ...]) -> Callable[[str], bool]:
    """Whether a word stands in small letters somewhere in the article, whose script has capitals."""

    @cache
    def stands(word: str) -> bool:
        if word.upper() == word:
            return False
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        return any(pattern.search(line.text) for block in blocks for line in block.lines)

    return stands
