"""Where sources disagree, found by machine: among the statements, the tables and the names of the shelf.

Each detector gives conflicts whose sides stand with their citations. A detector finds places to look at, not errors: which side
is right, or whether both are, is for a reader to judge.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from .. import cite
from ..evidence.attest import by_id
from ..evidence.audit import audits
from ..language import quantities, spelling
from ..language.fold import folded, slug
from ..model import Conflict, Form, Side, Statement
from ..model.values import Locator
from . import phrase
from .statuses import followed
from .view import View

PLACES = 3
"""passages that are named for each spelling of a name"""


def found(view: View) -> Iterator[Conflict]:
    """All that the detectors find, in their order."""
    for detector in DETECTORS:
        yield from detector(view)


# -- statements --------------------------------------------------------------------------------------------------------


def two_values(view: View) -> Iterator[Conflict]:
    """Two values of a property that has one, of the same subject, at the same time and in the same unit."""
    groups = _grouped(view, lambda s, p: (s.about, s.of, s.date, s.since, s.unit) if p.single else None)
    for group in groups:
        different = {s.value for s in group}
        refined = view.properties[group[0].property].value == "date" and _refined(different)
        if len(different) > 1 and not refined:
            yield _stated(view, "two values", group)


def two_figures(view: View) -> Iterator[Conflict]:
    """Two figures for one quantity: what is counted, of whom, in which unit and when are the same."""

    def key(s: Statement, p: object) -> tuple[str, ...] | None:
        return (
            (s.about, s.of, s.unit)
            if getattr(p, "value", "") == "quantity" and not getattr(p, "single", False)
            else None
        )

    for group in _grouped(view, key):
        if not (group[0].of or group[0].about):
            continue
        for same_time in _contemporary(group):
            if not _agree([s.value for s in same_time]):
                yield _stated(view, "two figures", same_time)


def _contemporary(group: list[Statement]) -> Iterator[list[Statement]]:
    """Statements of one time, each time once; 2015 and 2015-03 are one, 2015-01 and 2015-03 aren't."""
    times = sorted({(s.since, s.until, s.date) for s in group})
    for since, until, date in times:
        if any(t[:2] == (since, until) and t[2] != date and t[2].startswith(date) for t in times if date):
            continue  # a more precise time takes these in
        span = [s for s in group if (s.since, s.until) == (since, until) and bool(s.date) == bool(date)]
        same = [s for s in span if date.startswith(s.date)]
        if len(same) > 1:
            yield same


def two_dates(view: View) -> Iterator[Conflict]:
    """Two dates of what begins once."""
    for group in _grouped(view, lambda s, p: (s.value, s.about) if p.once and (s.since or s.date) else None):
        if not _refined({s.since or s.date for s in group}):
            value = group[0].value
            yield _stated(view, "two dates", group, view.short(value) if view.knows(value) else value)


def two_statuses(view: View) -> Iterator[Conflict]:
    """Two relations to one thing of which one excludes the other, unless one came after the other."""
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in view.statements:
        if view.properties[s.property].excludes or any(s.property in p.excludes for p in view.properties.values()):
            groups[s.subject, s.value].append(s)
    for (subject, value), group in sorted(groups.items()):
        for higher in dict.fromkeys(s.property for s in group):
            lower = [s for s in group if s.property in view.properties[higher].excludes]
            sides = [h for h in group if h.property == higher and any(not followed(view, h, s) for s in lower)]
            if sides and lower:
                about = tuple(id for id in (subject, value) if id in view.entities)
                yield Conflict(
                    id=slug(f"{subject} {value} {higher} status"),
                    title=f"{view.name(subject)} and {view.short(value)}: which status",
                    kind="two statuses",
                    about=about,
                    sides=tuple(
                        Side(
                            says=", ".join(t for t in (s.property, phrase.when(s), s.note) if t), at=phrase.citation(s)
                        )
                        for s in (*sides, *lower)
                    ),
                    statements=(*sides, *lower),
                    machine=True,
                )
                break


def impossible_dates(view: View) -> Iterator[Conflict]:
    """Belonging to what wasn't founded yet; an end before the beginning; what happened after the source was published."""
    founded = _beginnings(view)
    early: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in view.statements:
        property = view.properties[s.property]
        births = founded.get(s.value, [])
        if property.once and s.since and births and all(_later(b.value, s.since) for b in births):
            early[s.value, s.source].append(s)
        if s.since and s.until and s.until < s.since[: len(s.until)]:
            yield _stated(view, "impossible dates", [s])
        published = dict(view.sources[s.source].csl).get("issued", "")
        when = s.date or s.since
        if published and when[:4] > published[:4]:
            yield _stated(view, "impossible dates", [s], f"{cite.date(when)}, in a source of {published[:4]}")
    for (value, _), group in sorted(early.items()):
        births = founded[value]
        sides = [Side(says=_since(view, s), at=phrase.citation(s)) for s in group]
        sides += [Side(says=f"founded {cite.date(b.value)}", at=phrase.citation(b)) for b in births]
        yield Conflict(
            id=slug(f"{value} {group[0].source} before its founding"),
            title=f"{view.name(value)}: belonging before the founding",
            kind="impossible dates",
            about=(value, *dict.fromkeys(s.subject for s in group)),
            sides=tuple(sides),
            statements=(*group, *births),
            machine=True,
        )


def too_old_sources(view: View) -> Iterator[Conflict]:
    """What is dated later than the text or the notes that it is taken from: "Haçaoğlu (2024)" of what happened in 2025."""
    for s in view.statements:
        when, passages = s.date or s.since, by_id(view.sources[s.source])
        notes = [id for id in Locator.of(s.locator).ids if id[0] == "n" and id in passages]
        dated = [(date, f"credited to {s.by}", phrase.citation(s)) for date in re.findall(r"\((\d{4})[a-z]?\)", s.by)]
        for id in notes:
            date = max(passages[id].dates, default="9999")
            dated.append((date, f"the note's latest date is {cite.date(date)}", f"[@{s.source}, {id}]"))
        if dated and all(_later(when, date) for date, _, _ in dated):
            dated.insert(0, ("", _said(view, s, dated=False), phrase.citation(s)))
            stated = _stated(view, "impossible dates", [s], f"{cite.date(when)}, from an older source")
            yield replace(stated, sides=tuple(Side(says=says, at=at) for _, says, at in dated))


def late_founders(view: View) -> Iterator[Conflict]:
    """Who is named as a founder and elsewhere as having joined later."""
    joined: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    founded = _beginnings(view)
    for s in view.statements:
        joined[s.value, s.subject] += [s] if view.properties[s.property].once and s.since else []
    for s in view.statements:
        births = founded.get(s.subject, [])
        late = [j for j in joined[s.subject, s.value] if all(_later(j.since, b.value) for b in births)]
        if view.properties[s.property].begins == "by whom" and births and late:
            stated = _stated(view, "impossible dates", [s], "a founder, or a later member")
            sides = [Side(says=f"{view.name(s.value)} among the founders", at=phrase.citation(s))]
            sides += [Side(says=_since(view, j), at=phrase.citation(j)) for j in late]
            yield replace(stated, sides=tuple(sides), statements=(s, *late))


def _beginnings(view: View) -> dict[str, list[Statement]]:
    """The statements that say when each thing began."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for s in view.statements:
        if view.properties[s.property].begins == "when":
            found[s.subject].append(s)
    return found


def _later(when: str, other: str) -> bool:
    """Whether one date lies after another, as far as both are given."""
    return bool(when) and when[: len(other)] > other[: len(when)]


def _grouped(view: View, key: Callable[..., tuple[str, ...] | None]) -> Iterator[list[Statement]]:
    """Statements of one subject and property that share what `key` gives; those for which it gives None are left out."""
    groups: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for s in view.statements:
        rest = key(s, view.properties[s.property])
        if rest is not None:
            groups[s.subject, s.property, *rest].append(s)
    for _, group in sorted(groups.items()):
        if len(group) > 1:
            yield sorted(group, key=lambda s: (s.source, s.id))


def _stated(view: View, kind: str, group: list[Statement], of: str = "") -> Conflict:
    """What statements on one matter say, side by side; `of` is their value, where they differ in something else."""
    first = group[0]
    property = view.properties[first.property]
    ids = (first.subject, first.about, first.value) if of else (first.subject, first.about)
    matter = of or first.of or (view.short(first.about) if first.about else "")
    return Conflict(
        id=slug(f"{first.subject} {property.id} {matter} {first.date or first.since if kind == 'two figures' else ''}"),
        title=f"{view.name(first.subject)}: {property.label}{', ' if matter else ''}{matter}".strip(),
        kind=kind,
        about=tuple(dict.fromkeys(id for id in ids if id in view.entities)),
        sides=tuple(Side(says=_said(view, s, dated=bool(of)), at=phrase.citation(s)) for s in group),
        statements=tuple(group),
        machine=True,
    )


def _refined(values: set[str]) -> bool:
    """Dates of which one only says more than the other don't contradict each other: 2001 and 2001-06."""
    longest = max(values, key=len)
    return all(longest.startswith(v) for v in values)


def _agree(values: list[str]) -> bool:
    """Whether figures can all hold: the same number, or one within the bounds that the other gives."""
    spans = [_span(value) for value in values]
    return max(low for low, _ in spans) <= min(high for _, high in spans)


def _span(value: str) -> tuple[float, float]:
    """'5000' → 5000 to 5000; '27000-31000' → its bounds; '>766' and '<40' are open at one end."""
    numbers = [float(n) for n in quantities.of_value(value)]
    if not numbers:
        return float("-inf"), float("inf")
    if value.startswith(">"):
        return numbers[0], float("inf")
    return (float("-inf"), numbers[0]) if value.startswith("<") else (min(numbers), max(numbers))


def _since(view: View, s: Statement) -> str:
    return f"{view.name(s.subject)}: {view.properties[s.property].label} {phrase.when(s)}"


def _said(view: View, s: Statement, dated: bool) -> str:
    if dated:
        return f"{cite.date(s.since or s.date)}; {s.note}" if s.note else cite.date(s.since or s.date)
    match view.properties[s.property].value:
        case "entity":
            value = view.name(s.value)
        case "date":
            value = cite.date(s.value)
        case "quantity":
            value = f"{phrase.number(s.value)} {s.unit}".strip()
        case _:
            value = s.value
    return "; ".join(part for part in (value, phrase.when(s), s.note) if part)


# -- tables ------------------------------------------------------------------------------------------------------------


def failed_checks(view: View) -> Iterator[Conflict]:
    """Checks of tables that fail: a table that contradicts its prose, or sums that don't add up."""
    for table in view.records.tables:
        for audit in audits(table):
            if audit.passed:
                continue
            source = view.sources[table.source]
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


# -- names -------------------------------------------------------------------------------------------------------------


def spellings(view: View) -> Iterator[Conflict]:
    """One name, written in two ways."""
    written = _written(view)
    known = {n.text: e.id for e in view.entities.values() for n in e.names if n.sort != "acronym"}
    listed = {_even(text) for text in known}
    proper = [text for text in (*written, *known) if any(c.islower() for c in text) and not _holds(text, known)]
    for group in spelling.alike(proper):
        texts = [text for text in group if text in written]
        owners = {
            id for text in group for id in [known.get(text, ""), *(f.entity for _, f in written.get(text, ()))] if id
        }
        if len(owners) > 1 or not texts or (len(texts) == 1 and len(owners) == 0):
            continue
        slips = [text for text in texts if text not in known and not any(f.entity for _, f in written[text])]
        if len(texts) == 1 and not slips:
            continue  # a text may well write a name in one way of several
        texts = list(
            {re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text.casefold()): text for text in reversed(texts)}.values()
        )[::-1]
        if len(texts) == 1 and (_even(texts[0]) in listed or not owners):
            continue
        sides = [Side(says=f"“{text}”", at=_places(written[text])) for text in texts]
        if len(texts) == 1:
            id = next(iter(owners))
            sides.append(Side(says=f"“{view.name(id)}”, as the record has it", at=""))
        yield Conflict(
            id=slug(f"spelling {texts[0]}"),
            title=view.name(next(iter(owners))) if owners else texts[0],
            kind="spellings",
            about=tuple(owners),
            sides=tuple(sides),
            machine=True,
        )


def two_names(view: View) -> Iterator[Conflict]:
    """One thing that the sources call by different names, or shorten in different ways; spellings of one name don't count."""
    for id, entity in view.entities.items():
        if view.kinds[entity.kind].ignore_case:
            continue
        short = {_letters(n.text) for n in entity.names if n.sort == "acronym" or n.text.replace(".", "").isupper()}
        uses: dict[str, list[tuple[str, Form]]] = defaultdict(list)
        for key, source in view.sources.items():
            for form in source.index.forms if source.index else ():
                if form.entity == id:
                    uses[_even(form.text) if _letters(form.text) not in short else _letters(form.text)].append(
                        (key, form)
                    )
        names = [name for name in uses if name not in short]
        if len(names) > 1 or len(uses) - len(names) > 1:
            yield Conflict(
                id=slug(f"names {id}"),
                title=f"{entity.name}: what it is called",
                kind="two names",
                about=(id,),
                sides=tuple(Side(says=f"“{one[0][1].text}”", at=_places(one)) for one in uses.values()),
                machine=True,
            )


def _holds(text: str, known: dict[str, str]) -> bool:
    """Whether a name is a known one with a word before it: "NATO Türkiye" is no spelling of Türkiye."""
    return text not in known and text.rpartition(" ")[2] in known and " " in text


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", folded(text)).rstrip("s")


def two_meanings(view: View) -> Iterator[Conflict]:
    """An acronym that is defined in two ways, and a name that is shortened in two."""
    defined: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    shortened: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, source in view.sources.items():
        for a in source.index.acronyms if source.index else ():
            place = f"@{key}, {'' if a.passage[0] in 'nt' else '¶'}{a.passage}"
            defined[a.short][a.long].append(place)
            shortened[_even(a.long)][a.short].append(place)
    for table, words in ((defined, "{}: what it stands for"), (shortened, "{}: how it is shortened")):
        for name, ways in sorted(table.items()):
            different = {_even(way): way for way in ways}
            if len(different) < 2:
                continue
            owner = [view.named.get(folded(x).rstrip("s"), []) for x in (name, *ways)]
            about = tuple(dict.fromkeys(ids[0] for ids in owner if len(ids) == 1))
            title = name if table is defined else next(iter(ways.values()))[0] and _long(view, name)
            yield Conflict(
                id=slug(words.format(title)),
                title=words.format(title),
                kind="two meanings",
                about=about,
                sides=tuple(Side(says=f"“{way}”", at=f"[{'; '.join(at[:PLACES])}]") for way, at in ways.items()),
                machine=True,
            )


def unlisted(view: View) -> Iterator[Conflict]:
    """A text that cites what its own list of references doesn't hold, or holds otherwise."""
    for key, source in view.sources.items():
        for one in source.index.unlisted if source.index else ():
            listed = (
                f"the list of references has “{one.near}”" if one.near else "the list of references has no such entry"
            )
            places = "; ".join(f"@{key}, ¶{id}" for id in one.passages[:PLACES])
            yield Conflict(
                id=slug(f"{key} cites {one.citation}"),
                title=f"{source.label} cites {one.citation}",
                kind="unlisted",
                about=(),
                sides=(Side(says=f"cites “{one.citation}”", at=f"[{places}]"), Side(says=listed, at=f"[@{key}]")),
                machine=True,
            )


def _written(view: View) -> dict[str, list[tuple[str, Form]]]:
    """Every name as it is written, with the sources that write it so."""
    written: dict[str, list[tuple[str, Form]]] = defaultdict(list)
    for key, source in view.sources.items():
        for form in source.index.forms if source.index else ():
            written[form.text].append((key, form))
    return written


def _places(uses: Iterable[tuple[str, Form]]) -> str:
    """The citation of a few passages of each source."""
    passages: dict[str, list[str]] = defaultdict(list)
    for key, form in uses:
        passages[key] += [id for id in form.passages if id not in passages[key]]
    found = []
    for key, ids in passages.items():
        where = ", ".join(id if id[0] in "nt" else f"¶{id}" for id in ids[:PLACES])
        found.append(f"@{key}, {where}")
    return f"[{'; '.join(found)}]"


def _even(text: str) -> str:
    """A long form without what makes no other name: small words, endings, spelling."""
    words = re.findall(r"[^\W_]+", folded(text))
    return " ".join(
        w.rstrip("s").replace("isation", "ization") for w in words if w not in ("the", "of", "and", "for", "on")
    )


def _long(view: View, even: str) -> str:
    """A long form as a source writes it."""
    longs = Counter(a.long for s in view.sources.values() if s.index for a in s.index.acronyms if _even(a.long) == even)
    return longs.most_common(1)[0][0]


DETECTORS: tuple[Callable[[View], Iterator[Conflict]], ...] = (
    two_values,
    two_figures,
    two_dates,
    two_statuses,
    impossible_dates,
    too_old_sources,
    late_founders,
    failed_checks,
    two_meanings,
    two_names,
    spellings,
    unlisted,
)
