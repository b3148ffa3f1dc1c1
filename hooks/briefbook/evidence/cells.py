"""The cells of a table as evidence: a figure counts only in the row and the column that are spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from ..language import figures, fold
from ..language.english import MEASURES, SCALES, SHORT_SCALES
from ..language.tokens import tokens
from ..model import Figure, Table
from ..model.values import Quantity, When
from .claims import Context, DateClaim, FigureClaim, Names, words
from .compare import date_bears_out, figure_bears_out


@dataclass(frozen=True)
class Head:
    """What the head of a row or of a column, or a caption, says."""

    words: frozenset[str]
    entities: frozenset[str]
    dates: tuple[When, ...]
    units: frozenset[str]
    scales: frozenset[str]

    def score(self, context: Context, of_words: bool) -> int:
        """How much of what is spoken of it names: an entity and a span of time count twice a word."""
        spans = sum(2 if when == date else 1 for date in self.dates for when in context.dates if date.supports(when))
        return 2 * len(self.entities & context.entities) + spans + of_words * len(self.words & context.words)


class Cells:
    """A table of a source, whose heads and cells are read once, when a claim first rests on them."""

    def __init__(self, table: Table, names: Names, unit: str = "") -> None:
        """`unit`: what its editors say that its figures are in."""
        self.table = table
        self.names = names
        self.unit = unit

    @cached_property
    def caption(self) -> Head:
        return self._head(f"{self.table.caption} {self.table.source} {self.unit}")

    @cached_property
    def columns(self) -> tuple[Head, ...]:
        return tuple(self._head(text) for text in self.table.rows[0]) if self.table.rows else ()

    @cached_property
    def rows(self) -> tuple[Head, ...]:
        """The heads of the rows below the header."""
        return tuple(self._head(row[0] if row else "") for row in self.table.rows[1:])

    @cached_property
    def codes(self) -> frozenset[str]:
        texts = (self.table.caption, *(cell for row in self.table.rows for cell in row))
        return frozenset(code for text in texts for code, _ in figures.read(text).codes)

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words, folded."""
        texts = (self.table.caption, self.table.source, *(cell for row in self.table.rows for cell in row))
        return frozenset(word for text in texts for word in fold.words(text))

    def _head(self, text: str) -> Head:
        pieces = [t.low for t in tokens(text)]
        pairs = [*pieces, *(" ".join(two) for two in pairwise(pieces))]
        return Head(
            words=words(text),
            entities=frozenset(mention.entity for mention in self.names(text) if mention.entity),
            dates=tuple(when for when, _ in figures.read(text).dates),
            units=frozenset(MEASURES[piece] for piece in pairs if piece in MEASURES),
            scales=frozenset(SCALES[p][1] for p in pieces if p in SCALES and p not in SHORT_SCALES) - {""},
        )

    def bears_out(self, claim: FigureClaim, context: Context) -> bool:
        """Whether a cell of a row and a column that are spoken of holds the figure."""
        columns = [n + 1 for n in _spoken(self.columns[1:], context, claim.of == "value")]
        return any(
            figure_bears_out(Figure(quantity, counted), claim, ())
            for row in _spoken(self.rows, context, claim.of == "value")
            for column in columns
            for quantity, counted in self._quantities(row, column)
        )

    def dated(self, claim: DateClaim, context: Context) -> bool:
        """Whether a head, the caption, or a cell of a row that is spoken of holds the date."""
        heads = [self.caption, *self.columns, *self.rows]
        if any(date_bears_out(date, claim) for head in heads for date in head.dates):
            return True
        cells = [cell for row in _spoken(self.rows, context, claim.exact) for cell in self.table.rows[row + 1]]
        return any(date_bears_out(date, claim) for cell in cells for date, _ in figures.read(cell).dates)

    def _quantities(self, row: int, column: int) -> Iterator[tuple[Quantity, str]]:
        """The figures of a cell, with the unit and the scale that its heads or the caption give, and the words of these."""
        cells = self.table.rows[row + 1]
        cell = cells[column].strip() if column < len(cells) else ""
        heads = (self.rows[row], self.columns[column], self.caption)
        counted = " ".join(word for head in heads for word in sorted(head.words))
        plain = Quantity.parse(cell)
        if plain and not any(char.isalpha() for char in cell):
            found = [(plain, counted)]
        else:
            found = [(n.quantity, f"{n.counted} {counted}") for n in figures.read(cell).figures]
        for quantity, said in found:
            units = [head.units for head in heads if head.units]
            scales = [head.scales for head in heads if head.scales]
            for unit in units[0] if units and not quantity.unit else (quantity.unit,):
                scale = min(scales[0]) if scales and not quantity.scale else quantity.scale
                yield replace(quantity, unit=unit, scale=scale), said


def _spoken(heads: Sequence[Head], context: Context, exact: bool) -> list[int]:
    """The rows or columns that are spoken of: those whose heads say most of it; all, where none does.

    Of a text, which may speak of several, those whose heads name any of its entities and dates.
    """
    scores = [head.score(context, exact) for head in heads]
    most = max(scores, default=0)
    return [n for n, score in enumerate(scores) if score == most or (not exact and score > 0)]
