"""What a branch changes, in the words of the subject: two books → differences → text, Markdown or JSON.

`statements` and `records` compare, `told` prints. Here is where the base comes from: git, unpacked into a folder of its own.
"""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .. import build
from ..model import Book, Site
from . import records, statements
from .differences import Difference, how


class NoBase(Exception):
    """Git doesn't know the base, or this is no checkout of git."""


def since(root: Path, base: str) -> tuple[Difference, ...]:
    """How the working tree at `root` differs from the commit or branch `base`. Raises `NoBase`."""
    with tempfile.TemporaryDirectory() as folder:
        _extract(root, base, Path(folder))
        before, after = build.book(Path(folder)), build.book(root)
        return between(before, after, build.site(before), build.site(after))


def between(before: Book, after: Book, old: Site, new: Site) -> tuple[Difference, ...]:
    """All differences of two books and their sites, those of the matter first."""
    renamed = records.renamed(before, after)
    return (
        *statements.differences(before, after, renamed),
        *records.differences(before, after, renamed),
        *_conflicts(old, new),
        *_briefs(old, new),
        *_pages(old, new),
    )


def _conflicts(old: Site, new: Site) -> Iterator[Difference]:
    """Disputes that are new, those that are no more, and those that have another title or other sides."""
    before, after = ({c["id"]: c for c in _data(site, "data/conflicts.json")} for site in (old, new))
    gone, found = before.keys() - after.keys(), after.keys() - before.keys()
    retitled = {id: next((was for was in sorted(gone) if _sides(before[was]) == _sides(after[id])), "") for id in found}
    for id in sorted(found):
        was = before.get(retitled[id])
        if was:
            yield Difference("dispute", "renamed", f"{was['title']} is called {after[id]['title']} now")
        else:
            yield Difference("dispute", "new", after[id]["title"])
    for id in sorted(gone - set(retitled.values())):
        yield Difference("dispute", "gone", before[id]["title"])
    for id in sorted(before.keys() & after.keys()):
        if _sides(before[id]) != _sides(after[id]):
            yield Difference("dispute", "changed", f"{after[id]['title']}: other sides, or other passages")


def _sides(conflict: dict[str, Any]) -> list[Any]:
    return [*conflict["about"], *conflict["sides"]]


def _data(site: Site, path: str) -> list[dict[str, Any]]:
    content = next((file.content for file in site.files if file.path == path), "[]")
    found: list[dict[str, Any]] = json.loads(content)
    return found


def _briefs(old: Site, new: Site) -> Iterator[Difference]:
    before, after = ({brief.id: brief.content for brief in site.briefs} for site in (old, new))
    for id in sorted(before.keys() | after.keys()):
        if before.get(id) != after.get(id):
            yield Difference("brief", how(id in before, id in after), str((after.get(id) or before[id])["title"]))


def _pages(old: Site, new: Site) -> Iterator[Difference]:
    before, after = ({page.path: (page.body, page.meta) for page in site.pages} for site in (old, new))
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) != after.get(path):
            yield Difference("page", how(path in before, path in after), path)


def _extract(root: Path, base: str, target: Path) -> None:
    top = subprocess.run(
        ["git", "-C", str(root), "rev-parse", "--verify", "--end-of-options", f"{base}^{{commit}}"],
        capture_output=True,
        text=True,
    )
    if top.returncode:
        raise NoBase(f"git knows no '{base}' here")
    archive = subprocess.run(
        ["git", "-C", str(root), "archive", "--format=tar", top.stdout.strip(), "--", "."],
        capture_output=True,
        check=True,
    )
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        tar.extractall(target, filter="data")
