"""A block of lines → a table: its caption, its rows of cells, its source."""

from __future__ import annotations

import re

from ..model import Block, Table
from . import heads
from .repair.figures import SOURCE

IN_BRACKETS = re.compile(r"^\s*\([^()]*\)\s*$")
UNIT = re.compile(r"^\s*\(?units?\s*:", re.IGNORECASE)
CAPTION = re.compile(rf"{heads.TABLE.pattern}|^\s*(Appendix)\s*[.:]\s*")
CELL = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
    r"|(?<!\S)-(?!\S)|(?<![\w(])[$€£]?\d[\d.,]*%?(?:(?: [a-z]+)+)?"
)


def table(id: str, block: Block, header: tuple[str, ...]) -> Table:
    lines = [line.text for line in block.lines]
    # the lines above the first row, where the format says which they are, else the first
    above = next((i for i, line in enumerate(block.lines) if line.role == "row"), 1)
    said = " ".join(line.strip() for line in lines[:above])
    label = CAPTION.match(said)
    caption = [said[label.end() if label else 0 :].strip()] if above else []
    sources = [i for i, line in enumerate(lines) if i >= above and SOURCE.match(line)]
    end = sources[0] if sources else len(lines)
    source = " ".join(line.strip() for line in lines[end:])
    body = lines[above:end]
    if any("\t" in line for line in body):
        rows = [tuple(cell.strip() for cell in line.split("\t")) for line in body]
    else:
        while body and body[0].startswith(" ") and (not CELL.search(body[0]) or IN_BRACKETS.match(body[0])):
            caption.append(body.pop(0).strip())
        units = [line for line in body if UNIT.match(line)]
        caption += [f"({line.strip()})" for line in units]
        rows = _numeric([line for line in body if line not in units])
    if header:
        rows = [header, *(row for row in rows if row[1:] and row[0])] if rows else [header]
    width = max((len(row) for row in rows), default=0)
    grid = tuple(row + ("",) * (width - len(row)) for row in rows)
    numbers = tuple(line.number for line in block.lines)
    return Table(id, " ".join(caption), grid, source, numbers, (label["label"] or label[2]) if label else "")


def _numeric(lines: list[str]) -> list[tuple[str, ...]]:
    """Rows set with spaces: a label and its cells. A label without cells belongs to the cells below it."""
    rows: list[tuple[str, ...]] = []
    label = ""
    heads: list[str] = []
    for line in lines:
        text = re.sub(r"\s+", " ", line).strip()
        cells = CELL.findall(text)
        first = CELL.search(text)
        name = text[: first.start()].strip() if first else text
        if len(cells) < 2 and not (cells and name and rows):
            if rows:
                label = f"{label} {text}".strip()
            else:
                heads.append(text)
            continue
        if not rows and not name and heads and all(re.fullmatch(r"\d{4}", c) for c in cells):
            heads = []
        if not rows and len(heads) > 1:
            rows.append(("", *_spans(heads)))
        if label and _is_group(label, name):
            rows.append((label,))
            label = ""
        rows.append((f"{label} {name}".strip(), *cells))
        label = ""
    if label:
        rows.append((label,))
    return rows


def _is_group(label: str, name: str) -> bool:
    """Whether a line without cells is the heading of the rows below it, not the first part of a row's label."""
    return name[:1].isupper() and not re.search(r"([+&,/–-]|\b(and|of|in|for|the|to))$", label)


def _spans(heads: list[str]) -> list[str]:
    """Column heads that are set a line each, with spans of years cut after the hyphen; under groups they say which."""
    joined = re.sub(r"(\d{4})-\s+(\d{4})", r"\1–\2", " ".join(heads))
    spans = re.findall(r"\d{4}–\d{4}", joined)
    groups = re.sub(r"\d{4}–\d{4}", " ", joined).split()
    each = len(spans) // len(groups) if groups else 0
    if len(groups) > 1 and each > 1 and spans == spans[:each] * len(groups):
        return [f"{groups[n // each]} {span}" for n, span in enumerate(spans)]
    return spans or heads
