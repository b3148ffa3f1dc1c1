"""What was made before is kept in .cache/: a build with it equals one without, whatever became of the cache."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import mini
from briefbook import cache

# -- the cache ----------------------------------------------------------------------------------------------------------------


def test_what_was_kept_is_found_by_its_key_alone(tmp_path: Path) -> None:
    key = cache.digest("page", "one")
    assert cache.find(tmp_path, "html", key) is None
    cache.keep(tmp_path, "html", key, b"first\nsecond")
    assert cache.find(tmp_path, "html", key) == b"first\nsecond"
    assert cache.find(tmp_path, "whole", key) is None
    assert [path.name for path in (tmp_path / ".cache" / "html").iterdir()] == [key]


def test_a_key_says_where_one_part_ends_and_the_next_begins() -> None:
    assert cache.digest("ab", "c") != cache.digest("a", "bc") != cache.digest("abc")


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-1], lambda b: b"", lambda b: b.upper(), lambda b: b"x" + b, lambda b: b"\xff\n"]
)
def test_what_is_damaged_counts_as_missing(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    key = cache.digest("page")
    cache.keep(tmp_path, "html", key, b"the page")
    path = tmp_path / ".cache" / "html" / key
    path.write_bytes(damage(path.read_bytes()))
    assert cache.find(tmp_path, "html", key) is None


def test_where_nothing_can_be_written_all_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file, no folder", encoding="utf-8")
    made = []

    def make() -> bytes:
        made.append(1)
        return b"page"

    assert [cache.kept(tmp_path, "html", "page", make) for _ in range(2)] == [b"page", b"page"]
    assert len(made) == 2
    cache.prune(tmp_path, "html", 1)


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    keys = [cache.digest(name) for name in "abc"]
    for n, key in enumerate(keys):
        cache.keep(tmp_path, "html", key, b"page")
        mini.aged(tmp_path / ".cache" / "html" / key, n)
    assert cache.find(tmp_path, "html", keys[0])
    cache.prune(tmp_path, "html", 2)
    assert [cache.find(tmp_path, "html", key) is not None for key in keys] == [True, False, True]


# -- whole builds -------------------------------------------------------------------------------------------------------------

STATEMENT = {"seeds/holm-2021/statements.yml": {"replace": "note: for two days", "with": "note: for a while"}}
OVERVIEW = {"docs/medicines/velorin.md": {"append": "\nIt was approved in [2001](../index.md) [@holm-2021, ¶1].\n"}}
RECORD = {
    "docs/medicines/ludol.md": "---\nname: Ludol\ngloss: A third remedy\n---\n\nOsmadil is the older remedy [@holm-2021, ¶3].\n"
}
SETTING = {"mkdocs.yml": {"replace": "site_name: Fen remedies", "with": "site_name: Remedies of the fens"}}
GONE = {
    "docs/comparisons/fen-medicines.md": None,
    "briefs/winter.md": {"replace": "comparisons: [fen-medicines]\n", "with": ""},
    "docs/index.md": {"replace": "<!-- briefbook: comparison fen-medicines -->\n", "with": ""},
}


def built(root: Path, target: Path) -> dict[str, str]:
    """The checksum of every file of the site but for Pagefind's, which differ from run to run."""
    made = mini.mkdocs(root, target)
    assert made.returncode == 0, made.stderr
    assert (target / "pagefind" / "pagefind-entry.json").is_file()
    return {path: sum for path, sum in mini.hashes(target).items() if not path.startswith("pagefind/")}


def test_a_build_with_what_was_kept_equals_one_without(tmp_path: Path) -> None:
    root = mini.lay(tmp_path / "book", mini.SECOND_SOURCE)
    first = built(root, tmp_path / "site")
    kept = {path: path.stat().st_size for path in (root / ".cache").rglob("*") if path.is_file()}
    assert built(root, tmp_path / "site") == first
    assert {path: path.stat().st_size for path in (root / ".cache").rglob("*") if path.is_file()} == kept
    mini.lay_files(root, {**STATEMENT, **OVERVIEW, **RECORD, **SETTING, **GONE})
    with_cache = built(root, tmp_path / "site")
    shutil.rmtree(root / ".cache")
    assert built(root, tmp_path / "site") == with_cache


def test_a_damaged_cache_is_done_without(tmp_path: Path) -> None:
    root = mini.lay(tmp_path / "book")
    first = built(root, tmp_path / "site")
    for n, path in enumerate(sorted(path for path in (root / ".cache").rglob("*") if path.is_file())):
        path.write_bytes((b"", b"<h1>another page</h1>", path.read_bytes()[:-9])[n % 3])
    assert built(root, tmp_path / "site") == first


def test_a_page_that_is_warned_of_is_warned_of_again(tmp_path: Path) -> None:
    """A missing page is linked; the page that links it isn't taken from the cache."""
    root = mini.lay(tmp_path / "book", {"mkdocs.yml": {"replace": "strict: true\n", "with": ""}})
    mini.lay_files(root, {"docs/medicines/velorin.md": {"append": "\nSee [nothing](nothing.pdf).\n"}})
    told = [mini.mkdocs(root, tmp_path / "site").stderr.count("nothing.pdf") for _ in range(2)]
    assert told[0] and told[0] == told[1]
