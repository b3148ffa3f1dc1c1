"""Repair: the lines of an original become blocks in reading order, each with its kind, and no line is lost on the way."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import golden
from briefbook.model import Block, Line, Original, Setting
from briefbook.reading import repair
from briefbook.reading.repair import accents, blocks
from briefbook.reading.repair import print as print_
from texts import PAGE_AFTER, PAGE_BEFORE, PLAIN, narrow, original

NARROW, FIRST = "[narrow]", "[narrow, first page]"
"""at the end of a golden's title: its text is a page of a file that is set in narrow columns, or the first page of it"""


def told(block: Block) -> str:
    """A block on one line: its kind, a heading's level or the rule that removed it, its text."""
    more = f" {block.level}" if block.kind == "heading" else f" {block.rule}" if block.kind == "removed" else ""
    return f"{block.kind}{more} | {block.text}"


@golden.of("repair")
def test_repair_gives_the_blocks_that_the_golden_tells(golden: golden.Golden, update_golden: bool) -> None:
    head, _, text = golden.input.rpartition("---\n")
    pins = {kind: tuple(lines) for kind, lines in (yaml.safe_load(head) or {}).items()}
    if golden.title.endswith(NARROW):
        whole = narrow(text)
    elif golden.title.endswith(FIRST):
        whole = original(text + "\n" + PAGE_AFTER)
    else:
        whole = original(text)
    page = range(1, text.count("\n") + 2)
    found = repair.blocks_of(whole, pins=pins)
    golden.compare("\n".join(told(b) for b in found if b.first in page), update_golden)


# -- what is true of any original ---------------------------------------------------------------------------------------

WORDS = (
    "the miller of Selm sold his flour to nine bakers and kept Orvane low-key ice harbour wharf Winter 1804 12".split()
)
sentences = st.lists(st.sampled_from(WORDS), min_size=4, max_size=30).map(
    lambda words: " ".join(words).capitalize() + "."
)
ODDITIES = (
    "References", "Endnotes", "Notes", "Contents", "Introduction ..... 3", "Introduction", "Abstract", "12", "THE WHARF",
    "Key words: ice, flour", "Table 1. Loaves", "North\t12\t14", "South   15   16", "Source: guild of Selm",
    "Figure 2. The lock", "Exports", "¹ Roll of Selm.", "1 Roll of Selm.", "* Mira Kolb, Selm", "E-mail: mira@selm.example",
    "**The Lock", "## The lock", "https://selm.example/", "[Received 3 March]", "– A keeper", "Mira Kolb is a Fellow of Selm",
    "\f", " Selm", "ha-", "\u200b", "ends without a stop", "1) The cutters:",
)  # fmt: skip
lines = st.one_of(
    st.sampled_from(ODDITIES), sentences, st.text(max_size=40).map(lambda text: text.replace("\n", " ")), st.just("")
)
narrow_lines = sentences.map(lambda text: "\n".join(textwrap.wrap(text, 40)))
texts = st.one_of(
    st.lists(lines, min_size=1, max_size=40),
    st.lists(
        st.one_of(narrow_lines, st.sampled_from(ODDITIES), st.sampled_from(["", "\n\n\n"])), min_size=12, max_size=60
    ),
).map("\n".join)
KINDS = ("note", "removed", "about", "heading-2", "item", "text", "reference", "caption", "title", "table")
numbers = st.lists(st.integers(1, 40), max_size=4, unique=True).map(tuple)


@given(texts, st.dictionaries(st.sampled_from((*KINDS, "order")), numbers, max_size=3))
def test_every_line_that_says_something_is_in_exactly_one_block(text: str, pins: dict[str, tuple[int, ...]]) -> None:
    whole = original(text)
    found = repair.blocks_of(whole, pins=pins)
    told = Counter(line.number for block in found if block.rule != "line-number" for line in block.lines)
    assert told == Counter(line.number for line in whole.lines if blocks.clean(line.text).strip())


@given(texts)
def test_a_block_s_text_has_the_letters_of_its_lines(text: str) -> None:
    for block in repair.blocks_of(original(text)):
        said = "".join(line.text for line in block.lines)
        assert [c for c in block.text if c.isalnum()] == [c for c in said if c.isalnum()]


@given(texts, st.integers(1, 20), st.integers(1, 20))
def test_an_article_has_only_the_lines_that_it_stands_on(text: str, first: int, more: int) -> None:
    whole = original(text)
    found = repair.blocks_of(whole, (first, first + more))
    assert {line.number for block in found for line in block.lines} <= set(range(first, first + more + 1))


@given(texts)
def test_the_articles_of_a_file_cover_it_without_overlap(text: str) -> None:
    whole = original(text)
    found = repair.ranges(whole)
    covered = [number for first, last in found for number in range(first, last + 1)]
    assert covered == [line.number for line in whole.lines]


# -- lines and blocks ---------------------------------------------------------------------------------------------------


def told_setting(text: str) -> Setting:
    return print_.told(original(text).lines)


def test_short_lines_that_go_on_below_are_lines_of_print() -> None:
    assert told_setting("The keeper of Selm kept two\nlamps, and lit the second one\nonly for the doctor.").wrapped


def test_lines_that_end_with_their_sentences_are_paragraphs() -> None:
    assert not told_setting("The keeper kept two lamps.\nHe lit one.\nThe other was for the doctor.").wrapped


def test_long_lines_are_paragraphs() -> None:
    assert not told_setting("\n".join(["a paragraph of more letters than a page is wide " * 4] * 30)).wrapped


def test_text_has_pages_where_form_feeds_say_so() -> None:
    assert told_setting("The keeper kept two lamps.\n\fHe lit one.").paged
    assert not told_setting("The keeper kept two lamps.\nHe lit one.").paged


def test_a_new_article_starts_where_a_page_opens_with_an_introduction() -> None:
    first = narrow("The ferry stopped in autumn.").lines
    text = "\n".join(line.text for line in first) + "\n\n\n\nIntroduction\n\nNo one owned the lake."
    start = len(first) + 4
    assert repair.ranges(original(text)) == ((1, start - 1), (start, start + 2))


def test_an_introduction_within_a_page_starts_no_article() -> None:
    text = PAGE_BEFORE + "\nIntroduction\n\nNo one owned the lake." + PAGE_AFTER
    middle = text.replace("\n\n\n\n\nIntro", "\n\nIntro")
    assert len(repair.ranges(original(middle))) == 1


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("ﬁne ﬂour", "fine flour"),
        ("so\u00adft", "soft"),
        ("wi\u200bck", "wick"),
        ("wi\u200cck", "wick"),
        ("می\u200cروند", "می\u200cروند"),
        ("four\u00a0gates", "four gates"),
        ("Cafe\u0301", "Café"),
        ("SÃ¶ren", "Sören"),
        ("m³ and ½", "m³ and ½"),
        ("tab\tstays", "tab\tstays"),
        ("bell\x07 rings", "bell rings"),
        ("“quoted”", "“quoted”"),
    ],
)
def test_single_characters_are_put_right_and_others_left(raw: str, clean: str) -> None:
    assert blocks.clean(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Ren´e Vald´es, of the Universit¨at Selm", "René Valdés, of the Universität Selm"),
        ("Ren´ e, G¨ unther and Iˇlja Dvoˇr´ak", "René, Günther and Iľja Dvořák"),
        ("a Fundac¸a˜o das Mar´es, n˜ao a irm˜a", "a Fundação das Marés, não a irmã"),
        ("la Ag^encia do Montan˜oso, en Espa˜na", "la Agência do Montañoso, en España"),
        ("¨Uber Ga¨el und Ko¨nig, ´Etienne", "Über Gaël und König, Étienne"),
        ("Mar ́ıa, Bartoˇs, Zden˘ek", "María, Bartoš, Zdeněk"),
        ("the miller´s weir, and he didn´t raise it", "the miller´s weir, and he didn´t raise it"),
        ("a ´quoted´ word, `another' and ``two''", "a ´quoted´ word, `another' and ``two''"),
        ("x^n and e^x, 10^6", "x^n and e^x, 10^6"),
    ],
)
def test_accents_beside_their_letters_are_put_onto_them(raw: str, clean: str) -> None:
    assert accents.joined(raw) == clean


def test_where_a_text_has_its_accents_those_of_a_keyboard_are_apostrophes() -> None:
    told = accents.settled(original("Le café de l´écluse ferme.\nOn dit qu´il rouvrira.\nL’été passa très vite.").lines)
    assert [line.text for line in told][:2] == ["Le café de l´écluse ferme.", "On dit qu´il rouvrira."]


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = blocks.clean(text)
    assert blocks.clean(once) == once


def test_what_passes_as_fine_has_nothing_to_put_right(monkeypatch: pytest.MonkeyPatch) -> None:
    fine = [char for char in map(chr, range(0x110000)) if blocks.FINE.fullmatch(char)]
    texts = [a + b for a, b in zip(fine, fine[1:] + fine[:1], strict=True)] + ["a" + char for char in fine]
    monkeypatch.setattr(blocks, "FINE", re.compile("(?!)"))
    assert len(fine) > 500
    assert [blocks.clean(text) for text in texts] == texts


def test_the_lines_of_an_article_are_taken_by_their_numbers_in_any_order() -> None:
    whole = original(PLAIN)
    first, last = whole.lines[2].number, whole.lines[-3].number
    turned = replace(whole, lines=whole.lines[::-1], setting=Setting(wrapped=False, ordered=True))
    told = [
        {line.number for block in repair.blocks_of(o, (first, last)) for line in block.lines} for o in (whole, turned)
    ]
    assert told[0] == told[1]
    assert told[0] <= set(range(first, last + 1))


# -- what should be so, and isn't yet -----------------------------------------------------------------------------------


def kinds(found: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in found]


def test_paragraphs_of_a_single_column_stay_in_their_order() -> None:
    found = repair.blocks_of(original(PLAIN))
    assert [block.first for block in found] == sorted(block.first for block in found)


WORDS = "Anchor Bridge Cellar Dyke Engine Ferry Gate Hoist Island Jetty Kiln Lock Mill Net".split()


def test_short_paragraphs_of_a_narrow_text_are_text() -> None:
    found = repair.blocks_of(
        original(
            "\n\n".join(
                f"{word} {n} was mended in\nthe year of the {word.lower()} fair." for n, word in enumerate(WORDS)
            )
        )
    )
    assert found[-1].kind == "text"


def test_an_address_cut_by_a_line_does_not_swallow_the_next_entry() -> None:
    text = "Ice.\n\nReferences\n\nBrook, L. Ice. https://ice.example/\nice-prices\nCole, M. Salt roads. Quay Press."
    assert [kind for kind, _ in kinds(repair.blocks_of(original(text)))].count("reference") == 2


def test_an_entry_that_is_cut_by_a_page_is_joined() -> None:
    page = "No ferry came.\n\nReferences\n\nArden, P. Ferries of\n\n\n\nFerry Studies\n\n31\n\n\n\nthe Tamsel. Quay."
    assert ("reference", "Arden, P. Ferries of the Tamsel. Quay.") in kinds(repair.blocks_of(narrow(page)))


@pytest.mark.parametrize("mark", ["¹", "1", "”", ")"])
def test_a_short_sentence_with_a_note_mark_or_quotation_is_no_heading(mark: str) -> None:
    text = f"The weir of Selm was raised twice.{mark}\n\nThe pilots of the harbour kept a common purse."
    assert kinds(repair.blocks_of(original(text)))[0][0] == "text"


def test_a_starred_note_ends_with_its_line() -> None:
    text = "* Mira Kolb teaches in Selm.\nThe harbour was dredged twice a year.\nThe pilots kept a common purse."
    assert kinds(repair.blocks_of(original(text)))[0] == ("about", "* Mira Kolb teaches in Selm.")


def test_a_pin_that_says_text_wins_over_every_rule() -> None:
    text = "The ferry stopped in autumn.\n\nTHE ROPES\n\nThey froze."
    assert kinds(repair.blocks_of(original(text), pins={"text": (3,)}))[1] == ("text", "THE ROPES")


def test_a_line_that_is_pinned_twice_is_placed_once() -> None:
    found = repair.blocks_of(original("The ferry stopped.\n\nThe ropes froze."), pins={"order": (3, 1, 3)})
    assert [block.first for block in found] == [3, 1]


def test_a_table_needs_no_blank_line_below_its_caption() -> None:
    text = "Loaves were counted.\n\nTable 1. Loaves\nQuarter\tRye\nNorth\t120\nSouth\t95\n\nThe book was shut."
    assert kinds(repair.blocks_of(original(text)))[1][0] == "table"


def test_ten_thousand_headings_on_what_seems_one_page_stay_in_their_order() -> None:
    text = "\n\n".join(f"THE FERRY {n}\n\nIt stopped in autumn and\nthe ropes froze." for n in range(10_000))
    found = repair.blocks_of(original(text))
    assert [block.first for block in found] == sorted(block.first for block in found)
    assert sum(block.kind == "heading" for block in found) == 9_999  # the first is the title


def test_a_listing_at_the_top_of_a_page_doesnt_cut_the_paragraph_that_goes_on_below_it() -> None:
    printed = [("The keeper counted the ships that had come", 1, ""), *[("", 2, "")] * 3]
    printed += [("\fcount = len(ships)", 2, "code"), ("", 2, ""), ("in since the thaw.", 2, ""), ("", 2, "")]
    printed += [("He wrote down none.", 2, "")]
    lines = tuple(Line(n, text, page, role=role) for n, (text, page, role) in enumerate(printed, 1))
    blocks = repair.blocks_of(Original("a.pdf", "", lines, Setting(True, ordered=True, paged=True)))
    assert [b.text for b in blocks if b.role != "code"] == [
        "The keeper counted the ships that had come in since the thaw.", "He wrote down none.",
    ]  # fmt: skip
