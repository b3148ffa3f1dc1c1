"""Running text made whole: sentences cut by a page, a column, a note or a figure; lines of print."""

from __future__ import annotations

import re
import statistics

from ...language import tongue
from ...model import Block, Setting
from . import hyphens, signs
from .apparatus import joined
from .blocks import LISTED

ENDED = re.compile(r"[.?!…:。！？：؟۔।][\"”’'»)\[\]」』*_\d¹²³⁴-⁹⁰]*\s*$")
ATTRIBUTION = re.compile(r"^\s*\*?[–—]\s+[^\W\d]")
"""whom the epigraph above is by"""
ESCAPED = re.compile(r"\\([$'\"#&%])")
"""signs that Markdown text has a backslash before"""
LONG = 60
"""letters that a heading rarely has"""
TURNED = 3
"""blank lines where a page turns"""
PAGES = ("running-head", "page-number")
"""rules that find where a page turns"""
WHOLE = ("item", "quote", "code")
"""roles of which each block is whole"""


def across(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """Join a paragraph that doesn't end to the next one that goes on, over whatever stands between."""
    result: list[Block] = []
    open_at: dict[str, int] = {}
    soft = breaks_softly(draft)
    cut = False
    """whether a page or a column may have ended since the block before: within one a paragraph ends at a blank line"""
    for block in draft:
        # where lines stand in reading order, more than one blank line tells that a column ends
        cut = cut or (setting.paged and (not setting.ordered or block.gap > 1))
        cut = cut or (block.kind == "removed" and block.rule in PAGES)
        if block.kind not in ("text", "abstract") or block.rule == "pinned" or block.role in WHOLE:
            # a listing may stand at the top of a page, in the middle of a paragraph
            listing = block.role == "code" and setting.paged
            if block.kind == "heading" or (block.role in WHOLE and not listing):
                open_at.clear()
            cut = cut or (setting.paged and not listing)
            result.append(block)
            continue
        attribution = block.kind == "text" and bool(ATTRIBUTION.match(block.lines[0].text))
        at = open_at.get(block.kind)
        if at is not None and (attribution or goes_on(result[at], block, soft, cut)):
            cut = False
            whole = result[at]
            result[at] = whole._replace(lines=whole.lines + block.lines, page=block.page, rule=whole.rule or "flow")
            if attribution:
                del open_at[block.kind]
            continue
        result.append(block)
        cut = False
        if block.kind == "text" or len(block.lines) > 1 or len(block.lines[0].text) > 40:
            open_at[block.kind] = len(result) - 1  # and not "Abstract", the heading
    return tuple(result)


def breaks_softly(draft: tuple[Block, ...]) -> bool:
    """Whether this extraction leaves a space where a line breaks within a paragraph, and none where the paragraph ends."""
    texts = [b for b in draft if b.kind == "text"]
    within = [line.soft for b in texts for line in b.lines[:-1]]
    ends = [b.lines[-1].soft for b in texts]
    return len(within) > 20 and sum(within) > 0.9 * len(within) and not all(ends)


def goes_on(a: Block, b: Block, soft: bool = False, cut: bool = True) -> bool:
    """Whether `b` continues the paragraph of `a`. `soft`: whether a space at the end of a line tells; `cut`: whether a page may
    turn between them, so that a sentence may go on with a capital."""
    last = a.lines[-1]
    end, start = last.text.rstrip(), b.lines[0].text.strip()
    bare = start.lstrip("“\"‘'([")
    if a.role or b.role:
        # the format says where paragraphs are; only what was cut within a sentence goes on
        return not signs.ends(end) and not end.endswith((":", ";")) and (bare[:1].islower() or b.gap >= TURNED)
    if soft and not last.soft and not end.endswith(hyphens.TIED):
        return False
    if ENDED.search(end):
        if soft and a.kind == "text" and b.page != a.page and _is_full(a) and bare[:1].isupper():
            return True
        return bare[:1].islower() and not LISTED.match(start)
    if LISTED.match(start) or end.endswith((";", "；", "؛")):
        return bare[:1].islower() and not LISTED.match(start)
    return cut or bare[:1].islower() or _is_unfinished(a)


def _is_unfinished(block: Block) -> bool:
    """Whether a paragraph was cut: it breaks off in a sentence behind others, or before a word that must come."""
    text = joined(block.lines).rstrip()
    if text.endswith((",", "،", "，")):
        return signs.holds_sentence(text)
    return text[-1:].isalnum() and (signs.length(text) > LONG or tongue.is_function_word(text.split()[-1]))


def _is_full(block: Block) -> bool:
    """Whether the last line is as long as the lines above: a paragraph that ends there would be an accident."""
    above = [len(line.text) for line in block.lines[-8:-1]]
    return bool(above) and len(block.lines[-1].text) >= statistics.median(above)


def within(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """Each block's lines as one text; a word cut at a line end is joined as the same article writes it elsewhere."""
    attests = hyphens.attestation(line.text for block in draft for line in block.lines)
    result = []
    for block in draft:
        if block.role == "code":
            result.append(block._replace(text="\n".join(line.text for line in block.lines)))
            continue
        text = hyphens.joined(block.lines, attests)
        if "\\" in text and not block.role:
            text = ESCAPED.sub(r"\1", text)
        if block.kind == "heading" and not block.role:
            text = re.sub(r"^#+\s*|[*_]{2,}|^\*|\*$", "", text).strip().rstrip("*").removesuffix(":")
            text = re.sub(r"^(\d{1,2}\))\s*\*(.*)$", r"\1 \2", text)
        result.append(block._replace(text=text))
    return tuple(result)
