"""Repaired blocks → an article: title page, sections, numbered passages, notes, tables, references.

Every block lands in exactly one field of the article; what belongs to none of them is in `removed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..model import Article, Block, Caption, Original, Passage, Section, Table
from . import heads, imprint, marks, metadata, tables

KEPT = ("text", "heading", "abstract", "note", "reference", "table", "caption")
"""kinds of blocks that have a field of their own"""
NOTE = re.compile(r"^\s*(?:([⁰¹²³⁴-⁹]+|\d{1,3}(?=\s))|\[(\d{1,3})\])\s*")
"""the number that a note prints: raised, plain or in brackets"""


def article(
    original: Original, blocks: Iterable[Block], lines: tuple[int, int], header: Mapping[str, tuple[str, ...]]
) -> Article:
    """`header` gives the column names of tables whose own header can't be told apart, by table id."""
    blocks = tuple(blocks)
    by_kind = {kind: [b for b in blocks if b.kind == kind] for kind in {b.kind for b in blocks}}
    body = _body(blocks, header)
    notes = _notes(by_kind.get("note", []))
    marked = marks.raised([part for part in body if isinstance(part, Passage)], notes)
    summary = [b for b in by_kind.get("abstract", []) if not heads.ABSTRACT.match(b.text)]
    return Article(
        original=original.name,
        sha256=original.sha256,
        lines=lines,
        metadata=metadata.of(original, blocks),
        abstract=tuple(
            Passage(f"a{n}", heads.ABSTRACT_RUN_IN.sub("", _bare(b.text)).strip(), "", _numbers(b))
            for n, b in enumerate(summary, 1)
        ),
        keywords=_keywords([_bare(b.text) for b in by_kind.get("keywords", [])])
        or _keywords([m.value for m in original.metadata if m.field == "keyword" and m.certainty == "stated"]),
        body=tuple(marked.get(part.id, part) if isinstance(part, Passage) else part for part in body),
        notes=notes,
        references=tuple(
            Passage(f"r{n}", re.sub(r"^[-•*]\s+", "", b.text), "", _numbers(b))
            for n, b in enumerate(by_kind.get("reference", []), 1)
        ),
        removed=tuple(b for b in blocks if b.kind not in KEPT or _is_label(b)),
    )


def _numbers(block: Block) -> tuple[int, ...]:
    return tuple(line.number for line in block.lines)


def _body(
    blocks: tuple[Block, ...], header: Mapping[str, tuple[str, ...]]
) -> list[Section | Passage | Table | Caption]:
    body: list[Section | Passage | Table | Caption] = []
    section = ""
    passages = tables_ = 0
    counts: list[int] = []
    for block in blocks:
        if _is_label(block):
            continue
        match block.kind:
            case "heading":
                level = min(max(block.level, 1), len(counts) + 1)
                counts = [*counts[:level], *([0] * (level - len(counts)))]
                counts[level - 1] += 1
                section = ".".join(map(str, counts))
                title = imprint.titled(_bare(block.text))
                body.append(Section(section, title, level, block.first, _numbers(block)))
            case "text":
                passages += 1
                body.append(Passage(str(passages), block.text, section, _numbers(block)))
            case "table":
                tables_ += 1
                id = f"t{tables_}"
                body.append(tables.table(id, block, header.get(id, ())))
            case "caption":
                body.append(Caption(block.text, _numbers(block)))
    return body


def _is_label(block: Block) -> bool:
    """Whether it heads the abstract, the notes or the references, which are no section of the text."""
    if block.kind == "abstract":
        return bool(heads.ABSTRACT.match(block.text))
    return block.kind == "heading" and block.rule in ("notes", "references")


def _bare(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"^#+\s*|\*+", "", text)).strip()


def _notes(blocks: list[Block]) -> tuple[Passage, ...]:
    """Notes with the number they print; text without one belongs to the note above, and is n0 where there is none."""
    notes: list[Passage] = []
    for block in blocks:
        found = NOTE.match(block.text)
        if found:
            number = (found[1] or found[2]).translate(marks.PLAIN)
            notes.append(Passage(f"n{int(number)}", block.text[found.end() :], "", _numbers(block)))
        elif notes:
            last = notes[-1]
            notes[-1] = replace(last, text=f"{last.text} {block.text}".strip(), lines=last.lines + _numbers(block))
        else:
            notes.append(Passage("n0", block.text, "", _numbers(block)))
    return tuple(notes)


def _keywords(texts: list[str]) -> tuple[str, ...]:
    words: list[str] = []
    for text in texts:
        text = heads.KEYWORDS.sub("", text)
        words += [w.strip(" .;") for w in re.split(r"[,;،؛，；、]", text) if w.strip(" .;")]
    return tuple(dict.fromkeys(words))
