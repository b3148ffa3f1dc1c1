"""The register of conflicts: what editors wrote down and what the machine finds, each matter once.

Nothing is averaged or hidden: each side stands with its citation, and the pages of the entities concerned point to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from .. import cite, quantities
from ..attest import cited
from ..fold import folded
from ..model import Conflict, Page
from . import phrase
from .disagree import found
from .render import page, render
from .view import View

KINDS = {
    "two sources": "Two sources, two values",
    "dates": "Dates that can't all hold",
    "table": "Tables against their prose, their titles or their sums",
    "within one source": "A source against itself",
    "reading": "Different readings",
    "spelling": "Names and spellings",
    "two values": "Found by machine: two values where one can hold",
    "two figures": "Found by machine: two figures for one quantity",
    "two dates": "Found by machine: two dates of what begins once",
    "two statuses": "Found by machine: two statuses that exclude each other",
    "impossible dates": "Found by machine: dates that can't hold",
    "audit": "Found by machine: checks of tables that fail",
    "two meanings": "Found by machine: acronyms of two meanings, names of two acronyms",
    "two names": "Found by machine: one thing, two names",
    "spellings": "Found by machine: one name, two spellings",
    "unlisted": "Found by machine: cited, but not in the list of references",
}
NAMED = ("two meanings", "two names", "spellings", "unlisted")
"""kinds of conflict that are about words, not about passages"""
FORM = frozenset("cell check falling from growth more over rising than within".split())
"""words of checks that name nothing in a table"""
NUMERALS = tuple(
    zip(
        "two three four five six seven eight nine ten eleven twelve".split(),
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        strict=True,
    )
)
"""two to twelve, as an editor writes them"""


def conflicts(view: View) -> list[Conflict]:
    """All conflicts, the editors' first. One that an editor wrote down and the machine finds too stands once, and says so."""
    written = list(view.records.conflicts)
    rest = []
    for conflict in found(view):
        same = [n for n, one in enumerate(written) if _covers(one, conflict)]
        for n in same:
            written[n] = replace(written[n], machine=True)
        if not same:
            rest.append(conflict)
    return list(_numbered(written + rest))


def _numbered(all: list[Conflict]) -> Iterator[Conflict]:
    """Each with an id of its own: the second of one id takes a number."""
    seen: Counter[str] = Counter()
    for conflict in all:
        seen[conflict.id] += 1
        count = seen[conflict.id]
        yield conflict if count == 1 else replace(conflict, id=f"{conflict.id}-{count}")


def _covers(written: Conflict, found: Conflict) -> bool:
    """Whether an editor wrote down what the machine found: its words, or a passage and a figure of its sides."""
    text = _bare(" ".join([written.title, *(side.says for side in written.sides)]))
    if found.kind in NAMED:
        words = [_bare(side.says.partition("“")[2].partition("”")[0]) for side in found.sides]
        alike = written.kind == "spelling" or found.kind == "unlisted"
        told = sum(f" {word} " in f" {text} " for word in words if word)
        return alike and told > (found.kind != "unlisted")
    if written.kind in ("reading", "spelling"):
        return False
    passages = {place for side in written.sides for place in cited(side.at)}
    figures = _figures(" ".join(side.says for side in written.sides))
    matched = [n for n, side in enumerate(found.sides) if any(place in passages for place in cited(side.at))]
    said = [n for n in matched if _figures(found.sides[n].says) & figures]
    if found.kind == "audit":
        names = {word for word in _bare(found.sides[0].says).split() if len(word) > 3 and word.isalpha()} - FORM
        return len(matched) == len(found.sides) and bool(said) and any(name in text for name in names)
    if found.kind == "two statuses":
        return set(found.about) <= set(written.about) and len({found.statements[n].property for n in matched}) > 1
    about, concerned = set(written.about), set(found.about)
    if found.kind == "impossible dates":
        return (concerned <= about or about <= concerned) and len(matched) > 1 and bool(said)
    if not any(_figures(side.says) for side in found.sides):
        said = matched if _in_words(text, found) else []
    return (not about or bool(about & concerned)) and len(said) > 1


def _in_words(text: str, found: Conflict) -> bool:
    """Whether a text has at least half of the words of each side that no other side has."""
    words = [{word for word in _bare(side.says).split() if len(word) > 3} for side in found.sides]
    own = [words[n] - set().union(*words[:n], *words[n + 1 :]) for n in range(len(words))]
    return all(2 * len(each & set(text.split())) >= len(each) for each in own)


def _figures(text: str) -> set[str]:
    """The figures of a text, from two to twelve in words too: an editor writes "four pillars", the machine 4."""
    words = set(_bare(text).split())
    return {*quantities.figures(text), *(str(n) for n, names in enumerate(NUMERALS, start=2) if words & set(names))}


def _bare(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in folded(text)).split())


def conflicts_page(view: View, all: list[Conflict]) -> Page:
    path = "conflicts.md"
    kinds: dict[str, list[dict[str, object]]] = {kind: [] for kind in KINDS}
    for conflict in all:
        kinds.setdefault(conflict.kind, []).append(
            {
                "id": conflict.id,
                "title": conflict.title,
                "about": [phrase.linked(view, path, id) for id in conflict.about if id in view.entities],
                "sides": [(phrase.md(side.says), side.at) for side in conflict.sides],
                "remark": conflict.remark,
                "by": ", ".join(part for part in (conflict.by, cite.date(conflict.date)) if part),
                "too": conflict.machine and conflict.place.path != "",
            }
        )
    machine = sum(conflict.machine for conflict in all)
    body = render(
        "conflicts",
        machine=machine,
        kinds=[(KINDS.get(k, k), rows) for k, rows in kinds.items() if rows],
        count=len(all),
    )
    description = f"{len(all)} places where the sources disagree, with each other or with themselves, side by side."
    return page(path, "Conflicts", "conflicts", description, body, "docs/conflicts.yml")
