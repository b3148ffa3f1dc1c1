"""Index: what may be told about an article without its text, as JSON lines and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook import index
from briefbook.model import Acronym, Entity, Name, PassageRecord, Section, SourceIndex, Table
from briefbook.recognise import Recogniser
from test_repair import texts
from test_structure import read
from texts import original

SHORT = Name(text="SG", sort="acronym")
SELM = (Name(text="Selm", sort="preferred"), Name(text="Selmish", sort="adjective"), SHORT)
GUILD = (Name(text="Salt Guild", sort="preferred"), SHORT)
NAMES = Recogniser(
    [
        Entity(id="selm", kind="town", name="Selm", gloss="", names=SELM),
        Entity(id="guild", kind="guild", name="Salt Guild", gloss="", names=GUILD),
    ]
)
ARTICLE = """# Introduction

Selm froze on 3 May 1804; Selm sold 1,500 loaves of Selmish bread.

## The guild

The Salt Guild (SG) met in the hall of the weavers, and the SG paid 9.¹

¹ A note on Selm.

Table 1. Loaves

Quarter\tRye
North\t120

Source: Selm.

# References

Arden, P. (1987). Ferries of the lower Tamsel. Quay Press.
"""


def found() -> SourceIndex:
    return index.of(read(original(ARTICLE)), NAMES)


def record(id: str) -> PassageRecord:
    return next(p for p in found().passages if p.id == id)


def test_passages_tables_and_notes_have_a_record_each() -> None:
    assert [p.id for p in found().passages] == ["1", "2", "t1", "n1"]


def test_a_record_tells_place_length_and_checksum() -> None:
    told = record("1")
    assert (told.section, told.lines, told.length) == ("1", (3,), len(ARTICLE.splitlines()[2]))
    assert len(told.sha256) == 16


def test_names_are_counted_apart_from_adjectives() -> None:
    assert (record("1").mentions, record("1").allusions) == ((("selm", 2),), (("selm", 1),))


def test_figures_and_dates_are_kept() -> None:
    assert record("1").figures == ("3", "1804", "1500")
    assert record("1").dates == ("1804", "1804-05", "1804-05-03")


def test_an_acronym_that_two_records_claim_is_decided_by_the_article_s_own_definition() -> None:
    assert found().acronyms == (Acronym(short="SG", long="Salt Guild", passage="2"),)
    assert record("2").mentions == (("guild", 3),)


def test_an_acronym_without_a_definition_stays_ambiguous() -> None:
    article = read(original("# Introduction\n\nThe SG met, and later that year the SG was closed by its own members."))
    told = index.of(article, NAMES).passages[0]
    assert (told.mentions, told.ambiguous) == ((), ("SG",))


def test_a_table_is_in_the_section_above_it_and_its_cells_are_searched() -> None:
    assert (record("t1").section, record("t1").figures, record("t1").mentions) == ("2", ("120",), (("selm", 1),))


def test_no_word_of_a_passage_is_in_the_index() -> None:
    written = index.to_jsonl(found())
    assert not any(word in written for word in ("froze", "loaves", "bread", "paid"))


def test_an_index_is_json_a_line_with_the_head_first() -> None:
    rows = [json.loads(line) for line in index.to_jsonl(found()).splitlines()]
    assert rows[0] == {"original": "0" * 64, "names": NAMES.fingerprint()}
    assert [next(iter(row)) for row in rows[1:]] == ["section", "section", "acronym", "table", *["passage"] * 4]


def again(made: SourceIndex) -> SourceIndex:
    return index.from_jsonl(index.to_jsonl(made), {t.id: t.rows for t in made.tables}, made.references)


def test_an_index_that_is_written_is_read_as_it_was() -> None:
    assert again(found()) == found()


@given(texts)
def test_the_index_of_any_text_is_read_as_it_was_written(text: str) -> None:
    made = index.of(read(original(text)), NAMES)
    if "\u2028" not in index.to_jsonl(made) and "\u2029" not in index.to_jsonl(made):
        assert again(made) == made


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12)
ids = st.lists(st.text("abc-", min_size=1, max_size=5), max_size=4, unique=True)
lines = st.lists(st.integers(1, 10**4), min_size=1, max_size=8).map(tuple)
counts = ids.flatmap(lambda known: st.tuples(*(st.tuples(st.just(id), st.integers(1, 99)) for id in sorted(known))))
strings = st.lists(words, max_size=4).map(tuple)
indexes = st.builds(
    SourceIndex,
    sha256=words,
    names=words,
    sections=st.lists(st.builds(Section, words, words, st.integers(1, 4), st.integers(1, 999)), max_size=3).map(tuple),
    passages=st.lists(
        st.builds(
            PassageRecord, id=words, section=words, lines=lines, length=st.integers(0, 9999), sha256=words, mentions=counts,
            allusions=counts, ambiguous=strings, figures=strings, dates=strings,
        ),
        max_size=4,
    ).map(tuple),
    acronyms=st.lists(st.builds(Acronym, short=words, long=words, passage=words), max_size=3).map(tuple),
    tables=st.lists(st.builds(Table, words, words, st.just(()), words, lines), max_size=3, unique_by=lambda t: t.id).map(tuple),
    references=strings,
)  # fmt: skip


@given(indexes)
def test_whatever_an_index_holds_is_read_as_it_was_written(made: SourceIndex) -> None:
    assert again(made) == made


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"passage": "1"}', '{"original": "", "names": ""}\n{"passage": "1", "section": "", "lines": "x"}', ""],
)
def test_what_is_no_index_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        index.from_jsonl(text, {}, ())


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_a_title_may_hold_any_character(separator: str) -> None:
    made = SourceIndex(sha256="", names="", sections=(Section("1", f"Ice{separator}Salt", 1, 1),))
    assert again(made) == made
