"""Material's style sheet, cut to what pages hold, with its pictures as files.

In: the style sheets of the Material that is installed, and the configuration of the book. Out: `assets/material.css` and the
signs that it draws, below `assets/signs/`. A rule goes whose class no template, script or Markdown of ours writes; a variable
goes that no rule reads. A book that adds Markdown extensions of its own keeps all classes but Material's. Signs are files:
under a strict content security policy nothing is drawn from `data:`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import tinycss2
from tinycss2.ast import Declaration, Node

from . import cache

PATH = "assets/material.css"
SIGNS = "assets/signs"
OURS = Path(__file__).parent
WRITERS = (
    "theme/**/*.html",
    "theme/assets/*.js",
    "theme/assets/search/*.js",
    "templates/*.jinja",
    "markup.py",
    "theme/*.yml",
)
"""what writes classes and names of colours into pages"""
PARTIALS = ("palette", "source", "logo")
"""Material's own templates that ours include"""
EXTENSIONS = frozenset(
    ("attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "fenced_code", "briefbook.markup")
)
"""the Markdown whose classes are known: `WRITTEN`"""
WRITTEN = frozenset(("footnote", "footnote-ref", "footnote-backref", "headerlink", "toclink", "js", "no-js"))
WORD = re.compile(r"[\w-]+")
READ = re.compile(r"var\((--[\w-]+)")
ENCODED = re.compile(r"%([0-9A-Fa-f]{2})")
DRAWN = re.compile(r"""url\((["'])data:image/svg\+xml;charset=utf-8,(.*?)\1\)""")


def made(root: Path, configuration: str, extensions: Iterable[str]) -> dict[str, str]:
    """The files of the style sheet by path, for a book at `root` with this text of mkdocs.yml and these Markdown extensions."""
    material = files("material") / "templates"
    sheets = sorted((material / "assets/stylesheets").iterdir(), key=lambda path: path.name)
    whole = "\n".join(path.read_text("utf-8") for path in sheets if path.name.endswith(".min.css"))
    writers = [path.read_text(encoding="utf-8") for pattern in WRITERS for path in sorted(OURS.glob(pattern))]
    partials = [(material / "partials" / f"{name}.html").read_text("utf-8") for name in PARTIALS]
    own = "\n".join(path.read_text(encoding="utf-8") for path in sorted(OURS.glob("theme/assets/styles/*.css")))
    used = WRITTEN | set(WORD.findall("\n".join([*writers, *partials, configuration])))
    known = set(extensions) <= EXTENSIONS
    key = json.dumps(
        [tinycss2.__version__, whole, own, sorted(used), known, Path(__file__).read_text(encoding="utf-8")]
    )
    kept = cache.kept(root, "sheet", key, lambda: json.dumps(drawn(cut(whole, used, own, known))).encode())
    return dict(json.loads(kept))


def cut(sheet: str, used: frozenset[str], own: str = "", known: bool = True) -> str:
    """A style sheet without rules for classes that aren't `used`, and without variables that neither it nor `own` reads.
    Where not all Markdown is `known`, only classes of Material are taken out."""

    def holds(name: str) -> bool:
        return name in used or not (known or name.startswith("md-"))

    rules = list(_rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), holds))
    read: set[str] = set()
    while True:  # a variable may be read by one that nobody reads
        text = "".join(rules)
        now = set(READ.findall(text)) | set(READ.findall(own))
        if now == read:
            return text
        read = now
        rules = [_without_unread(rule, read) for rule in rules]


def _rules(nodes: list[Node], holds: Any) -> Iterator[str]:
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = [one for one in _split(node.prelude) if all(holds(name) for name in _classes(one))]
            if selectors:
                prelude = ",".join(tinycss2.serialize(one).strip() for one in selectors)
                yield f"{prelude}{{{tinycss2.serialize(node.content)}}}\n"
        elif node.type == "at-rule" and node.lower_at_keyword in ("media", "supports") and node.content is not None:
            inner = "".join(
                _rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True), holds)
            )
            if inner:
                yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{inner}}}\n"
        elif node.type == "at-rule" and node.lower_at_keyword != "charset":
            yield node.serialize() + "\n"


def _split(tokens: list[Node]) -> list[list[Node]]:
    """The selectors of a rule."""
    selectors: list[list[Node]] = [[]]
    for token in tokens:
        if token == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def _classes(selector: list[Node]) -> Iterator[str]:
    """The classes, and the colours by name, that an element must have; what stands within :not() and the like isn't asked."""
    for before, token in zip([None, *selector], selector, strict=False):
        if before == "." and token.type == "ident":
            yield token.value
        if token.type == "[] block":
            parts = [part for part in token.content if part.type in ("ident", "string")]
            if len(parts) == 2 and parts[0].value.startswith("data-md-color-"):
                yield parts[1].value


def _without_unread(rule: str, read: set[str]) -> str:
    """A rule without variables that nobody reads; nothing where nothing is left of it."""
    parsed = tinycss2.parse_one_rule(rule)
    if parsed.type == "at-rule":
        if parsed.lower_at_keyword not in ("media", "supports") or parsed.content is None:
            return rule
        inner = [one.serialize() for one in tinycss2.parse_rule_list(parsed.content, skip_whitespace=True)]
        body = "".join(_without_unread(one, read) for one in inner)
        return f"@{parsed.at_keyword}{tinycss2.serialize(parsed.prelude)}{{{body}}}\n" if body else ""
    if "--" not in rule:
        return rule
    declarations = tinycss2.parse_blocks_contents(parsed.content, skip_comments=True, skip_whitespace=True)
    left = [
        one.serialize()
        for one in declarations
        if not (isinstance(one, Declaration) and one.name.startswith("--") and one.name not in read)
    ]
    return f"{tinycss2.serialize(parsed.prelude)}{{{';'.join(left)}}}\n" if left else ""


def drawn(sheet: str) -> dict[str, str]:
    """The files of a style sheet: itself, and each picture that it holds, which it then names."""
    signs: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        picture = ENCODED.sub(lambda sign: chr(int(sign[1], 16)), found[2])
        name = signs.setdefault(picture, f"{len(signs) + 1}.svg")
        return f'url("signs/{name}")'

    text = DRAWN.sub(named, sheet)
    return {PATH: text, **{f"{SIGNS}/{name}": picture for picture, name in signs.items()}}
