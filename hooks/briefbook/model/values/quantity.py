"""Figures: a number with its sign, scale, unit and bound.

    24.8   -4.2 %   5.6 bn USD   1.5 mn people   8th   2/3   27000-31000   >100   >=3   ~40   <5   <=10

Numbers may be written 27406927, 27,406,927, 27.406.927, 27 406 927, 1,5, 1.234,50 or 1,00,000. Amounts are exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal, final

from .malformed import Malformed

Bound = Literal["", "~", ">=", "<=", ">", "<"]
BOUNDS: dict[str, Bound] = {"~": "~", ">=": ">=", "<=": "<=", ">": ">", "<": "<"}
"""about, at least, at most, more than, less than; a longer sign before its beginning"""
SCALES = {"k": 10**3, "mn": 10**6, "bn": 10**9, "tn": 10**12, "lakh": 10**5, "crore": 10**7, "dozen": 12}
MINUS = "-\N{MINUS SIGN}\N{HYPHEN}\N{EN DASH}"
BLANKS = " \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
SEPARATORS = ",.'\N{RIGHT SINGLE QUOTATION MARK}" + BLANKS
ORDINAL = ("st", "nd", "rd", "th")
HALVES = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
LONGEST = 30
"""digits of a number: more are a code, or an attack"""
HINT = "write a plain number like 24.8 or 27000-31000, with >, >=, <, <= or ~ before it where it is no exact one"


@final
@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as it is given: `5.6 bn USD` has the number 5.6, the scale bn and the unit USD."""

    number: Decimal
    """with its sign; the lower end of a range"""
    upper: Decimal | None = None
    """the upper end of a range"""
    scale: str = ""
    """a key of SCALES"""
    unit: str = ""
    bound: Bound = ""
    parts: int = 1
    """what the number is divided by: 3 for thirds"""
    ordinal: bool = False

    @property
    def amount(self) -> Fraction:
        """The exact number with its scale, of a range the lower end."""
        return self._amount(self.number)

    @property
    def most(self) -> Fraction:
        """The upper end of a range; the amount where there is none."""
        return self._amount(self.number if self.upper is None else self.upper)

    def _amount(self, number: Decimal) -> Fraction:
        return Fraction(number) * SCALES.get(self.scale, 1) / self.parts

    def __str__(self) -> str:
        text = self.bound + plain(self.number)
        if self.upper is not None:
            text += (" to " if self.number < 0 or self.upper < 0 else "-") + plain(self.upper)
        text += f"/{self.parts}" if self.parts > 1 else ""
        text += _ending(int(self.number)) if self.ordinal else ""
        return " ".join(part for part in (text, self.scale, self.unit) if part)

    @staticmethod
    @lru_cache(maxsize=1 << 14)
    def parse(text: str) -> Quantity | Malformed:
        """The quantity that `text` is."""
        at = _skip(text, 0)
        bound: Bound = ""
        for sign, meaning in BOUNDS.items():
            if text.startswith(sign, at):
                bound, at = meaning, _skip(text, at + len(sign))
                break
        read = _signed(text, at)
        if read is None:
            return Malformed(text, f"'{text[:40]}' is no number", HINT, at)
        first, at = read
        upper: Decimal | None = None
        parts, ordinal = 1, False
        further = _to(text, at)
        if further is not None:
            read = _signed(text, further)
            if read is None:
                return Malformed(text, f"'{text[:40]}' has no upper end", HINT, further)
            upper, at = read
            if upper <= first:
                return Malformed(text, f"'{text[:40]}' runs backwards", f"write {plain(upper)}-{plain(first)}", further)
        elif text[at : at + 1] == "/":
            read = _unsigned(text, at + 1)
            if read is None or read[0] != int(read[0]) or not 2 <= read[0] <= 10**6 or first != int(first):
                return Malformed(text, f"'{text[:40]}' is no fraction", "write 2/3, or a decimal number", at)
            parts, at = int(read[0]), read[1]
        elif text[at : at + 2] in ORDINAL and not text[at + 2 : at + 3].isalnum():
            if first != int(first) or first < 0:
                return Malformed(text, f"'{text[:40]}' is no ordinal number", HINT, at)
            ordinal, at = True, at + 2
        rest = text[at:].strip(BLANKS)
        if rest and text[at] not in BLANKS + "%":
            return Malformed(text, f"'{text[:40]}' is no plain number", HINT, at)
        word, _, more = rest.partition(" ")
        scale, unit = (word, more) if word in SCALES else ("", rest)
        return Quantity(first, upper, scale, unit.strip(), bound, parts, ordinal)

    @staticmethod
    def of(text: str) -> Quantity:
        """A quantity that was checked before. Raises ValueError for what is none."""
        read = Quantity.parse(text)
        if isinstance(read, Malformed):
            raise ValueError(read.reason)
        return read


def number(written: str) -> Decimal | None:
    """The number that digits with their separators are, without a sign; None where they are none, as 2.1.3 is.

    A sign that stands more than once parts thousands; what stands last and is another one is the decimal mark. Of one mark
    alone, a comma or a blank with three digits behind it parts thousands, unless a nought stands before it.
    """
    digits, marks = _parted(written)
    if not digits or len(written) > LONGEST or not all(len(group) > 0 for group in digits):
        return None
    if not marks:
        return Decimal(digits[0])
    *before, last = marks
    decimal = last in ".," and (last not in before if before else not _thousands(digits, last))
    whole, part = (digits[:-1], digits[-1]) if decimal else (digits, "")
    parting = before if decimal else marks
    if len(set(parting)) > 1 or (parting and ((decimal and last in parting) or not _grouped(whole, parting[0]))):
        return None
    return Decimal("".join(whole) + (f".{part}" if part else ""))


def _parted(written: str) -> tuple[list[str], list[str]]:
    digits, marks = [""], []
    for char in written:
        if "0" <= char <= "9":
            digits[-1] += char
        elif char in SEPARATORS:
            digits.append("")
            marks.append(" " if char in BLANKS else "'" if char not in ".," else char)
        else:
            return [], []
    return digits, marks


def _thousands(digits: list[str], mark: str) -> bool:
    """Whether a single comma, blank or apostrophe parts thousands; a single point never does."""
    return mark != "." and len(digits[1]) == 3 and len(digits[0]) <= 3 and not digits[0].startswith("0")


def _grouped(groups: list[str], mark: str) -> bool:
    """Whether the groups are thousands (27.406.927), or hundreds above the thousands (1,00,000)."""
    first, *middle, last = groups
    if len(last) != 3 or not 1 <= len(first) <= 3 or first.startswith("0"):
        return False
    threes = all(len(group) == 3 for group in middle)
    return threes or (mark == "," and len(first) <= 2 and all(len(group) == 2 for group in middle))


def plain(number: Decimal) -> str:
    """A number as we print it: 24.80 → 24.8, 1E+3 → 1000."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def ordinal(number: int) -> str:
    """8 → 8th."""
    return f"{number}{_ending(number)}"


def _ending(number: int) -> str:
    return "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in BLANKS:
        at += 1
    return at


def _signed(text: str, at: int) -> tuple[Decimal, int] | None:
    """The number with a sign that stands at `at`, and where it ends."""
    minus = text[at : at + 1] and text[at] in MINUS
    read = _unsigned(text, at + 1 if minus else at)
    return (-read[0] if minus else read[0], read[1]) if read else None


def _unsigned(text: str, at: int) -> tuple[Decimal, int] | None:
    start = at
    while at < len(text):
        if "0" <= text[at] <= "9":
            at += 1
        elif text[at] in SEPARATORS and at > start and "0" <= text[at + 1 : at + 2] <= "9":
            at += 2
        else:
            break
    half = HALVES.get(text[at : at + 1])
    value = number(text[start:at]) if at > start else Decimal(0) if half else None
    if value is None:
        return None
    return (value + half, at + 1) if half else (value, at)


def _to(text: str, at: int) -> int | None:
    """Where the upper end of a range begins: behind a dash, or behind "to"."""
    dash = _skip(text, at)
    if text.startswith("to ", dash) and dash > at:
        return _skip(text, dash + 3)
    if text[dash : dash + 1] and text[dash] in MINUS:
        return _skip(text, dash + 1)
    return None
