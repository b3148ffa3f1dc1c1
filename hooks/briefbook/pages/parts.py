"""The pages below that of an entity of which much is stated: one a theme, and one for what is said of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from ..findings import Findings
from ..findings.weight import heaviest, order
from ..language.fold import slug
from ..lookup import division
from ..model import Made, Statement
from .markdown.markup import Markup
from .markdown.statements import agreed, lines, sentences
from .markdown.writer import Job, Writer
from .themes import by_theme

FIRST = 3
"""statements of each theme that the entity's own page tells"""
SHOWN = 8
"""entries below a heading that stand in sight; the others are folded"""
HEADINGS = 24
"""headings of a page that stand in sight"""
ELSEWHERE = "In other entries"


def jobs(facts: Findings) -> Iterator[Job]:
    for id in facts.entities:
        if division.is_divided(facts, id):
            for theme, _ in _parts(facts, id):
                yield division.path_of(facts, id, _name(theme)), partial(make, id=id, theme=theme)


def make(facts: Findings, id: str, theme: str) -> Made:
    entity = facts.entities[id]
    on = Writer(facts, division.path_of(facts, id, _name(theme)))
    parts = _parts(facts, id)
    statements = dict(parts)[theme]
    shown = SHOWN if theme != ELSEWHERE else FIRST
    if theme == ELSEWHERE:
        grouped: dict[str, list[Statement]] = {}
        for s in statements:
            grouped.setdefault(s.subject, []).append(s)
        told = [(on.link(other), sentences(on, group)) for other, group in grouped.items()]
    else:
        told = lines(on, statements, id)
    title = f"{entity.name}: {theme}"
    body = on.render(
        "part",
        title=title,
        entity=entity,
        back=on.link(id),
        kind=facts.kinds[entity.kind],
        index=on.to(f"{facts.kinds[entity.kind].folder}/index.md"),
        told=[(label, said[:shown], said[shown:]) for label, said in told],
        headings=HEADINGS,
        stated=len(statements),
        sources=len({s.source for s in statements}),
        parts=[(other, on.to(division.path_of(facts, id, _name(other))), other == theme) for other, _ in parts],
    )
    description = f"{len(statements)} statements on {entity.name}, {theme.lower()}: each with its passage."
    return on.page(title, entity.kind, description, body, entity.place.path, hide=("navigation",))


def overview(on: Writer, id: str) -> list[dict[str, Any]]:
    """For the entity's own page: each part with what weighs most in it, and the addresses that stood here before."""
    return [
        {
            "name": theme,
            "link": on.to(division.path_of(on.facts, id, _name(theme))),
            "count": len(statements),
            "first": [agreed(on, group, id) for group in heaviest(on.facts, statements, FIRST)],
            "moved": [s.id for s in statements],
        }
        for theme, statements in _parts(on.facts, id)
    ]


def _parts(facts: Findings, id: str) -> list[tuple[str, list[Statement]]]:
    on = Writer(facts, facts.path(id))
    own = [s for s in facts.said_of[id] if division.is_own(facts, s, id)]
    others = [s for s in facts.said_of[id] if not division.is_own(facts, s, id)]
    counts = Counter(s.subject for s in others)
    ranked = sorted(others, key=lambda s: (-counts[s.subject], s.subject, order(facts, s)))
    return [*by_theme(on, own, id), *([(ELSEWHERE, ranked)] if others else [])]


def _name(theme: str) -> str:
    return division.ELSEWHERE if theme == ELSEWHERE else slug(theme)


def moved(ids: list[str]) -> Markup:
    return Markup().join(Markup.of('<span id="{}"></span>', id) for id in ids)
