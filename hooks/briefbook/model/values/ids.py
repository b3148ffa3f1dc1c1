"""Ids of records, sources, terms and pages: small letters of any script and digits, with single hyphens between."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import final

from .malformed import Malformed

LONGEST = 100
"""letters: file systems take 255 bytes, and an id is a file's name with an ending"""


@final
@dataclass(frozen=True, slots=True, order=True)
class Id:
    """An id that can be a file's name, an address and a citation's key on any system: `lee-2025`."""

    text: str

    def __str__(self) -> str:
        return self.text

    @staticmethod
    def parse(text: str) -> Id | Malformed:
        """The id that `text` is. Combining signs are refused, since a disk may store them in another way."""
        hint = "write small letters and digits, with hyphens between: lee-2025"
        if not text:
            return Malformed(text, "an id is empty", hint)
        if len(text) > LONGEST:
            return Malformed(text, f"'{text[:20]}…' has more than {LONGEST} letters", "choose a shorter one", LONGEST)
        if text != unicodedata.normalize("NFC", text):
            return Malformed(text, f"'{text}' has accents apart from their letters", "type its accented letters anew")
        for at, char in enumerate(text):
            if char == "-" and 0 < at < len(text) - 1 and text[at - 1] != "-":
                continue
            if not char.isalnum() or char != char.lower() or not (char.isalpha() or char.isascii()):
                return Malformed(text, f"'{text}' is no id: {named(char)} can't stand there", hint, at)
        return Id(text)


def named(char: str) -> str:
    """A character as a message names it."""
    if char == " ":
        return "a blank"
    return f"'{char}'" if char.isprintable() else f"the sign U+{ord(char):04X}"
