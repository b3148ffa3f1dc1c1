"""Lines of a tagged page → the same in the order that the file states, each with what the file says that it is.

A file's tags are heard where they hold nearly all of a page's letters and aren't mere lines; their order where it doesn't run
against that of the lines of a column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ....model import Role
from .setting import Printed
from .tags import Tag

HELD = 0.8
"""share of a page's letters that its tags hold, where they are heard"""
LINES = 8, 0.8
"""lines of a page, and blocks a line, from which on its blocks are mere lines"""
LABELLED = re.compile(r"^(- |[\[(]?[^\W_]{1,4}[.)\]:])")
"""an entry of a list with its bullet or number"""
DASH = re.compile(r"^[–—-]\s+")
LABEL = 30
"""letters of a label within a picture at most"""
AGAINST = 0.25
"""share of the blocks that may stand above those before them"""


def ordered(lines: Sequence[Printed], blocks: Mapping[int, Tag]) -> list[Printed]:
    """The lines of a page, by its blocks."""
    letters = sum(len(line.text) for line in lines)
    held = sum(len(line.text) for line in lines if line.tag)
    texts = [line for line in lines if line.tag and blocks[line.tag].role == "text" and not blocks[line.tag].loose]
    least, share = LINES
    mere = len(texts) > least and len({line.tag for line in texts}) > share * len(texts)
    if not blocks or held < HELD * letters or mere:
        return [*lines]
    told = [_told(line, blocks.get(line.tag)) for line in lines]
    return _apart(told if _runs_against(told) else _sorted(told), blocks)


def _told(line: Printed, block: Tag | None) -> Printed:
    """A line with the role of its block."""
    if block is None or line.table:
        return line
    # a paragraph may go on in another column or on another page: its lines are running text
    no_label = block.role == "figure" and (line.face.mono or len(line.text) > LABEL)
    role: Role = "" if block.role in ("text", "row") or no_label else block.role
    return line._replace(role=role, level=block.level) if role or block.level else line


def _apart(lines: Sequence[Printed], blocks: Mapping[int, Tag]) -> list[Printed]:
    """The lines, with a blank one where a block begins, and a bullet before an entry of a list that has no label."""
    result: list[Printed] = []
    begun: set[int] = set()
    for line in lines:
        block = blocks.get(line.tag)
        if block and not block.loose and not line.table:
            starts = not result or result[-1].tag != line.tag
            bare = block.labelled and line.tag not in begun and not LABELLED.match(line.text)
            if starts != line.starts or bare:
                line = line._replace(starts=starts, text=f"- {DASH.sub('', line.text)}" if bare else line.text)
        begun.add(line.tag)
        result.append(line)
    return result


def _runs_against(lines: Sequence[Printed]) -> bool:
    """Whether the order of the blocks often goes up within a column."""
    first = {line.tag: line for line in reversed(lines) if line.tag}
    blocks = [first[tag] for tag in sorted(first)]
    pairs = [(a, b) for a, b in pairwise(blocks) if a.region == b.region]
    up = sum(b.base > a.base + a.face.size for a, b in pairs)
    return up > max(2, AGAINST * len(blocks))


def _sorted(lines: Sequence[Printed]) -> list[Printed]:
    """The lines by their blocks; one of no block stays behind the line above it."""
    keys = []
    last = 0
    for line in lines:
        last = line.tag or last
        keys.append(last)
    order = sorted(range(len(lines)), key=lambda i: keys[i])
    return [lines[i] for i in order]
