"""How a source is cited, in print and by reference managers. What a source doesn't state is never made up."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook import cite
from briefbook.model import Source

ADA, JO, WIM = {"family": "Holm", "given": "Ada"}, {"family": "Pell", "given": "Jo"}, {"family": "Wren", "given": "Wim"}
BOARD = {"literal": "Fenland Health Board"}
ARTICLE = {
    "type": "article-journal",
    "author": [ADA],
    "container-title": "Fenland Letters",
    "volume": "4",
    "issue": "2",
    "page": "11-19",
    "issued": "2021-03-05",
    "DOI": "10.5555/fen.4.11",
}


def source(title: str = "Three winters", **csl: Any) -> Source:
    fields = {"title": title} | {k.replace("_", "-"): v for k, v in csl.items()}
    return Source(
        key="holm-2021",
        csl=tuple(fields.items()),
        label="Holm 2021",
        title=title,
        publish="index",
        licence="",
        original="",
        sha256="",
        lines=None,
    )


# -- the printed reference ------------------------------------------------------------------------------------------------


def test_an_article_is_cited_by_author_and_date() -> None:
    assert cite.reference(source(**ARTICLE)) == (
        "Holm, Ada. 2021. “Three winters.” *Fenland Letters* 4 (2): 11–19. https://doi.org/10.5555/fen.4.11."
    )


@pytest.mark.parametrize(
    ("authors", "said"),
    [
        ([], "Author not stated. n.d."),
        ([ADA], "Holm, Ada. n.d."),
        ([ADA, JO], "Holm, Ada, and Jo Pell. n.d."),
        ([ADA, JO, WIM], "Holm, Ada, Jo Pell, and Wim Wren. n.d."),
        ([BOARD], "Fenland Health Board. n.d."),
        ([BOARD, ADA], "Fenland Health Board, and Ada Holm. n.d."),
        ([{"family": "Sr."}], "Sr. n.d."),
    ],
)
def test_authors_are_listed_the_first_one_turned_round(authors: list[Any], said: str) -> None:
    assert cite.reference(source(author=authors)).startswith(said)


def test_what_is_not_stated_is_left_out_or_said_so() -> None:
    assert cite.reference(source(type="article-journal")) == (
        "Author not stated. n.d. “Three winters.” Journal not stated."
    )
    assert "None" not in cite.reference(source())


def test_a_report_has_its_series_and_publisher() -> None:
    said = cite.reference(
        source(type="report", author=[BOARD], issued="1998", genre="Working paper", number="7", publisher="Sedge House")
    )
    assert said == "Fenland Health Board. 1998. “Three winters.” Working paper 7. Sedge House."


@pytest.mark.parametrize("title", ["How many winters?", "So many winters!"])
def test_a_title_that_ends_in_a_mark_gets_no_full_stop(title: str) -> None:
    assert f"“{title}”" in cite.reference(source(title))


def test_a_title_with_a_full_stop_has_one_only() -> None:
    assert "“Winters.”" in cite.reference(source("Winters."))


# -- dates ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("1998", "1998"),
        ("1998-05", "May 1998"),
        ("1998-05-04", "4 May 1998"),
        ("1998-00", "1998-00"),
        ("1998-13", "1998-13"),
        ("", ""),
        ("last spring", "last spring"),
    ],
)
def test_a_date_says_no_more_than_it_knows(iso: str, said: str) -> None:
    assert cite.date(iso) == said


@given(st.text(max_size=12))
def test_no_date_raises(text: str) -> None:
    cite.date(text)


# -- CSL-JSON -------------------------------------------------------------------------------------------------------------


def test_csl_json_has_the_key_and_the_date_in_parts() -> None:
    made = cite.csl(source(**ARTICLE))
    assert made["id"] == "holm-2021"
    assert made["issued"] == {"date-parts": [[2021, 3, 5]]}
    assert made["author"] == [ADA]
    assert made["container-title"] == "Fenland Letters"
    assert json.loads(json.dumps(made)) == made


@pytest.mark.parametrize(("issued", "parts"), [("2021", [2021]), ("2021-03", [2021, 3])])
def test_csl_json_is_as_precise_as_the_source(issued: str, parts: list[int]) -> None:
    assert cite.csl(source(issued=issued))["issued"] == {"date-parts": [parts]}


def test_csl_json_of_a_source_without_a_date_has_none() -> None:
    assert "issued" not in cite.csl(source())


# -- BibTeX and RIS -------------------------------------------------------------------------------------------------------


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
        "  doi = {10.5555/fen.4.11}",
        "}",
    ]


def test_bibtex_keeps_a_body_as_one_name_and_joins_authors() -> None:
    assert "author = {{Fenland Health Board} and Pell, Jo}" in cite.bibtex(source(author=[BOARD, JO]))


@pytest.mark.parametrize(
    ("kind", "sort"), [("report", "techreport"), ("book", "book"), ("webpage", "misc"), ("", "misc")]
)
def test_bibtex_knows_the_sort_of_work(kind: str, sort: str) -> None:
    assert cite.bibtex(source(type=kind)).startswith(f"@{sort}{{")


def test_bibtex_escapes_what_tex_reads_as_commands() -> None:
    assert r"100 \% \& \$5 \#1 a\_b" in cite.bibtex(source("100 % & $5 #1 a_b"))


@pytest.mark.parametrize("title", ["an open { brace", "a closing } brace"])
def test_the_braces_of_bibtex_are_balanced_whatever_the_title(title: str) -> None:
    made = re.sub(r"\\[{}]", "", cite.bibtex(source(title)))
    assert made.count("{") == made.count("}")


def test_ris_has_a_tag_a_line_and_an_end() -> None:
    assert cite.ris(source(**ARTICLE)).splitlines() == [
        "TY  - JOUR",
        "AU  - Holm, Ada",
        "TI  - Three winters",
        "T2  - Fenland Letters",
        "VL  - 4",
        "IS  - 2",
        "PY  - 2021",
        "DO  - 10.5555/fen.4.11",
        "SP  - 11",
        "EP  - 19",
        "ER  - ",
    ]


def test_ris_gives_a_single_page_too() -> None:
    assert "SP  - 11\n" in cite.ris(source(page="11"))


# -- what reference managers take from a page --------------------------------------------------------------------------------


def opened(source: Source) -> dict[str, list[str]]:
    """The context object of a COinS span, decoded."""
    return parse_qs(cite.coins(source), strict_parsing=True)


def test_coins_tell_an_article_with_its_journal() -> None:
    assert opened(source(**ARTICLE)) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:journal"],
        "rft_id": ["info:doi/10.5555/fen.4.11"],
        "rft.genre": ["article"],
        "rft.atitle": ["Three winters"],
        "rft.jtitle": ["Fenland Letters"],
        "rft.volume": ["4"],
        "rft.issue": ["2"],
        "rft.spage": ["11"],
        "rft.epage": ["19"],
        "rft.date": ["2021-03-05"],
        "rft.aulast": ["Holm"],
        "rft.aufirst": ["Ada"],
        "rft.au": ["Ada Holm"],
    }


def test_coins_tell_a_report_of_a_body() -> None:
    told = opened(source(type="report", author=[BOARD, JO], publisher="Sedge House", collection_title="Papers"))
    assert (told["rft.genre"], told["rft.btitle"], told["rft.series"]) == (["report"], ["Three winters"], ["Papers"])
    assert told["rft.au"] == ["Fenland Health Board", "Jo Pell"]
    assert "rft.aulast" not in told and "rft.atitle" not in told


def test_coins_tell_a_chapter_and_its_book() -> None:
    told = opened(source(type="chapter", container_title="Fevers"))
    assert (told["rft.genre"], told["rft.atitle"], told["rft.btitle"]) == (["bookitem"], ["Three winters"], ["Fevers"])


@given(st.text(min_size=1, max_size=30).filter(lambda text: text.strip() and text.isprintable()))
def test_coins_keep_any_title(title: str) -> None:
    made = cite.coins(source(title, type="book"))
    assert parse_qs(made)["rft.btitle"] == [title]
    assert re.fullmatch(r"[\w.=&%~:-]+", made, re.ASCII)


def test_highwire_tags_are_those_of_the_sort_of_work() -> None:
    assert cite.highwire(source(**ARTICLE)) == [
        ("citation_title", "Three winters"),
        ("citation_author", "Holm, Ada"),
        ("citation_publication_date", "2021/03/05"),
        ("citation_journal_title", "Fenland Letters"),
        ("citation_volume", "4"),
        ("citation_issue", "2"),
        ("citation_firstpage", "11"),
        ("citation_lastpage", "19"),
        ("citation_doi", "10.5555/fen.4.11"),
    ]
    report = dict(cite.highwire(source(type="report", number="7", publisher="Sedge House", author=[BOARD])))
    assert report["citation_author"] == "Fenland Health Board"
    assert report["citation_technical_report_institution"] == "Sedge House"
    assert report["citation_technical_report_number"] == "7"
    assert dict(cite.highwire(source(type="chapter", container_title="Fevers")))["citation_inbook_title"] == "Fevers"


@pytest.mark.parametrize(
    ("title", "said"), [("Velorin", "“Velorin.” Fens."), ("What now?", "“What now?” Fens."), ("End.", "“End.” Fens.")]
)
def test_a_page_of_the_book_is_cited_by_its_title(title: str, said: str) -> None:
    assert cite.page(title, "Fens") == said
