"""Readers of files: ours through its command, and those that others would take, each as it comes."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import yaml

from briefbook.__main__ import main

from .document import Block, plain
from .measure import Reading

MARKED = re.compile(r"^(?:[-*+•]|\d{1,3}[.)])[ ]+(?=\S)")


def ours(path: Path) -> Reading:
    """What `briefbook read` writes, with its front matter and all that it sets apart."""
    path = path.resolve()
    # beside no book, as a stranger's file is: within a book, the command looks at its sources, too
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()):
        main(["read", str(path), "--out", folder])
        told = "\n\n".join(file.read_text(encoding="utf-8") for file in sorted(Path(folder).glob("*.md")))
    return written(told)


def written(told: str) -> Reading:
    """Our Markdown as a reading."""
    _, head, body = told.split("---\n", 2) if told.startswith("---\n") else ("", "", told)
    front = yaml.safe_load(head) or {}
    body, _, apart = body.partition("\n# Set apart\n")

    def stated(field: str) -> str:
        value = front.get(field)
        return "" if value in (None, "not stated") else str(value)

    authors = front.get("authors")
    abstract = front.get("abstract", ())
    return Reading(
        blocks=tuple(_blocks(body)),
        title=stated("title"),
        authors=tuple(str(a) for a in authors) if isinstance(authors, list) else (),
        date=stated("date") or stated("year"),
        abstract=(abstract,) if isinstance(abstract, str) else tuple(abstract),
        rest=head + apart,
        tells=frozenset({"headings", "notes", "tables"}),
    )


def _blocks(body: str) -> list[Block]:
    blocks = []
    in_references = False
    for part in re.split(r"\n[ ]*\n", re.sub(r"<!--.*?-->", "", body, flags=re.S).strip("\n")):
        if heading := re.match(r"(#{1,6}) +(.+?)(?: #+)?(?:\n|$)", part):
            words = _clean(heading[2])
            in_references = words.lower() in ("references", "bibliography")
            blocks.append(Block("heading", words, len(heading[1])))
            part = part[heading.end() :]
        if part.lstrip().startswith("|"):
            rows = [
                tuple(_clean(c) for c in re.split(r"(?<!\\)\|", line.strip().strip("|")))
                for line in part.split("\n")
                if "|" in line
            ]
            blocks.append(Block("table", "", rows=tuple(r for r in rows if set("".join(r)) - set("-: "))))
            continue
        for unit in re.split(r"\n(?=[ ]*(?:[-*+•]|\d{1,3}[.)]|\[\^\d+\]:)[ ]+\S)", part):
            text = " ".join(unit.split())
            if note := re.match(r"\[\^(\d+)\]: *", text):
                blocks.append(Block("note", _clean(text[note.end() :]), number=note[1]))
            elif text:
                kind = "reference" if in_references else "text"
                blocks.append(Block(kind, _clean(MARKED.sub("", text) if in_references or text[0] in "-*+•" else text)))
    return blocks


def _clean(text: str) -> str:
    """Without escapes, marks of quotations, raised figures and links' addresses."""
    text = re.sub(r"^(?:> ?)+", "", text.strip())
    text = re.sub(r"<sup>.*?</sup>|<br/?>|\[\^\d+\]|[⁰¹²³⁴-⁹]+", " ", text)
    return plain(re.sub(r"\\([^\w\s])", r"\1", text)).strip()


# -- others -----------------------------------------------------------------------------------------------------------


def _as_text(told: str) -> Reading:
    parts = [" ".join(part.split()) for part in re.split(r"\n[ ]*\n|\f", told)]
    return Reading(blocks=tuple(Block("text", part) for part in parts if part))


def _as_markdown(told: str) -> Reading:
    blocks = tuple(_blocks(told))
    headings = [block for block in blocks if block.kind == "heading"]
    top = headings[0].plain if headings else ""
    return Reading(blocks=blocks, title=top, tells=frozenset({"headings", "tables"}))


def pdftotext(path: Path) -> Reading:
    run = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, timeout=60, check=True)
    return _as_text(run.stdout.decode(errors="replace"))


def pymupdf4llm(path: Path) -> Reading:
    import pymupdf4llm  # type: ignore[import-not-found]

    return _as_markdown(pymupdf4llm.to_markdown(str(path), show_progress=False))


def markitdown(path: Path) -> Reading:
    from markitdown import MarkItDown  # type: ignore[import-not-found]

    return _as_markdown(MarkItDown().convert(str(path)).text_content)


def pandoc(path: Path) -> Reading:
    run = subprocess.run(["pandoc", "-t", "gfm", "--wrap=none", str(path)], capture_output=True, timeout=60, check=True)
    return _as_markdown(run.stdout.decode())


class Peer(NamedTuple):
    read: Callable[[Path], Reading]
    endings: tuple[str, ...]
    """of the files that it reads"""
    here: bool


PEERS = {
    "pdftotext": Peer(pdftotext, (".pdf",), shutil.which("pdftotext") is not None),
    "pymupdf4llm": Peer(pymupdf4llm, (".pdf",), importlib.util.find_spec("pymupdf4llm") is not None),
    "markitdown": Peer(markitdown, (".pdf", ".docx", ".html"), importlib.util.find_spec("markitdown") is not None),
    "pandoc": Peer(pandoc, (".docx", ".html", ".md"), shutil.which("pandoc") is not None),
}


def peers() -> dict[str, Peer]:
    return {name: peer for name, peer in PEERS.items() if peer.here}
