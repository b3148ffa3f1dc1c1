"""On which page a statement stands: an entity of which much is stated has a page for each theme, below its own.

countries/orvane.md               what matters, and where the rest is
countries/orvane/security.md      a theme
countries/orvane/elsewhere.md     what is said of others with regard to it
"""

from __future__ import annotations

from ..language.fold import slug
from ..model import Statement
from . import Facts

MANY = 60
"""of so many statements an entity's page leads to pages by theme: they would fill fifteen screens of a phone"""
ELSEWHERE = "elsewhere"


def is_divided(facts: Facts, id: str) -> bool:
    """Whether so much is stated of an entity that it has pages by theme."""
    return id in facts.entities and len(facts.said_of[id]) >= MANY


def is_own(facts: Facts, statement: Statement, id: str) -> bool:
    """Whether an entity is at one of the ends of a statement; others only say something with regard to it."""
    return id == statement.subject or (facts.properties[statement.property].value == "entity" and statement.value == id)


def part(facts: Facts, statement: Statement, id: str) -> str:
    """The name of the page, below that of a divided entity, on which a statement stands."""
    return slug(facts.properties[statement.property].theme) if is_own(facts, statement, id) else ELSEWHERE


def path_of(facts: Facts, id: str, part: str) -> str:
    """The page of a part of an entity, below docs/."""
    return f"{facts.path(id).removesuffix('.md')}/{part}.md"


def place(facts: Facts, statement: Statement, id: str = "") -> str:
    """Where a statement stands on the pages of `id`, or else of its subject: the page below docs/, and the anchor."""
    id = id or statement.subject
    page = path_of(facts, id, part(facts, statement, id)) if is_divided(facts, id) else facts.path(id)
    return f"{page}#{statement.id}"
