"""Many files at once: every core, a cluster, folders, a run that was stopped, one document twice."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import articles
import harbours
import mini
from briefbook import batch
from briefbook.model import Problem
from briefbook.reading import doubles
from briefbook.reading.doubles import Double, Known, Print

WALK = "# The way\n\nThe way to the quay is long, and nobody walks it twice in a day.\n"
FILES = {
    "a/harbours.html": harbours.as_html(),
    "a/harbours.docx": harbours.as_docx(),
    "b/toll.html": articles.page("newspaper", articles.ORVANE).encode(),
    "b/toll.pdf": harbours.as_pdf(1),
    "walk.md": WALK.encode(),
}


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / "shelf" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "shelf" / name).write_bytes(content)
    return tmp_path


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def found(*given: Path, out: Path | None = None) -> list[str]:
    """The files, by their names, and the problems, by their rules."""
    return [one.rule if isinstance(one, Problem) else one.name for one in batch.files(given, out)]


# -- folders ----------------------------------------------------------------------------------------------------------


def test_the_files_of_a_folder_come_in_the_order_of_their_names_however_deep(shelf: Path) -> None:
    assert found(shelf / "shelf") == ["harbours.docx", "harbours.html", "toll.html", "toll.pdf", "walk.md"]


def test_what_is_hidden_or_no_article_or_output_is_passed_over(shelf: Path) -> None:
    (shelf / "shelf" / "out").mkdir()
    for name in (".hidden.md", "picture.png", "out/walk.md"):
        (shelf / "shelf" / name).write_text(WALK, encoding="utf-8")
    assert len(found(shelf / "shelf", out=shelf / "shelf" / "out")) == len(FILES)


def test_a_link_out_of_the_folder_is_told_and_one_within_leads_to_what_is_met_anyway(shelf: Path) -> None:
    (shelf / "elsewhere.md").write_text(WALK, encoding="utf-8")
    (shelf / "shelf" / "c.md").symlink_to(shelf / "elsewhere.md")
    (shelf / "shelf" / "d.md").symlink_to(shelf / "shelf" / "walk.md")
    (shelf / "shelf" / "e").symlink_to(shelf)
    (shelf / "shelf" / "f").symlink_to(shelf / "shelf")
    assert found(shelf / "shelf")[4:] == ["outside-link", "outside-link", "walk.md"]


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    run = mini.run(tmp_path, "read", "a.md", "--out", "out")
    assert (run.code, run.reported[0].at) == (2, "a.md:1:1: unreadable-file")


# -- who reads it -----------------------------------------------------------------------------------------------------


def test_results_are_the_same_by_one_process_and_by_several(shelf: Path) -> None:
    assert mini.run(shelf, "read", "shelf", "--out", "all").code == 0
    for path in batch.files([shelf / "shelf"]):
        assert mini.run(shelf, "read", str(path), "--out", "one").code == 0  # type: ignore[arg-type]
    alone, together = written(shelf / "one"), written(shelf / "all")
    assert alone["walk.md"] == together["walk.md"]
    assert alone["toll.md"] in together.values()
    assert len(together) == 5


CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


def test_a_cluster_of_two_gives_the_same_bytes(shelf: Path) -> None:
    assert mini.run(shelf, "read", "shelf", "--out", "here").code == 0
    (shelf / "cluster.py").write_text(CLUSTER, encoding="utf-8")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    environment = os.environ | {"PYTHONPATH": str(mini.HOOKS)}
    with subprocess.Popen([sys.executable, "cluster.py"], cwd=shelf, env=environment, text=True, **pipes) as cluster:  # type: ignore[call-overload]
        address = cluster.stdout.readline().strip()
        run = mini.run(shelf, "read", "shelf", "--out", "there", "--cluster", address)
    assert run.code == 0
    assert written(shelf / "there") == written(shelf / "here")


def test_results_come_in_the_order_of_the_tasks_and_few_wait() -> None:
    given: list[int] = []

    def tasks() -> list[int]:
        return [given.append(n) or n for n in range(20)]  # type: ignore[func-returns-value]

    with batch.workers(20) as crew:
        assert [result for _, result in batch.in_order(str, tasks(), crew)] == [str(n) for n in range(20)]


# -- a run that was stopped -------------------------------------------------------------------------------------------


def test_a_run_that_was_stopped_goes_on_and_leaves_nothing_behind(shelf: Path) -> None:
    assert mini.run(shelf, "read", "shelf", "--out", "whole").code == 0
    for n in range(40):
        (shelf / "shelf" / f"z{n:02}.html").write_bytes(articles.page("newspaper", articles.ORVANE).encode() * 40)
    command = [sys.executable, "-m", "briefbook", "read", "shelf", "--out", "out"]
    environment = os.environ | {"PYTHONPATH": str(mini.HOOKS)}
    run = subprocess.Popen(
        command, cwd=shelf, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True
    )
    assert run.stdout is not None
    for _ in range(6):
        while run.stdout.readline().startswith(" "):
            pass  # the account of the file above
    run.send_signal(signal.SIGINT)
    _, told = run.communicate(timeout=60)
    assert run.returncode == 2
    assert "stopped: " in told and "Traceback" not in told
    assert (shelf / "out" / batch.JOURNAL).is_file()
    rows = (shelf / "out" / batch.JOURNAL).read_text(encoding="utf-8").splitlines()[1:]
    noted = [json.loads(row)["outputs"][0] for row in rows if row.endswith("}")]
    assert 5 <= len(noted) < 45
    before = {name: (shelf / "out" / name).stat().st_mtime_ns for name in noted}
    assert mini.run(shelf, "read", "shelf", "--out", "out").code == 0
    after = {path.name: path.stat().st_mtime_ns for path in (shelf / "out").iterdir()}
    assert before.items() <= after.items(), "what was read before isn't read again"
    assert len(after) == 45, "all files are read, and the journal is gone"
    assert written(shelf / "whole").items() <= written(shelf / "out").items()


def test_a_journal_says_nothing_of_a_file_that_has_changed_and_of_another_kind_of_run(tmp_path: Path) -> None:
    journal = batch.Journal(tmp_path, "a")
    journal.note("walk.md", "1234", {"outputs": []})
    journal.file.write('{"file": "cut off')
    journal.file.close()
    again = batch.Journal(tmp_path, "a")
    assert (again.told("walk.md", "1234") is not None, again.told("walk.md", "5678")) == (True, None)
    again.file.close()
    assert batch.Journal(tmp_path, "b").told("walk.md", "1234") is None


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_shown_on_a_terminal_only() -> None:
    for stream in (Terminal(), io.StringIO()):
        bar = batch.Bar(2, stream)
        bar.step("walk.md")
        assert ("1/2 walk.md" in stream.getvalue()) == stream.isatty()


# -- one document twice -----------------------------------------------------------------------------------------------


def test_one_document_twice_is_told(shelf: Path) -> None:
    (shelf / "shelf" / "z.md").write_bytes(FILES["walk.md"])
    run = mini.run(shelf, "read", "shelf", "--out", "out")
    assert run.code == 0
    told = [(p.at.split("/")[-1], p.message) for p in run.reported]
    assert told == [
        ("harbours.html:1:1: document-twice", "this has the same text as shelf/a/harbours.docx"),
        ("toll.pdf:1:1: document-twice", "this has the same text as shelf/a/harbours.html"),
        ("z.md:1:1: document-twice", "this is the same file as shelf/walk.md"),
    ]


LINES = [f"The keeper of lamp {n} says that the oil is dear" for n in range(20)]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        (LINES, "text"),
        ([*LINES[:19], "A new end"], "text"),
        ([*LINES[:10], *(f"In year {n} a storm came" for n in range(12))], "version"),
        ([*LINES[:2], *(f"In year {n} a storm came" for n in range(12))], ""),
    ],
)
def test_texts_are_one_by_how_their_passages_begin(text: list[str], sort: str) -> None:
    known = Known()
    known.add(Print("a", "1", doubles.beginnings(LINES)))
    double = known.double(Print("b", "2", doubles.beginnings(text)))
    assert (double.sort if double else "") == sort


@given(st.lists(st.text(), max_size=9), st.text(max_size=4))
def test_a_text_is_always_known_again(texts: list[str], sha256: str) -> None:
    known, new = Known(), Print("a", sha256, doubles.beginnings(texts))
    known.add(new)
    assert known.double(new) == Double("a", "bytes", len(new.beginnings), len(new.beginnings))
