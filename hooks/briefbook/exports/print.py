"""Briefs as plain data for the typesetter: runs of text with a style, names and citations written out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .. import cite
from ..lookup import Facts, briefs
from ..model import (
    Statement,
)
from ..wording import phrase
from ..wording.dates import words as date

CITED = re.compile(r"\[@[^\]]+\]")


def printed(facts: Facts) -> Iterator[dict[str, Any]]:
    """Each brief as plain data for the typesetter: runs of text with a style, names and citations written out."""
    for brief in facts.records.briefs:
        yield {
            "id": brief.id,
            "title": brief.title,
            "question": brief.question,
            "book": facts.records.title,
            "answer": [{"kind": kind, "runs": runs(_cited(facts, text))} for kind, text in blocks(brief.answer)],
            "comparisons": [
                {
                    "title": c.title,
                    "heads": ["", *(heading for heading, _ in c.columns)],
                    "rows": [
                        [[facts.short(row)], *(_cell(facts, c.about, row, facts.cell(c, row, p)) for _, p in c.columns)]
                        for row in c.rows
                        if facts.knows(row)
                    ],
                }
                for id in brief.comparisons
                if (c := facts.comparisons.get(id))
            ],
            "events": [{"date": date(when), "text": _event(facts, s)} for when, s in briefs.events(facts, brief)],
            "sources": [
                runs(cite.reference(facts.sources[key], facts.records.style)) for key in briefs.sources(facts, brief)
            ],
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


def _cited(facts: Facts, text: str) -> str:
    """The text with its citations as print has them: (Lee 2025, ¶24)."""

    def citation(found: re.Match[str]) -> str:
        parts = []
        for part in found[0][1:-1].split(";"):
            key, _, locator = part.strip().lstrip("@").partition(",")
            parts.append(_source(facts, key.strip(), locator.strip()))
        return f"({'; '.join(parts)})"

    return CITED.sub(citation, text)


def _source(facts: Facts, key: str, locator: str) -> str:
    label = facts.sources[key].label if key in facts.sources else key
    return f"{label}, {locator}" if locator else label


def _event(facts: Facts, s: Statement) -> str:
    property = facts.properties[s.property]
    about = f" ({facts.short(s.about)})" if s.about else ""
    said = f"{facts.short(s.subject)}, {property.label}: {phrase.plain(facts, s)}{about}"
    return said + (f"; {s.note}" if s.note else "") + f" ({_source(facts, s.source, s.locator)})"


def _cell(facts: Facts, about: str, row: str, statements: list[Statement]) -> list[str]:
    """What a cell says, sources that agree in one line."""
    grouped: dict[str, list[str]] = {}
    for s in statements:
        property = facts.properties[s.property]
        verb = property.value == "entity"
        backwards = verb and s.value == row and s.subject != about and property.inverse
        parts = [property.inverse if backwards else property.label] if verb else []
        if not verb or s.value not in (about, row):
            parts.append(phrase.plain(facts, s))
        if s.subject not in (about, row):
            parts.append(facts.short(s.subject))
        rest = "; ".join(t for t in (phrase.when(s), s.note) if t)
        said = f"{rest} ({_source(facts, s.source, s.locator)})".strip()
        grouped.setdefault(" ".join(parts), []).append(said)
    return [
        f"{said}{' ' if tails[0].startswith('(') else ', '}{'; '.join(tails)}" for said, tails in grouped.items()
    ] or ["not stated"]
