"""How a step asks that what it makes be kept, without knowing where or how.

A step says of what it makes something, as values; `made_of` equal to that of an earlier run gives what was made then.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Keep(Protocol):
    """Gives what `make` gives; where the same program made it of an equal `made_of` before, what it gave then."""

    def __call__(self, sort: str, made_of: object, make: Callable[[], T]) -> T: ...


def anew(sort: str, made_of: object, make: Callable[[], T]) -> T:
    """Keeps nothing."""
    return make()


def mark(value: object) -> str:
    """A checksum of a value of tuples, texts, numbers and our own types: equal ones have the same in any run. It may hold no
    set, whose order differs from run to run.
    """
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.fast = True  # without marks for what comes twice: which of two equal texts are one differs from run to run
    pickler.dump(value)
    return hashlib.sha256(written.getbuffer()).hexdigest()
