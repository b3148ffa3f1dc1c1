"""The ledger: every word of an original is in the article or set apart, nothing else is, and what was set apart is told."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given

import golden
from briefbook.model import Article, Original, Section, Table
from briefbook.reading import heads, marks
from briefbook.reading.repair import blocks
from corpus.document import Document, documents
from corpus.makers import MAKERS
from test_repair import texts
from test_structure import read
from texts import narrow, original


def letters(*parts: str) -> Counter[str]:
    """The letters and figures of texts, whatever their case: words may be joined, but not changed."""
    plain = unicodedata.normalize("NFKD", "".join(parts).translate(marks.PLAIN)).casefold()
    return Counter(c for c in plain if c.isalnum())


def told(article: Article) -> Iterator[str]:
    """All texts of an article."""
    yield from (passage.text for passage in (*article.abstract, *article.references))
    for note in article.notes:
        yield note.text
    for part in article.body:
        match part:
            case Section():
                yield part.title
            case Table():
                yield from (part.label, part.caption, part.source, *(cell for row in part.rows for cell in row))
            case _:
                yield part.text
    yield from (block.text for block in article.removed)


def differences(whole: Original) -> tuple[Counter[str], Counter[str]]:
    """Letters that an article lacks and has too many. A note's number is its id, and an abstract's name its place."""
    article = read(whole)
    there = letters(*told(article))
    file = letters(*(blocks.clean(line.text) for line in whole.lines))
    named = letters(*(note.id[1:] for note in article.notes))
    for line in whole.lines:
        if found := heads.ABSTRACT_RUN_IN.match(line.text):
            named += letters(found[0])
    return file - there - named, there - file


GOLDENS = [
    found
    for stage in ("repair", "structure")
    for path in sorted((golden.FOLDER / stage).glob("*.md"))
    for found in golden.load(path)
]
FILES = ("front.md", "atx.md", "wrapped.md", "lines.txt", "wrapped.txt", "pages.txt", "ocr.txt")


@pytest.mark.parametrize("found", GOLDENS, ids=[f"{g.path.stem}: {g.title}" for g in GOLDENS])
def test_no_letter_of_a_golden_is_lost_or_made_up(found: golden.Golden) -> None:
    text = found.input.rpartition("---\n")[2]
    assert differences(narrow(text) if "[narrow]" in found.title else original(text)) == (Counter(), Counter())


@pytest.mark.parametrize("maker", FILES)
@pytest.mark.parametrize("document", documents(), ids=lambda document: document.name)
def test_no_letter_of_a_document_is_lost_or_made_up(maker: str, document: Document) -> None:
    whole = original(MAKERS[maker].make(document).decode(), marked=maker.endswith(".md"))
    assert differences(whole) == (Counter(), Counter())


@given(texts)
def test_no_letter_of_any_text_is_lost_or_made_up(text: str) -> None:
    assert differences(original(text)) == (Counter(), Counter())
