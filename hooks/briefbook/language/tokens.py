"""A text in pieces, as the readers of dates and figures take it: words, numbers, names with digits, signs."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from .english import BEFORE_DATES, MEASURES, MONTHS, PARTS, SHORT_SCALES

Sort = Literal["word", "number", "numeric", "code", "sign"]
LETTER = r"[^\W\d_½¼¾]"
TOKEN = re.compile(
    rf"""
      (?P<skip> (?:https?://|www\.|doi:\s?|10\.\d{{4,9}}/)\S+         # addresses
              | \[\s*\d{{1,3}}(?:\s*[,;–-]\s*\d{{1,3}})*\s*\] )          # marks of references: [13], [2, 5–7]
    | (?P<numeric> \d{{1,4}}(?P<mark>[./-])\d{{1,2}}(?P=mark)\d{{2,4}}(?![\w]|[./-]\d) | \d{{4}}-\d\d(?![\w]|-\d)
              | \d{{1,4}}/\d{{1,4}}(?![\w/]) )                          # 04.03.2001, 2001-06, 2014/15, 9/11
    | (?P<number> \d{{1,3}}(?:[ \u00a0\u2009\u202f]\d{{3}})+(?!\d)(?:[.,]\d+)? | \d+(?:[.,'’]\d+)* )
    | (?P<code> {LETTER}+[-‑]?\d[\w]*(?:[-.‑/]\d[\w]*)* )           # S-400, G20, U04.9, mid-2015
    | (?P<word> {LETTER}+(?:[-‑'’.&]{LETTER}+)* )
    | (?P<sign> US\$ | \S )
    """,
    re.VERBOSE,
)
TAIL = re.compile(rf"{LETTER}+")
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SPLIT = re.compile(r"[-‑]")


class Token(NamedTuple):
    """A piece of a text; a tuple, since a text has many."""

    sort: Sort
    text: str
    """as it stands; of a word without raised marks of notes"""
    start: int
    end: int
    low: str
    """in small letters"""
    tail: str = ""
    """the letters right behind a number: s, th, bn, km"""
    tied: bool = False
    """whether a hyphen ties the next word to it"""


def tokens(text: str) -> list[Token]:
    """The pieces of `text` in order. "mid-2015" and "fifty-two" are two words each, "F-35" is one name."""
    found: list[Token] = []
    for match in TOKEN.finditer(text):
        if match.start() < (found[-1].end if found else 0):
            continue  # the letters behind a number
        sort = match.lastgroup
        if sort == "mark":
            sort = "numeric"
        start, end, piece = match.start(), match.end(), match[0]
        if sort in ("number", "numeric"):
            found.append(_number(text, sort, start, end))
        elif sort == "code":
            head = TAIL.match(piece)
            assert head is not None
            if piece[head.end()] in "-‑" and _is_word(head[0]):
                found.append(_word(head[0], start))
                first = start + head.end() + 1
                inner = TOKEN.match(text, first)
                if inner and inner.lastgroup in ("number", "numeric", "mark"):
                    found.append(_number(text, "numeric" if inner["numeric"] else "number", first, inner.end()))
            else:
                bare = piece.rstrip(RAISED)
                found.append(Token("code", bare, start, start + len(bare), bare.casefold()))
        elif sort == "word":
            found += _words(piece, start)
        elif sort == "sign":
            found.append(Token("sign", piece, start, end, piece.casefold()))
    return found


def _is_word(head: str) -> bool:
    """Whether letters before a hyphen and digits are a word of their own: mid-2015, but not F-35."""
    return head.islower() or any(head.casefold() in table for table in (MONTHS, PARTS, BEFORE_DATES))


def _words(piece: str, start: int) -> list[Token]:
    """A word with hyphens, taken apart."""
    if "-" not in piece and "‑" not in piece:
        return [_word(piece, start)]
    found: list[Token] = []
    at = 0
    for part in SPLIT.split(piece):
        last = at + len(part) == len(piece)
        found.append(_word(part, start + at)._replace(tied=not last))
        at += len(part) + 1
    return found


def _word(piece: str, start: int) -> Token:
    low = piece.casefold()
    if piece[-1] in RAISED and low not in MEASURES:
        bare = piece.rstrip(RAISED)
        if not bare:
            return Token("sign", piece, start, start + len(piece), piece)
        piece, low = bare, bare.casefold()
    return Token("word", piece, start, start + len(piece), low)


def _number(text: str, sort: str, start: int, end: int) -> Token:
    piece = text[start:end]
    if text.startswith(("0's", "0’s"), end - 1) and len(piece) == 4 and not text[end + 2 : end + 3].isalpha():
        return Token("number", piece, start, end + 2, piece, "s")
    tail = TAIL.match(text, end)
    letters = tail[0].rstrip(RAISED) if tail else ""
    if not letters or sort == "numeric":
        return Token("numeric" if sort == "numeric" else "number", piece, start, end, piece)
    after = end + len(letters)
    known = (
        letters.casefold() in MEASURES or letters.casefold() in SHORT_SCALES or letters in ("s", "st", "nd", "rd", "th")
    )
    if known and not text[after : after + 1].isdigit():
        return Token("number", piece, start, after, piece, letters.casefold())
    while after < len(text) and text[after].isalnum() and text[after] not in RAISED:
        after += 1
    return Token("code", text[start:after], start, after, text[start:after].casefold())
