"""A site behind a strict content security policy: nothing of a page is refused, and everything works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

import browsing
import mini

POLICY = re.search(
    r"`(default-src [^`]+)`",
    (mini.HOOKS.parent / "docs/about/security.md").read_text(encoding="utf-8"),
)
PAGES = [
    "",
    "medicines/velorin/",
    "comparisons/fen-medicines/",
    "compare/?a=velorin&b=osmadil",
    "sources/holm-2021/",
    "404.html",
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    assert POLICY, "the policy stands in docs/about/security.md"
    browsing.Silent.policy = POLICY[1]
    try:
        with browsing.book(mini.SECOND_SOURCE) as at:
            yield at
    finally:
        browsing.Silent.policy = ""


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_a_page_is_refused(path: str, address: str, browser: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    refused: list[str] = []
    page.on(
        "console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None
    )
    page.on("pageerror", lambda error: refused.append(str(error)))
    page.goto(address + path, wait_until="networkidle")
    assert page.evaluate("document.documentElement.classList.contains('js')")
    context.close()
    assert not refused


def test_the_search_finds_names_and_texts(visit: Any) -> None:
    page = visit()
    box = page.locator("[data-md-component=search-query]")
    for typed in ("velorin", "headaches"):
        box.fill("")
        box.type(typed)
        page.locator("[data-md-component=search-result] li.md-search-result__item a").first.wait_for(timeout=15_000)


def test_what_a_stranger_puts_into_a_page_is_refused(visit: Any) -> None:
    page = visit("medicines/velorin/")
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s) }"
    )
    assert page.evaluate("window.ran") is None
