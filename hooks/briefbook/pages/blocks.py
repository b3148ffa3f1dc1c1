"""The blocks that editors place on pages of their own."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from ..findings import Findings
from ..pictures import world
from ..wording import phrase
from . import changes, map
from .comparison import comparison_table
from .figures import charts_of_table
from .writer import render

Block = Callable[[Findings, str, str], str]
"""the block of a page, which is given by its path, from what the marker says"""


def summary(facts: Findings, page: str, _: str) -> str:
    machine = sum(s.verified == "machine" for s in facts.statements)
    return render(
        "summary",
        kinds=[
            (k.plural, sum(e.kind == k.id for e in facts.entities.values()), facts.link(page, f"{k.folder}/index.md"))
            for k in facts.kinds.values()
        ],
        sources=(len(facts.sources), facts.link(page, "sources/index.md")),
        statements=len(facts.statements),
        machine=machine,
        comparisons=(len(facts.comparisons), facts.link(page, "comparisons/index.md")),
        dated=(len(facts.dated), facts.link(page, "timeline.md")),
    )


def comparison(facts: Findings, page: str, id: str) -> str:
    return comparison_table(facts, page, facts.comparisons[id]) if id in facts.comparisons else ""


def most_mentioned(facts: Findings, page: str, kind: str) -> str:
    entities = [e for e in facts.entities.values() if e.kind == kind]
    top = sorted(entities, key=lambda e: (-facts.mentions(e.id), e.id))[:12]
    return ", ".join(f"{phrase.linked(facts, page, e.id)}&nbsp;({facts.mentions(e.id)})" for e in top)


def search(facts: Findings, page: str, _: str) -> str:
    kinds = ", ".join(k.label.lower() for k in facts.kinds.values())
    return f'<button type="button" class="ask scripting">Search: {escape(kinds)}, a phrase …</button>'


def picture(facts: Findings, page: str, id: str) -> str:
    """The map, or the charts of a table, named by its source and its number."""
    if id == world.ID:
        return map.block(facts, page)
    table = next((t for t in facts.records.tables if f"{t.source}-{t.id}" == id), None)
    return charts_of_table(facts, table, page) if table else ""


def news(facts: Findings, page: str, _: str) -> str:
    return changes.newest(facts, page)


BLOCKS: dict[str, Block] = {
    "search": search,
    "summary": summary,
    "comparison": comparison,
    "most_mentioned": most_mentioned,
    "picture": picture,
    "news": news,
}
