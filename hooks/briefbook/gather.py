"""Files and folders → articles as text in a folder: what `briefbook read` does.

Each file is read by itself, here, in another process, or on another machine; what comes of it is written by this one, whole or
not at all, in the order of the files. Documents that came before, in these bytes or as this text, are told.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from . import atomic, batch, shelf
from .language.fold import slug
from .model import Article, Problem, Source
from .problem import Unreadable, error
from .reading import doubles, ledger, read, transcribe

ENDINGS = {"markdown": "md", "numbered": "md", "jsonl": "jsonl"}


class Task(NamedTuple):
    """A file to be read, wherever."""

    path: Path
    raw: bytes
    form: str = "markdown"
    sources: tuple[Source, ...] = ()
    """the sources of the book that stand in it, whose editors may have pinned lines of it"""


class Told(NamedTuple):
    """An article as text."""

    title: str
    text: str
    account: str
    """what reading did with it, in words"""
    known_by: doubles.Print


def told(task: Task) -> list[Told] | Problem:
    """What a file holds, as text; or why it can't be read."""
    try:
        original = read.original_of(task.raw, task.path)
    except Unreadable as reason:
        return reason.problem
    articles, pages = shelf.articles(original, task.sources), shelf.pages(original)
    return [
        Told(
            article.title,
            transcribe.jsonl(article, pages)
            if task.form == "jsonl"
            else transcribe.markdown(article, numbered=task.form == "numbered"),
            ledger.account(article, len(set(pages.values()))),
            known_by(str(task.path), article, len(articles)),
        )
        for article in articles
    ]


def known_by(name: str, article: Article, articles: int) -> doubles.Print:
    """What an article is known by; `articles` says how many its file holds."""
    lines = f":{article.lines[0]}-{article.lines[1]}" if articles > 1 else ""
    return doubles.Print(
        name + lines, article.sha256 + lines, doubles.beginnings(passage.text for passage in article.passages)
    )


class Run:
    """One run over files, which may go on where another was stopped."""

    def __init__(self, out: Path, form: str, sources: Sequence[Source], whole: int) -> None:
        self.out, self.form, self.sources = out, form, sources
        self.bar = batch.Bar(whole)
        self.problems: list[Problem] = []
        self.known = doubles.Known()
        self.taken: set[str] = set()
        for left in [*out.glob(f".*{atomic.MARK}")]:
            # what a run was writing when it was killed
            atomic.clear(out / left.name[1:].rsplit(".", 2)[0])
        kind = batch.kind_of(sorted(Path(__file__).parent.glob("[rl]*/**/*.py")), form, repr(sources))
        self.journal = batch.Journal(out, kind) if whole > 1 else None

    def tasks(self, paths: Sequence[Path]) -> Iterator[Task]:
        """What is still to be read; what can't be opened is a problem at once."""
        for path in paths:
            try:
                raw = read.raw(path)
            except Unreadable as reason:
                self.done(path, reason.problem)
                continue
            sha256 = read.sha256(raw)
            row = self.journal.told(str(path), sha256) if self.journal else None
            if row is not None and all((self.out / name).is_file() for name in row["outputs"]):
                self.before(path, row)
            else:
                yield Task(path, raw, self.form, tuple(s for s in self.sources if s.sha256 == sha256))

    def before(self, path: Path, row: dict[str, Any]) -> None:
        """A file that an earlier run has read."""
        self.bar.step(path.name)
        for name, print_of in zip(row["outputs"], row["prints"], strict=True):
            self.taken.add(Path(name).stem)
            self.known.add(doubles.Print(print_of[0], print_of[1], tuple(print_of[2])))

    def done(self, path: Path, result: list[Told] | Problem) -> None:
        """Write what came of a file."""
        self.bar.step(path.name)
        if isinstance(result, Problem):
            self.problems.append(result)
            return
        outputs = []
        for article in result:
            place = self.out / f"{self._name(path, article.title, len(result))}.{ENDINGS[self.form]}"
            atomic.write(place, article.text)
            outputs.append(place.name)
            self.bar.clear()
            print(f"{place}: {article.title or 'title not stated'}")
            print(article.account, end="", flush=True)
            if double := self.known.double(article.known_by):
                self.problems.append(doubled(str(path), double))
            self.known.add(article.known_by)
        if self.journal:
            prints = [article.known_by for article in result]
            self.journal.note(str(path), prints[0].sha256.partition(":")[0], {"outputs": outputs, "prints": prints})

    def _name(self, path: Path, title: str, articles: int) -> str:
        """The name of the file, with that of its folder where another has it, with the title where it holds several."""
        end = "" if articles == 1 else f"-{slug(title)[:48].strip('-') or 'untitled'}"
        names = [f"{path.stem}{end}", f"{path.parent.name}-{path.stem}{end}"]
        n = 1
        while names[0] in self.taken:
            names = names[1:] or [f"{path.stem}{end}-{(n := n + 1)}"]
        self.taken.add(names[0])
        return names[0]


def doubled(path: str, double: doubles.Double) -> Problem:
    """That a document is there already."""
    if double.sort == "bytes":
        message, hint = f"this is the same file as {double.name}", "leave one of them out"
    elif double.sort == "text":
        message, hint = f"this has the same text as {double.name}", "keep the file that is read better"
    else:
        message = f"of the {double.passages} passages of {double.name} {double.shared} begin alike in this"
        hint = "if one is a version of the other, keep the later"
    return replace(error(path, "document-twice", message, hint), severity="warning")


def files(
    given: Sequence[Path], out: Path, form: str, sources: Sequence[Source] = (), cluster: str = ""
) -> list[Problem]:
    """Read these files and folders into `out`; what was wrong with them. `sources` are those of the book around."""
    out.mkdir(parents=True, exist_ok=True)
    found = [*batch.files(given, out)]
    paths = [one for one in found if isinstance(one, Path)]
    run = Run(out, form, sources, len(paths))
    run.problems += [one for one in found if isinstance(one, Problem)]
    try:
        with batch.workers(len(paths), cluster) as crew:
            task: Task
            for task, result in batch.in_order(told, run.tasks(paths), crew):
                run.done(task.path, result)
    except KeyboardInterrupt:
        for child in multiprocessing.active_children():
            child.terminate()
        run.bar.clear()
        print(
            f"stopped: {run.bar.done} of {len(paths)} files are done; the same command goes on from there",
            file=sys.stderr,
        )
        raise
    run.bar.clear()
    if run.journal:
        run.journal.over()
    return run.problems
