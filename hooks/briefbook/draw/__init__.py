"""A picture → SVG, by Vega. The only package that knows vl-convert.

`rows`, `years` and `maps` say what Vega is to draw, on the `paper` that charts share; `tidy` makes of Vega's SVG a small
one that takes its colours from the page, and `lettering` sets labels apart. The same picture gives the same text, so what
was drawn before is taken from the cache, and Vega isn't even loaded.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from .. import cache
from ..model import Picture
from . import maps, rows, tidy, years
from .paper import Spec

SPECS: dict[str, Callable[[Spec], Spec]] = {
    "bars": rows.bars,
    "pairs": rows.pairs,
    "columns": years.columns,
    "lines": years.lines,
    "panels": years.panels,
    "map": maps.world,
    "network": maps.network,
}
"""what is drawn for each sort of picture"""
ADDRESS = re.compile(r'href="page:([^"#]*?)(index)?\.md(#[^"]*)?"')


def svg(picture: Picture, root: Path) -> str:
    """The picture as an `<svg>` element. Its links lead to `page:` and a path below docs/; `root` is the project."""
    return cache.kept(root, "pictures", recipe(picture), lambda: drawn(picture, _spec(picture)).encode()).decode()


def recipe(picture: Picture) -> str:
    """All that the drawing of a picture depends on."""
    content = [_spec(picture), picture.title, picture.description, picture.data]
    return f"{_version()}\n{json.dumps(content, ensure_ascii=False, sort_keys=True)}"


def _spec(picture: Picture) -> Spec:
    return SPECS[picture.sort](picture.data)


def drawn(picture: Picture, spec: Spec) -> str:
    import vl_convert  # only here: starting it costs more than all cached pictures

    made = (vl_convert.vegalite_to_svg if "vega-lite" in spec["$schema"] else vl_convert.vega_to_svg)(spec)
    return tidy.tidied(made, picture, maps.radii(picture.data) if picture.sort == "network" else ())


def placed(drawing: str, page: str) -> str:
    """A drawing as it stands on a page, given by its path below docs/: links are addresses that a browser resolves.

    Pages are served as folders, as MkDocs does where `use_directory_urls` isn't turned off.
    """
    folder = page.removesuffix("index.md").removesuffix(".md").rstrip("/")

    def address(found: re.Match[str]) -> str:
        return f'href="{posixpath.relpath(found[1] or ".", folder or ".")}/{found[3] or ""}"'

    return ADDRESS.sub(address, drawing)


COLOURS = {
    "text": "#1f2a35", "quiet": "#4a5866", "grid": "#dfe5eb", "axis": "#6b7885", "mute": "#84909c", "paper": "#ffffff",
    "one": "#1d5d99", "two": "#b3440f", "three": "#23744a", "four": "#8a3b8f", "five": "#7a5c00", "six": "#5a5f66",
    "land": "#e3e8ed", "least": "#6592bf", "less": "#3f78ad", "more": "#1f5485", "most": "#0c2c4d",
}  # fmt: skip
"""what each paint is on paper; on a page the style sheet says"""
CLASSES = re.compile(r' class="([^"]*)"')
LINK = re.compile(r"</?a\b[^>]*>")


def printed(drawing: str, ink: str) -> str:
    """A drawing for print: with its colours, or with the greys that are as dark as these, and without links."""
    shades = {name: _shade(colour) if ink == "grey" else colour for name, colour in COLOURS.items()}

    def paint(found: re.Match[str]) -> str:
        told = ""
        for name in found[1].split():
            sort, _, of = name.partition("-")
            if of in shades and sort in ("f", "s"):
                told += f' {"fill" if sort == "f" else "stroke"}="{shades[of]}"'
            elif name == "strong":
                told += ' font-weight="bold"'
        return told

    opened = '<svg xmlns="http://www.w3.org/2000/svg" font-family="Libertinus Serif" font-size="12.5" fill="none" '
    return CLASSES.sub(paint, LINK.sub("", drawing)).replace("<svg ", opened, 1)


def _shade(colour: str) -> str:
    """The grey that is as light as a colour (ITU-R BT.601)."""
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    level = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"#{level:02x}{level:02x}{level:02x}"


@lru_cache(maxsize=1)
def _version() -> str:
    """Changes with whatever a drawing depends on besides the picture."""
    own = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py")))
    return f"{metadata.version('vl-convert-python')}\n{own}"
