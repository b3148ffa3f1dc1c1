"""A figure of the editors' own in cited prose, with how it was made: written like a link whose address begins with =.

    [9 billion dollars](= 5.6 + 3.4)              reckoned from figures that the passages hold
    [three](= Estonia, Latvia, Lithuania)         counted, each of what is named
    [a fifth](= the world had 7.3 billion people, which no source says)      a reason in words

What readers see is the figure alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import final


@final
@dataclass(frozen=True, slots=True)
class OwnFigure:
    """A figure of the editors' own in a text, and how it was made: [nine](= 5 + 4)."""

    text: str
    how: str
    start: int
    """its first letter in the text around it, the bracket"""
    end: int
    """behind its last"""

    def __str__(self) -> str:
        return f"[{self.text}](= {self.how})"


def own_figures(text: str) -> Iterator[OwnFigure]:
    """The figures of `text` that are the editors' own, in order; those in code are examples."""
    at = 0 if "](=" in text else len(text)
    while at < len(text):
        own = _own(text, at) if text[at] == "[" else None
        if own is not None:
            yield own
        at = own.end if own else _behind_code(text, at) if text[at] == "`" else at + 1


def _behind_code(text: str, at: int) -> int:
    """Behind code that begins at `at`: at as many back quotes again, or behind these quotes where none follow."""
    end = at
    while text[end : end + 1] == "`":
        end += 1
    close = text.find(text[at:end], end)
    return close + end - at if close >= 0 else end


def _own(text: str, at: int) -> OwnFigure | None:
    close = text.find("]", at)
    line = text.find("\n", at)
    if close < 0 or -1 < line < close or text[close + 1 : close + 3] != "(=" or "[" in text[at + 1 : close]:
        return None
    depth, end = 0, close + 1
    while end < len(text) and text[end] != "\n":
        depth += (text[end] == "(") - (text[end] == ")")
        end += 1
        if not depth:
            return OwnFigure(text[at + 1 : close].strip(), text[close + 3 : end - 1].strip(), at, end)
    return None


def plain(text: str) -> str:
    """The text as readers see it: of each figure of the editors' own, the figure."""
    if "](=" not in text:
        return text
    parts, done = [], 0
    for own in own_figures(text):
        parts += [text[done : own.start], own.text]
        done = own.end
    return "".join([*parts, text[done:]])
