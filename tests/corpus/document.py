"""A description: a document of ours with its labels, from which files are made and against which their readings are measured.

A description is a Markdown file. Its front matter holds what the document says of itself (title, authors, date …) and what
belongs to the page or the site (running head, menu, comments …); `files` names the makers that set it. Its body is a block a
paragraph: headings with "#" (their printed number is part of them), list items with their marks, "> " quotations, ">> " pull
quotes, "~ " what is said of the author, "Figure 1: …" and "Table 1: …" captions, pipe tables, `[^1]` notes, and, below a "#!"
heading, the list of references.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
ITEM = re.compile(r"^(?:[-*•–]|\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)]|[٠-٩۰-۹]+[.)-])[ ]+(?=\S)")
LABEL = re.compile(
    r"^(figure|table|abbildung|tabelle|tableau|figura|tabla|şekil|tablo|рис\.|рисунок|таблица|الشكل|الجدول|شکل|جدول|図|表|图)"
    r"[ ]?([\d٠-٩۰-۹]+)[ ]?[:：.][ ]?",
    re.I,
)
MARK = re.compile(r"\[\^(\d+)\]")
NUMBER = re.compile(r"^((?:\d+(?:\.\d+)*|[IVX]+|[A-Z])\.?|(?:Article|Section|Part)[ ][\dIVX]+)[ ]+")


@dataclass(frozen=True)
class Block:
    kind: str
    """heading, text, item, quote, pull, about, caption, table, rule, note or reference"""
    text: str
    level: int = 0
    """of a heading or an item, from 1"""
    rows: tuple[tuple[str, ...], ...] = ()
    number: str = ""
    """of a note"""

    @property
    def plain(self) -> str:
        """Its words as they are read: without emphasis and marks of notes, links by their text."""
        return plain(self.text)


@dataclass(frozen=True)
class Document:
    name: str
    kind: str
    title: str
    body: tuple[Block, ...]
    notes: tuple[Block, ...]
    references: tuple[Block, ...]
    references_title: str
    authors: tuple[str, ...] = ()
    date: str = ""
    """as ISO writes it: 2019, 2019-05 or 2019-05-04"""
    language: str = "en"
    abstract: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    page: dict[str, Any] = field(default_factory=dict)
    """all else of the front matter: subtitle, affiliations, journal, head, foot, menu, cookies, related, comments …"""
    aside: bool = False
    """whether it is kept aside until the end"""

    def told(self, name: str) -> str:
        return str(self.page.get(name, ""))

    def list(self, name: str) -> list[str]:
        return [str(entry) for entry in self.page.get(name, [])]

    @property
    def heads(self) -> tuple[str, ...]:
        """The running heads, in turn; the title where the description names none."""
        return tuple(self.list("head")) or (self.title,)

    @property
    def right_to_left(self) -> bool:
        return self.language in ("ar", "fa")

    def note(self, number: str) -> Block:
        return next(note for note in self.notes if note.number == number)


def plain(text: str) -> str:
    text = MARK.sub("", text)
    text = re.sub(r"\[([^\]]+)\]\(([^)\s]+)\)", r"\1", text)
    return re.sub(r"(?<![\w*])(\*{1,2})(?=\S)(.+?)(?<=\S)\1(?![\w*])", r"\2", text)


def load(path: Path) -> Document:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    told = yaml.safe_load(head)
    blocks, notes, references, references_title = _blocks(body)
    return Document(
        name=path.stem,
        kind=told.pop("kind"),
        title=told.pop("title", ""),
        authors=tuple(told.pop("authors", ())),
        date=str(told.pop("date", "")),
        language=told.pop("language", "en"),
        abstract=tuple(told.pop("abstract", ())),
        files=tuple(told.pop("files")),
        body=blocks,
        notes=notes,
        references=references,
        references_title=references_title,
        page=told,
        aside=path.parent.name == "aside",
    )


def documents(aside: bool = False) -> list[Document]:
    folder = HERE / "aside" if aside else HERE
    return [load(path) for path in sorted(folder.glob("*.md")) if path.name != "README.md"]


def _blocks(body: str) -> tuple[tuple[Block, ...], tuple[Block, ...], tuple[Block, ...], str]:
    blocks: list[Block] = []
    notes: list[Block] = []
    references: list[Block] = []
    references_title = ""
    for part in (part.strip("\n") for part in re.split(r"\n[ ]*\n", body) if part.strip()):
        if part.startswith("#! "):
            references_title = part[3:]
        elif references_title and part.startswith("- "):
            references += [Block("reference", line[2:]) for line in part.split("\n")]
        elif note := re.match(r"\[\^(\d+)\]: ", part):
            notes.append(Block("note", part[note.end() :], number=note[1]))
        elif part.startswith("|"):
            rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in part.split("\n")]
            blocks.append(Block("table", "", rows=tuple(row for row in rows if set("".join(row)) - set("-"))))
        else:
            blocks += [_block(line) for line in part.split("\n")]
    return tuple(blocks), tuple(notes), tuple(references), references_title


def _block(line: str) -> Block:
    if heading := re.match(r"(#+) ", line):
        return Block("heading", line[heading.end() :], len(heading[1]))
    if line == "* * *":
        return Block("rule", line)
    if line.startswith(">> "):
        return Block("pull", line[3:])
    if line.startswith("~ "):
        return Block("about", line[2:])
    if line.startswith("> "):
        return Block("quote", line[2:])
    if LABEL.match(line):
        return Block("caption", line)
    indent = len(line) - len(line.lstrip())
    if ITEM.match(line.lstrip()):
        return Block("item", line.lstrip(), indent // 2 + 1)
    return Block("text", line)


def numbered(text: str) -> tuple[str, str]:
    """The printed number of a heading, and its words."""
    number = NUMBER.match(text)
    return (number[1], text[number.end() :]) if number else ("", text)


def item(text: str) -> tuple[str, str]:
    """The mark of a list's item, and its words."""
    mark = ITEM.match(text)
    assert mark
    return mark[0].strip(), text[mark.end() :]
