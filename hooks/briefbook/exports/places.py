"""Where what a page shows is written: the file and the line of each statement, term, conflict and change.

The pages themselves hold no lines, so that a new statement in the middle of a file changes none of the pages that show others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..findings import Findings
from ..model import File, Place

PATH = "data/places.json"


def files(facts: Findings) -> list[File]:
    """One file: the paths of the files, and for each sort of anchor its id with the number of its file and its line."""
    r = facts.records
    paths: dict[str, int] = {}

    def found(items: Iterable[tuple[str, Place]]) -> dict[str, list[int]]:
        return {id: [paths.setdefault(place.path, len(paths)), place.line] for id, place in items if place.path}

    written = {
        "statements": found((s.id, s.place) for s in facts.statements),
        "glossary": found((t.id, t.place) for t in r.terms),
        "conflicts": found((c.id, c.place) for c in r.conflicts),
        "changes": found((c.id, c.place) for c in r.changes),
    }
    rows = [f'"{sort}": {json.dumps(at, ensure_ascii=False, separators=(",", ":"))}' for sort, at in written.items()]
    content = ",\n".join([f'"files": {json.dumps(list(paths), ensure_ascii=False)}', *rows])
    return [File(path=PATH, content=f"{{\n{content}\n}}\n")]
