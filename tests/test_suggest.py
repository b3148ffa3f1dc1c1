"""Suggest: what the sources speak of often and no record holds, and what may be a slip of a name that one does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import mini
from briefbook import records, suggest
from briefbook.model import Acronym
from briefbook.suggest import Suggestion


def suggested(
    root: Path, holm: tuple[str, ...], pell: tuple[str, ...] = (), acronyms: tuple[Acronym, ...] = (), least: int = 2
) -> list[Suggestion]:
    """What is suggested for the mini book, if its two sources write these names."""
    found = mini.writing("holm-2021", *holm, acronyms=acronyms) | mini.writing("pell-2022", *pell)
    return suggest.suggestions(records.load(mini.lay(root, mini.SECOND_SOURCE, found)), least)


def test_what_occurs_often_enough_is_suggested_with_its_places(tmp_path: Path) -> None:
    assert suggested(tmp_path, ("Sedge House | 1 n1",), ("Sedge House | 1",), least=3) == [
        Suggestion("Sedge House", "", 3, (("holm-2021", "1"), ("holm-2021", "n1"), ("pell-2022", "1")))
    ]


def test_what_occurs_less_often_is_not(tmp_path: Path) -> None:
    assert suggested(tmp_path, ("Sedge House | 1 2", "Norr | 1"), least=3) == []


def test_the_most_frequent_comes_first_and_then_the_alphabet_decides(tmp_path: Path) -> None:
    told = suggested(tmp_path, ("Orvane | 1 2", "Selm | 1 2 3", "Arn | 1 2"))
    assert [s.name for s in told] == ["Selm", "Arn", "Orvane"]


def test_plurals_accents_and_letter_case_are_counted_together(tmp_path: Path) -> None:
    (told,) = suggested(tmp_path, ("Salt Guild | 1", "Salt Guilds | 2"), ("Sált Guild | 1",), least=3)
    assert (told.name, told.count) == ("Salt Guild", 3)


@pytest.mark.parametrize(
    "form",
    [
        "Velorin | 1 2 3",  # its own record
        "Velorin | 1 2 3",
        "velorin hydrates | 1 2 3",
        "VLR | 1 2 3",
        "Osmin | 1 2 3",
    ],
)
def test_what_a_record_holds_is_not_suggested(form: str, tmp_path: Path) -> None:
    assert suggested(tmp_path, (form,)) == []


SALT = (Acronym(short="SG", long="Salt Guild", passage="1"),)


@pytest.mark.parametrize(
    ("forms", "count"),
    [(("SG | 1 2 3",), 3), (("SG | 1 2", "Salt Guild | 1"), 3), (("Salt Guild | 1", "SGs | 2 3"), 3)],
)
def test_an_acronym_and_what_it_stands_for_are_one_name(forms: tuple[str, ...], count: int, tmp_path: Path) -> None:
    (told,) = suggested(tmp_path, forms, acronyms=SALT)
    assert (told.name, told.acronym.rstrip("s"), told.count) == ("Salt Guild", "SG", count)


def test_a_long_form_alone_stands_for_itself(tmp_path: Path) -> None:
    (told,) = suggested(tmp_path, ("Salt Guild | 1 2",), acronyms=SALT)
    assert (told.name, told.acronym, told.count) == ("Salt Guild", "", 2)


def test_an_acronym_of_what_has_a_record_is_no_name_without_one(tmp_path: Path) -> None:
    hydrate = (Acronym(short="VH", long="velorin hydrate", passage="1"),)
    assert suggested(tmp_path, ("VH | 1 2 3",), acronyms=hydrate) == []


@pytest.mark.parametrize("count", ["1", "1 2 3"])
def test_what_is_a_slip_away_from_a_known_name_is_told_however_rare(count: str, tmp_path: Path) -> None:
    (told,) = suggested(tmp_path, (f"Velorin Hydrete | {count}",))
    assert (told.name, told.near, told.acronym) == ("Velorin Hydrete", "velorin hydrate", "")


def test_slips_come_behind_all_that_is_frequent(tmp_path: Path) -> None:
    told = suggested(tmp_path, ("Velorin Hydrete | 1 2 3 t1", "Arn | 1 2", "Selm | 1 2 3"))
    assert [(s.name, bool(s.near)) for s in told] == [("Selm", False), ("Arn", False), ("Velorin Hydrete", True)]


def test_short_names_are_too_alike_to_be_slips(tmp_path: Path) -> None:
    (told,) = suggested(tmp_path, ("Osmadel | 1 2",))
    assert (told.name, told.near) == ("Osmadel", "")


def test_a_book_without_an_index_has_nothing_to_suggest(tmp_path: Path) -> None:
    root = mini.lay(tmp_path, {"seeds/holm-2021/passages.jsonl": None})
    assert suggest.suggestions(records.load(root), 1) == []


# -- as text ----------------------------------------------------------------------------------------------------------

PLACES = tuple(("holm-2021", id) for id in ("1", "2", "n1"))


def test_a_suggestion_is_a_record_to_paste() -> None:
    text = suggest.as_text([Suggestion("Salt Guild", "SG", 3, PLACES)], ["medicines", "diseases"])
    assert "docs/FOLDER/ID.md; the folders are: medicines, diseases." in text
    head, body = text.partition("---\n")[::2]
    assert head.splitlines()[-1] == "# sg.md, 3 times: holm-2021 ¶1, ¶2, n1"
    assert yaml.safe_load(body.removesuffix("---")) == {"name": "Salt Guild", "acronyms": ["SG"], "gloss": "…"}


@pytest.mark.parametrize(
    "name", ["K. J. Holm", "No", "Salt, Ice and Bread Guild", "R&D", "Boatmen’s Guild", "Değirmen"]
)
def test_a_record_to_paste_has_the_very_name_whatever_it_is_made_of(name: str) -> None:
    text = suggest.as_text([Suggestion(name, "", 3, PLACES)], ["medicines"])
    body = text.partition("---\n")[2].removesuffix("---")
    assert yaml.load(body, Loader=yaml.BaseLoader)["name"] == name


def test_a_slip_is_a_remark_and_no_record() -> None:
    text = suggest.as_text([Suggestion("Velorrin", "", 1, (("pell-2022", "1"),), "Velorin")], ["medicines"])
    assert text.startswith("# 'Velorrin' (pell-2022 ¶1) is a slip away from 'Velorin'.")
    assert "---" not in text and "FOLDER" not in text


def test_of_many_places_a_few_are_told_source_by_source_and_the_rest_counted() -> None:
    places = (*(("holm-2021", str(n)) for n in range(1, 5)), *(("pell-2022", str(n)) for n in range(1, 5)))
    text = suggest.as_text([Suggestion("Selm", "", 8, places)], ["medicines"])
    assert "# selm.md, 8 times: holm-2021 ¶1, ¶2, ¶3, ¶4; pell-2022 ¶1, ¶2 and 2 more" in text


# -- the command ------------------------------------------------------------------------------------------------------

MINE = """\
# A walk in the fens

## Introduction

The Fen Sedge Board (FSB) met in Selm, and the FSB sent Ada Holm to look at the ditches of the fens in autumn.

## The way

She wrote to the FSB from the inn at Selm that the ditches were high; the Fen Sedge Board paid for the reed and the boat.
"""


def test_the_command_suggests_what_a_source_that_was_read_speaks_of(tmp_path: Path) -> None:
    root = mini.lay(tmp_path / "book", {"walk.md": MINE})
    assert mini.run(root, "add", "walk.md", "--key", "walk-1999").code == 0
    run = mini.run(root, "suggest", "--least", "4")
    assert (run.code, run.err) == (0, "")
    assert re.findall(r"^# (\S+\.md), (\d+) times: (.*)$", run.out, re.MULTILINE) == [
        ("fsb.md", "5", "walk-1999 ¶1, ¶2")
    ]
    assert "name: Fen Sedge Board\nacronyms: [FSB]\ngloss: …" in run.out


def test_a_record_that_was_pasted_is_suggested_no_more(tmp_path: Path) -> None:
    record = "---\nname: Fen Sedge Board\nacronyms: [FSB]\ngloss: It cuts the sedge\n---\n"
    root = mini.lay(tmp_path / "book", {"walk.md": MINE, "docs/medicines/fsb.md": record})
    assert mini.run(root, "add", "walk.md", "--key", "walk-1999").code == 0
    assert mini.run(root, "suggest").out == "Every name that occurs so often has a record.\n"


def test_how_often_a_name_must_occur_is_for_the_editor_to_say(tmp_path: Path) -> None:
    root = mini.lay(tmp_path / "book", {"walk.md": MINE})
    assert mini.run(root, "add", "walk.md", "--key", "walk-1999").code == 0
    assert "name: Selm\n" in mini.run(root, "suggest", "--least", "2").out
    assert "name: Selm\n" not in mini.run(root, "suggest", "--least", "3").out


def test_a_suggestion_changes_nothing_of_the_book(tmp_path: Path) -> None:
    root = mini.lay(tmp_path / "book", {"walk.md": MINE})
    before = mini.hashes(root)
    assert mini.run(root, "suggest").code == 0
    assert mini.hashes(root) == before


def test_no_book_suggests_nothing(tmp_path: Path) -> None:
    run = mini.run(tmp_path, "suggest")
    assert (run.code, run.out) == (2, "")
    assert "[no-book]" in run.err
