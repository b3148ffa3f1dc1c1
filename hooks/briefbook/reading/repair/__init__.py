"""An original's lines → blocks in reading order, each with the kind that it turned out to be.

In: the lines of one article. Out: every line in exactly one block, a number of the margin in one of its own; what doesn't
belong to the article has the kind `removed`, with the rule that removed it. The rules run in the order of `REPAIRS`, then
`FLOW`; each takes all blocks and gives all blocks. An editor's pins, from source.yml, come first and win over every rule.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from ...model import Block, Line, Original, Setting
from .. import heads
from . import accents, apparatus, authors, blocks, figures, flow, furniture, headings, margin, order, quotes
from . import front as before
from .print import setting_of

ABOVE = 60
"""lines above an introduction in which the page before ends, if it does, and letters that its heading has at most"""
_number = attrgetter("number")
Rule = Callable[[tuple[Block, ...], Setting], tuple[Block, ...]]

REPAIRS: tuple[Rule, ...] = (
    furniture.contents,
    furniture.page_numbers,
    furniture.running_heads,
    apparatus.references,
    apparatus.notes,
    before.front,
    authors.about,
    figures.tables,
    figures.captions,
    figures.debris,
    quotes.pull_quotes,
    headings.headings,
    order.columns,
)
FLOW: tuple[Rule, ...] = (flow.across, flow.within)


def blocks_of(
    original: Original, lines: tuple[int, int] | None = None, pins: Mapping[str, tuple[int, ...]] | None = None
) -> tuple[Block, ...]:
    """The article that stands on `lines` (first and last, all by default) of an original, repaired."""
    first, last = lines or original.span
    chosen, numbers = _prepared(original, first, last)
    setting = replace(setting_of(original, chosen), counted=bool(numbers))
    draft = pinned(blocks.split(chosen, setting), pins or {})
    for rule in REPAIRS:
        draft = rule(draft, setting)
    draft = arranged(draft, (pins or {}).get("order", ()))
    for rule in FLOW:
        draft = rule(draft, setting)
    return draft + tuple(block._replace(text=apparatus.joined(block.lines)) for block in numbers)


def _prepared(original: Original, first: int, last: int) -> tuple[Sequence[Line], tuple[Block, ...]]:
    """The lines of these numbers with their accents put right, and the numbers in their margin."""
    chosen = accents.settled(_between(original, first, last))
    return margin.taken(chosen) if original.setting is None else (chosen, ())


def _between(original: Original, first: int, last: int) -> tuple[Line, ...]:
    """The lines of these numbers. In text they are a slice: a file isn't gone through again for each of its articles."""
    if original.setting is None:
        start = bisect_left(original.lines, first, key=_number)
        return original.lines[start : bisect_right(original.lines, last, key=_number)]
    return tuple(line for line in original.lines if first <= line.number <= last)


def arranged(draft: tuple[Block, ...], starts: tuple[int, ...]) -> tuple[Block, ...]:
    """The blocks that begin on the pinned lines, in the pinned order, where the first of them stands."""
    by_first = {block.first: n for n, block in enumerate(draft)}
    wanted = [by_first[start] for start in dict.fromkeys(starts) if start in by_first]
    if not wanted:
        return draft
    moved = set(wanted)
    at = min(moved)
    rest = [block for n, block in enumerate(draft) if n not in moved]
    return (*rest[:at], *(draft[n] for n in wanted), *rest[at:])


def pinned(draft: tuple[Block, ...], pins: Mapping[str, tuple[int, ...]]) -> tuple[Block, ...]:
    """Give each pinned line its kind: a pin names lines of the original, and takes them out of any other block."""
    kinds = {number: kind for kind, numbers in pins.items() if kind != "order" for number in numbers}
    if not kinds:
        return draft
    result: list[Block] = []
    for block in draft:
        run: list[Line] = []
        kind = None
        for line in block.lines:
            here = kinds.get(line.number)
            if run and here != kind:
                result.append(_pin(block, run, kind))
                run = []
            run.append(line)
            kind = here
        result.append(_pin(block, run, kind))
    return tuple(result)


def _pin(block: Block, run: list[Line], kind: str | None) -> Block:
    part = block._replace(lines=tuple(run), gap=block.gap if run[0] is block.lines[0] else 0)
    if kind is None:
        return part
    if kind == "item":
        kind = "text"
    level = 0
    if found := re.fullmatch(r"heading-(\d)", kind):
        kind, level = "heading", int(found[1])
    return part._replace(kind=kind, level=level, rule="pinned")  # type: ignore[arg-type]


def ranges(original: Original) -> tuple[tuple[int, int], ...]:
    """First and last line of each article in the file.

    A new article starts where a page opens with its introduction and the one before has had its own text.
    """
    setting = setting_of(original, original.lines)
    if not setting.wrapped or setting.ordered:
        return (original.span,)
    starts = [original.span[0]]
    for i, line in enumerate(original.lines):
        if i and len(line.text) < ABOVE and heads.INTRODUCTION.match(blocks.clean(line.text)):
            # the lines just above tell whether a page turns here
            *_, above, block = (None, None, *blocks.split(original.lines[max(0, i - ABOVE) : i + 1], setting))
            if above is None or block is None or block.first != line.number:
                continue
            if block.page != above.page or above.lines[0].text.strip().isdigit():
                starts.append(block.first)
    ends = [start - 1 for start in starts[1:]] + [original.span[1]]
    return tuple(zip(starts, ends, strict=True))
