"""The built site in a browser: it asks nobody else, says no error, has two schemes, searches, and reads on a phone."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import browsing
import mini

PAGES = [
    "",
    "medicines/",
    "medicines/velorin/",
    "diseases/moor-fever/",
    "sources/holm-2021/",
    "comparisons/fen-medicines/",
    "compare/",
    "compare/?a=velorin&b=osmadil",
    "glossary/",
    "timeline/",
    "conflicts/",
    "gaps/",
    "briefs/winter/",
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the built mini site is served, on this machine only."""
    site = mini.built().site
    if not (site / "index.html").is_file():
        pytest.fail(f"no site was built: {mini.built().process.stderr[-300:]}", pytrace=False)
    with browsing.served(site) as at:
        yield at


class Seen:
    """A page in a window of the given width, with what it asked for and what it said."""

    def __init__(self, page: Any, url: str) -> None:
        self.page = page
        self.asked: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda line: self.said.append(line.text) if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.goto(url, wait_until="networkidle")


@pytest.fixture(scope="module")
def seen(browser: Any, address: str) -> Iterator[Any]:
    """Each page, opened once for all tests that only look."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield functools.cache(lambda path: Seen(context.new_page(), address + path))
    context.close()


@pytest.fixture(scope="module")
def phone(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_another_server_or_says_an_error(path: str, seen: Any, address: str) -> None:
    assert [url for url in seen(path).asked if not url.startswith((address, "data:", "blob:"))] == []
    assert seen(path).said == []


def test_light_and_dark_schemes_differ_and_both_have_contrast(visit: Any) -> None:
    colours = {}
    for scheme in ("light", "dark"):
        page = visit("medicines/velorin/", color_scheme=scheme)
        ground, ink = page.evaluate(
            "() => { const s = getComputedStyle(document.body);"
            " return [s.backgroundColor, getComputedStyle(document.querySelector('.md-typeset h1')).color]; }"
        )
        colours[scheme] = (luminance(ground), luminance(ink))
    assert colours["light"][0] > 0.8 > 0.2 > colours["dark"][0]
    for ground, ink in colours.values():
        assert (max(ground, ink) + 0.05) / (min(ground, ink) + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """The relative luminance of `rgb(…)` or `rgba(…)` on white, after WCAG; transparency taken for ink."""
    parts = [float(p) for p in colour[colour.index("(") + 1 : -1].replace("/", ",").split(",")]
    channels = [c / 255 for c in parts[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("words", "title"), [("osmadil", "Osmadil"), ("fen ague", "Moor fever"), ("VLR", "Velorin")])
def test_the_search_box_finds_a_thing_by_any_of_its_names(words: str, title: str, visit: Any) -> None:
    page = visit("")
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.locator(".bb-found__title", has_text=re.compile(f"^{title}$")).first.wait_for()


def test_a_page_reads_without_javascript(visit: Any) -> None:
    page = visit("medicines/velorin/", java_script_enabled=False)
    text = page.locator("main").inner_text()
    for said in (
        "Velorin",
        "What the sources state",
        "25 mg",
        "30 mg",
        "Sources of this page",
        "Holm 2021. Velorin against moor fever: three winters in the fens: ¶1",
        "read by an editor",
    ):
        assert said in text
    assert page.locator("main h1").is_visible()


def test_a_citation_leads_to_its_passage(visit: Any) -> None:
    page = visit("medicines/velorin/")
    page.get_by_role("link", name="Holm 2021, ¶2").first.click()
    page.wait_for_url("**/sources/holm-2021/#p2")
    assert page.locator("#p2").is_visible()
    assert "¶2" in page.locator("#p2").inner_text()


def test_without_javascript_a_citation_leads_to_the_list_of_sources_and_that_to_the_passage(visit: Any) -> None:
    page = visit("medicines/velorin/", java_script_enabled=False)
    page.get_by_role("link", name="Holm 2021, ¶2").first.click()
    page.locator(":target", has_text="¶2").click()
    page.wait_for_url("**/sources/holm-2021/#p2")


def test_citations_can_be_written_out_and_stay_so(visit: Any) -> None:
    page = visit("medicines/velorin/")
    mark = page.get_by_role("link", name="Holm 2021, ¶2").first
    written = 'e => getComputedStyle(e, "::before").content'
    assert mark.evaluate(written) == "none"
    page.get_by_role("button", name="Citations in full").click()
    assert mark.evaluate(written) == '"Holm 2021"'
    page.reload()
    assert page.get_by_role("link", name="Holm 2021, ¶2").first.evaluate(written) == '"Holm 2021"'


def test_a_name_in_running_text_links_itself(visit: Any) -> None:
    page = visit("medicines/velorin/")
    link = page.locator("a.name").first
    assert link.inner_text().lower() == "moor fever"
    link.click()
    page.wait_for_url("**/diseases/moor-fever/")


def test_a_citation_shows_its_source_and_section_on_hover(visit: Any) -> None:
    page = visit("medicines/velorin/")
    link = page.locator(".citation a").first
    link.hover()
    card = page.locator("#preview")
    card.wait_for(state="visible")
    assert "Velorin against moor fever" in card.inner_text() and "Section “Introduction”" in card.inner_text()
    assert link.get_attribute("aria-describedby") == "preview"
    page.mouse.move(0, 0)
    card.wait_for(state="hidden")


def test_the_card_of_a_citation_tells_what_rests_on_the_passage(visit: Any) -> None:
    page = visit("medicines/osmadil/")
    page.get_by_role("link", name="Holm 2021, ¶3").first.hover()
    card = page.locator("#preview")
    card.wait_for(state="visible")
    assert card.locator("li").all_inner_texts() == [
        "Osmadil treats Moor fever (for two days)",
        "Osmadil’s dose is 40 mg",
    ]
    assert "and 1 more" in card.inner_text()


def test_the_card_of_a_statement_leaves_its_citations_out(visit: Any) -> None:
    page = visit("sources/holm-2021/")
    page.locator("#p3 li a").first.hover()
    card = page.locator("#preview")
    card.wait_for(state="visible")
    assert "for two days" in card.inner_text() and "¶" not in card.inner_text()


def test_the_card_of_a_link_comes_by_keyboard_and_goes_with_escape(visit: Any) -> None:
    page = visit("medicines/velorin/")
    page.keyboard.press("Tab")  # from here on the focus is the keyboard's
    page.locator("a.name").first.focus()
    card = page.locator("#preview")
    card.wait_for(state="visible")
    assert "Moor fever" in card.inner_text() and "Fever of the reed cutters" in card.inner_text()
    page.keyboard.press("Escape")
    assert not card.is_visible()


@pytest.mark.parametrize("path", PAGES)
def test_on_a_phone_no_page_scrolls_sideways(path: str, phone: Any, address: str) -> None:
    phone.goto(address + path, wait_until="load")
    wide, screen = phone.evaluate("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= screen


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_heading_a_language_and_ids_only_once(path: str, seen: Any) -> None:
    page = seen(path).page
    assert page.locator("main h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "en"
    twice = page.evaluate(
        "() => { const ids = [...document.querySelectorAll('main [id]')].map(e => e.id);"
        " return ids.filter((id, i) => ids.indexOf(id) !== i); }"
    )
    assert twice == []
    assert page.title().endswith("Fen remedies")


def test_a_page_can_be_walked_through_by_keyboard(visit: Any) -> None:
    page = visit("medicines/velorin/")
    page.keyboard.press("Tab")
    assert "skip" in page.evaluate("() => document.activeElement.className")


def test_the_timeline_shows_what_concerns_one_entity_or_is_of_one_kind(visit: Any) -> None:
    page = visit("timeline/")
    events = page.locator("li[data-concerns]:visible")
    every = events.count()
    page.get_by_label("Show what concerns").select_option("velorin")
    chosen = events.count()
    assert 0 < chosen < every or chosen == every == page.locator("li[data-concerns~=velorin]").count()
    assert page.url.endswith("timeline/#concerns=velorin")
    assert page.locator("form.filter [role=status]").inner_text() == f"{chosen} of {every}"
    page.get_by_label("Show what concerns").select_option("")
    assert events.count() == every


def test_on_a_phone_the_dates_of_a_timeline_and_the_names_of_its_bars_have_room(visit: Any) -> None:
    page = visit("timeline/", viewport={"width": 360, "height": 740})
    dates = page.locator("li.event > strong:first-child").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().left)"
    )
    assert dates and min(dates) >= 0
    named = page.locator(".decades a > span:last-child").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height)"
    )
    assert max(named) < 20  # one line


def test_a_filtered_timeline_can_be_linked(visit: Any) -> None:
    page = visit("timeline/#theme=Nothing")
    assert page.locator("li[data-concerns]:visible").count() == page.locator("li[data-concerns]").count()
    page = visit("timeline/#theme=History")
    assert set(page.locator("li[data-concerns]:visible").evaluate_all("all => all.map(e => e.dataset.theme)")) == {
        "History"
    }


def test_bars_and_contents_of_a_filtered_timeline_tell_what_is_left(visit: Any) -> None:
    page = visit("timeline/", viewport={"width": 1440, "height": 900})
    bars = page.locator(".decades a")
    counted = (
        "all => all.map(a => [a.lastElementChild.textContent, a.firstElementChild.textContent, a.hasAttribute('href')])"
    )
    whole = bars.evaluate_all(counted)
    page.get_by_label("of the kind").select_option("History")
    for decade, count, leads in bars.evaluate_all(counted):
        left = page.locator(f"[id='{decade}'] + ul > li:visible").count()
        entry = page.locator(f".md-sidebar--secondary a[href='#{decade}']")
        assert (count, leads) == (str(left or ""), left > 0)
        assert entry.is_visible() == page.locator(f"[id='{decade}']").is_visible() == (left > 0)
    assert [
        list
        for list in page.locator("article ul:visible:has(> li.event)").all()
        if not list.locator("li:visible").count()
    ] == []
    assert (
        page.locator(".decades li").evaluate_all(
            "all => Math.max(...all.map(li => parseInt(getComputedStyle(li).getPropertyValue('--n'))))"
        )
        == 100
    )
    page.get_by_label("Show what concerns").select_option("")
    assert bars.evaluate_all(counted) == whole


def test_the_timeline_is_whole_without_javascript(visit: Any) -> None:
    page = visit("timeline/#theme=Nothing", java_script_enabled=False)
    assert page.locator("li[data-concerns]:visible").count() == page.locator("li[data-concerns]").count()
    assert not page.locator("form.filter").is_visible()


def test_the_pdf_is_served_beside_the_page(visit: Any, address: str) -> None:
    page = visit("briefs/winter/")
    link = page.locator("main a", has_text="PDF").first.get_attribute("href")
    response = page.request.get(f"{address}briefs/winter/{link}")
    assert response.ok and response.body().startswith(b"%PDF-")


def test_the_site_was_built_into_a_folder_of_its_own() -> None:
    assert Path(mini.built().root) not in mini.built().site.parents


@pytest.mark.parametrize(("scripts", "end"), [(True, "/velorin/#s-1"), (False, "/velorin/")])
def test_a_former_address_leads_on_to_the_same_place(browser: Any, tmp_path: Path, scripts: bool, end: str) -> None:
    change = {"replace": "acronyms: [VLR]", "with": "acronyms: [VLR]\nformer ids: [vel]"}
    (moved,) = (
        f for f in mini.site(tmp_path / "book", {"docs/medicines/velorin.md": change}).files if "/vel/" in f.path
    )
    mini.lay_files(tmp_path / "site", {moved.path: moved.content, "medicines/velorin/index.html": "<p>Velorin</p>"})
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"file://{tmp_path}/site/{moved.path}#s-1")
    page.wait_for_url(lambda address: address.endswith(end), timeout=10_000)
    context.close()
