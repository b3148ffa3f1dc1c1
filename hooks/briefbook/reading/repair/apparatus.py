"""What surrounds an article's text: references, notes, who wrote it, its title and abstract."""

from __future__ import annotations

import re

from ...model import Block, Line, Setting
from .. import heads

SUPERSCRIPT = re.compile(r"^[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
NUMBERED = re.compile(r"^\s*(\d{1,3})\s+\D")
STARRED = re.compile(r"^\s*\*\s?[^\s*–—]")
ADDRESS = re.compile(r"^<?https?://")
PERSON = re.compile(
    r"^[^\W\d_][\w.’'-]+(\s[^\W\d_][\w.’'-]*){1,3},?(\s(Ph\.?D|Dr)\.?,?)?\sis\s(currently\s)?(an?|the)\s"
    r".*\b(Fellow|Professor|Research\w*|Scholar|Director|Analyst|Manager|Lecturer|Editor)\b",
    re.IGNORECASE,
)
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
                goes_on = entry is not None and _goes_on(rest[entry], text)
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
    endnotes = False
    for block in draft:
        text = block.lines[0].text.strip()
        if block.kind == "heading" or (block.open and heads.NOTES.match(text) and len(block.lines) == 1):
            endnotes = bool(heads.NOTES.match(text))
            result.append(block._replace(kind="heading", level=1, rule="notes") if endnotes else block)
        elif block.open and SUPERSCRIPT.match(text):
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


def joined(lines: tuple[Line, ...]) -> str:
    return " ".join([line.text.strip() for line in lines])
