"""An entity of which much is stated has a page for each theme; what stood on its own page is found from there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import mini
from briefbook import build
from briefbook.findings import Findings
from briefbook.findings.happenings import happenings
from briefbook.findings.weight import heaviest
from briefbook.lookup import division
from briefbook.model import Site

PAGE = "medicines/osmadil.md"


def much(count: int = division.MANY) -> dict[str, mini.Content]:
    rows = [f"osmadil | harm | trouble {n}" for n in range(count - 3)]
    rows += ["osmadil | treats | moor-fever", "osmadil | approved | 2001", "velorin | harm | cramps | about: osmadil"]
    return mini.stating("holm-2021", *rows)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return mini.site(tmp_path_factory.mktemp("much"), much())


def body(site: Site, path: str) -> str:
    return next(page.body for page in site.pages if page.path == path)


def below(site: Site) -> list[str]:
    return sorted(page.path for page in site.pages if page.path.startswith(PAGE.removesuffix(".md") + "/"))


def test_much_is_divided_by_theme_and_little_is_not(site: Site, tmp_path: Path) -> None:
    assert below(site) == [f"medicines/osmadil/{name}.md" for name in ("elsewhere", "harms", "history", "use")]
    assert below(mini.site(tmp_path, much(division.MANY - 1))) == []


def test_the_page_of_an_entity_tells_a_few_statements_of_each_theme_and_leads_to_all(site: Site) -> None:
    text = body(site, PAGE)
    assert text.count("harm: trouble") == 3
    assert f"[All {division.MANY - 3} statements: Harms](osmadil/harms.md)" in text
    assert "[The statement: In other entries](osmadil/elsewhere.md)" in text


def test_every_address_of_the_undivided_page_leads_on(site: Site) -> None:
    text = body(site, PAGE)
    for row in map(json.loads, content(site, "data/statements.jsonl").splitlines()):
        if row["subject"] == "osmadil":
            assert f'<span id="{row["id"]}"></span>' in text
            path, _, anchor = row["address"].partition("/#")
            assert f'id="{anchor}"' in body(site, f"{path}.md")


def content(site: Site, path: str) -> str:
    found = next(file.content for file in site.files if file.path == path)
    assert isinstance(found, str)
    return found


def test_a_page_of_a_theme_leads_to_the_others_and_folds_what_is_long(site: Site) -> None:
    text = body(site, "medicines/osmadil/harms.md")
    assert "**Harms**" in text and "[Use](use.md)" in text and "[Osmadil](../../medicines/osmadil.md)" in text
    assert "<summary>49 more</summary>" in text


def facts(tmp_path: Path, *rows: str) -> Findings:
    made = mini.book(tmp_path, mini.stating("holm-2021", *rows))
    return Findings(made.records, made.statements)


def test_the_heaviest_statement_is_what_the_vocabulary_calls_key(tmp_path: Path) -> None:
    found = facts(tmp_path, "osmadil | harm | cramps", "osmadil | treats | moor-fever", "osmadil | harm | thirst")
    (first, *_) = heaviest(found, found.said_of["osmadil"], 2)
    assert [s.property for s in first] == ["treats"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("osmadil | approved | 2001", "osmadil | approved | 2001-06"), [("2001-06", 2)]),
        (("osmadil | approved | 2001-05", "osmadil | approved | 2001-06"), [("2001-05", 1), ("2001-06", 1)]),
        (
            ("osmadil | harm | a rash of the arms | date: 2001", "osmadil | harm | rash | date: 2001-02"),
            [("2001-02", 2)],
        ),
        (("osmadil | harm | rash | date: 2001", "osmadil | harm | thirst | date: 2001"), [("2001", 1), ("2001", 1)]),
        (("osmadil | harm | rash | date: 2001", "velorin | harm | rash | date: 2001"), [("2001", 1), ("2001", 1)]),
        (("osmadil | dose | 25 | date: 2001",), []),
    ],
)
def test_what_is_told_of_one_event_is_one_happening(
    rows: tuple[str, ...], expected: list[tuple[str, int]], tmp_path: Path
) -> None:
    found = facts(tmp_path, *rows)
    told = happenings(found, found.statements)
    assert [(h.when, len(h.statements)) for h in told] == expected


def test_only_events_happen_where_the_book_says_what_is_one(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/properties.yml": {"append": "left: {value: entity, event: true, theme: Use}\n"}
    }
    rows = ("osmadil | left | moor-fever | date: 2003", "osmadil | harm | rash | date: 2001")
    made = mini.book(tmp_path, over, mini.stating("holm-2021", *rows))
    found = Findings(made.records, made.statements)
    assert [h.statements[0].property for h in happenings(found, found.statements)] == ["left"]
    assert build.site(made)
