"""An original and the article in it; what may be told about an article without its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from .values import Quantity, When

Role = Literal[
    "", "title", "subtitle", "author", "affiliation", "date", "abstract", "keywords", "heading", "text", "item", "quote",
    "code", "caption", "row", "note", "reference", "aside", "furniture", "figure",
]  # fmt: skip
"""what a format says that a line is: a row is one of a table, with tabs between its cells; an aside is not of the article;
furniture is of the page; a figure's lines are the labels in it"""


class Line(NamedTuple):
    """A line of an original, as the file has it."""

    number: int
    text: str
    page: int = 0
    """the page that it is printed on, from 1; 0 where the format has none"""
    soft: bool = False
    """whether a space ends it: some extractions leave one where a line breaks within a paragraph"""
    role: Role = ""
    """what its format says that it is; empty where the format says nothing"""
    level: int = 0
    """the depth of a heading or of a list's entry, from 1, where its format says so"""


class Creator(NamedTuple):
    """Who made a work, by the parts of a name in CSL: a body has a name only."""

    name: str
    """as one says it: Joey van der Vries Jr."""
    family: str = ""
    given: str = ""
    particle: str = ""
    """CSL's non-dropping particle"""
    suffix: str = ""
    orcid: str = ""


class Metadatum(NamedTuple):
    """A value that describes a work: what a file states of itself, or what its text lets one read or guess."""

    field: str
    """a CSL variable: title, author (one each, in order), issued, container-title, DOI, language …"""
    value: str
    """as it is written"""
    origin: str
    """where it comes from, in a contributor's words: front matter, citation_title, core properties, title block, file name"""
    certainty: Literal["stated", "read", "guessed"]
    """stated by the file in a field of its own, read where the text says so, or guessed from how the text looks"""
    creator: Creator | None = None
    """whom the value names, once it is read"""


class Contents(NamedTuple):
    """What a format gives of a file."""

    lines: tuple[Line, ...]
    metadata: tuple[Metadatum, ...] = ()
    """what the file states of itself"""
    setting: Setting | None = None
    """how the file sets text; None where only the lines themselves tell"""


@dataclass(frozen=True, slots=True)
class Original:
    """The file that a source came in."""

    name: str
    sha256: str
    lines: tuple[Line, ...]
    setting: Setting | None = None
    """how its format sets text; None where only the lines themselves tell"""
    metadata: tuple[Metadatum, ...] = ()
    """what the file states of itself"""

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
    """whether its paragraphs stand in reading order already"""
    paged: bool = False
    """whether it has pages: only then may their heads, feet and figures stand between its paragraphs"""
    width: int = 0
    """letters of a full line of print; 0 where lines don't break by their length"""
    counted: bool = False
    """whether its margin counts its lines"""


Kind = Literal[
    "text", "heading", "note", "reference", "table", "caption", "pull-quote",
    "title", "author", "abstract", "keywords", "about", "removed",
]  # fmt: skip


class Block(NamedTuple):
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
    def role(self) -> Role:
        """What its format says that it is."""
        return self.lines[0].role

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
    """12, a1 of the abstract, or n12, a note"""
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
    label: str = field(default="", compare=False)
    """its number as it is printed: Table 3, Appendix"""


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands below a figure, with its number."""

    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An original after reading. Fields that the text doesn't state are empty."""

    original: str
    sha256: str
    lines: tuple[int, int]
    metadata: tuple[Metadatum, ...]
    """what is known of it, the best value of each field first"""
    abstract: tuple[Passage, ...]
    keywords: tuple[str, ...]
    body: tuple[Section | Passage | Table | Caption, ...]
    """its headings, paragraphs, tables and captions, as they are read"""
    notes: tuple[Passage, ...]
    references: tuple[Passage, ...]
    removed: tuple[Block, ...]
    """all else: title page, pull quotes, furniture; each with its kind and the rule that took it out"""

    @property
    def sections(self) -> tuple[Section, ...]:
        return tuple(part for part in self.body if isinstance(part, Section))

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(part for part in self.body if isinstance(part, Passage))

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(part for part in self.body if isinstance(part, Table))

    def stated(self, field: str) -> str:
        """The best value of a field of its metadata; empty where nothing states it."""
        return next((m.value for m in self.metadata if m.field == field), "")

    @property
    def title(self) -> str:
        return self.stated("title")

    @property
    def creators(self) -> tuple[Metadatum, ...]:
        """Its authors, in order: those of the origin that is trusted most."""
        named = [m for m in self.metadata if m.field == "author"]
        return tuple(m for m in named if m.origin == named[0].origin)

    @property
    def authors(self) -> tuple[str, ...]:
        return tuple(m.value for m in self.creators)

    @property
    def year(self) -> str:
        return self.stated("issued")[:4]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a passage, with what it counts."""

    quantity: Quantity
    counted: str = ""
    """up to three words behind it, in small letters"""
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Dating:
    """A date of a passage."""

    when: When
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Denial:
    """Where a passage denies, and up to two words of what it denies."""

    words: str
    sentence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What a passage says in values, each with the number of its sentence, which counts from 0."""

    sentences: tuple[int, ...] = (0,)
    """the letter at which each sentence begins"""
    figures: tuple[Figure, ...] = ()
    dates: tuple[Dating, ...] = ()
    codes: tuple[str, ...] = ()
    """names with digits, in small letters without hyphens: s400, article 5"""
    denials: tuple[Denial, ...] = ()


class Told(NamedTuple):
    """What is told of the words of a text without telling the text."""

    names: tuple[tuple[int, str], ...] = ()
    """(sentence, its capitalised words with the small words beside them, … for all else); -1 where the order isn't told"""
    words: tuple[tuple[str, int], ...] = ()
    """the other words, folded and sorted, and how often each occurs; a capital is kept where it may be that of a name"""
    terms: tuple[tuple[str, int], ...] = ()
    """two of these words that stand together, sorted, and how often"""


NOTHING = Told()


class Naming(NamedTuple):
    """That a passage names an entity in a sentence."""

    entity: str
    sentence: int
    """from 0; the row of a table, whose header is 0; -1 where the index doesn't tell"""
    sort: Literal["mention", "allusion", "aside"]
    """aside: where a name mentions nobody, in titles of works, in other names, as mere places"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRecord:
    """What may be told about a passage without its text, a line of passages.jsonl; and whom it names, settled for a book."""

    id: str
    section: str
    lines: tuple[int, ...]
    length: int
    """in characters"""
    sha256: str
    nth: int = 0
    """which paragraph of its section it is, from 1; 0 for notes and tables"""
    page: int = 0
    """the page of the original that it begins on, from 1; 0 where it has none"""
    begins: str = ""
    """its first words, at most five, so that a reader finds it in a copy"""
    values: Values = field(default_factory=Values)
    """of a table those of its caption: its cells stand in its rows"""
    said: Told = NOTHING
    titles: Told = NOTHING
    """the same of what a note sets in quotation marks or in italics: titles of works, in which nobody is mentioned"""
    named: tuple[Naming, ...] = field(default=(), compare=False)
    """settled: whom it names, in which sentence"""
    mentions: tuple[tuple[str, int], ...] = field(default=(), compare=False)
    """settled: entity and how often its names occur"""
    allusions: tuple[tuple[str, int], ...] = field(default=(), compare=False)
    """settled: entity and how often adjectives, inhabitants and metonyms of it occur"""
    aside: tuple[tuple[str, int], ...] = field(default=(), compare=False)
    """settled: entity and how often its names occur where they mention nobody"""
    ambiguous: tuple[str, ...] = field(default=(), compare=False)
    """settled: names that two records claim and nothing decides"""
    unsure: tuple[str, ...] = field(default=(), compare=False)
    """settled: entities of which only the original could tell how often, and whether, it names them"""

    def __hash__(self) -> int:
        """Of what tells it from others: a hash of all that it holds costs more than what is looked up by it."""
        return hash((self.id, self.sha256, self.length))


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
    """passages.jsonl: the facts about an article that `briefbook read` found. It knows no record."""

    sha256: str
    language: str = ""
    """of the article, a code of ISO 639-1; empty where it isn't one whose small words are known"""
    left_out: tuple[tuple[str, float], ...] = ()
    """(rule, share of all words of the original that it took out of the text as prose), largest first"""
    sections: tuple[Section, ...] = ()
    passages: tuple[PassageRecord, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    forms: tuple[Form, ...] = field(default=(), compare=False)
    """settled: the names in its text, most frequent first"""
    unlisted: tuple[Unlisted, ...] = ()
    tables: tuple[Table, ...] = ()
    references: tuple[str, ...] = ()
    runs: tuple[bytes, ...] = ()
    """hashes of runs of words, by which a copied sentence is known"""


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
