"""What the editors tell readers of: a page, the newest items for the home page, and what the feed is made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import cite
from ..findings import Findings
from ..lookup import Facts
from ..model import Change, Page
from ..wording import phrase
from .writer import Job, page, render

PATH = "changes.md"
NEWEST = 3
"""how many items the marker `news` shows"""


def jobs(facts: Findings) -> Iterator[Job]:
    if facts.records.changes:
        yield PATH, make


def make(facts: Findings) -> Page:
    days: dict[str, list[dict[str, Any]]] = {}
    for change in facts.records.changes:
        days.setdefault(change.date, []).append(_item(facts, PATH, change))
    body = render("changes", days=[(cite.date(day), items) for day, items in days.items()])
    description = f"What is new in {facts.records.title}, and what was put right, newest first."
    return page(PATH, "Changes", "changes", description, body, "docs/changes.yml")


def newest(facts: Findings, page: str) -> str:
    """The newest items as a block of a page of the editors."""
    items = [_item(facts, page, change) for change in facts.records.changes[:NEWEST]]
    return render("news", items=items, all=facts.link(page, PATH)) if items else ""


def feed(facts: Facts) -> list[dict[str, Any]]:
    """The items as plain data, from which the theme writes the feed: it knows where the site is published."""
    return [{"id": c.id, "date": c.date, "title": c.title, "text": c.text} for c in facts.records.changes]


def _item(facts: Findings, page: str, change: Change) -> dict[str, Any]:
    return {
        "id": change.id,
        "date": cite.date(change.date),
        "title": change.title,
        "text": change.text,
        "link": facts.link(page, f"{PATH}#{change.id}"),
        "pages": [_linked(facts, page, target) for target in change.pages],
    }


def _linked(facts: Findings, page: str, target: str) -> str:
    """A link to a record, by its id, or to a page below docs/, by its path."""
    if facts.knows(target):
        return phrase.linked(facts, page, target)
    path = facts.page_of(target) or (target if target.endswith(".md") else "")
    if not path:
        return phrase.md(target)
    titles = {c.id: c.title for c in facts.records.comparisons} | {b.id: b.title for b in facts.records.briefs}
    written = next((str(dict(p.meta).get("title", "")) for p in facts.records.pages if p.path == target), "")
    name = titles.get(target) or written or target.removesuffix("/index.md").removesuffix(".md").capitalize()
    return f"[{phrase.md(name)}]({facts.link(page, path)})"
