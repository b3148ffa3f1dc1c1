"""What a book says of a property, as a template: read once, filled for each statement.

    {subject} {is|was|has been} a member of {value}[ with {about}]

Slots are subject, value, about, of and note. Forms of a verb stand in braces, for the present, the past and the perfect:
{is|was|has been}; of two the second is used for both. What stands in [brackets] is left out where one of
its slots is empty. {that value} has "that" before a value which is a clause, and "that it" before one that lacks its subject.
A property without a template gets one made of its label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ..language.phrases import phrase

Tense = Literal["present", "past", "perfect"]
TENSES: tuple[Tense, ...] = ("present", "past", "perfect")
SLOTS = ("subject", "value", "that value", "about", "of", "note")
WHOLE = ("subject", "value")
"""what the template of a property can't do without"""
OWN = ("subject",)
"""what that of a single statement can't do without: it may put the value into other words"""
PIECE = re.compile(r"\{([^{}\[\]]*)\}|(\[)|(\])|([^{}\[\]]+)")
PAST = re.compile(r"^(\w+ed|made|held|built|led|bought|sold|sent|formerly)\b")
LABEL = "\N{OBJECT REPLACEMENT CHARACTER}"
SAYING = frozenset("argues claims concludes finds holds predicts reports says states".split())
UNCOUNTED = frozenset("part access aid trade membership heir".split())
HAD = frozenset(("with", "towards", "to"))
"""prepositions of what a subject has, and is not"""
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


@lru_cache(maxsize=1 << 12)
def template(text: str, needs: tuple[str, ...] = WHOLE) -> Template:
    """`needs`: slots that it can't do without. Raises `Broken`."""
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
    slots = {piece.name.removeprefix("that ") for piece in pieces if isinstance(piece, Slot)}
    if not slots.issuperset(needs):
        raise Broken(f"it needs {' and '.join(f'{{{slot}}}' for slot in needs)}, outside brackets")
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


@lru_cache(maxsize=1 << 10)
def made_of(label: str, value: str) -> Template:
    """A template for a property that has none, by its label and its type of value: tolerable, not good."""
    pattern, words = _pattern(label, value)
    return tuple(piece.replace(LABEL, words) if isinstance(piece, str) else piece for piece in template(pattern))


def _pattern(label: str, value: str) -> tuple[str, str]:
    """(a template with `LABEL` in it, the words that stand there, whatever signs they hold)"""
    shape = phrase(f"{label} the rest")
    head, _, preposition = label.rpartition(" ") if RELATION.search(label) else (label, "", "")
    are = "{are|were|have been}" if _is_plural(label) else "{is|was|has been}"
    if value == "date":
        return f"{{subject}} was {LABEL} {{value}}", label
    if PAST.match(label) and value != "quantity":
        verb = "was" if preposition == "by" or value == "text" else "{is|was|has been}"
        return f"{{subject}} {verb} {LABEL} {{value}}[ ({{about}})]", label
    if shape == "predicate" or PAST.match(label):
        that = " that" if label in SAYING else ""
        return f"{{subject}} {LABEL}{that} {{value}}" + ("[ ({of})]" if value == "quantity" else "[ ({about})]"), label
    if value == "entity" and preposition:
        verb = "{has|had|has had}" if preposition in HAD else "{is|was|has been}"
        return f"{{subject}} {verb} {LABEL} {{value}}[ ({{about}})]", _article(head) + label
    if value == "quantity":
        return f"{{subject}}’s {LABEL}[ with regard to {{about}}][, {{of}},] {are} {{value}}", label
    about = f"[ {preposition} {{about}}]" if preposition else "[ with regard to {about}]"
    return f"{{subject}}’s {LABEL}{about}: {{value}}", head


def _is_plural(noun: str) -> bool:
    head = noun.split(" ")[0]
    return head.endswith("s") and not head.endswith(("ss", "us", "is", "ics"))


def _article(noun: str) -> str:
    """a member (of), an observer (in); relations (with), part (of)"""
    if _is_plural(noun) or noun in UNCOUNTED:
        return ""
    return "an " if noun[:1] in "aeiou" else "a "
