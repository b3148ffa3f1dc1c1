"""YAML in the order of its shapes, with every comment, quote and blank where it was.

A file isn't written anew from what it means, for then a 0e380307 that is an id comes back as a number: its lines are moved.
Keys of a record stand in the order of its shape; a remark goes with the key that it stands above, or beside. Blanks at the
ends of lines, lines that are blank twice, and what is missing behind the last line are put right. What can't be read stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import yaml

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # PyYAML without its C part
    from yaml import BaseLoader as Loader  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Order:
    """How a value is to be ordered: the keys of a mapping, what each value of a list or mapping is, what a key holds."""

    keys: tuple[str, ...] = ()
    each: Order | None = None
    of: Mapping[str, Order] = field(default_factory=dict)


@dataclass(slots=True)
class _Node:
    """A value as it stands: where it begins and ends (line, column, from 0), and what stands within it."""

    start: tuple[int, int]
    end: tuple[int, int]
    flow: bool
    keys: list[_Node] | None = None
    """of a mapping"""
    values: list[_Node] = field(default_factory=list)
    text: str = ""
    """of a scalar"""


def ordered(text: str, order: Order) -> str:
    """The text with its keys in order. Reading it gives what reading `text` gave; doing it twice changes nothing more."""
    before = _read(text)
    if before is None:
        return text
    tidied = "\n".join(_moved(_evened(text), order))
    after = _read(tidied)
    return tidied if after is not None and after[0] == before[0] else text


def _read(text: str) -> tuple[Any, _Node | None] | None:
    """What a text says, and how it stands; None where it can't be read."""
    try:
        # no alias is followed, so that nothing grows; the records have none
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=Loader)):
            return None
        return yaml.load(text, Loader=Loader), _node(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None


def _evened(text: str) -> str:
    """Without blanks at the ends of lines and double blank lines, where they are no part of a value; with an end."""
    inside = {n for first, last in _blocks(text) for n in range(first, last)}
    lines: list[str] = []
    for number, line in enumerate(text.split("\n")):
        bare = line if number in inside else line.rstrip(" \t\r")
        if bare or number in inside or not lines or lines[-1]:
            lines.append(bare)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join([*lines, ""]) if lines else ""


def _blocks(text: str) -> list[tuple[int, int]]:
    """The lines of scalars that go over several: a blank at their ends may be a part of them."""
    found = []
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.ScalarEvent):
            (first, _), (last, _) = _mark(event.start_mark), _mark(event.end_mark)
            if last > first:
                found.append((first, last + 1))
    return found


def _moved(text: str, order: Order) -> list[str]:
    lines = text.split("\n")
    root = _node(text)
    if root is not None:
        _order(lines, root, order)
    return lines


def _order(lines: list[str], node: _Node, order: Order) -> None:
    """Order what stands within a node first, then the node itself: lines are moved within its own lines only."""
    for n, value in enumerate(node.values):
        key = node.keys[n].text if node.keys is not None else ""
        within = order.of.get(key) or order.each
        if within is not None:
            _order(lines, value, within)
    if order.keys and node.keys is not None and len(node.keys) > 1:
        rank = {key: n for n, key in enumerate(order.keys)}
        wanted = sorted(range(len(node.keys)), key=lambda n: (rank.get(node.keys[n].text, len(rank)), n))  # type: ignore[index]
        if wanted != sorted(wanted):
            (_order_flow if node.flow else _order_block)(lines, node, wanted)


def _order_block(lines: list[str], node: _Node, wanted: list[int]) -> None:
    assert node.keys is not None
    column = node.keys[0].start[1]
    firsts = [key.start[0] for key in node.keys]
    if any(key.start[1] != column for key in node.keys) or len(set(firsts)) < len(firsts):
        return
    lasts = [_last(value) for value in node.values]
    head = lines[firsts[0]][:column]
    chunks: list[list[str]] = []
    notes: list[list[str]] = []
    """lines of remarks above each key; those above the first stand above the whole record"""
    for n, first in enumerate(firsts):
        before = lasts[n - 1] + 1 if n else first
        notes.append(lines[before:first])
        chunks.append([lines[first][column:], *lines[first + 1 : lasts[n] + 1]])
    moved: list[str] = []
    for place, n in enumerate(wanted):
        if place == 0:
            moved += [*notes[n], head + chunks[n][0]]
        else:
            moved += [*notes[n], " " * column + chunks[n][0]]
        moved += chunks[n][1:]
    lines[firsts[0] : lasts[-1] + 1] = moved


def _order_flow(lines: list[str], node: _Node, wanted: list[int]) -> None:
    """{b: 1, a: 2} on one line; one that goes over several is left as it is."""
    assert node.keys is not None
    number = node.start[0]
    if node.end[0] != number or any(value.end[0] != number for value in node.values):
        return
    line = lines[number]
    spans = [(key.start[1], value.end[1]) for key, value in zip(node.keys, node.values, strict=True)]
    pieces = [line[first:last] for first, last in spans]
    between = [line[a[1] : b[0]] for a, b in pairwise(spans)]
    if any(mark.strip() != "," for mark in between):
        return
    moved = "".join(part for n, mark in zip(wanted, [*between, ""], strict=True) for part in (pieces[n], mark))
    lines[number] = line[: spans[0][0]] + moved + line[spans[-1][1] :]


def _last(node: _Node) -> int:
    """The last line that belongs to a node."""
    line, column = node.end
    return line - 1 if column == 0 and line > node.start[0] else line


def _node(text: str) -> _Node | None:
    """How a text stands, from the events of the parser."""
    root: _Node | None = None
    open: list[_Node] = []
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent):
            node = _Node(_mark(event.start_mark), _mark(event.end_mark), bool(getattr(event, "flow_style", True)))
            if isinstance(event, yaml.ScalarEvent):
                node.text = event.value
            if isinstance(event, yaml.MappingStartEvent):
                node.keys = []
            if open:
                _put(open[-1], node)
            root = root or node
            if not isinstance(event, yaml.ScalarEvent):
                open.append(node)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            done = open.pop()
            # the end of a block is told where the next thing begins
            inner = max((value.end for value in done.values), default=done.end)
            done.end = _mark(event.end_mark) if done.flow else inner
    return root


def _put(above: _Node, node: _Node) -> None:
    if above.keys is not None and len(above.keys) == len(above.values):
        above.keys.append(node)
    else:
        above.values.append(node)


def _mark(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column


FRONT = re.compile(r"\A(---[ \t]*\n)(.*?)(^(?:---|\.\.\.)[ \t]*$)", re.DOTALL | re.MULTILINE)


def front(text: str, order: Order) -> str:
    """A Markdown file with the keys of its front matter in order."""
    found = FRONT.match(text)
    return text if found is None else found[1] + ordered(found[2], order) + text[found.start(3) :]
