"""What has one answer is written without asking: keys in their order, and what `check` knows how to put right.

Texts come out beside what they were; whoever asked writes them, and shows the difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from fnmatch import fnmatchcase
from pathlib import Path

from .. import repository
from ..model import EntityKind, Mending, Place, Problem
from ..records import book, shapes
from .order import Order, front, ordered

QUOTES = 2
"""signs that may stand between the place of a value and its first letter"""
SIDE = Order(keys=shapes.SIDE)


def _keys(shape: shapes.Shape) -> Order:
    return Order(keys=tuple(shape.keys))


FILES: tuple[tuple[str, Order], ...] = (
    ("seeds/*/statements.yml", Order(each=_keys(shapes.STATEMENT))),
    ("seeds/*/source.yml", _keys(shapes.SOURCE)),
    ("seeds/*/tables.yml", Order(each=_keys(shapes.TABLE))),
    ("seeds/properties.yml", Order(each=_keys(shapes.PROPERTY))),
    ("seeds/book.yml", Order(keys=book.KEYS, of={"kinds": Order(each=_keys(shapes.KIND))})),
    ("docs/glossary.yml", Order(each=_keys(shapes.TERM))),
    (
        "docs/conflicts.yml",
        Order(each=Order(keys=tuple(shapes.CONFLICT.keys), of={"sides": Order(each=SIDE)})),
    ),
    ("docs/changes.yml", Order(each=_keys(shapes.CHANGE))),
    ("docs/comparisons/*.md", _keys(shapes.COMPARISON)),
    ("briefs/*.md", _keys(shapes.BRIEF)),
)
"""files by the pattern of their paths, and how each is ordered"""


def disorder(root: Path, kinds: tuple[EntityKind, ...]) -> Iterator[tuple[str, str, str]]:
    """(path, text, text in order) of each file that isn't in order."""
    records = tuple((f"docs/{kind.folder}/*.md", _keys(shapes.ENTITY)) for kind in kinds)
    for path in repository.walked(root).paths:
        order = next((o for pattern, o in (*FILES, *records) if _matches(path, pattern)), None)
        raw = repository.content(root, path) if order else None
        if order is None or isinstance(raw, Problem) or raw is None:
            continue
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            continue  # a problem of its own
        tidy = (front if path.endswith(".md") else ordered)(text.replace("\r\n", "\n"), order)
        if tidy != text:
            yield path, text, tidy


def mended(root: Path, found: Iterable[Problem]) -> Iterator[tuple[str, str, str]]:
    """(path, text, text put right) of each file with problems that have one answer."""
    answers: dict[str, set[tuple[Place, Mending]]] = defaultdict(set)
    for problem in found:
        if problem.mending:
            # what is told once may stand in several places
            for place in (problem.place, *problem.others):
                answers[place.path].add((place, problem.mending))
    for path, wanted in sorted(answers.items()):
        raw = repository.content(root, path)
        if isinstance(raw, Problem):
            continue
        text = raw.decode("utf-8", "replace")
        lines = text.split("\n")
        # from the end, so that what stands before keeps its place
        for place, mending in sorted(wanted, reverse=True):
            _put(lines, place, mending)
        right = "\n".join(lines)
        if right != text and "\ufffd" not in text:
            yield path, text, right


def _put(lines: list[str], place: Place, mending: Mending) -> None:
    """Write the answer where the fault stands: at its place, or behind the quotation mark that stands there.

    In YAML the place of a text is where it begins, and a citation stands somewhere in it.
    """
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    start = place.column - 1
    cites = mending.was[:1] in "[(" and not place.path.endswith(".md")
    at = line.find(mending.was, start, len(line) if cites else start + QUOTES + len(mending.was))
    if at >= 0:
        lines[place.line - 1] = line[:at] + mending.becomes + line[at + len(mending.was) :]


def _matches(path: str, pattern: str) -> bool:
    return path.count("/") == pattern.count("/") and fnmatchcase(path, pattern)


def shown(path: str, before: str, after: str) -> str:
    """What a file's change looks like, line by line."""
    return "".join(unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), path, path, n=1))
