"""Tables of data checked: their cells against their types, and what the prose says of them against their cells.

A check is a line such as "cell Kyrgyzstan / Amount = 603.4 at ¶49", "sum of Population over * = 1500 within 0.5",
"growth of Azerbaijan from 2020 to 2024 = rising" or "more Japan / 2007 than Korea / 2007". One that fails is no fault of
the book: it is how a table that contradicts its source is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ..model import DataTable
from ..model.values import Locator, Quantity, When

CELL = re.compile(r"cell (?P<row>.+?) / (?P<field>.+?) = (?P<value>\S+)")
SUM = re.compile(r"sum of (?P<field>.+?) over (?P<rows>.+?) = (?P<value>\S+?)(?: within (?P<within>\S+))?")
GROWTH = re.compile(r"growth of (?P<row>.+?) from (?P<first>.+?) to (?P<last>.+?) = (?P<way>rising|falling)")
MORE = re.compile(r"more (?P<row>.+?) / (?P<field>.+?) than (?P<other>.+?) / (?P<otherfield>.+)")


class Unreadable(ValueError):
    """A check that names no cell of its table, or says nothing that can be checked."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What came of a check."""

    check: str
    """as it was written, without its passages"""
    at: str
    """the locator of the prose that says so; empty where the table alone is checked"""
    passed: bool
    found: str
    """what the table gives"""


def audits(table: DataTable) -> list[Audit]:
    """All checks of a table that can be read."""
    result = []
    for text in table.checks:
        try:
            result.append(audit(table, text))
        except Unreadable:
            continue
    return result


def audit(table: DataTable, text: str) -> Audit:
    """Raises `Unreadable` with the reason."""
    said, at, locator = text.rpartition(" at ")
    located = bool(at and Locator.parse(locator))
    said = (said if located else text).strip()
    passed, found = _done(table, said)
    return Audit(check=said, at=locator.strip() if located else "", passed=passed, found=found)


def _done(table: DataTable, said: str) -> tuple[bool, str]:
    if m := CELL.fullmatch(said):
        value = cell(table, m["row"], m["field"])
        return value == number(m["value"]), f"{_said(value)}"
    if m := SUM.fullmatch(said):
        names = [row[0] for row in table.rows] if m["rows"] == "*" else [r.strip() for r in m["rows"].split(",")]
        total = sum((cell(table, name, m["field"]) for name in names), Decimal(0))
        within = number(m["within"]) if m["within"] else Decimal(0)
        return abs(total - number(m["value"])) <= within, f"the sum is {_said(total)}"
    if m := GROWTH.fullmatch(said):
        names = [f.name for f in table.fields]
        first, last = _index(names, m["first"]), _index(names, m["last"])
        values = [cell(table, m["row"], name) for name in names[first : last + 1]]
        pairs = list(pairwise(values))
        passed = all(a <= b for a, b in pairs) if m["way"] == "rising" else all(a >= b for a, b in pairs)
        return passed, ", ".join(_said(v) for v in values)
    if m := MORE.fullmatch(said):
        one, other = cell(table, m["row"], m["field"]), cell(table, m["other"], m["otherfield"])
        return one > other, f"{_said(one)} and {_said(other)}"
    raise Unreadable("this says nothing that can be checked")


def cell(table: DataTable, row: str, field: str) -> Decimal:
    """The number in a cell. A cell with '-' holds nothing, which counts as zero in sums."""
    column = _index([f.name for f in table.fields], field)
    cells = next((r for r in table.rows if r and r[0].strip() == row.strip()), None)
    if cells is None:
        raise Unreadable(f"the table has no row '{row}'")
    return number(cells[column])


def _index(names: list[str], name: str) -> int:
    if name.strip() not in names:
        raise Unreadable(f"the table has no field '{name}'")
    return names.index(name.strip())


def number(text: str) -> Decimal:
    """The number of a cell, whatever its notation, without its unit. A cell with '-' holds nothing, which counts as zero."""
    if text.strip() in ("-", ""):
        return Decimal(0)
    quantity = Quantity.parse(text)
    if not quantity:
        raise Unreadable(f"'{text}' is no number")
    return quantity.number


def _said(value: Decimal) -> str:
    """With commas from five digits on, so that years stay years."""
    text = f"{value:,f}" if abs(value) >= 10_000 else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def faults(table: DataTable) -> Iterator[tuple[str, str]]:
    """(what is wrong, what to do) with the description: cells of another type, checks that name no cell."""
    for row in table.rows:
        for field, value in zip(table.fields, row, strict=False):
            if field.type == "string" or value.strip() in ("", "-") or _suspected(table, row[0], field.name):
                continue
            try:
                if field.type != "date":
                    number(value)
                elif not When.parse(value):
                    raise Unreadable("no date")
            except Unreadable:
                hint = "give the column another type, or say under 'suspect' what is wrong with the cell"
                yield f"'{value}' ({row[0]} / {field.name}) is no {field.type}", hint
    for suspect in table.suspect:
        if suspect.row != "*" and not any(r and r[0].strip() == suspect.row for r in table.rows):
            yield f"the suspect row '{suspect.row}' isn't in the table", "write its first cell as it stands there"
        if suspect.field != "*" and suspect.field not in [f.name for f in table.fields]:
            yield f"the suspect field '{suspect.field}' isn't in the table", "write it as under 'fields'"
    for text in table.checks:
        try:
            audit(table, text)
        except Unreadable as reason:
            yield (
                f"the check '{text}' can't be made: {reason}",
                "see docs/about/contributing.md for the forms of checks",
            )


def _suspected(table: DataTable, row: str, field: str) -> bool:
    return any(s.row in ("*", row.strip()) and s.field in ("*", field) for s in table.suspect)
