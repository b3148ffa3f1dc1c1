"""Briefs as web pages: a question, its answer, a text, and what the sources state. Print shows the same (`exports.print`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from .. import layout
from ..findings import Findings, briefs
from ..findings.briefs import Prose, Shown
from ..model import Brief, DataTable, Made
from ..pictures import charts, world
from ..wording.dates import words as date
from .comparison import comparison_table
from .markdown import statements
from .markdown.figures import charts_of_table
from .markdown.markup import Markup
from .markdown.writer import Job, Writer


def jobs(facts: Findings) -> Iterator[Job]:
    for brief in facts.records.briefs:
        yield f"briefs/{brief.id}.md", partial(make, id=brief.id)
    if facts.records.briefs or facts.statements:
        yield "briefs/index.md", index


def make(facts: Findings, id: str) -> Made:
    brief = facts.briefs[id]
    on = Writer(facts, f"briefs/{id}.md")
    outline = briefs.outline(brief)
    body = on.render(
        "brief",
        brief=brief,
        reader=brief.reader or "the reader",
        told=[date(brief.date) if brief.date else "", ", ".join(brief.authors), brief.reader and f"for {brief.reader}"],
        judgements=[on.text(item) for item in outline.judgements],
        meaning=on.text(outline.meaning),
        answer=on.text(outline.answer),
        parts=[part for part in (_part(on, brief, part) for part in outline.parts) if part],
        evidence=briefs.evidence(facts, brief),
        pdf=on.to(f"briefs/{id}.pdf"),
        sources=[(on.link(key), on.reference(facts.sources[key])) for key in briefs.sources(facts, brief)],
    )
    return on.page(brief.title, "brief", brief.question, body, brief.place.path)


def _part(on: Writer, brief: Brief, part: Prose | Shown) -> Markup:
    if isinstance(part, Prose):
        return on.text(part.text)
    match part.sort:
        case "comparison" if part.id in on.facts.comparisons:
            comparison = on.facts.comparisons[part.id]
            return Markup.of("## {}\n\n{}", comparison.title, comparison_table(on, comparison))
        case "chart" if table := briefs.table(on.facts, part.id):
            return charts_of_table(on, table) or _table(on, table)
        case "table" if table := briefs.table(on.facts, part.id):
            return _table(on, table)
        case "timeline":
            events = [(date(h.when), statements.happening(on, h.statements)) for h in briefs.events(on.facts, brief)]
            return on.render("brief_timeline", events=events) if events else Markup()
        case "map":
            picture = world.located(on.facts, brief.entities, f"map-{brief.id}")
            return on.show(picture, picture.title) if picture else Markup()
        case "disputes":
            told = [
                (
                    c.title,
                    on.to(f"conflicts.md#{c.id}"),
                    [(s.says, on.citation(s.at)) for s in c.sides],
                    on.text(c.remark),
                )
                for c in briefs.disputes(on.facts, brief)
            ]
            return on.render("brief_disputes", disputes=told) if told else Markup()
    return Markup()


def _table(on: Writer, table: DataTable) -> Markup:
    told = [
        text
        for text in (
            charts.unit(table),
            table.period.replace("/", "–"),
            table.origin and f"source: {table.origin}",
        )
        if text
    ]
    return on.render(
        "brief_table",
        title=on.leading(table.title, table.source, table.id),
        heads=[field.name for field in table.fields],
        rows=[[text or " " for text in row] for row in table.rows],
        told="; ".join(told),
        at=on.citation(f"@{table.source}, {table.at}"),
    )


def index(facts: Findings) -> Made:
    on = Writer(facts, "briefs/index.md")
    description = "Briefs to read and to print, each from cited statements."
    body = on.render("briefs", topics=by_topic(on), own=on.to(f"briefs/{layout.OWN}.md") if facts.statements else "")
    return on.page("Briefs", "index", description, body, "briefs/")


def by_topic(on: Writer) -> list[tuple[str, list[tuple[Markup, str, Markup]]]]:
    """(topic, (link, question, link to print) of each brief), in the order of the files; those of no topic first."""
    topics: dict[str, list[tuple[Markup, str, Markup]]] = defaultdict(list)
    for brief in on.facts.records.briefs:
        link = Markup.of("[{}]({})", brief.title, on.to(f"briefs/{brief.id}.md"))
        pdf = Markup.of("[PDF]({})", on.to(f"briefs/{brief.id}.pdf"))
        topics[brief.topic].append((link, brief.question, pdf))
    return sorted(topics.items(), key=lambda item: item[0] != "")
