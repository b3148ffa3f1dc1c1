"""What a preview shows of a book with errors."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from ..model import Page, Problem, Site


def faulty() -> Site:
    """What is served of a book that never was right since the server started: a page, so that the server lives meanwhile."""
    body = "# No page yet\n\nNothing is shown until what is wrong is put right.\n"
    page = Page(path="index.md", meta=(("title", "No page yet"), ("search", {"exclude": True})), body=body)
    return Site(pages=(page,), files=(), links={}, briefs=())


def over(output: str, problems: Iterable[Problem]) -> str:
    """A page that is served while the book holds problems: they lie over it, and fold away."""
    found = sorted(problems)
    rows = "".join(
        f"<li><code>{escape(str(p.place.path))}:{p.place.line}:{p.place.column}</code> {escape(p.message)}"
        f" <small>[{escape(p.rule)}]</small>{f'<br><em>{escape(p.hint)}</em>' if p.hint else ''}</li>"
        for p in found
    )
    count = f"{len(found)} problem{'' if len(found) == 1 else 's'}"
    told = (
        f'<details class="bb-faults" open><summary>{count}: what is below is the last site without any. Fold this to see it.'
        f"</summary><ol>{rows}</ol></details>"
    )
    head, body, rest = output.partition("<body")
    tag, close, page = rest.partition(">")
    return f"{head}{body}{tag}{close}{told}{page}" if body else output
