"""The `briefbook` command."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from . import __version__, layout, problem
from .model import Problem, Source

CLEAN, FINDINGS, FAILED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 where all is well, 1 where problems were found, 2 where it couldn't run."""
    options = parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except problem.Unreadable as reason:
        return failed(reason.problem)
    except KeyboardInterrupt:
        return FAILED
    except BrokenPipeError:
        # who reads our output has enough of it: the rest goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except OSError as reason:
        return failed(
            problem.error(str(reason.filename or "briefbook"), "unreadable-file", str(reason.strerror or reason))
        )


def failed(*found: Problem) -> int:
    print(problem.as_text(found), file=sys.stderr)
    return FAILED


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="briefbook", description="From source articles to a cross-linked briefing site.")
    top.add_argument("--version", action="version", version=f"briefbook {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    sub = command("read", read, "Read articles from files; without FILE, read the shelf's originals again.")
    sub.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="a file, or a folder: all files in it, however deep"
    )
    sub.add_argument("--out", type=Path, metavar="DIR", help="where the articles go")
    sub.add_argument("--format", choices=("markdown", "jsonl"), default="markdown")
    sub.add_argument("--numbered", action="store_true", help="write Markdown with the number of each passage before it")
    sub.add_argument("--originals", metavar="DIR", help="the folder of the originals")
    sub.add_argument("--cluster", default="", metavar="ADDRESS", help="read on the Dask cluster of this scheduler")
    sub = command("mentions", mentions, "Find the names of the book's entities in texts, a JSON object a line.")
    sub.add_argument("file", type=Path, metavar="FILE.jsonl")
    sub = command("suggest", suggest, "Name what the sources speak of often and no record holds.")
    sub.add_argument("--least", type=int, default=4, metavar="N", help="how often a name must occur (4)")
    sub = command("check", check, "Find everything that is wrong with the book.")
    sub.add_argument("--originals", metavar="DIR", help="compare with the originals in this folder, too")
    sub.add_argument("--format", choices=("text", "github", "json"), default="text")
    command("ids", ids, "Write down the ids that statements and changes lack, so that their addresses hold.")
    sub = command("brief", brief, "Print briefs as PDF.")
    sub.add_argument("ids", nargs="*", metavar="ID")
    sub.add_argument("--all", action="store_true", help="all of them")
    sub.add_argument("--out", type=Path, required=True, metavar="DIR")
    sub = command("write", write, "Write the whole site as plain Markdown that any MkDocs builds.")
    sub.add_argument("dir", type=Path, metavar="DIR")
    sub = command("diff", diff, "Say what this tree changes against BASE: statements, entities, pages.")
    sub.add_argument("base", metavar="BASE", help="a commit or branch of git")
    sub.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    sub = command("add", add, "Add sources from files.")
    sub.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="a file, or a folder: all files in it, however deep"
    )
    sub.add_argument("--cluster", default="", metavar="ADDRESS", help="read on the Dask cluster of this scheduler")
    sub.add_argument("--key", help="the source's key, such as lee-2025")
    sub = command("schemas", schemas, "Write JSON Schemas of the book's files, for editors that help while one writes.")
    sub.add_argument("dir", nargs="?", type=Path, metavar="DIR", help="where they go (.cache/schemas)")
    sub = command("new", new, "Start a new, empty book.")
    sub.add_argument("dir", type=Path, metavar="DIR")
    return top


def project() -> Path:
    root = layout.find_root(Path.cwd())
    if root is None:
        hint = "go into a book's folder, or start one with: briefbook new DIR"
        raise problem.Unreadable(
            problem.error(str(layout.BOOK), "no-book", "there is no book in this folder or above it", hint)
        )
    return root


# -- commands ---------------------------------------------------------------------------------------------------------------


def read(options: argparse.Namespace) -> int:
    if not options.files:
        return _read_shelf(options)
    if options.out is None:
        return failed(
            problem.error("briefbook read", "missing-option", "where should the articles go?", "add: --out DIR")
        )
    from . import gather

    form = "numbered" if options.numbered else options.format
    return _told(gather.files(options.files, options.out, form, _sources(), options.cluster), CLEAN)


def _told(found: Sequence[Problem], otherwise: int) -> int:
    """Print what was found, and say with what the command ends: `otherwise` where there are only warnings."""
    if found:
        print(problem.as_text(found), file=sys.stderr)
    if any(p.severity == "error" for p in found):
        return FAILED
    return otherwise if found else CLEAN


def _sources() -> tuple[Source, ...]:
    """The sources of the book that the command runs in, whose editors may have pinned lines of their originals."""
    from . import records

    root = layout.find_root(Path.cwd())
    return tuple(replace(s, index=None, digest="") for s in records.load(root).sources) if root else ()


def _read_shelf(options: argparse.Namespace) -> int:
    from . import records, shelf
    from .index import renumber

    root = project()
    loaded = records.load(root)
    found = shelf.find(root, loaded, shelf.originals_folder(options.originals))
    problems: list[Problem] = []
    read, moves = {}, {}
    for n, source in enumerate(loaded.sources, start=1):
        original = found.get(source.key)
        if original is None or not original.matches:
            what = "isn't there" if original is None else "has another checksum than source.yml says"
            hint = f"put {source.original} into the folder that {layout.ORIGINALS} names; its index was left as it is"
            problems.append(
                Problem(source.place, "missing-original", f"the original of '{source.key}' {what}", hint, "warning")
            )
            continue
        facts = shelf.index_of(source, original.original)
        read[root / layout.SOURCES / source.key] = facts
        if source.index and (places := renumber.moves(source.index, facts)):
            moves[source.key] = places
        notes = sum(p.id.startswith("n") for p in facts.passages)
        passages = len(facts.passages) - notes - len(facts.tables)
        print(f"[{n}/{len(loaded.sources)}] {source.key}: {passages} passages, {notes} notes, "
              f"{len(facts.tables)} tables, {len(facts.references)} references")  # fmt: skip
    renumbered = list(shelf.renumbered(root, moves)) if moves else []
    shelf.write_all(read, {root / one.path: one.content for one in renumbered})
    for one in renumbered:
        print(f"{one.path}: {', '.join(dict.fromkeys(f'{m.was} is {m.now}' for m in one.moved))}")
        problems += one.lost
    if problems:
        print(problem.as_text(problems), file=sys.stderr)
    return FINDINGS if problems else CLEAN


def mentions(options: argparse.Namespace) -> int:
    from . import records
    from .index.recognise import Recogniser
    from .language import acronyms
    from .model import ALLUSIONS

    loaded = records.load(project())
    names = Recogniser(loaded.entities, loaded.passed_over)
    rows: list[dict[str, str]] = []
    found: list[Problem] = []
    text = options.file.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            rows.append(dict.fromkeys(("source", "kind"), "") | row | {"id": row["id"], "text": str(row["text"])})
        except (ValueError, KeyError, TypeError):
            hint = 'write {"id": "1", "text": "…"} on each line, "source" if you like'
            found.append(
                problem.error(
                    str(options.file), "broken-line", "this line isn't a JSON object with id and text", hint, number
                )
            )
    if found:
        return failed(*found)
    meanings: dict[str, dict[str, str]] = {}
    for row in rows:
        for short, long in acronyms.definitions(row["text"]):
            meanings.setdefault(row["source"], {}).setdefault(short, long)
    for row in rows:
        told = [
            {
                "start": m.start,
                "end": m.end,
                "surface": m.surface,
                # adjectives, inhabitants and seats of government are classes of their own
                "kind": m.sort if m.sort in ALLUSIONS else m.kind,
                "entity": m.entity,
                "name": m.name,
            }
            | ({"candidates": list(m.candidates)} if m.candidates else {})
            for m in names.mentions(row["text"], meanings.get(row["source"], {}), note=row["kind"] == "note")
        ]
        print(json.dumps({"id": row["id"], "mentions": told}, ensure_ascii=False))
    return CLEAN


def suggest(options: argparse.Namespace) -> int:
    from . import records
    from . import suggest as suggesting

    loaded = records.load(project())
    found = suggesting.suggestions(loaded, options.least)
    print(
        suggesting.as_text(found, [kind.folder for kind in loaded.kinds])
        or "Every name that occurs so often has a record."
    )
    return CLEAN


def check(options: argparse.Namespace) -> int:
    from . import build, shelf
    from .evidence import check as checks

    root = project()
    book = build.book(root)
    found = list(checks.problems(book))
    folder = shelf.originals_folder(options.originals)
    if folder is not None:
        originals = shelf.find(root, book.records, folder)
        now = {
            source.key: (
                originals[source.key].original.sha256,
                shelf.index_of(source, originals[source.key].original),
            )
            for source in book.records.sources
            if source.key in originals
        }
        found += checks.originals(book, now)
    form = {"text": problem.as_text, "github": problem.as_github, "json": problem.as_json}[options.format]
    text = form(found)
    if text:
        print(text)
    if options.format == "text":
        verified = sum(s.verified != "" for s in book.statements)
        print(f"{len(book.statements)} statements, {verified} verified; {len(found)} problems", file=sys.stderr)
    return FINDINGS if found else CLEAN


def ids(options: argparse.Namespace) -> int:
    from . import addresses, atomic, records

    root = project()
    found = list(addresses.written(root, records.load(root)))
    atomic.write_all({root / path: content for path, content, _ in found})
    for path, _, count in found:
        print(f"{path}: {count} ids")
    if not found:
        print("Every statement and every change has an id.")
    return CLEAN


def brief(options: argparse.Namespace) -> int:
    from . import build, typeset

    root = project()
    made = {b["id"]: b for b in build.site(build.book(root)).briefs}
    ids = list(made) if options.all else options.ids
    unknown = [id for id in ids if id not in made]
    if unknown or not ids:
        known = ", ".join(made) or "none yet"
        return failed(
            problem.error(
                "briefs/",
                "unknown-brief",
                f"there is no brief '{' '.join(unknown)}'" if unknown else "which brief?",
                f"the briefs are: {known}",
            )
        )
    options.out.mkdir(parents=True, exist_ok=True)
    for id in ids:
        path = options.out / f"{id}.pdf"
        path.write_bytes(typeset.pdf(made[id], root))
        print(path)
    return CLEAN


def write(options: argparse.Namespace) -> int:
    from . import build
    from . import write as writing

    root = project()
    if options.dir.exists() and any(options.dir.iterdir()):
        return failed(
            problem.error(
                str(options.dir), "folder-not-empty", "this folder holds files", "give a new or an empty folder"
            )
        )
    if not (root / "mkdocs.yml").is_file():
        return failed(
            problem.error("mkdocs.yml", "missing-file", "this file is missing", "add it; the tree is built with it")
        )
    count = writing.tree(build.site(build.book(root)), root, options.dir)
    print(f"{count} files below {options.dir}; build them with: mkdocs build -f {options.dir / 'mkdocs.yml'}")
    return CLEAN


def diff(options: argparse.Namespace) -> int:
    from . import changes
    from .changes import told

    root = project()
    try:
        found = changes.since(root, options.base)
    except changes.NoBase as reason:
        return failed(problem.error("briefbook diff", "no-base", str(reason), "give a commit or branch that git knows"))
    shown = {"text": told.as_text, "markdown": told.as_markdown, "json": told.as_json}[options.format]
    print(shown(found))
    return CLEAN


def add(options: argparse.Namespace) -> int:
    from . import contribute

    if options.key and len(options.files) > 1:
        hint = "leave it out: authors and years make the keys"
        return failed(problem.error("briefbook add", "missing-option", "one key can't name several files", hint))
    found = contribute.add(project(), options.files, options.key, options.cluster)
    return _told(found, FINDINGS)


def schemas(options: argparse.Namespace) -> int:
    from . import atomic, records
    from .records import schemas as made

    root = project()
    target = options.dir or root / ".cache" / "schemas"
    for name, schema in made.schemas(records.load(root)).items():
        atomic.write(target / f"{name}.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n")
    print(f"{target}: {len(made.FILES)} schemas for files of YAML, and those of front matter")
    return CLEAN


def new(options: argparse.Namespace) -> int:
    from . import contribute

    return contribute.new(options.dir)


if __name__ == "__main__":
    sys.exit(main())
