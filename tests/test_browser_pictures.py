"""Pictures and the matrix in a browser: heads in sight, nothing cut off on a phone, who is pointed at stands out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import browsing
import mini

NAMES = ["celmadil", "dunmorin", "eskadol", "fenapril", "gorsamin", "holtazin", "ishmarin", "juncadol"]
FEVERS = ["ague", "quartan", "reed-fever", "winter-fever", "ditch-fever"]
PHONE = {"width": 360, "height": 740}


def pharmacy() -> dict[str, mini.Content]:
    """Eight more medicines against five more fevers, named in each other's passages, with one status that is contested."""
    files: dict[str, mini.Content] = {
        f"docs/{folder}/{id}.md": f"---\nname: {id.replace('-', ' ').capitalize()}\ngloss: Of the fens\n---\n"
        for folder, ids in (("medicines", NAMES), ("diseases", FEVERS))
        for id in ids
    }
    files["seeds/properties.yml"] = {
        "replace": "treats: {value: entity,",
        "with": "worsens: {value: entity, matrix: worsening, excludes: [treats], theme: Use}\n"
        "treats: {value: entity, matrix: cure with some patience,",
    }
    said = [
        f"{name} | treats | {fever} | since: {1700 + 9 * i}"
        for i, name in enumerate(NAMES)
        for fever in FEVERS[i % 3 :]
    ]
    said += ["velorin | treats | ague", "velorin | worsens | ague", "velorin | treats | moor-fever | since: 1650"]
    long = "kept in every house of the fens against all that comes with the reed, and given to travellers too"
    files |= mini.stating(
        "pell-2022", *said, f"celmadil | harm | {long} | date: 1999", "celmadil | harm | cramps | date: 1801"
    )
    passages = [
        mini.passage(str(n + 2), "1", 7 + n, *{NAMES[n % 8].title(), NAMES[(n + 1 + n // 8) % 8].title(), "Velorin"})
        for n in range(40)
    ]
    files |= mini.indexed("pell-2022", passages=(*mini.PELL.passages, *passages))
    files["mkdocs.yml"] = {
        "replace": "  - Timeline: timeline.md\n",
        "with": "  - Timeline: timeline.md\n  - Matrix: matrix.md\n  - Network: network.md\n",
    }
    return files


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with browsing.book(mini.SECOND_SOURCE, pharmacy()) as at:
        yield at


def test_the_head_of_the_matrix_stays_in_sight_while_the_page_scrolls(visit: Any) -> None:
    page = visit("matrix/", viewport={"width": 1280, "height": 600})
    page.locator(".matrix tbody tr").last.evaluate(
        "row => window.scrollTo(0, row.getBoundingClientRect().top + scrollY - 200)"
    )
    box = page.locator(".matrix thead th").nth(1).bounding_box()
    assert 0 <= box["y"] < 150
    assert page.locator(".matrix").evaluate("box => box.scrollHeight <= box.clientHeight + 1")


@pytest.mark.parametrize(("width", "words"), [(1600, True), (800, False)])
def test_the_words_of_the_matrix_stand_beside_its_signs_where_there_is_room(
    width: int, words: bool, visit: Any
) -> None:
    page = visit("matrix/", viewport={"width": width, "height": 900})
    word = page.locator(".matrix td a > span").first
    assert (word.bounding_box()["width"] > 10) == words
    assert word.inner_text() == "cure with some patience"  # which is read aloud in any case
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_on_a_phone_a_row_of_the_matrix_is_a_card_of_its_filled_cells(visit: Any) -> None:
    page = visit("matrix/", viewport=PHONE)
    card = page.locator(".matrix tbody tr", has_text="Velorin")
    assert card.locator("td:visible").count() == 2
    assert [td.get_attribute("data-label") for td in card.locator("td:visible").all()] == ["Ague", "Moor fever"]
    assert card.locator("td span:visible").first.bounding_box()["width"] > 40
    assert page.evaluate("() => document.documentElement.scrollWidth <= 360")


def test_what_is_contested_in_the_matrix_leads_to_its_conflict(visit: Any) -> None:
    page = visit("matrix/")
    page.locator(".matrix .contested a").click()
    page.wait_for_url("**/conflicts/#*")
    assert page.evaluate("() => document.querySelector(':target').textContent").startswith("Velorin and Ague")


@pytest.mark.parametrize("width", [1440, 360])
def test_no_label_of_a_strip_is_cut_off_or_small(width: int, visit: Any) -> None:
    page = visit("medicines/celmadil/", viewport={"width": width, "height": 900})
    box = page.locator(".strip").bounding_box()
    for item in page.locator(".strip :is(li, li a, .axis span)").all():
        at = item.bounding_box()
        assert box["x"] - 0.5 <= at["x"] and at["x"] + at["width"] <= box["x"] + box["width"] + 0.5
    sizes = page.locator(".strip :is(li, .axis span)").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 12
    assert page.locator(".strip li", has_text="given to travellers too").count() == 1


def test_a_label_of_a_strip_leads_to_its_statement(visit: Any) -> None:
    page = visit("medicines/celmadil/")
    page.locator(".strip a", has_text="cramps").click()
    assert "cramps" in page.evaluate("() => document.querySelector(':target').closest('dd').textContent")


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_who_is_pointed_at_in_the_network_stands_out_with_its_ties(way: str, visit: Any) -> None:
    page = visit("network/")
    drawing = page.locator(".drawing-network")
    sign = drawing.locator("a").last
    getattr(sign, way)()
    ties = drawing.locator("[data-ties]").count()
    near = drawing.locator("[data-ties].near").count()
    last = str(drawing.locator("a").count() - 1)
    assert 0 < near < ties
    own = "all => all.map(line => line.dataset.ties.split(' '))"
    assert all(last in ends for ends in drawing.locator("[data-ties].near").evaluate_all(own))
    assert drawing.locator("a.near").count() == drawing.locator("text.near").count() == near + 1
    page.mouse.move(0, 0)
    page.evaluate("() => document.activeElement.blur()")
    assert drawing.locator(".near").count() == 0


def test_the_legend_of_the_network_has_the_colours_of_its_signs(visit: Any) -> None:
    page = visit("network/")
    legend = page.locator(".legend [class^=sign-]").first
    fill = page.locator(".drawing-network .f-one").first.evaluate("e => getComputedStyle(e).fill")
    assert legend.evaluate("e => getComputedStyle(e).color") == fill
    assert legend.bounding_box()["y"] < page.locator(".drawing-network").bounding_box()["y"]
