"""The one writer of Markdown: it writes a page, and notes what the page cites, shows and links."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import jinja2

from ... import cite
from ...findings import Findings
from ...model import Made, Picture, Source, Statement
from ...model.values import Citation, Malformed, citations
from ...wording.dates import words as date
from .markup import Markup, attr, cell, md

Job = tuple[str, Callable[[Findings], Made]]
"""where a page stands below docs/, and how it is made"""
LINK = re.compile(r"\]\(\s*<?([^)>\s#?]{1,300})\.md\b")
"""a link that an editor wrote to another page: the path, without its ending"""
MARKED = re.compile(
    r"(?<![\w*])\*(?P<stressed>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])"
    r"|<(?P<framed>https?://[^\s<>]+)>|\[[^\[\]]*\]\((?P<named>https?://[^\s<>()]+)\)"
    r"|(?P<bare>https?://[^\s<>\[\]]*[\w/=#&~-])"
)
"""what may be marked in a reference: stressed words and addresses"""


class Writer:
    """Writes the page of one path. What it has noted goes into the `Page` that it closes with."""

    def __init__(self, facts: Findings, path: str) -> None:
        self.facts = facts
        self.path = path
        self.rests_on: set[str] = set()
        """the sources that the page cites or links"""
        self.shows: dict[str, Picture] = {}
        """its pictures, by their ids"""

    # -- links and citations --------------------------------------------------------------------------------------------

    def to(self, target: str) -> Markup:
        """The address of a path below docs/, as this page writes it."""
        return Markup(self.facts.link(self.path, target))

    def link(self, id: str) -> Markup:
        """A link to the page of an entity or a source, by the name that running text uses."""
        return self.leading(self.facts.short(id), id)

    def leading(self, text: object, id: str, anchor: str = "") -> Markup:
        """A link to a place on the page of an entity or a source."""
        return Markup.of("[{}]({})", text, self.at(id, anchor))

    def at(self, id: str, anchor: str = "") -> Markup:
        """The address of a place on the page of an entity or a source."""
        if id in self.facts.sources:
            self.rests_on.add(id)
        return self.to(self.facts.path(id) + (f"#{anchor}" if anchor else ""))

    def briefs(self, id: str) -> list[Markup]:
        """Links to the briefs that are about an entity, cite a source or show a comparison."""
        found = self.facts.briefs_of.get(id, ())
        return [Markup.of("[{}]({})", brief.title, self.to(f"briefs/{brief.id}.md")) for brief in found]

    def cite(self, *statements: Statement) -> Markup:
        """The citation of statements, each with its own passages, in the order that they are given in."""
        return self.citation("; ".join(f"@{s.source}, {s.locator}" for s in statements))

    def citation(self, text: str) -> Markup:
        """A citation as records hold it: @lee-2025, ¶12; in brackets or not. What cites nothing is mere text."""
        citation = Citation.parse(text if text.startswith("[") else f"[{text}]")
        if isinstance(citation, Malformed):
            return md(text)
        self._rest_on(citation)
        return Markup(str(citation))

    def text(self, markdown: str) -> Markup:
        """Markdown that editors wrote, as it stands."""
        for _, _, citation in citations(markdown):
            if isinstance(citation, Citation):
                self._rest_on(citation)
        named = {path.rpartition("/")[2] for path in LINK.findall(markdown)}
        self.rests_on.update(named & self.facts.sources.keys())
        return Markup(markdown)

    def _rest_on(self, citation: Citation) -> None:
        self.rests_on.update(part.key for part in citation.parts if part.key in self.facts.sources)

    def reference(self, source: Source) -> Markup:
        """A source as a bibliography has it."""
        return reference(cite.reference(source, self.facts.records.style))

    # -- pictures ---------------------------------------------------------------------------------------------------------

    def show(
        self, picture: Picture, caption: object = "", data: dict[str, Any] | None = None, title: object = ""
    ) -> Markup:
        """The block of a picture, `title` above and `caption` below it. `data` is its table: heads, rows, and the summary that
        opens it."""
        self.shows[picture.id] = picture
        return self.render("figure", picture=picture, title=title, caption=caption, data=data)

    # -- the whole --------------------------------------------------------------------------------------------------------

    def render(self, template: str, **values: Any) -> Markup:
        """A template filled; what isn't finished is escaped."""
        return Markup(templates().get_template(f"{template}.md.jinja").render(values))

    def page(
        self,
        title: str,
        kind: str,
        description: str,
        body: Markup,
        edit: str = "",
        hide: tuple[str, ...] = ("navigation",),
        wide: bool = False,
    ) -> Made:
        """The page. `hide` names what stands beside it elsewhere: the menu, the table of contents. A wide one prints on its
        side."""
        meta: tuple[tuple[str, Any], ...] = (("title", title), ("description", description), ("page_type", kind))
        meta += (("edit", edit),) if edit else ()
        meta += (("hide", list(hide)),) if hide else ()
        meta += (("wide", True),) if wide else ()
        return self.close(meta, body, edit)

    def close(self, meta: tuple[tuple[str, Any], ...], body: Markup, edit: str) -> Made:
        """The page, with front matter of its own, and with what was noted."""
        return Made(
            path=self.path,
            meta=meta,
            body=str(body),
            edit=edit,
            sources=tuple(sorted(self.rests_on)),
            pictures=tuple(self.shows.values()),
        )


@lru_cache(maxsize=1)
def templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("briefbook", "templates"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=md,
    )
    environment.filters["date"] = date
    environment.filters["cell"] = cell
    environment.filters["attr"] = attr
    environment.filters["finished"] = Markup  # what a macro gives
    environment.filters["join"] = lambda parts, mark="": Markup(mark).join(parts)
    return environment


def html(template: str, **values: Any) -> str:
    """A page that is no Markdown; its template escapes what it is given."""
    return templates().get_template(f"{template}.html.jinja").render(values)


def reference(text: str) -> Markup:
    """An entry of a bibliography, plain but for *emphasis* and addresses, which may stand in <>."""
    entry = Markup()
    at = 0
    for found in MARKED.finditer(text):
        address = next((found[name] for name in ("framed", "named", "bare") if found[name]), "")
        entry += text[at : found.start()]
        entry += Markup(f"<{address}>") if address else Markup.of("*{}*", found["stressed"])
        at = found.end()
    return entry + text[at:]
