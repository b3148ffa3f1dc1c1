"""Quantities: figures and dates of a text in one form, however they are written."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.language import quantities

ALPHABET = st.sampled_from([*"0123456789 ,.-–/()$%", "May ", "June ", "and ", "2015", "1804", "th ", "of "])
numeric = st.lists(ALPHABET, max_size=30).map("".join)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("1,500", "1500"),
        ("27,406,927", "27406927"),
        ("1,234.50", "1234.5"),
        ("3 500", "3500"),
        ("3\u2009500", "3500"),
        ("9,6", "9.6"),
        ("24.80", "24.8"),
        ("12.0", "12"),
        ("0.05", "0.05"),
        ("0", "0"),
        ("0.0", "0"),
        ("007", "7"),
        ("100", "100"),
    ],
)
def test_a_number_has_one_plain_form(raw: str, plain: str) -> None:
    assert quantities.number(raw) == plain


PLAIN = re.compile(r"\A[1-9]\d{0,2}(?:(?:,\d{3})+(?:\.\d{1,3})?|\d*(?:[.,]\d{1,3})?)\Z", re.ASCII)


@given(st.from_regex(PLAIN))
def test_the_plain_form_of_a_plain_number_is_itself(raw: str) -> None:
    once = quantities.number(raw)
    assert quantities.number(once) == once


@given(st.integers(0, 10**12))
def test_separators_of_thousands_are_no_part_of_a_number(value: int) -> None:
    assert quantities.number(f"{value:,}") == str(value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The guild sold 1,500 loaves in 3 towns.", ("1500", "3")),
        ("It cost $4.50 or €3, in all 12%.", ("4.5", "3", "12")),
        ("Nine boats, 9 boats, and nine more.", ("9",)),
        ("Built in 1804 and 1805.", ("1804", "1805")),
        ("By 9,6 per cent", ("9.6",)),
        ("From 5–7 to 30.", ("5", "7", "30")),
        ("The B2 road", ()),
        ("A mark⁷ is no figure", ()),
        ("no figures at all", ()),
    ],
)
def test_figures_of_a_text_each_once_in_its_order(text: str, found: tuple[str, ...]) -> None:
    assert quantities.figures(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in 1804", ("1804",)),
        ("in the 1980s", ("1980",)),
        ("in February 1952", ("1952", "1952-02")),
        ("in February of 1952", ("1952", "1952-02")),
        ("on 18 February 1952", ("1952", "1952-02", "1952-02-18")),
        ("on the 18th of February, 1952", ("1952", "1952-02", "1952-02-18")),
        ("on February 18, 1952", ("1952", "1952-02", "1952-02-18")),
        ("on February 18th 1952", ("1952", "1952-02", "1952-02-18")),
        ("on Feb. 18, 1952", ("1952", "1952-02", "1952-02-18")),
        ("on 1952-02-18", ("1952", "1952-02", "1952-02-18")),
        ("in 1952-02", ("1952", "1952-02")),
        ("in May and June 2015", ("2015", "2015-05", "2015-06")),
        ("from 1804–09", ("1804", "1809")),
        ("from 1804-1809", ("1804", "1809")),
        ("on 18 February 1952¹", ("1952", "1952-02", "1952-02-18")),
        ("1804, 1801", ("1801", "1804")),
        ("a sum of 1,804 or 1804.5 pounds", ()),
        ("in the year 804", ()),
        ("he may come", ()),
    ],
)
def test_dates_of_a_text_are_as_precise_as_it_says_and_sorted(text: str, found: tuple[str, ...]) -> None:
    assert quantities.dates(text) == found


@given(st.one_of(numeric, st.text()))
def test_dates_are_sorted_and_have_the_form_of_a_date(text: str) -> None:
    found = quantities.dates(text)
    assert list(found) == sorted(set(found))
    assert all(re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", day) for day in found)


@given(numeric)
def test_a_day_gives_its_month_and_a_month_its_year(text: str) -> None:
    found = set(quantities.dates(text))
    assert {day[:7] for day in found if len(day) > 7} | {day[:4] for day in found} <= found


@given(
    st.dates(date(1000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(("{0.day} {1} {0.year}", "{1} {0.day}, {0.year}", "{0}")),
)
def test_a_date_is_found_however_it_is_written(day: date, form: str) -> None:
    months = "January February March April May June July August September October November December".split()
    written = form.format(day, months[day.month - 1])
    assert {day.isoformat(), f"{day:%Y-%m}", f"{day.year}"} <= set(quantities.dates(f"The lock opened on {written}."))


@given(numeric)
def test_figures_are_plain_numbers_without_doubles(text: str) -> None:
    found = quantities.figures(text)
    assert len(found) == len(set(found))
    assert all(re.fullmatch(r"\d*(\.\d+)?", figure) for figure in found)


def test_a_zero_before_the_point_stays_when_more_zeros_stand_before_it() -> None:
    assert quantities.number("00.5") == "0.5"


def test_a_nought_before_the_comma_makes_it_a_decimal_comma() -> None:
    assert quantities.number("0,250") == "0.25"


@pytest.mark.parametrize("text", ["Lock 345 May 2012", "by 2015 May 2016 was closed", "at lock 45 May 2012"])
def test_a_number_before_a_month_is_a_day_only_where_it_can_be_one(text: str) -> None:
    assert all(len(day) < 10 for day in quantities.dates(text))


def test_an_iso_date_is_no_span_of_years() -> None:
    assert quantities.dates("2001-06-15") == ("2001", "2001-06", "2001-06-15")
