"""Statements as sentences: tense by dates, quantities as people write them, names with their article."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.language.articles import definite
from briefbook.language.phrases import phrase
from briefbook.model import Property, Statement
from briefbook.wording import dates, quantities
from briefbook.wording.sentences import Named, sentence
from briefbook.wording.templates import Broken, template

NAMES = {"marsh": "the Marsh League", "ely": "Ely", "fens": "the Fens"}
MEMBER = "{subject} {is|was|has been} a member of {value}"
TRADE = "Trade of {subject}[ with {about}][, {of},] {is|was|has been} {value}"


def said(says: str, value: str = "marsh", type: Any = "entity", label: str = "member of", **fields: str) -> str:
    event = bool(fields.pop("event", ""))
    property = Property(id=label, label=label, value=type, theme="x", says=says, event=event)
    statement = Statement(id="s", subject="ely", property=label, value=value, source="k", locator="¶1", **fields)
    return sentence(statement, property, lambda id: NAMES.get(id, id)).plain()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Ely is a member of the Marsh League"),
        ({"since": "1952-02"}, "Ely has been a member of the Marsh League since February 1952"),
        ({"since": "early 199X"}, "Ely has been a member of the Marsh League since the early 1990s"),
        ({"since": "2014", "until": "2016"}, "Ely was a member of the Marsh League from 2014 to 2016"),
        ({"until": "1960-05-04"}, "Ely was a member of the Marsh League until 4 May 1960"),
        ({"date": "2012"}, "Ely was a member of the Marsh League in 2012"),
        ({"date": "2012-06-07"}, "Ely was a member of the Marsh League on 7 June 2012"),
        ({"date": "2014/2016"}, "Ely was a member of the Marsh League from 2014 to 2016"),
        ({"date": "~1970"}, "Ely was a member of the Marsh League in about 1970"),
        ({"date": "<1970"}, "Ely was a member of the Marsh League before 1970"),
        ({"event": "yes"}, "Ely was a member of the Marsh League"),
        (
            {"since": "1952", "note": "as a full member", "by": "Holm (2021)"},
            "Ely has been a member of the Marsh League since 1952 (as a full member), according to Holm (2021)",
        ),
    ],
)
def test_the_tense_follows_the_dates(fields: dict[str, str], expected: str) -> None:
    assert said(MEMBER, **fields) == expected


def test_what_a_statement_lacks_is_left_out_with_the_words_around_it() -> None:
    assert said(TRADE, "5.6", "quantity", unit="billion crowns") == "Trade of Ely is 5.6 billion crowns"
    assert (
        said(TRADE, "5.6 bn", "quantity", unit="crowns", about="fens", of="reed", date="2024")
        == "Trade of Ely with the Fens, reed, was 5.6 billion crowns in 2024"
    )


def test_what_a_colon_introduces_is_told_last() -> None:
    says = "{subject}’s relations with {value}[: {note}]"
    assert said(says, note="warm", since="2002") == "Ely’s relations with the Marsh League since 2002: warm"
    assert said(says) == "Ely’s relations with the Marsh League"


def test_a_sentence_knows_whom_it_names_and_begins_with_a_capital() -> None:
    property = Property(id="left", label="left", value="entity", theme="x", says="{subject} {has left|left} {value}")
    statement = Statement(id="s", subject="marsh", property="left", value="ely", source="k", locator="¶1")
    parts = sentence(statement, property, NAMES.__getitem__).parts
    assert parts == (Named("marsh", "The Marsh League"), " has left ", Named("ely", "Ely"))


@pytest.mark.parametrize(
    ("label", "type", "value", "fields", "expected"),
    [
        ("treats", "entity", "marsh", {}, "Ely treats the Marsh League"),
        ("treated with", "entity", "marsh", {}, "Ely is treated with the Marsh League"),
        ("member of", "entity", "marsh", {"since": "1952"}, "Ely has been a member of the Marsh League since 1952"),
        ("dose", "quantity", "25", {"unit": "mg", "about": "fens"}, "Ely’s dose with regard to the Fens is 25 mg"),
        ("approved", "date", "2001-06", {}, "Ely was approved in June 2001"),
        ("harm", "text", "headache", {}, "Ely’s harm: headache"),
        ("harm [x] {y}", "text", "headache", {}, "Ely’s harm [x] {y}: headache"),
        ("left", "entity", "marsh", {"date": "1960"}, "Ely left the Marsh League in 1960"),
        ("argues", "text", "rents are low", {}, "Ely argues that rents are low"),
    ],
)
def test_a_property_without_wording_gives_a_tolerable_sentence(
    label: str, type: str, value: str, fields: dict[str, str], expected: str
) -> None:
    assert said("", value, type, label, **fields) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("economic cooperation around the lake", "noun"),
        ("exports to the fens", "noun"),
        ("a league that meets in May", "noun"),
        ("assumed to use side roads", "noun"),
        ("serves home demand first of all", "predicate"),
        ("mainly buys reed", "predicate"),
        ("could carry weight there", "predicate"),
        ("signed a treaty", "predicate"),
        ("members differ in wealth", "clause"),
        ("borders are inviolable", "clause"),
        ("its rise brought a wave of visitors", "clause"),
        ("dissolve their functions", "infinitive"),
    ],
)
def test_a_text_is_a_noun_phrase_a_predicate_a_clause_or_an_infinitive(text: str, expected: str) -> None:
    assert phrase(text) == expected


@pytest.mark.parametrize(
    ("says", "value", "expected"),
    [
        ("A purpose of {subject} {is|was|has been} {that value}", "peace", "A purpose of Ely is peace"),
        (
            "A purpose of {subject} {is|was|has been} {that value}",
            "serves trade",
            "A purpose of Ely is that it serves trade",
        ),
        (
            "A purpose of {subject} {is|was|has been} {that value}",
            "rents are low",
            "A purpose of Ely is that rents are low",
        ),
        (
            "A purpose of {subject} {is|was|has been} {that value}",
            "dissolve the guilds",
            "A purpose of Ely is to dissolve the guilds",
        ),
        ("{subject} {uses|used|has used} {value}", "a survey", "Ely uses a survey"),
        ("{subject} {uses|used|has used} {value}", "compares two surveys", "Ely compares two surveys"),
        ("{subject} {sees|saw|has seen} {value}", "rents were raised", "Ely sees this: rents were raised"),
        ("{subject} holds that {value}", "rests on reed", "Ely holds that it rests on reed"),
    ],
)
def test_a_value_with_a_verb_of_its_own_makes_a_sentence_too(says: str, value: str, expected: str) -> None:
    assert said(says, value, "text", "x") == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{subject} is {value", "isn't closed"),
        ("{subject} [is {value}", "isn't closed"),
        ("{subject} is] {value}", "don't match"),
        ("{subject} [[is {about}]] {value}", "don't match"),
        ("{subject} [is] {value}", "never be left out"),
        ("{subject} is {vlaue}", "no slot {vlaue}"),
        ("{subject} {is|was|has|had} {value}", "two or three forms"),
        ("{subject} {is||been} {value}", "two or three forms"),
        ("{subject} is", "needs {subject} and {value}"),
        ("is [{subject} {value}]", "needs {subject} and {value}"),
    ],
)
def test_a_broken_template_says_why(text: str, reason: str) -> None:
    with pytest.raises(Broken, match=reason.replace("{", r"\{").replace("}", r"\}")):
        template(text)


@given(st.text("{}[]|: subjectvalue", max_size=40))
def test_no_template_raises_anything_else(text: str) -> None:
    try:
        template(text)
    except Broken:
        return
    assert said(text)


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("5.6 bn", "US dollars", "5.6 billion US dollars"),
        ("27406927", "US dollars", "27,406,927 US dollars"),
        ("1998", "boats", "1998 boats"),
        (">100", "boats", "more than 100 boats"),
        ("~40", "boats", "about 40 boats"),
        ("27000-31000", "people", "27,000 to 31,000 people"),
        ("1", "countries", "1 country"),
        ("1", "kinds of attack", "1 kind of attack"),
        ("-4.2", "per cent", "−4.2 per cent"),
        ("12", "per cent of imports", "12 per cent of imports"),
        ("2/3", "members", "2 thirds of members"),
        ("many", "boats", "many boats"),
    ],
)
def test_quantities_read_as_people_write_them(text: str, unit: str, expected: str) -> None:
    assert quantities.words(text, unit) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1952-02-18", "18 February 1952"),
        ("2016-21", "spring 2016"),
        ("199X", "the 1990s"),
        ("late 199X", "the late 1990s"),
        ("mid 2015", "mid-2015"),
        ("19XX", "the 20th century"),
        ("2014/..", "since 2014"),
        ("../2016", "until 2016"),
        ("some day", "some day"),
    ],
)
def test_dates_read_as_people_write_them(text: str, expected: str) -> None:
    assert dates.words(text) == expected


@pytest.mark.parametrize("name", ["United Nations", "EU", "UN", "Marsh League", "Court of the Fens", "Balkans", "PKK"])
def test_names_that_take_an_article(name: str) -> None:
    assert definite(name)


@pytest.mark.parametrize("name", ["NATO", "Japan", "UNESCO", "Central Asia", "Realism", "The Gambia", "Ada Holm"])
def test_names_that_take_none(name: str) -> None:
    assert not definite(name)


@pytest.mark.parametrize(
    ("says", "fields", "expected"),
    [
        ("{subject} closed the straits", {"date": "2022-03"}, "Ely closed the straits in March 2022"),
        ("{subject} lets {about} in", {"about": "fens"}, "Ely lets the Fens in"),
        ("{subject} gained {value}", {"note": "a part"}, "Ely gained the Marsh League (a part)"),
        ("{subjekt} is broken", {}, "Ely is a member of the Marsh League"),
    ],
)
def test_a_statement_may_have_a_sentence_of_its_own(says: str, fields: dict[str, str], expected: str) -> None:
    property = Property(id="member of", label="member of", value="entity", theme="x", says=MEMBER)
    statement = Statement(
        id="s", subject="ely", property="member of", value="marsh", source="k", locator="¶1", says=says, **fields
    )
    assert sentence(statement, property, lambda id: NAMES.get(id, id)).plain() == expected
