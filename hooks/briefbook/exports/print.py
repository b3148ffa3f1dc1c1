"""What is printed, as plain data for the typesetter: briefs, whose parts `findings.briefs` puts in order, and fact sheets."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Findings, briefs
from ..findings.briefs import Prose, Shown
from ..model import Brief, Conflict, Place, Print
from ..pictures import world
from ..wording.dates import words as date
from . import sheets
from .runs import Block, Notes
from .sheet import Sheet, files, head


def printed(facts: Findings) -> Iterator[Print]:
    """Each brief."""
    for brief in facts.records.briefs:
        yield _brief(facts, brief)


def printable(facts: Findings) -> dict[str, str]:
    """What can be printed, by its id: a brief, or the kind of thing that a fact sheet tells of; a brief first."""
    return {**sheets.kinds(facts), **dict.fromkeys(facts.briefs, "brief")}


def of(facts: Findings, id: str) -> Print:
    """The brief of an id, or the fact sheet."""
    return _brief(facts, facts.briefs[id]) if id in facts.briefs else sheets.sheet(facts, id)


def _brief(facts: Findings, brief: Brief) -> Print:
    path = f"briefs/{brief.id}.md"
    outline = briefs.outline(brief)
    told = briefs.disputes(facts, brief)
    on = Sheet(facts, path, Notes(facts, told))
    judgements = [on.notes.runs(item, path) for item in outline.judgements]
    meaning = on.notes.blocks(outline.meaning if judgements else outline.answer, path)
    blocks = [block for part in outline.parts for block in _part(on, brief, part, told)]
    content = {
        **head(facts, "Brief", brief.title),
        "question": brief.question,
        "date": date(brief.date) if brief.date else "",
        "authors": ", ".join(brief.authors) or f"the editors of {facts.records.title}",
        "reader": brief.reader,
        "evidence": briefs.evidence(facts, brief),
        "judgements": judgements,
        "meaning": meaning,
        "blocks": blocks,
        "paper": brief.paper,
        "columns": brief.columns,
    }
    return Print(
        id=brief.id,
        path=path,
        content=on.finished(content, briefs.sources(facts, brief)),
        pictures=tuple(on.pictures.values()),
        rests_on=(
            brief.place.path,
            *files(facts, [*brief.entities, *brief.comparisons, *briefs.sources(facts, brief)]),
        ),
        pages=brief.pages,
        place=Place(brief.place.path, brief.line),
        longest=_longest(brief),
    )


def _longest(brief: Brief) -> str:
    part, line, words = briefs.longest(brief)
    return f"its longest part is {part}, line {line}, with {words} words"


def _part(on: Sheet, brief: Brief, part: Prose | Shown, told: list[Conflict]) -> list[Block]:
    if isinstance(part, Prose):
        return on.notes.blocks(part.text, on.path)
    facts = on.facts
    match part.sort:
        case "comparison" if part.id in facts.comparisons:
            return [on.comparison(facts.comparisons[part.id])]
        case "chart" if table := briefs.table(facts, part.id):
            return on.chart(table)
        case "table" if table := briefs.table(facts, part.id):
            return [on.table(table)]
        case "timeline":
            return on.events(briefs.events(facts, brief))
        case "map":
            picture = world.located(facts, brief.entities, f"map-{brief.id}")
            return [on.picture(picture, [])] if picture else []
        case "disputes":
            return on.disputes(told)
    return []
