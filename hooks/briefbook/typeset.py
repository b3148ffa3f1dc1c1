"""A brief → PDF/UA-1, and cards → pictures, by Typst. The only module that knows Typst.

What is set goes in as JSON, so no character of a source is ever read as markup. The same brief gives the same bytes, so
what was made before is taken from the cache.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path
from typing import Any

from . import cache, png

UNSHOWN = re.compile(r'the text `"(.*?)"` could not be displayed')
ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
TEMPLATES = Path(__file__).parent / "templates"
TEMPLATE = TEMPLATES / "brief.typ"
CARDS = TEMPLATES / "cards.typ"
GROUND, INK, BAR = (22, 58, 92), (255, 255, 255), (224, 165, 62)
PALETTE = [*png.blend(GROUND, INK, 16), *[BAR] * 16]
"""the colours of the greys that the template of cards uses"""
POINTS = 144
"""dots an inch: a card of 600 by 315 points has 1200 by 630 dots"""


def pdf(brief: dict[str, Any], root: Path) -> bytes:
    """`brief` is one of `Site.briefs`; `root` is the project, whose cache is used."""
    content = json.dumps(brief, ensure_ascii=False, sort_keys=True)
    version = metadata.version("typst")
    key = "\n".join([version, TEMPLATE.read_text(encoding="utf-8"), content])
    return cache.kept(root, "briefs", key, lambda: compiled(content))


def cards(wanted: Sequence[dict[str, Any]], root: Path) -> list[bytes]:
    """A picture (PNG, 1200 by 630) for each of `Site.cards`; those that weren't made before are set in one go."""
    shown = [{key: value for key, value in card.items() if key != "path"} for card in wanted]
    recipe = f"{metadata.version('typst')}\n{CARDS.read_text(encoding='utf-8')}\n{PALETTE}\n"
    keys = [recipe + json.dumps(card, ensure_ascii=False, sort_keys=True) for card in shown]
    return cache.kept_all(root, "cards", keys, lambda places: _pictures([shown[n] for n in places]))


def _pictures(shown: list[dict[str, Any]]) -> list[bytes]:
    import typst

    given = {"cards": json.dumps(shown, ensure_ascii=False)}
    made = typst.compile(CARDS, format="png", ppi=POINTS, sys_inputs=given, ignore_system_fonts=True)
    pictures = [made] if isinstance(made, bytes) else made
    assert len(pictures) == len(shown)
    with ThreadPoolExecutor() as pool:  # packing lets go of Python's lock
        return list(pool.map(lambda picture: png.coloured(picture, PALETTE), pictures))


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
