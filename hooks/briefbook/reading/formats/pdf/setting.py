"""Regions → lines of print, with a blank line where a paragraph, a note, a list's entry, a table or a heading begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple

from ....model import Role
from . import rows as lines_of
from . import tables
from .drawn import Rule
from .fonts import Face
from .rows import Run
from .words import Row, Word

SAMPLE = 60
"""rows of a page that tell its usual gap between words"""
STEP = 1.3
"""share of the usual distance of two lines beyond which a paragraph begins"""
INDENT = 0.5, 6.0
"""shares of the size by which the first line of a paragraph stands in at least and at most; what stands in more is centred"""
SHORT = 0.85
"""share of a column's width below which a line is the last of its paragraph"""
BULLET = re.compile(
    "^(?:[•◦▪▫‣∙·●○■□█❖➢✓]|[\x01-\x08\x0e-\x1f\x80-\x9f\ue000-\uf8ff])\\s+(?=\\S)|^[•◦▪‣∙●○■]\\s*(?=\\S)"
)
"""signs, and characters without a meaning, that stand before an entry of a list"""
ENTRY = re.compile(r"^(- |[⁰¹²³⁴-⁹]|\[\d{1,3}\] )")
"""what begins with a bullet, a note's mark or a reference's number begins anew"""
NOTES = 15.0, 0.75
"""points, and share of a column, that a rule above notes is long"""
NUMBERED = re.compile(r"^(\d{1,2}(\.\d{1,2})*\.?|[IVX]{1,5}\.|[A-Z]\.)\s+\S")
"""how a heading begins that is told from the lines around it by its slant alone"""
LABEL = re.compile(r"[^\W\d_]{3,12}\.? [\dIVX.]+[.:] ")
"""how a caption begins"""
SENTENCE = re.compile(r"[.?!:;…][\"”’»)\]\d⁰¹²³⁴-⁹]*$")
CENTRED = 2.0
"""share of its size by which a centred line stands away from the edges of its column"""
SOLID = 0.8
"""share of its size below which a step is none from line to line"""
LEADING, FEW = 1.25, 3
"""share of its size that lies between lines, where there are fewer than so many of them to tell"""
TALL = 1.8
"""how many times larger than the line beside it an initial is at least"""


class Printed(NamedTuple):
    """A line of print."""

    text: str
    face: Face
    left: float
    right: float
    base: float
    starts: bool = False
    """whether a blank line belongs above it"""
    role: Role = ""
    level: int = 0
    first: float = 0.0
    """how wide its first word is"""
    runs: tuple[Run, ...] = ()
    """what stands apart on it, from left to right"""
    centred: bool = False
    """whether it stands in the middle of its column, away from both edges"""
    region: int = 0
    """the number of its region on the page"""
    foot: bool = False
    """whether it stands below a short rule, as notes do"""
    tag: int = 0
    """the number of the block that it is part of, on a tagged page"""

    @property
    def parts(self) -> tuple[str, ...]:
        """The texts that stand apart on it, from left to right."""
        return tuple(run.text for run in self.runs)

    @property
    def table(self) -> bool:
        """Whether it is a part of what stands as one thing."""
        return self.role in ("row", "figure")


class Placed(NamedTuple):
    """A line of print and the page that it stands on, from 1."""

    line: Printed
    page: int
    upright: bool = True
    """whether it runs as most of its page does"""


Group = Sequence[Placed]
"""the lines of a paragraph"""


def groups(placed: Sequence[Placed]) -> list[list[Placed]]:
    """The paragraphs of a file, as far as a page holds them."""
    found: list[list[Placed]] = []
    for part in placed:
        above = found[-1][-1] if found else None
        if above and not part.line.starts and (part.page, part.line.role) == (above.page, above.line.role):
            found[-1].append(part)
        else:
            found.append([part])
    return found


def body_face(placed: Sequence[Placed]) -> Face:
    """The face that most letters have."""
    letters: Counter[Face] = Counter()
    for part in placed:
        if part.line.role not in ("furniture", "row"):
            letters[part.line.face] += len(part.line.text)
    return max(letters, key=lambda face: (letters[face], -face.size), default=Face(10.0, False))


def text_of(group: Group) -> str:
    return " ".join([part.line.text for part in group])


def with_role(group: Group, role: Role) -> list[Placed]:
    return [part._replace(line=part.line._replace(role=role)) for part in group]


def printed(regions: Sequence[Sequence[Row]], rules: Sequence[Rule] = ()) -> Iterator[Printed]:
    """The lines of a page in reading order. `rules` are its level ones."""
    some = islice(chain.from_iterable(regions), SAMPLE)
    usual = lines_of.middle(sorted(chain.from_iterable(map(lines_of.gaps_of, some))))
    for number, region in enumerate(regions):
        yield from _set(lines_of.lines(region), usual, number, rules)


def counts(words: Sequence[Word]) -> Iterator[Printed]:
    """The numbers that count lines in a margin, as furniture of their page."""
    for i, word in enumerate(words):
        yield Printed(word.text, word.face, word.left, word.right, word.base, not i, "furniture")


def _foot(lines: Sequence[Printed], rules: Sequence[Rule]) -> float:
    """The height of the short rule below which notes stand; 0 where a column has none."""
    left = min((line.left for line in lines), default=0.0)
    right = max((line.right for line in lines), default=0.0)
    least, most = NOTES
    return max(
        (r.at for r in rules if abs(r.start - left) < 3 and least < r.end - r.start < most * (right - left)),
        default=0.0,
    )


def _set(rows: Sequence[Row], usual: float, region: int, rules: Sequence[Rule]) -> Iterator[Printed]:
    lines = _lines(_with_initials(rows), usual, region)
    if not lines:
        return
    texts = [line for line in lines if not line.table]
    # a running head may reach beyond the column
    rights = sorted([line.right for line in texts])
    right = rights[-1 - len(rights) // 8] if rights else 0.0
    left = min([line.left for line in texts], default=0.0)
    foot = _foot(lines, rules)
    for i, line in enumerate(lines):
        centred = _is_centred(line, left, right)
        if centred or line.base < foot:
            lines[i] = line._replace(centred=centred, foot=line.base < foot)
    steps = _steps(lines)
    bounds = [0]
    for i, (above, line) in enumerate(pairwise(lines), start=1):
        if line.table != above.table or (not line.table and _begins(above, line, steps, right)):
            bounds.append(i)
    bounds.append(len(lines))
    for first, end in pairwise(bounds):
        group = lines[first:end]
        for i, (line, starts) in enumerate(zip(group, _begins_by_indent(group, right), strict=True)):
            begins = not i or (starts and not line.table)
            yield line if begins == line.starts else line._replace(starts=begins)


def _is_centred(line: Printed, left: float, right: float) -> bool:
    before, behind = line.left - left, right - line.right
    return min(before, behind) > CENTRED * line.face.size and abs(before - behind) < line.face.size


def _lines(rows: Sequence[Row], usual: float, region: int) -> list[Printed]:
    """Rows as lines, those of tables with tabs between cells."""
    lines: list[Printed] = []
    found = {first: (end, table) for first, end, table in tables.aligned(rows)}
    at = 0
    while at < len(rows):
        row = rows[at]
        end = at + 1
        if at in found:
            end, table = found[at]
            box = table.box
            lines += _as_one(row[0]._replace(rows=table.rows, role="row", left=box.left, right=box.right), region)
        elif standing := [word for word in row if word.rows]:
            for word in standing:
                lines += _as_one(word, region)
            if words := [word for word in row if not word.rows]:
                lines.append(_line(lines_of.runs(words, usual), words, region))
        else:
            lines.append(_line(lines_of.runs(row, usual), row, region))
        at = end
    return lines


def _as_one(word: Word, region: int) -> list[Printed]:
    """The rows of a table, or a picture's labels, apart from what stands right above."""
    line = Printed("", word.face, word.left, word.right, word.base, role=word.role, tag=word.tag, region=region)
    return [line._replace(text=text, starts=not i) for i, text in enumerate(word.rows)]


def _line(runs: Sequence[Run], words: Row, region: int) -> Printed:
    left, right, base, text, face = runs[0]
    if len(runs) > 1:
        text = " ".join([run.text for run in runs])
        longest = max(runs, key=lambda run: (len(run.text), -run.left))
        base, face = longest.base, longest.face._replace(bold=all(run.face.bold for run in runs))
        right = max([run.right for run in runs])
    if not text[:1].isalnum():
        text = BULLET.sub("- ", text)
    first = words[0]
    tag = first.tag
    if tag != words[-1].tag or (tag and any(word.tag != tag for word in words)):
        tag = Counter(word.tag for word in words).most_common(1)[0][0]
    return Printed(
        text, face, left, right, base, first=first.right - first.left, runs=tuple(runs), tag=tag, region=region
    )


def _with_initials(rows: Sequence[Row]) -> list[Row]:
    """The rows, with an initial that is several lines tall set before the first of the lines beside it."""
    result = [*rows]
    for i, row in enumerate(rows):
        initial = row[0]
        if len(initial.text) > 2 or not initial.text.strip("“\"‘'«¿¡").isalpha():
            continue
        around = [n for n in range(max(0, i - 4), min(len(rows), i + 2)) if len(result[n]) > (n == i)]
        beside = [n for n in around if _is_beside(initial, result[n][n == i])]
        if not beside:
            continue
        for n in beside:
            words = result[n][n == i :]
            text = initial.text + words[0].text if n == beside[0] else words[0].text
            result[n] = [words[0]._replace(text=text, left=initial.left), *words[1:]]
        if i not in beside:
            result[i] = row[1:]
    return [row for row in result if row]


def _is_beside(initial: Word, word: Word) -> bool:
    size = initial.face.size
    return (
        size >= TALL * word.face.size
        and initial.left < word.left < initial.right + size
        and -0.2 * word.face.size < word.base - initial.base < size
    )


def _steps(lines: Sequence[Printed]) -> dict[Face, float]:
    """The usual distance between lines of a face; of one with few lines, at most what lines of its size have."""
    found: dict[Face, list[float]] = {}
    for above, line in pairwise(lines):
        step = above.base - line.base
        if above.face.size == line.face.size and step > SOLID * line.face.size and not line.table:
            found.setdefault(line.face, []).append(step)
    return {
        # with many short paragraphs, half of the steps are between them
        face: min(sorted(steps)[len(steps) // 3], LEADING * face.size if len(steps) < FEW else 99.0)
        for face, steps in found.items()
    }


def _begins(above: Printed, line: Printed, steps: dict[Face, float], right: float) -> bool:
    """Whether a line begins a paragraph by its distance, its face or its first letters; `right` is the column's edge."""
    size = max(above.face.size, line.face.size)
    step, usual = above.base - line.base, steps.get(line.face, LEADING * size)
    wider = step > 1.12 * usual
    if step > STEP * usual or abs(above.face.size - line.face.size) > 0.07 * size or ENTRY.match(line.text):
        return True
    if above.centred != line.centred and (
        wider or above.face != line.face or NUMBERED.match((above, line)[line.centred].text)
    ):
        return True
    # a paragraph may go on in bold or italics, from a line that is full
    runs_on = above.right > right - 1.5 * size and not wider and not SENTENCE.search(above.text)
    if above.face.bold != line.face.bold and not runs_on:
        return True
    if above.face.font != line.face.font and line.text[:1].isupper() and _heads(above, line, right):
        return True
    turned = (above, line)[line.face.slanted].text
    return above.face.slanted != line.face.slanted and (wider or bool(NUMBERED.match(turned)))


def _heads(above: Printed, line: Printed, right: float) -> bool:
    """Whether one of two lines in different fonts may be a heading: short, and without an end."""
    short = [one.right < right - 2 * one.face.size and not SENTENCE.search(one.text) for one in (above, line)]
    if above.text.endswith((",", ";", "-")):
        return False
    # the title of a journal is no heading below the first line of its reference
    hangs = line.left > above.left + INDENT[0] * line.face.size and not line.centred
    return short[0] or (short[1] and not hangs and bool(SENTENCE.search(above.text)))


def _begins_by_indent(lines: Sequence[Printed], right: float) -> list[bool]:
    """For each line whether it begins a paragraph, by where it and those above it start and end; `right` is the column's edge.

    The first lines of paragraphs stand in, or, in a list of references, all but the first. Which of the two is told by the
    lines that follow a short one.
    """
    left = min(line.left for line in lines)
    line_size = lines[0].face.size
    least, most = INDENT
    middles = [line.left + line.right for line in lines]
    if max(middles) - min(middles) < line_size and any(abs(line.left - lines[0].left) > line_size for line in lines):
        # centred as a whole
        return [False] * len(lines)
    stands_in = [least * line.face.size < line.left - left < most * line.face.size for line in lines]
    short = [line.right < left + SHORT * (right - left) for line in lines]
    # a line is the last of its paragraph if the first word of the next would have fitted behind it
    ends = [False] + [
        short[i - 1] and lines[i - 1].right + line_size / 2 + lines[i].first < right for i in range(1, len(lines))
    ]
    after_end = [i for i in range(1, len(lines)) if ends[i]]
    hanging = sum(not stands_in[i] for i in after_end) > sum(stands_in[i] for i in after_end) or (
        not after_end and not stands_in[0] and all(stands_in[1:])
    )
    begins = [False] * len(lines)
    for i in range(1, len(lines)):
        above = lines[i - 1].text
        ended = SENTENCE.search(above) or LABEL.match(above)
        whole = ends[i] and bool(ended) and not lines[i].text[:1].islower()
        if hanging:
            begins[i] = not stands_in[i] and (stands_in[i - 1] or ends[i])
        elif stands_in[i]:
            begins[i] = not stands_in[i - 1] or ends[i]
        else:
            # a short last line, or the end of a quotation that stands in as a whole
            begins[i] = whole or (i > 1 and stands_in[i - 1] and stands_in[i - 2] and short[i - 1])
    return begins
