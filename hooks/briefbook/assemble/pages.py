"""The pages that are made from records, and the blocks that editors place on pages of their own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from .. import cite, layout
from ..language.fold import folded, slug
from ..model import Conflict, Page, Statement, Term
from . import phrase, sources, world
from .compare import compare_page
from .comparisons import comparison_page, comparison_table, comparisons_page, touching
from .entities import entity_page, kind_page
from .filters import chosen, concerning
from .pictures import charts_of_table
from .render import page, render
from .statuses import located
from .view import View

Block = Callable[[str, str], str]


def made(view: View, disputed: list[Conflict]) -> Iterator[Page]:
    """All pages that are made from records, but briefs and conflicts."""
    for entity in view.entities.values():
        yield entity_page(view, entity, [c for c in disputed if entity.id in c.about])
    for kind in view.kinds.values():
        yield kind_page(view, kind)
    for source in view.sources.values():
        yield sources.source_page(view, source)
    yield sources.sources_page(view)
    at = located(disputed)
    for comparison in view.comparisons.values():
        yield comparison_page(view, comparison, touching(view, comparison, at))
    yield comparisons_page(view)
    yield compare_page(view)
    yield glossary_page(view)
    yield timeline_page(view)
    yield gaps_page(view)


# -- glossary and timeline --------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Entry:
    """A headword: a term of the editors, an acronym that the texts define, or both."""

    head: str
    definition: str = ""
    names: tuple[str, ...] = ()
    senses: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    """anchors that it had before"""


def glossary_page(view: View) -> Page:
    path = "glossary.md"
    senses: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    spelled: dict[str, str] = {}
    for key, source in view.sources.items():
        for acronym in source.index.acronyms if source.index else ():
            short = acronym.short
            long = folded(acronym.long).rstrip("s").replace("organisation", "organization")
            spelled.setdefault(short + long, acronym.long)
            senses[short][long].append(f"[@{key}, {phrase.locator(acronym.passage)}]")
    entries: dict[str, Entry] = {}
    terms = {t.id: t for t in view.records.terms}
    by_name = {folded(name): t for t in view.records.terms for name in (*t.names, t.term)}
    for short, longs in senses.items():
        said = []
        for long, citations in longs.items():
            text = spelled[short + long]
            owner = _owner(view, short, text)
            name = phrase.md(text)
            if owner:
                name = f"[{name}]({view.link(path, view.path(owner))})"
            elif term := by_name.get(folded(text)) or (by_name.get(folded(short)) if len(longs) == 1 else None):
                name = name if folded(term.term) == folded(short) else f"[{name}](#{term.id})"
            said.append(f"{name} {' '.join(dict.fromkeys(citations))}")
        entries[folded(short)] = Entry(short, senses=tuple(said))
    for term in view.records.terms:
        entry = entries.setdefault(folded(term.term), Entry(term.term))
        entry.definition = term.definition
        entry.names = term.names
        entry.broader = tuple(_pointed(view, path, id, by_name, terms) for id in term.broader)
        entry.former = tuple(id for id in term.former_ids if layout.ID.fullmatch(id))
        entry.see = tuple(_pointed(view, path, id, by_name, terms) for id in term.see)
    letters: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for shape, entry in sorted(entries.items()):
        letters[shape[:1].upper() if shape[:1].isalpha() else "0–9"].append((slug(entry.head), entry))
    body = render("glossary", letters=sorted(letters.items()), count=len(entries))
    return page(
        path,
        "Glossary",
        "glossary",
        f"{len(entries)} terms and acronyms of the sources, defined in our own words.",
        body,
        "docs/glossary.yml",
    )


def _pointed(view: View, page: str, id: str, by_name: dict[str, Term], terms: dict[str, Term]) -> str:
    """A link to a record or to another term; the plain word where it is neither, which `check` reports."""
    if id in view.entities:
        return phrase.linked(view, page, id)
    term = terms.get(id) or by_name.get(folded(id))
    return f"[{phrase.md(term.term)}](#{term.id})" if term else phrase.md(id)


def _owner(view: View, short: str, long: str) -> str:
    """The entity that the long form names; among several, the one that has the short form too."""
    owners = list(dict.fromkeys(view.named.get(folded(long).rstrip("s"), ())))
    both = [id for id in owners if id in view.named.get(folded(short).rstrip("s"), ())]
    return (both or owners or [""])[0]


def timeline_page(view: View) -> Page:
    path = "timeline.md"
    decades: dict[str, list[dict[str, str]]] = defaultdict(list)
    for when, statement in dated(view):
        until = f" – {cite.date(statement.until)}" if statement.until and statement.since else ""
        ends = [statement.subject, statement.about]
        ends += [statement.value] if view.properties[statement.property].value == "entity" else []
        decades[when[:3] + "0s"].append(
            {
                "when": cite.date(when) + until,
                "text": phrase.event(view, path, statement),
                "concerns": " ".join(id for id in dict.fromkeys(ends) if id in view.entities),
                "theme": view.properties[statement.property].theme,
            }
        )
    rows = [row for group in decades.values() for row in group]
    most = max(map(len, decades.values()), default=1)
    body = render(
        "timeline",
        decades=[(decade, group, round(100 * len(group) / most)) for decade, group in sorted(decades.items())],
        count=len(rows),
        filters=[
            concerning(view, (row["concerns"] for row in rows)),
            chosen("theme", "of the kind", ((row["theme"], row["theme"]) for row in rows)),
        ],
    )
    description = f"{len(rows)} dated statements in their order, each with its passage."
    return page(path, "Timeline", "timeline", description, body, "seeds/")


def gaps_page(view: View) -> Page:
    """What the sources don't say: empty cells, entities without a statement, statements that rest on one source."""
    path = "gaps.md"
    empty = []
    for c in view.comparisons.values():
        cells = [
            (row, heading) for row in c.rows if view.knows(row) for heading, p in c.columns if not view.cell(c, row, p)
        ]
        total = len(c.columns) * sum(view.knows(row) for row in c.rows)
        empty.append((f"[{phrase.md(c.title)}]({view.link(path, f'comparisons/{c.id}.md')})", len(cells), total))
    silent = [
        (kind.plural, [(phrase.linked(view, path, e.id), view.mentions(e.id)) for e in view.entities.values()
                       if e.kind == kind.id and not view.said_of[e.id] and view.mentions(e.id)])
        for kind in view.kinds.values()
    ]  # fmt: skip
    voices: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    themes: dict[str, Counter[bool]] = defaultdict(Counter)
    for s in view.statements:
        if s.subject in view.entities:
            voices[s.subject, s.property, s.value, s.about].add(s.source)
    for (_, property, _, _), told_by in voices.items():
        themes[view.properties[property].theme][len(told_by) > 1] += 1
    alone: dict[str, list[str]] = defaultdict(list)
    for e in view.entities.values():
        told_by = {s.source for s in view.said_of[e.id]}
        if len(told_by) == 1:
            alone[told_by.pop()].append(phrase.linked(view, path, e.id))
    body = render(
        "gaps",
        empty=sorted(empty, key=lambda row: -row[1]),
        silent=[(plural, sorted(rows, key=lambda r: -r[1])) for plural, rows in silent if rows],
        themes=sorted((theme, n[False], n[True]) for theme, n in themes.items()),
        alone=[(view.sources[key].label, view.link(path, view.path(key)), alone[key]) for key in sorted(alone)],
        editors=[(phrase.event(view, path, s), phrase.md(s.basis)) for s in view.statements if s.verified == "editor"],
    )
    return page(
        path, "Gaps", "gaps", "What the sources of this shelf do not say, or only one of them says.", body, "seeds/"
    )


def dated(view: View) -> list[tuple[str, Statement]]:
    """Statements with a date, in order; those of lesser precision first."""
    found = [(when, s) for s in view.statements if (when := view.when(s))]
    return sorted(found, key=lambda pair: (pair[0], pair[1].subject, pair[1].id))


# -- blocks on pages of the editors -----------------------------------------------------------------------------------------


def blocks(view: View) -> dict[str, Block]:
    def summary(page: str, _: str) -> str:
        machine = sum(s.verified == "machine" for s in view.statements)
        return render(
            "summary",
            kinds=[
                (k.plural, sum(e.kind == k.id for e in view.entities.values()), view.link(page, f"{k.folder}/index.md"))
                for k in view.kinds.values()
            ],
            sources=(len(view.sources), view.link(page, "sources/index.md")),
            statements=len(view.statements),
            machine=machine,
            comparisons=(len(view.comparisons), view.link(page, "comparisons/index.md")),
            dated=(len(dated(view)), view.link(page, "timeline.md")),
        )

    def comparison(page: str, id: str) -> str:
        return comparison_table(view, page, view.comparisons[id]) if id in view.comparisons else ""

    def most_mentioned(page: str, kind: str) -> str:
        entities = [e for e in view.entities.values() if e.kind == kind]
        top = sorted(entities, key=lambda e: (-view.mentions(e.id), e.id))[:12]
        return ", ".join(f"{phrase.linked(view, page, e.id)}&nbsp;({view.mentions(e.id)})" for e in top)

    def search(page: str, _: str) -> str:
        kinds = ", ".join(k.label.lower() for k in view.kinds.values())
        return f'<button type="button" class="ask scripting">Search: {escape(kinds)}, a phrase …</button>'

    def picture(page: str, id: str) -> str:
        """The map, or the charts of a table, named by its source and its number."""
        if id == world.ID:
            return world.block(view, page)
        table = next((t for t in view.records.tables if f"{t.source}-{t.id}" == id), None)
        return charts_of_table(view, table, page) if table else ""

    return {
        "search": search,
        "summary": summary,
        "comparison": comparison,
        "most_mentioned": most_mentioned,
        "picture": picture,
    }
