"""The page of an entity: what is known of it in short, all that the sources state, and where they speak of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from ..findings import Findings
from ..findings.statuses import clashing
from ..language.fold import folded
from ..lookup import division
from ..model import Entity, Made, PassageRecord, Statement
from ..model.values import sortable
from ..wording import phrase
from . import parts
from .conflicts import listed
from .markdown.figures import charts_of_entity
from .markdown.markup import Markup, attr, capital, md
from .markdown.statements import Lines, head, in_short, sentences
from .markdown.writer import Job, Writer
from .strip import strip
from .themes import themes

MANY = 12
"""of more others than these the statements are folded away"""
FEW = 3
"""more charts, or sources that name it, than these are folded away"""
NEIGHBOURS = 12
"""how many of those most often named with an entity its page shows"""

BARRED = 5
"""the least greatest count of these that makes bars: they would say much of what hardly differs"""


def jobs(facts: Findings) -> Iterator[Job]:
    for entity in facts.entities.values():
        yield facts.path(entity.id), partial(make, id=entity.id)


def make(facts: Findings, id: str) -> Made:
    entity = facts.entities[id]
    disputed = facts.on_record.about(id)
    kind = facts.kinds[entity.kind]
    on = Writer(facts, facts.path(entity.id))
    own, others = _whose(facts, entity.id)
    together = [(id, n) for id, n in facts.together[entity.id].most_common(NEIGHBOURS) if n > 1]
    most = max((n for _, n in together), default=1)
    divided = division.is_divided(facts, id)
    body = on.render(
        "entity",
        entity=entity,
        overview=on.text(entity.overview),
        kind=kind,
        names=_names(entity),
        briefs=on.briefs(entity.id),
        key=key_facts(on, own, entity.id),
        themes=[] if divided else themes(on, own, entity.id),
        parts=parts.overview(on, entity.id) if divided else [],
        moved=parts.moved,
        few=FEW,
        strip=strip(on, entity.id),
        charts=charts_of_entity(on, entity.id),
        others=[] if divided else said_of_others(on, others),
        many=MANY,
        stated=len(own) + len(others),
        sources=len({s.source for s in (*own, *others)}),
        speaks=list(_speaks(on, entity.id)),
        mentions=facts.mentions(entity.id),
        alluded=facts.alluded[entity.id],
        comparisons=[(c.title, on.to(f"comparisons/{c.id}.md")) for c in facts.compared_in.get(id, ())],
        compare=on.to(f"compare.md?a={entity.id}") if facts.comparable else "",
        disputed=listed(on, disputed),
        together=[(on.link(id), n, round(100 * n / most) if most >= BARRED else 0) for id, n in together],
        broader=[on.link(id) for id in entity.broader if id in facts.entities],
        narrower=[on.link(id) for id in sorted(facts.narrower[entity.id])],
        related=[on.link(id) for id in entity.related if id in facts.entities],
        title=facts.records.title,
        file=on.to(f"data/entities/{entity.id}.csv"),
    )
    description = f"{entity.name}: {entity.gloss}. What the sources of {facts.records.title} say of it, with passages."
    return on.page(entity.name, entity.kind, description, body, entity.place.path)


def _whose(facts: Findings, id: str) -> tuple[list[Statement], list[Statement]]:
    """Statements that have the entity at one of their ends, and those that say something of others with regard to it."""
    own: list[Statement] = []
    others: list[Statement] = []
    for s in facts.said_of[id]:
        (own if division.is_own(facts, s, id) else others).append(s)
    return own, others


def key_facts(on: Writer, statements: list[Statement], of: str) -> Lines:
    """(label, on.facts) for the properties that the vocabulary calls key: who it is at a glance.

    Remarks are left to the full lines, which the theme leads to. Of many values only names and dates are told. They stand
    by date, then by how many sources say so; what can't hold beside something else that is said stands last and says so,
    with a link to the conflict that is on record.
    """
    order = {p.id: i for i, p in enumerate(on.facts.records.properties) if p.key}
    key = [s for s in statements if s.property in order]
    said: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    sayers: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for s in key:
        said[s.subject, s.value].append(s)
        sayers[s.subject, s.property, s.value].add(s.source)
    contested = {
        (s.subject, s.property, s.value): _contested(on, clash)
        for group in said.values()
        for clash in [clashing(on.facts, group)]
        for s in clash
    }
    grouped: dict[tuple[int, str], list[tuple[Markup, Statement]]] = defaultdict(list)
    for s in key:
        label, _ = head(on, s, of)
        grouped[order[s.property], label].append((contested.get((s.subject, s.property, s.value), Markup()), s))

    def rank(told: tuple[Markup, Statement]) -> tuple[bool, str, int, str]:
        mark, s = told
        return (
            bool(mark),
            sortable(s.since or s.date or s.until) or "9",
            -len(sayers[s.subject, s.property, s.value]),
            s.value,
        )

    return [
        (capital(md(label)), in_short(on, sorted(group, key=rank), of))
        for (_, label), group in sorted(grouped.items(), key=lambda item: item[0])
    ]


def _contested(on: Writer, clash: list[Statement]) -> Markup:
    conflict = on.facts.on_record.clash(clash)
    return Markup.of("[contested]({})", on.to(f"conflicts.md#{conflict.id}")) if conflict else Markup("contested")


def said_of_others(on: Writer, statements: list[Statement]) -> Lines:
    """Lines by whom they are about: what the entity is only mentioned with regard to."""
    order = {p.id: i for i, p in enumerate(on.facts.records.properties)}
    grouped: dict[str, list[Statement]] = defaultdict(list)
    for s in sorted(statements, key=lambda s: (order[s.property], sortable(s.since or s.date) or s.value, s.source)):
        grouped[s.subject].append(s)
    ranked = sorted(grouped.items(), key=lambda item: (-len(item[1]), folded(on.facts.short(item[0]))))
    return [(on.link(id), sentences(on, group)) for id, group in ranked]


def _names(entity: Entity) -> list[tuple[str, Markup]]:
    """(what sort of name, names) for the box at the top of a page."""
    sorts = (
        ("acronym", "Acronyms"),
        ("other", "Other names"),
        ("former", "Former names"),
        ("endonym", "In its own languages"),
    )
    rows = []
    for sort, label in sorts:
        names = [
            Markup.of('<span lang="{}">{}</span>', attr(n.language), n.text) if n.language else md(n.text)
            for n in entity.names
            if n.sort == sort
        ]
        if names:
            rows.append((label, Markup(", ").join(names)))
    for scheme in dict(entity.codes):
        codes = [md(code) for s, code in entity.codes if s == scheme]
        if scheme == "Wikidata":
            codes = [Markup.of("[{}](https://www.wikidata.org/wiki/{})", code, code) for code in codes]
        rows.append((scheme, Markup(", ").join(codes)))
    return rows


def _speaks(on: Writer, id: str) -> Iterator[dict[str, Any]]:
    """For each source that names an entity: how often, and in which passages of which section; the most first."""
    counts = {
        key: sum(n for p, n in passages if not p.id.startswith("n")) for key, passages in on.facts.spoken_of[id].items()
    }
    most = max(counts.values(), default=0) or 1
    for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        source = on.facts.sources[key]
        titles = {s.number: s.title for s in source.index.sections} if source.index else {}
        sections: dict[str, list[Markup]] = defaultdict(list)
        for passage, n in on.facts.spoken_of[id][key]:
            if passage.id.startswith("n"):
                name = "Notes"
            elif passage.id.startswith("t"):
                name = "Tables"
            else:
                name = titles.get(passage.section, "")
            sections[name].append(_passage_link(on, key, passage, n))
        yield {
            "source": on.link(key),
            "count": count,
            "share": round(100 * count / most),
            "sections": [(name, Markup(", ").join(links)) for name, links in sections.items()],
        }


def _passage_link(on: Writer, key: str, passage: PassageRecord, count: int) -> Markup:
    times = Markup(f"&nbsp;×{count}" if count > 1 else "")
    return on.leading(phrase.locator(passage.id), key, phrase.anchor(passage.id)) + times
