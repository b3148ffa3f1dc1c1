"""PDF: letters with places become lines of print, column by column, whatever order the file has them in."""

from __future__ import annotations

import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

import harbours
from briefbook.problem import Unreadable
from briefbook.reading.formats import apart, pdf
from briefbook.reading.formats.pdf import cells, columns, margins, rows, setting
from briefbook.reading.formats.pdf.drawn import Drawn, Rule
from briefbook.reading.formats.pdf.fonts import Face
from briefbook.reading.formats.pdf.words import Direction, Word

FACE = Face(10.0, False)
CODE = Face(10.0, False, mono=True)
LETTER = 5.0
"""points that a letter of these tests is wide"""


def words(text: str, left: float, base: float, face: Face = FACE) -> list[Word]:
    """The words of a line that begins at `left`, with a space of half a letter between them."""
    found = []
    for word in text.split():
        found.append(Word(left, left + LETTER * len(word), base, 1.2 * face.size, word, face))
        left = found[-1].right + LETTER / 2
    return found


def column(lines: list[str], left: float, top: float = 700.0) -> list[Word]:
    return [word for n, line in enumerate(lines) for word in words(line, left, top - 12 * n)]


def printed(found: list[Word]) -> list[str]:
    return [line.text for line in setting.printed(columns.arranged(rows.of_words(found)).regions)]


LEFT = [f"left line {n} tells of the harbour" for n in range(12)]
RIGHT = [f"right line {n} tells of the keeper" for n in range(12)]
PAGE = column(LEFT, 50) + column(RIGHT, 260)


# -- columns ----------------------------------------------------------------------------------------------------------


def test_two_columns_are_read_one_after_the_other() -> None:
    assert printed(PAGE) == LEFT + RIGHT


def test_columns_whose_lines_are_interleaved_in_the_file_are_read_alike() -> None:
    interleaved = sorted(PAGE, key=lambda word: -word.base)
    assert printed(interleaved) == LEFT + RIGHT


def test_columns_whose_lines_stand_a_little_apart_are_read_alike() -> None:
    assert printed(column(LEFT, 50) + column(RIGHT, 260, 698.7)) == LEFT + RIGHT


@given(st.randoms(use_true_random=False))
def test_whatever_order_the_words_come_in_the_lines_are_the_same(shuffling: random.Random) -> None:
    found = [*PAGE, *words("Harbours", 200, 740, Face(18.0, True)), *words("12", 220, 30)]
    shuffled = [*found]
    shuffling.shuffle(shuffled)
    assert printed(shuffled) == printed(found)


def test_a_line_across_both_columns_stands_between_what_is_above_and_what_is_below_it() -> None:
    wide = "a line that goes across the two columns of this page from the left edge"
    above = column(LEFT[:6], 50) + column(RIGHT[:6], 260)
    below = column(LEFT[6:], 50, 580) + column(RIGHT[6:], 260, 580)
    assert printed([*above, *words(wide, 50, 610), *below]) == [*LEFT[:6], *RIGHT[:6], wide, *LEFT[6:], *RIGHT[6:]]


def test_a_title_and_a_running_head_above_columns_come_first() -> None:
    found = [*words("Journal", 50, 760), *words("12", 440, 760), *words("A title over two columns", 150, 730), *PAGE]
    assert printed(found)[:2] == ["Journal 12", "A title over two columns"]
    assert printed(found)[2:] == LEFT + RIGHT


def test_columns_below_what_crosses_nothing_are_read_apart_from_it() -> None:
    listing = [word for n in range(6) for word in words(f"toll {n} = rate(lamp, {n})", 50, 760 - 12 * n, CODE)]
    below = column(LEFT, 50, 660) + column(RIGHT, 260, 660)
    assert printed([*listing, *below])[6:] == LEFT + RIGHT


def test_a_page_may_have_two_columns_above_and_three_below() -> None:
    thirds = [[f"{name} line {n} has words" for n in range(12)] for name in ("first", "second", "third")]
    below = [word for lines, left in zip(thirds, (50, 200, 350), strict=True) for word in column(lines, left, 540)]
    across = words("a line that goes across all of the columns of this page from the left to right", 50, 553)
    assert printed([*PAGE, *across, *below])[24:] == [
        "a line that goes across all of the columns of this page from the left to right",
        *thirds[0],
        *thirds[1],
        *thirds[2],
    ]


def test_authors_side_by_side_are_no_columns() -> None:
    authors = [
        word
        for name, left in (("Ada Nordin", 60), ("Jan Foss", 280))
        for n, line in enumerate((name, "School of Tides", "Orvel"))
        for word in words(line, left + 5 * n, 760 - 12 * n)
    ]
    assert printed([*authors, *PAGE])[3:] == LEFT + RIGHT


def test_a_gutter_may_be_as_narrow_as_a_letter() -> None:
    left = [line.ljust(36, "s") for line in LEFT]
    found = column(left, 50) + column(RIGHT, max(w.right for w in column(left, 50)) + 8)
    assert printed(found) == left + RIGHT


def test_three_columns_are_read_one_after_the_other() -> None:
    third = [f"third line {n} tells of the boat" for n in range(12)]
    assert printed(PAGE + column(third, 470)) == LEFT + RIGHT + third


def test_a_column_that_ends_early_stays_whole() -> None:
    assert printed(column(LEFT, 50) + column(RIGHT[:4], 260)) == LEFT + RIGHT[:4]


def test_a_page_in_one_column_is_read_from_its_top() -> None:
    lines = [f"line {n} goes from the left of the page to its right and ends there" for n in range(9)]
    assert printed(column(lines, 50)) == lines


boxes = st.lists(
    st.tuples(
        st.text("abcdefgh", min_size=1, max_size=12),
        st.integers(0, 500).map(float),
        st.integers(0, 700).map(float),
        st.sampled_from([6.0, 8.0, 10.0, 18.0]),
    ),
    max_size=40,
)


@given(boxes, st.randoms(use_true_random=False))
def test_no_letter_is_lost_and_no_order_of_the_file_matters_wherever_words_stand(
    placed: list[tuple[str, float, float, float]], shuffling: random.Random
) -> None:
    found = [Word(x, x + LETTER * len(text), y, 1.2 * size, text, Face(size, False)) for text, x, y, size in placed]
    lines = printed(found)
    assert sorted("".join(lines).replace(" ", "").replace("\t", "").translate(LOWERED)) == sorted(
        "".join(w.text for w in found)
    )
    shuffling.shuffle(found)
    assert printed(found) == lines


rules = st.lists(
    st.tuples(st.integers(0, 700).map(float), st.integers(0, 300).map(float), st.integers(20, 300).map(float)),
    max_size=8,
)


@given(boxes, rules, rules)
def test_no_letter_is_lost_whatever_rules_are_drawn_between_words(
    placed: list[tuple[str, float, float, float]],
    level: list[tuple[float, float, float]],
    upright: list[tuple[float, float, float]],
) -> None:
    found = tuple(
        Word(x, x + LETTER * len(text), y, 1.2 * size, text, Face(size, False)) for text, x, y, size in placed
    )
    drawing = Drawn(*(tuple(sorted(Rule(at, a, a + b) for at, a, b in told)) for told in (level, upright)))
    page = pdf._lines(Direction(found, 600.0), drawing, (), {})
    lines = [line.text for line in setting.printed(page.arranged.regions)] + [word.text for word in page.counts]
    told = "".join(lines).replace(" ", "").replace("\t", "").translate(LOWERED)
    assert sorted(told) == sorted("".join(word.text for word in found))


LOWERED = str.maketrans("ᵃᵇᶜᵈᵉᶠᵍʰ", "abcdefgh")


# -- lines ------------------------------------------------------------------------------------------------------------


def test_rows_whose_gaps_stand_above_each_other_are_a_table_and_empty_cells_keep_their_places() -> None:
    rows = [("Harbour", "1820", "1870"), ("Selm", "412", "388"), ("Torrin", "", "240"), ("Oar", "61", "12")]
    found = [
        word
        for n, row in enumerate(rows)
        for cell, left in zip(row, (50, 150, 250), strict=True)
        for word in words(cell, left, 700 - 12 * n)
    ]
    assert printed(found) == ["\t".join(row) for row in rows]


def test_a_cell_that_is_set_in_several_lines_is_one() -> None:
    lines = [
        ("Harbour", "What is told of it"), ("Selm", "the lamp of its keeper"), ("", "is lit at night"),
        ("Torrin", "the chain is drawn at"), ("", "dusk by all"), ("Oar", "nothing"),
    ]  # fmt: skip
    found = [
        word
        for n, row in enumerate(lines)
        for cell, left in zip(row, (50, 150), strict=True)
        for word in words(cell, left, 700 - 12 * n)
    ]
    assert printed(found) == [
        "Harbour\tWhat is told of it",
        "Selm\tthe lamp of its keeper is lit at night",
        "Torrin\tthe chain is drawn at dusk by all",
        "Oar\tnothing",
    ]


def test_a_word_that_a_narrow_cell_cuts_without_a_hyphen_is_whole() -> None:
    cut = [words("by appointm", 50, 700), words("ent", 50, 688)]
    assert cells.text(cut) == "by appointment"
    assert cells.text([words("Orvel", 50, 700), words("old quay", 50, 688)]) == "Orvel old quay"


def test_lines_that_are_torn_apart_to_fill_a_column_are_no_table() -> None:
    lines = [
        "the roll of keepers lists",
        "a boat that no one else",
        "had seen in those years",
        "and calls it the swift",
    ]
    found = []
    for n, line in enumerate(lines):
        gap = (250 - LETTER * sum(map(len, line.split()))) / (len(line.split()) - 1)
        left = 50.0
        for word in line.split():
            found.append(Word(left, left + LETTER * len(word), 700 - 12 * n, 12.0, word, FACE))
            left = found[-1].right + gap
    assert printed(found) == lines


def test_an_initial_several_lines_tall_is_the_first_letter_of_its_paragraph() -> None:
    initial = Word(50, 74, 676, 30.0, "R", Face(36.0, False))
    rest = [
        word
        for n, line in enumerate(("oads came late to", "the valley of the", "river"))
        for word in words(line, 80, 700 - 12 * n)
    ]
    assert printed([initial, *rest, *words("and left.", 50, 664)]) == [
        "Roads came late to",
        "the valley of the",
        "river",
        "and left.",
    ]
    assert starts([initial, *rest]) == ["Roads came late to"]


def test_a_list_with_its_labels_is_no_table() -> None:
    found = [*words("1.", 50, 700), *words("one harbour", 75, 700), *words("2.", 50, 688), *words("two boats", 75, 688)]
    assert printed(found) == ["1. one harbour", "2. two boats"]


def test_a_small_figure_above_the_line_is_the_mark_of_a_note() -> None:
    mark = Word(130, 134, 704, 8.4, "12", Face(7.0, False))
    found = [*words("the roll of the keeper", 30, 700), mark, *words("is old", 137, 700)]
    assert printed(found) == ["the roll of the keeper¹² is old"]


def test_a_small_figure_before_a_line_begins_a_note() -> None:
    note = words("Roll of Selm", 56, 700, Face(8.0, False))
    assert printed([Word(50, 53, 703, 6.0, "3", Face(5.0, False)), *note]) == ["³ Roll of Selm"]


def test_a_small_figure_below_the_line_is_a_part_of_its_word() -> None:
    assert printed(
        [*words("H", 50, 700), Word(55, 58, 697.5, 7.0, "2", Face(6.0, False), True), *words("O", 58, 700)][:2]
    ) == ["H2"]


def starts(found: list[Word]) -> list[str]:
    """The lines that begin a paragraph."""
    return [line.text for line in setting.printed(columns.arranged(rows.of_words(found)).regions) if line.starts]


def test_a_paragraph_begins_at_a_wider_step_and_where_a_line_stands_in() -> None:
    lines = [
        "the harbour is kept by a man of",
        "Selm who has a lamp there",
        "the chain is drawn at night by",
        "all who live nearby",
    ]
    stepped = [*column(lines[:2], 50), *column(lines[2:], 50, 668)]
    assert starts(stepped) == [lines[0], lines[2]]
    indented = [*column(lines[:2], 50), *words(lines[2], 62, 676), *words(lines[3], 50, 664)]
    assert starts(indented) == [lines[0], lines[2]]


def test_in_a_list_of_references_all_lines_but_the_first_stand_in() -> None:
    lines = [
        "Brook, L. Salt and shingle, or the",
        "keepers of Selm. 2001.",
        "Weir, M. The last lamp, and what",
        "came after it. 2014.",
    ]
    found = [word for n, line in enumerate(lines) for word in words(line, 50 if n % 2 == 0 else 65, 700 - 12 * n)]
    assert starts(found) == [lines[0], lines[2]]


def test_the_title_of_a_journal_in_italics_begins_no_entry_though_the_line_above_ends_a_sentence() -> None:
    slanted = Face(10.0, False, True, font="Serif-Italic")
    found = [*words("Brook, L. What travellers saw.", 50, 700), *words("Journal of Roads, 18, 210.", 65, 688, slanted)]
    found += [*words("Weir, M. The last lamp, and what came", 50, 676), *words("after it. 2014.", 65, 664)]
    assert starts(found) == ["Brook, L. What travellers saw.", "Weir, M. The last lamp, and what came"]


# -- whole files ------------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is read in a fork of this process, which has its bounds, whatever threads other tests have left behind."""
    monkeypatch.setattr(apart.threading, "active_count", lambda: 1)


def told(raw: bytes) -> list[str]:
    return [line.text for line in pdf.contents(raw, "a.pdf").lines]


def refusal(raw: bytes) -> tuple[str, str]:
    with pytest.raises(Unreadable) as reason:
        pdf.contents(raw, "a.pdf")
    assert reason.value.problem.hint
    return reason.value.problem.rule, reason.value.problem.message


LAKE = "No one owned the lake, and no one knew how deep it was."
ICE = "In the third winter the ice bore a cart and two horses."


def test_lines_count_through_the_file_and_know_their_page() -> None:
    found = pdf.contents(harbours.pdf(f"{LAKE}\n#pagebreak()\n{ICE}"), "a.pdf").lines
    assert [(line.number, line.text, line.page) for line in found] == [
        (1, LAKE, 1), (2, "", 2), (3, "", 2), (4, "", 2), (5, f"\f{ICE}", 2),
    ]  # fmt: skip


@pytest.mark.parametrize("turn", [-90, 90, 180])
def test_text_that_runs_another_way_follows_the_text_of_its_page(turn: int) -> None:
    aside = f"#place(top + left, dx: -1.5cm, rotate({turn}deg, reflow: true)[printed in Selm])"
    assert [line for line in told(harbours.pdf(f"{aside}\n{LAKE}")) if line] == [LAKE, "printed in Selm"]


def test_a_page_that_is_turned_is_read_upright() -> None:
    upright = harbours.pdf(LAKE)
    assert told(harbours.pdf(f"#set page(flipped: true)\n{LAKE}")) == told(upright)


def test_words_outside_the_page_are_not_read() -> None:
    assert told(harbours.pdf(f"#place(dx: -20cm)[cut here]\n{LAKE}")) == [LAKE]


def roles(raw: bytes, *wanted: str) -> list[tuple[str, str]]:
    """The lines of a file that have these roles, all but running text by default."""
    found = pdf.contents(raw, "a.pdf").lines
    return [(line.role, line.text.lstrip("\f")) for line in found if (line.role in wanted if wanted else line.role)]


@pytest.mark.parametrize("tagged", [True, False])
def test_headings_are_told_by_the_file_or_by_their_faces_and_the_title_by_the_largest(tagged: bool) -> None:
    page = f"#text(20pt)[*Ice on the Tamsel*]\n\n{LAKE}\n= 1 Winter\n{LAKE}\n== 1.1 Cutting\n{LAKE}\n= 2 Spring\n{LAKE}"
    found = [line for line in pdf.contents(harbours.pdf(page, tagged=tagged), "a.pdf").lines if line.role]
    assert [(line.role, line.level, line.text) for line in found] == [
        ("title", 0, "Ice on the Tamsel"),
        ("heading", 1, "1 Winter"),
        ("heading", 2, "1.1 Cutting"),
        ("heading", 1, "2 Spring"),
    ]


def test_a_title_over_several_lines_is_one_and_what_the_file_states_of_itself_is_told() -> None:
    page = f"""#set document(title: "Ice on the Tamsel and its Keepers", author: "Ada Nordin", keywords: ("ice",))
#align(center, text(20pt)[Ice on the Tamsel\\ and its Keepers])

{LAKE} {LAKE} {LAKE} {LAKE}"""
    found = pdf.contents(harbours.pdf(page), "a.pdf")
    assert (found.lines[0].role, found.lines[0].text) == ("title", "Ice on the Tamsel and its Keepers")
    stated = {(told.field, told.value) for told in found.metadata}
    assert stated >= {("title", "Ice on the Tamsel and its Keepers"), ("author", "Ada Nordin"), ("language", "en")}


@pytest.mark.parametrize("line", ["1, 2 3 4", "Winter . . . . . 3", "Table 2. Ice", "ice\\@example.org"])
def test_large_letters_alone_make_no_heading(line: str) -> None:
    page = f"{LAKE} {LAKE}\n\n#text(16pt)[{line}]\n\n{LAKE} {LAKE}\n\n{LAKE} {LAKE}"
    assert not roles(harbours.pdf(page, tagged=False), "heading", "title")


def test_running_heads_feet_and_numbers_belong_to_the_page_on_every_other_page_or_two_in_all() -> None:
    pages = "\n#pagebreak()\n".join(
        f"{part} {LAKE} {ICE} {part} {LAKE} {part}" for part in ("One.", "Twenty.", "Three.", "Four.")
    )
    alternating = """#set page(
  header: context {
    let page = counter(page).get().first()
    if calc.even(page) [Ice #page] else if page > 1 [Tales of Orvel, 7 (2018) #h(1fr) #page]
  },
  footer: context align(center)[Page #counter(page).display() of 4])
"""
    found = roles(harbours.pdf(alternating + pages), "furniture")
    assert [text for _, text in found] == [
        "Page 1 of 4", "Ice 2", "Page 2 of 4", "Tales of Orvel, 7 (2018)", "3", "Page 3 of 4", "Ice 4", "Page 4 of 4",
    ]  # fmt: skip


def test_what_two_pages_begin_with_inside_their_text_stays() -> None:
    found = pdf.contents(harbours.pdf(f"{LAKE} {ICE}\n#pagebreak()\n{LAKE} {ICE}"), "a.pdf").lines
    assert not [line for line in found if line.role == "furniture"]


def test_notes_at_the_foot_of_a_page_begin_with_their_raised_number() -> None:
    page = f"{LAKE}#footnote[{ICE} {ICE} {ICE}] {ICE}#footnote[Selm.] {' '.join([LAKE, ICE] * 3)}"
    for tagged in (True, False):
        found = roles(harbours.pdf(page, tagged=tagged), "note")
        assert "".join(text for _, text in found).startswith("¹In the third") and found[-1] == ("note", "²Selm.")
        assert "cart" in found[0][1] and len(found) > 2


def test_a_note_at_the_foot_of_each_page_is_no_running_foot_though_its_number_counts_with_the_pages() -> None:
    pages = "\n#pagebreak()\n".join(
        f"{LAKE} {ICE} {LAKE}#footnote[{note} says so.] {ICE}" for note in ("Selm", "Oar", "Torrin")
    )
    found = roles(harbours.pdf(pages, tagged=False))
    assert found == [("note", "¹Selm says so."), ("note", "²Oar says so."), ("note", "³Torrin says so.")]


def test_what_stands_below_the_notes_of_a_page_is_its_foot() -> None:
    page = f"#set page(footer: text(8pt)[Sent to the Orvel Review])\n{LAKE}#footnote[{ICE}] {ICE} {LAKE}"
    assert roles(harbours.pdf(page, tagged=False), "furniture") == [("furniture", "Sent to the Orvel Review")]


def test_a_heading_of_words_that_stand_on_the_title_page_is_no_running_head() -> None:
    pages = f"#text(20pt)[Ice on the lakes of three towns]\n\n{' '.join([LAKE, ICE] * 9)}"
    pages += f"\n#pagebreak()\n= Three towns\n\n{' '.join([ICE, LAKE] * 9)}"
    for tagged in (True, False):
        assert ("heading", "Three towns") in roles(harbours.pdf(pages, tagged=tagged), "heading", "furniture")


def test_a_column_ends_with_two_blank_lines_a_paragraph_with_one() -> None:
    left, right = (f"{begin} {' '.join([LAKE, ICE] * 4)}" for begin in ("First.", "Second."))
    lines = told(harbours.pdf(f"#columns(2)[{left}\n\n{LAKE}\n#colbreak()\n{right}]", 2))
    at = next(n for n, line in enumerate(lines) if line.startswith("Second."))
    assert lines[at - 3] and lines[at - 2 : at] == ["", ""]
    assert [n for n in range(at - 2) if not lines[n] and not lines[n + 1]] == []


def test_entries_that_lead_back_to_their_marks_are_the_notes_of_a_printed_web_page() -> None:
    page = f'{LAKE} {ICE}\n= Notes\n+ {LAKE} #text(font: "DejaVu Sans Mono")[↩]\n+ {ICE} #text(font: "DejaVu Sans Mono")[↩]'
    assert roles(harbours.pdf(page), "note") == [("note", f"¹ {LAKE}"), ("note", f"² {ICE}")]


def test_a_title_that_later_pages_have_as_their_running_head_stays_the_title() -> None:
    head = """#set page(header: context if counter(page).get().first() > 1 [The Ice of Selm])
#v(-1.2cm)#text(14pt)[*THE ICE OF SELM*]

"""
    found = roles(
        harbours.pdf(head + "\n#pagebreak()\n".join(f"{n} {LAKE} {ICE} {LAKE} {ICE}" for n in ("One", "Two", "Three")))
    )
    assert found == [("title", "THE ICE OF SELM"), ("furniture", "The Ice of Selm"), ("furniture", "The Ice of Selm")]


@pytest.mark.parametrize("tagged", [True, False])
@pytest.mark.parametrize("stroke", ["0.5pt", "none", "(x, y) => (top: 0.5pt, bottom: 0.5pt)"])
def test_a_table_is_told_by_its_tags_its_rules_or_its_gaps(tagged: bool, stroke: str) -> None:
    table = (
        f"#table(columns: 3, stroke: {stroke}, [Harbour], [Boats], [Toll], [Selm], [412], [0.30], [Oar], [61], [none])"
    )
    found = roles(harbours.pdf(f"{LAKE}\n\n{table}\n\n{ICE}", tagged=tagged), "row")
    assert [text for _, text in found] == ["Harbour\tBoats\tToll", "Selm\t412\t0.30", "Oar\t61\tnone"]


@pytest.mark.parametrize("tagged", [True, False])
def test_a_table_that_a_page_cuts_is_one_and_its_header_is_told_once(tagged: bool) -> None:
    cells = ", ".join(f"[Harbour {n}], [{40 * n}]" for n in range(1, 60))
    page = f"{LAKE}\n#table(columns: 2, table.header([Name], [Boats]), {cells})\n{ICE}"
    found = roles(harbours.pdf(page, tagged=tagged))
    assert [text for role, text in found if role == "row"] == ["Name\tBoats"] + [
        f"Harbour {n}\t{40 * n}" for n in range(1, 60)
    ]
    assert {text for role, text in found if role == "furniture"} <= {"Name\tBoats"}


def test_a_caption_keeps_its_number_and_stands_above_its_table() -> None:
    table = "#table(columns: 2, [Harbour], [Boats], [Selm], [412], [Oar], [61])"
    page = f"{LAKE}\n\n{table}\n\nTable 2: Boats that called\n\n{ICE}\n\nFigure 3 shows how deep it is."
    found = pdf.contents(harbours.pdf(page, tagged=False), "a.pdf").lines
    assert [line.text for line in found if line.role == "caption"] == ["Table 2: Boats that called"]
    assert [line.role for line in found if line.role] == ["caption", "row", "row", "row"]


def test_labels_within_a_drawing_are_told_apart_from_text_in_a_frame() -> None:
    drawing = "#rect(width: 6cm, height: 3cm)[alpha #h(1cm) beta]"
    found = roles(harbours.pdf(f"{LAKE}\n\n{drawing}\n\n#rect[{LAKE} {ICE}]", tagged=False))
    assert found == [("figure", "alpha"), ("figure", "beta")]


def test_code_keeps_its_lines_and_what_they_stand_in_by() -> None:
    code = "```\n# count\ndef toll(boat):\n    return 2 * boat\n```"
    found = roles(harbours.pdf(f"{LAKE} {LAKE}\n\n{code}\n\n{LAKE}", tagged=False))
    assert found == [("code", "# count"), ("code", "def toll(boat):"), ("code", "    return 2 * boat")]


def test_entries_of_a_tagged_list_have_their_bullets_and_numbers() -> None:
    found = roles(harbours.pdf("- one harbour\n- two boats\n+ first\n+ second"), "item")
    assert [text for _, text in found] == ["- one harbour", "- two boats", "1. first", "2. second"]


def test_a_number_with_the_mark_of_a_note_counts_no_line() -> None:
    face = Face(10.0, False)
    page = [
        [Word(10, 20, 700 - 12 * n, 10, f"{n}³", face), Word(40, 90, 700 - 12 * n, 10, "reed", face)] for n in range(9)
    ]
    assert margins.numbers(page) == (page, ())


def test_numbers_that_count_lines_in_the_margin_are_furniture() -> None:
    text = " ".join([LAKE, ICE] * 8)
    found = pdf.contents(harbours.pdf(f'#set par.line(numbering: "1")\n{text}'), "a.pdf").lines
    assert " ".join(line.text for line in found if not line.role and line.text) == text
    assert [line.text for line in found if line.role == "furniture"][:3] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("ar", ["اجتمع المجلس في سنة 2019 (البند 3)", "وقرر أن يدفع 45% من الخزينة"]),
        ("fa", ["شورا در سال ۱۳۹۸ گرد آمد", "و از NATO یا European Union کمک نخواست", "کشتی‌ها شب نمی‌روند"]),
        ("he", ["המועצה התכנסה בשנת 2019 (סעיף 3)", "והחליטה לשלם 45% מן ההוצאות"]),
    ],
)
def test_text_from_right_to_left_is_in_the_order_that_it_is_read_in(lang: str, lines: list[str]) -> None:
    face = '("Noto Naskh Arabic", "Noto Sans Hebrew", "DejaVu Sans", "Libertinus Serif")'
    markup = f'#set text(lang: "{lang}", dir: rtl, font: {face})\n' + "\n\n".join(lines)
    assert [line for line in told(harbours.pdf(markup)) if line] == lines


def test_columns_of_text_from_right_to_left_are_read_from_the_right() -> None:
    face = '("Noto Sans Hebrew", "DejaVu Sans")'
    right = " ".join(f"נמל{'אבגדהוזח'[n % 8]}" for n in range(60))
    markup = f'#set text(lang: "he", dir: rtl, font: {face})\n#columns(2)[{right} #colbreak() {right.replace("נמל", "סירה")}]'
    found = " ".join(line for line in told(harbours.pdf(markup, 2)) if line)
    assert found.split() == [*right.split(), *right.replace("נמל", "סירה").split()]


def test_a_heading_that_runs_into_its_paragraph_is_a_part_of_it() -> None:
    found = told(harbours.pdf(f"*Depth.* {LAKE} {LAKE} {LAKE}\n\n{LAKE} {LAKE} {LAKE}"))
    assert found[0].startswith("Depth. No one")


def test_words_cut_at_a_line_end_keep_their_hyphen() -> None:
    lines = told(
        harbours.pdf(f"#set text(hyphenate: true)\n#block(width: 3cm)[{LAKE} Harbourmasters notwithstanding.]")
    )
    assert any(line.endswith("-") for line in lines)
    assert "�" not in "".join(lines) and "\ufffe" not in "".join(lines)


def test_an_empty_page_is_no_scan() -> None:
    assert told(harbours.pdf(f"{LAKE}\n#pagebreak()\n#pagebreak()"))[0] == LAKE


def test_a_file_of_pictures_says_on_how_many_pages_it_has_text() -> None:
    pages = f"{LAKE}\n" + "#pagebreak()\n#rect()\n" * 4
    assert refusal(harbours.pdf(pages)) == ("scanned-file", "the PDF has text on 1 of its 5 pages")
    assert refusal(harbours.pdf("#rect()"))[0] == "scanned-file"


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_file_that_was_cut_off_says_so(kept: float) -> None:
    raw = harbours.pdf(LAKE)
    assert refusal(raw[: int(kept * len(raw))])[0] == "broken-file"


def test_a_file_that_is_no_pdf_inside_says_so() -> None:
    assert refusal(b"%PDF-1.7\nnothing\n%%EOF")[0] == "broken-file"


@given(place=st.integers(0, 10**6), value=st.integers(0, 255))
def test_a_file_with_a_wrong_byte_is_read_or_refused(place: int, value: int) -> None:
    raw = bytearray(WHOLE)
    raw[place % len(raw)] = value
    try:
        pdf.contents(bytes(raw), "a.pdf")
    except Unreadable as reason:
        assert reason.problem.hint


WHOLE = harbours.pdf(LAKE)


def test_a_part_that_unpacks_without_end_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "STREAM", 1_000_000)
    bomb = zlib.compress(b" " * 2_000_000)
    assert refusal(b"%PDF-1.7\n1 0 obj <<>> stream\n" + bomb + b"\nendstream endobj\n%%EOF")[0] == "oversized-file"


@pytest.mark.parametrize("bound", ["MOST", "CROWDED"])
def test_more_pages_or_letters_than_an_article_has_are_refused(bound: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, bound, 0)
    assert refusal(WHOLE)[0] == "oversized-file"


def test_a_page_that_draws_itself_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.5)
    monkeypatch.setattr(apart, "MEMORY", 1_000_000_000)
    assert refusal(nested(9)) == ("oversized-file", "reading the file takes too much time or memory")
    assert told(nested(1)) == ["No one owned the lake at all"]


def nested(depth: int) -> bytes:
    """A PDF whose page draws a form that draws ten forms, and so on."""
    resources = "/Resources << /XObject << /A {} 0 R >> /Font << /F 5 0 R >> >> "
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R {resources.format(10)}>>",
        4: _stream("", "/A Do"),
        5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    text = "BT /F 10 Tf 10 10 Td (No one owned the lake at all) Tj ET"
    for i in range(depth):
        form = f"/Type /XObject /Subtype /Form /BBox [0 0 600 800] {resources.format(11 + i)}"
        objects[10 + i] = _stream(form, "/A Do " * 10 if i + 1 < depth else text)
    body = "".join(f"{number} 0 obj {told} endobj\n" for number, told in objects.items())
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n".encode()


def _stream(entries: str, content: str) -> str:
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"
