"""A built site in a browser: where Chromium is, how it starts, and a server that answers this machine alone."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import mini

CHROMIUM = next(
    (p for n in ("chromium", "chromium-browser", "google-chrome", "chrome") if (p := shutil.which(n))),
    "/usr/bin/chromium" if os.access("/usr/bin/chromium", os.X_OK) else "",
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class Silent(SimpleHTTPRequestHandler):
    """Keeps no log."""

    policy = ""
    """the content security policy that pages are sent with"""

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        return None

    def copyfile(self, source: Any, outputfile: Any) -> None:
        # a page that is left asks no longer for what it had asked for
        with suppress(BrokenPipeError, ConnectionResetError):
            super().copyfile(source, outputfile)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


@contextmanager
def book(*over: Mapping[str, mini.Content]) -> Iterator[str]:
    """The address of the mini book with some files laid over it, built."""
    folder = mini.temporary()
    root = mini.lay(folder / "book", *over)
    process = mini.mkdocs(root, folder / "site")
    if process.returncode:
        pytest.fail(process.stdout[-500:] + process.stderr[-500:], pytrace=False)
    with served(folder / "site") as at:
        yield at


@contextmanager
def started() -> Iterator[Any]:
    """A browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
