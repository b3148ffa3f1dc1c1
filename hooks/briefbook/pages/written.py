"""The pages that the editors wrote, their markers replaced by what they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from .. import layout
from ..findings import Findings
from ..model import Made
from .blocks import BLOCKS
from .markdown.markup import Markup
from .markdown.writer import Job, Writer


def jobs(facts: Findings) -> Iterator[Job]:
    for path in facts.written:
        yield path, partial(make, path=path)


def make(facts: Findings, path: str) -> Made:
    on = Writer(facts, path)
    page = facts.written[path]

    def block(marker: re.Match[str]) -> str:
        filled = BLOCKS.get(marker[1])
        return filled(on, marker[2] or "") if filled else marker[0]

    return on.close(page.meta, Markup(layout.MARKER.sub(block, on.text(page.body))), page.edit)


def opened(make: Callable[[Findings], Made], facts: Findings) -> Made:
    """A page that is made, opened by what the editors wrote in a file of the same name."""
    page = make(facts)
    text = facts.written[page.path]
    on = Writer(facts, page.path)
    body = on.text(text.body).strip() + Markup("\n\n" + page.body)
    meta = (*page.meta, *text.meta)
    return replace(
        page, body=str(body), meta=meta, edit=text.edit, sources=tuple(sorted({*page.sources, *on.rests_on}))
    )
