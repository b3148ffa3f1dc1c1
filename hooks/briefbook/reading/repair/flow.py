"""Running text made whole: sentences cut by a page, a column, a note or a figure; lines of print; words cut by a hyphen."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Iterable
from functools import lru_cache

from ...language import words
from ...model import Block, Line, Setting

ENDED = re.compile(r"[.?!…:][\"”’')\]*_\d¹²³⁴-⁹⁰]*\s*$")
PREFIX = frozenset(
    (
        "non low high self anti pro ex post pre cross co multi well so de re mid semi sub inter intra neo "
        "quasi vice south north east west middle long short large small full free world policy decision state"
    ).split()
)
ATTRIBUTION = re.compile(r"^\s*\*?[–—]\s+[^\W\d]")
"""whom the epigraph above is by"""
ESCAPED = re.compile(r"\\([$'\"#&%])")
"""signs that Markdown text has a backslash before"""
ACRONYM = re.compile(r"\b[A-Z.]{2,}-$")
TIED = tuple("-–/")
"""what ties two words or figures without a space"""
BROKEN = tuple("-./_=%&?")
"""what an address that goes on ends with"""
JOINING = frozenset((*TIED, *BROKEN))
BLANKS = re.compile(r" {2,}")
LONGEST = 60
"""letters that a word has at most"""
ADDRESS = re.compile(r"https?://\S*$")


Attests = Callable[[str], bool]
"""whether a text writes a word"""


def attestation(lines: Iterable[str]) -> Attests:
    texts = [*lines]
    whole: list[str] = []

    @lru_cache(maxsize=1024)
    def attests(word: str) -> bool:
        if not whole:
            whole.append("\n".join(texts).casefold())
        at = whole[0].find(word)
        while at >= 0:
            around = whole[0][max(0, at - 1) : at] + whole[0][at + len(word) : at + len(word) + 1]
            if not any(c.isalnum() or c in "-’'" for c in around):
                return True
            at = whole[0].find(word, at + 1)
        return False

    return attests


def across(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """Join a paragraph that doesn't end to the next one that goes on, over whatever stands between."""
    result: list[Block] = []
    open_at: dict[str, int] = {}
    soft = breaks_softly(draft)
    for block in draft:
        if block.kind not in ("text", "abstract") or block.rule == "pinned":
            if block.kind == "heading":
                open_at.clear()
            result.append(block)
            continue
        attribution = block.kind == "text" and bool(ATTRIBUTION.match(block.lines[0].text))
        at = open_at.get(block.kind)
        if at is not None and (attribution or goes_on(result[at], block, soft)):
            whole = result[at]
            result[at] = whole._replace(lines=whole.lines + block.lines, page=block.page, rule=whole.rule or "flow")
            if attribution:
                del open_at[block.kind]
            continue
        result.append(block)
        if block.kind == "text" or len(block.lines) > 1 or len(block.lines[0].text) > 40:
            open_at[block.kind] = len(result) - 1  # and not "Abstract", the heading
    return tuple(result)


def breaks_softly(draft: tuple[Block, ...]) -> bool:
    """Whether this extraction leaves a space where a line breaks within a paragraph, and none where the paragraph ends."""
    texts = [b for b in draft if b.kind == "text"]
    within = [line.soft for b in texts for line in b.lines[:-1]]
    ends = [b.lines[-1].soft for b in texts]
    return len(within) > 20 and sum(within) > 0.9 * len(within) and not all(ends)


def goes_on(a: Block, b: Block, soft: bool = False) -> bool:
    """Whether `b` continues the paragraph of `a`. `soft`: whether a space at the end of a line tells."""
    last = a.lines[-1]
    end, start = last.text.rstrip(), b.lines[0].text.strip()
    bare = start.lstrip("“\"‘'([")
    if soft and not last.soft and not end.endswith(TIED):
        return False
    if ENDED.search(end):
        if soft and a.kind == "text" and b.page != a.page and _is_full(a) and bare[:1].isupper():
            return True
        return bare[:1].islower() and not re.match(r"[a-z]\)", bare)
    return not re.match(r"^(\d{1,2}[.)]\s|[-•●]\s)", start)


def _is_full(block: Block) -> bool:
    """Whether the last line is as long as the lines above: a paragraph that ends there would be an accident."""
    above = [len(line.text) for line in block.lines[-8:-1]]
    return bool(above) and len(block.lines[-1].text) >= statistics.median(above)


def within(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """Each block's lines as one text; a word cut at a line end is joined as the same article writes it elsewhere."""
    attests = attestation(line.text for block in draft for line in block.lines)
    result = []
    for block in draft:
        text = joined(block.lines, attests)
        if "\\" in text:
            text = ESCAPED.sub(r"\1", text)
        if block.kind == "heading":
            text = re.sub(r"^#+\s*|[*_]{2,}|^\*|\*$", "", text).strip().rstrip("*").removesuffix(":")
            text = re.sub(r"^(\d{1,2}\))\s*\*(.*)$", r"\1 \2", text)
        result.append(block._replace(text=text))
    return tuple(result)


def joined(lines: tuple[Line, ...], attests: Attests) -> str:
    parts: list[str] = []
    for line in lines:
        part = line.text.strip()
        if "  " in part and "\t" not in part:
            part = BLANKS.sub(" ", part)
        before = parts[-1] if parts else ""
        if before[-1:] not in JOINING:
            parts.append(part)
        elif before.endswith(BROKEN) and ADDRESS.search(before):
            parts[-1] = _address(before, part, attests)
        elif before.endswith("-") and before[-2:-1].isalpha() and part[:1].isalpha():
            parts[-1] = _unhyphenated(before, part, attests)
        elif before.endswith(TIED) and before[-2:-1].isalnum() and part[:1].isalnum():
            parts[-1] += part
        else:
            parts.append(part)
    return " ".join(parts)


def _unhyphenated(text: str, part: str, attests: Attests) -> str:
    """A word that a line end cuts: as the same text writes it elsewhere, else as the list of words does."""
    left, right = last_word(text[:-1]), first_word(part)
    whole = left + right
    if attests(f"{left}-{right}") or part[:1].isupper() or left in PREFIX or ACRONYM.search(text):
        return text + part
    if attests(whole) or words.known(whole):
        return text[:-1] + part
    return text + part if words.known(left) and words.known(right) else text[:-1] + part


def _address(text: str, part: str, attests: Attests) -> str:
    """An address that a line end cuts: a hyphen stays unless it cuts a word, or parts that are no words."""
    left, right = last_word(text), first_word(part)
    whole = attests(left + right) or words.known(left + right)
    cut = text.endswith("-") and (whole or not (words.known(left) or words.known(right)))
    return (text[:-1] if cut and left and part[:1].isalpha() else text) + part


def last_word(text: str) -> str:
    words = re.findall(r"[^\W\d_]+", text[-LONGEST:].casefold())
    return words[-1] if words else ""


def first_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+", text[:LONGEST].casefold())
    return found[0] if found else ""
