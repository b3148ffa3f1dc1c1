"""`briefbook check`: everything that is wrong with the book."""

from __future__ import annotations

import argparse
import sys

from .. import problem
from .command import CLEAN, FINDINGS, Command, project


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--originals", metavar="DIR", help="compare with the originals in this folder, too")
    parser.add_argument("--format", choices=("text", "github", "json", "sarif"), default="text")


def run(options: argparse.Namespace) -> int:
    from .. import build, clock, sarif, shelf
    from ..evidence import check as checks

    root = project()
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


COMMAND = Command("check", "Find everything that is wrong with the book.", arguments, run)
