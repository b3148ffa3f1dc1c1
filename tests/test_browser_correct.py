"""Each statement and each term leads to its own line in the editor of the host, and to a report that is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

import browsing
import mini

HOSTS = {
    "github": ("https://github.com/o/r", "edit/main/books/fen/docs/"),
    "gitlab": ("https://gitlab.fen.example/o/r", "-/edit/other/docs/"),
    "gitea": ("https://codeberg.org/o/r", "_edit/main/docs/"),
}


def configured(repo: str, editor: str) -> dict[str, mini.Content]:
    return {"mkdocs.yml": {"append": f"repo_url: {repo}\nedit_uri: {editor}\n"}}


@pytest.fixture(scope="module", params=HOSTS)
def hosted(request: Any) -> Iterator[tuple[str, str]]:
    """(host, address of the site)"""
    with browsing.book(configured(*HOSTS[request.param])) as at:
        yield request.param, at


def shown(browser: Any, url: str, selector: str) -> tuple[str, str]:
    """The addresses of the two links that show where the pointer rests."""
    page = browser.new_page()
    page.goto(url, wait_until="networkidle")
    page.locator(selector).first.hover()
    page.locator(f"{selector} >> .correct").first.wait_for()
    edit, report = page.locator(f"{selector} >> .correct >> a").all()
    assert edit.is_visible() and report.is_visible()
    found = str(edit.get_attribute("href")), str(report.get_attribute("href"))
    page.close()
    return found


def line(address: str, root: str) -> str:
    """The line of the mini book that an address leads to."""
    path, _, number = address.removeprefix(root).partition("#L")
    assert path in mini.FILES, address
    return mini.FILES[path].split("\n")[int(number) - 1]


def test_a_statement_leads_to_its_line_and_to_a_report(hosted: tuple[str, str], browser: Any) -> None:
    host, site = hosted
    repo, editor = HOSTS[host]
    root = f"{repo}/{editor.removesuffix('docs/')}"
    edit, report = shown(browser, f"{site}medicines/osmadil/", "article [id^='s-']")
    assert edit.startswith(root)
    assert line(edit, root) == "- subject: osmadil"
    asked = unquote(report.replace("+", " "))
    assert report.startswith(f"{repo}/-/issues/new?" if host == "gitlab" else f"{repo}/issues/new?")
    assert "medicines/osmadil/#s-" in asked and "Holm 2021" in asked and "¶3" in asked
    if host == "github":
        fields = parse_qs(urlsplit(report).query)
        assert set(fields) == {"template", "page", "statement", "citation"}


def test_a_term_leads_to_its_line(hosted: tuple[str, str], browser: Any) -> None:
    host, site = hosted
    repo, editor = HOSTS[host]
    edit, report = shown(browser, f"{site}glossary/", "dfn#fhb")
    assert line(edit, f"{repo}/{editor.removesuffix('docs/')}") == "- term: FHB"
    assert "glossary/#fhb" in unquote(report)


def test_a_keyboard_reaches_the_link(hosted: tuple[str, str], browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{hosted[1]}medicines/osmadil/", wait_until="networkidle")
    page.locator("article [id^='s-'] .citation a").first.focus()
    page.locator(".correct").first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.correct') !== null")
    page.close()


def test_without_an_address_there_is_neither_link_nor_script(browser: Any) -> None:
    site = mini.built().site
    with browsing.served(site) as at:
        page = browser.new_page()
        page.goto(f"{at}medicines/osmadil/", wait_until="networkidle")
        page.locator("article [id^='s-']").first.hover()
        assert page.locator(".correct, .edit a").count() == 0
        page.close()
    assert "correct.js" not in (site / "medicines/osmadil/index.html").read_text(encoding="utf-8")
