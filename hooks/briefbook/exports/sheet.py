"""A print that is being written: its text in runs, its tables, pictures, events and disputes as blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .. import cite
from ..findings import Findings
from ..findings.happenings import Happening
from ..language.scripts import unprintable
from ..model import Comparison, Conflict, DataTable, Picture, Statement
from ..model.values import Locator, cited
from ..pictures import charts
from ..wording import phrase
from ..wording.dates import words as date
from ..wording.told import undated
from .runs import LETTERS, Block, Notes, Run, reference, renumbered, said

EMPTY = "not stated"


def head(facts: Findings, kind: str, title: str) -> dict[str, Any]:
    """What the cover line of each print says."""
    return {
        "kind": kind,
        "title": title,
        "book": facts.records.title,
        "shelf": facts.records.subtitle or facts.records.description,
        "question": "",
        "date": "",
        "authors": "",
        "reader": "",
        "evidence": "",
        "judgements": [],
        "meaning": [],
        "blocks": [],
        "paper": "a4",
        "columns": 2,
    }


def files(facts: Findings, ids: Iterable[str]) -> list[str]:
    """The files of the project that hold these records; of a source its folder."""
    found = []
    for id in dict.fromkeys(ids):
        if id in facts.entities:
            found.append(facts.entities[id].place.path)
        elif id in facts.comparisons:
            found.append(facts.comparisons[id].place.path)
        elif id in facts.sources:
            found.append(facts.sources[id].place.path.rpartition("/")[0] + "/")
    return found


@dataclass(slots=True)
class Sheet:
    """A print that is being written: what it cites and shows is noted on the way."""

    facts: Findings
    path: str
    notes: Notes
    pictures: dict[str, Picture] = field(default_factory=dict)

    def short(self, id: str) -> str:
        """The name that running text uses; another of its names where print has no letters for that."""
        name = self.facts.short(id)
        if not unprintable(name) or id not in self.facts.entities:
            return name
        others = (n.text for n in self.facts.entities[id].names)
        return next((text for text in others if not unprintable(text)), name)

    def marks(self, *statements: Statement) -> list[Run]:
        """The number of the passages of statements, and the letters of the disputes that they are sides of."""
        passages = [(s.source, id) for s in statements for id in Locator.of(s.locator).ids]
        parts = [part for s in statements for part in self.notes.at(s.source, s.locator)["notes"]]
        letters = [
            LETTERS[n]
            for n, conflict in enumerate(self.notes.told)
            if any({s.subject, s.value, s.about}.issuperset(conflict.about) for s in statements)
            and set(passages) & {at for side in conflict.sides for at in cited(side.at)}
        ]
        marks: list[Run] = [{"notes": sorted(set(parts))}]
        return marks + ([{"disputes": letters}] if letters else [])

    # -- blocks -------------------------------------------------------------------------------------------------------------

    def comparison(self, comparison: Comparison) -> Block:
        """Its table, without the columns that nobody states anything of, which are named below it."""
        rows = [row for row in comparison.rows if self.facts.knows(row)]
        cells = {
            (row, n): self.facts.cell(comparison, row, ps)
            for row in rows
            for n, (_, ps) in enumerate(comparison.columns)
        }
        kept = [n for n in range(len(comparison.columns)) if any(cells[row, n] for row in rows)]
        left = [heading for n, (heading, _) in enumerate(comparison.columns) if n not in kept]
        return {
            "kind": "table",
            "title": comparison.title,
            "heads": [[], *(said(comparison.columns[n][0]) for n in kept)],
            "rows": [
                [[said(self.short(row))], *(self._cell(comparison.about, row, cells[row, n]) for n in kept)]
                for row in rows
            ],
            "note": said(f"Not stated by any source: {', '.join(left)}." if left else ""),
        }

    def _cell(self, about: str, row: str, statements: list[Statement]) -> list[list[Run]]:
        """What a cell says, a line for each head; sources that agree share it."""
        grouped: dict[str, list[Statement]] = {}
        for s in statements:
            grouped.setdefault(self._head(s, about, row), []).append(s)
        lines = []
        for text, group in grouped.items():
            line = said(text[:1].upper() + text[1:])
            tails: dict[str, list[Statement]] = {}
            for s in group:
                tails.setdefault(phrase.remark(s), []).append(s)
            for n, (tail, same) in enumerate(tails.items()):
                mark = "; " if n else ", " if line and tail else ""
                line = [*line, *said(mark + tail), *self.marks(*same)]
            lines.append(line)
        return lines or [said(EMPTY, "italic")]

    def _head(self, s: Statement, about: str, row: str) -> str:
        facts = self.facts
        property = facts.properties[s.property]
        verb = property.value == "entity"
        backwards = verb and s.value == row and s.subject != about and property.inverse
        parts = [property.inverse if backwards else property.label] if verb else []
        if not verb or s.value not in (about, row):
            parts.append(phrase.plain(facts, s))
        if s.subject not in (about, row):
            parts.append(self.short(s.subject))
        if s.about and s.about not in (about, row):
            parts.append(f"({self.short(s.about)})")
        return " ".join(parts)

    def table(self, table: DataTable) -> Block:
        """A table of data as it stands."""
        told = [
            charts.unit(table),
            table.period.replace("/", "–"),
            f"source: {table.origin}" if table.origin else "",
        ]
        doubt = [f"{s.row} / {s.field}: {s.reason}" for s in table.suspect]
        text = "; ".join(part for part in told if part)
        text = f"{text[:1].upper()}{text[1:]}." if text else ""
        return {
            "kind": "table",
            "title": table.title,
            "heads": [said(f.name) for f in table.fields],
            "rows": [[[said(cell)] if cell else [] for cell in row] for row in table.rows],
            "note": [
                *said(f"{text} Suspect: {'; '.join(doubt)}." if doubt else text),
                self.notes.at(table.source, table.at),
            ],
            "figures": [f.type != "string" for f in table.fields],
        }

    def chart(self, table: DataTable) -> list[Block]:
        """The charts of a table; the table itself where it can't be drawn."""
        drawn = charts.charts(table)
        return [
            self.picture(p, [*said(self.caption(table, p)), self.notes.at(table.source, table.at)]) for p in drawn
        ] or [self.table(table)]

    def picture(self, picture: Picture, caption: list[Run]) -> Block:
        self.pictures[picture.id] = picture
        alt = f"{picture.title}. {picture.description}"
        return {"kind": "picture", "id": picture.id, "title": picture.title, "alt": alt, "caption": caption}

    @staticmethod
    def caption(table: DataTable, picture: Picture) -> str:
        """What the signs mean, and where the figures come from."""
        ends = picture.data["ends"] if picture.sort == "pairs" else ()
        told = [f"○ {ends[0]}, ◆ {ends[1]}."] if ends else []
        told += [f"Source: {table.origin}."] if table.origin else []
        told += ["Hollow: suspect, for a reason given with the table."] if picture.data["reasons"] else []
        return " ".join(told)

    def events(self, found: Iterable[Happening], title: str = "Timeline") -> list[Block]:
        rows = [
            {
                "date": date(h.when),
                "runs": [*said(f"{undated(self.facts, h.statements[0]).plain()}."), *self.marks(*h.statements)],
            }
            for h in found
        ]
        return [{"kind": "events", "title": title, "rows": rows}] if rows else []

    def disputes(self, told: list[Conflict]) -> list[Block]:
        rows = [
            {
                "letter": LETTERS[n],
                "title": conflict.title,
                "sides": [[*said(side.says), *self.notes.citation(side.at)] for side in conflict.sides],
                "remark": self.notes.runs(conflict.remark, self.path),
            }
            for n, conflict in enumerate(told)
        ]
        return [{"kind": "disputes", "title": "Where the sources disagree", "rows": rows}] if rows else []

    def finished(self, content: dict[str, Any], keys: Iterable[str] = ()) -> dict[str, Any]:
        """The content with its notes, numbered in the order in which it cites them, and its sources: `keys`, and all cited."""
        order: dict[int, int] = {}
        content = renumbered(content, order)
        passages = list(self.notes.numbers)
        cited = [passages[number - 1] for number in order]
        style = self.facts.records.style
        keys = sorted({*keys, *(key for key, _ in cited)})
        sources = [reference(cite.reference(self.facts.sources[key], style)) for key in keys]
        return content | {"notes": self.notes.listed(cited), "sources": sources}
