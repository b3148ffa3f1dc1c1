"""Pictures: which tables are drawn and how, what a drawing holds and doesn't, and how it comes to stand on its page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mini
from briefbook import atlas, build, draw, write
from briefbook.draw import lettering
from briefbook.exports import data
from briefbook.findings import Findings
from briefbook.model import DataTable, Field, Picture, Suspect
from briefbook.pages import matrix, strip
from briefbook.pages.markdown import figures
from briefbook.pages.markdown.writer import Writer
from briefbook.pictures import charts, world

CSS = (mini.HOOKS / "briefbook" / "theme" / "assets" / "styles" / "pictures.css").read_text(encoding="utf-8")


def table(fields: str, rows: list[str], **told: Any) -> DataTable:
    """A table of fields as tables.yml writes them, with its cells separated by bars."""
    columns = tuple(Field(name=f.split(" (")[0], type=f.split(" (")[1][:-1]) for f in fields.split(", "))  # type: ignore[arg-type]
    cells = tuple(tuple(cell.strip() for cell in row.split("|")) for row in rows)
    return DataTable(source="holm-2021", id="t1", title="Boats", at="t1", fields=columns, rows=cells, **told)


ONE = "harbour (string), boats (integer)"
TWO = "harbour (string), from (number), to (number)"
HARBOURS = ["Selm | 412", "Torrin | 95", "Little Oar | 61"]
DECADES = "harbour (string), 1820 (number), 1830 (number), 1840 (number)"


def many(count: int, cells: str) -> list[str]:
    return [f"Harbour {n} | {cells}" for n in range(count)]


# -- which tables are drawn, and how --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("drawn", "made"),
    [
        pytest.param("bars", table(ONE, HARBOURS), id="a label and a number"),
        pytest.param("pairs", table(TWO, [f"{h} | 9" for h in HARBOURS]), id="two numbers"),
        pytest.param("lines", table(DECADES, many(3, "4 | 5 | 6")), id="fields named by years"),
        pytest.param("panels", table(DECADES, many(9, "4 | 5 | 6")), id="many rows over years"),
        pytest.param("columns", table("year (year), boats (number)", ["1820 | 4", "1830 | 5", "1870 | 6"]), id="a few years"),
        pytest.param("lines", table("year (year), boats (number)", [f"{y} | 4" for y in range(1820, 1840)]), id="many years"),
        pytest.param(
            "bars", table("year (year), boats (number), remark (string)", ["1820 | 4 | about", "1830 | 5 |", "1870 | 6 |"]),
            id="years with remarks on the figures",
        ),
    ],
)  # fmt: skip
def test_the_shape_of_a_table_decides_its_picture(drawn: str, made: DataTable) -> None:
    assert [p.sort for p in charts.charts(made)] == [drawn]


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(table(ONE, HARBOURS[:2]), id="two figures"),
        pytest.param(table("step (string), year (year)", ["Mole | 1801", "Lamp | 1802", "Roll | 1805"]), id="years alone"),
        pytest.param(table("harbour (string), master (string)", ["Selm | A", "Torrin | B", "Oar | C"]), id="texts alone"),
        pytest.param(table(DECADES, many(13, "4 | 5 | 6")), id="more rows than panels"),
        pytest.param(table(ONE, many(21, "4")), id="more rows than bars"),
        pytest.param(table(ONE, ["Selm | 4", "Selm | 5", "Torrin | 6"]), id="a label twice"),
        pytest.param(table("year (year), boats (number)", ["1820 | 4", "1820 | 5", "1870 | 6"]), id="a year twice"),
        pytest.param(
            table("a (string), b (number), c (number), d (number)", many(4, "4 | 5 | 6")), id="three numbers of one unit"
        ),
        pytest.param(table(ONE, HARBOURS, chart=False), id="an editor says no"),
        pytest.param(table(ONE, HARBOURS, unit="none"), id="no unit at all"),
        pytest.param(
            table("thing (string), unit (string), count (number)", ["Boats | boats | 4", "Nets | ells | 5", "Salt | tons | 6"],
                  unit="see the column of units"),
            id="a unit of its own for each row",
        ),
    ],
)  # fmt: skip
def test_a_table_of_another_shape_is_not_drawn(made: DataTable) -> None:
    assert charts.charts(made) == []


def test_each_unit_has_a_picture_of_its_own() -> None:
    rows = ["Selm | 412 | 9", "Torrin | 95 | 8", "Little Oar | 61 | 7"]
    made = table("harbour (string), boats (integer), length of mole (number)", rows, unit="boats (boats), ells (mole)")
    assert [(p.id, p.title, p.data["unit"]) for p in charts.charts(made)] == [
        ("holm-2021-t1", "Boats: boats", "boats (boats)"),
        ("holm-2021-t1-2", "Boats: length of mole", "length of mole (ells)"),
    ]


def test_a_unit_that_a_text_has_is_no_figures_unit() -> None:
    rows = ["Selm | two | 4", "Torrin | six | 5", "Little Oar | one | 6"]
    made = table("harbour (string), keepers (string), boats (integer)", rows, unit="keepers, boats")
    assert [p.data["unit"] for p in charts.charts(made)] == ["boats"]


def test_a_suspect_figure_is_marked_and_an_empty_one_left_out() -> None:
    made = table(
        "harbour (string), boats (integer)",
        [*HARBOURS, "Weir | -"],
        suspect=(Suspect(row="Selm", field="boats", reason="smudged"),),
    )
    (picture,) = charts.charts(made)
    assert [(row["label"], row["doubt"]) for row in picture.data["rows"]] == [
        ("Selm", True), ("Torrin", False), ("Little Oar", False),
    ]  # fmt: skip
    assert "f-paper" in drawing(picture) and drawing(picture).count("<path") == 3


def test_a_unit_that_the_source_does_not_state_says_so() -> None:
    (picture,) = charts.charts(table(ONE, HARBOURS, unit="not stated"))
    assert picture.data["unit"] == "unit not stated"
    assert picture.description == "3 bars, from 61 (Little Oar) to 412 (Selm), unit not stated."


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("smudged", "Hollow, since suspect: smudged. "),
        ("smudged " * 40, "Hollow: suspect, for the reason given with the table. "),
    ],
)
def test_a_caption_says_why_a_figure_is_hollow_where_that_is_short(reason: str, said: str, tmp_path: Path) -> None:
    made = table(ONE, HARBOURS, suspect=(Suspect(row="Selm", field="boats", reason=reason.strip()),))
    assert f">{said}[@holm-2021, t1]<" in figures.charts_of_table(Writer(facts(tmp_path), "index.md"), made)


def test_what_is_suspect_but_not_drawn_makes_nothing_hollow() -> None:
    made = table(ONE, [*HARBOURS, "Weir | -"], suspect=(Suspect(row="Weir", field="boats", reason="torn"),))
    assert charts.charts(made)[0].data["reasons"] == []


def test_a_gap_in_a_line_is_no_nought() -> None:
    (picture,) = charts.charts(table(DECADES, ["Selm | 4 | - | 6", "Torrin | 1 | 2 | 3"]))
    assert picture.data["rows"][0]["points"] == [(1820, 4.0, False), (1840, 6.0, False)]


# -- drawings ---------------------------------------------------------------------------------------------------------------


def drawing(picture: Picture) -> str:
    return draw.drawn(picture, draw.SPECS[picture.sort](picture.data))


NETWORK = Picture(
    id="network", sort="network", title="Who with whom", description="Three.",
    data={
        "nodes": [{"number": i, "name": f"N{i}", "kind": i % 2, "count": i + 1} for i in range(9)],
        "ties": [{"source": 0, "target": i, "count": i} for i in range(1, 9)],
        "links": [(f"things/n{i}.md", f"N{i}: named {i} times") for i in range(9)],
    },
)  # fmt: skip
MAP = Picture(
    id="map", sort="map", title="Where", description="Two.",
    data={"places": [{"key": "NO", "class": 3}, {"key": "SG", "class": 0}], "bounds": [1, 5],
          "links": [("lands/norway.md", "Norway: named 5 times"), ("lands/singapore.md", "Singapore: named once")]},
)  # fmt: skip
SHAPES = ["bars", "pairs", "lines", "panels", "columns"]
CHARTS = [
    charts.charts(made)[0]
    for made in (
        table(ONE, HARBOURS),
        table(TWO, [f"{h} | 9" for h in HARBOURS]),
        table(DECADES, many(3, "4 | 5 | 6")),
        table(DECADES, many(9, "4 | 5 | 6")),
        table("year (year), boats (number)", ["1820 | 4", "1830 | 5", "1870 | 6"]),
    )
]
ALL = [pytest.param(p, id=p.sort) for p in (*CHARTS, MAP, NETWORK)]


@pytest.mark.parametrize("picture", ALL)
def test_a_picture_is_drawn_the_same_each_time(picture: Picture) -> None:
    assert drawing(picture) == drawing(picture)


@pytest.mark.parametrize("picture", ALL)
def test_a_drawing_is_one_named_element_that_takes_its_looks_from_the_page(picture: Picture) -> None:
    text = drawing(picture)
    root = etree.fromstring(text)
    assert root.find("title").text == picture.title and root.find("desc").text == picture.description  # type: ignore[union-attr]
    assert root.get("aria-labelledby") == root.find("title").get("id")  # type: ignore[union-attr]
    assert root.get("aria-describedby") == root.find("desc").get("id")  # type: ignore[union-attr]
    assert root.get("role") == ("group" if "links" in picture.data else "img")  # what holds links is no image
    assert not re.search(r"#[0-9a-f]{3,6}|font-family|<style|\bfill=|\bstroke=|role-|\n|NaN", text)
    used = set(re.findall(r"[fs]-[a-z]+", " ".join(re.findall(r'class="([^"]*)"', text))))
    assert used and all(f".drawing .{name} " in CSS for name in used)


def test_no_figure_of_a_drawing_is_finer_than_a_tenth() -> None:
    assert not re.search(r"\.\d\d", re.sub(r">[^<]*<", "><", drawing(MAP)))


def test_all_that_is_drawn_on_the_map_leads_to_its_page_dots_too() -> None:
    root = etree.fromstring(drawing(MAP))
    assert {a.get("href"): a.get("aria-label") for a in root.iter("a")} == {
        "page:lands/norway.md": "Norway: named 5 times",
        "page:lands/singapore.md": "Singapore: named once",
    }
    assert len(list(root.iter("circle"))) == 1


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("map.md", "../lands/norway/"),
        ("index.md", "lands/norway/"),
        ("lands/fjord.md", "../norway/"),
        ("lands/index.md", "norway/"),
    ],
)
def test_a_link_is_an_address_seen_from_the_page(page: str, address: str) -> None:
    assert draw.placed('<a href="page:lands/norway.md">', page) == f'<a href="{address}">'


def test_a_link_to_an_index_leads_to_its_folder() -> None:
    assert draw.placed('<a href="page:lands/index.md#x">', "map.md") == '<a href="../lands/#x">'


HOSTILE = '<script>alert("1")</script> & {{x}} \\ \' [a](b)'


@pytest.mark.parametrize("sort", SHAPES)
def test_a_hostile_label_stays_text(sort: str) -> None:
    label = HOSTILE.replace("|", "")
    made = {
        "bars": table("a (string), b (number)", [f"{label} | 1", "x | 2", "y | 3"], unit=label),
        "pairs": table(
            "a (string), b (number), c (number)", [f"{label} | 1 | 2", "x | 2 | 3", "y | 3 | 4"], unit=label
        ),
        "lines": table(DECADES, [f"{label} | 1 | 2 | 3"], unit=label),
        "panels": table(DECADES, [f"{label} | 1 | 2 | 3", *many(8, "4 | 5 | 6")], unit=label),
        "columns": table("year (year), boats (number)", ["1820 | 4", "1830 | 5", "1870 | 6"], unit=label),
    }[sort]
    (picture,) = charts.charts(made)
    assert picture.sort == sort
    text = drawing(picture)
    assert "<script" not in text and "&lt;script" in text
    etree.fromstring(text)


def test_a_hostile_name_in_a_link_stays_text() -> None:
    data = {**MAP.data, "links": [('x"onload=".md', HOSTILE), MAP.data["links"][1]]}
    text = drawing(Picture(id="map", sort="map", title=HOSTILE, description=HOSTILE, data=data))
    links = {a.get("aria-label") for a in etree.fromstring(text).iter("a")}
    assert (
        HOSTILE in links
        and "<script" not in text
        and "onload" not in str([a.keys() for a in etree.fromstring(text).iter("a")])
    )


# -- colours ------------------------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("scheme", "paper"), [("default", "#ffffff"), ("slate", "#1e2129")])
def test_colours_have_the_contrast_that_they_need(scheme: str, paper: str) -> None:
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] {{(.*?)}}', CSS, re.DOTALL)
    assert block
    colours = dict(re.findall(r"--bb-([a-z]+): (#[0-9a-f]{6});", block[1]))
    assert contrast(colours["text"], paper) >= 4.5
    for mark in ("axis", "mute", "one", "two", "three", "four", "five", "six", "least", "less", "more", "most"):
        assert contrast(colours[mark], paper) >= 3, mark
    for mark in ("less", "more", "most"):
        assert contrast(colours[mark], colours["land"]) >= 3, mark


# -- cache --------------------------------------------------------------------------------------------------------------------


def test_a_picture_drawn_before_needs_no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = draw.svg(CHARTS[0], tmp_path)

    def never(*_: Any) -> str:
        raise AssertionError("drawn again")

    monkeypatch.setattr(draw, "drawn", never)
    assert draw.svg(CHARTS[0], tmp_path) == first
    with pytest.raises(AssertionError, match="drawn again"):
        draw.svg(CHARTS[1], tmp_path)


# -- pages --------------------------------------------------------------------------------------------------------------------

TABLES: dict[str, mini.Content] = {
    "seeds/holm-2021/tables/f1.csv": "Medicine,Dose\nVelorin,25\nOsmadil,40\nNone,0\n",
    "seeds/holm-2021/tables.yml": """\
f1:
  title: Doses
  unit: mg
  at: ¶2
  source: the nurses
  fields: [medicine (string), dose (number)]
""",
}


def pages(root: Path, *over: dict[str, mini.Content]) -> dict[str, str]:
    made = mini.site(root, *over)
    return {path: content for path, content in write.files(made, root) if isinstance(content, str)}


def facts(root: Path, *over: dict[str, mini.Content]) -> Findings:
    book = mini.book(root, *over)
    return Findings(book.records, book.statements)


def test_a_table_stands_below_its_chart(tmp_path: Path) -> None:
    text = pages(tmp_path, TABLES)["sources/holm-2021.md"]
    assert text.count("<svg") == 1 and "briefbook: picture" not in text
    assert text.index("### Doses") < text.index("<svg") < text.index("| medicine | dose |")
    assert '<figcaption markdown="span">Source: the nurses. [@holm-2021, ¶2]</figcaption>' in text


def test_a_chart_on_the_page_of_what_it_names_marks_its_row(tmp_path: Path) -> None:
    known = facts(tmp_path, TABLES)
    on = Writer(known, "medicines/velorin.md")
    (block,) = figures.charts_of_entity(on, "velorin")
    assert "<!-- briefbook: picture holm-2021-f1-velorin -->" in block
    assert "| Velorin | 25 |" in block
    title = '<p class="title" markdown="span">[Doses](../sources/holm-2021.md#f1)</p>'
    assert title in block and block.index(title) < block.index("briefbook: picture") < block.index("<figcaption")
    rows = on.shows["holm-2021-f1-velorin"].data["rows"]
    assert [(row["label"], row["marked"]) for row in rows] == [("Velorin", True), ("Osmadil", False), ("None", False)]
    assert figures.charts_of_entity(Writer(known, "diseases/moor-fever.md"), "moor-fever") == []


def test_an_editor_places_a_chart_with_a_marker(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {"docs/index.md": {"append": "\n<!-- briefbook: picture holm-2021-f1 -->\n"}}
    assert "<svg" in pages(tmp_path, TABLES, over)["index.md"]


def test_a_marker_for_no_picture_is_a_problem(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {"docs/index.md": {"append": "\n<!-- briefbook: picture holm-2021-f9 -->\n"}}
    found = mini.run(mini.lay(tmp_path, TABLES, over), "check").reported
    assert ("there is no picture 'holm-2021-f9'", "did you mean 'holm-2021-f1'?") in [
        (p.message, p.hint) for p in found
    ]


def test_a_book_without_territories_or_ties_has_no_pages_to_look_at(tmp_path: Path) -> None:
    assert not {"map.md", "matrix.md", "network.md"} & pages(tmp_path).keys()


def test_a_navigation_may_name_pages_that_the_book_has_nothing_for(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "mkdocs.yml": {
            "replace": "  - Timeline: timeline.md\n",
            "with": "  - Timeline: timeline.md\n  - Look:\n    - map.md\n    - Who: network.md\n  - Matrix: matrix.md\n",
        }
    }
    root = mini.lay(tmp_path / "book", over)
    process = mini.mkdocs(root, tmp_path / "site")
    assert process.returncode == 0, process.stderr
    assert mini.run(root, "write", "../tree").code == 0
    text = (tmp_path / "tree" / "mkdocs.yml").read_text(encoding="utf-8")
    assert "Look" not in text and "network.md" not in text and "timeline.md" in text


# -- the map ------------------------------------------------------------------------------------------------------------------

LANDS: dict[str, mini.Content] = {
    "seeds/book.yml": {
        "replace": "plural: Medicines, folder: medicines, schema: Drug}",
        "with": "plural: Medicines, folder: medicines, schema: Drug, territories: yes}",
    },
    "docs/medicines/velorin.md": '---\niso: NO\nname: "<script>alert(1)</script>"\nnames: [Velorin]\n'
    "gloss: A land\nrelated: [osmadil]\n---\n",
    "docs/medicines/osmadil.md": "---\nname: Old Osmadil\nnames: [Osmadil]\nwikidata: Q1\nhistoric: true\ngloss: Gone\n"
    "related: [velorin]\n---\n",
}


def test_the_map_shows_what_has_a_shape_and_names_what_has_none(tmp_path: Path) -> None:
    text = pages(tmp_path, LANDS)["map.md"]
    assert text.count("<a href=") == 1 and 'href="../medicines/velorin/"' in text
    assert "[Old Osmadil](medicines/osmadil.md) (historic, named 2 times)" in text
    assert "They imply no position on any claim" in text


def test_a_hostile_name_is_shown_on_the_map_as_it_is(tmp_path: Path) -> None:
    text = pages(tmp_path, LANDS)["map.md"]
    assert "<script" not in text and "&lt;script" in text


def test_a_page_with_the_map_is_built_without_a_warning(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "docs/index.md": {"append": "\n<!-- briefbook: picture map -->\n"},
        "mkdocs.yml": {
            "replace": "  - Timeline: timeline.md\n",
            "with": "  - Timeline: timeline.md\n  - Map: map.md\n",
        },
    }
    root = mini.lay(tmp_path / "book", LANDS, over)
    assert mini.mkdocs(root, tmp_path / "site").returncode == 0
    home = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert 'href="medicines/velorin/"' in home and "<script>alert" not in home
    assert (tmp_path / "site" / "medicines" / "velorin" / "index.html").is_file()
    assert mini.run(root, "write", "../tree").code == 0
    assert mini.mkdocs(tmp_path / "tree", tmp_path / "again").returncode == 0
    first, second = (mini.texts(tmp_path / s, (".html",)) for s in ("site", "again"))
    assert [path for path in first if first[path] != second[path]] == []


@pytest.mark.parametrize(
    ("counts", "bounds"),
    [
        ([1], [1]),
        ([1, 1, 2], [2]),
        ([1, 2, 3], [2, 3]),
        ([1, 671], [5, 20, 100, 671]),
        (list(range(1, 17)), [2, 5, 16]),
    ],
)
def test_classes_are_few_and_each_reaches_further_than_the_one_before(counts: list[int], bounds: list[int]) -> None:
    assert world.classes(counts) == bounds


def test_a_closer_look_is_taken_where_most_lies_in_a_small_frame() -> None:
    crowd = dict.fromkeys(("NO", "SE", "DK", "FI", "EE", "LV"), 1)
    frame = world.densest({**crowd, "BR": 1, "AU": 1, "US": 1})
    assert frame is not None
    west, south, east, north = frame
    assert east - west <= 60 and north - south == (east - west) / 2
    assert west < atlas.middles()["SE"][0] < east and south < atlas.middles()["SE"][1] < north
    moved = world.densest({"BR": 1, "AR": 1, "UY": 1, "PY": 1, "BO": 1, **dict.fromkeys(("NO", "AU", "US"), 1)})
    assert moved is not None and moved[2] < 0


@given(
    st.dictionaries(st.sampled_from(sorted(atlas.middles())), st.integers(1, 9), min_size=1, max_size=8),
    st.integers(2, 9),
)
def test_no_frame_of_a_width_holds_more_than_the_one_that_is_taken(weights: dict[str, int], tens: int) -> None:
    def holds(west: int, south: int) -> int:
        inside = (
            west <= lon <= west + width and south <= lat <= south + width // 2 for lon, lat in map(middle, weights)
        )
        return sum(weight for weight, held in zip(weights.values(), inside, strict=True) if held)

    middle, width = atlas.middles().__getitem__, 10 * tens
    (west, south, east, north), held = world.fullest(weights, width)
    assert (east - west, north - south) == (width, width // 2)
    frames = [(w, s) for w in range(-180, 181 - width, 5) for s in range(-90, 91 - width // 2, 5)]
    assert held == holds(west, south) == max(holds(*frame) for frame in frames)
    assert (west, south) == next(frame for frame in frames if holds(*frame) == held)


@pytest.mark.parametrize(
    "weights",
    [
        pytest.param({"NO": 4, "SE": 4}, id="few"),
        pytest.param(dict.fromkeys(("NO", "BR", "AU", "US", "ZA", "IN", "RU", "NZ", "CL"), 1), id="far apart"),
    ],
)
def test_what_is_few_or_lies_far_apart_has_no_closer_look(weights: dict[str, int]) -> None:
    assert world.densest(weights) is None


def test_a_closer_look_draws_what_lies_in_its_frame_with_the_same_classes_and_links() -> None:
    data = {**MAP.data, "frame": (-10, 50, 50, 80)}
    text = drawing(Picture(id="map-nearer", sort="map", title="Nearer", description="One.", data=data))
    root = etree.fromstring(text)
    assert [a.get("href") for a in root.iter("a")] == ["page:lands/norway.md"]
    assert "f-most" in text and "f-least" not in text
    _, _, width, height = map(float, root.get("viewBox", "").split())
    numbers = [float(n) for path in root.iter("path") for n in re.findall(r"M(-?[\d.]+)", path.get("d", ""))]
    assert all(-1 <= x <= width + 1 for x in numbers) and height > width / 2


def test_the_middle_of_a_territory_lies_where_its_largest_part_does() -> None:
    middles = atlas.middles()
    assert middles.keys() == atlas.drawable()
    lon, lat = middles["FR"]  # not between France and its departments overseas
    assert 0 < lon < 8 and 44 < lat < 50
    assert middles["US"][1] < 45  # not towards Alaska


def test_the_legend_of_the_map_names_what_is_not_named(tmp_path: Path) -> None:
    assert '<span class="swatch swatch-none">not named</span>' in pages(tmp_path, LANDS)["map.md"]


def test_every_shape_and_dot_has_a_key_of_its_own() -> None:
    ids = [shape["id"] for shape in atlas.world()["objects"]["territories"]["geometries"]]
    assert len(ids) == len(set(ids)) and not set(ids) & atlas.world()["points"].keys()
    assert all(re.fullmatch(r"[A-Z]{2}|Q\d+", key) for key in atlas.drawable())


# -- the strip and the matrix ------------------------------------------------------------------------------------------------

DATED: dict[str, mini.Content] = {
    "seeds/holm-2021/statements.yml": {
        "append": "- {subject: velorin, property: harm, value: headache, until: '2003', since: '2001', at: ¶1, basis: told}\n"
    }
}


def test_a_strip_has_a_bar_for_what_lasts_and_none_where_too_little_is_dated(tmp_path: Path) -> None:
    known = facts(tmp_path, DATED)
    rows = re.findall(
        r"- \*\*(.+)\*\* · \[(.+)\]\(velorin\.md#.+\)\n    {: \.n-(\d+) \.to-(\d+) }",
        strip.strip(Writer(known, "medicines/velorin.md"), "velorin"),
    )
    assert rows == [
        ("2001–2003", "Velorin’s harm from 2001 to 2003: headache", "0", "67"),
        ("2001", "Velorin was approved in June 2001", "14", "14"),
        ("2003", "Velorin was handed out by the health board of the fens since 2003", "67", "67"),
    ]
    assert strip.strip(Writer(known, "medicines/osmadil.md"), "osmadil") == ""


def test_what_a_strip_names_leads_to_its_statement_on_the_page(tmp_path: Path) -> None:
    site = mini.site(tmp_path, DATED)
    text = next(p.body for p in site.pages if p.path == "medicines/velorin.md")
    named = re.findall(r"· \[.+\]\(velorin\.md#(.+)\)\n", text)
    assert len(named) == 3 and all(text.count(f'<span id="{id}">') == 1 for id in named)


@pytest.mark.parametrize(
    ("first", "last", "axis"),
    [
        (2001, 2003, (2001, 2004, 1)),
        (2001.4, 2012, (2000, 2015, 5)),
        (1950, 2025.6, (1940, 2040, 20)),
        (312, 2025, (0, 2500, 500)),
        (1999, 2000, (1999, 2001, 1)),
    ],
)  # fmt: skip
def test_an_axis_has_whole_steps_and_no_more_than_have_room(
    first: float, last: float, axis: tuple[int, int, int]
) -> None:
    assert strip.axis(first, last) == axis


MATRIX: dict[str, mini.Content] = {
    "seeds/properties.yml": {"replace": "treats: {value: entity,", "with": "treats: {value: entity, matrix: cure,"},
}


def test_the_matrix_has_the_relations_that_the_book_gives_a_word(tmp_path: Path) -> None:
    known = facts(tmp_path, MATRIX)
    assert data.matrix(known) == [
        ["", "Moor fever"],
        ["Osmadil", "cure (Holm 2021, ¶3)"],
        ["Velorin", "cure (Holm 2021, ¶1)"],
    ]
    site = build.site(mini.book(tmp_path / "book", MATRIX))
    text = next(p.body for p in site.pages if p.path == "matrix.md")
    assert '[●&nbsp;<span>cure</span>](sources/holm-2021.md#p1 "cure (Holm 2021, ¶1)")' in text
    csv = next(f.content for f in site.files if f.path == "data/tables/matrix.csv")
    assert isinstance(csv, str) and csv.startswith(",Moor fever\nOsmadil,")


AGUE: dict[str, mini.Content] = {
    **MATRIX,
    "docs/diseases/ague.md": "---\nname: Ague\ngloss: A fever\n---\n",
    **mini.stating(
        "holm-2021", "osmadil | treats | moor-fever", "velorin | treats | moor-fever", "osmadil | treats | ague"
    ),
}


def test_a_column_with_one_entry_is_a_column(tmp_path: Path) -> None:
    assert data.matrix(facts(tmp_path, AGUE))[0] == ["", "Moor fever", "Ague"]


def test_columns_that_have_no_room_are_named_below_the_matrix_and_stand_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix, "MOST", 1)
    site = mini.site(tmp_path, AGUE)
    text = next(p.body for p in site.pages if p.path == "matrix.md")
    assert "| Medicine | [Moor fever](diseases/moor-fever.md) |\n" in text
    assert "than of those above: [Ague](diseases/ague.md)." in text
    csv = next(f.content for f in site.files if f.path == "data/tables/matrix.csv")
    assert isinstance(csv, str) and csv.startswith(",Moor fever,Ague\n")


CONTESTED: dict[str, mini.Content] = {
    "seeds/properties.yml": {
        "replace": "treats: {value: entity,",
        "with": "harms: {value: entity, matrix: harm, excludes: [treats], theme: Use}\ntreats: {value: entity, matrix: cure,",
    }
}


def test_a_cell_whose_statuses_cant_hold_together_leads_to_their_conflict(tmp_path: Path) -> None:
    rows = ("osmadil | treats | moor-fever", "osmadil | harms | moor-fever | at: ¶3", "velorin | treats | moor-fever")
    over = CONTESTED | mini.stating("holm-2021", *rows)
    site = mini.site(tmp_path, over)
    pages = {p.path: p.body for p in site.pages}
    row = next(line for line in pages["matrix.md"].splitlines() if line.startswith("| [Osmadil]"))
    found = re.search(r"≠&nbsp;<span>contested</span>\]\(conflicts\.md#([a-z-]+) ", row)
    assert found and f"{{: #{found[1]} }}" in pages["conflicts.md"]
    assert "≠" not in next(line for line in pages["matrix.md"].splitlines() if line.startswith("| [Velorin]"))
    assert "contested: what is stated" in pages["matrix.md"]


def test_a_cell_tells_all_that_is_stated_and_first_what_most_sources_state(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/properties.yml": {
            "replace": "treats: {value: entity,",
            "with": "eases: {value: entity, matrix: relief, theme: Use}\ntreats: {value: entity, matrix: cure,",
        },
        "seeds/holm-2021/statements.yml": {
            "append": "- {subject: velorin, property: eases, value: moor-fever, at: ¶1}\n"
        },
    }
    site = build.site(mini.book(tmp_path, mini.SECOND_SOURCE, over))
    text = next(p.body for p in site.pages if p.path == "matrix.md")
    row = next(line for line in text.splitlines() if line.startswith("| [Velorin]"))
    assert 0 < row.index("cure</span>](") < row.index("relief</span>](")


def test_what_has_ended_is_called_former(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/holm-2021/statements.yml": {
            "replace": "  note: for two days\n",
            "with": "  until: '2003'\n  basis: told\n",
        }
    }
    site = build.site(mini.book(tmp_path, MATRIX, over))
    text = next(p.body for p in site.pages if p.path == "matrix.md")
    assert "[×●&nbsp;<span>former cure</span>](" in text and "<b>×</b> before a sign: former" in text


def test_a_property_whose_value_is_no_entity_has_no_place_in_the_matrix(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/properties.yml": {"replace": "harm: {value: text,", "with": "harm: {value: text, matrix: harm,"}
    }
    said = [p.message for p in mini.run(mini.lay(tmp_path, over), "check").reported]
    assert "'harm' can't stand in the matrix: its value is no entity" in said


def test_labels_of_signs_that_lie_close_hide_neither_each_other_nor_a_sign() -> None:
    signs = [(100, 100, "Selm"), (112, 102, "Torrin"), (106, 118, "Little Oar"), (400, 90, "A name of many letters")]
    drawing = "".join(f'<text x="{x}" y="{y}" text-anchor="middle">{name}</text>' for x, y, name in signs)
    radii = [5.0, 3.0, 4.0, 6.0]
    placed, (left, top, width, height) = lettering.apart(drawing, radii)
    boxes = [(x - r, y - r, x + r, y + r) for (x, y, _), r in zip(signs, radii, strict=True)]
    for label in lettering.LABEL.finditer(placed):
        x, y, half = float(label[2]), float(label[4]), len(label[6]) * lettering.LETTER / 2
        boxes.append((x - half, y - 9, x + half, y + 2))
    labels = boxes[len(signs) :]
    assert not [(a, b) for a in labels for b in boxes if a is not b and lettering._shared(a, b) > 0]
    assert all(left <= a and top <= b and c <= left + width and d <= top + height for a, b, c, d in boxes)
    assert re.findall(r">([^<]+)<", placed) == [name for *_, name in signs]


def test_the_network_has_a_box_that_holds_all_its_labels() -> None:
    root = etree.fromstring(drawing(NETWORK))
    left, top, width, height = map(float, root.get("viewBox", "").split())
    places = [(float(t.get("x", "")), float(t.get("y", ""))) for t in root.iter("text")]
    assert len(places) == 9
    assert all(left < x < left + width and top < y < top + height for x, y in places)
