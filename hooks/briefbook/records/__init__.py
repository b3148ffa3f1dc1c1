"""What contributors wrote → values. Whatever can't be decoded is a problem with its place; nothing else is lost for it.

Only this package knows how the files look: `shapes` says which keys a record may have, which it must have, and what each
holds; `reader` decodes files against them; the other modules make values, a sort of record each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from .. import layout
from ..index import naming
from ..index.recognise import Recogniser
from ..keeping import Keep, anew, mark
from ..model import Records, Source, SourceIndex
from . import book, entities, pages, sources, strays, tables
from .reader import Reader
from .territories import NAMESAKES


def load(root: Path, keep: Keep = anew) -> Records:
    """Everything below `root`; files are read in the order of their names, so the result is the same on any machine."""
    reader = Reader(root)
    about = book.book(reader)
    shelf = tuple(sources.sources(reader))
    folders = (*(layout.DOCS / kind.folder for kind in about.kinds), layout.COMPARISONS)
    records = Records(
        title=about.title,
        subtitle=about.subtitle,
        description=about.description,
        language=about.language,
        licence=about.licence,
        style=about.style,
        kinds=tuple(about.kinds),
        passed_over=(*about.passed_over, *(NAMESAKES if any(kind.territories for kind in about.kinds) else ())),
        link=about.link,
        left_out=about.left_out,
        properties=tuple(book.properties(reader)),
        entities=tuple(entity for kind in about.kinds for entity in entities.entities(reader, kind)),
        sources=shelf,
        statements=tuple(s for source in shelf for s in sources.statements(reader, source.key)),
        comparisons=tuple(pages.comparisons(reader)),
        terms=tuple(pages.terms(reader)),
        conflicts=tuple(pages.conflicts(reader)),
        tables=tuple(t for source in shelf for t in tables.tables(reader, source.key)),
        briefs=tuple(pages.briefs(reader)),
        changes=tuple(pages.changes(reader)),
        pages=tuple(pages.pages(reader, folders)),
        texts=tuple(reader.texts),
        unread=frozenset(reader.unread),
        files=frozenset(reader.repository.paths),
        problems=(),
    )
    strays.strays(reader, records.kinds, records.pages)
    records = replace(records, problems=tuple(reader.problems))
    return replace(records, sources=tuple(_settled(records, keep)))


def named(records: Records) -> object:
    """All that decides whom a text names."""
    return [(e.id, e.kind, e.name, e.names) for e in records.entities], records.passed_over


def _settled(records: Records, keep: Keep) -> Iterator[Source]:
    """The sources, with whom of the records their passages name."""

    @lru_cache(maxsize=1)
    def names() -> naming.Book:
        return naming.Book(Recogniser(records.entities, records.passed_over))

    def settled(source: Source, index: SourceIndex) -> Source:
        made_of = mark((index, decides))
        found = keep("named", made_of, lambda: naming.settled(index, names()))
        return replace(source, index=found, mark=made_of)

    decides = mark(named(records))
    for source in records.sources:
        yield source if source.index is None else settled(source, source.index)
