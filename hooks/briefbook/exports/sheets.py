"""Fact sheets: what a book knows of one entity, source or comparison, on a page or two that nobody has to write.

What stands on them is chosen by weight until the sheet is full; the rest is on the web page, and the sheet says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from .. import cite
from ..findings import Findings
from ..findings.briefs import chosen, count_of, of_years
from ..findings.register import NAMED, ORDER, WEIGHTS
from ..language.fold import slug
from ..model import Comparison, Conflict, Entity, Print, Source, Statement
from ..model.values import sortable
from ..pictures import charts
from ..wording import phrase
from ..wording.told import told
from .runs import Block, Notes, Run, plain, reference, said
from .sheet import Sheet, files, head

FULL = 8_600
"""letters that two pages hold beside their notes, measured on the sheets of a shelf: with more, some have a third page"""
NOTE = 26
"""letters that a note takes"""
FACTS = 7
"""values of one label of the key facts"""
DISPUTES = 4
SPEAKING = 12
"""sources that speak of an entity, and entities that a source speaks of"""
ARGUMENT = 65
"""per cent of the room that the argument of a source may take"""
CELL = 170
"""letters of a cell of a table that stays on its page"""
PAGES = 2


def sheet(facts: Findings, id: str) -> Print:
    """The fact sheet of an entity, a source or a comparison."""
    if id in facts.entities:
        return _entity(facts, facts.entities[id])
    return _source(facts, facts.sources[id]) if id in facts.sources else _comparison(facts, facts.comparisons[id])


def kinds(facts: Findings) -> dict[str, str]:
    """What has a fact sheet, by its id: of which kind it is."""
    return {
        **dict.fromkeys(facts.comparisons, "comparison"),
        **dict.fromkeys(facts.sources, "source"),
        **{id: entity.kind for id, entity in facts.entities.items()},
    }


class Room:
    """What is left of a sheet's letters."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, runs: Iterable[Run]) -> bool:
        """Whether some text has room; it has it then."""
        cost = sum(len(run.get("text", "")) + NOTE * len(run.get("notes", ())) for run in runs)
        if cost > self.left:
            return False
        self.left -= cost
        return True

    def blocks(self, blocks: Sequence[Block]) -> list[Block]:
        """The first of some blocks, as far as they have room."""
        kept: list[Block] = []
        for block in blocks:
            if not self.take(_runs(block)):
                break
            kept.append(block)
        while kept and kept[-1]["kind"] == "heading":
            kept.pop()
        return kept


def _runs(value: Any) -> list[Run]:
    """All runs of a block, however deep."""
    if isinstance(value, dict):
        if "text" in value or "notes" in value:
            return [value]
        return [run for one in value.values() for run in _runs(one)]
    return [run for one in value for run in _runs(one)] if isinstance(value, list) else []


# -- an entity -----------------------------------------------------------------------------------------------------------------


def _entity(facts: Findings, entity: Entity) -> Print:
    path = facts.path(entity.id)
    disputed = _heaviest(facts.on_record.about(entity.id))
    on = Sheet(facts, path, Notes(facts, disputed))
    room = Room(FULL)
    stated = facts.said_of[entity.id]
    key = [s for s in stated if facts.properties[s.property].key]
    blocks = _facts(on, entity, key, room)
    overview = on.notes.blocks(entity.overview, path)
    room.take(_runs(overview))
    drawn = _drawing(on, entity.id, room)
    disputes = on.disputes(disputed)
    room.take(_runs(disputes))
    events = chosen(facts, [s for s in stated if s not in key], (entity.id,))
    lines = on.events(events)
    room.take(_runs(lines))
    known = {s.id for h in events for s in h.statements} | {s.id for s in key}
    rest = [s for s in stated if s.id not in known]
    stating = _by_theme(on, rest, entity.id, room)
    spoken = sorted(facts.spoken_of[entity.id].items(), key=lambda item: -sum(n for _, n in item[1]))
    keys = [key for key, _ in spoken]
    count = len(facts.briefs_of.get(entity.id, ()))
    return _print(
        on,
        entity.id,
        "Fact sheet · " + facts.kinds[entity.kind].label,
        entity.name,
        entity.gloss[:1].upper() + entity.gloss[1:] + ("" if entity.gloss.endswith(".") else "."),
        [*blocks, *_titled("Overview", overview), *drawn, *stating, *lines, *disputes, *_speaking(on, spoken)],
        _evidence(facts, stated, keys, disputed) + (f"; {count_of(count, 'brief')} on it" if count else ""),
        [entity.id, *keys],
    )


def _facts(on: Sheet, entity: Entity, key: Sequence[Statement], room: Room) -> list[Block]:
    """What the properties that a vocabulary calls key say, a line for each label."""
    order = {p.id: i for i, p in enumerate(on.facts.records.properties)}
    grouped: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for s in sorted(key, key=lambda s: (order[s.property], sortable(s.since or s.date) or "9")):
        label, value = _label(on.facts, s, entity.id)
        grouped[label][value].append(s)
    rows = []
    names = [n.text for n in entity.names if n.sort in ("acronym", "former", "other") and n.text != entity.name]
    if names:
        rows.append({"label": "Also", "lines": [said(", ".join(dict.fromkeys(names[:FACTS])))]})
    for label, values in grouped.items():
        lines = []
        for value, group in sorted(values.items(), key=lambda item: -len({s.source for s in item[1]}))[:FACTS]:
            when = " or ".join(dict.fromkeys(filter(None, map(phrase.when, group))))
            lines.append([*said(value + (f" ({when})" if when else "")), *on.marks(*group)])
        if len(values) > FACTS:
            lines.append(said(f"{len(values) - FACTS} more"))
        rows.append({"label": label[:1].upper() + label[1:], "lines": lines})
    block: Block = {"kind": "facts", "rows": [row for row in rows if room.take(_runs(row))]}
    return [block] if block["rows"] else []


def _label(facts: Findings, s: Statement, of: str) -> tuple[str, str]:
    """(label, value) of a statement on the sheet of one of its ends."""
    property = facts.properties[s.property]
    if s.subject != of and property.value == "entity" and s.value == of:
        return property.inverse or property.label, facts.short(s.subject)
    value = phrase.plain(facts, s)
    return property.label, value if s.subject == of else f"{facts.short(s.subject)}: {value}"


def _by_theme(on: Sheet, statements: Sequence[Statement], of: str, room: Room) -> list[Block]:
    """The weightiest sentences that have room, by theme."""
    facts = on.facts
    sayers: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for s in statements:
        sayers[s.subject, s.property, s.value].add(s.source)
    once: dict[str, Statement] = {}
    for s in statements:
        once.setdefault(told(facts, s).plain(), s)

    def weight(item: tuple[str, Statement]) -> float:
        text, s = item
        own = 2.0 * (s.subject == of) + (s.value == of)
        return own + 2 * len(sayers[s.subject, s.property, s.value]) + bool(facts.when(s)) - len(text) / 120

    kept = []
    for text, s in sorted(once.items(), key=lambda item: (-weight(item), item[1].id)):
        if room.take([{"text": text, "notes": [0]}]):
            kept.append((text, s))
    order = {p.id: i for i, p in enumerate(facts.records.properties)}
    themes: dict[str, list[list[Run]]] = defaultdict(list)
    for text, s in sorted(kept, key=lambda item: (order[item[1].property], sortable(facts.when(item[1])) or "9")):
        themes[facts.properties[s.property].theme].append([*said(f"{text}."), *on.marks(s)])
    blocks: list[Block] = []
    for theme, lines in themes.items():
        blocks.append({"kind": "heading", "level": 3, "runs": said(theme)})
        blocks.append({"kind": "list", "items": [[{"kind": "paragraph", "runs": line}] for line in lines]})
    if not blocks:
        return []
    left = len(once) - len(kept)
    if left:
        text = f"{count_of(left, 'more statement')} on the web page."
        blocks.append({"kind": "paragraph", "runs": said(text, "italic")})
    return _titled("What the sources state", blocks)


def _drawing(on: Sheet, id: str, room: Room) -> list[Block]:
    """The first chart in which the entity stands out."""
    for table, rows in on.facts.tables_naming.get(id, ()):
        for picture in charts.charts(table, rows, slug(id)):
            if any(row["marked"] for row in picture.data["rows"]) and room.take([{"text": " " * 900}]):
                return [on.picture(picture, [*said(on.caption(table, picture)), on.notes.at(table.source, table.at)])]
    return []


def _speaking(on: Sheet, spoken: Sequence[tuple[str, Sequence[tuple[Any, int]]]]) -> list[Block]:
    """Which sources name it, and how often."""
    names = [
        f"{on.facts.sources[key].label} ({sum(n for p, n in passages if not p.id.startswith('n'))})"
        for key, passages in spoken[:SPEAKING]
    ]
    text = f"Named, and how often: {', '.join(names)}."
    return _titled("Where the sources speak of it", [{"kind": "paragraph", "runs": said(text)}]) if names else []


# -- a source ------------------------------------------------------------------------------------------------------------------


def _source(facts: Findings, source: Source) -> Print:
    path = facts.path(source.key)
    stated = facts.stated_by[source.key]
    disputed = _heaviest([c for c in facts.conflicts if source.key in " ".join(side.at for side in c.sides)])
    on = Sheet(facts, path, Notes(facts, disputed))
    room = Room(FULL)
    disputes = on.disputes(disputed)
    room.take(_runs(disputes))
    tables = [t for t in facts.tables_of.get(source.key, ()) if charts.charts(t)][:1]
    drawn = [block for t in tables for block in on.chart(t)[:1] if room.take([{"text": " " * 900}])]
    argument = on.notes.blocks(source.digest, path)
    kept = Room(ARGUMENT * room.left // 100).blocks(argument)
    room.take(_runs(kept))
    if len(kept) < len(argument):
        kept.append({"kind": "paragraph", "runs": said("The account goes on on the web page.", "italic")})
    named = sorted(facts.entities, key=lambda id: -_named_by(facts, id, source.key))[:SPEAKING]
    names = ", ".join(f"{facts.short(id)} ({n})" for id in named if (n := _named_by(facts, id, source.key)))
    blocks = [
        {"kind": "paragraph", "runs": reference(cite.reference(source, facts.records.style))},
        *_titled("The argument", kept),
        *drawn,
        *_by_theme(on, stated, source.key, room),
        *disputes,
        *(_titled("Whom it names most", [{"kind": "paragraph", "runs": said(f"{names}.")}]) if names else []),
    ]
    passages = sum(p.id.isdigit() for p in source.index.passages) if source.index else 0
    evidence = f"{count_of(passages, 'numbered passage')}, {_checked(stated)}"
    return _print(on, source.key, "Fact sheet · Source", source.title, "", blocks, evidence, [source.key])


def _named_by(facts: Findings, id: str, key: str) -> int:
    return sum(n for p, n in facts.spoken_of[id].get(key, ()) if not p.id.startswith("n"))


# -- a comparison --------------------------------------------------------------------------------------------------------------


def _comparison(facts: Findings, comparison: Comparison) -> Print:
    path = f"comparisons/{comparison.id}.md"
    disputed = _heaviest(facts.on_record.touching(facts, comparison))
    on = Sheet(facts, path, Notes(facts, disputed))
    table = on.comparison(comparison)
    room = Room(FULL // 2)
    weights = {
        facts.short(id): facts.mentions(id) if id in facts.entities else 0 for id in comparison.rows if facts.knows(id)
    }
    kept: list[Any] = []
    for row in sorted(table["rows"], key=lambda row: -weights.get(plain(row[0][0]), 0)):
        short = [row[0], *(_cut(cell) for cell in row[1:])]
        if room.take([*_runs(short), {"text": " " * 30}]):
            kept.append(short)
    order = [plain(row[0][0]) for row in table["rows"]]
    kept.sort(key=lambda row: order.index(plain(row[0][0])))
    left = len(table["rows"]) - len(kept)
    note = said(f" {count_of(left, 'more row')} on the web page.") if left else []
    whole: Block = {**table, "rows": kept, "note": [*table["note"], *note]}
    stated = [
        s
        for row in comparison.rows
        for _, properties in comparison.columns
        for s in facts.cell(comparison, row, properties)
    ]
    keys = sorted({s.source for s in stated})
    blocks = [*on.notes.blocks(comparison.body, path), whole, *on.disputes(disputed)]
    evidence = _evidence(facts, stated, keys, disputed)
    kind, title, about = "Fact sheet · Comparison", comparison.title, comparison.description
    return _print(on, comparison.id, kind, title, about, blocks, evidence, [comparison.id, *keys], 1)


def _cut(cell: list[list[Run]]) -> list[list[Run]]:
    """The first lines of a cell, as far as a sheet has room for them."""
    kept: list[list[Run]] = []
    for line in cell:
        if kept and sum(len(plain(one)) for one in (*kept, line)) > CELL:
            return [*kept, said(f"{len(cell) - len(kept)} more", "italic")]
        kept.append(line)
    return kept


# -- what all of them have -----------------------------------------------------------------------------------------------------


def _heaviest(found: Iterable[Conflict]) -> list[Conflict]:
    kept = [c for c in found if c.kind not in NAMED and c.difference != "wording"]
    kept.sort(key=lambda c: (WEIGHTS.index(c.difference), ORDER.get(c.kind, len(ORDER))))
    return kept[:DISPUTES]


def _titled(title: str, blocks: Sequence[Block]) -> list[Block]:
    return [{"kind": "heading", "level": 2, "runs": said(title)}, *blocks] if blocks else []


def _evidence(facts: Findings, stated: Sequence[Statement], keys: Sequence[str], disputed: Sequence[Conflict]) -> str:
    text = f"{count_of(len(keys), 'source')}{of_years(facts, keys)}, {_checked(stated)}"
    return text + (f"; {count_of(len(disputed), 'matter')} in dispute told here" if disputed else "")


def _checked(stated: Sequence[Statement]) -> str:
    machine = sum(s.verified == "machine" for s in stated)
    return f"{count_of(len(stated), 'statement')}, {machine} checked by machine" if stated else "no statement recorded"


def _print(
    on: Sheet,
    id: str,
    kind: str,
    title: str,
    question: str,
    blocks: list[Block],
    evidence: str,
    rests_on: Sequence[str],
    columns: int = 2,
) -> Print:
    facts = on.facts
    content = {
        **head(facts, kind, title),
        "question": question,
        "evidence": evidence,
        "blocks": blocks,
        "columns": columns,
    }
    return Print(
        id=id,
        path=on.path,
        content=on.finished(content),
        pictures=tuple(on.pictures.values()),
        rests_on=tuple(files(facts, rests_on)),
        pages=PAGES,
    )
