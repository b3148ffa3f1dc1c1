"""`briefbook diff`: what this tree changes against a commit."""

from __future__ import annotations

import argparse

from .. import problem
from .command import CLEAN, Command, failed, project


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", help="a commit or branch of git")
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")


def run(options: argparse.Namespace) -> int:
    from .. import changes
    from ..changes import told

    root = project()
    try:
        found = changes.since(root, options.base)
    except changes.NoBase as reason:
        return failed(problem.error("briefbook diff", "no-base", str(reason), "give a commit or branch that git knows"))
    shown = {"text": told.as_text, "markdown": told.as_markdown, "json": told.as_json}[options.format]
    print(shown(found))
    return CLEAN


COMMAND = Command("diff", "Say what this tree changes against BASE: statements, entities, pages.", arguments, run)
