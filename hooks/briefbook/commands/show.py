"""`briefbook show`: the passages of a source with their numbers, from the original at hand."""

from __future__ import annotations

import argparse
import os
import shutil
import sys

from .. import layout, problem
from ..model.values import Locator, Malformed
from .command import CLEAN, Command, failed, project

NARROW, WIDE = 40, 100
"""letters of a line"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="the key of a source")
    parser.add_argument("passages", nargs="*", metavar="¶12", help="these alone: ¶12, ¶12-14, n4, t1")
    parser.add_argument("--originals", metavar="DIR", help="the folder of the originals")


def run(options: argparse.Namespace) -> int:
    from .. import records, shelf
    from ..index.recognise import Recogniser
    from ..show import shown

    root = project()
    loaded = records.load(root)
    sources = {source.key: source for source in loaded.sources}
    source = sources.get(options.source)
    if source is None:
        hint = problem.did_you_mean(options.source, sources, f"the sources are: {', '.join(sources) or 'none yet'}")
        return failed(problem.error("briefbook show", "unknown-source", f"there is no source '{options.source}'", hint))
    wanted: set[str] = set()
    for written in options.passages:
        locator = Locator.parse(f"¶{written}" if written[:1].isdigit() else written)
        if isinstance(locator, Malformed):
            return failed(problem.error("briefbook show", "bad-locator", locator.reason, locator.hint))
        wanted.update(locator.ids)
    original = shelf.find(root, loaded, shelf.originals_folder(options.originals)).get(source.key)
    if original is None:
        hint = (
            f"put {source.original} into the folder that {layout.ORIGINALS} names, or beside source.yml as original.*"
        )
        return failed(problem.error(source.place.path, "missing-original", "its original isn't there", hint))
    names = Recogniser(loaded.entities, loaded.passed_over)
    marked = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    width = max(NARROW, min(WIDE, shutil.get_terminal_size().columns))
    found = list(shown(shelf.article(source, original.original), names.mentions, frozenset(wanted)))
    for part in found:
        print(part.lines(width, marked), end="\n\n")
    if not found:
        asked = ", ".join(options.passages) or "its text"
        hint = f"see all of it with: briefbook show {source.key}"
        return failed(problem.error("briefbook show", "bad-locator", f"{source.key} has no {asked}", hint))
    return CLEAN


COMMAND = Command(
    "show", "Print the passages of a source with their numbers, from the original at hand.", arguments, run
)
