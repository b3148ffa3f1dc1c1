"""Kinds of things are configuration: a new book becomes one on medicines, diseases and agencies by its own files alone."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

import mini
from briefbook import build
from briefbook.model import Book

ARTICLE = """\
Brackwort against salt cough: a winter on the quays

Ida Pell

Abstract

Pilots of two harbours took brackwort through one winter, and their coughs were counted.

1. Introduction

Salt cough takes the pilots of Orvane each winter, when the spray freezes on the quays and nobody can keep dry. The \
Harbour Health Agency (HHA) was founded in 1994 and has handed out brackwort since 2003.

2. The winter

The 240 pilots of the trial took 15 mg of brackwort a day, and the HHA paid for it. Salt cough came back to 36 of them \
before the ice broke, which is fewer than the agency had feared.

Marrow tea, the older remedy, was given to 80 others. It helps against quay fever, but not against salt cough, and the \
pilots of Selm would not drink it.
"""

CONFIGURATION: dict[str, mini.Content] = {
    "seeds/book.yml": """\
title: Quay remedies
description: What one winter says of the coughs of the quays.
kinds:
  medicine: {label: Medicine, plural: Medicines, folder: medicines, schema: Drug, ignore case: yes}
  disease: {label: Disease, plural: Diseases, folder: diseases, schema: MedicalCondition, ignore case: yes}
  agency: {label: Agency, plural: Agencies, folder: agencies, schema: GovernmentOrganization}
""",
    "seeds/properties.yml": """\
treats: {value: entity, inverse: treated with, theme: Use}
handed out by: {value: entity, inverse: hands out, theme: Use}
dose: {value: quantity, unit: mg, single: true, theme: Use}
founded: {value: date, single: true, theme: History}
finds: {value: text, theme: Arguments}
""",
    "docs/medicines/brackwort.md": """\
---
name: brackwort
related: [marrow-tea]
gloss: The newer remedy of the quays
---

Brackwort is taken against salt cough. [@pell-1999, ¶2]
""",
    "docs/medicines/marrow-tea.md": "---\nname: marrow tea\ngloss: The older remedy of the quays\n---\n",
    "docs/diseases/salt-cough.md": "---\nname: salt cough\ngloss: Cough of the pilots\n---\n",
    "docs/diseases/quay-fever.md": "---\nname: quay fever\ngloss: Fever of the pilots\n---\n",
    "docs/agencies/hha.md": "---\nname: Harbour Health Agency\nacronyms: [HHA]\ngloss: It keeps the harbours well\n---\n",
}
CONTENT: dict[str, mini.Content] = {
    "seeds/pell-1999/digest.md": """\
## Introduction

Each winter salt cough takes the pilots, and the HHA gives out brackwort. [@pell-1999, ¶1]

## The winter

Marrow tea helps against quay fever alone. [@pell-1999, ¶3]
""",
    "seeds/pell-1999/statements.yml": """\
- {subject: hha, property: founded, value: "1994", at: ¶1}
- {subject: brackwort, property: handed out by, value: hha, since: "2003", at: ¶1}
- {subject: brackwort, property: dose, value: "15", at: ¶2}
- {subject: brackwort, property: treats, value: salt-cough, at: ¶2}
- {subject: marrow-tea, property: treats, value: quay-fever, at: ¶3}
- {subject: pell-1999, property: finds, value: fewer coughs than were feared, at: ¶2}
""",
}


@dataclass(frozen=True)
class Made:
    """The book, and what each step said."""

    root: Path
    before: dict[str, str]
    """the checksums of what `briefbook new` laid out"""
    add: mini.Run
    read: mini.Run
    check: mini.Run
    process: subprocess.CompletedProcess[str]
    site: Path

    @property
    def book(self) -> Book:
        return build.book(self.root)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("quays")
    root = folder / "quay-remedies"
    mini.lay_files(folder, {"originals/pell.txt": ARTICLE})
    assert mini.run(folder, "new", "quay-remedies", "--bare").code == 0
    before = mini.hashes(root)
    mini.lay_files(root, CONFIGURATION)
    add = mini.run(root, "add", "../originals/pell.txt", "--key", "pell-1999")
    mini.lay_files(root, CONTENT)
    read = mini.run(root, "read", "--originals", "../originals")
    check = mini.run(root, "check", "--originals", "../originals")
    process = mini.mkdocs(root, folder / "site")
    return Made(root, before, add, read, check, process, folder / "site")


class Html(HTMLParser):
    """The links of a page, with what they say, and its text."""

    def __init__(self, made: Made, path: str) -> None:
        super().__init__()
        self.at = path
        self.links: list[tuple[str, str]] = []
        self.text = ""
        self.open = False
        whole = (made.site / path / "index.html").read_text(encoding="utf-8")
        self.feed(re.split(r"<article\b[^>]*>|</article>", whole)[1])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href:
            self.open = True
            self.links.append((urljoin(f"/{self.at}", href), ""))

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open and tag != "a"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.open:
            href, said = self.links[-1]
            self.links[-1] = (href, said + data)


def test_a_source_is_added_read_and_checked_without_a_finding(made: Made) -> None:
    assert (made.add.code, made.add.err) == (0, "")
    assert (made.read.code, made.read.err) == (0, "")
    assert (made.check.code, made.check.out) == (0, "")
    assert made.check.err == "6 statements, 6 verified; 0 problems\n"


def test_no_line_of_code_is_the_book_s_own(made: Made) -> None:
    code = {path: sum for path, sum in mini.hashes(made.root).items() if path.endswith(".py")}
    assert code == {"hooks/events.py": made.before["hooks/events.py"]}


def test_the_names_of_each_kind_are_found_in_what_was_read(made: Made) -> None:
    (source,) = made.book.records.sources
    assert source.index is not None
    named = {p.id: dict(p.mentions) for p in source.index.passages}
    assert named == {
        "a1": {"brackwort": 1},
        "1": {"brackwort": 1, "hha": 2, "salt-cough": 1},
        "2": {"brackwort": 1, "hha": 1, "salt-cough": 1},
        "3": {"marrow-tea": 1, "quay-fever": 1, "salt-cough": 1},
    }


def test_a_strict_build_ends_without_a_warning(made: Made) -> None:
    assert made.process.returncode == 0, made.process.stderr
    assert "WARNING" not in made.process.stderr + made.process.stdout


@pytest.mark.parametrize(
    ("folder", "plural", "ids"),
    [
        ("medicines", "Medicines", {"brackwort", "marrow-tea"}),
        ("diseases", "Diseases", {"salt-cough", "quay-fever"}),
        ("agencies", "Agencies", {"hha"}),
    ],
)
def test_each_kind_has_its_page_and_a_page_for_each_of_its_records(
    folder: str, plural: str, ids: set[str], made: Made
) -> None:
    index = Html(made, f"{folder}/")
    assert plural in index.text
    assert {f"/{folder}/{id}/" for id in ids} <= {href for href, _ in index.links}
    assert {p.parent.name for p in (made.site / folder).glob("*/index.html")} == ids


def test_no_page_is_left_of_the_kind_that_a_new_book_has(made: Made) -> None:
    assert not (made.site / "topics").exists()


@pytest.mark.parametrize(
    ("page", "link", "said"),
    [
        ("medicines/brackwort/", "/diseases/salt-cough/", "salt cough"),  # in the editors' words
        ("sources/pell-1999/", "/agencies/hha/", "HHA"),  # in the digest
        ("sources/pell-1999/", "/diseases/quay-fever/", "quay fever"),
        ("diseases/salt-cough/", "/medicines/brackwort/", "brackwort"),  # in a statement, read backwards
        ("agencies/hha/", "/medicines/brackwort/", "brackwort"),
    ],
)
def test_names_link_to_the_pages_of_other_kinds(page: str, link: str, said: str, made: Made) -> None:
    assert (link, said) in Html(made, page).links


@pytest.mark.parametrize(
    ("page", "passages"),
    [
        ("diseases/salt-cough/", {"1", "2", "3"}),
        ("diseases/quay-fever/", {"3"}),
        ("agencies/hha/", {"1", "2"}),
        ("medicines/brackwort/", {"1", "2"}),
    ],
)
def test_the_page_of_a_record_lists_the_passages_that_speak_of_it(page: str, passages: set[str], made: Made) -> None:
    after = made.site / page / "index.html"
    speaks = after.read_text(encoding="utf-8").partition('id="where-the-sources-speak-of-it"')[2].partition("<h2")[0]
    assert set(re.findall(r'pell-1999/#p(\d+)"', speaks)) == passages


def test_a_statement_stands_under_the_theme_that_its_property_has(made: Made) -> None:
    text = " ".join(Html(made, "agencies/hha/").text.split())
    assert "Use¶ Hands out Brackwort was handed out by the HHA since 2003" in text
    assert "History¶ Founded The HHA was founded" in text


def test_pages_and_data_say_which_kind_a_thing_is_of(made: Made) -> None:
    rows = json.loads((made.site / "data" / "entities.json").read_text(encoding="utf-8"))
    assert {row["id"]: row["kind"] for row in rows} == {
        "brackwort": "medicine",
        "marrow-tea": "medicine",
        "salt-cough": "disease",
        "quay-fever": "disease",
        "hha": "agency",
    }
    assert "Harbour Health Agency¶ Agency It keeps" in " ".join(Html(made, "agencies/hha/").text.split())


def test_a_name_in_any_letter_case_is_for_the_kind_to_allow(made: Made, tmp_path: Path) -> None:
    mini.lay_files(
        tmp_path,
        {"texts.jsonl": '{"id": "1", "text": "Salt Cough, SALT COUGH; hha, Hha, HHA; harbour health agency"}\n'},
    )
    run = mini.run(made.root, "mentions", str(tmp_path / "texts.jsonl"))
    (answer,) = map(json.loads, run.out.splitlines())
    assert [(m["surface"], m["kind"]) for m in answer["mentions"]] == [
        ("Salt Cough", "disease"),
        ("SALT COUGH", "disease"),
        ("HHA", "agency"),
    ]
