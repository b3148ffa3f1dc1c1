"""Where the sources disagree: what the editors wrote down, and what the machine finds among the statements.

Nothing is averaged or hidden: each side stands with its citation, and the pages of the entities concerned point to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .. import cite
from ..audit import audits
from ..fold import slug
from ..model import Conflict, Page, Side, Statement
from . import phrase
from .render import page, render
from .view import View

KINDS = {
    "two sources": "Two sources, two values",
    "dates": "Dates that can't all hold",
    "table": "Tables against their prose, their titles or their sums",
    "within one source": "A source against itself",
    "reading": "Different readings",
    "spelling": "Names and spellings",
    "two values": "Found by machine: two values where one can hold",
    "two dates": "Found by machine: two dates of what begins once",
    "audit": "Found by machine: checks of tables that fail",
}


def conflicts(view: View) -> list[Conflict]:
    """All conflicts, the editors' first; what a machine finds that an editor wrote down already isn't told twice."""
    written = list(view.records.conflicts)
    told = {frozenset(side.at.strip("[]") for side in c.sides) for c in written}
    machine = [*found(view), *audited(view)]
    return written + [c for c in machine if frozenset(s.at.strip("[]") for s in c.sides) not in told]


def found(view: View) -> Iterator[Conflict]:
    """Two values of a property that has one, of the same subject, at the same time and in the same unit; two dates of
    what begins once."""
    values: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    dates: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for s in view.statements:
        property = view.properties[s.property]
        if property.single:
            values[s.subject, s.property, s.about, s.date, s.since, s.unit].append(s)
        if property.once and (s.since or s.date):
            dates[s.subject, s.property, s.value, s.about].append(s)
    for (_, property_id, *_), group in sorted(values.items()):
        different = {s.value for s in group}
        refined = view.properties[property_id].value == "date" and _refined(different)
        if len(different) > 1 and not refined:
            yield _conflict(view, "two values", group, "")
    for (_, _, value, _), group in sorted(dates.items()):
        if not _refined({s.since or s.date for s in group}):
            yield _conflict(view, "two dates", group, view.short(value) if view.knows(value) else value)


def _conflict(view: View, kind: str, group: list[Statement], of: str) -> Conflict:
    """What statements on one matter say, side by side; `of` is their value, where they differ in something else."""
    group = sorted(group, key=lambda s: (s.source, s.id))
    first = group[0]
    property = view.properties[first.property]
    ids = (first.subject, first.value) if of else (first.subject,)
    return Conflict(
        id=slug(f"{first.subject} {property.id} {first.value if of else ''}"),
        title=f"{view.name(first.subject)}: {property.label} {of}".strip(),
        kind=kind,
        about=tuple(id for id in ids if id in view.entities),
        sides=tuple(Side(says=_said(view, s, dated=bool(of)), at=phrase.citation(s)) for s in group),
        statements=tuple(group),
    )


def audited(view: View) -> Iterator[Conflict]:
    """Checks of tables that fail: a table that contradicts its prose, or sums that don't add up."""
    for table in view.records.tables:
        for audit in audits(table):
            if audit.passed:
                continue
            source = view.sources[table.source]
            said = Side(says=f"check: {audit.check}", at=f"[@{table.source}, {audit.at or table.at}]")
            gives = Side(says=f"the table gives: {audit.found}", at=f"[@{table.source}, {table.at}]")
            yield Conflict(
                id=slug(f"{table.source} {table.id} {audit.check}"),
                title=f"{source.label}, {table.id}: {table.title}",
                kind="audit",
                about=(),
                sides=(said, gives),
            )


def _refined(values: set[str]) -> bool:
    """Dates of which one only says more than the other don't contradict each other: 2001 and 2001-06."""
    longest = max(values, key=len)
    return all(longest.startswith(v) for v in values)


def _said(view: View, s: Statement, dated: bool) -> str:
    if dated:
        return f"{cite.date(s.since or s.date)}; {s.note}" if s.note else cite.date(s.since or s.date)
    match view.properties[s.property].value:
        case "entity":
            value = view.name(s.value)
        case "date":
            value = cite.date(s.value)
        case _:
            value = f"{s.value} {s.unit}".strip()
    return f"{value}; {s.note}" if s.note else value


def conflicts_page(view: View, all: list[Conflict]) -> Page:
    path = "conflicts.md"
    kinds: dict[str, list[dict[str, object]]] = {kind: [] for kind in KINDS}
    for conflict in all:
        kinds.setdefault(conflict.kind, []).append(
            {
                "id": conflict.id,
                "title": conflict.title,
                "about": [phrase.linked(view, path, id) for id in conflict.about if id in view.entities],
                "sides": [(phrase.md(side.says), side.at) for side in conflict.sides],
                "remark": conflict.remark,
                "by": ", ".join(part for part in (conflict.by, cite.date(conflict.date)) if part),
            }
        )
    body = render("conflicts", kinds=[(KINDS.get(k, k), rows) for k, rows in kinds.items() if rows], count=len(all))
    description = f"{len(all)} places where the sources disagree, with each other or with themselves, side by side."
    return page(path, "Conflicts", "conflicts", description, body, "docs/conflicts.yml")
