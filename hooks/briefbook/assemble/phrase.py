"""Statements, names and places as Markdown."""

from __future__ import annotations

import re

from ..cite import date
from ..model import Statement
from .view import View

SPECIAL = re.compile(r"([\\`*_\[\]<>|#~^{}])")


def md(text: str) -> str:
    """Text that Markdown shows as it is."""
    return SPECIAL.sub(r"\\\1", text).replace("\n", " ")


def linked(view: View, page: str, id: str) -> str:
    return f"[{md(view.name(id))}]({view.link(page, view.path(id))})"


def citation(statement: Statement) -> str:
    return f"[@{statement.source}, {statement.locator}]"


def when(statement: Statement) -> str:
    """'since 1952', '2014–2016', 'February 1952'; empty where no date is given."""
    if statement.date:
        return date(statement.date)
    if statement.since and statement.until:
        return f"{date(statement.since)} – {date(statement.until)}"
    if statement.since:
        return f"since {date(statement.since)}"
    return f"until {date(statement.until)}" if statement.until else ""


def value(view: View, page: str, statement: Statement) -> str:
    match view.properties[statement.property].value:
        case "entity":
            return linked(view, page, statement.value)
        case "date":
            return date(statement.value)
        case "quantity":
            return f"{number(statement.value)} {md(statement.unit)}".strip()
        case _:
            return md(statement.value)


def number(text: str) -> str:
    """A figure as print sets it: 27406927 → 27,406,927; a range with a dash."""

    def grouped(found: re.Match[str]) -> str:
        whole, dot, rest = found[0].partition(".")
        return (f"{int(whole):,}" if len(whole) > 4 else whole) + dot + rest

    return re.sub(r"(?<=\d)\s*-\s*(?=\d)", "–", re.sub(r"\d+(\.\d+)?", grouped, text))


def sentence(view: View, page: str, statement: Statement, of: str) -> str:
    """The statement as it reads on the page of `of`, which it doesn't repeat, with its citation."""
    property = view.properties[statement.property]
    said: list[str] = []
    if statement.subject == of:
        label = property.label
        said.append(value(view, page, statement))
        if statement.about and statement.about != of:
            said.append(f"({linked(view, page, statement.about)})")
    elif property.value == "entity" and statement.value == of:
        label = property.inverse or f"{property.label} this"
        said.append(linked(view, page, statement.subject))
        if statement.about and statement.about != of:
            said.append(f"({linked(view, page, statement.about)})")
    else:
        label = property.label
        said += [f"{linked(view, page, statement.subject)}:", value(view, page, statement)]
    return f"**{md(label[:1].upper() + label[1:])}:** {_tail(said, statement)}"


def event(view: View, page: str, statement: Statement) -> str:
    """The statement as a line of a timeline: subject, property, value."""
    property = view.properties[statement.property]
    said = [f"{linked(view, page, statement.subject)}, {md(property.label)}:", value(view, page, statement)]
    if statement.about:
        said.append(f"({linked(view, page, statement.about)})")
    return _tail(said, statement, dated=False)


def cell(view: View, page: str, statement: Statement, shown: set[str], labelled: bool) -> str:
    """The statement in a cell whose row and column already say some of it."""
    property = view.properties[statement.property]
    said: list[str] = []
    if labelled:
        said.append(md(property.label))
    if property.value != "entity" or statement.value not in shown:
        said.append(value(view, page, statement))
    elif statement.subject not in shown:
        said.append(linked(view, page, statement.subject))
    if statement.about and statement.about not in shown:
        said.append(f"({linked(view, page, statement.about)})")
    return _tail(said, statement)


def _tail(said: list[str], statement: Statement, dated: bool = True) -> str:
    """Date, remark, attribution and citation after what is said."""
    text = " ".join(said)
    if dated and when(statement):
        text += f", {when(statement)}" if text else when(statement)
    if statement.note:
        text += f"; {md(statement.note)}" if text else md(statement.note)
    if statement.by:
        text += f" (according to {md(statement.by)})"
    if statement.verified != "machine":
        text += f" <abbr title=\"{_attribute(statement.basis or 'not verified')}\" tabindex=\"0\">read by an editor</abbr>"
    return f"{text} {citation(statement)}"


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
