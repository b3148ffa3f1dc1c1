"""Briefs: a question, an answer, and what the sources state, as a web page and as data for the printed one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..findings import Findings
from ..lookup import briefs
from ..model import Made
from ..wording.dates import words as date
from .comparison import comparison_table
from .markdown import statements
from .markdown.markup import Markup
from .markdown.writer import Job, Writer


def jobs(facts: Findings) -> Iterator[Job]:
    for brief in facts.records.briefs:
        yield f"briefs/{brief.id}.md", partial(make, id=brief.id)
    yield "briefs/index.md", index


def make(facts: Findings, id: str) -> Made:
    brief = facts.briefs[id]
    on = Writer(facts, f"briefs/{id}.md")
    body = on.render(
        "brief",
        brief=brief,
        answer=on.text(brief.answer),
        pdf=on.to(f"briefs/{id}.pdf"),
        comparisons=[
            (facts.comparisons[id].title, comparison_table(on, facts.comparisons[id]))
            for id in brief.comparisons
            if id in facts.comparisons
        ],
        events=[(date(when), statements.event(on, s)) for when, s in briefs.events(facts, brief)],
        sources=[(on.link(key), on.reference(facts.sources[key])) for key in briefs.sources(facts, brief)],
    )
    return on.page(brief.title, "brief", brief.question, body, brief.place.path)


def index(facts: Findings) -> Made:
    on = Writer(facts, "briefs/index.md")
    rows = [
        (
            Markup.of("[{}]({})", b.title, on.to(f"briefs/{b.id}.md")),
            b.question,
            Markup.of("[PDF]({})", on.to(f"briefs/{b.id}.pdf")),
        )
        for b in facts.records.briefs
    ]
    description = "Briefs to read and to print, each from cited statements."
    return on.page("Briefs", "index", description, on.render("briefs", rows=rows), "briefs/")
