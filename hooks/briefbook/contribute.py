"""Starting a book, and adding a source to it. Nothing that exists is ever overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from . import layout
from .language.fold import folded, slug
from .model import Article
from .problem import Unreadable, error
from .reading import read, repair, structure

BOOK = """\
# What this book is, and what its kinds of things are.
title: {quoted}
description: What the sources say, passage by passage.
language: en

# A kind has a folder below docs/ with one file for each of its records.
#   ignore case: names are found in any letter case (right for concepts, wrong for "US" and "us")
#   territories: a record may take its names from Unicode CLDR, by its ISO 3166-1 code
kinds:
  topic: {{label: Topic, plural: Topics, folder: topics, ignore case: yes}}

# Phrases that hold a name but don't mention what it names: titles of journals, parts of longer names.
passed over: []
"""
PROPERTIES = """\
# What a statement can say of its subject: value is entity, quantity, date or text.
part of: {value: entity, inverse: has part, theme: Relations}
founded: {value: date, single: true, begins: when, theme: History}
number: {value: quantity, theme: Figures}
claim: {value: text, theme: Claims}
"""
HOME = """\
---
title: {quoted}
page_type: home
---

# {title}

<!-- briefbook: summary -->
"""
HOOK = """\
from briefbook.publish import Publisher

publisher = Publisher()
on_startup = publisher.on_startup
on_config = publisher.on_config
on_files = publisher.on_files
on_env = publisher.on_env
on_post_build = publisher.on_post_build
on_build_error = publisher.on_build_error
"""
MKDOCS = """\
site_name: {quoted}
strict: true
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.prune, navigation.top]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      toggle: {{icon: material/weather-night, name: Switch to dark mode}}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      toggle: {{icon: material/weather-sunny, name: Switch to light mode}}
hooks: [hooks/events.py]
exclude_docs: "*.yml"
plugins: []
markdown_extensions: [attr_list, def_list, footnotes, md_in_html, tables, {{toc: {{permalink: true}}}}, briefbook.markup]
nav:
  - Home: index.md
  - Topics: topics/index.md
  - Comparisons: comparisons/index.md
  - Compare: compare.md
  - Timeline: timeline.md
  - Map: map.md
  - Matrix: matrix.md
  - Network: network.md
  - Glossary: glossary.md
  - Conflicts: conflicts.md
  - Gaps: gaps.md
  - Briefs: briefs/index.md
  - Sources: sources/index.md
"""


def new(target: Path) -> int:
    """Lay out an empty book in `target`, a new or an empty folder. 0, or 2 where it holds files."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Unreadable(
            error(str(target), "folder-not-empty", "this folder holds files", "give a new or an empty folder")
        )
    title = target.resolve().name.replace("-", " ").capitalize()
    quoted = json.dumps(title, ensure_ascii=False)
    files = {
        layout.BOOK: BOOK.format(quoted=quoted),
        layout.PROPERTIES: PROPERTIES,
        layout.DOCS / "index.md": HOME.format(title=title, quoted=quoted),
        Path("mkdocs.yml"): MKDOCS.format(quoted=quoted),
        Path("hooks/events.py"): HOOK,
        Path(".gitignore"): "site/\nseeds/*/original.*\n",
    }
    for path, text in files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, encoding="utf-8")
    for folder in (layout.DOCS / "topics", layout.COMPARISONS, layout.BRIEFS):
        (target / folder).mkdir(parents=True, exist_ok=True)
    print(f"A new book in {target}. Next: go there, add a source with 'briefbook add FILE', and records below docs/.")
    return 0


def add(root: Path, path: Path, key: str | None) -> int:
    """Add each article of a file as a source: a folder with source.yml, to be completed, and what reading gives."""
    from . import records, shelf

    original = read.original(path)
    names = shelf.recogniser(records.load(root))
    ranges = repair.ranges(original)
    for n, lines in enumerate(ranges, start=1):
        article = structure.article(original, repair.blocks_of(original, lines), lines, {})
        chosen = key if key and len(ranges) == 1 else f"{key}-{n}" if key else _key(article, n)
        folder = root / layout.SOURCES / slug(chosen)
        if folder.exists():
            hint = "choose another with --key"
            raise Unreadable(
                error(str(folder.relative_to(root)), "source-exists", "there is a source of this key already", hint)
            )
        whole = len(ranges) == 1
        folder.mkdir(parents=True)
        (folder / layout.SOURCE).write_text(source_yml(article, whole), encoding="utf-8")
        shelf.write(article, names, folder)
        print(f"{folder.relative_to(root)}: {article.title or 'title not stated'}; complete {layout.SOURCE} next")
    return 0


def _key(article: Article, n: int) -> str:
    family = slug(folded(article.authors[0]).split()[-1]) if article.authors else f"source-{n}"
    return f"{family}-{article.year or 'nd'}"


def source_yml(article: Article, whole: bool) -> str:
    """What the text states, as CSL fields; the rest is for the contributor."""
    fields: dict[str, object] = {
        "type": "article-journal",
        "title": article.title or "[title not stated]",
        "author": [{"family": name.split()[-1], "given": " ".join(name.split()[:-1])} for name in article.authors],
        "container-title": article.journal,
        "issued": article.year,
        "page": article.pages,
        "DOI": article.doi,
    }
    kept = {key: value for key, value in fields.items() if value}
    kept["rights"] = {"publish": "index", "licence": "not stated"}
    kept["original"] = {"file": article.original, "sha256": article.sha256}
    if not whole:
        kept["original"]["lines"] = f"{article.lines[0]}-{article.lines[1]}"  # type: ignore[index]
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=10**6)
