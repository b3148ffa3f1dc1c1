"""What every command is, and what all of them share: how it ends, what it prints of problems, which book it stands in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from .. import layout, problem
from ..model import Problem

CLEAN, FINDINGS, FAILED = 0, 1, 2
"""how a command ends: all is well, problems were found, it couldn't run"""


class Command(NamedTuple):
    """A word of the command line. What is costly to load is imported where it runs, so that `--help` is quick."""

    name: str
    text: str
    """what it does, in a sentence"""
    arguments: Callable[[argparse.ArgumentParser], None] | None
    run: Callable[[argparse.Namespace], int]


def project() -> Path:
    """The book that the command was called in."""
    root = layout.find_root(Path.cwd())
    if root is None:
        hint = "go into a book's folder, or start one with: briefbook new DIR"
        raise problem.Unreadable(
            problem.error(str(layout.BOOK), "no-book", "there is no book in this folder or above it", hint)
        )
    return root


def failed(*found: Problem) -> int:
    print(problem.as_text(found), file=sys.stderr)
    return FAILED


def told(found: Sequence[Problem], otherwise: int) -> int:
    """Print what was found, and say with what the command ends: `otherwise` where there are only warnings."""
    if found:
        print(problem.as_text(found), file=sys.stderr)
    if any(p.severity == "error" for p in found):
        return FAILED
    return otherwise if found else CLEAN
