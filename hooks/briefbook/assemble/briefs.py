"""Briefs: a question, an answer, and what the sources state, as a web page and as data for the printed one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .. import cite
from ..model import Brief, Page, Statement
from . import phrase
from .comparisons import comparison_table
from .pages import dated
from .render import page, render
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
                (view.comparisons[id].title, comparison_table(view, path, view.comparisons[id]))
                for id in brief.comparisons
                if id in view.comparisons
            ],
            events=[(cite.date(when), phrase.event(view, path, s)) for when, s in events(view, brief)],
            sources=[
                (phrase.linked(view, path, key), phrase.reference(cite.reference(view.sources[key])))
                for key in sources(view, brief)
            ],
        )
        yield page(path, brief.title, "brief", brief.question, body, brief.place.path)
    path = "briefs/index.md"
    rows = [
        (f"[{phrase.md(b.title)}]({b.id}.md)", phrase.md(b.question), f"[PDF]({b.id}.pdf)") for b in view.records.briefs
    ]
    yield page(
        path,
        "Briefs",
        "index",
        "Briefs to read and to print, each from cited statements.",
        render("briefs", rows=rows),
        "briefs/",
    )


def events(view: View, brief: Brief) -> list[tuple[str, Statement]]:
    """Dated statements between the entities of a brief, from its first date on; one a date and meaning."""
    ids = set(brief.entities)
    found: dict[tuple[str, str, str], tuple[str, Statement]] = {}
    for when, s in dated(view):
        ends = {s.subject, s.about, s.value if view.properties[s.property].value == "entity" else ""} - {""}
        if (
            len(ends & ids) >= 2
            and when >= brief.since
            and view.properties[s.property].value in ("entity", "date", "text")
        ):
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
    """Each brief as plain data for the typesetter: runs of text with a style, names and citations written out."""
    for brief in view.records.briefs:
        yield {
            "id": brief.id,
            "title": brief.title,
            "question": brief.question,
            "book": view.records.title,
            "answer": [{"kind": kind, "runs": runs(_cited(view, text))} for kind, text in blocks(brief.answer)],
            "comparisons": [
                {
                    "title": c.title,
                    "heads": ["", *(heading for heading, _ in c.columns)],
                    "rows": [
                        [[view.short(row)], *(_cell(view, c.about, row, view.cell(c, row, p)) for _, p in c.columns)]
                        for row in c.rows
                        if view.knows(row)
                    ],
                }
                for id in brief.comparisons
                if (c := view.comparisons.get(id))
            ],
            "events": [{"date": cite.date(when), "text": _event(view, s)} for when, s in events(view, brief)],
            "sources": [runs(cite.reference(view.sources[key])) for key in sources(view, brief)],
        }


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """(heading, item or paragraph, its text) of the plain Markdown that a brief's answer is written in."""
    for block in re.split(r"\n\s*\n|\n(?=[-*] |#)", text):
        line = " ".join(block.split())
        if line.startswith("#"):
            yield "heading", line.lstrip("# ")
        elif re.match(r"[-*] ", line):
            yield "item", line[2:]
        elif line:
            yield "paragraph", line


def runs(text: str) -> list[dict[str, str]]:
    """Text cut where **bold** and *italics* begin and end; other marks of Markdown don't occur in briefs."""
    result = []
    for part in re.split(r"(\*\*[^*]+\*\*|\*[^*]+\*)", text):
        style = "bold" if part.startswith("**") else "italic" if part.startswith("*") else "plain"
        if part:
            result.append({"style": style, "text": part.strip("*") if style != "plain" else part})
    return result


def _cited(view: View, text: str) -> str:
    """The text with its citations as print has them: (Lee 2025, ¶24)."""

    def citation(found: re.Match[str]) -> str:
        parts = []
        for part in found[0][1:-1].split(";"):
            key, _, locator = part.strip().lstrip("@").partition(",")
            parts.append(_source(view, key.strip(), locator.strip()))
        return f"({'; '.join(parts)})"

    return CITED.sub(citation, text)


def _source(view: View, key: str, locator: str) -> str:
    label = view.sources[key].label if key in view.sources else key
    return f"{label}, {locator}" if locator else label


def _event(view: View, s: Statement) -> str:
    property = view.properties[s.property]
    about = f" ({view.short(s.about)})" if s.about else ""
    said = f"{view.short(s.subject)}, {property.label}: {phrase.plain(view, s)}{about}"
    return said + (f"; {s.note}" if s.note else "") + f" ({_source(view, s.source, s.locator)})"


def _cell(view: View, about: str, row: str, statements: list[Statement]) -> list[str]:
    """What a cell says, sources that agree in one line."""
    grouped: dict[str, list[str]] = {}
    for s in statements:
        property = view.properties[s.property]
        verb = property.value == "entity"
        backwards = verb and s.value == row and s.subject != about and property.inverse
        parts = [property.inverse if backwards else property.label] if verb else []
        if not verb or s.value not in (about, row):
            parts.append(phrase.plain(view, s))
        if s.subject not in (about, row):
            parts.append(view.short(s.subject))
        rest = "; ".join(t for t in (phrase.when(s), s.note) if t)
        said = f"{rest} ({_source(view, s.source, s.locator)})".strip()
        grouped.setdefault(" ".join(parts), []).append(said)
    return [
        f"{said}{' ' if tails[0].startswith('(') else ', '}{'; '.join(tails)}" for said, tails in grouped.items()
    ] or ["not stated"]
