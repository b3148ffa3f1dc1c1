"""Entities beside each other: a table filled from statements, each cell cited."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from ..findings import Findings
from ..language.fold import folded
from ..model import Comparison, Made
from .conflicts import listed
from .markdown.cells import cells
from .markdown.markup import Markup
from .markdown.writer import Job, Writer

WIDE = ("navigation", "toc")
NOT_STATED = Markup("*not stated*{: .empty }")
FITTING = 4
"""so many columns stand beside their rows on any desktop; with more, a table scrolls in a box"""
COLUMN = 13
"""the width of a middling column in a box that scrolls, in rem"""
LEAST, MOST = 0.6, 1.8
"""how far the width of a column differs from that of a middling one"""
MARKUP = re.compile(r"<[^>]*>|\]\([^)]*\)|\{:[^}]*\}|[\[*\\]")
"""what isn't read of a cell"""
MIXED = "Of several kinds"


def jobs(facts: Findings) -> Iterator[Job]:
    for id in facts.comparisons:
        yield f"comparisons/{id}.md", partial(make, id=id)
    if facts.comparisons:
        yield "comparisons/index.md", index


def comparison_rows(on: Writer, comparison: Comparison) -> list[list[Markup]]:
    """One row an entity: its name, then a cell a column; an empty cell says so."""
    rows = []
    for id in comparison.rows:
        if not on.facts.knows(id):
            continue
        said = (
            cells(on, on.facts.cell(comparison, id, properties), id, comparison.about, properties)
            for _, properties in comparison.columns
        )
        rows.append([on.link(id), *map(_listed, said)])
    return rows


def comparison_table(on: Writer, comparison: Comparison) -> Markup:
    """The comparison as a table in a box of its own, for any page."""
    rows = comparison_rows(on, comparison)
    return on.render(
        "table",
        caption=comparison.title,
        corner=_corner(on.facts, comparison),
        heads=[heading for heading, _ in comparison.columns],
        rows=rows,
        widths=" ".join(map(str, _widths(rows))),
        wide=len(comparison.columns) > FITTING,
    )


def _widths(rows: list[list[Markup]]) -> list[int]:
    """How wide each column beside the names is: hundredths of what they leave, or, in a box that scrolls, so many rem. A column
    that says four times as much takes twice the width, within bounds."""
    said = [sum(len(MARKUP.sub("", row[i])) for row in rows) ** 0.5 for i in range(1, len(rows[0]) if rows else 0)]
    middling = sum(said) / len(said) if said else 0
    shares = [min(max(size / middling, LEAST), MOST) for size in said]
    scrolls = len(shares) > FITTING
    return [round(COLUMN * x if scrolls else 100 * x / sum(shares)) for x in shares]


def _corner(facts: Findings, comparison: Comparison) -> str:
    """What the rows are: the label of their kind, if they are of one."""
    kinds = {facts.kinds[facts.entities[id].kind].label if id in facts.entities else "Source" for id in comparison.rows}
    return kinds.pop() if len(kinds) == 1 else "Name"


def _listed(said: list[Markup]) -> Markup:
    if len(said) < 2:
        return said[0] if said else NOT_STATED
    return Markup.of("<ul>{}</ul>", Markup().join(Markup.of("<li>{}</li>", text) for text in said))


def make(facts: Findings, id: str) -> Made:
    comparison = facts.comparisons[id]
    on = Writer(facts, f"comparisons/{comparison.id}.md")
    cells = [
        bool(facts.cell(comparison, row, properties))
        for row in comparison.rows
        if facts.knows(row)
        for _, properties in comparison.columns
    ]
    body = on.render(
        "comparison",
        comparison=comparison,
        text=on.text(comparison.body),
        table=comparison_table(on, comparison),
        filled=sum(cells),
        cells=len(cells),
        disputed=listed(on, facts.on_record.touching(facts, comparison)),
        file=on.to(f"data/tables/{comparison.id}.csv"),
        briefs=on.briefs(comparison.id),
    )
    description = comparison.description or comparison.title
    return on.page(comparison.title, "comparison", description, body, comparison.place.path, WIDE, wide=True)


def index(facts: Findings) -> Made:
    on = Writer(facts, "comparisons/index.md")
    return on.page(
        "Comparisons",
        "index",
        "Tables that set entities beside each other, each cell cited.",
        on.render("comparisons", prepared=prepared(on), compare=on.to("compare.md") if facts.comparable else ""),
        "docs/comparisons/",
    )


def prepared(on: Writer) -> list[tuple[str, list[tuple[Markup, str]]]]:
    """(plural of a kind, (link, description) of each comparison whose rows are of it), kinds in their order, then titles."""
    found: dict[str, list[tuple[Markup, str]]] = defaultdict(list)
    for comparison in sorted(on.facts.comparisons.values(), key=lambda c: folded(c.title)):
        kinds = {
            on.facts.kinds[on.facts.entities[id].kind].plural if id in on.facts.entities else MIXED
            for id in comparison.rows
        }
        link = Markup.of("[{}]({})", comparison.title, on.to(f"comparisons/{comparison.id}.md"))
        found[kinds.pop() if len(kinds) == 1 else MIXED].append((link, comparison.description))
    return [(label, found[label]) for label in [*(k.plural for k in on.facts.kinds.values()), MIXED] if label in found]
