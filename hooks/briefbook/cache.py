"""What is costly to make, kept in .cache/ by the hash of what it is made of; anything there may be deleted at any time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

FOLDER = ".cache"


def kept(root: Path, sort: str, content: str, make: Callable[[], bytes]) -> bytes:
    """What `make` gives for `content`, from the cache of the project at `root` where it was made before."""
    path = root / FOLDER / sort / hashlib.sha256(content.encode()).hexdigest()
    if path.is_file():
        return path.read_bytes()
    made = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_suffix(".part")
    waiting.write_bytes(made)
    waiting.replace(path)
    return made
