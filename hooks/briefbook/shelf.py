"""The shelf and its originals: where they are, reading them again, and writing what may be told about them."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from . import atomic, collector, index, layout, repository
from .index import renumber
from .model import Article, Original, Place, Problem, Records, Source, SourceIndex
from .problem import Unreadable, within
from .reading import read, repair, structure


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be an original: it has the right checksum, or only the right name."""

    original: Original
    matches: bool


def originals_folder(given: str | None = None) -> Path | None:
    """The folder that is given, or that the environment names."""
    named = given or os.environ.get(layout.ORIGINALS, "")
    return Path(named) if named else None


def find(root: Path, records: Records, folder: Path | None) -> dict[str, Found]:
    """The original of each source, by key; a source without one is missing from the answer."""
    result: dict[str, Found] = {}
    cache: dict[Path, Original] = {}
    for source in records.sources:
        beside = sorted((root / layout.SOURCES / source.key).glob("original.*"))
        places = [*beside, *([folder / source.original] if folder and source.original else [])]
        for path in places:
            if not path.is_file():
                continue
            if path not in cache:
                try:
                    cache[path] = read.original(path)
                except Unreadable:
                    continue
            result[source.key] = Found(cache[path], cache[path].sha256 == source.sha256)
            if result[source.key].matches:
                break
    return result


def articles(original: Original, sources: Sequence[Source] = ()) -> list[Article]:
    """Every article that stands in a file; those that are sources already, as their editors pinned them."""
    known = {source.lines or original.span: source for source in sources if source.sha256 == original.sha256}
    with collector.paused():
        found = {lines: article(source, original) for lines, source in known.items()}
        for lines in repair.ranges(original):
            if not any(lines[0] <= last and first <= lines[1] for first, last in known):
                found[lines] = structure.article(original, repair.blocks_of(original, lines), lines, {})
        return [found[lines] for lines in sorted(found)]


def article(source: Source, original: Original) -> Article:
    """The source's article, read from its original."""
    lines = source.lines or original.span
    blocks = repair.blocks_of(original, lines, dict(source.pins))
    return structure.article(original, blocks, lines, dict(source.headers))


def index_of(source: Source, original: Original) -> SourceIndex:
    """The index that reading the source's original gives."""
    return indexed(article(source, original), original)


def indexed(article: Article, original: Original) -> SourceIndex:
    """What may be told about an article of this original."""
    return index.of(article, pages(original))


def pages(original: Original) -> dict[int, int]:
    """The page of each line, where the original has pages."""
    return {line.number: line.page for line in original.lines if line.page}


def files(facts: SourceIndex) -> Iterator[tuple[str, str]]:
    """(path below the source's folder, text) of everything that is made from an article."""
    yield layout.PASSAGES, index.to_jsonl(facts)
    for table in facts.tables:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(table.rows)
        yield f"{layout.TABLES}/{table.id}.csv", text.getvalue()
    if facts.references:
        yield layout.REFERENCES, "\n".join(facts.references) + "\n"


def write(facts: SourceIndex, folder: Path) -> None:
    """Write what is made from an article into the source's folder, and take away what an earlier reading made."""
    write_all({folder: facts})


def write_all(read: Mapping[Path, SourceIndex], others: Mapping[Path, bytes] = MappingProxyType({})) -> None:
    """The same for several sources by their folders, and `others`, files by their paths: all of it or nothing."""
    made = {folder / path: text for folder, facts in read.items() for path, text in files(facts)}
    atomic.write_all({**made, **others})
    for folder in read:
        for old in (*(folder / layout.TABLES).glob("t*.csv"), folder / layout.REFERENCES):
            if old.is_file() and old not in made:
                old.unlink()


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A file of the book in which locators were moved."""

    path: str
    """below the project's root"""
    content: bytes
    moved: list[renumber.Moved]
    lost: list[Problem]
    """the locators whose passages can't be found again"""


def renumbered(root: Path, moves: Mapping[str, renumber.Moves]) -> Iterator[Renumbered]:
    """What the book's files say of these sources, with the locators that passages have now."""
    for path in repository.walked(root).paths:
        folder, _, name = path.rpartition("/")
        raw = repository.content(root, path) if name.endswith((".md", ".yml")) and name != layout.SOURCE else None
        if not isinstance(raw, bytes):
            continue
        key = folder.removeprefix(f"{layout.SOURCES.as_posix()}/")
        own = key if key in moves else ""
        before = raw.decode("utf-8", "surrogateescape")
        text, moved = renumber.rewritten(before, moves, own)
        text = renumber.renamed(text, moves, own if name == layout.DESCRIPTIONS else "")
        if text != before:
            lost = [_lost(path, before, one) for one in moved if one.now.endswith("?")]
            yield Renumbered(path, text.encode("utf-8", "surrogateescape"), moved, lost)


def _lost(path: str, text: str, moved: renumber.Moved) -> Problem:
    message = f"what was {moved.was} before can't be found again: no passage has most of its words"
    hint = f"say which passage it is now, in place of '{moved.now}'"
    return Problem(within(Place(path), text, moved.start), "bad-locator", message, hint)
