"""The book once it is checked, and what is published of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from .places import Place, Problem
from .records import Page, Records, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a picture shows. How it is drawn is decided at the rim; the keys of its data follow from its sort."""

    id: str
    sort: Literal["bars", "pairs", "columns", "lines", "panels", "map", "network"]
    title: str
    description: str
    """what a reader who can't see it should know"""
    data: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made(Page):
    """A page that the build makes, and what stands on it."""

    sources: tuple[str, ...] = ()
    """keys of the sources that it cites or links, in order"""
    pictures: tuple[Picture, ...] = ()
    """what its markers `<!-- briefbook: picture ID -->` stand for"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """A brief or a fact sheet as the typesetter gets it."""

    id: str
    path: str
    """the page of the site that says the same, below docs/"""
    content: dict[str, Any]
    """plain data: what stands where, in runs of text with a style"""
    pictures: tuple[Picture, ...] = ()
    """what its pictures show, by the ids that the content names"""
    rests_on: tuple[str, ...] = ()
    """files of the project that it says something of, so that the last of their changes is its version"""
    pages: int = 0
    """the most that it may have; 0 where there is no limit"""
    place: Place = field(default=Place(""), compare=False)
    longest: str = ""
    """what to shorten where it has more"""


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
    unborne: tuple[Problem, ...] = ()
    """what its prose claims and the passages cited don't hold"""


Menu = tuple[tuple[str, "str | Menu"], ...]
"""(label, path of a page, or the menu below it)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is published: pages as Markdown, files, and the names and citations that the pages link."""

    pages: tuple[Page, ...]
    files: tuple[File, ...]
    links: dict[str, Any]
    briefs: tuple[Print, ...]
    """the briefs, as they are printed"""
    title: str = ""
    description: str = ""
    language: str = "en"
    menu: Menu = ()
    """the navigation, for an engine whose settings say none"""
    absent: frozenset[str] = frozenset()
    """pages that a book may have and this one has not; a navigation may name them all the same"""
    cards: tuple[dict[str, Any], ...] = ()
    """what the pictures hold that stand for shared pages, as plain data; each with the `path` that it is published at"""
    pictures: tuple[Picture, ...] = ()
    """what the markers `<!-- briefbook: picture ID -->` on pages stand for"""
