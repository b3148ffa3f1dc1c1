"""The lists that are open on a web page, and the marks of their entries."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from .. import counting

Element = Any
BULLET = "-"
COUNTED: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": counting.letters,
    "A": lambda n: counting.letters(n).upper(),
    "i": counting.roman,
    "I": lambda n: counting.roman(n).upper(),
}
STYLES = {"decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
          "lower-roman": "i", "upper-roman": "I"}  # fmt: skip
STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(none|disc|circle|square|" + "|".join(STYLES) + r")\b")
PRINTED = re.compile(
    r"\s*(?:[-–—•·*▪●○■□◦‣]|\(?\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+\.?|\(?[a-zA-Z][.)]|\(?[ivxlIVXL]{1,5}[.)])\s"
)
"""a mark that the text itself has"""


@dataclass(slots=True)
class Counter:
    """An open list."""

    holder: Element
    sort: str
    """how it counts: 1, a, A, i, I; empty with bullets"""
    next: int
    step: int = 1


class Lists:
    """Knows the open lists and the mark of the entry that begins."""

    def __init__(self) -> None:
        self.open: list[Counter] = []
        self.waiting: str | None = None

    def enter(self, entry: Element) -> int:
        """An entry begins; its depth."""
        holder = entry.getparent()
        if not self.open or self.open[-1].holder is not holder:
            self.open.append(_counter(holder))
        counter = self.open[-1]
        if (value := _number(entry.get("value"))) is not None:
            counter.next = value
        self.waiting = self._mark(counter, entry)
        return len(self.open)

    def _mark(self, counter: Counter, entry: Element) -> str:
        sort = _style(entry) or counter.sort
        number = counter.next
        counter.next += counter.step
        if PRINTED.match("".join(islice(entry.itertext(), 4))[:40]):
            return ""
        return f"{COUNTED[sort](number)}." if sort in COUNTED else BULLET

    def leave(self, element: Element) -> None:
        """A block ends; a list that ends is open no more."""
        while self.open and self.open[-1].holder is element:
            self.open.pop()

    def mark(self) -> str | None:
        """The mark of the entry that begins, empty where its text has one; none below its first paragraph."""
        mark, self.waiting = self.waiting, None
        return mark


def _counter(holder: Element) -> Counter:
    if holder.tag != "ol":
        return Counter(holder, "", 1)
    kind = _style(holder) or holder.get("type", "1")
    start = _number(holder.get("start"))
    if holder.get("reversed") is not None:
        return Counter(holder, kind, start if start is not None else sum(1 for _ in holder.iterchildren("li")), -1)
    return Counter(holder, kind, 1 if start is None else start)


def _style(element: Element) -> str:
    kind: str = element.get("type", "")
    if element.tag == "li" and kind in COUNTED:
        return kind
    found = STYLE.search(element.get("style", "").casefold())
    return STYLES.get(found[1], "-") if found else ""


def _number(text: str | None) -> int | None:
    found = re.fullmatch(r"\s*([+-]?\d{1,6})\s*", text or "")
    return int(found[1]) if found else None
