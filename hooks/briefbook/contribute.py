"""Adding sources to a book. Nothing that exists is ever overwritten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from . import atomic, batch, describe, gather, layout, records, shelf
from .language.fold import slug
from .library import Library, doi
from .model import Article, Problem, Records, SourceIndex
from .problem import Unreadable, error
from .reading import doubles, ledger, read
from .reading.formats import counting

MANY_LEFT = 5
"""works that are named of those without a file"""
MANY = 1000
"""works of one author and year"""
WORDS = 4
"""of a title in a key"""
SMALL = frozenset(
    "a an and as at by for from in into of on or the to with der die das und des le la les et el los y ve".split()
)


class New(NamedTuple):
    """An article that may become a source."""

    article: Article
    facts: SourceIndex
    known_by: doubles.Print
    account: str


class Described(NamedTuple):
    """What else than the file itself says what a work is."""

    libraries: tuple[Library, ...] = ()
    """of reference managers, the first of them trusted most"""
    registry: bool = False
    """whether the registry of DOIs is asked, over the network"""


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
            shelf.indexed(article, original),
            gather.known_by(str(task.path), article, len(articles)),
            ledger.account(article, len(set(pages.values()))),
        )
        for article in articles
    ]


class Adding:
    """One run of `briefbook add`: what was added, what was wrong, which works of the libraries were met."""

    def __init__(self, root: Path, key: str, described: Described) -> None:
        self.root, self.key, self.described = root, key, described
        self.known = _known(records.load(root))
        self.problems: list[Problem] = []
        self.added: list[str] = []
        """keys"""
        self.met: set[str] = set()
        """keys of works"""
        self.originals = shelf.originals_folder()

    def tasks(self, paths: Sequence[Path]) -> Iterator[gather.Task]:
        for path in paths:
            try:
                yield gather.Task(path, read.raw(path))
            except Unreadable as reason:
                self.problems.append(reason.problem)

    def done(self, task: gather.Task, result: list[New] | Problem) -> None:
        """Add what a file holds."""
        if isinstance(result, Problem):
            self.problems.append(result)
            return
        for n, new in enumerate(result, start=1):
            article, told = self.described_by(new.article, task.path)
            chosen = f"{self.key}-{n}" if self.key and len(result) > 1 else self.key
            folder = _folder(self.root, chosen, article, n)
            self.problems += self._add(task, new._replace(article=article), folder, told)

    def described_by(self, article: Article, path: Path) -> tuple[Article, str]:
        """The article with what the libraries and the registry say of it above what its file says; how it was found there."""
        for library in self.described.libraries:
            if found := library.find(article, path.name):
                work, by = found
                self.met.add(work.key)
                metadata = (*work.metadata(library.name), *article.metadata)
                return replace(article, metadata=metadata), f"{library.name}: {work.key}, told by its {by}"
        stated = article.stated("DOI") if self.described.registry else ""
        if stated:
            try:
                work = doi.work(stated)
            except doi.NoAnswer as reason:
                hint = "what the file says of itself is taken; look through source.yml"
                told = error(str(path), "no-answer", str(reason), hint)
                self.problems.append(replace(told, severity="warning"))
            else:
                return replace(article, metadata=(*work.metadata("doi.org"), *article.metadata)), f"doi.org: {stated}"
        return article, ""

    def _add(self, task: gather.Task, new: New, folder: Path, told: str) -> Iterator[Problem]:
        """Put a source into its folder; or say why not."""
        double = self.known.double(new.known_by)
        if double and double.sort != "version" and not self.key:
            hint = "it isn't added; to add it all the same, give it a --key"
            yield replace(gather.doubled(str(task.path), double), hint=hint)
            return
        if double:
            yield gather.doubled(str(task.path), double)
        place = str(folder.relative_to(self.root))
        if folder.exists():
            message = f"there is a source of this key already, so {task.path} isn't added"
            yield error(place, "source-exists", message, "choose another with --key")
            return
        with atomic.folder(folder) as waiting:
            whole = ":" not in new.known_by.sha256
            atomic.write(waiting / layout.SOURCE, describe.source_yml(new.article, whole))
            shelf.write(new.facts, waiting)
            if not self._kept(task):
                atomic.write(waiting / f"original{task.path.suffix.lower()}", task.raw)
        self.known.add(new.known_by._replace(name=place))
        self.added.append(folder.name)
        print(f"{place} from {task.path}")
        for line in (*describe.account(new.article), *([told] if told else [])):
            print(f"  {line}")
        print(new.account, end="", flush=True)

    def _kept(self, task: gather.Task) -> bool:
        """Whether the folder of the originals holds this file, so that no copy is needed."""
        place = self.originals / task.path.name if self.originals else None
        return place is not None and place.is_file() and place.resolve() == task.path.resolve()

    def told(self) -> str:
        """What to do next, once all are added; empty where none is."""
        lines = []
        for library in self.described.libraries:
            left = [work.key for work in library.works if work.key not in self.met]
            if left:
                more = f" and {len(left) - MANY_LEFT} more" if len(left) > MANY_LEFT else ""
                lines.append(f"Of {library.name} no file was given of: {', '.join(left[:MANY_LEFT])}{more}")
        if self.added:
            first = self.added[0]
            lines += [
                f"{len(self.added)} source{'s' * (len(self.added) > 1)} added. Next:",
                f"  look through {layout.SOURCES}/*/{layout.SOURCE}: what is guessed there says so",
                "  briefbook suggest --write           records for what the texts name, as files to prune",
                f"  briefbook show {first:<20} its passages with their numbers",
                f"  briefbook suggest statements {first}",
            ]
        return "\n".join(lines)


def add(
    root: Path, given: Sequence[Path], key: str = "", cluster: str = "", described: Described | None = None
) -> list[Problem]:
    """Add each article of these files and folders as a source: a folder with source.yml, to be completed, what reading gives,
    and the original, whole or not at all. What the shelf has already isn't added, unless a key is given. Says what was read,
    and what to do next; returns what was wrong."""
    run = Adding(root, key, described or Described())
    found = [*batch.files(given)]
    run.problems += [one for one in found if isinstance(one, Problem)]
    paths = [one for one in found if isinstance(one, Path)]
    bar = batch.Bar(len(paths))
    with batch.workers(len(paths), cluster) as crew:
        task: gather.Task
        for task, result in batch.in_order(new_sources, run.tasks(paths), crew):
            bar.step(task.path.name)
            bar.clear()
            run.done(task, result)
    if told := run.told():
        print(told)
    return run.problems


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
