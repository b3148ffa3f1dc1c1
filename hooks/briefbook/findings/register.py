"""The register of conflicts: what editors wrote down and what the machine finds, each matter once.

Nothing is averaged or hidden: each side stands with its citation, and the pages of the entities concerned point to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from ..language import figures
from ..language.fold import folded
from ..lookup import Facts
from ..model import Conflict, Difference
from ..model.values import cited
from .detectors import found, wordings

KINDS = {
    "two statuses": "Found by machine: two statuses that exclude each other",
    "dates": "Dates that can't all hold",
    "two dates": "Found by machine: two dates of what begins once",
    "two sources": "Two sources, two values",
    "two values": "Found by machine: two values where one can hold",
    "two figures": "Found by machine: two figures for one quantity",
    "within one source": "A source against itself",
    "table": "Tables against their prose, their titles or their sums",
    "audit": "Found by machine: checks of tables that fail",
    "impossible dates": "Found by machine: dates that can't hold",
    "reading": "Different readings",
    "spelling": "Names and spellings",
    "two meanings": "Acronyms of two meanings, names of two acronyms",
    "two names": "One thing, two names",
    "spellings": "One name, two spellings",
    "unlisted": "Cited, but not in the list of references",
}
"""in the order of their weight for a reader: what something is and when, how much of it, how it is told"""
IMPLIED: dict[str, Difference] = {
    "audit": "error",
    "impossible dates": "error",
    "spelling": "wording",
}
"""what sort of difference a kind of conflict is, where no editor says so"""
WEIGHTS: tuple[Difference, ...] = ("error", "date", "scope", "", "degree", "wording")
"""sorts of difference, the heaviest first"""
NAMED = ("two meanings", "two names", "spellings", "unlisted")
"""kinds that are about words, not about passages: no conflicts, but work for editors"""
ORDER = {kind: place for place, kind in enumerate(KINDS)}
FORM = frozenset("cell check falling from growth more over rising than within".split())
"""words of checks that name nothing in a table"""


def conflicts(facts: Facts) -> tuple[list[Conflict], list[Conflict]]:
    """All conflicts, the editors' first; and what the machine finds of mere words, which is for editors.

    A matter that an editor wrote down and the machine finds too stands once, and says so.
    """
    written = Written(facts.records.conflicts)
    confirmed: set[str] = set()
    rest: list[Conflict] = []
    for conflict in (*found(facts), *wordings(facts)):
        matter = Matter(conflict)
        same = [one.conflict.id for one in written.near(matter) if _covers(one, matter)]
        confirmed.update(same)
        if not same:
            rest.append(conflict)
    told = [
        replace(one.conflict, machine=True) if one.conflict.id in confirmed else one.conflict for one in written.matters
    ]
    judged = [replace(c, difference=c.difference or IMPLIED.get(c.kind, "")) for c in told + rest]
    numbered = list(_numbered(judged))
    return [c for c in numbered if c.kind not in NAMED], [c for c in numbered if c.kind in NAMED]


class Matter:
    """What a conflict is about, each part found once: its words, its figures, its passages."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict

    @cached_property
    def text(self) -> str:
        return _bare(" ".join([self.conflict.title, *(side.says for side in self.conflict.sides)]))

    @cached_property
    def quoted(self) -> list[str]:
        return [_bare(side.says.partition("“")[2].partition("”")[0]) for side in self.conflict.sides]

    @cached_property
    def figures(self) -> list[set[str]]:
        """Of each side."""
        return [_figures(side.says) for side in self.conflict.sides]

    @cached_property
    def passages(self) -> list[set[tuple[str, str]]]:
        """Of each side."""
        return [set(cited(side.at)) for side in self.conflict.sides]

    @cached_property
    def everywhere(self) -> set[tuple[str, str]]:
        return set().union(*self.passages)

    @cached_property
    def words(self) -> list[set[str]]:
        """Of each side, those that no other side has."""
        all = [{word for word in _bare(side.says).split() if len(word) > 3} for side in self.conflict.sides]
        return [all[n] - set().union(*all[:n], *all[n + 1 :]) for n in range(len(all))]


class Written:
    """What the editors wrote down, found by the passages that it cites and by its words."""

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.matters = [Matter(conflict) for conflict in conflicts]
        self._citing: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._saying: dict[str, set[int]] = defaultdict(set)
        for n, matter in enumerate(self.matters):
            for passage in matter.everywhere:
                self._citing[passage].add(n)
            for word in matter.text.split():
                self._saying[word].add(n)

    def near(self, found: Matter) -> Iterator[Matter]:
        """Those that may cover what the machine found: of one about words all that say the first word of a side, of others
        all that cite one of its passages."""
        if found.conflict.kind in NAMED:
            near = [self._saying.get(words.partition(" ")[0], set()) for words in found.quoted if words]
        else:
            near = [self._citing.get(passage, set()) for passage in found.everywhere]
        return (self.matters[n] for n in sorted(set().union(*near)))


def _numbered(all: list[Conflict]) -> Iterator[Conflict]:
    """Each with an id of its own: the second of one id takes a number."""
    seen: Counter[str] = Counter()
    for conflict in all:
        seen[conflict.id] += 1
        count = seen[conflict.id]
        yield conflict if count == 1 else replace(conflict, id=f"{conflict.id}-{count}")


def _covers(one: Matter, other: Matter) -> bool:
    """Whether an editor wrote down what the machine found: its words, or a passage and a figure of its sides."""
    written, found = one.conflict, other.conflict
    if found.kind in NAMED:
        alike = written.kind == "spelling" or found.kind == "unlisted"
        return alike and sum(f" {word} " in f" {one.text} " for word in other.quoted if word) > (
            found.kind != "unlisted"
        )
    if written.kind in ("reading", "spelling"):
        return False
    matched = [n for n, passages in enumerate(other.passages) if passages & one.everywhere]
    if not matched:
        return False
    figures = set().union(*one.figures)
    said = [n for n in matched if other.figures[n] & figures]
    if found.kind == "audit":
        names = {word for word in _bare(found.sides[0].says).split() if len(word) > 3 and word.isalpha()} - FORM
        return len(matched) == len(found.sides) and bool(said) and any(name in one.text for name in names)
    if found.kind == "two statuses":
        return set(found.about) <= set(written.about) and len({found.statements[n].property for n in matched}) > 1
    about, concerned = set(written.about), set(found.about)
    if found.kind == "impossible dates":
        return (concerned <= about or about <= concerned) and len(matched) > 1 and bool(said)
    if not any(other.figures):
        # at least half of the words of each side that no other side has
        told = set(one.text.split())
        said = matched if all(2 * len(words & told) >= len(words) for words in other.words) else []
    return (not about or bool(about & concerned)) and len(said) > 1


def _figures(text: str) -> set[str]:
    """The figures and the years of a text, in words too: an editor writes "four pillars", the machine 4."""
    read = figures.read(text)
    years = (str(end.year) for when, _ in read.dates for end in when.ends)
    numbers = (str(amount) for n in read.figures for amount in (n.quantity.amount, n.quantity.most))
    return {*years, *numbers}


def _bare(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in folded(text)).split())
