"""What is costly to make, kept in .cache/ by the hash of what it is made of; anything there may be deleted at any time.

Each file begins with the checksum of what it holds, so that one which is damaged, or half written, counts as missing. Where
nothing can be read or written, all is made anew. Several builds may use one cache at once.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

FOLDER = ".cache"


def digest(*parts: str | bytes) -> str:
    """One checksum for several texts, wherever one ends and the next begins."""
    total = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(content).to_bytes(8, "big") + content)
    return total.hexdigest()


def find(root: Path, sort: str, key: str) -> bytes | None:
    """What was kept under a key, which is a checksum; None where there is nothing, or nothing whole."""
    path = root / FOLDER / sort / key
    try:
        head, _, content = path.read_bytes().partition(b"\n")
        if head.decode("ascii", "replace") != digest(content):
            return None
        os.utime(path)  # what is used is old last
    except OSError:
        return None
    return content


def keep(root: Path, sort: str, key: str, content: bytes) -> None:
    """Keep something under a key. Where it can't be written, it is made again another time."""
    path = root / FOLDER / sort / key
    waiting = path.with_name(f"{key}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_bytes(digest(content).encode() + b"\n" + content)
        waiting.replace(path)
    except OSError:
        try:
            waiting.unlink(missing_ok=True)
        except OSError:
            return


def prune(root: Path, sort: str, most: int) -> None:
    """Take away what was used longest ago, but for as many as shall stay."""
    try:
        aged = sorted(((path.stat().st_mtime_ns, path) for path in (root / FOLDER / sort).iterdir()), reverse=True)
        for _, path in aged[most:]:
            path.unlink(missing_ok=True)
    except OSError:
        return


def kept(root: Path, sort: str, content: str, make: Callable[[], bytes]) -> bytes:
    """What `make` gives for `content`, from the cache of the project at `root` where it was made before."""
    return kept_all(root, sort, [content], lambda _: [make()])[0]


def kept_all(
    root: Path, sort: str, contents: Sequence[str], make: Callable[[list[int]], Iterable[bytes]]
) -> list[bytes]:
    """The same for many, of which `make` is given the places of those that weren't made before, all at once."""
    keys = [digest(content) for content in contents]
    found = {n: content for n, key in enumerate(keys) if (content := find(root, sort, key)) is not None}
    missing = [n for n in range(len(keys)) if n not in found]
    for n, made in zip(missing, make(missing) if missing else (), strict=True):
        found[n] = made
        keep(root, sort, keys[n], made)
    return [found[n] for n in range(len(keys))]
