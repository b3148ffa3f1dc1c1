"""Whether what a passage holds bears out what is claimed: signs, scales, units, bounds, precision."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from ..language.english import GENERIC, PERSONS
from ..language.nouns import plural, singular
from ..model import Figure
from ..model.values import Quantity, When
from .claims import DateClaim, FigureClaim

PEOPLE = frozenset(map(singular, PERSONS))
FIELDS = ("since", "until", "date", "value")
"""keys of a statement whose whole value may be a date"""
OPPOSED = {">": "<", ">=": "<", "<": ">", "<=": ">"}
"""bounds and what would be their contrary"""


def date_bears_out(found: When, claim: DateClaim) -> bool:
    """Whether a date bears out another. What is said to be so after 2002 may be so since 2002, and until what is "by" then.

    Of a text only the date counts, not its before and after; but it mustn't say the contrary.
    """
    claimed = claim.when
    if not claim.exact:
        contrary = {found.bound, claimed.bound} == {"<", ">"}
        return not contrary and any(end.holds(date) for date in found.ends for end in claimed.ends)
    if (claim.key == "since" and found.bound == ">") or (claim.key == "until" and found.bound in ("<", "<=")):
        found = When.on(found.ends[0], "", found.part)
    return found.supports(claimed)


def figure_bears_out(found: Figure, claim: FigureClaim, around: Collection[str]) -> bool:
    """Whether a figure of a passage is the one that is claimed, with its sign, scale, unit and bound.

    A figure of a text that says neither unit nor scale may be one that has them; of a cell only the number counts.
    `around`: the words of the passage, folded.
    """
    quantity, claimed = found.quantity, claim.quantity
    bare = not (claimed.unit or claimed.scale or claimed.upper)
    if claim.of == "cell" or (claim.of == "text" and bare and quantity.ordinal == claimed.ordinal):
        known = not claimed.unit or units_agree(quantity, claimed, False)
        return known and claimed.number in (quantity.number, quantity.upper) and claimed.parts == quantity.parts
    return (
        quantity.ordinal == claimed.ordinal
        and same_amount(quantity, claimed)
        and _bounds_agree(quantity, claimed, claim.of == "value")
        and units_agree(quantity, claimed, claim.of == "value" and bool(claim.counted))
        and (claim.of != "value" or _counts(found, claim, around))
    )


def same_amount(found: Quantity, claimed: Quantity) -> bool:
    """Whether the numbers are the same; one that is claimed alone may be an end of a range."""
    if claimed.upper is not None:
        return (found.amount, found.most) == (claimed.amount, claimed.most)
    if _share(claimed) is not None and found.parts > 1 and not found.unit:
        return found.amount == _share(claimed)
    return claimed.amount in (found.amount, found.most)


def _share(quantity: Quantity) -> Fraction | None:
    return quantity.amount / 100 if quantity.unit == "%" else None


def _bounds_agree(found: Quantity, claimed: Quantity, exact: bool) -> bool:
    if found.upper is not None and claimed.upper is None and exact:
        return False
    if not exact:
        return OPPOSED.get(found.bound, "!")[0] != claimed.bound[:1]
    return found.bound == claimed.bound or (claimed.bound == "~" and not found.bound)


def units_agree(found: Quantity, claimed: Quantity, counts: bool) -> bool:
    """Whether the units are the same, or one says whose dollars and the other needn't. A fraction is a share."""
    if claimed.unit == found.unit:
        return True
    if not claimed.unit:
        return not counts
    if not found.unit:
        return claimed.unit == "%" and found.parts > 1
    return found.unit in (GENERIC.get(claimed.unit), claimed.unit) or claimed.unit == GENERIC.get(found.unit)


def _counts(found: Figure, claim: FigureClaim, around: Collection[str]) -> bool:
    """Whether a figure counts what is claimed: people may be counted by any word for them.

    Where no noun in the plural follows the figure, what it counts stands elsewhere in the passage: of 100 blocks 88 arrived.
    """
    if not claim.counted or claim.quantity.unit:
        return True
    counted = {singular(word) for word in found.counted.split()}
    if not plural(found.counted):
        counted |= {singular(word) for word in around}
    return bool(counted & claim.counted) or ("person" in claim.counted and bool(counted & PEOPLE))
