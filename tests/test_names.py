"""Names: what a text writes with a capital and means as a name, whether a record holds it or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.language.names import Words, names, words


def found(*article: str) -> list[str]:
    """The names in the first text of an article."""
    return [name for _, name in names(article[0], words(article))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # in the middle of a sentence
        ("the ferry to Selm was late", ["Selm"]),
        ("ice from Orvane, bread from Selm", ["Orvane", "Selm"]),
        ("the Velorin Act of 1804", ["Velorin Act"]),
        ("the ferry was late", []),
        ("of the 3 mills, X burnt", []),
        # small words that belong to a name, and that don't
        ("the Guild of River Pilots met", ["Guild of River Pilots"]),
        ("the Bank for the Poor of Arn", ["Bank for the Poor of Arn"]),
        ("the House of the Pilots", ["House of the Pilots"]),
        ("a letter to Jo van Arn", ["Jo van Arn"]),
        ("the fens of Selm and of the Tamsel", ["Selm", "Tamsel"]),
        ("the Ministry of Salt and the Bread Board", ["Ministry of Salt", "Bread Board"]),
        # initials and titles
        ("a letter of K. J. Holm to Ada Holm", ["K. J. Holm", "Ada Holm"]),
        ("in K.J. Holm’s hand", ["K.J. Holm"]),
        ("a letter of A. Holm", ["A. Holm"]),
        ("a letter of P. Pell", ["P. Pell"]),
        ("as Dr. Holm and Mr. Pell said", ["Holm", "Pell"]),
        ("as Dr Holm said", ["Holm"]),
        # possessives and other apostrophes
        ("at Selm’s mill and Orvane's weir", ["Selm", "Orvane"]),
        ("the Salt Guild’s Hall of Orvane", ["Salt Guild", "Hall of Orvane"]),
        ("the pilot B. O’Dray and the Boatmen’s Guild", ["B. O’Dray", "Boatmen", "Guild"]),
        # note marks
        ("as Selm¹² said and Orvane³ denied", ["Selm", "Orvane"]),
        ("the Salt Guild⁴ of Selm", ["Salt Guild", "Selm"]),
        # hyphens and other signs
        ("the Selm-Orvane treaty and the Anti-Salt League", ["Selm-Orvane", "Anti-Salt League"]),
        ("the house of al-Varn", ["al-Varn"]),
        ("a board of R&D in Selm", ["R&D", "Selm"]),
        ("a ferry on the Selm–Orvane line", ["Selm", "Orvane"]),
        # accents
        ("in Ösmark, in Šal and in Łom", ["Ösmark", "Šal", "Łom"]),
        ("the Café Holm and the Değirmen Işık", ["Café Holm", "Değirmen Işık"]),
        # capitals that make no name
        ("in January and on Monday", []),
        ("see Table 1 and Figure 2", []),
        ("and so I said", []),
        ("", []),
    ],
)  # fmt: skip
def test_what_has_a_capital_in_the_middle_of_a_sentence_is_a_name(text: str, told: list[str]) -> None:
    assert found(text) == told


@pytest.mark.parametrize(
    ("text", "elsewhere", "told"),
    [
        # a single word
        ("Selm was late.", "", []),
        ("Selm was late.", "They waited in Selm.", ["Selm"]),
        ("Bread was late.", "They waited in Selm.", []),
        ("It froze. Selm was late.", "They waited in Selm.", ["Selm"]),
        ("It froze. Selm was late.", "", []),
        ("It froze.² Selm was late.", "", []),
        ("He said: “Selm is late.”", "", []),
        ("Selm’s miller was late.", "They waited in Selm.", ["Selm"]),
        # a longer name
        ("Salt Guild members met.", "", ["Salt Guild"]),
        ("Salt Guild members met.", "They carried salt.", ["Guild"]),
        ("Salt Guild members met.", "The salt of the old Salt Guild.", ["Salt Guild"]),
        ("K. J. Holm wrote.", "", ["K. J. Holm"]),
        ("Mills of Selm burnt.", "Two mills burnt.", ["Selm"]),
        # words that open a sentence and never a name
        ("Although Selm paid, the ferry sank.", "", ["Selm"]),
        ("However Selm Guild paid.", "", ["Selm Guild"]),
        ("In Selm it froze.", "", ["Selm"]),
        ("The Salt Guild met.", "", ["Salt Guild"]),
        ("Despite K. J. Holm and Orvane.", "", ["K. J. Holm", "Orvane"]),
        ("Both met.", "They were told that Both met.", []),
    ],
)  # fmt: skip
def test_what_begins_a_sentence_is_a_name_only_if_the_article_says_so(
    text: str, elsewhere: str, told: list[str]
) -> None:
    assert found(text, elsewhere) == told


def test_without_the_words_of_an_article_a_single_opening_word_is_no_name() -> None:
    assert list(names("Selm sold ice to Orvane.")) == [(17, "Orvane")]


@pytest.mark.parametrize(
    ("text", "capital", "small"),
    [
        ("Mills burn in Selm.", {"Selm"}, {"burn", "in"}),
        ("Mills burn. Selm doesn’t.", set(), {"burn", "doesn", "t"}),
        ("Ice, Selm-Orvane and K. Holm", {"Selm-Orvane", "K."}, {"and"}),
        ("", set(), set()),
    ],
)
def test_an_article_writes_some_words_with_a_capital_and_some_without(
    text: str, capital: set[str], small: set[str]
) -> None:
    told = words([text])
    assert capital <= told.capital and told.small == small
    assert "Mills" not in told.capital


def test_the_words_of_an_article_are_those_of_all_its_texts() -> None:
    assert words(["to Selm", "to Orvane"]) == Words(frozenset({"Selm", "Orvane"}), frozenset({"to"}))


# -- whatever the text ------------------------------------------------------------------------------------------------

PARTS = (
    "Selm selm Salt Guild Orvane Ösmark K. J. A. Dr. al-Varn Anti-Salt of for the and van al In Although The But May"
    " R&D O’Dray ’s 's ¹² ( ) “ ” . , ; : * | 1804 X"
).split()
texts = st.lists(st.one_of(st.sampled_from(PARTS), st.sampled_from([" ", " ", "\n", ""])), max_size=30).map("".join)


@given(st.one_of(texts, st.text()), st.one_of(texts, st.text()))
def test_each_name_stands_where_it_is_said_to_and_none_inside_another(text: str, other: str) -> None:
    at = 0
    for start, name in names(text, words([text, other])):
        assert at <= start
        assert text[start : start + len(name)] == name
        at = start + len(name)


@given(st.one_of(texts, st.text()))
def test_a_name_has_a_capital_and_neither_begins_nor_ends_with_a_space(text: str) -> None:
    for _, name in names(text, words([text])):
        assert name == name.strip()
        assert any(c.isupper() for c in name)


made_up = st.text("abdeklmnorstv", min_size=1, max_size=6).map(lambda letters: f"{letters}esk".capitalize())
SMALL = st.sampled_from(["a mill of", "the ferry to", "ice for", "they saw"])


@given(st.lists(st.tuples(SMALL, made_up), min_size=1, max_size=6))
def test_a_word_with_a_capital_amid_small_ones_is_always_found(parts: list[tuple[str, str]]) -> None:
    text = ", ".join(f"{before} {name}" for before, name in parts)
    assert found(text) == [name for _, name in parts]
