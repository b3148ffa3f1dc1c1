"""What a title page says of its article: title, authors, date, journal, numbers → metadata.

In: the repaired blocks of an article. Heard first are the roles that the format gives its lines; the rest is told by what a
line looks like and where it stands. A line that may be a name or something else is no author: nothing is made up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..language import words
from ..model import Block, Metadatum
from . import issued, people, person

ORIGIN = "title block"
FRONT = ("title", "author", "about")
ABSTRACT = ("abstract", "keywords")
ORDINARY = 4000
"""how often a word occurs in the list of English words that is seldom a name; of names one in six is as frequent"""
HEADING_ROLES = ("title", "heading")
CONTACT = re.compile(r"@|orcid|https?://|mailto:|www\.|\b(tel|fax|phone|e-?mail)\b\s*[.:]", re.IGNORECASE)
AFFILIATION = re.compile(
    r"^[\d⁰¹²³⁴-⁹*†‡a-d]{0,3}\W*(?:[^\W\d_].{0,160})?\b(?:universit\w*|üniversitesi|institut(?:e|o|et)?\b|enstitü\w*"
    r"|facult\w*|fakült\w*|departe?ment|dept\.?|professor|school of"
    r"|college|cent(?:re|er) for|research (?:cent(?:re|er)|fellow)|assoc\.|asst\.|with the support"
    r"|ph\.?d\.? (?:student|candidate)|fellow|lecturer"
    r"|университет|大学|جامعة)",
    re.IGNORECASE,
)
SORT = (
    r"(?:(?:[\w&’'-]+ ){0,4}?(?:working paper|discussion paper|research paper|occasional paper|policy paper"
    r"|policy brief|policy note|technical note"
    r"|technical report|research report|annual report|country report|fact sheet|factsheet|white paper|green paper"
    r"|issue brief|backgrounder|briefing"
    r"|report|brief|staff paper|research brief|policy analysis)s?)"
)
GENRE = re.compile(
    rf"(?P<genre>{SORT})(?:\s*(?:[–—|,:-]\s*)?(?:no\.?|nr\.?|number|n°|nº|#|№)?\s*(?P<number>\d[\w/.-]*))?",
    re.IGNORECASE,
)
SERIES = re.compile(
    r"(?P<series>[^\W\d_](?:[\w&'’-]|\s){3,60}?)\W+(?:(?:no|n|nr|number|num)\b\.?\s?[º°]?|nº|n°|№"
    r"|#)\s*(?P<number>\d[\w-]*)\s*(?:$|[/|,;(–—-])",
    re.IGNORECASE,
)
"""a series with a number: Approfondimento n. 34"""
LABEL = re.compile(
    r"(?:(?:original|review|research|short|feature|special|full|invited)\s+)?(?:article|paper|communication|essay"
    r"|commentary|opinion|editorial|interview"
    r"|analysis|feature|letter|note|comment|perspective|perspectives|viewpoint|review|news|case study|book review"
    r"|op-ed|news analysis|open access"
    r"|contents|table of contents|press release|for immediate release|draft|preprint|manuscript|accepted manuscript"
    r"|confidential|embargoed.*"
    r"|published by.*|downloaded from.*|available online.*|citation:.*|corresponding author.*|page \d+.*"
    r"|peer.reviewed.*)",
    re.IGNORECASE,
)
"""what a title page holds that is no title"""
THESIS = re.compile(
    r"\b(?:(?:doctoral|master['’]?s?|bachelor['’]?s?|ph\.?\s?d\.?|diploma)\s+(?:thesis|dissertation)|dissertation"
    r"|thesis|doktora tezi|yüksek lisans tezi)\b",
    re.I,
)
SPEECH = re.compile(
    r"^(?:remarks|speech|address|keynote(?: (?:speech|address))?|lecture|statement) (?:by|of|at|delivered|given)\b",
    re.IGNORECASE,
)
PROCEEDINGS = re.compile(
    r"\b(?:proceedings of|presented at|in proc\.|conference on|(?:\d+(?:st|nd|rd|th)\s+)?international conference)\b",
    re.IGNORECASE,
)
NUMBERS = re.compile(
    r"\b(?:vol(?:ume)?\b\.?\s*(?P<volume>[\dIVXLC]+)|(?:(?:no|nr|n|issue|number|num)\b\.?\s?[º°]?|(?:nº"
    r"|n°)\.?)\s*(?P<issue>\d+[\w/–-]*)"
    r"|pp?\.\s*(?P<page>[A-Z]?\d+(?:\s*[-–—]\s*[A-Z]?\d+)?)|pages?\s+(?P<pages>\d+\s*[-–—]\s*\d+))",
    re.IGNORECASE,
)
COMPACT = re.compile(
    r"(?P<volume>\d{1,4}|[IVXLC]{1,7})\s*(?:\((?P<issue>\d{1,3}(?:[-–/]\d+)?)\)|,\s*no\.\s*(?P<number>\d+))?\s*"
    r"(?:\((?P<when>[^()]*\d{4})\))?\s*[:,]?\s*(?:pp?\.\s*)?(?P<page>[A-Z]?\d+\s*[-–—]\s*[A-Z]?\d+)"
)
"""4 (2): 11–19; 12 (2019) 33–47; 5, no. 1 (Spring 2016): 3-9"""
LETTER = r"[^\W\d_]"
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+[^\s\"<>,;.)\]]", re.IGNORECASE)
ISSN = re.compile(r"\b(?:e-?|p-?|print |online )?ISSN\s*(?:\([^)]*\))?\s*:?\s*(\d{4}-?\d{3}[\dX])\b", re.IGNORECASE)
ISBN = re.compile(r"\bISBN(?:-1[03])?\s*(?:\([^)]*\))?\s*:?\s*((?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dX])\b", re.IGNORECASE)
LICENCE = re.compile(
    r"creativecommons\.org/(?:licenses|publicdomain)/(?P<path>[a-z-]+)(?:/(?P<version>\d\.\d))?"
    r"|\bCC[ -](?P<short>BY(?:[ -](?:NC|ND|SA)){0,2}|0)(?:[ -](?P<v>\d\.\d))?"
    r"|Creative Commons (?P<words>Attribution(?:[ -]?(?:Non-?Commercial|No-?Deriv\w*"
    r"|Share-?Alike))*)(?: (?P<w>\d\.\d))?",
    re.IGNORECASE,
)
DATED = re.compile(
    r"^\W*(?:(?:first |originally )?(?:published|posted|issued|released|date(?: of (?:issue|publication))?"
    r"|publication date|available online|online"
    r"|erschienen(?: am)?|veröffentlicht(?: am)?|stand|publié(?: le)?|publicado(?: el| em)?|pubblicato il"
    r"|yayın(?:lanma)? tarihi|yayım tarihi|опубликовано"
    r"|дата публикации|发布时间|日期|تاريخ النشر|تاریخ انتشار)(?: online| first)?)\s*(?:on|in|:|：|–|-)?\s*",
    re.IGNORECASE,
)
ACCEPTED = re.compile(
    r"\b(?:accepted|kabul(?: tarihi)?|angenommen|accepté)\b\W*(?:on|:|in)?\s*(.{4,40})", re.IGNORECASE
)
RIGHTS = re.compile(rf"(?:©|\(c\)|copyright)\s*(?:by\s+)?\D{{0,40}}?({issued.YEAR})(?!\d|\s*[-–]\s*\d)", re.IGNORECASE)
CITED = re.compile(
    rf"^(?P<who>.{{3,300}}?)\s*[(\s](?P<year>{issued.YEAR})(?:,[^)]*)?\)?[.,:]?\s*[“\"]?(?P<title>[^.“”\"?]{{8,250}}[?]?)[.,]?[”\"]?\s*[.,]?\s*(?P<where>.*)$"
)
CITE = re.compile(
    r"^#*\W*(?:how to cite|cite (?:this|as)|citation|recommended citation|suggested citation"
    r"|to cite this)\b[^:]{0,40}:?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or lines that belong together, of the title page."""

    text: str
    lines: tuple[str, ...]
    kind: str
    role: str
    level: int
    """of a heading; 0 of what is none"""
    at: int
    """its place among all blocks"""


def read(blocks: Iterable[Block]) -> tuple[Metadatum, ...]:
    """All that the title page states, in the order of trust for each field."""
    blocks = tuple(blocks)
    rows = [row for row in _rows(blocks) if row.kind != "head"]
    heads = [row for row in _rows(blocks) if row.kind == "head"]
    title, at = _title(rows, heads)
    found: list[Metadatum] = []
    if title:
        found.append(title)
    found += _authors(rows, heads, at, blocks, title.value if title else "")
    front = [row for row in rows if row.kind in ("title", "author", "about") or row.role]
    citing = False
    for row in front:
        citing = bool(CITE.match(row.text)) or (citing and row.kind == "about")
        found += _cited(row) if citing else _of_a_line(row) if row.at != at else ()
    found += _numbers([row.text for row in (*front, *heads)])
    return tuple(dict.fromkeys(found))


def _rows(blocks: tuple[Block, ...]) -> Iterator[Row]:
    for at, block in enumerate(blocks):
        role = block.lines[0].role
        is_head = block.kind == "removed" and block.rule == "running-head"
        if (
            block.kind not in (*FRONT, *ABSTRACT)
            and not is_head
            and role not in ("title", "subtitle", "author", "date")
        ):
            continue
        kind = "head" if is_head else block.kind
        lines = tuple(text for line in block.lines if (text := bare(line.text)))
        text = bare(block.text) or " ".join(lines)
        hashes = re.match(r"\s*(#*)", block.lines[0].text)
        level = len(hashes[1]) if hashes else 0
        if role in HEADING_ROLES or block.kind == "heading":
            level = level or block.level or block.lines[0].level or 1
        if len(lines) > 1 and not role and any(_tells_another(line) for line in lines):
            # a title page without blank lines: each of its lines stands for itself
            yield from (Row(line, (line,), kind, role, level, at) for line in lines)
        elif text:
            yield Row(text, lines, kind, role, level, at)


def bare(text: str) -> str:
    """A line without marks of headings, emphasis and, at its end, notes."""
    text = re.sub(r"^\s*#+\s+|\s+#+\s*$", "", text)
    text = re.sub(r"\*{1,3}(?=\S)|(?<=\S)\*{2,3}|(?<![\w])_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)", "", text)
    return re.sub(r"\s*\n\s*|[ \u00a0]+", " ", text).strip()


def _tells_another(line: str) -> bool:
    """Whether a line is surely not part of a longer title."""
    named = people.byline(line)
    return bool(CONTACT.search(line)) or bool(issued.iso(line)) or (named is not None and named.cued)


# -- the title --------------------------------------------------------------------------------------------------------------


def _title(rows: list[Row], heads: list[Row]) -> tuple[Metadatum | None, int]:
    """The title, and the place of its block; -1 where there is none."""
    if named := [row for row in rows if row.role == "title"]:
        whole = named[0].text
        if below := [row for row in rows if row.role == "subtitle" and row.at > named[0].at]:
            whole += (" " if whole.endswith((":", "?", "!", "–", "—")) else ": ") + below[0].text
        return _titled(whole, "stated"), named[0].at
    rows = [row for row in rows if row.kind in ("title", "author") or row.level]
    possible = [row for row in rows if _can_be_title(row)]
    repeated = {
        letters(row.text) for row in rows if sum(letters(row.text) == letters(r.text) for r in (*rows, *heads)) > 1
    }
    marked = [row for row in possible if row.level]
    if marked:
        highest = min(row.level for row in marked)
        top = [row for row in marked if row.level == highest]
        best = next((row for row in top if not _is_surely_a_name(row)), top[0])
        return _titled(best.text, "read"), best.at
    long = [row for row in possible if len(row.text) > 24 and not person.is_person(row.text)]
    best_row = next((row for row in long if letters(row.text) in repeated), None)
    best_row = best_row or next((row for row in possible if _opens(row, rows)), None) or next(iter(long), None)
    if best_row is not None:
        return _titled(best_row.text, "guessed"), best_row.at
    if head := next((r for r in heads if len(r.text) > 24 and _can_be_title(r) and not person.is_person(r.text)), None):
        return _titled(head.text, "guessed", "running head"), -1
    return None, -1


def _can_be_title(row: Row) -> bool:
    text = row.text
    return (
        sum(c.isalpha() for c in text) > 3
        and len(text) <= 300
        and not (
            CONTACT.search(text)
            or LABEL.fullmatch(text)
            or GENRE.fullmatch(text)
            or CITE.match(text)
            or issued.iso(text)
        )
        and not (
            row.level == 0
            and (
                AFFILIATION.match(text)
                or journal(text)
                or _is_a_sentence(text)
                or RIGHTS.search(text)
                or DATED.match(text)
            )
        )
        and not re.match(
            r"(?:figure|fig\.|table|map|chart) \d|abstract\b|key\s?words\b|\W*ISSN|\W*ISBN|vol(?:ume|\.)\s*\w+\W",
            text,
            re.IGNORECASE,
        )
        and not (row.level == 0 and _is_surely_a_name(row))
    )


def _is_a_sentence(text: str) -> bool:
    return (len(text) > 60 and bool(re.search(r"[.;:,][”\"’)]*$", text))) or text.count(". ") > 1


def _is_surely_a_name(row: Row) -> bool:
    named = people.byline(row.text)
    return named is not None and (named.cued or not _may_be_words(row.text))


def _opens(row: Row, rows: list[Row]) -> bool:
    """Whether a line without a mark is the title by its place: the first, with another line of the title page below"
    " it."""
    below = next(
        (r for r in rows if r.at > row.at or (r.at == row.at and r is not row and rows.index(r) > rows.index(row))),
        None,
    )
    return (
        below is not None
        and len(row.text) > 7
        and (
            row.text.isupper()
            or len(row.text) > 24
            or _tells_another(below.text)
            or people.byline(below.text) is not None
        )
    )


def _titled(text: str, certainty: Literal["stated", "read", "guessed"], origin: str = ORIGIN) -> Metadatum:
    """A title without the mark of a note at its end."""
    return Metadatum("title", titled(re.sub(r"(?<=\S)\s?[*†‡¹]+$", "", text)), origin, certainty)


def titled(text: str) -> str:
    """A title set in capitals, in title case; short capitals stay where others are long, being acronyms."""
    if not text.isupper() or len(text) < 5:
        return text
    # a lone dotted capital is of a name in an English title: TÜRKİYE'S ROLE
    small = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"}
    parts = text.split()
    turkish = sum(any(c in "İĞŞ" for c in word) for word in parts) * 3 > len(parts)
    result = []
    for i, word in enumerate(parts):
        lower = (word.replace("I", "ı") if turkish else word).replace("İ", "i").lower()
        first = re.search(r"\w", lower)
        at = first.start() + 1 if first else 1
        result.append(lower if i and lower in small else word[:at] + lower[at:])
    return " ".join(result)


# -- the authors ------------------------------------------------------------------------------------------------------------


def _authors(rows: list[Row], heads: list[Row], title: int, blocks: tuple[Block, ...], name: str) -> list[Metadatum]:
    if named := [row for row in rows if row.role == "author"]:
        found = [c for row in named for line in row.lines for c in people.creators(line)]
        return [Metadatum("author", c.name, ORIGIN, "stated", c) for c in found]
    rows = [row for row in rows if row.kind in ("title", "author", "about") and letters(row.text) != letters(name)]
    found_cued: list[tuple[Row, people.Byline]] = []
    plain: list[tuple[Row, people.Byline]] = []
    for row in rows:
        if row.kind == "about" and not people.CUE.match(row.text):
            continue
        for line in [row.text] if people.byline(row.text) else row.lines:
            if (named_here := people.byline(line)) is None or row.role in ("date", "affiliation"):
                continue
            if named_here.cued and _is_of_a_title_page(line, named_here):
                found_cued.append((row, named_here))
            elif row.kind != "about" and not named_here.cued:
                plain.append((row, named_here))
    below = [(row, named_here) for row, named_here in found_cued if row.at > title]
    for sort in (below, found_cued):
        if sort:
            near = [n for row, n in plain if row.at > title and _is_among(row, sort, blocks)]
            every = sorted(
                [*((r.at, n) for r, n in sort), *((r.at, n) for r, n in plain if n in near)], key=lambda p: p[0]
            )
            return _told([n for _, n in every], "read")
    lowered = _lowered(blocks)
    sure = [
        n
        for row, n in plain
        if row.at > title and (_stands_as_author(row, title, blocks) or not _may_be_words(row.text, lowered))
    ]
    sure = sure or [n for row, n in plain if row.at < title and not _may_be_words(row.text, lowered) and row.level == 0]
    if sure:
        return _told(sure, "guessed")
    names = [people.byline(row.text) for row in heads]
    return _told(
        [n for n in names if n is not None and (n.cued or not _may_be_words(n.creators[0].name, lowered))],
        "guessed",
        "running head",
    )


def _told(names: list[people.Byline], certainty: Literal["read", "guessed"], origin: str = ORIGIN) -> list[Metadatum]:
    unique = {letters(c.name): c for named in names for c in named.creators}
    return [Metadatum("author", c.name, origin, certainty, c) for c in unique.values()]


def _is_of_a_title_page(line: str, named: people.Byline) -> bool:
    """Whether the names are most of the line: a sentence that mentions two persons is no byline."""
    held = sum(len(c.name) for c in named.creators)
    return (
        people.CUE.match(line) is not None
        or CONTACT.search(line) is not None
        or held * 2.5 > len(people.bare(line))
        or bool(AFFILIATION.search(line))
    )


def _is_among(row: Row, sure: list[tuple[Row, people.Byline]], blocks: tuple[Block, ...]) -> bool:
    """A name between or right beside others that are surely authors, affiliations apart."""
    places = [r.at for r, _ in sure]
    return min(places) - 3 <= row.at <= max(places) + 3 and not row.level


def _stands_as_author(row: Row, title: int, blocks: tuple[Block, ...]) -> bool:
    """A name right below the title, and an affiliation, a date or the abstract right below it."""
    before = [b for b in blocks[max(title, 0) : row.at] if b.lines[0].role != "subtitle"]
    after = next(iter(blocks[row.at + 1 : row.at + 2]), None)
    if title < 0 or len(before) > 2 or after is None:
        return False
    text = bare(after.text or after.lines[0].text)
    return (
        after.kind in ABSTRACT
        or bool(re.match(r"abstract\b|summary\b", text, re.I))
        or (
            after.kind in FRONT
            and bool(AFFILIATION.match(text) or CONTACT.search(text) or issued.iso(text) or DATED.match(text))
        )
    )


def _lowered(blocks: tuple[Block, ...]) -> Callable[[str], bool]:
    """Whether a word stands in small letters somewhere in the article."""

    @cache
    def stands(word: str) -> bool:
        return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line.text) for b in blocks for line in b.lines)

    return stands


def _may_be_words(text: str, lowered: Callable[[str], bool] | None = None) -> bool:
    """Whether capitalised words may as well be a phrase, such as Northern Lights: each of them is an ordinary word."""
    parts = [w.casefold().strip(".,’'") for w in re.findall(r"[^\W\d_]{2,}", people.bare(text))]
    parts = [w for w in parts if w not in person.PARTICLES]
    known = [w for w in parts if words.frequency(w) >= ORDINARY or (lowered is not None and lowered(w))]
    return len(known) >= len(parts) or (
        lowered is not None and len(parts) == 2 and all(words.frequency(w) and lowered(w) for w in parts)
    )


# -- the rest ---------------------------------------------------------------------------------------------------------------


def _cited(row: Row) -> Iterator[Metadatum]:
    return (said(field, value) for field, value in cited(CITE.sub("", row.text)).items())


def said(field: str, value: str, certainty: Literal["stated", "read", "guessed"] = "read") -> Metadatum:
    return Metadatum(field, value, ORIGIN, certainty)


def _of_a_line(row: Row) -> Iterator[Metadatum]:
    text = row.text
    if row.role == "date" and (when := issued.iso(DATED.sub("", text)) or (issued.found(text) or ("",))[0]):
        yield said("issued", when, "stated")
        return
    if found := journal(text):
        yield from (said(field, value) for field, value in found.items())
        yield said("type", "article-journal")
        return
    if when := issued.iso(DATED.sub("", text)):
        yield said("issued", when)
    elif DATED.match(text) and (told := issued.found(text)):
        yield said("issued", told[0])
    elif (rights := RIGHTS.search(text)) and len(text) < 400:
        yield said("issued", rights[1], "guessed")
    elif accepted := ACCEPTED.search(text):
        if told := issued.found(accepted[1]):
            yield said("issued", told[0][:4], "guessed")
    elif row.kind in ("title", "author") and len(text) < 100 and (ending := _last(text)):
        yield said("issued", ending, "guessed")
    if genre := GENRE.fullmatch(text):
        yield said("type", "report")
        yield said("genre", titled(genre["genre"]))
        if genre["number"]:
            yield said("number", genre["number"])
    elif (series := SERIES.match(text)) and not issued.iso(text) and row.kind != "about":
        yield said("type", "report", "guessed")
        yield said("collection-title", titled(series["series"].strip(" ,:–—-")), "guessed")
        yield said("number", series["number"], "guessed")
    elif THESIS.search(text) and len(text) < 120:
        yield said("type", "thesis")
    elif SPEECH.match(text):
        yield said("type", "speech")
    elif PROCEEDINGS.search(text) and len(text) < 200:
        yield said("type", "paper-conference")


def _last(text: str) -> str:
    """The date with a month that a short line ends with, or that stands alone between its strokes."""
    for part in reversed(re.split(r"\s[|•·–—]\s|/", text)):
        when = issued.iso(DATED.sub("", part))
        if len(when) > 4:
            return when
    found = issued.found(text)
    return (
        found[0]
        if found and re.search(rf"{re.escape(found[1][-4:])}\W*$", text) and not PROCEEDINGS.search(text)
        else ""
    )


def journal(text: str) -> dict[str, str]:
    """ "Winter Papers, Vol. 4, No. 2, Spring 1999, pp. 11-19",
    "Winter Papers 4 (2): 11–19 (1999)" → its fields; none of another line."""
    if len(text) > 200 or text.endswith("?") or CONTACT.search(text):
        return {}
    found, start = _place(text)
    year = re.search(rf"(?<!\d){issued.YEAR}(?!\d)", text)
    if len(found) + bool(year) < 2 or not {"volume", "page"} & set(found):
        return {}
    name = re.split(r",\s|\s\(|\s[–—|•·]\s|[:;]\s", text[:start])[0].strip(" ,.:;–—-|•*")
    name = re.sub(rf"\s+\(?{issued.YEAR}\)?$", "", name)
    result = {"container-title": titled(name)} if _can_be_journal(name) else {}
    if year:
        result["issued"] = (issued.found(text) or (year[0],))[0]
    return result | found


def _place(text: str) -> tuple[dict[str, str], int]:
    """Volume, issue and pages that a text gives, and where the first of them stands."""
    found: dict[str, str] = {}
    start = len(text)
    for match in NUMBERS.finditer(text):
        for key, value in match.groupdict().items():
            if value:
                found.setdefault({"pages": "page"}.get(key, key), value)
                start = min(start, match.start())
    compact = COMPACT.search(text) if "volume" not in found else None
    if (
        compact
        and (compact["issue"] or compact["number"] or not re.fullmatch(issued.YEAR, compact["volume"]))
        and compact["volume"].strip("0")
    ):
        found |= {k: v for k, v in compact.groupdict().items() if v and k in ("volume", "issue", "page")}
        found |= {"issue": compact["number"]} if compact["number"] else {}
        start = min(start, compact.start())
    return {key: re.sub(r"\s*[-–—]\s*", "-", value) for key, value in found.items()}, start


def _can_be_journal(name: str) -> bool:
    return bool(re.search(rf"{LETTER}{{3}}", name)) and len(name) < 90 and not people.CUE.match(name)


def cited(text: str) -> dict[str, str]:
    """The fields of an entry that says how to cite the article itself."""
    found = CITED.match(text)
    if found is None:
        return {}
    where = re.sub(r"https?://\S+|doi:?\s*\S+", "", found["where"]).strip(" .,")
    place, start = _place(where)
    name = re.split(r"\.\s|\*", where[:start].strip(" *"))[0].strip(" ,.*:;") if place else ""
    when = issued.found(where)
    return (
        {"issued": when[0] if when and when[0].startswith(found["year"]) else found["year"]}
        | ({"container-title": name} if _can_be_journal(name) else {})
        | place
    )


def _numbers(texts: list[str]) -> Iterator[Metadatum]:
    """DOI, ISSN, ISBN and licence, wherever the title page prints them."""
    for field, pattern in (("DOI", DOI), ("ISSN", ISSN), ("ISBN", ISBN)):
        for text in texts:
            for found in pattern.finditer(text):
                yield Metadatum(field, found[found.re.groups], ORIGIN, "read")
    for text in texts:
        if LICENCE.search(text):
            yield Metadatum("licence", licence(text), ORIGIN, "read")


def licence(text: str) -> str:
    """A Creative Commons licence by its short name: CC BY-SA 4.0; any other text as it stands."""
    found = LICENCE.search(text)
    if found is None:
        return text
    if found["words"]:
        parts = [
            short
            for word, short in (("commercial", "NC"), ("deriv", "ND"), ("share", "SA"))
            if word in found["words"].lower()
        ]
        name, version = "-".join(["BY", *sorted(parts, key=["NC", "ND", "SA"].index)]), found["w"]
    elif found["path"]:
        name, version = found["path"].upper(), found["version"]
        name = {"ZERO": "0", "MARK": "PDM"}.get(name, name)
    else:
        name, version = re.sub(" ", "-", found["short"].upper()), found["v"]
    return f"CC{'' if name == '0' else ' '}{name}" + (f" {version}" if version else "")


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def belongs(text: str) -> bool:
    """Whether a short line above the text is of the title page: a byline, an affiliation, a date, numbers of the"
    " work."""
    text = bare(text)
    if len(text) > 200:
        return False
    named = people.byline(text)
    return bool(
        (named is not None and (_is_of_a_title_page(text, named) if named.cued else not _may_be_words(text)))
        or issued.iso(DATED.sub("", text))
        or (DATED.match(text) and issued.found(text))
        or (CONTACT.search(text) and not re.search(r"[.!?]\s+\S+\s+\S+", text))
        or journal(text)
        or GENRE.fullmatch(text)
        or LABEL.fullmatch(text)
        or re.match(r"\W*(?:e-?|p-?)?(?:ISSN|ISBN|DOI)\b", text, re.IGNORECASE)
        or (AFFILIATION.match(text) and not re.search(r"[.!?][”\"’)]*$", text))
    )
