"""Any two or three of a kind beside each other, as a reader chooses: `compare/?a=ID&b=ID&c=ID`.

The page lists what can be compared. The reader's browser asks for the pages of those chosen and sets what they state
side by side (theme/assets/compare.js); without JavaScript the page leads to the prepared comparisons and to each page.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Findings
from ..language.fold import folded
from ..model import Made
from .comparison import WIDE, prepared
from .markdown.markup import Markup
from .markdown.writer import Job, Writer

PATH = "compare.md"


def jobs(facts: Findings) -> Iterator[Job]:
    """None for a book of which no two things can be compared."""
    if facts.comparable:
        yield PATH, make


def make(facts: Findings) -> Made:
    on = Writer(facts, PATH)
    body = on.render(
        "compare",
        prepared=prepared(on),
        kinds=[(kind.plural, links) for kind in facts.kinds.values() if (links := _choices(on, kind.id))],
    )
    description = (
        f"Any two or three things of a kind, as you choose: what the sources of {facts.records.title} state of each."
    )
    return on.page("Compare", "compare", description, body, "seeds/", WIDE, wide=True)


def _choices(on: Writer, kind: str) -> list[Markup]:
    """Links to the entities of a kind of which anything is stated, by the name that a reader looks for."""
    named = []
    for entity in on.facts.entities.values():
        if entity.kind == kind and on.facts.said_of[entity.id]:
            short = on.facts.short(entity.id)
            name = short if short == entity.name else f"{short} – {entity.name}"
            named.append((folded(name), entity.id, name))
    return [on.leading(name, id) for _, id, name in sorted(named)]
