"""The library of a reference manager: a file of BibTeX, RIS or CSL-JSON → works in the terms of CSL, and which file is which.

`bibtex` and `ris` give CSL's fields; `works` holds them as metadata that stands above what a file says of itself, for an editor
has looked at it. `doi` asks the registry of DOIs for the same, over the network, only where somebody wants it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..model import Problem
from ..problem import Unreadable, error
from ..reading import read
from . import bibtex, ris
from .works import Library, Work

__all__ = ["Library", "Work", "library"]


def library(path: Path) -> Library:
    """The works of a file. Raises Unreadable where it is none that is known, or broken."""
    raw = read.raw(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        hint = "export the library as BibTeX (.bib), RIS (.ris) or CSL JSON (.json)"
        raise Unreadable(error(str(path), "unknown-format", "this is no library that is read", hint))
    try:
        works = reader(raw.decode("utf-8-sig", "replace"))
    except (ValueError, LookupError, TypeError, AttributeError) as reason:
        raise Unreadable(_broken(path, str(reason))) from None
    if not works:
        raise Unreadable(_broken(path, "it holds no work"))
    return Library(path.name, works)


def _broken(path: Path, reason: str) -> Problem:
    return error(str(path), "broken-library", f"this library can't be read: {reason[:200]}", "export it again")


def _csl(text: str) -> list[Work]:
    rows = json.loads(text)
    rows = rows.get("items", rows) if isinstance(rows, dict) else rows
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("CSL JSON is a list of works")
    return [Work(str(row.get("citation-key") or row.get("id") or n), row) for n, row in enumerate(rows, start=1)]


READERS: dict[str, Callable[[str], list[Work]]] = {".bib": bibtex.works, ".ris": ris.works, ".json": _csl}
Fields = dict[str, Any]
