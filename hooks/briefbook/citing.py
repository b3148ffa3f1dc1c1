"""Citations on a page: short marks that lead to the list of the page's sources, which leads to their passages.

`[@lee-2025, ¶12]` becomes a number, the same for a source all over the page. The list at the end says which source it is, and
which of its passages the page cites. On the page of the source itself a citation is the passage's own number; within
class `in-full`, where who says something is what is said, it is written out.
"""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator, Mapping
from re import Match
from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .model.values import Cited, citations

CITATION = r"\[@"
IN_FULL = "in-full"
HEADING = "Sources of this page"
NUMBER = re.compile(r"\d+")
LIST = "sources-of-this-page"


class CitationProcessor(InlineProcessor):
    """Citations, written out, each with its source and its locator; what cites no source of the book stays text."""

    def __init__(self, md: Markdown, sources: Mapping[str, Any], page: Callable[[], str]) -> None:
        super().__init__(CITATION, md)
        self.sources = sources
        self.page = page

    def handleMatch(self, m: Match[str], data: str) -> tuple[etree.Element | None, int | None, int | None]:  # type: ignore[override] # noqa: N802
        _, end, citation = next(citations(data[m.start() :]))
        if not citation or any(part.key not in self.sources for part in citation.parts):
            return None, None, None
        span = etree.Element("span", {"class": "citation"})
        last: etree.Element | None = None
        for part in citation.parts:
            if last is not None:
                last.tail = "; "
            last = self._link(span, self.sources[part.key], part)
        return span, m.start(), m.start() + end

    def _link(self, span: etree.Element, source: Mapping[str, Any], cited: Cited) -> etree.Element:
        target = posixpath.relpath(source["path"], posixpath.dirname(self.page()) or ".")
        if cited.locator:
            id = cited.locator.ids[0]
            target += f"#p{id}" if id.isdigit() else f"#{id}"
        link = etree.SubElement(span, "a", {"href": target, "data-source": cited.key})
        if cited.locator:
            link.set("data-at", str(cited.locator))
        # the year and the first locator stay on one line
        said = f",\N{NO-BREAK SPACE}{cited.locator}" if cited.locator else ""
        link.text = AtomicString(source["label"] + said)
        return link


class SourcesOfPage(Treeprocessor):
    """Makes numbers of the citations, and the list that they lead to."""

    def __init__(self, md: Markdown, sources: Mapping[str, Any], page: Callable[[], str]) -> None:
        super().__init__(md)
        self.sources = sources
        self.page = page

    def run(self, root: etree.Element) -> None:
        numbered: dict[str, dict[str, etree.Element]] = {}
        for link, full in _citing(root):
            key, at = link.get("data-source", ""), link.get("data-at", "")
            if full or self.sources[key]["path"] == self.page():
                self._written_out(link, key, at, full)
                continue
            passages = numbered.setdefault(key, {})
            number = list(numbered).index(key) + 1
            if at not in passages:
                id = f"cited-{number}-{len(passages) + 1}" if at else f"cited-{number}"
                passages[at] = etree.Element("a", {"href": link.get("href", ""), "id": id})
            self._mark(link, number, passages[at].get("id", ""), key, at)
        if numbered:
            _bind(root)
            self._list(root, numbered)

    def _written_out(self, link: etree.Element, key: str, at: str, full: bool) -> None:
        if not full and at:
            link.text = AtomicString(at)
            link.set("href", "#" + link.get("href", "").partition("#")[2])
        link.attrib.pop("data-source")
        link.attrib.pop("data-at", None)

    def _mark(self, link: etree.Element, number: int, to: str, key: str, at: str) -> None:
        label = self.sources[key]["label"]
        link.text = AtomicString(str(number))
        link.attrib.update({"href": f"#{to}", "data-source": label})
        link.set("aria-label", f"{number}: {label}" + (f", {at}" if at else ""))

    def _list(self, root: etree.Element, numbered: Mapping[str, Mapping[str, etree.Element]]) -> None:
        box = etree.SubElement(root, "div", {"class": "cited", "data-pagefind-ignore": "all"})
        etree.SubElement(box, "h2", {"id": LIST}).text = HEADING
        entries = etree.SubElement(box, "ol", {"class": "references"})
        for key, passages in numbered.items():
            source = self.sources[key]
            entry = etree.SubElement(entries, "li")
            whole = passages.get("")
            link = etree.SubElement(
                entry, "a", {"href": posixpath.relpath(source["path"], posixpath.dirname(self.page()) or ".")}
            )
            if whole is not None:
                link.set("id", whole.get("id", ""))
            link.text = AtomicString(source["label"])
            link.tail = AtomicString(f". {source['title']}" if source.get("title") else "")
            last = link
            for n, (at, passage) in enumerate(sorted((item for item in passages.items() if item[0]), key=_place)):
                last.tail = (last.tail or "") + (", " if n else ": ")
                passage.text = AtomicString(at)
                entry.append(passage)
                last = passage


def _bind(root: etree.Element) -> None:
    """Let no mark begin a line: the space before it doesn't break."""
    for parent in root.iter():
        before: etree.Element | None = None
        for child in parent:
            if child.get("class") == "citation" and child.find("a[@data-source]") is not None:
                text = (before.tail if before is not None else parent.text) or ""
                if text.endswith(" "):
                    text = text[:-1] + "\N{NO-BREAK SPACE}"
                    if before is None:
                        parent.text = text
                    else:
                        before.tail = text
            before = child


def _place(passage: tuple[str, etree.Element]) -> tuple[str, int, str]:
    """By what it is, paragraph, note or table, then by its number."""
    at = passage[0]
    number = NUMBER.search(at)
    sign = at[: number.start()].replace("¶", "") if number else at
    return sign, int(number[0]) if number else 0, at


def _citing(element: etree.Element, full: bool = False) -> Iterator[tuple[etree.Element, bool]]:
    """The links of all citations in their order, and whether they are to be written out."""
    classes = (element.get("class") or "").split()
    full = full or IN_FULL in classes
    for child in list(element):
        if element.tag == "span" and "citation" in classes and child.tag == "a":
            yield child, full
        else:
            yield from _citing(child, full)
