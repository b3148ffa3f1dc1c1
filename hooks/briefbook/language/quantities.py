"""Figures and dates in running text, in a form that can be compared.

Figures are decimals without thousands separators: "27,406,927" → 27406927, "9,6 %" → 9.6. Dates are ISO 8601 prefixes whose
length is their precision: 1952, 1952-02, 1952-02-18.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MONTHS = {
    name: n
    for n, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
YEAR = r"(?:1[0-9]|20)\d\d"
END = r"(?![A-Za-z0-9])"
"""not \\b: the raised figures of note marks count as word characters"""
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
DATE = re.compile(
    rf"""
    # 15 June 2001, 29th May 2025
      (?<![\d.,])(?P<d1>{DAY})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{MONTH})\.?,?\s+(?P<y1>{YEAR}){END}
    # June 15, 2001; September 11-12, 2014
    | \b(?P<m2>{MONTH})\.?\s+(?P<d2>{DAY})(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{{1,2}})?,?\s+(?P<y2>{YEAR}){END}
    # February 1952
    | \b(?P<m3>{MONTH})\.?,?\s+(?:of\s+)?(?P<y3>{YEAR}){END}
    # 2001-06-15
    | \b(?P<y4>{YEAR})-(?P<m4>0[1-9]|1[0-2])(?:-(?P<d4>\d\d))?\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
BARE_YEAR = re.compile(rf"(?<![\d.,])({YEAR})(?=s?{END})(?![.,]\d)")
SPAN = re.compile(rf"\b({YEAR})\s?[-–/]\s?(\d\d)\b(?![\d-])")
MONTHS_OF_YEAR = re.compile(rf"\b({MONTH})\s+(?:and|or|to|–|-)\s+({MONTH})\.?,?\s+({YEAR})\b", re.IGNORECASE)
RANGE = re.compile(r"(?<=\d)\s*[-–]\s*(?=\d)")
FIGURE = re.compile(r"(?<![\w.,])[-−]?[$€£]?(\d{1,3}(?:[,\u2009 ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?!\d)")


def dates(text: str) -> tuple[str, ...]:
    """All dates, sorted; a day also gives its month and its year."""
    found: set[str] = set()
    for match in DATE.finditer(text):
        parts = {key[0]: value for key, value in match.groupdict().items() if value}
        month = parts["m"].lower()
        number = MONTHS[month] if month in MONTHS else int(month)
        found |= {parts["y"], f"{parts['y']}-{number:02}"}
        if "d" in parts:
            found.add(f"{parts['y']}-{number:02}-{int(parts['d']):02}")
    for match in MONTHS_OF_YEAR.finditer(text):
        found |= {f"{match[3]}-{MONTHS[match[1].lower()]:02}", f"{match[3]}-{MONTHS[match[2].lower()]:02}"}
    found |= set(BARE_YEAR.findall(text))
    for match in SPAN.finditer(text):
        if int(match[2]) > int(match[1][2:]):
            found.add(match[1][:2] + match[2])
    return tuple(sorted(found))


def figures(text: str) -> tuple[str, ...]:
    """All numbers, each once, in the order of the text; years and parts of dates are among them."""
    return tuple(dict.fromkeys(_numbers(text)))


def of_value(value: str) -> tuple[str, ...]:
    """The numbers of a statement's value: '5000' has one, '27000-31000' its two bounds."""
    return figures(RANGE.sub(" to ", value))


def _numbers(text: str) -> Iterator[str]:
    for match in FIGURE.finditer(text):
        raw = match[1]
        yield number(raw)
        if re.fullmatch(r"\d{1,3},\d{1,2}", raw):
            yield raw.replace(",", ".")


def number(raw: str) -> str:
    """One number in its plain form: 1,500 → 1500; 9,6 → 9.6; 24.80 → 24.8; 007 → 7."""
    if re.fullmatch(r"[1-9]\d{0,2}([,\u2009 ]\d{3})+(\.\d+)?", raw):
        raw = re.sub(r"[,\u2009 ]", "", raw)
    raw = raw.replace(",", ".")
    if "." in raw:
        raw = raw.rstrip("0").rstrip(".")
    whole, dot, part = raw.partition(".")
    return (whole.lstrip("0") or "0") + dot + part
