"""What the search loads from a book ten times the size of the first: invented names, terms and statements.

    python tests/bench_search.py [ENTITIES SOURCES [FOLDER]]

builds the book, then counts what a browser loads, as sent gzipped. What stands in FOLDER is measured again.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

import browsing
import mini
import searching
from briefbook import index
from briefbook.model import Section, SourceIndex

STARTS = ["", *"b c d f g h j k l m n p r s t v w z st tr pl kr sh ch".split()]
SYLLABLES = [a + b + c for a in STARTS for b in "aeiou" for c in ("", "n", "r", "l", "s")]
SMALL = "the of and in to with for on by from since which that as its more than other under over".split()
PASSAGES, STATEMENTS, TERMS = 60, 160, 8
"""for each source"""


def main(entities: int, sources: int, kept: str = "") -> None:
    chance = random.Random(7)
    folder = Path(kept) if kept else mini.temporary()
    if not (folder / "site").is_dir():
        lay(folder / "book", chance, entities, sources)
        process = mini.mkdocs(folder / "book", folder / "site", timeout=3600)
        if process.returncode:
            raise SystemExit(process.stderr[-2000:])
    pages = len(list((folder / "site").rglob("index.html")))
    files = [
        path for name in ("pagefind", "data/names") for path in (folder / "site" / name).rglob("*") if path.is_file()
    ]
    print(f"{pages} pages; index {sum(path.stat().st_size for path in files) / 1e6:.1f} MB in {len(files)} files")
    measure(folder / "site", list(queries(folder / "book", random.Random(11))))


def vocabulary(chance: random.Random, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4))))] = None
    return list(found)


def lay(root: Path, chance: random.Random, entities: int, sources: int) -> None:
    """A book with so many entities and sources; words are as frequent as Zipf says."""
    words = vocabulary(chance, 30_000)
    weights = [1 / (n + 10) for n in range(len(words))]

    def said(count: int) -> str:
        chosen = chance.choices(words, weights, k=count)
        return " ".join(word if chance.random() < 0.6 else f"{word} {chance.choice(SMALL)}" for word in chosen)

    files = {path: mini.FILES[path] for path in ("mkdocs.yml", "hooks/events.py", "seeds/properties.yml")}
    files["docs/index.md"] = "---\ntitle: Bench\npage_type: home\n---\n\n# Bench\n"
    files["seeds/book.yml"] = mini.FILES["seeds/book.yml"].partition("passed over")[0]
    ids = [f"e{n}" for n in range(entities)]
    preferred = []
    for n, id in enumerate(ids):
        kind = ("medicines", "diseases")[n % 2]
        names = [" ".join(chance.choices(words, k=chance.choice((1, 2, 3)))).title() + f" {n}" for _ in range(4)]
        preferred.append(names[0])
        files[f"docs/{kind}/{id}.md"] = (
            f"---\nname: {names[0]}\nacronyms: [{''.join(chance.choices('ABCDEFGHKLMNPRST', k=4))}{n}]\nformer: [{names[1]}]\n"
            f"names: [{names[2]}, {names[3]}]\ngloss: {said(9)}\n---\n\n{said(30)}.\n"
        )
    terms = []
    for k in range(sources):
        key = f"s{k}-2020"
        files[f"seeds/{key}/source.yml"] = (
            f"type: report\ntitle: {said(8).capitalize()}\nissued: '{1990 + k % 30}'\n"
            f"author: [{{family: {chance.choice(words).title()}, given: Jo}}]\n"
            f"rights: {{publish: index, licence: not stated}}\noriginal: {{file: a.txt, sha256: {'ab' * 32}}}\n"
        )
        files[f"seeds/{key}/passages.jsonl"] = index.to_jsonl(passages(chance, preferred))
        files[f"seeds/{key}/digest.md"] = "\n\n".join(f"{said(60)}. [@{key}, ¶{p}]" for p in range(1, 21))
        subjects = chance.choices(ids, weights[: len(ids)], k=STATEMENTS)
        statements = [
            {"subject": id, "property": "harm", "value": said(12), "since": str(1990 + n % 30), "basis": "read"}
            | {"at": f"¶{1 + n % PASSAGES}"}
            for n, id in enumerate(subjects)
        ]
        files[f"seeds/{key}/statements.yml"] = yaml.safe_dump(statements, sort_keys=False)
        terms += [{"term": f"{said(1)} {chance.choice(words)} {k}-{n}", "definition": said(20)} for n in range(TERMS)]
    files["docs/glossary.yml"] = yaml.safe_dump(terms, sort_keys=False)
    mini.lay_files(root, files)


def passages(chance: random.Random, names: list[str]) -> SourceIndex:
    made = []
    for n in range(1, PASSAGES + 1):
        named = chance.choices(names, [1 / (i + 5) for i in range(len(names))], k=15)
        made.append(mini.passage(str(n), "1", n, *named, says="In 2001."))
    return SourceIndex(sha256="ab" * 32, language="en", sections=(Section("1", "Text", 1, 1),), passages=tuple(made))


def queries(root: Path, chance: random.Random) -> Iterator[tuple[str, str]]:
    """(what sort of query it is, the query)"""
    record = yaml.safe_load((root / "docs/medicines/e0.md").read_text(encoding="utf-8").split("---")[1])
    statements = yaml.safe_load((root / "seeds/s3-2020/statements.yml").read_text(encoding="utf-8"))
    yield "name", record["name"]
    yield "former name", record["former"][0]
    yield "acronym", record["acronyms"][0]
    told = [[word for word in s["value"].split() if word not in SMALL] for s in statements]
    for count in (1, 1, 2, 2, 2, 3, 3, 4, 5, 5):
        yield f"{count} words", " ".join(chance.choice(told)[:count])
    yield "name and 2 words", " ".join([record["acronyms"][0], *told[0][:2]])
    first = record["name"].split()[0]
    yield "typo", f"{first[:3]}x{first[3:]}"


def measure(site: Path, asked: list[tuple[str, str]]) -> None:
    with browsing.served(site) as address, browsing.started() as browser:
        for sort, query in asked:
            first, all, results = searching.load(browser, site, address, query)
            told = ", ".join(f"{name} {size / 1000:.0f}" for name, size in sorted(all.items(), key=lambda s: -s[1]))
            whole = sum(all.values()) / 1000
            print(
                f"{sort:18}{first / 1000:4.0f} kB before the first of {results} results, {whole:4.0f} in all ({told})"
            )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3] or ("2200", "100")), *sys.argv[3:4])
