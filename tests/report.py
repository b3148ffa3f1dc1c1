"""What stands on the shelf, counted source by source: `make coverage`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from briefbook import build
from briefbook.evidence.audit import audits
from briefbook.findings import Findings
from briefbook.findings.register import KINDS

ROOT = Path(__file__).resolve().parent.parent
CITED = re.compile(r"@([a-z0-9-]+)")


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Printed with each column as wide as its widest cell, figures to the right."""
    cells = [list(heads), *([str(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        print("  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))))
    print()


def main() -> None:
    book = build.book(ROOT)
    records = book.records
    facts = Findings(records, book.statements)
    disputed = facts.conflicts
    events = [s for _, s in facts.dated]
    mentioned: Counter[str] = Counter()
    for term in records.terms:
        mentioned.update(set(CITED.findall(term.definition)))
    named: Counter[str] = Counter()
    for conflict in disputed:
        named.update({key for side in conflict.sides for key in CITED.findall(side.at)})

    print(f"{len(facts.sources)} sources")
    rows: list[list[object]] = []
    for key, source in facts.sources.items():
        stated = facts.stated_by[key]
        letters = sum(p.length for p in source.index.passages if p.id.isdigit()) if source.index else 0
        own = CITED.sub("", source.digest)
        described = [t for t in records.tables if t.source == key]
        checks = [a for t in described for a in audits(t)]
        rows.append(
            [
                key,
                len(own.split()),
                f"{len(own) / letters:.0%}" if letters else "",
                len(stated),
                f"{sum(s.verified == 'machine' for s in stated) / max(len(stated), 1):.1%}",
                len(described),
                f"{sum(a.passed for a in checks)}/{len(checks)}",
                sum(s.source == key for s in events),
                named[key],
                mentioned[key],
            ]
        )
    heads = "source,digest words,of the text,statements,by machine,tables,checks held,events,conflicts,terms".split(",")
    table(heads, rows)

    every = facts.statements
    unused = sorted(set(facts.properties) - {s.property for s in every})
    by_machine = sum(s.verified == "machine" for s in every)
    by_editor = sum(s.verified == "editor" for s in every)
    print(
        f"{len(book.statements)} statements: {by_machine} verified by machine, {by_editor} by an editor, "
        f"{len(book.statements) - by_machine - by_editor} not"
    )
    print(
        f"{len(facts.properties) - len(unused)} of {len(facts.properties)} properties used; "
        f"unused: {', '.join(unused) or 'none'}"
    )
    print(f"{len(events)} events, {len(records.terms)} terms\n")

    cells = []
    for c in facts.comparisons.values():
        known = [id for id in c.rows if facts.knows(id)]
        filled = sum(bool(facts.cell(c, row, properties)) for row in known for _, properties in c.columns)
        cells.append([c.id, len(known), len(c.columns), f"{filled}/{len(known) * len(c.columns)}"])
    print(f"{len(cells)} comparisons")
    table(["comparison", "rows", "columns", "filled"], cells)

    print(f"{len(disputed)} conflicts, {sum(c.machine for c in disputed)} of them found by machine")
    table(["kind", "number"], ([KINDS.get(k, k), n] for k, n in Counter(c.kind for c in disputed).most_common()))

    print(
        f"{len(facts.wordings)} names and references that the sources write in several ways: names of a record belong into it"
    )
    for one in facts.wordings:
        print(f"  {KINDS[one.kind]}: {one.title}")
        for side in one.sides:
            print(f"    {side.says} {side.at}")


if __name__ == "__main__":
    main()
