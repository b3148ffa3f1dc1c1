"""What stands around a page: the scheme that a reader chose, the menu of a phone, the contents, the way back to the top."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import browsing
import mini

FOLDED = "<details><summary>More</summary><span id=in>Inside</span></details>\n"
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


def long() -> dict[str, mini.Content]:
    """A page of twelve sections, each higher than a window, with a table wider than a phone."""
    table = "\n".join(
        ["| Month | " + "A long heading | " * 8, "| --- |" + " --- |" * 8, "| May | " + "many doses | " * 8]
    )
    sections = [f"## Part {n}\n\n" + "Reeds stand in the water.\n\n" * 40 for n in range(1, 13)]
    small = "# Rushes\n\n| Month |\n| --- |\n| May |\n"
    return {"docs/long.md": "# Reeds\n\n" + table + "\n\n" + "".join(sections) + FOLDED, "docs/small.md": small}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with browsing.book(long()) as at:
        yield at


def scheme(page: Any) -> str:
    return str(page.evaluate("document.body.dataset.mdColorScheme"))


def marked(page: Any, text: str) -> Any:
    """Wait until the contents mark a section."""
    link = page.locator(".md-sidebar--secondary [aria-current=location]", has_text=text)
    link.wait_for()
    return link


# -- the scheme -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("system", "first", "other"), [("light", "default", "slate"), ("dark", "slate", "default")])
def test_the_scheme_is_the_systems_until_a_reader_chooses(system: str, first: str, other: str, visit: Any) -> None:
    page = visit("long/", color_scheme=system)
    assert scheme(page) == first
    page.locator("label[for^=__palette]:visible").click()
    assert scheme(page) == other
    page.goto(page.url.replace("long/", "glossary/"))
    assert scheme(page) == other
    page.locator("label[for^=__palette]:visible").click()
    assert scheme(page) == first


def test_one_way_to_the_other_scheme_is_shown(visit: Any) -> None:
    assert visit("long/").locator("label[for^=__palette]:visible").count() == 1


def test_a_browser_that_keeps_nothing_shows_a_page_all_the_same(visit: Any) -> None:
    page = visit("long/", color_scheme="dark")
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })")
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload()
    page.locator("label[for^=__palette]:visible").click()
    assert (scheme(page), said) == ("default", [])


# -- the contents, and the way back ---------------------------------------------------------------------------------------


def test_the_contents_mark_the_section_that_is_read(visit: Any) -> None:
    page = visit("long/", viewport={"width": 1280, "height": 700})
    for part in ("part-9", "part-3"):
        page.evaluate(f"document.getElementById('{part}').scrollIntoView()")
        link = marked(page, part.replace("-", " ").capitalize())
        assert page.locator("[aria-current=location]").count() == 1
        box, room = link.bounding_box(), page.locator(".md-sidebar--secondary").bounding_box()
        assert room["y"] <= box["y"] < 700


def test_the_contents_scroll_with_the_page_where_the_window_is_low(visit: Any) -> None:
    page = visit("long/#part-12", viewport={"width": 1280, "height": 240})
    box = marked(page, "Part 12").bounding_box()
    assert 0 < box["y"] < 240


def test_an_address_leads_to_its_place_below_the_header(visit: Any) -> None:
    page = visit("long/#part-9", viewport={"width": 1280, "height": 700})
    page.wait_for_timeout(300)
    assert 40 < page.locator("#part-9").bounding_box()["y"] < 120


def test_what_is_folded_away_opens_for_an_address_that_leads_into_it(visit: Any) -> None:
    page = visit("long/#in")
    page.wait_for_timeout(100)
    assert page.locator("#in").is_visible()


def test_out_of_sight_the_title_stands_in_the_header_and_a_button_leads_back(visit: Any) -> None:
    page = visit("long/#part-5", viewport={"width": 1280, "height": 700})
    page.locator(".md-header__title--active", has_text="Reeds").wait_for()
    page.get_by_role("button", name="Back to top").click()
    page.wait_for_function("scrollY === 0")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    page.locator(".md-top").wait_for(state="hidden")


# -- the menu of a phone --------------------------------------------------------------------------------------------------


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(visit: Any) -> None:
    page = visit("long/", **PHONE)
    link = page.locator(".md-sidebar--primary a", has_text="Glossary")
    assert not link.is_visible()
    button = page.get_by_role("button", name="Navigation")
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    page.keyboard.press("Enter")
    link.wait_for()
    assert page.locator(".md-sidebar--primary").bounding_box()["height"] == PHONE["viewport"]["height"]
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    link.wait_for(state="hidden")


def test_a_closed_menu_is_passed_over_by_the_keyboard(visit: Any) -> None:
    page = visit("long/", **PHONE)
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate("!!document.activeElement.closest('.md-sidebar--primary')")


def test_the_menu_of_a_phone_opens_without_javascript(visit: Any) -> None:
    page = visit("long/", java_script_enabled=False, **PHONE)
    page.locator("label.md-header__button[for=__drawer]").tap()
    page.locator(".md-sidebar--primary a", has_text="Glossary").tap()
    page.wait_for_url("**/glossary/")


# -- tables ---------------------------------------------------------------------------------------------------------------


def test_a_table_wider_than_the_page_scrolls_in_a_box_that_the_keyboard_reaches(visit: Any) -> None:
    page = visit("long/", **PHONE)
    box = page.locator(".scroll:has(table)")
    page.wait_for_function("document.querySelector('.scroll').tabIndex === 0")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_table_that_fits_is_no_stop_of_the_keyboard(visit: Any) -> None:
    page = visit("small/")
    page.wait_for_timeout(100)
    assert page.locator(".scroll").get_attribute("tabindex") is None


def test_closed_parts_of_a_page_are_open_on_paper(visit: Any) -> None:
    page = visit("long/")
    assert not page.locator("#in").is_visible()
    page.emulate_media(media="print")
    assert page.locator("#in").is_visible()
