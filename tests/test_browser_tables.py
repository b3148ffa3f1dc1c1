"""Tables in a browser: heads in sight, sorted, filtered, picked, linked, on a phone, without JavaScript; and any compared."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

import pytest

import browsing
import mini

WIDE = "comparisons/almanac/"
NAMES = ["Çelmadil", "Dunmorin", "Eskadol", "Fenapril", "Gorsamin", "Holtazin", "Ishmarin", "Juncadol"]
MONTHS = "January February March April May June July August September October November December".split()


def almanac() -> dict[str, mini.Content]:
    """Ten medicines by twelve months: how many doses were given out in each, with cells that nobody states."""
    ids = [name.lower().replace("ç", "c") for name in NAMES]
    files: dict[str, mini.Content] = {
        f"docs/medicines/{id}.md": f"---\nname: {name}\ngloss: A remedy of the fens\n---\n"
        for id, name in zip(ids, NAMES, strict=True)
    }
    columns = "".join(f"  {month}: [given in {month.lower()}]\n" for month in MONTHS)
    rows = ["velorin", "osmadil", *ids]
    files["docs/comparisons/almanac.md"] = (
        f"---\ntitle: Almanac of the fens\nrows: [{', '.join(rows)}]\ncolumns:\n{columns}---\n"
    )
    properties = "".join(f"given in {month.lower()}: {{value: text, theme: Seasons}}\n" for month in MONTHS)
    files["seeds/properties.yml"] = {"append": properties}
    said = [
        f"{row} | given in {month.lower()} | {(7 * i + 5 * j) % 23 + 1} hundred doses, and as many again to the islands"
        for i, row in enumerate(rows)
        for j, month in enumerate(MONTHS)
        if (i + j) % 5
    ]
    return files | mini.stating("pell-2022", *said)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with browsing.book(mini.SECOND_SOURCE, almanac()) as at:
        yield at


def rows(page: Any) -> list[str]:
    """The names of the rows that are shown."""
    return [name.strip() for name in page.locator(".sheet tbody th[scope=row]:visible").all_inner_texts()]


def heads(page: Any) -> list[str]:
    return [head.strip() for head in page.locator(".sheet thead th:visible").all_inner_texts()]


def status(page: Any) -> str:
    return str(page.locator(".controls [role=status]").inner_text())


def place(page: Any, selector: str) -> dict[str, float]:
    found: dict[str, float] = page.locator(selector).first.bounding_box()
    return found


# -- heads stay in sight --------------------------------------------------------------------------------------------------


def test_heads_of_rows_and_columns_stay_while_a_wide_table_scrolls(visit: Any) -> None:
    page = visit(WIDE, viewport={"width": 1280, "height": 700})
    page.locator(".comparison").evaluate("box => { box.scrollIntoView(); box.scrollTo(700, 150) }")
    box = place(page, ".comparison")
    assert page.locator(".comparison").evaluate("box => [box.scrollLeft, box.scrollTop]") == [700, 150]
    assert abs(place(page, ".sheet thead th:nth-child(8)")["y"] - box["y"]) <= 2
    assert abs(place(page, ".sheet tbody tr:nth-child(7) th")["x"] - box["x"]) <= 2
    header = page.locator(".md-header").bounding_box()
    assert box["y"] >= header["y"] + header["height"] and box["y"] + box["height"] <= 700


def test_heads_of_a_list_stay_under_the_header_of_the_page(visit: Any) -> None:
    page = visit("medicines/", viewport={"width": 1280, "height": 500})
    page.locator(".sheet tbody tr:last-child").evaluate("row => row.scrollIntoView()")
    header, head = place(page, ".md-header"), place(page, ".sheet thead th")
    assert page.evaluate("() => scrollY") > 100
    assert abs(head["y"] - (header["y"] + header["height"])) <= 2


def test_the_name_of_a_row_higher_than_the_window_stays_in_sight(visit: Any) -> None:
    page = visit("comparisons/fen-medicines/", viewport={"width": 1280, "height": 700})
    row = page.locator(".sheet tbody tr").first
    row.locator("td").first.evaluate("cell => (cell.style.height = '3000px')")
    page.evaluate("() => scrollTo(0, 1500)")
    assert 0 < row.locator("a").first.bounding_box()["y"] < 700
    assert row.bounding_box()["y"] < -500


@pytest.mark.parametrize("path", [WIDE, "comparisons/fen-medicines/"])
def test_a_link_in_a_cell_moves_with_its_words(path: str, visit: Any) -> None:
    page = visit(path)
    positions = "links => links.map(link => getComputedStyle(link).position)"
    page.locator(".sheet td").first.evaluate("cell => (cell.innerHTML += '<a class=name href=#>Velorin</a>')")
    assert set(page.locator(".sheet td a").evaluate_all(positions)) == {"static"}
    assert (
        page.locator(".sheet th[scope=row] > .name").first.evaluate("name => getComputedStyle(name).position")
        == "sticky"
    )


def test_columns_keep_their_widths_whatever_stands_in_them(visit: Any) -> None:
    page = visit("comparisons/fen-medicines/", viewport={"width": 1280, "height": 700})
    widths = "heads => heads.map(head => head.offsetWidth)"
    before = page.locator(".sheet thead th").evaluate_all(widths)
    page.locator(".sheet td").first.evaluate("cell => (cell.textContent = 'word '.repeat(500))")
    assert page.locator(".sheet thead th").evaluate_all(widths) == before
    assert max(before[1:]) <= 3 * min(before[1:])


def test_an_edge_has_a_shadow_only_where_there_is_more(visit: Any) -> None:
    page = visit(WIDE, viewport={"width": 1280, "height": 700})
    attached = page.locator(".comparison").evaluate("box => getComputedStyle(box).backgroundAttachment")
    assert attached == "local, local, scroll, scroll"
    row = page.locator(".sheet tbody td").first
    assert row.evaluate("cell => getComputedStyle(cell).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_what_has_focus_is_not_behind_the_heads(visit: Any) -> None:
    page = visit(WIDE, viewport={"width": 1280, "height": 700})
    page.locator(".comparison").evaluate("box => box.scrollTo(1e6, 1e6)")
    link = page.locator(".sheet tbody tr:first-child td:nth-child(3) a").last
    link.focus()
    at, head, name = link.bounding_box(), place(page, ".sheet thead th"), place(page, ".sheet tbody tr:first-child th")
    assert at["y"] >= head["y"] + head["height"] and at["x"] >= name["x"] + name["width"]


def test_the_box_is_a_stop_of_the_keyboard_while_it_scrolls_and_only_then(visit: Any) -> None:
    page = visit(WIDE, viewport={"width": 1280, "height": 700})
    box = page.get_by_role("region", name="Almanac of the fens")
    assert box.get_attribute("tabindex") == "0"
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.comparison').scrollLeft > 0")
    page.goto(page.url + "#columns=march&rows=velorin")
    page.wait_for_function("() => !document.querySelector('.comparison').hasAttribute('tabindex')")
    assert page.locator(".comparison").get_attribute("role") is None


# -- sort, filter, pick ---------------------------------------------------------------------------------------------------


def test_a_comparison_sorts_by_a_column_with_empty_cells_last_and_goes_back(visit: Any) -> None:
    page = visit(WIDE)
    listed = rows(page)
    head = page.locator(".sheet thead th", has_text="January")
    for direction in ("ascending", "descending"):
        head.get_by_role("button").press("Enter")
        assert head.get_attribute("aria-sort") == direction
        cells = page.locator(".sheet tbody td[data-label=January]").all_inner_texts()
        figures = [int(cell.split()[0]) for cell in cells if cell != "not stated"]
        assert figures == sorted(figures, reverse=direction == "descending") and len(figures) == 8
        assert cells[8:] == ["not stated"] * 2
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") is None and rows(page) == listed


def test_names_sort_by_the_alphabet_whatever_their_marks(visit: Any) -> None:
    page = visit(WIDE)
    page.get_by_role("button", name="Medicine").click()
    assert rows(page) == sorted(["Velorin", "Osmadil", *NAMES], key=lambda name: name.replace("Ç", "C"))


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["since 1952 [1]", "4 April 1949", "February 1950"], [1, 2, 0]),
        (["1,200 mg", "<40", "300 to 500"], [1, 2, 0]),
        (["Ely", "Çam", "Dun"], [1, 2, 0]),
        (["It keeps the fever down for two days", "Keeps men well until the spring", "Ely"], None),
    ],
)
def test_a_column_sorts_where_it_holds_names_numbers_or_dates(
    cells: list[str], order: list[int] | None, visit: Any
) -> None:
    page = visit("")
    body = "".join(f"<tr><th scope=row>{i}</th><td>{html.escape(cell)}</td>" for i, cell in enumerate(cells))
    heads = "<thead><tr><th scope=col>Name<th scope=col>What</thead>"
    page.set_content(f"<html lang=en><div class=listing><table class=sheet>{heads}<tbody>{body}</table></div>")
    page.add_script_tag(url=page.evaluate("() => new URL('assets/tables.js', location.href).href"))
    buttons = page.locator("thead th").get_by_role("button")
    if order is None:
        assert buttons.all_inner_texts() == ["Name"] and page.locator(".by option").count() == 2
    else:
        buttons.nth(1).click()
        assert [int(name) for name in rows(page)] == order


@pytest.mark.parametrize(
    ("words", "found"),
    [("celmadil", ["Çelmadil"]), ("ÇELM", ["Çelmadil"]), ("islands fena", ["Fenapril"]), ("nothing of it", [])],
)
def test_rows_are_found_by_words_without_their_marks(words: str, found: list[str], visit: Any) -> None:
    page = visit(WIDE)
    page.get_by_label("Filter rows").press_sequentially(words)
    assert rows(page) == found
    assert status(page) == f"{len(found)} of 10 rows"
    page.get_by_role("button", name="Reset").click()
    assert len(rows(page)) == 10 and "#" not in page.url
    assert page.get_by_label("Filter rows").input_value() == ""


def test_picked_rows_are_shown_alone(visit: Any) -> None:
    page = visit(WIDE)
    only = page.get_by_label("Only picked rows")
    assert only.is_disabled()
    page.get_by_label("Pick Eskadol").check()
    page.get_by_label("Pick Velorin").check()
    assert len(rows(page)) == 10
    only.check()
    assert rows(page) == ["Velorin", "Eskadol"] and status(page) == "2 of 10 rows"
    page.get_by_label("Pick Eskadol").uncheck()
    page.get_by_label("Pick Velorin").uncheck()
    assert len(rows(page)) == 10 and only.is_disabled()


def test_columns_are_picked_by_keyboard_alone(visit: Any) -> None:
    page = visit(WIDE)
    page.get_by_label("Filter rows").focus()
    while page.evaluate("() => document.activeElement.textContent") != "Columns":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="March").wait_for()
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert "March" not in heads(page) and len(heads(page)) == 12
    assert status(page) == "10 of 10 rows, 11 of 12 columns"
    page.keyboard.press("Escape")
    assert not page.get_by_role("checkbox", name="March").is_visible()
    assert page.evaluate("() => document.activeElement.textContent") == "Columns"


def test_words_of_a_column_that_is_hidden_are_not_found(visit: Any) -> None:
    page = visit(WIDE + "#columns=march&find=january")
    assert page.locator(".sheet tbody td:visible").count() == 0
    page = visit(WIDE + "#columns=january&find=not+stated")
    assert len(rows(page)) == 2


def test_a_view_can_be_linked(visit: Any) -> None:
    page = visit(WIDE)
    page.get_by_label("Filter rows").fill("doses")
    for name in ("Velorin", "Eskadol", "Juncadol"):
        page.get_by_label(f"Pick {name}").check()
    page.get_by_label("Only picked rows").check()
    page.get_by_role("button", name="Columns").click()
    for month in MONTHS[3:]:
        page.get_by_role("checkbox", name=month, exact=True).uncheck()
    page.keyboard.press("Escape")
    for _ in range(2):
        page.get_by_role("button", name="February").click()
    path = page.url.split("/", 3)[3]
    assert path == WIDE + "#find=doses&rows=velorin+eskadol+juncadol&columns=january+february+march&sort=-february"
    again = visit(path)
    assert (rows(again), heads(again), status(again)) == (rows(page), heads(page), status(page))
    assert again.get_by_label("Filter rows").input_value() == "doses"
    assert again.get_by_label("Pick Eskadol").is_checked() and again.get_by_label("Only picked rows").is_checked()


@pytest.mark.parametrize("state", ["#rows=nobody", "#sort=never", "#sort=-", "#columns=", "#what=else", "#anchor"])
def test_an_address_of_nothing_harms_nothing(state: str, visit: Any) -> None:
    page = visit(WIDE + state)
    assert len(rows(page)) == 10 and page.locator("[aria-sort]").count() == 0


def test_a_list_sorts_figures_from_the_greatest_and_filters(visit: Any) -> None:
    page = visit("medicines/")
    page.get_by_role("button", name="Statements").click()
    figures = [int(text) for text in page.locator("td[data-label=Statements]").all_inner_texts()]
    assert figures == sorted(figures, reverse=True) and figures[0] > figures[-1]
    assert page.url.endswith("medicines/#sort=-statements")
    page.get_by_label("Filter rows").fill("older")
    assert rows(page) == ["Osmadil"]
    assert page.get_by_label("Only picked rows").count() == 0


# -- phones, no JavaScript, print -----------------------------------------------------------------------------------------


def test_on_a_phone_a_row_is_a_card_whose_cells_say_their_columns(visit: Any) -> None:
    page = visit(WIDE, viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    assert not page.locator(".sheet thead").is_visible()
    cell = page.locator(".sheet tbody td").nth(2)
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"March"'
    assert cell.bounding_box()["width"] > 300
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    page.get_by_label("Sort by").select_option("Medicine")
    assert rows(page)[0] == "Çelmadil"


def test_without_javascript_a_table_is_whole_and_has_no_controls(visit: Any) -> None:
    page = visit(WIDE + "#rows=velorin", java_script_enabled=False)
    assert len(rows(page)) == 10 and len(heads(page)) == 13
    assert page.locator("article form, article button").count() == 0
    assert page.locator(".sheet caption").inner_text() == "Almanac of the fens"
    assert page.locator(".comparison").get_attribute("tabindex") == "0"


def test_on_paper_nothing_of_a_wide_table_is_cut(visit: Any) -> None:
    page = visit(WIDE, viewport={"width": 1031, "height": 702})
    page.emulate_media(media="print")
    wide, paper = page.evaluate("() => [document.querySelector('.sheet').scrollWidth, innerWidth]")
    assert wide <= paper
    assert page.locator(".comparison").evaluate("box => getComputedStyle(box).overflow") == "visible"
    assert not page.locator(".controls").first.is_visible() and not page.locator(".sheet input").first.is_visible()
    cards = page.locator(".sheet tbody tr").first
    assert cards.evaluate("row => [getComputedStyle(row).display, getComputedStyle(row).columnCount]") == ["block", "3"]
    label = "cell => getComputedStyle(cell, '::before').content"
    assert page.locator(".sheet tbody td").nth(2).evaluate(label) == '"March"'
    points = page.locator(".sheet td .citation").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize) * 0.75")
    assert points >= 7


# -- any two or three -----------------------------------------------------------------------------------------------------


def cells(page: Any, label: str) -> list[str]:
    row = page.locator("#compared tbody tr", has=page.get_by_role("rowheader", name=label, exact=True)).last
    return [" ".join(text.split()) for text in row.locator("td").all_inner_texts()]


def test_two_are_set_side_by_side_by_their_address(visit: Any) -> None:
    page = visit("compare/?a=velorin&b=osmadil")
    page.locator("#compared table").wait_for()
    assert [h.strip() for h in page.locator("#compared thead th").all_inner_texts()] == [
        "What is stated", "Velorin", "Osmadil",
    ]  # fmt: skip
    velorin, osmadil = cells(page, "Dose")
    assert "25 mg" in velorin and "Holm 2021, ¶2" in velorin and "40 mg" in osmadil
    assert cells(page, "Harm")[1] == "not stated"
    assert page.locator("h1").inner_text().startswith("Velorin and Osmadil compared")
    assert page.title() == "Velorin and Osmadil compared - Fen remedies"
    assert "Velorin and Osmadil" in page.locator("meta[name=description]").get_attribute("content")


def test_links_of_what_is_compared_lead_where_they_led_and_ids_stay_behind(visit: Any) -> None:
    page = visit("compare/?a=velorin&b=osmadil")
    page.locator("#compared table").wait_for()
    assert page.locator("#compared table [id]").count() == 0
    page.locator("#compared .citation a", has_text="Holm 2021, ¶2").first.click()
    page.wait_for_url("**/sources/holm-2021/#p2")
    page.go_back()
    page.locator("#compared thead a", has_text="Osmadil").click()
    page.wait_for_url("**/medicines/osmadil/")


def test_what_all_state_comes_first_in_its_theme_and_can_be_shown_alone(visit: Any) -> None:
    page = visit("compare/?a=velorin&b=osmadil&c=eskadol")
    page.locator("#compared table").wait_for()
    for body in page.locator("#compared tbody").all():
        shared = ["shared" in (row.get_attribute("class") or "") for row in body.locator("tr:not(.theme)").all()]
        assert shared == sorted(shared, reverse=True)
    every = page.locator("#compared tbody tr:not(.theme):visible").count()
    page.get_by_label("Only what is stated of all three").check()
    shown = page.locator("#compared tbody tr:not(.theme):visible")
    assert 0 < shown.count() < every
    assert page.locator("#compared tbody tr:visible .empty").count() == 0
    assert page.locator("#compared [role=status]").inner_text() == f"{shown.count()} of {every} rows"


def test_a_reader_chooses_by_keyboard_and_can_go_back(visit: Any) -> None:
    page = visit("compare/")
    first, second, third = (page.get_by_label(name, exact=True) for name in ("Compare", "with", "and"))
    assert second.locator("optgroup").count() == 2
    first.select_option("osmadil")
    assert second.locator("optgroup").evaluate_all("groups => groups.map(g => g.label)") == ["Medicines"]
    second.select_option("velorin")
    assert third.input_value() == ""
    page.get_by_role("button", name="Compare").press("Enter")
    page.locator("#compared table").wait_for()
    assert page.url.endswith("compare/?a=osmadil&b=velorin")
    page.go_back()
    page.locator("#compared table").wait_for(state="detached")
    assert page.title() == "Compare - Fen remedies" and first.input_value() == ""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("a=velorin&b=quickroot", "“quickroot”"),
        ("a=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&b=velorin", "“<img src=x onerror=alert(1)>”"),
        ("a=velorin&b=moor-fever", "not of one kind (Medicines, Diseases)"),
        ("a=velorin&b=velorin", "can't be compared with itself"),
    ],
)
def test_what_cannot_be_compared_is_said_in_words(asked: str, said: str, visit: Any) -> None:
    page = visit(f"compare/?{asked}")
    assert said in page.get_by_role("alert").inner_text()
    assert page.locator("#compared table").count() == 0 and page.locator("#compared img").count() == 0


def test_of_two_kinds_both_stay_chosen_until_the_first_is_changed(visit: Any) -> None:
    page = visit("compare/?a=velorin&b=moor-fever")
    first, second = (page.get_by_label(name, exact=True) for name in ("Compare", "with"))
    assert (first.input_value(), second.input_value()) == ("velorin", "moor-fever")
    first.select_option("osmadil")
    assert second.input_value() == ""


def test_one_alone_waits_for_another(visit: Any) -> None:
    page = visit("compare/?a=velorin")
    assert page.locator("#choose [role=status]").inner_text() == "Choose what to compare Velorin with."
    assert page.get_by_label("Compare", exact=True).input_value() == "velorin"


def test_a_page_that_cannot_be_fetched_is_said_with_a_link_to_it(visit: Any) -> None:
    page = visit("compare/")
    page.route("**/medicines/osmadil/", lambda route: route.fulfill(status=500, body="no"))
    page.goto(page.url + "?a=velorin&b=osmadil")
    alert = page.get_by_role("alert")
    assert "The page of Osmadil couldn't be fetched" in alert.inner_text()
    assert alert.get_by_role("link").get_attribute("href").endswith("/medicines/osmadil/")


def test_without_javascript_the_page_leads_on(visit: Any) -> None:
    page = visit("compare/?a=velorin&b=osmadil", java_script_enabled=False)
    assert "needs JavaScript" in page.locator("main").inner_text()
    assert not page.locator("#choose").is_visible()
    page.locator(".choices a", has_text="Osmadil").click()
    page.wait_for_url("**/medicines/osmadil/")


def test_what_is_compared_reads_on_a_phone_as_cards(visit: Any) -> None:
    page = visit("compare/?a=velorin&b=osmadil", viewport={"width": 360, "height": 740}, is_mobile=True)
    page.locator("#compared table").wait_for()
    cell = page.locator("#compared td").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Velorin"'
    assert cell.bounding_box()["width"] > 300
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
