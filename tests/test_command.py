"""The `briefbook` command: what it takes, what it says, and what it exits with."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import mini
from briefbook import build
from briefbook.__main__ import main
from briefbook.commands import COMMANDS


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return mini.lay(tmp_path / "book")


# -- exit codes -------------------------------------------------------------------------------------------------------


def test_a_clean_book_exits_with_0(book: Path) -> None:
    assert mini.run(book, "check").code == 0


def test_findings_exit_with_1(book: Path) -> None:
    mini.lay_files(book, {"docs/glossary.yml": {"append": "- term: Bog\n"}})
    assert mini.run(book, "check").code == 1


def test_no_book_exits_with_2(tmp_path: Path) -> None:
    run = mini.run(tmp_path, "check")
    assert run.code == 2
    assert run.out == ""
    assert "there is no book in this folder or above it [no-book]" in run.err


def test_a_command_works_from_any_folder_of_the_book(book: Path) -> None:
    assert mini.run(book / "docs" / "medicines", "check").code == 0


@pytest.mark.parametrize("arguments", [[], ["bind"], ["check", "--format", "xml"], ["read", "--out"]])
def test_a_command_that_cannot_be_understood_exits_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: briefbook" in capsys.readouterr().err


def test_the_readme_lists_every_command() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \| [a-z]+s ", readme.partition("## The command")[2], re.MULTILINE) == [
        command.name for command in COMMANDS
    ]


@pytest.mark.parametrize("command", ["", *(command.name for command in COMMANDS)])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help"])
    assert ended.value.code == 0
    assert "usage: briefbook" in capsys.readouterr().out


# -- read -----------------------------------------------------------------------------------------------------------------

WALK = """\
# A walk in the fens

Ada Holm

## Introduction

The ditches stand high in autumn, and nobody minds but the reed cutters, who wade in them all day.

## The way

From the mill it is two miles to the dyke, and another mile to the inn at the end of it.
"""


def test_read_needs_no_book_and_writes_an_article_a_file(tmp_path: Path) -> None:
    mini.lay_files(tmp_path, {"walk.md": WALK})
    run = mini.run(tmp_path, "read", "walk.md", "--out", "out")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("out/walk.md: ")
    text = (tmp_path / "out" / "walk.md").read_text(encoding="utf-8")
    assert text.startswith("---\n")
    assert "# The way\n" in text


def test_the_first_heading_of_a_short_text_in_markdown_is_its_title(tmp_path: Path) -> None:
    mini.lay_files(tmp_path, {"walk.md": WALK})
    assert mini.run(tmp_path, "read", "walk.md", "--out", "out").out.startswith("out/walk.md: A walk in the fens\n")


def test_read_gives_lines_of_json_with_the_numbers_of_the_original(tmp_path: Path) -> None:
    mini.lay_files(tmp_path, {"walk.md": WALK})
    assert mini.run(tmp_path, "read", "walk.md", "--out", "out", "--format", "jsonl").code == 0
    rows = [json.loads(line) for line in (tmp_path / "out" / "walk.jsonl").read_text(encoding="utf-8").splitlines()]
    assert any(11 in row.get("lines", ()) for row in rows)


def test_two_files_of_one_name_give_two_articles(tmp_path: Path) -> None:
    mini.lay_files(tmp_path, {"a/walk.md": WALK, "b/walk.md": WALK})
    assert mini.run(tmp_path, "read", "a/walk.md", "b/walk.md", "--out", "out").code == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["b-walk.md", "walk.md"]


UNREADABLE: dict[str, tuple[mini.Content, str]] = {
    "missing.txt": (None, "missing.txt:1:1: can't be read: No such file or directory [unreadable-file]"),
    "empty.txt": ("", "empty.txt:1:1: the file is empty [empty-file]"),
    "scan.txt": (
        b"%PDF-1.7\n\x00\x01",
        "scan.txt:1:1: the name ends in .txt, but this seems to be a PDF [wrong-ending]",
    ),
    "walk.xyz": (
        WALK,
        "walk.xyz:1:1: files with this ending aren't read (.xyz); this one seems to be plain text [unknown-format]",
    ),
    "walk": (
        WALK,
        "walk:1:1: files with this ending aren't read (no ending); this one seems to be plain text [unknown-format]",
    ),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_is_one_problem_and_the_others_are_read(name: str, tmp_path: Path) -> None:
    content, line = UNREADABLE[name]
    mini.lay_files(tmp_path, {"walk.md": WALK} | ({name: content} if content is not None else {}))
    run = mini.run(tmp_path, "read", name, "walk.md", "--out", "out")
    assert run.code == 2
    assert run.err.splitlines()[0] == line
    assert len(run.reported) == 1
    assert "Traceback" not in run.err
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["walk.md"]


def test_a_folder_without_an_article_is_a_problem(tmp_path: Path) -> None:
    mini.lay_files(tmp_path, {"folder.txt/picture.png": "x"})
    run = mini.run(tmp_path, "read", "folder.txt", "--out", "out")
    assert run.code == 2
    assert [p.at for p in run.reported] == ["folder.txt:1:1: unreadable-file"]


def test_the_articles_of_a_folder_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    mini.lay_files(tmp_path, {"shelf/b.md": WALK, "shelf/a.txt": WALK, "shelf/picture.png": "x"})
    run = mini.run(tmp_path, "read", "shelf", "--out", "out")
    assert run.code == 0
    told = [line.split(":")[0] for line in run.out.splitlines() if line[:1] != " "]
    assert told == [str(Path("out", n)) for n in ("a.md", "b.md")]


def test_an_out_that_is_a_file_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    mini.lay_files(tmp_path, {"walk.md": WALK, "out": "mine"})
    run = mini.run(tmp_path, "read", "walk.md", "--out", "out")
    assert run.code == 2
    assert [p.at for p in run.reported] == ["out:1:1: unreadable-file"]


@pytest.fixture
def shelf(book: Path) -> Path:
    """The mini book with the original of its source; its index was made by hand and isn't quite what reading gives."""
    mini.lay_files(book, {"originals/holm.txt": mini.ORIGINAL})
    return book


def read_again(shelf: Path) -> None:
    """The index of the mini book is made by hand: reading its original finds neither its table nor its note again."""
    run = mini.run(shelf, "read", "--originals", "originals")
    assert run.code == 1 and {p.at.rpartition(" ")[2] for p in run.reported} == {"bad-locator"}


def test_an_index_that_reading_does_not_give_is_stale_until_the_shelf_is_read_again(shelf: Path) -> None:
    (shelf / "seeds" / "holm-2021" / "references.txt").unlink()
    (shelf / "seeds" / "holm-2021" / "tables" / "t1.csv").unlink()
    stale = mini.run(shelf, "check", "--originals", "originals")
    assert [p.at for p in stale.reported] == ["seeds/holm-2021/source.yml:1:1: stale-index"]
    read_again(shelf)
    again = mini.run(shelf, "check", originals="originals")
    assert not [p for p in again.reported if p.at.endswith("stale-index")]


def test_what_reading_no_longer_gives_is_taken_away(shelf: Path) -> None:
    read_again(shelf)
    again = mini.run(shelf, "check", "--originals", "originals")
    assert not [p for p in again.reported if p.at.endswith("stale-index")]


def test_reading_the_shelf_twice_changes_nothing(shelf: Path) -> None:
    read_again(shelf)
    before = mini.hashes(shelf)
    assert mini.run(shelf, "read", "--originals", "originals").code == 0
    assert mini.hashes(shelf) == before


def test_an_index_is_left_alone_when_its_original_is_not_there(book: Path) -> None:
    before = mini.hashes(book)
    run = mini.run(book, "read")
    assert run.code == 1
    assert [p.at for p in run.reported] == ["seeds/holm-2021/source.yml:1:1: missing-original"]
    assert mini.hashes(book) == before


# -- mentions -------------------------------------------------------------------------------------------------------------


def test_mentions_answers_a_line_for_each_with_offsets_into_its_text(book: Path) -> None:
    texts = {
        "1": "Velorin’s use against MOOR FEVER and the fen ague.",
        "2": "Nothing of note in Velorin Lane.",
        "3": "Ösmadíl? Osmin!",
    }
    asked = "".join(json.dumps({"id": id, "text": text}, ensure_ascii=False) + "\n" for id, text in texts.items())
    mini.lay_files(book, {"texts.jsonl": asked})
    run = mini.run(book, "mentions", "texts.jsonl")
    assert (run.code, run.err) == (0, "")
    answers = [json.loads(line) for line in run.out.splitlines()]
    assert [a["id"] for a in answers] == ["1", "2", "3"]
    told = {a["id"]: [(m["surface"], m["entity"], m["kind"], m["name"]) for m in a["mentions"]] for a in answers}
    assert told == {
        "1": [
            ("Velorin", "velorin", "medicine", "Velorin"),
            ("MOOR FEVER", "moor-fever", "disease", "Moor fever"),
            ("fen ague", "moor-fever", "disease", "Moor fever"),
        ],
        "2": [],
        "3": [("Ösmadíl", "osmadil", "medicine", "Osmadil"), ("Osmin", "osmadil", "medicine", "Osmadil")],
    }
    for answer in answers:
        for m in answer["mentions"]:
            assert texts[answer["id"]][m["start"] : m["end"]] == m["surface"]
            assert set(m) >= {"start", "end", "surface", "kind", "entity", "name"}


def test_an_acronym_of_two_is_decided_by_what_the_same_source_says(book: Path) -> None:
    mini.lay_files(
        book,
        {
            "docs/medicines/osmadil.md": {
                "replace": "former: [Osmin]",
                "with": "former: [Osmin]\nacronyms: [VLR]\nnames: [Vole lard remedy]",
            },
            "texts.jsonl": '{"id": "1", "text": "Take the Vole lard remedy (VLR).", "source": "a"}\n'
            '{"id": "2", "text": "And VLR again.", "source": "a"}\n'
            '{"id": "3", "text": "But which VLR?", "source": "b"}\n',
        },
    )
    run = mini.run(book, "mentions", "texts.jsonl")
    told = {a["id"]: a["mentions"] for a in map(json.loads, run.out.splitlines())}
    assert [m["entity"] for m in told["2"]] == ["osmadil"]
    assert [(m["entity"], m["candidates"]) for m in told["3"]] == [("", ["osmadil", "velorin"])]


def test_mentions_of_no_line_answers_nothing(book: Path) -> None:
    mini.lay_files(book, {"texts.jsonl": "\n\n"})
    run = mini.run(book, "mentions", "texts.jsonl")
    assert (run.code, run.out, run.err) == (0, "", "")


@pytest.mark.parametrize("line", ["[]", "1", "null", '"x"', "{", '{"id": 1}', '{"text": "x"}'])
def test_a_line_that_is_no_text_with_an_id_is_a_problem_with_its_number(line: str, book: Path) -> None:
    mini.lay_files(book, {"texts.jsonl": '{"id": "1", "text": "x"}\n' + line + "\n"})
    run = mini.run(book, "mentions", "texts.jsonl")
    assert run.code == 2
    assert [p.at for p in run.reported] == ["texts.jsonl:2:1: broken-line"]


# -- check ----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def ill(book: Path) -> Path:
    mini.lay_files(book, {"docs/medicines/velorin.md": {"append": "\nMore [@holm-2021, ¶9] than 100 %.\n"}})
    return book


def test_check_as_text_says_place_message_rule_and_hint(ill: Path) -> None:
    run = mini.run(ill, "check")
    assert run.out == (
        "docs/medicines/velorin.md:11:7: citation [@holm-2021, ¶9]: holm-2021 has no passage ¶9 [missing-passage]\n"
        "    it has ¶1 to ¶3\n"
    )
    assert run.err == "8 statements, 8 verified; 1 problems\n"


def test_check_as_json_holds_the_same(ill: Path) -> None:
    run = mini.run(ill, "check", "--format", "json")
    assert run.err == ""
    assert json.loads(run.out) == [
        {
            "file": "docs/medicines/velorin.md",
            "line": 11,
            "column": 7,
            "rule": "missing-passage",
            "severity": "error",
            "message": "citation [@holm-2021, ¶9]: holm-2021 has no passage ¶9",
            "hint": "it has ¶1 to ¶3",
        }
    ]


def test_check_of_a_clean_book_as_json_is_an_empty_list(book: Path) -> None:
    assert json.loads(mini.run(book, "check", "--format", "json").out) == []


def test_check_for_github_is_an_annotation_a_line(ill: Path) -> None:
    run = mini.run(ill, "check", "--format", "github", "--originals", "nowhere")
    lines = run.out.splitlines()
    assert lines[0].startswith("::error file=docs/medicines/velorin.md,line=11,col=7,title=missing-passage::citation ")
    assert lines[1].startswith("::warning file=seeds/holm-2021/source.yml,line=1,col=1,title=missing-original::")
    assert len(lines) == 2


# -- brief, write, diff, add, new -----------------------------------------------------------------------------------------


def test_a_brief_is_printed_as_pdf_with_the_same_bytes_twice(book: Path) -> None:
    for out in ("one", "two"):
        run = mini.run(book, "brief", "winter", "--out", out)
        assert (run.code, run.out) == (0, f"[1/1] {out}/winter.pdf: 1 page\n")
    first, second = ((book / out / "winter.pdf").read_bytes() for out in ("one", "two"))
    assert first.startswith(b"%PDF-")
    assert first == second


def test_all_briefs_are_printed_at_once(book: Path) -> None:
    mini.lay_files(book, {"briefs/spring.md": mini.FILES["briefs/winter.md"].replace("winter", "spring")})
    assert mini.run(book, "brief", "--all", "--out", "out").code == 0
    assert sorted(p.name for p in (book / "out").iterdir()) == ["spring.pdf", "winter.pdf"]


def test_without_a_name_brief_says_which_there_are(book: Path) -> None:
    run = mini.run(book, "brief", "--out", "out")
    assert run.code == 2
    assert "which brief?" in run.err and "the briefs are: winter" in run.err


def test_write_makes_the_whole_site_and_refuses_to_do_so_twice(book: Path) -> None:
    run = mini.run(book, "write", "../tree")
    assert run.code == 0
    files = mini.hashes(book.parent / "tree")
    assert {"mkdocs.yml", "links.json", "docs/index.md", "docs/briefs/winter.pdf", "docs/data/statements.jsonl"} <= set(
        files
    )
    again = mini.run(book, "write", "../tree")
    assert again.code == 2
    assert [p.at for p in again.reported] == ["../tree:1:1: folder-not-empty"]
    assert mini.hashes(book.parent / "tree") == files


def test_a_tree_that_cannot_be_written_is_not_begun(book: Path) -> None:
    (book / "mkdocs.yml").unlink()
    assert mini.run(book, "write", "../tree").code == 2
    assert not (book.parent / "tree").exists()


def test_write_onto_a_file_is_a_problem_and_no_traceback(book: Path) -> None:
    (book / "taken").write_text("mine", encoding="utf-8")
    run = mini.run(book, "write", "taken")
    assert run.code == 2
    assert run.reported[0].at.startswith("taken:1:1: ")


def test_a_source_is_added_beside_the_others_and_then_read(book: Path) -> None:
    mini.lay_files(book, {"walk.txt": WALK})
    run = mini.run(book, "add", "walk.txt", "--key", "holm-1999")
    assert run.code == 0
    assert run.out.startswith("seeds/holm-1999 from walk.txt\n  title: A walk in the fens  (title block)\n")
    assert (book / "seeds" / "holm-1999" / "passages.jsonl").is_file()
    assert mini.run(book, "check").code == 0


def test_the_articles_of_a_folder_are_added_and_what_the_shelf_has_is_not_added_again(book: Path) -> None:
    other = WALK.replace("The ditches stand", "No mole ever stood").replace("From the mill", "By the lamp")
    mini.lay_files(book, {"more/a.txt": WALK, "more/b/walk.md": other, "more/c.md": WALK, "more/d.pdf": "no PDF"})
    run = mini.run(book, "add", "more")
    assert (run.code, run.out.count("\n  title: ")) == (2, 2)
    assert [p.at.split(": ")[1] for p in run.reported] == ["document-twice", "wrong-ending"]
    again = mini.run(book, "add", "more/a.txt", "more/b")
    assert (again.code, again.out) == (1, "")
    assert all("this is the same file as seeds/" in p.message for p in again.reported)
    assert mini.run(book, "add", "more/c.md", "--key", "wanted-2020").out.startswith(
        "seeds/wanted-2020 from more/c.md\n"
    )


def test_one_key_names_one_file(book: Path) -> None:
    mini.lay_files(book, {"a.txt": WALK, "b.txt": WALK})
    assert (
        mini.run(book, "add", "a.txt", "b.txt", "--key", "walk-1999").reported[0].at
        == "briefbook add:1:1: missing-option"
    )


def test_a_new_book_is_clean_from_the_start(tmp_path: Path) -> None:
    assert mini.run(tmp_path, "new", "bog-book").code == 0
    assert mini.run(tmp_path / "bog-book", "check").code == 0
    again = mini.run(tmp_path, "new", "bog-book")
    assert [p.at for p in again.reported] == ["bog-book:1:1: folder-not-empty"]


@pytest.mark.parametrize("title", ["50% more", "no", "it's", "a {b}", "a: b", "[x]", "#1", "@home"])
def test_a_new_book_may_have_any_name(title: str, tmp_path: Path) -> None:
    assert mini.run(tmp_path, "new", title).code == 0
    assert mini.run(tmp_path / title, "check").code == 0
    assert build.book(tmp_path / title).records.title == title.capitalize()
