"""Starting a book, and adding a source to it. Nothing that exists is ever overwritten."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from . import layout
from .language.fold import slug
from .model import Article, Creator, Metadatum
from .problem import Unreadable, error
from .reading import ledger, metadata, read, repair, structure

FIELDS = (
    "type", "title", "author", "editor", "container-title", "collection-title", "volume", "issue", "number", "page",
    "issued", "edition",
    "publisher", "publisher-place", "genre", "language", "DOI", "ISSN", "ISBN", "URL",
)  # fmt: skip
"""the fields of source.yml that reading may fill, in the order in which they are written"""
WANTED = ("title", "author", "issued")
"""fields that every reference has"""
WORDS = 4
"""of a title in a key"""
SMALL = frozenset(
    "a an and as at by for from in into of on or the to with der die das und des le la les et el los y ve".split()
)

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
on_nav = publisher.on_nav
on_page_markdown = publisher.on_page_markdown
on_page_content = publisher.on_page_content
on_env = publisher.on_env
on_post_page = publisher.on_post_page
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
    from . import index, shelf

    original = read.original(path)
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
        shelf.write(index.of(article, shelf.pages(original)), folder)
        print(f"{folder.relative_to(root)}: {article.title or 'title not stated'}; complete {layout.SOURCE} next")
        print(ledger.account(article, len(set(shelf.pages(original).values()))), end="")
    return 0


def _key(article: Article, n: int) -> str:
    """Author and year; without an author the first words of the title, without a title those of the file's name."""
    year = article.year or "nd"
    if article.creators:
        creator = article.creators[0].creator
        family = slug(creator.family if creator and creator.family else article.authors[0])
        return f"{family[:30].strip('-') or 'source'}-{year}"
    named = slug(article.title) or "-".join(re.findall(r"\b[a-z]{3,}\b", slug(_stem(article.original))))
    words = [word for word in named.split("-") if word and word not in SMALL][:WORDS]
    return f"{'-'.join(words) or f'source-{n}'}-{year}"


def _stem(file: str) -> str:
    return file.rpartition(".")[0] or file


def source_yml(article: Article, whole: bool) -> str:
    """What is known of the article, as CSL fields. A comment says what is guessed, and what is left for the"
    " contributor."""
    known = (*article.metadata, *metadata.of_file_name(article.original))
    best = {m.field: m for m in reversed(known)}
    sort = best.pop("type", None)
    lines = [_field("type", sort.value, sort) if sort else "type: document  # not stated; check"]
    for field in FIELDS:
        if field in ("author", "editor"):
            named = article.creators if field == "author" else [m for m in known if m.field == "editor"]
            lines += [f"{field}:", *map(_person, named)] if named else []
        elif field in best:
            lines.append(_field(field, _whole(best, field), best[field]))
        elif field == "title":
            lines.append("title: not stated  # give one in brackets, in your own words: [On the quay of Orvel]")
        if field in WANTED and field != "title" and field not in best:
            lines.append(f"# {field}: not stated")
    licence = next((m.value for m in known if m.field == "licence"), "not stated")
    rest = {
        "rights": {"publish": "index", "licence": licence},
        "original": {"file": article.original, "sha256": article.sha256}
        | ({} if whole else {"lines": f"{article.lines[0]}-{article.lines[1]}"}),
    }
    return "\n".join(lines) + "\n" + _yaml(rest)


def _whole(best: dict[str, Metadatum], field: str) -> str:
    """A value; of a title with its subtitle, as references have it."""
    value = best[field].value
    if field != "title" or "subtitle" not in best:
        return value
    return f"{value}{' ' if value.endswith((':', '?', '!', '–', '—')) else ': '}{best['subtitle'].value}"


def _field(name: str, value: str, known: Metadatum) -> str:
    return _yaml({name: value}).rstrip() + _remark(known)


def _person(known: Metadatum) -> str:
    creator = known.creator or Creator(known.value)
    parts = {"family": creator.family, "given": creator.given, "non-dropping-particle": creator.particle}
    parts |= {"suffix": creator.suffix} if creator.family else {"literal": creator.name}
    parts |= {"ORCID": creator.orcid}
    told = yaml.safe_dump(
        {k: v for k, v in parts.items() if v}, allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=True
    )
    return f"  - {told.strip()}{_remark(known)}"


def _remark(known: Metadatum) -> str:
    """What makes an editor look: a guess says that it is one."""
    return f"  # guessed from the {known.origin}; check" if known.certainty == "guessed" else ""


def _yaml(fields: dict[str, Any]) -> str:
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10**6)
