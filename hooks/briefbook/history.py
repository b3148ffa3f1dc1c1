"""When each file of the project last changed, as git tells it: one look at the whole history, not one a page.

In a clone that holds only the last commits, the oldest of them seems to have made every file. So no commit without a parent
counts, in any clone: what such a commit alone has changed has no date. Neither has what differs from the last commit. A date is
therefore never wrong, and two whole clones of one commit give the same.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from . import cache, layout
from .model import Page, Site
from .wording import dates

FOLDERS = (layout.SOURCES.as_posix(), layout.DOCS.as_posix(), layout.BRIEFS.as_posix())
PATIENCE = 20
"""seconds after which git is asked no longer: a site without dates is better than none"""
KEPT = "history"


def changed(root: Path) -> dict[str, str]:
    """The day of the last commit that changed each file, by its path below `root`; empty where there is no history."""
    head = _git(root, "rev-parse", "HEAD").strip()
    if not head:
        return {}
    now: dict[str, str] = json.loads(cache.kept(root, KEPT, cache.digest(KEPT, head), lambda: _told(root)))
    cache.prune(root, KEPT, 4)
    unsaved = _git(root, "status", "--porcelain", "-z", "--no-renames", "--", *FOLDERS).split("\0")
    top = _git(root, "rev-parse", "--show-prefix").strip()
    for line in filter(None, unsaved):
        now.pop(line[3:].removeprefix(top), None)
    return now


def _told(root: Path) -> bytes:
    days: dict[str, str] = {}
    day, parents = "", ""
    # relative to the book, which may be a folder of a larger project
    log = _git(root, "log", "--relative", "--no-renames", "--name-only", "--format=\x01%cs %P", "--", *FOLDERS)
    for line in filter(None, log.split("\n")):
        if line.startswith("\x01"):
            day, _, parents = line[1:].partition(" ")
        elif parents:
            days.setdefault(line, day)
            days[line] = max(days[line], day)
    return json.dumps(days, ensure_ascii=False).encode()


def _git(root: Path, *arguments: str) -> str:
    """What git says; nothing where it says nothing in time, or isn't there."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=off", *arguments]
    try:
        # no lock is taken, for others may be at work in this checkout
        run = subprocess.run(
            command, capture_output=True, timeout=PATIENCE, env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "TZ": "UTC"}
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return run.stdout.decode("utf-8", "replace") if run.returncode == 0 else ""


def dated(site: Site, days: Mapping[str, str]) -> Site:
    """The site with the day in the front matter of each page whose file has one; a source's files count together."""
    of_sources: dict[str, str] = {}
    for path, day in days.items():
        parts = PurePosixPath(path).parts
        if len(parts) > 2 and parts[0] == layout.SOURCES.as_posix():
            folder = "/".join(parts[:2])
            of_sources[folder] = max(of_sources.get(folder, ""), day)
    return replace(site, pages=tuple(_dated(page, days, of_sources) for page in site.pages))


def _dated(page: Page, days: Mapping[str, str], of_sources: Mapping[str, str]) -> Page:
    edit = str(dict(page.meta).get("edit", ""))
    day = of_sources.get("/".join(edit.split("/")[:2])) or days.get(edit)
    return replace(page, meta=(*page.meta, ("changed", [day, dates.words(day)]))) if day else page
