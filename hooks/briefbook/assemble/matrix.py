"""The matrix: which entity stands in which relation to which other, by the properties that have a word for it.

`matrix: member` in properties.yml is such a word. Rows are entities of one kind, columns of another: the two kinds that
most of these statements connect.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from ..language.fold import folded
from ..model import Conflict, Page, Statement
from ..model.values import Locator
from . import phrase
from .comparisons import WIDE
from .render import page, render
from .statuses import Cited, clashing, located, on_record
from .view import View

SIGNS = "●◆■▲○◇□△▽◎"
OVER = "×"
"""stands before the sign of what has ended"""
CONTESTED = "≠"
"""the sign of statuses that can't hold together"""
MOST = 14
"""columns that a window has room for; the page names those that it leaves out, the file has all"""
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
    return dict(found)


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


def matrix_page(view: View, disputed: list[Conflict]) -> Page | None:
    """None for a book without statements of properties that stand in a matrix. `disputed` are all conflicts."""
    path = "matrix.md"
    found = cells(view)
    if not found:
        return None
    rows, all = sides(view, found)
    columns = all[:MOST]
    words = list(dict.fromkeys(p.matrix for p in view.records.properties if p.matrix))
    signs = {w: SIGNS[i % len(SIGNS)] for i, w in enumerate(words)}
    row_kind, column_kind = (view.kinds[view.entities[ids[0]].kind] for ids in (rows, columns))
    told = [s for (_, column), said in found.items() if column in columns for s in said]
    used = {view.properties[s.property].matrix for s in told}
    known = located(disputed)
    table = [
        (phrase.linked(view, path, row), [_cell(view, path, found.get((row, c), []), signs, known) for c in columns])
        for row in rows
        if any((row, c) in found for c in columns)
    ]
    body = render(
        "matrix",
        columns=[phrase.linked(view, path, id) for id in columns],
        rows=table,
        legend=[(signs[w], phrase.md(w)) for w in words if w in used],
        over=OVER if any(s.until for s in told) else "",
        contested=CONTESTED if any(clash for _, cells in table for _, clash in cells) else "",
        left=[phrase.linked(view, path, id) for id in all[MOST:]],
        said=[
            (phrase.linked(view, path, row), phrase.lines(view, path, _row(found, row, all), row))
            for row in rows
        ],
        of=f"{row_kind.plural} and {column_kind.plural.lower()}",
        them=column_kind.plural.lower(),
        corner=phrase.md(row_kind.label),
        file=view.link(path, "data/tables/matrix.csv"),
    )  # fmt: skip
    description = (
        f"{row_kind.plural} by {column_kind.plural.lower()}: who belongs where, in which way, and who says so."
    )
    return page(path, "Matrix", "matrix", description, body, "seeds/", WIDE, wide=True)


def _row(found: Cells, row: str, columns: list[str]) -> list[Statement]:
    return [s for column in columns for s in found.get((row, column), ())]


def _cell(
    view: View, page: str, said: list[Statement], signs: dict[str, str], disputed: Cited
) -> tuple[list[dict[str, Any]], str]:
    """Each relation that is stated, the one that most sources state first, with a link to a passage that says so; then
    what is contested, empty where all can hold."""
    told: dict[str, list[Statement]] = defaultdict(list)
    for s in said:
        told[word(view, s)].append(s)
    ranked = sorted(told.items(), key=lambda item: -len({s.source for s in item[1]}))
    return [
        {
            "sign": (OVER if group[0].until else "") + signs[view.properties[group[0].property].matrix],
            "word": phrase.md(name),
            "link": _passage(view, page, group[0]),
            "title": "; ".join(dict.fromkeys(_plain(view, s) for s in group)).replace('"', "”"),
        }
        for name, group in ranked
    ], _contested(view, page, clashing(view, said), disputed)


def _contested(view: View, page: str, clash: list[Statement], disputed: Cited) -> str:
    """The mark of statements that can't hold together, with a link to the conflict that is on record."""
    if not clash:
        return ""
    conflict = on_record(clash, disputed)
    if conflict is None:
        return f"{CONTESTED}&nbsp;<span>contested</span>"
    link = view.link(page, f"conflicts.md#{conflict.id}")
    return f'[{CONTESTED}&nbsp;<span>contested</span>]({link} "{phrase.md(conflict.title).replace(chr(34), "”")}")'


def _passage(view: View, page: str, s: Statement) -> str:
    ids = Locator.of(s.locator).ids
    return view.link(page, view.path(s.source)) + (f"#{phrase.anchor(ids[0])}" if ids else "")
