"""Columns of a page put back in reading order.

Extraction may give the right column before the left, or mix columns around a figure. Each page has some orders that
its blocks may stand in; the best path over the pages (Viterbi, 1967) picks those whose sentences run on best, within
each page and from page to page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, compress, groupby, pairwise, permutations
from typing import Any

from ...language import fold
from ...model import Block, Setting
from . import flow, hyphens
from .apparatus import joined
from .print import WIDEST

ENDED = re.compile(r"[.?!:;…][\"”’')\]\d¹²³⁴-⁹⁰]*\s*$")


RUNNING = ("text", "heading")
CROWDED = 80
"""blocks that no page of two columns has: more come from a file that doesn't say where its pages turn"""
TAIL = 40
"""letters at the end of a block in which its last sentence ends, if it does"""


def columns(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    if not setting.wrapped or not setting.paged or setting.ordered or setting.width > WIDEST:
        return draft
    pages = [list(places) for _, places in groupby(range(len(draft)), key=lambda n: draft[n].page)]
    flowing = [tuple(n for n in page if draft[n].kind in RUNNING) for page in pages]
    soft = flow.breaks_softly(draft)
    seams = {n: seam(draft[n], soft) for page in flowing for n in page}
    attested = _pairs(draft, {s.last for s in seams.values() if not s.ended})
    sizes = [len(block.lines) for block in draft]

    @cache
    def follows(a: int, b: int) -> float:
        return link(seams[a], seams[b], attested)

    mixed = [any(draft[n].kind in ("caption", "table", "removed") for n in page) for page in pages]
    orders = _best(flowing, mixed, sizes, follows, custom=0.1)
    several = [(page, order) for page, order in zip(flowing, orders, strict=True) if len(page) > 2]
    turned = sum(order != page for page, order in several)
    if several and turned > len(several) / 2:
        # this extraction gives the right column first: what the sentences leave open follows the custom of the file
        orders = _best(flowing, mixed, sizes, follows, custom=-1.0)
    result = list(draft)
    for page, order in zip(flowing, orders, strict=True):
        if order != page:
            for place, n in zip(page, order, strict=True):
                result[place] = draft[n]._replace(rule=draft[n].rule or "columns")
    return tuple(result)


Order = tuple[int, ...]
"""places of blocks in the draft"""
Path = tuple[float, int, Any, Order]
"""how well the pages read up to here, their last block or -1, the path up to the page before, the order of the page"""
Follows = Callable[[int, int], float]
"""how well the second block reads after the first"""


def _orders(
    page: Order, mixed: bool, sizes: list[int], follows: Follows, custom: float
) -> Iterator[tuple[Order, float]]:
    """The orders that a page may have, with how well each reads: as it is, turned, or, around a figure, any."""

    def reads(order: Order) -> float:
        return sum(map(follows, order, order[1:]))

    yield page, reads(page) + custom
    if len(page) > CROWDED:
        return
    whole = sum(sizes[n] for n in page)
    above = 0
    for turn in range(1, len(page)):
        above += sizes[page[turn - 1]]
        # two columns are about as long as each other
        balance = 1 - abs(whole - 2 * above) / whole
        order = page[turn:] + page[:turn]
        yield order, reads(order) + 0.8 * balance - 0.8
    if mixed and 3 <= len(page) <= 6:
        best: dict[tuple[int, int], tuple[float, Order]] = {}
        for order in permutations(page):
            score = reads(order) - 0.9
            ends = (order[0], order[-1])
            if ends not in best or score > best[ends][0]:
                at = page.index(order[0])
                if order != page[at:] + page[:at]:
                    best[ends] = (score, order)
        yield from ((order, score) for score, order in best.values())


def _best(pages: list[Order], mixed: list[bool], sizes: list[int], follows: Follows, custom: float) -> list[Order]:
    """One order for each page, so that all read on best."""
    paths: list[Path] = [(0.0, -1, None, ())]
    for page, loose in zip(pages, mixed, strict=True):
        following: list[Path] = []
        for order, score in _orders(page, loose, sizes, follows, custom):
            if order:
                joints = [(p[0] + (follows(p[1], order[0]) if p[1] >= 0 else 0.0), n) for n, p in enumerate(paths)]
            else:
                joints = [(p[0], n) for n, p in enumerate(paths)]
            total, n = max(joints, key=lambda joint: joint[0])
            following.append((total + score, order[-1] if order else paths[n][1], paths[n], order))
        paths = following
    at: Path | None = max(paths, key=lambda path: path[0])
    orders: list[Order] = []
    while at is not None and at[2] is not None:
        orders.append(at[3])
        at = at[2]
    return orders[::-1]


@dataclass(frozen=True, slots=True)
class Seam:
    """What tells how well a block reads after another: how it ends and how it begins."""

    heading: bool
    small: bool
    """whether it begins with a small letter"""
    ended: bool
    cut: bool
    """whether it ends with a hyphen"""
    first: str
    last: str
    """its first and its last word"""


def seam(block: Block, soft: bool) -> Seam:
    """`soft`: whether a space at the end of a line says that the paragraph goes on."""
    closed = soft and not block.lines[-1].soft and not block.lines[-1].text.endswith(hyphens.TIED)
    end, start = block.lines[-1].text.rstrip(), block.lines[0].text.lstrip(" \t“\"‘'([")
    return Seam(
        heading=block.kind == "heading",
        small=start[:1].islower(),
        ended=closed or bool(ENDED.search(end[-TAIL:])),
        cut=end.endswith("-"),
        first=next(iter(fold.words(start[: hyphens.LONGEST])), ""),
        last=next(reversed(fold.words(end[-hyphens.LONGEST :])), ""),
    )


def link(a: Seam, b: Seam, attested: Counter[tuple[str, str]]) -> float:
    """How well `b` reads after `a`."""
    if a.heading:
        return -3.0 if b.small else 1.0
    if b.heading:
        return 0.5 if a.ended else -3.0
    if a.ended:
        return -3.0 if b.small else 1.0
    if a.cut:
        return 3.0 if b.small else 0.5
    known = min(2, attested[a.last, b.first]) * 0.75
    return (2.0 if b.small else -0.5) + known


def _pairs(draft: tuple[Block, ...], firsts: set[str]) -> Counter[tuple[str, str]]:
    """How often the article has each pair of words that begins with one of these."""
    texts = (fold.words(joined(block.lines)) for block in draft)
    return Counter(chain.from_iterable(compress(pairwise(w), map(firsts.__contains__, w)) for w in texts))
