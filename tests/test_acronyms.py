"""Acronyms: short forms and what they stand for, where a text defines them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.language import acronyms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Guild of River Pilots (GRP) met", [("GRP", "Guild of River Pilots")]),
        ("the Guild of River Pilots (“GRP”) met", [("GRP", "Guild of River Pilots")]),
        ("the Guild of River Pilots (hereafter GRP) met", [("GRP", "Guild of River Pilots")]),
        ("the Guild of River Pilots (GRP; founded 1804) met", [("GRP", "Guild of River Pilots")]),
        ("the Organization of Tidal Sluices (OTS) met", [("OTS", "Organization of Tidal Sluices")]),
        ("the GRP (Guild of River Pilots) met", [("GRP", "Guild of River Pilots")]),
        ("small and mended boats (SMBs) were sold", [("SMB", "small and mended boats")]),
        ("direct barge investment (DBI) fell", [("DBI", "direct barge investment")]),
        ("the Guild of River Pilots¹ (GRP) met", [("GRP", "Guild of River Pilots")]),
        ("Guild of River Pilots (GRP) and Bakers' Union (BU)", [("GRP", "Guild of River Pilots"), ("BU", "Bakers' Union")]),
        ("Türk Değirmen Birliği (TDB) met", [("TDB", "Türk Değirmen Birliği")]),
        ("the harbour (see below) froze", []),
        ("the harbour (HARBOUR) froze", []),
        ("nine pilots (GRP) met", []),
        ("It closed. Pilots (RGP) met", []),
    ],
)  # fmt: skip
def test_what_stands_beside_the_bracket_defines_the_short_form(text: str, found: list[tuple[str, str]]) -> None:
    assert list(acronyms.definitions(text)) == found


def test_the_long_form_starts_with_the_word_of_its_first_letter_not_with_a_small_one() -> None:
    assert (
        acronyms.long_form("OTS", "the members of the Organization of Tidal Sluices") == "Organization of Tidal Sluices"
    )


def test_a_long_form_ends_where_its_sentence_begins() -> None:
    assert acronyms.long_form("GRP", "Guild of ships. River Pilots") == ""


words = st.sampled_from(
    "Guild of River Pilots the Bakers Union and Tidal Sluices met in Selm Orvane GRP BU (GRP) (BU) OTS ( ) ; .".split()
)


@given(st.lists(words, max_size=25).map(" ".join))
def test_both_forms_stand_in_the_text_and_begin_with_the_same_letter(text: str) -> None:
    for short, long in acronyms.definitions(text):
        assert short in text
        assert long in text
        assert long[:1].casefold() == short[:1].casefold()


@given(st.text())
def test_any_text_may_be_searched(text: str) -> None:
    list(acronyms.definitions(text))
