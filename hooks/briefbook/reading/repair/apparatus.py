"""What surrounds an article's text: references, notes, who wrote it, its title and abstract."""

from __future__ import annotations

import re

from ...model import Block, Line, Setting

REFERENCES = re.compile(r"^#*\W*(references?|bibliography|works cited|literature)\W*$", re.IGNORECASE)
AFTER_LIST = re.compile(r"^(#+\s+\S|\W*(appendix|annex|appendices|(end)?notes|about the authors?)\W*$)", re.IGNORECASE)
ENDNOTES = re.compile(r"^#*\W*(end)?notes\W*$", re.IGNORECASE)
SUPERSCRIPT = re.compile(r"^[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
NUMBERED = re.compile(r"^\s*(\d{1,3})\s+\D")
STARRED = re.compile(r"^\s*\*\s?[^\s*–—]")
ADDRESS = re.compile(r"^<?https?://")
PERSON = re.compile(
    r"^[^\W\d_][\w.’'-]+(\s[^\W\d_][\w.’'-]*){1,3},?(\s(Ph\.?D|Dr)\.?,?)?\sis\s(currently\s)?(an?|the)\s"
    r".*\b(Fellow|Professor|Research\w*|Scholar|Director|Analyst|Manager|Lecturer|Editor)\b",
    re.IGNORECASE,
)
CLOSING = re.compile(r"^\[(received|submitted|accepted).*\]$|^article (submitted|received) on", re.IGNORECASE)


def references(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """What follows the heading of the reference list, up to the next, an entry a block; entries cut by a page are joined."""
    at = next((i for i, b in enumerate(draft) if len(b.lines) == 1 and REFERENCES.match(b.lines[0].text)), None)
    if at is None:
        return draft
    rest: list[Block] = []
    entry: int | None = None
    over = False
    for block in draft[at + 1 :]:
        over = over or (len(block.lines) == 1 and bool(AFTER_LIST.match(block.lines[0].text)))
        if over or not block.open:
            rest.append(block)
            continue
        for line in block.lines:
            text = line.text.strip()
            if CLOSING.match(text):
                rest.append(block._replace(lines=(line,), kind="about", rule="dates"))
            elif entry is not None and _goes_on(rest[entry], text):
                whole = line._replace(text=re.sub(r"^\s*[-•–*]\s+", "", line.text))
                rest[entry] = rest[entry]._replace(lines=(*rest[entry].lines, whole))
            else:
                entry = len(rest)
                rest.append(block._replace(lines=(line,), kind="reference", rule="references"))
    return (*draft[:at], draft[at]._replace(kind="heading", level=1, rule="references"), *rest)


def _goes_on(entry: Block, text: str) -> bool:
    """An entry that doesn't end, or a line that starts as none does: with a number, a small letter, a bare address."""
    before = entry.lines[-1].text.rstrip()
    start = re.sub(r"^[-•–*]\s+", "", text)
    address = re.search(
        r"https?://\S+$", "".join(line.text.strip() + " " * (not _cut(line)) for line in entry.lines[-6:]).rstrip()
    )
    ended = (address and not re.search(r"[-/_=&?.]$", before)) or re.search(r"[.>\])”\"…/]\W*$|\d$", before)
    return not ended or bool(re.match(r"(\d|[a-z(<])", start))


def _cut(line: Line) -> bool:
    """Whether a line ends within an address."""
    return bool(re.search(r"https?://\S*[-/_=&?.]$", line.text.rstrip()))


def notes(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """Footnotes that start with superscript figures, and endnotes below their heading."""
    result: list[Block] = []
    last = 0
    endnotes = False
    for block in draft:
        text = block.lines[0].text.strip()
        if block.kind == "heading" or (block.open and ENDNOTES.match(text) and len(block.lines) == 1):
            endnotes = bool(ENDNOTES.match(text))
            result.append(block._replace(kind="heading", level=1, rule="notes") if endnotes else block)
        elif block.open and SUPERSCRIPT.match(text):
            result.append(block._replace(kind="note", rule="footnotes"))
        elif block.open and endnotes:
            found = NUMBERED.match(text)
            if found and last < int(found[1]) <= last + 3:
                last = int(found[1])
                result.append(block._replace(kind="note", rule="endnotes"))
            elif last == 0 and STARRED.match(text):
                result.append(block._replace(kind="about", rule="first-note"))
            else:
                result.append(block._replace(kind="note", rule="endnotes-rest"))
        elif block.open and ADDRESS.match(text) and any(b.kind == "note" for b in result):
            result.append(block._replace(kind="note", rule="footnote-address"))
        else:
            result.append(block)
    return tuple(result)


def about_the_author(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """The starred note that says who the author is, wherever it interrupts the text, and dates at the very end."""
    result: list[Block] = []
    for block in draft:
        text = block.lines[0].text.strip()
        previous = result[-1] if result else None
        if block.open and CLOSING.match(text):
            block = block._replace(kind="about", rule="dates")
        elif (
            (block.open and PERSON.match(joined(block.lines)))
            or (block.open and STARRED.match(text) and not text.startswith("**"))
            or (block.open and previous is not None and previous.kind == "about" and re.match(r"e-?mail", text, re.I))
        ):
            block = block._replace(kind="about", rule="author-note")
        result.append(block)
    return tuple(result)


SENTENCE = re.compile(r"[.!;:][\"”’)]*$")
PAGES = re.compile(r"\bpp?\.\s*\d")
LONG = 300
"""letters that only a paragraph has"""
INTRODUCTION = re.compile(r"^#*\W*introduction\W*$", re.IGNORECASE)
ABSTRACT = re.compile(r"^#*\W*(abstract|summary|resumo|résumé|özet|öz)\W*$", re.IGNORECASE)
KEYWORDS = re.compile(r"^#*\W*(key\s?words|palavras-chave|anahtar kelimeler)\b\W*", re.IGNORECASE)
CITE = re.compile(r"^#*\W*how to cite", re.IGNORECASE)


def front(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """The title page: its title, authors, abstract and the like; `structure` tells them apart."""
    marked = list(draft)
    for i, kind in (_set_beside(draft) if setting.wrapped and not setting.ordered else _set_before(draft)).items():
        if draft[i].open:
            marked[i] = draft[i]._replace(kind=kind, rule="front")  # type: ignore[arg-type]
    return tuple(marked)


def _set_before(draft: tuple[Block, ...]) -> dict[int, str]:
    """A title page before the text: up to the introduction, or to the first long paragraph where there is none."""
    texts = [joined(b.lines) for b in draft]
    body = next((i for i, t in enumerate(texts) if INTRODUCTION.match(t)), None)
    if body is None and any(ABSTRACT.match(t) for t in texts[:12]):
        # each heading of the title page has one block below it; the text begins after the last
        below = [i + 1 for i, t in enumerate(texts[:12]) if ABSTRACT.match(t) or (KEYWORDS.match(t) and len(t) < 24)]
        body = min(below[-1] + 1, len(draft))
    if body is None:
        body = next((i for i, b in enumerate(draft) if b.open and len(texts[i]) > LONG), 0)
        return dict.fromkeys(range(body), "title")
    kinds: dict[int, str] = {}
    kind = "title"
    for i in range(body):
        if ABSTRACT.match(texts[i]):
            kind = "abstract"
        elif KEYWORDS.match(texts[i]):
            kind = "keywords"
        elif CITE.match(texts[i]):
            kind = "about"
        elif kind != "title" and texts[i].startswith("#"):
            kind = "title"
        # a long paragraph before the first section is the abstract, even where no heading says so
        kinds[i] = "abstract" if kind == "title" and len(texts[i]) > LONG else kind
    return kinds


def _set_beside(draft: tuple[Block, ...]) -> dict[int, str]:
    """A title page whose other column already holds the text."""
    page = [i for i, b in enumerate(draft) if b.page == draft[0].page]
    texts = {i: joined(draft[i].lines) for i in page}
    at = next((i for i in page if ABSTRACT.match(texts[i])), None)
    kinds: dict[int, str] = {}
    above = [i for i in page if at is None or i < at]
    for i in above if at is None else reversed(above):
        if (
            len(texts[i]) > 160
            or INTRODUCTION.match(texts[i])
            or (SENTENCE.search(texts[i]) and not PAGES.search(texts[i]))
        ):
            break
        kinds[i] = "title"
    kind = "abstract"
    for i in page if at is not None else ():
        if i >= (at or 0):
            kind = "keywords" if KEYWORDS.match(texts[i]) else kind
            kinds[i] = kind
    return kinds


def joined(lines: tuple[Line, ...]) -> str:
    return " ".join([line.text.strip() for line in lines])
