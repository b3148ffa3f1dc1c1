"""What the sources don't say: empty cells, entities without a statement, statements that rest on one source."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from ..findings import Findings
from ..model import (
    Made,
)
from .markdown import statements
from .markdown.markup import Markup
from .markdown.writer import Job, Writer

PATH = "gaps.md"


def jobs(facts: Findings) -> Iterator[Job]:
    """None for a book without statements: all is missing there."""
    if facts.statements:
        yield PATH, make


def make(facts: Findings) -> Made:
    """What the sources don't say: empty cells, entities without a statement, statements that rest on one source."""
    on = Writer(facts, PATH)
    empty = []
    for c in facts.comparisons.values():
        cells = [
            (row, heading)
            for row in c.rows
            if facts.knows(row)
            for heading, p in c.columns
            if not facts.cell(c, row, p)
        ]
        total = len(c.columns) * sum(facts.knows(row) for row in c.rows)
        empty.append((Markup.of("[{}]({})", c.title, on.to(f"comparisons/{c.id}.md")), len(cells), total))
    silent = [
        (kind.plural, [(on.link(e.id), facts.mentions(e.id)) for e in facts.entities.values()
                       if e.kind == kind.id and not facts.said_of[e.id] and facts.mentions(e.id)])
        for kind in facts.kinds.values()
    ]  # fmt: skip
    voices: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    themes: dict[str, Counter[bool]] = defaultdict(Counter)
    for s in facts.statements:
        if s.subject in facts.entities:
            voices[s.subject, s.property, s.value, s.about].add(s.source)
    for (_, property, _, _), told_by in voices.items():
        themes[facts.properties[property].theme][len(told_by) > 1] += 1
    alone: dict[str, list[Markup]] = defaultdict(list)
    for e in facts.entities.values():
        told_by = {s.source for s in facts.said_of[e.id]}
        if len(told_by) == 1:
            alone[told_by.pop()].append(on.link(e.id))
    body = on.render(
        "gaps",
        empty=sorted(empty, key=lambda row: -row[1]),
        silent=[(plural, sorted(rows, key=lambda r: -r[1])) for plural, rows in silent if rows],
        themes=sorted((theme, n[False], n[True]) for theme, n in themes.items()),
        alone=[(on.leading(facts.sources[key].label, key), alone[key]) for key in sorted(alone)],
        editors=[(statements.event(on, s), s.basis) for s in facts.statements if s.verified == "editor"],
    )
    return on.page(
        "Gaps", "gaps", "What the sources of this shelf do not say, or only one of them says.", body, "seeds/"
    )
