"""Any two or three of a kind beside each other, as a reader chooses: `compare/?a=ID&b=ID&c=ID`.

The page lists what can be compared. The reader's browser asks for the pages of those chosen and sets what they state
side by side (theme/assets/compare.js); without JavaScript the page leads to the prepared comparisons and to each page.
"""

from __future__ import annotations

from ..language.fold import folded
from ..model import Page
from . import phrase
from .comparisons import WIDE, prepared
from .render import page, render
from .view import View

PATH = "compare.md"


def compare_page(view: View) -> Page:
    body = render(
        "compare",
        prepared=prepared(view, PATH),
        kinds=[(kind.plural, links) for kind in view.kinds.values() if (links := _choices(view, kind.id))],
    )
    description = (
        f"Any two or three things of a kind, as you choose: what the sources of {view.records.title} state of each."
    )
    return page(PATH, "Compare", "compare", description, body, "seeds/", WIDE, wide=True)


def _choices(view: View, kind: str) -> list[str]:
    """Links to the entities of a kind of which anything is stated, by the name that a reader looks for."""
    named = []
    for entity in view.entities.values():
        if entity.kind == kind and view.said_of[entity.id]:
            short = view.short(entity.id)
            name = short if short == entity.name else f"{short} – {entity.name}"
            named.append((folded(name), entity.id, name))
    return [f"[{phrase.md(name)}]({view.link(PATH, view.path(id))})" for _, id, name in sorted(named)]
