"""The shelf and its originals: where they are, reading them again, and writing what may be told about them."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import atomic, collector, index, layout
from .model import Article, Original, Records, Source, SourceIndex
from .problem import Unreadable
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


def articles(original: Original) -> list[Article]:
    """Every article that stands in a file."""
    with collector.paused():
        return [
            structure.article(original, repair.blocks_of(original, lines), lines, {})
            for lines in repair.ranges(original)
        ]


def article(source: Source, original: Original) -> Article:
    """The source's article, read from its original."""
    lines = source.lines or original.span
    blocks = repair.blocks_of(original, lines, dict(source.pins))
    return structure.article(original, blocks, lines, dict(source.headers))


def index_of(source: Source, original: Original) -> SourceIndex:
    """The index that reading the source's original gives."""
    return index.of(article(source, original), pages(original))


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
    made = dict(files(facts))
    for path, text in made.items():
        atomic.write(folder / path, text)
    for old in (*(folder / layout.TABLES).glob("t*.csv"), folder / layout.REFERENCES):
        if old.is_file() and old.relative_to(folder).as_posix() not in made:
            old.unlink()
