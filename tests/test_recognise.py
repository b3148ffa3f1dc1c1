"""Recognise: mentions of entities in a text, with offsets into it, and never a guess."""

from __future__ import annotations

import unicodedata

import ahocorasick_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.index import recognise
from briefbook.index.recognise import Recogniser
from briefbook.model import Entity, Mention, Name


def entity(id: str, *names: str | Name, ignore_case: bool = False) -> Entity:
    """Plain names are other names; the first is the preferred one."""
    made = tuple(n if isinstance(n, Name) else Name(text=n, sort="other", ignore_case=ignore_case) for n in names)
    return Entity(id=id, kind="thing", name=made[0].text, gloss="", names=made)


def short(text: str) -> Name:
    return Name(text=text, sort="acronym")


SHELF = Recogniser(
    [
        entity("us", "United States", short("US"), short("U.S.")),
        entity("ots", "Organization of Turkic States", short("OTS")),
        entity("turkic", Name(text="Turkic", sort="adjective")),
        entity("turkiye", "Türkiye", Name(text="Turkish", sort="adjective")),
        entity("istanbul", "İstanbul"),
        entity("isik", "Işık"),
        entity("orvane", "Orvane", "Orvane-on-Tamsel"),
        entity("weir", "weir law", ignore_case=True),
        entity("bakers", "Bakers’ Guild of Selm", "Bakers’ Guild", short("BGS")),
        entity("boatmen", "Boatmen’s Guild of Selm", short("BGS")),
        entity("ngo", "River Council", short("RC")),
    ],
    passed_over=["Turkish Almanac"],
)


def found(text: str, **definitions: str) -> list[tuple[str, str]]:
    return [(m.surface, m.entity) for m in SHELF.mentions(text, definitions)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # letter case
        ("the US fleet", [("US", "us")]),
        ("it gave us ice", []),
        ("the united states of mind", []),
        ("the weir Law and the WEIR LAW", [("weir Law", "weir"), ("WEIR LAW", "weir")]),
        ("Weir law is old.", [("Weir law", "weir")]),
        ("THE FERRIES OF ORVANE", [("ORVANE", "orvane")]),
        ("THE RIVER COUNCIL", [("RIVER COUNCIL", "ngo")]),
        ("GIVE US ICE", []),
        # points, possessives and plurals
        ("the U.S. fleet and the U.S.", [("U.S.", "us"), ("U.S.", "us")]),
        ("a U.S.-built ferry", [("U.S.", "us")]),
        ("Orvane's mill and Orvane’s weir", [("Orvane", "orvane"), ("Orvane", "orvane")]),
        ("the US' fleet", [("US", "us")]),
        ("two RCs met", [("RCs", "ngo")]),
        ("the RCs’ ferry", [("RCs", "ngo")]),
        ("the Baker's Guild", []),
        ("the Bakers' Guild", [("Bakers' Guild", "bakers")]),
        # bounds
        ("Orvanean mills", []),
        ("the NorthOrvane mill", []),
        ("“Orvane”, (Orvane) and Orvane²", [("Orvane", "orvane")] * 3),
        ("RC9, with a note mark that became plain", [("RC", "ngo")]),
        ("Orvane–Selm and Selm-Orvane", [("Orvane", "orvane")] * 2),
        # accents
        ("Turkiye and TÜRKİYE", [("Turkiye", "turkiye"), ("TÜRKİYE", "turkiye")]),
        ("Istanbul, İstanbul and ISTANBUL", [("Istanbul", "istanbul"), ("İstanbul", "istanbul"), ("ISTANBUL", "istanbul")]),
        ("Işık, Isik and IŞIK", [("Işık", "isik"), ("Isik", "isik"), ("IŞIK", "isik")]),
        (unicodedata.normalize("NFD", "in Türkiye"), [(unicodedata.normalize("NFD", "Türkiye"), "turkiye")]),
        # hyphens and spaces
        ("Orvane-on-Tamsel", [("Orvane-on-Tamsel", "orvane")]),
        ("Orvane on Tamsel", [("Orvane on Tamsel", "orvane")]),
        ("the River\u00a0Council", [("River\u00a0Council", "ngo")]),
        # the longest name
        ("the Organization of Turkic States", [("Organization of Turkic States", "ots")]),
        ("the Turkic languages", [("Turkic", "turkic")]),
        ("the Organization of Turkic Statesmen", [("Turkic", "turkic")]),
        ("Bakers’ Guild of Selmont", [("Bakers’ Guild", "bakers")]),
        # phrases that are passed over
        ("the Turkish Almanac and Turkish ice", [("Turkish", "turkiye")]),
        ("the turkish almanac", []),
        ("", []),
    ],
)  # fmt: skip
def test_names_are_found_where_they_stand_and_nowhere_else(text: str, mentions: list[tuple[str, str]]) -> None:
    assert found(text) == mentions


def test_a_mention_knows_the_sort_of_its_name_and_the_preferred_one() -> None:
    (mention,) = SHELF.mentions("a Turkish ferry")
    assert (mention.start, mention.end, mention.name, mention.kind, mention.sort) == (
        2,
        9,
        "Türkiye",
        "thing",
        "adjective",
    )


def test_a_name_of_two_entities_keeps_both_as_candidates() -> None:
    (mention,) = SHELF.mentions("The BGS met.")
    assert (mention.entity, mention.kind, mention.name) == ("", "", "")
    assert mention.candidates == ("bakers", "boatmen")


def test_the_definition_that_a_source_gives_decides_between_two_entities() -> None:
    assert found("The BGS met.", BGS="Bakers' Guild of Selm") == [("BGS", "bakers")]
    assert found("The BGS met.", BGS="boatmen's guild of Selm") == [("BGS", "boatmen")]


def test_a_definition_that_speaks_of_neither_decides_nothing() -> None:
    assert found("The BGS met.", BGS="Board of Grain Sales") == [("BGS", "")]


def test_a_recogniser_without_names_finds_nothing() -> None:
    assert Recogniser([]).mentions("The US fleet.") == ()


# -- names after a word ---------------------------------------------------------------------------------------------------


def guild(text: str, after: str = "the") -> Name:
    return Name(text=text, sort="other", after=after)


GUILDS = Recogniser([entity("bakers", "Bakers’ Union", guild("Guild")), entity("pilots", "Guild of Pilots")])


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("the Guild met", [("Guild", "bakers", 4)]),
        ("The Guild met", [("Guild", "bakers", 4)]),
        ("THE GUILD MET", [("GUILD", "bakers", 4)]),
        ("the Guild’s hall", [("Guild", "bakers", 4)]),
        ("the\nGuild", [("Guild", "bakers", 4)]),
        ("a Guild met", []),
        ("Guild halls", []),
        ("the guild met", []),
        ("the Guildhall", []),
        ("bathe Guild boats", []),
        # the longest name, though the word that a shorter one needs stands before it
        ("the Guild of Pilots met", [("Guild of Pilots", "pilots", 4)]),
        ("The Guild of Pilots met", [("Guild of Pilots", "pilots", 4)]),
        ("the Guild of Pilotsmiths met", [("Guild", "bakers", 4)]),
    ],
)
def test_a_name_that_needs_a_word_before_it_is_found_there_and_without_the_word(
    text: str, mentions: list[tuple[str, str, int]]
) -> None:
    assert [(m.surface, m.entity, m.start) for m in GUILDS.mentions(text)] == mentions


def test_two_names_after_two_words_are_told_apart() -> None:
    both = Recogniser([entity("salt", "S", guild("Guild", "salt")), entity("bread", "B", guild("Guild", "bread"))])
    assert [m.entity for m in both.mentions("the bread Guild and the salt Guild, a Guild")] == ["bread", "salt"]


# -- spellings ------------------------------------------------------------------------------------------------------------

SPELT = Recogniser(
    [
        entity("labour", "Labour Organisation", "Harbor Program"),
        entity("defence", "Defence Centre"),
        entity("dues", "harbour dues", ignore_case=True),
        entity("coop", "Co-operation Board"),
        entity("arn", "Arn"),
        entity("selm", "Selm"),
    ]
)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        # British and American, whichever the record has
        ("the Labour Organisation", ["Labour Organisation"]),
        ("the Labor Organization", ["Labor Organization"]),
        ("the LABOR ORGANIZATION", ["LABOR ORGANIZATION"]),
        ("Defense Center and Defence Centres", ["Defense Center", "Defence Centres"]),
        ("the Harbour Programme", ["Harbour Programme"]),
        ("Harbor dues and Harbour Dues", ["Harbor dues", "Harbour Dues"]),
        ("Cooperation Board", ["Cooperation Board"]),
        ("Co-operation Board", ["Co-operation Board"]),
        ("the Labyour Organisation", []),
        ("the Defance Centre", []),
        # capitals, from four letters on: shorter words in capitals are too often acronyms
        ("SELM", ["SELM"]),
        ("ARN and Arn", ["Arn"]),
        # hyphens that aren't seen or don't break, and the ends of lines
        ("in Sel\u00adm", ["Sel\u00adm"]),
        ("in Selm\u00ad", ["Selm\u00ad"]),
        ("Co\u2010operation Board, Co\u2011operation Board", ["Co\u2010operation Board", "Co\u2011operation Board"]),
        ("the Labour\nOrganisation", ["Labour\nOrganisation"]),
    ],
)
def test_a_name_is_found_in_the_spellings_that_it_may_have(text: str, surfaces: list[str]) -> None:
    assert [m.surface for m in SPELT.mentions(text)] == surfaces


@pytest.mark.parametrize("surface", ["Labour Organi-\nsation", "Labour Organi\u00ad\nsation", "Co-\noperation Board"])
def test_a_name_is_found_where_a_hyphen_cuts_it_at_the_end_of_a_line(surface: str) -> None:
    assert [m.surface for m in SPELT.mentions(f"the {surface} met")] == [surface]


# -- names that mention nobody --------------------------------------------------------------------------------------------

FENS = [
    Entity(id="orvane", kind="town", name="Orvane", gloss="", names=(
        Name(text="Orvane", sort="preferred"), Name(text="Quayside", sort="metonym"), Name(text="Orvanian", sort="adjective")
    )),
    Entity(id="ogs", kind="guild", name="Orvane Guild of Salt", gloss="", names=(
        Name(text="Orvane Guild of Salt", sort="preferred"), Name(text="OGS", sort="acronym")
    )),
]  # fmt: skip
ASIDE = Recogniser(FENS, ["Embassy of {town}", "in {metonym}", "{town} Street", "Orvane Papers"])


def stand(text: str, note: bool = False) -> list[tuple[str, bool]]:
    """(surface, whether it mentions somebody) of each name."""
    names = list(ASIDE.names(text, note=note))
    assert ASIDE.mentions(text, note=note) == tuple(m for m in names if not m.aside)
    return [(m.surface, not m.aside) for m in names]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # any name of a kind
        ("the Embassy of Orvane", [("Orvane", False)]),
        ("the Embassy of Quayside", [("Quayside", False)]),
        ("the Embassy of OGS", [("OGS", True)]),
        ("the embassy of Orvane", [("Orvane", True)]),
        ("the Reembassy of Orvane", [("Orvane", True)]),
        ("the ReEmbassy of Orvane", [("Orvane", True)]),
        ("Embassy of Orvane and Orvane", [("Orvane", False), ("Orvane", True)]),
        ("Orvane Street", [("Orvane", False)]),
        ("Orvane Street, Orvane", [("Orvane", False), ("Orvane", True)]),
        ("Orvane Streets", [("Orvane", True)]),
        ("Orvane street", [("Orvane", True)]),
        # any name of a sort
        ("they met in Quayside", [("Quayside", False)]),
        ("In Quayside they met", [("Quayside", False)]),
        ("within Quayside", [("Quayside", True)]),
        ("what Quayside wants", [("Quayside", True)]),
        ("they met in Orvane", [("Orvane", True)]),
        # phrases as they are: they hold no name
        ("the Orvane Papers and the orvane papers", []),
        ("the Orvane Guild of Salt Street", [("Orvane Guild of Salt", True)]),
    ],
)
def test_a_phrase_may_pass_over_all_names_of_a_kind_or_of_a_sort(text: str, told: list[tuple[str, bool]]) -> None:
    assert stand(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“A history of Orvane mills”", [("Orvane", False)]),
        ('"A history of Orvane mills"', [("Orvane", False)]),
        ("*Mills of Orvane*", [("Orvane", False)]),
        ("Holm, “A history of Orvane,” in Orvane", [("Orvane", False), ("Orvane", True)]),
        ("“Orvane”", [("Orvane", True)]),
        ("*Orvane*", [("Orvane", True)]),
        ("Orvane is mild", [("Orvane", True)]),
    ],
)
def test_titles_of_works_mention_nobody_in_notes_and_everybody_in_the_text(
    text: str, told: list[tuple[str, bool]]
) -> None:
    assert stand(text, note=True) == told
    assert stand(text) == [(surface, True) for surface, _ in told]


@pytest.mark.parametrize("note", [True, False])
@pytest.mark.parametrize(
    "address", ["https://fen.example/Orvane", "http://fen.example/a-Orvane-b", "www.Orvane.example"]
)
def test_addresses_mention_nobody(address: str, note: bool) -> None:
    assert stand(f"see {address} of Orvane", note) == [("Orvane", False), ("Orvane", True)]


def test_spans_say_where_a_name_or_a_phrase_that_is_passed_over_stands() -> None:
    text = "the Orvane Papers of Orvane, in Quayside; two OGSs"
    assert [text[start:end] for _, start, end in ASIDE.spans(text)] == ["Orvane Papers", "Orvane", "Quayside", "OGSs"]


# -- whatever the names and the text --------------------------------------------------------------------------------------

WORDS = (
    "Selm selm SELM Orvane Tamsel Türkiye Türkler Weiß İz ız river bank of Arn's guild’s A.B. AB ABs N-W 9 1804".split()
)
names = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=12, unique=True
)
FILLER = [*WORDS, "the", "…", "(", ")", ",", "’s", "s", "-", "²", "e\u0301", "\u0307", "ﬂ", "\u200b", "x"]
texts = st.lists(st.one_of(st.sampled_from(FILLER), st.sampled_from([" ", "", "\n"])), max_size=40).map("".join)


@given(names, st.lists(st.booleans(), min_size=12, max_size=12), st.one_of(texts, st.text()))
def test_mentions_are_sorted_and_disjoint_and_say_what_the_text_says(
    given_names: list[str], any_case: list[bool], text: str
) -> None:
    entities = [
        entity(f"e{n}", name, ignore_case=case)
        for n, (name, case) in enumerate(zip(given_names, any_case, strict=False))
    ]
    at = 0
    for mention in Recogniser(entities, ["river Selm"]).mentions(text):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.surface
        assert bool(mention.entity) != bool(mention.candidates)
        at = mention.end


LETTERS = "abcdefgßéıøñ"
made_up = st.lists(st.text(LETTERS, min_size=2, max_size=6).map(str.capitalize), min_size=1, max_size=3).map(" ".join)
APART = st.sampled_from([" ", ", ", " (", ") ", "; ", " – ", ". ", "\n", " “", "” ", "’ ", "/"])
LOWER = st.sampled_from(["hum", "zilk", "quoth", "9", "11 mm", "?"])


@given(st.lists(made_up, min_size=1, max_size=8, unique_by=str.casefold), st.data())
def test_every_name_that_stands_apart_is_found(given_names: list[str], data: st.DataObject) -> None:
    entities = [entity(name, name) for name in given_names]
    planted, text = [], "hum"
    for name in data.draw(st.lists(st.sampled_from(given_names), max_size=10)):
        text += data.draw(APART)
        planted.append((len(text), name))
        text += name + data.draw(APART) + data.draw(LOWER)
    told = {(m.start, m.surface) for m in Recogniser(entities).mentions(text)}
    assert told == set(planted)


# -- names at the edge of others ----------------------------------------------------------------------------------------


def test_a_name_that_begins_in_a_longer_one_without_bounds_is_found() -> None:
    names = Recogniser([entity("lake-arn", "Lake of Arn"), entity("arnia", "Arnia")])
    assert [m.entity for m in names.mentions("the Lake of Arnia")] == ["arnia"]


@pytest.mark.parametrize("after", ["", "s"])
def test_a_mention_has_the_accent_of_its_last_letter(after: str) -> None:
    text = unicodedata.normalize("NFD", "the Café") + after
    assert [m.surface for m in Recogniser([entity("cafe", "Café")]).mentions(text)] == [text[4:]]


def test_a_mention_does_not_end_within_a_letter_or_after_the_text() -> None:
    text = "the groß"
    assert all(m.end <= len(text) for m in Recogniser([entity("gros", "gros", ignore_case=True)]).mentions(text))


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("the Lake of Arnia", ["arnia"]),
        ("the Lake of Arn", ["lake-of-arn"]),
        ("the Lake of Arnish men of Arnia", ["arnia"]),
        ("Old Lake of Arnia Selm", ["arnia", "selm"]),
        ("Lake of Arnia of Selm", ["arnia", "selm"]),
        ("the U.S.A.", ["usa"]),
        ("the U.S.Arn", []),
    ],
)
def test_where_the_longest_name_has_no_bounds_a_shorter_one_is_found(text: str, mentions: list[str]) -> None:
    names = Recogniser(
        [entity("-".join(n.lower().split()).replace(".", ""), n) for n in ("Lake of Arn", "Arnia", "Selm", "U.S.A.")]
    )
    assert [m.entity for m in names.mentions(text)] == mentions


# -- however it is done ---------------------------------------------------------------------------------------------------


def recogniser(given_names: list[str], any_case: list[bool]) -> Recogniser:
    pairs = enumerate(zip(given_names, any_case, strict=False))
    return Recogniser(
        [entity(f"e{n}", name, ignore_case=case) for n, (name, case) in pairs], ["river Selm", "bank of {thing}"]
    )


@pytest.mark.parametrize("automaton", ["DFA", "ContiguousNFA", "NoncontiguousNFA"])
@given(names, st.lists(st.booleans(), min_size=12, max_size=12), st.one_of(texts, st.text()))
def test_mentions_are_the_same_whichever_automaton_finds_them(
    automaton: str, given_names: list[str], any_case: list[bool], text: str
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(recognise, "FAST", getattr(ahocorasick_rs.Implementation, automaton))
        other = list(recogniser(given_names, any_case).names(text))
    assert other == list(recogniser(given_names, any_case).names(text))


@given(names, st.lists(st.booleans(), min_size=12, max_size=12), texts, st.sampled_from("жώ中\u0307ﬂ\u200b"))
def test_mentions_are_the_same_beside_a_letter_of_another_script(
    given_names: list[str], any_case: list[bool], text: str, rare: str
) -> None:
    found = recogniser(given_names, any_case)

    def told(text: str) -> tuple[Mention, ...]:
        return tuple(found.names(text))

    assert told(f"{text} ?{rare}") == told(f"{text} ?")


# -- names that don't mislead ---------------------------------------------------------------------------------------------

OWN = Recogniser(
    [
        Entity(
            id="iceland", kind="town", name="Iceland", gloss="",
            names=(Name(text="Iceland", sort="preferred"), Name(text="Ísland", sort="endonym", exact=True)),
        ),
        Entity(
            id="states", kind="town", name="United Shires", gloss="",
            names=(Name(text="United Shires", sort="preferred"), *(Name(text=text, sort="acronym") for text in ("US", "U.S."))),
        ),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("In Ísland and ÍSLAND they fish.", ["Ísland", "ÍSLAND"]),
        ("Island after island, the Islands lay there.", []),
        ("The US sold salt to us.", ["US"]),
        ("U.S. salt of the U.S. navy", ["U.S.", "U.S."]),
        # a small word in capitals, where nothing tells it from the name
        ("THEY SOLD US SALT", []),
        ("TELL US!", []),
        ("the US NAVY", ["US"]),
    ],
)
def test_a_name_that_is_a_common_word_too_asks_for_its_own_letters_or_its_surroundings(
    text: str, surfaces: list[str]
) -> None:
    assert [mention.surface for mention in OWN.mentions(text)] == surfaces
