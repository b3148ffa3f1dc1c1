"""The corpus measured and printed: each file, the means of each kind, and the readers that others would take."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path

from . import readers
from .measure import Reading, Score, lost, measure
from .raw import raw
from .shelf import Case, cases

COLUMNS = (
    "kept", "order", "words", "all words", "no more", "title", "authors", "year", "headings", "breaks", "captions",
    "notes", "references", "furniture", "hyphens", "tables",
)  # fmt: skip
PAPERS = ("title", "authors", "headings", "order", "breaks", "hyphens", "furniture", "references", "captions")
"""what a paper is measured by"""

Row = dict[str, Score]


def main(aside: bool = False, only: str = "", others: bool = True) -> None:
    rows: dict[str, dict[str, Row]] = defaultdict(dict)
    kinds: dict[str, str] = {}
    peers = readers.peers() if others else {}
    print(f"\n{'':44}" + "".join(f"{column:>11}" for column in COLUMNS))
    with tempfile.TemporaryDirectory() as folder:
        for case in cases(aside, only):
            if isinstance(case, str):
                print(case)
                continue
            path = Path(folder) / case.name
            path.write_bytes(case.data)
            shown = raw(case.name, case.data, tuple(case.document.list("head")))
            kinds[case.name] = kind(case, shown.pages)
            reading = readers.ours(path)
            rows["briefbook"][case.name] = measure(case.document, shown, reading)
            print(_line(case.name, rows["briefbook"][case.name]))
            if only:
                print("".join(f"    lost: {text}\n" for text in lost(case.document, reading)), end="")
            for name, reader in peers.items():
                if path.suffix in reader.endings:
                    rows[name][case.name] = measure(case.document, shown, _tried(reader, path))
    for told in sorted(set(kinds.values())):
        files = [name for name in kinds if kinds[name] == told]
        print(f"\n{told} ({len(files)} files)")
        for name, measured in rows.items():
            if mean := means([measured[file] for file in files if file in measured]):
                print(_line("  " + name, mean) + _papers(told, mean))
    if others and (missing := [name for name in readers.PEERS if name not in peers]):
        print(f"\nnot installed here: {', '.join(missing)} (those of Python by: make .venv/ready-bench)")


def kind(case: Case, pages: int) -> str:
    """What the files are grouped by: papers in columns, others with pages, and files without pages."""
    if case.document.kind == "paper" and case.maker.endswith(".pdf") and "-page" not in case.maker:
        return "papers in columns"
    if pages > 1 or case.maker.endswith(".pdf"):
        return "others with pages"
    return "without pages"


def means(measured: list[Row]) -> Row:
    """The mean of each column over the files that have it."""
    found: dict[str, list[float]] = defaultdict(list)
    for row in measured:
        for column, (right, wanted) in row.items():
            found[column].append(right / wanted)
    return {column: (sum(values) / len(values), 1) for column, values in found.items()}


def _tried(reader: readers.Peer, path: Path) -> Reading:
    try:
        return reader.read(path)
    except Exception as reason:  # another's fault is a result, too
        print(f"{path.name}: {reason!r:.100}")
        return Reading(blocks=())


def _line(name: str, row: Row) -> str:
    cells = (f"{row[c][0] / row[c][1]:.3f}" if c in row else "" for c in COLUMNS)
    return f"{name:44}" + "".join(f"{cell:>11}" for cell in cells)


def _papers(kind: str, mean: Row) -> str:
    if kind != "papers in columns":
        return ""
    return f"   mean of the nine: {sum(mean[c][0] for c in PAPERS if c in mean) / len(PAPERS):.3f}"
