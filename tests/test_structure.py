"""Structure: repaired blocks become an article, whose passages are numbered and know their section and their lines."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given

import golden
from briefbook.model import Article, Original
from briefbook.reading import imprint, repair, structure
from test_repair import texts
from texts import PAGE_AFTER, narrow, original


def read(whole: Original, header: dict[str, tuple[str, ...]] | None = None) -> Article:
    lines = whole.span
    return structure.article(whole, repair.blocks_of(whole, lines), lines, header or {})


def outline(article: Article) -> str:
    """All that is known of an article, a line each."""
    facts = ("title", "issued", "container-title", "volume", "issue", "page", "DOI", "type")
    rows = [f"{field} | {article.stated(field)}" for field in facts if article.stated(field)]
    rows += [f"author | {author}" for author in article.authors]
    rows += [f"{p.id} | {p.text}" for p in article.abstract]
    rows += [f"keyword | {word}" for word in article.keywords]
    rows += [f"§{s.number} | {s.title}" for s in article.sections]
    rows += [f"¶{p.id} in §{p.section} | {p.text}".replace(" in § |", " |") for p in article.passages]
    rows += [f"{n.id} | {n.text}" for n in article.notes]
    for table in article.tables:
        rows += [
            f"{table.id} | {table.caption} | {table.source}",
            *("    " + " | ".join(cell or "␣" for cell in row) for row in table.rows),
        ]
    rows += [f"{r.id} | {r.text}" for r in article.references]
    return "\n".join(rows)


@golden.of("structure")
def test_an_article_holds_what_the_golden_tells(golden: golden.Golden, update_golden: bool) -> None:
    head, _, text = golden.input.rpartition("---\n")
    header = {id: tuple(columns) for id, columns in (yaml.safe_load(head) or {}).items()}
    whole = narrow(text) if golden.title.endswith("[narrow]") else original(text)
    told = outline(read(whole, header))
    if golden.title.endswith("[narrow]"):
        told = "\n".join(line for line in told.splitlines() if line.startswith(("t1", "    ")))
    golden.compare(told, update_golden)


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("II. THE HARBOURS", "II. The Harbours"), ("IV. RESULTS", "IV. Results"),
        ("SELM AFTER WINTER II", "Selm After Winter II"),
        ("XI LIN AND THE MIX OF SALTS", "Xi Lin and the Mix of Salts"), ("A. GAUGE", "A. Gauge"),
    ],
)  # fmt: skip
def test_a_heading_in_capitals_is_told_in_title_case_its_number_as_it_is(printed: str, told: str) -> None:
    assert imprint.titled(printed) == told


@given(texts)
def test_passages_are_numbered_from_one_and_stand_in_sections_that_exist(text: str) -> None:
    article = read(original(text))
    assert [p.id for p in article.passages] == [str(n) for n in range(1, len(article.passages) + 1)]
    assert {p.section for p in article.passages} <= {"", *(s.number for s in article.sections)}
    assert [t.id for t in article.tables] == [f"t{n}" for n in range(1, len(article.tables) + 1)]


@given(texts)
def test_sections_are_numbered_without_gaps(text: str) -> None:
    seen: set[str] = set()
    for section in read(original(text)).sections:
        above, _, last = section.number.rpartition(".")
        assert section.level == section.number.count(".") + 1
        assert not above or above in seen
        assert last == "1" or ".".join(filter(None, [above, str(int(last) - 1)])) in seen
        seen.add(section.number)


@given(texts)
def test_no_line_is_in_two_parts_of_an_article(text: str) -> None:
    article = read(original(text))
    parts = (*article.passages, *article.notes, *article.tables, *article.references)
    told = [line for part in parts for line in part.lines] + [n.number for b in article.removed for n in b.lines]
    assert len(told) == len(set(told))


@given(texts)
def test_every_row_of_a_table_has_as_many_cells(text: str) -> None:
    for table in read(original(text)).tables:
        assert len({len(row) for row in table.rows}) <= 1


def test_a_caption_stands_in_the_body_and_a_pull_quote_apart() -> None:
    whole = original("The mill was drawn twice.\n\nThe mill at Orvane\n\nBoth drawings are lost.")
    caption = structure.article(whole, repair.blocks_of(whole, pins={"caption": (3,)}), (1, 5), {})
    assert [part.lines for part in caption.body] == [(1,), (3,), (5,)]
    quote = structure.article(whole, repair.blocks_of(whole, pins={"pull-quote": (3,)}), (1, 5), {})
    assert [block.text for block in quote.removed] == ["The mill at Orvane"]


def test_a_first_note_without_a_number_is_not_lost() -> None:
    article = read(original("The harbour at Selm was dredged.\n\nNotes\n\nThe roll is kept in the tower of Selm."))
    assert article.notes or article.removed


def test_key_words_may_stand_below_their_heading_with_a_blank_line() -> None:
    page = "Lena BROOK\n\nAbstract\n\nIce was cut on the Tamsel from December\non.\n\nKey Words\n\nIce, lakes, winter trade."
    assert read(original(page + PAGE_AFTER)).keywords == ("Ice", "lakes", "winter trade")
