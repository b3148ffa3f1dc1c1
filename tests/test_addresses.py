"""Addresses hold: ids that are written down, ids that any system can hold, and one problem for one slip."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import mini
from briefbook import build, records
from briefbook.language.fold import slug

STATEMENTS = "seeds/holm-2021/statements.yml"
CHANGES = """\
# What is new.
- date: 2026-11-20
  title: A serach of the fens
  text: It finds.
- {date: 2026-11-18, title: First, text: It is there}
"""


def ids(root: Path) -> list[str]:
    return [statement.id for statement in records.load(root).statements]


# -- ids that are written down ------------------------------------------------------------------------------------------


def test_what_has_no_id_gets_the_one_of_its_address_and_all_else_stays(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "docs/changes.yml": CHANGES,
        STATEMENTS: {
            "append": "# by hand\n- {subject: velorin, property: harm, value: none, at: ¶2,\n   basis: read}\n"
        },
    }
    root = mini.lay(tmp_path, over)
    before, text = ids(root), (root / STATEMENTS).read_text(encoding="utf-8")
    run = mini.run(root, "ids")
    assert (run.code, run.out) == (0, f"docs/changes.yml: 2 ids\n{STATEMENTS}: 9 ids\n")
    assert ids(root) == before
    now = (root / STATEMENTS).read_text(encoding="utf-8")
    assert re.sub(r"id: \w{8}(\n +|, )", "", now) == text
    assert "id: 2026-11-20-a-serach-of-the-fens\n  date: 2026-11-20" in (root / "docs/changes.yml").read_text()
    again = mini.run(root, "ids")
    assert again.out == "Every statement and every change has an id.\n" and (root / STATEMENTS).read_text() == now


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('value: "25"', 'value: "480"'),
        ("note: for two days", "note: for three days"),
        ("property: dose", "property: harm"),
    ],
)
def test_a_statement_that_is_corrected_keeps_its_address(old: str, new: str, tmp_path: Path) -> None:
    root = mini.lay(tmp_path)
    mini.run(root, "ids")
    before = ids(root)
    path = root / STATEMENTS
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert ids(root) == before


def test_a_statement_keeps_its_address_when_a_record_is_renamed(tmp_path: Path) -> None:
    root = mini.lay(tmp_path)
    mini.run(root, "ids")
    before = ids(root)
    (root / "docs/medicines/velorin.md").rename(root / "docs/medicines/velorine.md")
    for path in root.rglob("*.yml"):
        path.write_text(
            path.read_text(encoding="utf-8").replace("subject: velorin", "subject: velorine"), encoding="utf-8"
        )
    assert ids(root) == before


def test_two_statements_of_one_id_are_a_problem(tmp_path: Path) -> None:
    twice = "".join(f"- {{id: a1, subject: velorin, property: harm, value: {value}, at: ¶2}}\n" for value in "XY")
    run = mini.run(mini.lay(tmp_path, {STATEMENTS: {"append": twice}}), "check")
    assert [p.at for p in run.reported] == [f"{STATEMENTS}:37:8: name-twice"]


def test_an_item_of_the_feed_is_the_same_when_its_title_or_the_site_s_address_changes(tmp_path: Path) -> None:
    def told(text: str, folder: str) -> list[tuple[str, str]]:
        root = mini.lay(tmp_path / folder, {"docs/changes.yml": text})
        (meta,) = (dict(page.meta) for page in build.site(build.book(root)).pages if page.path == "changes.md")
        return [(item["id"], item["urn"]) for item in meta["news"]]

    root = mini.lay(tmp_path / "written", {"docs/changes.yml": CHANGES})
    mini.run(root, "ids")
    text = (root / "docs/changes.yml").read_text(encoding="utf-8")
    before = told(text, "before")
    assert told(text.replace("title: A serach", "title: A search"), "after") == before == told(CHANGES, "first")
    assert len(before) == 2 and all(urn.startswith("urn:uuid:") for _, urn in before)


# -- ids that any system can hold ------------------------------------------------------------------------------------------


def checked(root: Path, over: dict[str, mini.Content]) -> list[tuple[str, str]]:
    return [(p.at, p.message) for p in mini.run(mini.lay(root, over), "check").reported]


RECORD = "---\nname: Fen balm\ngloss: Of the fens\n---\n"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("docs/medicines/Fenbalm.md", "'Fenbalm' is no id: 'F' can't stand there"),
        ("docs/medicines/fen balm.md", "'fen balm' is no id: a blank can't stand there"),
        ("docs/medicines/fen_balm.md", "'fen_balm' is no id: '_' can't stand there"),
        ("docs/diseases/velorín.md", "the id 'velorín', which is 'velorin' but for letter case or accents, belongs to"),
        ("docs/diseases/holm-2021.md", "the id 'holm-2021' belongs to seeds/holm-2021/source.yml"),
    ],
)
def test_an_id_that_not_every_system_tells_from_others_is_a_problem(path: str, message: str, tmp_path: Path) -> None:
    at, told = checked(tmp_path, {path: RECORD})[0]
    assert at.startswith(f"{path}:2:1: ") and told.startswith(message)


def test_a_term_in_any_script_has_an_address(tmp_path: Path) -> None:
    terms = "- {term: مستنقع, definition: Marsh.}\n- {term: 湿地, definition: Marsh.}\n- {term: Τέλμα, definition: Marsh.}\n"
    root = mini.lay(tmp_path, {"docs/glossary.yml": {"append": terms}})
    assert not [p.at for p in mini.run(root, "check").reported if p.at.endswith(": bad-id")]
    added = [term.id for term in records.load(root).terms][-3:]
    assert added == ["مستنقع", "湿地", "τελμα"]
    (page,) = (page.body for page in build.site(build.book(root)).pages if page.path == "glossary.md")
    assert all(f'id="{id}"' in page for id in added)


def test_a_term_of_signs_alone_is_a_problem(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "docs/glossary.yml": {"append": '- {term: "€", definition: "Money. [@holm-2021, ¶1]"}\n'}
    }
    assert checked(tmp_path, over) == [("docs/glossary.yml:8:3: bad-id", "'€' has neither letters nor digits")]


@pytest.mark.parametrize("folder", ["timeline", "pagefind", "search", "matrix", "index", "Fens", "fen_things", "data"])
def test_a_kind_has_no_folder_that_the_site_uses(folder: str, tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/book.yml": {
            "replace": "kinds:\n",
            "with": f"kinds:\n  fen: {{label: Fen, plural: Fens, folder: {folder}}}\n",
        }
    }
    ((_, told),) = checked(tmp_path, over)
    assert told == f"the kind 'fen' can't have the folder '{folder}'"


def test_what_the_site_makes_itself_is_known_to_the_check() -> None:
    from briefbook import layout, pages
    from briefbook.findings import Findings

    book = build.book(Path(__file__).resolve().parents[1])
    made = {path.partition("/")[0].removesuffix(".md") for path in pages.jobs(Findings(book.records, book.statements))}
    assert made - {kind.folder for kind in book.records.kinds} <= layout.TAKEN


@pytest.mark.parametrize(
    ("text", "made"), [("Türk İşbirliği", "turk-isbirligi"), ("S-400’s", "s-400s"), ("€", ""), ("Москва", "москва")]
)
def test_a_slug_is_made_of_letters_and_digits(text: str, made: str) -> None:
    assert slug(text) == made


# -- one problem for one slip ------------------------------------------------------------------------------------------------


def test_a_record_that_is_renamed_is_one_problem_however_many_name_it(tmp_path: Path) -> None:
    rows = [
        {"subject": "velorine", "property": "harm", "value": f"harm {n}", "at": "¶2", "basis": "read in the roll"}
        for n in range(40)
    ]
    over: dict[str, mini.Content] = {STATEMENTS: {"append": yaml.safe_dump(rows, allow_unicode=True)}}
    ((at, told),) = checked(tmp_path, over)
    assert at.startswith(f"{STATEMENTS}:") and told == f"there is no record 'velorine'; 39 times more, in {STATEMENTS}"


def test_a_property_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/properties.yml": {"replace": "dose: {value: quantity,", "with": "dose: {value: number,"}
    }
    assert [told for _, told in checked(tmp_path, over)] == ["'number' is no type of value"]


def test_an_index_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    table = "t1: {title: Doses, at: t1, fields: [Medicine (string), Dose in mg (number)]}\n"
    over: dict[str, mini.Content] = {"seeds/holm-2021/tables.yml": table, "seeds/holm-2021/passages.jsonl": "{"}
    assert [at for at, _ in checked(tmp_path, over)] == ["seeds/holm-2021/passages.jsonl:1:1: broken-index"]


# -- where something was before ----------------------------------------------------------------------------------------


def test_who_is_led_on_takes_query_and_fragment_along(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "docs/medicines/velorin.md": {"replace": "acronyms:", "with": "former ids: [velo]\nacronyms:"}
    }
    files = {file.path: file.content for file in build.site(build.book(mini.lay(tmp_path, over))).files}
    assert 'location.replace("../velorin/" + location.search + location.hash)' in str(
        files["medicines/velo/index.html"]
    )
