"""Text made comparable: accents, Turkish dotted and dotless i, apostrophes, hyphens and spaces evened out, letter case too.

`plain` keeps letter case, `fold` doesn't. Both keep a map of positions only where a length changes, which few texts need.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

EXTRA = {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a", "ŋ": "n", "ß": "ss"}
EXTRA |= {char.upper(): to.upper() for char, to in EXTRA.items() if char != "ß"} | {"ẞ": "SS"}
EXTRA |= {"ı": "i", "İ": "I", "…": "."} | dict.fromkeys("“”„«»", '"') | dict.fromkeys("’‘ʼʻ`´′", "'")
EXTRA |= dict.fromkeys("-‐‑–—", " ") | dict.fromkeys("\t\n\r\u00a0\u2009\u202f", " ")
EXTRA |= dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff", "")
SIGN = "?"
DIGITS = frozenset("0123456789")


@lru_cache(maxsize=8192)
def letter(char: str) -> str:
    """What one character becomes: nothing for a combining mark or a soft hyphen, ? for a sign, else mostly one character."""
    if char in EXTRA:
        return EXTRA[char]
    parts = unicodedata.normalize("NFKD", char)
    return "".join(
        EXTRA.get(c, c if c.isascii() or c.isalnum() else SIGN) for c in parts if not unicodedata.combining(c)
    )


@lru_cache(maxsize=8192)
def folded_letter(char: str) -> str:
    return letter(char).casefold()


SIGNS = "’‘“”„«»´–—‐‑…\u00a0\u2009\u202f€£§¶·•×⁰¹²³⁴⁵⁶⁷⁸⁹"
SMALL = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿāćčęěğłńőřśşšūűźżž"
COMMON = "".join(map(chr, range(128))) + SIGNS + "ıİ" + SMALL + SMALL.upper()
"""what texts in Latin script are mostly made of: fewer than 256 characters, each of which becomes one of ASCII"""
BYTES = codecs.charmap_build(COMMON)
EVENED = "".join(letter(c) for c in COMMON).encode("ascii").ljust(256)
"""what each of the common characters becomes"""
SPACED = bytes(ord(chr(n).lower()) if n < 128 and chr(n).isalpha() else 32 for n in range(256))
"""evened text as its words alone: a pattern takes four times as long to find them"""
LETTERS = re.compile(r"[^\W\d_]+")


def common(text: str) -> bytes | None:
    """The evened text in its letter case, a byte for each character; None where it has others than the common ones.

    Two passes at memory speed, where a table of str.translate takes thirty times as long.
    """
    if text.isascii():
        return text.encode("ascii").translate(EVENED)
    while True:
        try:
            return codecs.charmap_encode(text, "strict", BYTES)[0].translate(EVENED)
        except UnicodeEncodeError as error:
            rare = text[error.start]
            if letter(rare) != SIGN:
                return None
            text = text.replace(rare, SIGN)  # a sign is as good as another; few texts have many


def plain(text: str) -> tuple[str, list[int] | None]:
    """The evened text in its letter case, and the position in `text` of each of its characters; None where it is the same."""
    evened = common(text)
    if evened is not None:
        return evened.decode("ascii"), None
    shape = text
    for char in set(text):
        to = letter(char)
        if len(to) != 1:
            return _mapped(text, letter)
        if to != char:
            shape = shape.replace(char, to)
    return shape, None


def fold(text: str) -> tuple[str, list[int] | None]:
    """The evened text in small letters, with the positions as `plain` gives them."""
    shape, positions = plain(text)
    small = shape.casefold()
    return (small, positions) if len(small) == len(shape) else _mapped(text, folded_letter)


def _mapped(text: str, to: Callable[[str], str]) -> tuple[str, list[int]]:
    parts: list[str] = []
    positions: list[int] = []
    for i, char in enumerate(text):
        part = to(char)
        parts.append(part)
        positions += [i] * len(part)
    return "".join(parts), positions


def folded(text: str) -> str:
    return fold(text)[0]


def words(text: str) -> list[str]:
    """The words of the folded text, without figures and signs."""
    evened = common(text)
    return LETTERS.findall(folded(text)) if evened is None else evened.translate(SPACED).decode("ascii").split()


def unaccented(text: str) -> str:
    """Folded, but in its letter case."""
    return plain(text)[0]


def slug(text: str) -> str:
    """An id in small letters: Türk İşbirliği → turk-isbirligi. Letters of other scripts stay; of signs alone nothing does."""
    letters = unicodedata.normalize("NFC", folded(text).replace("'", "")).lower()
    return "-".join("".join(c if c.isalpha() or c in DIGITS else " " for c in letters).split())
