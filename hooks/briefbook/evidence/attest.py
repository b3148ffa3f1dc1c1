"""Statements checked against the passages that they cite: figures, dates and names must stand there.

A statement that can't be checked so says in `basis` how an editor verified it; one that neither the machine nor an editor
vouches for keeps what is missing, and `check` reports it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import chain, groupby

from ..keeping import Keep, anew, mark
from ..language import fold
from ..language.english import SMALL
from ..language.nouns import singular
from ..model import Lack, PassageRecord, Property, Records, Source, Statement
from ..model.values import Locator, PassageId
from .cells import Cells
from .claims import Claim, Context, Names, located, of_statement
from .held import Held, words
from .sentences import REMARKS, apart, denied, in_other_rows

SHOWN = 6
"""what is told at most of what stands in the passages, or of where else a claim stands"""


FEW = 2
"""words of which a text must have more to be looked for in other passages"""
STEM = 5
"""letters with which the forms of a word begin alike"""


def stems(words: Iterable[str]) -> frozenset[str]:
    """How folded words that carry meaning begin."""
    return frozenset(singular(word)[:STEM] for word in words if word not in SMALL)


def by_id(source: Source) -> dict[str, PassageRecord]:
    return {p.id: p for p in source.index.passages} if source.index else {}


class Shelved:
    """The passages and tables of a source, by id."""

    def __init__(self, source: Source, names: Names, units: Mapping[str, str]) -> None:
        """`units`: of its tables, by id."""
        self.passages: Mapping[str, PassageRecord] = by_id(source)
        tables = source.index.tables if source.index else ()
        self.tables = {t.id: Cells(t, names, units.get(t.id, "")) for t in tables}
        authors = [a for key, value in source.csl if key in ("author", "editor") for a in value]
        self.known = frozenset(word for author in authors for name in author.values() for word in fold.words(name))
        defined = source.index.acronyms if source.index else ()
        self.acronyms = tuple((fold.folded(a.short), frozenset(fold.words(a.long)) - SMALL) for a in defined)

    @cached_property
    def stems(self) -> Mapping[str, frozenset[str]]:
        """How the words of each passage begin, in one form each."""
        there = {
            id: words(p) | (self.tables[id].words if id in self.tables else frozenset())
            for id, p in self.passages.items()
        }
        return {id: stems(told) for id, told in there.items()}

    def nearer(self, text: str, ids: Iterable[str]) -> tuple[str, ...]:
        """The passages that hold more than twice as many of a text's words as those of these ids do together."""
        wanted = stems(word for word in fold.words(text) if word.isalpha())
        here = len(wanted & frozenset[str]().union(*(self.stems[id] for id in ids)))
        if len(wanted) < FEW or 2 * here >= len(wanted):
            return ()  # no passage can hold more
        counts = {id: len(wanted & there) for id, there in self.stems.items() if id.isdigit()}
        most = max(counts.values(), default=0)
        if most < FEW or most <= 2 * here:
            return ()
        return tuple(str(PassageId.of(id)) for id, count in counts.items() if count == most)

    def held(self, ids: Iterable[str]) -> Held | None:
        """What the passages hold; None where one of them isn't there."""
        wanted = tuple(ids)
        if any(id not in self.passages for id in wanted):
            return None
        return Held(
            tuple(self.passages[id] for id in wanted),
            tuple(self.tables[id] for id in wanted if id in self.tables),
            self.known,
            self.acronyms,
        )

    def lack(self, claim: Claim, held: Held, context: Context) -> Lack:
        """What is missing, with where else in the source it stands, and what the cited passages hold in its place."""
        cited = {p.id for p in held.passages}
        elsewhere = []
        for id in self.passages:
            one = self.held((id,)) if id not in cited else None
            if one is not None and one.bears_out(claim, context):
                elsewhere.append(str(PassageId.of(id)))
        return Lack(claim.said, claim.key, tuple(elsewhere[:SHOWN]), held.instead(claim)[:SHOWN])


def shelved(records: Records, names: Names) -> dict[str, Shelved]:
    """The sources by key."""
    units: dict[str, dict[str, str]] = {source.key: {} for source in records.sources}
    for table in records.tables:
        # of several units none is that of the whole table
        units.setdefault(table.source, {})[table.id] = "" if "," in table.unit else table.unit
    return {source.key: Shelved(source, names, units[source.key]) for source in records.sources}


def rests_on(records: Records, source: Source) -> object:
    """What the passages and tables of a source hold, as far as texts are held against it."""
    units = [(table.id, table.unit) for table in records.tables if table.source == source.key]
    return source.key, source.csl, source.mark, units


def decides(records: Records) -> str:
    """What decides, beside the passages, whether a text is borne out: whom it names, and which words are names at all."""
    named = [(e.id, e.kind, e.name, e.names) for e in records.entities]
    return mark((named, records.passed_over, [(kind.id, kind.ignore_case) for kind in records.kinds]))


def statements(records: Records, names: Names, keep: Keep = anew) -> tuple[Statement, ...]:
    """The records' statements, each with whether and how it is verified. `names`: whom a text names."""
    common = mark((decides(records), records.properties))
    sources = {source.key: source for source in records.sources}

    def of(key: str, stated: tuple[Statement, ...]) -> tuple[Statement, ...]:
        own = replace(records, sources=(sources[key],), statements=stated)
        return keep("attested", (stated, common, rests_on(records, sources[key])), lambda: _attested(own, names))

    grouped = groupby(records.statements, key=lambda statement: statement.source)
    return tuple(statement for key, stated in grouped for statement in of(key, tuple(stated)))


def _attested(records: Records, names: Names) -> tuple[Statement, ...]:
    properties = {property.id: property for property in records.properties}
    entities = frozenset(entity.id for entity in records.entities)
    shelf = shelved(records, names)
    names = proper(records, names)
    return tuple(_verified(s, properties.get(s.property), entities, shelf[s.source], names) for s in records.statements)


def proper(records: Records, names: Names) -> Names:
    """`names` without those that are common words too: the names of a kind that are found in any case."""
    common = {kind.id for kind in records.kinds if kind.ignore_case}
    return lambda text: (mention for mention in names(text) if mention.kind not in common)


def _verified(
    statement: Statement, property: Property | None, entities: frozenset[str], shelved: Shelved, names: Names
) -> Statement:
    locator = Locator.parse(statement.locator)
    held = shelved.held(locator.ids) if locator else None
    if property is None or held is None or not locator:
        return statement
    unit = statement.unit or property.unit
    if statement.basis:
        return replace(statement, unit=unit, verified="editor")
    claims = list(of_statement(statement, property, entities, names))
    spoken = " ".join((property.label, statement.of, unit, statement.note, statement.value))
    context = Context.of((c for c in claims if c.key not in REMARKS), spoken) if held.tables else Context()
    # a note may speak of other passages: "¶22 says 2006"
    noted = shelved.held((*locator.ids, *located(statement.note))) or held
    missing = {
        claim.said: claim for claim in claims if not (noted if claim.key == "note" else held).bears_out(claim, context)
    }
    lacks = [shelved.lack(claim, held, context) for claim in missing.values()]
    if not lacks:
        far = chain(apart(property, claims, held.passages), in_other_rows(claims, held.passages))
        lacks += [Lack(claim.said, claim.key, fault="apart") for claim in far]
        lacks += [Lack(said, fault="denied") for said in denied(statement, property, claims, held.passages)]
    if not lacks and property.value == "text" and (nearer := shelved.nearer(statement.value, locator.ids)):
        lacks.append(Lack(statement.value, "value", nearer[:SHOWN], fault="elsewhere"))
    return replace(statement, unit=unit, verified="" if lacks else "machine", missing=tuple(lacks))
