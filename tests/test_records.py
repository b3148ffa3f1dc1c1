"""What contributors wrote → values: which keys count for what, on a shelf of medicines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mini
from briefbook import cite, records
from briefbook.model import Entity, Records, Source
from briefbook.records import sources
from briefbook.records.sources import short_title
from briefbook.records.territories import territory


def loaded(root: Path, *over: dict[str, mini.Content]) -> Records:
    return records.load(mini.lay(root, *over))


def entity(book: Records, id: str) -> Entity:
    return next(e for e in book.entities if e.id == id)


def source(book: Records, key: str = "holm-2021") -> Source:
    return next(s for s in book.sources if s.key == key)


def test_a_shelf_on_medicines_works_by_configuration_alone(tmp_path: Path) -> None:
    book = loaded(tmp_path)
    assert book.problems == ()
    assert [(k.id, k.folder, k.ignore_case) for k in book.kinds] == [
        ("medicine", "medicines", False),
        ("disease", "diseases", True),
    ]
    assert [(e.id, e.kind) for e in book.entities] == [
        ("osmadil", "medicine"),
        ("velorin", "medicine"),
        ("moor-fever", "disease"),
    ]
    assert (book.title, book.subtitle, book.passed_over) == (
        "Fen remedies",
        "two medicines and a fever",
        ("Velorin Lane",),
    )


def test_a_record_has_its_preferred_name_first_and_each_name_once(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "docs/medicines/velorin.md": "---\nname: Velorin\nnames: [Velorin, fen salt]\nformer: [fen salt]\n"
        "metonyms: [the blue pill]\nwikidata: Q42\ngloss: x\n---\n\nAn overview.\n"
    }
    velorin = entity(loaded(tmp_path, over), "velorin")
    assert [(n.text, n.sort) for n in velorin.names] == [
        ("Velorin", "preferred"),
        ("fen salt", "former"),
        ("the blue pill", "metonym"),
    ]
    assert velorin.codes == (("Wikidata", "Q42"),)
    assert velorin.overview == "An overview."


def test_names_of_a_kind_that_ignores_case_do_so_except_capitals(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "docs/diseases/moor-fever.md": {"replace": "names: [fen ague]", "with": "names: [fen ague]\nacronyms: [MF]"}
    }
    fever = entity(loaded(tmp_path, over), "moor-fever")
    assert {n.text: n.ignore_case for n in fever.names} == {"Moor fever": True, "fen ague": True, "MF": False}


def test_a_text_stands_for_a_list_of_one(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {"docs/medicines/osmadil.md": {"replace": "[velorin]", "with": "velorin"}}
    assert entity(loaded(tmp_path, over), "osmadil").related == ("velorin",)


def test_a_territory_takes_its_names_and_codes_from_cldr(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/book.yml": {
            "replace": "  medicine: {",
            "with": "  place: {label: Place, plural: Places, folder: places, territories: yes}\n  medicine: {",
        },
        "docs/places/norway.md": "---\niso: NO\ngloss: where the reed comes from\n---\n",
        "docs/places/cantons.md": "---\nname: The Swiss cantons\niso: CH\ngloss: mountains\n---\n",
    }
    book = loaded(tmp_path, over)
    norway, cantons = entity(book, "norway"), entity(book, "cantons")
    assert norway.name == "Norway"
    assert {("Norge", "endonym"), ("Noreg", "endonym")} <= {(n.text, n.sort) for n in norway.names}
    assert {"NO", "NOR", "578"} <= {code for _, code in norway.codes}
    assert all(n.exact for n in norway.names if n.sort == "endonym")
    assert [(n.text, n.sort) for n in cantons.names][:2] == [
        ("The Swiss cantons", "preferred"),
        ("Switzerland", "other"),
    ]


def test_a_code_counts_only_where_the_kind_says_so(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "docs/medicines/osmadil.md": {"replace": "name: Osmadil", "with": "name: Osmadil\niso: 'NO'"}
    }
    assert [n.text for n in entity(loaded(tmp_path, over), "osmadil").names] == ["Osmadil", "Osmin"]


@pytest.mark.parametrize(
    ("authors", "label"),
    [
        ("[{family: Holm}]", "Holm 2021"),
        ("[{family: Holm}, {family: Pell}]", "Holm and Pell 2021"),
        ("[{family: Holm}, {family: Pell}, {family: Wren}]", "Holm et al. 2021"),
        ("[{literal: Fenland Health Board}]", "Fenland Health Board 2021"),
        ("[{family: Vries, given: Joey, non-dropping-particle: de}]", "de Vries 2021"),
        ("[]\neditor: [{family: Pell}]", "Pell 2021"),
        ("[]", "“Velorin against moor fever” 2021"),
        ("[]\ntitle-short: Three winters", "“Three winters” 2021"),
    ],
)
def test_a_source_has_a_short_citation(authors: str, label: str, tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/holm-2021/source.yml": {
            "replace": "author:\n  - {family: Holm, given: Ada}",
            "with": f"author: {authors}",
        }
    }
    assert source(loaded(tmp_path, over)).label == label


def test_sources_of_one_author_and_year_take_letters(tmp_path: Path) -> None:
    own = (mini.FILES["seeds/holm-2021/source.yml"], mini.FILES["seeds/holm-2021/passages.jsonl"])
    over: dict[str, mini.Content] = {
        f"seeds/holm-2021b/{n}": t for n, t in zip(("source.yml", "passages.jsonl"), own, strict=True)
    }
    first, second = loaded(tmp_path, over).sources
    assert (first.label, second.label) == ("Holm 2021a", "Holm 2021b")
    assert cite.reference(second).startswith("Holm, Ada. 2021b. “Velorin against")


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Three winters: a study", "Three winters"),
        ("Pier sold to a relative of the treasurer", "Pier sold"),
        ("Is it so? On ice", "Is it so?"),
        ("What is known of the ice on the lower fens", "What is known"),
        ("[On the quay of Orvel]", "[On the quay]"),
        ("Ice", "Ice"),
        ("...", "..."),
    ],
)
def test_a_source_without_author_is_cited_by_its_short_title(title: str, short: str) -> None:
    assert short_title(title) == short


def test_the_letters_of_many_sources_of_one_year_differ(tmp_path: Path) -> None:
    text = str(mini.FILES["seeds/holm-2021/source.yml"])
    labels = [s.label for s in loaded(tmp_path, {f"seeds/holm-{n:03}/source.yml": text for n in range(55)}).sources]
    assert labels[:2] == ["Holm 2021a", "Holm 2021b"] and labels[25:28] == ["Holm 2021z", "Holm 2021aa", "Holm 2021ab"]
    assert labels[52:54] == ["Holm 2021ba", "Holm 2021bb"]
    assert len(set(labels)) == 56


def test_a_source_without_a_year_says_so(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {"seeds/holm-2021/source.yml": {"replace": "issued: 2021-03\n", "with": ""}}
    assert source(loaded(tmp_path, over)).label == "Holm n.d."


def test_lines_and_pins_are_ranges_in_the_order_given(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/holm-2021/source.yml": {
            "append": "  lines: 12-40\npins:\n  note: 9, 3-5\n  heading: [7]\ntables:\n  t1: [Medicine, Dose]\n"
        }
    }
    holm = source(loaded(tmp_path, over))
    assert holm.lines == (12, 40)
    assert holm.pins == (("note", (9, 3, 4, 5)), ("heading", (7,)))
    assert holm.headers == (("t1", ("Medicine", "Dose")),)


def test_the_index_brings_tables_and_references_from_their_own_files(tmp_path: Path) -> None:
    index = source(loaded(tmp_path)).index
    assert index is not None
    assert index.tables[0].rows == (("Medicine", "Dose in mg"), ("Velorin", "25"), ("Osmadil", "40"))
    assert index.references == ("Pell, Jo. 1998. *Fevers of the Marsh*. Ely: Sedge.",)


def test_a_statement_keeps_its_address_when_a_remark_or_its_place_in_the_file_changes(tmp_path: Path) -> None:
    first = loaded(tmp_path).statements[0]
    over: dict[str, mini.Content] = {
        "seeds/holm-2021/statements.yml": "\n\n- at: ¶1\n  value: moor-fever\n  property: treats\n"
        "  note: they say\n  subject: velorin\n"
    }
    again = loaded(tmp_path, over).statements[0]
    assert again.id == first.id
    assert again.note == "they say"
    assert dict(again.places)["at"].line == 3


def test_statements_that_say_something_else_have_another_address(tmp_path: Path) -> None:
    ids = [s.id for s in loaded(tmp_path, mini.SECOND_SOURCE).statements]
    assert len(set(ids)) == len(ids) == 11


def test_an_ill_record_costs_nothing_but_itself(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "docs/medicines/osmadil.md": {"replace": "gloss:", "with": "gloss"},
        "seeds/holm-2021/statements.yml": {
            "append": "- {subject: velorin}\n- {subject: velorin, property: harm, value: x, at: ¶1}\n"
        },
    }
    book = loaded(tmp_path, over)
    assert [e.id for e in book.entities] == ["velorin", "moor-fever"]
    assert len(book.statements) == 9
    assert book.problems


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    plain = loaded(tmp_path / "plain")
    turned = {
        path: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
        for path, text in mini.FILES.items()
        if path.endswith((".yml", ".md"))
    }
    assert loaded(tmp_path / "turned", turned) == plain


def test_pages_of_the_editors_are_kept_with_their_front_matter(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {"docs/about/us.md": "Who we are.\n", "docs/medicines/index.md": "First of all.\n"}
    pages = {p.path: p for p in loaded(tmp_path, over).pages}
    assert set(pages) == {"index.md", "about/us.md", "medicines/index.md"}
    assert dict(pages["index.md"].meta)["page_type"] == "home"
    assert pages["about/us.md"].body == "Who we are.\n"


def test_the_same_files_give_the_same_values(tmp_path: Path) -> None:
    assert loaded(tmp_path / "a") == loaded(tmp_path / "b")


@given(st.lists(st.integers(1, 400), min_size=1, max_size=8))
def test_numbers_of_lines_come_back_as_written(lines: list[int]) -> None:
    assert sources._numbers(", ".join(map(str, lines))) == tuple(lines)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("US", ["US", "U.S."]),
        ("GB", ["UK", "U.K."]),
        ("MM", ["Myanmar", "Burma"]),
        ("BA", ["Bosnia and Herzegovina", "Bosnia"]),
        ("KN", ["St. Kitts and Nevis", "Saint Kitts & Nevis", "Saint Kitts and Nevis"]),
        ("CI", ["Ivory Coast"]),
        ("CD", ["Congo (DRC)"]),
        ("CG", ["Congo (Republic)"]),
        ("FR", []),
    ],
)
def test_a_territory_has_the_names_that_texts_call_it_by(code: str, names: list[str]) -> None:
    assert territory(code)[1] == names
