"""Files and folders that are whole or not there: written beside their place, and put into it when nothing is missing.

A program that is killed, or a disk that is full, leaves what stood there before. What an earlier run left beside is taken
away by the next.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

MARK = ".part"
"""what stands in the name of what isn't whole yet"""


def write(path: Path, content: str | bytes) -> None:
    """Put a file in its place, whole. Raises OSError that names the file, with what stood there before untouched."""
    waiting = beside(path)
    try:
        _fill(waiting, content)
        waiting.replace(path)
    except OSError as reason:
        raise OSError(reason.errno, reason.strerror, str(path)) from None
    finally:
        waiting.unlink(missing_ok=True)


def write_all(contents: Mapping[Path, str | bytes]) -> None:
    """Put files in their places, all of them or none. Raises OSError that names the file which couldn't be written."""
    waiting: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            waiting[path] = beside(path)
            _fill(waiting[path], content)
        for path, made in waiting.items():
            made.replace(path)
    except OSError as reason:
        for made in waiting.values():
            made.unlink(missing_ok=True)
        raise OSError(reason.errno, reason.strerror, str(path)) from None


@contextmanager
def folder(target: Path) -> Iterator[Path]:
    """A new folder beside `target`, to be filled; it takes the place of `target` where the block ends without an exception."""
    target.parent.mkdir(parents=True, exist_ok=True)
    clear(target)
    waiting = beside(target)
    waiting.mkdir()
    try:
        yield waiting
        put(waiting, target)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def put(waiting: Path, target: Path) -> None:
    """Put a folder that is whole in the place of `target`. Between two renames there is neither, for a moment."""
    if target.exists():
        old = beside(target).with_suffix(".old" + MARK)
        target.rename(old)
        waiting.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    else:
        waiting.rename(target)


def clear(target: Path) -> None:
    """Take away what runs that were ended left beside `target`; what a run that still goes on is making stays."""
    for left in target.parent.glob(f".{target.name}.*{MARK}"):
        number = left.name.removeprefix(f".{target.name}.").partition(".")[0]
        if number.isdigit() and not _runs(int(number)):
            if left.name.endswith(f".old{MARK}") and not target.exists():
                left.rename(target)
            elif left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


def beside(target: Path) -> Path:
    """Where this process makes what shall take the place of `target`: a path that `clear` knows."""
    return target.with_name(f".{target.name}.{os.getpid()}{MARK}")


def _fill(waiting: Path, content: str | bytes) -> None:
    waiting.parent.mkdir(parents=True, exist_ok=True)
    with waiting.open("wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
