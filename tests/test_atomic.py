"""All or nothing: what is written takes its place when it is whole, and what stood there stays until then."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import mini
from briefbook import atomic


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    atomic.write(tmp_path / "deep" / "a.txt", "one")
    atomic.write(tmp_path / "deep" / "a.txt", b"two")
    assert (tmp_path / "deep" / "a.txt").read_text() == "two"
    assert names(tmp_path / "deep") == {"a.txt"}


def test_a_file_that_cannot_be_written_names_itself_and_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError) as reason:
        atomic.write(tmp_path / "a", "text")
    assert reason.value.filename == str(tmp_path / "a")
    assert names(tmp_path) == {"a"}


def test_a_folder_takes_the_place_of_another_when_it_is_whole(tmp_path: Path) -> None:
    mini.lay_files(tmp_path, {"site/old.html": "old"})
    with atomic.folder(tmp_path / "site") as waiting:
        (waiting / "new.html").write_text("new")
        assert names(tmp_path / "site") == {"old.html"}
    assert names(tmp_path / "site") == {"new.html"}
    with pytest.raises(ValueError), atomic.folder(tmp_path / "site") as waiting:
        (waiting / "half.html").write_text("half")
        raise ValueError
    assert names(tmp_path / "site") == {"new.html"}
    assert names(tmp_path) == {"site"}


def test_what_a_run_that_was_ended_left_is_taken_away_by_the_next(tmp_path: Path) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True)
    left, mine = f".site.{gone.stdout.strip()}.part", f".site.{os.getpid()}.part"
    mini.lay_files(tmp_path, {f"{left}/half.html": "half", f"{mine}/going.html": "on"})
    atomic.clear(tmp_path / "site")
    assert names(tmp_path) == {mine}


def test_a_run_that_was_ended_between_its_two_renames_loses_nothing(tmp_path: Path) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True)
    mini.lay_files(tmp_path, {f".site.{gone.stdout.strip()}.old.part/index.html": "good"})
    atomic.clear(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "good"


# -- a whole build -----------------------------------------------------------------------------------------------------


@pytest.fixture
def good(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A book with its site, and the checksums of that."""
    mini.lay(tmp_path / "book")
    assert mini.mkdocs(tmp_path / "book", tmp_path / "site").returncode == 0
    return tmp_path, mini.hashes(tmp_path / "site")


def test_a_build_that_fails_leaves_the_site_that_was_there(good: tuple[Path, dict[str, str]]) -> None:
    folder, before = good
    mini.lay_files(folder / "book", {"docs/odd.md": "[nowhere](nowhere.md)\n"})
    warned = mini.mkdocs(folder / "book", folder / "site")
    mini.lay_files(folder / "book", {"docs/odd.md": None, "docs/medicines/osmadil.md": "---\nname: [\n---\n"})
    broken = mini.mkdocs(folder / "book", folder / "site")
    assert warned.returncode and broken.returncode
    assert "a site that was built before stays as it is" in broken.stderr
    assert "Traceback" not in warned.stderr + broken.stderr
    assert mini.hashes(folder / "site") == before
    assert names(folder) == {"book", "site"}


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_a_build_that_is_killed_leaves_the_site_that_was_there(share: float, good: tuple[Path, dict[str, str]]) -> None:
    folder, before = good
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "site")]
    environment = os.environ | {"PYTHONPATH": str(mini.HOOKS), "NO_MKDOCS_2_WARNING": "1"}
    begun = time.monotonic()
    subprocess.run(command, cwd=folder / "book", env=environment, capture_output=True, check=True)
    long = time.monotonic() - begun
    before = mini.hashes(folder / "site")
    process = subprocess.Popen(command, cwd=folder / "book", env=environment, stderr=subprocess.DEVNULL)
    time.sleep(share * long)
    process.send_signal(signal.SIGKILL)
    process.wait()
    apart = {path: sum for path, sum in before.items() if not path.startswith("pagefind/")}
    after = {path: sum for path, sum in mini.hashes(folder / "site").items() if not path.startswith("pagefind/")}
    assert after == apart
    subprocess.run(command, cwd=folder / "book", env=environment, capture_output=True, check=True)
    assert names(folder) == {"book", "site"}
