"""`briefbook fmt`: records with their keys in one order; what they say, and every remark, stays."""

from __future__ import annotations

import argparse

from .command import CLEAN, FINDINGS, Command, project


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="write nothing, and say which files aren't in order")


def run(options: argparse.Namespace) -> int:
    from .. import atomic, mend, records

    root = project()
    found = list(mend.disorder(root, records.load(root).kinds))
    if not options.check:
        atomic.write_all({root / path: after for path, _, after in found})
    for path, _, _ in found:
        print(f"{path}: {'not in order' if options.check else 'in order now'}")
    if not found:
        print("Every file is in order.")
    return FINDINGS if found and options.check else CLEAN


COMMAND = Command("fmt", "Put the keys of all records in one order; remarks and wording stay.", arguments, run)
