"""`briefbook schemas`: JSON Schemas of the book's files."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .command import CLEAN, Command, project


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dir", nargs="?", type=Path, metavar="DIR", help="where they go (.cache/schemas)")


def run(options: argparse.Namespace) -> int:
    from .. import atomic, records
    from ..records import schemas as made

    root = project()
    target = options.dir or root / ".cache" / "schemas"
    for name, schema in made.schemas(records.load(root)).items():
        atomic.write(target / f"{name}.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n")
    print(f"{target}: {len(made.FILES)} schemas for files of YAML, and those of front matter")
    return CLEAN


COMMAND = Command(
    "schemas", "Write JSON Schemas of the book's files, for editors that help while one writes.", arguments, run
)
