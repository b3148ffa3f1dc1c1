"""The one door to the files of a project: walked once, each file either open to be read or a problem with its path.

Anyone may send files, and what is read is published. So no link is followed out of the project, only regular files are
opened (a pipe would be waited for without end), and sizes, numbers and depths are bounded. Names that some systems can't
hold, or that two systems would take for one, are refused before anything is built on them.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .model import Place, Problem

ROOTS = ("briefs", "docs", "seeds")
"""the folders that hold what contributors write"""
LARGEST = 50_000_000
"""bytes of a file: the statements of ten thousand sources in one file have half of that"""
MOST = 200_000
"""files and folders: ten times those of a book of ten thousand pages"""
DEEPEST = 12
"""folders in each other; a book uses four"""
LONGEST = 150
"""letters of a name: with its ending, an address of the site and a file on every system"""
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""names that Windows keeps for devices, whatever their ending"""
FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[. ]$|^ ')
"""signs that Windows can't hold, that end a line of a log, or that nobody sees"""
PASSED = frozenset((".git", ".DS_Store", "Thumbs.db", "__pycache__"))


@dataclass(frozen=True, slots=True)
class Repository:
    """What a project holds: the paths of its files below its root, in order, and what can't be read of it."""

    root: Path
    paths: tuple[str, ...]
    folders: frozenset[str]
    problems: tuple[Problem, ...]

    def below(self, folder: str, ending: str = "", deep: bool = False) -> list[str]:
        """The files in a folder, with `deep` in its folders too, whose names end so."""
        start = folder.rstrip("/") + "/"
        found = (path for path in self.paths if path.startswith(start) and path.endswith(ending))
        return [path for path in found if deep or "/" not in path[len(start) :]]

    def within(self, folder: str) -> list[str]:
        """The folders in a folder."""
        return sorted(path for path in self.folders if path.rpartition("/")[0] == folder.rstrip("/"))


def walked(root: Path) -> Repository:
    """Look at everything below the project's folders once."""
    walk = _Walk(root)
    for name in ROOTS:
        walk.folder(name, 1)
    return Repository(root, tuple(sorted(walk.paths)), frozenset(walk.folders), tuple(walk.problems))


def content(root: Path, path: str) -> bytes | Problem:
    """The bytes of a file of the project, or why they can't be had. A link is followed within the project only."""
    place = root / path
    try:
        real = place.resolve(strict=True)
        if not real.is_relative_to(root.resolve()):
            return _problem(path, "outside-link", "this links to a place outside the project")
        descriptor = os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return _problem(path, "odd-file", "this is no file that can be read")
            raw = file.read(LARGEST + 1)
    except (OSError, RuntimeError) as reason:
        told = reason.strerror if isinstance(reason, OSError) and reason.strerror else "it leads to itself"
        return _problem(path, "unreadable-file", f"this can't be read: {told}")
    if len(raw) > LARGEST:
        return _problem(path, "oversized-file", f"this file is larger than {LARGEST // 10**6} MB")
    return raw


def marks(root: Path) -> list[tuple[str, str]]:
    """(path, checksum) of all that a project holds, and of what can't be read of it, why: what is equal gives the same book."""
    held = walked(root)
    found = [(path, content(root, path)) for path in held.paths]
    told = [(path, hashlib.sha256(raw).hexdigest() if isinstance(raw, bytes) else raw.message) for path, raw in found]
    return [*told, *((problem.place.path, problem.message) for problem in held.problems)]


HINTS = {
    "outside-link": "put the file itself here, not a link",
    "odd-file": "take it away, or put a file of text in its place",
    "unreadable-file": "check its permissions, or take it away",
    "oversized-file": "divide it into smaller files",
    "bad-name": "rename it: letters, digits, hyphens and a dot before the ending hold everywhere",
    "same-name": "rename one of the two",
    "too-many-files": "keep what isn't the book's elsewhere",
}


def _problem(path: str, rule: str, message: str, hint: str = "") -> Problem:
    shown = path.encode("utf-8", "replace").decode()
    return Problem(Place(shown), rule, message, hint or HINTS[rule])


class _Walk:
    """Goes through folders, without following links to folders, until there is too much of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.real = root.resolve()
        self.paths: list[str] = []
        self.folders: set[str] = set()
        self.problems: list[Problem] = []
        self.seen = 0

    def add(self, path: str, rule: str, message: str) -> None:
        self.problems.append(_problem(path, rule, message))

    def folder(self, path: str, depth: int) -> None:
        try:
            entries = sorted(os.scandir(self.root / path), key=lambda entry: entry.name)
        except FileNotFoundError:
            return
        except OSError as reason:
            self.add(path, "unreadable-file", f"this can't be read: {reason.strerror}")
            return
        self.folders.add(path)
        taken: dict[str, str] = {}
        for entry in entries:
            if entry.name in PASSED:
                continue
            self.seen += 1
            if self.seen == MOST + 1:
                self.add(path, "too-many-files", f"the project holds more than {MOST:,} files")
            if self.seen > MOST:
                return
            self.entry(entry, f"{path}/{entry.name}", depth, taken)

    def entry(self, entry: os.DirEntry[str], path: str, depth: int, taken: dict[str, str]) -> None:
        if not self.named(entry.name, path, taken):
            return
        if entry.is_symlink():
            self.link(path)
        elif entry.is_dir():
            if PurePosixPath(path).suffix in (".md", ".yml", ".csv", ".jsonl"):
                self.add(path, "odd-file", "this is a folder, named like a file")
            elif depth >= DEEPEST:
                self.add(path, "too-many-files", f"folders stand more than {DEEPEST} deep in each other")
            else:
                self.folder(path, depth + 1)
        elif entry.is_file():
            self.paths.append(path)
        else:
            self.add(path, "odd-file", "this is no file: a pipe, a device or a socket")

    def link(self, path: str) -> None:
        try:
            real = (self.root / path).resolve(strict=True)
        except (OSError, RuntimeError):
            self.add(path, "unreadable-file", "this links to nothing")
            return
        if real.is_file() and real.is_relative_to(self.real):
            self.paths.append(path)
        elif PurePosixPath(path).name.startswith("original."):
            pass  # an original stands where its reader keeps it, and is never published
        else:
            self.add(path, "outside-link", "this links to a folder, or to a place outside the project")

    def named(self, name: str, path: str, taken: dict[str, str]) -> bool:
        """Whether a name holds on every system, and is no other's twin on any."""
        if name.encode("utf-8", "replace") != name.encode("utf-8", "surrogateescape"):
            self.add(path, "bad-name", "the letters of this name are in no known encoding")
        elif FORBIDDEN.search(name) or RESERVED.match(name) or len(name) > LONGEST:
            self.add(path, "bad-name", "not every system can hold this name")
        else:
            twin = taken.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
            if twin != name:
                self.add(path, "same-name", f"some systems take this and '{twin}' for one name")
            return True
        return False
