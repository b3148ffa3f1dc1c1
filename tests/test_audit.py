"""Tables of data: what a check says of its cells, and what is wrong with their description."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.evidence import audit
from briefbook.model import DataTable, Field, Suspect


def table(*rows: tuple[str, ...], types: tuple[str, ...] = ("string", "number", "number"), **more: Any) -> DataTable:
    names = ("Village", "2001", "2002")
    return DataTable(
        source="holm-2021",
        id="t1",
        title="Fevers",
        at="t1",
        fields=tuple(Field(name=n, type=t) for n, t in zip(names, types, strict=True)),  # type: ignore[arg-type]
        rows=rows,
        **more,
    )


def suspect(row: str, field: str) -> Suspect:
    return Suspect(row=row, field=field, reason="smudged")


FEVERS = table(("Ely", "1,200", "900"), ("Holme", "40.5", "40.5"), ("Ramsey", "-", "12"))


@pytest.mark.parametrize(
    ("check", "passed", "found"),
    [
        ("cell Ely / 2001 = 1,200", True, "1200"),
        ("cell Ely / 2001 = 1200 at ¶4", True, "1200"),
        ("cell Ely / 2002 = 901", False, "900"),
        ("cell Ramsey / 2001 = 0", True, "0"),
        ("sum of 2001 over * = 1240.5", True, "the sum is 1240.5"),
        ("sum of 2002 over Ely, Ramsey = 912 at ¶4-5", True, "the sum is 912"),
        ("sum of 2002 over * = 950", False, "the sum is 952.5"),
        ("sum of 2002 over * = 950 within 3", True, "the sum is 952.5"),
        ("growth of Ely from 2001 to 2002 = falling", True, "1200, 900"),
        ("growth of Ely from 2001 to 2002 = rising", False, "1200, 900"),
        ("growth of Holme from 2001 to 2002 = rising", True, "40.5, 40.5"),
        ("more Ely / 2001 than Holme / 2001", True, "1200 and 40.5"),
        ("more Holme / 2001 than Ely / 2002", False, "40.5 and 900"),
    ],
)
def test_a_check_says_whether_it_holds_and_what_the_table_gives(check: str, passed: bool, found: str) -> None:
    done = audit.audit(FEVERS, check)
    assert (done.passed, done.found) == (passed, found)


def test_a_check_keeps_the_passage_that_says_so_apart() -> None:
    assert [audit.audit(FEVERS, f"cell Ely / 2001 = 1 at {at}").at for at in ("¶4", "¶4-6, n2", "t1")] == [
        "¶4",
        "¶4-6, n2",
        "t1",
    ]


@pytest.mark.parametrize(
    ("check", "reason"),
    [
        ("cell March / 2001 = 3", "no row 'March'"),
        ("cell Ely / 2003 = 3", "no field '2003'"),
        ("cell Ely / 2001 = many", "'many' is no number"),
        ("Ely had more than Holme", "nothing that can be checked"),
        ("", "nothing that can be checked"),
    ],
)
def test_a_check_that_names_no_cell_says_why(check: str, reason: str) -> None:
    with pytest.raises(audit.Unreadable, match=reason):
        audit.audit(FEVERS, check)
    assert audit.audits(table(("Ely", "1", "2"), checks=(check,))) == []


def test_a_cell_of_another_type_is_a_fault_unless_it_is_suspect() -> None:
    row = ("Ely", "a few", "2")
    assert [message for message, _ in audit.faults(table(row))] == ["'a few' (Ely / 2001) is no number"]
    for named in (("Ely", "2001"), ("*", "2001"), ("Ely", "*")):
        assert list(audit.faults(table(row, suspect=(suspect(*named),)))) == []


def test_a_date_is_a_year_a_month_or_a_day() -> None:
    rows = [("Ely", value, "2") for value in ("1999", "1999-04", "1999-04-30", "-", "April 1999", "1999–2000")]
    faults = audit.faults(table(*rows, types=("string", "date", "number")))
    assert [message.partition(" (")[0] for message, _ in faults] == ["'April 1999'", "'1999–2000'"]


def test_what_is_suspect_names_a_cell() -> None:
    faults = audit.faults(table(("Ely", "1", "2"), suspect=(suspect("March", "2001"), suspect("Ely", "1999"))))
    assert [message for message, _ in faults] == [
        "the suspect row 'March' isn't in the table",
        "the suspect field '1999' isn't in the table",
    ]


@given(st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=8))
def test_a_sum_is_exact(values: list[Decimal]) -> None:
    rows = [(f"V{i}", f"{value:,}", "0") for i, value in enumerate(values)]
    total = sum(values)
    assert audit.audit(table(*rows), f"sum of 2001 over * = {total}").passed
    assert not audit.audit(table(*rows), f"sum of 2001 over * = {total + Decimal('0.01')}").passed


@given(st.text(max_size=60))
def test_no_check_raises_anything_else(check: str) -> None:
    assert all(a.found for a in audit.audits(table(("Ely", "1", "2"), checks=(check,))))
