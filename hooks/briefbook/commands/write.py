"""`briefbook write`: the whole site as plain Markdown."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import atomic, problem
from .command import CLEAN, Command, failed, project


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dir", type=Path, metavar="DIR")


def run(options: argparse.Namespace) -> int:
    from .. import build
    from .. import write as writing

    root = project()
    if options.dir.exists() and any(options.dir.iterdir()):
        return failed(
            problem.error(
                str(options.dir), "folder-not-empty", "this folder holds files", "give a new or an empty folder"
            )
        )
    if not (root / "mkdocs.yml").is_file():
        return failed(
            problem.error("mkdocs.yml", "missing-file", "this file is missing", "add it; the tree is built with it")
        )
    try:
        published = build.published(root)
    except build.Unpublishable as reason:
        return failed(*reason.problems)
    with atomic.folder(options.dir.resolve()) as waiting:
        count = writing.tree(published.site, root, waiting)
    print(f"{count} files below {options.dir}; build them with: mkdocs build -f {options.dir / 'mkdocs.yml'}")
    return CLEAN


COMMAND = Command("write", "Write the whole site as plain Markdown that any MkDocs builds.", arguments, run)
