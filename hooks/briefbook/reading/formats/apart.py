"""Reading in a process of its own, for engines that a file can keep busy for ever or bring down.

PDFium is sound, but a small PDF may ask it to draw one form a billion times, and a large page may nest its elements without
end. Such a file is read in a child process whose time and memory are bounded: a matter of milliseconds where a process can be
forked, else of a start of Python.
"""

from __future__ import annotations

import multiprocessing
import pickle
import subprocess
import sys
import threading
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
    # a worker of a cluster may have no children of multiprocessing, and is no process to be forked, having threads
    lone = multiprocessing.current_process().daemon or threading.active_count() > 1
    answer = _HELPER.told(read, raw, name) if lone else _told_by_child(read, raw, name)
    if isinstance(answer, Problem):
        raise Unreadable(answer)
    if answer is None:
        raise Unreadable(error(name, "oversized-file", "reading the file takes too much time or memory", HINT))
    return answer


def _told_by_child(read: Reader, raw: bytes, name: str) -> Contents | Problem | None:
    if sys.platform == "linux":
        context = multiprocessing.get_context("fork")
    else:
        context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_read, args=(sender, read, raw, name), daemon=True)
    child.start()
    sender.close()
    try:
        answer: Contents | Problem | None = receiver.recv() if receiver.poll(SECONDS) else None
    except EOFError:
        answer = None
    finally:
        child.kill()
        child.join()
        receiver.close()
    return answer


class _Helper:
    """An interpreter of its own that has the children which this process can't have. It is started once, and ends with us."""

    def __init__(self) -> None:
        self.program: subprocess.Popen[bytes] | None = None
        self.lock = threading.Lock()

    def told(self, read: Reader, raw: bytes, name: str) -> Contents | Problem | None:
        with self.lock:
            if self.program is None or self.program.poll() is not None:
                command = [sys.executable, "-c", f"from {__name__} import serve; serve()"]
                self.program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            assert self.program.stdin and self.program.stdout
            try:
                pickle.dump((read, raw, name), self.program.stdin)
                self.program.stdin.flush()
                answer: Contents | Problem | None = pickle.load(self.program.stdout)
            except (EOFError, OSError):
                self.program.kill()
                answer = None
            return answer


_HELPER = _Helper()


def serve() -> None:
    """What the helper does: read the files that come in by its standard input, until there are no more."""
    while True:
        try:
            read, raw, name = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(_told_by_child(read, raw, name), sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _told(read: Reader, raw: bytes, name: str) -> Contents | Problem | None:
    try:
        return read(raw, name)
    except Unreadable as reason:
        return reason.problem
    except MemoryError:
        return None


def _read(sender: Connection, read: Reader, raw: bytes, name: str) -> None:
    _bound()
    sender.send(_told(read, raw, name))


def _bound() -> None:
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most), most))
