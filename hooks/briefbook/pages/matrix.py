"""The matrix: which entity stands in which relation to which other, by the properties that have a word for it.

`matrix: member` in properties.yml is such a word. Rows are entities of one kind, columns of another: the two kinds that
most of these statements connect.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ..findings import Findings
from ..findings.relations import Cells, sides
from ..findings.statuses import clashing
from ..model import Made, Statement
from ..model.values import Locator
from ..wording import phrase
from .comparison import WIDE
from .markdown import statements
from .markdown.markup import Markup
from .markdown.writer import Job, Writer

SIGNS = "●◆■▲○◇□△▽◎"
OVER = "×"
"""stands before the sign of what has ended"""
CONTESTED = "≠"
"""the sign of statuses that can't hold together"""
MOST = 14
"""columns that a window has room for; the page names those that it leaves out, the file has all"""


PATH = "matrix.md"


def jobs(facts: Findings) -> Iterator[Job]:
    """None for a book without statements of properties that stand in a matrix."""
    if facts.relations:
        yield PATH, make


def make(facts: Findings) -> Made:
    on = Writer(facts, PATH)
    found = facts.relations
    rows, all = sides(facts, found)
    columns = all[:MOST]
    words = list(dict.fromkeys(p.matrix for p in facts.records.properties if p.matrix))
    signs = {w: SIGNS[i % len(SIGNS)] for i, w in enumerate(words)}
    row_kind, column_kind = (facts.kinds[facts.entities[ids[0]].kind] for ids in (rows, columns))
    told = [s for (_, column), said in found.items() if column in columns for s in said]
    used = {facts.properties[s.property].matrix for s in told}
    table = [
        (on.link(row), [_cell(on, found.get((row, c), []), signs) for c in columns])
        for row in rows
        if any((row, c) in found for c in columns)
    ]
    body = on.render(
        "matrix",
        columns=[on.link(id) for id in columns],
        rows=table,
        legend=[(signs[w], w) for w in words if w in used],
        over=OVER if any(s.until for s in told) else "",
        contested=CONTESTED if any(clash for _, cells in table for _, clash in cells) else "",
        left=[on.link(id) for id in all[MOST:]],
        said=[
            (on.link(row), statements.lines(on, _row(found, row, all), row))
            for row in rows
        ],
        of=f"{row_kind.plural} and {column_kind.plural.lower()}",
        them=column_kind.plural.lower(),
        corner=row_kind.label,
        file=on.to("data/tables/matrix.csv"),
    )  # fmt: skip
    description = (
        f"{row_kind.plural} by {column_kind.plural.lower()}: who belongs where, in which way, and who says so."
    )
    return on.page("Matrix", "matrix", description, body, "seeds/", WIDE, wide=True)


def _row(found: Cells, row: str, columns: list[str]) -> list[Statement]:
    return [s for column in columns for s in found.get((row, column), ())]


def _cell(on: Writer, said: list[Statement], signs: dict[str, str]) -> tuple[list[dict[str, Any]], Markup]:
    """Each relation that is stated, the one that most sources state first, with a link to a passage that says so; then
    what is contested, empty where all can hold."""
    told: dict[str, list[Statement]] = defaultdict(list)
    for s in said:
        told[phrase.matrix_word(on.facts, s)].append(s)
    ranked = sorted(told.items(), key=lambda item: -len({s.source for s in item[1]}))
    return [
        {
            "sign": (OVER if group[0].until else "") + signs[on.facts.properties[group[0].property].matrix],
            "word": name,
            "link": _passage(on, group[0]),
            "title": "; ".join(dict.fromkeys(phrase.relation(on.facts, s) for s in group)).replace('"', "”"),
        }
        for name, group in ranked
    ], _contested(on, clashing(on.facts, said))


def _contested(on: Writer, clash: list[Statement]) -> Markup:
    """The mark of statements that can't hold together, with a link to the conflict that is on record."""
    if not clash:
        return Markup()
    conflict = on.facts.on_record.clash(clash)
    if conflict is None:
        return Markup(f"{CONTESTED}&nbsp;<span>contested</span>")
    link, title = on.to(f"conflicts.md#{conflict.id}"), conflict.title.replace('"', "”")
    return Markup.of('[{}&nbsp;<span>contested</span>]({} "{}")', CONTESTED, link, title)


def _passage(on: Writer, s: Statement) -> Markup:
    """The address of the first passage that says so."""
    ids = Locator.of(s.locator).ids
    return on.at(s.source, phrase.anchor(ids[0]) if ids else "")
