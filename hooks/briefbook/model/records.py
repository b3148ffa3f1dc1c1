"""What contributors write: the kinds of things, the records, the statements, the pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from .places import Place, Places, Problem
from .reading import SourceIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityKind:
    """A kind of thing that has pages: `country`, `theory`, `medicine` …; configuration, not code."""

    id: str
    label: str
    plural: str
    folder: str
    ignore_case: bool = False
    """whether its names are found in any letter case"""
    territories: bool = False
    """whether its records may take their names from CLDR by an ISO 3166-1 code"""
    languages: tuple[str, ...] = ()
    """other languages in which readers may search for its territories"""
    words: tuple[str, ...] = ()
    """words by which a name is guessed to be one of the kind: Union, Agency"""
    schema: str = "Thing"
    """the schema.org type of its pages"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """What a statement can say of a subject."""

    id: str
    label: str
    value: Literal["entity", "quantity", "date", "text"]
    theme: str
    inverse: str = ""
    single: bool = False
    """whether two different values are a conflict"""
    once: bool = False
    """whether it begins once: two dates for one value are a conflict"""
    begins: Literal["", "when", "by whom"] = ""
    """what it says of how its subject began"""
    excludes: tuple[str, ...] = ()
    """other properties that can't hold of the same subject and value at the same time"""
    key: bool = False
    """whether it says who its subject is: the box at the top of a page shows it"""
    unit: str = ""
    matrix: str = ""
    """the short word that the cells of the matrix use for it; empty where the matrix leaves it out"""
    gloss: str = ""
    says: str = ""
    """how a statement of it is put into words, as a template of `wording`"""
    event: bool = False
    """whether it tells of something that happens, and not of what is so"""
    place: Place = field(default=Place(""), compare=False)


Sort = Literal["preferred", "acronym", "former", "other", "endonym", "adjective", "metonym"]
"""what a name is to its entity; adjectives and metonyms allude to it without naming it"""
ALLUSIONS = ("adjective", "metonym")
"""sorts of names that are counted apart, and link only where the book says so"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of an entity."""

    text: str
    sort: Sort
    after: str = ""
    """a word that must stand before it: "the" for "Alliance"; written (the) Alliance in a record"""
    ignore_case: bool = False
    given: bool = False
    """whether it is a first name of persons, too: Jordan"""
    exact: bool = False
    """whether it counts with its own letters only, accents and all"""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An authority record, and the overview that the editors wrote below it."""

    id: str
    kind: str
    name: str
    gloss: str
    names: tuple[Name, ...]
    search: tuple[str, ...] = ()
    """what else readers may look for that leads to it; no text is read for these"""
    codes: tuple[tuple[str, str], ...] = ()
    """(scheme, code): ISO 3166-1 alpha-2, wikidata …"""
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    historic: bool = False
    overview: str = ""
    former_ids: tuple[str, ...] = ()
    """ids that it had before; their addresses lead to it"""
    place: Place = field(default=Place(""), compare=False)
    places: Places = field(default=(), compare=False)


WORKS = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document
    entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map
    motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post
    post-weblog regulation report review review-book software song speech standard thesis treaty webpage
    """.split()
)
"""all types of works of CSL 1.0.2"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A bibliographic work: one article of the shelf."""

    key: str
    csl: tuple[tuple[str, Any], ...]
    """the CSL fields that are stated"""
    label: str
    """short citation: Lee 2025; Lee 2025a where there are two"""
    title: str
    publish: Literal["full", "quotes", "index"]
    licence: str
    original: str
    sha256: str
    lines: tuple[int, int] | None
    letter: str = ""
    """what tells it from another of the same author and year"""
    pins: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """what the editors decided about lines of the original that no rule gets right"""
    headers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """column names of tables whose header can't be told apart"""
    index: SourceIndex | None = None
    mark: str = ""
    """a checksum of what its index is made of, and of all that its passages may name: where it is equal, so is the index"""
    digest: str = ""
    former_ids: tuple[str, ...] = ()
    place: Place = field(default=Place(""), compare=False)
    places: Places = field(default=(), compare=False)

    @property
    def heading(self) -> str:
        """Its label and title; the title alone where nobody is named whom the label could tell."""
        return self.title if self.label.startswith("“") else f"{self.label}: {self.title}"


@dataclass(frozen=True, slots=True)
class Lack:
    """What a statement claims, and the passages that it cites don't bear out."""

    said: str
    """the figure, the date or the name, as it is written; what is denied, in the passage's words"""
    key: str = ""
    """of the statement that says so: value, note …; empty in prose"""
    elsewhere: tuple[str, ...] = ()
    """other passages of the source that hold it: ¶5"""
    instead: tuple[str, ...] = ()
    """what of its kind the cited passages hold"""
    fault: Literal["absent", "apart", "denied", "elsewhere"] = "absent"
    """whether it isn't there at all, stands far from the subject, is denied where it stands, or stands in another passage"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A source says: subject – property – value."""

    id: str
    subject: str
    property: str
    value: str
    source: str
    locator: str
    since: str = ""
    until: str = ""
    date: str = ""
    about: str = ""
    """a second entity: with whom, to whom, in which organisation"""
    of: str = ""
    """what a quantity counts or measures, in the same words wherever it is the same"""
    unit: str = ""
    by: str = ""
    """whom the source attributes it to, where not its own authors"""
    note: str = ""
    says: str = ""
    """its sentence as a template of its own, where its property's doesn't fit"""
    basis: str = ""
    """how it was verified where the machine can't: an inference, a figure in words"""
    verified: str = ""
    """'machine', 'editor' or ''"""
    missing: tuple[Lack, ...] = ()
    """what the cited passages don't hold"""
    place: Place = field(default=Place(""), compare=False)
    places: Places = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A page that sets entities beside each other, filled from statements."""

    id: str
    title: str
    description: str
    rows: tuple[str, ...]
    """ids of entities, or keys of sources"""
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    """(heading, properties)"""
    about: str = ""
    """with it, cells are what is said of the row *and* this entity"""
    body: str = ""
    former_ids: tuple[str, ...] = ()
    place: Place = field(default=Place(""), compare=False)
    places: Places = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A glossary entry in our own words."""

    id: str
    term: str
    definition: str
    names: tuple[str, ...] = ()
    acronym: bool = False
    broader: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    place: Place = field(default=Place(""), compare=False)
    places: Places = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column of a table of data."""

    name: str
    type: Literal["string", "number", "integer", "year", "date", "percent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A cell, a row, a column or a whole table (*) that the source or the extraction damaged."""

    row: str
    field: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """A table of a source, or a series of figures of its text, as data: its cells and their description."""

    source: str
    id: str
    """t3 for a table of the source, f1 for figures of its text"""
    title: str
    unit: str = ""
    period: str = ""
    at: str
    """the locator that its figures come from"""
    origin: str = ""
    """whom the source names as the figures' origin"""
    notes: str = ""
    fields: tuple[Field, ...]
    rows: tuple[tuple[str, ...], ...]
    """without the header"""
    suspect: tuple[Suspect, ...] = ()
    checks: tuple[str, ...] = ()
    chart: bool = True
    """whether its figures may be drawn where their shape allows it"""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one source says in a conflict."""

    says: str
    at: str
    """its citation, as [@key, ¶12]"""


Difference = Literal["", "error", "date", "scope", "degree", "wording"]
"""what sort of difference a conflict is: one side errs; the sides speak of other times, or of other things; one says more than
the other; or they mean one thing in other words"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Statements that can't all hold, or a figure that contradicts its own table."""

    id: str
    title: str
    kind: str
    about: tuple[str, ...]
    sides: tuple[Side, ...]
    difference: Difference = ""
    """as an editor judges it, or the sort of finding implies it"""
    remark: str = ""
    """what an editor says of it"""
    by: str = ""
    date: str = ""
    statements: tuple[Statement, ...] = ()
    """those that the machine found at odds; none where an editor wrote the conflict down"""
    machine: bool = False
    """whether the machine finds it, with or without an editor"""
    place: Place = field(default=Place(""), compare=False)
    places: Places = field(default=(), compare=False)


Paper = Literal["a4", "letter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What is known of one question, to be read and printed: an answer, a text, and what it shows of the book."""

    id: str
    title: str
    question: str
    """which it answers"""
    reader: str = ""
    """whom it is written for"""
    date: str = ""
    """the day that it speaks of"""
    authors: tuple[str, ...] = ()
    """who wrote it; none for the editors of the book"""
    topic: str = ""
    """under which it stands among the others"""
    entities: tuple[str, ...] = ()
    """whom it is about: its map, its timeline and its disputes are theirs"""
    comparisons: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    """tables of data that it shows, by source and number: lee-2025-t3"""
    charts: tuple[str, ...] = ()
    """tables of data that it draws"""
    events: tuple[str, ...] = ()
    """ids of the statements of its timeline; none where they are chosen by their weight"""
    period: str = ""
    """of its timeline: 1952/2025"""
    pages: int = 0
    """the most that it may have in print; 0 where nobody says"""
    paper: Paper = "a4"
    columns: int = 2
    body: str
    """Markdown: before the first heading its answer, then its text, with a marker wherever something is shown"""
    line: int = 1
    """of its file, where the body begins"""
    former_ids: tuple[str, ...] = ()
    place: Place = field(default=Place(""), compare=False)
    places: Places = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What the editors tell readers of: something new, or put right."""

    id: str
    """its anchor on the page of changes"""
    date: str
    title: str
    text: str
    pages: tuple[str, ...] = ()
    """ids of what it concerns, or pages below docs/, with .md"""
    own_id: bool = False
    """whether its id is written down, and not made of date and title"""
    place: Place = field(default=Place(""), compare=False)
    places: Places = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of Markdown with its front matter."""

    path: str
    """below docs/, with / and .md"""
    meta: tuple[tuple[str, Any], ...]
    body: str
    edit: str = ""
    """the file of the project that a contributor edits to change it"""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that contributors wrote, Markdown as a rule, and where it begins."""

    place: Place
    text: str
    at: str = ""
    """the citations that all of it rests on, where they stand beside it and not in it"""
    plain: bool = False
    """whether it is shown as it is, and no Markdown"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """All that contributors wrote, decoded; what can't be decoded is among the problems."""

    title: str
    subtitle: str
    description: str
    language: str = "en"
    """of the book's own texts, as a code: en, tr, pt-BR"""
    licence: str = ""
    """the address of the licence under which the book itself is published"""
    style: str = ""
    """the text of the CSL style of its references; empty for the one that comes with Briefbook"""
    kinds: tuple[EntityKind, ...]
    passed_over: tuple[str, ...]
    """phrases that hold a name but don't mention it: titles of journals and the like"""
    link: tuple[str, ...] = ()
    """sorts of names that link although they only allude: adjective, metonym"""
    left_out: float = 0.1
    """the share of an original's words that reading may leave out as prose"""
    properties: tuple[Property, ...]
    entities: tuple[Entity, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    comparisons: tuple[Comparison, ...]
    terms: tuple[Term, ...]
    conflicts: tuple[Conflict, ...] = ()
    tables: tuple[DataTable, ...] = ()
    briefs: tuple[Brief, ...]
    changes: tuple[Change, ...] = ()
    """newest first"""
    pages: tuple[Page, ...]
    texts: tuple[Text, ...]
    """all Markdown that contributors wrote, to check its citations"""
    unread: frozenset[str] = frozenset()
    """ids of properties that are there and couldn't be read: each is a problem of its own, and not one of all that names it"""
    files: frozenset[str] = frozenset()
    """the paths of all files of the project"""
    problems: tuple[Problem, ...]
