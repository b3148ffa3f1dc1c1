"""`mkdocs serve`: what is wrong is shown over the last site that was right, and every request is answered."""

from __future__ import annotations

import html
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import mini

SECONDS = 90
"""that a slow machine may take for an answer"""
STATEMENTS = "seeds/holm-2021/statements.yml"


def test_problems_lie_over_the_last_good_site_and_go_when_they_are_put_right(tmp_path: Path) -> None:
    root = mini.lay(tmp_path / "book")
    with served(root) as address:
        until(address, "What a trial found", without="bb-faults")
        mini.lay_files(root, {STATEMENTS: {"replace": 'value: "25"', "with": 'value: "26"'}})
        shown = until(address, "bb-faults")
        assert "What a trial found" in shown, "the last good site lies behind"
        assert "1 problem: " in shown and f"<code>{STATEMENTS}:" in shown and "'26 mg' can't be found" in shown
        mini.lay_files(root, {STATEMENTS: {"replace": 'value: "26"', "with": 'value: "25"'}})
        until(address, "What a trial found", without="bb-faults")
        # a link that leads nowhere, which ends a strict build, ends no server
        mini.lay_files(root, {"docs/index.md": {"append": "\n[Nowhere](nowhere.md)\n"}})
        until(address, "nowhere.md")


def test_a_book_that_is_wrong_from_the_start_is_served_too(tmp_path: Path) -> None:
    root = mini.lay(tmp_path / "book", {STATEMENTS: {"replace": 'value: "25"', "with": 'value: "26"'}})
    with served(root) as address:
        shown = until(address, "bb-faults")
        assert "No page yet" in shown
        mini.lay_files(root, {STATEMENTS: {"replace": 'value: "26"', "with": 'value: "25"'}})
        until(address, "What a trial found", without="bb-faults")


@contextmanager
def served(root: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    world = {**os.environ, "PYTHONPATH": str(mini.HOOKS), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(root / "mkdocs.yml"), "-a", f"127.0.0.1:{port}"]
    with (root.parent / "serve.log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=world)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait()


def until(address: str, text: str, without: str = "\0") -> str:
    """The page at an address, as soon as it holds a text and lacks another."""
    end = time.monotonic() + SECONDS
    shown = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                shown = html.unescape(answer.read().decode())
        except (urllib.error.URLError, TimeoutError):
            shown = ""
        if text in shown and without not in shown:
            return shown
        time.sleep(0.3)
    raise AssertionError(f"{text!r} isn't shown (without {without!r}): {shown[:2000]}")
