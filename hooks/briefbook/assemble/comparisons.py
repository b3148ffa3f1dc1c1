"""Entities beside each other: a table filled from statements, each cell cited."""

from __future__ import annotations

from collections import defaultdict

from ..attest import cited, locate
from ..model import Comparison, Conflict, Page
from . import phrase
from .render import page, render
from .view import View

WIDE = ("navigation", "toc")
NOT_STATED = "*not stated*{: .empty }"


def comparison_rows(view: View, page: str, comparison: Comparison) -> list[list[str]]:
    """One row an entity: its name, then a cell a column; an empty cell says so."""
    rows = []
    for id in comparison.rows:
        if not view.knows(id):
            continue
        cells = [phrase.linked(view, page, id)]
        for _, properties in comparison.columns:
            found = view.cell(comparison, id, properties)
            said = phrase.cells(view, page, found, id, comparison.about, properties)
            cells.append(_listed(said))
        rows.append(cells)
    return rows


def _listed(said: list[str]) -> str:
    if len(said) < 2:
        return said[0] if said else NOT_STATED
    return "<ul>" + "".join(f"<li>{text}</li>" for text in said) + "</ul>"


Cited = list[tuple[Conflict, set[tuple[str, str]]]]
"""conflicts, each with the passages that its sides cite"""


def located(disputed: list[Conflict]) -> Cited:
    """The conflicts with their passages, read once for all comparisons."""
    return [(c, {passage for side in c.sides for passage in cited(side.at)}) for c in disputed]


def touching(view: View, comparison: Comparison, disputed: Cited) -> list[Conflict]:
    """The conflicts about a cell: they cite the cell's passage, and all that they are about stands in the cell."""
    cells: dict[tuple[str, str], list[set[str]]] = defaultdict(list)
    for row in comparison.rows:
        for _, properties in comparison.columns:
            for s in view.cell(comparison, row, properties):
                for id in locate(s.locator) or ():
                    cells[s.source, id].append({s.subject, s.value, s.about})
    return [
        conflict
        for conflict, at in disputed
        if (conflict.about or conflict.kind == "audit")
        and any({*conflict.about} <= ends for passage in at & cells.keys() for ends in cells[passage])
    ]


def comparison_page(view: View, comparison: Comparison, disputed: list[Conflict]) -> Page:
    path = f"comparisons/{comparison.id}.md"
    rows = comparison_rows(view, path, comparison)
    filled = sum(c != NOT_STATED for row in rows for c in row[1:])
    body = render(
        "comparison",
        comparison=comparison,
        heads=[h for h, _ in comparison.columns],
        rows=rows,
        filled=filled,
        cells=sum(len(row) - 1 for row in rows),
        disputed=[(c.title, view.link(path, f"conflicts.md#{c.id}")) for c in disputed],
        file=view.link(path, f"data/tables/{comparison.id}.csv"),
    )
    description = comparison.description or comparison.title
    return page(path, comparison.title, "comparison", description, body, comparison.place.path, WIDE)


def comparisons_page(view: View) -> Page:
    path = "comparisons/index.md"
    rows = [
        (f"[{phrase.md(c.title)}]({view.link(path, f'comparisons/{c.id}.md')})", phrase.md(c.description))
        for c in view.comparisons.values()
    ]
    return page(
        path,
        "Comparisons",
        "index",
        "Tables that set entities beside each other, each cell cited.",
        render("comparisons", rows=rows),
        "docs/comparisons/",
    )
