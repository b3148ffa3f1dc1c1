"""Links of the editors to other pages: each leads to one that the site has."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from difflib import get_close_matches

from ... import layout
from ...model import Book, Problem, Text
from ...problem import place
from .markdown import bare

LINK = re.compile(r"(?<!\\)\]\(\s*<?(?P<to>[^)>\s]+)>?(?:\s+[\"'][^)]*)?\)")
MADE = ("data/", "assets/", "pagefind/", "feed.xml", "sitemap.xml")
"""what the build writes beside the pages"""


def links(book: Book) -> Iterator[Problem]:
    """Links that lead to no page and to no file, or to a folder in place of its page."""
    known = pages(book)
    files = {path.removeprefix(f"{layout.DOCS.as_posix()}/") for path in book.records.files}
    terms = {term.id for term in book.records.terms}
    for text in book.records.texts:
        if "](" not in text.text:
            continue
        shown = _page(text)
        for found in LINK.finditer(bare(text.text)):
            path, _, anchor = _plain(found["to"]).partition("#")
            path = path.partition("?")[0]
            if re.match(r"[a-zA-Z][\w+.-]*:|//|/", path) or not (path or anchor):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(shown), path)) if path else shown
            if target == "glossary.md" and anchor and anchor not in terms:
                yield _lost(text, found, f"the glossary has no '{anchor}'", get_close_matches(anchor, terms, n=1))
            # a large page leads to pages of its own, in a folder of its name
            elif not {target, f"{posixpath.dirname(target)}.md"} & (known | files) and not target.startswith(MADE):
                near = [posixpath.relpath(page, posixpath.dirname(shown) or ".") for page in _near(target, known)]
                what = "page" if posixpath.splitext(path)[1] in ("", ".md", ".html") else "file"
                yield _lost(text, found, f"'{found['to']}' leads to no {what}", near)


def pages(book: Book) -> set[str]:
    """The pages of the site, below docs/."""
    r = book.records
    folders = {kind.id: kind.folder for kind in r.kinds}
    made = {f"{word}.md" for word in layout.TAKEN} | {f"{folder}/index.md" for folder in folders.values()}
    made |= {f"{folder}/index.md" for folder in ("sources", "comparisons", "briefs")} | {"briefs/mine.md"}
    made |= {page.path for page in r.pages}
    made |= {f"{folders[e.kind]}/{e.id}.md" for e in r.entities}
    made |= {f"sources/{source.key}.md" for source in r.sources}
    made |= {f"comparisons/{comparison.id}.md" for comparison in r.comparisons}
    return made | {f"briefs/{brief.id}{ending}" for brief in r.briefs for ending in (".md", ".pdf")}


def _plain(address: str) -> str:
    """An address without its %XX."""
    raw = re.sub(rb"%([0-9a-fA-F]{2})", lambda code: bytes.fromhex(code[1].decode()), address.encode())
    return raw.decode("utf-8", "replace")


def _page(text: Text) -> str:
    """The page that a text is shown on."""
    path = text.place.path
    if path.endswith(f"/{layout.DIGEST}"):
        return f"sources/{path.split('/')[-2]}.md"
    return path.removeprefix(f"{layout.DOCS.as_posix()}/").removesuffix(".yml").removesuffix(".md") + ".md"


def _near(target: str, known: set[str]) -> list[str]:
    """The page that was meant: of its address, of its name in another folder, or nearly of its letters."""
    stem = target.removesuffix("/").removesuffix(".html").removesuffix(".md")
    for page in (f"{stem}.md", f"{stem}/index.md"):
        if page in known:
            return [page]
    name = posixpath.basename(stem)
    named = sorted(page for page in known if posixpath.basename(page) == f"{name}.md")
    if name == "index" or named:
        return named[:1]
    # the folder is mostly right, and would make all names in it alike
    folder = posixpath.dirname(target)
    beside = {posixpath.basename(page): page for page in sorted(known) if posixpath.dirname(page) == folder}
    return [beside[near] for near in get_close_matches(f"{name}.md", beside, n=1, cutoff=0.75)]


def _lost(text: Text, found: re.Match[str], message: str, near: list[str]) -> Problem:
    hint = (
        f"did you mean '{near[0]}'?" if near else "name the page by its file, seen from this one: ../glossary.md#word"
    )
    return Problem(place(text, found.start("to")), "broken-link", message, hint)
