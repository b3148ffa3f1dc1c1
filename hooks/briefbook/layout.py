"""Where the project keeps what: the one place that knows the names of its files and folders."""

from __future__ import annotations

import re
from pathlib import Path

BOOK = Path("seeds/book.yml")
PROPERTIES = Path("seeds/properties.yml")
SOURCES = Path("seeds")
SOURCE, DIGEST, STATEMENTS = "source.yml", "digest.md", "statements.yml"
PASSAGES, TABLES, REFERENCES = "passages.jsonl", "tables", "references.txt"
DESCRIPTIONS = "tables.yml"
DOCS = Path("docs")
COMPARISONS = Path("docs/comparisons")
GLOSSARY = Path("docs/glossary.yml")
CONFLICTS = Path("docs/conflicts.yml")
CHANGES = Path("docs/changes.yml")
BRIEFS = Path("briefs")
MARKER = re.compile(r"^<!--\s*briefbook:\s*(\w+)(?:\s+([\w-]+))?\s*-->[ \t]*$", re.MULTILINE)
"""a line on a page of the editors that the build fills"""
MARKERS = ("title", "next", "search", "summary", "comparison", "most_mentioned", "news", "picture", "briefs")
SHOWN = ("comparison", "table", "chart", "timeline", "map", "disputes")
"""the words of markers in a brief; those of pages aren't known there"""
FORMER = re.compile(r"[\w-]+(\.[\w-]+)*")
"""what an id may have been: a part of a file's name, and of an address"""
TAKEN = frozenset(
    """
    index sources comparisons briefs about compare timeline map matrix network glossary conflicts gaps changes search data
    assets pagefind stylesheets javascripts cards 404
    """.split()
)
"""what stands at the top of the site already: no kind of things has a folder named so"""
OWN = "mine"
"""the page of a reader's own brief, among the briefs: no brief of the editors has this id"""
WRITTEN = frozenset(("data", "pagefind"))
"""folders of the site that hold nothing but what is made"""
OPTIONAL = (
    "sources/index.md", "comparisons/index.md", "compare.md", "matrix.md", "timeline.md", "map.md", "network.md", "glossary.md",
    "conflicts.md", "gaps.md", "briefs/index.md", "briefs/mine.md", "changes.md",
)  # fmt: skip
"""pages that a book has only where its records give them something to show; a navigation may name them all the same"""
EXAMPLE = "example-"
"""how the ids of what a new book shows as an example begin"""
STAMP = ".whole"
"""an empty file that is written last into a site: with it, nothing is missing"""
ORIGINALS = "BRIEFBOOK_ORIGINALS"
"""the environment variable that names the folder of the originals"""


def find_root(start: Path) -> Path | None:
    """The project that `start` lies in: the nearest folder above that holds seeds/book.yml."""
    return next((folder for folder in (start, *start.parents) if (folder / BOOK).is_file()), None)
