"""What a book says of a property, as a template: read once, filled for each statement.

    {subject} {is|was|has been} a member of {value}[ with {about}]

Slots are subject, value, about, of and note. Forms of a verb stand in braces, for the present, the past and the perfect:
{is|was|has been}; of two the second is used for both. What stands in [brackets] is left out where one of
its slots is empty. A property without a template gets one made of its label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Tense = Literal["present", "past", "perfect"]
TENSES: tuple[Tense, ...] = ("present", "past", "perfect")
SLOTS = ("subject", "value", "about", "of", "note")
PIECE = re.compile(r"\{([^{}\[\]]*)\}|(\[)|(\])|([^{}\[\]]+)")
PARTICIPLE = re.compile(r"^\w+(ed|en|made|held|built|led|bought|sold|sent)\b")
VERB = re.compile(r"^(?!.*(ss|us|is|ics)\b)[a-z]+s\b")
RELATION = re.compile(r"\b(of|in|with|by|for|to|from|on|at|towards)$")


@dataclass(frozen=True, slots=True)
class Slot:
    name: str


@dataclass(frozen=True, slots=True)
class Verb:
    """Its forms for the present, the past and the perfect."""

    forms: tuple[str, str, str]

    def form(self, tense: Tense) -> str:
        return self.forms[TENSES.index(tense)]


@dataclass(frozen=True, slots=True)
class Optional:
    """What is left out where a slot of it is empty."""

    pieces: tuple[str | Slot | Verb, ...]


Template = tuple[str | Slot | Verb | Optional, ...]


class Broken(ValueError):
    """A template that can't be filled; the message says why, in a contributor's words."""


@lru_cache(maxsize=1 << 10)
def template(text: str) -> Template:
    """Raises `Broken`."""
    pieces: list[str | Slot | Verb | Optional] = []
    within: list[str | Slot | Verb] | None = None
    at = 0
    for found in PIECE.finditer(text):
        if found.start() != at:
            break
        at = found.end()
        braces, opened, closed, plain = found.groups()
        if opened and within is None:
            within = []
        elif closed and within is not None:
            if not any(isinstance(piece, Slot) for piece in within):
                raise Broken("what stands in brackets holds no slot, so it would never be left out")
            pieces.append(Optional(tuple(within)))
            within = None
        elif opened or closed:
            raise Broken("brackets don't match, or stand in brackets")
        else:
            (pieces if within is None else within).append(_braced(braces) if plain is None else plain)
    if at != len(text) or within is not None:
        raise Broken("a brace or a bracket isn't closed")
    slots = {piece.name for piece in pieces if isinstance(piece, Slot)}
    if not {"subject", "value"} <= slots:
        raise Broken("it needs {subject} and {value}, outside brackets")
    return tuple(pieces)


def _braced(text: str) -> Slot | Verb:
    if "|" not in text:
        if text not in SLOTS:
            raise Broken(f"there is no slot {{{text}}}; the slots are {', '.join(SLOTS)}")
        return Slot(text)
    forms = tuple(form.strip() for form in text.split("|"))
    if len(forms) > 3 or not all(forms):
        raise Broken(f"{{{text}}} should have two or three forms of a verb: {{is|was|has been}}")
    return Verb((forms[0], forms[1], forms[-1]))


def made_of(label: str, value: str) -> str:
    """A template for a property that has none, by its label and its type of value: tolerable, not good."""
    if value == "date":
        return "{subject} {is|was|was} " + label + " {value}"
    if PARTICIPLE.match(label) and (RELATION.search(label) or value == "entity"):
        return "{subject} {is|was|has been} " + label + " {value}[ ({about})]"
    if value == "entity" and RELATION.search(label):
        return "{subject} {is|was|has been} " + label + " {value}[ ({about})]"
    if VERB.match(label) and value in ("entity", "text"):
        return "{subject} " + label + " {value}[ ({about})]"
    if value == "quantity":
        return "{subject}’s " + label + "[ with regard to {about}][, {of},] {is|was|has been} {value}"
    return "{subject}’s " + label + "[ with regard to {about}]: {value}"
