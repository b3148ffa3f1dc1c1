"""The ten originals of the shelf, where they are at hand: counts, checksums and line numbers, never their sentences."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

import fidelity
import recognition
from briefbook import index, layout, records, shelf
from briefbook.model import Article, Original, Records
from briefbook.reading import repair
from briefbook.reading.marks import PLAIN
from briefbook.reading.repair import blocks

ORIGINALS = os.environ.get(layout.ORIGINALS, "")
if not ORIGINALS:
    pytest.skip(f"{layout.ORIGINALS} doesn't name the folder of the originals", allow_module_level=True)

ROOT = Path(__file__).parents[1]
SHARED = "004_241123d8d6cadcf8.txt"
"""the file that holds a whole issue of a journal"""


@dataclass(frozen=True)
class Expected:
    passages: int
    notes: int
    tables: int
    references: int
    sections: int
    texts: dict[int, str]
    """the checksums of three passages, as in passages.jsonl"""


SHELF = {
    "akkemik-2016": Expected(26, 0, 2, 0, 6, {2: "559ab80018f31b45", 13: "679b1567f0a324b9", 25: "3eaff7b3f6051e10"}),
    "dost-2025": Expected(98, 124, 0, 0, 10, {2: "f8739c0fedc7586b", 49: "ad47756c39ef3e65", 97: "0b7ae29e9a4c8da1"}),
    "hasnat-awan-2016": Expected(33, 0, 1, 0, 7, {2: "8f8039fcde4bbd5c", 16: "21b4b9e103e0306e", 32: "a89d6501445842b0"}),
    "kiraz-elhan-2025": Expected(53, 0, 0, 48, 9, {2: "aea06ec34d613e92", 26: "05007b12fc5b4e2a", 52: "0a4cb2b5e4cdc4c4"}),
    "lee-2025": Expected(60, 0, 5, 65, 19, {2: "a16b399faad91d55", 30: "3d2940685896ec7e", 59: "6f96664026fba2d5"}),
    "pehlivanturk-2016a": Expected(17, 0, 0, 0, 0, {2: "356fd24820756182", 9: "dc1fa28d267f073c", 17: "c0f2607f6c802648"}),
    "pehlivanturk-2016b": Expected(33, 0, 0, 0, 9, {2: "e755772ddf2817f3", 16: "eb10d66e2f9cd3dd", 32: "c5c7cef15366a7b4"}),
    "takaoka-2016": Expected(33, 0, 0, 0, 5, {2: "24e8ce1570c8fd2c", 16: "4efea9e8a0052dbf", 32: "6023e0fe7480a0f4"}),
    "yagubova-nd": Expected(37, 0, 0, 0, 4, {2: "6e5754dab4124e36", 18: "a3fccd6549e2beb5", 36: "f364636d4c207833"}),
    "yalcinkaya-2016": Expected(36, 26, 0, 0, 7, {2: "07df8cd33e42a344", 18: "d2084e334cca7cbf", 36: "6e0ca513bd952aec"}),
}  # fmt: skip


@dataclass(frozen=True)
class Shelf:
    records: Records
    originals: dict[str, Original]
    articles: dict[str, Article]


@pytest.fixture(scope="module")
def found() -> Shelf:
    loaded = records.load(ROOT)
    originals = {key: f.original for key, f in shelf.find(ROOT, loaded, Path(ORIGINALS)).items() if f.matches}
    articles = {s.key: shelf.article(s, originals[s.key]) for s in loaded.sources if s.key in originals}
    return Shelf(loaded, originals, articles)


each = pytest.mark.parametrize("key", SHELF)


def words(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", text.casefold()))


def test_every_source_has_the_original_that_its_checksum_names(found: Shelf) -> None:
    assert {source.key for source in found.records.sources} == set(SHELF) == set(found.originals)


def test_five_files_give_ten_articles(found: Shelf) -> None:
    files = {original.sha256: original for original in found.originals.values()}.values()
    assert sorted(len(repair.ranges(original)) for original in files) == [1, 1, 1, 1, 6]


def test_the_articles_of_the_shared_file_begin_where_the_sources_say(found: Shelf) -> None:
    (shared,) = {o.sha256: o for o in found.originals.values() if o.name == SHARED}.values()
    said = sorted(s.lines for s in found.records.sources if s.original == SHARED and s.lines)
    assert list(repair.ranges(shared)) == said


@each
def test_an_article_has_as_many_parts_as_the_original(key: str, found: Shelf) -> None:
    article, expected = found.articles[key], SHELF[key]
    assert len(article.passages) == expected.passages
    assert len(article.notes) == expected.notes
    assert len(article.tables) == expected.tables
    assert len(article.references) == expected.references
    assert len(article.sections) == expected.sections


@each
def test_passages_have_the_text_that_they_had(key: str, found: Shelf) -> None:
    passages = found.articles[key].passages
    wanted = SHELF[key].texts
    assert {n: hashlib.sha256(passages[n - 1].text.encode()).hexdigest()[:16] for n in wanted} == wanted


@each
def test_every_line_is_in_exactly_one_block(key: str, found: Shelf) -> None:
    source = next(s for s in found.records.sources if s.key == key)
    whole = found.originals[key]
    first, last = source.lines or whole.span
    told = Counter(line.number for b in repair.blocks_of(whole, (first, last), dict(source.pins)) for line in b.lines)
    assert told == Counter(
        line.number for line in whole.lines if first <= line.number <= last and blocks.clean(line.text).strip()
    )


@each
def test_the_committed_index_is_what_reading_gives_now(key: str, found: Shelf) -> None:
    source = next(s for s in found.records.sources if s.key == key)
    now = index.of(found.articles[key], shelf.pages(found.originals[key]))
    assert now == source.index


@each
def test_note_marks_count_up(key: str, found: Shelf) -> None:
    text = " ".join(passage.text for passage in found.articles[key].passages)
    marks = [int(mark.translate(PLAIN)) for mark in re.findall("[⁰¹²³⁴-⁹]+", text)]
    assert all(0 < b - a <= 2 for a, b in pairwise(marks))


@each
def test_notes_are_numbered_from_one_without_gaps(key: str, found: Shelf) -> None:
    notes = found.articles[key].notes
    assert [note.id for note in notes] == [f"n{n}" for n in range(1, len(notes) + 1)]


@pytest.mark.parametrize("key", [key for key in SHELF if "2016" in key])
def test_a_pull_quote_stands_once_in_the_text(key: str, found: Shelf) -> None:
    article = found.articles[key]
    quotes = [block.text for block in article.removed if block.kind == "pull-quote"]
    assert quotes
    for passage in article.passages:
        text = words(passage.text)
        assert not [n for n, quote in enumerate(quotes) if text.count(words(quote)) > 1]


@pytest.mark.parametrize("key", [key for key in SHELF if "2016" in key])
def test_no_run_of_ten_words_stands_twice_in_a_passage_of_the_shared_file(key: str, found: Shelf) -> None:
    for passage in found.articles[key].passages:
        text = words(passage.text).split()
        runs = Counter(tuple(text[i : i + 10]) for i in range(len(text) - 9))
        assert not [run for run, count in runs.items() if count > 1], passage.id


def test_reading_is_as_faithful_as_the_page_on_reading_says(found: Shelf) -> None:
    scores = [fidelity.measure(s, found.originals[s.key], pins=True) for s in found.records.sources]
    parts = [score for one in scores for score in one.values()]
    total = fidelity.Score(*(sum(getattr(p, name) for p in parts) for name in ("right", "wanted", "told")))
    assert total.wanted > 2400
    assert total.f1 >= 0.99


def test_names_are_found_as_well_as_the_page_on_recognition_says() -> None:
    _, aside = recognition.score(Path(ORIGINALS))
    for kind in ("country", "organisation", "theory"):
        assert aside.labelled[kind] > 100
        assert aside.f1(kind) >= 0.98


def test_without_the_texts_names_are_told_as_well_as_the_page_on_recognition_says() -> None:
    labelled, recognised = recognition.indexed(Path(ORIGINALS))
    for kind in ("country", "organisation", "theory"):
        assert recognised.labelled[kind] > 1000
        assert recognised.f1(kind) >= 0.99
        assert labelled.f1(kind) >= 0.985
