"""What the search looks names up in: small files below data/names/, of which a query needs one or two.

A name is filed under the first two letters of each of its words, under three where there are many. Text is made
comparable here exactly as the search does it in the reader's browser: index.json holds the tables for that, so there is
one truth of them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..language.fold import EXTRA, folded, slug
from ..lookup import Facts
from ..model import File, Page, Source

FOLDER = "data/names"
WORD = re.compile(r"[^\W_]+")
SPELLING = (
    (r"(?<=[a-z]{3})is(?=([aei][a-z]*)?$)", "iz"),
    (r"(?<=[a-z]{3})our(?=(s|ed|ing|able|al|er|ers|hood|ly)?$)", "or"),
    (r"(?<=def|off|lic|ret)ence(?=s?$)", "ense"),
    (r"(?<=[a-z]{2})tre(?=s?$)", "ter"),
    (r"(?<=[a-z]{4})amme(?=s?$)", "am"),
    (r"(?<=[a-z]{3})ll(?=(ed|ing|er|ers|ation)$)", "l"),
)
"""British to American spelling, in patterns that Python and JavaScript read alike; a wrong hit does no harm, for
names and queries go the same way"""
PLURAL = ((r"(?<=[a-z]{3})ies$", "y"), (r"(?<=[a-z]{2}[a-rt-z])s$", ""))
LITTLE = (
    "a an and as at by for from in into is it its of on or that the their this to was were with about are be been"
    " what which when where who whom whose why how does did do has have had"
).split()
"""words that a query may leave out, or hold for nothing"""
SORTS = ("title", "preferred", "acronym", "former", "other", "endonym", "author", "search", "adjective", "metonym")
SAID = {"former": "former name", "other": "other name", "acronym": "acronym", "author": "author", "search": "see"}
"""what a result says of the name that was found, where it isn't the page's title"""
LABELS = {"source": "Source", "comparison": "Comparison", "brief": "Brief", "term": "Term", "index": "Overview"}
LABELS |= {"text": "Page", "about": "About this site", "home": "Home", "own-brief": "My brief"}
"""kinds of pages by what a reader calls them; those of entities stand in the book, others are named by their own name"""


FULL = 200
"""names in a drawer from which on it is split by a third letter"""
REPEATING = frozenset("index timeline gaps map matrix network compare".split())
"""kinds of pages that tell in another order what stands elsewhere"""
LONG = 200_000
"""letters of a list that is too long to be loaded for one line of it"""


def words(text: str) -> list[str]:
    """The words of a text: small letters without accents, apostrophes and hyphens."""
    bare = "".join(EXTRA.get(c, c) for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] != "M")
    return WORD.findall(bare.lower().replace("'", ""))


def spelled(word: str) -> str:
    """A folded word in American spelling."""
    return _ruled(word, SPELLING)


def key(word: str) -> str:
    """A folded word by which names are compared: in American spelling, in the singular."""
    return _ruled(spelled(word), PLURAL)


def _ruled(word: str, rules: Iterable[tuple[str, str]]) -> str:
    for pattern, to in rules:
        word = re.sub(pattern, to, word)
    return word


def drawer(word: str, letters: int = 2) -> str:
    """The file that a word is filed in: its first letters, or the code of its first where that isn't Latin."""
    return word[:letters] if word[:letters].isascii() else f"u{ord(word[0]):x}"


def filed_under(name: str) -> set[str]:
    """The words that a name is filed under: its own, those that hyphens join, and the whole written as one word."""
    keys = [key(word) for word in words(name)]
    found = {word for word in keys if word not in LITTLE} or set(keys)
    found |= {"".join(map(key, words(chunk))) for chunk in name.split() if len(words(chunk)) > 1}
    return found | {"".join(keys)} if keys else found


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that a name leads to."""

    address: str
    title: str
    kind: str
    short: str = ""
    """the name that running text uses, where that isn't the title"""
    weight: int = 0
    """how often it is mentioned"""
    sources: tuple[int, ...] = ()
    """what it rests on, by position among the sources"""
    names: tuple[tuple[str, str], ...] = ()
    """(name, its sort)"""


def kind_of(page: Page) -> str:
    """The kind that its front matter states; an editor may have written anything there."""
    kind = dict(page.meta).get("page_type")
    return kind if isinstance(kind, str) else "text"


def unread(page: Page, facts: Facts) -> bool:
    """Whether a page is found by its names alone: its text stands elsewhere too, or is a very long list."""
    kind = kind_of(page)
    return kind in REPEATING or (len(page.body) > LONG and kind not in facts.kinds and kind != "source")


def files(facts: Facts, pages: Iterable[Page]) -> Iterator[File]:
    """The drawers, and the index that says which there are and how text is made comparable."""
    pages = list(pages)
    filed: dict[str, list[tuple[str, tuple[str, Place, int]]]] = defaultdict(list)
    for place in _places(facts, pages):
        for name, sort in place.names:
            for word in filed_under(name):
                filed[drawer(word)].append((word, (name, place, SORTS.index(sort))))
    drawers: dict[str, list[tuple[str, Place, int]]] = defaultdict(list)
    for label, rows in filed.items():
        for word, row in rows:
            drawers[drawer(word, 3) if len(rows) > FULL else label].append(row)
    forms: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for word, found in _spellings(pages).items():
        three = drawer(word, 3)
        forms[three if three in drawers else drawer(word)][word] = found
    for label in sorted({*drawers, *forms}):
        yield _json(f"{FOLDER}/{label}.json", _drawer(drawers.get(label, []), forms.get(label, {})))
    yield _json(f"{FOLDER}/index.json", _index(facts, pages, sorted({*drawers, *forms})))


def _drawer(names: list[tuple[str, Place, int]], forms: dict[str, list[str]]) -> dict[str, Any]:
    places = list(dict.fromkeys(place for _, place, _ in names))
    number = {place: n for n, place in enumerate(places)}
    return {
        "places": [[p.address, p.title, p.kind, p.short, p.weight, p.sources] for p in places],
        "names": [[name, number[place], sort] for name, place, sort in dict.fromkeys(names)],
        "forms": forms,
    }


def _index(facts: Facts, pages: list[Page], drawers: list[str]) -> dict[str, Any]:
    kinds = {kind.id: kind.label for kind in facts.kinds.values()}
    others = [*sorted({kind_of(page) for page in pages} - kinds.keys()), "term"]
    return {
        "letters": EXTRA,
        "spelling": SPELLING,
        "plural": PLURAL,
        "little": LITTLE,
        "sorts": [SAID.get(sort, "") for sort in SORTS],
        "alluding": SORTS.index("search"),
        "passed": sorted({"".join(map(key, words(text))) for text in facts.records.passed_over if "{" not in text}),
        "drawers": drawers,
        "entities": list(facts.kinds),
        "kinds": kinds | {kind: LABELS.get(kind, kind.capitalize()) for kind in others},
        "sources": [[s.key, s.label, _year(s)] for s in facts.sources.values()],
    }


def _year(source: Source) -> str:
    return str(dict(source.csl).get("issued", ""))[:4]


def _json(path: str, content: dict[str, Any]) -> File:
    return File(path=path, content=json.dumps(content, ensure_ascii=False, separators=(",", ":")))


# -- what has a name ----------------------------------------------------------------------------------------------------


def _places(facts: Facts, pages: list[Page]) -> Iterator[Place]:
    at = {facts.path(id): id for id in (*facts.entities, *facts.sources)}
    order = {key: n for n, key in enumerate(facts.sources)}
    for page in pages:
        meta = dict(page.meta)
        id = at.get(page.path, "")
        title = str(meta.get("title") or _heading(page))
        names = [(title, "title")]
        short = ""
        if id in facts.entities:
            names += [(n.text, n.sort) for n in facts.entities[id].names if n.text != title]
            names += [(text, "search") for text in facts.entities[id].search]
            short = facts.short(id)
        elif id in facts.sources:
            names += _names_of(facts.sources[id])
        if title:
            yield Place(
                address=address(page.path),
                title=title,
                kind=kind_of(page),
                short=short if short != title else "",
                weight=facts.mentions(id) if id in facts.entities else 0,
                sources=tuple(order[key] for key in meta.get("sources", ())),
                names=tuple(names),
            )
    yield from _terms(facts)


def _names_of(source: Source) -> list[tuple[str, str]]:
    authors = (" ".join(filter(None, (a.get("given"), a.get("family")))) for a in dict(source.csl).get("author", ()))
    return [(source.title, "title"), (source.label, "title"), *((author, "author") for author in authors if author)]


def _terms(facts: Facts) -> Iterator[Place]:
    """The terms of the glossary, and the acronyms that no record and no term has."""
    spelled_out: dict[str, dict[str, None]] = defaultdict(dict)
    heads: dict[str, str] = {}
    for source in facts.sources.values():
        for acronym in source.index.acronyms if source.index else ():
            if folded(acronym.short).rstrip("s") not in facts.named:
                heads.setdefault(folded(acronym.short), acronym.short)
                spelled_out[folded(acronym.short)][acronym.long] = None
    for term in facts.records.terms:
        longs = spelled_out.pop(folded(term.term), {})
        names = [(term.term, "title"), *((name, "other") for name in dict.fromkeys((*term.names, *longs)))]
        yield Place(f"glossary/#{term.id}", term.term, "term", names=tuple(names))
    for shape, longs in spelled_out.items():
        names = [(heads[shape], "title"), *((long, "other") for long in longs)]
        yield Place(f"glossary/#{slug(heads[shape])}", heads[shape], "term", names=tuple(names))


def _heading(page: Page) -> str:
    found = re.search(r"^# (.+)$", page.body, re.MULTILINE)
    return found[1] if found else ""


def address(path: str) -> str:
    """Where a page stands below the site's root."""
    folder, _, name = path.rpartition("/")
    return "/".join(part for part in (folder, name.removesuffix(".md") if name != "index.md" else "") if part) + (
        "/" if path != "index.md" else ""
    )


# -- how words are written ------------------------------------------------------------------------------------------------


def _spellings(pages: list[Page]) -> dict[str, list[str]]:
    """Each spelling by the form that all share, where the search engine couldn't know: -isation, the dotless i.

    The engine takes accents off; whatever else makes a word differ from its shared form stands here.
    """
    shared: dict[str, dict[str, str]] = defaultdict(dict)
    for word in {word for page in pages for word in re.findall(r"[^\W\d_]{3,}", page.body)}:
        bare = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
        folded_words = words(word)
        if len(folded_words) == 1:
            shared[spelled(folded_words[0])][bare] = word.lower()
    return {to: sorted(forms.values()) for to, forms in sorted(shared.items()) if any(bare != to for bare in forms)}
