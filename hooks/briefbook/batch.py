"""Many files read at once: on all cores of this machine, or on a Dask cluster, with the same bytes as a result.

Folders are gone through in the order of their names; results come in the order of the files, however many are read at a time.
Only a few files wait in memory. A run that is stopped leaves a journal, from which the next one of the same kind goes on.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, TypeVar

from . import atomic
from .model import Problem
from .problem import Unreadable, error
from .reading.formats import seems

DEEPEST = 40
"""folders in each other"""
JOURNAL = ".briefbook-read.jsonl"
AHEAD = 2
"""files for each worker that are read or wait to be"""
SECONDS = 10
"""that a scheduler has to answer"""
WIDE = 30
"""letters of the bar"""
Crew = tuple[Executor | None, int]
"""who reads, and how many: none but this process, or the workers of an executor"""
One = TypeVar("One")
Result = TypeVar("Result")


# -- what there is to read --------------------------------------------------------------------------------------------


def files(given: Iterable[Path], out: Path | None = None) -> Iterator[Path | Problem]:
    """The files themselves, and those of folders that may be articles, in the order of their names.

    A link isn't followed, neither out of a folder, which is told, nor within it, where the file itself is met. What stands
    below `out` is output.
    """
    for path in given:
        if not path.is_dir():
            yield path
            continue
        found = [*_below(path, path.resolve(), out.resolve() if out is not None else None, 0)]
        if not any(isinstance(one, Path) for one in found):
            hint = f"give a folder with files that end in {', '.join(sorted(seems.ENDINGS))}"
            found.append(error(str(path), "unreadable-file", "this folder holds no article", hint))
        yield from found


def _below(folder: Path, top: Path, out: Path | None, depth: int) -> Iterator[Path | Problem]:
    if depth > DEEPEST:
        yield error(str(folder), "unreadable-file", "folders stand in each other without end", "give the inner one")
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as reason:
        yield error(str(folder), "unreadable-file", f"can't be read: {reason.strerror}", "check its permissions")
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            yield from _linked(path, top)
        elif entry.is_dir():
            if path.resolve() != out:
                yield from _below(path, top, out, depth + 1)
        elif path.suffix.lower() in seems.ENDINGS:
            yield path


def _linked(path: Path, top: Path) -> Iterator[Path | Problem]:
    try:
        target: Path | None = path.resolve(strict=True)
    except (OSError, RuntimeError):
        target = None
    within = target is not None and target.is_relative_to(top)
    if not within and (path.suffix.lower() in seems.ENDINGS or (target is not None and target.is_dir())):
        hint = "put the file itself into the folder, or give it by name"
        told = error(str(path), "outside-link", "this link leads elsewhere and isn't followed", hint)
        yield replace(told, severity="warning")


# -- who reads it -----------------------------------------------------------------------------------------------------


@contextmanager
def workers(tasks: int, cluster: str = "") -> Iterator[Crew]:
    """Who does so many tasks, and how many they are: none but this process for a single one."""
    if cluster:
        with _cluster(cluster) as found:
            yield found
        return
    count = min(tasks, os.cpu_count() or 1)
    if count < 2:
        yield None, 1
        return
    pool = ProcessPoolExecutor(count, initializer=_heed_no_interrupt)
    try:
        yield pool, count
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _heed_no_interrupt() -> None:
    """Who stops the run stops the process that hands out work; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _cluster(address: str) -> Iterator[Crew]:
    """The workers of a Dask cluster, whose scheduler listens at this address; each needs Briefbook, in this version."""
    try:
        from distributed import Client
    except ImportError:
        hint = "install it with: pip install 'briefbook[cluster]'"
        raise Unreadable(error(address, "no-cluster", "reading on a cluster needs Dask's scheduler", hint)) from None
    try:
        client: Any = Client(address, timeout=SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as reason:
        hint = "give the address that the scheduler printed, such as tcp://10.0.0.1:8786"
        told = str(reason).splitlines()[0] if str(reason) else "nobody answers"
        raise Unreadable(error(address, "no-cluster", f"no scheduler answers at this address: {told}", hint)) from None
    try:
        count = sum(client.nthreads().values())
        if not count:
            raise Unreadable(
                error(address, "no-cluster", "the cluster has no workers", "start some: dask worker ADDRESS")
            )
        yield client.get_executor(pure=False), count
    finally:
        client.close(timeout=SECONDS)


def in_order(work: Callable[[One], Result], tasks: Iterable[One], crew: Crew) -> Iterator[tuple[One, Result]]:
    """Each task and its result, in the order of the tasks. `work` must be a function of a module."""
    executor, count = crew
    if executor is None:
        yield from ((task, work(task)) for task in tasks)
        return
    waiting: deque[tuple[One, Future[Result]]] = deque()
    try:
        for task in tasks:
            waiting.append((task, executor.submit(work, task)))
            if len(waiting) >= AHEAD * count:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
    except BrokenProcessPool:
        hint = "run the same command again: it goes on where it stopped"
        raise Unreadable(
            error("briefbook read", "oversized-file", "the system ended a process that read", hint)
        ) from None
    finally:
        for _, future in waiting:
            future.cancel()


# -- how far it has come ----------------------------------------------------------------------------------------------


class Bar:
    """How many files are done: a bar where somebody looks on, nothing where nobody does."""

    def __init__(self, whole: int, stream: IO[str] = sys.stderr) -> None:
        self.whole, self.done, self.stream = whole, 0, stream
        self.shown = whole > 1 and stream.isatty()

    def step(self, name: str) -> None:
        self.done += 1
        if self.shown:
            full = WIDE * self.done // self.whole
            self.stream.write(f"\r{'█' * full}{'░' * (WIDE - full)} {self.done}/{self.whole} {name[:40]}\x1b[K")
            self.stream.flush()

    def clear(self) -> None:
        """Take the bar away, so that a line can be printed."""
        if self.shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()


class Journal:
    """What a run has done so far, beside its output; it is there only while a run isn't over."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.path = folder / JOURNAL
        self.kind = kind
        self.done: dict[str, dict[str, Any]] = {}
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            lines = []
        if lines and lines[0] == json.dumps(kind):
            for line in lines[1:]:
                try:
                    row = json.loads(line)
                    self.done[row["file"]] = row
                except (ValueError, KeyError, TypeError):
                    # the line that was being written when the run ended
                    break
        rows = [json.dumps(kind), *map(json.dumps, self.done.values())]
        atomic.write(self.path, "".join(row + "\n" for row in rows))
        self.file = self.path.open("a", encoding="utf-8")

    def told(self, file: str, sha256: str) -> dict[str, Any] | None:
        """What was noted of a file, if it is still the same."""
        row = self.done.get(file)
        return row if row is not None and row.get("sha256") == sha256 else None

    def note(self, file: str, sha256: str, row: dict[str, Any]) -> None:
        self.file.write(json.dumps({"file": file, "sha256": sha256} | row) + "\n")
        self.file.flush()

    def over(self) -> None:
        self.file.close()
        self.path.unlink(missing_ok=True)


def kind_of(code: Sequence[Path], *options: str) -> str:
    """What a run is: its options, and the code that reads. A journal of another kind says nothing of what is to be done."""
    found = hashlib.sha256("\0".join(options).encode())
    for path in sorted(code):
        found.update(path.read_bytes())
    return found.hexdigest()
