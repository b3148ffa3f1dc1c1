"""Prints → PDF/UA-1, and cards → pictures, by Typst. The only module that knows Typst.

What is set goes in as JSON, so no character of a source is ever read as markup. The same print gives the same bytes, so
what was made before is taken from the cache.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path
from typing import Any

from . import cache, png

UNSHOWN = re.compile(r'the text `"(.*?)"` could not be displayed')
ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
PAGES = re.compile(rb"/Type ?/Pages/Count (\d+)")
TEMPLATES = Path(__file__).parent / "templates"
TEMPLATE = TEMPLATES / "brief.typ"
CARDS = TEMPLATES / "cards.typ"
GROUND, INK, BAR = (22, 58, 92), (255, 255, 255), (224, 165, 62)
PALETTE = [*png.blend(GROUND, INK, 16), *[BAR] * 16]
"""the colours of the greys that the template of cards uses"""
SLACK = (28, 56)
"""points by which the columns of the last page could be too short, for lines and headings keep together"""
POINTS = 144
"""dots an inch: a card of 600 by 315 points has 1200 by 630 dots"""


def pdf(content: dict[str, Any], pictures: Mapping[str, Callable[[], str]], drawn: Sequence[str], root: Path) -> bytes:
    """A print that is filled in, as its template wants it. `pictures` draw the SVG of each id, where it isn't made yet, and
    `drawn` is what those depend on; `root` is the project, whose cache is used."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    key = "\n".join([metadata.version("typst"), TEMPLATE.read_text(encoding="utf-8"), text, *drawn])
    return cache.kept(root, "briefs", key, lambda: compiled(text, {id: draw() for id, draw in pictures.items()}))


def pages(made: bytes) -> int:
    """How many pages a PDF of ours has."""
    found = PAGES.search(made)
    return int(found[1]) if found else 0


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


def compiled(content: str, pictures: Mapping[str, str] | None = None) -> bytes:
    """The PDF of a print that is given as JSON. A sign that the fonts can't show is printed as a question mark."""
    import typst  # only here: loading it costs more than all else that a cached brief needs

    while True:
        given = {"print": content, "pictures": json.dumps(pictures or {}, ensure_ascii=False)}
        try:
            return _balanced(typst.Compiler(TEMPLATE, sys_inputs=given, ignore_system_fonts=True), given)
        except typst.TypstError as reason:
            # PDF/UA wants a glyph for every sign; Typst names those that have none
            shown = _without(json.loads(content), frozenset("".join(map(_unescaped, UNSHOWN.findall(str(reason))))))
            again = json.dumps(shown, ensure_ascii=False, sort_keys=True)
            if again == content:
                raise
            content = again


def _balanced(compiler: Any, given: dict[str, str]) -> bytes:
    """Set it, and once more where that ends better: notes with a page of their own stand at its head, and the columns of a
    last page are of one length."""
    plain = _set(compiler, given)
    if _apart(compiler):
        return _set(compiler, given | {"apart": "yes"})
    for slack in SLACK:
        if lower := _lower(compiler, slack):
            made = _set(compiler, given | {"lower": f"{lower:.1f}"})
            if pages(made) == pages(plain):
                return made
            compiler.compile(sys_inputs=given, format="pdf", pdf_standards=["ua-1"])
    return plain


def _set(compiler: Any, given: dict[str, str]) -> bytes:
    made = compiler.compile(sys_inputs=given, format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made


def _apart(compiler: Any) -> bool:
    """Whether the notes found no room on the page on which the text ends."""
    ends, notes = (json.loads(compiler.query(label, field="value")) for label in ("<end>", "<notes>"))
    return bool(ends and notes and ends[0]["page"] != notes[0]["page"])


def _lower(compiler: Any, slack: float) -> float:
    """How many points the notes may rise so that the two columns above them end together; 0 where there is nothing to gain."""
    ends = json.loads(compiler.query("<end>", field="value"))
    if not ends or not ends[0]["fits"]:
        return 0
    end = ends[0]
    above = [one["y"] for one in json.loads(compiler.query("<above>", field="value")) if one["page"] == end["page"]]
    top = max([end["top"], *above])
    text = end["y"] - top + (end["bottom"] - top if end["x"] > end["middle"] else 0)
    return float(max(end["bottom"] - top - text / 2 - slack, 0))


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
