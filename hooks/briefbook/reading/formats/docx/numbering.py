"""The numbers that Word counts for headings and lists: ECMA-376, part 1, 17.9.

A paragraph names a list (`numId`) and a depth in it. The list follows an abstract one, whose levels say how they count, where
they begin and what is printed (`%1.%2`, `(%3)`, `Article %1`); a list may override them. Lists of one abstract list count on
from each other, unless one starts anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from .. import counting
from .package import Element
from .styles import W, value

BULLET = "-"
ARABIC = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
CHINESE = "〇一二三四五六七八九"


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return (CHINESE[tens] if tens > 1 else "") + ("十" if tens else "") + (CHINESE[ones] if ones or not tens else "")


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


COUNTED: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "lowerLetter": counting.doubled,
    "upperLetter": lambda n: counting.doubled(n).upper(),
    "lowerRoman": counting.roman,
    "upperRoman": lambda n: counting.roman(n).upper(),
    "ordinal": _ordinal,
    "russianLower": lambda n: counting.doubled(n, RUSSIAN),
    "russianUpper": lambda n: counting.doubled(n, RUSSIAN).upper(),
    "arabicAbjad": lambda n: counting.doubled(n, ARABIC),
    "hebrew1": lambda n: counting.doubled(n, HEBREW),
    "hebrew2": lambda n: counting.doubled(n, HEBREW),
    "chineseCounting": _chinese,
    "ideographDigital": _chinese,
    "japaneseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "numberInDash": lambda n: f"- {n} -",
    "none": lambda n: "",
}
"""how a level counts; what isn't here counts in figures"""


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list counts."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """the depth, from 1, whose next entry starts it anew; 0 for never, None for any above it"""
    legal: bool = False
    """whether the numbers of the depths above are in figures here, whatever they are there"""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A list: the abstract one that it follows, its levels, and those that it starts anew."""

    abstract: str
    levels: dict[int, Level]
    anew: dict[int, int]


class Numbering:
    """Counts the paragraphs of a file that are numbered, as they come."""

    def __init__(self, part: Element | None) -> None:
        self.lists: dict[str, Numbers] = {}
        self.counts: dict[str, dict[int, int]] = {}
        """by abstract list, how far each depth has come"""
        self.met: set[str] = set()
        if part is not None:
            abstract = {a.get(f"{W}abstractNumId", ""): a for a in part.iter(f"{W}abstractNum")}
            linked = {value(a, "styleLink"): id for id, a in abstract.items() if value(a, "styleLink")}
            for number in part.iterchildren(f"{W}num"):
                id = value(number, "abstractNumId")
                # a list may take its levels from a style of lists
                id = linked.get(value(abstract.get(id), "numStyleLink"), id)
                self.lists[number.get(f"{W}numId", "")] = _numbers(number, id, abstract.get(id))

    def mark(self, list_id: str, depth: int) -> str:
        """What stands before the next paragraph of a list at this depth (from 0): its number, or a bullet."""
        numbers = self.lists.get(list_id)
        if numbers is None:
            return BULLET
        counts = self.counts.setdefault(numbers.abstract, {})
        if list_id not in self.met:
            self.met.add(list_id)
            counts.update({at: start - 1 for at, start in numbers.anew.items()})
        level = numbers.levels.get(depth, Level(text=f"%{depth + 1}."))
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for below in [at for at in counts if at > depth]:
            after = numbers.levels.get(below, Level()).restart
            if after is None or (after > 0 and depth < after):
                del counts[below]
        return BULLET if level.format == "bullet" else _printed(level, depth, numbers.levels, counts)


def _printed(level: Level, depth: int, levels: Mapping[int, Level], counts: dict[int, int]) -> str:
    """A level's text with the numbers in it; an entry above that the file leaves out counts as the first."""

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        there = levels.get(at, Level())
        count = counts.setdefault(at, there.start) if at < depth else counts.get(at, there.start)
        return COUNTED.get("decimal" if level.legal and at < depth else there.format, str)(count)

    return re.sub(r"%([1-9])", number, level.text).strip()


def _numbers(number: Element, id: str, abstract: Element | None) -> Numbers:
    levels = {_depth(e): _level(e) for e in abstract.iterchildren(f"{W}lvl")} if abstract is not None else {}
    anew: dict[int, int] = {}
    for override in number.iterchildren(f"{W}lvlOverride"):
        depth = _depth(override)
        own = override.find(f"{W}lvl")
        if own is not None:
            levels[depth] = _level(own)
        start = value(override, "startOverride")
        if start.isdigit():
            anew[depth] = int(start[:6])
            levels[depth] = replace(levels.get(depth, Level()), start=anew[depth])
    return Numbers(id, levels, anew)


def _depth(element: Element) -> int:
    told = element.get(f"{W}ilvl", "0")
    return min(int(told), 8) if told.isdigit() else 0


def _level(element: Element) -> Level:
    start, restart = value(element, "start"), value(element, "lvlRestart")
    format = value(element, "numFmt")
    if not format:
        # Word writes formats that it lacks a name for as an alternative
        format = next(
            (e.get(f"{W}val", "") for e in element.iter(f"{W}numFmt") if e.get(f"{W}val") != "custom"), "decimal"
        )
    return Level(
        format=format,
        text=value(element, "lvlText"),
        start=int(start[:6]) if start.isdigit() else 1,
        restart=int(restart[:2]) if restart.isdigit() else None,
        legal=element.find(f"{W}isLgl") is not None,
    )
