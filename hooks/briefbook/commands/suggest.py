"""`briefbook suggest`: what the sources name and state, as records and statements for editors to take or leave."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from .. import problem
from ..model import Records
from .command import CLEAN, Command, failed, project


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=("records", "statements"), default="records", help="(records)")
    parser.add_argument("source", nargs="?", metavar="SOURCE", help="the key of a source, for statements")
    parser.add_argument("passage", nargs="?", default="", metavar="¶12", help="of this passage alone")
    parser.add_argument("--least", type=int, default=4, metavar="N", help="how often a name must occur (4)")
    parser.add_argument("--write", action="store_true", help="write the records as files, to be pruned")
    parser.add_argument(
        "--originals", metavar="DIR", help="the folder of the originals, whose words tell kinds of things"
    )


def run(options: argparse.Namespace) -> int:
    from .. import records

    root = project()
    loaded = records.load(root)
    if options.what == "statements":
        return _statements(loaded, options)
    return _write(root, loaded, options) if options.write else _print(loaded, options.least)


def _print(loaded: Records, least: int) -> int:
    from .. import suggest

    found = suggest.suggestions(loaded, least)
    print(suggest.as_text(found, [k.folder for k in loaded.kinds]) or "Every name that occurs so often has a record.")
    return CLEAN


def _write(root: Path, loaded: Records, options: argparse.Namespace) -> int:
    from .. import atomic, suggest
    from ..suggest import drafts

    found = suggest.suggestions(loaded, options.least)
    made = [
        draft
        for draft in drafts.drafts(loaded, found, _texts(root, loaded, options.originals))
        if not (root / draft.path).exists()
    ]
    atomic.write_all({root / draft.path: draft.text for draft in made})
    for draft in made:
        print(f"{draft.path}: {draft.suggestion.name}")
    print(
        f"{len(made)} records proposed. Delete what needs no page, move what is of another kind, say what the rest is."
    )
    return CLEAN


def _texts(root: Path, loaded: Records, originals: str | None) -> Iterator[str]:
    """The passages of the sources whose originals are at hand."""
    from .. import shelf

    found = shelf.find(root, loaded, shelf.originals_folder(originals))
    for source in loaded.sources:
        if source.key in found and found[source.key].matches:
            yield from (passage.text for passage in shelf.article(source, found[source.key].original).passages)


def _statements(loaded: Records, options: argparse.Namespace) -> int:
    from ..suggest import statements

    sources = {source.key: source for source in loaded.sources}
    if options.source not in sources:
        hint = problem.did_you_mean(
            options.source or "", sources, f"the sources are: {', '.join(sources) or 'none yet'}"
        )
        message = f"there is no source '{options.source}'" if options.source else "of which source?"
        return failed(problem.error("briefbook suggest", "unknown-source", message, hint))
    blocks = list(statements.proposed(loaded, sources[options.source], options.passage.lstrip("¶")))
    print("\n".join(blocks) or "No figure and no date stands in its passages.")
    return CLEAN


COMMAND = Command(
    "suggest", "Propose records and statements: what the sources name, their figures and dates.", arguments, run
)
