"""Sentences of the editors that stand in an original too: facts carry over, wording doesn't.

An index keeps hashes of some runs of ten words of its original, so that no original is needed to know a copy; see `index.runs`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...index import runs
from ...model import Book, Problem, Source, Text
from ...problem import place

SHOWN = 60
"""letters of a copy that a message shows"""
QUOTED = ("value", "of", "note", "says", "basis", "by")
"""fields of a statement that hold words of the editors"""
HINT = "say it in your own words; facts, figures, names and titles carry over"


def copies(book: Book) -> Iterator[Problem]:
    """Texts of which ten words or more in a row are those of a source that may not be quoted."""
    owners: dict[bytes, Source] = {}
    for source in book.records.sources:
        if source.index and source.publish == "index":
            owners.update(dict.fromkeys(source.index.runs, source))
    for text in _texts(book):
        passed = 0
        found = [(start, end, owners[hash]) for start, end, hash in runs.hashed(text.text) if hash in owners]
        for n, (start, end, source) in enumerate(found):
            if start < passed:
                continue
            passed = end
            for following, last, _ in found[n + 1 :]:
                if following >= passed:
                    break
                passed = last
            copied = " ".join(text.text[start:passed].split())
            shown = copied if len(copied) <= SHOWN else f"{copied[:SHOWN].rpartition(' ')[0]} …"
            yield Problem(place(text, start), "copied-sentence", f"'{shown}' stands so in {source.key}", HINT)


def _texts(book: Book) -> Iterator[Text]:
    yield from book.records.texts
    for statement in book.records.statements:
        places = dict(statement.places)
        for field in QUOTED:
            if field in places:
                yield Text(places[field], getattr(statement, field))
