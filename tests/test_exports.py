"""Sources for reference managers: what is exported is read back by other people's programs, for every type of work."""

from __future__ import annotations

import codecs
import re
import warnings
from typing import Any

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from latexcodec import codec as _latex  # noqa: F401 - registers the codec
from pybtex.database import Entry, Person, parse_string
from rispy.config import TYPE_OF_REFERENCE_MAPPING

from briefbook import cite
from briefbook.cite import works
from briefbook.cite.bibtex import ESCAPES
from briefbook.model import WORKS, Source
from test_cite import ADA, ARTICLE, BOARD, JO, source

JOEY = {"family": "Vries", "given": "Joey", "non-dropping-particle": "de", "suffix": "Jr."}
FULL: dict[str, Any] = {
    "author": [JOEY, BOARD, ADA | {"ORCID": "https://orcid.org/0000-0002-1825-0097"}],
    "editor": [JO],
    "container-title": "Fens & rivers",
    "collection-title": "Fen Studies",
    "volume": "XXI",
    "issue": "2",
    "page": "11-19",
    "edition": "3",
    "genre": "Working paper",
    "publisher": "Smith and Sons",
    "publisher-place": "Orvel",
    "issued": "2020-05",
    "DOI": "10.5555/fen_4.11(a)<b>",
    "ISBN": "978-1-4028-9462-6",
    "URL": "https://fen.example/a_b?c=1&d=%20~e#f",
    "language": "en",
    "note": "100 % of it, $5 & more",
}
ISSUING = {"techreport": "institution", "phdthesis": "school", "misc": "organization", "booklet": "howpublished"}


def bibtex(source: Source) -> Entry:
    """The entry that pybtex reads."""
    data = parse_string(cite.bibtex(source), "bibtex")
    (entry,) = data.entries.values()
    return entry


def unescaped(text: str) -> str:
    """What TeX would print of a value."""
    return re.sub(r"(?<!\\)[{}]", "", codecs.decode(text, "ulatex")).replace(r"\$", "$")


def name(person: Person) -> tuple[str, ...]:
    parts = (person.prelast_names, person.last_names, person.lineage_names, person.first_names + person.middle_names)
    return tuple(unescaped(" ".join(words)) for words in parts)


def ris(source: Source) -> dict[str, Any]:
    (entry,) = rispy.loads(cite.ris(source))
    return dict(entry)


# -- the types ------------------------------------------------------------------------------------------------------------


def test_every_type_of_csl_has_one_in_each_format() -> None:
    assert set(works.SORTS) == WORKS
    assert {sort.ris for sort in works.SORTS.values()} <= set(TYPE_OF_REFERENCE_MAPPING)


@pytest.mark.parametrize("kind", sorted(WORKS))
def test_bibtex_of_every_type_is_read_back(kind: str) -> None:
    entry = bibtex(source(type=kind, **FULL))
    assert entry.original_type == works.SORTS[kind].bibtex
    assert [name(p) for p in entry.persons["author"]] == [
        ("de", "Vries", "Jr.", "Joey"),
        ("", "Fenland Health Board", "", ""),
        ("", "Holm", "", "Ada"),
    ]
    assert [name(p) for p in entry.persons["editor"]] == [("", "Pell", "", "Jo")]
    fields = {key: unescaped(value) for key, value in entry.fields.items()}
    assert fields["title"] == "Three winters"
    assert (fields["year"], fields["month"], fields["edition"], fields["volume"]) == ("2020", "May", "3", "XXI")
    assert fields[{"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}.get(
        entry.original_type, "howpublished")] == "Fens & rivers"  # fmt: skip
    if entry.original_type != "booklet":
        assert entry.fields[ISSUING.get(entry.original_type, "publisher")] == "{Smith and Sons}"
    assert entry.fields["doi"] == FULL["DOI"] and entry.fields["url"] == FULL["URL"]
    assert fields["note"] == FULL["note"]
    assert entry.fields["author+an:orcid"] == '3="0000-0002-1825-0097"'


@pytest.mark.parametrize("kind", sorted(WORKS))
def test_ris_of_every_type_is_read_back(kind: str) -> None:
    entry = ris(source(type=kind, **FULL))
    assert entry["type_of_reference"] == works.SORTS[kind].ris
    assert entry["authors"] == ["de Vries, Joey, Jr.", "Fenland Health Board", "Holm, Ada"]
    assert (entry["title"], entry["year"], entry["date"]) == ("Three winters", "2020", "2020/05//")
    assert (entry["secondary_title"], entry["tertiary_title"]) == ("Fens & rivers", "Fen Studies")
    assert (entry["start_page"], entry["end_page"], entry["volume"], entry["number"]) == ("11", "19", "XXI", "2")
    assert (entry["publisher"], entry["place_published"], entry["edition"]) == ("Smith and Sons", "Orvel", "3")
    assert (entry["doi"], entry["issn"], entry["language"]) == (FULL["DOI"], FULL["ISBN"], "en")
    assert entry["urls"] == [FULL["URL"]]
    assert dict(entry["unknown_tag"]) == {"ED": ["Pell, Jo"]}  # rispy has no name for the tag of editors


@pytest.mark.parametrize("kind", sorted(WORKS))
def test_csl_json_of_every_type_is_read_by_citeproc(kind: str) -> None:
    item = cite.csl(source(type=kind, **FULL))
    for person in item["author"]:
        person.pop("ORCID", None)  # Crossref's addition to CSL-JSON
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = CiteProcJSON([item])["holm-2021"]
    assert read["author"][0]["non-dropping-particle"] == "de"
    assert (read["issued"].year, read["issued"].month) == (2020, 5)


# -- single fields ----------------------------------------------------------------------------------------------------------


def test_bibtex_has_a_field_a_line() -> None:
    assert cite.bibtex(source(**ARTICLE)).splitlines() == [
        "@article{holm-2021,",
        "  author = {Holm, Ada},",
        "  title = {{Three winters}},",
        "  journal = {Fenland Letters},",
        "  volume = {4},",
        "  number = {2},",
        "  pages = {11--19},",
        "  year = {2021},",
        "  month = mar,",
        "  date = {2021-03-05},",
        "  doi = {10.5555/fen.4.11}",
        "}",
    ]


def test_ris_has_a_tag_a_line_and_an_end() -> None:
    assert cite.ris(source(**ARTICLE)).splitlines() == [
        "TY  - JOUR",
        "AU  - Holm, Ada",
        "TI  - Three winters",
        "T2  - Fenland Letters",
        "VL  - 4",
        "IS  - 2",
        "SP  - 11",
        "EP  - 19",
        "PY  - 2021",
        "DA  - 2021/03/05/",
        "DO  - 10.5555/fen.4.11",
        "ER  - ",
    ]


@pytest.mark.parametrize(
    ("pages", "first", "last"), [("11", "11", None), ("11-19", "11", "19"), ("1-20, 33", "1-20, 33", None)]
)
def test_ris_gives_the_pages_that_it_can_tell(pages: str, first: str, last: str | None) -> None:
    entry = ris(source(type="chapter", page=pages))
    assert (entry["start_page"], entry.get("end_page")) == (first, last)


def test_the_number_of_a_report_is_no_issue() -> None:
    entry = ris(source(type="report", number="34", collection_title="Fen Papers"))
    assert (entry.get("number"), entry["secondary_title"]) == (None, "Fen Papers")
    assert "M1  - 34\n" in cite.ris(source(type="report", number="34"))


def test_a_season_is_told_in_words() -> None:
    assert bibtex(source(issued="2016-21")).fields["month"] == "Spring"
    assert ris(source(issued="2016-21"))["date"] == "2016///Spring"


@pytest.mark.parametrize(
    ("genre", "kind"),
    [("PhD diss.", "phdthesis"), ("Master's thesis", "mastersthesis"), ("MA thesis", "mastersthesis")],
)
def test_bibtex_tells_a_masters_thesis(genre: str, kind: str) -> None:
    assert bibtex(source(type="thesis", genre=genre)).original_type == kind


@pytest.mark.parametrize(
    ("author", "parts"),
    [
        ({"family": "García Márquez", "given": "Gabriel"}, ("", "García Márquez", "", "Gabriel")),
        ({"family": "Di Stefano", "given": "Mario"}, ("", "Di Stefano", "", "Mario")),
        ({"family": "Heide", "given": "Hans", "non-dropping-particle": "von der"}, ("von der", "Heide", "", "Hans")),
        ({"literal": "Department for Rivers, Lakes and Fens"}, ("", "Department for Rivers, Lakes and Fens", "", "")),
        ({"family": "Banksy"}, ("", "Banksy", "", "")),
    ],
)
def test_bibtex_keeps_the_parts_of_a_name(author: dict[str, str], parts: tuple[str, ...]) -> None:
    (person,) = bibtex(source(author=[author])).persons["author"]
    assert name(person) == parts


def test_a_house_with_and_in_its_name_is_one_house() -> None:
    assert "  institution = {{Institute for Ice and Snow}}" in cite.bibtex(
        source(type="report", publisher="Institute for Ice and Snow")
    )


TEXT = st.text(
    st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Zs", "Cf", "Co", "Cn", "Mn")), min_size=1, max_size=20
)


@given(st.one_of(TEXT, st.text("\\{}~^&%$#_ab\"'", min_size=1, max_size=12)).map(str.strip).filter(bool))
def test_any_title_comes_back_from_bibtex(title: str) -> None:
    raw = bibtex(source(title)).fields["title"]
    back = raw.removeprefix("{").removesuffix("}")
    for sign, told in ESCAPES.items():
        back = back.replace(told, f"\0{ord(sign)}\0")
    assert re.sub(r"\0(\d+)\0", lambda m: chr(int(m[1])), back) == title


@given(TEXT.map(str.strip).filter(bool))
def test_any_title_comes_back_from_ris(title: str) -> None:
    assert ris(source(title))["title"] == re.sub(r"\s+", " ", title)
