"""What stands before the text: the title page with its title, authors and dates, the abstract, the keywords.

Only what shows what it is goes there: a heading that opens the file, and short lines that are no sentences. A lead, a summary
or a preamble is text, wherever it stands.
"""

from __future__ import annotations

import re

from ...language import tongue
from ...model import Block, Kind, Setting
from .. import heads
from ..front import tells_another
from . import authors, numbering, signs
from .apparatus import joined
from .blocks import LISTED
from .flow import ATTRIBUTION
from .headings import numbered_headings
from .print import WIDEST

LONG = 300
"""letters that only a paragraph has"""
PAGES = re.compile(r"\bpp?\.\s*\d")
CITE = re.compile(r"^\W*(how to cite|suggested citation|cite this|to cite)", re.IGNORECASE)
ABOUT = re.compile(
    r"@|\borcid\b|^<?https?://\S+$|\b(university|institute|faculty|department|professor|assoc\.|asst\.|e-?mail|doi|issn)\b",
    re.IGNORECASE,
)
"""what tells that a line is of the title page, whatever it ends with"""
ISSUER = re.compile(r"^[^\W\d_][^.?!:;]{3,70}\s*[,·•|–—]\s+(?=\S)")
"""who issued it, before the date"""
UNFINISHED = re.compile(r"([,;:]|\b(the|an?|of|to|for|and|in|by|with|from|that))$", re.IGNORECASE)
QUESTION = re.compile(r"[^.?!]+[?!]")
MOST = 30
"""blocks in which a title page ends, if there is one"""
AFTER = 4
"""blocks below the first sentence in which a byline or a date may still stand"""
TELLING = 4
"""small words with a meaning of their own that a sentence on a university has, and its name and address has not"""
TITLE = 250
"""letters that a title has at most"""
BESIDE = 160
"""letters that no line of a title page beside its text has"""
SHOWN = ("text", "heading", "title", "abstract", "keywords")


def front(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """The title page: its title, authors, abstract and the like; who is who in it is told apart later.

    A record whose margin counts its lines, such as a court's, has none: all that is counted is of the text.
    """
    if setting.counted and not any(_heads_paper(block) for block in draft):
        return draft
    columns = setting.wrapped and setting.paged and not setting.ordered and setting.width <= WIDEST
    kinds = _set_beside(draft) if columns else _Front(draft).kinds()
    marked = list(draft)
    for i, kind in kinds.items():
        if draft[i].open or draft[i].kind == "heading":
            marked[i] = draft[i]._replace(kind=kind, rule="front", level=0)
    return tuple(marked)


def _heads_paper(block: Block) -> bool:
    """Whether a block is a heading that papers have, not records."""
    text = joined(block.lines) if len(block.lines) == 1 else ""
    return bool(
        heads.ABSTRACT.match(text) or heads.ABSTRACT_RUN_IN.match(joined(block.lines)) or heads.INTRODUCTION.match(text)
    )


class _Front:
    """A title page before the text."""

    def __init__(self, draft: tuple[Block, ...]) -> None:
        self.draft = draft
        self.shown = [i for i, b in enumerate(draft) if b.kind in SHOWN and b.rule != "pinned"][: 2 * MOST]
        self.texts = [joined(draft[i].lines) for i in self.shown]
        counted = numbered_headings(draft)
        self.body = next(
            (n for n, i in enumerate(self.shown) if heads.INTRODUCTION.match(self.texts[n]) or i in counted),
            None,
        )
        """the place of the heading that the text certainly begins with; None where no heading says so"""

    def kinds(self) -> dict[int, Kind]:
        """What each block of the title page is; those that aren't of it are missing."""
        kinds: dict[int, Kind] = {}
        title = next((t for t, i in zip(self.texts, self.shown, strict=True) if self.draft[i].role == "title"), "")
        governed: Kind | None = None
        """what the heading above says that the blocks below it are"""
        begun = 0
        """blocks since the text began"""
        for n, (i, text) in enumerate(zip(self.shown, self.texts, strict=True)):
            block = self.draft[i]
            if n == self.body or n >= MOST or begun > AFTER:
                break
            begun += bool(begun)
            if authors.STARRED.match(text) or (begun == 0 and authors.PERSON.match(text)):
                continue
            if block.kind in ("title", "abstract", "keywords"):
                continue
            said, opens = _said(text)
            if said:
                kinds[i], governed = said, said if opens else None
            elif block.kind == "heading":
                if begun or not (not title or _letters(text) == _letters(title) or self._is_byline(n)):
                    break
                kinds[i], governed, title = "title", None, title or text
            elif governed:
                kinds[i] = governed
                if governed == "keywords" or not self._is_closed(n):
                    governed = None
            elif begun:
                if _tells_of_it(text) and not (n and authors.STARRED.match(self.texts[n - 1])):
                    kinds[i] = "title"
            elif not title and len(block.lines) <= 4 and block.role in ("", "text") and self._may_be_title(n):
                kinds[i], title = "title", text
            elif _is_text(block, text):
                if self.body is None:
                    begun = 1
                elif self._is_abstract(n):
                    kinds[i] = "abstract"
            elif self.body is not None or _is_titular(text):
                kinds[i] = "title"
            else:
                begun = 1
        else:
            if self.body is None and not begun:
                # a file of short lines alone: no page stands before its text
                return {
                    i: kind for i, kind in kinds.items() if kind != "title" or self.texts[self.shown.index(i)] == title
                }
        return kinds

    def _may_be_title(self, n: int) -> bool:
        """A short text that doesn't go on below; one that ends as a sentence does only where it asks or calls."""
        text = self.texts[n].strip()
        below = [text for text in self.texts[n + 1 : n + 4] if not authors.PERSON.match(text)]
        until = next(
            (k for k, t in enumerate(below) if signs.is_sentence(t) and t.lstrip("“\"‘'([ ")[:1].isupper()), len(below)
        )
        runs_on = any(t.lstrip("-•*“\"‘'([ ")[:1].islower() for t in below[:until]) or (
            below and ATTRIBUTION.match(below[0])
        )
        if not 1 < signs.length(text) <= TITLE or runs_on:
            return False
        if signs.is_sentence(text):
            return not self.draft[self.shown[n]].role and bool(QUESTION.fullmatch(text))
        return not (UNFINISHED.search(text) or LISTED.match(text) or self._is_counted(n))

    def _is_counted(self, n: int) -> bool:
        """Whether a text and the next one begin with numbers that count up, as entries of a list do."""
        own, below = (numbering.number(text.strip()) for text in (*self.texts[n : n + 2], "")[:2])
        return (
            own is not None and below is not None and (below.scheme, below.parts) == (own.scheme, (own.parts[0] + 1,))
        )

    def _is_abstract(self, n: int) -> bool:
        """Whether a long paragraph is the one text before the introduction: the abstract, even where no heading says so."""
        above = [
            text
            for i, text in zip(self.shown[: self.body], self.texts, strict=False)
            if _is_text(self.draft[i], text) and not authors.STARRED.match(text) and not authors.PERSON.match(text)
        ]
        number = numbering.number(self.texts[self.body or 0])
        return (
            len(above) == 1
            and signs.length(self.texts[n]) > LONG
            and self.draft[self.shown[n]].role in ("", "text")
            and (number is None or number.parts == (1,))
        )

    def _is_byline(self, n: int) -> bool:
        """Whether a heading has no text of its own, and what comes after it says that the title page still goes on."""
        below = self.texts[n + 1] if n + 1 < len(self.texts) else ""
        goes_on = self.body is not None or any(heads.ABSTRACT.match(text) for text in self.texts[n + 1 :])
        return goes_on and not signs.is_sentence(below) and not numbering.number(self.texts[n])

    def _is_closed(self, n: int) -> bool:
        """Whether some heading ends what stands here."""
        return self.body is not None or any(self.draft[i].kind == "heading" for i in self.shown[n + 1 :])


def _said(text: str) -> tuple[Kind | None, bool]:
    """What a text says of itself that it is, and whether it is the heading of what it speaks of."""
    if heads.ABSTRACT.match(text):
        return "abstract", True
    if heads.ABSTRACT_RUN_IN.match(text):
        return "abstract", False
    if found := heads.KEYWORDS.match(text):
        return "keywords", found.end() == len(text)
    if CITE.match(text):
        return "about", len(text) < TITLE
    return None, False


def _is_text(block: Block, text: str) -> bool:
    """Whether a block is surely of the text: a sentence, a long paragraph, an entry of a list, a row."""
    if block.role in ("item", "quote", "code") or "\t" in text or LISTED.match(text):
        return True
    says = signs.is_sentence(text) or signs.is_clause(text)
    named = bool(ABOUT.search(text)) and not _tells(text)
    return signs.length(text) > LONG or (says and not named and not PAGES.search(text))


def _tells(text: str) -> bool:
    """Whether a text that names a university or an address says something of it, in more than the words between names."""
    words: list[str] = signs.WORD.findall(re.sub(r"\S+[@/]\S+", " ", text))
    return sum(word[0].islower() and not tongue.is_function_word(word) for word in words) >= TELLING


def _is_titular(text: str) -> bool:
    """Whether a short line looks like a name, a place, a date or an address: capitalised, or saying what it is."""
    words = signs.WORD.findall(text)
    weighty = [word for word in words if len(word) > 3]
    return (
        bool(ABOUT.search(text))
        or _tells_of_it(text)
        or (len(words) <= 14 and all(not word[0].islower() for word in weighty) and signs.length(text) < LONG / 2)
    )


def _tells_of_it(text: str) -> bool:
    """Whether a line is surely a byline, a date or an address; not whom an epigraph is by, nor a row."""
    told = tells_another(text) or tells_another(ISSUER.sub("", text))
    return told and "\t" not in text and not ATTRIBUTION.match(text) and not (signs.ends(text) and _tells(text))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _set_beside(draft: tuple[Block, ...]) -> dict[int, Kind]:
    """A title page whose other column already holds the text."""
    page = [i for i, b in enumerate(draft) if b.page == draft[0].page]
    texts = {i: joined(draft[i].lines) for i in page}
    at = next((i for i in page if heads.ABSTRACT.match(texts[i])), None)
    kinds: dict[int, Kind] = {}
    above = [i for i in page if at is None or i < at]
    for i in above if at is None else reversed(above):
        ended = signs.ends(texts[i]) or texts[i].rstrip().endswith((";", ":"))
        if len(texts[i]) > BESIDE or heads.INTRODUCTION.match(texts[i]) or (ended and not PAGES.search(texts[i])):
            break
        kinds[i] = "title"
    kind: Kind = "abstract"
    for i in page if at is not None else ():
        if i >= (at or 0):
            kind = "keywords" if heads.KEYWORDS.match(texts[i]) else kind
            beside = kind == "abstract" and len(texts[i]) < BESIDE and ABOUT.search(texts[i])
            kinds[i] = "about" if beside else kind
    return kinds
