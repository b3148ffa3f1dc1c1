"""`briefbook ids`: the ids of statements and changes, written down, so that their addresses hold."""

from __future__ import annotations

import argparse

from .command import CLEAN, Command, project


def run(options: argparse.Namespace) -> int:
    from .. import addresses, atomic, records

    root = project()
    found = list(addresses.written(root, records.load(root)))
    atomic.write_all({root / path: content for path, content, _ in found})
    for path, _, count in found:
        print(f"{path}: {count} ids")
    if not found:
        print("Every statement and every change has an id.")
    return CLEAN


COMMAND = Command(
    "ids", "Write down the ids that statements and changes lack, so that their addresses hold.", None, run
)
