"""What a preview shows of a book with errors."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from .. import problem
from ..model import Page, Problem, Site


def faulty(problems: Iterable[Problem]) -> Site:
    """What is served in place of a book with errors: a page that lists them, so that the server lives meanwhile."""
    told = escape(problem.as_text(problems))
    page = Page(
        path="index.md",
        meta=(("title", "What is wrong"), ("search", {"exclude": True})),
        body=f"# What is wrong\n\nNothing is shown until this is put right.\n\n<pre>{told}</pre>\n",
    )
    return Site(pages=(page,), files=(), links={}, briefs=())
