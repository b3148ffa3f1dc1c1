"""One document twice: the same bytes, the same text in another format, or another version of a text.

Texts are compared by how their passages begin, which an index tells too, so that nothing has to be read again. Cost grows with
the passages of a text and with those that begin alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

WORDS = 5
"""words that a passage is known by"""
LONGEST = 40
"""letters of them"""
WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]")
SAME = 0.9
"""share of the passages of either from which two texts are one, printed twice"""
VERSION = 0.4
"""share of the passages of the shorter from which one is a version of the other"""
FEW = 3
"""passages that versions must share at least"""
COMMON = 50
"""texts from which a beginning says nothing: a notice of rights"""


class Print(NamedTuple):
    """What a text is known by."""

    name: str
    """what to call it"""
    sha256: str
    """of its file; of a file that holds several texts, with the lines of this one"""
    beginnings: tuple[str, ...]


class Double(NamedTuple):
    """A text that is there already."""

    name: str
    sort: Literal["bytes", "text", "version"]
    shared: int
    """passages that begin alike"""
    passages: int
    """passages of the text that is known"""


def beginnings(texts: Iterable[str]) -> tuple[str, ...]:
    """How each passage begins, in a form that is the same in every format: letters and digits without case.

    `texts` may be whole or cut to their first words, or to their first letters in a script without blanks.
    """
    return tuple(told for told in map(_beginning, texts) if told)


def _beginning(text: str) -> str:
    found = " ".join(re.findall(r"\w+", text[: 4 * LONGEST].casefold())[:WORDS])[:LONGEST]
    return found[:WORDS] if WIDE.search(found) else found


@dataclass(slots=True)
class Known:
    """The texts that are known."""

    by_bytes: dict[str, Print] = field(default_factory=dict)
    by_beginning: dict[str, list[str]] = field(default_factory=dict)
    by_name: dict[str, Print] = field(default_factory=dict)

    def add(self, text: Print) -> None:
        self.by_bytes.setdefault(text.sha256, text)
        self.by_name[text.name] = text
        for told in set(text.beginnings):
            self.by_beginning.setdefault(told, []).append(text.name)

    def double(self, text: Print) -> Double | None:
        """The known text that this one is again, if any."""
        if text.sha256 in self.by_bytes:
            same = self.by_bytes[text.sha256]
            return Double(same.name, "bytes", len(same.beginnings), len(same.beginnings))
        own = set(text.beginnings)
        shared = Counter(
            name for told in own if len(names := self.by_beginning.get(told, [])) <= COMMON for name in names
        )
        if not shared:
            return None
        name, count = max(shared.items(), key=lambda pair: (pair[1], pair[0]))
        other = set(self.by_name[name].beginnings)
        if count >= SAME * max(len(own), len(other)):
            return Double(name, "text", count, len(other))
        enough = count >= max(FEW, VERSION * min(len(own), len(other)))
        return Double(name, "version", count, len(other)) if enough else None
