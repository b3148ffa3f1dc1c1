"""Where in a source: passages, lists and runs of them, and citations of several sources.

passage    ¶12   n95 (a note)   t3 (a table)   f1 (a series of figures)   ¶a1 (of the abstract)
locator    ¶12-14, n95; t3
citation   [@lee-2025, ¶12-14; @dost-2025, t1]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, final, get_args

from .ids import Id
from .malformed import Malformed

Sort = Literal["", "a", "n", "t", "f"]
"""a paragraph of the text, one of the abstract, a note, a table, a series of figures"""
SIGN = "¶"
DASHES = "-–"
LONGEST = 500
"""passages that one run may span, so that a slip makes no list without end"""
MOST = 9
"""digits of a passage's number"""
UNDECIDED = "?"
"""what stands behind passages that reading an original again has lost"""
HINT = "write ¶12, ¶12-14, n95 or t3, several with commas between"


@final
@dataclass(frozen=True, slots=True, order=True)
class PassageId:
    """The number of a passage with its sort. `id` is how the index knows it; printed it carries its sign."""

    sort: Sort
    number: int

    @property
    def id(self) -> str:
        return f"{self.sort}{self.number}"

    def __str__(self) -> str:
        return (SIGN if self.sort in ("", "a") else "") + self.id

    @staticmethod
    @lru_cache(maxsize=1 << 16)
    def of(id: str) -> PassageId:
        """The passage whose id the index has: '12', 'n95'. Raises ValueError for what is no id."""
        sort = id[0] if id[:1].isalpha() else ""
        if sort in get_args(Sort) and _digits(id, len(sort)) == len(id):
            return PassageId(sort, int(id[len(sort) :]))  # type: ignore[arg-type]  # sort is one of Sort
        raise ValueError(id)


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Passages of one sort from the first to the last."""

    first: PassageId
    last: PassageId

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last.number}"

    def __iter__(self) -> Iterator[PassageId]:
        return (PassageId(self.first.sort, n) for n in range(self.first.number, self.last.number + 1))


@final
@dataclass(frozen=True, slots=True, order=True)
class Locator:
    """One or more runs of passages of a source."""

    runs: tuple[Run, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all its passages, in its order: '¶12-13, n3' → 12, 13, n3."""
        return tuple(passage.id for run in self.runs for passage in run)

    def __str__(self) -> str:
        return ", ".join(map(str, self.runs))

    @staticmethod
    @lru_cache(maxsize=1 << 16)
    def parse(text: str) -> Locator | Malformed:
        """The locator that `text` is, blanks around and between its parts aside."""
        runs: list[Run] = []
        at = 0
        while True:
            read = _run(text, _blanks(text, at))
            if isinstance(read, Malformed):
                return read
            run, at = read
            runs.append(run)
            at = _blanks(text, at)
            if at == len(text):
                return Locator(tuple(runs))
            if text[at] == UNDECIDED:
                reason = f"'{text}' was numbered so before the original was read again"
                return Malformed(text, reason, f"say which passage it is now, without '{UNDECIDED}'", at)
            if text[at] not in ",;":
                return Malformed(text, f"'{text}' is no locator", HINT, at)
            at += 1

    @staticmethod
    def around(passages: Iterable[PassageId]) -> Locator:
        """The locator of some passages in their order, those that follow each other as a run."""
        runs: list[Run] = []
        for passage in passages:
            if runs and runs[-1].last == PassageId(passage.sort, passage.number - 1):
                runs[-1] = Run(runs[-1].first, passage)
            else:
                runs.append(Run(passage, passage))
        return Locator(tuple(runs))

    @staticmethod
    def of(text: str) -> Locator:
        """A locator that was checked before. Raises ValueError for what is none."""
        read = Locator.parse(text)
        if isinstance(read, Malformed):
            raise ValueError(read.reason)
        return read


def runs(text: str, start: int, end: int, every: bool) -> Iterator[tuple[int, int, Run]]:
    """(start, end, run) of the runs in a part of a text that holds other words too: those with a sign; with `every`, all."""
    part = text[start:end]
    at = 0
    while at < len(part):
        before = text[start + at - 1 : start + at]
        opens = part[at] == SIGN or (every and part[at] in "antf" and not before.isalnum())
        read = _run(part, at) if opens else None
        if read is None or isinstance(read, Malformed) or part[read[1] : read[1] + 1].isalnum():
            at += 1
        else:
            yield start + at, start + read[1], read[0]
            at = read[1]


def _run(text: str, at: int) -> tuple[Run, int] | Malformed:
    """The run that begins at `at`, and where it ends."""
    start = at
    read = _passage(text, at, None)
    if isinstance(read, Malformed):
        return read
    first, at = read
    dash = _blanks(text, at)
    if text[dash : dash + 1] not in tuple(DASHES):
        return Run(first, first), at
    read = _passage(text, _blanks(text, dash + 1), first.sort)
    if isinstance(read, Malformed):
        return read
    last, at = read
    written = text[start:at]
    if last.sort != first.sort:
        return Malformed(text, f"'{written}' runs from one sort of passage to another", HINT, start)
    if last.number < first.number:
        return Malformed(text, f"'{written}' runs backwards", f"write {last}-{first.number}", start)
    if last.number - first.number > LONGEST:
        return Malformed(text, f"'{written}' spans more than {LONGEST} passages", "cite those that say so", start)
    return Run(first, last), at


def _passage(text: str, at: int, run: Sort | None) -> tuple[PassageId, int] | Malformed:
    """A passage that begins at `at`, and where it ends. As the last of a run it may leave out the sign or the letter."""
    start = at
    sort: Sort | None = run
    while text[at : at + 1] == SIGN and at - start < 2:
        at += 1
    if at > start:
        at, sort = _blanks(text, at), ""
    for letter in ("a",) if at > start else ("n", "t", "f", "a") if run == "a" else ("n", "t", "f"):
        if text[at : at + 1] == letter:
            at, sort = at + 1, letter  # type: ignore[assignment]  # it is one of Sort
    end = _digits(text, at)
    if sort is None or not 0 < end - at <= MOST:
        return Malformed(text, f"'{text}' is no locator", HINT, start)
    return PassageId(sort, int(text[at:end])), end


def _blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\N{NO-BREAK SPACE}":
        at += 1
    return at


def _digits(text: str, at: int) -> int:
    while at < len(text) and "0" <= text[at] <= "9":
        at += 1
    return at


@dataclass(frozen=True, slots=True)
class Cited:
    """A source within a citation, and where in it; the whole source where no locator stands."""

    key: str
    locator: Locator | None = None
    offset: int = field(default=0, compare=False)
    """where its key stands in the citation"""

    def __str__(self) -> str:
        return f"@{self.key}, {self.locator}" if self.locator else f"@{self.key}"


@final
@dataclass(frozen=True, slots=True)
class Citation:
    """Passages of one or more sources that a text rests on."""

    parts: tuple[Cited, ...]

    def __str__(self) -> str:
        return f"[{'; '.join(map(str, self.parts))}]"

    @property
    def passages(self) -> tuple[tuple[str, str], ...]:
        """(source, id) of each passage that it names."""
        return tuple((part.key, id) for part in self.parts if part.locator for id in part.locator.ids)

    @staticmethod
    @lru_cache(maxsize=1 << 14)
    def parse(text: str) -> Citation | Malformed:
        """The citation that `text` is, from '[@' to ']'."""
        if not text.startswith("[@") or not text.endswith("]"):
            return Malformed(text, f"'{text}' is no citation", "write [@lee-2025, ¶12]")
        parts: list[Cited] = []
        at = 1
        for piece in text[1:-1].split(";"):
            start = at + len(piece) - len(piece.lstrip())
            at += len(piece) + 1
            written = piece.strip()
            if not written.startswith("@"):
                # a semicolon may stand between the passages of one source, too
                more = Locator.parse(written)
                if not parts or parts[-1].locator is None or isinstance(more, Malformed):
                    reason = f"'{written}' names no source" if written else "nothing stands between two signs"
                    return Malformed(text, reason, "write [@lee-2025, ¶12; @dost-2025, t1]", start)
                last = parts[-1]
                assert last.locator is not None
                parts[-1] = Cited(last.key, Locator((*last.locator.runs, *more.runs)), last.offset)
                continue
            key, comma, rest = written[1:].partition(",")
            id = Id.parse(key.strip())
            if isinstance(id, Malformed):
                return Malformed(text, id.reason, id.hint, start + 1 + id.offset)
            if not comma:
                parts.append(Cited(id.text, None, start))
                continue
            locator = Locator.parse(rest.strip())
            if isinstance(locator, Malformed):
                within = start + 2 + len(key) + len(rest) - len(rest.lstrip()) + locator.offset
                return Malformed(text, locator.reason, locator.hint, within)
            parts.append(Cited(id.text, locator, start))
        return Citation(tuple(parts))

    @staticmethod
    def of(text: str) -> Citation:
        """A citation that was checked before. Raises ValueError for what is none."""
        read = Citation.parse(text.strip())
        if isinstance(read, Malformed):
            raise ValueError(read.reason)
        return read


def cited(text: str) -> tuple[tuple[str, str], ...]:
    """(source, id) of each passage that the citations in `text` name, those aside that can't be read."""
    return tuple(named for _, _, citation in citations(text) if citation for named in citation.passages)


def citations(text: str) -> Iterator[tuple[int, int, Citation | Malformed]]:
    """(start, end, what is read) of everything in `text` that begins as a citation: '[@', up to ']' on the same line."""
    at = text.find("[@")
    while at >= 0:
        end = text.find("]", at)
        line = text.find("\n", at)
        if end < 0 or -1 < line < end:
            end = line if line >= 0 else len(text)
            yield at, end, Malformed(text[at:end], f"'{text[at:end][:40]}' isn't closed", "end it with ]")
        else:
            end += 1
            yield at, end, Citation.parse(text[at:end])
        at = text.find("[@", end)
