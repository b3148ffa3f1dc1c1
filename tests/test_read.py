"""Read: a file's bytes become numbered lines that say what the file says, or a problem that says what to do."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.problem import Unreadable
from briefbook.reading import read
from briefbook.reading.formats import seems
from briefbook.reading.formats import text as plain

TEXT = "Das Müllerhandwerk in Örebro blühte früher.\nGrüße an die Bäcker von Århus, die für ihr Brot berühmt wären!\n"


def lines(raw: bytes, path: Path) -> list[str]:
    path.write_bytes(raw)
    return [line.text for line in read.original(path).lines]


def rule(raw: bytes | None, path: Path) -> str:
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(Unreadable) as reason:
        read.original(path)
    assert reason.value.problem.place.path == str(path)
    assert reason.value.problem.message
    return reason.value.problem.rule


def test_lines_are_numbered_from_one_as_an_editor_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "ice.txt"
    path.write_text("No one\n\nowned the lake.", encoding="utf-8")
    assert [(line.number, line.text) for line in read.original(path).lines] == [
        (1, "No one"),
        (2, ""),
        (3, "owned the lake."),
    ]


def test_an_original_has_the_name_and_the_checksum_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "ice.txt"
    path.write_bytes(b"No one owned the lake.\r\n")
    found = read.original(path)
    assert (found.name, found.sha256) == ("ice.txt", hashlib.sha256(b"No one owned the lake.\r\n").hexdigest())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_line_ends_of_every_system_are_line_ends(end: str, tmp_path: Path) -> None:
    assert lines(f"one{end}two".encode(), tmp_path / "a.txt") == ["one", "two"]


def test_a_form_feed_stays_since_it_tells_where_a_page_turns(tmp_path: Path) -> None:
    assert lines(b"one\n\x0ctwo", tmp_path / "a.txt") == ["one", "\ftwo"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_the_same_in_any_common_encoding(encoding: str, tmp_path: Path) -> None:
    assert lines(TEXT.encode(encoding), tmp_path / "a.txt") == TEXT.split("\n")


@pytest.mark.parametrize("suffix", [".txt", ".text", ".md", ".markdown", ".TXT"])
def test_endings_of_text_files_are_read(suffix: str, tmp_path: Path) -> None:
    assert lines(b"one", tmp_path / f"a{suffix}") == ["one"]


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    assert rule(None, tmp_path / "none.txt") == "unreadable-file"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert rule(None, tmp_path) == "unreadable-file"


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n "])
def test_an_empty_file_says_so(raw: bytes, tmp_path: Path) -> None:
    assert rule(raw, tmp_path / "a.txt") == "empty-file"


PRETENDING = {
    "a.txt": (b"%PDF-1.7 text", "wrong-ending", "a PDF", ".pdf"),
    "b.txt": (b"PK\x03\x04word/document.xml", "wrong-ending", "a Word file", ".docx"),
    "c.txt": (b"<!DOCTYPE html>\n<p>text", "wrong-ending", "a web page", ".html"),
    "d.pdf": (b"<html><body>Log in first", "wrong-ending", "a web page", "download the PDF again"),
    "e.pdf": (b"only text", "wrong-ending", "plain text", ".txt"),
    "f.docx": (b"\xd0\xcf\x11\xe0text", "unknown-format", "an old Office version", "save it as .docx"),
    "g.docx": (b"\xd0\xcf\x11\xe0..E\0n\0c\0r\0y\0p\0t\0e\0d\0", "locked-file", "a password", "a copy without"),
    "h.docx": (b"PK\x03\x04xl/workbook.xml", "unknown-format", "a spreadsheet", "copy the article's text"),
    "i.docx": (b"PK\x03\x04other", "unknown-format", "a packed archive", "unpack it"),
    "j.doc": (b"{\\rtf1 text", "unknown-format", "an RTF file", "save it as .docx"),
    "k.md": (b"\x89PNG\r\n", "unknown-format", "a picture", "OCR"),
    "l.txt": (b"a\x00b", "unknown-format", "some other program", "save it as"),
    "m.html": (b"\x01\x02\x03\x04", "unknown-format", "some other program", "save it as"),
}


@pytest.mark.parametrize("name", PRETENDING)
def test_a_file_that_is_not_what_its_ending_says_is_told_for_what_it_seems_to_be(name: str, tmp_path: Path) -> None:
    raw, expected, seeming, advice = PRETENDING[name]
    assert rule(raw, tmp_path / name) == expected
    with pytest.raises(Unreadable) as reason:
        read.original(tmp_path / name)
    assert seeming in reason.value.problem.message
    assert advice in reason.value.problem.hint


@pytest.mark.parametrize("name", ["a.odt", "a.epub", "a"])
def test_other_endings_are_refused_with_those_that_are_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    assert rule(b"text", path) == "unknown-format"
    with pytest.raises(Unreadable) as reason:
        read.original(path)
    assert ".docx, .htm, .html, .markdown, .md, .pdf, .text, .txt" in reason.value.problem.hint


def test_a_file_beyond_the_bound_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LARGEST", 10)
    assert rule(b"eleven bytes", tmp_path / "a.txt") == "oversized-file"


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\x00" not in text and text.isprintable()))
def test_what_utf_8_says_is_kept_letter_by_letter(text: str) -> None:
    assert plain.decoded(text.encode(), "a.txt") == text.removeprefix("\ufeff")


@pytest.mark.parametrize("ending", sorted(seems.ENDINGS))
@given(raw=st.binary(min_size=1, max_size=200))
def test_any_bytes_are_read_or_refused_with_a_problem(ending: str, raw: bytes) -> None:
    try:
        found = read.contents(raw, Path(f"a{ending}")).lines
    except Unreadable as reason:
        assert reason.problem.hint
    else:
        assert all("\r" not in line.text for line in found)
