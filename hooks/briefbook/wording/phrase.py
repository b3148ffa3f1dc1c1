"""Statements, names and places as Markdown.

A statement has a head (what is said) and a tail (when, with which remark, according to whom, and the passage). Statements
with one head are one line with several tails: that sources agree is seen at a glance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..cite import date
from ..lookup import Facts
from ..model import Statement

SPECIAL = re.compile(r"([\\`*_\[\]>#{}])")
"""what Python-Markdown takes a backslash before"""
MARKED = re.compile(
    r"(?<![\w*])\*(?P<stressed>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])"
    r"|<(?P<framed>https?://[^\s<>]+)>|\[[^\[\]]*\]\((?P<named>https?://[^\s<>()]+)\)"
    r"|(?P<bare>https?://[^\s<>\[\]]*[\w/=#&~-])"
)
"""what may be marked in a reference: stressed words and addresses"""
FEW = 6
"""more values than this are told in one line"""


def md(text: str) -> str:
    """Text that Markdown shows as it is."""
    return SPECIAL.sub(r"\\\1", text).replace("<", "&lt;").replace("\n", " ")


def linked(facts: Facts, page: str, id: str) -> str:
    """A link to the page of an entity or a source, the same from all pages of a folder."""
    key = (page.rpartition("/")[0], id)
    if key not in facts.links:
        facts.links[key] = f"[{md(facts.short(id))}]({facts.link(page, facts.path(id))})"
    return facts.links[key]


def locator(id: str) -> str:
    return f"¶{id}" if id.isdigit() else id


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


def value(facts: Facts, page: str, statement: Statement) -> str:
    if facts.properties[statement.property].value == "entity":
        return linked(facts, page, statement.value)
    return md(plain(facts, statement))


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


def tail(statement: Statement, dated: bool = True) -> str:
    """When, the remark, the attribution and the citation, and who read it where no machine can."""
    text = f"{md(remark(statement, dated))} {citation(statement)}".strip()
    if statement.verified != "machine":
        basis = statement.basis.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
        text += f' (<abbr title="{basis or "not verified"}" tabindex="0">read by an editor</abbr>)'
    return text


def short(facts: Facts, statement: Statement, of: str) -> tuple[str, str]:
    """The statement as plain text in two parts: whom it is said of (or what `of` does that says it), and the rest."""
    label = facts.properties[statement.property].label
    about = f" ({facts.short(statement.about)})" if statement.about else ""
    rest = f": {plain(facts, statement)}{about}" + "".join(f", {said}" for said in [remark(statement)] if said)
    if statement.subject == of:
        return capital(label), rest
    return facts.short(statement.subject), f", {label}{rest}"


def head(facts: Facts, page: str, statement: Statement, of: str) -> tuple[str, str]:
    """(label, what is said) on the page of `of`, which isn't repeated."""
    property = facts.properties[statement.property]
    label = property.label
    about = f" ({linked(facts, page, statement.about)})" if statement.about and statement.about != of else ""
    if statement.subject == of:
        said = value(facts, page, statement) + about
    elif property.value == "entity" and statement.value == of:
        label = property.inverse or label
        said = linked(facts, page, statement.subject) + about
    else:
        said = f"{linked(facts, page, statement.subject)}: {value(facts, page, statement)}{about}"
    return label, said


def lines(facts: Facts, page: str, statements: Iterable[Statement], of: str) -> list[tuple[str, list[str]]]:
    """(label, what is said under it). What has one head is one text, with the tails of all statements that say it."""
    labels: dict[str, dict[str, list[Statement]]] = {}
    for statement in statements:
        label, said = head(facts, page, statement, of)
        labels.setdefault(label, {}).setdefault(said, []).append(statement)
    result = []
    for label, heads in labels.items():
        texts = []
        for said, group in heads.items():
            tails = "; ".join(_addressed(s, tail(s)) for s in group)
            comma = "" if tails.split(">", 1)[1].startswith(("[@", "(", "<")) else ","
            texts.append(f"{said}{comma} {tails}")
        result.append((capital(md(label)), texts))
    return result


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def labelled(facts: Facts, page: str, statements: Iterable[Statement], of: str) -> Iterator[str]:
    """What is said of one subject, each text with its property, on the page of an entity that it is about."""
    for statement in statements:
        said = f"*{md(facts.properties[statement.property].label)}:* {value(facts, page, statement)}"
        rest = tail(statement)
        comma = "" if rest.startswith(("[@", "(", "<")) else ","
        yield f"{said}{comma} {_addressed(statement, rest)}"


def in_short(facts: Facts, page: str, statements: Iterable[tuple[str, Statement]], of: str) -> list[str]:
    """What is said under one label, in short: value, dates, one passage a source.

    Of many entities only names and dates are told, of many texts the first. Each statement comes with the
    mark that it is contested, which stands behind it, or none.
    """
    grouped: dict[str, list[Statement]] = {}
    contested: dict[str, str] = {}
    linked = True
    for mark, statement in statements:
        _, said = head(facts, page, statement, of)
        grouped.setdefault(said, []).append(statement)
        linked = linked and facts.properties[statement.property].value == "entity"
        if mark:
            contested[said] = mark
    if linked and len(grouped) > FEW:
        return [", ".join(_named(said, group, contested.get(said, "")) for said, group in grouped.items())]
    told = list(grouped.items()) if linked else list(grouped.items())[: FEW // 2]
    return [f"{said} {_told(group)}{f' ({contested[said]})' if said in contested else ''}" for said, group in told]


def _named(said: str, statements: list[Statement], contested: str) -> str:
    told = [text for text in (_dates(statements), contested) if text]
    return said + (f" ({', '.join(told)})" if told else "")


def _told(statements: list[Statement]) -> str:
    """Each date with the passages that give it; passages without one say so where others have one."""
    dates: dict[str, list[Statement]] = {}
    for statement in statements:
        dates.setdefault(when(statement), []).append(statement)
    undated = "undated" if len(dates) > 1 else ""
    return "; ".join(f"{date or undated} {_cited(group)}".strip() for date, group in dates.items())


def _dates(statements: Iterable[Statement]) -> str:
    """The dates of all, but those that another gives more precisely."""
    spans = list(dict.fromkeys((s.since, s.until, s.date) for s in statements))
    exact = [
        a for a in spans if not any(a != b and all(y.startswith(x) for x, y in zip(a, b, strict=True)) for b in spans)
    ]
    return " or ".join(dict.fromkeys(when(s) for s in statements if (s.since, s.until, s.date) in exact and when(s)))


def _cited(statements: Iterable[Statement]) -> str:
    """One citation for all, with the first passage of each source."""
    first = {s.source: s.locator for s in reversed(list(statements))}
    return "[" + "; ".join(f"@{source}, {first[source]}" for source in sorted(first)) + "]"


def reference(text: str) -> str:
    """An entry of a bibliography, plain but for *emphasis* and addresses, which may stand in <>, as Markdown."""
    parts = []
    at = 0
    for found in MARKED.finditer(text):
        parts.append(md(text[at : found.start()]))
        address = next((found[name] for name in ("framed", "named", "bare") if found[name]), "")
        parts.append(f"<{address}>" if address else f"*{md(found['stressed'])}*")
        at = found.end()
    return "".join(parts) + md(text[at:])


def _addressed(statement: Statement, text: str) -> str:
    return f'<span id="{statement.id}">{text}</span>'


def event(facts: Facts, page: str, statement: Statement) -> str:
    """The statement as a line of a timeline: subject, property, value."""
    property = facts.properties[statement.property]
    about = f" ({linked(facts, page, statement.about)})" if statement.about else ""
    said = f"{linked(facts, page, statement.subject)}, {md(property.label)}: {value(facts, page, statement)}{about}"
    rest = tail(statement, dated=False)
    return said + (" " if rest.startswith(("[@", "(", "<")) else "; ") + rest


def times(count: int) -> str:
    return "named once" if count == 1 else f"named {count} times"


def matrix_word(facts: Facts, s: Statement) -> str:
    """What a cell says: the word of the property; 'former' where it has ended."""
    return ("former " if s.until else "") + facts.properties[s.property].matrix


def relation(facts: Facts, s: Statement) -> str:
    """What a cell of the matrix says of a relation, as plain text."""
    time = f" {when(s)}" if when(s) else ""
    return f"{matrix_word(facts, s)}{time} ({facts.sources[s.source].label}, {s.locator})"
