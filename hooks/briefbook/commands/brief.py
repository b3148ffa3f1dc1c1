"""`briefbook brief`: briefs and fact sheets as PDF."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from .. import problem
from ..model import Problem
from .command import FINDINGS, Command, failed, project, told


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID")
    parser.add_argument("--all", action="store_true", help="all briefs")
    parser.add_argument(
        "--sheets", action="store_true", help="the fact sheets of all entities, sources and comparisons"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--paper", choices=("a4", "letter"), default="", help="instead of the paper that each asks for")
    parser.add_argument("--ink", choices=("colour", "grey"), default="colour")
    parser.add_argument("--style", type=Path, metavar="FILE.csl", help="another citation style than the book's")


def run(options: argparse.Namespace) -> int:
    from .. import build, printing

    root = project()
    book = build.book(root)
    if options.style:
        book = replace(book, records=replace(book.records, style=_style(options.style)))
    try:
        build.vetted(book)
    except build.Unpublishable as reason:
        return failed(*reason.problems)
    there = build.printable(book)
    briefs = [id for id, kind in there.items() if kind == "brief"]
    sheets = [id for id, kind in there.items() if kind != "brief"]
    ids = list(dict.fromkeys([*(briefs if options.all else ()), *options.ids, *(sheets if options.sheets else ())]))
    unknown = [id for id in ids if id not in there]
    if unknown or not ids:
        message = f"there is no brief '{' '.join(unknown)}'" if unknown else "which brief?"
        hint = (
            f"the briefs are: {', '.join(briefs) or 'none yet'}; an entity, a source or a comparison has a fact sheet"
        )
        return failed(problem.error("briefs/", "unknown-brief", message, hint))
    press = printing.Press.of(root, options.paper, options.ink)
    found: list[Problem] = []
    for n, one in enumerate(printing.pressed(press, build.prints(book, ids), options.out), start=1):
        pages = f"{one.pages} page{'' if one.pages == 1 else 's'}"
        print(f"[{n}/{len(ids)}] {one.path}: {pages}{'' if one.new else ', unchanged'}")
        found += one.problems
    return told(found, FINDINGS)


def _style(path: Path) -> str:
    """The text of a CSL style. Raises Unreadable."""
    from .. import cite

    text = path.read_text(encoding="utf-8", errors="replace")
    if reason := cite.broken(text):
        hint = "give the file of an independent CSL style"
        raise problem.Unreadable(problem.error(str(path), "broken-style", f"this is no CSL style ({reason})", hint))
    return text


COMMAND = Command(
    "brief", "Print briefs as PDF, and of an entity, a source or a comparison its fact sheet.", arguments, run
)
