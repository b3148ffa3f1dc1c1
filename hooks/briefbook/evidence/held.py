"""What the passages that a text cites hold together, asked whether it bears out a claim."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from ..language import fold
from ..language.nouns import spelt
from ..language.tokens import RAISED
from ..model import PassageRecord
from .cells import Cells
from .claims import Claim, CodeClaim, Context, DateClaim, DenialClaim, FigureClaim, NameClaim, WordClaim
from .claims import words as word_forms
from .compare import date_bears_out, figure_bears_out

MARKS = dict.fromkeys(map(ord, RAISED), " ")
"""marks of notes, which stand behind words"""
ENDING = 3
"""letters by which forms of a word may differ: Africa, African; Islam, Islamic"""


@dataclass(frozen=True)
class Held:
    """Passages, and the tables among them."""

    passages: tuple[PassageRecord, ...]
    tables: tuple[Cells, ...] = ()
    known: frozenset[str] = frozenset()
    """folded words that need no passage: the names of the source's own authors"""
    acronyms: tuple[tuple[str, frozenset[str]], ...] = ()
    """(folded, the words that it stands for) of each that the source defines"""

    def bears_out(self, claim: Claim, context: Context) -> bool:
        """Whether what is cited holds the claim. `context`: whom and what the same statement or sentence speaks of."""
        match claim:
            case NameClaim():
                return any(claim.entity in named(p) for p in self.passages) or self._worded(claim.said)
            case WordClaim():
                return claim.words <= self.words or worded(claim, self.words, self.defined)
            case CodeClaim():
                return self._coded(claim.code)
            case DenialClaim():
                return self._denied(claim)
            case DateClaim():
                return self._dated(claim, context)
            case FigureClaim():
                return (
                    any(figure_bears_out(f, claim, words(p)) for p in self.passages for f in p.values.figures)
                    or any(table.bears_out(claim, context) for table in self.tables)
                    or (claim.year is not None and self._dated(claim.year, context))
                )
        return False

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the passages and of the tables, folded, as far as the index tells them."""
        return self.known.union(*(words(p) for p in self.passages), *(t.words for t in self.tables))

    @property
    def defined(self) -> frozenset[str]:
        """The acronyms whose long forms stand there."""
        return frozenset(short for short, long in self.acronyms if long <= self.words)

    def _worded(self, name: str) -> bool:
        """Whether a name stands there as it is written, whatever else its words may be part of."""
        return frozenset(fold.words(name)) <= self.words

    def instead(self, claim: Claim) -> tuple[str, ...]:
        """What the passages hold of the kind of a claim, in their order."""
        match claim:
            case NameClaim():
                return tuple(dict.fromkeys(id for p in self.passages for id in sorted(named(p))))
            case DateClaim():
                return tuple(dict.fromkeys(str(d.when) for p in self.passages for d in p.values.dates))
            case FigureClaim():
                found = (f"{f.quantity} {f.counted}".strip() for p in self.passages for f in p.values.figures)
                return tuple(dict.fromkeys(found))
            case DenialClaim():
                return ()
            case _:
                return tuple(dict.fromkeys(code for p in self.passages for code in p.values.codes))

    def _denied(self, claim: DenialClaim) -> bool:
        """Whether a sentence denies something of the kind, or of somebody who is spoken of. Tables deny nothing."""
        return any(
            not denial.words
            or any(alike(word, claim.words) for word in word_forms(denial.words))
            or any(n.sentence == denial.sentence and n.entity in claim.entities for n in p.named)
            for p in self.passages
            for denial in p.values.denials
        )

    def _coded(self, code: str) -> bool:
        """Whether a name with digits stands there; the number of a resolution may stand without the word."""
        number = code.rpartition(" ")[2]
        return (
            any(code in p.values.codes for p in self.passages)
            or any(code in table.codes for table in self.tables)
            or any(str(f.quantity) == number for p in self.passages for f in p.values.figures)
        )

    def _dated(self, claim: DateClaim, context: Context) -> bool:
        return any(date_bears_out(d.when, claim) for p in self.passages for d in p.values.dates) or any(
            table.dated(claim, context) for table in self.tables
        )


def worded(claim: WordClaim, there: frozenset[str], defined: frozenset[str]) -> bool:
    """Whether each word of a name stands there in some form: African for Africa, organization, Southeast for South-East."""
    parts = fold.words(claim.said)
    pairs = {word for one, other in pairwise(parts) if one + other in there for word in (one, other)}
    return all(word in there or word in pairs or word in defined or alike(word, there) for word in claim.words)


def alike(word: str, there: frozenset[str]) -> bool:
    """Whether a word stands there with another ending of up to three letters, or in the other spelling of s and z."""
    same = spelt(word)
    return (
        len(word) > 3
        and any(
            (other.startswith(word) or word.startswith(other))
            and len(other) > 3
            and abs(len(other) - len(word)) <= ENDING
            for other in there
        )
    ) or any(spelt(other) == same for other in there)


@lru_cache(maxsize=1 << 14)
def words(passage: PassageRecord) -> frozenset[str]:
    """The words of a passage, folded: those of its names, and the others."""
    told = (passage.said, passage.titles)
    names = " ".join(text for one in told for _, text in one.names)
    return frozenset(
        (*fold.words(names.translate(MARKS)), *(w for one in told for word, _ in one.words for w in fold.words(word)))
    )


def named(passage: PassageRecord) -> frozenset[str]:
    """Whom a passage names, alludes to, or names aside."""
    return frozenset(naming.entity for naming in passage.named)
