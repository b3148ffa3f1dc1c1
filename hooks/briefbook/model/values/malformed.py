"""What is told of a text that should have been a value and isn't."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, final


@final
@dataclass(frozen=True, slots=True)
class Malformed:
    """A text that can't be read as the value it should be; falsy, so that `x or other` reads well."""

    text: str
    reason: str
    """what is wrong, in the contributor's words: "'¶14-12' runs backwards" """
    hint: str
    """what to write instead"""
    offset: int = 0
    """the letter of the text at which it goes wrong"""

    def __bool__(self) -> Literal[False]:
        return False
