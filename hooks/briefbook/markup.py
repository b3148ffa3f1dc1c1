"""A Python-Markdown extension: known names link themselves, citations are marks that lead to their passages.

    markdown_extensions:
      - briefbook.markup:
          links: links.json        # what `briefbook write` writes; a build of our own hands over the value itself

Names link where they first stand in a section, outside headings, links and code. What becomes of `[@lee-2025, ¶12]` says
`citing`. Links are written from the page that `[briefbook-page]: path` names, so any engine resolves them as usual.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER, AtomicString

from .citing import CitationProcessor, SourcesOfPage
from .index.recognise import Recogniser
from .model import Entity, Name

STASHED = re.compile(HTML_PLACEHOLDER % r"([0-9]+)")
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*(?<!/)>", re.IGNORECASE)
PAGE = "briefbook-page"
UNLINKED = frozenset("a code pre h1 h2 h3 h4 h5 h6 script style abbr dfn strong th dt".split())
UNLINKED_CLASSES = frozenset(("citation", "reference", "references"))
SECTION = frozenset(("h1", "h2", "h3"))
SHEETS = frozenset(("comparison", "listing", "matrix"))
"""the boxes that look after their tables themselves: these are made whole, and scroll in no box"""
ALIGNED = re.compile(r"text-align: (left|center|right);")
SHORT = 4
"""items of a list below a passage that are always in sight; of a longer one the first, as the style sheet says"""


class Links:
    """What the pages link to: names with their recogniser, and sources."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.sources: Mapping[str, Any] = data.get("sources", {})
        self.entities: dict[str, Any] = {e["id"]: e for e in data.get("names", ())}
        self.by_path = {e["path"]: id for id, e in self.entities.items()}
        records = [
            Entity(
                id=e["id"],
                kind=e["kind"],
                name=e["name"],
                gloss="",
                names=tuple(Name(text=t, sort=s, ignore_case=i, after=a) for t, s, i, a in e["names"]),
            )
            for e in self.entities.values()
        ]
        self.recogniser = Recogniser(records, data.get("passed_over", ()))


class BriefbookExtension(Extension):
    def __init__(self, **options: Any) -> None:
        self.config = {"links": ["", "links.json, its content, or the Links made of it"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        links = loaded(self.getConfig("links"))
        # before the library's own link patterns, which would take the brackets
        sources, page = links.sources, lambda: _page(md)
        md.inlinePatterns.register(CitationProcessor(md, sources, page), "briefbook-citation", 175)
        # before headings are counted (5)
        md.treeprocessors.register(SourcesOfPage(md, sources, page), "briefbook-sources", 10)
        # after inline text is made (20), before MkDocs resolves links (0)
        md.treeprocessors.register(NameLinker(md, links), "briefbook-names", 5)
        md.treeprocessors.register(Aligned(md), "briefbook-aligned", 4.5)
        md.treeprocessors.register(Sheets(md), "briefbook-sheets", 4)
        md.treeprocessors.register(Boxes(md), "briefbook-boxes", 3)
        md.treeprocessors.register(Folds(md), "briefbook-folds", 2)
        # after everything: what is said last holds
        md.postprocessors.register(Sanitiser(md), "briefbook-sanitiser", -1_000)


def loaded(links: Any) -> Links:
    if isinstance(links, Links):
        return links
    if isinstance(links, Mapping):
        return Links(links)
    path = os.fspath(links)
    return _read(path, Path(path).stat().st_mtime_ns) if path else Links({})


@lru_cache(maxsize=4)
def _read(path: str, _changed: int) -> Links:
    return Links(json.loads(Path(path).read_text(encoding="utf-8")))


def _page(md: Markdown) -> str:
    return md.references.get(PAGE, ("", ""))[0]


def _from(page: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


class NameLinker(Treeprocessor):
    """Links names in running text, each where it first stands in a section."""

    def __init__(self, md: Markdown, links: Links) -> None:
        super().__init__(md)
        self.links = links

    def run(self, root: etree.Element) -> None:
        self.page = _page(self.md)
        self.done: set[str] = set()
        self.within = 0
        if self.page and self.links.entities:
            self._walk(root)

    def _walk(self, element: etree.Element) -> None:
        if self.md.is_block_level(element.tag):
            self.within = 0
        if element.tag in SECTION:
            self.done.clear()
        if element.tag == "a":
            self._note(element)
        if element.tag in UNLINKED or element.get("class") in UNLINKED_CLASSES:
            return
        children = list(element)
        if element.text and not isinstance(element.text, AtomicString):
            self._link(element, None, element.text)
        for child in children:
            self._walk(child)
            if child.tail and not isinstance(child.tail, AtomicString):
                self._link(element, child, child.tail)

    def _note(self, link: etree.Element) -> None:
        """What an editor linked needn't link again."""
        href = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), link.get("href") or ""))
        if href in self.links.by_path:
            self.done.add(self.links.by_path[href])

    def _raw(self, text: str) -> list[tuple[int, int]]:
        """Where `text` stands within tags that an editor wrote by hand and that take no link: (start, end) each."""
        spans: list[tuple[int, int]] = []
        opened = 0 if self.within else None
        for found in STASHED.finditer(text):
            tag = TAG.match(str(self.md.htmlStash.rawHtmlBlocks[int(found[1])]))
            if tag is None or tag[2].lower() not in UNLINKED:
                continue
            self.within = max(0, self.within + (-1 if tag[1] else 1))
            if self.within and opened is None:
                opened = found.end()
            elif not self.within and opened is not None:
                spans.append((opened, found.start()))
                opened = None
        return spans if opened is None else [*spans, (opened, len(text))]

    def _is_own(self, path: str) -> bool:
        """Whether it is this page, or the one that this page stands below."""
        return path == self.page or self.page.startswith(path.removesuffix(".md") + "/")

    def _link(self, parent: etree.Element, after: etree.Element | None, text: str) -> None:
        found = []
        raw = self._raw(text)
        for mention in self.links.recogniser.mentions(text):
            if any(start <= mention.start < end for start, end in raw):
                continue
            entity = self.links.entities.get(mention.entity)
            if entity is None or mention.entity in self.done or self._is_own(entity["path"].partition("#")[0]):
                continue
            self.done.add(mention.entity)
            found.append((mention, entity))
        if not found:
            return
        if after is None:
            parent.text = text[: found[0][0].start]
            at = 0
        else:
            after.tail = text[: found[0][0].start]
            at = list(parent).index(after) + 1
        for i, (mention, entity) in enumerate(found):
            link = etree.Element(
                "a",
                {
                    "href": _from(self.page, entity["path"]),
                    "class": "term" if entity["kind"] == "term" else "name",
                },
            )
            link.text = AtomicString(mention.surface)
            end = found[i + 1][0].start if i + 1 < len(found) else len(text)
            link.tail = text[mention.end : end]
            parent.insert(at + i, link)


class Aligned(Treeprocessor):
    """Says by a class which cells are set to which side, where the library writes a style: no page needs one, so a strict
    content security policy refuses nothing of it."""

    def run(self, root: etree.Element) -> None:
        for cell in (cell for table in root.iter("table") for cell in table.iter() if cell.tag in ("td", "th")):
            side = ALIGNED.fullmatch(cell.get("style", ""))
            if side:
                del cell.attrib["style"]
                _classed(cell, side[1])


class Sheets(Treeprocessor):
    """Makes the tables of a comparison, a listing or the matrix whole: a caption, heads of columns and of rows, and each
    cell says its column, since on a phone, where a row is a card, the header is out of sight. A wide one scrolls in a box,
    which then takes the keyboard's focus and has a name. A row of a comparison has an id, so that it can be linked.
    """

    def run(self, root: etree.Element) -> None:
        self.taken: set[str] = set()
        for box in root.iter("div"):
            classes = _classes(box)
            if classes & SHEETS:
                caption = box.attrib.pop("data-caption", "")
                widths = box.attrib.pop("data-widths", "").split()
                if caption and "wide" in classes:
                    box.attrib.update({"role": "region", "aria-label": caption, "tabindex": "0"})
                for table in box.iter("table"):
                    self._complete(table, caption, widths, classes)

    def _complete(self, table: etree.Element, caption: str, widths: list[str], kinds: frozenset[str]) -> None:
        if table.get("class"):  # a box within a box
            return
        table.set("class", "sheet")
        heads = list(table.iter("th"))
        for head in heads:
            head.set("scope", "col")
        for head, width in zip(heads[1:], widths, strict=False):
            _classed(head, f"n-{width}")
        for row in table.iter("tr"):
            for i, cell in enumerate(row.findall("td")):
                if i:
                    cell.set("data-label", "".join(heads[i].itertext()).strip())
                else:
                    cell.tag = "th"
                    cell.set("scope", "row")
                    named = cell.find("a")
                    id = (
                        "row-" + posixpath.basename(named.get("href", "")).removesuffix(".md")
                        if named is not None
                        else ""
                    )
                    if "comparison" in kinds and id and id not in self.taken:  # a page may hold several
                        self.taken.add(id)
                        row.set("id", id)
        if caption:
            said = etree.Element("caption")
            said.text = AtomicString(caption)
            table.insert(0, said)


def _caption(table: etree.Element, lead: etree.Element) -> None:
    caption = etree.Element("caption")
    caption.text = lead.text
    caption.extend(list(lead))
    table.insert(0, caption)
    table.set("class", "series")
    for row in table.iter("tr"):
        for n, cell in enumerate(row):
            if cell.tag == "th":
                cell.set("scope", "col")
            elif not n:
                cell.tag = "th"
                cell.set("scope", "row")


class Boxes(Treeprocessor):
    """Puts each other table into a box that scrolls where the table is wider than the page. A paragraph before it that says
    what it holds is its caption."""

    def run(self, root: etree.Element) -> None:
        boxed = {table for box in root.iter("div") if _classes(box) & SHEETS for table in box.iter("table")}
        for parent in list(root.iter()):
            for child in [table for table in parent if table.tag == "table" and table not in boxed]:
                at = list(parent).index(child)
                parent[at] = box = etree.Element("div", {"class": "scroll"})
                box.tail, child.tail = child.tail, None
                box.append(child)
                lead = parent[at - 1] if at else None
                if lead is not None and "named" in _classes(lead):
                    _caption(child, lead)
                    parent.remove(lead)


class Folds(Treeprocessor):
    """Marks a long list below a passage: of it the first items are in sight, and all once an address leads to the passage,
    which a link behind the list does, too. So it needs no script."""

    def run(self, root: etree.Element) -> None:
        for passage in (item for item in root.iter("li") if "passage" in _classes(item) and item.get("id")):
            for told in passage.findall("ul"):
                if len(told) > SHORT:
                    told.set("class", "long")
                    link = etree.SubElement(passage, "a", {"class": "all", "href": f"#{passage.get('id')}"})
                    link.text = AtomicString(f"All {len(told)}")


ELEMENTS = frozenset(
    """a abbr b blockquote br button caption circle code dd del desc details dfn div dl dt em figcaption figure form g h1 h2 h3
    h4 h5 h6 hr i img input kbd label li line mark ol optgroup option p path pre q rect s section select small span strong sub
    summary sup svg table tbody td text tfoot th thead time title tr tspan ul""".split()
)
ATTRIBUTES = {
    "*": frozenset(
        """aria-describedby aria-hidden aria-label aria-labelledby class data-at data-concerns data-kind data-label data-part
        data-pagefind-body data-pagefind-ignore data-sort data-source data-state data-theme data-ties hidden id lang dir role
        tabindex title""".split()
    ),
    "a": frozenset(("href",)),
    "button": frozenset(("type",)),
    "circle": frozenset(("cx", "cy", "r", "stroke-width")),
    "img": frozenset(("alt", "height", "src", "width")),
    "input": frozenset(("checked", "disabled", "type")),
    "label": frozenset(("for",)),
    "line": frozenset(("x1", "x2", "y1", "y2", "stroke-width")),
    "ol": frozenset(("start",)),
    "optgroup": frozenset(("label",)),
    "option": frozenset(("value",)),
    "path": frozenset(("d", "stroke-dasharray", "stroke-width", "transform")),
    "rect": frozenset(("height", "rx", "width", "x", "y")),
    "select": frozenset(("name",)),
    "svg": frozenset(("viewBox",)),
    "td": frozenset(("colspan", "rowspan")),
    "text": frozenset(("text-anchor", "transform", "x", "y")),
    "th": frozenset(("colspan", "rowspan", "scope")),
    "time": frozenset(("datetime",)),
}
"""what the templates and Markdown write; nothing of it runs, and nothing of it covers what others wrote"""


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(ELEMENTS),
        clean_content_tags={"script", "style"},
        attributes={name: set(values) for name, values in ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


class Sanitiser(Postprocessor):
    """Takes out of a page whatever could run or reach out, wherever it came from: an allow-list, applied by Ammonia."""

    def run(self, text: str) -> str:
        return _cleaner().clean(text).replace("&nbsp;", "\xa0")


def _classed(element: etree.Element, name: str) -> None:
    """Give an element one class more."""
    element.set("class", " ".join([*(element.get("class") or "").split(), name]))


def _classes(element: etree.Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


def makeExtension(**options: Any) -> BriefbookExtension:  # noqa: N802 (the library's name)
    return BriefbookExtension(**options)
