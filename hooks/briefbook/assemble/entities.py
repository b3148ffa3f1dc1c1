"""The page of an entity: what is known of it in short, all that the sources state, and where they speak of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ..language.fold import folded
from ..model import Conflict, Entity, EntityKind, Page, PassageRecord, Statement
from . import phrase
from .conflicts import listed
from .pictures import charts_of_entity
from .render import page, render
from .statuses import Cited, clashing, located, on_record
from .strip import strip
from .view import View

MANY = 12
"""of more others than these the statements are folded away"""
NEIGHBOURS = 12
"""how many of those most often named with an entity its page shows"""

BARRED = 5
"""the least greatest count of these that makes bars: they would say much of what hardly differs"""

Lines = list[tuple[str, list[str]]]
"""(label, what is said under it)"""


def entity_page(view: View, entity: Entity, disputed: list[Conflict]) -> Page:
    kind = view.kinds[entity.kind]
    path = view.path(entity.id)
    own, others = _whose(view, entity.id)
    together = [(id, n) for id, n in view.together[entity.id].most_common(NEIGHBOURS) if n > 1]
    most = max((n for _, n in together), default=1)
    body = render(
        "entity",
        entity=entity,
        kind=kind,
        names=_names(entity),
        key=key_facts(view, path, own, entity.id, located(disputed)),
        themes=themes(view, path, own, entity.id),
        strip=strip(view, entity.id),
        charts=charts_of_entity(view, path, entity.id),
        others=said_of_others(view, path, others, entity.id),
        many=MANY,
        stated=len(own) + len(others),
        sources=len({s.source for s in (*own, *others)}),
        speaks=list(_speaks(view, path, entity.id)),
        mentions=view.mentions(entity.id),
        alluded=view.alluded[entity.id],
        comparisons=[
            (c.title, view.link(path, f"comparisons/{c.id}.md"))
            for c in view.comparisons.values()
            if entity.id in c.rows or entity.id == c.about
        ],
        compare=view.link(path, f"compare.md?a={entity.id}"),
        disputed=listed(view, path, disputed),
        together=[
            (phrase.linked(view, path, id), n, round(100 * n / most) if most >= BARRED else 0) for id, n in together
        ],
        broader=[phrase.linked(view, path, id) for id in entity.broader if id in view.entities],
        narrower=[phrase.linked(view, path, id) for id in sorted(view.narrower[entity.id])],
        related=[phrase.linked(view, path, id) for id in entity.related if id in view.entities],
        title=view.records.title,
        file=view.link(path, f"data/entities/{entity.id}.csv"),
    )
    description = f"{entity.name}: {entity.gloss}. What the sources of {view.records.title} say of it, with passages."
    return page(path, entity.name, entity.kind, description, body, entity.place.path)


def _whose(view: View, id: str) -> tuple[list[Statement], list[Statement]]:
    """Statements that have the entity at one of their ends, and those that say something of others with regard to it."""
    own: list[Statement] = []
    others: list[Statement] = []
    for s in view.said_of[id]:
        ends = (s.subject, s.value if view.properties[s.property].value == "entity" else "")
        (own if id in ends else others).append(s)
    return own, others


def themes(view: View, page: str, statements: list[Statement], of: str) -> list[tuple[str, Lines]]:
    """Lines by theme, themes and properties in the order of the vocabulary, then by date."""
    order = {p.id: i for i, p in enumerate(view.records.properties)}
    ranked = sorted(
        statements, key=lambda s: (order[s.property], s.subject != of, s.since or s.date or s.value, s.source)
    )
    grouped: dict[str, list[Statement]] = {p.theme: [] for p in view.records.properties}
    for s in ranked:
        grouped[view.properties[s.property].theme].append(s)
    return [(theme, phrase.lines(view, page, group, of)) for theme, group in grouped.items() if group]


def key_facts(view: View, page: str, statements: list[Statement], of: str, disputed: Cited) -> Lines:
    """(label, facts) for the properties that the vocabulary calls key: who it is at a glance.

    Remarks are left to the full lines, which the theme leads to. Of many values only names and dates are told. They stand
    by date, then by how many sources say so; what can't hold beside something else that is said stands last and says so,
    with a link to the conflict that is on record among the `disputed` ones.
    """
    order = {p.id: i for i, p in enumerate(view.records.properties) if p.key}
    key = [s for s in statements if s.property in order]
    said: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    sayers: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for s in key:
        said[s.subject, s.value].append(s)
        sayers[s.subject, s.property, s.value].add(s.source)
    contested = {
        (s.subject, s.property, s.value): _contested(view, page, clash, disputed)
        for group in said.values()
        for clash in [clashing(view, group)]
        for s in clash
    }
    grouped: dict[tuple[int, str], list[tuple[str, Statement]]] = defaultdict(list)
    for s in key:
        label, _ = phrase.head(view, page, s, of)
        grouped[order[s.property], label].append((contested.get((s.subject, s.property, s.value), ""), s))

    def rank(told: tuple[str, Statement]) -> tuple[bool, str, int, str]:
        mark, s = told
        return bool(mark), s.since or s.date or s.until or "9", -len(sayers[s.subject, s.property, s.value]), s.value

    return [
        (phrase.capital(label), phrase.facts(view, page, sorted(group, key=rank), of))
        for (_, label), group in sorted(grouped.items(), key=lambda item: item[0])
    ]


def _contested(view: View, page: str, clash: list[Statement], disputed: Cited) -> str:
    conflict = on_record(clash, disputed)
    return f"[contested]({view.link(page, f'conflicts.md#{conflict.id}')})" if conflict else "contested"


def said_of_others(view: View, page: str, statements: list[Statement], of: str) -> Lines:
    """Lines by whom they are about: what the entity is only mentioned with regard to."""
    order = {p.id: i for i, p in enumerate(view.records.properties)}
    grouped: dict[str, list[Statement]] = defaultdict(list)
    for s in sorted(statements, key=lambda s: (order[s.property], s.since or s.date or s.value, s.source)):
        grouped[s.subject].append(s)
    ranked = sorted(grouped.items(), key=lambda item: (-len(item[1]), folded(view.short(item[0]))))
    return [(phrase.linked(view, page, id), list(phrase.labelled(view, page, group, of))) for id, group in ranked]


def _names(entity: Entity) -> list[tuple[str, str]]:
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
            f'<span lang="{n.language}">{phrase.md(n.text)}</span>' if n.language else phrase.md(n.text)
            for n in entity.names
            if n.sort == sort
        ]
        if names:
            rows.append((label, ", ".join(names)))
    for scheme in dict(entity.codes):
        codes = [phrase.md(code) for s, code in entity.codes if s == scheme]
        if scheme == "Wikidata":
            codes = [f"[{code}](https://www.wikidata.org/wiki/{code})" for code in codes]
        rows.append((scheme, ", ".join(codes)))
    return rows


def _speaks(view: View, page: str, id: str) -> Iterator[dict[str, Any]]:
    """For each source that names an entity: how often, and in which passages of which section; the most first."""
    counts = {
        key: sum(n for p, n in passages if not p.id.startswith("n")) for key, passages in view.spoken_of[id].items()
    }
    most = max(counts.values(), default=0) or 1
    for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        source = view.sources[key]
        titles = {s.number: s.title for s in source.index.sections} if source.index else {}
        sections: dict[str, list[str]] = defaultdict(list)
        for passage, n in view.spoken_of[id][key]:
            if passage.id.startswith("n"):
                name = "Notes"
            elif passage.id.startswith("t"):
                name = "Tables"
            else:
                name = titles.get(passage.section, "")
            sections[name].append(_passage_link(view, page, key, passage, n))
        yield {
            "source": phrase.linked(view, page, key),
            "count": count,
            "share": round(100 * count / most),
            "sections": [(phrase.md(name), ", ".join(links)) for name, links in sections.items()],
        }


def _passage_link(view: View, page: str, key: str, passage: PassageRecord, count: int) -> str:
    times = f"&nbsp;×{count}" if count > 1 else ""
    return f"[{phrase.locator(passage.id)}]({view.link(page, view.path(key))}#{phrase.anchor(passage.id)}){times}"


def kind_page(view: View, kind: EntityKind) -> Page:
    path = f"{kind.folder}/index.md"
    entities = sorted((e for e in view.entities.values() if e.kind == kind.id), key=lambda e: folded(e.name))
    rows: list[dict[str, Any]] = [
        {
            "link": f"[{phrase.md(e.name)}]({view.link(path, view.path(e.id))})",
            "gloss": phrase.md(e.gloss),
            "acronyms": phrase.md(", ".join(n.text for n in e.names if n.sort == "acronym")),
            "mentions": view.mentions(e.id),
            "sources": len(view.spoken_of[e.id]),
            "statements": len(view.said_of[e.id]),
        }
        for e in entities
    ]
    body = render("kind", kind=kind, rows=rows, most=max((row["mentions"] for row in rows), default=0) or 1)
    description = f"All {len(rows)} {kind.plural.lower()} that the sources speak of, with how often and what is stated."
    return page(path, kind.plural, "index", description, body, f"docs/{kind.folder}/")
