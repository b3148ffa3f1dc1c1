"""The built site → its full-text index, by Pagefind. The only module that knows Pagefind.

Names are looked up in files of the book's own (`exports.names`); Pagefind finds what stands in the texts.
"""

from __future__ import annotations

import gzip
import io
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

FOLDER = "pagefind"
UNREAD = ".headerlink, .citation, .edit, .md-content__button, .passage > ul, .passage > details"
"""what stands on every page and says nothing of its matter, citations, and what a page says a second time"""
CONFIGURATION = json.dumps({"site": "site", "exclude_selectors": UNREAD.split(", ")}, indent=2) + "\n"
"""a file pagefind.json, for who runs Pagefind without us"""
UNUSED = "pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind"
"""the search boxes that come with Pagefind: the site has one of its own"""


def index(site: Path) -> None:
    """Index the pages below `site` anew. RuntimeError, with what Pagefind says, where it can't."""
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    options = ["--site", str(site), "--exclude-selectors", UNREAD, "--quiet"]
    run = subprocess.run([sys.executable, "-m", "pagefind", *options], capture_output=True, text=True, check=False)
    if run.returncode:
        raise RuntimeError(f"the site can't be searched, for Pagefind says: {run.stderr.strip() or run.stdout.strip()}")
    for path in (site / FOLDER / "fragment").iterdir():
        path.write_bytes(lighter(path.read_bytes()))
    for pattern in UNUSED:
        for path in (site / FOLDER).glob(pattern):
            path.unlink()


def packed(site: Path) -> bytes:
    """The index of the pages below `site`, made anew, as one archive: the same index gives the same bytes."""
    index(site)
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as archive:
        for path in sorted((site / FOLDER).rglob("*")):
            if path.is_file():
                entry = tarfile.TarInfo(path.relative_to(site).as_posix())
                entry.size = path.stat().st_size
                with path.open("rb") as file:
                    archive.addfile(entry, file)
    return content.getvalue()


def unpack(archive: bytes, site: Path) -> None:
    """Put an index that was packed in its place below `site`."""
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(site, filter="data")


def lighter(fragment: bytes) -> bytes:
    """What Pagefind keeps of a page without the texts of its anchors: the search needs their places alone.

    They are a quarter of what a reader loads of a long page. A form that isn't known stays as it is.
    """
    head, brace, rest = gzip.decompress(fragment).decode().partition("{")
    page = json.loads(brace + rest)
    for anchor in page.get("anchors", ()):
        anchor["text"] = ""
    content = head + json.dumps(page, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(content.encode(), 9, mtime=0)
