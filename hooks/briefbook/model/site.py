"""The book once it is checked, and what is published of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from .places import Problem
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is published: pages as Markdown, files, and the names and citations that the pages link."""

    pages: tuple[Page, ...]
    files: tuple[File, ...]
    links: dict[str, Any]
    briefs: tuple[dict[str, Any], ...]
    """what the printed briefs hold, as plain data"""
    cards: tuple[dict[str, Any], ...] = ()
    """what the pictures hold that stand for shared pages, as plain data; each with the `path` that it is published at"""
    pictures: tuple[Picture, ...] = ()
    """what the markers `<!-- briefbook: picture ID -->` on pages stand for"""
