"""Index: what may be told about an article without its text, as JSON lines and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook import index
from briefbook.index.recognise import Recogniser
from briefbook.model import Acronym, Entity, Form, Name, PassageRecord, Section, SourceIndex, Table, Unlisted
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


# -- names as they are written, and what is cited ------------------------------------------------------------------------

WRITTEN = """# Introduction

Orvane sent Ada Holm to Selm; the Selmish ferry of Ada Holm froze off Orvane (Zilk 1987; Arden 1987).

She read “A history of Selm mills” at https://fen.example/Selm and paid the Salt Guild.¹

¹ See Arden, “Ice and bread of Selm and Ormeland,” and K. J. Holm, at Selm.

Table 1. Loaves

Town\tMill
Selm\tOld Mill
Salt Guild\t120

# References

Arden, P. (1987). Ferries of the lower Tamsel. Quay Press.
"""


def made() -> SourceIndex:
    return index.of(read(original(WRITTEN)), NAMES)


def written(text: str) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(f.entity, f.count, f.passages) for f in made().forms if f.text == text]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Holm", [("", 2, ("1",))]),
        ("Orvane", [("", 2, ("1",))]),
        ("Salt Guild", [("guild", 2, ("2", "t1"))]),
        ("K. J. Holm", [("", 1, ("n1",))]),
        ("Selm", [("selm", 4, ("1", "2", "t1", "n1"))]),
        # what isn't told
        ("Selmish", []),  # an adjective
        ("She", []),
        ("Ormeland", []),  # in the title of a work that a note cites
    ],
)
def test_names_are_kept_as_they_are_written_with_whose_they_are_and_where(
    text: str, told: list[tuple[str, int, tuple[str, ...]]]
) -> None:
    assert written(text) == told


def test_a_name_does_not_reach_over_two_rows_of_a_table() -> None:
    assert not [f.text for f in made().forms if "Mill" in f.text and "Guild" in f.text]


def test_the_most_frequent_name_comes_first() -> None:
    counts = [form.count for form in made().forms]
    assert counts == sorted(counts, reverse=True) and counts[0] == 4


def test_names_that_mention_nobody_are_counted_aside() -> None:
    told = {p.id: p for p in made().passages}
    assert (told["2"].mentions, told["2"].aside) == ((("guild", 1), ("selm", 1)), (("selm", 1),))
    assert (told["n1"].mentions, told["n1"].aside) == ((("selm", 1),), (("selm", 1),))
    assert told["1"].aside == ()


def test_what_is_cited_and_not_listed_is_kept() -> None:
    assert made().unlisted == (Unlisted(citation="Zilk 1987", passages=("1",), near=""),)


def test_names_asides_and_citations_are_read_as_they_were_written() -> None:
    assert made().forms and made().unlisted and any(p.aside for p in made().passages)
    assert again(made()) == made()


# -- as text --------------------------------------------------------------------------------------------------------------


def test_no_word_of_a_passage_is_in_the_index() -> None:
    written = index.to_jsonl(found())
    assert not any(word in written for word in ("froze", "loaves", "bread", "paid"))


def test_an_index_is_json_a_line_with_the_head_first() -> None:
    rows = [json.loads(line) for line in index.to_jsonl(found()).splitlines()]
    assert rows[0] == {"original": "0" * 64, "names": NAMES.fingerprint()}
    assert [next(iter(row)) for row in rows[1:]] == [
        *["section"] * 2,
        "acronym",
        *["name"] * 3,
        "table",
        *["passage"] * 4,
    ]


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
            allusions=counts, aside=counts, ambiguous=strings, figures=strings, dates=strings,
        ),
        max_size=4,
    ).map(tuple),
    acronyms=st.lists(st.builds(Acronym, short=words, long=words, passage=words), max_size=3).map(tuple),
    forms=st.lists(
        st.builds(Form, text=words, entity=words, count=st.integers(1, 99), passages=strings), max_size=3
    ).map(tuple),
    unlisted=st.lists(st.builds(Unlisted, citation=words, near=words, passages=strings), max_size=3).map(tuple),
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
