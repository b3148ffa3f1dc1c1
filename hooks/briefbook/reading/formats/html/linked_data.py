"""JSON-LD: what a page states of its article in a script for search engines, with the words of schema.org."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any

from ....model import Metadatum
from .flow import Element, one_line

LARGEST = 500_000
"""letters of a script that is heard"""
DEEPEST = 8
"""things within things"""
ARTICLES = (
    "ScholarlyArticle", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "Report", "Article", "TechArticle", "BlogPosting", "MedicalScholarlyArticle", "Chapter",
    "Book", "Thesis", "Legislation", "PublicationIssue", "DiscussionForumPosting", "SocialMediaPosting", "Review",
    "WebPage", "CreativeWork",
)  # fmt: skip
"""what may be the page's article, the surest first"""
TEXTS = {"headline": "title", "name": "title", "datePublished": "issued", "inLanguage": "language", "license": "licence",
         "volumeNumber": "volume", "issueNumber": "issue", "pagination": "page", "issn": "ISSN", "isbn": "ISBN",
         "url": "URL"}  # fmt: skip
NAMED = {"author": "author", "creator": "author", "editor": "editor", "publisher": "publisher"}
HOLDERS = {"Periodical": "container-title", "PublicationVolume": "", "PublicationIssue": "", "Book": "container-title",
           "CreativeWorkSeries": "collection-title", "Newspaper": "container-title"}  # fmt: skip


def of(root: Element) -> Iterator[Metadatum]:
    """What the scripts of a page say of the thing that is most an article."""
    things: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" in script.get("type", "").casefold() and script.text and len(script.text) <= LARGEST:
            try:
                things += _things(json.loads(script.text, strict=False), 0)
            except (ValueError, RecursionError):
                continue
    ranked = [(rank, thing) for thing in things if (rank := _rank(thing)) < len(ARTICLES)]
    if ranked:
        yield from _told(min(ranked, key=lambda pair: pair[0])[1])


def _things(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for inner in value:
            yield from _things(inner, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(value.get(key), depth + 1)


def _types(thing: dict[str, Any]) -> list[str]:
    said = thing.get("@type")
    return [one.rpartition("/")[2] for one in (said if isinstance(said, list) else [said]) if isinstance(one, str)]


def _rank(thing: dict[str, Any]) -> int:
    return min((ARTICLES.index(one) for one in _types(thing) if one in ARTICLES), default=len(ARTICLES))


def _told(thing: dict[str, Any]) -> Iterator[Metadatum]:
    for kind in _types(thing):
        if kind not in ("WebPage", "CreativeWork"):
            yield _datum("type", kind)
    titled = False
    for key, field in TEXTS.items():
        if field == "title" and titled:
            continue
        for value in _texts(thing.get(key)):
            titled = titled or field == "title"
            yield _datum(field, value)
    for key, field in NAMED.items():
        for value in _texts(thing.get(key)):
            yield _datum(field, value)
    first, last = _texts(thing.get("pageStart")), _texts(thing.get("pageEnd"))
    if first:
        yield _datum("page", "-".join(dict.fromkeys(first[:1] + last[:1])))
    for value in _texts(thing.get("identifier")):
        if "10." in value:
            yield _datum("DOI", value)
    yield from _within(thing.get("isPartOf"), 0)


def _within(value: Any, depth: int) -> Iterator[Metadatum]:
    """The issue, the volume and the journal that it is in."""
    for thing in value if isinstance(value, list) else [value]:
        if not isinstance(thing, dict) or depth > DEEPEST:
            continue
        kinds = _types(thing)
        for key, field in (("volumeNumber", "volume"), ("issueNumber", "issue"), ("issn", "ISSN")):
            for text in _texts(thing.get(key)):
                yield _datum(field, text)
        name = next((HOLDERS[kind] for kind in kinds if kind in HOLDERS), "")
        if name:
            for text in _texts(thing.get("name"))[:1]:
                yield _datum(name, text)
        yield from _within(thing.get("isPartOf"), depth + 1)


def _texts(value: Any) -> list[str]:
    """The values as texts: themselves, or the names of things."""
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = next((one[k] for k in ("name", "value", "@id", "url") if isinstance(one.get(k), str)), None)
        if isinstance(one, list):
            one = next((inner for inner in one if isinstance(inner, str)), None)
        if isinstance(one, (str, int)) and not isinstance(one, bool) and str(one).strip():
            found.append(one_line(html.unescape(str(one))))
    return found


def _datum(field: str, value: str) -> Metadatum:
    return Metadatum(field, value, "JSON-LD", "stated")
