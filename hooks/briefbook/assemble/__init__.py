"""The book → the site: pages as Markdown, data files, and what the printed briefs hold. Pure; it knows no engine.

The look of each page is a template in templates/; what stands on it, and in which order, is decided here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from .. import layout
from ..model import Book, Page, Site
from . import briefs, conflicts, data, head, lookup, matrix, moved, network, news, pages, world
from .view import View


def site(book: Book) -> Site:
    view = View(book.records, book.statements)
    disputed = conflicts.conflicts(view)
    made = [*pages.made(view, disputed), *briefs.pages(view), conflicts.conflicts_page(view, disputed)]
    made += news.pages(view)
    made += [p for p in (world.map_page(view), network.network_page(view), matrix.matrix_page(view, disputed)) if p]
    written = {p.path: p for p in book.records.pages}
    taken = {p.path for p in made}
    blocks = pages.blocks(view) | {"news": lambda page, _: news.newest(view, page)}
    result = [_opened(page, written.get(page.path)) for page in made]
    result += [_filled(page, view, blocks) for page in book.records.pages if page.path not in taken]
    at = {view.path(id): id for id in view.entities}
    told = head.pages(view, sorted((_filed(page, view, at) for page in result), key=lambda p: p.path))
    return Site(
        pages=tuple(map(_addressed, told)),
        files=(*data.files(view, disputed), *moved.files(view), *lookup.files(view, told)),
        links=data.links(view),
        briefs=tuple(briefs.printed(view)),
        cards=tuple(head.cards(view, told)),
        pictures=tuple(view.pictures.values()),
    )


def _opened(page: Page, written: Page | None) -> Page:
    """A page that is made, opened by what the editors wrote in a file of the same name."""
    if written is None:
        return page
    return replace(
        page, body=written.body.strip() + "\n\n" + page.body, meta=(*page.meta, *written.meta), edit=written.edit
    )


def _filled(page: Page, view: View, blocks: dict[str, pages.Block]) -> Page:
    """A page that the editors wrote, its markers replaced by what they stand for."""

    def block(found: re.Match[str]) -> str:
        make = blocks.get(found[1])
        return make(page.path, found[2] or "") if make else found[0]

    return replace(page, body=layout.MARKER.sub(block, page.body))


def _filed(page: Page, view: View, at: dict[str, str]) -> Page:
    """Say in its front matter which sources a page rests on, and whose page it is: the search asks for both."""
    told: dict[str, Any] = {"sources": lookup.resting_on(page, view), "entity": at.get(page.path)}
    told["unread"] = lookup.unread(page, view)
    own = tuple((key, value) for key, value in page.meta if key not in told)
    return replace(page, meta=(*own, *((key, value) for key, value in told.items() if value)))


def _addressed(page: Page) -> Page:
    """Say in the page where it stands: links are written from there. A reference definition shows in no rendering."""
    return replace(page, body=page.body.rstrip() + f"\n\n[briefbook-page]: {page.path}\n")
