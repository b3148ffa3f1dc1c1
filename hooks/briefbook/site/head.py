"""What stands in the head of each page for machines: a title and a description of its own, linked data, a picture to share."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from .. import cite
from ..exports.linked import graph
from ..lookup import Facts
from ..model import Page
from ..pages import changes

OURS = ("linked", "card", "cited", "cite_as", "feed", "news")
"""keys of front matter that the theme reads and nobody writes by hand"""
LONGEST = 200
"""letters of a description that is taken from a page's text"""
MARKS = re.compile(r"\[@[^\]]*\]|<[^>]*>|[*`]|\[(?=[^\]]*\]\()|\]\([^)]*\)")
"""citations, tags, and the marks of Markdown around words"""


def pages(facts: Facts, made: Iterable[Page]) -> list[Page]:
    """The pages, with all that machines read of them in their front matter."""
    told = _distinct(facts, [_described(facts, page) for page in made])
    titles = {page.path: dict(page.meta)["title"] for page in told}
    return [_headed(facts, page, titles, card) for page, card in zip(told, cards(facts, told), strict=True)]


def _headed(facts: Facts, page: Page, titles: dict[str, str], card: dict[str, Any]) -> Page:
    meta = {key: value for key, value in page.meta if key not in OURS}
    meta["linked"] = json.dumps(graph(facts, page, titles), ensure_ascii=False, separators=(",", ":"))
    meta["card"] = [card["path"], _alt(card)]
    source = facts.sources.get(page.path.rpartition("/")[2].removesuffix(".md"))
    if source and page.path == facts.path(source.key):
        meta["cited"] = [list(pair) for pair in cite.highwire(source)]
    if page.path != "index.md":
        meta["cite_as"] = cite.page(titles[page.path], facts.records.title)
    if facts.records.changes:
        meta["feed"] = facts.records.title
    if facts.records.changes and page.path == changes.PATH:
        meta["news"] = changes.feed(facts)
    return replace(page, meta=tuple(meta.items()))


# -- titles and descriptions ------------------------------------------------------------------------------------------------


def _described(facts: Facts, page: Page) -> Page:
    """The page with a title and a description: what its text says where the editors wrote none."""
    meta = dict(page.meta)
    if not meta.get("title"):
        heading = re.search(r"^# (.+)$", page.body, re.MULTILINE)
        meta["title"] = MARKS.sub("", heading[1]).strip() if heading else page.path.removesuffix(".md")
    meta["title"] = str(meta["title"])
    if not meta.get("description"):
        home = facts.records.description if page.path == "index.md" else ""
        meta["description"] = home or _opening(page.body) or f"{meta['title']}, a page of {facts.records.title}."
    return replace(page, meta=tuple(meta.items()))


def _opening(body: str) -> str:
    """The first paragraph as plain text, cut at a word."""
    lines = [line for line in body.splitlines() if line[:1].isalpha()]
    text = " ".join(MARKS.sub("", lines[0]).split()).replace(" ,", ",").replace(" .", ".") if lines else ""
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] + " …"


def _distinct(facts: Facts, told: list[Page]) -> list[Page]:
    """No two pages with one title or one description: those that share it say what they are."""
    for key in ("title", "description"):
        counts = Counter(str(dict(page.meta)[key]) for page in told)
        told = [_apart(facts, page, key) if counts[str(dict(page.meta)[key])] > 1 else page for page in told]
    return told


def _apart(facts: Facts, page: Page, key: str) -> Page:
    meta = dict(page.meta)
    name = page.path.removesuffix("/index.md").removesuffix(".md")
    meta[key] = f"{meta[key]} ({name})" if key == "title" else f"{meta['title']}: {meta[key]}"
    return replace(page, meta=tuple(meta.items()))


# -- pictures to share ------------------------------------------------------------------------------------------------------


def cards(facts: Facts, told: Iterable[Page]) -> list[dict[str, Any]]:
    """What the picture of each page shows: its title, its kind, and a figure or two."""
    return [
        {
            "path": f"assets/og/{page.path.removesuffix('.md')}.png",
            "title": str(dict(page.meta)["title"]) if page.path != "index.md" else facts.records.title,
            "book": facts.records.title,
        }
        | _shown(facts, page)
        for page in told
    ]


def _shown(facts: Facts, page: Page) -> dict[str, Any]:
    """(kind, figures) of a page's picture."""
    folder, _, id = page.path.removesuffix(".md").rpartition("/")
    if id in facts.entities and page.path == facts.path(id):
        counts = [(len(facts.spoken_of[id]), "source"), (len(facts.said_of[id]), "statement")]
        return {"kind": facts.kinds[facts.entities[id].kind].label, "figures": _counted(counts)}
    if id in facts.sources and folder == "sources":
        index = facts.sources[id].index
        passages = sum(p.id.isdigit() for p in index.passages) if index else 0
        counts = [(passages, "passage"), (len(facts.stated_by[id]), "statement")]
        return {"kind": "Source", "figures": _counted(counts), "title": facts.sources[id].title}
    if id in facts.comparisons and folder == "comparisons":
        comparison = facts.comparisons[id]
        counts = [(len(comparison.rows), "row"), (len(comparison.columns), "column")]
        return {"kind": "Comparison", "figures": _counted(counts)}
    if folder == "briefs" and id != "index":
        return {"kind": "Brief", "figures": []}
    counts = [(len(facts.sources), "source"), (len(facts.statements), "statement")]
    return {"kind": facts.records.subtitle, "figures": _counted(counts)}


def _counted(counts: list[tuple[int, str]]) -> list[str]:
    return [f"{n:,} {what}{'' if n == 1 else 's'}" for n, what in counts if n]


def _alt(card: dict[str, Any]) -> str:
    told = [card["title"], card["kind"], card["book"], *card["figures"]]
    return ", ".join(dict.fromkeys(part for part in told if part))
