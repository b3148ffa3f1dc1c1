"""A middling invented book, and all that is published of it, compared file by file.

`golden/book` is the book with its originals; `golden/plain` is what becomes of it, as `briefbook write` lays it out: pages with
their front matter, data files, what each brief and some fact sheets are printed from, what pictures show, the configuration;
and what Markdown makes of some pages. Drawings and PDFs aren't there, so neither of their engines is needed.

`pytest --update-golden` reads the originals again and writes both. The difference is what readers will see, and is read before
it is committed.
"""

from __future__ import annotations

import json
from itertools import zip_longest
from pathlib import Path
from typing import Any

import markdown
import yaml

import golden
import mini
from briefbook import build, records, shelf, write
from briefbook.model import Book, Page, Site

BOOK = golden.FOLDER / "book"
PLAIN = golden.FOLDER / "plain"
NAMES = "data/names/"
"""the many small files that the search looks names up in: one golden holds them all"""
SHEETS = ("nil", "weir-2016", "leagues")
"""an entity, a source and a comparison whose fact sheets are compared, too"""
RENDERED = ("about/index.md", "comparisons/in-the-league.md", "glossary.md", "leagues/nil.md", "sources/rules-nd.md")
"""pages whose HTML is compared, too"""


def test_the_golden_book_is_clean() -> None:
    run = mini.run(BOOK, "check", originals=str(BOOK / "originals"))
    assert (run.code, run.reported) == (0, [])


def test_the_originals_of_the_golden_book_are_read_as_they_were(update_golden: bool) -> None:
    loaded = records.load(BOOK)
    found = shelf.find(BOOK, loaded, BOOK / "originals")
    read: dict[str, str] = {}
    for source in loaded.sources:
        made = shelf.files(shelf.index_of(source, found[source.key].original))
        read |= {f"{source.key}/{path}": text for path, text in made}
    compare(BOOK / "seeds", read, update_golden)


def test_what_is_published_of_the_golden_book_is_what_it_was(update_golden: bool) -> None:
    book = build.book(BOOK)
    made = published(build.site(book), book)
    compare(PLAIN, made, update_golden)
    left = {path.relative_to(PLAIN).as_posix() for path in PLAIN.rglob("*") if path.is_file()} - made.keys()
    if update_golden:
        for path in left:
            (PLAIN / path).unlink()
    else:
        assert not left, "no longer published"


def published(site: Site, book: Book) -> dict[str, str]:
    """What is published, by path, in a form whose differences can be read."""
    made = {f"docs/{page.path}": written(page) for page in site.pages}
    names = {}
    for file in site.files:
        assert isinstance(file.content, str)
        if file.path.startswith(NAMES):
            names[file.path.removeprefix(NAMES)] = json.loads(file.content)
        else:
            made[f"docs/{file.path}"] = (
                spread(json.loads(file.content)) if file.path.endswith(".json") else file.content.replace("\r", "")
            )
    made |= {
        f"html/{page.path.removesuffix('.md')}.html": rendered(page, site)
        for page in site.pages
        if page.path in RENDERED
    }
    made["docs/data/names.json"] = spread(names)
    made |= {f"briefs/{brief.id}.json": spread(brief.content) for brief in site.briefs}
    sheets = build.prints(book, SHEETS)
    made |= {f"sheets/{sheet.id}.json": spread(sheet.content) for sheet in sheets}
    made["links.json"] = spread(site.links)
    made["cards.json"] = spread([*site.cards])
    shown = {p.id: {"sort": p.sort, "title": p.title, "description": p.description} | p.data for p in site.pictures}
    made["pictures.json"] = spread(shown)
    made["mkdocs.yml"] = write.configuration((BOOK / "mkdocs.yml").read_text(encoding="utf-8"), site)
    return made


def written(page: Page) -> str:
    """A page as it is written, its linked data, which is JSON in a line, spread over several."""
    meta = dict(page.meta)
    linked = meta.pop("linked", "{}")
    return write.text(Page(path=page.path, meta=(*meta.items(), ("linked", "…")), body=page.body)).replace(
        'linked: "…"\n', f"linked: {spread(json.loads(linked))}", 1
    )


def rendered(page: Page, site: Site) -> str:
    """The HTML of a page, as any engine that runs Python-Markdown with these extensions makes it."""
    configuration = yaml.safe_load((BOOK / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    named = [next(iter(one)) if isinstance(one, dict) else one for one in configuration]
    options = {name: value for one in configuration if isinstance(one, dict) for name, value in one.items()}
    options["briefbook.markup"] = {"links": site.links}
    return markdown.markdown(page.body, extensions=named, extension_configs=options) + "\n"


def spread(plain: Any) -> str:
    """Plain data as JSON that a person can read: short values stay on their line."""
    return _spread(plain, "") + "\n"


def _spread(plain: Any, indent: str) -> str:
    line = json.dumps(plain, ensure_ascii=False)
    if not isinstance(plain, dict | list) or len(indent) + len(line) <= 120:
        return line
    deeper = indent + " "
    if isinstance(plain, dict):
        parts = [f"{json.dumps(key, ensure_ascii=False)}: {_spread(value, deeper)}" for key, value in plain.items()]
    else:
        parts = [_spread(value, deeper) for value in plain]
    opened, closed = "{}" if isinstance(plain, dict) else "[]"
    return opened + "\n" + ",\n".join(deeper + part for part in parts) + f"\n{indent}{closed}"


def compare(folder: Path, made: dict[str, str], update: bool) -> None:
    """Fail where a file of `folder` isn't what was made, with the first line of each that differs; or write them."""
    told = []
    for path, text in made.items():
        place = folder / path
        if update:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="\n")
        elif not place.is_file():
            told.append(f"{path}: new")
        else:
            told += differing(path, place.read_text(encoding="utf-8"), text)
    assert not told, "what readers see has changed; if it should, run pytest with --update-golden:\n" + "\n".join(told)


def differing(path: str, expected: str, actual: str) -> list[str]:
    """The first line that differs, as it was and as it is."""
    for n, (was, now) in enumerate(zip_longest(expected.splitlines(), actual.splitlines()), start=1):
        if was != now:
            return [f"{path}:{n}\n  - {was}\n  + {now}"]
    return [] if expected == actual else [f"{path}: ends of lines"]
