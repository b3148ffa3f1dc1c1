"""YAML with the place of every value, all scalars as text.

YAML's own guesses would turn the country code NO into False and 2009-10-03 into a date; here the records' shapes decide.
Duplicate keys, aliases and syntax errors become problems.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from ..model import Place, Problem

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # PyYAML without its C part
    from yaml import BaseLoader as Loader  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar (str), a list of Values or a mapping of str to Value, and where it stands."""

    data: str | list[Value] | dict[str, Value]
    place: Place

    def plain(self) -> Any:
        """The same without places."""
        match self.data:
            case str():
                return self.data
            case list():
                return [item.plain() for item in self.data]
            case dict():
                return {key: item.plain() for key, item in self.data.items()}


def compose(text: str, path: str, problems: list[Problem], first_line: int = 1) -> Value | None:
    """The document in `text`, which begins on `first_line` of the file; None where it is empty or broken."""
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as reason:
        mark = reason.problem_mark or reason.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        problems.append(
            Problem(
                Place(path, line + first_line, column + 1),
                "broken-yaml",
                f"this isn't valid YAML: {reason.problem or reason.context}",
                "check the indentation, and put quotes around text that holds ': ' or '#' or begins with a special character",
            )
        )
        return None
    except yaml.YAMLError as reason:
        problems.append(Problem(Place(path, first_line), "broken-yaml", f"this isn't valid YAML: {reason}"))
        return None
    return _Decoder(path, problems, first_line).value(node) if node is not None else None


class _Decoder:
    """Nodes → values. An alias would let nine lines stand for a billion, or a value hold itself: it is a problem."""

    def __init__(self, path: str, problems: list[Problem], first_line: int) -> None:
        self.path = path
        self.problems = problems
        self.first_line = first_line
        self.seen: set[int] = set()

    def place(self, node: yaml.Node) -> Place:
        return Place(self.path, node.start_mark.line + self.first_line, node.start_mark.column + 1)

    def value(self, node: yaml.Node) -> Value:
        place = self.place(node)
        if id(node) in self.seen:
            message = "an alias (*name) stands for this once more"
            self.problems.append(Problem(place, "broken-yaml", message, "write it out where it is needed"))
            return Value("", place)
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return Value([self.value(child) for child in node.value], place)
        if not isinstance(node, yaml.MappingNode):
            return Value(str(node.value), place)
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
            if key in result:
                hint = "keep one of the two; the second was ignored"
                self.problems.append(Problem(self.place(key_node), "duplicate-key", f"'{key}' is given twice", hint))
                continue
            result[key] = self.value(value_node)
        return Value(result, place)
