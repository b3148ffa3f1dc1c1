"""Elements → paragraphs: where a line begins and ends, what its letters are, and what its elements say that it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from ....model import Role
from ..prose import Grid, Piece
from ..raised import raised
from .lists import Lists

Element = Any
"""an element of lxml, which has no types of its own"""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS = HEADINGS | frozenset(
    (
        "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form"
        " head header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul"
    ).split()
)
QUOTES = {"q": ("“", "”")}
BOLD = frozenset(("b", "strong"))
SAID: dict[str, Role] = {
    "figcaption": "caption",
    "caption": "caption",
    "blockquote": "quote",
    "dt": "item",
    "dd": "item",
}
HINTS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("author", re.compile(r"(^|[-_\s])(by-?line|authors?|article-author|contributors?)($|[-_\s])", re.IGNORECASE)),
    (
        "date",
        re.compile(
            r"(^|[-_\s])(date|dateline|published|pubdate|timestamp|posted-on|datetime)($|[-_\s])", re.IGNORECASE
        ),
    ),
    ("affiliation", re.compile(r"(^|[-_\s])(affiliations?|institutions?)($|[-_\s])", re.IGNORECASE)),
    ("abstract", re.compile(r"(^|[-_\s])abstract($|\s|-text|-content)", re.IGNORECASE)),
    ("keywords", re.compile(r"(^|[-_\s])(key-?words?|kwd-group)($|[-_\s])", re.IGNORECASE)),
    ("quote", re.compile(r"(^|[-_\s])pull-?(ed-?)?quotes?($|[-_\s])", re.IGNORECASE)),
    ("subtitle", re.compile(r"(^|[-_\s])(sub-?title|sub-?head(ing|line)?)($|[-_\s])", re.IGNORECASE)),
)
"""classes of what stands below a title; they count only there"""
FRONT = ("author", "affiliation", "date", "subtitle", "abstract", "keywords")
NOTHING: frozenset[Element] = frozenset()


def told(element: Element) -> str:
    """All the text of an element, on one line."""
    return " ".join(part.text for part in pieces(element, marked=False) if isinstance(part, Piece))


def pieces(root: Element, beside: Set[Element] = NOTHING, marked: bool = True) -> Iterator[Piece | Grid]:
    """The paragraphs below an element; with `marked`, entries of lists have their marks, and tables are tables.

    What stands below an element of `beside` has the role aside.
    """
    return _Walk(root, beside, marked).pieces()


@dataclass(slots=True)
class _Run:
    """Letters up to a break."""

    place: int
    letters: list[str] = field(default_factory=list)
    size: int = 0
    """letters but for blanks; of them, those in bold and those in links"""
    bold: int = 0
    linked: int = 0


class _Walk:
    """The elements one by one, with the letters of the paragraph that is open."""

    def __init__(self, root: Element, beside: Set[Element], marked: bool) -> None:
        self.root, self.beside, self.marked = root, beside, marked
        self.place = root.sourceline or 1
        self.run: list[_Run] = [_Run(self.place)]
        """the letters of the open paragraph, from break to break"""
        self.raising: list[tuple[_Run, int]] = []
        self.said: list[tuple[Element, Role, int]] = [(root, "text", 0)]
        """what each open block says that it is, and its depth"""
        self.lists = Lists()
        self.term: Piece | None = None

    def pieces(self) -> Iterator[Piece | Grid]:
        from . import tables

        aside = bold = links = 0
        walk = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                entered = element in self.beside
                told = self.marked and element is not self.root and not aside and not entered
                if tag == "table" and told and tables.is_table(element):
                    yield from self.flushed()
                    yield tables.grid(element)
                    walk.skip_subtree()
                    continue
                if tag == "pre":
                    yield from self.flushed()
                    yield from _preformatted(element, "aside" if aside or entered else "")
                    walk.skip_subtree()
                    continue
                aside += entered
                bold += tag in BOLD
                links += tag == "a"
                if tag in BLOCKS:
                    yield from self.flushed()
                    self.place = element.sourceline or self.place
                    self._open(element)
                elif tag == "br":
                    self.run.append(_Run(element.sourceline or self.place))
                elif tag in ("sup", "sub"):
                    self.raising.append((self.run[-1], len(self.run[-1].letters)))
                if entered and tag not in BLOCKS:
                    yield from self.flushed()
                if entered:
                    self.said.append((element, "aside", 0))
                self._add(QUOTES.get(tag, ("", ""))[0] + (element.text or ""), bold, links)
                continue
            self._add(QUOTES.get(tag, ("", ""))[1], bold, links)
            left = element in self.beside
            if tag in BLOCKS or left:
                yield from self.flushed()
                if tag in BLOCKS:
                    self.lists.leave(element)
                while self.said[-1][0] is element and len(self.said) > 1:
                    self.said.pop()
            elif tag in ("sup", "sub") and self.raising:
                run, at = self.raising.pop()
                if tag == "sup":
                    run.letters[at:] = [raised("".join(run.letters[at:]))]
            aside -= left
            bold -= tag in BOLD
            links -= tag == "a"
            if element.tail and element is not self.root:
                if tag in BLOCKS:
                    self.place = element.sourceline or self.place
                self._add(element.tail, bold, links)
        yield from self.flushed()
        if self.term:
            yield self.term

    def _add(self, text: str, bold: int, links: int) -> None:
        if text:
            run = self.run[-1]
            run.letters.append(text)
            size = sum(map(len, text.split()))
            run.size += size
            run.bold += size if bold else 0
            run.linked += size if links else 0

    def _open(self, element: Element) -> None:
        """Note what a block that begins here says of itself; what it doesn't, the block around it says."""
        tag = element.tag
        _, role, level = self.said[-1]
        if role == "aside":
            pass
        elif tag in HEADINGS:
            hint = says_role(element)
            role, level = ("heading", int(tag[1])) if hint in ("", "author") else (hint, 0)
        elif tag in SAID:
            role, level = SAID[tag], 0
        elif tag == "li":
            depth = self.lists.enter(element)
            role, level = (role, 0) if role in FRONT else ("item", depth)
        elif tag in ("ul", "ol", "table"):
            role, level = (says_role(element) or "text" if role in ("text", "item") else role), 0
        elif role in ("text", "item") and (hint := says_role(element)):
            role = hint
        self.said.append((element, role, level))

    def flushed(self) -> Iterator[Piece]:
        """The paragraphs that the letters up to here make: two breaks in a row end one."""
        runs, self.run, self.raising = self.run, [_Run(self.place)], []
        element, role, level = self.said[-1]
        whole = role in ("heading", "caption") or not self.marked
        runs[0].place = self.place
        paragraph: list[_Run] = []
        for run in (*runs, _Run(0)):
            if run.size:
                paragraph.append(run)
            elif paragraph and (not whole or not run.place):
                texts = [one_line("".join(part.letters)) for part in paragraph]
                size, bold, linked = (
                    sum(getattr(part, key) for part in paragraph) for key in ("size", "bold", "linked")
                )
                piece = Piece(paragraph[0].place, " ".join(texts), role, level, bold == size, linked=linked == size)
                yield from self._told(replace(piece, parts=tuple(texts)) if len(texts) > 1 else piece, element)
                paragraph = []

    def _told(self, piece: Piece, element: Element) -> Iterator[Piece]:
        """A paragraph with the mark of the list that it is an entry of, or with the term that it explains."""
        if not self.marked:
            yield piece
            return
        if piece.role == "item" and element.tag == "dt":
            if self.term:
                yield self.term
            self.term = Piece(piece.number, piece.text, "text", 0, piece.bold)
            return
        term, self.term = self.term, None
        if piece.role == "item":
            if term:
                between = " " if re.search(r"[:.?!–—-]$", term.text) else ": "
                yield Piece(term.number, term.text + between + piece.text, "item")
                return
            mark = self.lists.mark()
            if mark is None:
                # what follows the first paragraph of an entry is text
                yield replace(piece, role="text", level=0)
            else:
                yield replace(piece, text=f"{mark} {piece.text}".strip())
            return
        if term:
            yield term
        yield piece


def says_role(element: Element) -> Role:
    """What its classes say that an element of a title page is; empty where they say nothing."""
    if element.tag == "address" and element.get("class") is None:
        return ""
    names = f"{element.get('class', '')} {element.get('itemprop', '')}"
    return next((role for role, pattern in HINTS if pattern.search(names)), "") if names.strip() else ""


def _preformatted(element: Element, aside: Role) -> Iterator[Piece]:
    """Text whose line ends are its own. In prose a paragraph ends at a blank line; code is told line by line."""
    place = element.sourceline or 1
    text = "".join(element.itertext()).strip("\n")
    if not aside and _is_code(element, text):
        for n, line in enumerate(text.split("\n")):
            if line.strip():
                yield Piece(place + n, line.rstrip().expandtabs(4), "code")
        return
    for paragraph in re.split(r"\n\s*\n", text):
        if told_so := one_line(paragraph):
            yield Piece(place, told_so, aside or "text")
        place += paragraph.count("\n") + 2


def _is_code(element: Element, text: str) -> bool:
    if has(element, "code", "samp", "kbd") or re.search(r"code|highlight|language-|brush", element.get("class", "")):
        return True
    words = re.findall(r"[^\W\d_]{2,}", text)
    return sum(map(len, words)) < 0.6 * len(re.sub(r"\s", "", text))


def one_line(text: str) -> str:
    return re.sub(r"[ \t\r\n\f\v\u2028]+", " ", text).strip()


def has(element: Element, *tags: str) -> bool:
    """Whether such an element stands below it."""
    return next(element.iterdescendants(*tags), None) is not None


def drop(element: Element) -> None:
    """Take an element out of its tree, and leave the text that follows it."""
    above, before = element.getparent(), element.getprevious()
    if above is None:
        return
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            above.text = (above.text or "") + element.tail
    above.remove(element)


def dropped(elements: Iterable[Element]) -> None:
    """Take all of these out of their tree."""
    for element in [*elements]:
        drop(element)
