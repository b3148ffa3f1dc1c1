"""Statements as Markdown.

A statement has a head (what is said) and a tail (when, with which remark, according to whom, and the passage). Statements
with one head are one line with several tails: that sources agree is seen at a glance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...model import Statement
from ...wording import phrase
from ...wording.phrase import when
from .markup import Markup, attr, capital, md
from .writer import Writer

Lines = list[tuple[Markup, list[Markup]]]
"""(label, what is said under it)"""
FEW = 6
"""more values than this are told in one line"""


def value(on: Writer, statement: Statement) -> Markup:
    if on.facts.properties[statement.property].value == "entity":
        return on.link(statement.value)
    return md(phrase.plain(on.facts, statement))


def tail(on: Writer, statement: Statement, dated: bool = True) -> Markup:
    """When, the remark, the attribution and the citation, and who read it where no machine can."""
    text = Markup.of("{} {}", phrase.remark(statement, dated), on.cite(statement)).strip()
    if statement.verified == "machine":
        return text
    basis = attr(statement.basis or "not verified")
    return text + Markup(f' (<abbr title="{basis}" tabindex="0">read by an editor</abbr>)')


def comma(statement: Statement, dated: bool = True, mark: str = ",") -> str:
    """What stands between a head and this tail: nothing, where no words follow."""
    text = phrase.remark(statement, dated)
    return mark if text and not text.startswith("(") else ""


def _behind(on: Writer, statement: Statement) -> Markup:
    """ " (whom it is about)", where it is about somebody."""
    return Markup.of(" ({})", on.link(statement.about)) if statement.about else Markup()


def head(on: Writer, statement: Statement, of: str) -> tuple[str, Markup]:
    """(label, what is said) on the page of `of`, which isn't repeated."""
    property = on.facts.properties[statement.property]
    about = _behind(on, statement) if statement.about != of else Markup()
    if statement.subject == of:
        return property.label, value(on, statement) + about
    if property.value == "entity" and statement.value == of:
        return property.inverse or property.label, on.link(statement.subject) + about
    return property.label, Markup.of("{}: {}{}", on.link(statement.subject), value(on, statement), about)


def lines(on: Writer, statements: Iterable[Statement], of: str) -> Lines:
    """What has one head is one text, with the tails of all statements that say it."""
    labels: dict[str, dict[Markup, list[Statement]]] = {}
    for statement in statements:
        label, said = head(on, statement, of)
        labels.setdefault(label, {}).setdefault(said, []).append(statement)
    return [
        (
            capital(md(label)),
            [
                Markup.of("{}{} {}", said, comma(group[0]), Markup("; ").join(_anchored(s, tail(on, s)) for s in group))
                for said, group in heads.items()
            ],
        )
        for label, heads in labels.items()
    ]


def labelled(on: Writer, statements: Iterable[Statement]) -> Iterator[Markup]:
    """What is said of one subject, each text with its property, on the page of an entity that it is about."""
    for s in statements:
        label, told = on.facts.properties[s.property].label, _anchored(s, tail(on, s))
        yield Markup.of("*{}:* {}{} {}", label, value(on, s), comma(s), told)


def in_short(on: Writer, statements: Iterable[tuple[Markup, Statement]], of: str) -> list[Markup]:
    """What is said under one label, in short: value, dates, one passage a source.

    Of many entities only names and dates are told, of many texts the first. Each statement comes with the
    mark that it is contested, which stands behind it, or none.
    """
    grouped: dict[Markup, list[Statement]] = {}
    contested: dict[Markup, Markup] = {}
    linked = True
    for mark, statement in statements:
        _, said = head(on, statement, of)
        grouped.setdefault(said, []).append(statement)
        linked = linked and on.facts.properties[statement.property].value == "entity"
        if mark:
            contested[said] = mark
    if linked and len(grouped) > FEW:
        return [Markup(", ").join(_named(said, group, contested.get(said)) for said, group in grouped.items())]
    told = list(grouped.items()) if linked else list(grouped.items())[: FEW // 2]
    return [
        Markup.of("{} {}", said, _told(on, group))
        + (Markup.of(" ({})", contested[said]) if said in contested else Markup())
        for said, group in told
    ]


def _named(said: Markup, statements: Sequence[Statement], contested: Markup | None) -> Markup:
    told = [text for text in (_dates(statements), contested) if text]
    return said + (Markup.of(" ({})", Markup(", ").join(told)) if told else Markup())


def _told(on: Writer, statements: Sequence[Statement]) -> Markup:
    """Each date with the passages that give it; passages without one say so where others have one."""
    dates: dict[str, list[Statement]] = {}
    for statement in statements:
        dates.setdefault(when(statement), []).append(statement)
    undated = "undated" if len(dates) > 1 else ""
    told = (Markup.of("{} {}", date or undated, _cited(on, group)).strip() for date, group in dates.items())
    return Markup("; ").join(told)


def _dates(statements: Sequence[Statement]) -> str:
    """The dates of all, but those that another gives more precisely."""
    spans = list(dict.fromkeys((s.since, s.until, s.date) for s in statements))
    exact = [
        a for a in spans if not any(a != b and all(y.startswith(x) for x, y in zip(a, b, strict=True)) for b in spans)
    ]
    return " or ".join(dict.fromkeys(when(s) for s in statements if (s.since, s.until, s.date) in exact and when(s)))


def _cited(on: Writer, statements: Sequence[Statement]) -> Markup:
    """One citation for all, with the first passage of each source."""
    first = {s.source: s for s in reversed(statements)}
    return on.cite(*(first[source] for source in sorted(first)))


def _anchored(statement: Statement, text: Markup) -> Markup:
    return Markup.of('<span id="{}">{}</span>', attr(statement.id), text)


def event(on: Writer, statement: Statement) -> Markup:
    """The statement as a line of a timeline: subject, property, value."""
    label = on.facts.properties[statement.property].label
    said = Markup.of("{}, {}: {}", on.link(statement.subject), label, value(on, statement)) + _behind(on, statement)
    return Markup.of("{}{} {}", said, comma(statement, dated=False, mark=";"), tail(on, statement, dated=False))
