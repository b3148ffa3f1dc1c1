"""What is known of a work: its file's fields and its title page, the better first; nothing from the body, nothing made up.

A golden's input has a line for each field that the file states (origin | field | value), a line with `---`, and the blocks of
the text, a line each; `[title]`, `[author]` … before a block is the role that its format gives it. What is expected are the
values that an article has, each with its origin and how sure it is.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import golden
from briefbook.model import Block, Line, Metadatum, Original
from briefbook.reading import issued, metadata

KINDS = {
    "abstract": "abstract",
    "keywords": "keywords",
    "text": "text",
    "heading": "heading",
    "about": "about",
    "head": "removed",
}


def described(text: str) -> tuple[tuple[Metadatum, ...], tuple[Block, ...]]:
    """The fields and the blocks that a golden describes."""
    fields, _, page = text.rpartition("---\n")
    stated = []
    for row in filter(None, fields.split("\n")):
        origin, field, value = row.split(" | ", 2)
        stated.append(Metadatum(field, value, origin, "stated"))
    blocks = []
    for number, row in enumerate(filter(None, page.split("\n")), start=1):
        found = re.match(r"\[(\w+)\] ", row)
        role, said = (found[1], row[found.end() :]) if found else ("", row)
        line = Line(number, said, role="" if role in ("about", "head") else role)  # type: ignore[arg-type]
        kind = KINDS.get(role, "title")
        blocks.append(Block((line,), kind, rule="running-head" if role == "head" else "", text=said))  # type: ignore[arg-type]
    return tuple(stated), tuple(blocks)


def read(text: str) -> tuple[Metadatum, ...]:
    stated, blocks = described(text)
    return metadata.of(Original("quay.txt", "0" * 64, (), metadata=stated), blocks)


def best(found: tuple[Metadatum, ...]) -> list[Metadatum]:
    """The values that count: the first of each field, and all authors of the first one's origin."""
    first = {m.field: m for m in reversed(found)}
    return [
        m
        for m in found
        if m == first[m.field] or (m.field in ("author", "editor") and m.origin == first[m.field].origin)
    ]


@golden.of("metadata")
def test_what_is_known_is_what_the_golden_tells(golden: golden.Golden, update_golden: bool) -> None:
    rows = sorted(best(read(golden.input)), key=lambda m: ORDER.find(m.field) % 999)
    golden.compare("\n".join(f"{m.field} | {m.value} | {m.origin} | {m.certainty}" for m in rows), update_golden)


ORDER = "title subtitle author editor issued type container-title"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("the-quay-and-its-keepers.pdf", {"title": "The quay and its keepers"}),
        ("2021-03-04 Harbour report.docx", {"title": "Harbour report", "issued": "2021-03-04"}),
        ("20210304_harbour_report.txt", {"title": "Harbour report", "issued": "2021-03-04"}),
        ("vision-2050.pdf", {}),
        ("004_241123d8d6cadcf8.txt", {}),
        ("scan0001.pdf", {}),
        ("a.pdf", {}),
    ],
)
def test_the_name_of_a_file_is_a_guess(name: str, wanted: dict[str, str]) -> None:
    found = metadata.of_file_name(name)
    assert {m.field: m.value for m in found} == wanted
    assert all(m.certainty == "guessed" for m in found)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021", "2021"), ("May 2019", "2019-05"), ("14 January 2021", "2021-01-14"), ("January 14, 2021",
        "2021-01-14"),
        ("Jan. 14, 2021", "2021-01-14"), ("Thursday, January 14, 2021", "2021-01-14"), ("January 14, 2021, 8:00 am",
        "2021-01-14"),
        ("Spring 2016", "2016-21"), ("Winter 2016", "2016-24"), ("January–February 2020", "2020-01"),
        ("2021-01-14T08:00:00Z", "2021-01-14"), ("2021/05/03", "2021-05-03"), ("20190504",
        "2019-05-04"), ("D:20190504120000Z", "2019-05-04"),
        ("14.01.2021", "2021-01-14"), ("3/4/2021", "2021"), ("13/4/2021", "2021-04-13"), ("2024-02-30",
        "2024-02"), ("2019-13", "2019"),
        ("14. Januar 2021", "2021-01-14"), ("le 1er février 2020", "2020-02-01"), ("30 de noviembre de 2015",
        "2015-11-30"),
        ("14 Ocak 2021", "2021-01-14"), ("EKİM 2015", "2015-10"), ("5 октября 2012 г.",
        "2012-10-05"), ("2021年1月14日", "2021-01-14"),
        ("١٤ يناير ٢٠٢١", "2021-01-14"), ("In May 2019 we met", ""), ("1300", ""), ("page 12", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_date_of_issue_is_read_as_it_is_written(written: str, iso: str) -> None:
    assert issued.iso(written) == iso


@given(st.text(max_size=40))
def test_no_text_is_read_as_a_date_that_doesnt_exist(text: str) -> None:
    assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", issued.iso(text))


@given(st.lists(st.text(max_size=60).filter(lambda line: "\n" not in line), max_size=6), st.text(max_size=30))
def test_no_title_page_and_no_field_raises(lines: list[str], field: str) -> None:
    blocks = tuple(Block((Line(n, line),), "title", text=line) for n, line in enumerate(lines, start=1))
    stated = tuple(
        Metadatum(name, field, "PDF info", "stated") for name in ("title", "author", "issued", "DOI", "type")
    )
    found = metadata.of(Original("quay.txt", "0" * 64, (), metadata=stated), blocks)
    assert all(m.value for m in found)


@given(st.sampled_from(["1993", "2019-04", "3 May 2031", "in 2050"]))
def test_no_year_comes_from_the_body(when: str) -> None:
    found = read(
        f"---\n[title] The quay and its keepers\nMira Vale\n[abstract] The toll of {when} is old.\n[text] It rose in"
        f" {when}.\n"
    )
    assert not [m for m in found if m.field == "issued"]
