"""The page of a source, passage by passage, and the list of all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from .. import cite
from ..evidence.audit import audits
from ..findings import Findings
from ..language import figures
from ..lookup import division
from ..model import Made, PassageRecord, Source, Statement
from ..model.values import When, cited
from ..wording import phrase
from ..wording.told import told
from .markdown.figures import charts_of_table
from .markdown.markup import Markup, attr, md
from .markdown.writer import Job, Writer, reference
from .themes import themes

PROSE = re.compile(r" {0,3}(?![-+*:]\s|[#>|<]|\d+[.)]\s)\S")
"""how a block of Markdown begins that is a paragraph"""

MANY = 40
"""of more statements than these the themes are folded"""
FEW = 15
"""of more passages, notes or references than these their lists are folded"""
Retold = dict[str, list[int]]
"""the paragraphs of a digest that retell a passage, by its id"""


def jobs(facts: Findings) -> Iterator[Job]:
    for key in facts.sources:
        yield facts.path(key), partial(make, key=key)


def make(facts: Findings, key: str) -> Made:
    source = facts.sources[key]
    on = Writer(facts, facts.path(key))
    index = source.index
    stated = facts.stated_by[source.key]
    digest, retold = _digest(on, source)
    entries = {p.id: _entry(on, source.key, p, retold) for p in index.passages} if index else {}
    titles = {s.number: s.title for s in index.sections} if index else {}
    abstract = [entries[p.id] for p in index.passages if p.id.startswith("a")] if index else []
    sections: list[dict[str, Any]] = [{"number": "", "title": "Abstract", "passages": abstract}] if abstract else []
    for passage in index.passages if index else ():
        if not passage.id.isdigit():
            continue
        if len(sections) <= bool(abstract) or sections[-1]["number"] != passage.section:
            sections.append({"number": passage.section, "title": titles.get(passage.section, ""), "passages": []})
        sections[-1]["passages"].append(entries[passage.id])
    named: Counter[str] = Counter()
    for passage in index.passages if index else ():
        if not passage.id.startswith("n"):
            named.update({id: n for id, n in passage.mentions if id in facts.entities})
    by_kind = [
        (
            kind.plural,
            [(on.link(id), n) for id, n in named.most_common() if facts.entities[id].kind == kind.id],
        )
        for kind in facts.kinds.values()
    ]
    body = on.render(
        "source",
        source=source,
        reference=on.reference(source),
        coins=cite.coins(source),
        note=dict(source.csl).get("note", ""),
        rights=_rights(source),
        briefs=on.briefs(source.key),
        digest=digest,
        sections=sections,
        notes=[entry for id, entry in entries.items() if id.startswith("n")],
        tables=_tables(on, source, entries),
        references=[reference(r) for r in index.references] if index else [],
        by_kind=[(label, rows) for label, rows in by_kind if rows],
        themes=themes(on, stated, source.key),
        verified=sum(s.verified == "machine" for s in stated),
        stated=len(stated),
        many=MANY,
        few=FEW,
        passages=sum(len(section["passages"]) for section in sections),
        files=[
            ("BibTeX", on.to(f"data/sources/{source.key}.bib")),
            ("RIS", on.to(f"data/sources/{source.key}.ris")),
            ("CSL-JSON", on.to(f"data/sources/{source.key}.json")),
        ],
    )
    work = f"“{source.title}”" if source.heading == source.title else f"{source.label}: “{source.title}”"
    description = f"{work}. How to cite it, what it states, whom it mentions, passage by passage."
    return on.page(source.heading, "source", description, body, f"seeds/{source.key}/source.yml")


def _digest(on: Writer, source: Source) -> tuple[Markup, Retold]:
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
    return on.text("\n\n".join(blocks)), retold


def _tables(on: Writer, source: Source, entries: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The tables of a source: those that are described as data with their description, the others as they stand."""
    described = {t.id: t for t in on.facts.tables_of.get(source.key, ())}
    plain = {t.id: t for t in (source.index.tables if source.index else ())}
    rows: list[dict[str, Any]] = []
    for id in sorted({*described, *plain}, key=lambda id: (id[0] != "t", int(id[1:]))):
        data, table = described.get(id), plain.get(id)
        grid = [[f.name for f in data.fields], *data.rows] if data else list(table.rows) if table else []
        told = [("Unit", data.unit), ("Period", data.period.replace("/", "–")), ("Source", data.origin)] if data else []
        rows.append(
            {
                "id": id,
                "title": data.title if data else table.caption if table else "",
                "told": [(label, text) for label, text in told if text],
                "source": table.source if table and not data else "",
                "notes": data.notes if data else "",
                "at": on.citation(f"@{source.key}, {data.at}") if data else "",
                "suspect": [(f"{s.row} / {s.field}", s.reason) for s in data.suspect] if data else [],
                "audits": [
                    (a.check, on.citation(f"@{source.key}, {a.at}") if a.at else "", a.passed, a.found)
                    for a in (audits(data) if data else ())
                ],
                "rows": [[text or " " for text in row] for row in grid],
                "file": on.to(f"data/tables/{source.key}-{id}.csv"),
                "charts": charts_of_table(on, data) if data else "",
                "entry": entries.get(id),
            }
        )
    return rows


def _entry(on: Writer, key: str, passage: PassageRecord, retold: Retold) -> dict[str, Any]:
    """What is told of a passage: whom it names, the years, the statements that rest on it, where the digest retells it."""
    resting = on.facts.resting_on[key].get(passage.id, [])
    named = [
        on.link(id) + Markup(f"&nbsp;×{n}" if n > 1 else "") + Markup(" (perhaps)" if id in passage.unsure else "")
        for id, n in passage.mentions
        if id in on.facts.entities
    ]
    years = sorted(
        {end.year for when in _dates(on.facts.sources[key], passage) for end in when.ends if end.digits == 4}
    )
    parts = [Markup(", ").join(named), Markup(", ").join(map(str, years))]
    parts += [md(f"{len(resting)} statement{'s' if len(resting) > 1 else ''}")] if resting else []
    paragraphs = Markup(", ").join(Markup(f"[paragraph {n}](#argument-{n})") for n in retold.get(passage.id, ()))
    return {
        "locator": phrase.locator(passage.id),
        "anchor": phrase.anchor(passage.id),
        "told": Markup(" · ").join(part for part in parts if part) or "–",
        "retold": Markup.of("retold in {}", paragraphs) if paragraphs else "",
        "statements": [_said(on, s) for s in resting],
    }


def _dates(source: Source, passage: PassageRecord) -> Iterator[When]:
    """The dates of a passage; of a table, those of its header, too."""
    yield from (dated.when for dated in passage.values.dates)
    for table in source.index.tables if source.index else ():
        if table.id == passage.id and table.rows:
            yield from (when for head in table.rows[0] for when, _ in figures.read(head).dates)


def _said(on: Writer, statement: Statement) -> Markup:
    """The statement as a sentence that leads to where it stands: on the page of its subject, or on this one."""
    sentence = told(on.facts, statement).plain()
    if statement.subject not in on.facts.entities:
        return Markup.of("[{}](#{})", sentence, attr(statement.id))
    return Markup.of("[{}]({})", sentence, on.to(division.place(on.facts, statement)))


def _rights(source: Source) -> str:
    if source.publish == "index":
        return (
            f"Licence: {source.licence}. The text is not republished here: what stands on this page is an index of its"
            " passages, its data, and an account of it in our own words."
        )
    return f"Licence: {source.licence}."
