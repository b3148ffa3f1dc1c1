"""A brief → PDF/UA-1, by Typst. The only module that knows Typst.

The brief goes in as JSON, so no character of a source is ever read as markup. The same brief gives the same bytes, so a
PDF that was made before is taken from the cache.
"""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path
from typing import Any

from . import cache

UNSHOWN = re.compile(r'the text `"(.*?)"` could not be displayed')
ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
TEMPLATE = Path(__file__).parent / "templates" / "brief.typ"


def pdf(brief: dict[str, Any], root: Path) -> bytes:
    """`brief` is one of `Site.briefs`; `root` is the project, whose cache is used."""
    content = json.dumps(brief, ensure_ascii=False, sort_keys=True)
    version = metadata.version("typst")
    key = "\n".join([version, TEMPLATE.read_text(encoding="utf-8"), content])
    return cache.kept(root, "briefs", key, lambda: compiled(content))


def compiled(brief: str) -> bytes:
    """The PDF of a brief that is given as JSON. A sign that the fonts can't show is printed as a question mark."""
    import typst  # only here: loading it costs more than all else that a cached brief needs

    while True:
        try:
            made = typst.compile(
                TEMPLATE, sys_inputs={"brief": brief}, pdf_standards=["ua-1"], ignore_system_fonts=True
            )
        except typst.TypstError as reason:
            # PDF/UA wants a glyph for every sign; Typst names those that have none
            shown = _without(json.loads(brief), frozenset("".join(map(_unescaped, UNSHOWN.findall(str(reason))))))
            again = json.dumps(shown, ensure_ascii=False, sort_keys=True)
            if again == brief:
                raise
            brief = again
            continue
        assert isinstance(made, bytes)
        return made


def _unescaped(text: str) -> str:
    return ESCAPE.sub(lambda m: chr(int(m[1], 16)), text)


def _without(value: Any, signs: frozenset[str]) -> Any:
    """The same plain data with a question mark in place of some signs."""
    match value:
        case str():
            return "".join("?" if c in signs else c for c in value)
        case list():
            return [_without(item, signs) for item in value]
        case dict():
            return {key: _without(item, signs) for key, item in value.items()}
    return value
