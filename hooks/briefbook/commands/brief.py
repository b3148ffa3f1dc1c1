"""`briefbook brief`: briefs as PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import atomic, problem
from .command import CLEAN, Command, failed, project


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID")
    parser.add_argument("--all", action="store_true", help="all of them")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")


def run(options: argparse.Namespace) -> int:
    from .. import build, typeset

    root = project()
    try:
        published = build.publishable(build.book(root))
    except build.Unpublishable as reason:
        return failed(*reason.problems)
    made = {b["id"]: b for b in published.site.briefs}
    ids = list(made) if options.all else options.ids
    unknown = [id for id in ids if id not in made]
    if unknown or not ids:
        known = ", ".join(made) or "none yet"
        return failed(
            problem.error(
                "briefs/",
                "unknown-brief",
                f"there is no brief '{' '.join(unknown)}'" if unknown else "which brief?",
                f"the briefs are: {known}",
            )
        )
    for id in ids:
        path = options.out / f"{id}.pdf"
        atomic.write(path, typeset.pdf(made[id], root))
        print(path)
    return CLEAN


COMMAND = Command("brief", "Print briefs as PDF.", arguments, run)
