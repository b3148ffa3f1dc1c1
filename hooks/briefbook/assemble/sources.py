"""The page of a source, passage by passage, and the list of all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

from .. import cite
from ..evidence.audit import audits
from ..language.fold import folded
from ..model import Page, PassageRecord, Source, Statement
from ..model.values import cited
from . import phrase
from .entities import themes
from .pictures import charts_of_table
from .render import page, render
from .view import View

PROSE = re.compile(r" {0,3}(?![-+*:]\s|[#>|<]|\d+[.)]\s)\S")
"""how a block of Markdown begins that is a paragraph"""

Retold = dict[str, list[int]]
"""the paragraphs of a digest that retell a passage, by its id"""


def source_page(view: View, source: Source) -> Page:
    path = view.path(source.key)
    facts = source.index
    stated = view.stated_by[source.key]
    digest, retold = _digest(source)
    entries = {p.id: _entry(view, path, source.key, p, retold) for p in facts.passages} if facts else {}
    titles = {s.number: phrase.md(s.title) for s in facts.sections} if facts else {}
    sections: list[dict[str, Any]] = []
    for passage in facts.passages if facts else ():
        if not passage.id.isdigit():
            continue
        if not sections or sections[-1]["number"] != passage.section:
            sections.append({"number": passage.section, "title": titles.get(passage.section, ""), "passages": []})
        sections[-1]["passages"].append(entries[passage.id])
    named: Counter[str] = Counter()
    for passage in facts.passages if facts else ():
        if not passage.id.startswith("n"):
            named.update({id: n for id, n in passage.mentions if id in view.entities})
    by_kind = [
        (
            kind.plural,
            [(phrase.linked(view, path, id), n) for id, n in named.most_common() if view.entities[id].kind == kind.id],
        )
        for kind in view.kinds.values()
    ]
    body = render(
        "source",
        source=source,
        reference=phrase.reference(cite.reference(source)),
        coins=cite.coins(source),
        note=dict(source.csl).get("note", ""),
        rights=_rights(source),
        digest=digest,
        sections=sections,
        notes=[entry for id, entry in entries.items() if id.startswith("n")],
        tables=_tables(view, path, source, entries),
        references=[phrase.reference(r) for r in facts.references] if facts else [],
        by_kind=[(label, rows) for label, rows in by_kind if rows],
        themes=themes(view, path, stated, source.key),
        verified=sum(s.verified == "machine" for s in stated),
        stated=len(stated),
        files=[
            ("BibTeX", view.link(path, f"data/sources/{source.key}.bib")),
            ("RIS", view.link(path, f"data/sources/{source.key}.ris")),
            ("CSL-JSON", view.link(path, f"data/sources/{source.key}.json")),
        ],
    )
    description = (
        f"{source.label}: “{source.title}”. How to cite it, what it states, whom it mentions, passage by passage."
    )
    return page(path, f"{source.label}: {source.title}", "source", description, body, f"seeds/{source.key}/source.yml")


def _digest(source: Source) -> tuple[str, Retold]:
    """The digest below a heading of the page, each paragraph with an anchor, and which of them retell which passage."""
    blocks = re.split(r"\n\s*\n", re.sub(r"^#", "##", source.digest, flags=re.MULTILINE).strip())
    retold: Retold = defaultdict(list)
    number = 0
    for i, block in enumerate(blocks):
        if not PROSE.match(block) or block.endswith("}"):
            continue
        number += 1
        blocks[i] = f"{block}\n{{: #argument-{number} }}"
        for key, id in cited(block):
            if key == source.key and number not in retold[id]:
                retold[id].append(number)
    return "\n\n".join(blocks), retold


def _tables(view: View, page: str, source: Source, entries: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The tables of a source: those that are described as data with their description, the others as they stand."""
    described = {t.id: t for t in view.records.tables if t.source == source.key}
    plain = {t.id: t for t in (source.index.tables if source.index else ())}
    rows: list[dict[str, Any]] = []
    for id in sorted({*described, *plain}, key=lambda id: (id[0] != "t", int(id[1:]))):
        data, table = described.get(id), plain.get(id)
        grid = [[f.name for f in data.fields], *data.rows] if data else list(table.rows) if table else []
        told = [("Unit", data.unit), ("Period", data.period.replace("/", "–")), ("Source", data.origin)] if data else []
        rows.append(
            {
                "id": id,
                "title": phrase.md(data.title if data else table.caption if table else ""),
                "told": [(label, phrase.md(text)) for label, text in told if text],
                "source": phrase.md(table.source) if table and not data else "",
                "notes": phrase.md(data.notes) if data else "",
                "at": f"[@{source.key}, {data.at}]" if data else "",
                "suspect": [(phrase.md(f"{s.row} / {s.field}"), phrase.md(s.reason)) for s in data.suspect]
                if data
                else [],
                "audits": [(phrase.md(a.check), a.at, a.passed, phrase.md(a.found)) for a in audits(data)]
                if data
                else [],
                "key": source.key,
                "rows": [[phrase.md(cell) or " " for cell in row] for row in grid],
                "file": view.link(page, f"data/tables/{source.key}-{id}.csv"),
                "charts": charts_of_table(view, data, page) if data else "",
                "entry": entries.get(id),
            }
        )
    return rows


def _entry(view: View, page: str, key: str, passage: PassageRecord, retold: Retold) -> dict[str, Any]:
    """What is told of a passage: whom it names, the years, the statements that rest on it, where the digest retells it."""
    resting = view.resting_on[key].get(passage.id, [])
    named = [
        phrase.linked(view, page, id) + (f"&nbsp;×{n}" if n > 1 else "")
        for id, n in passage.mentions
        if id in view.entities
    ]
    told = [", ".join(named), ", ".join(d for d in passage.dates if len(d) == 4)]
    told += [f"{len(resting)} statement{'s' if len(resting) > 1 else ''}"] if resting else []
    paragraphs = ", ".join(f"[paragraph {n}](#argument-{n})" for n in retold.get(passage.id, ()))
    return {
        "locator": phrase.locator(passage.id),
        "anchor": phrase.anchor(passage.id),
        "told": " · ".join(part for part in told if part) or "–",
        "retold": f"retold in {paragraphs}" if paragraphs else "",
        "statements": [_said(view, page, s) for s in resting],
    }


def _said(view: View, page: str, statement: Statement) -> str:
    """The statement in short, with a link to where it stands: on the page of its subject, or on this one."""
    whom, rest = phrase.short(view, statement, statement.source)
    there = view.link(page, view.path(statement.subject)) if statement.subject in view.entities else ""
    return f"[{phrase.md(whom)}]({there}#{statement.id}){phrase.md(rest)}"


def _rights(source: Source) -> str:
    if source.publish == "index":
        return (
            f"Licence: {source.licence}. The text is not republished here: what stands on this page is an index of its"
            " passages, its data, and an account of it in our own words."
        )
    return f"Licence: {source.licence}."


def sources_page(view: View) -> Page:
    path = "sources/index.md"
    rows = []
    for s in sorted(view.sources.values(), key=lambda s: folded(s.label)):
        fields = dict(s.csl)
        authors = "; ".join(", ".join(filter(None, name)) for name in cite.authors(s))
        year = fields.get("issued", "")[:4]
        rows.append(
            {
                "authors": phrase.md(authors or "not stated"),
                "year": phrase.md(year + s.letter if year else "n.d."),
                "title": f"[{phrase.md(s.title)}]({view.link(path, view.path(s.key))})",
                "container": phrase.md(_container(fields) or "not stated"),
                "passages": sum(p.id.isdigit() for p in s.index.passages) if s.index else 0,
                "statements": len(view.stated_by[s.key]),
            }
        )
    body = render("sources", rows=rows, data=view.link(path, "data/sources.bib"))
    return page(
        path,
        "Sources",
        "index",
        f"The {len(rows)} sources of {view.records.title}, and how to cite them.",
        body,
        "seeds/",
    )


def _container(fields: dict[str, Any]) -> str:
    """What a work appeared in; for one that stands by itself its series, or who brought it out."""
    return next((fields[k] for k in ("container-title", "collection-title", "genre", "publisher") if fields.get(k)), "")
