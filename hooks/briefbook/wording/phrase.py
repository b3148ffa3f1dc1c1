"""Statements, names and places in short, as plain text."""

from __future__ import annotations

import re

from ..lookup import Facts
from ..model import Statement
from ..model.values import PassageId
from .dates import words as date


def locator(id: str) -> str:
    """¶12, ¶a1, n3, t2"""
    return str(PassageId.of(id))


def anchor(id: str) -> str:
    return f"p{id}" if id.isdigit() else id


def citation(statement: Statement) -> str:
    return f"[@{statement.source}, {statement.locator}]"


def when(statement: Statement) -> str:
    """'since 1952', '2014 – 2016', 'February 1952'; empty where no date is given."""
    if statement.date:
        return date(statement.date)
    if statement.since and statement.until:
        return f"{date(statement.since)} – {date(statement.until)}"
    if statement.since:
        return f"since {date(statement.since)}"
    return f"until {date(statement.until)}" if statement.until else ""


def plain(facts: Facts, statement: Statement) -> str:
    """The value as plain text."""
    match facts.properties[statement.property].value:
        case "entity":
            return facts.short(statement.value)
        case "date":
            return date(statement.value)
        case "quantity":
            counted = f"{statement.of}: " if statement.of else ""
            return counted + f"{number(statement.value)} {statement.unit}".strip()
        case _:
            return statement.value


def number(text: str) -> str:
    """A figure as print sets it: 27406927 → 27,406,927; a range with a dash."""

    def grouped(found: re.Match[str]) -> str:
        whole, dot, rest = found[0].partition(".")
        return (f"{int(whole):,}" if len(whole) > 4 else whole) + dot + rest

    return re.sub(r"(?<=\d)\s*-\s*(?=\d)", "–", re.sub(r"\d+(\.\d+)?", grouped, text))


def remark(statement: Statement, dated: bool = True) -> str:
    """When, the remark and the attribution, as plain text."""
    text = "; ".join(said for said in (when(statement) if dated else "", statement.note) if said)
    return text + (f"{', ' if text else ''}according to {statement.by}" if statement.by else "")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def times(count: int) -> str:
    return "named once" if count == 1 else f"named {count} times"


def matrix_word(facts: Facts, s: Statement) -> str:
    """What a cell says: the word of the property; 'former' where it has ended."""
    return ("former " if s.until else "") + facts.properties[s.property].matrix


def relation(facts: Facts, s: Statement) -> str:
    """What a cell of the matrix says of a relation, as plain text."""
    time = f" {when(s)}" if when(s) else ""
    return f"{matrix_word(facts, s)}{time} ({facts.sources[s.source].label}, {s.locator})"
