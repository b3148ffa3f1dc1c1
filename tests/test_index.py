"""Index: what is told about an article without its text, whom it names for which records, and passages.jsonl and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook import index
from briefbook.index import naming, runs, telling
from briefbook.index.figures import values
from briefbook.index.recognise import Recogniser
from briefbook.model import (
    Acronym,
    Entity,
    Name,
    Naming,
    Passage,
    PassageRecord,
    Section,
    SourceIndex,
    Table,
    Told,
    Unlisted,
)
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

It paid in salt.

¹ A note on Selm.

Table 1. Loaves

Quarter\tRye
North\t120

Source: Selm.

# References

Arden, P. (1987). Ferries of the lower Tamsel. Quay Press.
"""


def found(text: str = ARTICLE, names: Recogniser = NAMES) -> SourceIndex:
    """What reading a text gives, settled for these names."""
    return naming.settled(again(index.of(read(original(text)))), naming.Book(names))


def record(id: str, text: str = ARTICLE) -> PassageRecord:
    return next(p for p in found(text).passages if p.id == id)


def test_passages_tables_and_notes_have_a_record_each() -> None:
    assert [p.id for p in found().passages] == ["1", "2", "3", "t1", "n1"]


def test_a_record_tells_place_length_and_checksum() -> None:
    told = record("1")
    assert (told.section, told.lines, told.length) == ("1", (3,), len(ARTICLE.splitlines()[2]))
    assert len(told.sha256) == 16


def test_a_record_tells_how_the_passage_begins_and_which_of_its_section_it_is() -> None:
    told = [(p.id, p.nth, p.begins) for p in found().passages]
    assert told[:3] == [
        ("1", 1, "Selm froze on 3 May"),
        ("2", 1, "The Salt Guild (SG) met"),
        ("3", 2, "It paid in salt."),
    ]
    assert told[3:] == [("t1", 0, ""), ("n1", 0, "A note on Selm.")]


def test_of_a_script_without_blanks_five_letters_are_told() -> None:
    article = read(original("# 概観\n\n" + "塩の組合は冬に会合を開き、町の人々に塩を配った。" * 3))
    assert index.of(article).passages[0].begins == "塩の組合は"


def test_a_record_tells_the_page_that_the_passage_begins_on() -> None:
    told = index.of(read(original(ARTICLE)), {3: 7}).passages
    assert [p.page for p in told] == [7, 0, 0, 0, 0]


def test_figures_and_dates_are_kept() -> None:
    values = record("1").values
    assert [(str(f.quantity), f.counted, f.sentence) for f in values.figures] == [("1500", "loaves", 0)]
    assert [(str(d.when), d.sentence) for d in values.dates] == [("1804-05-03", 0)]


# -- what is told of the words --------------------------------------------------------------------------------------------

PROSE = """The council of Selm met in the old hall on the hill, and the council was told that the ferries of Orvane would not \
come before the ice was gone. It asked the Salt Guild for help. """


def told(text: str, id: str = "1", around: str = "") -> Told:
    """What is told of a text in an article that says `around` too."""
    passages = [Passage(id, text, "", (1,)), *([Passage("99", around, "", (9,))] if around else [])]
    return telling.tell(passages)[1][id][0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Last year the council of Selm met.", ["… of Selm …"]),
        ("We saw the Court of Appeal of the Fens at work.", ["… the Court of Appeal of the Fens …"]),
        ("They came from Orvane, Selm and the Low Fens.", ["… from Orvane, Selm and the Low Fens."]),
        ("In those days the Vision 2023 paper was new.", ["… the Vision 2023 …"]),
        ("Here the Selm-based guild and the pro-Selm towns met.", ["… the Selm-based … the pro-Selm …"]),
        # what opens a sentence is no name for that
        ("Ferries froze. Bread was dear.", []),
        ("However, nobody came. It was winter.", []),
        ("I met nobody there.", []),
        # unless it goes on with a capital, or has two
        ("Salt Guild men met here.", ["Salt Guild …"]),
        ("SG men met here.", ["SG …"]),
    ],
)
def test_of_a_sentence_its_capitalised_words_are_told_with_the_small_ones_beside_them(
    text: str, names: list[str]
) -> None:
    assert [name for _, name in told(text, around=PROSE * 2).names] == names


def test_a_word_that_opens_a_sentence_is_a_name_where_the_article_writes_it_so_elsewhere() -> None:
    assert told("Orvane froze first.", around=PROSE).names == ((0, "Orvane …"),)
    assert told("Ferries froze first.", around=PROSE).names == ()


def test_names_tell_their_sentence() -> None:
    assert told("They went to Selm. They waited. They went to Orvane.", around=PROSE).names == (
        (0, "… to Selm."),
        (2, "… to Orvane."),
    )


def test_the_other_words_are_a_sorted_bag_without_small_words_and_figures() -> None:
    assert told("The old weavers of the hall paid 40 old loaves.", around=PROSE).words == (
        ("hall", 1), ("loaves", 1), ("old", 2), ("paid", 1), ("weavers", 1),
    )  # fmt: skip


def test_a_word_that_opens_a_sentence_and_may_be_a_name_keeps_its_capital() -> None:
    assert ("Varn", 1) in told("Varn froze. The ice was old.", around=PROSE).words
    assert ("ice", 2) in told("Ice froze. The ice was old.", around=PROSE).words


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("There was soft power at the fair.", ["soft power"]),
        ("It was the balance of power that held.", ["balance of power"]),
        ("It was research and development.", ["research and development"]),
        ("The power of the towns; soft, power.", []),
        ("It held soft-power talks.", ["power talks", "soft power"]),
    ],
)
def test_words_that_stand_together_are_told_as_terms(text: str, terms: list[str]) -> None:
    found = told(text, around=PROSE).terms
    assert [term for term, _ in found if "held" not in term] == terms


def test_a_term_with_a_name_is_told_where_it_recurs() -> None:
    once = told("We knew the Selm doctrine well.", around=PROSE).terms
    again = told("We knew the Selm doctrine well, and the Selm doctrine knew us.", around=PROSE).terms
    assert ("selm doctrine", 1) not in once and ("selm doctrine", 2) in again


word = st.text("abcdefghilmnoprstuv", min_size=4, max_size=9)


@given(st.lists(word, min_size=30, max_size=80, unique=True))
def test_no_chain_of_terms_is_longer_than_five_words(words: list[str]) -> None:
    text = " ".join(words)
    follows = dict(term.split(" ", 1) for term, _ in told(text, around=PROSE).terms)
    for first in follows:
        chain = [first]
        while chain[-1] in follows:
            chain.append(follows[chain[-1]])
        assert len(chain) <= telling.CHAIN


@given(st.lists(word.map(str.capitalize), min_size=14, max_size=60))
def test_no_run_of_names_is_longer_than_twelve_words(words: list[str]) -> None:
    for _, name in told("so " + " ".join(words), around=PROSE * 9).names:
        assert max(len(piece.split()) for piece in name.split("…")) <= telling.PIECE + 1


def test_a_text_in_capitals_tells_its_words_without_their_order() -> None:
    names = told("WEAVERS SOLD OLD LOAVES BEFORE WINTER CAME AND FERRIES WENT HOME THROUGH ICE", around=PROSE).names
    assert {sentence for sentence, _ in names} == {-1}
    assert [name for _, name in names] == sorted(name for _, name in names)


def test_in_a_language_that_writes_nouns_with_a_capital_names_have_no_order() -> None:
    text = "Der Rat der Stadt hat die Fähre nach dem Winter wieder in Betrieb genommen, und das Salz ist nun auch billiger."
    assert telling.tell([Passage("1", text, "", (1,))])[0] == "de"
    assert {sentence for sentence, _ in told(text).names} == {-1}


def test_letters_of_a_script_without_blanks_are_told_one_by_one() -> None:
    assert all(len(word) == 1 for word, _ in told("塩の組合は冬に会合を開いた。").words)


def test_of_a_language_that_is_not_known_no_terms_are_told() -> None:
    assert told("zorp blen drif kallo menta surip").terms == ()


def test_titles_of_works_and_addresses_are_told_apart() -> None:
    text = "See Arden, “The ice of Selm and its ferries”, at https://fen.example/Orvane for more."
    language, by_id = telling.tell([Passage("n1", text, "", (1,)), Passage("1", PROSE, "", (2,))])
    said, titles = by_id["n1"]
    assert language == "en"
    assert [name for _, name in titles.names] == ["… of Selm …"]
    assert "Orvane" not in str(said) and "Selm" not in str(said)


# -- whom a passage names ---------------------------------------------------------------------------------------------------


def test_names_are_counted_apart_from_adjectives() -> None:
    assert (record("1").mentions, record("1").allusions) == ((("selm", 2),), (("selm", 1),))


def test_an_acronym_that_two_records_claim_is_decided_by_the_article_s_own_definition() -> None:
    assert found().acronyms == (Acronym(short="SG", long="Salt Guild", passage="2"),)
    assert record("2").mentions == (("guild", 3),)


def test_an_acronym_without_a_definition_stays_ambiguous() -> None:
    text = "# Introduction\n\nThe SG met, and later that year the SG was closed by its own members."
    assert (record("1", text).mentions, record("1", text).ambiguous) == ((), ("SG",))


def test_a_table_is_in_the_section_above_it_and_its_cells_are_searched() -> None:
    assert (record("t1").section, record("t1").mentions) == ("2", (("selm", 1),))
    assert not record("t1").values.figures


def test_a_naming_tells_the_sentence_or_the_row() -> None:
    text = "# Introduction\n\nNobody came. The Salt Guild met in Selm.\n\nTable 1. Loaves\n\nTown\tRye\nSelm\t120\n"
    assert record("1", text).named == (Naming("guild", 1, "mention"), Naming("selm", 1, "mention"))
    assert record("t1", text).named == (Naming("selm", 1, "mention"),)


def test_a_record_that_is_added_later_is_found_without_the_original() -> None:
    facts = index.of(read(original(ARTICLE)))
    later = Recogniser(
        [Entity(id="weavers", kind="guild", name="weavers", gloss="", names=(Name(text="weavers", sort="preferred"),))]
    )
    assert dict(naming.settled(facts, naming.Book(later)).passages[1].mentions) == {"weavers": 1}
    assert dict(naming.settled(facts, naming.Book(NAMES)).passages[1].mentions) == {"guild": 3}
    assert facts == naming.settled(facts, naming.Book(later))


def concept(*texts: str, id: str = "c", sort: str = "preferred") -> Entity:
    names = tuple(Name(text=text, sort="preferred", ignore_case=True) for text in texts)
    return Entity(id=id, kind="concept", name=texts[0], gloss="", names=names)


CONCEPTS = naming.Book(
    Recogniser(
        [
            concept("soft power", id="soft"), concept("power", id="power"), concept("balance of power", id="balance"),
            concept("duty to protect", id="duty"), concept("Selm doctrine", id="doctrine"),
            concept("salt, bread and ice", id="three"), Entity(id="selm", kind="town", name="Selm", gloss="", names=SELM[:1]),
        ],
        ["power cut"],
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("There is soft power, and there is power.", {"soft": 1, "power": 1}),
        ("Soft power is old. Power is older.", {"soft": 1, "power": 1}),
        ("The power is soft.", {"power": 1}),
        ("They held the balance of power.", {"balance": 1}),
        ("They had powers.", {"power": 1}),
        ("There was a power cut.", {}),
        ("It broke the Selm doctrine, and the Selm doctrine broke it.", {"doctrine": 2}),
        ("It broke with Selm.", {"selm": 1}),
    ],
)
def test_names_in_small_letters_are_found_among_the_words(text: str, mentions: dict[str, int]) -> None:
    facts = index.of(read(original(f"# One\n\n{text}\n\n{PROSE}")))
    told = naming.settled(facts, CONCEPTS).passages[0]
    assert (dict(told.mentions), told.unsure) == (mentions, ())


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("They had a duty to protect the ferry.", {"duty": 1}),
        ("They knew the Selm doctrine well.", {"doctrine": 1}),
        ("They sold salt, bread and ice there.", {"three": 1}),
    ],
)
def test_what_only_the_original_could_settle_is_marked(text: str, mentions: dict[str, int]) -> None:
    facts = index.of(read(original(f"# One\n\n{text}\n\n{PROSE}")))
    told = naming.settled(facts, CONCEPTS).passages[0]
    assert (dict(told.mentions), told.unsure) == (mentions, tuple(mentions))


FILLER = ["the", "of", "and", "old", "ferries", "met", "in", "for", "weavers", "to", "was"]
pieces = st.lists(
    st.sampled_from(["Selm", "Salt Guild", "Selmish", "Ada Holm", "Orvane", *FILLER]), min_size=4, max_size=6
)


@given(st.lists(pieces, min_size=1, max_size=4))
def test_names_are_settled_as_they_would_be_found_in_the_text(sentences: list[list[str]]) -> None:
    text = " ".join(f"And so {' '.join(words)}." for words in sentences)
    facts = index.of(read(original(f"# One\n\n{text} {PROSE}")))
    settled = naming.settled(facts, naming.Book(NAMES)).passages[0]
    wanted = [m for m in NAMES.mentions(f"{text} {PROSE}") if m.sort == "preferred"]
    assert dict(settled.mentions) == {id: n for id in ("selm", "guild") if (n := sum(m.entity == id for m in wanted))}


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
    return found(WRITTEN)


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
    assert (told["n1"].mentions, told["n1"].aside) == ((("selm", 1),), (("selm", 1),))
    assert told["1"].aside == ()


def test_what_is_cited_and_not_listed_is_kept() -> None:
    assert made().unlisted == (Unlisted(citation="Zilk 1987", passages=("1",), near=""),)


def test_names_asides_and_citations_are_read_as_they_were_written() -> None:
    assert made().forms and made().unlisted and any(p.aside for p in made().passages)
    assert again(made()) == made()


# -- copied sentences ----------------------------------------------------------------------------------------------------------

many = st.lists(word, min_size=14, max_size=40, unique=True)
others = st.lists(word.map(lambda text: f"z{text}"), min_size=14, max_size=40, unique=True)


@given(others, many, st.data())
def test_a_copy_of_fourteen_words_is_always_known(ours: list[str], theirs: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(theirs) - runs.SURE))
    copy = [*ours[:7], *(w.upper() for w in theirs[first : first + runs.SURE]), *ours[7:]]
    kept = set(runs.of(iter([" ".join(theirs)])))
    assert any(hash in kept for _, _, hash in runs.hashed(" ".join(copy)))


@given(others, many)
def test_words_of_ours_are_no_copy(ours: list[str], theirs: list[str]) -> None:
    kept = set(runs.of(iter([" ".join(theirs)])))
    text = " ".join([*ours, *theirs[:9], *ours])
    assert not any(hash in kept for _, _, hash in runs.hashed(text))


def test_a_run_in_three_is_kept() -> None:
    text = " ".join(f"word{n}" for n in range(5000))
    assert 0.3 < len(runs.of(iter([text]))) / 4991 < 0.37


# -- as text --------------------------------------------------------------------------------------------------------------


def test_no_small_word_of_a_passage_is_in_the_index_but_where_it_begins_or_beside_a_name() -> None:
    text = "# Introduction\n\nNobody at all had been there since the wind before dawn, for the weavers were out with the tide."
    written = index.to_jsonl(index.of(read(original(text))))
    assert not any(word in written for word in ("since", "there", "out with", "before dawn, for", "the weavers"))


def test_an_index_is_json_a_line_with_the_head_first() -> None:
    rows = [json.loads(line) for line in index.to_jsonl(found()).splitlines()]
    assert rows[0] == {"original": "0" * 64, "language": "en", "left out": {}}
    assert [next(iter(row)) for row in rows[1:]] == [
        *["section"] * 2,
        "acronym",
        "table",
        *["passage"] * 5,
        "runs",
    ]


def again(made: SourceIndex) -> SourceIndex:
    return index.from_jsonl(index.to_jsonl(made), {t.id: t.rows for t in made.tables}, made.references)


def test_an_index_that_is_written_is_read_as_it_was() -> None:
    assert again(found()) == found()


@given(texts)
def test_the_index_of_any_text_is_read_as_it_was_written(text: str) -> None:
    made = index.of(read(original(text)))
    if "\u2028" not in index.to_jsonl(made) and "\u2029" not in index.to_jsonl(made):
        assert again(made) == made


stated = st.lists(
    st.sampled_from(
        ("It sold 1,500 loaves. ", "Not in 1804; over 5.6 bn dollars went. ", "The S-4 came on 3 May 2001. ", "See. ")
    )
).map("".join)
words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12)
ids = st.lists(st.text("abc-", min_size=1, max_size=5), max_size=4, unique=True)
lines = st.lists(st.integers(1, 10**4), min_size=1, max_size=8).map(tuple)
counts = ids.flatmap(lambda known: st.tuples(*(st.tuples(st.just(id), st.integers(1, 99)) for id in sorted(known))))
tellings = st.builds(Told, st.lists(st.tuples(st.integers(-1, 9), words), max_size=3).map(tuple), counts, counts)
strings = st.lists(words, max_size=4).map(tuple)
numbers = st.builds(lambda sort, number: f"{sort}{number}", st.sampled_from(("", "n", "t", "a")), st.integers(1, 9999))
indexes = st.builds(
    SourceIndex,
    sha256=words,
    language=words,
    left_out=ids.map(lambda rules: tuple((rule, 0.125) for rule in rules)),
    sections=st.lists(st.builds(Section, words, words, st.integers(1, 4), st.integers(1, 999)), max_size=3).map(tuple),
    passages=st.lists(
        st.builds(
            PassageRecord, id=numbers, section=words, lines=lines, length=st.integers(0, 9999), sha256=words,
            nth=st.integers(0, 99), page=st.integers(0, 99), begins=words, values=stated.map(values), said=tellings,
            titles=tellings,
        ),
        max_size=4,
    ).map(tuple),
    acronyms=st.lists(st.builds(Acronym, short=words, long=words, passage=words), max_size=3).map(tuple),
    unlisted=st.lists(st.builds(Unlisted, citation=words, near=words, passages=strings), max_size=3).map(tuple),
    tables=st.lists(st.builds(Table, words, words, st.just(()), words, lines), max_size=3, unique_by=lambda t: t.id).map(tuple),
    references=strings,
    runs=st.lists(st.binary(min_size=5, max_size=5), max_size=4).map(tuple),
)  # fmt: skip


@given(indexes)
def test_whatever_an_index_holds_is_read_as_it_was_written(made: SourceIndex) -> None:
    assert again(made) == made


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"passage": "1"}',
        '{"original": "", "language": ""}\n{"passage": "1", "section": "", "lines": "x"}',
        "",
    ],
)
def test_what_is_no_index_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        index.from_jsonl(text, {}, ())


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_a_title_may_hold_any_character(separator: str) -> None:
    made = SourceIndex(sha256="", sections=(Section("1", f"Ice{separator}Salt", 1, 1),))
    assert again(made) == made
