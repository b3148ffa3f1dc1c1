"""`briefbook clear-example`: a new book without what shows how one is written."""

from __future__ import annotations

import argparse
import contextlib
from pathlib import Path

from .. import layout, problem
from .command import CLEAN, FINDINGS, Command, project, told


def run(options: argparse.Namespace) -> int:
    from .. import records, starter

    root = project()
    kinds = records.load(root).kinds
    found = dict(starter.left(root, tuple(kind.folder for kind in kinds)))
    for path, untouched in found.items():
        if untouched:
            (root / path).unlink()
            print(f"{path}: taken away")
    for folder in sorted({str(Path(path).parent) for path in found}, key=len, reverse=True):
        if Path(folder).name.startswith(layout.EXAMPLE):
            with contextlib.suppress(OSError):
                (root / folder / layout.TABLES).rmdir()
            with contextlib.suppress(OSError):
                (root / folder).rmdir()
    if not found:
        print("There is no example in this book.")
    hint = "if nothing of it is yours, delete it; the rest of the example is gone"
    changed = [
        problem.error(path, "changed-example", "this file was changed since the book was made, so it stays", hint)
        for path, untouched in found.items()
        if not untouched
    ]
    return told([*changed], FINDINGS) and FINDINGS if changed else CLEAN


COMMAND = Command("clear-example", "Take away what a new book shows as an example.", None, run)
