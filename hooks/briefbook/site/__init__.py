"""The book → the site: pages as Markdown, data files, and what the printed briefs hold. Pure; it knows no engine.

The look of each page is a template in templates/; what stands on it, and in which order, is decided in `pages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from .. import pages
from ..exports import data, moved, names, places, print
from ..findings import Findings
from ..model import Book, Made, Page, Print, Site
from . import head, menu


def site(book: Book) -> Site:
    facts = Findings(book.records, book.statements)
    made = [make(facts) for _, make in sorted(pages.jobs(facts).items())]
    shown = {picture.id: picture for page in made for picture in page.pictures}
    at = {facts.path(id): id for id in facts.entities}
    at |= {page.path: id for page in made if (id := at.get(f"{page.path.rpartition('/')[0]}.md", ""))}
    told = head.pages(facts, [_filed(page, facts, at) for page in made])
    paths = frozenset(page.path for page in told)
    return Site(
        title=book.records.title,
        description=book.records.description,
        language=book.records.language,
        menu=menu.menu(facts, told),
        absent=pages.possible(facts) - paths,
        pages=tuple(map(_addressed, told)),
        files=(*data.files(facts), *places.files(facts), *moved.files(facts), *names.files(facts, told)),
        links=data.links(facts),
        briefs=tuple(print.printed(facts)),
        cards=tuple(head.cards(facts, told)),
        pictures=tuple(shown[id] for id in sorted(shown)),
    )


def printable(book: Book) -> dict[str, str]:
    """What a book can print, by its id."""
    return print.printable(Findings(book.records, book.statements))


def prints(book: Book, ids: Iterable[str]) -> Iterator[Print]:
    """Some of what it can print, in the order that is asked for."""
    facts = Findings(book.records, book.statements)
    return (print.of(facts, id) for id in ids)


def _filed(page: Made, facts: Findings, at: dict[str, str]) -> Page:
    """Say in its front matter which sources a page rests on, and whose page it is: the search asks for both."""
    itself = page.path.removeprefix("sources/").removesuffix(".md")
    rests_on = sorted({*page.sources, *([itself] if itself in facts.sources else [])})
    told: dict[str, Any] = {"sources": rests_on, "entity": at.get(page.path)}
    told["unread"] = names.unread(page, facts)
    own = tuple((key, value) for key, value in page.meta if key not in told)
    return replace(page, meta=(*own, *((key, value) for key, value in told.items() if value)))


def _addressed(page: Page) -> Page:
    """Say in the page where it stands: links are written from there. A reference definition shows in no rendering."""
    return replace(page, body=page.body.rstrip() + f"\n\n[briefbook-page]: {page.path}\n")
