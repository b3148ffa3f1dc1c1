"""The name and the flags of a font → what they say of how its letters look."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

BOLD = re.compile(rb"bold|black|heavy|demi|-medi(?:ital)?$|CMBX|CMSSBX|[-,.]B\b", re.IGNORECASE)
SLANTED = re.compile(rb"ital|obliq|slant|CMTI|CMSL|[-,.]I\b", re.IGNORECASE)
MONO = re.compile(rb"mono|courier|typewriter|CMTT|consol|menlo|nimbusmon|txtt|[-_]?code\b", re.IGNORECASE)
SUBSET = re.compile(rb"^[A-Z]{6}\+")
FIXED, SYMBOLIC, ITALIC = 1, 4, 64
"""bits of a font's flags (ISO 32000-2, table 121)"""


class Face(NamedTuple):
    """How letters are set."""

    size: float
    """points, to the half"""
    bold: bool
    slanted: bool = False
    mono: bool = False
    """whether all letters are of one width, as in code"""
    font: str = ""
    """the name of its family, so that faces of one size can be told apart"""


@lru_cache(maxsize=256)
def looks(name: bytes, flags: int) -> tuple[bool, bool, bool, str]:
    """Whether a font is bold, slanted, of one width, and its family."""
    told = SUBSET.sub(b"", name)
    family = re.split(rb"[-,]", told)[0].decode("latin-1")
    mono = bool(flags & FIXED and not flags & SYMBOLIC) or bool(MONO.search(told))
    return bool(BOLD.search(told)), bool(flags & ITALIC) or bool(SLANTED.search(told)), mono, family
