"""Sentences set twice: pull quotes in the margin, and text that a broken figure repeats.

A block whose word sequences nearly all stand in longer blocks of the same article is a second setting of them, unless it says
something new: where a word within it stands nowhere else, both bind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

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
LONGER = 1.5
"""times that a paragraph is longer than a quotation from it; two clauses that are as long as each other both bind"""
HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010]\s*(?=\w)")
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
        shingles = [*_shingles(words[i])]
        better = [best[s] > ranks[i] for s in shingles]
        # a word that differs costs as many sequences as a sequence has words
        slack = SHINGLE if max(best[s][1] for s in shingles) >= LONGER * len(words[i]) else 1
        if sum(better) >= SHARE * len(better) and _longest_gap(better) < slack:
            result[i] = found
    return tuple(result)


def _longest_gap(found: list[bool]) -> int:
    """The most word sequences in a row that stand nowhere else."""
    return max((len([*run]) for there, run in groupby(found) if not there), default=0)


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
    """The words of a block without their hyphens: of two settings one may have a line's end where the other has none."""
    return fold.words(HYPHEN.sub("", "\n".join([line.text for line in block.lines])))


def _shingles(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(min(SHINGLE, len(words)))), strict=False)
