"""What a text says in values: figures with sign, scale, unit, bound and what they count; dates as precise as it gives them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.index import figures as index
from briefbook.language.figures import read
from briefbook.language.numerals import unit
from briefbook.language.sentences import split
from briefbook.model.values import When
from briefbook.model.values.quantity import plain

ALPHABET = st.sampled_from(
    [
        *"0123456789 ,.-–/()$%½",
        "May ",
        "June ",
        "and ",
        "2015",
        "1804",
        "th ",
        "of ",
        "two ",
        "half a ",
        "million ",
        "per cent ",
    ]
)
numeric = st.lists(ALPHABET, max_size=30).map("".join)


def figures(text: str) -> list[str]:
    return [f"{n.quantity}{' of ' + n.counted if n.counted else ''}" for n in read(text).figures]


def dates(text: str) -> list[str]:
    return [str(when) for when, _ in read(text).dates]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The guild sold 1,500 loaves in 3 towns.", ["1500 of loaves", "3 of towns"]),
        ("It cost $4.50 or €3, in all 12%.", ["4.5 dollar", "3 EUR", "12 %"]),
        (
            "Harvests shrank: -4.2 per cent, then −7, –3.5 and \u20101.7 points",
            ["-4.2 %", *(f"{n} of points" for n in ("-7", "-3.5", "-1.7"))],
        ),
        ("from 5–7 to 30 boats", ["5-7 of boats", "30 of boats"]),
        ("between 3 and 5 million euros", ["3-5 mn EUR"]),
        ("rose from 12 to 44 mills", ["12 of mills", "44 of mills"]),
        ("$5bn, $6B, US$ 3.4 billion, 150 billion euros", ["5 bn dollar", "6 bn dollar", "3.4 bn USD", "150 bn EUR"]),
        ("5.02 and 5.8 billion US dollars", ["5.02 bn USD", "5.8 bn USD"]),
        ("3.4, 4.5 and 6 per cent", ["3.4 %", "4.5 %", "6 %"]),
        ("27.406.927 eggs, 1,00,000 tons, 27 406 927 nails", ["27406927 of eggs", "100000 tonne", "27406927 of nails"]),
        ("by 9,6 per cent", ["9.6 %"]),
        ("half a million geese, a third of the crop, two-thirds", ["0.5 mn of geese", "1/3 of crop", "2/3"]),
        ("2½ years, 1½ million loaves, two and a half hours", ["2.5 of years", "1.5 mn of loaves", "2.5 of hours"]),
        ("three soldiers, twenty-one states, two dozen hats", ["3 of soldiers", "21 of states", "2 dozen of hats"]),
        ("two hundred and fifty ships", ["250 of ships"]),
        ("more than 100 people, at least three mills", [">100 of people", ">=3 of mills"]),
        ("almost a third, up to 40, 12 or more boats", ["~1/3", "<=40", ">=12 of boats"]),
        ("under four heads, under 40 boats", ["4 of heads", "<40 of boats"]),
        ("the eighth fair and the 29th", ["8th of fair", "29th"]),
        ("16 of 35 chapters", ["16 of chapters", "35 of chapters"]),
        ("one of the founders saw one fair", ["1 of fair"]),
        ("half-hearted help", []),
        ("a third country", ["3rd of country"]),
        ("the 155mm shells and 17,098 km²", ["155 mm of shells", "17098 km²"]),
        ("as he says [13], see [2, 5–7] and Table 3, pp. 12–15, No. 5", []),
        ("(1) first they sowed; 2) they reaped", ["1st"]),
        ("Quay Review 12(3): 45-67", []),
        ("so Brook (1999, 12-15) holds", []),
        ("The B2 road, F-35 jets, S-400 batteries, Article 5", []),
        ("at https://fen.example/2/30-boats", []),
        ("A mark⁷ is no figure", []),
        ("2.1.3 and no figures at all", []),
        ("on 11–12 September they met", []),
    ],
)
def test_figures_of_a_text_with_what_stands_around_them(text: str, found: list[str]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in 1804", ["1804"]),
        ("in the 1980s", ["198X"]),
        ("in the late 1980s and early 1990s", ["late 198X", "early 199X"]),
        ("the nineteenth and 20th centuries", ["18XX", "19XX"]),
        ("in February 1952", ["1952-02"]),
        ("on 18 February 1952¹", ["1952-02-18"]),
        ("on the 18th of February, 1952", ["1952-02-18"]),
        ("on February 18th, 1952", ["1952-02-18"]),
        ("on Feb. 18, 1952", ["1952-02-18"]),
        ("on 1952-02-18, in 1952-02", ["1952-02-18", "1952-02"]),
        ("on 04.03.2001 and 25/6/2002", ["2001-03-04", "2002-06-25"]),
        ("on 5/6/2002", ["2002"]),
        ("on 31 February 2001", []),
        ("on 31.02.2001", []),
        ("in May and June 2015", ["2015-05/2015-06"]),
        ("on September 11-12, 2014", ["2014-09-11/2014-09-12"]),
        ("from 30 May to 2 June 2001", ["2001-05-30/2001-06-02"]),
        ("from 1804–09, 1804-1809, 2014/15", ["1804/1809", "1804/1809", "2014/2015"]),
        ("between 2014 and 2016", ["2014/2016"]),
        ("since 1980, until May 2003", ["1980/..", "../2003-05"]),
        ("in spring 2016", ["2016-21"]),
        ("around 1970, before 1990, after October 2005, by 2010", ["~1970", "<1990", ">2005-10", "<=2010"]),
        ("after the 2016 flood", ["2016"]),
        ("post-2001, mid-2015, the end of 2014", [">2001", "mid 2015", "late 2014"]),
        ("1804, 1801", ["1804", "1801"]),
        ("a sum of 1,804 or 1804.5 pounds", []),
        ("in the year 804; he may come; Resolution 2178", []),
    ],
)
def test_dates_of_a_text_are_as_precise_as_it_says(text: str, found: list[str]) -> None:
    assert dates(text) == found


def test_a_year_that_counts_something_is_a_figure_too() -> None:
    assert (figures("It has 2000 mills."), dates("It has 2000 mills.")) == (["2000 of mills"], ["2000"])
    assert figures("In 2000 mills closed.") == []


@given(
    st.dates(date(1000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(("{0.day} {1} {0.year}", "{1} {0.day}, {0.year}", "{0}", "{0.day:02}.{0.month:02}.{0.year}")),
)
def test_a_date_is_found_however_it_is_written(day: date, form: str) -> None:
    months = "January February March April May June July August September October November December".split()
    written = form.format(day, months[day.month - 1])
    assert dates(f"The lock opened on {written}.") == [day.isoformat()]


@given(st.integers(2, 10**9), st.sampled_from(("{:,}", "{}")))
def test_a_number_is_found_however_its_thousands_are_parted(value: int, form: str) -> None:
    assert figures(f"They sold {form.format(value)}.") == [plain(value)] or 1000 <= value <= 2099  # type: ignore[arg-type]


@given(st.one_of(numeric, st.text()))
def test_no_text_breaks_the_reading_and_what_is_read_can_be_written_and_read(text: str) -> None:
    made = index.values(text)
    assert index.of_row(index.row(made)) == made
    assert all(When.parse(str(d.when)) == d.when for d in made.dates)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("F-35s, the S-400 and G20", ["f35", "s400", "g20"]),
        ("Article 5 and Resolution 2178 (2014)", ["article 5", "resolution 2178"]),
        ("after 9/11", ["9/11"]),
        ("COVID-19 in mid-2015", ["covid19"]),
    ],
)
def test_names_with_digits_are_no_figures(text: str, found: list[str]) -> None:
    assert [code for code, _ in read(text).codes] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It never joined the league.", ["joined league"]),
        ("It has no common currency, and doesn't want it.", ["common currency", "want"]),
        ("Not only Selm but no fewer than 3 towns; see No. 5", []),
    ],
)
def test_what_is_denied_is_told_by_two_words(text: str, found: list[str]) -> None:
    told = read(text)
    assert [told.denied(at) for at in told.negations] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("billion US dollars", ("bn", "USD", "")),
        ("million people", ("mn", "", "people")),
        ("per cent of loaves", ("", "%", "of loaves")),
        ("km²", ("", "km²", "")),
        ("", ("", "", "")),
    ],
)
def test_a_unit_has_a_scale_a_measure_and_a_rest(text: str, found: tuple[str, str, str]) -> None:
    assert unit(text) == found


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He came. She went!", ["He came.", "She went!"]),
        ("Dr. Roe of the U.S. Army met J. Holm. So it was.", ["Dr. Roe of the U.S. Army met J. Holm.", "So it was."]),
        ("He lived in the U.S. The war began.", ["He lived in the U.S.", "The war began."]),
        ("They rose 4.5 per cent.¹² They fell… and rose.", ["They rose 4.5 per cent.¹²", "They fell… and rose."]),
        ("“So it was.” (See below.) Next.", ["“So it was.”", "(See below.)", "Next."]),
        ("See No. 5 and Fig. 3. Art. 5 holds, e.g. Selm.", ["See No. 5 and Fig. 3.", "Art. 5 holds, e.g. Selm."]),
        ("今日は。明日も。", ["今日は。", "明日も。"]),
        ("", [""]),
    ],
)  # fmt: skip
def test_a_text_is_cut_where_sentences_begin(text: str, sentences: list[str]) -> None:
    assert [sentence for _, sentence in split(text)] == sentences
