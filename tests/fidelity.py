"""How faithfully originals are read, against truths made by hand: `make fidelity`.

First the shelf's originals: truth/reading holds, for each article, what a careful reader says that each line of its original
is, in reading order: a role and line numbers a row, no text. Beside it the hyphens at line ends (joined or kept), the places of
note marks, and the cells of tables. An editor's pins in source.yml are left out: this measures the rules. `--pins` puts them
in, as the shelf is read.

Then the corpus, documents of our own that are set by many programs (corpus/README.md): `--aside` measures what is kept aside of
it instead, `--only NAME` what begins with a name, with what was lost; `--alone` leaves out the readers that others would take.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from briefbook import records, shelf
from briefbook.model import Article, Block, Original, Source
from briefbook.reading import repair, structure
from briefbook.reading.marks import PLAIN
from corpus import report

ROOT = Path(__file__).resolve().parents[1]
TRUTH = ROOT / "tests" / "truth" / "reading"


@dataclass
class Score:
    right: int = 0
    wanted: int = 0
    told: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, wanted: set[object], told: set[object]) -> None:
        self.right += len(wanted & told)
        self.wanted += len(wanted)
        self.told += len(told)
        self.faults += [f"missed {w}" for w in sorted(wanted - told, key=str)]
        self.faults += [f"wrong {t}" for t in sorted(told - wanted, key=str)]

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.wanted + self.told) if self.wanted + self.told else 1.0


@dataclass(frozen=True)
class Row:
    role: str
    lines: tuple[int, ...]
    detail: str


def rows(key: str) -> list[Row]:
    found = []
    for line in (TRUTH / f"{key}.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip():
            role, lines, *rest = line.split("\t")
            found.append(Row(role, tuple(_lines(lines)), rest[0] if rest else ""))
    return found


def _lines(runs: str) -> Iterator[int]:
    for run in runs.split(","):
        first, _, last = run.partition(":")[0].partition("-")
        yield from range(int(first), int(last or first) + 1)


def pairs(file: Path) -> list[list[str]]:
    return [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def measure(source: Source, original: Original, pins: bool) -> dict[str, Score]:
    lines = source.lines or original.span
    blocks = repair.blocks_of(original, lines, dict(source.pins) if pins else {})
    article = structure.article(original, blocks, lines, dict(source.headers) if pins else {})
    truth = rows(source.key)
    filled = {line.number for line in original.lines if line.text.strip()}
    scores: dict[str, Score] = defaultdict(Score)

    def of(*roles: str) -> list[Row]:
        return [r for r in truth if r.role in roles]

    def blank(numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(n for n in numbers if n in filled)

    # a level that no sign tells, but the sense alone, isn't counted
    by_sense = {r.lines[0] for r in of("h1", "h2", "h3") if r.detail == "sense"}
    headings = [b for b in blocks if b.kind == "heading"]
    scores["headings"].add({blank(r.lines) for r in of("h1", "h2", "h3")}, {_numbers(b) for b in headings})
    scores["heading levels"].add(
        {(r.lines[0], int(r.role[1])) for r in of("h1", "h2", "h3") if r.detail != "sense"},
        {(b.first, b.level) for b in headings if b.first not in by_sense},
    )
    passages = [blank(p.lines) for p in article.passages]
    scores["paragraphs"].add({blank(r.lines) for r in of("p")}, set(passages))
    scores["joins"].add(set(_joins(blank(r.lines) for r in of("p"))), set(_joins(passages)))
    starts = [r.lines[0] for r in of("p")]
    told_starts = [p[0] for p in passages if p[0] in set(starts)]
    scores["order"].add(set(pairwise(s for s in starts if s in set(told_starts))), set(pairwise(told_starts)))
    for name, role, kind in (("pull quotes", "q", "pull-quote"), ("references", "r", "reference")):
        scores[name].add({blank(r.lines) for r in of(role)}, {_numbers(b) for b in blocks if b.kind == kind})
    scores["notes"].add(
        {(r.detail, blank(r.lines)) for r in of("n")}, {(n.id[1:], blank(n.lines)) for n in article.notes}
    )
    furniture = {n for r in of("x") for n in blank(r.lines)}
    # what the cover of an article holds may stand among its front matter
    front = {n for b in blocks if b.kind in ("title", "about") for n in _numbers(b)}
    out = {n for b in blocks if b.kind == "removed" for n in _numbers(b)}
    scores["furniture"].add(furniture, out | (furniture & front))
    scores["note marks"].add(set(_marks(source.key, truth)), set(_told_marks(article)))
    scores["hyphens"].add(*_hyphens(source.key, original, article))
    scores["table cells"].add(*_cells(source.key, article))
    return scores


def _numbers(block: Block) -> tuple[int, ...]:
    return tuple(line.number for line in block.lines if line.text.strip())


def _joins(units: Iterator[tuple[int, ...]] | list[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """Places where a paragraph goes on over something else."""
    return ((a, b) for unit in units for a, b in pairwise(unit) if b != a + 1)


def _marks(key: str, truth: list[Row]) -> Iterator[tuple[int, int]]:
    """(first line of the paragraph, number) of each note mark."""
    owner = {n: r.lines[0] for r in truth if r.role == "p" for n in r.lines}
    for line, _, number in pairs(TRUTH / f"{key}.marks.tsv"):
        if int(line) in owner:
            yield owner[int(line)], int(number)


def _told_marks(article: Article) -> Iterator[tuple[int, int]]:
    for passage in article.passages:
        for mark in re.findall("[⁰¹²³⁴-⁹]+", passage.text):
            yield passage.lines[0], int(mark.translate(PLAIN))


def _hyphens(key: str, original: Original, article: Article) -> tuple[set[object], set[object]]:
    """What becomes of each hyphen at a line end: (line, join or keep)."""
    text = {line.number: line.text.strip() for line in original.lines}
    units = [*article.passages, *article.notes, *article.references]
    where = {a: (b, unit.text) for unit in units for a, b in pairwise(n for n in unit.lines if text[n])}
    wanted, told = set(), set()
    for line, what in pairs(TRUTH / f"{key}.hyphens.tsv"):
        number = int(line)
        if number not in where:
            continue
        following, whole = where[number]
        left = re.split(r"\s", text[number])[-1].rstrip("-\u00ad")
        right = re.split(r"\s", text[following].lstrip("-• "))[0]
        wanted.add((number, what))
        told.add((number, "keep" if f"{left}-{right}" in whole else "join" if left + right in whole else "apart"))
    return wanted, told


def _cells(key: str, article: Article) -> tuple[set[object], set[object]]:
    wanted, told = set(), set()
    for table in article.tables:
        file = TRUTH / f"{key}-{table.id}.csv"
        if file.is_file():
            grid = list(csv.reader(file.open(encoding="utf-8", newline="")))
            wanted |= _grid(table.id, grid)
            told |= _grid(table.id, [list(row) for row in table.rows])
    return wanted, told


def _grid(id: str, grid: list[list[str]]) -> set[object]:
    """(table, label of the row, column, cell) of all cells that hold something."""
    even = [[re.sub(r"\s+", " ", c).replace("–", "-").replace("/ ", "/").strip() for c in row] for row in grid]
    return {(id, row[0], n, cell) for row in even for n, cell in enumerate(row) if cell}


def main() -> None:
    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
    if not only and "--aside" not in sys.argv:
        originals()
    report.main("--aside" in sys.argv, only, "--alone" not in sys.argv)


def originals() -> None:
    folder = shelf.originals_folder()
    if folder is None:
        print("BRIEFBOOK_ORIGINALS names no folder with the originals: they aren't compared")
        return
    loaded = records.load(ROOT)
    found = shelf.find(ROOT, loaded, folder)
    measured = {
        s.key: measure(s, found[s.key].original, "--pins" in sys.argv) for s in loaded.sources if s.key in found
    }
    names = list(next(iter(measured.values())))
    print(f"{'':20}" + "".join(f"{name:>16}" for name in names))
    for key, scores in measured.items():
        print(f"{key:20}" + "".join(_told(scores[name]) for name in names))
    whole = {name: Score() for name in names}
    for scores in measured.values():
        for name, score in scores.items():
            whole[name].right += score.right
            whole[name].wanted += score.wanted
            whole[name].told += score.told
    print(f"{'all':20}" + "".join(_told(whole[name]) for name in names))
    total = Score(*(sum(getattr(s, part) for s in whole.values()) for part in ("right", "wanted", "told")))
    print(f"\nall rules together: {total.f1:.1%} ({total.right} right of {total.wanted}, {total.told} told)")
    if "--faults" in sys.argv:
        for key, scores in measured.items():
            for name, score in scores.items():
                print("\n".join(f"{key}: {name}: {fault}" for fault in score.faults), end="\n" if score.faults else "")


def _told(score: Score) -> str:
    return f"{f'{score.f1:.1%} of {score.wanted}' if score.wanted or score.told else '':>16}"


if __name__ == "__main__":
    main()
