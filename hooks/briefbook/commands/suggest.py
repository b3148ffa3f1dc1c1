"""`briefbook suggest`: what the sources speak of often and no record holds."""

from __future__ import annotations

import argparse

from .command import CLEAN, Command, project


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--least", type=int, default=4, metavar="N", help="how often a name must occur (4)")


def run(options: argparse.Namespace) -> int:
    from .. import records
    from .. import suggest as suggesting

    loaded = records.load(project())
    found = suggesting.suggestions(loaded, options.least)
    print(
        suggesting.as_text(found, [kind.folder for kind in loaded.kinds])
        or "Every name that occurs so often has a record."
    )
    return CLEAN


COMMAND = Command("suggest", "Name what the sources speak of often and no record holds.", arguments, run)
