"""`briefbook mentions`: the names of the book's entities in texts, a JSON object a line."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .. import problem
from ..model import Problem
from .command import CLEAN, Command, failed, project


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.jsonl")


def run(options: argparse.Namespace) -> int:
    from .. import records
    from ..index.recognise import Recogniser
    from ..language import acronyms
    from ..model import ALLUSIONS

    loaded = records.load(project())
    names = Recogniser(loaded.entities, loaded.passed_over)
    rows: list[dict[str, str]] = []
    found: list[Problem] = []
    text = options.file.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            rows.append(dict.fromkeys(("source", "kind"), "") | row | {"id": row["id"], "text": str(row["text"])})
        except (ValueError, KeyError, TypeError):
            hint = 'write {"id": "1", "text": "…"} on each line, "source" if you like'
            found.append(
                problem.error(
                    str(options.file), "broken-line", "this line isn't a JSON object with id and text", hint, number
                )
            )
    if found:
        return failed(*found)
    meanings: dict[str, dict[str, str]] = {}
    for row in rows:
        for short, long in acronyms.definitions(row["text"]):
            meanings.setdefault(row["source"], {}).setdefault(short, long)
    for row in rows:
        told = [
            {
                "start": m.start,
                "end": m.end,
                "surface": m.surface,
                # adjectives, inhabitants and seats of government are classes of their own
                "kind": m.sort if m.sort in ALLUSIONS else m.kind,
                "entity": m.entity,
                "name": m.name,
            }
            | ({"candidates": list(m.candidates)} if m.candidates else {})
            for m in names.mentions(row["text"], meanings.get(row["source"], {}), note=row["kind"] == "note")
        ]
        print(json.dumps({"id": row["id"], "mentions": told}, ensure_ascii=False))
    return CLEAN


COMMAND = Command("mentions", "Find the names of the book's entities in texts, a JSON object a line.", arguments, run)
