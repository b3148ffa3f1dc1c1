"""Marks of notes that became plain figures, raised again: `harbour.3` → `harbour.³`.

A figure is a mark only where it sticks to the end of a word or of a sentence, and counts up through the article. It must be the
number of a note; where an article has lost its notes, a long and whole count tells as much. A number in brackets is a mark
where there is a note of that number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..model import Passage

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MARKS = re.compile("[⁰¹²³⁴-⁹]+")
FIGURE = re.compile(r"[0-9]{1,6}(?=$|[\s;:)”\"—–]|[.,](?!\d))")
"""a figure that ends where a word does: not the first of 04.9, nor that of 2020.1.1"""
STUCK = re.compile(r"(?:(?<=(?:19|20)\d\d[.,])|(?<=[^\W\d_⁰¹²³⁴-⁹]|[.,;:!?”\"’)\]…])(?<!\d\.)(?<!\d,))")
"""before a figure that sticks to a word or its punctuation; after a year's full stop or comma too, but not within 5.72"""
BRACKETED = re.compile(r"(?<=\S)\[(\d{1,3})\](?!\()")
SKIPPED = 2
"""numbers that a count may leave out at once: some marks stand in captions and tables"""
COUNT = 7
"""figures that count up from 1, nearly all of them, in a text whose notes are lost"""


def raised(passages: Sequence[Passage], notes: Iterable[Passage]) -> dict[str, Passage]:
    """The passages that change, by their ids."""
    if any(MARKS.search(p.text) for p in passages):
        return {}
    numbers = {int(note.id[1:]) for note in notes}
    if bracketed := {p.id: text for p in passages if (text := _unbracketed(p.text, numbers)) != p.text}:
        return {p.id: replace(p, text=bracketed[p.id]) for p in passages if p.id in bracketed}
    found = list(_counted(passages))
    marks = [mark for mark in found if mark[2] in numbers]
    if not marks and len(found) >= COUNT and found[-1][2] <= len(found) + SKIPPED:
        marks = found
    texts: dict[int, str] = {}
    for n, start, number in reversed(marks):
        text = texts.get(n, passages[n].text)
        figures = str(number)
        texts[n] = text[:start] + figures.translate(RAISED) + text[start + len(figures) :]
    return {passages[n].id: replace(passages[n], text=text) for n, text in texts.items()}


def _unbracketed(text: str, numbers: set[int]) -> str:
    """The text with the marks in brackets raised whose notes there are."""
    return BRACKETED.sub(lambda m: m[1].translate(RAISED) if int(m[1]) in numbers else m[0], text) if numbers else text


def _counted(passages: Sequence[Passage]) -> Iterator[tuple[int, int, int]]:
    """(passage, its letter, number) of the figures that stick to words and count up through the passages."""
    expected = 1
    written: Counter[str] = Counter()
    for n, passage in enumerate(passages):
        for found in FIGURE.finditer(passage.text):
            start, digits = found.start(), found[0]
            before, number = (digits[:4], digits[4:]) if len(digits) > 4 else ("", digits)
            if (start and passage.text[start - 1].isdigit()) or len(digits) == 4:
                continue
            if not expected <= int(number) <= expected + SKIPPED or number[0] == "0":
                continue
            if before:
                # "21781": a number that the article has elsewhere, and its note
                if not written:
                    written.update(w for p in passages for w in re.findall(r"\d{4,}", p.text))
                stuck = int(number) == expected and written[before] > 1 and written[digits] == 1
            else:
                stuck = bool(STUCK.match(passage.text, start))
            if stuck:
                expected = int(number) + 1
                yield n, start + len(before), int(number)
