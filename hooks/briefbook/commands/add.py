"""`briefbook add`: sources from files."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import problem
from .command import FINDINGS, Command, failed, project, told


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="a file, or a folder: all files in it, however deep"
    )
    parser.add_argument("--cluster", default="", metavar="ADDRESS", help="read on the Dask cluster of this scheduler")
    parser.add_argument("--key", default="", help="the source's key, such as lee-2025")
    parser.add_argument(
        "--bib", action="append", default=[], type=Path, metavar="FILE",
        help="take what is known of the works from a library: .bib, .ris or .json (CSL); may be given again",
    )  # fmt: skip
    parser.add_argument("--doi", action="store_true", help="ask doi.org about files that state a DOI, over the network")


def run(options: argparse.Namespace) -> int:
    from .. import contribute, library

    if options.key and len(options.files) > 1:
        hint = "leave it out: authors and years make the keys"
        return failed(problem.error("briefbook add", "missing-option", "one key can't name several files", hint))
    described = contribute.Described(tuple(map(library.library, options.bib)), options.doi)
    found = contribute.add(project(), options.files, options.key, options.cluster, described)
    return told(found, FINDINGS)


COMMAND = Command("add", "Add sources from files.", arguments, run)
