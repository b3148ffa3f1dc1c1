"""Numbers as lists print them: 3, c, III, γ. What html and docx have in common."""

from __future__ import annotations

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
         (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def roman(number: int) -> str:
    """iv for 4; figures beyond 4999, which Romans didn't write so."""
    if not 0 < number < 5000:
        return str(number)
    result = ""
    for value, letters in ROMAN:
        result += letters * (number // value)
        number %= value
    return result


def letters(number: int, alphabet: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """c for 3 and, as web pages count, ab for 28."""
    if number < 1:
        return str(number)
    result = ""
    while number:
        number, rest = divmod(number - 1, len(alphabet))
        result = alphabet[rest] + result
    return result


def doubled(number: int, alphabet: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """c for 3 and, as Word counts, bb for 28."""
    if not 0 < number <= 100 * len(alphabet):
        return str(number)
    times, rest = divmod(number - 1, len(alphabet))
    return alphabet[rest] * (times + 1)
