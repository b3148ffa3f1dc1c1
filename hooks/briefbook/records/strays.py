"""Files that look as if they were the book's, and that nothing reads: a name with a slip, a folder of no kind."""

from __future__ import annotations

from pathlib import PurePosixPath

from .. import layout
from ..model import EntityKind, Page, Place
from ..problem import did_you_mean
from .reader import Reader

SOURCE = (layout.SOURCE, layout.DIGEST, layout.STATEMENTS, layout.DESCRIPTIONS, layout.PASSAGES, layout.REFERENCES)
BOOK = (layout.BOOK.name, layout.PROPERTIES.name)
LISTS = (layout.GLOSSARY.name, layout.CONFLICTS.name, layout.CHANGES.name)
RECORDS = (".yml", ".yaml")
SHEETS = (".xlsx", ".xls", ".ods", ".numbers", ".tsv")


def strays(reader: Reader, kinds: tuple[EntityKind, ...], pages: tuple[Page, ...]) -> None:
    """Add a problem for each; to be asked when all else has been read."""
    for path in reader.repository.paths:
        if path not in reader.opened:
            _unread(reader, PurePosixPath(path))
    folders = [kind.folder for kind in kinds]
    for page in pages:
        folder = page.path.rpartition("/")[0]
        if folder and folder not in folders and any(key == "gloss" for key, _ in page.meta):
            near = did_you_mean(folder, folders, f"the kinds of book.yml have the folders {', '.join(folders)}")
            message = f"this is a record, and 'docs/{folder}' is the folder of no kind"
            reader.add(Place(page.edit), "stray-record", message, near)


def _unread(reader: Reader, path: PurePosixPath) -> None:
    top, deep = path.parts[0], len(path.parts)
    known = LISTS if top == layout.DOCS.name else SOURCE if deep == 3 else BOOK
    if path.name.startswith("original.") or path.name in known:
        return  # it belongs to a source that couldn't be read, which is a problem of its own
    if path.suffix in SHEETS and top == layout.SOURCES.name:
        reader.add(Place(str(path)), "stray-file", "nothing reads this file", "save the table as CSV: tables/t1.csv")
        return
    near = did_you_mean(path.name, known)
    if path.suffix in RECORDS or (near and top == layout.SOURCES.name):
        hint = near or f"what belongs here is called {', '.join(known)}"
        reader.add(Place(str(path)), "stray-file", "nothing reads this file", hint)
