"""Cited prose: cut into what each citation bears, and held against the passages; figures of our own are made again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.evidence import prose, reckoned
from briefbook.model.values import OwnFigure, own_figures, plain


@pytest.mark.parametrize(
    ("text", "borne"),
    [
        ("One fact. Two facts. [@a, ¶1]", [("One fact. Two facts.", "[@a, ¶1]")]),
        ("One [@a, ¶1], but two [@b, n2].", [("One", "[@a, ¶1]"), (", but two .", "[@b, n2]")]),
        ("One [@a, ¶1] goes on. Not this one.", [("One goes on.", "[@a, ¶1]")]),
        ("First.\n\nSecond. [@a, ¶1]", [("Second.", "[@a, ¶1]")]),
        ("- one [@a, ¶1]\n- two [@a, ¶2]", [("one", "[@a, ¶1]"), ("two", "[@a, ¶2]")]),
        ("- one [@a, ¶1]. [Two](x.md)\n- three [@a, ¶2]", [("one .", "[@a, ¶1]"), ("three", "[@a, ¶2]")]),
        ("# Of 1801\n\nIt is so. [@a, ¶1]", [("It is so.", "[@a, ¶1]")]),
        ("`[@a, ¶1]` is a citation; see <b>x</b>", []),
        ("See [the dates](../conflicts.md#a-1801) there [@a].", [("See [the dates there .", "[@a]")]),
    ],
)
def test_a_citation_bears_what_stands_before_it_and_the_rest_of_its_sentence(
    text: str, borne: list[tuple[str, str]]
) -> None:
    assert [(" ".join(span.text.split()), span.cited) for span in prose.spans(text)] == borne


@given(st.text(alphabet="Ab1. \n-#`[]@a,¶;()=|", max_size=60))
def test_spans_stand_in_the_text_in_order(text: str) -> None:
    end = 0
    for span in prose.spans(text):
        assert span.start >= end
        end = span.start + len(span.text)
        assert end <= len(text)


def test_a_text_of_many_citations_is_cut_in_one_pass() -> None:
    assert sum(1 for _ in prose.spans("One. Two [@a, ¶1] " * 5_000)) == 5_000


# -- figures of our own ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It made [9 tonnes](= 5.6 + 3.4) in all.", [("9 tonnes", "5.6 + 3.4")]),
        ("[three](= A, B (so), C); [x](y.md)", [("three", "A, B (so), C")]),
        ("`[3](= 1 + 2)` is how; ``[4](= 2 + `2)``", []),
        ("[3](= 1 + 2", []),
        ("[a\nb](= 1)", []),
    ],
)
def test_a_figure_of_our_own_stands_in_brackets_with_how_it_was_made(text: str, found: list[tuple[str, str]]) -> None:
    assert [(own.text, own.how) for own in own_figures(text)] == found


def test_readers_see_the_figure_alone() -> None:
    assert plain("It made [9 tonnes](= 5.6 + 3.4), `[3](= 1 + 2)`.") == "It made 9 tonnes, `[3](= 1 + 2)`."


words = st.text(alphabet="abc 123.,+-", min_size=1, max_size=12).map(lambda text: " ".join(text.split()) or "a")


@given(words, words)
def test_what_is_written_as_a_figure_of_our_own_is_read_so(text: str, how: str) -> None:
    (own,) = own_figures(str(OwnFigure(text, how, 0, 0)))
    assert (own.text, own.how) == (text, how)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("9 billion dollars", "5.6 + 3.4"),
        ("27,995", "5000 + 4700 + 280 + 875 + 8000 + 8240 + 900"),
        ("some 86.7", "24.8 / 28.6 * 100"),
        ("1.10 dollars", "370 ÷ 336"),
        ("-3", "2 − 5"),
        ("a third", "4 / 12"),
        ("28 per cent", "7 / (20 + 5)"),
        ("three", "Selm, Orvane and Varn"),
        ("two", "the guild of bakers and brewers; the council"),
        ("a fifth", "by the count of the world's people that year"),
        ("the seventh", "the number that it has in the roll"),
    ],
)
def test_how_a_figure_was_made_bears_it_out(text: str, how: str) -> None:
    assert reckoned.fault(OwnFigure(text, how, 0, 0)) == ""


@pytest.mark.parametrize(
    ("text", "how", "fault"),
    [
        ("8 billion dollars", "5.6 + 3.4", "makes 9, and not 8 billion dollars"),
        ("9", "5.6 + ", "can't be reckoned"),
        ("9", "9 / (3 - 3)", "can't be reckoned"),
        ("9", "((4 + 5)", "can't be reckoned"),
        ("9", "(" * 100_000 + "9", "can't be reckoned"),
        ("tonnes", "4 + 5", "holds no figure"),
        ("four", "Selm, Orvane, Varn", "names 3, and not four"),
        ("four", "guessed", "doesn't say how 'four' was made"),
    ],
)
def test_what_does_not_make_a_figure_is_told(text: str, how: str, fault: str) -> None:
    assert fault in reckoned.fault(OwnFigure(text, how, 0, 0))


@given(st.lists(st.decimals(0, 10**6, places=2), min_size=2, max_size=6))
def test_any_sum_is_reckoned_exactly(parts: list[object]) -> None:
    how = " + ".join(f"{part:f}" for part in parts)
    assert reckoned.reckon(how) == sum(map(reckoned.Fraction, map(str, parts)))


@given(st.text(alphabet="0123456789+-*/().,% x", max_size=30))
def test_no_reckoning_breaks(how: str) -> None:
    assert isinstance(reckoned.fault(OwnFigure("9", how, 0, 0)), str)
