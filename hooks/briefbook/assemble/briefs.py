"""Briefs: a question, an answer, and what the sources state, as a web page and as data for the printed one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .. import cite
from ..model import Brief, Page, Statement
from . import phrase
from .pages import comparison_rows, dated, page, render
from .view import View

CITED = re.compile(r"\[@[^\]]+\]")


def pages(view: View) -> Iterator[Page]:
    for brief in view.records.briefs:
        path = f"briefs/{brief.id}.md"
        body = render(
            "brief",
            brief=brief,
            pdf=view.link(path, f"briefs/{brief.id}.pdf"),
            comparisons=[
                (view.comparisons[id].title, [h for h, _ in view.comparisons[id].columns], comparison_rows(view, path, view.comparisons[id]))
                for id in brief.comparisons
                if id in view.comparisons
            ],
            events=[(cite.date(when), phrase.event(view, path, s)) for when, s in events(view, brief)],
            sources=[(phrase.linked(view, path, s), phrase.md(cite.reference(view.sources[s]))) for s in sources(view, brief)],
        )
        yield page(path, brief.title, "brief", brief.question, body, brief.place.path)
    path = "briefs/index.md"
    rows = [
        (f"[{phrase.md(b.title)}]({b.id}.md)", phrase.md(b.question), f"[PDF]({b.id}.pdf)") for b in view.records.briefs
    ]
    yield page(path, "Briefs", "index", "Briefs to read and to print, each from cited statements.", render("briefs", rows=rows), "briefs/")


def events(view: View, brief: Brief) -> list[tuple[str, Statement]]:
    """Dated statements between the entities of a brief, from its first date on; one a date and meaning."""
    ids = set(brief.entities)
    found: dict[tuple[str, str, str], tuple[str, Statement]] = {}
    for when, s in dated(view):
        ends = {s.subject, s.about, s.value if view.properties[s.property].value == "entity" else ""} - {""}
        if len(ends & ids) >= 2 and when >= brief.since and view.properties[s.property].value in ("entity", "date", "text"):
            found.setdefault((when, s.subject, s.property + s.value), (when, s))
    return list(found.values())


def sources(view: View, brief: Brief) -> list[str]:
    keys = set(re.findall(r"@([\w-]+)", brief.answer))
    keys |= {s.source for _, s in events(view, brief)}
    for id in brief.comparisons:
        if comparison := view.comparisons.get(id):
            for row in comparison.rows:
                for _, properties in comparison.columns:
                    keys |= {s.source for s in view.cell(comparison, row, properties)}
    return sorted(keys & set(view.sources))


def printed(view: View) -> Iterator[dict[str, Any]]:
    """Each brief as plain data for the typesetter: no Markdown, names and citations as text."""
    for brief in view.records.briefs:
        yield {
            "id": brief.id,
            "title": brief.title,
            "question": brief.question,
            "book": view.records.title,
            "answer": [_runs(view, paragraph) for paragraph in re.split(r"\n\s*\n", brief.answer) if paragraph.strip()],
            "comparisons": [
                {
                    "title": c.title,
                    "heads": ["", *(h for h, _ in c.columns)],
                    "rows": [
                        [[view.short(row)], *([_cell(view, c.about, row, s) for s in view.cell(c, row, p)] or ["not stated"] for _, p in c.columns)]
                        for row in c.rows
                        if row in view.entities
                    ],
                }
                for id in brief.comparisons
                if (c := view.comparisons.get(id))
            ],
            "events": [{"date": cite.date(when), "text": _event(view, s)} for when, s in events(view, brief)],
            "sources": [_plain(cite.reference(view.sources[key])) for key in sources(view, brief)],
        }


def _plain(text: str) -> str:
    return text.replace("*", "")


def _cited(view: View, key: str, locator: str) -> str:
    label = view.sources[key].label if key in view.sources else key
    return f"({label}, {locator})" if locator else f"({label})"


def _runs(view: View, paragraph: str) -> dict[str, str]:
    """A paragraph with its citations written out; a heading or list mark says how it is set."""
    text = " ".join(paragraph.split())
    kind = "heading" if text.startswith("#") else "item" if text.startswith("- ") else "paragraph"

    def citation(found: re.Match[str]) -> str:
        parts = []
        for part in found[0][1:-1].split(";"):
            key, _, locator = part.strip().lstrip("@").partition(",")
            parts.append(_cited(view, key.strip(), locator.strip())[1:-1])
        return f"({'; '.join(parts)})"

    text = CITED.sub(citation, text.lstrip("#- "))
    return {"kind": kind, "text": _plain(text)}


def _event(view: View, s: Statement) -> str:
    property = view.properties[s.property]
    about = f" ({view.short(s.about)})" if s.about else ""
    said = f"{view.short(s.subject)}, {property.label}: {_value(view, s)}{about}"
    return said + (f"; {s.note}" if s.note else "") + f" {_cited(view, s.source, s.locator)}"


def _cell(view: View, about: str, row: str, s: Statement) -> str:
    property = view.properties[s.property]
    parts = [property.label] if property.value == "entity" else []
    if property.value != "entity" or s.value not in (about, row):
        parts.append(_value(view, s))
    said = " ".join(parts)
    said += (f", {phrase.when(s)}" if said else phrase.when(s)) if phrase.when(s) else ""
    said += (f"; {s.note}" if said else s.note) if s.note else ""
    return f"{said} {_cited(view, s.source, s.locator)}"


def _value(view: View, s: Statement) -> str:
    match view.properties[s.property].value:
        case "entity":
            return view.short(s.value)
        case "date":
            return cite.date(s.value)
        case "quantity":
            return f"{phrase.number(s.value)} {s.unit}".strip()
        case _:
            return s.value
