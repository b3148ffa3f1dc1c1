"""A brief → PDF/UA-1, by Typst. The only module that knows Typst.

The brief goes in as JSON, so no character of a source is ever read as markup. The same brief gives the same bytes, so a
PDF that was made before is taken from the cache.
"""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path
from typing import Any

from . import cache

TEMPLATE = Path(__file__).parent / "templates" / "brief.typ"


def pdf(brief: dict[str, Any], root: Path) -> bytes:
    """`brief` is one of `Site.briefs`; `root` is the project, whose cache is used."""
    content = json.dumps(brief, ensure_ascii=False, sort_keys=True)
    version = metadata.version("typst")
    key = "\n".join([version, TEMPLATE.read_text(encoding="utf-8"), content])
    return cache.kept(root, "briefs", key, lambda: compiled(content))


def compiled(brief: str) -> bytes:
    """The PDF of a brief that is given as JSON."""
    import typst  # only here: loading it costs more than all else that a cached brief needs

    made = typst.compile(TEMPLATE, sys_inputs={"brief": brief}, pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made
