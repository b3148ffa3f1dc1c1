"""When an original is read again, and better, its passages may be numbered anew: which passage is now what each one was.

Passages with the same text are the same, in their order. The others are compared by their words, which the index tells as a
bag: one that has most of the words of another is that one; one whose words are all in a longer one was joined to it; and a few
in a row that together have its words are what it was parted into. What isn't decided so is for an editor.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..language.fold import folded
from ..model import PassageRecord, SourceIndex
from ..model.values import locators
from .telling import WORD

LIKE = 0.7
"""the share of the words of the longer of two passages from which they are one that was mended"""
WITHIN = 0.85
"""the share of the words of a passage from which it is a part of another"""
CLEAR = 0.1
"""by how much the likest passage must be liker than the next"""
COMMON = 0.3
"""the share of all passages from which a word that they hold tells none from the others"""
TABLE = re.compile(r"^(?P<key>)(?P<id>t\d+):", re.MULTILINE)
SHOWN = re.compile(
    r"(?:(?<=briefbook: picture )|(?<=briefbook: table )|(?<=briefbook: chart ))(?P<key>[\w-]+)-(?P<id>t\d+)\b"
)
Moves = Mapping[str, tuple[str, ...]]
"""by the id that a passage had, the ids that it has now, where they aren't the same; none where nothing decides"""


@dataclass(frozen=True, slots=True)
class Moved:
    """A locator that was written anew."""

    start: int
    """where it stood in the text"""
    was: str
    now: str
    """with a question mark where nothing decides"""


def moves(old: SourceIndex, new: SourceIndex) -> Moves:
    """Which passages of a source have other ids now."""
    found = _same(old, new)
    left = [p for p in old.passages if p.id not in found]
    free = [p for p in new.passages if p.id not in {id for ids in found.values() for id in ids}]
    found |= _alike(left, free, old, new)
    return {id: ids for id, ids in found.items() if ids != (id,)}


def _same(old: SourceIndex, new: SourceIndex) -> dict[str, tuple[str, ...]]:
    """Passages with the same text; of several alike, the first is the first."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for passage in new.passages:
        places[passage.id[:1] if not passage.id.isdigit() else "", passage.sha256].append(passage.id)
    found: dict[str, tuple[str, ...]] = {}
    for passage in old.passages:
        alike = places[passage.id[:1] if not passage.id.isdigit() else "", passage.sha256]
        if alike:
            found[passage.id] = (alike.pop(0),)
    return found


def _alike(
    left: list[PassageRecord], free: list[PassageRecord], old: SourceIndex, new: SourceIndex
) -> dict[str, tuple[str, ...]]:
    """What each passage that is left over became, by its words."""
    was = {p.id: _bag(p, old) for p in left}
    now = {p.id: _bag(p, new) for p in free}
    holding: dict[str, list[str]] = defaultdict(list)
    for id, bag in now.items():
        for word in bag:
            holding[word].append(id)
    most = max(3, COMMON * len(now))
    order = [p.id for p in free]
    found: dict[str, tuple[str, ...]] = {}
    for id, bag in was.items():
        near = {other for word in bag if len(holding[word]) <= most for other in holding[word]}
        near = {other for other in near if other.isdigit() == id.isdigit() and other[0].isalpha() == id[0].isalpha()}
        found[id] = _became(bag, {other: now[other] for other in order if other in near})
    return found


def _bag(passage: PassageRecord, index: SourceIndex) -> Counter[str]:
    bag: Counter[str] = Counter()
    for told in (passage.said, passage.titles):
        for word, count in told.words:
            bag[folded(word)] += count
        bag.update(folded(word) for _, text in told.names for word in WORD.findall(text))
    for table in index.tables:
        if table.id == passage.id:
            bag.update(folded(word) for row in table.rows for cell in row for word in WORD.findall(cell))
    return bag


def _became(bag: Counter[str], others: Mapping[str, Counter[str]]) -> tuple[str, ...]:
    """What a passage with these words became, of others in their order; none where it isn't clear."""
    shared = {id: (bag & other).total() for id, other in others.items()}
    size = bag.total()
    like = sorted(((shared[id] / max(size, other.total(), 1), id) for id, other in others.items()), reverse=True)
    if like and like[0][0] >= LIKE and (len(like) == 1 or like[0][0] - like[1][0] >= CLEAR):
        return (like[0][1],)
    wider = [id for id in others if shared[id] >= WITHIN * size]
    if len(wider) == 1:
        return (wider[0],)
    parts = [id for id, other in others.items() if other and shared[id] >= WITHIN * other.total()]
    together = sum((others[id] for id in parts), Counter[str]())
    covered = (bag & together).total() >= WITHIN * size >= WITHIN**2 * together.total()
    return tuple(parts) if parts and covered and _in_a_row(parts) else ()


def _in_a_row(ids: list[str]) -> bool:
    numbers = [locators.PassageId.of(id).number for id in ids]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def rewritten(text: str, moves: Mapping[str, Moves], own: str = "") -> tuple[str, list[Moved]]:
    """A file's text with its locators moved, and which were.

    `moves`: by the key of the source. `own`: the source whose folder the file stands in, to which locators outside citations
    belong: ¶12 anywhere, n95 and t3 after "at".
    """
    parts: list[str] = []
    found: list[Moved] = []
    done = 0
    for start, end, key, run in _located(text, own):
        now = _now(run, moves.get(key, {}))
        if now and now != text[start:end] and text[end : end + 1] != "?":
            found.append(Moved(start, text[start:end], now))
            parts += [text[done:start], now]
            done = end
    return "".join([*parts, text[done:]]), found


def renamed(text: str, moves: Mapping[str, Moves], own: str = "") -> str:
    """A file's text with the tables renamed that it describes, if it is the description of a source's own, or shows."""

    def name(found: re.Match[str]) -> str:
        now = moves.get(found["key"] or own, {}).get(found["id"], ())
        return found[0] if len(now) != 1 else found[0].replace(found["id"], now[0])

    return TABLE.sub(name, text) if own else SHOWN.sub(name, text)


def _now(run: locators.Run, moves: Moves) -> str:
    """The passages of a run as they are numbered now; empty where none of them moved."""
    ids = [passage.id for passage in run]
    if not any(id in moves for id in ids):
        return ""
    if any(moves.get(id) == () for id in ids):
        return f"{run}?"
    now = dict.fromkeys(new for id in ids for new in moves.get(id, (id,)))
    return str(locators.Locator.around(locators.PassageId.of(id) for id in now))


def _located(text: str, own: str) -> Iterator[tuple[int, int, str, locators.Run]]:
    """(start, end, key, run) of every run of passages, in the order of the text."""
    passed = 0
    for start, end, _ in locators.citations(text):
        if own:
            yield from ((a, b, own, run) for a, b, run in _bare(text, passed, start))
        yield from _cited(text, start, end)
        passed = end
    if own:
        yield from ((a, b, own, run) for a, b, run in _bare(text, passed, len(text)))


def _cited(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, locators.Run]]:
    key, at = "", start
    for piece in text[start:end].split(";"):
        written = piece.lstrip(" [")
        if written.startswith("@"):
            key = written[1:].partition(",")[0].strip(" ]")
        offset = at + len(piece) - len(written) + (len(written.partition(",")[0]) if written.startswith("@") else 0)
        yield from ((a, b, key, run) for a, b, run in locators.runs(text, offset, at + len(piece), every=True))
        at += len(piece) + 1


def _bare(text: str, start: int, end: int) -> Iterator[tuple[int, int, locators.Run]]:
    """Runs outside citations: those with a sign anywhere, those with a letter on a line behind "at"."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop + 1
        at = min((place for word in (" at: ", " at ") if (place := text.find(word, start, stop)) >= 0), default=stop)
        yield from locators.runs(text, start, at, every=False)
        yield from locators.runs(text, at, stop, every=True)
        start = stop
