"""What is costly to make, kept in .cache/ by the hash of what it is made of; anything there may be deleted at any time.

Each file begins with a checksum of its key and of what it holds, so that one which is damaged, or half written, counts as
missing. The checksum needs a secret that this machine keeps outside of any project: a file that somebody else puts into a
project's cache counts as missing, too, so nothing of a stranger is ever published, or unpickled, from there. Where nothing can
be read or written, all is made anew. Several builds may use one cache at once.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import pickle
import platform
import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from . import keeping

T = TypeVar("T")
FOLDER = ".cache"
GENERATIONS = 4
"""how many times as much as one build uses stays kept"""
OURS = Path(__file__).parent


def digest(*parts: str | bytes) -> str:
    """One checksum for several texts, wherever one ends and the next begins."""
    total = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(content).to_bytes(8, "big") + content)
    return total.hexdigest()


@lru_cache(maxsize=1)
def secret() -> bytes:
    """What only programs of this user on this machine can read; where it can't be kept, another one for each run."""
    made = secrets.token_bytes(32)
    path = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "briefbook" / "secret"
    waiting = path.with_name(f"secret.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting.touch(mode=0o600)
        waiting.write_bytes(made)
        try:
            os.link(waiting, path)  # unlike a renaming, this takes the place of none
        except FileExistsError:
            made = path.read_bytes()
        finally:
            waiting.unlink()
    except (OSError, RuntimeError):
        return made
    return made


@lru_cache(maxsize=1)
def program() -> str:
    """A checksum of all of our own program, and of what runs it."""
    paths = sorted(path for path in OURS.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    own = (part for path in paths for part in (path.relative_to(OURS).as_posix(), path.read_bytes()))
    return digest(platform.python_version(), *own)


def _signed(key: str, content: bytes) -> str:
    return hmac.digest(secret(), key.encode() + b"\n" + content, "sha256").hex()


def find(root: Path, sort: str, key: str) -> bytes | None:
    """What was kept under a key, which is a checksum; None where there is nothing, or nothing whole."""
    path = root / FOLDER / sort / key
    try:
        head, _, content = path.read_bytes().partition(b"\n")
        if not hmac.compare_digest(head.decode("ascii", "replace").encode(), _signed(key, content).encode()):
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
        waiting.write_bytes(_signed(key, content).encode() + b"\n" + content)
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


class Kept:
    """Values of our own types, kept for the project at `root`; see `keeping.Keep`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.used: Counter[str] = Counter()

    def __call__(self, sort: str, made_of: object, make: Callable[[], T]) -> T:
        self.used[sort] += 1
        return _value(self.root, sort, made_of, make)

    def prune(self) -> None:
        """Take away what no run has used for long."""
        for sort, count in self.used.items():
            prune(self.root, sort, GENERATIONS * count)


def _value(root: Path, sort: str, made_of: object, make: Callable[[], T]) -> T:
    key = digest(program(), keeping.mark(made_of))
    found = find(root, sort, key)
    if found is not None:
        kept: T = pickle.loads(found)  # signed by this machine
        return kept
    made = make()
    keep(root, sort, key, pickle.dumps(made, protocol=5))
    return made
