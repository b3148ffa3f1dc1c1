"""What surrounds an article's text: references, notes, who wrote it, its title and abstract."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...model import Block, Line, Setting
from .. import heads
from ..front import AFFILIATION
from . import signs

SUPERSCRIPT = re.compile(r"^[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
NUMBERED = re.compile(r"^\s*\[?(\d{1,3})[\].)]{0,2}\s+\D")
STARRED = re.compile(r"^\s*\*\s?[^\s*–—]")
ADDRESS = re.compile(r"^<?https?://")
PERSON = re.compile(
    r"^[^\W\d_][\w.’'-]+(\s[^\W\d_][\w.’'-]*){1,3},?(\s(Ph\.?D|Dr)\.?,?)?\sis\s(currently\s)?(an?|the)\s"
    r".*\b(Fellow|Professor|Research\w*|Scholar|Director|Analyst|Manager|Lecturer|Editor)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d|\bn\. ?d\b|\bforthcoming\b")
AUTHORED = re.compile(
    r"^\W*(?:(?:[^\W\d_]+\s){0,3}[^\W\d_][\w’'-]+,\s*(?:[^\W\d_]\.|[^\W\d_][\w-]+(?:[.,]|\s(?:[^\W\d_]\.|and\b|&|\()))|[_—–-]{2,})"
)
"""how an entry begins that gives its author first: `Brook, L.`, `Brook, Lena and`, `———`"""
OPENING = 80
"""letters at the beginning of an entry by a body in which its year stands"""
CLOSING = re.compile(r"^\[(received|submitted|accepted).*\]$|^article (submitted|received) on", re.IGNORECASE)


def references(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """What follows the heading of the reference list, up to the next, an entry a block; entries cut by a page are joined."""
    named = (i for i, b in enumerate(draft) if b.kind in ("text", "heading") and len(b.lines) == 1)
    # a section may have such a name, too: the list is the last
    at = max((i for i in named if heads.REFERENCES.match(draft[i].lines[0].text)), default=None)
    if at is None:
        return draft
    rest: list[Block] = []
    entry: int | None = None
    over = False
    below = [b for b in draft[at + 1 :] if b.open]
    # where the format says what a paragraph is, each is an entry, unless one holds them all
    apart = len(below) > 1 and all(b.role for b in below)
    number = 1 if below and _numbered(below[0].lines[0].text) == 1 else 0
    """the number of the entry that comes next, where entries are numbered"""
    authored = setting.wrapped and _opens_with_author(below)
    for block in draft[at + 1 :]:
        over = over or block.kind == "heading" or (len(block.lines) == 1 and _ends_list(block.lines[0].text))
        if over or not block.open:
            rest.append(block)
            continue
        for n, line in enumerate(block.lines):
            text = line.text.strip()
            if CLOSING.match(text):
                rest.append(block._replace(lines=(line,), kind="about", rule="dates"))
                continue
            if number:
                goes_on = _numbered(text) != number
                number += not goes_on
            elif apart:
                goes_on = n > 0
            else:
                goes_on = entry is not None and (
                    _goes_on(rest[entry], text) or (authored and n > 0 and not _opens_entry(text))
                )
            if goes_on and entry is not None:
                whole = line._replace(text=re.sub(r"^\s*[-•–*]\s+", "", line.text))
                rest[entry] = rest[entry]._replace(lines=(*rest[entry].lines, whole))
            else:
                entry = len(rest)
                rest.append(block._replace(lines=(line,), kind="reference", rule="references"))
    return (*draft[:at], draft[at]._replace(kind="heading", level=1, rule="references"), *rest)


def _numbered(text: str) -> int:
    """The number that an entry begins with: `[3]`, `3.` or `3`; 0 where it has none."""
    found = re.match(r"^\[?(\d{1,3})(?:[\].)]+\s*|\s+)(?=\D)", text.strip())
    return int(found[1]) if found else 0


def _opens_with_author(below: list[Block]) -> bool:
    """Whether nearly all blocks, or the lines that give a year, begin with an author."""
    texts = [line.text for b in below for line in b.lines if YEAR.search(line.text[:OPENING])]
    return len(texts) > 1 and sum(bool(AUTHORED.match(text)) for text in texts) > 0.6 * len(texts)


def _opens_entry(text: str) -> bool:
    return bool(re.match(r"[-•–*]\s", text) or AUTHORED.match(text) or YEAR.search(text[:OPENING]))


def _ends_list(text: str) -> bool:
    return bool(heads.NOTES.match(text) or heads.OTHER.match(text))


def _goes_on(entry: Block, text: str) -> bool:
    """An entry that doesn't end, or a line that starts as none does: with a number, a small letter, a bare address."""
    before = entry.lines[-1].text.rstrip()
    start = re.sub(r"^[-•–*]\s+", "", text)
    address = re.search(
        r"https?://\S+$", "".join(line.text.strip() + " " * (not _cut(line)) for line in entry.lines[-6:]).rstrip()
    )
    ended = (address and not re.search(r"[-/_=&?.]$", before)) or re.search(r"[.>\])”\"…/]\W*$|\d$", before)
    return not ended or bool(re.match(r"(\d|[a-z(<])", start))


def _cut(line: Line) -> bool:
    """Whether a line ends within an address."""
    return bool(re.search(r"https?://\S*[-/_=&?.]$", line.text.rstrip()))


def notes(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """Footnotes that start with superscript figures, and endnotes below their heading."""
    result: list[Block] = []
    last = 0
    endnotes = begun = False
    for block in _each_note(draft):
        text = block.lines[0].text.strip()
        begun = begun or (
            block.kind == "text" and not SUPERSCRIPT.match(text) and signs.is_sentence(joined(block.lines))
        )
        if block.kind == "heading" or (block.open and heads.NOTES.match(text) and len(block.lines) == 1):
            endnotes = bool(heads.NOTES.match(text))
            result.append(block._replace(kind="heading", level=1, rule="notes") if endnotes else block)
        elif block.open and SUPERSCRIPT.match(text) and (begun or not AFFILIATION.match(text)):
            # above the text it says where the authors are from
            result.append(block._replace(kind="note", rule="footnotes"))
        elif block.open and endnotes:
            found = NUMBERED.match(text)
            if found and last < int(found[1]) <= last + 3:
                last = int(found[1])
                result.append(block._replace(kind="note", rule="endnotes"))
            elif last == 0 and STARRED.match(text):
                result.append(block._replace(kind="about", rule="first-note"))
            else:
                result.append(block._replace(kind="note", rule="endnotes-rest"))
        elif block.open and ADDRESS.match(text) and any(b.kind == "note" for b in result):
            result.append(block._replace(kind="note", rule="footnote-address"))
        else:
            result.append(block)
    return tuple(result)


def _each_note(draft: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks, with those below the heading of the notes cut where a line begins with the number that comes next."""
    endnotes, last = False, 0
    for block in draft:
        text = block.lines[0].text.strip()
        if block.kind == "heading" or (block.open and len(block.lines) == 1 and heads.NOTES.match(text)):
            endnotes, last = bool(heads.NOTES.match(text)), 0
        cuts = [0]
        if endnotes and block.open:
            for n, line in enumerate(block.lines):
                found = NUMBERED.match(line.text)
                if found and int(found[1]) == last + 1:
                    last += 1
                    cuts += [n] if n else []
        for a, b in pairwise([*cuts, len(block.lines)]):
            yield block._replace(lines=block.lines[a:b], gap=block.gap if a == 0 else 0)


def joined(lines: tuple[Line, ...]) -> str:
    return " ".join([line.text.strip() for line in lines])
