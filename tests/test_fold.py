"""Fold: text without what comparison shouldn't see, and a map back to where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.language.fold import COMMON, fold, folded, letter, plain, slug, unaccented, words
from briefbook.model.values import Id

NOT_YET = "ÞÐŊ"
"""capitals whose small letters fold further than they do; see the last test"""
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=NOT_YET))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Türkiye", "TURKIYE"),
        ("İstanbul", "istanbul"),
        ("Işık", "isik"),
        ("Cafe\u0301", "Café"),
        ("Ærø", "aero"),
        ("Weißensee", "WEISSENSEE"),
        ("Łódź", "lodz"),
        ("Azərbaycan", "azarbaycan"),
        ("the miller’s", "the miller's"),
        ("the miller`s", "the miller's"),
        ("Selm–Orvane", "Selm-Orvane"),
        ("Selm Orvane", "Selm-Orvane"),
        ("four\u00a0gates", "four gates"),
        ("“ice”", '"ice"'),
        ("ﬁne", "fine"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(text: str, same: str) -> None:
    assert folded(text) == folded(same)


@pytest.mark.parametrize(("text", "other"), [("Selm", "Salm"), ("lake", "lakes"), ("U.S.", "US"), ("Varn", "Vārna")])
def test_different_names_stay_different(text: str, other: str) -> None:
    assert folded(text) != folded(other)


def test_there_is_no_map_where_every_letter_stays_in_its_place() -> None:
    assert fold("Der Bäcker’s Ofen") == ("der backer's ofen", None)


def test_the_map_leads_from_each_folded_letter_to_where_it_came_from() -> None:
    assert fold("Weiß é") == ("weiss e", [0, 1, 2, 3, 3, 4, 5])
    assert fold("e\u0301 ﬂ") == ("e fl", [0, 2, 3, 3])


@given(texts)
def test_positions_lead_back_into_the_text_in_order(text: str) -> None:
    shape, positions = fold(text)
    if positions is None:
        assert len(shape) == len(text)
    else:
        assert len(positions) == len(shape)
        assert positions == sorted(positions)
        assert all(0 <= position < len(text) for position in positions)


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(texts, texts)
def test_a_text_folds_part_by_part(a: str, b: str) -> None:
    assert folded(a + b) == folded(a) + folded(b)


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd", "Zs"], exclude_characters=NOT_YET)))
def test_case_is_all_that_unaccented_text_still_has(text: str) -> None:
    assert folded(unaccented(text)) == folded(text)


# -- in its letter case -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "evened"),
    [
        ("Selm", "Selm"),
        ("SELM selm", "SELM selm"),
        ("İstanköy and Işık", "Istankoy and Isik"),
        ("Ösmark’s “Café”", 'Osmark\'s "Cafe"'),
        ("Orvane-on-Tamsel", "Orvane on Tamsel"),
        ("Orvane\non\u00a0Tamsel", "Orvane on Tamsel"),
        ("Łódka, ŁÓDKA", "Lodka, LODKA"),
        # in letters that become more or fewer than one
        ("Weiß and WEIẞ", "Weiss and WEISS"),
        ("Ærø", "AEro"),
        ("Sel\u00adm", "Selm"),
        ("Cafe\u0301", "Cafe"),
        # in other scripts
        ("Сельм – Selm", "Сельм   Selm"),
    ],
)
def test_plain_text_is_evened_and_keeps_its_letter_case(text: str, evened: str) -> None:
    assert plain(text)[0] == evened
    assert unaccented(text) == evened


def test_plain_text_has_a_map_only_where_a_letter_becomes_more_or_fewer() -> None:
    assert plain("Ösmark’s Сельм") == ("Osmark's Сельм", None)
    assert plain("Weiß é") == ("Weiss e", [0, 1, 2, 3, 3, 4, 5])
    assert plain("Sel\u00adm") == ("Selm", [0, 1, 2, 4])


common = st.text(st.sampled_from(COMMON))
mixed = st.lists(st.one_of(common, texts, st.sampled_from(["ж", "ß", "ﬂ", "\u0301", "\u200b", "½"])), max_size=6).map(
    "".join
)


@given(st.one_of(common, mixed, texts))
def test_plain_text_is_the_text_letter_by_letter(text: str) -> None:
    assert plain(text)[0] == "".join(letter(char) for char in text)


@given(st.one_of(common, mixed, texts))
def test_the_map_of_plain_text_says_where_each_letter_came_from(text: str) -> None:
    shape, positions = plain(text)
    where = [place for place, char in enumerate(text) for _ in letter(char)]
    assert (positions or list(range(len(shape)))) == where


@given(common)
def test_common_letters_stay_in_their_places(text: str) -> None:
    shape, positions = plain(text)
    assert shape.isascii() and positions is None


@given(common, st.sampled_from(["ж", "ß", "\u200b"]))
def test_text_is_evened_the_same_beside_a_letter_that_is_not_common(text: str, rare: str) -> None:
    assert plain(text + rare)[0] == plain(text)[0] + letter(rare)


@given(st.one_of(common, mixed, texts))
def test_evening_twice_is_evening_once(text: str) -> None:
    assert unaccented(unaccented(text)) == unaccented(text)


# -- as an address ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Ice & Salt: the Lower Tamsel", "ice-salt-the-lower-tamsel"),
        ("Türk İşbirliği", "turk-isbirligi"),
        ("The Miller’s Wheel", "the-millers-wheel"),
        ("—", ""),
    ],
)
def test_a_slug_is_the_words_in_plain_small_letters(text: str, address: str) -> None:
    assert slug(text) == address


@given(texts)
def test_a_slug_can_stand_in_an_address(text: str) -> None:
    assert slug(text) == "" or len(slug(text)) > 100 or Id.parse(slug(text))
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(("capital", "small"), [("Þórshöfn", "þórshöfn"), ("Ðuro", "ðuro"), ("Ŋ", "ŋ")])
def test_capitals_fold_as_their_small_letters_do(capital: str, small: str) -> None:
    assert folded(capital) == folded(small)


def test_words_are_folded_and_without_figures_and_signs() -> None:
    assert words("Türk’s 12 CO-OPs², “Işık”") == ["turk", "s", "co", "ops", "isik"]


@given(texts)
def test_words_are_the_same_beside_letters_that_are_not_common(text: str) -> None:
    assert words(f"{text} ж") == [*words(text), "ж"]
