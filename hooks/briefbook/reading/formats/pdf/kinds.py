"""Lines → the same with captions, code and notes at the foot of a page told.

A caption begins with its label and number; code is set in letters of one width; a note stands at the foot of its column in a
smaller face and begins with its mark, or goes on below the rule there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ....language import fold
from ..raised import figures
from .fonts import Face
from .labels import CAPTION
from .setting import Group, Placed, body_face, groups, text_of, with_role

MARKED = re.compile(r"^([⁰¹²³⁴-⁹]+)")
NUMBERED = re.compile(r"^(\d{1,3})[.)]?\s+(?=\S)")
SOURCE = re.compile(r"(?:data )?(?:sources?|notes?)\s?[:.]", re.IGNORECASE)
BACK = re.compile(r"\s*↩\ufe0e?$")
PASSED = frozenset(("furniture", "note", "figure"))
"""what may stand between the parts of a table that a page cuts"""
NEAR_EDGE = 6.0
"""points by which their left edges differ at most"""
ADDRESS = re.compile(r"[⁰¹²³⁴-⁹\W]*(?:https?://|www\.|\S+@)\S*$")
"""a line that is an address, with a note's number before it"""
SIGNS = ("*", "†", "‡", "§", "¶", "∗")
"""marks of notes on the authors or the whole"""
LOWER = 0.6
"""share of a page's height in which its notes stand"""
NEAR = 1.6
"""share of their size that lies between paragraphs of a note at most"""
SMALLER = 0.94
"""share of the text's size that notes have at most"""
BELOW = 2.2
"""share of its size by which the words of a caption stand below its label at most"""
LONGEST = 300
"""letters of a caption whose label stands alone"""
LETTER = 0.6
"""share of its size that a letter of code is wide, as in most faces"""


def told(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """The lines with their roles, where their looks tell them."""
    body = body_face(placed)
    lines = [*_code(placed, body)]
    parts = [part for group in _captions([*_with_backlinks(groups(lines))], body) for part in group]
    return tuple(_made_whole(_with_feet([*_notes(_with_sources(_above_tables(parts)), body)])))


def _code(placed: Sequence[Placed], body: Face) -> Iterator[Placed]:
    """Lines in letters of one width, with the spaces that they stand in by; a line's pieces stay apart by as many."""
    if body.mono:
        yield from placed
        return
    for mono, run in groupby(placed, key=lambda part: (_is_code(part), part.page, part.line.region)):
        lines = [*run]
        if not mono[0] or not lines[0].line.starts:
            yield from lines
            continue
        left = min(part.line.left for part in lines)
        for i, part in enumerate(lines):
            spaces = round((part.line.left - left) / (LETTER * part.line.face.size))
            line = part.line._replace(text=" " * spaces + part.line.text, role="code", starts=not i)
            yield part._replace(line=line)


def _is_code(part: Placed) -> bool:
    line = part.line
    return line.face.mono and not line.role and part.upright and not ADDRESS.match(line.text)


def _captions(paragraphs: Sequence[Group], body: Face) -> Iterator[Group]:
    """The paragraphs, those that are captions told; one of a label alone takes the line below it."""
    label: Group | None = None
    for group in paragraphs:
        first = group[0].line
        if label is not None:
            above = label[-1].line
            close = label[-1].page == group[0].page and 0 < above.base - first.base < BELOW * above.face.size
            if close and not first.role and len(text_of(group)) < LONGEST:
                yield [
                    *label,
                    *with_role([group[0]._replace(line=first._replace(starts=False)), *group[1:]], "caption"),
                ]
                label = None
                continue
            yield label
            label = None
        told = _caption(group, body)
        if told[0].line.role == "caption" and first.role == "" and not CAPTION.match(text_of(told))["rest"]:  # type: ignore[index]
            label = told
        else:
            yield told
    if label is not None:
        yield label


def _caption(group: Group, body: Face) -> Group:
    text = text_of(group).removeprefix("- ")
    found = CAPTION.match(text)
    # "tABLE 1" is set in small capitals
    capital = text[:1].isupper() or not text[:1].isascii() or text[1:2].isupper()
    if group[0].line.role or not found or not capital:
        return group
    face = group[0].line.face
    plain = face.size >= SMALLER * body.size and face.bold == body.bold and face.slanted == body.slanted
    speaks = not found["mark"] and found["rest"][:1].islower()
    # running text may begin with "Figure 2", a caption in a face of its own seldom goes on like a sentence
    if speaks or (plain and not found["mark"] and len(text) > 150):
        return group
    # a square before the label is an ornament, no bullet
    first = group[0]._replace(line=group[0].line._replace(text=group[0].line.text.removeprefix("- ")))
    return with_role([first, *group[1:]], "caption")


def _above_tables(placed: Sequence[Placed]) -> list[Placed]:
    """The lines, with a caption that stands right below its table set above it."""
    runs = [[*run] for _, run in groupby(placed, key=lambda part: (part.line.role, part.page, part.line.region))]
    result: list[list[Placed]] = []
    for run in runs:
        above = result[-1] if result else []
        before = result[-2] if len(result) > 1 else []
        if (
            above
            and above[0].line.role == "row"
            and run[0].line.role == "caption"
            and above[0].page == run[0].page
            and not (before and before[0].line.role == "caption" and before[0].page == run[0].page)
            and fold.words(run[0].line.text)[:1] in (["table"], ["tabelle"], ["tableau"], ["tabla"], ["tablo"], ["tab"])
        ):
            result.insert(len(result) - 1, run)
        else:
            result.append(run)
    return [part for run in result for part in run]


def _with_sources(placed: Sequence[Placed]) -> list[Placed]:
    """The lines, with the source that is told right below a table as its last row."""
    result: list[Placed] = []
    for group in groups(placed):
        above, first = result[-1] if result else None, group[0]
        if (
            above
            and above.line.role == "row"
            and not first.line.role
            and (above.page, above.line.region) == (first.page, first.line.region)
            and SOURCE.match(first.line.text)
        ):
            result.append(first._replace(line=first.line._replace(text=text_of(group), role="row", starts=False)))
        else:
            result += group
    return result


def _made_whole(placed: list[Placed]) -> list[Placed]:
    """The lines, with the rows of a table that a page or a column cuts below those before; its header isn't told twice."""
    runs = [[*run] for _, run in groupby(placed, key=lambda part: (part.line.role, part.page, part.line.region))]
    last: int | None = None
    for i, run in enumerate(runs):
        role = run[0].line.role
        if role != "row":
            last = last if role in PASSED else None
            continue
        above = runs[last] if last is not None else None
        if above is None or not _goes_on(above, run):
            last = i
            continue
        header = run[0].line.text == above[0].line.text
        runs[i] = with_role(run[:1], "furniture") if header else []
        above += [part._replace(line=part.line._replace(starts=False)) for part in run[header:]]
    return [part for run in runs for part in run]


def _goes_on(above: Group, below: Group) -> bool:
    """Whether rows go on with a table: on the next page at the same place, or in the next column under the same header."""
    a, b = above[0].line, below[0].line
    alike = a.text.count("\t") == b.text.count("\t")
    turned = above[-1].page + 1 == below[0].page and abs(a.left - b.left) < NEAR_EDGE
    return alike and (turned or (above[-1].page <= below[0].page <= above[-1].page + 1 and a.text == b.text))


def _notes(placed: Sequence[Placed], body: Face) -> Iterator[Placed]:
    bases = {page: [part.line.base for part in run] for page, run in groupby(placed, key=lambda part: part.page)}
    for (page, _), run in groupby(placed, key=lambda part: (part.page, part.line.region)):
        region = groups([*run])
        low, high = min(bases[page]), max(bases[page])
        start = _first_note(region, body, low + LOWER * (high - low))
        for group in region[:start]:
            yield from group
        above: Group = ()
        for group in region[start:]:
            told = _note(group, above)
            yield from told
            above = told


def _first_note(region: Sequence[Group], body: Face, lowest: float) -> int:
    """Where the notes at the foot of a region begin."""
    start = len(region)
    for i in range(len(region) - 1, -1, -1):
        first = region[i][0].line
        if first.role == "furniture" or not region[i][0].upright:
            if start == len(region):
                start = i
            continue
        small = first.face.size <= SMALLER * body.size
        if small and first.base > lowest and MARKED.match(first.text):
            # a column of affiliations
            return len(region)
        if first.role or not small or first.base > lowest:
            break
        if MARKED.match(first.text) or NUMBERED.match(first.text) or first.foot:
            start = i
    marks = [g for g in region[start:] if not g[0].line.role]
    sure = any(MARKED.match(g[0].line.text) or g[0].line.foot for g in marks)
    return start if sure else len(region)


def _with_feet(placed: Sequence[Placed]) -> list[Placed]:
    """The lines, with a short one below the notes of a page as furniture: no text stands there."""
    lowest: dict[int, float] = {}
    for part in placed:
        if part.line.role == "note" and part.upright:
            lowest[part.page] = min(part.line.base, lowest.get(part.page, part.line.base))
    result: list[Placed] = []
    for group in groups(placed):
        line = group[0].line
        below = lowest.get(group[0].page, 0.0) - line.base > NEAR * line.face.size
        foot = below and not line.role and len(group) == 1 and group[0].upright and not line.text.startswith(SIGNS)
        result += with_role(group, "furniture") if foot else group
    return result


def _with_backlinks(paragraphs: Sequence[Group]) -> Iterator[Group]:
    """The paragraphs; one with a number that ends in the sign that leads back to its mark is a note of a printed web page."""
    for group in paragraphs:
        last, found = group[-1].line, NUMBERED.match(group[0].line.text)
        if found and BACK.search(last.text) and group[0].line.role in ("", "item"):
            group = [*group[:-1], group[-1]._replace(line=last._replace(text=BACK.sub("", last.text)))]
            yield with_role(_raised(group), "note")
        else:
            yield group


def _raised(group: Group) -> Group:
    """A note with its number raised."""
    first = group[0].line
    if found := NUMBERED.match(first.text):
        text = f"{figures(found[1])} {first.text[found.end() :]}"
        return [group[0]._replace(line=first._replace(text=text)), *group[1:]]
    return group


def _note(group: Group, above: Group) -> Group:
    """A paragraph below the text as a note: one with a mark, or one that goes on, below the rule or the note above."""
    first = group[0].line
    if first.role or not group[0].upright or first.text.startswith(SIGNS):
        return group
    if not NUMBERED.match(first.text) and not MARKED.match(first.text):
        last = above[-1].line if above else None
        near = last is not None and last.role == "note" and last.base - first.base < NEAR * first.face.size
        if not near and (last is not None or not first.foot):
            return group
    return with_role(_raised(group), "note")
