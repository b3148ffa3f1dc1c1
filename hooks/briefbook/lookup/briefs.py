"""What a brief rests on: its dated statements and its sources."""

from __future__ import annotations

import re

from ..model import Brief, Statement
from . import Facts


def events(facts: Facts, brief: Brief) -> list[tuple[str, Statement]]:
    """Dated statements between the entities of a brief, from its first date on; one a date and meaning."""
    ids = set(brief.entities)
    found: dict[tuple[str, str, str], tuple[str, Statement]] = {}
    for when, s in facts.dated:
        ends = {s.subject, s.about, s.value if facts.properties[s.property].value == "entity" else ""} - {""}
        if (
            len(ends & ids) >= 2
            and when >= brief.since
            and facts.properties[s.property].value in ("entity", "date", "text")
        ):
            found.setdefault((when, s.subject, s.property + s.value), (when, s))
    return list(found.values())


def sources(facts: Facts, brief: Brief) -> list[str]:
    keys = set(re.findall(r"@([\w-]+)", brief.answer))
    keys |= {s.source for _, s in events(facts, brief)}
    for id in brief.comparisons:
        if comparison := facts.comparisons.get(id):
            for row in comparison.rows:
                for _, properties in comparison.columns:
                    keys |= {s.source for s in facts.cell(comparison, row, properties)}
    return sorted(keys & set(facts.sources))
