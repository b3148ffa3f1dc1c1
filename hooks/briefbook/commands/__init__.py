"""The commands, a file each: `arguments` says what it takes, `run` does it and says how it ended, `COMMAND` holds both.

In the order in which one meets them: a book, its sources, its records, what is wrong, what comes out.
"""

from __future__ import annotations

from . import (
    add,
    brief,
    check,
    clear_example,
    diff,
    fmt,
    ids,
    mentions,
    new,
    read,
    rules,
    schemas,
    show,
    suggest,
    write,
)
from .command import CLEAN, FAILED, Command, failed

COMMANDS: tuple[Command, ...] = tuple(
    module.COMMAND
    for module in (
        new,
        clear_example,
        add,
        suggest,
        show,
        check,
        rules,
        fmt,
        ids,
        diff,
        brief,
        write,
        read,
        mentions,
        schemas,
    )
)
__all__ = ["CLEAN", "COMMANDS", "FAILED", "failed"]
