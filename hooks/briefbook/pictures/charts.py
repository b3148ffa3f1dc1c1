"""Which tables of data are drawn, and how: decided by their shape, not by what they tell.

- fields named by years, a row for each thing: lines, or a small panel for each where there are many;
- a column of years and a number: columns, or a line where there are many;
- a label and a number: bars; a label and two numbers of one unit: two points and the way between them.

What has another shape is not drawn, and nothing is said. A table whose rows have units of their own is not drawn either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from ..evidence.audit import Unreadable, number
from ..language.fold import folded
from ..model import DataTable, Field, Picture
from ..wording import phrase

FEWEST = 3
"""figures that make a picture worth looking at"""
MOST_BARS, MOST_LINES, MOST_PANELS, MOST_COLUMNS = 20, 6, 12, 8
NUMBERS = ("number", "integer", "percent")
NO_UNIT, UNSTATED = "none", "not stated"
"""what a table says in place of its unit: that its figures have none, and that its source names none"""
YEAR = re.compile(r"(1[5-9]|20)\d\d")
Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of figures of a table, with its unit."""

    column: int
    field: Field
    unit: str


class Shape(NamedTuple):
    """What a picture of a table shows, before it has a name."""

    sort: Literal["bars", "pairs", "columns", "lines", "panels"]
    told: str
    """in words"""
    data: dict[str, Any]
    of: str = ""
    """the column that it shows, where others are left out"""


def charts(table: DataTable, concerning: frozenset[str] = frozenset(), suffix: str = "") -> list[Picture]:
    """The pictures of a table: at most two, one a unit. Rows whose labels are `concerning` stand out in them."""
    if not table.chart or not table.fields or table.unit == NO_UNIT:
        return []
    over = _over_years(table, concerning)
    made = [over] if over else list(_by_row(table, concerning))[:2]
    return [
        Picture(
            id="-".join(filter(None, (table.source, table.id, str(i) if i > 1 else "", suffix))),
            sort=shape.sort,
            title=f"{table.title}: {shape.of}" if shape.of else table.title,
            description=shape.told,
            data={**shape.data, "unit": f"unit {UNSTATED}"} if shape.data["unit"] == UNSTATED else shape.data,
        )
        for i, shape in enumerate(made, start=1)
    ]


def unit(table: DataTable) -> str:
    """The unit of a table in words; empty where its figures have none."""
    return "" if table.unit == NO_UNIT else f"unit {UNSTATED}" if table.unit == UNSTATED else table.unit


# -- cells ----------------------------------------------------------------------------------------------------------------


def value(text: str) -> float | None:
    """The number in a cell; None where it holds none."""
    if text.strip() in ("", "-", "–"):
        return None
    try:
        return float(number(text))
    except Unreadable:
        return None


def doubts(table: DataTable, row: str, field: str) -> list[str]:
    """Why a cell is suspect."""
    return [s.reason for s in table.suspect if s.row in ("*", row.strip()) and s.field in ("*", field)]


def _reasons(table: DataTable, columns: list[int]) -> list[str]:
    """Why figures in some columns are suspect, each reason once."""
    cells = [(row[0], table.fields[i].name) for row in table.rows for i in columns if value(row[i]) is not None]
    return list(dict.fromkeys(why for cell in cells for why in doubts(table, *cell)))


def measures(table: DataTable) -> list[Measure]:
    """Its columns of figures, each with its unit. None where the rows have units of their own.

    One unit is that of all columns; of several, separated by commas, one belongs to the column that it names, in
    brackets or by a word of its own, and what is left to the first column that is left.
    """
    units = [u.strip() for u in re.split(r",(?![^(]*\))", table.unit) if u.strip()]
    texts = {folded(f.name) for f in table.fields if f.type == "string"}
    if any(_within(text, unit) for text in texts for unit in units if folded(unit) != text):
        return []
    units = [unit for unit in units if folded(unit) not in texts]
    found = [(i, f) for i, f in enumerate(table.fields) if f.type in NUMBERS]
    named = {i: unit for i, field in found for unit in units if _names(unit, field.name)}
    left = [unit for unit in units if unit not in named.values()]
    result = []
    for i, field in found:
        unit = named.get(i) or (left[0] if left else units[0] if len(units) == 1 else "")
        unit = "per cent" if field.type == "percent" and "cent" not in unit else unit
        result.append(Measure(i, field, re.sub(r"\s*\([^)]*\)$", "", unit) if len(units) > 1 else unit))
    return result


def _within(word: str, text: str) -> bool:
    return len(word) > 3 and re.search(rf"\b{re.escape(word)}s?\b", folded(text)) is not None


def _names(unit: str, field: str) -> bool:
    inside = re.search(r"\(([^)]*)\)$", unit)
    words = re.findall(r"\w{4,}", folded(inside[1] if inside else unit))
    return any(word in folded(field) for word in words) and (inside is not None or folded(unit) in folded(field))


def said(number: float) -> str:
    return phrase.number(f"{number:f}".rstrip("0").rstrip("."))


# -- shapes ---------------------------------------------------------------------------------------------------------------


def _over_years(table: DataTable, concerning: frozenset[str]) -> Shape | None:
    """Lines or panels, where the fields but the first are years."""
    years = [(i, int(f.name)) for i, f in enumerate(table.fields) if f.type in NUMBERS and YEAR.fullmatch(f.name)]
    if len(years) < FEWEST or len(years) < len(table.fields) - 1 or table.fields[0].type != "string":
        return None
    rows: Rows = []
    for row in table.rows:
        points = [
            (year, v, bool(doubts(table, row[0], table.fields[i].name)))
            for i, year in years
            if (v := value(row[i])) is not None
        ]
        if points:
            rows.append({"label": row[0], "points": points, "marked": row[0] in concerning})
    if not rows or len(rows) > MOST_PANELS:
        return None
    many = len(rows) > MOST_LINES
    ends = "; ".join(f"{r['label']}: {said(r['points'][0][1])} to {said(r['points'][-1][1])}" for r in rows)
    how = f"A small chart for each of {len(rows)} rows" if many else f"{len(rows)} lines"
    told = f"{how}, from {years[0][1]} to {years[-1][1]}{_in(table.unit)}. First and last figures: {ends}."
    reasons = _reasons(table, [i for i, _ in years])
    return Shape("panels" if many else "lines", told, {"unit": table.unit, "rows": rows, "reasons": reasons})


def _by_row(table: DataTable, concerning: frozenset[str]) -> Iterator[Shape]:
    """Columns, bars or pairs: a row for each thing, a picture for each unit."""
    found = measures(table)
    if any(YEAR.fullmatch(m.field.name) for m in found):
        return
    groups: dict[str, list[Measure]] = {}
    for measure in found:
        if sum(value(row[measure.column]) is not None for row in table.rows) > 1:
            groups.setdefault(measure.unit, []).append(measure)
    for group in groups.values():
        shape = _one(table, group[0], concerning) if len(group) == 1 else _two(table, group, concerning)
        if shape and len(groups) > 1:
            of = group[0].field.name
            yield shape._replace(of=of, data={**shape.data, "unit": f"{of} ({group[0].unit})"})
        elif shape:
            yield shape


def _one(table: DataTable, measure: Measure, concerning: frozenset[str]) -> Shape | None:
    """A figure a row: columns or a line where the rows are years, else bars."""
    rows: Rows = []
    remarks = False
    for row in table.rows:
        amount = value(row[measure.column])
        if amount is not None:
            remark = _remark(table, row, measure.column)
            remarks = remarks or bool(remark)
            rows.append(
                {
                    "label": row[0],
                    "value": amount,
                    "said": said(amount) + (f" ({remark})" if remark else ""),
                    "doubt": bool(doubts(table, row[0], measure.field.name)),
                    "marked": row[0] in concerning,
                }
            )
    if len(rows) < FEWEST or len({row["label"] for row in rows}) < len(rows):
        return None
    least, most = min(rows, key=lambda r: r["value"]), max(rows, key=lambda r: r["value"])
    ends = (
        f"from {said(least['value'])} ({least['label']}) to {said(most['value'])} ({most['label']}){_in(measure.unit)}"
    )
    data = {"unit": measure.unit, "rows": rows, "reasons": _reasons(table, [measure.column])}
    # a remark on a figure has room beside a bar alone
    if table.fields[0].type == "year" and not remarks and all(YEAR.fullmatch(row["label"]) for row in rows):
        rows = sorted(({**row, "year": int(row["label"])} for row in rows), key=lambda row: row["year"])
        if len(rows) <= MOST_COLUMNS:
            return Shape("columns", f"{len(rows)} columns, {ends}.", {**data, "rows": rows})
        points = [(row["year"], row["value"], row["doubt"]) for row in rows]
        line = {"label": measure.field.name, "points": points, "marked": False}
        return Shape("lines", f"One line, {ends}.", {**data, "rows": [line]})
    return Shape("bars", f"{len(rows)} bars, {ends}.", data) if len(rows) <= MOST_BARS else None


def _two(table: DataTable, group: list[Measure], concerning: frozenset[str]) -> Shape | None:
    """Two figures of one unit a row, and the way between them. More than two say too much for one picture."""
    if len(group) > 2:
        return None
    first, second = group
    rows: Rows = []
    for row in table.rows:
        one, other = value(row[first.column]), value(row[second.column])
        if one is not None or other is not None:
            doubtful = any(doubts(table, row[0], m.field.name) for m in group)
            rows.append({"label": row[0], "from": one, "to": other, "doubt": doubtful, "marked": row[0] in concerning})
    if not FEWEST <= len(rows) <= MOST_BARS or len({row["label"] for row in rows}) < len(rows):
        return None
    figures = "; ".join(
        f"{r['label']}: {' and '.join(said(v) for v in (r['from'], r['to']) if v is not None)}" for r in rows
    )
    ends = [first.field.name, second.field.name]
    told = f"Two points for each of {len(rows)} rows, {ends[0]} and {ends[1]}{_in(first.unit)}: {figures}."
    return Shape(
        "pairs",
        told,
        {"unit": first.unit, "rows": rows, "ends": ends, "reasons": _reasons(table, [first.column, second.column])},
    )


def _in(unit: str) -> str:
    return f", unit {unit}" if unit == UNSTATED else f", in {unit}" if unit else ""


def _remark(table: DataTable, row: tuple[str, ...], column: int) -> str:
    """What a text behind the figure says of it: "around", "less than"; a column that says it of every row is none."""
    for i in range(column + 1, len(table.fields)):
        if table.fields[i].type == "string" and any(not other[i].strip() for other in table.rows):
            return row[i].strip()
    return ""
