"""Figures of one quantity that differ by whose they are, by what they count, or by their time: a small table."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Property, Statement
from ...model.values import sortable
from ...wording import quantities
from ...wording.phrase import when
from . import marks
from .markup import Markup, capital, cell, md
from .writer import Writer

FEWEST = 4
"""so many figures of one quantity are a table"""
WIDEST = 10
"""so many dates stand beside each other"""
FILLED = 0.5
"""the share of the cells of such a table that hold a figure, at least"""
NOTHING = Markup("–")

Row = tuple[str, ...]
"""whose figure, with regard to whom, of what, in which unit, according to whom"""


def series(on: Writer, statements: Sequence[Statement], of: str) -> tuple[list[Markup], list[Statement]]:
    """(tables, the statements that stand in none): the figures that a source gives of each property in one unit, on the page of
    `of`."""
    grouped: dict[tuple[str, ...], list[Statement]] = {}
    for s in statements:
        if on.facts.properties[s.property].value == "quantity":
            grouped.setdefault((s.property, s.unit, s.source, s.by), []).append(s)
    tables = {key: group for key, group in grouped.items() if len(group) >= FEWEST}
    shown = {id(s) for group in tables.values() for s in group}
    return [_table(on, group, of) for group in tables.values()], [s for s in statements if id(s) not in shown]


def _table(on: Writer, group: Sequence[Statement], of: str) -> Markup:
    property = on.facts.properties[group[0].property]
    rows: dict[Row, list[Statement]] = {}
    for s in group:
        rows.setdefault((s.subject, s.about, s.of, s.by), []).append(s)
    varying = [i for i in range(4) if len({row[i] for row in rows}) > 1]
    dates = sorted({when(s) for s in group}, key=lambda date: min(_time(s) for s in group if when(s) == date))
    cited = {(s.source, s.locator) for s in group}
    beside = 1 < len(dates) <= WIDEST and len(group) >= FILLED * len(dates) * len(rows) and "" not in dates
    heads = [Markup(("Whose", "With regard to", "Of what", "According to")[i]) for i in varying]
    heads += (
        [md(date) for date in dates] if beside else [*([Markup("When")] if len(dates) > 1 else []), Markup("Figure")]
    )
    heads += [] if len(cited) == 1 else [Markup("Source")]
    lines: list[list[Markup]] = []
    for row, figures in rows.items():
        names = [_name(on, row[i], i) for i in varying]
        if beside:
            held = [[s for s in figures if when(s) == date] for date in dates]
            lines.append([*names, *(Markup("; ").join(map(_figure, one)) or NOTHING for one in held)])
            lines[-1] += [] if len(cited) == 1 else [_sources(on, figures)]
            continue
        for s in sorted(figures, key=_time):
            lines.append([*names, *([md(when(s)) or NOTHING] if len(dates) > 1 else []), _figure(s)])
            lines[-1] += [] if len(cited) == 1 else [on.cite(s)]
    table = [heads, [Markup("---")] * len(heads), *lines]
    lead = _lead(on, property, group, of, varying, [] if len(dates) > 1 else dates)
    lead += Markup.of(" {}", on.cite(group[0])) if len(cited) == 1 else Markup()
    grid = "".join(f"\n    | {' | '.join(map(cell, line))} |" for line in table)
    return Markup(f"{lead}\n    {{: .named }}\n{grid}\n")


def _lead(
    on: Writer, property: Property, group: Sequence[Statement], of: str, varying: list[int], dates: Sequence[str]
) -> Markup:
    """What all figures have in common: the quantity, its unit, and what doesn't vary."""
    first = group[0]
    parts = [capital(md(property.label)), md(first.of) if 2 not in varying else ""]
    parts += [on.link(first.subject) if 0 not in varying and first.subject != of else ""]
    parts += [
        Markup.of("with regard to {}", on.link(first.about)) if 1 not in varying and first.about not in ("", of) else ""
    ]
    parts += [Markup.of("in {}", first.unit or property.unit) if first.unit or property.unit else ""]
    parts += [*dates, f"according to {first.by}" if 3 not in varying and first.by else ""]
    return Markup(", ").join(part for part in parts if part)


def _time(s: Statement) -> str:
    return sortable(s.date or s.since or s.until)


def _name(on: Writer, text: str, column: int) -> Markup:
    if column < 2:
        return on.link(text) if text else NOTHING
    return md(text) if text else NOTHING


def _figure(s: Statement) -> Markup:
    figure = marks.anchored(s, md(quantities.words(s.value)))
    return figure + (Markup.of(" ({})", s.note) if s.note else Markup()) + marks.vouched(s)


def _sources(on: Writer, statements: Sequence[Statement]) -> Markup:
    first = {(s.source, s.locator): s for s in statements}
    return on.cite(*first.values())
