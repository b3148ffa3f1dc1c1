"""The site → MkDocs. The only room that knows MkDocs: it feeds the pages and files in, and says what is wrong.

Every page comes from `site`; the files of docs/ that it was made from are taken out, so nothing is published twice.
Nothing is written under docs/. All state is made anew for each build. A site is built beside its place and put there when it
is whole: a build that fails, or is ended, leaves the site that was there.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from .. import atomic, build, cache, history, layout, problem, repository, search, stylesheet, write
from ..markup import Links
from ..model import Problem, Site
from .faults import faulty, over
from .rendered import Rendered

log = get_plugin_logger("briefbook")
EXTENSION = "briefbook.markup"
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/styles/")
"""of the theme: scripts that no page runs, and style sheets that `stylesheet` cuts or that are joined into one"""


class Publisher:
    def __init__(self) -> None:
        self.site: Site | None = None
        self.root = Path()
        self.rendered: Rendered | None = None
        self.index: bytes = b""
        """the full-text index that was made last, for a site that is served: of each edit it isn't made again"""
        self.whole = False
        """whether the site takes the place of an earlier one: not where only what changed is built, or where it is served"""
        self.target = Path()
        self.served = False
        self.good: Site | None = None
        """the last site without errors, for a server to show behind what is wrong"""
        self.problems: tuple[Problem, ...] = ()
        """what is wrong with the book that is served"""

    def on_startup(self, command: str, dirty: bool) -> None:
        self.served = command == "serve"
        self.whole = command != "serve" and not dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = self.root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        if self.served:
            _serve_on()
        try:
            published = build.published(root)
        except build.Unpublishable as reason:
            log.error(
                "the records hold problems; until they are put right, nothing is published, and a site that was built before "
                "stays as it is:\n%s",
                problem.as_text(reason.problems),
            )
            if not self.served:
                raise Abort("Aborted: run 'briefbook check' to see the problems again.") from None
            published = build.Published(self.good or faulty(), ())
            self.problems = reason.problems
        else:
            self.good, self.problems = published.site, ()
        self.site = history.dated(published.site, history.changed(root))
        for p in published.warnings:
            log.warning(problem.as_text([p]))
        config.site_name = escape(self.site.title or config.site_name)  # the engine's theme prints it as it is
        config.site_description = self.site.description or config.site_description
        config.theme["language"] = self._language(config)
        config.nav = _without(config.nav, self.site.absent) if config.nav else write.navigation(self.site.menu)
        config.mdx_configs.setdefault(EXTENSION, {})["links"] = Links(self.site.links)
        for folder in (layout.SOURCES, layout.BRIEFS):
            path = str(root / folder)
            if path not in config.watch:
                config.watch.append(path)
        self.rendered = Rendered(root, config, self.site.links)
        if self.whole:
            self.target = Path(config.site_dir)
            atomic.clear(self.target)
            config.site_dir = str(atomic.beside(self.target))
        return config

    def _language(self, config: MkDocsConfig) -> str:
        """The language of the book where the theme speaks it; English for its menus where it doesn't."""
        assert self.site is not None
        spoken = {path.stem for folder in config.theme.dirs for path in Path(folder).glob("partials/languages/*.html")}
        named = (self.site.language, self.site.language.partition("-")[0])
        return next((language for language in named if language in spoken), "en")

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        assert self.site is not None
        pages = {page.path: page for page in self.site.pages}
        # MkDocs follows links: what the walk through the project didn't find is no file of it
        own = set(repository.walked(self.root).paths)
        docs = layout.DOCS.as_posix()
        kept = [
            file
            for file in files
            if file.src_uri not in pages
            and not file.src_uri.endswith((".md", ".yml"))
            and (
                f"{docs}/{file.src_uri}" in own
                if file.src_dir == config.docs_dir
                else not file.src_uri.startswith(UNUSED)
            )
        ]
        configuration = Path(config.config_file_path).read_text(encoding="utf-8") if config.config_file_path else ""
        looks = stylesheet.made(self.root, configuration, config.markdown_extensions)
        content = {**dict(write.files(self.site, self.root)), **looks}
        made = [_generated(config, path, each) for path, each in content.items()]
        return Files(sorted([*kept, *made], key=_as_walked))

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        assert self.rendered is not None
        self.rendered.nav = nav
        return nav

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        assert self.rendered is not None
        return self.rendered.before(markdown, page, files)

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        assert self.rendered is not None
        return self.rendered.after(html, page, files)

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:
        """Titles are text, whatever stands in them; the engine's theme prints them as they are."""
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.title = escape(file.page.title or "")
        assert self.rendered is not None
        return self.rendered.theme(env, files)

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        assert self.rendered is not None
        self.rendered.made(output, page)
        return over(output, self.problems) if self.problems else output

    def on_post_build(self, config: MkDocsConfig) -> None:
        assert self.rendered is not None
        site = Path(config.site_dir)
        try:
            if not (self.index and self.served):
                self.index = cache.kept(self.root, "search", self.rendered.texts, lambda: search.packed(site))
            search.unpack(self.index, site)
        except RuntimeError as reason:
            raise PluginError(str(reason)) from None
        self.rendered.prune()
        if self.whole:
            config.site_dir = str(self.target)
            if config.strict and _warned():
                shutil.rmtree(site, ignore_errors=True)
                return
            (site / layout.STAMP).write_text("", encoding="utf-8")
            atomic.put(site, self.target)

    def on_build_error(self, error: Exception) -> None:
        if self.whole and self.target.name:
            shutil.rmtree(atomic.beside(self.target), ignore_errors=True)


def _serve_on() -> None:
    """Warnings don't end a server, strict or not: MkDocs would leave every request waiting until they are put right."""
    logger = logging.getLogger("mkdocs")
    for handler in [handler for handler in logger.handlers if isinstance(handler, CountHandler)]:
        logger.removeHandler(handler)


def _warned() -> bool:
    """Whether this build has warned of anything, which ends a strict one."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def _without(nav: list[Any], missing: frozenset[str]) -> list[Any]:
    """A navigation without the pages that this book has nothing to show on, and without what is empty for it."""
    kept: list[Any] = []
    for item in nav:
        if isinstance(item, dict):
            below = {label: _without(to, missing) if isinstance(to, list) else to for label, to in item.items()}
            item = {label: to for label, to in below.items() if to and (isinstance(to, list) or to not in missing)}
        if item and (isinstance(item, dict) or item not in missing):
            kept.append(item)
    return kept


def _as_walked(file: File) -> tuple[tuple[bool, bool, str], ...]:
    """The order in which MkDocs finds files on disk: those of a folder before its folders, the index first."""
    *folders, name = file.src_uri.split("/")
    return (*((True, True, folder) for folder in folders), (False, name != "index.md", name))


def _generated(config: MkDocsConfig, path: str, content: Any) -> File:
    file = File.generated(config, path, content=content)
    file.inclusion = InclusionLevel.NOT_IN_NAV if path.endswith(".md") else InclusionLevel.INCLUDED
    return file
