"""Reading in a process of its own, for engines that a file can keep busy for ever or bring down.

PDFium is sound, but a small PDF may ask it to draw one form a billion times, and a large page may nest its elements without
end. Such a file is read in a child process whose time and memory are bounded: a matter of milliseconds where a process can be
forked, else of a start of Python.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection

from ...model import Contents, Problem
from ...problem import Unreadable, error

SECONDS = 120
"""that a file may take; an article takes a tenth of one"""
MEMORY = 4_000_000_000
"""bytes of address space that a file may take, where the system can bound them"""
HINT = "print the article's own pages to a new PDF, and give that"

Reader = Callable[[bytes, str], Contents]


def contents(read: Reader, raw: bytes, name: str) -> Contents:
    """What `read` gives for a file, or why it can't be read. `read` must be a function of a module."""
    if sys.platform == "linux":
        context = multiprocessing.get_context("fork")
    else:
        context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_read, args=(sender, read, raw, name), daemon=True)
    child.start()
    sender.close()
    try:
        answer = receiver.recv() if receiver.poll(SECONDS) else None
    except EOFError:
        answer = None
    finally:
        child.kill()
        child.join()
        receiver.close()
    if answer is None:
        raise Unreadable(error(name, "oversized-file", "reading the file takes too much time or memory", HINT))
    if isinstance(answer, Problem):
        raise Unreadable(answer)
    found: Contents = answer
    return found


def _read(sender: Connection, read: Reader, raw: bytes, name: str) -> None:
    _bound()
    try:
        sender.send(read(raw, name))
    except Unreadable as reason:
        sender.send(reason.problem)
    except MemoryError:
        sender.send(None)


def _bound() -> None:
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most), most))
