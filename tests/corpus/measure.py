"""How much of a document's truth a reading of one of its files has: for each column, how many of how many are right."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from .document import ITEM, LABEL, Block, Document, item
from .makers.plain import byline, printed_date
from .raw import Raw

Score = tuple[float, float]
"""right, wanted"""

LABELS = re.compile(
    LABEL.pattern.replace(r"[\d٠-٩۰-۹]+", r"(?:[\d٠-٩۰-۹]+|[ivx]+\b)").replace("figure|", "figure|fig\\.|"), re.I
)
APPARATUS = {
    "abstract",
    "summary",
    "notes",
    "endnotes",
    "footnotes",
    "references",
    "bibliography",
    "keywords",
    "setapart",
}
APART = ("pull", "about")
"""what may stand in the text or be set apart from it"""
END = re.compile(r"(?<=[.!?;:؟؛])\s+|(?<=[。！？])")
NUMBER_ALONE = re.compile(r"\W*(?:page )?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?\W*", re.I)


@dataclass(frozen=True)
class Reading:
    """What a reader made of a file. Fields that it doesn't tell are None, and not measured."""

    blocks: tuple[Block, ...]
    title: str | None = None
    authors: tuple[str, ...] | None = None
    date: str | None = None
    """as ISO writes it, as far as it is known"""
    abstract: tuple[str, ...] = ()
    rest: str = ""
    """all else that it wrote: front matter, what it set apart"""
    tells: frozenset[str] = field(default_factory=frozenset)
    """the columns of structure that it has a form for: headings, tables, notes …"""


def fold(text: str) -> str:
    """Letters and digits alone, so that neither spaces nor signs nor capitals count."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def words(texts: Iterable[str]) -> Counter[str]:
    """Words and how often they occur; a sign is a word in scripts that don't divide words."""
    text = unicodedata.normalize("NFKC", " ".join(texts)).casefold()
    return Counter(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+", text))


def sentences(text: str) -> list[str]:
    return [told for part in END.split(text) if len(told := fold(part)) >= 4]


def body_texts(document: Document) -> list[str]:
    """The paragraphs, items and quotations of the body, in order, the abstract first."""
    said = [block for block in document.body if block.kind in ("text", "item", "quote")]
    return [*document.abstract, *(item(b.plain)[1] if b.kind == "item" else b.plain for b in said)]


def measure(document: Document, raw: Raw, reading: Reading) -> dict[str, Score]:
    """The scores of a reading, by column; a column that says nothing of this file isn't among them."""
    there = fold(raw.text)
    texts = [
        *reading.abstract,
        *(b.plain for b in reading.blocks),
        *(c for b in reading.blocks for r in b.rows for c in r),
    ]
    stream = fold("\n".join([*reading.abstract, *(block.plain for block in reading.blocks)]))
    scores = _sentences(document, stream)
    scores["passages"] = passages(document, reading)
    scores |= _words(document, texts, reading, there)
    scores |= _metadata(document, reading, there)
    blocks = Counter(_bare(block.plain) for block in reading.blocks)
    if "headings" in reading.tells:
        scores["headings"] = _headings(document, reading)
    if raw.segments:
        scores["breaks"] = _breaks(document, raw, [*reading.abstract, *(b.plain for b in reading.blocks)])
    captions = [
        LABELS.sub("", b.plain) for b in document.body if b.kind == "caption" and fold(LABELS.sub("", b.plain)) in there
    ]
    scores["captions"] = _held(
        [fold(c) for c in captions], Counter(fold(LABELS.sub("", b.plain)) for b in reading.blocks)
    )
    if "notes" in reading.tells:
        told = {(b.number, fold(b.plain)) for b in reading.blocks if b.kind == "note"}
        wanted = {(note.number, fold(note.plain)) for note in document.notes}
        scores["notes"] = (len(told & wanted), len(wanted))
    else:
        scores["notes"] = _held([fold(note.plain) for note in document.notes], blocks)
    scores["references"] = _held([_bare(entry.plain) for entry in document.references], blocks)
    scores["furniture"] = _furniture(document, raw, reading, there, stream)
    scores["hyphens"] = _hyphens(document, raw, [*texts, reading.rest])
    if "tables" in reading.tells:
        scores["tables"] = _tables(document, reading)
    return {column: score for column, score in scores.items() if score[1]}


def lost(document: Document, reading: Reading) -> list[str]:
    """The sentences of the body that aren't in the reading."""
    stream = _stream(reading)
    return [s.strip() for text in body_texts(document) for s in END.split(text) if fold(s) not in stream]


def order(document: Document, reading: Reading) -> Score:
    """How many sentences of the body stand one after another as they should."""
    return _sentences(document, _stream(reading))["order"]


def _stream(reading: Reading) -> str:
    return fold("\n".join([*reading.abstract, *(block.plain for block in reading.blocks)]))


def _sentences(document: Document, stream: str) -> dict[str, Score]:
    wanted = [sentence for text in body_texts(document) for sentence in sentences(text)]
    at, seen = [], Counter[str]()
    for sentence in wanted:
        place = -1
        for _ in range(seen[sentence] + 1):
            place = stream.find(sentence, place + 1)
        seen[sentence] += 1
        if place >= 0:
            at.append(place)
    tails: list[int] = []
    for place in at:
        n = bisect.bisect_left(tails, place)
        tails[n : n + 1] = [place]
    return {"kept": (len(at), len(wanted)), "order": (len(tails), len(wanted))}


def passages(document: Document, reading: Reading) -> Score:
    """Paragraphs, items and quotations that are blocks of their own, neither cut nor run together: what is numbered."""
    beside = {fold(b.plain) for b in document.body if b.kind in (*APART, "caption", "heading")}
    beside |= {fold(LABELS.sub("", b.plain)) for b in document.body if b.kind in ("caption", "table")}
    beside |= {fold(document.told("standfirst")), fold(document.told("subtitle")), ""}
    wanted = Counter(fold(ITEM.sub("", text)) for text in body_texts(document))
    said = [*reading.abstract, *(b.plain for b in reading.blocks if b.kind == "text")]
    told = Counter(fold(ITEM.sub("", LABELS.sub("", text))) for text in said)
    told = Counter({text: n for text, n in told.items() if text not in beside})
    return (2 * (wanted & told).total(), wanted.total() + told.total())


def _words(document: Document, texts: list[str], reading: Reading, there: str) -> dict[str, Score]:
    body = [*document.abstract, *(b.plain for b in document.body if b.kind not in APART)]
    body += [cell for b in document.body for row in b.rows for cell in row]
    body += [b.plain for b in (*document.notes, *document.references)]
    title_page = [
        document.title,
        *document.authors,
        document.told("subtitle"),
        document.told("standfirst"),
        document.told("journal"),
    ]
    title_page += [
        *document.list("affiliations"),
        *document.list("mails"),
        *document.list("keywords"),
        *document.heads,
    ]
    title_page += [b.plain for b in document.body if b.kind in APART]
    title_page += [printed_date(document)] if document.date else []
    title_page += [byline(document)] if document.authors else []
    # what the text has, too, is printed above it only where it stands once more
    told = fold(" ".join(body))
    printed = {even: text for text in title_page if there.count(even := fold(text)) > told.count(even)}
    all_of_it = [*body, *printed.values()]
    wanted, got = words(body), words(texts)
    everything, written = words(all_of_it), words([*texts, reading.title or "", *(reading.authors or ()), reading.rest])
    more = got - everything - words([*APPARATUS, document.references_title])
    return {
        "words": ((wanted & got).total(), wanted.total()),
        "all words": ((everything & written).total(), everything.total()),
        "no more": (max(0, everything.total() - more.total()), everything.total()),
    }


def _metadata(document: Document, reading: Reading, there: str) -> dict[str, Score]:
    """A value that the file states is right or wrong; one that it doesn't state is invented or not."""
    date = document.date if document.date[:4] in there else ""
    told: dict[str, tuple[Any, Any, Callable[[Any], Any]]] = {
        "title": (reading.title, fold(document.title), fold),
        "authors": (reading.authors, sorted(map(_name, document.authors)), lambda names: sorted(map(_name, names))),
        "year": (reading.date, date[:4], lambda told: told[:4]),
    }
    scores: dict[str, Score] = {}
    unstated = []
    for field_name, (value, truth, even) in told.items():
        if value is not None and truth:
            scores[field_name] = (even(value) == truth, 1)
        elif value is not None:
            unstated.append(not value)
    if reading.date is not None and len(date) > 4:
        scores["date"] = (reading.date == date, 1)
    return scores | {"not invented": (sum(unstated), len(unstated))}


def _name(name: str) -> str:
    return " ".join(sorted(map(fold, re.findall(r"[^\W_]+", name))))


def _headings(document: Document, reading: Reading) -> Score:
    apart = APPARATUS | {fold(document.references_title), fold(document.title), fold(document.told("abstract title"))}
    wanted = _levels([b for b in document.body if b.kind == "heading"], apart)
    told = _levels([b for b in reading.blocks if b.kind == "heading"], apart)
    total = wanted.total() + told.total()
    return (2 * (wanted & told).total(), total)


def _levels(headings: list[Block], apart: set[str]) -> Counter[tuple[str, int]]:
    found = [(fold(b.plain), b.level) for b in headings if fold(b.plain) not in apart]
    top = min((level for _, level in found), default=1)
    return Counter((text, level - top + 1) for text, level in found)


def _bare(text: str) -> str:
    return fold(re.sub(r"^\W*(?:\d{1,3}|[⁰¹²³⁴-⁹]+)[.)\]]?\s+|^[⁰¹²³⁴-⁹]+", "", text))


def _held(wanted: list[str], blocks: Counter[str]) -> Score:
    """How many of these stand as blocks of their own."""
    return ((Counter(wanted) & blocks).total(), len(wanted))


def _breaks(document: Document, raw: Raw, blocks: list[str]) -> Score:
    """Paragraphs that go on over a column, a page or a picture: whether the letters on both sides stand side by side."""
    letters = [_letters(text) for text in blocks]
    right = wanted = 0
    for text in body_texts(document):
        told = _letters(text)
        for cut in raw.breaks(told):
            wanted += 1
            around = told[max(0, cut - 25) : cut + 25]
            right += any(around in block for block in letters)
    return (right, wanted)


def _letters(text: str) -> str:
    """Letters alone: figures may be marks of notes."""
    return re.sub(r"[\W\d_]+", "", unicodedata.normalize("NFKC", text).casefold())


def _furniture(document: Document, raw: Raw, reading: Reading, there: str, stream: str) -> Score:
    """Running heads, feet, menus, notices, comments: how many of them aren't in the text; page numbers count as one."""
    texts = [*document.heads, document.told("foot"), *document.list("menu"), document.told("cookies")]
    texts += [*document.list("related"), *(entry["text"] for entry in document.page.get("comments", []))]
    truth = fold(
        "\n".join([document.title, *body_texts(document), *(b.plain for b in document.body + document.references)])
    )
    printed = [told for text in texts if (told := fold(text)) and there.count(told) > truth.count(told)]
    right = sum(stream.count(told) <= truth.count(told) for told in printed)
    if raw.pages <= 1:
        return (right, len(printed))
    return (right + (not any(NUMBER_ALONE.fullmatch(b.plain) for b in reading.blocks)), len(printed) + 1)


def _hyphens(document: Document, raw: Raw, texts: list[str]) -> Score:
    """Words divided at line ends: whether the whole word stands there, joined or with the hyphen that is its own."""
    truth = [*body_texts(document), *(b.plain for b in (*document.notes, *document.references))]
    wanted, got = _hyphened(truth), _hyphened(texts)
    right = total = 0
    for word, times in Counter(raw.divided).items():
        left, rest = word
        whole = [form for form in (left + rest, f"{left}-{rest}") if wanted[form]]
        if len(whole) == 1:
            total += times
            right += max(0, times - max(0, wanted[whole[0]] - got[whole[0]]))
    return (right, total)


def _hyphened(texts: Iterable[str]) -> Counter[str]:
    text = unicodedata.normalize("NFKC", "\n".join(texts)).casefold().replace("\u2010", "-").replace("\u2011", "-")
    return Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text))


def _tables(document: Document, reading: Reading) -> Score:
    wanted = _cells(b.rows for b in document.body if b.kind == "table")
    told = _cells(b.rows for b in reading.blocks if b.kind == "table")
    if not wanted:
        return (0, told.total())
    return (2 * (wanted & told).total(), wanted.total() + told.total())


def _cells(tables: Iterable[tuple[tuple[str, ...], ...]]) -> Counter[tuple[str, int, str]]:
    """(label of the row, column, cell) of all cells that hold something."""
    return Counter(
        (fold(row[0]), n, fold(cell)) for rows in tables for row in rows for n, cell in enumerate(row) if fold(cell)
    )
