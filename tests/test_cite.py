"""How a source is cited, in print and by reference managers. What a source doesn't state is never made up."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook import cite
from briefbook.model import WORKS, Source

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
        ([], "“Three winters.” n.d."),
        ([ADA], "Holm, Ada. n.d."),
        ([ADA, JO], "Holm, Ada, and Jo Pell. n.d."),
        ([ADA, JO, WIM], "Holm, Ada, Jo Pell, and Wim Wren. n.d."),
        ([BOARD], "Fenland Health Board. n.d."),
        ([BOARD, ADA], "Fenland Health Board, and Ada Holm. n.d."),
        ([{"family": "Sr."}], "Sr. n.d."),
        ([{"family": "Vries", "given": "Joey", "non-dropping-particle": "de"}], "Vries, Joey de. n.d."),
        ([{"family": "Vries", "given": "Joey", "particle": "de", "suffix": "Jr."}], "Vries, Joey de, Jr. n.d."),
        ([ADA, {"family": "Vries", "given": "Joey", "particle": "de"}], "Holm, Ada, and Joey de Vries. n.d."),
        ([ADA | {"ORCID": "0000-0002-1825-0097"}], "Holm, Ada. n.d."),
    ],
)
def test_authors_are_listed_the_first_one_turned_round(authors: list[Any], said: str) -> None:
    assert cite.reference(source(author=authors)).startswith(said)


def test_what_is_not_stated_is_left_out() -> None:
    assert cite.reference(source(type="article-journal")) == "“Three winters.” n.d."
    assert "None" not in cite.reference(source())


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"type": "report", "author": [BOARD], "issued": "1998", "genre": "Working paper", "number": "7",
             "publisher": "Sedge House"},
            "Fenland Health Board. 1998. *Three winters*. Working paper 7. Sedge House.",
        ),
        (
            {"type": "book", "author": [ADA], "editor": [JO], "edition": "3", "issued": "2019", "publisher": "Smith and Sons",
             "publisher-place": "Orvel", "collection-title": "Fen Studies", "collection-number": "3"},
            "Holm, Ada. 2019. *Three winters*. 3rd ed. Edited by Jo Pell. Fen Studies 3. Orvel: Smith and Sons.",
        ),
        (
            {"type": "book", "editor": [JO, WIM], "issued": "2019", "publisher": "Sedge House"},
            "Pell, Jo, and Wim Wren, eds. 2019. *Three winters*. Sedge House.",
        ),
        (
            {"type": "chapter", "author": [ADA], "editor": [JO], "container-title": "Fevers", "edition": "2",
             "page": "1-20, 33",
             "publisher": "Sedge House", "publisher-place": "Orvel", "issued": "2020-05"},
            "Holm, Ada. 2020. “Three winters.” In *Fevers*, 2nd ed., edited by Jo Pell, 1–20, 33. Orvel: Sedge House.",
        ),
        (
            {"type": "article-newspaper", "container-title": "Harbour Post", "issued": "2021-01-14",
             "URL": "https://post.example/a"},
            "“Three winters.” 2021. *Harbour Post*, January 14. https://post.example/a.",
        ),
        (
            {"type": "webpage", "author": [BOARD], "container-title": "Fenland", "issued": "2021",
             "URL": "https://fen.example/a"},
            "Fenland Health Board. 2021. “Three winters.” Fenland. https://fen.example/a.",
        ),
        (
            {"type": "thesis", "author": [ADA], "genre": "PhD diss.", "publisher": "University of Lenn", "issued": "2011"},
            "Holm, Ada. 2011. “Three winters.” PhD diss., University of Lenn.",
        ),
        (
            {"type": "speech", "author": [ADA], "event-title": "Harbour Day", "publisher-place": "Lenn",
             "issued": "2011-05-04"},
            "Holm, Ada. 2011. “Three winters.” Harbour Day, Lenn, May 4.",
        ),
        ({"type": "treaty", "issued": "1949-04-04"}, "*Three winters*. 1949. April 4."),
    ],
)  # fmt: skip
def test_each_sort_of_work_has_its_form(fields: dict[str, Any], said: str) -> None:
    assert cite.reference(source(**fields)) == said


@pytest.mark.parametrize("title", ["How many winters?", "So many winters!"])
def test_a_title_that_ends_in_a_mark_gets_no_full_stop(title: str) -> None:
    assert f"“{title}” n.d." in cite.reference(source(title))
    assert f"*{title}* n.d." in cite.reference(source(title, type="book"))


def test_a_title_with_a_full_stop_has_one_only() -> None:
    assert "“Winters.” n.d." in cite.reference(source("Winters."))


def test_a_letter_tells_sources_of_one_author_and_year_apart() -> None:
    assert "Holm, Ada. 2021b." in cite.reference(replace(source(author=[ADA], issued="2021"), letter="b"))
    assert "Holm, Ada. n.d.-b." in cite.reference(replace(source(author=[ADA]), letter="-b"))


@pytest.mark.parametrize("kind", sorted(WORKS))
def test_every_type_of_work_is_cited_by_author_title_and_year(kind: str) -> None:
    said = cite.reference(source(**{**ARTICLE, "type": kind}))
    assert said.startswith("Holm, Ada. 2021") and "Three winters" in said
    assert said.endswith(".") and ".." not in said and " ." not in said


OTHER_STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" initialize-with=".">
  <info><title>Mine</title><id>mine</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix="."><group delimiter=", ">
    <names variable="author"><name INITIALIZE/></names><text variable="title" quotes="true"/>
  </group></layout></bibliography>
</style>
"""


def test_another_style_sets_references_its_own_way() -> None:
    plain = OTHER_STYLE.replace("INITIALIZE", "")
    assert cite.reference(source(author=[ADA]), plain) == "A. Holm, “Three winters.”"
    whole = OTHER_STYLE.replace("INITIALIZE", 'initialize="false"')
    assert cite.reference(source(author=[ADA]), whole) == "Ada Holm, “Three winters.”"


@pytest.mark.parametrize(
    "text", ["", "no XML", "<style/>", "<html><body/></html>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']
)
def test_what_is_no_style_is_said_to_be_none(text: str) -> None:
    assert bool(cite.broken(text)) == bool(text)


@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_any_title_can_be_cited(title: str) -> None:
    assert cite.reference(source(title, author=[ADA])).startswith("Holm, Ada. n.d.")


# -- dates ----------------------------------------------------------------------------------------------------------------


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


def test_csl_json_has_the_season_and_names_under_their_keys() -> None:
    made = cite.csl(source(issued="2016-21", author=[{"family": "Vries", "particle": "de"}]))
    assert made["issued"] == {"date-parts": [[2016]], "season": 1}
    assert made["author"] == [{"family": "Vries", "non-dropping-particle": "de"}]


def test_csl_json_of_a_source_without_a_date_has_none() -> None:
    assert "issued" not in cite.csl(source())


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
