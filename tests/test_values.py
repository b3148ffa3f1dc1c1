"""Values: ids, locators, citations, dates and quantities have one grammar each, which reads and prints them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.model.values import Citation, Cited, Date, Id, Locator, PassageId, Quantity, Run, When, citations, cited
from briefbook.model.values.quantity import SCALES, number
from briefbook.model.values.when import SEASONS

# -- ids ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["lee-2025", "a", "9-11", "türk-işbirliği", "тск", "source-1-2027"])
def test_an_id_is_small_letters_digits_and_hyphens(text: str) -> None:
    assert str(Id.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", 0), ("Lee", 0), ("lee 2025", 3), ("lee_2025", 3), ("-lee", 0), ("lee-", 3), ("lee--2025", 4), ("a/b", 1),
        ("..", 0), ("le\u0301e", 0), ("lee\u202e", 3), ("x²", 1), ("a" * 101, 100),
    ],
)  # fmt: skip
def test_what_is_no_id_says_where_it_goes_wrong(text: str, offset: int) -> None:
    told = Id.parse(text)
    assert not told
    assert told.offset == offset and told.reason and told.hint


# -- locators -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locator", "passages", "printed"),
    [
        ("¶12", ("12",), "¶12"),
        ("¶ 12", ("12",), "¶12"),
        ("¶12-14", ("12", "13", "14"), "¶12-14"),
        ("¶12–14", ("12", "13", "14"), "¶12-14"),
        ("¶12-¶14", ("12", "13", "14"), "¶12-14"),
        ("¶¶12-13", ("12", "13"), "¶12-13"),
        ("n95", ("n95",), "n95"),
        ("t3", ("t3",), "t3"),
        ("f1", ("f1",), "f1"),
        ("¶a1-2", ("a1", "a2"), "¶a1-2"),
        ("n3-5", ("n3", "n4", "n5"), "n3-5"),
        ("n3–n5", ("n3", "n4", "n5"), "n3-5"),
        ("¶3, n4; t1", ("3", "n4", "t1"), "¶3, n4, t1"),
        (" ¶3 ", ("3",), "¶3"),
    ],
)
def test_a_locator_names_passages_notes_and_tables(locator: str, passages: tuple[str, ...], printed: str) -> None:
    read = Locator.of(locator)
    assert (read.ids, str(read)) == (passages, printed)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", 0), ("12", 0), ("p. 12", 0), ("¶", 0), ("¶x", 0), ("¶12-", 4), ("¶14-12", 0), ("¶1-9999", 0), ("¶1,", 3),
        ("¶1, 2", 4), ("¶1 and 2", 3), ("x3", 0), ("n", 0), ("¶n3", 0), ("¶12-n14", 0), ("¶1234567890", 0), ("a1", 0),
    ],
)  # fmt: skip
def test_what_is_no_locator_says_where_it_goes_wrong(text: str, offset: int) -> None:
    told = Locator.parse(text)
    assert not told
    assert told.offset == offset and told.reason and told.hint


@st.composite
def runs(draw: st.DrawFn) -> Run:
    sort = draw(st.sampled_from(("", "a", "n", "t", "f")))
    first = draw(st.integers(0, 10**6))
    return Run(PassageId(sort, first), PassageId(sort, first + draw(st.integers(0, 500))))


locators = st.lists(runs(), min_size=1, max_size=5).map(lambda found: Locator(tuple(found)))
keys = st.from_regex(r"[a-z]{1,9}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)


@given(locators)
def test_a_locator_is_read_as_it_is_printed(locator: Locator) -> None:
    assert Locator.parse(str(locator)) == locator
    assert all(PassageId.of(id).id == id for id in locator.ids)


@given(st.text(alphabet="¶ant123 -–,;x", max_size=20))
def test_no_text_breaks_the_reading_of_locators(text: str) -> None:
    told = Locator.parse(text)
    assert told or 0 <= told.offset <= len(text)


# -- citations ------------------------------------------------------------------------------------------------------------


@given(st.lists(st.builds(Cited, keys, st.none() | locators), min_size=1, max_size=4))
def test_a_citation_is_read_as_it_is_printed(parts: list[Cited]) -> None:
    citation = Citation(tuple(parts))
    assert Citation.parse(str(citation)) == citation


def test_passages_of_one_source_may_be_parted_by_semicolons_too() -> None:
    assert Citation.of("[@a, ¶1; n2; @b]").passages == (("a", "1"), ("a", "n2"))


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("(a, ¶1)", 0), ("[@a, ¶1", 0), ("[@]", 2), ("[@A, ¶1]", 2), ("[@a, ]", 4), ("[@a, p. 3]", 5), ("[@a; b]", 5),
        ("[@a, ¶1;]", 8), ("[@a, ¶1; ¶x]", 9), ("[@a, ¶1; @b, ¶x]", 13),
    ],
)  # fmt: skip
def test_what_is_no_citation_says_where_it_goes_wrong(text: str, offset: int) -> None:
    told = Citation.parse(text)
    assert not told
    assert told.offset == offset


def test_citations_of_a_text_are_found_with_those_that_cannot_be_read() -> None:
    text = "One [@a, ¶1], two [@b, x] and [@c\nthree [@d, n1; @e]."
    found = list(citations(text))
    assert [text[start:end] for start, end, _ in found] == ["[@a, ¶1]", "[@b, x]", "[@c", "[@d, n1; @e]"]
    assert [bool(citation) for _, _, citation in found] == [True, False, False, True]
    assert cited(text) == (("a", "1"), ("d", "n1"))


# -- dates ----------------------------------------------------------------------------------------------------------------

years = st.integers(1000, 2999)
days = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(lambda day: Date(day.year, day.month, day.day))
plain_dates = st.one_of(
    years.map(Date),
    st.builds(Date, years, st.integers(1, 12) | st.sampled_from(sorted(SEASONS))),
    days,
    years.map(lambda year: Date(year // 10 * 10, digits=3)),
    years.map(lambda year: Date(year // 100 * 100, digits=2)),
)
single = st.builds(
    When.on, plain_dates, st.sampled_from(("", "~", "<", ">", "<=")), st.sampled_from(("", "early", "mid", "late"))
)
spans = st.tuples(days, days).filter(lambda two: two[0] < two[1]).map(lambda two: When(*two))
open_spans = st.one_of(plain_dates.map(lambda day: When(day, None)), plain_dates.map(lambda day: When(None, day)))
whens = st.one_of(single, spans, open_spans)


@given(whens)
def test_a_date_is_read_as_it_is_printed(when: When) -> None:
    assert When.parse(str(when)) == when


@given(whens)
def test_a_date_bears_itself_out(when: When) -> None:
    assert when.supports(when)


@given(days)
def test_a_day_bears_out_its_month_year_decade_and_century_and_not_the_reverse(day: Date) -> None:
    wider = [Date(day.year, day.month), Date(day.year), Date(day.year // 10 * 10, digits=3)]
    wider.append(Date(day.year // 100 * 100, digits=2))
    assert all(When.on(day).supports(When.on(date)) for date in wider)
    assert not any(When.on(date).supports(When.on(day)) for date in wider)


@pytest.mark.parametrize(
    ("found", "claim", "borne_out"),
    [
        ("199X", "1990", False),
        ("1990", "199X", True),
        ("~1970", "1970", False),
        ("1970", "~1970", True),
        ("<1970", "1970", False),
        ("<=2010", "2010", False),
        ("late 198X", "198X", True),
        ("198X", "late 198X", False),
        ("2014/2016", "2014", True),
        ("2014/2016", "2016", True),
        ("2014/2016", "2015", False),
        ("2014-03/2016-02", "2014/2016", True),
        ("2014/2016", "2014/..", True),
        ("2014/..", "2014/2016", False),
        ("2014/..", "2014", True),
        ("2016-21", "2016", True),
        ("2016-04", "2016-21", True),
        ("2016-21", "2016-04", False),
    ],
)
def test_a_date_bears_out_what_says_no_more(found: str, claim: str, borne_out: bool) -> None:
    assert When.of(found).supports(When.of(claim)) == borne_out


def test_a_decade_may_be_written_as_people_do() -> None:
    assert str(When.of("1990s")) == "199X"


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", 0), ("204", 0), ("2001-02-31", 8), ("2015-13-40", 5), ("2015-4", 0), ("15.06.2001", 0),
        ("June 2001", 0), ("0999", 0),
        ("2014/2013", 0), ("../..", 0), ("2014/x", 5), ("2014/2014", 0), ("199X-02", 0), ("~", 1),
        ("2016-21-03", 5), ("²⁰¹⁵", 0),
    ],
)  # fmt: skip
def test_what_is_no_date_says_where_it_goes_wrong(text: str, offset: int) -> None:
    told = When.parse(text)
    assert not told
    assert told.offset == offset and told.reason and told.hint


@given(st.text(alphabet="0123456789X-/~<>=. earlymid", max_size=20))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    told = When.parse(text)
    assert told or 0 <= told.offset <= len(text)


# -- quantities -----------------------------------------------------------------------------------------------------------

numbers = st.decimals(-(10**12), 10**12, places=3, allow_nan=False)
words = st.sampled_from(("", "USD", "%", "people", "member states"))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    bound = draw(st.sampled_from(("", "~", ">=", "<=", ">", "<")))
    unit, scale = draw(words), draw(st.sampled_from(("", *SCALES)))
    sort = draw(st.sampled_from(("number", "range", "fraction", "ordinal")))
    if sort == "ordinal":
        return Quantity(Decimal(draw(st.integers(0, 10**6))), None, "", unit, bound, ordinal=True)
    if sort == "fraction":
        return Quantity(Decimal(draw(st.integers(0, 100))), None, scale, unit, bound, parts=draw(st.integers(2, 100)))
    low = draw(numbers)
    high = low + draw(st.decimals(1, 100, places=2)) if sort == "range" else None
    return Quantity(low, high, scale, unit, bound)


@given(quantities())
def test_a_quantity_is_read_as_it_is_printed(quantity: Quantity) -> None:
    assert Quantity.parse(str(quantity)) == quantity


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("24.8", "24.8"), ("24.80", "24.8"), ("-4.2", "-4.2"), ("−4.2", "-4.2"), ("\u20104.2", "-4.2"),
        ("27,406,927", "27406927"),
        ("27.406.927", "27406927"), ("27 406 927", "27406927"), ("27\u202f406", "27406"),
        ("1'234'567", "1234567"), ("1,5", "1.5"),
        ("1,500", "1500"), ("1.500", "1.5"), ("0,250", "0.25"), ("1.234,50", "1234.5"), ("1,234.50", "1234.5"),
        ("1,00,000", "100000"), ("2½", "2.5"), ("½", "0.5"), ("007", "7"), ("1½ mn", "1500000"),
        ("5.6 bn USD", "5600000000"),
        ("2 dozen eggs", "24"), ("12 %", "12"), ("12%", "12"), ("8th", "8"), ("3/4", "0.75"), (">100", "100"),
    ],
)  # fmt: skip
def test_a_number_is_read_in_the_notations_that_people_use(written: str, amount: str) -> None:
    assert Quantity.of(written).amount == Fraction(amount)


@pytest.mark.parametrize("written", ["27000-31000", "27000 – 31000", "27,000 to 31,000"])
def test_a_range_has_two_ends(written: str) -> None:
    read = Quantity.of(written)
    assert (read.amount, read.most) == (27000, 31000)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", 0), ("forty", 0), ("2.1.3", 0), ("04.03.2001", 0), ("1,234,56", 0), ("5-", 2), ("9-5", 2),
        ("1e5", 1), ("NaN", 0), ("B2", 0),
        ("1/1", 1), ("-3rd", 2), ("7" * 40, 0), (">", 1),
    ],
)  # fmt: skip
def test_what_is_no_quantity_says_where_it_goes_wrong(text: str, offset: int) -> None:
    told = Quantity.parse(text)
    assert not told
    assert told.offset == offset and told.reason and told.hint


@given(st.integers(0, 10**12))
def test_separators_of_thousands_are_no_part_of_a_number(value: int) -> None:
    for sign in ",' ":
        assert number(f"{value:,}".replace(",", sign)) == value


@given(st.text(alphabet="0123456789,.'- ½/%~<>thkmn", max_size=20))
def test_no_text_breaks_the_reading_of_quantities(text: str) -> None:
    told = Quantity.parse(text)
    assert told or 0 <= told.offset <= len(text)
    if told:
        assert Quantity.parse(str(told)) == told
