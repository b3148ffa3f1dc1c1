"""A difference of two books, as a value."""

from __future__ import annotations

from typing import Literal, NamedTuple

Sort = Literal["statement", "verification", "record", "term", "source", "comparison", "dispute", "brief", "page"]
How = Literal["new", "gone", "changed", "moved", "renamed", "lost", "won"]


def how(was: bool, now: bool) -> How:
    """By whether it was there before, and is there now."""
    return "changed" if was and now else "new" if now else "gone"


class Difference(NamedTuple):
    """One thing that differs."""

    sort: Sort
    how: How
    text: str
    """what differs, as a person would say it"""
    at: str = ""
    """the citation or the file that it stands at"""
