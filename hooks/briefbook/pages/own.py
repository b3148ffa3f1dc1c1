"""A reader's own brief: the page for what a reader picked on others. Only the browser knows it (theme/assets/own.js)."""

from __future__ import annotations

from collections.abc import Iterator

from .. import layout
from ..findings import Findings
from ..model import Made
from .comparison import WIDE
from .markdown.writer import Job, Writer

PATH = f"briefs/{layout.OWN}.md"


def jobs(facts: Findings) -> Iterator[Job]:
    """None for a book of which nothing can be picked."""
    if facts.statements:
        yield PATH, make


def make(facts: Findings) -> Made:
    on = Writer(facts, PATH)
    description = (
        "What you picked on other pages, in your order, with your remarks: to print, to send, or for your memo."
    )
    return on.page("My brief", "own-brief", description, on.render("own"), "briefs/", WIDE)
