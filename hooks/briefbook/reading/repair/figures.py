"""Tables, captions, and what a figure leaves behind when it becomes text."""

from __future__ import annotations

import re

from ...model import Block, Setting
from .apparatus import joined

TABLE = re.compile(r"^\s*(Table \d+|Appendix)\s*[.:]")
CAPTION = re.compile(r"^\s*(Table|Figure|Map|Chart|Graph) \d+\s*[.:]?(\s|$)")
SOURCE = re.compile(r"^\s*((data )?sources?|notes?)\s*:", re.IGNORECASE)
DATA = re.compile(r"(?<!\w)(-|[$€£]?\d[\d.,]*\s?%?)(?!\w)")


def tables(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """A caption, the rows below it and the source line: one block."""
    result: list[Block] = []
    i = 0
    while i < len(draft):
        block = draft[i]
        end = _end_of_table(draft, i) if block.open and TABLE.match(block.lines[0].text) else 0
        if not end:
            result.append(block)
            i += 1
            continue
        lines = tuple(line for b in draft[i:end] if b.kind == "text" for line in b.lines)
        result.append(block._replace(lines=lines, kind="table", rule="tables"))
        result += [b for b in draft[i:end] if b.kind != "text"]
        i = end
    return tuple(result)


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
        short = block.open and len(text) < 250 and not text.rstrip().endswith((",", " the", " of"))
        if short and (CAPTION.match(text) or SOURCE.match(text)) and not _speaks(text):
            block = block._replace(kind="caption", rule="captions")
        result.append(block)
    return tuple(result)


def _speaks(text: str) -> bool:
    """A sentence that begins with "Figure 2 shows …" is no caption."""
    return bool(re.match(r"^\s*(Table|Figure)s? \d+ [a-z]", text))


def debris(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """Axis labels and data points: short blocks of numbers or tabs on a page with a caption."""
    if not setting.wrapped:
        return draft
    pages = {b.page for b in draft if b.kind == "caption"}
    result = []
    for block in draft:
        if block.open and block.page in pages and _is_debris(block):
            block = block._replace(kind="removed", rule="figure-debris")
        result.append(block)
    return tuple(result)


def _is_debris(block: Block) -> bool:
    text = joined(block.lines)
    tabbed = any("\t" in line.text for line in block.lines)
    bare = len(text) < 40 and sum(c.isalpha() for c in text) < 3
    return tabbed or bare or text in ("Exports Imports", "Exports", "Imports")
