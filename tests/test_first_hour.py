"""A second shelf, of another matter: made from twelve files of five formats by few commands and few lines by hand."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import first_hour
import mini
from briefbook import build
from briefbook.model import Book


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> first_hour.Editor:
    return first_hour.hour(tmp_path_factory.mktemp("hour"))


@pytest.fixture(scope="module")
def book(editor: first_hour.Editor) -> Book:
    return build.book(editor.root)


def test_it_takes_few_commands_and_few_lines_by_hand(editor: first_hour.Editor) -> None:
    assert len(editor.commands) <= 15
    assert len(editor.written) <= 120


def test_it_makes_a_book_of_a_hundred_records_in_the_kinds_that_they_are_of(book: Book) -> None:
    assert Counter(entity.kind for entity in book.records.entities) == {
        "ferry": len(first_hour.FERRIES),
        "harbour": len(first_hour.HARBOURS),
        "line": len(first_hour.LINES),
        "country": len(first_hour.COUNTRIES),
    }
    assert len(book.records.entities) >= first_hour.ENTITIES
    assert {e.name for e in book.records.entities if e.kind == "ferry"} == set(first_hour.FERRIES)


def test_each_file_was_read_for_what_it_is(book: Book) -> None:
    told = {(s.title, s.label) for s in book.records.sources}
    lines, authors = list(first_hour.LINES), first_hour.AUTHORS
    assert told == {
        (f"Four ferries of the {lines[n]}", f"{authors[n].split()[-1]} {2004 + n}") for n in range(len(lines))
    }
    assert all(len([p for p in s.index.passages if p.id.isdigit()]) == 7 for s in book.records.sources if s.index)


def test_its_statements_are_verified_and_its_comparisons_filled(book: Book, editor: first_hour.Editor) -> None:
    assert len(book.statements) >= first_hour.STATEMENTS
    assert {s.verified for s in book.statements} == {"machine"}
    assert len(book.records.comparisons) == 2 and len(book.records.briefs) == 1
    site = build.site(book)
    pages = {page.path: page.body for page in site.pages}
    for comparison in book.records.comparisons:
        assert re.search(r"\b(\d+) of \1 cells are filled", pages[f"comparisons/{comparison.id}.md"])


def test_it_is_without_a_fault_and_builds(editor: first_hour.Editor, tmp_path: Path) -> None:
    assert mini.run(editor.root, "check").reported == []
    process = mini.mkdocs(editor.root, tmp_path / "site", timeout=300)
    assert process.returncode == 0, process.stderr
    assert (tmp_path / "site/briefs/ferries.pdf").is_file()
