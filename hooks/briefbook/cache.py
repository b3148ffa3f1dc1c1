"""What is costly to make, kept in .cache/ by the hash of what it is made of; anything there may be deleted at any time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

FOLDER = ".cache"


def kept(root: Path, sort: str, content: str, make: Callable[[], bytes]) -> bytes:
    """What `make` gives for `content`, from the cache of the project at `root` where it was made before."""
    return kept_all(root, sort, [content], lambda _: [make()])[0]


def kept_all(
    root: Path, sort: str, contents: Sequence[str], make: Callable[[list[int]], Sequence[bytes]]
) -> list[bytes]:
    """The same for many, of which `make` is given the places of those that weren't made before, all at once."""
    paths = [root / FOLDER / sort / hashlib.sha256(content.encode()).hexdigest() for content in contents]
    found = {n: path.read_bytes() for n, path in enumerate(paths) if path.is_file()}
    missing = [n for n in range(len(paths)) if n not in found]
    for n, made in zip(missing, make(missing) if missing else (), strict=True):
        found[n] = made
        paths[n].parent.mkdir(parents=True, exist_ok=True)
        waiting = paths[n].with_suffix(".part")
        waiting.write_bytes(made)
        waiting.replace(paths[n])
    return [found[n] for n in range(len(paths))]
