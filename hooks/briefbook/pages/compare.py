"""Any two or three of a kind beside each other, as a reader chooses: `compare/?a=ID&b=ID&c=ID`.

The page lists what can be compared. The reader's browser asks for the pages of those chosen and sets what they state
side by side (theme/assets/compare.js); without JavaScript the page leads to the prepared comparisons and to each page.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Findings
from ..language.fold import folded
from ..model import Page
from ..wording import phrase
from .comparison import WIDE, prepared
from .writer import Job, page, render

PATH = "compare.md"


def jobs(facts: Findings) -> Iterator[Job]:
    yield PATH, make


def make(facts: Findings) -> Page:
    body = render(
        "compare",
        prepared=prepared(facts, PATH),
        kinds=[(kind.plural, links) for kind in facts.kinds.values() if (links := _choices(facts, kind.id))],
    )
    description = (
        f"Any two or three things of a kind, as you choose: what the sources of {facts.records.title} state of each."
    )
    return page(PATH, "Compare", "compare", description, body, "seeds/", WIDE, wide=True)


def _choices(facts: Findings, kind: str) -> list[str]:
    """Links to the entities of a kind of which anything is stated, by the name that a reader looks for."""
    named = []
    for entity in facts.entities.values():
        if entity.kind == kind and facts.said_of[entity.id]:
            short = facts.short(entity.id)
            name = short if short == entity.name else f"{short} – {entity.name}"
            named.append((folded(name), entity.id, name))
    return [f"[{phrase.md(name)}]({facts.link(PATH, facts.path(id))})" for _, id, name in sorted(named)]
