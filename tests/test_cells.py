"""What cells of comparisons say: nothing that row and comparison say already, and figures of a kind as a series."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mini
from briefbook.model import Page

ABOUT = """\
---
title: Against the fever
rows: [velorin, osmadil]
about: moor-fever
columns:
  Use: [treats]
  Trials: [trial]
  Doses given: [given, taken]
---
"""
PROPERTIES = """\
trial: {value: text, theme: Use}
given: {value: quantity, theme: Use}
taken: {value: quantity, theme: Use}
"""


def cells(root: Path, *said: str, comparison: str = ABOUT) -> dict[str, list[str]]:
    """The cells of each row of a comparison, when one source says this."""
    over: dict[str, mini.Content] = {
        "docs/comparisons/other.md": comparison,
        "seeds/properties.yml": {"append": PROPERTIES},
    }
    site = mini.site(root, mini.SECOND_SOURCE, over, mini.stating("pell-2022", *said))
    page: Page = next(p for p in site.pages if p.path == "comparisons/other.md")
    plain = re.sub(r",? \(?<abbr.*?</abbr>\)?", "", page.body)
    rows = [line.strip("| ").split(" | ") for line in plain.splitlines() if line.startswith("| [")]
    return {row[0].partition("]")[0][1:]: row[1:] for row in rows}


def test_who_the_comparison_is_about_is_not_said_again(tmp_path: Path) -> None:
    said = cells(
        tmp_path, "moor-fever | trial | in the north | about: velorin", "osmadil | treats | moor-fever | since: 1999"
    )
    assert said["Velorin"][1] == "In the north [@pell-2022, ¶1]"
    assert said["Osmadil"][0].startswith("Treats:") and "Moor fever" not in said["Osmadil"][0]


def test_where_a_cell_says_the_same_of_both_it_names_whom(tmp_path: Path) -> None:
    said = cells(
        tmp_path,
        "moor-fever | trial | in the north | about: velorin",
        "velorin | trial | in the south | about: moor-fever",
    )
    assert "<li>[Moor fever](../diseases/moor-fever.md): in the north" in said["Velorin"][1]
    assert "<li>In the south" in said["Velorin"][1]


def test_a_cell_begins_with_a_capital_and_a_label_does(tmp_path: Path) -> None:
    said = cells(
        tmp_path,
        "velorin | trial | ünder ice | about: moor-fever",
        "velorin | given | 3 | about: moor-fever | unit: jars",
    )
    assert said["Velorin"][1:] == ["Ünder ice [@pell-2022, ¶1]", "*Given:* 3 jars [@pell-2022, ¶1]"]


YEARS = [
    f"velorin | given | {n} | of: {of} | unit: jars | date: {year} | about: moor-fever | by: The board"
    for of, n, year in [("men, a year", 40, 1999), ("men, a year", 50000, 2000), ("women, a year", 7, 1999)]
]


def test_figures_of_one_quantity_are_a_series_with_one_citation(tmp_path: Path) -> None:
    cell = cells(tmp_path, *YEARS)["Velorin"][2]
    assert cell.count("@pell-2022") == cell.count("The board") == 1
    head, _, lines = cell.partition('<ul class="series">')
    assert head == "*Given:* a year, jars, according to The board [@pell-2022, ¶1]"
    told = [re.sub("<[^>]*>", "", line) for line in re.findall("<li>(.*?)</li>", lines)]
    assert told == ["Men: 1999: 40; 2000: 50,000", "Women: 1999: 7"]


@pytest.mark.parametrize(
    "other",
    [
        "velorin | given | 9 | unit: spoons | date: 2001 | about: moor-fever | by: The board",
        "velorin | taken | 9 | unit: jars | date: 2001 | about: moor-fever | by: The board",
        "velorin | given | 9 | unit: jars | date: 2001 | about: moor-fever | by: A nurse",
        "moor-fever | given | 9 | unit: jars | date: 2001 | about: velorin | by: The board",
    ],
)
def test_what_is_another_quantity_or_anothers_word_stands_by_itself(other: str, tmp_path: Path) -> None:
    cell = cells(tmp_path, *YEARS, other)["Velorin"][2]
    assert cell.count("@pell-2022") == 2 and cell.count('<ul class="series">') == 1
    assert "9 " in cell.partition("</ul>")[2]


def test_two_figures_are_no_series(tmp_path: Path) -> None:
    assert "series" not in cells(tmp_path, *YEARS[:2])["Velorin"][2]


def test_a_remark_stands_behind_its_figure(tmp_path: Path) -> None:
    cell = cells(tmp_path, YEARS[0] + " | note: fewer than asked for", *YEARS[1:])["Velorin"][2]
    assert '<span class="figure">1999: 40</span> (fewer than asked for); ' in cell
