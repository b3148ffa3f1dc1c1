"""The sentences of a passage that bear a statement: what is said of somebody must stand near them, and not be denied there.

An index knows the sentence of each figure, date and name, and what a sentence denies in two words at most ("never joined the
alliance": joined alliance). It doesn't know which of several clauses denies. So where all sentences that hold most of what is
claimed deny, the machine can't tell, and asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..language import figures, fold
from ..language.english import CONTRARY
from ..model import PassageRecord, Property, Statement
from .claims import Claim, CodeClaim, DateClaim, DenialClaim, FigureClaim, NameClaim, WordClaim, words
from .compare import date_bears_out, figure_bears_out
from .held import MARKS, alike
from .held import words as all_words

FAR = 3
"""sentences between a figure and whom it is said of, from which on it may be said of somebody else"""
REMARKS = ("note", "by", "says")
"""fields that don't say what is so"""


def holding(claim: Claim, passage: PassageRecord) -> frozenset[int]:
    """The sentences that hold a claim; -1 where the index doesn't tell which."""
    match claim:
        case NameClaim():
            return frozenset(n.sentence for n in passage.named if n.entity == claim.entity)
        case DateClaim():
            return frozenset(d.sentence for d in passage.values.dates if date_bears_out(d.when, claim))
        case FigureClaim():
            around = all_words(passage)
            return frozenset(f.sentence for f in passage.values.figures if figure_bears_out(f, claim, around))
        case WordClaim():
            return frozenset(sentence for sentence, there in _names(passage) if claim.words <= there)
    return frozenset()


@lru_cache(maxsize=1 << 12)
def _names(passage: PassageRecord) -> tuple[tuple[int, frozenset[str]], ...]:
    """The folded words of the names of each sentence."""
    return tuple((sentence, frozenset(fold.words(text.translate(MARKS)))) for sentence, text in passage.said.names)


def in_other_rows(claims: Sequence[Claim], passages: Sequence[PassageRecord]) -> Iterator[Claim]:
    """The subject, where whom the statement is about stands in other rows of each table, and no text is cited."""
    named = {c.key: c for c in claims if isinstance(c, NameClaim) and c.key in ("subject", "about", "value")}
    subject, other = named.get("subject"), named.get("about") or named.get("value")
    if subject and other and all(p.id.startswith("t") for p in passages):
        pairs = [(holding(subject, p), holding(other, p)) for p in passages]
        if all(a and b and min(a) > 0 and min(b) > 0 and not a & b for a, b in pairs):
            yield subject


def apart(property: Property, claims: Sequence[Claim], passages: Sequence[PassageRecord]) -> Iterator[Claim]:
    """The figure or the date that is a value, where it stands far from all whom the statement speaks of."""
    spoken_of = [c for c in claims if isinstance(c, NameClaim | WordClaim) and c.key != "by"]
    for claim in claims:
        if claim.key == "value" and isinstance(claim, FigureClaim | DateClaim) and property.value != "text":
            gaps: list[int] = []
            for passage in passages:
                there = holding(claim, passage)
                of = frozenset[int]().union(*(holding(c, passage) for c in spoken_of))
                gaps += [0 if b < 0 else abs(a - b) for a in there for b in of]
            if gaps and min(gaps) >= FAR:
                yield claim


def denied(
    statement: Statement, property: Property, claims: Sequence[Claim], passages: Sequence[PassageRecord]
) -> tuple[str, ...]:
    """What the sentences deny that hold most of a statement, where all of them do, and the statement itself doesn't.

    A text says in words what it says: there the words that are denied must be among its own.
    """
    if not any(p.values.denials for p in passages):
        return ()
    located = [c for c in claims if c.key not in REMARKS and not isinstance(c, CodeClaim | DenialClaim)]
    held: dict[tuple[int, int], int] = {}
    for claim in located:
        for n, passage in enumerate(passages):
            for sentence in holding(claim, passage):
                held[n, sentence] = held.get((n, sentence), 0) + 1
    most = max(held.values(), default=0)
    if not most or (most < 2 and most < len(located)):
        return ()
    denials = [
        [d.words for d in passages[n].values.denials if d.sentence == sentence and d.words]
        for (n, sentence), count in held.items()
        if count == most
    ]
    if not all(denials) or denies(statement, property):
        return ()
    found = tuple(dict.fromkeys(said for told in denials for said in told))
    if property.value != "text":
        return found
    # that somebody is named in both says nothing of what is denied
    naming = frozenset[str]().union(*(there for p in passages for _, there in _names(p)))
    own = words(f"{property.label} {statement.value}") - naming
    return tuple(said for said in found if any(alike(word, own) for word in words(said) - naming))


def denies(statement: Statement, property: Property) -> bool:
    """Whether a statement itself denies, in its value or in what is said beside it."""
    texts = (
        statement.value if property.value == "text" else "",
        statement.of,
        statement.note,
        statement.says,
        property.label,
    )
    return any(
        read.negations or any(token.low in CONTRARY for token in read.tokens)
        for read in (figures.read(text) for text in texts if text)
    )
