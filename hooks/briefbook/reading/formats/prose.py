"""Paragraphs in reading order → lines: what html and docx have in common.

In: pieces of text with their places in the file and what the file says that they are, and the notes found anywhere in it.
Out: lines with their roles, a blank one between paragraphs; each table's caption right above its rows; the notes at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ...model import Line, Role, Setting
from .raised import figures

SETTING = Setting(wrapped=False, ordered=True)
"""each line is whole, and stands where it is read"""
CAPTION = re.compile(
    r"(?i:Table|Tab\.|Tabelle|Tableau|Tabla|Tabela|Tabella|Tablo|Çizelge|Tabel|Tabell|Taulukko|Таблица|جدول|表)\s*\d{1,4}\b"
    r"(?:\s*[.:–—-]|\s+(?![a-zа-я])\w|$)"
)
"""how the caption of a table begins: `Table 3. Ships`, `Tabelle 3: Schiffe`, but not `Table 3 shows`"""
BULLET = re.compile(r"[•●▪◦‣■□▫⁃]\s*\S")
SENTENCE = re.compile(r"[.!?…:;。！？：；؟؛۔][\"”’»)\]]*(?:[⁰¹²³⁴-⁹]+|\[\d+\])?$")
WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""letters of scripts without blanks, each of which says as much as three others"""
LONG = 400
"""letters that no caption has"""
HEADING = 120
"""letters that a heading has at most which only its bold letters tell"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a heading, an entry of a list: one line."""

    number: int
    """the line of the file, or the paragraph, that it stands on"""
    text: str
    role: Role = "text"
    level: int = 0
    bold: bool = False
    """whether all its letters are"""
    large: bool = False
    """whether they stand out by their size or their place"""
    linked: bool = False
    """whether all are in links"""
    parts: tuple[str, ...] = ()
    """where lines of it break, its lines"""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    number: int
    caption: str
    rows: tuple[Piece, ...]
    """a tab between the cells"""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or an endnote."""

    number: int
    mark: str
    """its number, in plain figures"""
    text: str


def lines(flow: Iterable[Piece | Grid], notes: Iterable[Note]) -> tuple[Line, ...]:
    """The lines of an article. No two texts have the same number."""
    groups = [group for group in _captioned([*flow]) if group]
    groups += [[Piece(note.number, f"{figures(note.mark)} {note.text}", "note")] for note in notes]
    numbers = iter(_numbered([piece.number for group in groups for piece in group]))
    result: list[Line] = []
    for group in groups:
        told_on = [Line(next(numbers), piece.text, role=piece.role, level=piece.level) for piece in group]
        result += [*([Line(told_on[0].number, "")] if result else []), *told_on]
    return tuple(result)


def with_typed_bullets(flow: Iterable[Piece | Grid]) -> list[Piece | Grid]:
    """The paragraphs that begin with a bullet somebody typed, as entries of a list."""
    return [
        replace(part, role="item", level=1, text=f"- {part.text[1:].strip()}")
        if isinstance(part, Piece) and part.role == "text" and BULLET.match(part.text)
        else part
        for part in flow
    ]


def with_bold_headings(flow: list[Piece | Grid]) -> list[Piece | Grid]:
    """Where a file marks no heading, short paragraphs all in bold above text that isn't are the headings."""
    if any(isinstance(part, Piece) and part.role == "heading" for part in flow):
        return flow
    result = [*flow]
    heads_text = False
    for i in range(len(flow) - 1, -1, -1):
        part = flow[i]
        if isinstance(part, Piece) and _looks_like_heading(part):
            # a heading may stand above another
            if heads_text:
                result[i] = replace(part, role="heading", level=1)
        else:
            heads_text = not (isinstance(part, Piece) and part.bold)
    return result


def _looks_like_heading(piece: Piece) -> bool:
    return (
        piece.bold
        and piece.role in ("", "text")
        and len(piece.text) <= HEADING
        and not SENTENCE.search(piece.text)
        and not piece.text.endswith((":", ",", ";"))
        and any(map(str.isalpha, piece.text))
    )


def compacted(flow: Iterable[Piece | Grid]) -> list[Piece | Grid]:
    """The same with the depths of headings counted without gaps, from 1."""
    parts = [*flow]
    depths = sorted({p.level for p in parts if isinstance(p, Piece) and p.role == "heading"})
    return [
        replace(p, level=depths.index(p.level) + 1) if isinstance(p, Piece) and p.role == "heading" else p
        for p in parts
    ]


Group = list[Piece]
"""pieces with no blank line between them"""


def _captioned(flow: list[Piece | Grid]) -> list[Group]:
    """Each table with the caption that stands in it, above it or below it."""
    groups: list[Group] = []
    skipped = -1
    for i, part in enumerate(flow):
        if i == skipped:
            continue
        if isinstance(part, Piece):
            if groups and part.role == "code" and groups[-1][-1].role == "code":
                groups[-1].append(part)
            else:
                groups.append([part])
            continue
        caption: Piece | None = Piece(part.number, part.caption, "caption") if part.caption else None
        above, below, beyond = (flow[n] if 0 <= n < len(flow) else None for n in (i - 1, i + 1, i + 2))
        if caption is None and isinstance(above, Piece) and i - 1 != skipped and _is_caption(above, "caption"):
            caption = replace(above, role="caption")
            groups.pop()
        elif caption is None and isinstance(below, Piece) and _is_caption(below) and not isinstance(beyond, Grid):
            # a caption below a table is its own unless the next table has it above
            caption = replace(below, role="caption")
            skipped = i + 1
        groups.append([*([caption] if caption else []), *part.rows])
    return groups


def _is_caption(piece: Piece, role: Role = "") -> bool:
    if len(piece.text) > LONG or piece.role not in ("", "text", "caption"):
        return False
    return piece.role == role or bool(CAPTION.match(piece.text))


def _numbered(places: list[int]) -> list[int]:
    """A number for each place, in the order of the places and as near to them as can be, none of them twice."""
    numbers = [0] * len(places)
    last = 0
    for i in sorted(range(len(places)), key=places.__getitem__):
        last = numbers[i] = max(places[i], last + 1)
    return numbers
