"""What is known of a work, from what its file states of itself down to what its title page looks like: a ladder.

In: the fields of the file and the repaired blocks. Out: values in one form, each with where it comes from; of each field the
best first, what lost behind it. Fields that programs fill by themselves (a user, a file as title) stand last; a title page that
says otherwise corrects them, and one that says the same confirms them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..model import Block, Metadatum, Original
from . import issued, title_block
from .fields import WEAK, evened
from .imprint import letters

RANKS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (rank, re.compile(pattern, re.IGNORECASE))
    for rank, pattern in (
        (0, r"front matter"),
        (1, r"citation_|prism|bepress|eprints"),
        (2, r"dc\.|dc:|dcterms|dublin core"),
        (4, r"json-ld|schema|itemprop"),
        (8, r"xmp"),
        (9, WEAK.pattern),
    )
)
"""how far a field is to be trusted, by its origin; OTHER for one that isn't known, such as those for sharing"""
OTHER = 5
BLOCK = {"stated": 3, "read": 6, "guessed": 7}
"""the same for what the title page says: a style or a heading of the page, words that say what they are, mere looks"""
AFTER = 0.5
"""a title as the page sets it comes before the same in a field; names as a field gives them, before a whole byline"""
LAST = 10
HOST = re.compile(r"^(?:\w+:)?/*([^/?#:]*).*$", re.DOTALL)
SITE = re.compile(r"\s+(?:[|·•«»–—]|-|::)\s+")
"""what stands between the title of a page and the name of its site"""
OF_ORIGIN = (
    ("citation_dissertation", "thesis"), ("citation_technical_report", "report"), ("citation_conference",
    "paper-conference"),
    ("citation_inbook_title", "chapter"), ("citation_journal", "article-journal"), ("citation_isbn",
    "book"), ("prism.publicationname", "article-journal"),
)  # fmt: skip
"""what a tag by its name says of the sort of work"""
BY_TITLE = (
    (
        re.compile(
            r"^(?:the )?(?:[\w'’-]+ ){0,5}(?:treaty|convention|covenant|protocol)(?: of| on| for| between| concerning"
            r"| relating|$)",
            re.I,
        ),
        "treaty",
    ),
    (re.compile(r"^agreement (?:between|among|on)\b", re.IGNORECASE), "treaty"),
    (
        re.compile(
            r"^(?:(?:security council |general assembly )?resolution|law no|act no|regulation \((?:eu|ec)\)"
            r"|directive \d|decree)\b[^:]*\d",
            re.I,
        ),
        "legislation",
    ),
    (re.compile(r"^(?:[\w'’-]+ ){1,6}act(?:,? (?:of )?\d{4})$", re.IGNORECASE), "legislation"),
    (re.compile(r"^(?:remarks|speech|address|keynote|statement) (?:by|of|at|to)\b", re.IGNORECASE), "speech"),
)


def of(original: Original, blocks: Iterable[Block]) -> tuple[Metadatum, ...]:
    """All that is known of an article, the best value of each field first. Pure; `blocks` are those of the article."""
    blocks = tuple(blocks)
    page = title_block.read(blocks)
    shown = title_block.shown(blocks)
    stated = [m for raw in original.metadata for m in evened(raw)]
    sites = _sites(stated)
    stated = [_cut(m, sites, page, shown) for m in stated]
    signed = sum(m.field == "author" for m in page)
    ranked = [(_confirmed(m, shown, stated, signed)) for m in stated]
    ranked += [(LAST if _is_site(m, sites) and _other_title(stated, sites) else BLOCK[m.certainty], m) for m in page]
    found = [m for _, m in sorted(ranked, key=lambda pair: pair[0])]
    return tuple(dict.fromkeys([*found, *_type(found)]))


def _confirmed(m: Metadatum, shown: Mapping[str, str], stated: list[Metadatum], signed: int) -> tuple[float, Metadatum]:
    """A field with its rank, which is better, and the value surer, where the title page says the same.

    A title is the same if it is a line of the page; authors, if the page shows all of them and names no more.
    """
    rank = next((rank for rank, pattern in RANKS if pattern.match(m.origin)), OTHER)
    if rank < BLOCK["stated"] or m.field not in ("title", "author"):
        return rank, m
    if m.field == "title":
        same = letters(m.value) in shown
    else:
        listed = [letters(s.value) for s in stated if s.field == m.field and s.origin == m.origin]
        same = len(listed) >= signed and all(any(name in line for line in shown) for name in listed)
    if not same:
        return rank, m
    sure = m._replace(certainty="read") if m.certainty == "guessed" else m
    return BLOCK["stated"] + (AFTER if m.field == "title" else -AFTER), sure


# -- the name of a site -----------------------------------------------------------------------------------------------------


def _sites(stated: list[Metadatum]) -> frozenset[str]:
    """The letters of what the site calls itself: its name, its address."""
    names = {letters(m.value) for m in stated if m.field == "container-title"}
    hosts = {letters(part) for m in stated if m.field == "URL" for part in HOST.sub(r"\1", m.value).split(".")}
    return frozenset(name for name in names | hosts if len(name) > 3)


def _is_site(m: Metadatum, sites: frozenset[str]) -> bool:
    return m.field == "title" and letters(m.value) in sites


def _other_title(stated: list[Metadatum], sites: frozenset[str]) -> bool:
    return any(m.field == "title" and letters(m.value) not in sites for m in stated)


def _cut(m: Metadatum, sites: frozenset[str], page: tuple[Metadatum, ...], shown: Mapping[str, str]) -> Metadatum:
    """A title without the name of the site: what another title or a line of the page says too, else its longest part."""
    if m.field != "title":
        return m
    if WEAK.match(m.origin) and (line := _opening(m.value, shown)) and line not in sites:
        return m._replace(value=shown[line])
    parts = [part for part in SITE.split(m.value) if letters(part)]
    if len(parts) < 2 or not (WEAK.match(m.origin) or {letters(part) for part in parts} & (sites | shown.keys())):
        return m
    parts = [part for part in parts if letters(part) not in sites] or parts
    titles = {letters(t.value) for t in page if t.field == "title"} | shown.keys()
    known = [part for part in parts if letters(part) in titles]
    return m._replace(value=known[0] if known else parts[0] if len(parts) > 2 else max(parts, key=len))


def _opening(title: str, shown: Mapping[str, str]) -> str:
    """The letters of the line that the first part of a longer title begins with."""
    whole, first = letters(title), letters(SITE.split(title)[0])
    return next((line for line in shown if len(line) > 4 and first.startswith(line) and line != whole), "")


# -- the sort of work -------------------------------------------------------------------------------------------------------


def _type(found: list[Metadatum]) -> Iterator[Metadatum]:
    """The sort of work, where no field says it outright."""
    if any(m.field == "type" and m.value != "webpage" for m in found):
        return
    for m in found:
        for start, sort in OF_ORIGIN:
            if m.origin.casefold().startswith(start):
                yield Metadatum("type", sort, m.origin, "read")
                return
    title = next((m.value for m in found if m.field == "title"), "")
    for pattern, sort in BY_TITLE:
        if pattern.search(title):
            yield Metadatum("type", sort, "title", "guessed")
            return
    if any(m.field == "type" for m in found):
        return
    if any(m.field in ("volume", "issue") for m in found):
        yield Metadatum("type", "article-journal", "title block", "guessed")
    elif any(m.origin.startswith(("title element", "og:")) for m in found):
        yield Metadatum("type", "webpage", "format of the file", "guessed")


def of_file_name(name: str) -> tuple[Metadatum, ...]:
    """What a file's name lets one guess: words as a title, a full date. For an editor to check; never part of an"
    " article."""
    stem = re.sub(r"\.\w{1,5}$", "", name)
    dated = re.search(rf"(?<!\d)({issued.YEAR})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)", stem)
    rest = (stem[: dated.start()] + " " + stem[dated.end() :]) if dated else stem
    words = [word for word in re.split(r"[\W_]+", rest) if word]
    result = []
    if dated and (when := issued.iso("-".join(dated.groups()))):
        result.append(Metadatum("issued", when, "file name", "guessed"))
    if len(words) > 1 and sum(bool(re.fullmatch(r"[^\W\d_]{2,}", word)) for word in words) > len(words) / 2:
        told = " ".join(words)
        result.append(Metadatum("title", told[0].upper() + told[1:], "file name", "guessed"))
    return tuple(result)
