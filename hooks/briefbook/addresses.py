"""Ids written down: a statement, or a change that readers are told of, keeps its address when it is corrected.

Without an id, its address is made of what it says. `briefbook ids` writes that one into the file, before anything else in its
item, and leaves all else as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from . import repository
from .model import Place, Problem, Records

SHORT = 8
"""digits of a statement's id; one more where two would be the same"""


def written(root: Path, records: Records) -> Iterator[tuple[str, bytes, int]]:
    """(path, content, how many) of each file that gets ids."""
    missing: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    for statement in records.statements:
        if "id" not in dict(statement.places):
            missing[statement.place.path].append((statement.place, statement.id.removeprefix("s-")))
    for change in records.changes:
        if not change.own_id:
            missing[change.place.path].append((change.place, change.id))
    for path, items in sorted(missing.items()):
        raw = repository.content(root, path)
        if not isinstance(raw, Problem):
            yield path, _filled(raw.decode("utf-8"), items).encode(), len(items)


def _filled(text: str, items: list[tuple[Place, str]]) -> str:
    lines = text.splitlines(keepends=True)
    for place, id in sorted(items, reverse=True):
        line, column = lines[place.line - 1], place.column - 1
        if line[column : column + 1] == "{":
            added = f"{line[: column + 1]}id: {id}, {line[column + 1 :].lstrip()}"
        else:
            added = f"{line[:column]}id: {id}\n{' ' * column}{line[column:]}"
        lines[place.line - 1] = added
    return "".join(lines)
