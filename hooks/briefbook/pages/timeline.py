"""The timeline: what happened, in its order; other dated statements are folded away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..findings import Findings
from ..findings.happenings import happenings
from ..model import Made, Statement
from ..model.values import sortable
from ..wording.dates import words as date
from .markdown import statements
from .markdown.filters import chosen, concerning
from .markdown.writer import Job, Writer

PATH = "timeline.md"
Entry = dict[str, str]


def jobs(facts: Findings) -> Iterator[Job]:
    yield PATH, make


def make(facts: Findings) -> Made:
    on = Writer(facts, PATH)
    events = happenings(facts, (s for _, s in facts.dated))
    told = {s.id for h in events for s in h.statements}
    decades: dict[str, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for h in events:
        decades[sortable(h.when)[:3] + "0s"][0].append(_entry(on, h.when, h.statements))
    for when, s in facts.dated:
        if s.id not in told:
            decades[sortable(when)[:3] + "0s"][1].append(_entry(on, when, (s,)))
    rows = [row for first, rest in decades.values() for row in (*first, *rest)]
    most = max((len(first) for first, _ in decades.values()), default=1)
    body = on.render(
        "timeline",
        decades=[
            (decade, first, rest, round(100 * len(first) / (most or 1)))
            for decade, (first, rest) in sorted(decades.items())
        ],
        count=len(events),
        others=len(rows) - len(events),
        filters=[
            concerning(facts, (row["concerns"] for row in rows)),
            chosen("theme", "of the kind", ((row["theme"], row["theme"]) for row in rows)),
        ],
    )
    description = f"{len(events)} events in their order, each with its passages."
    return on.page("Timeline", "timeline", description, body, "seeds/")


def _entry(on: Writer, when: str, group: tuple[Statement, ...]) -> Entry:
    facts, first = on.facts, group[0]
    until = next((f" – {date(s.until)}" for s in group if s.until and s.since), "")
    ends = [id for s in group for id in (s.subject, s.about)]
    ends += [s.value for s in group if facts.properties[s.property].value == "entity"]
    return {
        "when": date(when) + until,
        "text": statements.happening(on, group),
        "concerns": " ".join(id for id in dict.fromkeys(ends) if id in facts.entities),
        "theme": facts.properties[first.property].theme,
    }
