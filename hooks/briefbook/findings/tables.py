"""Tables that contradict their prose, or whose sums don't add up, found by machine."""

from __future__ import annotations

from collections.abc import Iterator

from ..evidence.audit import audits
from ..language.fold import slug
from ..lookup import Facts
from ..model import Conflict, Side


def failed_checks(facts: Facts) -> Iterator[Conflict]:
    """Checks of tables that fail: a table that contradicts its prose, or sums that don't add up."""
    for table in facts.records.tables:
        for audit in audits(table):
            if audit.passed:
                continue
            source = facts.sources[table.source]
            said = Side(says=f"check: {audit.check}", at=f"[@{table.source}, {audit.at or table.at}]")
            gives = Side(says=f"the table gives: {audit.found}", at=f"[@{table.source}, {table.at}]")
            yield Conflict(
                id=slug(f"{table.source} {table.id} {audit.check}"),
                title=f"{source.label}, {table.id}: {table.title}",
                kind="audit",
                about=(),
                sides=(said, gives),
                machine=True,
            )
