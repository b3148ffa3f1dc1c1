"""What the editors tell readers of: a page, the newest items for the home page, and what the feed is made of."""

from __future__ import annotations

from typing import Any

from .. import cite
from ..model import Change, Page
from . import phrase
from .render import page, render
from .view import View

PATH = "changes.md"
NEWEST = 3
"""how many items the marker `news` shows"""


def pages(view: View) -> list[Page]:
    """The page of changes; none where there are no changes."""
    changes = view.records.changes
    if not changes:
        return []
    days: dict[str, list[dict[str, Any]]] = {}
    for change in changes:
        days.setdefault(change.date, []).append(_item(view, PATH, change))
    body = render("changes", days=[(cite.date(day), items) for day, items in days.items()])
    description = f"What is new in {view.records.title}, and what was put right, newest first."
    return [page(PATH, "Changes", "changes", description, body, "docs/changes.yml")]


def newest(view: View, page: str) -> str:
    """The newest items as a block of a page of the editors."""
    items = [_item(view, page, change) for change in view.records.changes[:NEWEST]]
    return render("news", items=items, all=view.link(page, PATH)) if items else ""


def feed(view: View) -> list[dict[str, Any]]:
    """The items as plain data, from which the theme writes the feed: it knows where the site is published."""
    return [{"id": c.id, "date": c.date, "title": c.title, "text": c.text} for c in view.records.changes]


def _item(view: View, page: str, change: Change) -> dict[str, Any]:
    return {
        "id": change.id,
        "date": cite.date(change.date),
        "title": change.title,
        "text": change.text,
        "link": view.link(page, f"{PATH}#{change.id}"),
        "pages": [_linked(view, page, target) for target in change.pages],
    }


def _linked(view: View, page: str, target: str) -> str:
    """A link to a record, by its id, or to a page below docs/, by its path."""
    if view.knows(target):
        return phrase.linked(view, page, target)
    path = view.page_of(target) or (target if target.endswith(".md") else "")
    if not path:
        return phrase.md(target)
    titles = {c.id: c.title for c in view.records.comparisons} | {b.id: b.title for b in view.records.briefs}
    written = next((str(dict(p.meta).get("title", "")) for p in view.records.pages if p.path == target), "")
    name = titles.get(target) or written or target.removesuffix("/index.md").removesuffix(".md").capitalize()
    return f"[{phrase.md(name)}]({view.link(page, path)})"
