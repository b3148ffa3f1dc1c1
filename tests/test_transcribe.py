"""Transcribe: an article as Markdown, or as JSON lines; the same article gives the same text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given

import golden
from briefbook.model import Article, Block, Caption, Line, Metadatum, Passage, Section, Table
from briefbook.reading import transcribe
from test_repair import texts
from test_structure import read
from texts import original

FIELDS = {"authors": "author", "year": "issued", "journal": "container-title", "pages": "page", "doi": "DOI"}


def article(text: str) -> Article:
    """The article that a golden describes; a passage stands on every tenth line."""
    told = yaml.safe_load(text)
    return Article(
        original="ice.txt",
        sha256="0" * 64,
        lines=(1, 99),
        metadata=tuple(
            Metadatum(FIELDS.get(name, name), value, "title block", "read")
            for name in ("title", "authors", "year", "journal", "pages", "doi")
            for value in ([told[name]] if isinstance(told.get(name), str) else told.get(name, ()))
        ),
        abstract=tuple(Passage(f"a{n}", text, "", (n,)) for n, text in enumerate(told.get("abstract", ()), 1)),
        keywords=tuple(told.get("keywords", ())),
        body=tuple(_body(told)),
        notes=tuple(
            Passage(f"n{number}", text, "", (90 + n,)) for n, (number, text) in enumerate(told.get("notes", {}).items())
        ),
        references=tuple(Passage(f"r{n}", text, "", (95 + n,)) for n, text in enumerate(told.get("references", ()), 1)),
        removed=tuple(
            Block((Line(line, text),), kind, rule=rule, text=text)
            for line, (kind, rule, text) in enumerate(told.get("removed", ()), 200)
        ),
    )


def _body(told: dict[str, Any]) -> Iterator[Section | Passage | Table | Caption]:
    """A heading before the first passage of its section, tables and captions after the passage that they name."""
    sections = [Section(number, title, level, 1) for number, title, level in told.get("sections", ())]
    tables = [*enumerate(told.get("tables", ()), 1)]
    shown = ""
    for n, (section, text) in enumerate(told.get("passages", ()), 1):
        while section != shown and sections:
            yield sections[0]
            shown = sections.pop(0).number
        yield Passage(str(n), text, section, (10 * n,))
        for number, t in tables:
            if t["after"] == n:
                yield Table(f"t{number}", t["caption"], tuple(map(tuple, t["rows"])), t["source"], (10 * n + 5,))
        yield from (Caption(text, (10 * n + 6,)) for after, text in told.get("captions", ()) if after == n)
    yield from sections


@golden.of("transcribe")
def test_an_article_is_written_as_the_golden_tells(golden: golden.Golden, update_golden: bool) -> None:
    written = transcribe.markdown(article(golden.input))
    if golden.path.stem == "body":
        written = written.split("\n---\n")[1]
    golden.compare(written, update_golden)


@given(texts)
def test_the_same_article_gives_the_same_markdown(text: str) -> None:
    whole = original(text)
    assert transcribe.markdown(read(whole)) == transcribe.markdown(read(whole))


@given(texts)
def test_front_matter_is_yaml_that_says_which_lines_of_which_file(text: str) -> None:
    written = transcribe.markdown(read(original(text)))
    head = yaml.safe_load(written.split("\n---\n")[0].removeprefix("---\n"))
    assert head["original"] == {"file": "original.txt", "sha256": "0" * 64, "lines": f"1-{len(original(text).lines)}"}


@given(texts)
def test_json_lines_have_every_passage_note_table_and_reference_with_its_lines(text: str) -> None:
    whole = read(original(text))
    rows = [json.loads(line) for line in transcribe.jsonl(whole).split("\n") if line]
    parts = (*whole.passages, *whole.notes, *whole.tables, *whole.references)
    assert {(row["id"], *row["lines"]) for row in rows if "id" in row} == {(part.id, *part.lines) for part in parts}
    assert [row["id"] for row in rows if row["kind"] == "passage"] == [p.id for p in whole.passages]
    told = [n for row in rows for n in row["lines"]]
    assert len(told) == len(set(told))


@pytest.mark.parametrize("start", ["* a winch", "## nine"])
def test_a_star_or_several_hashes_at_the_start_are_text(start: str) -> None:
    assert f"\n{start}\n" not in transcribe.markdown(article(f"passages: [['', '{start}']]"))
