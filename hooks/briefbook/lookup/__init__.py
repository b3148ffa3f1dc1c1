"""The book, looked up: who is who, what is said of whom, which passage speaks of whom. Built once, read by every page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property

from .. import atlas
from ..language.fold import folded, slug
from ..model import (
    Brief,
    Comparison,
    DataTable,
    Entity,
    EntityKind,
    Form,
    Page,
    PassageRecord,
    Property,
    Records,
    Source,
    Statement,
)
from ..model.values import Locator, cited, sortable

PIECES = re.compile(r"[;,/+()]| and ")
"""what stands between the names in a cell of a table"""


class Facts:
    def __init__(self, records: Records, statements: tuple[Statement, ...]) -> None:
        self.records = records
        self.kinds: dict[str, EntityKind] = {k.id: k for k in records.kinds}
        self.entities: dict[str, Entity] = {e.id: e for e in records.entities}
        self.properties: dict[str, Property] = {p.id: p for p in records.properties}
        self.sources: dict[str, Source] = {s.key: s for s in records.sources}
        self.comparisons: dict[str, Comparison] = {c.id: c for c in records.comparisons}
        self.written: dict[str, Page] = {p.path: p for p in records.pages}
        """the editors' pages, by their paths"""
        self.briefs: dict[str, Brief] = {b.id: b for b in records.briefs}
        self.statements = tuple(s for s in statements if self._sound(s))

    def _sound(self, statement: Statement) -> bool:
        """Whether a page can show it: what it names exists. The others are problems, which `check` reports."""
        property = self.properties.get(statement.property)
        known = statement.subject in self.entities or statement.subject in self.sources
        if property is None or not known or (statement.about and statement.about not in self.entities):
            return False
        locator = Locator.parse(statement.locator)
        passages = self.passages[statement.source]
        if not locator or any(id not in passages for id in locator.ids):
            return False
        return property.value != "entity" or statement.value in self.entities

    @cached_property
    def passages(self) -> dict[str, dict[str, PassageRecord]]:
        return {
            key: {p.id: p for p in source.index.passages} if source.index else {}
            for key, source in self.sources.items()
        }

    def knows(self, id: str) -> bool:
        """Whether there is an entity or a source of this id."""
        return id in self.entities or id in self.sources

    # -- addresses ---------------------------------------------------------------------------------------------------

    def path(self, id: str) -> str:
        """The page of an entity or a source, below docs/."""
        if id in self.entities:
            return f"{self.kinds[self.entities[id].kind].folder}/{id}.md"
        return f"sources/{id}.md"

    def page_of(self, id: str) -> str:
        """The page of any record that has one: entity, source, comparison or brief; empty where there is none."""
        if self.knows(id):
            return self.path(id)
        if id in self.comparisons:
            return f"comparisons/{id}.md"
        return f"briefs/{id}.md" if id in self.briefs else ""

    def short(self, id: str) -> str:
        """The name that running text uses: the acronym that an entity is mostly known by, which then is its id."""
        if id in self.sources:
            return self.sources[id].label
        entity = self.entities[id]
        return next((n.text for n in entity.names if n.sort == "acronym" and slug(n.text) == id), entity.name)

    def name(self, id: str) -> str:
        return self.entities[id].name if id in self.entities else self.sources[id].label

    @staticmethod
    def link(page: str, target: str) -> str:
        """The address of `target` as written on `page`; both stand below docs/."""
        folder = page.rpartition("/")[0]
        if folder and target.startswith(folder + "/"):
            return target[len(folder) + 1 :]
        return "../" * (page.count("/")) + target

    @cached_property
    def named(self) -> dict[str, list[str]]:
        """The entities that claim a name, by its folded form without the s of a plural."""
        found: dict[str, list[str]] = defaultdict(list)
        for entity in self.entities.values():
            for name in entity.names:
                found[folded(name.text).rstrip("s")].append(entity.id)
        return found

    @cached_property
    def compared_in(self) -> dict[str, list[Comparison]]:
        """The comparisons that have an entity as a row, or are about it."""
        found: dict[str, list[Comparison]] = defaultdict(list)
        for comparison in self.comparisons.values():
            for id in dict.fromkeys((*comparison.rows, comparison.about)):
                found[id].append(comparison)
        return found

    @cached_property
    def briefs_of(self) -> dict[str, list[Brief]]:
        """The briefs that are about an entity, cite a source or show a comparison."""
        found: dict[str, list[Brief]] = defaultdict(list)
        for brief in self.records.briefs:
            cites = (key for key, _ in cited(brief.body))
            for id in dict.fromkeys((*brief.entities, *brief.comparisons, *cites)):
                found[id].append(brief)
        return found

    @cached_property
    def comparable(self) -> bool:
        """Whether there are two things of a kind of which anything is stated."""
        counts = Counter(entity.kind for entity in self.entities.values() if self.said_of[entity.id])
        return any(count > 1 for count in counts.values())

    @cached_property
    def tables_of(self) -> dict[str, list[DataTable]]:
        """The tables of data of each source."""
        found: dict[str, list[DataTable]] = defaultdict(list)
        for table in self.records.tables:
            found[table.source].append(table)
        return found

    @cached_property
    def forms_of(self) -> dict[str, list[tuple[str, Form]]]:
        """The names that each entity is written by, each with its source; under "" those of no entity."""
        found: dict[str, list[tuple[str, Form]]] = defaultdict(list)
        for key, source in self.sources.items():
            for form in source.index.forms if source.index else ():
                found[form.entity].append((key, form))
        return found

    @cached_property
    def tables_naming(self) -> dict[str, list[tuple[DataTable, frozenset[str]]]]:
        """The tables of data with rows that name an entity, each with the labels of these rows."""
        found: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        for i, table in enumerate(self.records.tables):
            for row in table.rows:
                for cell, field in zip(row, table.fields, strict=False):
                    for id in self._owners(cell) if field.type == "string" else ():
                        found[id][i].add(row[0])
        return {
            id: [(self.records.tables[i], frozenset(labels)) for i, labels in tables.items()]
            for id, tables in found.items()
        }

    def _owners(self, cell: str) -> set[str]:
        """The entities that a cell is nothing but the names of; a name that two records claim is none."""
        result: set[str] = set()
        for piece in (cell, *PIECES.split(cell)):
            owners = set(self.named.get(folded(piece.strip()).rstrip("s"), ())) if piece.strip() else set()
            result |= owners if len(owners) == 1 else set()
        return result

    @cached_property
    def shapes(self) -> dict[str, str]:
        """The key of the shape that the world map has for an entity, by the entity's own codes."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for entity in self.entities.values():
            if self.kinds[entity.kind].territories:
                key = next((code for _, code in entity.codes if code in atlas.drawable() and code not in taken), "")
                if key:
                    found[entity.id] = key
                    taken.add(key)
        return found

    # -- who is spoken of ----------------------------------------------------------------------------------------------

    @cached_property
    def said_of(self) -> dict[str, list[Statement]]:
        """Statements by each entity or source that is their subject, their value or what they are about."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for s in self.statements:
            ids = [s.subject, s.about]
            if self.properties[s.property].value == "entity":
                ids.append(s.value)
            for id in dict.fromkeys(i for i in ids if i):
                found[id].append(s)
        return found

    def when(self, statement: Statement) -> str:
        """The date that a statement stands under in a timeline; empty where it has none."""
        value = statement.value if self.properties[statement.property].value == "date" else ""
        return statement.date or statement.since or value

    @cached_property
    def tells_events(self) -> bool:
        """Whether any property of the book says that it is an event."""
        return any(p.event for p in self.records.properties)

    @cached_property
    def dated(self) -> list[tuple[str, Statement]]:
        """Statements with a date, in order; those of lesser precision first."""
        found = [(when, s) for s in self.statements if (when := self.when(s))]
        return sorted(found, key=lambda pair: (sortable(pair[0]), pair[1].subject, pair[1].id))

    @cached_property
    def stated_by(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = defaultdict(list)
        for s in self.statements:
            found[s.source].append(s)
        return found

    @cached_property
    def resting_on(self) -> dict[str, dict[str, list[Statement]]]:
        """For each source: the statements that rest on each of its passages, by the passages' ids."""
        found: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
        for s in self.statements:
            for id in dict.fromkeys(Locator.of(s.locator).ids):
                found[s.source][id].append(s)
        return found

    @cached_property
    def spoken_of(self) -> dict[str, dict[str, list[tuple[PassageRecord, int]]]]:
        """For each entity and source: the passages that name it, and how often."""
        found: dict[str, dict[str, list[tuple[PassageRecord, int]]]] = defaultdict(lambda: defaultdict(list))
        for key, source in self.sources.items():
            for passage in source.index.passages if source.index else ():
                for id, count in passage.mentions:
                    if id in self.entities:
                        found[id][key].append((passage, count))
        return found

    @cached_property
    def alluded(self) -> Counter[str]:
        """How often adjectives, inhabitants and metonyms of an entity occur in all sources."""
        counts: Counter[str] = Counter()
        for source in self.sources.values():
            for passage in source.index.passages if source.index else ():
                for id, count in passage.allusions:
                    counts[id] += count
        return counts

    def mentions(self, id: str) -> int:
        """How often the names of an entity occur in the running text and the tables of all sources."""
        return sum(n for passages in self.spoken_of[id].values() for p, n in passages if not p.id.startswith("n"))

    @cached_property
    def together(self) -> dict[str, Counter[str]]:
        """In how many passages two entities are named together."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for source in self.sources.values():
            for passage in source.index.passages if source.index else ():
                if passage.id.startswith("n"):
                    continue
                ids = [id for id, _ in passage.mentions if id in self.entities]
                for a in ids:
                    for b in ids:
                        if a != b:
                            found[a][b] += 1
        return found

    @cached_property
    def narrower(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for entity in self.entities.values():
            for id in entity.broader:
                found[id].append(entity.id)
        return found

    def cell(self, comparison: Comparison, row: str, properties: tuple[str, ...]) -> list[Statement]:
        """What is said of a row by some properties, and of the entity that the comparison is about, in their order.

        A column may name a property or its inverse ("has member"); a property that is its own inverse reads both ways.
        """
        wanted: list[tuple[int, Statement]] = []
        for s in self.said_of.get(row, ()):
            property = self.properties[s.property]
            value = s.value if property.value == "entity" else ""
            if comparison.about and comparison.about not in (s.subject, s.about, value):
                continue
            named = [s.property] if s.subject == row or comparison.about else []
            named += [property.inverse] if value == row and property.inverse else []
            places = [properties.index(name) for name in named if name in properties]
            if places:
                wanted.append((min(places), s))
        return [s for _, s in sorted(wanted, key=lambda pair: pair[0])]
