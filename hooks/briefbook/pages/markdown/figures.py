"""Pictures as they stand on pages: the marker that the drawing takes the place of, its caption, and its data.

Charts of tables are made here; the map and the network have modules of their own.
"""

from __future__ import annotations

from ...language.fold import slug
from ...model import DataTable, Picture
from ...pictures import charts
from .markup import Markup
from .writer import Writer

SHORT = 160
"""letters of reasons that a caption has room for"""


def charts_of_table(on: Writer, table: DataTable) -> Markup:
    """The charts of a table of a source. On the source's own page, the table's title stands above them already."""
    own = on.path == on.facts.path(table.source)
    return Markup("\n").join(
        on.show(
            picture,
            _caption(on, table, picture),
            title="" if own and picture.title == table.title else on.leading(picture.title, table.source, table.id),
        )
        for picture in charts.charts(table)
    )


def charts_of_entity(on: Writer, id: str) -> list[Markup]:
    """A block for each chart whose rows name the entity, which stand out in it; with its figures and its source."""
    blocks = []
    for table, rows in on.facts.tables_naming.get(id, ()):
        for picture in charts.charts(table, rows, slug(id)):
            if any(row["marked"] for row in picture.data["rows"]):
                data = {
                    "summary": "The figures",
                    "heads": [f.name for f in table.fields],
                    "rows": [[text or " " for text in row] for row in table.rows],
                }
                title = on.leading(picture.title, table.source, table.id)
                blocks.append(on.show(picture, _caption(on, table, picture), data, title))
    return blocks


def _caption(on: Writer, table: DataTable, picture: Picture) -> Markup:
    """What the signs mean, where the figures come from, and why some are suspect."""
    ends = picture.data["ends"] if picture.sort == "pairs" else ()
    told = [Markup.of("○ {}, ◆ {}.", *ends)] if ends else []
    if table.origin:
        told.append(Markup.of("Source: {}.", table.origin))
    if reasons := picture.data["reasons"]:
        why = "; ".join(reasons)
        given = f"for the {'reason' if len(reasons) == 1 else 'reasons'} given with the table"
        short = len(why) <= SHORT
        told.append(
            Markup.of("Hollow, since suspect: {}." if short else "Hollow: suspect, {}.", why if short else given)
        )
    return Markup(" ").join([*told, on.citation(f"@{table.source}, {table.at}")])
