"""Formats: one article gives the same lines, and the same article, whatever file it came in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import harbours
from briefbook.model import Article, Original
from briefbook.reading import read, repair, structure, transcribe

FILES = {
    "harbours.md": harbours.as_markdown(),
    "harbours.html": harbours.as_html(),
    "harbours.docx": harbours.as_docx(),
    "one-column.pdf": harbours.as_pdf(1),
    "two-columns.pdf": harbours.as_pdf(2),
}


def original(name: str, folder: Path) -> Original:
    path = folder / name
    path.write_bytes(FILES[name])
    return read.original(path)


def article(whole: Original) -> Article:
    lines = whole.span
    return structure.article(whole, repair.blocks_of(whole, lines), lines, {})


@pytest.fixture(params=FILES)
def harbour(request: pytest.FixtureRequest, tmp_path: Path) -> Article:
    return article(original(request.param, tmp_path))


def test_title_and_author_are_the_same(harbour: Article) -> None:
    assert (harbour.title, harbour.authors) == (harbours.TITLE, (harbours.AUTHOR,))


def test_headings_are_the_same(harbour: Article) -> None:
    told = [p.lstrip("# ") for p in harbours.PARAGRAPHS if p.startswith("#")]
    assert [section.title for section in harbour.sections] == told
    assert [section.number for section in harbour.sections] == ["1", "2", "2.1", "3"]


def test_passages_are_the_same_with_the_marks_of_their_notes(harbour: Article) -> None:
    told = [p.replace("{1}", "¹").replace("{2}", "²") for p in harbours.PARAGRAPHS if p[0] not in "#|"]
    assert [passage.text for passage in harbour.passages] == told


def test_notes_are_the_same(harbour: Article) -> None:
    assert [(note.id, note.text) for note in harbour.notes] == [("n1", harbours.NOTES[0]), ("n2", harbours.NOTES[1])]


def test_the_table_is_the_same(harbour: Article) -> None:
    assert [(t.caption, t.rows, t.source) for t in harbour.tables] == [
        (harbours.CAPTION, harbours.ROWS, harbours.SOURCE)
    ]


def test_references_are_the_same(harbour: Article) -> None:
    assert tuple(reference.text for reference in harbour.references) == harbours.REFERENCES


@pytest.mark.parametrize("name", ["one-column.pdf", "two-columns.pdf"])
def test_the_lines_of_a_pdf_come_in_the_order_of_the_article(name: str, tmp_path: Path) -> None:
    lines = " ".join(line.text for line in original(name, tmp_path).lines)
    told = [lines.index(p.lstrip("#- ")[:22]) for p in harbours.PARAGRAPHS if p != "|"]
    assert told == sorted(told)


@pytest.mark.parametrize("name", FILES)
def test_no_two_lines_with_text_have_the_same_number(name: str, tmp_path: Path) -> None:
    numbers = [line.number for line in original(name, tmp_path).lines if line.text]
    assert len(numbers) == len(set(numbers))


def test_only_lines_of_a_pdf_have_a_page_and_the_blocks_made_of_them_tell_it(tmp_path: Path) -> None:
    assert {line.page for line in original("harbours.docx", tmp_path).lines} == {0}
    found = original("one-column.pdf", tmp_path)
    pages = {line.number: line.page for line in found.lines}
    rows = [json.loads(row) for row in transcribe.jsonl(article(found), pages).splitlines()]
    assert {page for row in rows for page in row["pages"]} == {1, 2}
    assert not any("pages" in json.loads(row) for row in transcribe.jsonl(article(found)).splitlines())
