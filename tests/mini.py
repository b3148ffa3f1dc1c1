"""A tiny valid book on two medicines and a disease, laid out in a folder; tests overwrite or remove single files of it.

Nothing of it is true, and nothing in the code knows it: the shelf works by configuration alone.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from briefbook import build, index
from briefbook.__main__ import main
from briefbook.index import runs
from briefbook.index.figures import values
from briefbook.model import Acronym, Book, PassageRecord, Section, Site, SourceIndex, Table, Told

HOOKS = Path(__file__).parent.parent / "hooks"
Content = str | bytes | None | Mapping[str, str]

ORIGINAL = """\
Velorin against moor fever: three winters in the fens

Ada Holm

Abstract

Reed cutters took velorin through three winters, and their fevers were counted.

Keywords: velorin, moor fever

1. Introduction

Moor fever comes back to the fens each autumn, when the reed is cut and the ditches stand high. Velorin was approved \
in June 2001 and has been handed out by the Fenland Health Board (FHB) since 2003.

2. The trial

The 480 cutters of the trial took 25 mg of velorin a day. Headaches were the only harm that the nurses wrote down, and \
a third of the men had one in the first week.

Osmadil, the older remedy against moor fever, was given to 120 others at 40 mg a day. It keeps the fever down for \
two days, and then the fever returns.
"""
SHA256 = hashlib.sha256(ORIGINAL.encode()).hexdigest()


def passage(id: str, section: str, line: int, *names: str, says: str = "", **facts: Any) -> PassageRecord:
    """A line of passages.jsonl; its names, each in a sentence of its own. `says` is its text as far as it has values."""
    checksum = hashlib.sha256(id.encode()).hexdigest()[:16]
    told = Told(tuple((n, f"… {name} …") for n, name in enumerate(names)))
    return PassageRecord(
        id=id, section=section, lines=(line,), length=180, sha256=checksum, said=told, values=values(says), **facts
    )


HOLM = SourceIndex(
    sha256=SHA256,
    language="en",
    sections=(Section("1", "Introduction", 1, 11), Section("2", "The trial", 1, 15)),
    passages=(
        passage("1", "1", 13, "Moor fever", "Velorin", says="In June 2001, since 2003."),
        passage("2", "2", 17, "Velorin", says="480 cutters, 25 mg."),
        passage("3", "2", 19, "Moor fever", "Moor fever", "Osmadil", says="To 120 others at 40 mg, for two days."),
        passage("t1", "2", 21),
        passage("n1", "", 23, "Velorin", says="In 1998."),
    ),
    acronyms=(Acronym(short="FHB", long="Fenland Health Board", passage="1"),),
    tables=(Table("t1", "Doses of the trial", (), "Nurses’ books", (21,)),),
    runs=runs.of(iter([ORIGINAL])),
)  # fmt: skip

MKDOCS = """\
site_name: Fen remedies
site_url: https://fen.example/
strict: true
theme: briefbook
hooks:
  - hooks/events.py
exclude_docs: |
  *.yml
plugins: []
markdown_extensions:
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      permalink: true
  - briefbook.markup
validation:
  omitted_files: warn
  absolute_links: warn
  unrecognized_links: warn
  anchors: warn
nav:
  - Home: index.md
  - Medicines: medicines/index.md
  - Diseases: diseases/index.md
  - Comparisons: comparisons/index.md
  - Timeline: timeline.md
  - Glossary: glossary.md
  - Conflicts: conflicts.md
  - Gaps: gaps.md
  - Briefs: briefs/index.md
  - Sources: sources/index.md
not_in_nav: |
  /compare.md
  /medicines/
  /diseases/
  /comparisons/
  /sources/
  /briefs/
"""

FILES: dict[str, str] = {
    "seeds/book.yml": """\
title: Fen remedies
subtitle: two medicines and a fever
description: What one trial says of the fevers of the fens.
kinds:
  medicine: {label: Medicine, plural: Medicines, folder: medicines, schema: Drug}
  disease: {label: Disease, plural: Diseases, folder: diseases, ignore case: yes}
passed over:
  - Velorin Lane
""",
    "seeds/properties.yml": """\
treats: {value: entity, key: true, inverse: treated with, theme: Use}
dose: {value: quantity, unit: mg, single: true, theme: Use}
approved: {value: date, single: true, theme: History}
handed out by: {value: text, theme: History}
harm: {value: text, theme: Harms}
finds: {value: text, theme: Arguments}
""",
    "seeds/holm-2021/source.yml": f"""\
type: article-journal
title: "Velorin against moor fever: three winters in the fens"
author:
  - {{family: Holm, given: Ada}}
container-title: Fenland Letters
volume: "4"
issued: 2021-03
page: 11-19
DOI: 10.5555/fen.4.11
rights: {{publish: index, licence: CC BY 4.0}}
original:
  file: holm.txt
  sha256: {SHA256}
""",
    "seeds/holm-2021/passages.jsonl": index.to_jsonl(HOLM),
    "seeds/holm-2021/tables/t1.csv": "Medicine,Dose in mg\nVelorin,25\nOsmadil,40\n",
    "seeds/holm-2021/references.txt": "Pell, Jo. 1998. *Fevers of the Marsh*. Ely: Sedge.\n",
    "seeds/holm-2021/statements.yml": """\
- subject: velorin
  property: treats
  value: moor-fever
  at: ¶1
- subject: velorin
  property: approved
  value: 2001-06
  at: ¶1
- subject: velorin
  property: handed out by
  value: the health board of the fens
  at: ¶1
  since: "2003"
- subject: velorin
  property: dose
  value: "25"
  at: ¶2
- subject: velorin
  property: harm
  value: headache in one man of three
  at: ¶2
  basis: the passage says a third
- subject: osmadil
  property: treats
  value: moor-fever
  at: ¶3
  note: for two days
- subject: osmadil
  property: dose
  value: "40"
  at: ¶3, t1
- subject: holm-2021
  property: finds
  value: velorin holds longer than osmadil
  at: ¶2-3
""",
    "seeds/holm-2021/digest.md": """\
## Introduction

Each autumn brings moor fever to the fens, and velorin is what the board gives out. [@holm-2021, ¶1]

## The trial

Cutters on velorin fared better than those on osmadil. [@holm-2021, ¶2-3]
""",
    "docs/index.md": """\
---
title: Fen remedies
page_type: home
---

# Fen remedies

What a trial found, passage by passage [@holm-2021].

<!-- briefbook: summary -->

## Most named

<!-- briefbook: most_mentioned medicine -->

## Side by side

<!-- briefbook: comparison fen-medicines -->
""",
    "docs/medicines/velorin.md": """\
---
name: Velorin
acronyms: [VLR]
names: [velorin hydrate]
related: [osmadil]
gloss: The newer remedy of the fens
---

Velorin is taken against moor fever. [@holm-2021, ¶1]
""",
    "docs/medicines/osmadil.md": """\
---
name: Osmadil
former: [Osmin]
related: [velorin]
gloss: The older remedy of the fens
---
""",
    "docs/diseases/moor-fever.md": """\
---
name: Moor fever
names: [fen ague]
gloss: Fever of the reed cutters
---
""",
    "docs/comparisons/fen-medicines.md": """\
---
title: Medicines of the fens
description: What each treats, and at which dose.
rows: [velorin, osmadil]
columns:
  Treats: [treats]
  Daily dose: [dose]
  Harms: [harm]
---
""",
    "docs/glossary.yml": """\
- term: Reed cutter
  definition: Somebody who cuts reed for roofs. [@holm-2021, ¶2]
  names: [cutter]
  see: [moor-fever, FHB]
- term: FHB
  definition: The board that gives out medicines in the fens.
  acronym: yes
""",
    "briefs/winter.md": """\
---
title: Velorin or osmadil for the winter
question: Which of the two should a cutter carry?
entities: [velorin, moor-fever]
comparisons: [fen-medicines]
---

- Velorin, since its effect lasts. [@holm-2021, ¶2-3]
- Osmadil helps for two days only.
- Neither is for children.

Carry velorin.
""",
    "mkdocs.yml": MKDOCS,
    "hooks/events.py": "from briefbook.publish import Publisher\n\npublisher = Publisher()\n"
    "on_config = publisher.on_config\non_files = publisher.on_files\n"
    "on_post_build = publisher.on_post_build\n"
    "on_startup = publisher.on_startup\n"
    "on_nav = publisher.on_nav\non_page_markdown = publisher.on_page_markdown\n"
    "on_page_content = publisher.on_page_content\non_env = publisher.on_env\non_post_page = publisher.on_post_page\n"
    "on_build_error = publisher.on_build_error\n",
}

PELL = SourceIndex(
    sha256="ab" * 32,
    language="en",
    sections=(Section("1", "Notes from a dispensary", 1, 3),),
    passages=(
        passage("1", "1", 5, "Velorin", "Velorin", "Moor fever", "Osmadil", "Osmadil", says="At 30 mg, in 2001."),
    ),
)  # fmt: skip
SECOND_SOURCE: dict[str, str] = {
    "seeds/pell-2022/source.yml": f"""\
type: report
title: Notes from a dispensary
author: [{{family: Pell, given: Jo}}]
publisher: Sedge House
issued: "2022"
rights: {{publish: index, licence: not stated}}
original: {{file: pell.txt, sha256: {"ab" * 32}}}
""",
    "seeds/pell-2022/passages.jsonl": index.to_jsonl(PELL),
    "seeds/pell-2022/statements.yml": """\
- {subject: velorin, property: treats, value: moor-fever, at: ¶1}
- {subject: velorin, property: dose, value: "30", at: ¶1}
- {subject: velorin, property: approved, value: "2001", at: ¶1}
""",
}
"""agrees on what velorin treats, gives its approval less precisely, and contradicts its dose"""


def stating(key: str, *rows: str) -> dict[str, Content]:
    """The statements of a source, each as "subject | property | value" and what else it says, "since: 2003", behind it.

    They cite the first passage and are vouched for by an editor, where they don't say otherwise.
    """
    statements = []
    for row in rows:
        subject, property, value, *more = (part.strip() for part in row.split("|"))
        said = {"subject": subject, "property": property, "value": value, "at": "¶1", "basis": "read in the text"}
        statements.append(said | dict(part.split(": ", 1) for part in more))
    return {f"seeds/{key}/statements.yml": yaml.safe_dump(statements, allow_unicode=True, sort_keys=False)}


def indexed(key: str, **facts: Any) -> dict[str, Content]:
    """The index of a source with other facts: passages, acronyms, unlisted."""
    made = {"holm-2021": HOLM, "pell-2022": PELL}[key]
    return {f"seeds/{key}/passages.jsonl": index.to_jsonl(replace(made, **facts))}


def writing(key: str, *names: str, **facts: Any) -> dict[str, Content]:
    """The index of a source that writes these names and no others, each as "name | passages"; once in each passage."""
    made = {"holm-2021": HOLM, "pell-2022": PELL}[key]
    said: dict[str, list[str]] = {p.id: [] for p in made.passages}
    for name, ids in (written.split(" | ") for written in names):
        for id in ids.split():
            said[id].append(name)
    passages = [
        replace(p, said=Told(tuple((n, f"… {name} …") for n, name in enumerate(said[p.id])))) for p in made.passages
    ]
    # a table tells its cells
    tables = [replace(t, caption=" | ".join(said[t.id])) for t in made.tables]
    return indexed(key, passages=tuple(passages), tables=tuple(tables), **facts)


def lay(root: Path, *over: Mapping[str, Content]) -> Path:
    """The book below `root`. Each of `over` maps a path to its new text or bytes, to None to remove it, or to a change:
    {replace: old, with: new}, {append: text} or {link: where to}."""
    lay_files(root, FILES)
    for files in over:
        lay_files(root, files)
    return root


def lay_files(root: Path, files: Mapping[str, Content]) -> None:
    for path, content in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            place.unlink()
        elif isinstance(content, bytes):
            place.write_bytes(content)
        elif isinstance(content, str):
            place.write_bytes(content.encode())
        elif "link" in content:
            place.symlink_to(content["link"])
        else:
            place.write_bytes(changed(place.read_text(encoding="utf-8"), content).encode())


def changed(text: str, change: Mapping[str, str]) -> str:
    if "append" in change:
        return text + change["append"]
    assert text.count(change["replace"]) == 1, f"{change['replace']!r} should stand in the mini book once"
    return text.replace(change["replace"], change["with"])


def book(root: Path, *over: Mapping[str, Content]) -> Book:
    return build.book(lay(root, *over))


def site(root: Path, *over: Mapping[str, Content]) -> Site:
    return build.site(book(root, *over))


def hashes(root: Path) -> dict[str, str]:
    """The checksum of every file below `root`, by path."""
    return {
        p.relative_to(root).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(root.rglob("*"))
        if p.is_file() and "__pycache__" not in p.parts
    }


# -- running the command ------------------------------------------------------------------------------------------------

REPORTED = re.compile(r"^(?P<place>.+?:\d+:\d+): (?:warning: )?(?P<message>.*) \[(?P<rule>[a-z-]+)\]$")


@dataclass(frozen=True)
class Reported:
    """A problem as the command prints it."""

    at: str
    """path:line:column: rule"""
    message: str
    hint: str


@dataclass(frozen=True)
class Run:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def reported(self) -> list[Reported]:
        return reported(self.out + self.err)


def reported(text: str) -> list[Reported]:
    found: list[Reported] = []
    lines = text.splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if match := REPORTED.match(line):
            hint = after.strip() if after.startswith("    ") else ""
            found.append(Reported(f"{match['place']}: {match['rule']}", match["message"], hint))
    return found


def run(root: Path, *arguments: str, originals: str | None = None) -> Run:
    """`briefbook ARGUMENTS` in the folder `root`."""
    out, err = io.StringIO(), io.StringIO()
    before = os.environ.pop("BRIEFBOOK_ORIGINALS", None)
    if originals is not None:
        os.environ["BRIEFBOOK_ORIGINALS"] = originals
    try:
        with contextlib.chdir(root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(list(arguments))
    finally:
        os.environ.pop("BRIEFBOOK_ORIGINALS", None)
        if before is not None:
            os.environ["BRIEFBOOK_ORIGINALS"] = before
    return Run(code, out.getvalue(), err.getvalue())


# -- building the site ----------------------------------------------------------------------------------------------------


def mkdocs(root: Path, target: Path, *options: str, timeout: int = 120) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict` of the book at `root` into `target`, as a process of its own."""
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "-f",
        str(root / "mkdocs.yml"),
        "-d",
        str(target),
        *options,
    ]
    world = {**os.environ, "PYTHONPATH": str(HOOKS), "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, capture_output=True, text=True, env=world, timeout=timeout, check=False)


@dataclass(frozen=True)
class Built:
    """The mini book, with its second source, and what MkDocs made of it."""

    root: Path
    site: Path
    before: dict[str, str]
    """the checksums of its files before the build"""
    process: subprocess.CompletedProcess[str]


@functools.cache
def built() -> Built:
    """Built once, however many tests look at it."""
    folder = temporary()
    root = lay(folder / "book", SECOND_SOURCE)
    before = hashes(root)
    process = mkdocs(root, folder / "site")
    return Built(root, folder / "site", before, process)


def temporary() -> Path:
    """A folder that is removed when the tests end."""
    folder = Path(tempfile.mkdtemp(prefix="briefbook-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def aged(path: Path, seconds: int) -> None:
    """Make a file as old as if it had been written so many seconds after 1970."""
    os.utime(path, (seconds, seconds))


def texts(root: Path, suffixes: Iterable[str]) -> dict[str, bytes]:
    """All files below `root` with one of these endings, by path."""
    endings = tuple(suffixes)
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in sorted(root.rglob("*"))
        if p.is_file() and p.suffix in endings
    }
