"""Spelling: which names are one name written otherwise, and which are other names."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.language import spelling
from briefbook.language.spelling import alike, same, slip


@pytest.mark.parametrize(
    ("name", "other"),
    [
        # accents, hyphens, spaces
        ("Orvane", "Orváne"),
        ("Değirmen Işık", "Degirmen Isik"),
        ("Orvane-Selm", "Orvane Selm"),
        ("Orvaneselm", "Orvane Selm"),
        ("Ada-Lie Holm", "Adalie Holm"),
        # one edit in a word that is long enough
        ("Tamselgate", "Tamsilgate"),
        ("Tamselgate", "Tamslgate"),
        ("Tamselgate Mill", "Tammselgate Mill"),
        ("River Bordsmen", "River Brodsmen"),
        ("Weir Bench", "Weir Bunch"),
        # British and American
        ("Weir Labour", "Weir Labor"),
        ("Ferry Organisation", "Ferry Organization"),
        ("Ferry Defence", "Ferry Defense"),
        ("Centre of Arn", "Center of Arn"),
        # persons
        ("K. J. Holm", "J. K. Holm"),
        ("K.J. Holm", "J.K. Holm"),
        ("Rich Tamsell", "Richard Tamsell"),
        ("Támsell", "Ada Tamsell"),
        ("Tamsrell", "Ada Tamsell"),
    ],
)
def test_one_name_in_two_spellings(name: str, other: str) -> None:
    assert same(name, other)
    assert alike([name, other]) == [(name, other)]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        # one name in one spelling
        ("Orvane", "Orvane"),
        ("VELORIN", "Velorin"),
        ("the Salt guild", "The Salt Guild"),
        ("Miller’s Wheel", "Miller's Wheel"),
        ("Miller’s Wheel", "Millers Wheel"),
        ("Selm–Orvane", "Selm-Orvane"),
        # other forms of a word
        ("weir guild", "weir guilds"),
        ("Fenland", "Fenlands"),
        ("Orvania", "Orvanian"),
        ("Orvanian", "Orvanians"),
        ("Fenland", "Fenlander"),
        ("velorist", "velorism"),
        ("velorist", "velorists"),
        ("velorism", "velorisms"),
        ("metric", "metrical"),
        # other names
        ("Selm", "Salm"),
        ("Holm", "Helm"),
        ("Ada Holm", "Ada Helm"),
        ("Tamsel Mill", "Tamsel Mall"),
        ("Arden", "Ardyn"),
        ("Velorin", "Belorin"),
        ("Tamselgate", "Tamsolgete"),
        ("Tamselgate Ormeland", "Tamsilgate Ormaland"),
        ("Ferries of 1804", "Ferries of 1805"),
        ("Board of Salt", "Salt Board"),
        ("Weir Guild of Selm", "Weir Guild"),
        # other persons
        ("Tamsell", "Ada Tamsell"),
        ("Tamsell", "Ada Lie Tamsrell"),
        ("velorrin", "Ada Velorin"),
        ("Ada Tamsell", "Ida Tamsell"),
        ("Ri Tamsell", "Richard Tamsell"),
        ("Rich Holm", "Richard Holm"),
        ("Riche Tamsell", "Richard Tamsell"),
        ("K. J. Holm", "K. L. Holm"),
        # no name at all
        ("", ""),
        ("", "Selm"),
    ],
)
def test_two_names_and_one_name_in_one_spelling(name: str, other: str) -> None:
    assert not same(name, other)
    assert alike([name, other]) == []


@pytest.mark.parametrize(
    ("word", "other", "told"),
    [
        ("tamsel", "tamsil", True),  # another letter
        ("tamsel", "tamseel", True),  # one more
        ("tamsel", "tasel", True),  # one less
        ("tamsel", "tasmel", True),  # two exchanged
        ("tamsel", "tasmil", False),
        ("tamsel", "damsel", False),
        ("tamsel", "tamsels", False),
        ("taml", "tamm", False),
        ("tamsel1", "tamsel2", False),
        ("tamsel", "tamsel", False),
    ],
)
def test_a_slip_is_one_edit_that_makes_no_other_form_of_the_word(word: str, other: str, told: bool) -> None:
    assert slip(word, other) is told
    assert slip(other, word) is told


def test_a_slip_needs_as_many_letters_as_are_asked_for() -> None:
    assert slip("tamsel", "tamsil", shortest=6)
    assert not slip("tamsel", "tamsil", shortest=7)


def test_three_spellings_are_one_group_though_the_first_and_the_last_are_no_slip_apart() -> None:
    assert alike(["Tamselgate", "Tamsilgate", "Selm", "Tamsilgete"]) == [("Tamselgate", "Tamsilgate", "Tamsilgete")]


def test_groups_and_the_names_in_them_come_in_the_order_given() -> None:
    names = ["Selm", "Ormáland", "Tamsilgate", "Arn", "Tamselgate", "Ormaland", "Selm"]
    assert alike(names) == [("Ormáland", "Ormaland"), ("Tamsilgate", "Tamselgate")]
    assert alike(reversed(names)) == [("Ormaland", "Ormáland"), ("Tamselgate", "Tamsilgate")]


# -- whatever the names -----------------------------------------------------------------------------------------------

WORDS = (
    "Tamsel Tamsell Tamsil Támsel Tasmel Tamselan Tamsels Orvane Orváne Orvan Ada Adam Adalie A. B. K. J. A.B. Holm Hólm"
    " 1804 of d’Arn tamsel TAMSEL"
).split()
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).flatmap(
    lambda chosen: st.sampled_from([" ", "-", ""]).map(lambda between: between.join(chosen))
)


@given(st.one_of(names, st.text()), st.one_of(names, st.text()))
def test_one_name_is_as_much_a_spelling_of_another_as_the_other_of_it(name: str, other: str) -> None:
    assert same(name, other) is same(other, name)


@given(st.lists(names, max_size=10))
def test_groups_are_disjoint_in_the_order_given_and_of_two_or_more(given_names: list[str]) -> None:
    order = list(dict.fromkeys(given_names))
    groups = alike(given_names)
    members = [name for group in groups for name in group]
    assert len(members) == len(set(members)) and set(members) <= set(order)
    assert all(len(group) > 1 and list(group) == sorted(group, key=order.index) for group in groups)
    assert [group[0] for group in groups] == sorted((group[0] for group in groups), key=order.index)


@given(st.lists(names, max_size=10))
def test_two_names_that_are_the_same_are_in_one_group_and_each_in_a_group_has_its_like(given_names: list[str]) -> None:
    group = {name: set(group) for group in alike(given_names) for name in group}
    for a, b in combinations(dict.fromkeys(given_names), 2):
        assert not same(a, b) or group[a] == group[b] == group[a] | {a, b}
    for name, members in group.items():
        assert any(same(name, other) for other in members - {name})


EDITS = ("other", "more", "less", "exchanged")


@given(st.text("bdgklmnprst", min_size=7, max_size=12), st.integers(1, 5), st.sampled_from(EDITS))
def test_any_one_edit_within_a_long_word_is_found(letters: str, at: int, edit: str) -> None:
    head, letter, tail = letters[:at], letters[at], letters[at + 1 :]
    after = {
        "other": f"{head}o{tail}",
        "more": f"{head}o{letter}{tail}",
        "less": f"{head}{tail}",
        "exchanged": f"{head}{tail[:1]}{letter}{tail[1:]}",
    }[edit]
    name, other = f"{letters}ov Mill", f"{after}ov Mill"
    assert alike([name, other]) == ([(name, other)] if name != other else [])


# -- what it costs ----------------------------------------------------------------------------------------------------


@given(st.one_of(names, st.text(max_size=60)))
def test_a_name_has_no_more_keys_than_about_two_for_each_of_its_letters(name: str) -> None:
    words = spelling._words(name)
    assert len(list(spelling._keys(name))) <= 2 * sum(map(len, words)) + len(words) + 4


def compared(names: list[str]) -> int:
    return sum(1 for _ in spelling.candidates(names))


@pytest.mark.parametrize("form", ["{}", "{}gate Mills", "Ada {}gate", "Board of {}", "{} Board"])
def test_names_that_differ_are_hardly_compared_even_where_they_share_a_word(form: str) -> None:
    """With all pairs it would be 124,750 comparisons."""
    parts = ["".join(letters) for letters in product("KLMN", "aeiou", "bdfgh", "aeiou")]
    assert compared([form.format(f"{part}lor") for part in parts]) <= 20 * len(parts)
