"""Where something stands, and what is wrong there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file of the project."""

    path: str
    line: int = 1
    column: int = 1


Places = tuple[tuple[str, Place], ...]
"""where the values of a record stand, by their keys; a value in a list or a group by "key/number" or "key/key\""""


@dataclass(frozen=True, slots=True, order=True)
class Mending:
    """The one answer to a problem: what stands at its place, and what to write there."""

    was: str
    becomes: str


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that a contributor can put right."""

    place: Place
    rule: str
    """stable kebab-case id, explained in docs/about/rules.md"""
    message: str
    """what is wrong, in the contributor's words"""
    hint: str = ""
    """what to write instead"""
    severity: Literal["error", "warning"] = "error"
    mending: Mending | None = field(default=None, compare=False)
    """what `check --fix` does about it, where there is one answer"""
    others: tuple[Place, ...] = field(default=(), compare=False)
    """other places that have to do with it"""
