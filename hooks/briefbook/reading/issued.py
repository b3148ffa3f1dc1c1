"""Dates of issue, as files and title pages write them → ISO 8601 prefixes, or EDTF for seasons: 2016-21 is spring 2016.

Months are known by the names that CLDR gives them in LANGUAGES. A date that can be read in two ways gives its year only.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from functools import lru_cache

YEAR = r"(?:1[5-9]|20)\d\d"
ISO = re.compile(rf"({YEAR})(?:[-/.](\d{{1,2}})(?:[-/.](\d{{1,2}}))?)?(?:[T ]\d\d:?\d\d.*|Z)?")
COMPACT = re.compile(rf"({YEAR})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
PDF = re.compile(rf"D:({YEAR})(\d\d)?(\d\d)?.*")
DAY_FIRST = re.compile(rf"(\d{{1,2}})[./-](\d{{1,2}})[./-]({YEAR})")
EAST = re.compile(rf"({YEAR})\s*[年년]\s*(?:(\d{{1,2}})\s*[月월]\s*(?:(\d{{1,2}})\s*[日일])?)?")
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "tr", "ru", "uk", "pl", "sv", "da", "ar", "fa", "id")
SEASONS = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24, "frühjahr": 21, "frühling": 21,
    "sommer": 22, "herbst": 23,
    "printemps": 21, "été": 22, "automne": 23, "hiver": 24, "primavera": 21, "verano": 22, "otoño": 23, "invierno": 24,
    "bahar": 21, "ilkbahar": 21, "yaz": 22, "güz": 23, "sonbahar": 23, "kış": 24, "весна": 21, "лето": 22,
    "осень": 23, "зима": 24,
}  # fmt: skip
"""EDTF's numbers of the seasons (ISO 8601-2:2019, 4.8)"""


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    from babel import localedata

    names: dict[str, int] = {}
    for language in LANGUAGES:
        # a language's own names only, as `territories` takes them: Babel keeps what it loads for both
        months = localedata.load(language, merge_inherited=False)["months"]
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                found = months[form].get(width) if form in months else None
                for number, name in found.items() if isinstance(found, Mapping) else ():
                    if re.search(r"[^\W\d_]{2}", name):
                        names.setdefault(_small(name).strip("."), number)
    return names | {
        "sept": 9,
        "jan": 1,
        "feb": 2,
        "mar": 3,
        "apr": 4,
        "jun": 6,
        "jul": 7,
        "aug": 8,
        "oct": 10,
        "nov": 11,
        "dec": 12,
    }


def _small(text: str) -> str:
    return text.replace("İ", "i").casefold()


@lru_cache(maxsize=1)
def _written() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    season = "|".join(sorted(SEASONS, key=len, reverse=True))
    day = r"(\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
    return re.compile(
        rf"(?<!\w)(?:{day}\s+(?:of\s+|de\s+)?(?P<a>{month})\.?,?\s+(?:de\s+|del\s+)?(?P<ya>{YEAR})"
        rf"|(?P<b>{month})\.?\s+{day}\s*,?\s+(?P<yb>{YEAR})"
        rf"|(?P<c>{month})\.?(?:\s*[-–/]\s*(?:{month})\.?)?,?\s+(?:of\s+|de\s+|del\s+)?(?P<yc>{YEAR})"
        rf"|(?P<s>{season})\s*,?\s+(?P<ys>{YEAR}))(?!\d)",
        re.IGNORECASE,
    )


def found(text: str) -> tuple[str, str] | None:
    """The first date in words in a text, and how it stands there: ("2019-05", "May 2019"). None where there is none."""
    small = _small(_plain(text))
    match = _written().search(small)
    if match is None:
        return None
    days = [part for part in match.groups() if part and part.isdigit() and len(part) < 3]
    if match["s"]:
        return f"{match['ys']}-{SEASONS[match['s']]}", match[0]
    name, year = next((match[k], match["y" + k]) for k in "abc" if match[k])
    return _iso(year, str(_months()[name]), days[0] if days else ""), match[0]


def iso(text: str) -> str:
    """The date that a field or a line holds and nothing else; empty where it holds none."""
    text = _plain(text).strip(" .,;()[]")
    if match := ISO.fullmatch(text) or COMPACT.fullmatch(text) or PDF.fullmatch(text) or EAST.fullmatch(text):
        return _iso(match[1], match[2] or "", match[3] or "")
    if match := DAY_FIRST.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        if first > 12 or "." in text:
            return _iso(match[3], match[2], match[1])
        return _iso(match[3], match[1], match[2]) if second > 12 or first == second else match[3]
    text = re.sub(r"^\w+day,?\s+|^\w+tag,?\s+(?:den\s+)?|^le\s+", "", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d)\s*(?:г(?:ода)?|р(?:оку)?|yılı|r)\.?$", "", text)
    text = re.sub(r",?\s+(?:at\s+)?\d{1,2}[:.]\d\d.*$", "", text)
    written = found(text)
    if written is None:
        return ""
    rest = _small(text).replace(written[1], "", 1)
    return written[0] if not re.search(r"\w", rest) else ""


def _iso(year: str, month: str, day: str) -> str:
    """As much of a date as can be."""
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def _plain(text: str) -> str:
    """Digits of any script as ASCII, blanks as blanks."""
    return re.sub(r"\s+", " ", "".join(str(unicodedata.digit(c)) if c.isdigit() and c.isdecimal() else c for c in text))
