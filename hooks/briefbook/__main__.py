"""The `briefbook` command: its words are in `commands`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from . import __version__, problem
from .commands import CLEAN, COMMANDS, FAILED, failed


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 where all is well, 1 where problems were found, 2 where it couldn't run."""
    options = parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except problem.Unreadable as reason:
        return failed(reason.problem)
    except KeyboardInterrupt:
        return FAILED
    except BrokenPipeError:
        # who reads our output has enough of it: the rest goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except OSError as reason:
        return failed(
            problem.error(str(reason.filename or "briefbook"), "unreadable-file", str(reason.strerror or reason))
        )


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="briefbook", description="From source articles to a cross-linked briefing site.")
    top.add_argument("--version", action="version", version=f"briefbook {__version__}")
    words = top.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        sub = words.add_parser(command.name, help=command.text, description=command.text)
        sub.set_defaults(run=command.run)
        if command.arguments is not None:
            command.arguments(sub)
    return top


if __name__ == "__main__":
    sys.exit(main())
