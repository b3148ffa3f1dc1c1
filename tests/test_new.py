"""A new book: what is asked, what is laid, and that the example goes again without a trace."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml

import mini
from briefbook import build
from briefbook.language.nouns import many

ROOM = mini.HOOKS / "briefbook" / "starter"


def new(folder: Path, *flags: str) -> mini.Run:
    return mini.run(folder, "new", "book", "--yes", *flags)


def test_a_new_book_says_what_it_is_in_one_place(tmp_path: Path) -> None:
    new(
        tmp_path, "--title", "Lights & rocks", "--language", "de", "--kinds", "light, Leuchtturmwärter/Leuchtturmwärter"
    )
    holding = [
        p for p, text in mini.texts(tmp_path / "book", [".yml", ".md", ".txt"]).items() if b"Lights & rocks" in text
    ]
    assert holding == ["README.md", "seeds/book.yml"]
    records = build.book(tmp_path / "book").records
    assert (records.title, records.language) == ("Lights & rocks", "de")
    assert [(k.id, k.plural, k.folder) for k in records.kinds] == [
        ("light", "Lights", "lights"),
        ("leuchtturmwarter", "Leuchtturmwärter", "leuchtturmwarter"),
    ]


def test_the_example_shows_a_record_a_statement_a_comparison_and_a_brief_all_of_them_right(tmp_path: Path) -> None:
    new(tmp_path, "--kinds", "medicine")
    assert mini.run(tmp_path / "book", "check").reported == []
    book = build.book(tmp_path / "book")
    assert all(statement.verified == "machine" for statement in book.statements)
    assert book.statements and book.records.comparisons and book.records.briefs
    assert {entity.kind for entity in book.records.entities} == {"medicine"}


def test_the_example_goes_with_one_command_and_leaves_a_bare_book(tmp_path: Path) -> None:
    new(tmp_path)
    assert mini.run(tmp_path / "book", "clear-example").code == 0
    mini.run(tmp_path, "new", "bare", "--yes", "--bare", "--title", "Book")
    cleared, bare = mini.hashes(tmp_path / "book"), mini.hashes(tmp_path / "bare")
    assert {path for path in {*cleared, *bare} if cleared.get(path) != bare.get(path)} == {"README.md"}
    assert mini.run(tmp_path / "book", "check").reported == []
    assert mini.run(tmp_path / "book", "clear-example").out == "There is no example in this book.\n"


def test_what_was_changed_of_the_example_stays(tmp_path: Path) -> None:
    new(tmp_path)
    changed = "docs/comparisons/example-lights.md"
    mini.lay_files(tmp_path / "book", {changed: {"append": "\nMine.\n"}})
    run = mini.run(tmp_path / "book", "clear-example")
    assert run.code == 1
    assert [p.at for p in run.reported] == [f"{changed}:1:1: changed-example"]
    assert (tmp_path / "book" / changed).is_file()
    assert not (tmp_path / "book" / "seeds" / "example-tane-2019").exists()


@pytest.mark.parametrize(
    ("host", "files"),
    [
        ("github", [".github/workflows/check.yml", ".github/workflows/publish.yml"]),
        ("gitlab", [".gitlab-ci.yml"]),
        ("elsewhere", []),
    ],
)
def test_a_book_comes_with_the_checks_of_its_host(host: str, files: list[str], tmp_path: Path) -> None:
    new(tmp_path, "--publish", host, "--repository", "https://host.example/o/r/", "--url", "https://o.example/r")
    laid = [p for p in mini.hashes(tmp_path / "book") if p.startswith((".github", ".gitlab"))]
    assert laid == files
    for path in files:
        assert yaml.safe_load((tmp_path / "book" / path).read_text(encoding="utf-8"))
    settings = yaml.safe_load((tmp_path / "book" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert (settings["site_url"], settings["repo_url"]) == ("https://o.example/r/", "https://host.example/o/r")


def test_actions_are_pinned_and_may_only_read(tmp_path: Path) -> None:
    for path in (ROOM / "github").rglob("*.yml"):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {"contents": "read"}
        for job in workflow["jobs"].values():
            used = [step["uses"] for step in job["steps"] if "uses" in step]
            assert all(len(action.rpartition("@")[2]) == 40 for action in used)


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (["--kinds", "source"], "'source' can't name a kind of things"),
        (["--kinds", "…"], "'…' can't name a kind of things"),
        (["--language", "English"], "'English' is no code of a language"),
        (["--url", "my site"], "'my site' is no address"),
    ],
)
def test_an_answer_that_will_not_do_is_told_and_nothing_is_laid(flags: list[str], says: str, tmp_path: Path) -> None:
    run = new(tmp_path, *flags)
    assert run.code == 2
    assert says in run.err
    assert not (tmp_path / "book").exists()


class Typist(io.StringIO):
    """Somebody at a terminal who types these lines."""

    def isatty(self) -> bool:
        return True


def test_what_no_option_tells_is_asked_and_nothing_typed_takes_what_stands_in_brackets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Typist("Sea lights\n\nlighthouse, keeper\ngithub\n\nhttps://github.com/o/r\n"))
    run = mini.run(tmp_path, "new", "book")
    assert run.code == 0
    assert "Title [Book]: " in run.out
    records = build.book(tmp_path / "book").records
    assert (records.title, records.language, [k.plural for k in records.kinds]) == (
        "Sea lights",
        "en",
        ["Lighthouses", "Keepers"],
    )
    assert (tmp_path / "book/.github/workflows/check.yml").is_file()


def test_a_book_tells_its_first_steps_until_they_are_taken(tmp_path: Path) -> None:
    new(tmp_path, "--bare")
    home = next(page for page in build.site(build.book(tmp_path / "book")).pages if page.path == "index.md")
    assert "briefbook add FOLDER" in home.body and "example" not in home.body
    site = mini.site(tmp_path / "mini", {"docs/index.md": "<!-- briefbook: title -->\n\n<!-- briefbook: next -->\n"})
    home = next(page for page in site.pages if page.path == "index.md")
    assert home.body.startswith("# Fen remedies") and "What to do next" not in home.body


def test_a_page_with_nothing_to_show_is_not_made_and_no_menu_names_it(tmp_path: Path) -> None:
    new(tmp_path, "--bare")
    site = build.site(build.book(tmp_path / "book"))
    assert [page.path for page in site.pages] == ["about/index.md", "index.md"]
    assert site.menu == (("Home", "index.md"), ("About this book", "about/index.md"))


@pytest.mark.parametrize("word", ["theory/theories", "box/boxes", "person/people", "day/days", "Church/Churches"])
def test_plurals(word: str) -> None:
    one, plural = word.split("/")
    assert many(one) == plural


def test_a_new_book_loads_the_publisher_as_ours_does() -> None:
    ours, laid = (mini.HOOKS / "events.py", ROOM / "book/hooks/events.py")
    assert laid.read_text(encoding="utf-8") == ours.read_text(encoding="utf-8")
