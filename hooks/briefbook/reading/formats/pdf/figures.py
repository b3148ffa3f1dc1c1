"""Rows, and what is drawn on a page → the labels that stand within its pictures, a group for each picture.

A picture is an image or a drawing; drawings that touch are one. What stands in it are labels if they are short and end no
sentence: a box drawn around a text, or a ground of colour below it, is no picture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import rows as lines_of
from .drawn import Drawn
from .tables import Table
from .words import Box, Row, Word

NEAR = 6.0
"""points that lie between the parts of a drawing at most"""
MOST = 400
"""parts of drawings that are looked at"""
SMALLEST = 24.0
"""points that a picture is wide and high at least"""
LARGEST = 0.7
"""share of the page's text that a picture covers at most"""
LABEL = 24
"""letters of a label in the middle, at most"""
LINE = 40
"""letters that a line of text has at least"""
SENTENCE = re.compile(r"[^\W\d_]{3}[.;:]$")


def labels(rows: Sequence[Row], drawn: Drawn, tables: Sequence[Table]) -> tuple[Table, ...]:
    """The labels of each picture of a page, a row for each that stands apart."""
    if not rows or not (drawn.pictures or drawn.upright):
        return ()
    words = [word for row in rows for word in row]
    wide = max(word.right for word in words) - min(word.left for word in words)
    high = max(word.base for word in words) - min(word.base for word in words) + 1
    found = []
    for box in _pictures(drawn):
        if (box.right - box.left) * (box.high - box.low) > LARGEST * wide * high or _touches(box, tables):
            continue
        inside = [part for row in rows if (part := [word for word in row if not word.rows and _holds(box, word)])]
        told = [run.text for row in inside for run in lines_of.runs(row, 0.3 * row[0].face.size)]
        if told and _are_labels(told):
            held = tuple(word for row in inside for word in row)
            found.append(Table(box, tuple(told), held, min(word.tag for word in held), "figure"))
    return tuple(found)


def _pictures(drawn: Drawn) -> list[Box]:
    """The pictures of a page, those that touch as one."""
    parts = [*drawn.pictures]
    parts += [Box(rule.start, rule.at, rule.end, rule.at) for rule in drawn.level]
    parts += [Box(rule.at, rule.start, rule.at, rule.end) for rule in drawn.upright]
    if len(parts) > MOST:
        parts = sorted(parts, key=lambda box: (box.right - box.left) * (box.high - box.low), reverse=True)[:MOST]
    joined: list[Box] = []
    for box in parts:
        while (near := next((other for other in joined if _near(box, other)), None)) is not None:
            joined.remove(near)
            box = Box(
                min(box.left, near.left), min(box.low, near.low), max(box.right, near.right), max(box.high, near.high)
            )
        joined.append(box)
    return [box for box in joined if min(box.right - box.left, box.high - box.low) >= SMALLEST]


def _near(a: Box, b: Box) -> bool:
    return a.left < b.right + NEAR and b.left < a.right + NEAR and a.low < b.high + NEAR and b.low < a.high + NEAR


def _touches(box: Box, tables: Sequence[Table]) -> bool:
    return any(
        box.left < t.box.right and t.box.left < box.right and box.low < t.box.high and t.box.low < box.high
        for t in tables
    )


def _holds(box: Box, word: Word) -> bool:
    return (
        box.left <= (word.left + word.right) / 2 <= box.right
        and box.low <= word.base + 0.3 * word.face.size <= box.high
    )


def _are_labels(texts: Sequence[str]) -> bool:
    lengths = sorted(map(len, texts))
    long = sum(length > LINE for length in lengths) + sum(bool(SENTENCE.search(text)) for text in texts)
    return lengths[len(lengths) // 2] <= LABEL and long <= len(texts) / 8
