"""Lines of all pages → the same with the title, headings and authors side by side told, as far as their faces tell them.

A heading is a paragraph of a few lines that stands by itself in a face that is larger or bolder than the text's and
rare beside it; or in another face of its size, or in capitals, if it has a number. Faces are ranked by size; the
title is the largest on the first page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ....language import fold
from ....model import Role
from .fonts import Face
from .setting import Group, Placed, body_face, groups, text_of, with_role
from .stated import Entry

LARGER = 1.12
"""how many times larger than the text's a face is that tells a heading, if it isn't bold"""
BOLD = 0.9
"""the same, if it is"""
RARE = 0.15
"""share of all letters that faces of headings have at most"""
OUTLINED = 2
"""paragraphs that are entries of an outline, where it is one of headings"""
ACRONYM = 5
"""letters of a word in capitals that may be an acronym"""
LINES, LETTERS = 4, 200
"""of a heading at most"""
NO_HEADING = re.compile(
    r"^(?:key\s?words?|index terms|schlüsselwörter|mots[- ]clés|palabras clave|anahtar kelimeler)\s?[:—–-]|"
    r"^[⁰¹²³⁴-⁹]|^- |[,;]$|\. ?\. ?\.|@|https?:|\t",
    re.IGNORECASE,
)
NO_TITLE = re.compile(
    r"^[⁰¹²³⁴-⁹]|^- |\. ?\. ?\.|@|https?:|[:;,]$|^\d{1,2}(\.\d{1,2})*\.?\s|"
    r"^((original |research |review |short |case |brief |technical |invited |working |policy |discussion |regular )"
    r"?(article|paper|report|note|brief|communication|research|review|letter|comment(ary)?)s?|editorial|open access|"
    r"perspective|originalarbeit|übersichtsartikel|article original|artículo original|artigo original|araştırma makalesi)$",
    re.IGNORECASE,
)
"""a list's or a note's line, an address, a numbered heading, a rubric"""
SENTENCES = re.compile(r"[^\W\d_]{2}\.[\"”’)⁰¹²³⁴-⁹]*$")
ALONE = 1.5
"""how many times larger than the text's a title's face is at least, if headings have it as well, or it ends in a full stop"""
WORD = re.compile(r"[^\W\d_]{2}")
NUMBERED = re.compile(r"^(?:(\d{1,2}(?:\.\d{1,2})*)\.?|([IVX]{1,5}|[A-Z])\.|\d\)|[a-z]\))\s+\S")
ABSTRACT = re.compile(
    r"^\W*(abstract|(executive )?summary|zusammenfassung|résumé|resumen|resumo|özet|öz|аннотация)\b", re.IGNORECASE
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ENDED = re.compile(r"[.?!:;][\"”’)\]]*$")
SENTENCE = 30
"""letters of a sentence at least"""
ENDS = re.compile(r"[^\W\d_]\.$")


class Look(NamedTuple):
    """What headings of one level have in common."""

    size: float
    bold: bool
    capitals: bool
    upright: bool


def told(placed: Sequence[Placed], titles: Sequence[str] = (), outline: Sequence[Entry] = ()) -> tuple[Placed, ...]:
    """The lines, those of each heading joined into one.

    `titles` are what the file itself says that its title is; `outline` is its own, whose entries are headings.
    """
    body = body_face(placed)
    paragraphs, place = _title(groups(placed), body, titles)
    stated = _outlined(paragraphs, outline, place)
    stated |= {i: g[0].line.level for i, g in enumerate(paragraphs) if g[0].line.role == "heading"}
    looks = {_look(paragraphs[i]) for i in stated}
    found = {i: _look(g) for i, g in enumerate(paragraphs) if i != place and _stands_out(paragraphs, i, body, looks)}
    if place >= 0:
        found = {i: look for i, look in found.items() if not _is_of_title(paragraphs, place, i)}
    if not stated:
        found |= {i: _look(paragraphs[i]) for i in _in_own_font(paragraphs, place, body) if i not in found}
    found = _with_short_capitals(found, paragraphs)
    numbered = {look for i, look in found.items() if NUMBERED.match(text_of(paragraphs[i]))}
    for i, group in enumerate(paragraphs):
        # "REFERENCES" among headings in capitals that have numbers
        if i not in found and i != place and (look := _look(group)).capitals and look in numbered and _is_short(group):
            found[i] = look
    total = sum(len(text_of(g)) for g in paragraphs)
    letters: Counter[Look] = Counter()
    for i, look in found.items():
        letters[look] += len(text_of(paragraphs[i]))
    rare = {look for look in letters if letters[look] <= max(RARE * total, LETTERS)}
    levels = _levels(stated, {i: look for i, look in found.items() if look in rare}, paragraphs)
    result: list[Placed] = []
    for i, group in enumerate(paragraphs):
        if i in levels:
            result.append(_joined(group, "heading", min(levels[i], 6)))
        else:
            result += group
    return tuple(result)


def _in_own_font(paragraphs: Sequence[Group], title: int, body: Face) -> list[int]:
    """The short lines in a font that no text is set in, whatever its name: some names don't say that a font is bold."""
    by_font: dict[str, list[int]] = {}
    for i, group in enumerate(paragraphs):
        line = group[0].line
        if i != title and line.role == "" and group[0].upright and line.face.font != body.font:
            by_font.setdefault(line.face.font, []).append(i)
    found: list[int] = []
    for places in by_font.values():
        short = [i for i in places if _is_line(paragraphs, i, body) and not _is_of_title(paragraphs, title, i)]
        if len(short) >= OUTLINED and len(short) >= len(places) - 1:
            found += short
    return found


def _is_line(paragraphs: Sequence[Group], i: int, body: Face) -> bool:
    group, text = paragraphs[i], text_of(paragraphs[i])
    return (
        _is_short(group)
        and len(group) <= 2
        and len(text) <= LETTERS / 2
        and text[0].isupper()
        and not ENDED.search(text)
        and group[0].line.face.size >= 0.98 * body.size
        and _opens(paragraphs, i)
    )


def _with_short_capitals(found: Mapping[int, Look], paragraphs: Sequence[Group]) -> dict[int, Look]:
    """The looks of headings: "II. DATA" is set in capitals where "I. INTRODUCTION" is, "3 API" only is an acronym elsewhere."""
    capitals = {look for look in found.values() if look.capitals}
    return {
        i: other if text_of(paragraphs[i]).isupper() and (other := look._replace(capitals=True)) in capitals else look
        for i, look in found.items()
    }


def _outlined(paragraphs: Sequence[Group], outline: Sequence[Entry], title: int) -> dict[int, int]:
    """The levels of the paragraphs that are entries of the outline, which may be without their numbers there."""
    entries = {(entry.page, *_unnumbered(entry.text)): entry.level for entry in outline}
    found = {}
    for i, group in enumerate(paragraphs):
        if i != title and not group[0].line.role and len(group) <= LINES:
            words = _unnumbered(text_of(group))
            if words and (level := entries.get((group[0].page, *words))):
                found[i] = level
    return found if len(found) >= OUTLINED else {}


def _unnumbered(text: str) -> list[str]:
    words = fold.words(text)
    while words and (words[0].isdigit() or (len(words[0]) == 1 and len(words) > 1 and NUMBERED.match(text))):
        words = words[1:]
    return words


def _levels(stated: Mapping[int, int], found: Mapping[int, Look], paragraphs: Sequence[Group]) -> dict[int, int]:
    """The level of each heading, from 1: as the file states it, else by its look among those of the others."""
    looks: dict[Look, float] = {}
    for i, level in stated.items():
        looks.setdefault(_look(paragraphs[i]), level)
    for look in sorted({*found.values()} - {*looks}, reverse=True):
        above = [level for other, level in looks.items() if other > look]
        looks[look] = max(above, default=min(looks.values(), default=1.0) - 1.0) + (0.01 if above else 0)
    depth = {i: float(level) for i, level in stated.items()} | {i: looks[look] for i, look in found.items()}
    ranked = sorted(set(depth.values()))
    return {i: ranked.index(level) + 1 for i, level in depth.items()}


def _is_of_title(paragraphs: Sequence[Group], title: int, i: int) -> bool:
    """Whether a line stands between the title and the text, as authors and places do: no text follows it."""
    first = paragraphs[i][0]
    if i < title or first.page != paragraphs[title][0].page:
        return False
    # "R. Okonjo and S. Lind" begins like "A. Methods"
    numbered = NUMBERED.match(first.line.text)
    if numbered and not numbered[2] and not YEAR.search(first.line.text):
        return False
    between = [text_of(group) for group in paragraphs[title + 1 : i] if not group[0].line.role]
    if any(len(text) > LETTERS and WORD.search(text) for text in between):
        return False
    below = text_of(paragraphs[i + 1]) if i + 1 < len(paragraphs) else ""
    return not (ABSTRACT.match(first.line.text) or (len(below) > SENTENCE and ENDED.search(below)))


def _joined(group: Group, role: Role, level: int = 0) -> Placed:
    line = group[0].line._replace(text=text_of(group), starts=True, role=role, level=level)
    return group[0]._replace(line=line)


def _look(group: Group) -> Look:
    face, text = group[0].line.face, text_of(group)
    return Look(face.size, face.bold, text.isupper() and len(max(text.split(), key=len)) > ACRONYM, not face.slanted)


def _stands_out(paragraphs: Sequence[Group], i: int, body: Face, stated: Collection[Look]) -> bool:
    """Whether a paragraph looks like a heading: in a file that tells its headings, like one of these."""
    group = paragraphs[i]
    face, text = group[0].line.face, text_of(group)
    if not _is_short(group) or any(_size(part.line.face) != _size(face) for part in group):
        return False
    numbered = NUMBERED.match(text)
    if numbered and text[numbered.end() - 1].islower():
        return False
    if ENDS.search(text) and not (numbered and len(text) < LETTERS / 2):
        return False
    if face.size >= LARGER * body.size:
        return True
    if face.size < BOLD * body.size:
        return False
    if face.bold > body.bold and (numbered or not stated or _look(group) in stated):
        return True
    other = face.slanted != body.slanted or face.font != body.font or group[0].line.centred
    return bool(numbered) and (other or text.isupper()) and _opens(paragraphs, i)


def _is_short(group: Group) -> bool:
    text = text_of(group)
    return (
        len(group) <= LINES
        and 2 < len(text) <= LETTERS
        and not any(part.line.role or not part.upright for part in group)
        and not NO_HEADING.search(text)
        and bool(WORD.search(text))
    )


def _size(face: Face) -> tuple[float, bool]:
    return face.size, face.bold


def _opens(paragraphs: Sequence[Group], i: int) -> bool:
    """Whether a text or another heading stands below."""
    return i + 1 < len(paragraphs) and paragraphs[i + 1][0].line.role in ("", "heading")


# -- the title --------------------------------------------------------------------------------------------------------


def _title(paragraphs: Sequence[Group], body: Face, titles: Sequence[str]) -> tuple[list[Group], int]:
    """The paragraphs, with the title as one line, and its place; -1 where none is told."""
    at = [i for i, group in enumerate(paragraphs) if group[0].line.role == "title"][:1]
    if not at:
        page = paragraphs[0][0].page if paragraphs else 0
        roles = ("", "heading")
        first = [i for i, g in enumerate(paragraphs) if g[0].page == page and g[0].line.role in roles and g[0].upright]
        stated = (_stated(paragraphs, first, title) for title in dict.fromkeys(titles))
        at = next(filter(None, stated), []) or _largest(paragraphs, first, body)
    if not at:
        return [*paragraphs], -1
    line = _joined([part for i in at for part in paragraphs[i]], "title")
    words = fold.words(line.line.text)
    kept: list[Group] = []
    for i, group in enumerate(paragraphs):
        if i == at[0]:
            kept.append([line])
        elif i < at[0] and fold.words(text_of(group)) == words:
            kept.append(with_role(group, "furniture"))
        elif i not in at:
            kept.append(group)
    return kept, at[0]


def _stated(paragraphs: Sequence[Group], first: Sequence[int], stated: str) -> list[int]:
    """The paragraphs that make the title that the file states."""
    wanted = fold.words(stated)
    if len(wanted) < 2:
        return []
    best: list[int] = []
    for n in range(len(first)):
        told: list[str] = []
        for m, j in enumerate(first[n : n + 4]):
            told += fold.words(text_of(paragraphs[j]))
            if told != wanted[: len(told)]:
                break
            # a running head may have the same words
            if told == wanted and (
                not best or _size(paragraphs[j][0].line.face) > _size(paragraphs[best[0]][0].line.face)
            ):
                best = [*first[n : n + m + 1]]
    return best


def _largest(paragraphs: Sequence[Group], first: Sequence[int], body: Face) -> list[int]:
    """The paragraphs in the largest face of the first page, if no heading of another page has it."""
    texts = {i: text_of(paragraphs[i]) for i in first}
    likely = [
        i for i in first if 3 < len(texts[i]) <= 2 * LETTERS and WORD.search(texts[i]) and not NO_TITLE.search(texts[i])
    ]
    if not likely:
        return []
    size = max(paragraphs[i][0].line.face.size for i in likely)
    largest = [i for i in likely if paragraphs[i][0].line.face.size == size]
    if size < LARGER * body.size:
        largest = [i for i in likely[:2] if paragraphs[i][0].line.face.bold > body.bold][:1]
    if not largest:
        return []
    at = [largest[0]]
    for i in largest[1:]:
        if i != at[-1] + 1:
            break
        at.append(i)
    face = paragraphs[at[0]][0].line.face
    again = [
        i
        for i, g in enumerate(paragraphs)
        if i not in at and g[0].line.face[:3] == face[:3] and g[0].line.role in ("", "heading")
    ]
    sentence = bool(SENTENCES.search(text_of(paragraphs[at[-1]])))
    return [] if (again or sentence) and size < ALONE * body.size else at
