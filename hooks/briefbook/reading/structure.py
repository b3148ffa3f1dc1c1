"""Repaired blocks → an article: title page, sections, numbered passages, notes, tables, references.

Every block lands in exactly one field of the article; what belongs to none of them is in `removed`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..model import Article, Block, Original, Passage, Section, Table
from . import imprint, metadata
from .repair.figures import SOURCE

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
KEPT = ("text", "heading", "note", "reference", "table")
"""kinds of blocks that have a field of their own"""
MARK = re.compile(r"[0-9][0-9]{0,5}(?=$|[\s.,;:)”\"—–])")
IN_BRACKETS = re.compile(r"^\s*\([^()]*\)\s*$")
LIST_HEADING = re.compile(r"(references?|(end)?notes|bibliography)", re.IGNORECASE)
UNIT = re.compile(r"^\s*\(?units?\s*:", re.IGNORECASE)
STUCK = re.compile(r"(?:(?<=(?:19|20)\d\d[.,])|(?<=[^\W\d_⁰¹²³⁴-⁹]|[.,;:!?”\"’)\]…])(?<!\d\.)(?<!\d,))")
"""a figure that sticks to a word or its punctuation; after a year's full stop or comma too, but not within 5.72"""
CAPTION = re.compile(r"^\s*(Table \d+|Appendix)\s*[.:]\s*", re.IGNORECASE)
CELL = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
    r"|(?<!\S)-(?!\S)|(?<![\w(])[$€£]?\d[\d.,]*%?(?:(?: [a-z]+)+)?"
)


def article(
    original: Original, blocks: Iterable[Block], lines: tuple[int, int], header: Mapping[str, tuple[str, ...]]
) -> Article:
    """`header` gives the column names of tables whose own header can't be told apart, by table id."""
    blocks = tuple(blocks)
    by_kind = {kind: [b for b in blocks if b.kind == kind] for kind in {b.kind for b in blocks}}
    sections, passages = _body(blocks)
    notes = _notes(by_kind.get("note", []))
    passages = _marked(passages, notes)
    tables = tuple(
        _table(f"t{n}", block, header.get(f"t{n}", ())) for n, block in enumerate(by_kind.get("table", []), 1)
    )
    return Article(
        original=original.name,
        sha256=original.sha256,
        lines=lines,
        metadata=metadata.of(original, blocks),
        abstract=tuple(_bare(b.text) for b in by_kind.get("abstract", []) if len(b.text) > 40),
        keywords=_keywords(by_kind.get("keywords", [])),
        sections=sections,
        passages=passages,
        notes=notes,
        tables=tables,
        references=tuple(
            Passage(f"r{n}", re.sub(r"^[-•*]\s+", "", b.text), "", _numbers(b))
            for n, b in enumerate(by_kind.get("reference", []), 1)
        ),
        removed=tuple(b for b in blocks if b.kind not in KEPT or _is_list_heading(b)),
    )


def _numbers(block: Block) -> tuple[int, ...]:
    return tuple(line.number for line in block.lines)


def _body(blocks: tuple[Block, ...]) -> tuple[tuple[Section, ...], tuple[Passage, ...]]:
    sections: list[Section] = []
    passages: list[Passage] = []
    counts: list[int] = []
    for block in blocks:
        if block.kind == "heading":
            level = min(max(block.level, 1), len(counts) + 1)
            counts = [*counts[:level], *([0] * (level - len(counts)))]
            counts[level - 1] += 1
            title = _bare(block.text)
            if _is_list_heading(block):
                counts[level - 1] -= 1
                continue
            sections.append(
                Section(".".join(map(str, counts)), imprint.titled(title), level, block.first, _numbers(block))
            )
        elif block.kind == "text":
            number = sections[-1].number if sections else ""
            passages.append(Passage(str(len(passages) + 1), block.text, number, _numbers(block)))
    return tuple(sections), tuple(passages)


def _is_list_heading(block: Block) -> bool:
    """Whether it heads the notes or the references, which are no section of the text."""
    return block.kind == "heading" and bool(LIST_HEADING.fullmatch(_bare(block.text)))


def _bare(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"^#+\s*|\*+", "", text)).strip()


def _notes(blocks: list[Block]) -> tuple[Passage, ...]:
    """Notes with the number they print; text without one belongs to the note above, and is n0 where there is none."""
    notes: list[Passage] = []
    for block in blocks:
        found = re.match(r"^\s*([⁰¹²³⁴-⁹]+|\d{1,3}(?=\s))\s*", block.text)
        if found:
            number = found[1].translate(PLAIN)
            notes.append(Passage(f"n{int(number)}", block.text[found.end() :], "", _numbers(block)))
        elif notes:
            last = notes[-1]
            notes[-1] = replace(last, text=f"{last.text} {block.text}".strip(), lines=last.lines + _numbers(block))
        else:
            notes.append(Passage("n0", block.text, "", _numbers(block)))
    return tuple(notes)


def _marked(passages: tuple[Passage, ...], notes: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Note marks that became plain figures, raised again: they count up through the article."""
    if any(re.search("[⁰¹²³⁴-⁹]", p.text) for p in passages):
        return passages
    expected = 1
    result = []
    numbers: Counter[str] = Counter()
    for passage in passages:

        def raised(found: re.Match[str]) -> str:
            nonlocal expected
            start, digits = found.start(), found[0]
            before, number = (digits[:4], digits[4:]) if len(digits) > 4 else ("", digits)
            if (start and found.string[start - 1].isdigit()) or len(digits) == 4:
                return digits
            if not expected <= int(number) <= expected + 2:
                return found[0]
            if before:
                # "21781": a number that the article has elsewhere, and its note
                if not numbers:
                    numbers.update(n for p in passages for n in re.findall(r"\d{4,}", p.text))
                glued = int(number) == expected and numbers[before] > 1 and numbers[digits] == 1
            else:
                glued = bool(STUCK.match(found.string, start))
            if not glued:
                return found[0]
            expected = int(number) + 1
            return before + number.translate(SUPERSCRIPT)

        text = MARK.sub(raised, passage.text)
        result.append(passage if text == passage.text else replace(passage, text=text))
    # one or two figures that count up are no notes
    return tuple(result) if expected > 3 else passages


def _keywords(blocks: list[Block]) -> tuple[str, ...]:
    words: list[str] = []
    for block in blocks:
        text = re.sub(r"^\W*(key\s?words|palavras-chave|anahtar kelimeler)\W*", "", _bare(block.text), flags=re.I)
        words += [w.strip(" .;") for w in re.split(r"[,;]", text) if w.strip(" .;")]
    return tuple(dict.fromkeys(words))


def _table(id: str, block: Block, header: tuple[str, ...]) -> Table:
    lines = [line.text for line in block.lines]
    # the lines above the first row, where the format says which they are, else the first
    above = next((i for i, line in enumerate(block.lines) if line.role == "row"), 1)
    caption = [CAPTION.sub("", " ".join(line.strip() for line in lines[:above])).strip()] if above else []
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
    return Table(id, " ".join(caption), grid, source, _numbers(block))


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
