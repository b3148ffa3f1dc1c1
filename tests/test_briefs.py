"""Briefs and fact sheets in print: what they say, that nothing stands over anything else, and that it fits."""

from __future__ import annotations

import ctypes
import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw

import golden
import mini
from briefbook import build, printing, typeset
from briefbook.findings import Findings, briefs
from briefbook.model import Brief, Place, Print

BOOK = golden.FOLDER / "book"
LONG = (
    "Interoperability Institutionalisation Telecommunications Responsibilities Constitutionalism Multidimensionality "
    "Internationalisation Address Donaudampfschifffahrtsgesellschaft Başbakanlığın Sovereignty Enlargement Moor Fen"
).split()


def brief(body: str, **fields: Any) -> Brief:
    return Brief(id="b", title="B", question="Why?", body=body, line=9, place=Place("briefs/b.md"), **fields)


# -- what a brief is made of --------------------------------------------------------------------------------------------------


def test_the_answer_is_what_stands_before_the_first_heading() -> None:
    found = briefs.outline(brief("- One\n  goes on.\n- Two.\n\nIt means much.\n\n## More\n\nText."))
    assert found.judgements == ("One goes on.", "Two.")
    assert found.meaning == "It means much."
    assert [part.text for part in found.parts if isinstance(part, briefs.Prose)] == ["## More\n\nText."]


def test_markers_place_what_is_named_and_the_rest_stands_at_the_end() -> None:
    text = "- One.\n\n## A\n\n<!-- briefbook: chart k-t1 -->\n\nText.\n\n<!-- briefbook: timeline -->\n"
    found = briefs.outline(brief(text, comparisons=("c",), charts=("k-t1",), tables=("k-t2",)))
    shown = [(p.sort, p.id, p.line) if isinstance(p, briefs.Shown) else p.text for p in found.parts]
    assert shown == [
        "## A",
        ("chart", "k-t1", 13),
        "Text.",
        ("timeline", "", 17),
        ("comparison", "c", 0),
        ("table", "k-t2", 0),
        ("disputes", "", 0),
    ]


def test_the_longest_part_is_told_with_its_line() -> None:
    assert briefs.longest(brief("- One.\n\n## A\n\nShort.\n\n## B\n\nMuch longer than that.")) == ("“B”", 15, 6)


@pytest.mark.parametrize(
    ("date", "period", "holds"),
    [
        ("1952-02", "1952/1960", True),
        ("1961", "1952/1960", False),
        ("1951", "1952/..", False),
        ("2001", "1952/..", True),
        ("2001", "1952", True),
        ("1940", "../1950", True),
        ("1940", "", True),
    ],
)
def test_a_timeline_keeps_to_its_period(date: str, period: str, holds: bool) -> None:
    assert briefs.within(date, period) is holds


@pytest.fixture(scope="module")
def facts() -> Findings:
    book = build.book(BOOK)
    return Findings(book.records, book.statements)


def test_a_timeline_has_at_most_eight_events_and_tells_nothing_twice(facts: Findings) -> None:
    leagues = facts.briefs["two-leagues"]
    found = briefs.events(facts, leagues)
    assert 0 < len(found) <= briefs.EVENTS
    assert not {s.id for h in found for s in h.statements} & {
        s.id
        for c in briefs.comparisons(facts, leagues)
        for row in c.rows
        for _, ps in c.columns
        for s in facts.cell(c, row, ps)
    }


def test_picked_events_are_those_and_no_others(facts: Findings) -> None:
    picked = tuple(s.id for _, s in facts.dated[:2])
    assert [h.statements[0].id for h in briefs.events(facts, brief("", events=picked))] == list(picked)


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("pages: many", "write a number of pages: 4"),
        ("paper: a5", "write a4 or letter"),
        ("columns: 3", "write 1 or 2"),
        ("date: 2026-13-40", "write year, month and day: 2026-11-20"),
        ("period: lately", "write its first and last year: 1952/2025, or 1952/.."),
    ],
)
def test_a_field_that_says_nothing_is_told_with_its_place(field: str, hint: str, tmp_path: Path) -> None:
    mini.lay(tmp_path, {"briefs/winter.md": {"replace": "entities: [", "with": f"{field}\nentities: ["}})
    run = mini.run(tmp_path, "check")
    key, _, value = field.partition(": ")
    assert [(p.at, p.hint) for p in run.reported] == [(f"briefs/winter.md:4:{len(key) + 3}: bad-value", hint)]
    assert f"'{value}' can't be the {key} of a brief" in run.reported[0].message


def test_the_command_prints_briefs_and_fact_sheets_on_the_paper_that_is_asked_for(tmp_path: Path) -> None:
    mini.lay(tmp_path)
    run = mini.run(tmp_path, "brief", "winter", "velorin", "--out", "out", "--paper", "letter", "--ink", "grey")
    assert (run.code, run.out) == (0, "[1/2] out/winter.pdf: 1 page\n[2/2] out/velorin.pdf: 1 page\n")
    for name in ("winter", "velorin"):
        page = pypdfium2.PdfDocument(tmp_path / "out" / f"{name}.pdf")[0]
        assert [round(side) for side in page.get_size()] == [612, 792]


def test_a_style_that_is_none_is_refused(tmp_path: Path) -> None:
    mini.lay(tmp_path, {"no.csl": "<style>"})
    run = mini.run(tmp_path, "brief", "winter", "--out", "out", "--style", "no.csl")
    assert (run.code, [p.at for p in run.reported]) == (2, ["no.csl:1:1: broken-style"])
    assert not (tmp_path / "out").exists()


# -- what is printed ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def prints() -> list[Print]:
    book = build.book(BOOK)
    return list(build.prints(book, build.printable(book)))


def test_each_passage_has_one_number_and_each_number_its_note(prints: list[Print]) -> None:
    for one in prints:
        cited = {n for run in runs(one.content) for n in run.get("notes", ())}
        notes = one.content["notes"]
        assert cited == set(range(1, len(notes) + 1)), one.id
        assert len({note["text"] for note in notes}) == len(notes)


def test_letters_of_disputes_are_of_those_that_are_told(prints: list[Print]) -> None:
    for one in prints:
        told = {row["letter"] for b in one.content["blocks"] if b["kind"] == "disputes" for row in b["rows"]}
        assert {sign for run in runs(one.content) for sign in run.get("disputes", ())} <= told, one.id


def test_a_column_that_nobody_fills_is_left_out_and_named(tmp_path: Path) -> None:
    column = {
        "docs/comparisons/fen-medicines.md": {"replace": "  Harms: [harm]", "with": "  Harms: [harm]\n  Price: [costs]"}
    }
    price = {"seeds/properties.yml": {"append": "costs: {value: text, theme: Trade}\n"}}
    book = mini.book(tmp_path, mini.SECOND_SOURCE, column, price)
    table = next(b for b in next(build.prints(book, ["winter"])).content["blocks"] if b["kind"] == "table")
    assert "Price" not in json.dumps(table["heads"])
    assert table["note"] == [{"text": "Not stated by any source: Price."}]


def runs(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return (
            [value]
            if {"notes", "disputes"} & value.keys() and "blocks" not in value
            else [run for one in value.values() for run in runs(one)]
        )
    return [run for one in value for run in runs(one)] if isinstance(value, list) else []


# -- how it is set ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("paper", "ink"), [("a4", "colour"), ("letter", "grey")])
def test_everything_that_a_book_prints_fits_and_no_word_stands_over_another(
    prints: list[Print], paper: str, ink: printing.Ink, tmp_path: Path
) -> None:
    press = printing.Press(tmp_path, "https://ice.example/", paper, ink)
    for one in prints if paper == "a4" else prints[::4]:
        made = press.pdf(one)
        assert typeset.pages(made) <= (one.pages or 4), one.id
        assert overprinted(made) == [], one.id


def table(columns: int, rows: int = 8, long: str = "") -> dict[str, Any]:
    def cell(row: int, column: int) -> list[Any]:
        words = " ".join(LONG[(row + column + n) % len(LONG)] for n in range(3))
        return [[{"text": words}, {"notes": [1]}], *([[{"text": long}]] if long and column == 1 else [])]

    return {
        "kind": "table",
        "title": f"{columns} columns",
        "heads": [[], *([{"text": LONG[n % len(LONG)]}] for n in range(columns))],
        "rows": [[[[{"text": LONG[n % len(LONG)]}]], *(cell(n, m) for m in range(columns))] for n in range(rows)],
        "note": [],
    }


@pytest.mark.parametrize("columns", [2, 5, 8, 14])
@pytest.mark.parametrize("across", [1, 2])
def test_a_table_breaks_turns_or_splits_but_never_overprints(
    prints: list[Print], columns: int, across: int, tmp_path: Path
) -> None:
    text = {"kind": "paragraph", "runs": [{"text": "The fen is wide. " * 60}]}
    content = prints[0].content | {
        "blocks": [text, table(columns, long="x" * 72), text, table(columns, rows=24)],
        "columns": across,
        "notes": [{"text": "Holm 2021, ¶2", "link": ""}],
        "judgements": [],
        "meaning": [],
    }
    made = printing.Press(tmp_path).pdf(Print(id="w", path="briefs/w.md", content=content))
    assert overprinted(made) == []
    said = "".join(text_of(made).split()).replace("\u00ad", "").replace("-", "").replace("\ufffe", "")
    for word in (*LONG, "x" * 72):
        assert word in said, word


def test_nothing_is_set_with_a_warning(prints: list[Print], tmp_path: Path) -> None:
    typst = pytest.importorskip("typst")
    for one in prints:
        content = json.dumps(printing.Press(tmp_path).filled(one), ensure_ascii=False)
        drawings = json.dumps(
            {p.id: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>' for p in one.pictures}
        )
        _, warnings = typst.compile_with_warnings(
            typeset.TEMPLATE,
            sys_inputs={"print": content, "pictures": drawings},
            pdf_standards=["ua-1"],
            ignore_system_fonts=True,
        )
        assert warnings == [], one.id


def test_a_comparison_of_which_nothing_is_stated_prints_its_names_alone(tmp_path: Path) -> None:
    columns = {"docs/comparisons/fen-medicines.md": EMPTY}
    price = {"seeds/properties.yml": {"append": "costs: {value: text, theme: Trade}\n"}}
    one = next(build.prints(mini.book(tmp_path, price, columns), ["winter"]))
    made = printing.Press(tmp_path).pdf(one)
    assert "Not stated by any source: Price." in " ".join(text_of(made).split())
    assert overprinted(made) == []


EMPTY = """\
---
title: Prices in the fens
rows: [velorin, osmadil]
columns:
  Price: [costs]
---
"""


@pytest.mark.parametrize(
    "text",
    [
        "#panic() $x$ @holm <b> \\ _a_ *b* `c` ~ // /* */ [d] {e}",
        "سورية ו ישראל Հայաստան საქართველო भारत",
        "Türkiye, İstanbul’un, Cumhurbaşkanlığı, ğışçöü",
        "Донаудампфшифффартсгезелльшафт" * 3,
    ],
    ids=["markup", "other scripts", "Turkish", "a word wider than the page"],
)
def test_whatever_a_brief_says_is_printed_as_it_stands(prints: list[Print], text: str, tmp_path: Path) -> None:
    line = [{"text": text}]
    content = prints[0].content | {
        "title": text[:60],
        "question": text,
        "judgements": [line],
        "meaning": [{"kind": "paragraph", "runs": line}],
        "blocks": [
            {"kind": "heading", "level": 2, "runs": line},
            {"kind": "list", "items": [[{"kind": "paragraph", "runs": line}]]},
            {"kind": "events", "title": text, "rows": [{"date": "2001", "runs": line}]},
            {"kind": "table", "title": text, "heads": [[], line], "rows": [[[line], [line]]], "note": line},
        ],
        "notes": [{"text": text, "link": ""}],
        "sources": [line],
    }
    made = printing.Press(tmp_path).pdf(Print(id="w", path="briefs/w.md", content=content))
    assert overprinted(made) == []
    if text.isascii() or "İ" in text:
        said = "".join(text_of(made).split()).replace("\ufffe", "").replace("\u00ad", "")
        assert "".join(text.split())[:24] in said


def test_letters_of_a_script_without_a_font_give_way_to_another_name(tmp_path: Path) -> None:
    name = {"docs/medicines/osmadil.md": {"replace": "name: Osmadil\n", "with": "name: 薬草\n"}}
    one = next(build.prints(mini.book(tmp_path, name), ["winter"]))
    said = json.dumps(one.content["blocks"], ensure_ascii=False)
    assert "Osmin" in said and "薬" not in said


def test_each_picture_says_in_words_what_it_shows(prints: list[Print]) -> None:
    pictures = [b for one in prints for b in one.content["blocks"] if b["kind"] == "picture"]
    assert pictures and all(len(b["alt"]) > 20 for b in pictures)


def test_a_print_is_in_its_place_whole_and_unchanged_where_nothing_changed(prints: list[Print], tmp_path: Path) -> None:
    press = printing.Press(tmp_path)
    first = [(one.path.name, one.new) for one in printing.pressed(press, prints[:2], tmp_path / "out")]
    again = [(one.path.name, one.new) for one in printing.pressed(press, prints[:2], tmp_path / "out")]
    assert (
        [name for name, _ in first]
        == [name for name, _ in again]
        == sorted(p.name for p in (tmp_path / "out").iterdir())
    )
    assert {new for _, new in first} == {True} and {new for _, new in again} == {False}


def text_of(made: bytes) -> str:
    document = pypdfium2.PdfDocument(made)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


Box = tuple[float, float, float, float, str]


def overprinted(made: bytes) -> list[str]:
    """Words that stand over others, or over the edge of the paper."""
    found = []
    for page in pypdfium2.PdfDocument(made):
        words = list(boxes(page))
        width, height = page.get_size()
        found += [word[4] for word in words if word[0] < 0 or word[1] < 0 or word[2] > width or word[3] > height]
        words.sort()
        for n, one in enumerate(words):
            for other in words[n + 1 :]:
                if other[0] > one[2] - 0.7:
                    break
                high = min(one[3], other[3]) - max(one[1], other[1])
                if high > 0.35 * min(one[3] - one[1], other[3] - other[1]):
                    found.append(f"{one[4]} / {other[4]}")
    return found


def boxes(page: Any) -> list[Box]:
    """The words of a page with their boxes, which hold the ink of their letters."""
    text = page.get_textpage()
    words: list[Box] = []
    word: list[tuple[float, float, float, float]] = []
    letters = ""
    for n in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, n))
        box = [ctypes.c_double() for _ in range(4)]
        raw.FPDFText_GetCharBox(text, n, *map(ctypes.byref, box))
        left, right, bottom, top = (value.value for value in box)
        apart = word and (left < word[-1][0] - 1 or abs(bottom - word[-1][1]) > 6)
        if (sign.isspace() or apart) and word:
            words.append(_around(word, letters))
            word, letters = [], ""
        if not sign.isspace() and right > left and top > bottom:
            word.append((left, bottom, right, top))
            letters += sign
    return [*words, _around(word, letters)] if word else words


def _around(word: list[tuple[float, float, float, float]], letters: str) -> Box:
    return min(b[0] for b in word), min(b[1] for b in word), max(b[2] for b in word), max(b[3] for b in word), letters
