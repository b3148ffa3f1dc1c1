"""What stands in the head of each page for machines: a title and a description of its own, linked data, a picture to share."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from .. import cite
from ..model import Page
from . import news
from .linked import graph
from .view import View

OURS = ("linked", "card", "cited", "cite_as", "feed", "news")
"""keys of front matter that the theme reads and nobody writes by hand"""
LONGEST = 200
"""letters of a description that is taken from a page's text"""
MARKS = re.compile(r"\[@[^\]]*\]|<[^>]*>|[*`]|\[(?=[^\]]*\]\()|\]\([^)]*\)")
"""citations, tags, and the marks of Markdown around words"""


def pages(view: View, made: Iterable[Page]) -> list[Page]:
    """The pages, with all that machines read of them in their front matter."""
    told = _distinct(view, [_described(view, page) for page in made])
    titles = {page.path: dict(page.meta)["title"] for page in told}
    return [_headed(view, page, titles, card) for page, card in zip(told, cards(view, told), strict=True)]


def _headed(view: View, page: Page, titles: dict[str, str], card: dict[str, Any]) -> Page:
    meta = {key: value for key, value in page.meta if key not in OURS}
    meta["linked"] = json.dumps(graph(view, page, titles), ensure_ascii=False, separators=(",", ":"))
    meta["card"] = [card["path"], _alt(card)]
    source = view.sources.get(page.path.rpartition("/")[2].removesuffix(".md"))
    if source and page.path == view.path(source.key):
        meta["cited"] = [list(pair) for pair in cite.highwire(source)]
    if page.path != "index.md":
        meta["cite_as"] = cite.page(titles[page.path], view.records.title)
    if view.records.changes:
        meta["feed"] = view.records.title
    if view.records.changes and page.path == news.PATH:
        meta["news"] = news.feed(view)
    return replace(page, meta=tuple(meta.items()))


# -- titles and descriptions ------------------------------------------------------------------------------------------------


def _described(view: View, page: Page) -> Page:
    """The page with a title and a description: what its text says where the editors wrote none."""
    meta = dict(page.meta)
    if not meta.get("title"):
        heading = re.search(r"^# (.+)$", page.body, re.MULTILINE)
        meta["title"] = MARKS.sub("", heading[1]).strip() if heading else page.path.removesuffix(".md")
    meta["title"] = str(meta["title"])
    if not meta.get("description"):
        home = view.records.description if page.path == "index.md" else ""
        meta["description"] = home or _opening(page.body) or f"{meta['title']}, a page of {view.records.title}."
    return replace(page, meta=tuple(meta.items()))


def _opening(body: str) -> str:
    """The first paragraph as plain text, cut at a word."""
    lines = [line for line in body.splitlines() if line[:1].isalpha()]
    text = " ".join(MARKS.sub("", lines[0]).split()).replace(" ,", ",").replace(" .", ".") if lines else ""
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] + " …"


def _distinct(view: View, told: list[Page]) -> list[Page]:
    """No two pages with one title or one description: those that share it say what they are."""
    for key in ("title", "description"):
        counts = Counter(str(dict(page.meta)[key]) for page in told)
        told = [_apart(view, page, key) if counts[str(dict(page.meta)[key])] > 1 else page for page in told]
    return told


def _apart(view: View, page: Page, key: str) -> Page:
    meta = dict(page.meta)
    name = page.path.removesuffix("/index.md").removesuffix(".md")
    meta[key] = f"{meta[key]} ({name})" if key == "title" else f"{meta['title']}: {meta[key]}"
    return replace(page, meta=tuple(meta.items()))


# -- pictures to share ------------------------------------------------------------------------------------------------------


def cards(view: View, told: Iterable[Page]) -> list[dict[str, Any]]:
    """What the picture of each page shows: its title, its kind, and a figure or two."""
    return [
        {
            "path": f"assets/og/{page.path.removesuffix('.md')}.png",
            "title": str(dict(page.meta)["title"]) if page.path != "index.md" else view.records.title,
            "book": view.records.title,
        }
        | _shown(view, page)
        for page in told
    ]


def _shown(view: View, page: Page) -> dict[str, Any]:
    """(kind, figures) of a page's picture."""
    folder, _, id = page.path.removesuffix(".md").rpartition("/")
    if id in view.entities and page.path == view.path(id):
        counts = [(len(view.spoken_of[id]), "source"), (len(view.said_of[id]), "statement")]
        return {"kind": view.kinds[view.entities[id].kind].label, "figures": _counted(counts)}
    if id in view.sources and folder == "sources":
        facts = view.sources[id].index
        passages = sum(p.id.isdigit() for p in facts.passages) if facts else 0
        counts = [(passages, "passage"), (len(view.stated_by[id]), "statement")]
        return {"kind": "Source", "figures": _counted(counts), "title": view.sources[id].title}
    if id in view.comparisons and folder == "comparisons":
        comparison = view.comparisons[id]
        counts = [(len(comparison.rows), "row"), (len(comparison.columns), "column")]
        return {"kind": "Comparison", "figures": _counted(counts)}
    if folder == "briefs" and id != "index":
        return {"kind": "Brief", "figures": []}
    counts = [(len(view.sources), "source"), (len(view.statements), "statement")]
    return {"kind": view.records.subtitle, "figures": _counted(counts)}


def _counted(counts: list[tuple[int, str]]) -> list[str]:
    return [f"{n:,} {what}{'' if n == 1 else 's'}" for n, what in counts if n]


def _alt(card: dict[str, Any]) -> str:
    told = [card["title"], card["kind"], card["book"], *card["figures"]]
    return ", ".join(dict.fromkeys(part for part in told if part))
