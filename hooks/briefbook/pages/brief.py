"""Briefs: a question, an answer, and what the sources state, as a web page and as data for the printed one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from .. import cite
from ..findings import Findings
from ..lookup import briefs
from ..model import Page
from ..wording import phrase
from .comparison import comparison_table
from .writer import Job, page, render


def jobs(facts: Findings) -> Iterator[Job]:
    for brief in facts.records.briefs:
        yield f"briefs/{brief.id}.md", partial(make, id=brief.id)
    yield "briefs/index.md", index


def make(facts: Findings, id: str) -> Page:
    brief = facts.briefs[id]
    path = f"briefs/{id}.md"
    body = render(
        "brief",
        brief=brief,
        pdf=facts.link(path, f"briefs/{id}.pdf"),
        comparisons=[
            (facts.comparisons[id].title, comparison_table(facts, path, facts.comparisons[id]))
            for id in brief.comparisons
            if id in facts.comparisons
        ],
        events=[(cite.date(when), phrase.event(facts, path, s)) for when, s in briefs.events(facts, brief)],
        sources=[
            (phrase.linked(facts, path, key), phrase.reference(cite.reference(facts.sources[key], facts.records.style)))
            for key in briefs.sources(facts, brief)
        ],
    )
    return page(path, brief.title, "brief", brief.question, body, brief.place.path)


def index(facts: Findings) -> Page:
    rows = [
        (f"[{phrase.md(b.title)}]({b.id}.md)", phrase.md(b.question), f"[PDF]({b.id}.pdf)")
        for b in facts.records.briefs
    ]
    description = "Briefs to read and to print, each from cited statements."
    return page("briefs/index.md", "Briefs", "index", description, render("briefs", rows=rows), "briefs/")
