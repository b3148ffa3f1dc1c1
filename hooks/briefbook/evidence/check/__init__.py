"""Everything that can be wrong with a book, found in one run. Pure: a check takes the book and yields problems.

Each rule has an entry in rules.yml, from which docs/about/rules.md is made, and a case in tests/sites that triggers it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from ...model import Book, Problem, SourceIndex
from . import briefs, copies, links, markdown, names, pages, prose, statements, wordings

Check = Callable[[Book], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (
    names.ids,
    names.names,
    names.relations,
    wordings.wordings,
    pages.markers,
    markdown.markdown,
    markdown.front_matter,
    statements.statements,
    statements.sources,
    pages.citations,
    pages.comparisons,
    pages.terms,
    pages.tables,
    pages.conflicts,
    briefs.briefs,
    names.former_ids,
    pages.changes,
    copies.copies,
    prose.cited,
    prose.marked,
    prose.headings,
    prose.lengths,
    prose.placeholders,
    prose.unused,
    links.links,
)


OFTEN = 5
"""how often a message stands by itself; one that comes more often is one slip, told once"""


def problems(book: Book, today: str = "") -> tuple[Problem, ...]:
    """All problems, sorted by path, line and column. What one slip causes in many places is one problem, at the first.

    `today`, as 2026-11-28: nothing was published after it. Without it that isn't asked.
    """
    found = set(chain(book.records.problems, book.unborne, *(check(book) for check in CHECKS)))
    found |= set(statements.future(book, today))
    alike: dict[tuple[str, str, str, str], list[Problem]] = defaultdict(list)
    for problem in sorted(found):
        alike[problem.rule, problem.message, problem.hint, problem.severity].append(problem)
    return tuple(sorted(p for all in alike.values() for p in ([_once(all)] if len(all) > OFTEN else all)))


def _once(problems: list[Problem]) -> Problem:
    """What one slip causes in many places, told at the first of them."""
    first, *others = problems
    paths = list(dict.fromkeys(problem.place.path for problem in others))
    more = f" and {len(paths) - 2} more files" if len(paths) > 3 else "".join(f", {path}" for path in paths[2:])
    where = f"{len(others)} times more, in {', '.join(paths[:2])}{more}"
    return replace(first, message=f"{first.message}; {where}", others=tuple(p.place for p in others))


def originals(book: Book, found: Mapping[str, tuple[str, SourceIndex]]) -> Iterator[Problem]:
    """With the originals at hand: `found` has, by key, the checksum of the file and the index that it gives now."""
    for source in book.records.sources:
        if source.key not in found:
            hint = f"put {source.original} into the folder of the originals, or beside source.yml as original.*"
            yield Problem(
                source.place, "missing-original", f"the original of '{source.key}' isn't there", hint, "warning"
            )
            continue
        checksum, index = found[source.key]
        if checksum != source.sha256:
            message = f"{source.original} isn't the file that was read: its checksum is {checksum[:12]}…"
            hint = "get the file that source.yml names, or write the new checksum there and run: briefbook read"
            yield Problem(source.place, "changed-original", message, hint)
        elif source.index is not None and index != source.index:
            message = "passages.jsonl isn't what reading the original gives now"
            yield Problem(source.place, "stale-index", message, "run: briefbook read")
