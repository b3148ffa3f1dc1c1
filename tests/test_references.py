"""References: citations by author and year, against the article's own list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.model import Unlisted
from briefbook.reading.references import unlisted

LIST = (
    "Arden, Paul. 1987. *Ferries of the Lower Tamsel*. Quay Press.",
    "———. 1990. *Locks*. Quay Press.",
    "Holm, Ada and Jo Pell (1998). *Salt and Ice*. Selm: Sedge.",
    "* Zilk, A., Jo Pell, and K. Orm. 1983. *Bread*. Selm: Sedge.",
    "van Dray, J. (2001). *Ice*. Orvane: Quay Press.",
    "Fenland Health Board. 2003. *Report*. Selm.",
    "Šalik, Ö. (1999). *Değirmen*. Selm.",
    "O’Hare, B. 1980. *Weirs*. Orvane.",
)


def found(text: str) -> list[tuple[str, str]]:
    """(citation, near entry) of what a passage cites and the list doesn't hold."""
    return [(one.citation, one.near) for one in unlisted([("1", text)], LIST)]


@pytest.mark.parametrize(
    "text",
    [
        # author and year in brackets
        "It froze (Arden 1987).",
        "It froze (Arden, 1987, 12).",
        "It froze (see Arden 1987; cf. Holm and Pell 1998, 3-4).",
        "It froze (Holm & Pell 1998).",
        "It froze (Holm et al. 1998).",
        "It froze (Zilk, Pell and Orm 1983).",
        "It froze (Arden 1987a).",
        # the year alone in brackets
        "Arden (1987) saw it freeze.",
        "Arden’s (1987) ferry froze.",
        "Arden's (1987: 12) ferry froze.",
        "Zilk et al. (1983) saw it freeze.",
        "Holm and Pell (1998) saw it freeze.",
        "As Holm and Pell (1998) say, it froze.",
        "Zilk, Pell, and Orm (1983) saw it freeze.",
        "In particular, Arden (1987) saw it freeze.",
        # names of more than a word, small words, accents, apostrophes
        "It froze (van Dray 2001).",
        "It was van Dray (2001) who saw it.",
        "It froze (Fenland Health Board 2003).",
        "The Fenland Health Board (2003) saw it freeze.",
        "It froze (Salik 1999).",
        "It froze (O'Hare 1980).",
        # a line for the name that stands above
        "It froze (Arden 1990).",
    ],
)
def test_what_an_entry_begins_with_and_has_the_year_of_is_listed(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It froze (in 1804).",
        "It froze (June 2001).",
        "It froze in June (2001).",
        "Since June (2001) it froze.",
        "It froze (May 1804; see below).",
        "The ferry sank in the harbour (1804).",
        "It froze (about 480 loaves).",
        "Norr 1804 froze.",
        "It froze (Norr, forthcoming).",
        "",
    ],
)
def test_not_all_that_stands_in_brackets_is_a_citation(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "citation", "near"),
    [
        # nobody of this name is listed
        ("It froze (Norr 1987).", "Norr 1987", ""),
        ("It froze (Norr and Pell 1998, 12).", "Norr and Pell 1998", ""),
        ("Norr (1987) saw it freeze.", "Norr 1987", ""),
        ("In particular, Norr (1987) saw it freeze.", "Norr 1987", ""),
        ("It froze, as Norr (1987) says.", "Norr 1987", ""),
        ("It froze according to Norr (1987).", "Norr 1987", ""),
        ("Norr and Pell (1998) saw it freeze.", "Norr and Pell 1998", ""),
        ("It froze (Pell 1998).", "Pell 1998", ""),
        # another year
        ("It froze (Arden 1991).", "Arden 1991", "Arden, Paul. 1987"),
        ("It froze (Holm 2003).", "Holm 2003", "Holm, Ada and Jo Pell 1998"),
        # another spelling
        ("It froze (Ardem 1987).", "Ardem 1987", "Arden, Paul. 1987"),
    ],
)
def test_what_no_entry_matches_is_told_with_the_entry_that_was_likely_meant(
    text: str, citation: str, near: str
) -> None:
    assert found(text) == [(citation, near)]


def test_the_entry_that_was_meant_is_told_with_its_author_even_where_the_list_has_a_line_for_the_name() -> None:
    ((_, near),) = found("It froze (Ardenn 1990).")
    assert "Arden" in near and near.endswith("1990")


def test_of_many_citations_in_one_bracket_those_that_are_missing_are_told() -> None:
    assert found("(see Norr 1987; Arden 1987, 12; cf. Norr 1999)") == [("Norr 1987", ""), ("Norr 1999", "")]


def test_one_citation_in_many_passages_is_told_once_with_all_of_them() -> None:
    passages = [("1", "Norr (1987), and (Norr 1987)"), ("2", "It froze."), ("3", "(Norr 1987)")]
    assert unlisted(passages, LIST) == (Unlisted(citation="Norr 1987", passages=("1", "3"), near=""),)


def test_an_article_without_a_list_can_lack_nothing_in_it() -> None:
    assert unlisted([("1", "(Norr 1987)")], []) == ()


# -- whatever the list and the passage --------------------------------------------------------------------------------

authors = st.text("abdeklmnorst", min_size=4, max_size=9).map(lambda letters: f"{letters}esk".capitalize())
years = st.integers(1800, 2029).map(str)
FORMS = st.sampled_from(
    ["It froze ({} {}).", "It froze (see {}, {}, 12).", "{} ({}) saw it.", "It froze ({} et al. {})."]
)


@given(st.lists(st.tuples(authors, years), min_size=1, max_size=6), FORMS)
def test_what_the_list_is_made_of_is_listed(entries: list[tuple[str, str]], form: str) -> None:
    listed = [f"{author}, J. ({year}). *Ice*." for author, year in entries]
    assert unlisted([(str(n), form.format(*entry)) for n, entry in enumerate(entries)], listed) == ()


@given(st.lists(st.tuples(authors, years), min_size=1, max_size=6), authors, years, FORMS)
def test_an_author_whom_the_list_does_not_know_is_not_listed(
    entries: list[tuple[str, str]], author: str, year: str, form: str
) -> None:
    listed = [f"{other}, J. ({when}). *Ice*." for other, when in entries if other != author]
    told = unlisted([("7", form.format(author, year))], listed)
    assert [(one.citation.split()[0], one.passages) for one in told] == ([(author, ("7",))] if listed else [])


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_any_text_and_any_list_may_be_compared(texts: list[str], listed: list[str]) -> None:
    told = unlisted([(str(n), text) for n, text in enumerate(texts)], listed)
    assert all(set(one.passages) <= {str(n) for n in range(len(texts))} for one in told)
