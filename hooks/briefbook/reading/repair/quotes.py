"""Sentences set twice: pull quotes in the margin, and text that a broken figure repeats.

A block whose word sequences nearly all stand in longer blocks of the same article is a second setting of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import fold
from ...model import Block, Setting
from . import flow
from .apparatus import joined
from .figures import CAPTION

TAIL = 40
"""letters in which a sentence ends, if it does"""
SHINGLE = 4
SHARE = 0.7
"""share of a block's word sequences that must stand elsewhere; the rest is lost where the original is cut by a page"""
SHORTEST, LONGEST = 9, 95
"""words in a pull quote"""


def pull_quotes(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    if not setting.paged:
        return draft
    words = [_words(b) if b.kind in ("text", "caption") else [] for b in draft]
    # of two settings the text is the one that a column cuts, or the longer one, or the first; of captions the last: it is set
    # below its figure, where one that belongs to the figure's picture comes before
    ranks = [
        (not (_is_whole(b) or _is_wide(b)), len(w), i if b.kind == "caption" else -i)
        for i, (b, w) in enumerate(zip(draft, words, strict=True))
    ]
    second = {i: found for i, block in enumerate(draft) if (found := _set_twice(block, words[i]))}
    wanted = {s for i in second for s in _shingles(words[i])}
    best: dict[tuple[str, ...], tuple[bool, int, int]] = {}
    for own, rank in zip(words, ranks, strict=True):
        for s in wanted.intersection(_shingles(own)):
            best[s] = max(rank, best.get(s, rank))
    result = list(draft)
    for i, found in second.items():
        better = [best[s] > ranks[i] for s in _shingles(words[i])]
        if sum(better) >= SHARE * len(better):
            result[i] = found
    return tuple(result)


def _set_twice(block: Block, words: list[str]) -> Block | None:
    """What the block is if it is a second setting; None for most, which can't be one."""
    if not 2 < len(words) <= LONGEST:
        return None
    if block.kind == "caption":
        # figures may well have the same source
        return block._replace(kind="removed", rule="caption-twice") if CAPTION.match(joined(block.lines)) else None
    if _is_wide(block):
        return block._replace(kind="removed", rule="text-twice")
    if len(words) >= SHORTEST and _is_whole(block):
        return block._replace(kind="pull-quote", rule="pull-quotes")
    return None


def _is_wide(block: Block) -> bool:
    """A line too long for a column stands alone: a broken figure gave the text of its page once more."""
    return len(block.lines) == 1 and len(block.lines[0].text) > 70


def _is_whole(block: Block) -> bool:
    """A pull quote is a sentence; what begins or ends in the middle of one is the text it was taken from."""
    start, end = block.lines[0].text.lstrip(), block.lines[-1].text.rstrip()[-TAIL:]
    return bool(flow.ENDED.search(end) or re.search(r"[\"”]$", end)) and not start.lstrip("“\"‘'([")[:1].islower()


def _words(block: Block) -> list[str]:
    return fold.words("\n".join([line.text for line in block.lines]).replace("-\n", ""))


def _shingles(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(min(SHINGLE, len(words)))), strict=False)
