"""Every noun of the field, as a frozen value. Nothing else defines a noun, and nothing here does any work.

Values that came from text know where: a `Place` in a file of the project, or the line numbers of an original.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

# -- places and problems ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file of the project."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that a contributor can put right."""

    place: Place
    rule: str
    """stable kebab-case id, explained in docs/about/contributing.md"""
    message: str
    """what is wrong, in the contributor's words"""
    hint: str = ""
    """what to write instead"""
    severity: Literal["error", "warning"] = "error"


# -- an original and what is read from it -------------------------------------------------------------------------


class Line(NamedTuple):
    """A line of an original, as the file has it."""

    number: int
    text: str
    page: int = 0
    """the page that it is printed on, from 1; 0 where the format has none"""
    soft: bool = False
    """whether a space ends it: some extractions leave one where a line breaks within a paragraph"""


@dataclass(frozen=True, slots=True)
class Original:
    """The file that a source came in."""

    name: str
    sha256: str
    lines: tuple[Line, ...]
    setting: Setting | None = None
    """how its format sets text; None where only the lines themselves tell"""

    @property
    def span(self) -> tuple[int, int]:
        """The least and the greatest number of its lines."""
        numbers = [line.number for line in self.lines]
        return min(numbers, default=1), max(numbers, default=1)


@dataclass(frozen=True, slots=True)
class Setting:
    """How the lines of an original are set."""

    wrapped: bool
    """whether paragraphs are broken into lines of print"""
    ordered: bool = False
    """whether columns stand in reading order already"""


Kind = Literal[
    "text", "heading", "note", "reference", "table", "caption", "pull-quote",
    "title", "author", "abstract", "keywords", "about", "removed",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of an original that belong together, while it is being repaired."""

    lines: tuple[Line, ...]
    kind: Kind = "text"
    page: int = 0
    gap: int = 1
    """how many blank lines stand before it"""
    rule: str = ""
    """the repair that gave it its kind"""
    level: int = 0
    """a heading's depth, from 1"""
    text: str = ""
    """the lines joined, once they are"""

    @property
    def open(self) -> bool:
        """Whether a rule may still give it a kind: an editor's pin is final."""
        return self.kind == "text" and self.rule != "pinned"

    @property
    def first(self) -> int:
        return self.lines[0].number

    @property
    def last(self) -> int:
        return self.lines[-1].number


@dataclass(frozen=True, slots=True)
class Section:
    number: str
    """1, 1.2 …; counted here, whatever the original prints"""
    title: str
    level: int
    line: int
    """the line that it begins on"""
    lines: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """A numbered paragraph, note or table of an article: the unit of citation."""

    id: str
    """12, n12 or t3"""
    text: str
    section: str
    """the number of its section; empty before the first heading"""
    lines: tuple[int, ...]
    """the lines of the original that it was made of"""


@dataclass(frozen=True, slots=True)
class Table:
    id: str
    caption: str
    rows: tuple[tuple[str, ...], ...]
    """the first row is the header"""
    source: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An original after reading. Fields that the text doesn't state are empty."""

    original: str
    sha256: str
    lines: tuple[int, int]
    title: str
    authors: tuple[str, ...]
    year: str
    journal: str
    volume: str
    pages: str
    doi: str
    abstract: tuple[str, ...]
    keywords: tuple[str, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    notes: tuple[Passage, ...]
    tables: tuple[Table, ...]
    references: tuple[Passage, ...]
    removed: tuple[Block, ...]
    """all else: title page, captions, pull quotes, furniture; each with its kind and the rule that took it out"""


# -- what the project holds -----------------------------------------------------------------------------------------


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
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An authority record, and the overview that the editors wrote below it."""

    id: str
    kind: str
    name: str
    gloss: str
    names: tuple[Name, ...]
    codes: tuple[tuple[str, str], ...] = ()
    """(scheme, code): ISO 3166-1 alpha-2, wikidata …"""
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    historic: bool = False
    overview: str = ""
    former_ids: tuple[str, ...] = ()
    """ids that it had before; their addresses lead to it"""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRecord:
    """What may be told about a passage without its text: a line of passages.jsonl."""

    id: str
    section: str
    lines: tuple[int, ...]
    length: int
    """in characters"""
    sha256: str
    mentions: tuple[tuple[str, int], ...] = ()
    """entity and how often its names occur"""
    allusions: tuple[tuple[str, int], ...] = ()
    """entity and how often adjectives, inhabitants and metonyms of it occur"""
    aside: tuple[tuple[str, int], ...] = ()
    """entity and how often its names occur where they mention nobody: in titles of works, in other names, as mere places"""
    ambiguous: tuple[str, ...] = ()
    """names that two records claim and nothing decides"""
    figures: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym:
    short: str
    long: str
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A name as a source writes it."""

    text: str
    entity: str
    """whose name it is; empty for a name without a record"""
    count: int
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlisted:
    """A citation by author and year that the article's list of references doesn't hold."""

    citation: str
    passages: tuple[str, ...]
    near: str
    """the entry that was likely meant, by its authors and year; empty where there is none"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceIndex:
    """passages.jsonl: the facts about an article that `briefbook read` found."""

    sha256: str
    names: str
    """fingerprint of the authority records that it was made with"""
    sections: tuple[Section, ...] = ()
    passages: tuple[PassageRecord, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    forms: tuple[Form, ...] = ()
    """the names in its text, most frequent first"""
    unlisted: tuple[Unlisted, ...] = ()
    tables: tuple[Table, ...] = ()
    references: tuple[str, ...] = ()


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
    digest: str = ""
    former_ids: tuple[str, ...] = ()
    place: Place = field(default=Place(""), compare=False)


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
    basis: str = ""
    """how it was verified where the machine can't: an inference, a figure in words"""
    verified: str = ""
    """'machine', 'editor' or ''"""
    missing: tuple[str, ...] = ()
    """what the cited passages don't hold"""
    places: tuple[tuple[str, Place], ...] = field(default=(), compare=False)
    """where each of its fields stands"""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Statements that can't all hold, or a figure that contradicts its own table."""

    id: str
    title: str
    kind: str
    about: tuple[str, ...]
    sides: tuple[Side, ...]
    remark: str = ""
    """what an editor says of it"""
    by: str = ""
    date: str = ""
    statements: tuple[Statement, ...] = ()
    """those that the machine found at odds; none where an editor wrote the conflict down"""
    machine: bool = False
    """whether the machine finds it, with or without an editor"""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A printable selection."""

    id: str
    title: str
    question: str
    answer: str
    entities: tuple[str, ...]
    """whose key statements it shows, and whose dated statements make its timeline"""
    comparisons: tuple[str, ...]
    since: str = ""
    """the earliest date of its timeline"""
    former_ids: tuple[str, ...] = ()
    place: Place = field(default=Place(""), compare=False)


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
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as text: of the project's docs/, or one that was assembled."""

    path: str
    """below docs/, with / and .md"""
    meta: tuple[tuple[str, Any], ...]
    body: str
    edit: str = ""
    """the file of the project that a contributor edits to change it"""


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown that contributors wrote, and where it begins."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """All that contributors wrote, decoded; what can't be decoded is among the problems."""

    title: str
    subtitle: str
    description: str
    licence: str = ""
    """the address of the licence under which the book itself is published"""
    kinds: tuple[EntityKind, ...]
    passed_over: tuple[str, ...]
    """phrases that hold a name but don't mention it: titles of journals and the like"""
    link: tuple[str, ...] = ()
    """sorts of names that link although they only allude: adjective, metonym"""
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
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in a text that names an entity."""

    start: int
    end: int
    surface: str
    entity: str
    """'' where two records claim the name and nothing decides"""
    kind: str
    name: str
    """the preferred name of the entity"""
    sort: str
    """the sort of the name that was found: preferred, acronym, adjective …"""
    candidates: tuple[str, ...] = ()
    aside: bool = False
    """whether the name stands where it mentions nobody: in the title of a work, in a phrase that is passed over"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a picture shows. How it is drawn is decided at the rim; the keys of its data follow from its sort."""

    id: str
    sort: Literal["bars", "pairs", "columns", "lines", "panels", "strip", "map", "network"]
    title: str
    description: str
    """what a reader who can't see it should know"""
    data: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that is published as it is."""

    path: str
    content: str | bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Everything that is known, once it is read and checked against the passages."""

    records: Records
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is published: pages as Markdown, files, and the names and citations that the pages link."""

    pages: tuple[Page, ...]
    files: tuple[File, ...]
    links: dict[str, Any]
    briefs: tuple[dict[str, Any], ...]
    """what the printed briefs hold, as plain data"""
    pictures: tuple[Picture, ...] = ()
    """what the markers `<!-- briefbook: picture ID -->` on pages stand for"""
    cards: tuple[dict[str, Any], ...] = ()
    """what the pictures hold that stand for shared pages, as plain data; each with the `path` that it is published at"""
