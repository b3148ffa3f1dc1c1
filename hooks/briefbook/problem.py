"""Problems as text for people, for GitHub's annotations, and for programs."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable

from .model import Place, Problem, Text

OTHERS = 3
"""places beside its own at which a problem is shown"""


class Unreadable(Exception):
    """A file from outside that can't be read at all; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def error(path: str, rule: str, message: str, hint: str = "", line: int = 1, column: int = 1) -> Problem:
    return Problem(Place(path, line, column), rule, message, hint)


def place(text: Text, offset: int) -> Place:
    """Where a letter of a text that contributors wrote stands; in YAML, whose folds aren't kept, where the text begins."""
    return within(text.place, text.text, offset) if text.place.path.endswith(".md") else text.place


def within(begins: Place, text: str, offset: int) -> Place:
    """Where a letter of a text stands whose first letter is where it `begins`: line and column count from 1."""
    lines = text.count("\n", 0, offset)
    column = offset - text.rfind("\n", 0, offset)
    return Place(begins.path, begins.line + lines, column if lines else begins.column + offset)


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known word, or says what to do otherwise."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else otherwise


def as_text(problems: Iterable[Problem]) -> str:
    """`file:line:column: message (rule)`, a line each, with the hint indented below."""
    lines = []
    for p in sorted(problems):
        kind = "" if p.severity == "error" else "warning: "
        lines.append(f"{p.place.path}:{p.place.line}:{p.place.column}: {kind}{p.message} [{p.rule}]")
        if p.hint:
            lines.append(f"    {p.hint}")
    return "\n".join(lines)


def as_github(problems: Iterable[Problem]) -> str:
    """GitHub's workflow commands: each problem shows beside its line in a pull request, and so does what it has to do with."""
    lines = []
    for p in sorted(problems):
        told = _escaped(p.message + (f" – {p.hint}" if p.hint else ""))
        for place in (p.place, *p.others[:OTHERS]):
            seen = "" if place == p.place else f"see {_escaped(p.place.path)} (line {p.place.line}): "
            where = f"file={_property(place.path)},line={place.line},col={place.column}"
            lines.append(f"::{p.severity} {where},title={_property(p.rule)}::{seen}{told}")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Text as the value of a property of a workflow command, so that no file's name begins another."""
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem]) -> str:
    return json.dumps(
        [
            {
                "file": p.place.path,
                "line": p.place.line,
                "column": p.place.column,
                "rule": p.rule,
                "severity": p.severity,
                "message": p.message,
                "hint": p.hint,
            }
            for p in sorted(problems)
        ],
        ensure_ascii=False,
        indent=1,
    )
