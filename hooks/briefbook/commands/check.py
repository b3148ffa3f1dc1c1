"""`briefbook check`: everything that is wrong with the book."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from .. import problem
from .command import CLEAN, FINDINGS, Command, project

ROUNDS = 6
"""how often what was put right is looked at again: a file of YAML may have a slip in each of its records"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--originals", metavar="DIR", help="compare with the originals in this folder, too")
    parser.add_argument("--format", choices=("text", "github", "json", "sarif"), default="text")
    parser.add_argument("--fix", action="store_true", help="first put right what has one answer, and show it")


def run(options: argparse.Namespace) -> int:
    from .. import build, clock, sarif, shelf
    from ..evidence import check as checks

    root = project()
    if options.fix:
        _fix(root)
    book = build.book(root)
    found = list(checks.problems(book, clock.today()))
    folder = shelf.originals_folder(options.originals)
    if folder is not None:
        originals = shelf.find(root, book.records, folder)
        now = {
            source.key: (
                originals[source.key].original.sha256,
                shelf.index_of(source, originals[source.key].original),
            )
            for source in book.records.sources
            if source.key in originals
        }
        found += checks.originals(book, now)
    forms = {"text": problem.as_text, "github": problem.as_github, "json": problem.as_json, "sarif": sarif.report}
    text = forms[options.format](found)
    if text:
        print(text)
    if options.format == "text":
        verified = sum(s.verified != "" for s in book.statements)
        print(f"{len(book.statements)} statements, {verified} verified; {len(found)} problems", file=sys.stderr)
    return FINDINGS if found else CLEAN


def _fix(root: Path) -> None:
    """Write what has one answer, and print what changed. One answer may make another plain, a few times over."""
    from .. import atomic, build, mend
    from ..evidence import check as checks

    before: dict[str, str] = {}
    after: dict[str, str] = {}

    def write(found: Iterable[tuple[str, str, str]]) -> bool:
        changed = {path: (was, now) for path, was, now in found}
        atomic.write_all({root / path: now for path, (_, now) in changed.items()})
        before.update({path: was for path, (was, _) in changed.items() if path not in before})
        after.update({path: now for path, (_, now) in changed.items()})
        return bool(changed)

    for _ in range(ROUNDS):
        if not write(mend.mended(root, checks.problems(build.book(root)))):
            break
    write(mend.disorder(root, build.book(root).records.kinds))
    for path in sorted(before):
        print(mend.shown(path, before[path], after[path]), end="")


COMMAND = Command("check", "Find everything that is wrong with the book.", arguments, run)
