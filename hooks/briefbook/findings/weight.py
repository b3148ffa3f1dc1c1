"""How much a statement weighs among others of its theme: what several sources say, what the book calls key, what happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..lookup import Facts
from ..model import Statement
from ..model.values import Locator, sortable

Meaning = tuple[str, str, str, str]


def meaning(s: Statement) -> Meaning:
    """What statements that say the same have in common."""
    return s.subject, s.property, s.value, s.about


def heaviest(facts: Facts, statements: Iterable[Statement], count: int) -> list[list[Statement]]:
    """The statements of each of the meanings that weigh most, by weight; the one that says most first."""
    said: dict[Meaning, list[Statement]] = defaultdict(list)
    for s in statements:
        said[meaning(s)].append(s)

    def rank(group: list[Statement]) -> tuple[int, bool, bool, bool, str, str]:
        property = facts.properties[group[0].property]
        dated = [s for s in group if facts.when(s)]
        latest = max((sortable(facts.when(s)) for s in dated), default="")
        return (
            -len({s.source for s in group}),
            not property.key,
            property.value == "quantity",
            not (property.event and dated),
            "".join(chr(0x10FFFF - ord(c)) for c in latest),
            group[0].id,
        )

    ranked = sorted(said.values(), key=rank)
    return [sorted(group, key=lambda s: (not facts.when(s), len(s.note), s.id)) for group in ranked[:count]]


def order(facts: Facts, s: Statement) -> tuple[str, str, int, str]:
    """Dated statements in their order, then the others as their sources come to them."""
    locator = Locator.of(s.locator).ids[0]
    digits = "".join(c for c in locator if c.isdigit())
    return sortable(facts.when(s)) or "~", s.source, int(digits or 0), s.id
