"""What the sources don't say: empty cells, entities without a statement, statements that rest on one source."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from ..findings import Findings
from ..model import (
    Page,
)
from ..wording import phrase
from .writer import Job, page, render

PATH = "gaps.md"


def jobs(facts: Findings) -> Iterator[Job]:
    yield PATH, make


def make(facts: Findings) -> Page:
    """What the sources don't say: empty cells, entities without a statement, statements that rest on one source."""
    path = PATH
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
        empty.append((f"[{phrase.md(c.title)}]({facts.link(path, f'comparisons/{c.id}.md')})", len(cells), total))
    silent = [
        (kind.plural, [(phrase.linked(facts, path, e.id), facts.mentions(e.id)) for e in facts.entities.values()
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
    alone: dict[str, list[str]] = defaultdict(list)
    for e in facts.entities.values():
        told_by = {s.source for s in facts.said_of[e.id]}
        if len(told_by) == 1:
            alone[told_by.pop()].append(phrase.linked(facts, path, e.id))
    body = render(
        "gaps",
        empty=sorted(empty, key=lambda row: -row[1]),
        silent=[(plural, sorted(rows, key=lambda r: -r[1])) for plural, rows in silent if rows],
        themes=sorted((theme, n[False], n[True]) for theme, n in themes.items()),
        alone=[(facts.sources[key].label, facts.link(path, facts.path(key)), alone[key]) for key in sorted(alone)],
        editors=[
            (phrase.event(facts, path, s), phrase.md(s.basis)) for s in facts.statements if s.verified == "editor"
        ],
    )
    return page(
        path, "Gaps", "gaps", "What the sources of this shelf do not say, or only one of them says.", body, "seeds/"
    )
