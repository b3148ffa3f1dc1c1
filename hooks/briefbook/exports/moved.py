"""Addresses of the past: a record that has a former id is still found where it was."""

from __future__ import annotations

from collections.abc import Iterator

from .. import layout
from ..lookup import Facts
from ..model import Brief, Comparison, Entity, File, Source
from ..pages.markdown.writer import html


def files(facts: Facts) -> Iterator[File]:
    """A small page at each former address, which sends the reader on. It knows its way by a relative address alone."""
    records: tuple[Entity | Source | Comparison | Brief, ...] = (
        *facts.records.entities,
        *facts.records.sources,
        *facts.records.comparisons,
        *facts.records.briefs,
    )
    taken = {_folder(facts.page_of(_id(r))).casefold() for r in records}
    for record in records:
        page = facts.page_of(_id(record))
        title = record.name if isinstance(record, Entity) else record.title
        for old in record.former_ids:
            folder = f"{page.rpartition('/')[0]}/{old}"
            # `check` reports the others
            if layout.FORMER.fullmatch(old) and folder.casefold() not in taken:
                taken.add(folder.casefold())
                yield File(path=f"{folder}/index.html", content=html("moved", title=title, to=_id(record)))


def _folder(page: str) -> str:
    return page.removesuffix(".md")


def _id(record: Entity | Source | Comparison | Brief) -> str:
    return record.key if isinstance(record, Source) else record.id
