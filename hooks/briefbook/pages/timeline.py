"""The timeline: all dated statements, in their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..findings import Findings
from ..model import (
    Made,
)
from ..model.values import sortable
from ..wording.dates import words as date
from .markdown import statements
from .markdown.filters import chosen, concerning
from .markdown.writer import Job, Writer

PATH = "timeline.md"


def jobs(facts: Findings) -> Iterator[Job]:
    yield PATH, make


def make(facts: Findings) -> Made:
    on = Writer(facts, PATH)
    decades: dict[str, list[dict[str, str]]] = defaultdict(list)
    for when, statement in facts.dated:
        until = f" – {date(statement.until)}" if statement.until and statement.since else ""
        ends = [statement.subject, statement.about]
        ends += [statement.value] if facts.properties[statement.property].value == "entity" else []
        decades[sortable(when)[:3] + "0s"].append(
            {
                "when": date(when) + until,
                "text": statements.event(on, statement),
                "concerns": " ".join(id for id in dict.fromkeys(ends) if id in facts.entities),
                "theme": facts.properties[statement.property].theme,
            }
        )
    rows = [row for group in decades.values() for row in group]
    most = max(map(len, decades.values()), default=1)
    body = on.render(
        "timeline",
        decades=[(decade, group, round(100 * len(group) / most)) for decade, group in sorted(decades.items())],
        count=len(rows),
        filters=[
            concerning(facts, (row["concerns"] for row in rows)),
            chosen("theme", "of the kind", ((row["theme"], row["theme"]) for row in rows)),
        ],
    )
    description = f"{len(rows)} dated statements in their order, each with its passage."
    return on.page("Timeline", "timeline", description, body, "seeds/")
