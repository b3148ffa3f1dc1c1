"""When a file last changed, from git: never wrong, in any clone, and the same in two of one commit."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

import mini
from briefbook import history
from briefbook.model import Page, Site

ENVIRONMENT = {
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@fen.example", "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@fen.example", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    environment = {
        **os.environ,
        **ENVIRONMENT,
        "GIT_COMMITTER_DATE": f"{day}T12:00:00Z",
        "GIT_AUTHOR_DATE": f"{day}T12:00:00Z",
    }
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, env=environment)


def commit(folder: Path, path: str, text: str, day: str) -> None:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-m", "x", day=day)


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    root = tmp_path / "origin"
    root.mkdir()
    git(root, "init", "-b", "main")
    commit(root, "docs/first.md", "1", "2026-01-02")
    commit(root, "docs/köy.md", "1", "2026-01-03")
    commit(root, "seeds/holm-2021/source.yml", "1", "2026-01-04")
    commit(root, "seeds/holm-2021/statements.yml", "1", "2026-01-06")
    commit(root, "docs/köy.md", "2", "2026-01-05")
    return root


def test_each_file_has_the_day_of_its_last_commit(origin: Path) -> None:
    assert history.changed(origin) == {
        "docs/köy.md": "2026-01-05",
        "seeds/holm-2021/source.yml": "2026-01-04",
        "seeds/holm-2021/statements.yml": "2026-01-06",
    }


def test_a_shallow_clone_says_less_and_nothing_wrong(origin: Path, tmp_path: Path) -> None:
    whole = history.changed(origin)
    for depth in range(1, 6):
        clone = tmp_path / str(depth)
        git(tmp_path, "clone", "--depth", str(depth), f"file://{origin}", str(clone))
        told = history.changed(clone)
        assert told.items() <= whole.items()
        assert len(told) == min(3, depth - 1)


def test_two_clones_of_one_commit_say_the_same(origin: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        git(tmp_path, "clone", f"file://{origin}", str(tmp_path / name))
    assert history.changed(tmp_path / "a") == history.changed(tmp_path / "b") == history.changed(origin)


def test_what_is_not_committed_has_no_day(origin: Path) -> None:
    (origin / "docs/köy.md").write_text("3", encoding="utf-8")
    assert "docs/köy.md" not in history.changed(origin)


def test_a_book_may_be_a_folder_of_a_project(origin: Path) -> None:
    commit(origin, "books/fen/docs/reed.md", "1", "2026-01-07")
    commit(origin, "books/fen/docs/mud.md", "1", "2026-01-08")
    (origin / "books/fen/docs/mud.md").write_text("2", encoding="utf-8")
    assert history.changed(origin / "books/fen") == {"docs/reed.md": "2026-01-07"}


def test_without_git_nothing_is_said(tmp_path: Path) -> None:
    assert history.changed(tmp_path) == {}


def test_a_page_says_when_its_file_changed() -> None:
    pages = tuple(
        Page(path=f"{n}.md", meta=(("edit", edit),), body="")
        for n, edit in enumerate(("docs/a.md", "seeds/x/source.yml", "docs/b.md"))
    )
    days = {"docs/a.md": "2026-01-05", "seeds/x/source.yml": "2026-01-01", "seeds/x/statements.yml": "2026-02-03"}
    site = history.dated(Site(pages=pages, files=(), links={}, briefs=()), days)
    assert [dict(page.meta).get("changed") for page in site.pages] == [
        ["2026-01-05", "5 January 2026"],
        ["2026-02-03", "3 February 2026"],
        None,
    ]


def test_a_built_page_says_it(origin: Path, tmp_path: Path) -> None:
    root = mini.lay(
        origin, {"mkdocs.yml": {"append": "repo_url: https://codeberg.org/o/r\nedit_uri: _edit/main/docs/\n"}}
    )
    (root / "docs/first.md").unlink()
    (root / "docs/köy.md").unlink()
    git(root, "add", "-A")
    git(root, "commit", "-m", "book", day="2026-03-04")
    process = mini.mkdocs(root, tmp_path / "site")
    assert process.returncode == 0, process.stderr
    page = (tmp_path / "site/medicines/velorin/index.html").read_text(encoding="utf-8")
    assert (
        '<a href="https://codeberg.org/o/r/commits/branch/main/docs/medicines/velorin.md">'
        '<time datetime="2026-03-04">4 March 2026</time></a>'
    ) in page
