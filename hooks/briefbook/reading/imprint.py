"""What a line of a title page prints of its work: dates, place in a journal, series, DOI, ISSN, ISBN, licence → metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from ..model import Metadatum
from . import issued, people

ORIGIN = "title block"
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
    r"(?<![\w.,–—-])(?P<volume>\d{1,4}|[IVXLC]{1,7})\s*"
    r"(?:\((?P<issue>\d{1,3}(?:[-–/]\d+)?)\)\s*[:,]?|,\s*no\.\s*(?P<number>\d+)\s*[:,]?|(?=\()|[:,])\s*"
    r"(?:\((?P<when>[^()]*\d{4})\)\s*[:,]?)?\s*(?:pp?\.\s*)?(?P<page>[A-Z]?\d+\s*[-–—]\s*[A-Z]?\d+)(?![\w–—-])"
)
"""4 (2): 11–19; 12 (2019) 33–47; 5, no. 1 (Spring 2016): 3-9"""
HEAD = re.compile(
    rf"(?P<name>[^\W\d_][^\d,;:()]{{5,80}}?),?\s(?:(?P<volume>\d{{1,4}})\s\((?P<year>{issued.YEAR})\)"
    rf"|(?P<y>{issued.YEAR}),?\s(?:ISSN|vol)\b.*)",
    re.IGNORECASE,
)
"""Winter Papers 7 (2018); Winter Papers 2018, ISSN 1234-5679"""
ROMAN = re.compile(r"\W*(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})\W*")
NUMBERED = re.compile(r"(?:[IVX]+|[A-Z]|\d+(?:\.\d+)*)[.)]|\d+(?:\.\d+)*")
"""what stands before a title as its number"""
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
    r"^\W*(?:(?:first |originally )?(?:published|posted|issued|released|dated?(?: of (?:issue|publication))?"
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


CONTACT = re.compile(r"@|orcid|https?://|mailto:|www\.|\b(tel|fax|phone|e-?mail)\b\s*[.:]", re.IGNORECASE)


def said(field: str, value: str, certainty: Literal["stated", "read", "guessed"] = "read") -> Metadatum:
    return Metadatum(field, value, ORIGIN, certainty)


def line(text: str, role: str = "", below: bool = False) -> Iterator[Metadatum]:
    """All that a line states. `below` says that it stands apart from the title page, in a note about the article."""
    if role == "date" and (when := issued.iso(DATED.sub("", text)) or (issued.found(text) or ("",))[0]):
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
    elif not below and len(text) < 100 and (ending := _last(text)):
        yield said("issued", ending, "guessed")
    if genre := GENRE.fullmatch(text):
        yield said("type", "report")
        yield said("genre", titled(genre["genre"]))
        if genre["number"]:
            yield said("number", genre["number"])
    elif (series := SERIES.match(text)) and not issued.iso(text) and not below:
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
    """The fields of a line such as Winter Papers, Vol. 4, No. 2, Spring 1999, pp. 11-19; none of another line."""
    if len(text) > 200 or text.endswith("?") or CONTACT.search(text):
        return {}
    if head := HEAD.fullmatch(text):
        return {"container-title": titled(head["name"]), "issued": head["year"] or head["y"]} | (
            {"volume": head["volume"]} if head["volume"] else {}
        )
    found, start = _place(text)
    year = re.search(rf"(?<!\d){issued.YEAR}(?!\d)", text)
    if len(found) + bool(year) < 2 or not {"volume", "page"} & set(found):
        return {}
    name = re.split(r",\s|\s\(|\s[–—|•·]\s|[:;]\s", text[:start])[0].strip(" ,.:;–—-|•*/")
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
    """Whether words may name a journal: letters, and none of the signs of formulas and addresses."""
    return (
        bool(re.search(rf"{LETTER}{{3}}", name))
        and len(name) < 90
        and not re.search(r"[=+<>{}@\\×]|\d", name)
        and not people.CUE.match(name)
    )


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


def numbers(texts: Iterable[str]) -> Iterator[Metadatum]:
    """DOI, ISSN, ISBN and licence, wherever the title page prints them."""
    texts = list(texts)
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


def titled(text: str) -> str:
    """A title set in capitals, in title case; short capitals stay where others are long, being acronyms."""
    if not text.isupper() or len(text) < 5:
        return text
    # a lone dotted capital is of a name in an English title: TÜRKİYE'S ROLE
    small = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"}
    parts = text.split()
    turkish = sum(any(c in "İĞŞ" for c in word) for word in parts) * 3 > len(parts)
    result: list[str] = []
    for i, word in enumerate(parts):
        lower = (word.replace("I", "ı") if turkish else word).replace("İ", "i").lower()
        first = re.search(r"\w", lower)
        at = first.start() + 1 if first else 1
        if ROMAN.fullmatch(word) and (i == len(parts) - 1 or not word.startswith("XI") or not word.isalpha()):
            result.append(word)
        elif i and lower in small and not (i == 1 and NUMBERED.fullmatch(parts[0])):
            result.append(lower)
        else:
            result.append(word[:at] + lower[at:])
    return " ".join(result)


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
