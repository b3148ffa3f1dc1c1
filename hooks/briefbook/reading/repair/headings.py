"""Headings: as the format says, by their numbers, or by their looks; and how deep they stand."""

from __future__ import annotations

import re

from ...model import Block, Setting
from .. import heads
from ..front import tells_another
from . import numbering, signs
from .apparatus import joined
from .blocks import LISTED

LONGEST = 400
"""letters of a heading"""
MANY = 3
"""headings that the format says, from which on what it doesn't say is none"""
UNLEVELLED = ("pinned", "references", "notes")
"""rules that say how deep the headings stand that they find"""
BULLET = re.compile(r"\s*[-•*–‣◦▪]\s")
SHORT, WORDS = 60, 9
"""letters and words of a heading that only its place tells"""
ASKED = 0.8
"""share of the short paragraphs that the questions of an interview are at least"""
CLOSED = re.compile(r"[.,;:。，；：、،؛۔…!！][\"”’»)\]」』]*$")
"""how no heading ends"""
NUMBERED = 120
"""letters of a numbered heading"""
SMALL = frozenset(
    "a an and as at by for from in into of on or over the to under with within amid it can vs via".split()
)
ENUMERATED = re.compile(r"^(\d{1,2})\)\s|^([IVX]+|\d{1,2})\.\s+(?=[A-Z])")


def headings(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """Headings that the format doesn't say, found by number or by looks; then the depth of each."""
    said = sum(b.kind == "heading" and b.rule == "format" for b in draft) >= MANY
    counted = numbered_headings(draft)
    asked = _asked(draft)
    result: list[Block] = []
    for i, block in enumerate(draft):
        text = re.sub(r"[*_]+", "", joined(block.lines)).strip()
        if block.open and block.role in ("", "text") and len(text) <= LONGEST:
            if i in counted:
                block = block._replace(kind="heading", rule="heading-by-number")
            elif (
                not said
                and block.role == ""
                and (i in asked or (_looks(draft, i, text, setting) and _opens_text(draft, i)))
            ):
                block = block._replace(kind="heading", rule="heading-by-looks")
        result.append(block)
    return _levelled(tuple(result))


def numbered_headings(draft: tuple[Block, ...]) -> set[int]:
    """The places of short lines that print a number which counts up with others and have their text below them."""
    places = [
        i
        for i, b in enumerate(draft)
        if b.kind == "heading" or (b.open and b.role in ("", "text") and _may_be_numbered(b))
    ]
    found = numbering.numbers(joined(draft[i].lines) for i in places)
    heading = [
        (i, n)
        for i, n in zip(places, found, strict=True)
        if n is not None and (draft[i].kind == "heading" or _has_text(draft, i, n))
    ]
    counts = numbering.counted([n for _, n in heading])
    return {i for (i, _), counted in zip(heading, counts, strict=True) if counted}


def _may_be_numbered(block: Block) -> bool:
    text = joined(block.lines)
    return (
        len(block.lines) <= 2
        and len(text) <= NUMBERED
        and not signs.ends(text)
        and not text.endswith((",", ";"))
        and "\t" not in text
    )


def _has_text(draft: tuple[Block, ...], i: int, n: numbering.Number) -> bool:
    """Whether a line with a number has what a heading has: a title, and text or a deeper number below it."""
    title = joined(draft[i].lines)[n.end :].strip()
    after = next((b for b in draft[i + 1 :] if b.kind in ("text", "heading")), None)
    if (
        after is None
        or not title
        or title[0].islower()
        or not title[0].isalpha()
        or (draft[i].gap == 0 and i and draft[i - 1].kind == "text" and not signs.ends(joined(draft[i - 1].lines)))
    ):
        return False
    below = numbering.number(joined(after.lines), n)
    if below is not None and below.scheme == n.scheme and len(below.parts) <= len(n.parts) and after.kind != "heading":
        return False
    return not joined(after.lines)[:1].islower()


def _levelled(draft: tuple[Block, ...]) -> tuple[Block, ...]:
    """Headings with their depth, counted from 1: by numbers that count up, else as the format or their looks say."""
    places = [i for i, b in enumerate(draft) if b.kind == "heading" and b.rule not in UNLEVELLED]
    texts = [re.sub(r"[*_]+", "", joined(draft[i].lines)).strip() for i in places]
    printed = numbering.numbers(texts)
    numbers = [n if counts else None for n, counts in zip(printed, numbering.counted(printed), strict=True)]
    first = next((k for k, n in enumerate(numbers) if n is not None), 0)
    # an introduction or a conclusion may be marked otherwise than the rest
    said = [
        draft[i].level
        for i, text in zip(places, texts, strict=True)
        if draft[i].rule == "format" and not heads.is_outermost(text)
    ]
    top = min(said, default=1) - 1
    capitals = _has_capitals(draft)
    result = list(draft)
    outermost = 1 + any(not heads.is_outermost(text) for text in texts[:first])
    """the level of the outermost numbers: the text may have headings without one above them"""
    within = above = 0
    """the level of the number that the text stands below"""
    for k, (i, text, n, depth) in enumerate(zip(places, texts, numbers, numbering.depths(numbers), strict=True)):
        block = draft[i]
        if n is not None:
            if k == first and block.rule == "format":
                outermost = max(1, block.level - top - depth)
            level = within = outermost + depth
        elif block.rule == "format":
            level, within = block.level - top, 0
        elif heads.is_outermost(text) or text.isupper():
            level, within = 1, 0
        else:
            level = within + 1 if within else 2 if capitals else 1
        # no heading stands deeper than below the one above it
        level = above = min(max(level, 1), above + 1)
        result[i] = block._replace(level=level)
    return tuple(result)


def looks_like_heading(block: Block, text: str) -> bool:
    """A short line or two without an end, whose words are mostly capitalised or that is numbered."""
    if len(block.lines) > 6 or len(text) > 160 or len(text) < 4 or (not text[0].isalnum() and text[0] not in "“\"'‘"):
        return False
    if len(block.lines) > 1 and any(len(line.text.strip()) > 75 for line in block.lines):
        return False
    if (
        re.search(r"[.,;][\"”’')\[\]\d⁰¹²³⁴-⁹]*$", text)
        or re.match(r"^(table|figure)\s\d", text, re.I)
        or "\t" in text
        or "@" in text
    ):
        return False
    if "%" in text or len(re.findall(r"\d+", text)) > 2:
        return False
    if ENUMERATED.match(text):
        return len(text) < 90
    words = [w.strip("“”\"'‘’():,") for w in re.split(r"[\s–—]+", text)]
    words = [w for w in words if w and w[0].isalpha()]
    weighty = [w for w in words if w.casefold() not in SMALL]
    if not weighty or (not text[0].isupper() and text[0] not in "“\"'‘"):
        return False
    if not words[-1][0].isupper() and (len(words) > 9 or len(block.lines) > 1):
        return False
    capital = sum(w[0].isupper() for w in weighty)
    if signs.is_sentence(text) and capital < 0.75 * len(weighty):
        return False
    return capital >= 0.75 * len(weighty) or (len(words) <= 9 and len(block.lines) == 1 and capital >= 1)


def _asked(draft: tuple[Block, ...]) -> set[int]:
    """The places of questions that stand alone above their answers: in an interview nearly all short paragraphs are some."""
    short = [
        i
        for i, block in enumerate(draft[:-1])
        if block.open
        and len(block.lines) == 1
        and signs.length(block.lines[0].text) <= SHORT
        and draft[i + 1].open
        and not BULLET.match(block.lines[0].text)
    ]
    asked = {
        i
        for i in short
        if re.search(r"[?？؟]\W*$", draft[i].lines[0].text) and signs.length(joined(draft[i + 1].lines)) > SHORT
    }
    return asked if len(asked) >= MANY and len(asked) >= ASKED * len(short) else set()


def _looks(draft: tuple[Block, ...], i: int, text: str, setting: Setting) -> bool:
    """Whether a block looks like a heading. Where no page leaves its scraps, a few words that stand alone above a paragraph do,
    in capitals or not, also in scripts that have none."""
    if BULLET.match(draft[i].lines[0].text):
        return False
    if looks_like_heading(draft[i], text):
        return True
    if (
        setting.paged
        or len(draft[i].lines) > 1
        or not 1 < signs.length(text) <= SHORT
        or len(signs.WORD.findall(text)) > WORDS
    ):
        return False
    before = draft[i - 1] if i else None
    after = draft[i + 1] if i + 1 < len(draft) else None
    return (
        before is not None
        and after is not None
        and draft[i].gap > 0
        and not (before.open and not signs.ends(joined(before.lines)))
        and after.open
        and signs.holds_sentence(joined(after.lines))
        and signs.length(joined(after.lines)) > signs.length(text)
        and not (text[0].islower() or CLOSED.search(text) or LISTED.match(text) or re.search(r"[\t@%]", text))
        and any(map(str.isalpha, text))
        and not signs.is_sentence(text)
        and not tells_another(text)
    )


def _opens_text(draft: tuple[Block, ...], i: int) -> bool:
    """A heading stands after an ended sentence and before text that starts one."""
    before = next((draft[n] for n in range(i - 1, -1, -1) if draft[n].kind == "text"), None)
    after = next((draft[n] for n in range(i + 1, len(draft)) if draft[n].kind in ("text", "heading")), None)
    if after is None:
        return False
    first = joined(after.lines).lstrip("*_#“\"'‘( ")
    starts = bool(first) and first[0].isalnum() and not first[0].islower()
    if before is not None and draft[i].gap == 0 and before is draft[i - 1] and before.page == draft[i].page:
        return False
    return starts and len(joined(draft[i].lines)) < len(first) + 80


def _has_capitals(draft: tuple[Block, ...]) -> bool:
    texts = (joined(b.lines) for b in draft if b.kind in ("text", "heading"))
    return sum(len(text) > 12 and text.isupper() for text in texts) > 1
