"""Asking the search of a built site in a browser: what stands first, and where it leads.

As a program: the figures of tests/queries.json over a site, `python tests/searching.py SITE [--aside | --all]`.
"""

from __future__ import annotations

import gzip
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import browsing

QUERIES = Path(__file__).parent / "queries.json"
FIRST = """() => new MutationObserver(() => { window.firstResult ??= performance.now(); })
  .observe(document.querySelector(".md-search-result__list"), { childList: true })"""
ASK = """async (query) => {
  const input = document.querySelector("[data-md-component=search-query]");
  const meta = document.querySelector(".md-search-result__meta");
  const settled = new Promise((done) => document.addEventListener("briefbook-search", done, { once: true }));
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await settled;
  return [...document.querySelectorAll("li.md-search-result__item")].map((item) => ({
    href: item.querySelector("a").getAttribute("href"),
    title: item.querySelector(".bb-found__title").textContent,
    kind: item.querySelector(".bb-found__kind")?.textContent ?? "",
    text: item.querySelector(".bb-found__text")?.textContent ?? "",
  }));
}"""


@dataclass(frozen=True)
class Found:
    """A result as the reader sees it."""

    href: str
    title: str
    kind: str
    text: str


def ask(page: Any, query: str) -> list[Found]:
    """The results of a query, typed at once, when the search is done."""
    return [Found(**found) for found in page.evaluate(ASK, query)]


def plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text).casefold().replace("ı", "i")
    return "".join(c for c in bare if not unicodedata.combining(c))


def rank(query: dict[str, Any], found: Sequence[Found]) -> int:
    """The place of the first page that was expected, from 1; 0 where it isn't there. Nothing expected: 1 for nothing."""
    expected = [query["expect"]] if isinstance(query["expect"], str) else query["expect"]
    if not expected:
        return 0 if found else 1
    pages: dict[str, Found] = {}
    for result in found:
        pages.setdefault(result.href.partition("#")[0], result)
    for n, result in enumerate(pages.values(), start=1):
        right = any(plain(title) in plain(result.title) for title in expected)
        if right and not (n == 1 and query.get("anchor") and "#" not in found[0].href):
            return n
    return 0


def load(browser: Any, site: Path, address: str, query: str) -> tuple[int, dict[str, int], int]:
    """(bytes sent before the first result, all bytes by the sort of file, results) of a query in a new window, gzipped."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.keyboard.press("/")
    page.locator(".md-search-result__meta", has_text="Type").wait_for()
    page.evaluate(f"({FIRST})() && undefined")
    results = len(ask(page, query))
    first = page.evaluate("window.firstResult ?? Infinity")
    times = page.evaluate("performance.getEntriesByType('resource').map((entry) => [entry.name, entry.startTime])")
    before = {name.removeprefix(address) for name, start in times if start <= first}
    context.close()
    sizes = {url: sent(site / url.partition("?")[0]) for url in asked}
    sorts: Counter[str] = Counter()
    for url, size in sizes.items():
        sorts[Path(url.partition("?")[0]).suffix or "page"] += size
    return sum(size for url, size in sizes.items() if url in before), dict(sorts), results


def sent(path: Path) -> int:
    """The bytes of a file as a server sends it."""
    content = path.read_bytes()
    return min(len(content), len(gzip.compress(content, 6)))


def main(site: Path, which: str) -> None:
    asked = json.loads(QUERIES.read_text(encoding="utf-8"))
    asked = [q for q in asked if which == "--all" or bool(q.get("aside")) == (which == "--aside")]
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    with browsing.served(site) as address, browsing.started() as browser:
        page = browser.new_page()
        page.goto(address)
        for query in asked:
            found = ask(page, query["q"])
            place = rank(query, found)
            every[query["kind"]] += 1
            right[query["kind"]] += place == 1
            if place != 1:
                print(f"  {place or 'miss'}: {query['q']} → {query['expect']}")
                for result in found[:4]:
                    print(
                        f"        {result.title} [{result.kind}] {result.href.rpartition(address)[2]} · {result.text[:150]}"
                    )
    for kind, count in every.items():
        print(f"{kind}: {right[kind]}/{count}")
    print(f"right page first: {right.total()}/{every.total()} = {right.total() / every.total():.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
