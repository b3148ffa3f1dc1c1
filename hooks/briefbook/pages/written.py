"""The pages that the editors wrote, their markers replaced by what they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from .. import layout
from ..findings import Findings
from ..model import Page
from .blocks import BLOCKS
from .writer import Job


def jobs(facts: Findings) -> Iterator[Job]:
    for path in facts.written:
        yield path, partial(make, path=path)


def make(facts: Findings, path: str) -> Page:
    def block(marker: re.Match[str]) -> str:
        filled = BLOCKS.get(marker[1])
        return filled(facts, path, marker[2] or "") if filled else marker[0]

    page = facts.written[path]
    return replace(page, body=layout.MARKER.sub(block, page.body))


def opened(made: Callable[[Findings], Page], facts: Findings) -> Page:
    """A page that is made, opened by what the editors wrote in a file of the same name."""
    page = made(facts)
    text = facts.written[page.path]
    body = text.body.strip() + "\n\n" + page.body
    return replace(page, body=body, meta=(*page.meta, *text.meta), edit=text.edit)
