"""The sorts of works that CSL knows, and what each is to BibTeX, RIS and OpenURL."""

from __future__ import annotations

from typing import NamedTuple


class Sort(NamedTuple):
    """A type of CSL 1.0.2 in other vocabularies."""

    bibtex: str
    """the type of entry of the standard styles of BibTeX"""
    ris: str
    """the type of reference of the RIS format"""
    openurl: tuple[str, str]
    """format and genre of OpenURL (Z39.88), as COinS write them"""


JOURNAL, BOOK = ("journal", "article"), ("book", "book")
PART, MEETING, REPORT, OTHER = ("book", "bookitem"), ("book", "proceeding"), ("book", "report"), ("book", "unknown")
SORTS: dict[str, Sort] = {
    "article": Sort("misc", "UNPB", ("journal", "preprint")),
    "article-journal": Sort("article", "JOUR", JOURNAL),
    "article-magazine": Sort("article", "MGZN", JOURNAL),
    "article-newspaper": Sort("article", "NEWS", JOURNAL),
    "bill": Sort("misc", "BILL", OTHER),
    "book": Sort("book", "BOOK", BOOK),
    "broadcast": Sort("misc", "VIDEO", OTHER),
    "chapter": Sort("incollection", "CHAP", PART),
    "classic": Sort("misc", "CLSWK", BOOK),
    "collection": Sort("misc", "GEN", OTHER),
    "dataset": Sort("misc", "DATA", OTHER),
    "document": Sort("misc", "GEN", ("book", "document")),
    "entry": Sort("incollection", "ENCYC", PART),
    "entry-dictionary": Sort("incollection", "DICT", PART),
    "entry-encyclopedia": Sort("incollection", "ENCYC", PART),
    "event": Sort("misc", "GEN", OTHER),
    "figure": Sort("misc", "FIGURE", OTHER),
    "graphic": Sort("misc", "ART", OTHER),
    "hearing": Sort("misc", "HEAR", OTHER),
    "interview": Sort("misc", "PCOMM", OTHER),
    "legal_case": Sort("misc", "CASE", OTHER),
    "legislation": Sort("misc", "STAT", OTHER),
    "manuscript": Sort("unpublished", "MANSCPT", ("book", "document")),
    "map": Sort("misc", "MAP", OTHER),
    "motion_picture": Sort("misc", "MPCT", OTHER),
    "musical_score": Sort("misc", "MUSIC", OTHER),
    "pamphlet": Sort("booklet", "PAMP", BOOK),
    "paper-conference": Sort("inproceedings", "CPAPER", MEETING),
    "patent": Sort("misc", "PAT", OTHER),
    "performance": Sort("misc", "GEN", OTHER),
    "periodical": Sort("misc", "JFULL", ("journal", "journal")),
    "personal_communication": Sort("misc", "PCOMM", OTHER),
    "post": Sort("misc", "ICOMM", OTHER),
    "post-weblog": Sort("misc", "BLOG", OTHER),
    "regulation": Sort("misc", "LEGAL", OTHER),
    "report": Sort("techreport", "RPRT", REPORT),
    "review": Sort("article", "JOUR", JOURNAL),
    "review-book": Sort("article", "JOUR", JOURNAL),
    "software": Sort("misc", "COMP", OTHER),
    "song": Sort("misc", "SOUND", OTHER),
    "speech": Sort("misc", "GEN", OTHER),
    "standard": Sort("misc", "STAND", OTHER),
    "thesis": Sort("phdthesis", "THES", ("dissertation", "")),
    "treaty": Sort("misc", "GOVDOC", OTHER),
    "webpage": Sort("misc", "ELEC", OTHER),
}
"""all types of CSL 1.0.2; RIS and BibTeX have fewer, so some of theirs are shared"""
UNKNOWN = Sort("misc", "GEN", OTHER)


def sort(type: str) -> Sort:
    return SORTS.get(type, UNKNOWN)
