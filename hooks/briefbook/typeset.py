"""A brief → PDF/UA-1, by Typst. The only module that knows Typst.

The brief goes in as JSON, so no character of a source is ever read as markup. The same brief gives the same bytes.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).parent / "templates" / "brief.typ"


def pdf(brief: dict[str, Any]) -> bytes:
    """`brief` is one of `Site.briefs`."""
    return _pdf(json.dumps(brief, ensure_ascii=False, sort_keys=True))


@lru_cache(maxsize=64)
def _pdf(brief: str) -> bytes:
    compiled = typst.compile(TEMPLATE, sys_inputs={"brief": brief}, pdf_standards=["ua-1"])
    assert isinstance(compiled, bytes)
    return compiled
