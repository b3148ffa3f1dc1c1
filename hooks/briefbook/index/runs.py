"""Copied sentences, known without the text that they were copied from: hashed runs of words, of which a text keeps some.

After Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (2003): of each five runs of ten
words that begin one after the other, the one with the least hash is kept. So a copy of fourteen words or more is always found,
one of ten words by chance, and what is kept, a run in three, can't be followed from word to word.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from hashlib import blake2b

from ..language.fold import fold

LENGTH = 10
"""words in a run"""
WINDOW = 5
"""runs in a row of which one is kept"""
SURE = LENGTH + WINDOW - 1
"""words from which a copy is always found"""
BYTES = 5
"""of a hash: a run of ours is taken for one of a text of 50,000 words by chance once in 60 million"""
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def of(texts: Iterator[str]) -> tuple[bytes, ...]:
    """The hashes that are kept of some texts, sorted."""
    kept: set[bytes] = set()
    for text in texts:
        hashes = [hash for _, _, hash in hashed(text)]
        kept.update(min(hashes[n : n + WINDOW]) for n in range(max(1, len(hashes) - WINDOW + 1)) if hashes)
    return tuple(sorted(kept))


def hashed(text: str) -> Iterator[tuple[int, int, bytes]]:
    """Every run of ten words: where it begins and ends in the text, and its hash."""
    shape, positions = fold(text)
    words = [found[0] for found in WORD.finditer(shape)]
    if len(words) < LENGTH:
        return
    spans = [found.span() for found in WORD.finditer(shape)]
    for n in range(len(words) - LENGTH + 1):
        run = " ".join(words[n : n + LENGTH])
        start, last = spans[n][0], spans[n + LENGTH - 1][1] - 1
        if positions:
            start, last = positions[start], positions[last]
        yield start, last + 1, blake2b(run.encode(), digest_size=BYTES).digest()


def to_text(hashes: tuple[bytes, ...]) -> str:
    return b64encode(b"".join(hashes)).decode()


def from_text(text: str) -> tuple[bytes, ...]:
    """Raises ValueError where `to_text` didn't write it."""
    raw = b64decode(text, validate=True)
    if len(raw) % BYTES:
        raise ValueError("runs")
    return tuple(raw[n : n + BYTES] for n in range(0, len(raw), BYTES))
