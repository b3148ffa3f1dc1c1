"""What a cell of a comparison says; its row and the comparison already say some of it.

Statements of one head are one text with the tails of all. A series, figures of one quantity that differ by what is counted
or by their time, is one text too: what they share stands once, then a line for each thing that is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ...model import Statement
from ...wording.phrase import number, when
from .markup import Markup, capital, md
from .statements import comma, tail, value
from .writer import Writer

SERIES = 3
"""so many figures of one quantity are a series"""


def cells(
    on: Writer, statements: Iterable[Statement], row: str, about: str, properties: tuple[str, ...]
) -> list[Markup]:
    """The texts of a cell, in the order of its statements, each beginning with a capital."""
    return [capital(text) for text in Cell(on, tuple(statements), row, about, properties).texts()]


@dataclass(frozen=True, slots=True)
class Head:
    """What a text of a cell begins with: nothing, words that a colon may follow, or a list of names."""

    said: Markup
    open: bool = False
    """whether a colon ends it, if words follow"""


@dataclass(frozen=True, slots=True)
class Cell:
    on: Writer
    statements: tuple[Statement, ...]
    row: str
    about: str
    properties: tuple[str, ...]

    def texts(self) -> list[Markup]:
        counts = Counter(self._shared(s) for s in self.statements)
        grouped: dict[tuple[str, ...] | Head, list[Statement]] = {}
        for s in self.statements:
            shared = self._shared(s)
            key = shared if shared and counts[shared] >= SERIES else self._head(s)
            grouped.setdefault(key, []).append(s)
        return [
            _followed(key, group[0], Markup("; ").join(tail(self.on, s) for s in group))
            if isinstance(key, Head)
            else self._series(group)
            for key, group in grouped.items()
        ]

    def _shared(self, s: Statement) -> tuple[str, ...]:
        """What the figures of a series have in common; nothing for what is no figure."""
        if self.on.facts.properties[s.property].value != "quantity":
            return ()
        vouched = (s.verified, s.basis) if s.verified != "machine" else ()
        return (s.property, s.subject, s.about, s.unit, s.by, s.source, s.locator, *vouched)

    def _head(self, s: Statement) -> Head:
        """Seen from its value a statement reads by the inverse of its property where the column names that: "has member"
        rather than "member of"."""
        property = self.on.facts.properties[s.property]
        if property.value != "entity":
            return self._joined([*self._whose(s), value(self.on, s)], s)
        if s.value == self.row:
            named = s.subject != self.about
            backwards = named or (property.inverse in self.properties and s.property not in self.properties)
            label = md(property.inverse if backwards and property.inverse else property.label)
            return self._joined([label, self.on.link(s.subject)] if named else [label], s, open=not named)
        said = [Markup.of("{}:", self.on.link(s.subject))] if s.subject not in (self.row, self.about) else []
        named = s.value != self.about
        return self._joined([*said, md(property.label), *([self.on.link(s.value)] if named else [])], s, open=not named)

    def _joined(self, said: list[Markup], s: Statement, open: bool = False) -> Head:
        """The parts of a head, and whom it regards. An open one has its colon before that."""
        regarding = self._regarding(s)
        if open and regarding:
            return Head(Markup(" ").join([*said[:-1], said[-1] + ":", *regarding]))
        return Head(Markup(" ").join([*said, *regarding]), open)

    def _whose(self, s: Statement) -> list[Markup]:
        """Of whom, and which property. The one whom the comparison is about is named only where the cell says the same of
        the row, the label of a property only where the column has several that are no verbs."""
        properties = self.on.facts.properties
        sayers = {other.subject for other in self.statements if other.property == s.property}
        known = s.subject == self.row or (s.subject == self.about and self.row not in sayers)
        several = sum(p in properties and properties[p].value != "entity" for p in self.properties) > 1
        said = [] if known else [Markup.of("{}:", self.on.link(s.subject))]
        return said + ([Markup.of("*{}:*", properties[s.property].label)] if several else [])

    def _regarding(self, s: Statement) -> list[Markup]:
        named = s.about and s.about not in (self.row, self.about)
        return [Markup.of("({})", self.on.link(s.about))] if named else []

    def _series(self, group: list[Statement]) -> Markup:
        """What is counted, in which unit, according to whom, with the passage; below it a line for each `of`."""
        lines: dict[str, list[Statement]] = {}
        for s in group:
            lines.setdefault(s.of, []).append(s)
        common = _common(list(lines))
        unit = group[0].unit
        counted = Markup.of("{}{}{}", common, " " if unit.startswith("(") or not common else ", ", unit).strip()
        head = self._whose(group[0]) + ([counted] if counted else []) + self._regarding(group[0])
        told = [
            Markup.of("<li>{}{}</li>", _label(of, common), Markup("; ").join(map(_figure, figures)))
            for of, figures in lines.items()
        ]
        shared = replace(group[0], note="")
        said = Markup(" ").join(head).strip()
        opened = Head(Markup(said.removesuffix(":")), open=said.endswith(":"))
        text = _followed(opened, shared, tail(self.on, shared, dated=False), dated=False)
        return Markup.of('{}<ul class="series">{}</ul>', text, Markup().join(told))


def _common(counted: list[str]) -> str:
    """What all that is counted ends in: all of it, or what follows its last comma."""
    ends = set(counted) if len(counted) == 1 else {of.rpartition(", ")[2] if ", " in of else "" for of in counted}
    return ends.pop() if len(ends) == 1 else ""


def _label(of: str, common: str) -> Markup:
    """What a line of a series counts, but for what all its lines share."""
    label = capital(md(of.removesuffix(common).removesuffix(", ")))
    return Markup.of("{}: ", label) if label else label


def _figure(s: Statement) -> Markup:
    """A figure behind its time, which stay on one line, and the remark on it."""
    time = f"{when(s)}: " if when(s) else ""
    return Markup.of('<span class="figure">{}{}</span>', time, number(s.value)) + (
        Markup.of(" ({})", s.note) if s.note else Markup()
    )


def _followed(head: Head, first: Statement, tails: Markup, dated: bool = True) -> Markup:
    """A head and its tails: with a comma or a colon where words follow, and without where none do."""
    worded = comma(first, dated)
    mark = ":" if head.open and worded else worded if head.said else ""
    return Markup.of("{}{} {}", head.said, mark, tails).strip()
