"""What happened, each happening once: dated statements of events, those of several sources on one event together.

An event is what its property says is one, or the beginning of what begins once. Two statements tell of one event where their
dates can both be right and they have one subject and one property, and the same value; of values that are texts it is enough
that the one has most words of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..language.fold import folded
from ..language.function_words import SMALL_WORDS
from ..lookup import Facts
from ..model import Statement
from ..model.values import sortable

ALIKE = 0.6
"""the share of the words of the shorter text that stand in the longer one"""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, with all statements that tell of it."""

    when: str
    """the most precise of the dates that its sources give"""
    statements: tuple[Statement, ...]
    """the one that tells it best first"""


def is_event(facts: Facts, s: Statement) -> bool:
    """Where no property of the book says that it is one, everything with a date counts, but for figures."""
    property = facts.properties[s.property]
    if not facts.tells_events:
        return bool(facts.when(s)) and property.value != "quantity"
    begins = bool(s.since) and property.value == "entity" and (property.once or bool(property.begins))
    return (
        bool(facts.when(s)) and property.value != "quantity" and (property.event or property.value == "date" or begins)
    )


def happenings(facts: Facts, statements: Iterable[Statement]) -> list[Happening]:
    """In the order of time."""
    alike: dict[tuple[str, str, str, str], list[list[Statement]]] = defaultdict(list)
    for s in sorted(filter(lambda s: is_event(facts, s), statements), key=lambda s: (-len(facts.when(s)), s.id)):
        type = facts.properties[s.property].value
        text = type == "text"
        year = sortable(facts.when(s))[:4]
        groups = alike[s.subject, s.property, year, s.value if type == "entity" else ""]
        for group in groups:
            if all(_one(facts, s, other, text) for other in group):
                group.append(s)
                break
        else:
            groups.append([s])
    found = [Happening(facts.when(group[0]), tuple(group)) for groups in alike.values() for group in groups]
    return sorted(found, key=lambda h: (sortable(h.when), h.statements[0].subject, h.statements[0].id))


def _one(facts: Facts, a: Statement, b: Statement, text: bool) -> bool:
    first, second = sortable(facts.when(a)), sortable(facts.when(b))
    if not (first.startswith(second) or second.startswith(first)) or bool(a.about and b.about and a.about != b.about):
        return False
    if not text or a.value == b.value:
        return True
    words, others = _words(a.value), _words(b.value)
    return len(words & others) >= ALIKE * min(len(words), len(others)) > 0


def _words(text: str) -> set[str]:
    """The words of a text that are none of those which every text has."""
    return {folded(word).strip("'’,.;:()\"") for word in text.split()} - set(SMALL_WORDS["en"].split())
