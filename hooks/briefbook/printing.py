"""Briefs and fact sheets → PDFs: with their drawings, the address of their page and its QR code, and their version.

What a print says comes from the book; what only the place knows where it is printed, is filled in here: the address of the
site, the commit of git, the paper and the ink.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

import segno
import yaml

from . import atomic, draw, repository, typeset
from .model import Picture, Print, Problem
from .wording import dates

Ink = Literal["colour", "grey"]
PAGE = re.compile(r"(?:^|(?<=/))index\.md$|\.md$")


@dataclass(frozen=True, slots=True)
class Version:
    """A commit of the project: its short name, and its day."""

    commit: str
    day: str


@dataclass(frozen=True, slots=True)
class Press:
    """The place where prints are set: a project, and what is printed on each of them."""

    root: Path
    site: str = ""
    """the address of the site, with a slash at its end; empty where nobody knows it"""
    paper: str = ""
    """a4 or letter; empty for what each print asks for"""
    ink: Ink = "colour"
    versions: Mapping[str, Version] | None = None
    """the last commit of each file of the project, the newest first"""

    @staticmethod
    def of(root: Path, paper: str = "", ink: Ink = "colour") -> Press:
        return Press(root, _site(root), paper, ink, dict(versions(root)))

    def pdf(self, one: Print) -> bytes:
        content = self.filled(one)
        drawings = {picture.id: partial(self._drawing, picture) for picture in one.pictures}
        drawn = [draw.recipe(picture) for picture in one.pictures]
        return typeset.pdf(content, drawings, drawn, self.root)

    def _drawing(self, picture: Picture) -> str:
        return draw.printed(draw.svg(picture, self.root), self.ink)

    def filled(self, one: Print) -> dict[str, Any]:
        """What the template wants to know: the print's own content, and what this place adds."""
        content = one.content
        address = self._address(f"page:{one.path}")
        version = self._version(one)
        return {
            **_addressed(content, self._address),
            "ink": self.ink,
            "paper": self.paper or content["paper"],
            "address": address,
            "shown": address.removeprefix("https://").removesuffix("/"),
            "qr": _qr(address) if address else "",
            "by": [content["authors"]] if content["authors"] else [content["book"]],
            "keywords": [content["kind"], content["book"]],
            "about": [
                f"For {content['reader']}" if content["reader"] else "",
                f"By {content['authors']}" if content["authors"] else "",
                f"As of {content['date']}" if content["date"] else "",
                version,
            ],
        }

    def _address(self, link: str) -> str:
        """An address that a reader of the print can open; none for a page of a site that has no address."""
        if not link.startswith("page:"):
            return link
        path, mark, anchor = link.removeprefix("page:").partition("#")
        page = PAGE.sub(lambda ending: "" if ending[0] == "index.md" else "/", path)
        return f"{self.site}{page}{mark}{anchor}" if self.site else ""

    def _version(self, one: Print) -> str:
        """The newest commit of the files that a print rests on."""
        for path, version in (self.versions or {}).items():
            if any(path == file or (file.endswith("/") and path.startswith(file)) for file in one.rests_on):
                return f"Version {version.commit} of {dates.words(version.day)}"
        return ""


def versions(root: Path) -> Iterator[tuple[str, Version]]:
    """The last commit of each file below the project's folders, by its path, the newest first; none outside a checkout."""
    log = ["git", "-C", str(root), "log", "--format=%x00%h %cs", "--name-only", "--relative", "--", *repository.ROOTS]
    try:
        told = subprocess.run(log, capture_output=True, text=True)
    except OSError:
        return
    seen: set[str] = set()
    for commit in told.stdout.split("\0") if not told.returncode else ():
        first, *paths = commit.splitlines() or [""]
        name, _, day = first.partition(" ")
        for path in filter(None, paths):
            if path not in seen:
                seen.add(path)
                yield path, Version(name, day)


def _site(root: Path) -> str:
    """The address that the configuration of the site names."""
    path = root / "mkdocs.yml"
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, yaml.YAMLError):
        return ""
    keys = node.value if isinstance(node, yaml.MappingNode) else []
    found = next((value.value for key, value in keys if key.value == "site_url"), "")
    return f"{found.rstrip('/')}/" if isinstance(found, str) and found.startswith(("http://", "https://")) else ""


def _qr(address: str) -> str:
    """The QR code of an address as SVG, dark on nothing."""
    code = segno.make(address, error="m", micro=False)
    drawn = str(code.svg_inline(border=0, dark="#000", omitsize=True))
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _addressed(value: Any, address: Any) -> Any:
    """The same plain data with addresses in place of links."""
    match value:
        case list():
            return [_addressed(item, address) for item in value]
        case dict():
            return {k: address(v) if k == "link" else _addressed(v, address) for k, v in value.items()}
    return value


@dataclass(frozen=True, slots=True)
class Pressed:
    """A PDF in its place."""

    path: Path
    pages: int
    new: bool
    """whether it isn't what stood there before"""
    problems: tuple[Problem, ...]


def pressed(press: Press, prints: Iterable[Print], folder: Path) -> Iterator[Pressed]:
    """Put the PDF of each print into a folder, whole, in their order; what is there already with the same bytes stays."""
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor() as pool:  # Typst lets go of Python's lock
        for one, made in pool.map(lambda one: (one, press.pdf(one)), prints):
            path = folder / f"{one.id}.pdf"
            new = not path.is_file() or path.read_bytes() != made
            if new:
                atomic.write(path, made)
            yield Pressed(path, typeset.pages(made), new, tuple(_over(one, typeset.pages(made))))


def _over(one: Print, pages: int) -> Iterator[Problem]:
    if one.pages and pages > one.pages:
        message = f"printed, this has {pages} pages: {pages - one.pages} more than its limit"
        yield Problem(one.place, "long-brief", message, f"shorten it, or raise 'pages'; {one.longest}", "warning")
