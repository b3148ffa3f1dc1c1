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
FITTING = 4
"""so many columns stand beside their rows on any desktop; with more, a table scrolls in a box"""


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


def comparison_table(view: View, page: str, comparison: Comparison) -> str:
    """The comparison as a table in a box of its own, for any page."""
    return render(
        "table",
        caption=comparison.title,
        corner=_corner(view, comparison),
        heads=[heading for heading, _ in comparison.columns],
        rows=comparison_rows(view, page, comparison),
        wide=len(comparison.columns) > FITTING,
    )


def _corner(view: View, comparison: Comparison) -> str:
    """What the rows are: the label of their kind, if they are of one."""
    kinds = {view.kinds[view.entities[id].kind].label if id in view.entities else "Source" for id in comparison.rows}
    return kinds.pop() if len(kinds) == 1 else "Name"


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
    cells = [
        bool(view.cell(comparison, row, properties))
        for row in comparison.rows
        if view.knows(row)
        for _, properties in comparison.columns
    ]
    body = render(
        "comparison",
        comparison=comparison,
        table=comparison_table(view, path, comparison),
        filled=sum(cells),
        cells=len(cells),
        disputed=[(c.title, view.link(path, f"conflicts.md#{c.id}")) for c in disputed],
        file=view.link(path, f"data/tables/{comparison.id}.csv"),
    )
    description = comparison.description or comparison.title
    return page(path, comparison.title, "comparison", description, body, comparison.place.path, WIDE, wide=True)


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
        render("comparisons", rows=rows, compare=view.link(path, "compare.md")),
        "docs/comparisons/",
    )
