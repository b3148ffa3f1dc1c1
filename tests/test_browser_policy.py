"""A site behind a strict content security policy: nothing of a page is refused, and everything works.

The site is the golden book, which has every kind of page; the policy is the one that docs/about/security.md recommends.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import browsing
import golden
import mini

POLICY = re.search(
    r"`(default-src [^`]+)`",
    (mini.HOOKS.parent / "docs/about/security.md").read_text(encoding="utf-8"),
)
REFUSED = """
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (e) => refused.push(`${e.effectiveDirective} ${e.blockedURI}`));
"""
TYPE = re.compile(r'<meta name="page-type" content="([^"]+)"')


@pytest.fixture(scope="module")
def site() -> Path:
    folder = mini.temporary()
    shutil.copytree(golden.FOLDER / "book", folder / "book")
    mini.lay_files(folder / "book", {"hooks/events.py": mini.FILES["hooks/events.py"]})
    process = mini.mkdocs(folder / "book", folder / "site")
    if process.returncode:
        pytest.fail(process.stdout[-500:] + process.stderr[-500:], pytrace=False)
    return folder / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    assert POLICY, "the policy stands in docs/about/security.md"
    browsing.Silent.policy = POLICY[1]
    try:
        with browsing.served(site) as at:
            yield at
    finally:
        browsing.Silent.policy = ""


def longest(site: Path) -> dict[str, str]:
    """The address of the longest page of each kind."""
    found: dict[str, Path] = {}
    for path in sorted(site.rglob("*.html")):
        kind = TYPE.search(path.read_text(encoding="utf-8"))
        if kind and (kind[1] not in found or path.stat().st_size > found[kind[1]].stat().st_size):
            found[kind[1]] = path
    return {kind: path.relative_to(site).as_posix() for kind, path in found.items()}


def test_nothing_of_a_page_of_any_kind_is_refused(site: Path, address: str, browser: Any) -> None:
    context = browser.new_context()
    context.add_init_script(REFUSED)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    refused = {}
    pages = longest(site)
    assert len(pages) >= 15
    for kind, path in pages.items():
        page.goto(address + path + "?a=norway&b=sweden", wait_until="networkidle")
        assert page.evaluate("document.documentElement.classList.contains('js')"), path
        refused[kind] = page.evaluate("refused")
    context.close()
    assert not errors
    assert refused == {kind: [] for kind in pages}


def test_the_search_finds_names_and_texts(visit: Any) -> None:
    page = visit()
    box = page.locator("[data-md-component=search-query]")
    for typed in ("norway", "sawdust"):
        box.fill("")
        box.type(typed)
        page.locator("[data-md-component=search-result] li.md-search-result__item a").first.wait_for(timeout=15_000)


def test_what_a_stranger_puts_into_a_page_is_refused(visit: Any) -> None:
    page = visit("countries/norway/")
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          const box = document.createElement("div");
          box.innerHTML = '<p id="hostile" style="position: fixed">x</p>';
          document.body.append(script, box);
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.getElementById('hostile')).position") == "static"
