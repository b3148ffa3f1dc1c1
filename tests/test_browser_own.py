"""A reader's own brief in a browser: picked, ordered, remarked, carried by an address, printed, and saved for a memo."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest

import browsing
import mini

pytestmark = pytest.mark.skipif(not browsing.CHROMIUM, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with browsing.book(mini.SECOND_SOURCE) as at:
        yield at


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context(accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    made = context.new_page()
    faults: list[str] = []
    made.on("pageerror", lambda error: faults.append(str(error)))
    yield made
    assert faults == []
    context.close()


def gathered(page: Any, address: str) -> None:
    """Velorin as a whole, and the first statement on its page."""
    page.goto(f"{address}medicines/velorin/")
    page.get_by_role("button", name="Add to my brief").click()
    page.get_by_role("button", name="Pick statements").click()
    page.locator(".pick.small").first.click()
    assert page.get_by_role("link", name="My brief (2)").is_visible()


def opened(page: Any) -> None:
    page.locator("#own .own-sheet").wait_for()


def test_what_is_picked_stands_in_the_brief_with_notes_and_sources(page: Any, address: str) -> None:
    gathered(page, address)
    page.get_by_role("link", name="My brief (2)").click()
    opened(page)
    sheet = page.locator(".own-sheet")
    assert sheet.locator("h2").first.inner_text() == "Velorin"
    notes = sheet.locator(".own-notes li")
    assert notes.count() > 0
    assert {n.inner_text() for n in sheet.locator("sup.note a").all()} == {str(n + 1) for n in range(notes.count())}
    assert "Holm 2021, ¶" in notes.first.inner_text()
    assert "Holm" in sheet.locator(".own-sources").inner_text()
    link = notes.first.locator("a").get_attribute("href")
    assert re.fullmatch(r"/sources/holm-2021/#p\d+", link)


def test_it_is_ordered_titled_and_remarked_and_the_browser_keeps_it(page: Any, address: str) -> None:
    gathered(page, address)
    page.goto(f"{address}briefs/mine/")
    opened(page)
    page.get_by_label("Title").fill("For the moor")
    page.get_by_label("Title").press("Tab")
    page.get_by_label("A remark of my own").fill("Ask the <board>.")
    page.get_by_role("button", name="Add my remark").click()
    page.locator(".own-paper .remark").wait_for()
    assert page.locator(".own-paper .remark").inner_text() == "My remark: Ask the <board>."
    page.get_by_role("button", name=re.compile("^Move up: Ask")).click()
    page.get_by_role("button", name=re.compile("^Move up: Ask")).and_(page.locator("li:nth-child(2) button")).wait_for()
    page.reload()
    opened(page)
    assert page.locator(".own-title").inner_text() == "For the moor"
    assert page.locator(".own-items li").nth(1).inner_text().endswith("Ask the <board>.")
    page.get_by_role("button", name=re.compile("^Take out: Velorin")).first.click()
    page.wait_for_function("document.querySelectorAll('.own-items li').length === 2")


def test_an_address_carries_it_and_leaves_what_another_reader_keeps(page: Any, browser: Any, address: str) -> None:
    gathered(page, address)
    page.goto(f"{address}briefs/mine/")
    opened(page)
    page.get_by_label("Title").fill("Für das Moor")
    page.get_by_label("Title").press("Tab")
    page.get_by_role("button", name="Copy the address").click()
    page.get_by_text("Copied.").wait_for()
    carried = page.evaluate("navigator.clipboard.readText()")
    other = browser.new_context().new_page()
    other.goto(carried)
    other.locator(".own-sheet h2").first.wait_for()
    assert other.locator(".own-title").inner_text() == "Für das Moor"
    assert other.evaluate("localStorage.getItem('briefbook-brief')") is None
    other.get_by_role("button", name="Keep it as mine").click()
    other.get_by_text("Kept by this browser.").wait_for()
    assert "Moor" in other.evaluate("localStorage.getItem('briefbook-brief')")
    other.context.close()


@pytest.mark.parametrize("hash", ["#brief=%%%", "#brief=e30", "#brief=WzEsMiwzLHsieCI6MX1d", "#brief=W10", "#other"])
def test_an_address_that_carries_nothing_sound_is_an_empty_brief(page: Any, address: str, hash: str) -> None:
    page.goto(f"{address}briefs/mine/{hash}")
    opened(page)
    assert page.get_by_text("Nothing is picked yet.").is_visible()


def test_what_is_gone_from_the_site_is_told(page: Any, address: str) -> None:
    page.goto(f"{address}briefs/mine/")
    page.evaluate("localStorage.setItem('briefbook-brief', JSON.stringify({items: ['s-none', '=medicines/none/']}))")
    page.reload()
    opened(page)
    assert [p.inner_text() for p in page.locator(".own-paper .remark").all()] == [
        "My remark: “s-none” isn't on this site any more.",
        "My remark: “medicines/none/” isn't on this site any more.",
    ]


def test_a_period_adds_what_is_dated_in_it(page: Any, address: str) -> None:
    page.goto(f"{address}medicines/velorin/")
    page.get_by_role("button", name="Add to my brief").click()
    page.goto(f"{address}briefs/mine/")
    opened(page)
    before = page.locator(".own-paper li").count()
    page.get_by_label("Period from").fill("1000")
    page.get_by_label("Period from").press("Tab")
    page.wait_for_function(f"document.querySelectorAll('.own-paper > ul li').length >= {before - 9}")
    assert page.locator(".own-title").is_visible()


def test_markdown_of_it_has_citations_that_pandoc_reads(page: Any, address: str) -> None:
    gathered(page, address)
    page.goto(f"{address}briefs/mine/")
    opened(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as Markdown").click()
    assert download.value.suggested_filename == "my-brief.md"
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith('---\ntitle: "My brief"\n') and f"bibliography: {address}data/sources.bib" in text
    assert re.search(r"\[@holm-2021, ¶\d", text)


def test_docx_of_it_opens_and_its_citations_are_zoteros(page: Any, address: str) -> None:
    gathered(page, address)
    page.goto(f"{address}comparisons/fen-medicines/")
    page.get_by_role("button", name="Add to my brief").click()
    page.goto(f"{address}briefs/mine/")
    opened(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as DOCX").click()
    with zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes())) as archive:
        assert archive.testzip() is None
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    document = parts["word/document.xml"]
    codes = [code.text or "" for code in document.iter(f"{w}instrText")]
    assert any("ZOTERO_ITEM CSL_CITATION" in code and '"label":"paragraph"' in code for code in codes)
    assert any("ZOTERO_BIBL" in code for code in codes)
    ends = [sign.get(f"{w}fldCharType") for sign in document.iter(f"{w}fldChar")]
    assert ends.count("begin") == ends.count("separate") == ends.count("end")
    assert len(list(document.iter(f"{w}tbl"))) == 1
    said = "".join(text.text or "" for text in document.iter(f"{w}t"))
    assert "(Holm 2021, ¶" in said


def test_printed_it_is_the_sheet_alone(page: Any, address: str) -> None:
    gathered(page, address)
    page.goto(f"{address}briefs/mine/")
    opened(page)
    page.emulate_media(media="print")
    assert page.locator(".own-sheet").is_visible()
    for hidden in (".own-controls", "article h1"):
        assert not page.locator(hidden).first.is_visible(), hidden
