"""The list of all sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import cite
from ..findings import Findings
from ..language.fold import folded
from ..model import (
    Made,
)
from .markdown.writer import Job, Writer

PATH = "sources/index.md"
FILES = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json"))


def jobs(facts: Findings) -> Iterator[Job]:
    """None for a book without sources."""
    if facts.sources:
        yield PATH, make


def make(facts: Findings) -> Made:
    on = Writer(facts, PATH)
    rows = []
    for s in sorted(facts.sources.values(), key=lambda s: folded(s.label).lstrip('" ')):
        fields = dict(s.csl)
        authors = "; ".join(name.turned for name in cite.names(s))
        year = fields.get("issued", "")[:4]
        rows.append(
            {
                "authors": authors or "not stated",
                "year": year + s.letter if year else "n.d.",
                "title": on.leading(s.title, s.key),
                "container": _container(fields) or "not stated",
                "passages": sum(p.id.isdigit() for p in s.index.passages) if s.index else 0,
                "statements": len(facts.stated_by[s.key]),
            }
        )
    body = on.render("sources", rows=rows, files=[(label, on.to(f"data/sources.{ending}")) for label, ending in FILES])
    return on.page(
        "Sources",
        "index",
        f"The {len(rows)} sources of {facts.records.title}, and how to cite them.",
        body,
        "seeds/",
    )


def _container(fields: dict[str, Any]) -> str:
    """What a work appeared in; for one that stands by itself its series, or who brought it out."""
    return next((fields[k] for k in ("container-title", "collection-title", "genre", "publisher") if fields.get(k)), "")
