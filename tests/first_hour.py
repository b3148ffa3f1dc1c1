"""The first hour with a book of one's own: twelve files of five formats become a site by commands, and a few lines by hand.

    python tests/first_hour.py DIR        lays the files and the book below DIR, and prints what it took

The matter is invented: ferries, the harbours that they sail between, and the lines that own them. An editor's hand is played by
`Editor`, who writes only what no command writes, and counts each line.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

import mini
from corpus.document import Document, load
from corpus.makers import plain, typeset, web, word

LINES = {
    "Northern Skerry Line": "NSL", "Grey Sound Company": "GSC", "Orvel Packet Company": "OPC", "Lantern Coast Line": "LCL",
    "Seven Holms Company": "SHC", "Deep Fjord Line": "DFL", "Amber Strait Line": "ASL", "Low Country Packet Company": "LCPC",
    "Westerly Ferry Company": "WFC", "Tern Island Line": "TIL", "Marram Bay Company": "MBC", "Quiet Water Line": "QWL",
}  # fmt: skip
FERRIES = """
Arvel Brisa Corvane Dunlin Elvira Fennick Gudrun Halcyra Ingrim Jorunn Kestara Lodvik Mirelle Nornia Ostara Pelgrin
Quendra Rosvik Selkina Thorvil Ulverra Vestra Wendrow Ysolde Zephrin Aldric Bjarka Ceridan Dalvik Esmund Falkira Grimsel
Hedvika Ivarra Jutmar Karsund Lysandra Morvena Nyssart Orlenna Priscan Ragnild Sundrea Torvald Undrika Valkist Wynneth Yrsabel
""".split()
HARBOURS = """
Selmouth Orvelhaven Torrinport Brakwick Dunsund Eldnes Fjallvik Grimsay Holmgate Isterwick Jarlsby Kelderhaven Lundness
Marrowick Norrhaven Oarsund Pellwick Quayholm Ravensund Stennes Tidewick Ulmhaven Vargnes Wrackby
""".split()
COUNTRIES = """
Norway Denmark Iceland Estonia Finland Sweden Latvia Germany Poland Ireland Netherlands Lithuania Belgium France Portugal Spain
""".split()
AUTHORS = [
    "Tilda Marr", "Jonas Weir", "Ida Pell", "Lena Brook", "Ada Holm", "Ruben Oar", "Signe Dahl", "Karl Stenn", "Maud Ivey",
    "Nils Tarn", "Olga Reed", "Per Lund",
]  # fmt: skip
FORMATS: tuple[tuple[str, Callable[[Document], bytes]], ...] = (
    ("md", plain.front_md), ("txt", plain.wrapped_txt), ("html", web.scholar_html), ("docx", word.styles_docx),
    ("pdf", typeset.page_pdf),
)  # fmt: skip
STATEMENTS, ENTITIES = 30, 100


def description(n: int) -> str:
    """The article on one line and its four ferries."""
    line, short = list(LINES.items())[n]
    ships, ports = FERRIES[4 * n : 4 * n + 4], [HARBOURS[(2 * n + k) % len(HARBOURS)] for k in range(4)]
    home, other = COUNTRIES[n], COUNTRIES[(n + 5) % len(COUNTRIES)]
    began = 1880 + 7 * n
    parts = [
        "# The line",
        f"The {line} ({short}) was founded in {began}. It has sailed between {home} and {other} since, and the {short} "
        "has never carried anything but people, their luggage and their dogs.",
        f"Its boats lie in the harbour of {ports[0]} by night and cross to the harbour of {ports[1]} by day. "
        f"{ports[0]} belongs to {home}; {ports[1]} belongs to {other}. In winter the {short} calls at the harbour of "
        f"{ports[2]} and at the harbour of {ports[3]} instead, for {ports[2]} and {ports[3]} are free of ice.",
        "# The ferries",
    ]
    for k, ship in enumerate(ships):
        built, length, room = began + 20 + 11 * k, 48 + 3 * n + 9 * k, 180 + 25 * n + 60 * k
        parts.append(
            f"The ferry {ship} was built in {built}. The {ship} is {length} metres long. She takes {room} passengers from "
            f"{ports[k % 2]} to {ports[2 + k % 2]}, and whoever crossed on the ferry {ship} in a gale remembers it."
        )
    parts += [
        "# What is left",
        f"Of the four only the {ships[0]} and the {ships[3]} still sail for the {line}. The {ships[1]} and the "
        f"{ships[2]} lie in {ports[3]}, and nobody has bought them yet.",
    ]
    head = {
        "kind": "article", "title": f"Four ferries of the {line}", "authors": [AUTHORS[n]], "date": f"{2004 + n}-05",
        "journal": "Letters of the Sound", "files": [],
    }  # fmt: skip
    return f"---\n{yaml.safe_dump(head, allow_unicode=True)}---\n\n" + "\n\n".join(parts) + "\n"


def originals(folder: Path) -> None:
    """Twelve files of five formats, as they lie in somebody's folder."""
    folder.mkdir(parents=True)
    for n in range(len(LINES)):
        told = folder / "description.md"
        told.write_text(description(n), encoding="utf-8")
        ending, make = FORMATS[n % len(FORMATS)]
        (folder / f"paper {n + 1:02}.{ending}").write_bytes(make(load(told)))
        told.unlink()


@dataclass
class Editor:
    """Who makes the book: calls commands, writes lines, and counts both."""

    root: Path
    commands: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def call(self, *arguments: str, at: Path | None = None) -> mini.Run:
        self.commands.append("briefbook " + " ".join(arguments))
        return mini.run(at or self.root, *arguments)

    def write(self, path: str, text: str) -> None:
        """A file by hand, or lines below those that are there."""
        self.written += [line for line in text.splitlines() if line.strip()]
        with (self.root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    def change(self, path: str, old: str, new: str) -> None:
        """A line of a file that a command laid, changed."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1
        self.written.append(new)
        (self.root / path).write_text(text.replace(old, new), encoding="utf-8")

    def complete(self, key: str, blocks: str, most: int) -> int:
        """Take proposed statements of a source, and say what they are about: one or two lines each; how many were taken."""
        taken = []
        for block in re.split(r"(?m)^(?=# )", blocks):
            ship = re.search(r"named there: .*?([a-z]+) \((" + "|".join(FERRIES) + r")\)", block)
            line = re.search(r"named there: ([a-z]+) \((?:" + "|".join(LINES) + r")\)", block)
            subject = ship or line
            value = re.search(r"(?m)^  value: '?(\d\d+)'?$", block)
            if not subject or not value or len(taken) == most:
                continue
            block = block.replace("subject: '?'", f"subject: {subject[1]}")
            self.written.append(f"subject: {subject[1]}")
            if "property: '?'" in block:
                property = "carries" if "of: passengers" in block else "built" if ship else "began"
                block = block.replace("property: '?'", f"property: {property}")
                self.written.append(f"property: {property}")
            taken.append(block)
        (self.root / f"seeds/{key}/statements.yml").write_text("".join(taken), encoding="utf-8")
        return len(taken)


PROPERTIES = """\
built: {value: date, key: true, single: true, begins: when, event: true, theme: History, says: "{subject} was built in {value}"}
length: {value: quantity, unit: metres, key: true, theme: Figures, says: "{subject} {is|was|has been} {value} long"}
carries: {value: quantity, key: true, theme: Figures, says: "{subject} {takes|took|has taken} {value}"}
"""
COMPARISONS = {
    "first-ferries": (
        "The ferries of the first lines",
        "[{0}, {1}, {2}, {3}]",
        "  Built: [built]\n  Length: [length]\n  Takes: [carries]\n",
    ),
    "lines": ("When the lines began", "[{4}, {5}, {6}]", "  Began: [began]\n"),
}


BRIEF = """\
---
title: Ferries in short
question: How old are the lines, and what do their ferries hold?
entities: [{ids}]
comparisons: [first-ferries, lines]
---

- The first of the lines is older than its ferries [@{first}, ¶1, ¶3].
- Two of its four ferries still sail [@{first}, ¶7].
- So it is with the second [@{second}, ¶7].
"""


def hour(folder: Path) -> Editor:
    """The hour, command by command."""
    originals(folder / "papers")
    editor = Editor(folder / "ferries")
    asked = ("--title", "Ferries of the north", "--kinds", "ferry,harbour,line,country", "--bare", "--yes")
    editor.call("new", "ferries", *asked, at=folder)
    editor.call("add", "../papers")
    editor.change("seeds/book.yml", "folder: lines", "folder: lines, words: [Company]")
    editor.write("seeds/properties.yml", PROPERTIES)
    editor.call("suggest", "--write", "--least", "2")
    keys = sorted(path.name for path in (editor.root / "seeds").iterdir() if path.is_dir())
    taken = 0
    for key in keys:
        if taken < STATEMENTS:
            taken += editor.complete(key, editor.call("suggest", "statements", key).out, STATEMENTS - taken)
    lines = [short.lower() for short in LINES.values()]
    by_author = {name.split()[-1].lower(): n for n, name in enumerate(AUTHORS)}
    used = [by_author[key.partition("-")[0]] for key in keys]
    ids = [ship.lower() for ship in FERRIES[4 * used[0] : 4 * used[0] + 4]] + [lines[n] for n in used[:3]]
    for name, (title, rows, columns) in COMPARISONS.items():
        editor.write(
            f"docs/comparisons/{name}.md", f"---\ntitle: {title}\nrows: {rows.format(*ids)}\ncolumns:\n{columns}---\n"
        )
    listed = ", ".join(ids)
    editor.write("briefs/ferries.md", BRIEF.format(ids=listed, first=keys[0], second=keys[1]))
    editor.call("ids")
    editor.call("check")
    return editor


if __name__ == "__main__":
    place = Path(sys.argv[1])
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    start = time.monotonic()
    made = hour(place)
    print("\n".join(made.commands))
    seconds = time.monotonic() - start
    print(f"{len(made.commands)} commands, {len(made.written)} lines by hand, {seconds:.0f} seconds of the machine")
