"""An article → its passages with their numbers, names and figures marked, as lines for a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .language import figures
from .model import Article, Caption, Mention, Passage, Section, Table

INDENT = 7
"""letters before the text, in which its number stands"""
STYLES = {"name": "\x1b[1m", "figure": "\x1b[4m", "heading": "\x1b[2m"}
"""how a terminal marks them: bold, underlined, faint"""
PLAIN = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage, or what stands between passages."""

    label: str
    """¶12, n4, t1; empty for a heading"""
    text: str
    spans: tuple[tuple[int, int, str], ...] = ()
    """(start, end, what it is) of names and figures"""

    def lines(self, width: int, marked: bool) -> str:
        """Filled to a width; with signs for a terminal that can show names bold and figures underlined."""
        heading = not self.label
        line, length = f"{self.label:>{INDENT - 2}}  ", INDENT
        told: list[str] = []
        for word in re.finditer(r"\S+", self.text):
            if length > INDENT and length + len(word[0]) > width:
                told.append(line.rstrip())
                line, length = " " * INDENT, INDENT
            style = "heading" if heading else self._style(word.start(), word.end())
            line += (f"{STYLES[style]}{word[0]}{PLAIN}" if marked and style else word[0]) + " "
            length += len(word[0]) + 1
        return "\n".join([*told, line.rstrip()])

    def _style(self, start: int, end: int) -> str:
        return next((sort for first, last, sort in self.spans if first < end and start < last), "")


def shown(article: Article, names: Callable[[str], tuple[Mention, ...]], wanted: frozenset[str]) -> Iterator[Shown]:
    """All of an article, or the passages of these ids alone. `names` finds the names of a text."""
    for part in (*article.abstract, *article.body, *article.notes):
        match part:
            case Passage(id=id, text=text):
                if not wanted or id in wanted:
                    yield Shown(id if id[:1] in "nt" else f"¶{id}", text, tuple(_spans(text, names)))
            case Section(title=title):
                if not wanted:
                    yield Shown("", title)
            case Table(id=id, caption=caption, rows=rows):
                if not wanted or id in wanted:
                    yield Shown(id, caption)
                    for row in rows:
                        yield Shown("", " | ".join(row))
            case Caption(text=text):
                if not wanted:
                    yield Shown("", text)


def _spans(text: str, names: Callable[[str], tuple[Mention, ...]]) -> Iterator[tuple[int, int, str]]:
    for mention in names(text):
        yield mention.start, mention.end, "name"
    read = figures.read(text)
    figured = [(figure.first, figure.last) for figure in read.figures]
    for first, last in (*figured, *((dated.first, dated.last) for _, dated in read.dates)):
        yield read.tokens[first].start, read.tokens[last - 1].end, "figure"
