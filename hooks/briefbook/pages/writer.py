"""What every page is made with: its template, and the keys of its front matter."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import jinja2

from .. import cite
from ..findings import Findings
from ..model import Page
from ..wording import phrase

Job = tuple[str, Callable[[Findings], Page]]
"""where a page stands below docs/, and how it is made"""


@lru_cache(maxsize=1)
def templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("briefbook", "templates"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # the templates make Markdown; `md` escapes what isn't
    )
    environment.filters["md"] = phrase.md
    environment.filters["date"] = cite.date
    environment.filters["cell"] = lambda text: text.replace("|", "\\|").replace("\n", " ")
    return environment


def render(template: str, ending: str = "md", **values: Any) -> str:
    return templates().get_template(f"{template}.{ending}.jinja").render(values)


def page(
    path: str,
    title: str,
    kind: str,
    description: str,
    body: str,
    edit: str = "",
    hide: tuple[str, ...] = ("navigation",),
    wide: bool = False,
) -> Page:
    """A page with its front matter. `hide` names what stands beside it elsewhere: the menu, the table of contents. A
    wide one prints on its side."""
    meta: tuple[tuple[str, Any], ...] = (("title", title), ("description", description), ("page_type", kind))
    meta += (("edit", edit),) if edit else ()
    meta += (("hide", list(hide)),) if hide else ()
    meta += (("wide", True),) if wide else ()
    return Page(path=path, meta=meta, body=body, edit=edit)
