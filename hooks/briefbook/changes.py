"""What a branch changes, in the words of the book: statements, records, sources, pages."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from . import build
from .model import Book, Statement


class NoBase(Exception):
    """Git doesn't know the base, or this is no checkout of git."""


def report(root: Path, base: str) -> str:
    """The changes of the working tree at `root` against the commit or branch `base`."""
    with tempfile.TemporaryDirectory() as folder:
        _extract(root, base, Path(folder))
        before, after = build.book(Path(folder)), build.book(root)
        sites = build.site(before), build.site(after)
    lines = _statements(before, after) + _records(before, after)
    old, new = ({p.path: p.body for p in s.pages} for s in sites)
    changed = sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))
    lines += [f"{len(changed)} of {len(new)} pages change" + (":" if changed else ".")]
    lines += [f"  {_mark(path in old, path in new)} {path}" for path in changed[:40]]
    if len(changed) > 40:
        lines.append(f"  … and {len(changed) - 40} more")
    return "\n".join(lines)


def _extract(root: Path, base: str, target: Path) -> None:
    top = subprocess.run(
        ["git", "-C", str(root), "rev-parse", "--verify", f"{base}^{{commit}}"], capture_output=True, text=True
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


def _mark(before: bool, after: bool) -> str:
    return "~" if before and after else "+" if after else "-"


def _said(s: Statement) -> str:
    when = s.date or s.since or s.until
    return f"{s.subject} – {s.property} – {s.value}" + (f" ({when})" if when else "") + f"  [{s.source}, {s.locator}]"


def _statements(before: Book, after: Book) -> list[str]:
    old, new = ({s.id: s for s in book.statements} for book in (before, after))
    lines = [f"+ {_said(new[id])}" for id in new.keys() - old.keys()]
    lines += [f"- {_said(old[id])}" for id in old.keys() - new.keys()]
    return [
        f"{len(lines)} statements change" + (":" if lines else "."),
        *(f"  {line}" for line in sorted(lines, key=lambda x: x[2:])),
    ]


def _records(before: Book, after: Book) -> list[str]:
    lines = []
    for what, field, key in (("record", "entities", "id"), ("source", "sources", "key"), ("term", "terms", "id")):
        old, new = ({getattr(v, key): v for v in getattr(book.records, field)} for book in (before, after))
        lines += [
            f"  {_mark(id in old, id in new)} {what} {id}"
            for id in sorted(old.keys() | new.keys())
            if old.get(id) != new.get(id)
        ]
    return [f"{len(lines)} records, sources and terms change" + (":" if lines else "."), *lines]
