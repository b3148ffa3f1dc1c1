"""What the editors tell readers of: a page, the newest items for the home page, and what the feed is made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from ..findings import Findings
from ..lookup import Facts
from ..model import Change, Made
from ..wording.dates import words as date
from .markdown.markup import Markup, md
from .markdown.writer import Job, Writer

PATH = "changes.md"
NAMESPACE = UUID("5f1a2c1e-6d0b-5b57-9a3e-0c7f8f6f2b11")
"""of the names of items in feeds: an item is the same wherever the site is published"""
NEWEST = 3
"""how many items the marker `news` shows"""


def jobs(facts: Findings) -> Iterator[Job]:
    if facts.records.changes:
        yield PATH, make


def make(facts: Findings) -> Made:
    on = Writer(facts, PATH)
    days: dict[str, list[dict[str, Any]]] = {}
    for change in facts.records.changes:
        days.setdefault(change.date, []).append(_item(on, change))
    body = on.render("changes", days=[(date(day), items) for day, items in days.items()])
    description = f"What is new in {facts.records.title}, and what was put right, newest first."
    return on.page("Changes", "changes", description, body, "docs/changes.yml")


def newest(on: Writer) -> Markup:
    """The newest items as a block of a page of the editors."""
    items = [_item(on, change) for change in on.facts.records.changes[:NEWEST]]
    return on.render("news", items=items, all=on.to(PATH)) if items else Markup()


def feed(facts: Facts) -> list[dict[str, Any]]:
    """The items as plain data, from which the theme writes the feed: it knows where the site is published."""
    return [
        {"id": c.id, "urn": f"urn:uuid:{uuid5(NAMESPACE, c.id)}", "date": c.date, "title": c.title, "text": c.text}
        for c in facts.records.changes
    ]


def _item(on: Writer, change: Change) -> dict[str, Any]:
    return {
        "id": change.id,
        "date": date(change.date),
        "title": change.title,
        "text": change.text,
        "link": on.to(f"{PATH}#{change.id}"),
        "pages": [_linked(on, target) for target in change.pages],
    }


def _linked(on: Writer, target: str) -> Markup:
    """A link to a record, by its id, or to a page below docs/, by its path."""
    facts = on.facts
    if facts.knows(target):
        return on.link(target)
    path = facts.page_of(target) or (target if target.endswith(".md") else "")
    if not path:
        return md(target)
    titles = {c.id: c.title for c in facts.comparisons.values()} | {b.id: b.title for b in facts.briefs.values()}
    written = str(dict(facts.written[target].meta).get("title", "")) if target in facts.written else ""
    name = titles.get(target) or written or target.removesuffix("/index.md").removesuffix(".md").capitalize()
    return Markup.of("[{}]({})", name, on.to(path))
