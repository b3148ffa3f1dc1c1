"""What a brief names, places and answers, and whether it can be printed within its limit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ... import layout
from ...language.scripts import unprintable
from ...model import Book, Brief, Place, Problem
from ...problem import did_you_mean
from . import exists

FEWEST, MOST = 3, 5
"""key judgements of an answer"""
EVENTS = 8
"""the most that a timeline tells"""
NUMBERS = ("number", "integer", "percent")
IMAGE = re.compile(r"!\[([^\]\n]*)\]\(")
HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
ITEM = re.compile(r"^(?:[-*+]|\d+[.)]) ", re.MULTILINE)
LETTERS = 7_900
"""of a page that holds nothing but English text, in one column, which holds most: measured on the second of such pages"""


def briefs(book: Book) -> Iterator[Problem]:
    for brief in book.records.briefs:
        yield from _named(book, brief)
        yield from _placed(brief)
        yield from _answered(brief)
        yield from _long(brief)
        yield from _unprintable(brief)


def _named(book: Book, brief: Brief) -> Iterator[Problem]:
    known, comparisons = exists.Known(book), exists.comparisons(book)
    tables = {f"{t.source}-{t.id}": t for t in book.records.tables}
    statements = {s.id for s in book.statements}
    for n, id in enumerate(brief.entities):
        if id not in known:
            yield known.missing(exists.where(brief, "entities", n), id, f"there is no record '{id}'")
    for n, id in enumerate(brief.comparisons):
        if id not in comparisons:
            hint = did_you_mean(id, comparisons, "the comparisons stand in docs/comparisons/")
            place = exists.where(brief, "comparisons", n)
            yield Problem(place, "unknown-comparison", f"there is no comparison '{id}'", hint)
    for id in dict.fromkeys((*brief.tables, *brief.charts)):
        if id not in tables:
            hint = did_you_mean(id, tables, "name a table that tables.yml describes: its source, a hyphen, its id")
            yield Problem(
                exists.where(brief, "tables" if id in brief.tables else "charts"),
                "unknown-table",
                f"there is no table '{id}'",
                hint,
            )
    for id in brief.charts:
        if id in tables and not (tables[id].chart and any(f.type in NUMBERS for f in tables[id].fields)):
            hint = (
                "name it under 'tables', or choose a table of figures that isn't kept from being drawn by 'chart: no'"
            )
            yield Problem(exists.where(brief, "charts"), "missing-picture", f"the table '{id}' can't be drawn", hint)
    for id in brief.events:
        if id not in statements:
            hint = did_you_mean(id, statements, "name a statement by its id, as its address has it: s-1a2b3c4d")
            yield Problem(
                exists.where(brief, "events", brief.events.index(id)),
                "unknown-statement",
                f"there is no statement '{id}'",
                hint,
            )
    if len(brief.events) > EVENTS:
        message = f"the timeline picks {len(brief.events)} events; it has room for {EVENTS}"
        yield Problem(brief.place, "bad-brief", message, "keep those that the answer needs")


def _placed(brief: Brief) -> Iterator[Problem]:
    """The markers of the body, and pictures that are none of ours."""
    listed = {"comparison": brief.comparisons, "table": brief.tables, "chart": brief.charts}
    seen: set[tuple[str, str]] = set()
    for found in layout.MARKER.finditer(brief.body):
        place, word, of = _at(brief, found.start()), found[1], found[2] or ""
        if word not in layout.SHOWN:
            hint = did_you_mean(word, layout.SHOWN, f"the markers of a brief are {', '.join(layout.SHOWN)}")
            yield Problem(place, "unknown-marker", f"nothing is known to put in place of '{word}'", hint)
        elif of not in listed.get(word, ("",)):
            hint = f"add it to '{word}s' in the front matter" if word in listed else f"write <!-- briefbook: {word} -->"
            yield Problem(place, "unknown-marker", f"this brief names no {word} '{of}'", hint)
        elif (word, of) in seen:
            hint = "keep the one where the text speaks of it"
            yield Problem(place, "bad-brief", f"the {f'{word} {of}'.strip()} is placed twice", hint)
        seen.add((word, of))
    for image in IMAGE.finditer(brief.body):
        hint = "place a chart of a table with <!-- briefbook: chart ID -->: it says in words what it shows"
        yield Problem(_at(brief, image.start()), "missing-picture", "a brief prints no picture of its own", hint)


def _answered(brief: Brief) -> Iterator[Problem]:
    starts = [found.start() for p in (HEADING, layout.MARKER) if (found := p.search(brief.body))]
    opening = brief.body[: min(starts, default=len(brief.body))]
    if not brief.body and not (brief.comparisons or brief.tables or brief.charts):
        hint = f"begin its body with its answer: {FEWEST} to {MOST} key judgements, as a list"
        yield Problem(brief.place, "bad-brief", "this brief says nothing", hint)
    elif not FEWEST <= (count := len(ITEM.findall(opening))) <= MOST:
        message = f"the answer has {count} key judgement{'' if count == 1 else 's'}; {FEWEST} to {MOST} are remembered"
        hint = "begin the body, before its first heading, with a list of them, and say below it what it means for the reader"
        yield Problem(Place(brief.place.path, brief.line), "bad-brief", message, hint, "warning")


def _long(brief: Brief) -> Iterator[Problem]:
    """Whether the text alone is more than the limit holds: then no setting of it fits."""
    least = len(re.sub(r"\[@[^\]]*\]|<!--.*?-->", "", brief.body)) / LETTERS
    if not brief.pages or least <= brief.pages:
        return
    yield Problem(
        Place(brief.place.path, brief.line),
        "long-brief",
        f"this is longer than {brief.pages} pages: its text alone takes {least:.1f}",
        "shorten it, or raise 'pages' in its front matter",
        "warning",
    )


def _unprintable(brief: Brief) -> Iterator[Problem]:
    """Letters that would be question marks in print."""
    hint = "write it in Latin letters; print knows these, Greek, Cyrillic, Hebrew, Arabic, Armenian, Georgian and Devanagari"
    for text, place in ((brief.title, brief.place), (brief.question, brief.place)):
        if signs := unprintable(text):
            yield Problem(place, "unprintable-sign", f"print has no letters for '{signs}'", hint, "warning")
    if signs := unprintable(brief.body):
        place = _at(brief, brief.body.index(signs[0]))
        yield Problem(place, "unprintable-sign", f"print has no letters for '{signs}'", hint, "warning")


def _at(brief: Brief, offset: int) -> Place:
    return Place(brief.place.path, brief.line + brief.body.count("\n", 0, offset))
