"""Dates that can't hold: two of what begins once, before a founding, after a source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ..evidence.attest import by_id
from ..language.fold import slug
from ..lookup import Facts
from ..model import Conflict, Side, Statement
from ..model.values import Locator, sortable
from ..wording import phrase
from ..wording.dates import words
from . import sides
from .sides import grouped, refined, stated


def two_dates(facts: Facts) -> Iterator[Conflict]:
    """Two dates of what begins once."""
    for group in grouped(facts, lambda s, p: (s.value, s.about) if p.once and (s.since or s.date) else None):
        if not refined({s.since or s.date for s in group}):
            value = group[0].value
            yield stated(facts, "two dates", group, facts.short(value) if facts.knows(value) else value)


def impossible_dates(facts: Facts) -> Iterator[Conflict]:
    """Belonging to what wasn't founded yet; an end before the beginning; what happened after the source was published."""
    founded = _beginnings(facts)
    early: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in facts.statements:
        property = facts.properties[s.property]
        births = founded.get(s.value, [])
        if property.once and s.since and births and all(_later(b.value, s.since) for b in births):
            early[s.value, s.source].append(s)
        if s.since and s.until and _later(s.since, s.until):
            yield stated(facts, "impossible dates", [s])
        published = dict(facts.sources[s.source].csl).get("issued", "")
        when = s.date or s.since
        if published and sortable(when)[:4] > published[:4]:
            yield stated(facts, "impossible dates", [s], f"{words(when)}, in a source of {published[:4]}")
    for (value, _), group in sorted(early.items()):
        births = founded[value]
        sides = [Side(says=_since(facts, s), at=phrase.citation(s)) for s in group]
        sides += [Side(says=f"founded {words(b.value)}", at=phrase.citation(b)) for b in births]
        yield Conflict(
            id=slug(f"{value} {group[0].source} before its founding"),
            title=f"{facts.name(value)}: belonging before the founding",
            kind="impossible dates",
            about=(value, *dict.fromkeys(s.subject for s in group)),
            sides=tuple(sides),
            statements=(*group, *births),
            machine=True,
        )


def too_old_sources(facts: Facts) -> Iterator[Conflict]:
    """What is dated later than the text or the notes that it is taken from: "Haçaoğlu (2024)" of what happened in 2025."""
    for s in facts.statements:
        when, passages = s.date or s.since, by_id(facts.sources[s.source])
        notes = [id for id in Locator.of(s.locator).ids if id[0] == "n" and id in passages]
        dated = [(date, f"credited to {s.by}", phrase.citation(s)) for date in re.findall(r"\((\d{4})[a-z]?\)", s.by)]
        for id in notes:
            ends = (str(end) for d in passages[id].values.dates for end in d.when.ends)
            date = max(ends, default="9999")
            dated.append((date, f"the note's latest date is {words(date)}", f"[@{s.source}, {id}]"))
        if dated and all(_later(when, date) for date, _, _ in dated):
            dated.insert(0, ("", sides.said(facts, s, dated=False), phrase.citation(s)))
            clash = stated(facts, "impossible dates", [s], f"{words(when)}, from an older source")
            yield replace(clash, sides=tuple(Side(says=says, at=at) for _, says, at in dated))


def late_founders(facts: Facts) -> Iterator[Conflict]:
    """Who is named as a founder and elsewhere as having joined later."""
    joined: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    founded = _beginnings(facts)
    for s in facts.statements:
        joined[s.value, s.subject] += [s] if facts.properties[s.property].once and s.since else []
    for s in facts.statements:
        births = founded.get(s.subject, [])
        late = [j for j in joined[s.subject, s.value] if all(_later(j.since, b.value) for b in births)]
        if facts.properties[s.property].begins == "by whom" and births and late:
            clash = stated(facts, "impossible dates", [s], "a founder, or a later member")
            sides = [Side(says=f"{facts.name(s.value)} among the founders", at=phrase.citation(s))]
            sides += [Side(says=_since(facts, j), at=phrase.citation(j)) for j in late]
            yield replace(clash, sides=tuple(sides), statements=(s, *late))


def _beginnings(facts: Facts) -> dict[str, list[Statement]]:
    """The statements that say when each thing began."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for s in facts.statements:
        if facts.properties[s.property].begins == "when":
            found[s.subject].append(s)
    return found


def _later(when: str, other: str) -> bool:
    """Whether one date lies after another, as far as both are given."""
    when, other = sortable(when), sortable(other)
    return bool(when) and when[: len(other)] > other[: len(when)]


def _since(facts: Facts, s: Statement) -> str:
    return f"{facts.name(s.subject)}: {facts.properties[s.property].label} {phrase.when(s)}"
