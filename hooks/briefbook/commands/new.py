"""`briefbook new`: a book of one's own."""

from __future__ import annotations

import argparse
from pathlib import Path

from .command import Command


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dir", type=Path, metavar="DIR")


def run(options: argparse.Namespace) -> int:
    from .. import contribute

    return contribute.new(options.dir)


COMMAND = Command("new", "Start a new, empty book.", arguments, run)
