"""An article → what may be told about it without its text. It knows no record: whom a passage names is settled by `naming`.

The index is made by `briefbook read` and committed, like a lock file: a fresh clone builds the site, its back-of-book
index and its citation checks from it, without one original.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping

from ..language import acronyms
from ..model import Acronym, Article, Passage, PassageRecord, SourceIndex, Table, Told
from ..reading import references
from . import figures, runs, telling
from .jsonl import from_jsonl, to_jsonl

__all__ = ["from_jsonl", "numbered", "of", "to_jsonl"]
OPENING = 5
"""words of how a passage begins that are told, at most"""
LETTERS = 48
"""and letters, where words are long"""


def of(article: Article, pages: Mapping[int, int] = {}) -> SourceIndex:
    """`pages`: on which page of the original each of its lines stands, where it has pages."""
    from ..reading import ledger  # costly to load, and no part of what a book without originals needs

    passages = numbered(article)
    language, told = telling.tell(p for p in passages if not p.id.startswith("t"))
    nth = Counter[str]()
    records = []
    for passage in passages:
        paragraph = passage.id.isdigit()
        nth[passage.section] += paragraph
        records.append(
            _record(
                passage,
                told.get(passage.id, (Told(), Told())),
                nth[passage.section] if paragraph else 0,
                pages.get(passage.lines[0], 0) if passage.lines else 0,
            )
        )
    return SourceIndex(
        sha256=article.sha256,
        language=language,
        left_out=tuple(ledger.shares(article).items()),
        sections=article.sections,
        passages=tuple(records),
        acronyms=_acronyms(article),
        unlisted=references.unlisted(((p.id, p.text) for p in article.passages), (r.text for r in article.references)),
        tables=article.tables,
        references=tuple(r.text for r in article.references),
        runs=runs.of(telling.said(p) for p in (*article.passages, *article.notes)),
    )


def numbered(article: Article) -> tuple[Passage, ...]:
    """All that can be cited: the abstract, the passages, the tables as text, the notes."""
    tables = (
        Passage(
            t.id, "\n".join([t.caption, *(" | ".join(row) for row in t.rows), t.source]), _section(article, t), t.lines
        )
        for t in article.tables
    )
    return (*article.abstract, *article.passages, *tables, *article.notes)


def _acronyms(article: Article) -> tuple[Acronym, ...]:
    """Each with each of its long forms, where it is first defined."""
    found = [
        Acronym(short=short, long=long, passage=passage.id)
        for passage in (*article.passages, *article.notes)
        for short, long in acronyms.definitions(passage.text)
    ]
    return tuple({(a.short, a.long.casefold()): a for a in reversed(found)}.values())[::-1]


def _section(article: Article, table: Table) -> str:
    above = [p for p in article.passages if p.lines[0] < table.lines[0]]
    return above[-1].section if above else ""


def _record(passage: Passage, told: tuple[Told, Told], nth: int, page: int) -> PassageRecord:
    return PassageRecord(
        id=passage.id,
        section=passage.section,
        nth=nth,
        page=page,
        lines=passage.lines,
        length=len(passage.text),
        sha256=hashlib.sha256(passage.text.encode()).hexdigest()[:16],
        begins="" if passage.id.startswith("t") else _opening(passage.text),
        # of a table those of its caption: its cells stand in its rows
        values=figures.values(passage.text.partition("\n")[0] if passage.id.startswith("t") else passage.text),
        said=told[0],
        titles=told[1],
    )


def _opening(text: str) -> str:
    """The first words of a text; a script without blanks has a word for each letter."""
    if telling.WITHOUT_BLANKS.search(text[:LETTERS]):
        return text[:OPENING].strip()
    return " ".join(text.split()[:OPENING])[:LETTERS].rstrip()
