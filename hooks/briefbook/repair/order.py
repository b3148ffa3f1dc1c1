"""Columns of a page put back in reading order.

Extraction may give the right column before the left, or mix columns around a figure. Each page has some orders that
its blocks may stand in; the best path over the pages (Viterbi, 1967) picks those whose sentences run on best, within
each page and from page to page.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby, pairwise, permutations

from ..model import Block
from . import flow
from .apparatus import joined

ENDED = re.compile(r"[.?!:;…][\"”’')\]\d¹²³⁴-⁹⁰]*\s*$")


RUNNING = ("text", "heading")


def columns(draft: tuple[Block, ...], wrapped: bool) -> tuple[Block, ...]:
    if not wrapped:
        return draft
    attested = _bigrams(draft)
    pages = [list(blocks) for _, blocks in groupby(draft, key=lambda b: b.page)]
    flowing = [[b for b in page if b.kind in RUNNING] for page in pages]
    mixed = [any(b.kind in ("caption", "table", "removed") for b in page) for page in pages]
    orders = _best(flowing, mixed, attested, custom=0.1)
    several = [(page, order) for page, order in zip(flowing, orders, strict=True) if len(page) > 2]
    turned = sum(list(order) != page for page, order in several)
    if several and turned > len(several) / 2:
        # this extraction gives the right column first: what the sentences leave open follows the custom of the file
        orders = _best(flowing, mixed, attested, custom=-1.0)
    result: list[Block] = []
    for page, blocks, order in zip(pages, flowing, orders, strict=True):
        moved = list(order) != blocks
        rest = iter(order)
        for block in page:
            if block.kind in RUNNING:
                block = next(rest)
                block = replace(block, rule=block.rule or "columns") if moved else block
            result.append(block)
    return tuple(result)


Order = tuple[Block, ...]


def _orders(page: list[Block], mixed: bool, attested: Counter[tuple[str, str]], custom: float) -> dict[Order, float]:
    """The orders that a page may have, with how well each reads: as it is, turned, or, around a figure, any."""

    def reads(order: Order) -> float:
        return sum(link(a, b, attested) for a, b in pairwise(order))

    whole = tuple(page)
    options = {whole: reads(whole) + custom}
    lines = [len(b.lines) for b in page]
    for turn in range(1, len(page)):
        order = whole[turn:] + whole[:turn]
        # two columns are about as long as each other
        balance = 1 - abs(sum(lines[turn:]) - sum(lines[:turn])) / sum(lines)
        options[order] = reads(order) + 0.8 * balance - 0.8
    if mixed and 3 <= len(page) <= 6:
        best: dict[tuple[int, int], tuple[float, Order]] = {}
        for order in permutations(page):
            score = reads(order) - 0.9
            ends = (order[0].first, order[-1].first)
            if ends not in best or score > best[ends][0]:
                best[ends] = (score, order)
        for score, order in best.values():
            options.setdefault(order, score)
    return options


def _best(
    pages: list[list[Block]], mixed: list[bool], attested: Counter[tuple[str, str]], custom: float
) -> list[Order]:
    """One order for each page, so that all read on best."""
    paths: list[tuple[float, list[Order]]] = [(0.0, [])]
    for page, loose in zip(pages, mixed, strict=True):
        following: list[tuple[float, list[Order]]] = []
        for order, score in _orders(page, loose, attested, custom).items():
            options = []
            for total, path in paths:
                last = next((o[-1] for o in reversed(path) if o), None)
                joint = link(last, order[0], attested) if last is not None and order else 0.0
                options.append((total + joint, path))
            total, path = max(options, key=lambda option: option[0])
            following.append((total + score, [*path, order]))
        paths = following
    return max(paths, key=lambda path: path[0])[1]


def link(a: Block, b: Block, attested: Counter[tuple[str, str]]) -> float:
    """How well `b` reads after `a`."""
    end, start = joined(a.lines).rstrip(), joined(b.lines).lstrip("“\"'‘([ ")
    small = start[:1].islower()
    if a.kind == "heading":
        return -3.0 if small else 1.0
    ended = bool(ENDED.search(end))
    if b.kind == "heading":
        return 0.5 if ended else -3.0
    if ended:
        return -3.0 if small else 1.0
    if end.endswith("-"):
        return 3.0 if small else 0.5
    left, right = flow.last_word(end), flow.first_word(start)
    known = min(2, attested[left, right]) * 0.75
    return (2.0 if small else -0.5) + known


def _bigrams(draft: tuple[Block, ...]) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for block in draft:
        words = re.findall(r"[^\W\d_]+", joined(block.lines).casefold())
        counts.update(pairwise(words))
    return counts
