"""Starting a book, and adding a source to it. Nothing that exists is ever overwritten."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from . import atomic, batch, gather, index, layout, records, shelf
from .language.fold import slug
from .model import Article, Creator, Metadatum, Problem, Records, SourceIndex
from .problem import Unreadable, error
from .reading import doubles, ledger, metadata, read
from .reading.formats import counting

FIELDS = (
    "type", "title", "author", "editor", "container-title", "collection-title", "volume", "issue", "number", "page",
    "issued", "edition",
    "publisher", "publisher-place", "genre", "language", "DOI", "ISSN", "ISBN", "URL",
)  # fmt: skip
"""the fields of source.yml that reading may fill, in the order in which they are written"""
WANTED = ("title", "author", "issued")
"""fields that every reference has"""
MANY = 1000
"""works of one author and year"""
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


class New(NamedTuple):
    """An article that may become a source."""

    article: Article
    facts: SourceIndex
    known_by: doubles.Print
    account: str


def new_sources(task: gather.Task) -> list[New] | Problem:
    """What a file holds; or why it can't be read."""
    try:
        original = read.original_of(task.raw, task.path)
    except Unreadable as reason:
        return reason.problem
    articles, pages = shelf.articles(original), shelf.pages(original)
    return [
        New(
            article,
            index.of(article, pages),
            gather.known_by(str(task.path), article, len(articles)),
            ledger.account(article, len(set(pages.values()))),
        )
        for article in articles
    ]


def add(root: Path, given: Sequence[Path], key: str | None, cluster: str = "") -> list[Problem]:
    """Add each article of these files and folders as a source: a folder with source.yml, to be completed, and what reading
    gives, whole or not at all. What the shelf has already isn't added, unless a key is given; what was wrong is returned."""
    known = _known(records.load(root))
    found = [*batch.files(given)]
    problems = [one for one in found if isinstance(one, Problem)]
    paths = [one for one in found if isinstance(one, Path)]
    bar = batch.Bar(len(paths))

    def tasks() -> Iterator[gather.Task]:
        for path in paths:
            try:
                yield gather.Task(path, read.raw(path))
            except Unreadable as reason:
                problems.append(reason.problem)

    with batch.workers(len(paths), cluster) as crew:
        for task, result in batch.in_order(new_sources, tasks(), crew):
            bar.step(task.path.name)
            bar.clear()
            if isinstance(result, Problem):
                problems.append(result)
                continue
            for n, new in enumerate(result, start=1):
                chosen = f"{key}-{n}" if key and len(result) > 1 else key or ""
                problems += _added(root, task.path, new, _folder(root, chosen, new.article, n), known, bool(key))
    return problems


def _added(root: Path, path: Path, new: New, folder: Path, known: doubles.Known, wanted: bool) -> Iterator[Problem]:
    """Put a source into its folder; or say why not. `wanted`: whether somebody named it, who may know its double."""
    double = known.double(new.known_by)
    if double and double.sort != "version" and not wanted:
        hint = "it isn't added; to add it all the same, give it a --key"
        yield replace(gather.doubled(str(path), double), hint=hint)
        return
    if double:
        yield gather.doubled(str(path), double)
    place = str(folder.relative_to(root))
    if folder.exists():
        message = f"there is a source of this key already, so {path} isn't added"
        yield error(place, "source-exists", message, "choose another with --key")
        return
    with atomic.folder(folder) as waiting:
        whole = ":" not in new.known_by.sha256
        atomic.write(waiting / layout.SOURCE, source_yml(new.article, whole))
        shelf.write(new.facts, waiting)
    known.add(new.known_by._replace(name=place))
    print(f"{place}: {new.article.title or 'title not stated'}; complete {layout.SOURCE} next")
    print(new.account, end="", flush=True)


def _folder(root: Path, key: str, article: Article, n: int) -> Path:
    """The folder of a new source; works of one author and year have letters: lee-2025, lee-2025b."""
    sources = root / layout.SOURCES
    if key:
        return sources / slug(key)
    made = slug(_key(article, n))
    letters = ("", *map(counting.letters, range(2, MANY)))
    return next((folder for end in letters if not (folder := sources / f"{made}{end}").exists()), sources / made)


def _known(shelved: Records) -> doubles.Known:
    """The texts on the shelf."""
    known = doubles.Known()
    for source in shelved.sources:
        lines = f":{source.lines[0]}-{source.lines[1]}" if source.lines else ""
        passages = source.index.passages if source.index else ()
        begin = doubles.beginnings(passage.begins for passage in passages)
        known.add(doubles.Print(str(layout.SOURCES / source.key), source.sha256 + lines, begin))
    return known


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
