"""Plain text and Markdown: a line a paragraph, wrapped, in pages with heads and feet, as a scanner's software leaves it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

import yaml

from ..document import Block, Document, numbered, plain

MONTHS = "January February March April May June July August September October November December".split()


def printed_date(document: Document) -> str:
    """The date as it is printed; descriptions in other languages than English say how."""
    if told := document.told("printed date"):
        return told
    year, *rest = document.date.split("-")
    if not rest:
        return year
    return " ".join([*([str(int(rest[1]))] if len(rest) > 1 else []), MONTHS[int(rest[0]) - 1], year])


def byline(document: Document) -> str:
    *others, last = document.authors
    joined = f"{', '.join(others)} and {last}" if others else last
    return document.told("byline") or f"By {joined}"


# -- Markdown ---------------------------------------------------------------------------------------------------------


def front_md(document: Document) -> bytes:
    """Title, authors, date and abstract as front matter; headings from the first level; a line a paragraph."""
    head = {
        "title": document.title,
        "author": list(document.authors),
        "date": document.date,
        "lang": document.language,
        "abstract": "\n\n".join(document.abstract),
        "keywords": document.list("keywords"),
    }
    front = yaml.safe_dump({k: v for k, v in head.items() if v}, allow_unicode=True, sort_keys=False, width=10**6)
    return ("---\n" + front + "---\n\n" + "\n\n".join(_markdown(document, 0)) + "\n").encode()


def atx_md(document: Document) -> bytes:
    """The title as the first heading, a byline below it, no front matter."""
    head = [f"# {document.title}"]
    head += [f"*{byline(document)}*"] if document.authors else []
    head += [printed_date(document)] if document.date else []
    head += [f"**{document.told('standfirst')}**"] if document.told("standfirst") else []
    head += ["## Abstract", *document.abstract] if document.abstract else []
    return ("\n\n".join([*head, *_markdown(document, 1)]) + "\n").encode()


def wrapped_md(document: Document) -> bytes:
    """Lines of 78 letters, underlined headings, starred lists: as authors of an older school write it."""
    parts = [f"{document.title}\n{'=' * len(document.title)}"]
    parts += [byline(document)] if document.authors else []
    parts += [printed_date(document)] if document.date else []
    parts += [document.told("standfirst")] if document.told("standfirst") else []
    parts += [*document.abstract]
    for part in _markdown(document, 1):
        if heading := re.match(r"## (.*)", part):
            parts.append(f"{heading[1]}\n{'-' * len(heading[1])}")
        elif re.match(r"#|\||\[\^|- \S.*\n- ", part):
            parts.append(part)
        else:
            star = part.startswith("- ")
            indent = "  " if star else "> " if part.startswith("> ") else ""
            part = "* " + part[2:] if star else part
            parts.append("\n".join(textwrap.wrap(part, 78, subsequent_indent=indent, break_on_hyphens=False)))
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _markdown(document: Document, below: int) -> Iterator[str]:
    for block in document.body:
        match block.kind:
            case "heading":
                yield f"{'#' * (block.level + below)} {block.text}"
            case "table":
                header, *rows = block.rows
                yield "\n".join(map(_row, (header, ("---",) * len(header), *rows)))
            case "quote" | "pull":
                yield f"> {block.text}"
            case "item":
                yield "  " * (block.level - 1) + block.text
            case _:
                yield block.text
    for note in document.notes:
        yield f"[^{note.number}]: {note.text}"
    if document.references:
        yield f"{'#' * (1 + below)} {document.references_title}"
        yield "\n".join(f"- {entry.text}" for entry in document.references)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


# -- text -------------------------------------------------------------------------------------------------------------


def lines_txt(document: Document) -> bytes:
    """A line a paragraph, a blank line between them."""
    return ("\n\n".join(text for _, text in _told(document)) + "\n").encode()


def wrapped_txt(document: Document) -> bytes:
    """Lines of 72 letters, paragraphs apart by a blank line; what is beside the text is underlined or indented."""
    parts = []
    for kind, text in _told(document):
        if kind == "row":
            parts.append(text)
            continue
        parts.append("\n".join(_wrapped(text, 72, "  " if kind == "item" else "")))
    return ("\n\n".join(parts) + "\n").encode()


def pages_txt(document: Document) -> bytes:
    """Pages of 44 lines between form feeds, each with its running head and its number; words are divided at line ends."""
    heads = document.heads
    pages = list(_pages(document, 44))
    told = []
    for number, page in enumerate(pages, 1):
        head = f"{heads[(number - 1) % len(heads)]}" if number > 1 else ""
        told.append("\n".join([*([head, ""] if head else []), *page, "", f"{number:^64}".rstrip()]))
    return ("\n\f".join(told) + "\n").encode()


def ocr_txt(document: Document) -> bytes:
    """As a scanner's software leaves a book: no form feeds, the page number within the head, now and then misread."""
    heads = document.heads
    told = []
    for number, page in enumerate(_pages(document, 36), 211):
        head = heads[number % len(heads)]
        number_told = str(number).replace("1", "l", number % 3 == 0)
        head = f"{number_told}    {head}" if number % 2 == 0 else f"{head}    {number_told}"
        told.append("\n".join(page if number == 211 else [head, "", *page]))
    return ("\n\n".join(told) + "\n").encode()


def _told(document: Document) -> Iterator[tuple[str, str]]:
    yield "title", document.title
    if document.told("subtitle"):
        yield "subtitle", document.told("subtitle")
    if document.authors:
        yield "author", byline(document)
    if document.date:
        yield "date", printed_date(document)
    if document.told("standfirst"):
        yield "standfirst", document.told("standfirst")
    for n, paragraph in enumerate(document.abstract):
        yield "abstract", paragraph if n else f"Abstract. {paragraph}"
    for block in document.body:
        if block.kind == "table":
            yield "row", "\n".join("\t".join(row) for row in block.rows)
        elif block.kind != "pull":
            yield block.kind, plain(re.sub(r"\[\^(\d+)\]", r"[\1]", block.text))
    if document.notes:
        yield "heading", "Notes"
        for note in document.notes:
            yield "note", f"[{note.number}] {plain(note.text)}"
    if document.references:
        yield "heading", document.references_title
        for entry in document.references:
            yield "reference", entry.plain


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(text, width, subsequent_indent=indent, break_on_hyphens=True, break_long_words=False)


def _pages(document: Document, length: int) -> Iterator[list[str]]:
    lines: list[str] = []
    for kind, text in _told(document):
        if kind == "row":
            lines += ["", *text.split("\n"), ""]
        elif kind in ("title", "heading", "author", "date", "standfirst", "caption"):
            lines += ["", *_divided(text, 64), ""]
        else:
            lines += [] if kind in ("text", "item", "note", "reference") and lines and lines[-1] else [""]
            lines += _divided(("    " if kind == "text" else "") + text, 64)
    even = [line for n, line in enumerate(lines) if line or (n and lines[n - 1])]
    for start in range(0, len(even), length):
        yield [*even[start : start + length]]


def _divided(text: str, width: int) -> list[str]:
    """Lines of at most `width` letters, words divided before a consonant that a vowel follows, as most languages do."""
    lines, line = [], " " * (len(text) - len(text.lstrip()))
    for word in text.split():
        space = "" if not line.strip() else " "
        if len(line) + len(space) + len(word) <= width:
            line += space + word
            continue
        room = width - len(line) - len(space) - 1
        cuts = [m.end() for m in re.finditer(r"[aeiouyäöüıéèâî](?=[bcdfgklmnprstvz][aeiouyäöüıéèâî]\w)", word)]
        cut = max((c for c in cuts if 2 <= c <= room), default=0)
        if cut and word[:cut].isalpha():
            lines.append(f"{line}{space}{word[:cut]}-")
            line = word[cut:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def heading_number(block: Block) -> str:
    return numbered(block.text)[0]
