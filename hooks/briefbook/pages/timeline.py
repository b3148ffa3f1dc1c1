"""The timeline: what happened, in its order. What is no event, and most of a decade that is full, is folded away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..findings import Findings
from ..findings.happenings import Happening, happenings
from ..model import Made
from ..model.values import sortable
from ..wording.dates import words as date
from .markdown import statements
from .markdown.filters import chosen, concerning
from .markdown.writer import Job, Writer

PATH = "timeline.md"
SHOWN = 12
"""events of a decade that stand in sight"""
Entry = dict[str, str]


def jobs(facts: Findings) -> Iterator[Job]:
    """None for a book without dates."""
    if facts.dated:
        yield PATH, make


def make(facts: Findings) -> Made:
    on = Writer(facts, PATH)
    events = happenings(facts, (s for _, s in facts.dated))
    told = {s.id for h in events for s in h.statements}
    others = [Happening(when, (s,)) for when, s in facts.dated if s.id not in told]
    decades: dict[str, tuple[list[Happening], list[Happening]]] = defaultdict(lambda: ([], []))
    for n, group in enumerate((events, others)):
        for h in group:
            decades[sortable(h.when)[:3] + "0s"][n].append(h)
    most = max((len(held) for held, _ in decades.values()), default=0) or 1
    rows = [
        (decade, len(held), *_divided(on, held, rest), round(100 * len(held) / most))
        for decade, (held, rest) in sorted(decades.items())
    ]
    entries = [entry for _, _, first, more, _ in rows for entry in (*first, *more)]
    body = on.render(
        "timeline",
        decades=rows,
        count=len(events),
        others=len(others),
        filters=[
            concerning(facts, (row["concerns"] for row in entries)),
            chosen("theme", "of the kind", ((row["theme"], row["theme"]) for row in entries)),
        ],
    )
    description = f"{len(events)} events in their order, each with its passages."
    return on.page("Timeline", "timeline", description, body, "seeds/")


def _divided(on: Writer, events: list[Happening], others: list[Happening]) -> tuple[list[Entry], list[Entry]]:
    """The entries of a decade: those in sight, what most sources tell, and the others, each in the order of time."""
    ranked = sorted(range(len(events)), key=lambda n: (-len({s.source for s in events[n].statements}), n))
    sight = set(ranked[:SHOWN])
    first = [_entry(on, h, "event") for n, h in enumerate(events) if n in sight]
    folded = [(h, "event") for n, h in enumerate(events) if n not in sight] + [(h, "rest") for h in others]
    return first, [_entry(on, h, sort) for h, sort in sorted(folded, key=lambda pair: sortable(pair[0].when))]


def _entry(on: Writer, happening: Happening, sort: str) -> Entry:
    facts, group = on.facts, happening.statements
    until = next((f" – {date(s.until)}" for s in group if s.until and s.since), "")
    ends = [id for s in group for id in (s.subject, s.about)]
    ends += [s.value for s in group if facts.properties[s.property].value == "entity"]
    return {
        "when": date(happening.when) + until,
        "text": statements.happening(on, group),
        "concerns": " ".join(id for id in dict.fromkeys(ends) if id in facts.entities),
        "theme": facts.properties[group[0].property].theme,
        "sort": sort,
    }
