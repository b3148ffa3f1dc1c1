"""Citations by author and year in running text, against the list of references of the same article.

"(Keohane and Nye 1977; Moon 1983, 12)" and "Pedersen (2002)" are citations. One is listed where an entry begins with its first
author and holds its year. One that isn't may have a near entry: the author spelled otherwise, or another year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from ..language.fold import folded
from ..model import Unlisted

YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?P<letter>[a-z]?)"
WORD = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[’'-][^\W\d_]{2,})*\.?"
AUTHOR = rf"(?:(?:van|von|de|der|den|di|da|al|el|bin|ibn) )*{WORD}(?: {WORD}){{0,4}}"
NAMES = rf"(?P<names>{AUTHOR}(?:, {AUTHOR})*(?:,? (?:and|&|ve) {AUTHOR}|,? et al\.?)?)(?:['’]s?)?"
INSIDE = re.compile(rf"^(?:see |cf\. |e\.g\.,? )?{NAMES},? {YEAR}\b")
BEFORE = re.compile(rf"\b{NAMES} \({YEAR}\b")
LEAD = re.compile(r",| and | & | ve | et al")
REPEATED = re.compile(r"^[_—–-]{2,}[.,]*\s*")
LEADING = re.compile(r"^(?:(?:The|In|As|For|See|Since|By|After|And|But|While|When|Of|To|From|Both) )+")
TIME = re.compile(
    "January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter"
)


@dataclass(frozen=True, slots=True)
class Entry:
    author: str
    """the first author's family name, folded"""
    years: frozenset[str]
    text: str


def unlisted(passages: Iterable[tuple[str, str]], references: Iterable[str]) -> tuple[Unlisted, ...]:
    """The citations in passages, given as (id, text), that no entry of the references matches."""
    entries = list(_entries(references))
    if not entries:
        return ()
    known = {e.author.split()[0] for e in entries if e.author}
    found: dict[tuple[str, str, str], list[str]] = {}
    for id, text in passages:
        for names, year in _citations(text):
            author = folded(LEAD.split(names)[0]).split()
            if not author or any(_is(author, e.author) and year in e.years for e in entries):
                continue
            near = next((e for e in entries if _is(author, e.author)), None)
            that_year = [e.author for e in entries if year in e.years and e.author]
            close = get_close_matches(" ".join(author), that_year, 1, 0.66)
            near = next((e for e in entries if close and year in e.years and e.author == close[0]), near)
            if near is not None or author[-1] not in known:
                found.setdefault((names, year, near.text if near else ""), []).append(id)
    return tuple(
        Unlisted(citation=f"{names} {year}", passages=tuple(dict.fromkeys(ids)), near=_short(near))
        for (names, year, near), ids in found.items()
    )


def _is(author: list[str], listed: str) -> bool:
    return listed == " ".join(author) or listed.split()[:1] == author[-1:] or listed.startswith(" ".join(author) + " ")


def _citations(text: str) -> Iterator[tuple[str, str]]:
    """(authors, year), within brackets and before them."""
    parts = [part.strip() for inside in re.findall(r"\(([^()]{6,300})\)", text) for part in inside.split(";")]
    for found in (*filter(None, map(INSIDE.match, parts)), *BEFORE.finditer(text)):
        names = LEADING.sub("", found["names"])
        if not TIME.fullmatch(names):
            yield names, found["year"]


def _entries(references: Iterable[str]) -> Iterator[Entry]:
    author = before = ""
    for text in references:
        plain = text.lstrip("*•- ")
        if REPEATED.match(text):
            plain = before + REPEATED.sub("", text)
        else:
            before = re.split(r"(?=[(]?(?:1[89]|20)\d\d)", plain)[0]
            author = re.sub(r"[*.]", "", folded(re.split(r",|\.\s|\(|:| Homepage", plain)[0])).strip()
        yield Entry(author, frozenset(re.findall(r"(?:1[89]|20)\d\d", plain)[:1]), plain)


def _short(entry: str) -> str:
    """Authors and year of an entry: what a citation would say."""
    found = re.search(r"(?:1[89]|20)\d\d", entry)
    return (
        entry[: found.end()].replace("(", "").strip()
        if found
        else entry.partition(":")[0].partition("<")[0].strip()[:80]
    )
