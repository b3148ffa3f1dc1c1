"""What a cell of a comparison says, in the words of `phrase`; its row and the comparison already say some of it.

Statements of one head are one text with the tails of all. A series, figures of one quantity that differ by what is counted
or by their time, is one text too: what they share stands once, then a line for each thing that is counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..lookup import Facts
from ..model import Statement
from .phrase import capital, linked, md, number, tail, value, when

SERIES = 3
"""so many figures of one quantity are a series"""


def cells(
    facts: Facts, page: str, statements: Iterable[Statement], row: str, about: str, properties: tuple[str, ...]
) -> list[str]:
    """The texts of a cell, in the order of its statements, each beginning with a capital."""
    cell = Cell(facts, page, tuple(statements), row, about, properties)
    return [re.sub(r"^\*?\w", lambda found: found[0].upper(), text) for text in cell.texts()]


@dataclass(frozen=True, slots=True)
class Cell:
    facts: Facts
    page: str
    statements: tuple[Statement, ...]
    row: str
    about: str
    properties: tuple[str, ...]

    def texts(self) -> list[str]:
        counts = Counter(self._shared(s) for s in self.statements)
        grouped: dict[tuple[str, ...], list[Statement]] = {}
        for s in self.statements:
            shared = self._shared(s)
            key = shared if shared and counts[shared] >= SERIES else (self._head(s),)
            grouped.setdefault(key, []).append(s)
        return [
            _followed(key[0], "; ".join(tail(s) for s in group)) if len(key) == 1 else self._series(group)
            for key, group in grouped.items()
        ]

    def _shared(self, s: Statement) -> tuple[str, ...]:
        """What the figures of a series have in common; nothing for what is no figure."""
        if self.facts.properties[s.property].value != "quantity":
            return ()
        vouched = (s.verified, s.basis) if s.verified != "machine" else ()
        return (s.property, s.subject, s.about, s.unit, s.by, s.source, s.locator, *vouched)

    def _head(self, s: Statement) -> str:
        """Seen from its value a statement reads by the inverse of its property where the column names that: "has member"
        rather than "member of"."""
        property = self.facts.properties[s.property]
        if property.value != "entity":
            said = [*self._whose(s), value(self.facts, self.page, s)]
        elif s.value == self.row:
            named = s.subject != self.about
            backwards = named or (property.inverse in self.properties and s.property not in self.properties)
            said = [md(property.inverse if backwards and property.inverse else property.label)]
            said += [linked(self.facts, self.page, s.subject)] if named else [":"]
        else:
            said = [f"{linked(self.facts, self.page, s.subject)}:"] if s.subject not in (self.row, self.about) else []
            said += [md(property.label)]
            said += [linked(self.facts, self.page, s.value)] if s.value != self.about else [":"]
        return " ".join([*said, *self._regarding(s)]).replace(" :", ":")

    def _whose(self, s: Statement) -> list[str]:
        """Of whom, and which property. The one whom the comparison is about is named only where the cell says the same of
        the row, the label of a property only where the column has several that are no verbs."""
        properties = self.facts.properties
        sayers = {other.subject for other in self.statements if other.property == s.property}
        known = s.subject == self.row or (s.subject == self.about and self.row not in sayers)
        several = sum(p in properties and properties[p].value != "entity" for p in self.properties) > 1
        said = [] if known else [f"{linked(self.facts, self.page, s.subject)}:"]
        return said + ([f"*{md(properties[s.property].label)}:*"] if several else [])

    def _regarding(self, s: Statement) -> list[str]:
        return (
            [f"({linked(self.facts, self.page, s.about)})"] if s.about and s.about not in (self.row, self.about) else []
        )

    def _series(self, group: list[Statement]) -> str:
        """What is counted, in which unit, according to whom, with the passage; below it a line for each `of`."""
        lines: dict[str, list[Statement]] = {}
        for s in group:
            lines.setdefault(s.of, []).append(s)
        common = _common(list(lines))
        counted = (
            f"{md(common)}{' ' if group[0].unit.startswith('(') or not common else ', '}{md(group[0].unit)}".strip()
        )
        head = " ".join([*self._whose(group[0]), counted, *self._regarding(group[0])]).strip()
        told = []
        for of, figures in lines.items():
            label = capital(md(of.removesuffix(common).removesuffix(", ")))
            told.append(f"<li>{label}{': ' if label else ''}{'; '.join(map(_figure, figures))}</li>")
        shared = tail(replace(group[0], note=""), dated=False)
        return f'{_followed(head, shared)}<ul class="series">{"".join(told)}</ul>'


def _common(counted: list[str]) -> str:
    """What all that is counted ends in: all of it, or what follows its last comma."""
    ends = set(counted) if len(counted) == 1 else {of.rpartition(", ")[2] if ", " in of else "" for of in counted}
    return ends.pop() if len(ends) == 1 else ""


def _figure(s: Statement) -> str:
    """A figure behind its time, which stay on one line, and the remark on it."""
    time = f"{when(s)}: " if when(s) else ""
    return f'<span class="figure">{time}{md(number(s.value))}</span>' + (f" ({md(s.note)})" if s.note else "")


def _followed(head: str, rest: str) -> str:
    """A head and its tails: with a comma where words follow, and without its colon where none do."""
    if rest.startswith(("[@", "(", "<")):
        return f"{head.removesuffix(':')} {rest}".strip()
    return f"{head}{',' if head and not head.endswith(':') else ''} {rest}".strip()
