"""Page numbers, running heads and tables of contents: what belongs to the pages, not to the article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from ...language import fold
from ...model import Block, Setting
from .. import heads
from . import signs
from .figures import CAPTION, SOURCE

DOTTED = re.compile(r"^.{3,90}?(\t|\.{4,}|\s{4,})\s*\d{1,3}$")
REPEATED = 3
"""pages that a running head stands on at least"""
NUMBER = re.compile(r"^\d{1,4}$")
VOLUME = re.compile(r"[^\W\d_]\W+\d{1,3}\W*\(?(?:1[5-9]|20)\d\d\)?\W*$|[^\W\d_]\W+\(?(?:1[5-9]|20)\d\d\)?\W*$")
"""how the name of a journal ends"""
EDGE = re.compile(r"^(?:([\dlIOoSB]{1,4})\s+\D{3,}.{0,90}|.{3,90}?\D\s+([\dlIOoSB]{1,4}))$")
MISREAD = str.maketrans("lIOoSB", "110058")
"""letters that recognition of print takes figures for"""


def contents(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """A table of contents."""
    at = next(
        (i for i, b in enumerate(draft) if len(b.lines) == 1 and heads.CONTENTS.match(b.lines[0].text.strip())), None
    )
    if at is None:
        return draft
    end = at + 1
    while end < len(draft) and all(DOTTED.match(line.text) or "\t" in line.text for line in draft[end].lines):
        end += 1
    return draft[:at] + tuple(b._replace(kind="removed", rule="contents") for b in draft[at:end]) + draft[end:]


def page_numbers(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """A number alone on a line where a page turns, with the running head beside it."""
    result = list(draft)
    counting = _counting(draft) if setting.paged else set()
    for i, block in enumerate(draft):
        text = block.lines[0].text.strip()
        if not block.open or len(block.lines) > 1 or not NUMBER.match(text):
            continue
        before = draft[i - 1] if i else None
        after = draft[i + 1] if i + 1 < len(draft) else None
        if i in counting:
            result[i] = block._replace(kind="removed", rule="page-number")
            continue
        head = before if before is not None and before.gap >= 3 and len(before.lines) <= 2 else None
        if not (head or block.gap >= 3 or after is None or after.gap >= 3):
            continue
        result[i] = block._replace(kind="removed", rule="page-number")
        if head is not None and head.kind == "text":
            result[i - 1] = head._replace(kind="removed", rule="running-head")
    return tuple(result)


def _counting(draft: tuple[Block, ...]) -> set[int]:
    """The places of numbers at the edges of pages that count on with those of other pages."""
    numbers = {
        i: int(text) - draft[i].page
        for i in _edges(draft)
        if len(draft[i].lines) == 1 and NUMBER.match(text := draft[i].lines[0].text.strip())
    }
    counts = Counter(numbers.values())
    return {i for i, ahead in numbers.items() if counts[ahead] > 1}


def _edges(draft: tuple[Block, ...]) -> set[int]:
    """The places of blocks that begin or end a page."""
    return {i for pair in _turns(draft) for i in pair} | ({0, len(draft) - 1} if draft else set())


def _turns(draft: tuple[Block, ...]) -> list[tuple[int, int]]:
    """The last block of each page with the first of the next."""
    return [(i - 1, i) for i in range(1, len(draft)) if draft[i - 1].page != draft[i].page]


def running_heads(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """A short text that begins or ends several pages, whatever number stands with it."""
    if not setting.paged:
        return _numbered_heads(draft) if setting.wrapped else draft
    turns = _turns(draft)
    shapes = {i: _shape(draft[i]) for i in _edges(draft) if draft[i].open and len(draft[i].lines) <= 2}
    pages: dict[str, set[int]] = defaultdict(set)
    for i, shape in shapes.items():
        pages[shape].add(draft[i].page)
    title = " ".join(fold.words(" ".join(line.text for line in draft[0].lines))) if draft else ""
    repeated = {i for i, shape in shapes.items() if shape and len(pages[shape]) >= REPEATED}
    of_title = {i for i, shape in shapes.items() if shape and draft[i].page > draft[0].page and title.startswith(shape)}
    heads_ = repeated | of_title
    heads_ |= {k for i, k in turns if shapes.get(k) and _goes_over(draft, i, k)}
    if any(k in heads_ for _, k in turns):
        # where pages begin with a head, one with the number of a volume or a year is one, too
        heads_ |= {k for _, k in turns if shapes.get(k) and VOLUME.search(draft[k].lines[0].text)}
    return tuple(
        block._replace(kind="removed", rule="running-head") if i in heads_ else block for i, block in enumerate(draft)
    )


def _goes_over(draft: tuple[Block, ...], last: int, head: int) -> bool:
    """Whether the sentence that a page breaks off goes on below the first line of the next page."""
    before = next((b for b in reversed(draft[: last + 1]) if b.kind != "removed"), None)
    after = draft[head + 1] if head + 1 < len(draft) else None
    if before is None or after is None or len(draft[head].lines) > 1 or not (before.open and after.open):
        return False
    end, start = before.lines[-1].text.rstrip(), after.lines[0].text.lstrip()
    return start[:1].islower() and (end.endswith("-") or not signs.ends(end))


def _numbered_heads(draft: tuple[Block, ...]) -> tuple[Block, ...]:
    """Running heads of text that doesn't say where its pages turn: a line with a number at its edge that interrupts a sentence,
    and others whose numbers come next."""
    numbers = {i: number for i, b in enumerate(draft) if b.open and len(b.lines) == 1 and (number := _edge_number(b))}
    heads_ = {i for i in numbers if _interrupts(draft, i)}
    for several in (sorted(numbers), sorted(numbers, reverse=True)):
        last = 0
        for i in several:
            if i in heads_ or (last and abs(numbers[i] - last) in (1, 2)):
                heads_.add(i)
                last = numbers[i]
    return tuple(b._replace(kind="removed", rule="running-head") if i in heads_ else b for i, b in enumerate(draft))


def _edge_number(block: Block) -> int:
    """The page number that a line begins or ends with beside words, as recognition of print gives it; else 0."""
    found = EDGE.match(block.lines[0].text.strip())
    figures = (found[1] or found[2]).translate(MISREAD) if found else ""
    return int(figures) if found and any(c.isdigit() for c in found[1] or found[2]) and figures.isdigit() else 0


def _interrupts(draft: tuple[Block, ...], i: int) -> bool:
    """Whether a sentence goes on over a block."""
    if not 0 < i < len(draft) - 1:
        return False
    before, after = draft[i - 1], draft[i + 1]
    end, start = before.lines[-1].text.rstrip(), after.lines[0].text.lstrip()
    return before.open and after.open and start[:1].islower() and (end.endswith("-") or not signs.ends(end))


def _shape(block: Block) -> str:
    """The text without its numbers; empty where it is too long for a running head, or a mere number."""
    text = " ".join(line.text for line in block.lines)
    letters = fold.words(text)
    head = (
        len(text) <= 120
        and sum(map(len, letters)) > 4
        and not (text.startswith("#") or SOURCE.match(text) or CAPTION.match(text))
    )
    return " ".join(letters) if head else ""
