"""YAML with the place of every value, all scalars as text.

YAML's own guesses would turn the country code NO into False and 2009-10-03 into a date; here the records' shapes decide.
Values are built from the parser's events, so nothing is built before it is bounded: not a depth, not an alias. In a file of
items reading goes on after a slip at the next of them, so that one slip hides no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import yaml

from ..model import Mending, Place, Problem

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # PyYAML without its C part
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

DEEPEST = 24
"""lists and mappings in each other; a record uses four"""
SLIPS = 40
"""places of a file at which reading goes on; a file with more is none of YAML"""
NEXT = {
    list: re.compile(r"^-(?= |$)", re.MULTILINE),
    dict: re.compile(r"^[^\s#\-'\"\[\]{}][^:\n]*:(?= |$)", re.MULTILINE),
}
"""where the next item of a file begins that is a list, or a mapping"""
QUOTED = "put quotes around text that holds ': ' or '#' or begins with a special character"
ASTRAY = "this doesn't go on as it began"
SLIP_WORDS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a ': ' stands where no key can be", f"{QUOTED}: key: \"one: two\""),
    ("tab character", "a tab stands where blanks belong", "indent with blanks"),
    ("found character that cannot start any token", "a text can't begin with this sign", QUOTED),
    ("did not find expected ',' or ']'", "the brackets that open here aren't closed", "write [one, two], and " + QUOTED),
    ("did not find expected ',' or '}'", "the braces that open here aren't closed", "write {key: one}, and " + QUOTED),
    ("found unexpected end of stream", "the quotation mark that opens here is never closed", "close it where the text ends"),
    ("found unknown escape character", "a backslash in double quotes stands for another sign", "use single quotes: 'a\\b'"),
    (
        "did not find expected key",
        ASTRAY,
        "let the keys of a record begin in one column; two '' stand for one within single quotes",
    ),
    (
        "did not find expected '-' indicator",
        ASTRAY,
        "let the keys of a record begin in one column, and each item with '- '",
    ),
    ("entries are not allowed", "an item begins where none can stand", "close the bracket above, or let it begin a line"),
    ("could not find expected ':'", "this line is neither an item nor 'key: value'", "put a blank after '-' and after ':'"),
)  # fmt: skip
"""(what the parser says, what it is to who wrote it, what to write instead)"""


COLON = re.compile(r"(?P<key>\s*(?:- )?[\w][\w' -]*: +)(?P<text>[^\s\"'\[\]{}|>&*!%@`#][^#]*?)\s*$")
"""key: text that goes to the end of its line, unquoted"""
OPENED = re.compile(r"end of stream|expected ',' or")
"""what the parser says where something was opened before and not closed"""


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar (str), a list of Values or a mapping of str to Value, and where it stands."""

    data: str | list[Value] | dict[str, Value]
    place: Place
    key: Place | None = None
    """where the key stands that it is the value of"""

    def at(self, key: str) -> Place:
        """Where the value of a key stands; its own place, where it has no such key."""
        return self.data[key].place if isinstance(self.data, dict) and key in self.data else self.place

    def items(self, key: str) -> list[Value]:
        """The items of a list that a key holds; where it holds one thing alone, that."""
        value = self.data[key] if isinstance(self.data, dict) and key in self.data else self
        return value.data if isinstance(value.data, list) else [value]

    def plain(self) -> Any:
        """The same without places."""
        match self.data:
            case str():
                return self.data
            case list():
                return [item.plain() for item in self.data]
            case dict():
                return {key: item.plain() for key, item in self.data.items()}

    def places(self, above: str = "") -> Iterator[tuple[str, Place]]:
        """Where each value within it stands, by its key: "rows", "rows/0"."""
        if isinstance(self.data, str):
            return
        for key, item in enumerate(self.data) if isinstance(self.data, list) else self.data.items():
            yield f"{above}{key}", item.place
            yield from item.places(f"{above}{key}/")


def compose(text: str, path: str, problems: list[Problem], first_line: int = 1, items: bool = False) -> Value | None:
    """The document in `text`, which begins on `first_line` of the file; None where it is empty or broken.

    With `items` it is a list, or a mapping, of things that have nothing to do with each other: what isn't broken is read.
    """
    whole: Value | None = None
    at = 0
    for _ in range(SLIPS):
        building = _Building(path, problems, first_line + text.count("\n", 0, at))
        slip = building.read(text[at:])
        if slip is not None and not items:
            return None
        whole = _joined(whole, building.value, problems)
        if slip is None or whole is None or isinstance(whole.data, str):
            break
        following = NEXT[type(whole.data)].search(text, _line(text, at, slip))
        if following is None:
            break
        at = following.start()
    return whole


def _joined(whole: Value | None, rest: Value | None, problems: list[Problem]) -> Value | None:
    """What was read before a slip, and what after it."""
    if whole is None or rest is None:
        return whole or rest
    if isinstance(whole.data, list) and isinstance(rest.data, list):
        return Value([*whole.data, *rest.data], whole.place)
    if isinstance(whole.data, dict) and isinstance(rest.data, dict):
        return Value({**rest.data, **whole.data}, whole.place)
    return whole


def _line(text: str, at: int, number: int) -> int:
    """Where the line of this number (from 0) begins, counted from `at`."""
    for _ in range(number):
        at = text.find("\n", at) + 1 or len(text)
    return at


class _Building:
    """Events → one value. `value` is what is whole of it: after a slip, the items before the one that holds it."""

    def __init__(self, path: str, problems: list[Problem], first_line: int) -> None:
        self.path = path
        self.problems = problems
        self.first_line = first_line
        self.value: Value | None = None
        self.open: list[Value] = []
        """the lists and mappings that the next event stands in, the outermost first"""
        self.keys: list[Value | None] = []
        """for each of them, the key that waits for its value"""
        self.doubled: set[int] = set()
        """the mappings of which it was said that a key is given twice: of an item without its dash, each is"""
        self.done = False
        self.lines: list[str] = []

    def read(self, text: str) -> int | None:
        """Build; where there is a slip, say so, and return the line (from 0) on which the next item may begin."""
        self.lines = text.split("\n")
        try:
            for event in yaml.parse(text, Loader=Loader):
                problem = self._event(event)
                if problem:
                    return self._slip(event.start_mark, *problem)
        except yaml.MarkedYAMLError as reason:
            return self._explained(reason)
        except yaml.YAMLError:
            return self._slip(None, "it holds signs that no text has", "take out what can't be seen")
        return None

    def _event(self, event: yaml.Event) -> tuple[str, str] | None:
        """Build on; or what is wrong, and what to write instead."""
        match event:
            case yaml.DocumentStartEvent() if self.done:
                return (
                    "a second document begins here",
                    "take the line '---' out, or make a file of its own of what follows",
                )
            case yaml.DocumentEndEvent():
                self.done = True
            case yaml.AliasEvent():
                return f"an alias (*{event.anchor}) stands for what is written elsewhere", f"write it out; {QUOTED}"
            case yaml.ScalarEvent():
                self._put(Value(event.value, self._place(event)), event)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                if len(self.open) >= DEEPEST:
                    return f"lists and groups stand more than {DEEPEST} deep in each other", "write it flatter"
                value = Value([] if isinstance(event, yaml.SequenceStartEvent) else {}, self._place(event))
                if self._key_wanted():
                    return "a key must be a text", "write 'key: value'"
                if not self.open:
                    self.value = value
                self.open.append(value)
                self.keys.append(None)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                value = self.open.pop()
                self.keys.pop()
                if self.open:
                    self._put(value, event)
        return None

    def _key_wanted(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].data, dict) and self.keys[-1] is None

    def _put(self, value: Value, event: yaml.Event) -> None:
        """Put a whole value where it belongs."""
        if not self.open:
            self.value = value
            return
        above = self.open[-1].data
        if isinstance(above, list):
            above.append(value)
        elif isinstance(above, dict):
            key = self.keys[-1]
            if key is None:
                self.keys[-1] = value
                if str(value.data) in above and id(above) not in self.doubled:
                    first = next(iter(above)) == str(value.data)
                    hint = "begin the next item with '- '" if first and len(above) > 1 else "keep one of the two"
                    hint += "; the second was ignored"
                    self.doubled.add(id(above))
                    self.problems.append(Problem(value.place, "duplicate-key", f"'{value.data}' is given twice", hint))
            else:
                above.setdefault(str(key.data), replace(value, key=key.place))
                self.keys[-1] = None

    def _place(self, event: yaml.Event) -> Place:
        mark: Any = event.start_mark
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def _explained(self, reason: yaml.MarkedYAMLError) -> int:
        """A slip in the words of who made it."""
        told = reason.problem or reason.context or ""
        mark = reason.problem_mark or reason.context_mark
        if OPENED.search(told) and reason.context_mark:
            mark = reason.context_mark
        if told.startswith("mapping values") and mark and (found := COLON.match(self.lines[mark.line])):
            text = found["text"]
            return self._slip(mark, SLIP_WORDS[0][1], f"write {_quoted(text)}", len(found["key"]), text)
        if "tab character" in told and mark:
            return self._slip(mark, SLIP_WORDS[1][1], SLIP_WORDS[1][2], mark.column, "\t", "  ")
        for words, message, hint in SLIP_WORDS:
            if words in told:
                return self._slip(mark, message, hint)
        return self._slip(mark, told, f"check the indentation, and {QUOTED}")

    def _slip(self, mark: Any, message: str, hint: str, start: int = 0, was: str = "", becomes: str = "") -> int:
        """Say what is wrong at a mark; where there is one answer, at the column where `was` begins."""
        line, column = (mark.line, mark.column) if mark else (0, 0)
        mending = Mending(was, becomes or _quoted(was)) if was else None
        place = Place(self.path, line + self.first_line, (start if mending else column) + 1)
        told = f"this isn't valid YAML: {message}"
        self.problems.append(Problem(place, "broken-yaml", told, hint, mending=mending))
        if self.value is not None and isinstance(self.value.data, str):
            self.value = None
        elif self.value is not None and isinstance(self.value.data, dict):
            # the value that the slip broke off
            for key in [key for key, value in self.value.data.items() if value.place.line >= place.line]:
                del self.value.data[key]
        # what begins a line may be an item in which nothing is wrong
        return int(line) if line and not column else int(line) + 1


def _quoted(text: str) -> str:
    """A text in the quotes that it doesn't hold itself."""
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"
