"""Headings, by the marks of Markdown or by their looks."""

from __future__ import annotations

import re

from ...model import Block, Setting
from .apparatus import joined

MARKED = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
OUTER = re.compile(
    r"^(introduction|conclusions?|conclusion and discussion|abstract|references|bibliography|(end)?notes|appendix"
    r"|background|acknowledge?ments?)\b",
    re.IGNORECASE,
)
LONGEST = 400
"""letters of a heading"""
MANY = 3
"""marked headings from which on what isn't marked is none"""
SMALL = frozenset(
    "a an and as at by for from in into of on or over the to under with within amid it can vs via".split()
)
ENUMERATED = re.compile(r"^(\d{1,2})\)\s|^([IVX]+|\d{1,2})\.\s+(?=[A-Z])")


def headings(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    result: list[Block] = []
    numbered = False
    capitals = _has_capitals(draft)
    all_marked = sum(bool(MARKED.match(b.lines[0].text)) for b in draft if b.kind in ("text", "heading")) >= MANY
    for i, block in enumerate(draft):
        if not block.open or sum(len(line.text) for line in block.lines) > LONGEST:
            result.append(block)
            continue
        text = joined(block.lines)
        bare = re.sub(r"[*_]+", "", text).strip()
        marked = MARKED.match(text)
        if marked and len(block.lines) == 1:
            level = 1 if OUTER.match(re.sub(r"[*_]+", "", marked[2])) else max(1, len(marked[1]) - 1)
            result.append(block._replace(kind="heading", level=level, rule="marked-heading"))
            continue
        if all_marked or not looks_like_heading(block, bare) or not _opens_text(draft, i):
            result.append(block)
            continue
        enumerated = ENUMERATED.match(bare)
        if OUTER.match(bare) or bare.isupper():
            level, numbered = 1, False
        elif enumerated:
            level, numbered = 2, True
        else:
            level = 3 if numbered else 2 if capitals else 1
        result.append(block._replace(kind="heading", level=level, rule="heading-by-looks"))
    return tuple(result)


def looks_like_heading(block: Block, text: str) -> bool:
    """A short line or two without an end, whose words are mostly capitalised or that is numbered."""
    if len(block.lines) > 6 or len(text) > 160 or len(text) < 4 or (not text[0].isalnum() and text[0] not in "“\"'‘"):
        return False
    if len(block.lines) > 1 and any(len(line.text.strip()) > 75 for line in block.lines):
        return False
    if (
        re.search(r"[.,;][\"”’')\]\d⁰¹²³⁴-⁹]*$", text)
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
    return capital >= 0.75 * len(weighty) or (len(words) <= 9 and len(block.lines) == 1 and capital >= 1)


def _opens_text(draft: tuple[Block, ...], i: int) -> bool:
    """A heading stands after an ended sentence and before text that starts one."""
    before = next((draft[n] for n in range(i - 1, -1, -1) if draft[n].kind == "text"), None)
    after = next((draft[n] for n in range(i + 1, len(draft)) if draft[n].kind in ("text", "heading")), None)
    if after is None:
        return False
    first = joined(after.lines).lstrip("*_#“\"'‘( ")
    starts = bool(first) and (first[0].isupper() or first[0].isdigit())
    if before is not None and draft[i].gap == 0 and before is draft[i - 1] and before.page == draft[i].page:
        return False
    return starts and len(joined(draft[i].lines)) < len(first) + 80


def _has_capitals(draft: tuple[Block, ...]) -> bool:
    texts = (joined(b.lines) for b in draft if b.kind in ("text", "heading"))
    return sum(len(text) > 12 and text.isupper() for text in texts) > 1
