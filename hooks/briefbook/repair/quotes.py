"""Sentences set twice: pull quotes in the margin, and text that a broken figure repeats.

A block whose word sequences nearly all stand in longer blocks of the same article is a second setting of them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..model import Block, Setting
from . import blocks, flow
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
    if not setting.wrapped:
        return draft
    words = [_words(b) if b.kind in ("text", "caption") else [] for b in draft]
    shingles = [_shingles(w) for w in words]
    # of two settings the text is the one that a column cuts, or the longer one, or the first; of captions the last: it is set
    # below its figure, where one that belongs to the figure's picture comes before
    ranks = [
        (not (_is_whole(b) or _is_wide(b)), len(w), i if b.kind == "caption" else -i)
        for i, (b, w) in enumerate(zip(draft, words, strict=True))
    ]
    short = [i for i, own in enumerate(shingles) if own and len(words[i]) <= LONGEST]
    wanted = {s for i in short for s in shingles[i]}
    best: dict[tuple[str, ...], tuple[bool, int, int]] = {}
    for own, rank in zip(shingles, ranks, strict=True):
        for s in wanted.intersection(own):
            best[s] = max(rank, best.get(s, rank))
    result = list(draft)
    for i in short:
        block, own = draft[i], shingles[i]
        if sum(best[s] > ranks[i] for s in own) < SHARE * len(own):
            continue
        if block.kind == "caption":
            if not CAPTION.match(joined(block.lines)):
                continue  # figures may well have the same source
            result[i] = replace(block, kind="removed", rule="caption-twice")
        elif _is_wide(block):
            result[i] = replace(block, kind="removed", rule="text-twice")
        elif len(words[i]) >= SHORTEST and _is_whole(block):
            result[i] = replace(block, kind="pull-quote", rule="pull-quotes")
    return tuple(result)


def _is_wide(block: Block) -> bool:
    """A line too long for a column stands alone: a broken figure gave the text of its page once more."""
    return len(block.lines) == 1 and len(block.lines[0].text) > 70


def _is_whole(block: Block) -> bool:
    """A pull quote is a sentence; what begins or ends in the middle of one is the text it was taken from."""
    start, end = block.lines[0].text.lstrip(), block.lines[-1].text.rstrip()[-TAIL:]
    return bool(flow.ENDED.search(end) or re.search(r"[\"”]$", end)) and not start.lstrip("“\"‘'([")[:1].islower()


def _words(block: Block) -> list[str]:
    return blocks.LETTERS.findall("\n".join([line.text for line in block.lines]).replace("-\n", "").casefold())


def _shingles(words: list[str]) -> list[tuple[str, ...]]:
    size = min(SHINGLE, len(words))
    return list(zip(*(words[n:] for n in range(size)), strict=False)) if size > 2 else []
