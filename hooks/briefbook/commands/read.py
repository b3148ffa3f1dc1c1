"""`briefbook read`: articles from files; without a file, the shelf's originals again."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from .. import layout, problem
from ..model import Problem, Source
from .command import CLEAN, FINDINGS, Command, failed, project, told


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="a file, or a folder: all files in it, however deep"
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="where the articles go")
    parser.add_argument("--format", choices=("markdown", "jsonl"), default="markdown")
    parser.add_argument(
        "--numbered", action="store_true", help="write Markdown with the number of each passage before it"
    )
    parser.add_argument("--originals", metavar="DIR", help="the folder of the originals")
    parser.add_argument("--cluster", default="", metavar="ADDRESS", help="read on the Dask cluster of this scheduler")


def run(options: argparse.Namespace) -> int:
    if not options.files:
        return _read_shelf(options)
    if options.out is None:
        return failed(
            problem.error("briefbook read", "missing-option", "where should the articles go?", "add: --out DIR")
        )
    from .. import gather

    form = "numbered" if options.numbered else options.format
    return told(gather.files(options.files, options.out, form, _sources(), options.cluster), CLEAN)


def _sources() -> tuple[Source, ...]:
    """The sources of the book that the command runs in, whose editors may have pinned lines of their originals."""
    from .. import records

    root = layout.find_root(Path.cwd())
    return tuple(replace(s, index=None, digest="") for s in records.load(root).sources) if root else ()


def _read_shelf(options: argparse.Namespace) -> int:
    from .. import records, shelf
    from ..index import renumber

    root = project()
    loaded = records.load(root)
    found = shelf.find(root, loaded, shelf.originals_folder(options.originals))
    problems: list[Problem] = []
    read, moves = {}, {}
    for n, source in enumerate(loaded.sources, start=1):
        original = found.get(source.key)
        if original is None or not original.matches:
            what = "isn't there" if original is None else "has another checksum than source.yml says"
            hint = f"put {source.original} into the folder that {layout.ORIGINALS} names; its index was left as it is"
            problems.append(
                Problem(source.place, "missing-original", f"the original of '{source.key}' {what}", hint, "warning")
            )
            continue
        facts = shelf.index_of(source, original.original)
        read[root / layout.SOURCES / source.key] = facts
        if source.index and (places := renumber.moves(source.index, facts)):
            moves[source.key] = places
        notes = sum(p.id.startswith("n") for p in facts.passages)
        passages = len(facts.passages) - notes - len(facts.tables)
        print(f"[{n}/{len(loaded.sources)}] {source.key}: {passages} passages, {notes} notes, "
              f"{len(facts.tables)} tables, {len(facts.references)} references")  # fmt: skip
    renumbered = list(shelf.renumbered(root, moves)) if moves else []
    shelf.write_all(read, {root / one.path: one.content for one in renumbered})
    for one in renumbered:
        print(f"{one.path}: {', '.join(dict.fromkeys(f'{m.was} is {m.now}' for m in one.moved))}")
        problems += one.lost
    if problems:
        print(problem.as_text(problems), file=sys.stderr)
    return FINDINGS if problems else CLEAN


COMMAND = Command("read", "Read articles from files; without FILE, read the shelf's originals again.", arguments, run)
