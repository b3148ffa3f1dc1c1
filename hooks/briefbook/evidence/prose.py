"""Prose that cites, cut into the spans that rest on a citation each.

A citation bears what stands between the one before it and itself, and the rest of its own sentence. So a paragraph may end in
one citation, and a sentence may hold two. What is code, markup or an address claims nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from ..keeping import Keep, anew, mark
from ..language.sentences import split, starts
from ..model import Problem, Records, Text
from ..model.values import OwnFigure, Quantity, When, citations, cited, own_figures
from ..problem import place
from . import reckoned
from .attest import SHOWN, Shelved, decides, proper, rests_on, shelved
from .claims import Context, DateClaim, FigureClaim, NameClaim, Names, WordClaim, located, of_text
from .held import Held

BLOCK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)]|\||#|>)[ \t])|\n(?=\|)")
"""where a block ends: at a blank line, before an item of a list, a row of a table, a heading"""
# bounded, and never read twice: ten thousand openings without an end would be read as often
SILENT = re.compile(
    r"""
      ^(?P<fence>```++|~~~++).*?^(?P=fence)[ \t]*$  # code in lines
    | `[^`\n]*`                                     # code in a line
    | <!--.{0,4000}?-->                             # remarks
    | <[^>\n]{0,2000}>                              # tags
    | \]\((?!=)[^)\n]{0,2000}\)                     # addresses of links
    | \{:?[^}\n]{0,2000}\}                          # attributes
    | ^\#{1,6}[ \t][^\n]*$                         # headings
    | ^[ \t]*(?:[-*+]|\d+[.)])(?=[ \t])            # marks of items
    | (?<![\d\s])\*{1,3} | \*{1,3}(?![\d\s])        # emphasis, not multiplication
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


WHOLE = ""
"""in place of a passage where a source is cited as a whole"""
OUTSIDE = "outside knowledge"
"""with these words an editor says of a sentence beside citations that no source holds it"""
HINT = "cite the passage that says so, or say how the figure was made: [nine](= 5 + 4)"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of prose, and what it cites."""

    text: str
    start: int
    """its first letter in the whole text"""
    cited: str
    """as it is written"""
    passages: tuple[tuple[str, str], ...]
    """(source, id)"""


def spans_of(text: Text) -> Iterator[Span]:
    """The spans of a text of contributors, which rest on the citations beside it, or else on those that it holds."""
    return _beside(text) if text.at else spans(text.text)


def spans(text: str) -> Iterator[Span]:
    """The spans of a Markdown text, in order."""
    shown = _silent(text)
    begin = 0
    for end in (*(found.start() for found in BLOCK.finditer(text)), len(text)):
        yield from _of_block(shown[begin:end], begin)
        begin = end


def _blank(text: str) -> str:
    """As many blanks, with the lines kept."""
    return "".join("\n" if char == "\n" else " " for char in text)


def _of_block(block: str, at: int) -> Iterator[Span]:
    found = [(start, end, citation) for start, end, citation in citations(block) if citation]
    if not found:
        return
    plain = _without(block, ((start, end) for start, end, _ in found))
    sentences = (*starts(plain), len(plain))
    begin = 0
    for n, (_, end, citation) in enumerate(found):
        following = found[n + 1][0] if n + 1 < len(found) else len(plain)
        last = min(sentences[bisect_left(sentences, end)], following)
        if n + 1 < len(found) and last == following:
            last = end
        if plain[begin:last].strip() and citation:
            whole = tuple((part.key, WHOLE) for part in citation.parts if part.locator is None)
            yield Span(plain[begin:last], at + begin, str(citation), (*citation.passages, *whole))
        begin = last


def _beside(text: Text) -> Iterator[Span]:
    """The sentences of a text whose citations stand beside it; with their own they cite these, too, and what they speak of."""
    passages = cited(text.at)
    keys = tuple(dict.fromkeys(key for key, _ in passages))
    shown = _silent(text.text)
    for start, sentence in split(shown):
        if OUTSIDE not in sentence:
            spoken = tuple((key, id) for key in keys for id in located(sentence))
            named = (*passages, *cited(sentence), *spoken)
            yield Span(_without_citations(sentence), start, text.at, tuple(dict.fromkeys(named)))


def _silent(text: str) -> str:
    return SILENT.sub(lambda found: _blank(found[0]), text)


def _without_citations(text: str) -> str:
    return _without(text, ((start, end) for start, end, _ in citations(text)))


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with blanks in place of spans, which are in order."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at:start], " " * (end - start))
        at = end
    return "".join((*parts, text[at:]))


def unborne(records: Records, names: Names, keep: Keep = anew) -> tuple[Problem, ...]:
    """What cited prose claims and its passages don't hold, and figures of our own that aren't what is said of them."""

    @lru_cache(maxsize=1)
    def judge() -> _Judge:
        issued = {source.key: dict(source.csl).get("issued", "")[:4] for source in records.sources}
        return _Judge(shelved(records, names), proper(records, names), issued)

    def of(texts: tuple[Text, ...]) -> tuple[Problem, ...]:
        return keep("prose", (texts, shelf), lambda: tuple(problem for text in texts for problem in judge().of(text)))

    shelf = mark((decides(records), [rests_on(records, source) for source in records.sources]))
    files = groupby(records.texts, key=lambda text: text.place.path)
    return tuple(problem for _, texts in files for problem in of(tuple(texts)))


class _Judge:
    """Holds texts against the passages that they cite."""

    def __init__(self, shelf: Mapping[str, Shelved], names: Names, issued: Mapping[str, str]) -> None:
        self.shelf = shelf
        self.names = names
        self.issued = issued
        self.known = frozenset[str]().union(*(source.known for source in shelf.values()))
        """the names of all authors of the shelf, who are spoken of everywhere"""

    def of(self, text: Text) -> Iterator[Problem]:
        for span in spans_of(text):
            held = self._held(span)
            if held is not None:
                yield from self._of_span(text, span, held)

    def _held(self, span: Span) -> Held | None:
        """What the passages that are cited hold; None where none can be looked up, which is a problem of its own."""
        found = [
            (key, id)
            for key, named in span.passages
            if key in self.shelf
            for id in (self.shelf[key].passages if named == WHOLE else (named,))
            if id in self.shelf[key].passages
        ]
        if not found:
            return None
        parts = [self.shelf[key].held((id,)) for key, id in found]
        return Held(
            tuple(p for part in parts if part for p in part.passages),
            tuple(t for part in parts if part for t in part.tables),
            self.known,
            tuple(a for key in dict.fromkeys(key for key, _ in found) for a in self.shelf[key].acronyms),
        )

    def _of_span(self, text: Text, span: Span, held: Held) -> Iterator[Problem]:
        made = list(own_figures(span.text))
        for own in made:
            yield from self._of_own(text, span, own, held)
        shown = _without(span.text, ((own.start, own.end) for own in made))
        claims = list(of_text(shown, self.names))
        context = Context.of(claims, shown) if held.tables else Context()
        issued = {self.issued.get(key, "") for key, _ in span.passages}
        for claim in {claim.said: claim for claim in reversed(claims)}.values():
            written = isinstance(claim, DateClaim) and str(claim.when) in issued
            if written or held.bears_out(claim, context):
                continue
            message = f"'{claim.said}' can't be found in {span.cited}"
            has = ", ".join(held.instead(claim)[:SHOWN])
            hint = (f"the passage has {has}; " if has else "") + HINT
            yield Problem(place(text, span.start + claim.start), "unverified-text", message, hint)

    def _of_own(self, text: Text, span: Span, own: OwnFigure, held: Held) -> Iterator[Problem]:
        where = place(text, span.start + own.start)
        wrong = reckoned.fault(own)
        if wrong:
            yield Problem(
                where, "own-figure", wrong, "write how it was made: [9 tonnes](= 5 + 4), [two](= Selm, Orvane)"
            )
            return
        if reckoned.is_reckoning(own.how):
            for operand in reckoned.operands(own.how):
                when = When.parse(str(operand))
                year = DateClaim(key="", said=str(operand), when=when) if when else None
                part = FigureClaim(key="", said=str(operand), quantity=Quantity(operand), of="cell", year=year)
                if not held.bears_out(part, Context()):
                    message = f"'{operand}', of which '{own.text}' is made, can't be found in {span.cited}"
                    yield Problem(where, "own-figure", message, "cite the passage that says so")
        elif reckoned.counted(own.how):
            for claim in of_text(own.how, self.names):
                if isinstance(claim, NameClaim | WordClaim) and not held.bears_out(claim, Context()):
                    message = f"'{claim.said}', which is counted, can't be found in {span.cited}"
                    yield Problem(where, "own-figure", message, "cite the passage that says so")
