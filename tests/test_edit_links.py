"""Every page leads to the file that it is made from, in the editor of whatever host the book has."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest

import mini

PARTIALS = jinja2.Environment(loader=jinja2.FileSystemLoader(mini.HOOKS / "briefbook" / "theme" / "partials"))
PARTIALS.filters["url"] = lambda path: f"../../{path}"


def shown(repo: str, editor: str, file: str = "seeds/holm-2021/statements.yml", docs: str = "/books/fen/docs") -> str:
    config = {"repo_url": repo, "edit_uri": editor, "docs_dir": docs}
    page = {"meta": {"edit": file}, "url": "medicines/velorin/"}
    return PARTIALS.get_template("edit.html").render(config=config, page=page).strip()


@pytest.mark.parametrize(
    ("repo", "editor", "address"),
    [
        ("https://github.com/o/r", "edit/main/docs/", "https://github.com/o/r/edit/main/"),
        ("https://github.com/o/r/", "edit/other/docs", "https://github.com/o/r/edit/other/"),
        ("https://gitlab.com/o/r", "-/edit/main/docs/", "https://gitlab.com/o/r/-/edit/main/"),
        ("https://codeberg.org/o/r", "_edit/main/docs/", "https://codeberg.org/o/r/_edit/main/"),
        (
            "https://git.fen.example/o/r",
            "_edit/main/books/fen/docs/",
            "https://git.fen.example/o/r/_edit/main/books/fen/",
        ),
        ("https://fen.example/", "https://git.fen.example/o/r/edit/docs/", "https://git.fen.example/o/r/edit/"),
    ],
)
def test_the_link_opens_the_editor_of_the_host(repo: str, editor: str, address: str) -> None:
    assert f'<a href="{address}seeds/holm-2021/statements.yml">' in shown(repo, editor)


@pytest.mark.parametrize(
    ("repo", "editor", "form"),
    [
        ("https://github.com/o/r", "edit/main/docs/", "https://github.com/o/r/issues/new?template=fact.yml&amp;page="),
        ("https://github.com/o/r", "", "https://github.com/o/r/issues/new?template=fact.yml&amp;page="),
        (
            "https://gitlab.com/o/r",
            "-/edit/main/docs/",
            "https://gitlab.com/o/r/-/issues/new?issue[description]=Page:%20",
        ),
        ("https://git.fen.example/o/r", "_edit/main/docs/", "https://git.fen.example/o/r/issues/new?body=Page:%20"),
    ],
)
def test_what_is_wrong_is_reported_in_the_form_of_the_host(repo: str, editor: str, form: str) -> None:
    assert f'<a href="{form}medicines/velorin/">say what is wrong</a>' in shown(repo, editor)


def test_a_host_whose_form_nobody_knows_is_asked_for_none() -> None:
    assert "say what is wrong" not in shown("https://bitbucket.org/o/r", "src/main/docs/")


@pytest.mark.parametrize(
    ("repo", "editor"), [("", ""), ("https://x.example/o/r", ""), ("https://x.example/o/r", "?q=docs/")]
)
def test_without_an_address_no_link_leads_nowhere(repo: str, editor: str) -> None:
    text = shown(repo, editor)
    assert "<a" not in text and "<code>seeds/holm-2021/statements.yml</code>" in text


def test_a_file_name_is_text() -> None:
    assert "<b>" not in shown("https://github.com/o/r", "edit/main/docs/", "docs/<b>.md")


def test_every_page_of_a_site_links_to_a_file_that_is_there(tmp_path: Path) -> None:
    root = mini.lay(
        tmp_path / "book",
        {"mkdocs.yml": {"append": "repo_url: https://codeberg.org/o/r\nedit_uri: _edit/main/docs/\n"}},
    )
    process = mini.mkdocs(root, tmp_path / "site")
    assert process.returncode == 0, process.stderr
    linked = 0
    for page in (tmp_path / "site").rglob("*.html"):
        for address in re.findall(
            r'<p class="edit"[^>]*>[^<]*<a href="([^"]+)"', page.read_text(encoding="utf-8"), re.DOTALL
        ):
            path = address.removeprefix("https://codeberg.org/o/r/_edit/main/")
            # conflicts may be written down in a file that is not there yet
            assert (root / path).is_file() or path == "docs/conflicts.yml", (page, address)
            linked += 1
    assert linked >= 7
