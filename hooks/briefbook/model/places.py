"""Where something stands, and what is wrong there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file of the project."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that a contributor can put right."""

    place: Place
    rule: str
    """stable kebab-case id, explained in docs/about/contributing.md"""
    message: str
    """what is wrong, in the contributor's words"""
    hint: str = ""
    """what to write instead"""
    severity: Literal["error", "warning"] = "error"
