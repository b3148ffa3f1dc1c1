"""Names and codes of territories, from Unicode CLDR."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from babel import localedata
from babel.core import get_global
from babel.languages import get_official_languages

from ..language.fold import slug

OTHER_NAMES = Path(__file__).parents[1] / "geodata" / "names.json"
ABBREVIATION = re.compile(r"[A-Z]{2,4}")
BOTH = re.compile(r"(.+?) \((.+)\)")
"""Myanmar (Burma): each of the two is a name"""
GIVEN_NAMES = frozenset("GE IL IN JO KE TD".split())
"""territories whose English name is a first name of persons, too"""
NAMESAKES = (
    "Atlanta, Georgia", "Columbus, Georgia", "Dominican Republic", "Equatorial Guinea", "Georgia Tech", "Guinea fowl",
    "guinea pig", "Guinea-Bissau", "Gulf of Guinea", "Jordan River", "Jordan Valley", "Lake Chad", "Mali Empire",
    "New England", "New Guinea", "New Mexico", "Niger Delta", "Niger River", "Papua New Guinea", "River Jordan",
    "River Niger", "Savannah, Georgia", "South Georgia", "State of Georgia", "University of Georgia", "U.S. state of Georgia",
)  # fmt: skip
"""longer names that hold a territory's, and name something else: passed over where no record has them"""


@lru_cache(maxsize=1)
def _other_names() -> dict[str, list[str]]:
    """The short and the variant English names of CLDR (alt="short", alt="variant"), which Babel's data leave out."""
    found: dict[str, list[str]] = json.loads(OTHER_NAMES.read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=512)
def territory(code: str) -> tuple[str, list[str], list[tuple[str, str]], list[tuple[str, str]]]:
    """English name, other English names, (language, endonym) in the official languages, and codes of a territory, from CLDR."""
    english = localedata.load("en", merge_inherited=False)["territories"].get(code, "")
    endonyms: list[tuple[str, str]] = []
    for language in get_official_languages(code, de_facto=True):
        if not localedata.exists(language):
            continue
        # a language's own names only: building its whole locale costs ten times as much
        name = localedata.load(language, merge_inherited=False).get("territories", {}).get(code)
        if name and name != english:
            endonyms.append((language.replace("_", "-"), name))
    # XA to XZ are free for users: Unicode's code for Kosovo is no code of ISO
    scheme = "Unicode CLDR" if code[0] == "X" else "ISO 3166-1"
    codes = [(scheme, c) for c in (code, *_aliases().get(code, ()))]
    both = BOTH.fullmatch(english)
    named = [english, *(both.groups() if both else ()), *_other_names().get(code, ())]
    others = [form for name in named for form in spelt(name)]
    return english, [name for name in dict.fromkeys(others) if name != english], endonyms, codes


@lru_cache(maxsize=1)
def whose() -> dict[str, str]:
    """The code of each territory by its English name, as a file would be named for it."""
    names = localedata.load("en", merge_inherited=False)["territories"]
    return {slug(name): code for code, name in names.items() if len(code) == 2}


@lru_cache(maxsize=1)
def codes() -> tuple[str, ...]:
    """The codes of two letters that CLDR has a territory for, without groups of countries and what is free for users."""
    english = localedata.load("en", merge_inherited=False)["territories"]
    groups = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}
    return tuple(sorted(code for code in english if len(code) == 2 and code.isalpha() and code not in groups))


def called(code: str, languages: tuple[str, ...]) -> list[str]:
    """The names of a territory in other languages, from CLDR; none in a language that CLDR doesn't hold."""
    known = [language for language in languages if localedata.exists(language)]
    names = (localedata.load(language, merge_inherited=False).get("territories", {}).get(code) for language in known)
    return [name for name in names if name]


def spelt(name: str) -> list[str]:
    """How texts write a name of CLDR, itself first: "&" in words, Saint, an abbreviation with points."""
    found = [name]
    if " & " in name:
        found.append(name.replace(" & ", " and "))
    if name.startswith("St. "):
        found += [f"Saint {part.removeprefix('St. ')}" for part in found if part.startswith("St. ")]
    if ABBREVIATION.fullmatch(name):
        found.append("".join(f"{letter}." for letter in name))
    return found


@lru_cache(maxsize=1)
def _aliases() -> dict[str, list[str]]:
    """The codes of three digits or letters of each code of two letters."""
    found: dict[str, list[str]] = {}
    for alias, to in sorted(get_global("territory_aliases").items()):
        if len(to) == 1 and len(alias) == 3 and (alias.isalpha() or alias.isdigit()):
            found.setdefault(to[0], []).append(alias)
    return found
