"""The matrix: which entity stands in which relation to which other, by the properties that have a word for it.

`matrix: member` in properties.yml is such a word. Rows are entities of one kind, columns of another: the two kinds that
most of these statements connect.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from ..attest import locate
from ..fold import folded
from ..model import Page, Statement
from . import phrase
from .render import page, render
from .view import View

SIGNS = "●◆■▲○◇□△▽◎"
OVER = "×"
"""the sign of what has ended"""
LEAST = 2
"""entries that make a column"""
Cells = dict[tuple[str, str], list[Statement]]


def cells(view: View) -> Cells:
    """The statements of each cell, by row and column; in the order of the properties, then by date."""
    order = {p.id: i for i, p in enumerate(view.records.properties) if p.matrix}
    told = [s for s in view.statements if s.property in order and s.subject in view.entities]
    kinds = Counter((view.entities[s.subject].kind, view.entities[s.value].kind) for s in told)
    if not kinds:
        return {}
    pair = min(kinds, key=lambda pair: (-kinds[pair], pair))
    found: Cells = defaultdict(list)
    for s in sorted(told, key=lambda s: (bool(s.until), order[s.property], s.since or s.date or "9", s.source, s.id)):
        if (view.entities[s.subject].kind, view.entities[s.value].kind) == pair:
            found[s.subject, s.value].append(s)
    rows = Counter(column for _, column in found)
    return {cell: said for cell, said in found.items() if rows[cell[1]] >= LEAST}


def sides(view: View, found: Cells) -> tuple[list[str], list[str]]:
    """Rows by name, and columns with the fullest first."""
    filled = Counter(column for _, column in found)
    rows = sorted({row for row, _ in found}, key=lambda id: folded(view.name(id)))
    return rows, sorted(filled, key=lambda id: (-filled[id], folded(view.short(id))))


def word(view: View, s: Statement) -> str:
    """What a cell says: the word of the property; 'former' where it has ended."""
    return ("former " if s.until else "") + view.properties[s.property].matrix


def table(view: View) -> list[list[str]]:
    """The matrix as plain text, for other programs."""
    found = cells(view)
    rows, columns = sides(view, found)
    return [["", *(view.name(id) for id in columns)]] + [
        [view.name(row), *("; ".join(dict.fromkeys(_plain(view, s) for s in found.get((row, c), ()))) for c in columns)]
        for row in rows
    ]


def _plain(view: View, s: Statement) -> str:
    when = f" {phrase.when(s)}" if phrase.when(s) else ""
    return f"{word(view, s)}{when} ({view.sources[s.source].label}, {s.locator})"


def matrix_page(view: View) -> Page | None:
    """None for a book without properties that stand in a matrix, or with too few statements of them."""
    path = "matrix.md"
    found = cells(view)
    if not found:
        return None
    rows, columns = sides(view, found)
    words = list(dict.fromkeys(p.matrix for p in view.records.properties if p.matrix))
    signs = {w: SIGNS[i % len(SIGNS)] for i, w in enumerate(words)}
    row_kind, column_kind = (view.kinds[view.entities[ids[0]].kind] for ids in (rows, columns))
    used = {word(view, s) for said in found.values() for s in said}
    body = render(
        "matrix",
        columns=[phrase.linked(view, path, id) for id in columns],
        rows=[
            (phrase.linked(view, path, row), [_cell(view, path, found.get((row, c), []), signs) for c in columns])
            for row in rows
        ],
        legend=[(signs[w], phrase.md(w)) for w in words if w in used]
        + ([(OVER, "former")] if any(w.startswith("former ") for w in used) else []),
        said=[
            (phrase.linked(view, path, row), phrase.lines(view, path, _row(found, row, columns), row))
            for row in rows
        ],
        of=f"{row_kind.plural} and {column_kind.plural.lower()}",
        corner=phrase.md(row_kind.label),
        file=view.link(path, "data/tables/matrix.csv"),
    )  # fmt: skip
    description = (
        f"{row_kind.plural} by {column_kind.plural.lower()}: who belongs where, in which way, and who says so."
    )
    return page(path, "Matrix", "matrix", description, body, "seeds/", wide=True)


def _row(found: Cells, row: str, columns: list[str]) -> list[Statement]:
    return [s for column in columns for s in found.get((row, column), ())]


def _cell(view: View, page: str, said: list[Statement], signs: dict[str, str]) -> list[dict[str, Any]]:
    """Each relation that is stated, the one that most sources state first, with a link to a passage that says so."""
    told: dict[str, list[Statement]] = defaultdict(list)
    for s in said:
        told[word(view, s)].append(s)
    ranked = sorted(told.items(), key=lambda item: -len({s.source for s in item[1]}))
    return [
        {
            "sign": OVER if group[0].until else signs[view.properties[group[0].property].matrix],
            "word": phrase.md(name),
            "link": _passage(view, page, group[0]),
            "title": "; ".join(dict.fromkeys(_plain(view, s) for s in group)).replace('"', "”"),
        }
        for name, group in ranked
    ]


def _passage(view: View, page: str, s: Statement) -> str:
    ids = locate(s.locator) or ()
    return view.link(page, view.path(s.source)) + (f"#{phrase.anchor(ids[0])}" if ids else "")
