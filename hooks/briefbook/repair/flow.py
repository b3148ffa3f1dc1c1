"""Running text made whole: sentences cut by a page, a column, a note or a figure; lines of print; words cut by a hyphen."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model import Block, Line

ENDED = re.compile(r"[.?!…:][\"”’')\]*_\d¹²³⁴-⁹⁰]*\s*$")
PREFIX = frozenset(
    (
        "non low high self anti pro ex post pre cross co multi well so de re mid semi sub inter intra neo "
        "quasi vice south north east west middle long short large small full free world policy decision state"
    ).split()
)
ATTRIBUTION = re.compile(r"^\s*\*?[–—]\s+[^\W\d]")
"""whom the epigraph above is by"""
WORD = re.compile(r"[\w’'-]*\w")
BROKEN = tuple("-./_=%&?")
"""what an address that goes on ends with"""
BLANKS = re.compile(r" {2,}")
LONGEST = 60
"""letters that a word has at most"""
ADDRESS = re.compile(r"https?://\S*$")


def across(draft: tuple[Block, ...], wrapped: bool) -> tuple[Block, ...]:
    """Join a paragraph that doesn't end to the next one that goes on, over whatever stands between."""
    result: list[Block] = []
    open_at: int | None = None
    for block in draft:
        if block.kind == "text":
            if block.rule == "pinned":
                result.append(block)
                continue
            attribution = bool(ATTRIBUTION.match(block.lines[0].text))
            if open_at is not None and (attribution or goes_on(result[open_at], block)):
                whole = result[open_at]
                result[open_at] = replace(
                    whole, lines=whole.lines + block.lines, page=block.page, rule=whole.rule or "flow"
                )
                open_at = None if attribution else open_at
                continue
            result.append(block)
            open_at = len(result) - 1
            continue
        if block.kind == "heading":
            open_at = None
        result.append(block)
    return tuple(result)


def goes_on(a: Block, b: Block) -> bool:
    end, start = a.lines[-1].text.rstrip(), b.lines[0].text.strip()
    bare = start.lstrip("“\"'‘([")
    if ENDED.search(end):
        return bare[:1].islower() and not re.match(r"[a-z]\)", bare)
    return not re.match(r"^(\d{1,2}[.)]\s|[-•●]\s)", start)


def within(draft: tuple[Block, ...], wrapped: bool) -> tuple[Block, ...]:
    """Each block's lines as one text; a word cut at a line end is joined as the same article writes it elsewhere."""
    everything = "\n".join(line.text for block in draft for line in block.lines)
    # each different piece of text once: that is a sixth of all
    pieces = set(everything.casefold().split()) if "-\n" in everything else ()
    attested = frozenset(word for piece in pieces for word in WORD.findall(piece))
    result = []
    for block in draft:
        text = joined(block.lines, attested)
        if block.kind == "heading":
            text = re.sub(r"^#+\s*|[*_]{2,}|^\*|\*$", "", text).strip().rstrip("*").removesuffix(":")
            text = re.sub(r"^(\d{1,2}\))\s*\*(.*)$", r"\1 \2", text)
        result.append(replace(block, text=text))
    return tuple(result)


def joined(lines: tuple[Line, ...], attested: frozenset[str]) -> str:
    parts: list[str] = []
    for line in lines:
        part = line.text.strip()
        if "  " in part and "\t" not in part:
            part = BLANKS.sub(" ", part)
        before = parts[-1] if parts else ""
        if before.endswith(BROKEN) and ADDRESS.search(before):
            parts[-1] += part
        elif before.endswith("-") and before[-2:-1].isalpha() and part[:1].isalpha():
            parts[-1] = _unhyphenated(before, part, attested)
        else:
            parts.append(part)
    return " ".join(parts)


def _unhyphenated(text: str, part: str, attested: frozenset[str]) -> str:
    left, right = last_word(text[:-1]), first_word(part)
    if left + right in attested:
        return text[:-1] + part
    if f"{left}-{right}" in attested or part[:1].isupper() or left in PREFIX:
        return text + part
    return text[:-1] + part


def last_word(text: str) -> str:
    words = re.findall(r"[^\W\d_]+", text[-LONGEST:].casefold())
    return words[-1] if words else ""


def first_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+", text[:LONGEST].casefold())
    return found[0] if found else ""
