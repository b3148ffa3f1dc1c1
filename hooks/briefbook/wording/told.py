"""A statement of a book as a sentence, with the names that running text uses."""

from __future__ import annotations

from dataclasses import replace

from ..language.articles import definite
from ..lookup import Facts
from ..model import Statement
from .sentences import Sentence, sentence


def told(facts: Facts, statement: Statement) -> Sentence:
    """The sentence of a statement, with the names that the book has for whom it speaks of."""
    return sentence(statement, facts.properties[statement.property], lambda id: called(facts, id))


def undated(facts: Facts, statement: Statement) -> Sentence:
    """The sentence of a statement whose date stands before it; what has begun keeps its tense and its time."""
    event = facts.properties[statement.property].event
    return told(facts, replace(statement, date="") if event else statement)


def called(facts: Facts, id: str) -> str:
    """An entity or a source by the name that running text uses, with its article: the OTS, NATO, Lee 2025."""
    name = facts.short(id)
    return f"the {name}" if id in facts.entities and definite(name) else name
