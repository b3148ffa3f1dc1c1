"""What a brief shows and rests on: its parts in their order, its timeline, its disputes, and how sure its evidence is.

Web page and print are two renderings of what is said here, so they can't disagree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .. import layout
from ..language.fold import folded
from ..model import Brief, Comparison, Conflict, DataTable, Statement
from ..model.values import Locator, When, cited, sortable
from . import Findings
from .happenings import Happening, happenings
from .register import NAMED, ORDER, WEIGHTS
from .weight import meaning

EVENTS = 8
"""the most that a timeline tells"""
ALIKE = 3
"""events between the same two that a timeline has room for"""
DISPUTES = {1: 2, 2: 3}
MOST_DISPUTES = 5
"""how many a brief of so many pages tells at most, and one of more"""
HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
ITEM = re.compile(r"^(?:[-*+]|\d+[.)]) +", re.MULTILINE)
TELLING = 2
"""words of a side that a text must hold to tell of the dispute itself"""
Passage = tuple[str, str]
"""a source and the id of one of its passages"""


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown between two markers."""

    text: str
    line: int
    """of the file of the brief"""


@dataclass(frozen=True, slots=True)
class Shown:
    """Something of the book: a comparison, a table, a chart, the timeline, the map, the disputes."""

    sort: str
    id: str = ""
    line: int = 0
    """of its marker; 0 where it stands at the end because nothing places it"""


@dataclass(frozen=True, slots=True)
class Outline:
    """A brief, taken apart."""

    judgements: tuple[str, ...]
    """the items of its answer, as Markdown"""
    meaning: str
    """what stands below them: what it means for the reader"""
    answer: str
    """the same as it stands"""
    parts: tuple[Prose | Shown, ...]


def outline(brief: Brief) -> Outline:
    """What stands before the first heading or marker is the answer. What the front matter names and no marker places stands
    at the end, the disputes last."""
    body = brief.body
    starts = [found.start() for pattern in (HEADING, layout.MARKER) if (found := pattern.search(body))]
    opening = min(starts, default=len(body))
    parts: list[Prose | Shown] = []
    at = opening
    for marker in layout.MARKER.finditer(body, opening):
        parts += _prose(body, at, marker.start(), brief.line)
        parts.append(Shown(marker[1], marker[2] or "", brief.line + body.count("\n", 0, marker.start())))
        at = marker.end()
    parts += _prose(body, at, len(body), brief.line)
    named = [Shown(sort, id) for sort, ids in listed(brief).items() for id in dict.fromkeys(ids)]
    placed = {(part.sort, part.id) for part in parts if isinstance(part, Shown)}
    parts += [part for part in (*named, Shown("disputes")) if (part.sort, part.id) not in placed]
    judgements, meaning = _answer(body[:opening].strip())
    return Outline(judgements, meaning, body[:opening].strip(), tuple(parts))


def listed(brief: Brief) -> dict[str, tuple[str, ...]]:
    """What the front matter names to be shown, by the word of its marker."""
    return {"comparison": brief.comparisons, "table": brief.tables, "chart": brief.charts}


def _prose(body: str, start: int, end: int, line: int) -> list[Prose | Shown]:
    text = body[start:end]
    if not text.strip():
        return []
    first = start + len(text) - len(text.lstrip())
    return [Prose(text.strip(), line + body.count("\n", 0, first))]


def _answer(text: str) -> tuple[tuple[str, ...], str]:
    """(the items of the list that it begins with, what stands below them)."""
    blocks = re.split(r"\n\s*\n", text)
    items: list[str] = []
    while blocks and ITEM.match(blocks[0]):
        items += [" ".join(item.split()) for item in ITEM.split(blocks.pop(0)) if item.strip()]
    return tuple(items), "\n\n".join(blocks).strip()


def longest(brief: Brief) -> tuple[str, int, int]:
    """(name, line, words) of the part of its text that is longest."""
    starts = [0, *(found.start() for found in HEADING.finditer(brief.body)), len(brief.body)]
    first, last = max(pairwise(starts), key=lambda part: part[1] - part[0])
    title = brief.body[first:].partition("\n")[0].lstrip("# ") if HEADING.match(brief.body, first) else ""
    line = brief.line + brief.body.count("\n", 0, first)
    return f"“{title}”" if title else "the answer", line, len(brief.body[first:last].split())


# -- what it shows -----------------------------------------------------------------------------------------------------------


def comparisons(facts: Findings, brief: Brief) -> list[Comparison]:
    return [facts.comparisons[id] for id in brief.comparisons if id in facts.comparisons]


def table(facts: Findings, id: str) -> DataTable | None:
    """A table of data by its source and its number: lee-2025-t3."""
    key, _, number = id.rpartition("-")
    return next((t for t in facts.tables_of.get(key, ()) if t.id == number), None)


def events(facts: Findings, brief: Brief) -> list[Happening]:
    """The timeline: the statements that the brief picks or, where it picks none, the weightiest events of its period between
    its entities, none of them told by its text or a table already."""
    if brief.events:
        picked = [Happening(when, (s,)) for when, s in facts.dated if s.id in brief.events]
        return picked[:EVENTS]
    known = _told(facts, brief)
    dated = [s for when, s in facts.dated if s.id not in known and within(when, brief.period)]
    return chosen(facts, dated, brief.entities, frozenset(cited(brief.body)))


def chosen(
    facts: Findings, statements: Iterable[Statement], ids: Sequence[str], cites: frozenset[Passage] = frozenset()
) -> list[Happening]:
    """The weightiest events for those whom a print is about, the first before all others: they tie two of them, or tell of the
    first alone. Those weigh more that several sources tell, or whose passage the print cites."""
    about = frozenset(ids)
    found: list[tuple[int, Happening]] = []
    for happening in happenings(facts, statements):
        s = happening.statements[0]
        property = facts.properties[s.property]
        all = {s.subject, s.about, s.value if property.value == "entity" else ""} - {""}
        ends = all & about
        if not ends or (len(about) > 1 and len(ends) < 2 and s.subject != ids[0]):
            continue
        weight = 3 * len(ends) + 3 * (ids[0] in ends) - len(all - about)
        weight += 2 * (property.once or bool(property.begins)) + 2 * len({s.source for s in happening.statements})
        passages = {(s.source, id) for s in happening.statements for id in Locator.of(s.locator).ids}
        found.append((weight + 4 * bool(passages & cites), happening))
    ranked = sorted(found, key=lambda one: (-one[0], sortable(one[1].when), one[1].statements[0].id))
    return sorted(_spread(facts, [h for _, h in ranked]), key=lambda h: (sortable(h.when), h.statements[0].id))


def _spread(facts: Findings, ranked: Iterable[Happening]) -> list[Happening]:
    """The first of them, so that none says again what another says of another year, and no two entities fill the timeline."""
    taken: Counter[frozenset[str]] = Counter()
    said: set[tuple[str, ...]] = set()
    kept: list[Happening] = []
    for happening in ranked:
        s = happening.statements[0]
        pair = frozenset((s.subject, s.value if facts.properties[s.property].value == "entity" else s.about))
        if len(kept) < EVENTS and taken[pair] < ALIKE and meaning(s) not in said:
            taken[pair] += 1
            said.add(meaning(s))
            kept.append(happening)
    return kept


def within(date: str, period: str) -> bool:
    """Whether a date lies in a period; a period of one date goes on from it."""
    span = When.parse(period) if period else None
    if not span:
        return True
    last = span.end if span.span else None
    return (span.start is None or sortable(date)[:4] >= str(span.start)[:4]) and (
        last is None or sortable(date)[:4] <= str(last)[:4]
    )


def _told(facts: Findings, brief: Brief) -> set[str]:
    """Ids of the statements that a table of the brief holds, or whose passage and year its text gives."""
    told = {s.id for s in _in_cells(facts, brief)}
    for block in re.split(r"\n\s*\n|\n(?=[-*] )", brief.body):
        passages = cited(block)
        for key, id in passages:
            told |= {s.id for s in facts.resting_on[key].get(id, ()) if facts.when(s)[:4] in block and facts.when(s)}
    return told


def _in_cells(facts: Findings, brief: Brief) -> list[Statement]:
    return [
        s
        for comparison in comparisons(facts, brief)
        for row in comparison.rows
        for _, properties in comparison.columns
        for s in facts.cell(comparison, row, properties)
    ]


# -- disputes ----------------------------------------------------------------------------------------------------------------


def disputes(facts: Findings, brief: Brief) -> list[Conflict]:
    """The heaviest conflicts about its entities that rest on a passage which the brief cites or shows; none of mere words."""
    ids = frozenset(brief.entities) | {row for c in comparisons(facts, brief) for row in c.rows}
    rests_on = set(passages(facts, brief))
    found = [
        conflict
        for conflict in facts.conflicts
        if conflict.kind not in NAMED
        and conflict.difference != "wording"
        and conflict.about
        and ids.issuperset(conflict.about)
        and any(rests_on.issuperset(cited(side.at)) and cited(side.at) for side in conflict.sides)
    ]

    def rank(conflict: Conflict) -> tuple[bool, bool, int, int]:
        whole = all(rests_on.issuperset(cited(side.at)) for side in conflict.sides)
        several = len(set(conflict.about) & set(brief.entities)) > 1
        return not whole, not several, WEIGHTS.index(conflict.difference), ORDER.get(conflict.kind, len(ORDER))

    return sorted(found, key=rank)[: DISPUTES.get(brief.pages, MOST_DISPUTES)]


def disputed(text: str, at: Iterable[Passage], told: Iterable[Conflict]) -> list[int]:
    """The places, among the disputes that a brief tells, of those that a text speaks of: it cites a passage of a side and
    has words of it."""
    passages = set(at)
    words = _words(text)
    return [
        n
        for n, conflict in enumerate(told)
        if any(
            passages & set(cited(side.at)) and len(words & (_words(side.says) - _names(conflict))) >= TELLING
            for side in conflict.sides
        )
    ]


def _names(conflict: Conflict) -> frozenset[str]:
    return frozenset(word for id in conflict.about for word in id.split("-"))


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[^\W_]+", folded(text)) if len(word) > 4 or word.isdigit())


# -- what it rests on --------------------------------------------------------------------------------------------------------


def passages(facts: Findings, brief: Brief) -> list[Passage]:
    """All passages that it cites or that its tables and its timeline rest on, in order."""
    shown = [table(facts, id) for id in (*brief.tables, *brief.charts)]
    said = [*_in_cells(facts, brief), *(s for id in brief.events for _, s in facts.dated if s.id == id)]
    found = [
        *cited(brief.body),
        *((s.source, id) for s in said for id in Locator.of(s.locator).ids),
        *((t.source, t.id) for t in shown if t is not None),
    ]
    return [(key, id) for key, id in dict.fromkeys(found) if key in facts.sources]


def sources(facts: Findings, brief: Brief) -> list[str]:
    """The keys of its sources, in order."""
    keys = {key for key, _ in passages(facts, brief)} | {s.source for h in events(facts, brief) for s in h.statements}
    keys |= {key for key in re.findall(r"@([\w-]+)", brief.body) if key in facts.sources}
    return sorted(keys)


def evidence(facts: Findings, brief: Brief) -> str:
    """How sure its evidence is, in a sentence."""
    keys = sources(facts, brief)
    count = len(passages(facts, brief))
    told = f"{count_of(len(keys), 'source')}{of_years(facts, keys)}, {count_of(count, 'passage')} cited"
    said = _in_cells(facts, brief)
    if said:
        machine = sum(s.verified == "machine" for s in said)
        told += f"; of {len(said)} statements in tables {machine} checked by machine"
    found = len(disputes(facts, brief))
    return told + (f"; {count_of(found, 'matter')} in dispute" if found else "")


def of_years(facts: Findings, keys: Iterable[str]) -> str:
    """ " of 2016 to 2025", the years of some sources; empty where none is stated."""
    years = sorted({year for key in keys if (year := str(dict(facts.sources[key].csl).get("issued", ""))[:4])})
    if not years:
        return ""
    return f" of {years[0]}" if len(years) == 1 else f" of {years[0]} to {years[-1]}"


def count_of(count: int, what: str) -> str:
    """1 source, 2 sources"""
    return f"{count} {what}{'' if count == 1 else 's'}"
