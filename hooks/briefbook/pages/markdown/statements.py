"""Statements as Markdown.

A statement is a sentence with its tail: the remark, whom it is attributed to, and the passage. Statements of one sentence are
one line with several tails: that sources agree is seen at a glance. Many that differ in one name only are a list of names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...model import Statement
from ...wording import phrase
from ...wording.phrase import when
from ...wording.sentences import Named, Sentence
from ...wording.told import told, undated
from . import marks
from .markup import Markup, capital, md
from .series import series
from .writer import Writer

Lines = list[tuple[Markup, list[Markup]]]
"""(label, what is said under it)"""
FEW = 6
"""more values than this are told in one line"""
LISTED = 4
"""so many sentences that differ in one name only are a list of these names"""


def said(on: Writer, statement: Statement, of: str = "") -> Markup:
    """The sentence, with links to those whom it names, but for `of`, whose page it is."""
    return _worded(on, told(on.facts, statement), of)


def _worded(on: Writer, sentence: Sentence, of: str) -> Markup:
    return Markup().join(_named(on, part, of) if isinstance(part, Named) else part for part in sentence.parts)


def _named(on: Writer, part: Named, of: str) -> Markup:
    name = on.facts.short(part.id)
    if part.id == of:
        return md(part.text)
    before = part.text[: -len(name)] if part.text.lower().endswith(name.lower()) else ""
    return Markup.of("{}{}", before, on.leading(part.text[len(before) :], part.id))


def value(on: Writer, statement: Statement) -> Markup:
    if on.facts.properties[statement.property].value == "entity":
        return on.link(statement.value)
    return md(phrase.plain(on.facts, statement))


def tail(on: Writer, statement: Statement, dated: bool = True) -> Markup:
    """When, the remark, the attribution and the citation, and who read it where no machine can: for lists, cells and boxes."""
    text = Markup.of("{} {}", phrase.remark(statement, dated), on.cite(statement)).strip()
    return text + marks.vouched(statement)


def comma(statement: Statement, dated: bool = True, mark: str = ",") -> str:
    """What stands between a head and this tail: nothing, where no words follow."""
    text = phrase.remark(statement, dated)
    return mark if text and not text.startswith("(") else ""


def behind(on: Writer, statement: Statement) -> Markup:
    """What follows a sentence: the remark, whom it is attributed to, and the passage."""
    sentence = told(on.facts, statement)
    note = Markup.of(" ({})", sentence.note) if sentence.note else Markup()
    by = Markup.of(", according to {}", sentence.by) if sentence.by else Markup()
    return note + by + Markup.of(" {}", on.cite(statement)) + marks.vouched(statement)


def sentences(on: Writer, statements: Iterable[Statement], of: str = "", anchored: bool = True) -> list[Markup]:
    """Each sentence once, with what stands behind it in each of the statements that say it; those of one tail cite together."""
    grouped: dict[Markup, list[Statement]] = {}
    for statement in statements:
        grouped.setdefault(said(on, statement, of), []).append(statement)
    return [_with_tails(on, text, group, anchored) for text, group in grouped.items()]


def _with_tails(on: Writer, text: Markup, statements: Sequence[Statement], anchored: bool) -> Markup:
    tails = [behind(on, s) for s in statements]
    told = [text + tails[0], *tails[1:]]
    return Markup(";").join(
        marks.anchored(s, one) if anchored else one for s, one in zip(statements, told, strict=True)
    )


def head(on: Writer, statement: Statement, of: str) -> tuple[str, Markup]:
    """(label, what is said) on the page of `of`, which isn't repeated."""
    property = on.facts.properties[statement.property]
    about = Markup.of(" ({})", on.link(statement.about)) if statement.about not in ("", of) else Markup()
    if statement.subject == of:
        return property.label, value(on, statement) + about
    if property.value == "entity" and statement.value == of:
        return property.inverse or property.label, on.link(statement.subject) + about
    return property.label, Markup.of("{}: {}{}", on.link(statement.subject), value(on, statement), about)


def lines(on: Writer, statements: Iterable[Statement], of: str) -> Lines:
    """What is said under each label: a table of figures, a list of names, or sentences."""
    labels: dict[str, list[Statement]] = {}
    for statement in statements:
        labels.setdefault(head(on, statement, of)[0], []).append(statement)
    return [(capital(md(label)), _under(on, group, of)) for label, group in labels.items()]


def _under(on: Writer, group: list[Statement], of: str) -> list[Markup]:
    own = [s for s in group if s.says]
    tables, rest = series(on, [s for s in group if not s.says], of)
    if _is_list(on, rest, of):
        names: dict[Markup, list[Statement]] = {}
        for s in rest:
            names.setdefault(head(on, s, of)[1], []).append(s)
        entries = [
            Markup.of("{}{}", name, Markup(";").join(marks.anchored(s, _entry(on, s)) for s in told))
            for name, told in names.items()
        ]
        return [*tables, Markup("; ").join(entries), *sentences(on, own, of)]
    return [*tables, *sentences(on, sorted([*rest, *own], key=group.index), of)]


def _is_list(on: Writer, group: Sequence[Statement], of: str) -> bool:
    """Whether statements differ in one name only: of one property between entities, which needs no remark to be understood."""
    property = on.facts.properties[group[0].property] if group else None
    if property is None or property.value != "entity" or "{note}" in property.says:
        return False
    return len({head(on, s, of)[1] for s in group}) >= LISTED


def _entry(on: Writer, s: Statement) -> Markup:
    """What stands behind a name in a list."""
    remark = phrase.remark(s)
    return (Markup.of(" ({})", remark) if remark else Markup()) + Markup.of(" {}", on.cite(s)) + marks.vouched(s)


def in_short(on: Writer, statements: Iterable[tuple[Markup, Statement]], of: str) -> list[Markup]:
    """What is said under one label, in short: value, dates, one passage a source.

    Of many entities only names and dates are told, of many texts the first. Each statement comes with the
    mark that it is contested, which stands behind it, or none.
    """
    grouped: dict[Markup, list[Statement]] = {}
    contested: dict[Markup, Markup] = {}
    linked = True
    for mark, statement in statements:
        _, named = head(on, statement, of)
        grouped.setdefault(named, []).append(statement)
        linked = linked and on.facts.properties[statement.property].value == "entity"
        if mark:
            contested[named] = mark
    if linked and len(grouped) > FEW:
        return [Markup(", ").join(_briefly(name, group, contested.get(name)) for name, group in grouped.items())]
    shown = list(grouped.items()) if linked else list(grouped.items())[: FEW // 2]
    return [
        Markup.of("{} {}", name, _dated(on, group))
        + (Markup.of(" ({})", contested[name]) if name in contested else Markup())
        for name, group in shown
    ]


def _briefly(name: Markup, statements: Sequence[Statement], contested: Markup | None) -> Markup:
    behind = [text for text in (_dates(statements), contested) if text]
    return name + (Markup.of(" ({})", Markup(", ").join(behind)) if behind else Markup())


def _dated(on: Writer, statements: Sequence[Statement]) -> Markup:
    """Each date with the passages that give it; passages without one say so where others have one."""
    dates: dict[str, list[Statement]] = {}
    for statement in statements:
        dates.setdefault(when(statement), []).append(statement)
    undated = "undated" if len(dates) > 1 else ""
    parts = (Markup.of("{} {}", date or undated, _cited(on, group)).strip() for date, group in dates.items())
    return Markup("; ").join(parts)


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


def agreed(on: Writer, statements: Sequence[Statement], of: str) -> Markup:
    """What several sources say, as the first says it, with a passage of each."""
    first = statements[0]
    others = {s.source: s for s in reversed(statements) if s.source != first.source}
    return said(on, first, of) + behind(on, first) + Markup().join(map(on.cite, others.values()))


def event(on: Writer, statement: Statement, of: str = "") -> Markup:
    """The statement as an entry of a timeline, whose date stands before it."""
    return _worded(on, undated(on.facts, statement), of) + behind(on, statement)


def happening(on: Writer, statements: Sequence[Statement]) -> Markup:
    """What several sources tell of one event: as the first tells it, with the remarks of all; citations without a remark are
    one."""
    first, *others = statements
    plain = [s for s in others if not (s.note or s.by or marks.vouched(s))]
    remarks = [behind(on, s).strip() for s in others if s not in plain]
    told = _worded(on, undated(on.facts, first), "") + behind(on, first) + Markup().join(on.cite(s) for s in plain)
    return Markup("; ").join([told, *remarks])
