"""Page numbers, running heads and tables of contents: what belongs to the pages, not to the article."""

from __future__ import annotations

import re
from collections import defaultdict

from ...language import fold
from ...model import Block, Setting
from .. import heads
from .figures import CAPTION, SOURCE

DOTTED = re.compile(r"^.{3,90}?(\t|\.{4,}|\s{4,})\s*\d{1,3}$")
REPEATED = 3
"""pages that a running head stands on at least"""
NUMBER = re.compile(r"^\d{1,4}$")


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
    for i, block in enumerate(draft):
        text = block.lines[0].text.strip()
        if not block.open or len(block.lines) > 1 or not NUMBER.match(text):
            continue
        before = draft[i - 1] if i else None
        after = draft[i + 1] if i + 1 < len(draft) else None
        head = before if before is not None and before.gap >= 3 and len(before.lines) <= 2 else None
        if not (head or block.gap >= 3 or after is None or after.gap >= 3):
            continue
        result[i] = block._replace(kind="removed", rule="page-number")
        if head is not None and head.kind == "text":
            result[i - 1] = head._replace(kind="removed", rule="running-head")
    return tuple(result)


def running_heads(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """A short text that begins or ends several pages, whatever number stands with it."""
    if not setting.paged:
        return draft
    edges = {i for i, b in enumerate(draft) if not i or i + 1 == len(draft) or draft[i - 1].page != b.page}
    edges |= {i - 1 for i in edges if i}
    shapes = {i: _shape(draft[i]) for i in edges if draft[i].open and len(draft[i].lines) <= 2}
    pages: dict[str, set[int]] = defaultdict(set)
    for i, shape in shapes.items():
        pages[shape].add(draft[i].page)
    return tuple(
        block._replace(kind="removed", rule="running-head")
        if shapes.get(i) and len(pages[shapes[i]]) >= REPEATED
        else block
        for i, block in enumerate(draft)
    )


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
