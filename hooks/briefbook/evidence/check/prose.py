"""Texts of the editors as a reader meets them: each claim with its citation, no heading too many, no length beyond use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from ...index import naming
from ...language import fold, sentences
from ...language.function_words import small_words
from ...model import Book, Mending, Place, Problem, Text
from ...problem import place
from . import exists
from .markdown import bare

LONGEST = {"overview": 300, "gloss": 30}
"""words beyond which nobody reads it: an overview is meant to have 60 to 160"""
MARK = r"(?:¶+|n|t|§+)\s?\d+"
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
FEWEST = 4
"""words of what claims something"""
OTHER = re.compile(r"\s*(?:#|<|\||```|~~~|!\[|\[\w[\w-]*\]:|:::|---|\{:)")
"""what is no prose: a heading, a table, a marker, code, a picture, an address"""
HEADING = re.compile(r"^# +\S.*|^\S.*(?=\n=+ *$)", re.MULTILINE)
SHORT = 60
"""letters of what says nothing yet, at most"""
EMPTY = re.compile(
    r"[\W_]*|[\W_]*(?:to ?do|tbd|tba|fixme|xxx+|lorem ipsum\b.*|(?:title )?not stated)[\W_]*", re.IGNORECASE
)
"""what is written until something is known"""
CITE = "end it with its citation: [@key, ¶12]"


def cited(book: Book) -> Iterator[Problem]:
    """Paragraphs of digests, sentences of overviews, definitions as wholes: each names its passages."""
    overviews = {entity.place.path for entity in book.records.entities}
    loose = _loose(book)
    for term in book.records.terms:
        # what an acronym is short for says nothing of the world
        if not (term.acronym or "[@" in term.definition or EMPTY.fullmatch(term.definition)):
            message = f"the definition '{_shown(term.definition)}' names no passage"
            yield Problem(exists.where(term, "definition"), "uncited-text", message, CITE)
    for text in book.records.texts:
        path = text.place.path
        if path.endswith("/digest.md") or path in overviews:
            yield from _uncited(text, path in overviews, loose)


def _uncited(text: Text, each: bool, loose: re.Pattern[str]) -> Iterator[Problem]:
    """Paragraphs without a citation; with `each`, sentences. One whose citation lacks its marks is a problem of its own."""
    for found in PARAGRAPH.finditer(bare(text.text)):
        paragraph = found[0].replace("\n", " ")
        if OTHER.match(paragraph):
            continue
        pieces = sentences.split(paragraph) if each else [(0, paragraph)]
        for start, piece in pieces:
            if "[@" not in piece and len(fold.words(piece)) >= FEWEST and not loose.search(piece):
                what = "sentence" if each else "paragraph"
                message = f"the {what} '{_shown(piece)}' names no passage"
                yield Problem(place(text, found.start() + start), "uncited-text", message, CITE)


def _loose(book: Book) -> re.Pattern[str]:
    """A citation without its marks: (lee-2025, ¶19) in place of [@lee-2025, ¶19]."""
    keys = sorted((source.key for source in book.records.sources), key=len, reverse=True)
    key = "|".join(map(re.escape, keys)) or "(?!)"
    return re.compile(rf"[(\[]\s*@?(?P<key>{key})\s*[,:]?\s*(?P<at>{MARK}[^()\[\]\n]*?)\s*[)\]]")


def marked(book: Book) -> Iterator[Problem]:
    """Citations that lack their marks."""
    loose = _loose(book)
    for text in book.records.texts:
        for found in loose.finditer(bare(text.text)):
            if not found[0].startswith("[@"):
                meant = f"[@{found['key']}, {exists.locator(found['at']) or found['at']}]"
                message = f"'{found[0]}' is no citation: it is shown as it stands, and nothing is checked"
                mending = Mending(found[0], meant)
                yield Problem(
                    place(text, found.start()), "unmarked-citation", message, f"write {meant}", mending=mending
                )


def headings(book: Book) -> Iterator[Problem]:
    """More than one heading of the first rank; or any, where the page has its title from a record."""
    own = {page.edit for page in book.records.pages}
    for text in book.records.texts:
        if "\n# " not in f"\n{text.text}" and "\n=" not in text.text:
            continue
        for found in list(HEADING.finditer(bare(text.text)))[1 if text.place.path in own else 0 :]:
            message = f"'{_shown(found[0])}' is a second title of this page"
            yield Problem(place(text, found.start()), "second-title", message, "begin it with two signs: ##")


def lengths(book: Book) -> Iterator[Problem]:
    """Texts that are far longer than what they are for."""
    firsts = {text.place.path: text.place for text in reversed(book.records.texts)}
    for entity in book.records.entities:
        yield from _long(firsts.get(entity.place.path, entity.place), "overview", entity.overview)
        yield from _long(exists.where(entity, "gloss"), "gloss", entity.gloss)


def _long(place: Place, what: str, text: str) -> Iterator[Problem]:
    words = len(text.split())
    if words > LONGEST[what]:
        hint = f"keep what a reader needs first; {LONGEST[what]} words are the most"
        yield Problem(place, "long-text", f"this {what} has {words} words", hint)


def placeholders(book: Book) -> Iterator[Problem]:
    """Words that stand for what nobody has written yet."""
    r = book.records
    told: list[tuple[exists.Placed, str, str]] = [
        *((e, "gloss", e.gloss) for e in r.entities),
        *((s, "title", s.title) for s in r.sources),
        *((t, "definition", t.definition) for t in r.terms),
        *((b, key, text) for b in r.briefs for key, text in (("title", b.title), ("question", b.question))),
        *((c, "title", c.title) for c in r.comparisons),
        *((s, key, getattr(s, key)) for s in r.statements for key in ("value", "note", "of", "by") if getattr(s, key)),
        *((c, key, text) for c in r.changes for key, text in (("title", c.title), ("text", c.text))),
    ]
    for record, key, text in told:
        if len(text) < SHORT and EMPTY.fullmatch(text):
            message = f"'{text}' of '{key}' says nothing yet"
            yield Problem(
                exists.where(record, key), "unwritten-text", message, "write it, or take the line out until you can"
            )


def unused(book: Book) -> Iterator[Problem]:
    """Terms of which no source, no statement and no text of the editors has the words: nobody will meet them."""
    r = book.records
    if any(source.index is None for source in r.sources):
        return  # what isn't read may speak of them
    small = frozenset[str]().union(*(small_words(s.index.language) for s in r.sources if s.index))
    waiting = {term.id: [_stems(fold.words(name), small) for name in (term.term, *term.names)] for term in r.terms}
    waiting = {id: names for id, names in waiting.items() if all(names)}
    own = {term.definition for term in r.terms}
    texts = (fold.words(text.text) for text in r.texts if text.text not in own)
    stated = (fold.words(" ".join((s.value, s.of, s.note, s.by))) for s in r.statements)
    for words in chain(_indexed(book), texts, stated):
        have = _stems(words, small)
        waiting = {id: names for id, names in waiting.items() if not any(name <= have for name in names)}
        if not waiting:
            return
    for term in r.terms:
        if term.id in waiting:
            message = f"no source and no text of yours speaks of '{term.term}'"
            hint = "say under 'names' how they write it, or take it out"
            yield Problem(exists.where(term, "term"), "unused-term", message, hint)


def _indexed(book: Book) -> Iterator[Iterable[str]]:
    """The words of each passage and of each table."""
    for source in book.records.sources:
        if source.index:
            yield from map(naming.words, source.index.passages)
            yield fold.words(" ".join(f"{acronym.short} {acronym.long}" for acronym in source.index.acronyms))
            for table in source.index.tables:
                yield fold.words(" ".join((table.caption, *(cell for row in table.rows for cell in row))))


def _stems(words: Iterable[str], small: frozenset[str]) -> frozenset[str]:
    """What an index keeps of words: those of letters that say something, a plural as its singular."""
    return frozenset(word.rstrip("s") for word in words if len(word) > 1 and word.isalpha() and word not in small)


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 50 else words[:50].rpartition(" ")[0] + " …"
