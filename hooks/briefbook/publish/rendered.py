"""Pages that MkDocs made before, kept: the HTML of a page's Markdown, and the whole page within its theme.

Each is kept by the hash of all that it is made of and of what makes it, so that a build with what was kept equals one without,
byte for byte. A page that a build warned of isn't kept, so that the next build warns again. MkDocs is not bent for this: a page
whose HTML was kept is given to it empty, and filled after; one that was kept whole gets a template that says no more than that.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler

from .. import cache

MAKERS = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "markupsafe", "pymdown-extensions", "nh3", "pagefind")
"""the packages that have a hand in a page"""
OURS = Path(__file__).parent.parent
TEMPLATE = "kept.html"
SORTS = ("html", "whole", "search")


class Rendered:
    """What was made before of the pages of one build."""

    def __init__(self, root: Path, config: MkDocsConfig, links: Mapping[str, Any]) -> None:
        self.root = root
        self.made_by = cache.digest(_makers(), _configuration(config))
        """the program and the settings"""
        self.linking = cache.digest(json.dumps(links, sort_keys=True, ensure_ascii=False))
        """what names and citations lead to"""
        self.files = ""
        self.nav: Navigation | None = None
        self.keys: dict[str, str] = {}
        """the key of the HTML of each page, by its path"""
        self.waiting: dict[str, tuple[dict[str, Any], str]] = {}
        """what was kept of pages that MkDocs renders empty, and their Markdown, by their paths"""
        self.whole: dict[str, str] = {}
        """the key of each page within its theme"""
        self.warnings = 0

    # -- the HTML of a page -----------------------------------------------------------------------------------------------

    def before(self, markdown: str, page: Page, files: Files) -> str:
        """The Markdown for MkDocs to render: none where its HTML was kept."""
        self.files = self.files or cache.digest(*sorted(f"{file.src_uri} {file.url}" for file in files))
        path = page.file.src_uri
        self.keys[path] = cache.digest("html", self.made_by, self.linking, self.files, path, markdown)
        self.warnings = _warnings()
        found = cache.find(self.root, "html", self.keys[path])
        if found is None:
            return markdown
        self.waiting[path] = json.loads(found), markdown
        return ""

    def after(self, html: str, page: Page, files: Files) -> str:
        """The HTML that was kept, or the one that MkDocs has made, which is kept now."""
        path = page.file.src_uri
        if path not in self.waiting:
            if _warnings() == self.warnings:
                cache.keep(self.root, "html", self.keys[path], json.dumps(_record(html, page)).encode())
            return html
        record, page.markdown = self.waiting.pop(path)
        page.toc = _contents(record["toc"])
        page._title_from_render = record["title"]
        page.present_anchor_ids = set(record["anchors"])
        targets = {uri: files.get_file_from_path(uri) for uri in record["links"]}
        page.links_to_anchors = {file: record["links"][uri] for uri, file in targets.items() if file is not None}
        return str(record["html"])

    # -- the whole page ---------------------------------------------------------------------------------------------------

    def theme(self, env: Environment, files: Files) -> Environment:
        """The theme, with a template for pages that were kept whole; such pages are told to use it."""
        around = json.dumps(_listed(self.nav.items if self.nav else ()))
        for file in files.documentation_pages():
            page = file.page
            if page is None:
                continue
            said = [page.content, page.title, page.url, page.canonical_url, page.edit_url, page.is_homepage]
            beside = [(one.title, one.url) if one else None for one in (page.previous_page, page.next_page)]
            whole = json.dumps([said, beside, page.meta, _toc(page.toc)], default=str, sort_keys=True)
            self.whole[file.src_uri] = key = cache.digest("whole", self.made_by, around, whole)
            found = cache.find(self.root, "whole", key)
            if found is not None:
                page.meta = {**page.meta, "template": TEMPLATE}
                page.kept = found.decode()  # type: ignore[attr-defined]
        loader: BaseLoader = DictLoader({TEMPLATE: "{{ page.kept }}"})
        env.loader = ChoiceLoader([loader, env.loader]) if env.loader else loader
        return env

    def made(self, output: str, page: Page) -> None:
        """Keep a page that MkDocs has put into its theme."""
        if page.meta.get("template") != TEMPLATE:
            cache.keep(self.root, "whole", self.whole[page.file.src_uri], output.encode())

    # -- the index of the texts -------------------------------------------------------------------------------------------

    @property
    def texts(self) -> str:
        """A checksum of all pages, and so of the index of their texts."""
        return cache.digest("search", self.made_by, *(f"{path} {key}" for path, key in sorted(self.whole.items())))

    def prune(self) -> None:
        """Take away what no build has used for long."""
        for sort in SORTS:
            cache.prune(self.root, sort, cache.GENERATIONS * (len(self.whole) if sort != "search" else 1))


def _makers() -> str:
    """The versions of all that has a hand in a page, and our own program as it is."""
    versions = [f"{name} {metadata.version(name)}" for name in MAKERS]
    return "\n".join([*versions, cache.program()])


def _configuration(config: MkDocsConfig) -> str:
    """The settings that pages may depend on: all but places on this machine."""
    left_out = {"config_file_path", "docs_dir", "site_dir", "watch", "dev_addr", "strict", "hooks", "plugins"}
    plain = {key: value for key, value in config.items() if key not in left_out}
    custom = [path for path in sorted(Path(config.theme.custom_dir or OURS / "none").rglob("*")) if path.is_file()]
    over = cache.digest(*(part for path in custom for part in (path.name, path.read_bytes())))
    plain["theme"] = {**dict(config.theme), "name": config.theme.name, "over": over}
    return json.dumps(plain, default=_named, sort_keys=True)


def _named(value: Any) -> Any:
    """A setting that is no plain value: what it holds, or its name."""
    return dict(value) if isinstance(value, Mapping) else str(getattr(value, "__qualname__", type(value).__qualname__))


def _warnings() -> int:
    """How often this build has warned of anything so far."""
    handlers = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
    return sum(count for handler in handlers for _, count in handler.get_counts())


def _record(html: str, page: Page) -> dict[str, Any]:
    return {
        "html": html,
        "title": page._title_from_render,
        "toc": _toc(page.toc),
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()},
    }


def _toc(links: Iterable[AnchorLink]) -> list[list[Any]]:
    return [[link.title, link.id, link.level, _toc(link.children)] for link in links]


def _contents(rows: list[list[Any]]) -> TableOfContents:
    """A table of contents as MkDocs makes it: its first entry is the active one."""
    links = [_anchor(row) for row in rows]
    for first in links[:1]:
        first.active = True  # type: ignore[attr-defined]
    return TableOfContents(links)


def _anchor(row: list[Any]) -> AnchorLink:
    title, id, level, children = row
    link = AnchorLink(title, id, level)
    link.children = [_anchor(child) for child in children]
    return link


def _listed(items: Iterable[Any]) -> list[list[Any]]:
    """A menu as plain data."""
    return [[item.title, getattr(item, "url", ""), _listed(item.children or ())] for item in items]
