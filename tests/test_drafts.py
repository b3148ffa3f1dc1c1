"""Proposals: records as files to prune, statements to complete; and the passages that one looks at meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import mini
from briefbook import build
from briefbook.show import Shown

WALK = """\
---
title: Remedies of the lower fens
author: Ada Holm
date: 2019
---

# Remedies of the lower fens

## The boards

The Fen Sedge Board (FSB) met in Selm in 2004, and the FSB sent three nurses to Norway and to Finland. The medicine Brackwort \
went with them, and the Norwegian boats carried 240 sacks of it.

The Fen Sedge Board paid for the medicine Brackwort until 2011. Norwegian nurses, who knew Norway and Finland well, gave 15 mg \
of Brackwort a day.

Brackwort was never sold in Selm. Norway and Finland have sold Brackwort since 2011; the FSB says that Norwegian boats still \
bring it, and that boats from Finland do.

## References

Pell, Ida. 2001. *Ropes of the north*. Ely: Sedge.
"""
KINDS = """\
title: Fens
kinds:
  country: {label: Country, plural: Countries, folder: countries, territories: yes}
  board: {label: Board, plural: Boards, folder: boards, words: [Agency, Office]}
  medicine: {label: Medicine, plural: Medicines, folder: medicines}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fens")
    assert mini.run(folder, "new", "book", "--bare", "--yes").code == 0
    mini.lay_files(folder / "book", {"seeds/book.yml": KINDS, "walk.md": WALK})
    assert mini.run(folder / "book", "add", "walk.md").code == 0
    assert mini.run(folder / "book", "suggest", "--write", "--least", "3").code == 0
    return folder / "book"


def front(path: Path) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    return found


def test_records_are_proposed_in_the_folders_of_their_kinds(root: Path) -> None:
    laid = [p for p in mini.hashes(root) if p.startswith("docs/") and "index" not in p]
    assert laid == [
        "docs/boards/fsb.md",
        "docs/countries/finland.md",
        "docs/countries/norway.md",
        "docs/medicines/brackwort.md",
    ]


def test_a_territory_has_its_code_and_what_its_people_are_called(root: Path) -> None:
    assert front(root / "docs/countries/norway.md") == {
        "iso": "NO",
        "adjectives": ["Norwegian"],
        "gloss": "Country",
    } or (
        front(root / "docs/countries/norway.md")["iso"]
        is False  # "NO" is no word to YAML 1.1: our reader takes it as written
    )
    entities = {e.id: e for e in build.book(root).records.entities}
    assert entities["norway"].name == "Norway"
    assert {n.text for n in entities["norway"].names if n.sort == "adjective"} == {"Norwegian"}


def test_an_acronym_and_its_long_form_are_one_record(root: Path) -> None:
    assert front(root / "docs/boards/fsb.md") == {"name": "Fen Sedge Board", "acronyms": ["FSB"], "gloss": "Board"}


def test_proposals_are_right_as_they_are_and_say_where_the_name_stands(root: Path) -> None:
    assert mini.run(root, "check").reported == []
    assert "# Proposed: named 5 times, holm-2019 ¶1, ¶2, ¶3." in (root / "docs/medicines/brackwort.md").read_text()


def test_what_is_there_is_never_written_over(root: Path) -> None:
    mini.lay_files(root, {"docs/boards/fsb.md": {"replace": "gloss: Board", "with": "gloss: it cuts the sedge"}})
    assert "0 records proposed" in mini.run(root, "suggest", "--write", "--least", "3").out
    assert front(root / "docs/boards/fsb.md")["gloss"] == "it cuts the sedge"


def test_figures_and_dates_are_blocks_that_lack_what_they_are_about(root: Path) -> None:
    run = mini.run(root, "suggest", "statements", "holm-2019", "¶1")
    assert run.code == 0
    blocks = yaml.load(run.out, Loader=yaml.BaseLoader)
    assert {(b["value"], b.get("of", ""), b["at"]) for b in blocks} >= {("240", "sacks", "¶1")}
    assert {b["subject"] for b in blocks} == {"?"}
    assert "named there: fsb (Fen Sedge Board)" in run.out
    # no sentence of the source
    assert "went with them" not in run.out


def test_a_block_that_nobody_completed_is_not_published(root: Path) -> None:
    run = mini.run(root, "suggest", "statements", "holm-2019")
    mini.lay_files(root, {"seeds/holm-2019/statements.yml": run.out})
    check = mini.run(root, "check")
    assert check.code == 1
    assert {p.at.partition(":")[0] for p in check.reported} == {"seeds/holm-2019/statements.yml"}
    mini.lay_files(root, {"seeds/holm-2019/statements.yml": None})


def test_a_unit_that_a_property_has_tells_the_property(root: Path) -> None:
    mini.lay_files(root, {"seeds/properties.yml": "dose: {value: quantity, unit: mg, theme: Use}\n"})
    (block,) = [
        b
        for b in yaml.load(mini.run(root, "suggest", "statements", "holm-2019", "2").out, Loader=yaml.BaseLoader)
        if b["property"] == "dose"
    ]
    assert (block["value"], "unit" in block, block["at"]) == ("15", False, "¶2")


@pytest.mark.parametrize("word", ["statements", "show"])
def test_a_source_that_is_not_there_is_told_with_those_that_are(word: str, root: Path) -> None:
    run = mini.run(root, *(["suggest", word] if word == "statements" else [word]), "holm-2091")
    assert (run.code, run.reported[0].message) == (2, "there is no source 'holm-2091'")
    assert run.reported[0].hint == "did you mean 'holm-2019'?"


def test_passages_are_shown_with_their_numbers(root: Path) -> None:
    run = mini.run(root, "show", "holm-2019")
    assert run.code == 0
    starts = [line.split()[0] for line in run.out.splitlines() if line.lstrip().startswith("¶")]
    assert starts == ["¶1", "¶2", "¶3"]
    assert max(map(len, run.out.splitlines())) <= 100
    alone = mini.run(root, "show", "holm-2019", "¶2-3").out
    assert "¶1" not in alone and "¶2" in alone and "¶3" in alone


@pytest.mark.parametrize(("passage", "says"), [("¶99", "holm-2019 has no ¶99"), ("x", "'x' is no locator")])
def test_a_passage_that_is_not_there_is_told(passage: str, says: str, root: Path) -> None:
    run = mini.run(root, "show", "holm-2019", passage)
    assert run.code == 2
    assert says in run.err


def test_on_a_terminal_names_are_bold_and_figures_underlined() -> None:
    shown = Shown("¶1", "Brackwort, 15 mg a day", ((0, 9, "name"), (11, 16, "figure")))
    assert shown.lines(80, marked=True) == ("   ¶1  \x1b[1mBrackwort,\x1b[0m \x1b[4m15\x1b[0m \x1b[4mmg\x1b[0m a day")
    assert shown.lines(80, marked=False) == "   ¶1  Brackwort, 15 mg a day"
    assert shown.lines(18, marked=False).splitlines() == ["   ¶1  Brackwort,", "       15 mg a day"]
