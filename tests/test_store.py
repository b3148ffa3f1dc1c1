"""What was made before is kept in .cache/: a build with it equals one without, whatever became of the cache."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import mini
from briefbook import build, cache, keeping
from briefbook.model import Place

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


def test_what_another_machine_has_made_counts_as_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = cache.digest("page")
    cache.keep(tmp_path, "html", key, b"<script>")
    monkeypatch.setattr(cache, "secret", lambda: b"of another machine")
    assert cache.find(tmp_path, "html", key) is None


def test_what_is_kept_under_one_key_is_nothing_under_another(tmp_path: Path) -> None:
    one, other = cache.digest("one"), cache.digest("other")
    cache.keep(tmp_path, "html", one, b"page")
    (tmp_path / ".cache" / "html" / one).rename(tmp_path / ".cache" / "html" / other)
    assert cache.find(tmp_path, "html", other) is None


def test_the_secret_is_made_once_and_is_read_by_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made = [cache.secret.__wrapped__() for _ in range(2)]
    assert made[0] == made[1] and len(made[0]) == 32
    (path,) = (tmp_path / "briefbook").iterdir()
    assert path.stat().st_mode & 0o077 == 0


def test_where_no_secret_can_be_kept_each_run_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert cache.secret.__wrapped__() != cache.secret.__wrapped__()


# -- values -------------------------------------------------------------------------------------------------------------------


def test_a_value_is_made_anew_only_where_what_it_is_made_of_differs(tmp_path: Path) -> None:
    made: list[int] = []
    keep = cache.Kept(tmp_path)
    for made_of in (("a", 1), ("a", 1), ("a", 2), ("a", 1)):
        assert keep("sort", made_of, lambda n=made_of[1]: made.append(n) or Place("x", n)) == Place("x", made_of[1])
    assert made == [1, 2]


def test_equal_values_have_one_mark_whichever_of_their_texts_are_the_same_object() -> None:
    word, twin = "word" * 2, "".join(["word", "word"])
    assert word is not twin
    assert keeping.mark((word, word, Place("a", 1))) == keeping.mark((word, twin, Place("a", 1)))
    assert keeping.mark((word,)) != keeping.mark((word, word))


def test_a_book_read_with_what_was_kept_equals_one_without(tmp_path: Path) -> None:
    root = mini.lay(tmp_path, mini.SECOND_SOURCE)
    keep = cache.Kept(root)
    assert build.book(root, keep) == build.book(root, keep) == build.book(root)
    assert build.published(root) == build.published(root) == build.publishable(build.book(root))


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
