"""The list of all sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import cite
from ..findings import Findings
from ..language.fold import folded
from ..model import (
    Page,
)
from ..wording import phrase
from .writer import Job, page, render

PATH = "sources/index.md"


def jobs(facts: Findings) -> Iterator[Job]:
    yield PATH, make


def make(facts: Findings) -> Page:
    path = PATH
    rows = []
    for s in sorted(facts.sources.values(), key=lambda s: folded(s.label).lstrip('" ')):
        fields = dict(s.csl)
        authors = "; ".join(name.turned for name in cite.names(s))
        year = fields.get("issued", "")[:4]
        rows.append(
            {
                "authors": phrase.md(authors or "not stated"),
                "year": phrase.md(year + s.letter if year else "n.d."),
                "title": f"[{phrase.md(s.title)}]({facts.link(path, facts.path(s.key))})",
                "container": phrase.md(_container(fields) or "not stated"),
                "passages": sum(p.id.isdigit() for p in s.index.passages) if s.index else 0,
                "statements": len(facts.stated_by[s.key]),
            }
        )
    body = render("sources", rows=rows, data=facts.link(path, "data/sources.bib"))
    return page(
        path,
        "Sources",
        "index",
        f"The {len(rows)} sources of {facts.records.title}, and how to cite them.",
        body,
        "seeds/",
    )


def _container(fields: dict[str, Any]) -> str:
    """What a work appeared in; for one that stands by itself its series, or who brought it out."""
    return next((fields[k] for k in ("container-title", "collection-title", "genre", "publisher") if fields.get(k)), "")
