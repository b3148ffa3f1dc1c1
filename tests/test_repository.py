"""The one door to a project's files: what it opens, and what it says of the rest."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

import mini
from briefbook import build, repository
from briefbook.evidence import check
from briefbook.model import Problem


def refused(root: Path) -> dict[str, str]:
    """The rule by the path of what isn't read."""
    return {p.place.path: p.rule for p in repository.walked(root).problems}


def test_every_regular_file_is_found_once_in_order(tmp_path: Path) -> None:
    mini.lay_files(tmp_path, {"docs/b.md": "b", "docs/a/c.md": "c", "seeds/x/source.yml": "x", "elsewhere/d.md": "d"})
    walked = repository.walked(tmp_path)
    assert walked.paths == ("docs/a/c.md", "docs/b.md", "seeds/x/source.yml")
    assert walked.below("docs", ".md") == ["docs/b.md"]
    assert walked.below("docs", ".md", deep=True) == ["docs/a/c.md", "docs/b.md"]
    assert walked.within("seeds") == ["seeds/x"]
    assert not walked.problems


def test_a_link_within_the_project_is_read_and_one_beyond_it_is_not(tmp_path: Path) -> None:
    book, beyond = tmp_path / "book", tmp_path / "beyond"
    mini.lay_files(book, {"docs/a.md": "inside"})
    mini.lay_files(beyond, {"secret.md": "outside", "folder/b.md": "outside"})
    (book / "docs/inside.md").symlink_to("a.md")
    (book / "docs/secret.md").symlink_to(beyond / "secret.md")
    (book / "docs/folder").symlink_to(beyond / "folder")
    (book / "docs/loop").symlink_to("loop")
    (book / "docs/above").symlink_to("..")
    assert repository.walked(book).paths == ("docs/a.md", "docs/inside.md")
    assert refused(book) == {
        "docs/secret.md": "outside-link",
        "docs/folder": "outside-link",
        "docs/above": "outside-link",
        "docs/loop": "unreadable-file",
    }
    assert repository.content(book, "docs/inside.md") == b"inside"
    answer = repository.content(book, "docs/secret.md")
    assert isinstance(answer, Problem)
    assert answer.rule == "outside-link"


@pytest.mark.parametrize("path", ["docs/medicines/osmadil.md", "seeds/holm-2021/statements.yml", "seeds/book.yml"])
def test_a_pipe_in_place_of_a_file_is_a_problem_and_nobody_waits_for_it(path: str, tmp_path: Path) -> None:
    mini.lay(tmp_path, {path: None})
    os.mkfifo(tmp_path / path)
    found: list[Problem] = []
    thread = threading.Thread(target=lambda: found.extend(check.problems(build.book(tmp_path))), daemon=True)
    thread.start()
    thread.join(20)
    assert not thread.is_alive()
    assert (path, "odd-file") in {(p.place.path, p.rule) for p in found}
    answer = repository.content(tmp_path, path)
    assert isinstance(answer, Problem)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the administrator")
def test_what_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    mini.lay_files(tmp_path, {"docs/a.md": "a", "docs/closed/b.md": "b"})
    (tmp_path / "docs/closed").chmod(0)
    try:
        assert refused(tmp_path) == {"docs/closed": "unreadable-file"}
    finally:
        (tmp_path / "docs/closed").chmod(0o755)


def test_a_file_that_is_too_large_is_a_problem(tmp_path: Path) -> None:
    with (tmp_path / "large.yml").open("wb") as file:
        file.truncate(repository.LARGEST + 1)
    answer = repository.content(tmp_path, "large.yml")
    assert isinstance(answer, Problem)
    assert answer.rule == "oversized-file"


def test_too_many_files_are_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repository, "MOST", 3)
    mini.lay_files(tmp_path, {f"docs/{n}.md": "" for n in range(9)})
    walked = repository.walked(tmp_path)
    assert len(walked.paths) == 3
    assert [p.rule for p in walked.problems] == ["too-many-files"]


@pytest.mark.parametrize(
    "path",
    [
        "seeds/book.yml",
        "seeds/properties.yml",
        "seeds/holm-2021/statements.yml",
        "seeds/holm-2021/passages.jsonl",
        "seeds/holm-2021/tables/t1.csv",
        "docs/glossary.yml",
        "docs/conflicts.yml",
    ],
)
def test_an_empty_file_where_records_belong_is_a_problem(path: str, tmp_path: Path) -> None:
    found = check.problems(mini.book(tmp_path, {path: ""}))
    assert (path, "empty-file") in {(p.place.path, p.rule) for p in found}


@pytest.mark.parametrize(
    ("cells", "line", "says"),
    [
        ("Medicine,Dose in mg\nVelorin\nOsmadil,40\n", 2, "this row has 1 cells, the header has 2"),
        ("Medicine,Dose in mg\nVelorin,25,1\nOsmadil,40\n", 2, "this row has 3 cells, the header has 2"),
        (f"Medicine,Dose in mg\n{'x' * 200_000},25\n", 2, "from here on this is no CSV"),
        (f"Medicine,Dose in mg\n{'x' * 110_000},25\n", 2, "a cell of this row has more than 100,000 letters"),
    ],
    ids=["short", "long", "larger than a reader takes", "large"],
)
def test_a_row_that_is_none_of_its_table_is_a_problem_at_its_line(
    cells: str, line: int, says: str, tmp_path: Path
) -> None:
    found = check.problems(mini.book(tmp_path, {"seeds/holm-2021/tables/t1.csv": cells}))
    told = [p for p in found if p.place.path == "seeds/holm-2021/tables/t1.csv"]
    assert [(p.rule, p.place.line) for p in told] == [("bad-table", line)]
    assert told[0].message.startswith(says)
