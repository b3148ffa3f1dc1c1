"""Pictures as they stand on pages: the marker that the drawing takes the place of, its caption, and its data.

Charts of tables and the strip of a page's dated statements are made here; the map and the network have modules of their own.
"""

from __future__ import annotations

import re
from typing import Any

from ..cite import date
from ..fold import slug
from ..model import DataTable, Picture, Statement
from . import charts, phrase
from .render import render
from .view import View

DATE = re.compile(r"\d{4}(-\d\d){0,2}$")
LABELLED = 12
"""dated statements that a strip names; the others are ticks"""
FEWEST = 3
"""dated statements that make a strip"""


def figure(view: View, picture: Picture, caption: str = "", data: dict[str, Any] | None = None) -> str:
    """The block of a picture as Markdown. `data` is its table: heads, rows, and the summary that opens it."""
    view.pictures[picture.id] = picture
    return render("figure", picture=picture, caption=caption, data=data)


# -- charts of tables ------------------------------------------------------------------------------------------------------


def charts_of_table(view: View, table: DataTable) -> str:
    """The charts of a table of a source, for the page that shows the table itself below them."""
    return "\n".join(figure(view, picture, _caption(table, picture)) for picture in charts.charts(table))


def charts_of_entity(view: View, page: str, id: str) -> list[str]:
    """A block for each chart whose rows name the entity, which stand out in it; with its figures and its source."""
    blocks = []
    for table, rows in view.tables_naming.get(id, ()):
        for picture in charts.charts(table, rows, slug(id)):
            if any(row["marked"] for row in picture.data["rows"]):
                link = f"[{phrase.md(table.title)}]({view.link(page, view.path(table.source))}#{table.id})"
                data = {
                    "summary": "The figures",
                    "heads": [phrase.md(f.name) for f in table.fields],
                    "rows": [[phrase.md(cell) or " " for cell in row] for row in table.rows],
                }
                blocks.append(figure(view, picture, f"{link}. {_caption(table, picture)}", data))
    return blocks


def _caption(table: DataTable, picture: Picture) -> str:
    """What the signs mean, where the figures come from, and why some are suspect."""
    told = (
        [f"○ {phrase.md(picture.data['ends'][0])}, ◆ {phrase.md(picture.data['ends'][1])}."]
        if picture.sort == "pairs"
        else []
    )
    if table.origin:
        told.append(f"Source: {phrase.md(table.origin)}.")
    if any(row.get("doubt") or any(d for _, _, d in row.get("points", ())) for row in picture.data["rows"]):
        told.append("Hollow: suspect, for the reason given with the table.")
    return " ".join([*told, f"[@{table.source}, {table.at}]"])


# -- the strip of a page's dated statements ------------------------------------------------------------------------------------


Dated = list[tuple[str, Statement]]


def strip(view: View, id: str) -> Picture | None:
    """The dated statements about an entity on an axis of years; None where they are too few, or all of one year."""
    found = _about(view, id)
    at = [_year(when) for when, _ in found]
    if len(found) < FEWEST or max(at) - min(at) < 1:
        return None
    rows: list[dict[str, Any]] = []
    for when, s in _named(view, id, found):
        until = _year(s.until) if s.since and DATE.match(s.until) and _year(s.until) > _year(when) else None
        rows.append({"at": _year(when), "until": until, "end": until or _year(when), "label": _label(view, s, id)})
    last = max([*at, *(row["end"] for row in rows)])
    told = "; ".join(str(row["label"]) for row in rows)
    return Picture(
        id=f"strip-{slug(id)}",
        sort="strip",
        title=f"{view.name(id)} in time",
        description=f"{len(found)} dated statements from {int(min(at))} to {int(last)}. Named are: {told}.",
        data={"span": [int(min(at)), int(last) + 1], "all": sorted(set(at)), "rows": rows},
    )


def strip_of_entity(view: View, page: str, id: str) -> str:
    """The block of an entity's strip, with the statements that it names; empty where there is none.

    `page` is the path that the block will stand on.
    """
    picture = strip(view, id)
    if picture is None:
        return ""
    found = _about(view, id)
    rows = [[date(when), phrase.event(view, page, s)] for when, s in _named(view, id, found)]
    caption = f"Each tick on the axis is one of {len(found)} dated statements, or several of one time; some are named."
    return figure(view, picture, caption, {"summary": "What is named", "heads": ["When", "What"], "rows": rows})


def _about(view: View, id: str) -> Dated:
    """The statements about an entity with a date that fits on an axis of years, by date."""
    found = [(when, s) for s in view.said_of[id] if DATE.match(when := view.when(s))]
    return sorted(found, key=lambda pair: (pair[0], pair[1].subject, pair[1].id))


def _named(view: View, id: str, found: Dated) -> Dated:
    """Those of some dated statements that a strip names, by date.

    First those that say of the entity itself what begins or happens once, then the others, evenly chosen; none with a
    quantity, which tables tell better; none that says what another says of the same year.
    """
    telling = [(when, s) for when, s in found if view.properties[s.property].value != "quantity"]
    said: dict[str, tuple[str, Statement]] = {}
    for when, s in sorted(telling, key=lambda pair: (not _notable(view, pair[1], id), pair[0])):
        said.setdefault(_label(view, s, id), (when, s))
    return sorted(_evenly(list(said.values()), LABELLED), key=lambda pair: (pair[0], _label(view, pair[1], id)))


def _notable(view: View, s: Statement, id: str) -> bool:
    property = view.properties[s.property]
    return s.subject == id and (property.once or property.single or bool(property.begins))


def _evenly(rows: Dated, wanted: int) -> Dated:
    """As many as are wanted, from the whole length of a list; the first half, which matters more, as it stands."""
    if len(rows) <= wanted:
        return rows
    head = rows[: wanted // 2]
    rest = rows[wanted // 2 :]
    count = wanted - len(head)
    return head + [rest[i * (len(rest) - 1) // max(count - 1, 1)] for i in range(count)]


def _year(when: str) -> float:
    """A date as a number of years: 1952-07 is 1952.5."""
    parts = [int(part) for part in when.split("-")[:3]]
    return round(parts[0] + (parts[1] - 1) / 12 if len(parts) > 1 else parts[0], 2)


def _label(view: View, s: Statement, id: str) -> str:
    """A dated statement in few words: when, and what."""
    property = view.properties[s.property]
    when = view.when(s)
    value = view.short(s.value) if property.value == "entity" else "" if property.value == "date" else s.value
    if s.subject == id:
        said = f"{property.label} {value}" if property.value == "entity" else value or property.label
    elif property.value == "entity" and s.value == id:
        said = f"{property.inverse or property.label} {view.short(s.subject)}"
    else:
        what = f"{property.label} {value}" if property.value == "entity" else value or property.label
        said = f"{view.short(s.subject)}: {what}"
    return f"{when[:4]} {said}"
