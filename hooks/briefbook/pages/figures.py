"""Pictures as they stand on pages: the marker that the drawing takes the place of, its caption, and its data.

Charts of tables are made here; the map and the network have modules of their own.
"""

from __future__ import annotations

from typing import Any

from ..findings import Findings
from ..language.fold import slug
from ..model import DataTable, Picture
from ..pictures import charts
from ..wording import phrase
from .writer import render

SHORT = 160
"""letters of reasons that a caption has room for"""


def figure(
    facts: Findings, picture: Picture, caption: str = "", data: dict[str, Any] | None = None, title: str = ""
) -> str:
    """The block of a picture as Markdown, `title` above and `caption` below it. `data` is its table: heads, rows, and the
    summary that opens it."""
    facts.pictures[picture.id] = picture
    return render("figure", picture=picture, title=title, caption=caption, data=data)


# -- charts of tables ------------------------------------------------------------------------------------------------------


def charts_of_table(facts: Findings, table: DataTable, page: str) -> str:
    """The charts of a table of a source, for the page of this path. Where that is the source's own, the table's title stands
    above them already."""
    at = facts.path(table.source)
    return "\n".join(
        figure(
            facts,
            picture,
            _caption(table, picture),
            title="" if page == at and picture.title == table.title else _title(facts, page, table, picture),
        )
        for picture in charts.charts(table)
    )


def _title(facts: Findings, page: str, table: DataTable, picture: Picture) -> str:
    return f"[{phrase.md(picture.title)}]({facts.link(page, facts.path(table.source))}#{table.id})"


def charts_of_entity(facts: Findings, page: str, id: str) -> list[str]:
    """A block for each chart whose rows name the entity, which stand out in it; with its figures and its source."""
    blocks = []
    for table, rows in facts.tables_naming.get(id, ()):
        for picture in charts.charts(table, rows, slug(id)):
            if any(row["marked"] for row in picture.data["rows"]):
                data = {
                    "summary": "The figures",
                    "heads": [phrase.md(f.name) for f in table.fields],
                    "rows": [[phrase.md(cell) or " " for cell in row] for row in table.rows],
                }
                blocks.append(
                    figure(facts, picture, _caption(table, picture), data, _title(facts, page, table, picture))
                )
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
    if reasons := picture.data["reasons"]:
        why = "; ".join(reasons)
        told.append(
            f"Hollow, since suspect: {phrase.md(why)}."
            if len(why) <= SHORT
            else f"Hollow: suspect, for the {'reason' if len(reasons) == 1 else 'reasons'} given with the table."
        )
    return " ".join([*told, f"[@{table.source}, {table.at}]"])
