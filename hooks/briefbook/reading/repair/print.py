"""How lines are set: whether print broke paragraphs into them, how wide it is, whether it has pages."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Sequence

from ...model import Line, Original, Setting
from .blocks import SENTENCE_END, turns_page

LONGEST = 130
"""letters of a line of print; what is longer is a paragraph"""
WIDEST = 58
"""letters of a line beside which a page has room for a second column: those of two columns have 35 to 55"""
SHARE = 0.25
"""share of lines with one right below them that must go on in it: of print nearly all do, of paragraphs none"""
BEGINNING = re.compile(r"\s*(?:[-•*–‣◦▪(]?\s*\d|[-•*–‣◦▪]\s)")
"""how a line begins that goes on in none above it, capitals apart"""
BLANK = 3
"""blank lines that stand between two pages at least"""


def setting_of(original: Original, lines: Sequence[Line]) -> Setting:
    """How these lines of an original are set: as its format says, or as the lines tell."""
    return original.setting or told(lines)


def told(lines: Sequence[Line]) -> Setting:
    """What the lines of a plain text tell of its setting."""
    texts = [line.text.strip("\f").rstrip() for line in lines]
    pairs = [(a, b) for a, b in itertools.pairwise(texts) if a and b and "\t" not in a + b]
    going_on = sum(
        not SENTENCE_END.search(a) and not (b.lstrip()[:1].isupper() or BEGINNING.match(b)) for a, b in pairs
    )
    lengths = [len(text) for text in texts if text]
    longest = statistics.quantiles(lengths, n=10)[8] if len(lengths) > 1 else max(lengths, default=0)
    wrapped = longest < LONGEST and going_on > 0 and going_on >= SHARE * len(pairs)
    fed = bool(lines) and lines[0].page != lines[-1].page
    return Setting(wrapped, paged=fed or (wrapped and _has_turns(lines)), width=round(longest) if wrapped else 0)


def _has_turns(lines: Sequence[Line]) -> bool:
    """Whether a page turns somewhere: at several blank lines, or at what extraction leaves there."""
    blank = 0
    begun = False
    for line in lines:
        if not line.text.strip():
            blank += 1
            continue
        if begun and (blank >= BLANK or turns_page(line, blank)):
            return True
        begun, blank = True, 0
    return False
