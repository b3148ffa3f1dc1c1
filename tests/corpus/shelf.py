"""The files of the corpus: made here where their maker is at hand, taken from `files` where it isn't."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .document import HERE, Document, documents
from .makers import MAKERS

SMALL = 100_000
"""bytes; a file that needs a program to be made is kept here if it has no more"""


@dataclass(frozen=True)
class Case:
    document: Document
    maker: str
    data: bytes

    @property
    def name(self) -> str:
        return f"{self.document.name}.{self.maker}"


def kept(document: Document, maker: str) -> Path:
    return (HERE / "aside" if document.aside else HERE) / "files" / f"{document.name}.{maker}"


def cases(aside: bool = False, only: str = "") -> Iterator[Case | str]:
    """Each file whose name begins with `only`, or why it isn't there."""
    for document in documents(aside):
        for name in document.files:
            if not f"{document.name}.{name}".startswith(only):
                continue
            maker, path = MAKERS[name], kept(document, name)
            if path.is_file():
                yield Case(document, name, path.read_bytes())
            elif maker.here:
                yield Case(document, name, maker.make(document))
            else:
                yield f"{document.name}.{name}: skipped, it takes {' and '.join(maker.tools)} to make it"


def main() -> None:
    """Sets again the files that need programs: `python -m corpus.shelf` in tests/. Names of documents limit it to them."""
    for document in [*documents(), *documents(aside=True)]:
        for name in document.files:
            maker, path = MAKERS[name], kept(document, name)
            if not maker.tools or (sys.argv[1:] and document.name not in sys.argv[1:]):
                continue
            if not maker.here:
                print(f"{path.name}: left as it is, {' and '.join(maker.tools)} isn't here")
                continue
            data = maker.make(document)
            path.parent.mkdir(exist_ok=True)
            if len(data) <= SMALL:
                path.write_bytes(data)
            print(f"{path.name}: {len(data):,} bytes{'' if len(data) <= SMALL else ', too large to be kept'}")


if __name__ == "__main__":
    main()
