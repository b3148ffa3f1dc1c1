"""The glossary: terms of the editors, and acronyms that the texts define."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from .. import layout
from ..findings import Findings
from ..language.fold import folded, slug
from ..model import (
    Made,
    Term,
)
from ..wording import phrase
from .markdown.markup import Markup, attr, md
from .markdown.writer import Job, Writer

PATH = "glossary.md"


def jobs(facts: Findings) -> Iterator[Job]:
    """None for a book without terms, whose sources define no acronym."""
    if facts.records.terms or any(source.index and source.index.acronyms for source in facts.sources.values()):
        yield PATH, make


@dataclass(slots=True)
class Entry:
    """A headword: a term of the editors, an acronym that the texts define, or both."""

    head: str
    definition: str = ""
    names: tuple[str, ...] = ()
    senses: tuple[Markup, ...] = ()
    broader: tuple[Markup, ...] = ()
    see: tuple[Markup, ...] = ()
    former: tuple[str, ...] = ()
    """anchors that it had before"""


def make(facts: Findings) -> Made:
    on = Writer(facts, PATH)
    senses: dict[str, dict[str, list[Markup]]] = defaultdict(lambda: defaultdict(list))
    spelled: dict[str, str] = {}
    for key, source in facts.sources.items():
        for acronym in source.index.acronyms if source.index else ():
            short = acronym.short
            long = folded(acronym.long).rstrip("s").replace("organisation", "organization")
            spelled.setdefault(short + long, acronym.long)
            senses[short][long].append(on.citation(f"@{key}, {phrase.locator(acronym.passage)}"))
    entries: dict[str, Entry] = {}
    terms = {t.id: t for t in facts.records.terms}
    by_name = {folded(name): t for t in facts.records.terms for name in (*t.names, t.term)}
    for short, longs in senses.items():
        said = []
        for long, citations in longs.items():
            text = spelled[short + long]
            owner = _owner(facts, short, text)
            name = md(text)
            if owner:
                name = on.leading(text, owner)
            elif term := by_name.get(folded(text)) or (by_name.get(folded(short)) if len(longs) == 1 else None):
                name = name if folded(term.term) == folded(short) else _term(text, term)
            said.append(Markup.of("{} {}", name, Markup(" ").join(dict.fromkeys(citations))))
        entries[folded(short)] = Entry(short, senses=tuple(said))
    for term in facts.records.terms:
        entry = entries.setdefault(folded(term.term), Entry(term.term))
        entry.definition = on.text(term.definition)
        entry.names = term.names
        entry.broader = tuple(_pointed(on, id, by_name, terms) for id in term.broader)
        entry.former = tuple(id for id in term.former_ids if layout.FORMER.fullmatch(id))
        entry.see = tuple(_pointed(on, id, by_name, terms) for id in term.see)
    letters: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for shape, entry in sorted(entries.items()):
        letters[shape[:1].upper() if shape[:1].isalpha() else "0–9"].append((slug(entry.head), entry))
    body = on.render("glossary", letters=sorted(letters.items()), count=len(entries))
    return on.page(
        "Glossary",
        "glossary",
        f"{len(entries)} terms and acronyms of the sources, defined in our own words.",
        body,
        "docs/glossary.yml",
    )


def _pointed(on: Writer, id: str, by_name: dict[str, Term], terms: dict[str, Term]) -> Markup:
    """A link to a record or to another term; the plain word where it is neither, which `check` reports."""
    if id in on.facts.entities:
        return on.link(id)
    term = terms.get(id) or by_name.get(folded(id))
    return _term(term.term, term) if term else md(id)


def _term(text: str, term: Term) -> Markup:
    """A link to a term, on this page."""
    return Markup.of("[{}](#{})", text, attr(term.id))


def _owner(facts: Findings, short: str, long: str) -> str:
    """The entity that the long form names; among several, the one that has the short form too."""
    owners = list(dict.fromkeys(facts.named.get(folded(long).rstrip("s"), ())))
    both = [id for id in owners if id in facts.named.get(folded(short).rstrip("s"), ())]
    return (both or owners or [""])[0]
