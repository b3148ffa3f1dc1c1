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
    spec = SPECS[picture.sort](picture.data)
    content = json.dumps([spec, picture.title, picture.description, picture.data], ensure_ascii=False, sort_keys=True)
    return cache.kept(root, "pictures", f"{_version()}\n{content}", lambda: drawn(picture, spec).encode()).decode()


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


@lru_cache(maxsize=1)
def _version() -> str:
    """Changes with whatever a drawing depends on besides the picture."""
    own = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py")))
    return f"{metadata.version('vl-convert-python')}\n{own}"
