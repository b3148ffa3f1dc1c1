"""The site, built by MkDocs: without a warning, without touching the book, and the same from a tree that needs no hook."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import mini
from briefbook import publish


@pytest.fixture(scope="module")
def built() -> mini.Built:
    return mini.built()


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory, built: mini.Built) -> tuple[Path, Path]:
    """(the tree that `briefbook write` makes, what MkDocs makes of it)"""
    folder = tmp_path_factory.mktemp("again")
    assert mini.run(built.root, "write", str(folder / "tree")).code == 0
    process = mini.mkdocs(folder / "tree", folder / "site")
    assert process.returncode == 0, process.stderr
    return folder / "tree", folder / "site"


def test_a_strict_build_ends_without_a_warning(built: mini.Built) -> None:
    assert built.process.returncode == 0, built.process.stderr
    assert "WARNING" not in built.process.stderr + built.process.stdout


def test_every_page_and_file_of_the_site_is_there(built: mini.Built) -> None:
    files = mini.hashes(built.site)
    for path in (
        "index.html",
        "medicines/velorin/index.html",
        "diseases/moor-fever/index.html",
        "sources/holm-2021/index.html",
        "comparisons/fen-medicines/index.html",
        "briefs/winter.pdf",
        "data/entities.json",
        "data/statements.jsonl",
        "data/conflicts.json",
        "data/sources.bib",
        "data/tables/holm-2021-t1.csv",
        "assets/site.css",
        "assets/briefbook.js",
        "assets/search/box.js",
        "data/names/index.json",
        "pagefind/pagefind.js",
        "pagefind/pagefind-entry.json",
    ):
        assert path in files, path


def unindexed(files: dict[str, bytes]) -> dict[str, bytes]:
    """All but Pagefind's own files: it writes its filters in another order each time."""
    return {path: content for path, content in files.items() if not path.startswith("pagefind/")}


def test_no_record_is_published_as_it_is(built: mini.Built) -> None:
    assert not [path for path in mini.hashes(built.site) if path.endswith((".yml", ".md"))]


def test_a_build_changes_nothing_of_the_book(built: mini.Built) -> None:
    after = {path: sum for path, sum in mini.hashes(built.root).items() if not path.startswith(".cache/")}
    assert after == built.before


def test_the_plain_tree_needs_no_hook(again: tuple[Path, Path]) -> None:
    tree, _ = again
    text = (tree / "mkdocs.yml").read_text(encoding="utf-8")
    assert "hooks:" not in text and str(mini.HOOKS) not in text
    assert not (tree / "hooks").exists()


def test_the_plain_tree_builds_to_the_same_site_byte_for_byte(built: mini.Built, again: tuple[Path, Path]) -> None:
    endings = (".html", ".json", ".jsonl", ".csv", ".bib", ".ris", ".pdf", ".css", ".js", ".xml")
    # the full-text index is made by our hook; who builds the tree runs Pagefind
    first, second = (unindexed(mini.texts(site, endings)) for site in (built.site, again[1]))
    # our hook leaves out what of the theme no page asks for
    assert set(first) == {path for path in second if not path.startswith(publish.UNUSED)}
    assert [path for path in first if first[path] != second[path]] == []


def test_two_builds_of_a_book_are_the_same(built: mini.Built, tmp_path: Path) -> None:
    root = mini.lay(tmp_path / "book", mini.SECOND_SOURCE)
    assert mini.mkdocs(root, tmp_path / "site").returncode == 0
    endings = (".html", ".json", ".jsonl", ".pdf")
    first, second = (unindexed(mini.texts(site, endings)) for site in (built.site, tmp_path / "site"))
    assert set(first) == set(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_a_book_with_a_fault_is_not_built_and_says_where_it_is(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/holm-2021/statements.yml": {"append": "- {subject: velorin, property: dose, value: '30', at: ¶2}\n"},
        "docs/glossary.yml": {"append": "- term: Bog\n"},
    }
    root = mini.lay(tmp_path / "book", over)
    process = mini.mkdocs(root, tmp_path / "site")
    said = process.stdout + process.stderr
    assert process.returncode != 0
    assert "seeds/holm-2021/statements.yml:36:55: '30 mg' can't be found in ¶2 [unverified-statement]" in said
    assert "docs/glossary.yml:8:3: this term has no 'definition' [missing-key]" in said
    assert "Traceback" not in said
    assert not list((tmp_path / "site").rglob("*.html"))


def test_a_link_of_an_editor_that_leads_nowhere_ends_a_strict_build(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {"docs/medicines/velorin.md": {"append": "\n[The other](osmadl.md)\n"}}
    process = mini.mkdocs(mini.lay(tmp_path / "book", over), tmp_path / "site")
    assert process.returncode != 0
    assert "'osmadl.md'" in process.stderr and "medicines/velorin.md" in process.stderr


def test_a_new_book_builds_at_once_and_can_be_searched(tmp_path: Path) -> None:
    assert mini.run(tmp_path, "new", "bog-book").code == 0
    process = mini.mkdocs(tmp_path / "bog-book", tmp_path / "site")
    assert process.returncode == 0, process.stderr
    assert (tmp_path / "site/pagefind/pagefind.js").is_file()


def test_the_plain_tree_of_a_new_book_needs_no_hook_and_knows_its_links(tmp_path: Path) -> None:
    assert mini.run(tmp_path, "new", "bog-book").code == 0
    assert mini.run(tmp_path / "bog-book", "write", "../tree").code == 0
    text = (tmp_path / "tree" / "mkdocs.yml").read_text(encoding="utf-8")
    assert "links.json" in text and "hooks" not in text


EXTENSION = "  - briefbook.markup\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("hooks:\n", "hooks: # ours\n  # a remark\n\n", id="a remark among the hooks"),
        pytest.param(EXTENSION, "  - briefbook.markup # ours\n", id="a remark behind the extension"),
        pytest.param(EXTENSION, "  - 'briefbook.markup'\n", id="quotes"),
        pytest.param(EXTENSION, "  - briefbook.markup:\n", id="options"),
    ],
)
def test_the_configuration_of_the_tree_is_sound_however_it_is_written(old: str, new: str, tmp_path: Path) -> None:
    root = mini.lay(tmp_path / "book", {"mkdocs.yml": {"replace": old, "with": new}})
    assert mini.run(root, "write", "../tree").code == 0
    text = (tmp_path / "tree" / "mkdocs.yml").read_text(encoding="utf-8")
    read = yaml.load(re.sub(r"!\S+", "", text), Loader=yaml.SafeLoader)
    assert "hooks" not in read
    assert {"briefbook.markup": {"links": "$config_dir/links.json"}} in read["markdown_extensions"]


def test_a_file_beside_the_pages_is_published_too(tmp_path: Path) -> None:
    root = mini.lay(tmp_path / "book", {"docs/medicines/leaf.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>\n"})
    assert mini.mkdocs(root, tmp_path / "site").returncode == 0
    assert (tmp_path / "site" / "medicines" / "leaf.svg").is_file()
    assert mini.run(root, "write", "../tree").code == 0
    assert (tmp_path / "tree" / "docs" / "medicines" / "leaf.svg").is_file()
