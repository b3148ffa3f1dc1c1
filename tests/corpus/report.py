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
    "kept", "order", "passages", "words", "all words", "no more", "title", "authors", "year", "date", "not invented",
    "headings", "breaks", "captions", "notes", "references", "furniture", "hyphens", "tables",
)  # fmt: skip
PAPERS = ("title", "authors", "headings", "order", "breaks", "hyphens", "furniture", "references", "captions")
"""what a paper is measured by"""

Row = dict[str, Score]


def main(aside: bool = False, only: str = "", others: bool = True) -> None:
    rows: dict[str, dict[str, Row]] = defaultdict(dict)
    kinds: dict[str, str] = {}
    peers = readers.peers() if others else {}
    print(f"\n{'':44}" + "".join(f"{column:>13}" for column in COLUMNS))
    with tempfile.TemporaryDirectory() as folder:
        for case in cases(aside, only):
            if isinstance(case, str):
                print(case)
                continue
            path = Path(folder) / case.name
            path.write_bytes(case.data)
            shown = raw(case.name, case.data, case.document.heads, case.document.right_to_left)
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
    _bars(rows, kinds)
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
    return f"{name:44}" + "".join(f"{cell:>13}" for cell in cells)


def _bars(rows: dict[str, dict[str, Row]], kinds: dict[str, str]) -> None:
    """What is asked of the reader, and whether it holds."""
    ours = rows["briefbook"]
    plain = [row for name, row in ours.items() if kinds[name] == "without pages"]
    papers = [name for name in kinds if kinds[name] == "papers in columns"]
    bars = [(f"{column} in files without pages", means(plain).get(column), 0.99) for column in ("kept", "order")]
    for column in ("kept", "order"):
        values = [row[column][0] / row[column][1] for row in plain if column in row]
        bars.append((f"{column} in the worst of them", (min(values, default=0), 1) if values else None, 0.95))
    everything = means(list(ours.values()))
    bars += [
        (f"{column}, all files", everything.get(column), bar)
        for column, bar in (("words", 0.985), ("all words", 0.999))
    ]
    bars += [
        (f"{column}, where stated", everything.get(column), 0.9) for column in ("title", "authors", "year", "date")
    ]
    bars.append(("not invented, where not stated", everything.get("not invented"), 1.0))
    if papers:
        bars.append(("mean of the nine for papers", (_nine(means([ours[name] for name in papers])), 1), 0.85))
    print("\nbars")
    for told, score, bar in bars:
        if score:
            print(f"  {told:34} {score[0]:.3f} of {bar:.3f}   {'holds' if score[0] >= bar else 'FALLS SHORT'}")
    for told in sorted(set(kinds.values())):
        files = [name for name in kinds if kinds[name] == told]
        for peer in rows.keys() - {"briefbook"}:
            both = [name for name in files if name in rows[peer]]
            mine, theirs = means([ours[name] for name in both]), means([rows[peer][name] for name in both])
            ahead = [
                f"{c} by {theirs[c][0] - mine[c][0]:.3f}"
                for c in COLUMNS
                if c in mine and c in theirs and theirs[c][0] > mine[c][0] + 0.05
            ]
            if ahead:
                print(f"  {peer} is ahead on {told} in {', '.join(ahead)}")


def _nine(mean: Row) -> float:
    return sum(mean[column][0] for column in PAPERS if column in mean) / len(PAPERS)


def _papers(kind: str, mean: Row) -> str:
    if kind != "papers in columns":
        return ""
    return f"   mean of the nine: {_nine(mean):.3f}"
