"""The files of a project, decoded against the shapes of its records; what can't be decoded is a problem with its place."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from .. import repository
from ..language.fold import folded
from ..model import Mending, Place, Problem, Text
from ..model.values import plain
from ..problem import did_you_mean, within
from .shapes import Kind, Shape
from .yaml_marks import Value, compose

FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
EXAMPLES = {
    Kind.TEXT: "write '{key}: some text'",
    Kind.TEXTS: "write '{key}: [one, another]'",
    Kind.MAPPING: "write '{key}:' and below it lines 'a: b', indented",
    Kind.LISTS: "write '{key}:' and below it lines 'a: [one, another]', indented",
    Kind.RECORDS: "write '{key}:' and below it lines '- {{name: value, name: value}}', indented",
}
SHOULD_BE = {
    Kind.TEXT: "a text",
    Kind.TEXTS: "a list of texts",
    Kind.MAPPING: "a mapping of texts",
    Kind.LISTS: "a mapping of lists",
    Kind.RECORDS: "a list of 'name: value' groups",
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A Markdown file's record, where it has one, and its body."""

    value: Value | None
    body: str
    place: Place


@dataclass(frozen=True, slots=True)
class Record:
    """The record of a Markdown file, checked against its shape, and the text below it."""

    fields: dict[str, Any]
    body: str
    place: Place
    places: dict[str, Place]
    """of each of its values, "rows/0" of one in a list"""
    line: int
    """where the body begins"""


HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""signs that nobody sees and that change what others see: controls, overrides of direction, tags, line ends of their own"""
DIGITS = re.compile(r"\d{65,}")
"""more digits than a figure, a number or a checksum has"""
CELL = 100_000
"""letters of a cell"""


class Reader:
    """Reads the files below `root` through its one door, and gathers problems on the way."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.repository = repository.walked(root)
        self.problems: list[Problem] = list(self.repository.problems)
        self.texts: list[Text] = []
        self.unread: set[str] = set()
        """ids of properties that are there and couldn\'t be read"""
        self.opened: set[str] = set()
        """paths of the files that were read"""
        self._known = frozenset(self.repository.paths)

    def has(self, path: Path) -> bool:
        """Whether this is a file that can be read."""
        return path.relative_to(self.root).as_posix() in self._known

    def files(self, folder: Path, ending: str, deep: bool = False) -> list[Path]:
        """The files of a folder, given below the root, whose names end so, in the order of their names."""
        return [self.root / path for path in self.repository.below(folder.as_posix(), ending, deep)]

    def text(self, path: Path) -> str | None:
        """The text of a file of the project; None, with a problem, where it can't be read or isn't UTF-8."""
        name = path.relative_to(self.root).as_posix()
        self.opened.add(name)
        raw = repository.content(self.root, name)
        if isinstance(raw, Problem):
            self.problems.append(raw)
            return None
        try:
            text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as reason:
            line = raw.count(b"\n", 0, reason.start) + 1
            column = reason.start - raw.rfind(b"\n", 0, reason.start)
            self.add(Place(name, line, column), "undecodable-file", "this file isn't in UTF-8", "save it as UTF-8")
            return None
        if not text.strip() and path.suffix != ".md":
            hint = "write what belongs here, or take the file away"
            self.add(Place(name), "empty-file", "this file is empty", hint)
        return self._seen(text, name)

    def _seen(self, text: str, name: str) -> str:
        """The text without signs that nobody sees and numbers that nobody reads, each of which is a problem."""
        for found in HIDDEN.finditer(text):
            told = f"a sign that can't be seen stands here (U+{ord(found[0]):04X})"
            self.add(
                within(Place(name), text, found.start()), "hidden-sign", told, "take it out", Mending(found[0], "")
            )
        for found in DIGITS.finditer(text):
            told = f"a number of {len(found[0])} digits stands here"
            self.add(
                within(Place(name), text, found.start()), "long-number", told, "write it with its scale: 5.6 billion"
            )
        return DIGITS.sub("", HIDDEN.sub("", text))

    def csv(self, path: Path) -> list[tuple[str, ...]]:
        """The rows of a CSV file, the header first; a row that is no row of this table is a problem, and left out."""
        name = path.relative_to(self.root).as_posix()
        rows: list[tuple[str, ...]] = []
        lines = csv.reader(io.StringIO(self.text(path) or "", newline=""))
        try:
            for row in lines:
                if not row:
                    continue
                if rows and len(row) != len(rows[0]):
                    message = f"this row has {len(row)} cells, the header has {len(rows[0])}"
                    hint = "give each row as many cells as the header; quotes go around a cell with commas"
                    self.add(Place(name, lines.line_num), "bad-table", message, hint)
                elif any(len(cell) > CELL for cell in row):
                    message = f"a cell of this row has more than {CELL:,} letters"
                    self.add(Place(name, lines.line_num), "bad-table", message, "a quote may be missing: close it")
                else:
                    rows.append(tuple(row))
        except csv.Error as reason:
            hint = "a quote may be missing: close it"
            self.add(Place(name, lines.line_num), "bad-table", f"from here on this is no CSV: {reason}", hint)
        return rows

    def add(self, place: Place, rule: str, message: str, hint: str = "", mending: Mending | None = None) -> None:
        self.problems.append(Problem(place, rule, message, hint, mending=mending))

    def yaml(self, path: Path, items: bool = False) -> Value | None:
        """What a file of YAML holds; with `items`, what isn't broken of it."""
        name = path.relative_to(self.root).as_posix()
        if not self.has(path):
            if not any(p.place.path == name for p in self.problems):
                self.add(Place(name), "missing-file", "this file is missing", f"add it; {path.name} is needed here")
            return None
        text = self.text(path)
        return compose(text, name, self.problems, items=items) if text is not None else None

    def listed(self, path: Path, what: str, hint: str) -> list[Value]:
        """The items of a file that is a list; none where there is no such file. `what` names them in a message."""
        value = self.yaml(path, items=True) if self.has(path) else None
        if value is not None and isinstance(value.data, list):
            return value.data
        if value is not None:
            self.add(value.place, "broken-record", f"{what} are written as a list", hint)
        return []

    def named(self, path: Path, what: str, hint: str) -> dict[str, Value]:
        """The items of a file that names each of them; a problem where it does something else."""
        value = self.yaml(path, items=True)
        if value is not None and isinstance(value.data, dict):
            return value.data
        if value is not None:
            self.add(value.place, "broken-record", f"{what} are written as 'name: …' lines", hint)
        return {}

    def front_matter(self, path: Path) -> FrontMatter | None:
        """The front matter and the body of a Markdown file; None where it can't be read."""
        name = path.relative_to(self.root).as_posix()
        text = self.text(path)
        if text is None:
            return None
        found = FRONT.match(text)
        body = text[found.end() :] if found else text
        self.texts.append(Text(within(Place(name), text, len(text) - len(body)), body))
        value = compose(found[1], name, self.problems, first_line=2) if found else None
        return FrontMatter(value, plain(body), Place(name))

    def record(self, path: Path, shape: Shape) -> Record | None:
        """The record of a Markdown file that must have one; None where it has none."""
        read = self.front_matter(path)
        if read is None:
            return None
        if read.value is None:
            if not any(p.place.path == read.place.path for p in self.problems):
                wanted = dict.fromkeys([*(["name"] if "name" in shape.keys else []), *shape.required])
                keys = " and ".join(f"'{key}: …'" for key in wanted)
                hint = f"begin it with ---, lines {keys}, and ---"
                self.add(read.place, "missing-record", "this page has no record", hint)
            return None
        fields = self.fields(read.value, shape)
        if fields is None:
            return None
        line = self.texts[-1].place.line + read.body[: len(read.body) - len(read.body.lstrip())].count("\n")
        return Record(fields, read.body.strip(), read.value.place, dict(read.value.places()), line)

    def fields(self, value: Value, shape: Shape) -> dict[str, Any] | None:
        """The record's values by key, checked against its shape; None where a required one is missing or wrong."""
        if not isinstance(value.data, dict):
            message = f"a {shape.what} is written as 'key: value' lines"
            self.add(value.place, "broken-record", message, "see docs/about/contributing.md")
            return None
        result: dict[str, Any] = {}
        wrong: set[str] = set()
        for key, item in value.data.items():
            wanted = shape.keys.get(key)
            if wanted is None:
                hint = did_you_mean(key, shape.keys, f"a {shape.what} has the keys {', '.join(shape.keys)}")
                self.add(
                    item.key or item.place,
                    "unknown-key",
                    f"a {shape.what} has no '{key}'",
                    hint,
                    _spelt(key, shape, value.data),
                )
                continue
            try:
                result[key] = wanted.decode(item.plain())
            except TypeError:
                wrong.add(key)
                message = f"'{key}' of a {shape.what} should be {SHOULD_BE[wanted]}"
                self.add(item.place, "broken-record", message, EXAMPLES[wanted].format(key=key))
        meant = _meant([key for key in value.data if key not in shape.keys], shape, result)
        for key in shape.required:
            if key in meant:
                wrong.add(key)  # it is there, with a slip in its name, which is told
            elif key not in wrong and result.get(key) in (None, "", (), {}):
                wrong.add(key)
                self.add(value.place, "missing-key", f"this {shape.what} has no '{key}'", f"add a line '{key}: …'")
        return None if wrong & set(shape.required) else result


def _spelt(key: str, shape: Shape, given: Mapping[str, Value]) -> Mending | None:
    """The key that differs in letter case, blanks or hyphens alone; or one that is needed, isn't there, and nearly it."""
    meant = next((known for known in shape.keys if folded(known) == folded(key)), None)
    meant = meant or next(
        iter(get_close_matches(key, [k for k in shape.required if k not in given], n=1, cutoff=0.8)), None
    )
    return Mending(key, meant) if meant else None


def _meant(unknown: list[str], shape: Shape, given: Mapping[str, Any]) -> set[str]:
    """The needed keys that were meant by keys that there aren't."""
    missing = [key for key in shape.required if key not in given]
    return {near for key in unknown for near in get_close_matches(key, missing, n=1, cutoff=0.6)}


def yes(text: str | None) -> bool:
    return (text or "").lower() in ("yes", "true", "on")
