"""Tables, captions, and what a figure leaves behind when it becomes text."""

from __future__ import annotations

import re

from ...model import Block, Setting
from .. import heads
from . import signs
from .apparatus import joined

TABLE = re.compile(rf"{heads.TABLE.pattern}|^\s*Appendix\s*[.:]")
CAPTION = heads.CAPTION
SOURCE = re.compile(
    r"^\s*((data )?sources?|notes?|quellen?|fuentes?|fontes?|kaynak(ça)?|источники?)\s*:\s*", re.IGNORECASE
)
DATA = re.compile(r"(?<!\w)(-|[$€£]?\d[\d.,]*\s?%?)(?!\w)")

LONG = 250
"""letters that no source line has"""
LABEL = 40
"""letters of a label in a figure"""


def tables(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """A caption, the rows below it and the source line: one block."""
    result: list[Block] = []
    i = 0
    while i < len(draft):
        block = draft[i]
        below = draft[i + 1] if i + 1 < len(draft) else None
        if block.kind == "table" and below is not None and _is_source(below):
            # the format says what the rows are, not that the line below them is theirs
            result.append(block._replace(lines=(*block.lines, *below.lines)))
            i += 2
            continue
        end = _end_of_table(draft, i) if block.open and TABLE.match(block.lines[0].text) else 0
        if not end and _is_grid(block, setting):
            rows = tuple(line._replace(role="row") for line in block.lines)
            result.append(block._replace(lines=rows, kind="table", rule="tables"))
            i += 1
            continue
        if not end:
            result.append(block)
            i += 1
            continue
        lines = tuple(line for b in draft[i:end] if b.kind == "text" for line in b.lines)
        result.append(block._replace(lines=lines, kind="table", rule="tables"))
        result += [b for b in draft[i:end] if b.kind != "text"]
        i = end
    return tuple(result)


def _is_grid(block: Block, setting: Setting) -> bool:
    """Whether all lines have cells, as many each: a table without a caption. On pages a figure leaves such lines, too, but no
    rows of figures."""
    cells = [line.text.strip().split("\t") for line in block.lines]
    if not block.open or block.role or len(cells) == 1 or len({len(row) for row in cells}) > 1 or len(cells[0]) == 1:
        return False
    values = [cell for row in cells[1:] for cell in row[1:]]
    return not setting.paged or (len(cells) > 2 and 2 * sum(map(bool, map(DATA.search, values))) > len(values))


def _is_source(block: Block) -> bool:
    text = joined(block.lines)
    return block.open and len(text) < LONG and bool(SOURCE.match(text))


def _end_of_table(draft: tuple[Block, ...], start: int) -> int:
    """One past the last block of the table that starts here; 0 where what follows has no rows."""
    rows = sum("\t" in line.text for line in draft[start].lines[1:])
    end = start + 1
    if rows and SOURCE.match(draft[start].lines[-1].text):
        return end
    for i in range(start + 1, min(len(draft), start + 80)):
        text = joined(draft[i].lines)
        if not draft[i].open or CAPTION.match(text):
            break
        if SOURCE.match(text):
            return i + 1 if rows > 1 else 0
        tabbed = any("\t" in line.text for line in draft[i].lines)
        if not tabbed and signs.is_sentence(text):
            break
        numeric = len(DATA.findall(text)) >= 2 and len(re.findall(r"[a-z]{4,}", text)) < 3 * len(DATA.findall(text))
        if len(text) > 400 and not (tabbed or numeric):
            break
        if tabbed or numeric:
            rows += len(draft[i].lines)
            end = i + 1
    return end if rows > 1 else 0


def captions(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """Captions of figures and their source lines, out of the running text."""
    result: list[Block] = []
    for block in draft:
        text = joined(block.lines)
        short = block.open and len(text) < LONG and not text.rstrip().endswith((",", " the", " of"))
        if short and (CAPTION.match(text) or SOURCE.match(text)):
            block = block._replace(kind="caption", rule="captions")
        result.append(block)
    return tuple(result)


def debris(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """Axis labels and data points on a page with a caption: blocks of numbers or tabs, and what stands between a figure's
    caption and its source. Nothing of it is a sentence."""
    if not setting.paged:
        return draft
    pages = {b.page for b in draft if b.kind == "caption"}
    result = []
    for i, block in enumerate(draft):
        if block.open and not block.role and block.page in pages and (_is_debris(block) or _is_label(draft, i)):
            block = block._replace(kind="removed", rule="figure-debris")
        result.append(block)
    return tuple(result)


def _is_debris(block: Block) -> bool:
    text = joined(block.lines)
    tabbed = any("\t" in line.text for line in block.lines)
    bare = len(text) < 40 and sum(c.isalpha() for c in text) < 3
    return bare or (tabbed and not signs.holds_sentence(text))


def _is_label(draft: tuple[Block, ...], i: int) -> bool:
    """Whether a few words stand between two captions, or a caption and its source."""
    text = joined(draft[i].lines)
    beside = 0 < i < len(draft) - 1 and draft[i - 1].kind == draft[i + 1].kind == "caption"
    return beside and len(text) < LABEL and not signs.ends(text)
