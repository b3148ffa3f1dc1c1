"""What became of the words of an original: what was set apart or left out, by which rule, from which lines.

Nothing leaves the text in silence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..language import tongue
from ..model import Article, Block, Passage
from . import glyphs
from .repair import signs

RULES = {
    "running-head": "running heads and feet", "page-number": "page numbers", "line-number": "line numbers",
    "drawn": "drawn lines", "contents": "a table of contents", "figure-debris": "labels in figures",
    "text-twice": "text set twice", "caption-twice": "captions set twice", "pull-quotes": "pull quotes",
    "author-note": "notes on the author", "dates": "dates of the journal", "aside": "menus, comments and the like",
    "front": "the title page", "format": "the title page", "pinned": "lines pinned in source.yml",
}  # fmt: skip
"""what people call what a rule takes out"""
UNWRITTEN = ("aside",)
"""rules whose words aren't written down: they are of a web site, not of the document"""
WORD = re.compile(rf"{signs.DENSE.pattern}|(?:(?!{signs.DENSE.pattern})[^\W_])+")


@dataclass(frozen=True, slots=True)
class Taken:
    """What one rule took out of the text."""

    rule: str
    words: int
    prose: int
    """those that stand in sentences"""
    lines: tuple[int, ...]


def words(text: str) -> int:
    """The words of a text; of a script without blanks, its characters."""
    return len(WORD.findall(text))


def taken(article: Article) -> tuple[Taken, ...]:
    """What stands outside the article's text, by rule, most words first. The title page has its own place and is none of it."""
    blocks: dict[str, list[Block]] = {}
    for block in article.removed:
        if block.kind not in ("title", "keywords", "heading", "abstract"):
            blocks.setdefault(block.rule or block.kind, []).append(block)
    found = [
        Taken(
            rule,
            sum(words(b.text) for b in group),
            sum(words(b.text) for b in group if signs.holds_sentence(b.text)),
            tuple(sorted(line.number for b in group for line in b.lines)),
        )
        for rule, group in blocks.items()
    ]
    return tuple(sorted(found, key=lambda t: (-t.words, t.rule)))


def total(article: Article) -> int:
    """All words of the original that this article was made from."""
    parts: list[str] = [p.text for p in (*article.abstract, *article.passages, *article.notes, *article.references)]
    parts += [section.title for section in article.sections]
    parts += [cell for table in article.tables for row in (*table.rows, (table.caption, table.source)) for cell in row]
    return sum(map(words, parts)) + sum(words(block.text) for block in article.removed)


def shares(article: Article) -> dict[str, float]:
    """Of all words, the share that each rule took out of the text as prose, largest first: what may have been lost."""
    whole = total(article) or 1
    found = {t.rule: round(t.prose / whole, 4) for t in taken(article)}
    return dict(sorted(((r, s) for r, s in found.items() if s), key=lambda pair: -pair[1]))


def account(article: Article, pages: int = 0) -> str:
    """A short account of a reading, for who ran it."""
    counts = [
        counted(pages, "page"), counted(len(article.passages), "passage"), counted(len(article.abstract), "of the abstract"),
        counted(len(article.notes), "note"), counted(len(article.tables), "table"),
        counted(len(article.references), "reference"),
    ]  # fmt: skip
    lines = [", ".join(filter(None, counts)) or "no text"]
    whole = total(article) or 1
    for t in taken(article):
        how = "left out" if t.rule in UNWRITTEN else "set apart"
        prose = f", {t.prose} of them in sentences" if t.prose else ""
        name = RULES.get(t.rule, t.rule)
        lines.append(f"{how}: {t.words / whole:.1%} of the words as {name} ({t.words} words{prose}), {runs(t.lines)}")
    joined = [p for p in article.passages if any(b > a + 1 for a, b in zip(p.lines, p.lines[1:], strict=False))]
    moved = [p for p in article.passages if any(b < a for a, b in zip(p.lines, p.lines[1:], strict=False))]
    firsts = [p.lines[0] for p in article.passages]
    turned = sum(b < a for a, b in itertools.pairwise(firsts))
    if joined:
        lines.append(f"joined: {counted(len(joined), 'passage')} over what stood between, {spoken(joined)}")
    if turned or moved:
        lines.append(f"moved: {counted(turned + len(moved), 'place')} where the order isn't that of the file")
    lines += [f"warning: {text}" for text in warnings(article)]
    return "".join(f"  {line}\n" for line in lines)


def warnings(article: Article) -> tuple[str, ...]:
    """What makes a reading doubtful: letters that were lost, glyphs that say nothing."""
    texts = [p.text for p in (*article.abstract, *article.passages, *article.notes)]
    found = []
    language = tongue.of(" ".join(texts[:40]))
    if lost := glyphs.lost_ligatures(texts, language):
        found.append(f"ligatures seem to be lost ({', '.join(lost[:3])}): give the text in another format if you can")
    if odd := glyphs.odd(texts):
        found.append(
            f"{odd} glyphs say nothing (private or unknown letters): the file's fonts don't tell what they show"
        )
    if texts and not language:
        found.append("the language can't be told: words that a line's end cuts are made whole by the text alone")
    return tuple(found)


def counted(number: int, noun: str) -> str:
    """`3 passages`; nothing for 0."""
    if not number:
        return ""
    return f"{number} {noun}" + ("s" if number != 1 and " " not in noun else "")


def spoken(passages: Iterable[Passage], most: int = 6) -> str:
    told = [f"¶{p.id}" for p in passages]
    return ", ".join(told[:most]) + (" …" if len(told) > most else "")


def runs(lines: tuple[int, ...], most: int = 6) -> str:
    """`lines 3–5, 9`, the longest first; the first few."""
    found: list[list[int]] = []
    for line in lines:
        if found and line <= found[-1][1] + 1:
            found[-1][1] = line
        else:
            found.append([line, line])
    found.sort(key=lambda run: (run[0] - run[1], run[0]))
    told = ", ".join(f"{a}–{b}" if b > a else str(a) for a, b in found[:most])
    return f"line{'s' if len(lines) > 1 else ''} {told}" + (" …" if len(found) > most else "")
