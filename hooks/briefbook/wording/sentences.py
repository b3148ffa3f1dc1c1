"""A statement → a sentence.

    member of, since 1952-02            Türkiye has been a member of NATO since February 1952
    trade, about, date, by              Azerbaijan's trade with Türkiye was 5.64 billion US dollars in 2024, according to …

The tense follows the dates: since … without an end is the perfect, a date or an end the past, no date the present. A value
that has a verb of its own takes the place of the template's: "Ely uses …" becomes "Ely compares five sources".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..language.phrases import Phrase, phrase
from ..model import Property, Statement
from . import dates, quantities
from .templates import OWN, WHOLE, Broken, Optional, Slot, Template, Tense, Verb, made_of, template


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence: who is meant, and how the sentence calls it."""

    id: str
    text: str


Part = str | Named
BEFORE: dict[Phrase, str] = {"noun": "", "predicate": "that it ", "clause": "that ", "infinitive": "to "}
"""what stands before a value, by what phrase it is, where a template asks for {that value}"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said, in parts, without a full stop; what qualifies it stands apart, so that a printer may set it so."""

    parts: tuple[Part, ...]
    note: str = ""
    by: str = ""
    """whom the source attributes it to"""

    def plain(self) -> str:
        """The sentence as plain text."""
        said = "".join(part if isinstance(part, str) else part.text for part in self.parts)
        said += f" ({self.note})" if self.note else ""
        return said + (f", according to {self.by}" if self.by else "")


Names = Callable[[str], str]
"""how a sentence calls an entity or a source, by its id"""


def sentence(statement: Statement, property: Property, called: Names) -> Sentence:
    """`called` gives names with their article, as they stand within a sentence."""
    template = _template(statement, property)
    filled = _filled(template, statement, property, called, tense(statement, property))
    noted = Slot("note") in [p for piece in template if isinstance(piece, Optional) for p in piece.pieces]
    time = _time(statement)
    # what a colon introduces is told last
    at = next((n for n, part in enumerate(filled) if isinstance(part, str) and part.startswith(":")), len(filled))
    parts = _capital(_joined([*filled[:at], f" {time}" if time else "", *filled[at:]]))
    return Sentence(parts, note="" if noted else statement.note, by=statement.by)


def tense(statement: Statement, property: Property) -> Tense:
    """By the dates; an event without one is past, too."""
    if statement.since and not statement.until:
        return "perfect"
    dated = statement.date or statement.until or property.value == "date"
    return "past" if dated or property.event else "present"


def _template(statement: Statement, property: Property) -> Template:
    """The statement's own, else that of its property, else one made of the property's label."""
    for text, needs in ((statement.says, OWN), (property.says, WHOLE)):
        if text:
            try:
                return template(text, needs)
            except Broken:
                pass  # a problem of its own, which `check` reports
    return made_of(property.label, property.value)


def _filled(template: Template, statement: Statement, property: Property, called: Names, tense: Tense) -> list[Part]:
    parts: list[Part] = []
    shape = phrase(statement.value) if property.value == "text" else "noun"
    for n, piece in enumerate(template):
        following = template[n + 2] if template[n + 1 : n + 2] == (" ",) and n + 2 < len(template) else None
        if isinstance(piece, Optional):
            if all(_slot(p.name, statement, property, called) for p in piece.pieces if isinstance(p, Slot)):
                parts += _filled(piece.pieces, statement, property, called, tense)
        elif isinstance(piece, Slot):
            if piece.name == "value" and shape == "predicate" and str(template[n - 1]).endswith("that "):
                parts.append("it ")
            parts += _slot(piece.name, statement, property, called)
        elif isinstance(piece, Verb) and following == Slot("value") and shape == "predicate":
            parts.append("")
        elif isinstance(piece, Verb) and following == Slot("value") and shape == "clause":
            parts.append(piece.form(tense) + " this:")
        else:
            parts.append(piece.form(tense) if isinstance(piece, Verb) else piece)
    return parts


def _slot(name: str, statement: Statement, property: Property, called: Names) -> list[Part]:
    match name:
        case "subject":
            return [Named(statement.subject, called(statement.subject))]
        case "about":
            return [Named(statement.about, called(statement.about))] if statement.about else []
        case "of":
            return [statement.of] if statement.of else []
        case "note":
            return [statement.note] if statement.note else []
    match property.value:
        case "text" if name == "that value":
            return [BEFORE[phrase(statement.value)] + statement.value]
        case "entity":
            return [Named(statement.value, called(statement.value))]
        case "quantity":
            return [quantities.words(statement.value, statement.unit or property.unit)]
        case "date":
            return [dates.at(statement.value)]
        case _:
            return [statement.value]


def _time(statement: Statement) -> str:
    if statement.date:
        return dates.at(statement.date)
    if statement.since and statement.until:
        return dates.between(statement.since, statement.until)
    return dates.since(statement.since) or dates.until(statement.until)


def _joined(parts: list[Part]) -> list[Part]:
    """Neighbouring texts as one."""
    result: list[Part] = []
    for part in parts:
        if isinstance(part, str) and result and isinstance(result[-1], str):
            result[-1] += part.lstrip() if result[-1].endswith(" ") else part
        elif part:
            result.append(part)
    return result


def _capital(parts: list[Part]) -> tuple[Part, ...]:
    """The first word with a capital, as a sentence begins."""
    if not parts:
        return ()
    first, rest = parts[0], parts[1:]
    if isinstance(first, str):
        return (first[:1].upper() + first[1:], *rest)
    return (Named(first.id, first.text[:1].upper() + first.text[1:]), *rest)
