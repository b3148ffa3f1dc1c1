"""Accents that stand beside their letters, put onto them: `Universit¨at`, `Jos ´e`, `Franc¸ois`.

Old fonts draw an accent as a sign of its own, and extraction gives it before or after its letter. Which of the two it belongs
to is told by the letters that orthographies have: á and ś are both letters, but nearly all that has an acute is a vowel.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ...language import words
from ...model import Line

COMBINING = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "^": "\u0302", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327", "˛": "\u0328",
    "ˇ": "\u030c", "˘": "\u0306", "˚": "\u030a", "˙": "\u0307", "˝": "\u030b",
}  # fmt: skip
"""signs → the marks that combine with a letter"""
TILDE = "\u0303"
TYPED = "´`^"
"""signs that keyboards have, which stand for apostrophes and powers, too"""
MARKS = "".join(sorted({*COMBINING.values()}))
LETTERS = {
    "\u0301": ("éáóíúý", "ćńśźĺŕ"), "\u0300": ("èàùòì", "ǹẁ"), "\u0308": ("üöäëï", "ÿẅẗḧẍ"), "\u0302": ("êâôîû", "ĉĝĥĵŝŵŷẑ"),
    "\u0303": ("ãõñ", "ẽĩũṽỹ"), "\u0327": ("ç", "şţģķļņŗ"), "\u0328": ("ąę", "įųǫ"), "\u030c": ("čšžřěňďť", "ľǎǐǒǔǧǩǰ"),
    "\u0306": ("ğăŭ", "ĕĭŏ"), "\u030a": ("åů", "ẘẙ"), "\u0307": ("żİė", "ċġạẋẏḃḋḟṁṅṗṙṡṫẇȧȯ"), "\u030b": ("őű", ""),
}  # fmt: skip
"""mark → the letters that many texts have with it, then those that few have"""
COMMON = 2
ACCENTED = re.compile("[À-ÖØ-öø-İĴ-ſ]")
NASAL = re.compile("ã[oe]|õe", re.IGNORECASE)
CARON = {"ĕ": "ě", "ĭ": "ǐ", "ŏ": "ǒ"}
"""letters that hardly any text has → those that a caron drawn as a breve was meant for"""
SIGN = f"[{re.escape(''.join(COMBINING))}]"
BESIDE = re.compile(
    rf"(?P<before>[^\W\d_])(?:(?P<sign>{SIGN})(?P<blank> ?)| (?P<mark>[{MARKS}]))(?=(?P<after>[^\W\d_]))"
)
"""a sign between two letters, or one that a blank parts from the letter before or after"""
OPENING = re.compile(r"(?<![\w´`])(?P<sign>[´¨ˆˇ˚˙]) ?(?=(?P<after>[^\W\d_])[^\W\d_])(?P=after)")
CONTRACTED = re.compile(r"(?:s|t|d|m|ll|re|ve)(?![^\W\d_])", re.IGNORECASE)
"""what follows an apostrophe in English"""
PART = re.compile(r"[^\W\d_]*")
SHORTEST = 4
"""letters of a word in which ^ or ` is an accent and no sign of arithmetic or of code"""


def settled(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with each accent on its letter. Where a text has more accented letters than signs, the signs that keyboards
    have are left: they are apostrophes there."""
    places = [i for i, line in enumerate(lines) if _holds(line.text)]
    if not places:
        return lines
    typed = sum(ACCENTED.search(line.text) is not None for line in lines) < len(places)
    result = [*lines]
    for i in places:
        result[i] = lines[i]._replace(text=joined(lines[i].text, typed))
    return result


def _holds(text: str) -> bool:
    if text.isascii() and "^" not in text and "`" not in text:
        return False
    return bool(BESIDE.search(text) or OPENING.search(text))


def joined(text: str, typed: bool = True) -> str:
    """One line with its accents on their letters; `typed`: whether signs that keyboards have may be accents."""
    letters = [*text]
    for found in BESIDE.finditer(text):
        if (at := _place(text, found, typed)) is not None:
            mark = COMBINING[found["sign"]] if found["sign"] else found["mark"]
            letters[at] = _composed(letters[at], mark) or letters[at]
            # a word that ends with its accent keeps the blank behind it
            end = found.end("sign") if found["sign"] and at == found.start() else found.end()
            letters[found.start() + 1 : end] = [""] * (end - found.start() - 1)
    for found in OPENING.finditer(text):
        mark = COMBINING[found["sign"]]
        if _rank(found["after"], mark) == COMMON and (typed or found["sign"] not in TYPED):
            letters[found.start() : found.end()] = [""] * (found.end() - found.start() - 1) + [
                _composed(found["after"], mark)
            ]
    return "".join(letters)


def _place(text: str, found: re.Match[str], typed: bool) -> int | None:
    """Where the letter stands that a sign belongs to; None where the sign is no accent."""
    sign, before, after = found["sign"], found["before"], found["after"]
    mark = COMBINING[sign] if sign else found["mark"]
    if sign and sign in TYPED and not (typed and _is_accent(text, found)):
        return None
    left, right = _rank(before, mark), _rank(after, mark)
    if not left and not right:
        return None
    if mark == TILDE and left == right:
        beyond = text[found.end() + 1 : found.end() + 2]
        nasal = NASAL.match(_composed(before, mark) + after), NASAL.match(_composed(after, mark) + beyond)
        first = bool(nasal[0]) or (before in "nN" and not nasal[1])
    else:
        # between two vowels the sign of an old font stands before its letter; behind a word, after it
        first = left > right or (left == right and bool(found["blank"]))
    return found.start() if first else found.end()


def _is_accent(text: str, found: re.Match[str]) -> bool:
    """Whether a sign that keyboards have stands in a word as an accent does."""
    rest = PART.match(text, found.end())
    after = rest[0] if rest else ""
    if found["sign"] == "´":
        quoted = found["blank"] and (len(after) > 1 or after in "aAI") and words.known(after)
        return not (quoted or CONTRACTED.match(text, found.end()))
    word = re.search(r"[^\W\d_]*$", text[: found.start() + 1])
    return not found["blank"] and after[:1].islower() and len((word[0] if word else "") + after) >= SHORTEST


def _composed(letter: str, mark: str) -> str:
    """The letter with its mark; empty where there is no such letter."""
    whole = unicodedata.normalize("NFC", {"ı": "i", "ȷ": "j"}.get(letter, letter) + mark)
    return CARON.get(whole, whole) if len(whole) == 1 else ""


def _rank(letter: str, mark: str) -> int:
    """How usual a letter with this mark is; 0 where there is none."""
    whole = unicodedata.normalize("NFC", {"ı": "i", "ȷ": "j"}.get(letter, letter) + mark).casefold()
    many, few = LETTERS[mark]
    return COMMON if whole and whole in many else 1 if whole and whole in few else 0
