"""Where sources disagree: what each detector finds, what it leaves alone, and what an editor wrote down already."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mini
from briefbook import build
from briefbook.findings import Findings
from briefbook.findings.sides import refined
from briefbook.findings.statements import agree
from briefbook.model import Acronym, Conflict, Site, Unlisted

BOARDS: dict[str, mini.Content] = {
    "seeds/book.yml": {
        "replace": "passed over:",
        "with": "  board: {label: Board, plural: Boards, folder: boards}\npassed over:",
    },
    "docs/boards/fhb.md": "---\nname: Fenland Health Board\nacronyms: [FHB]\nnames: [Fever Board]\ngloss: It gives out\n---\n",
    "docs/boards/rcu.md": "---\nname: Reed Cutters’ Union\nacronyms: [RCU]\ngloss: They cut\n---\n",
    "seeds/properties.yml": """\
treats: {value: entity, inverse: treated with, theme: Use}
dose: {value: quantity, unit: mg, single: true, theme: Use}
approved: {value: date, single: true, theme: History}
sold: {value: quantity, unit: boxes, theme: Use}
finds: {value: text, theme: Arguments}
founded: {value: date, begins: when, theme: History}
founded by: {value: entity, begins: by whom, inverse: founder of, theme: History}
member of: {value: entity, once: true, excludes: [observer in], inverse: has member, theme: Membership}
observer in: {value: entity, once: true, inverse: has observer, theme: Membership}
""",
}
"""two boards of the fens, and what can be said of them"""
SILENT: dict[str, mini.Content] = {
    **mini.stating("holm-2021"),
    **mini.stating("pell-2022"),
    "docs/comparisons/fen-medicines.md": None,
    "briefs/winter.md": {"replace": "[fen-medicines]", "with": "[]"},
}
"""no source says anything"""


def register(root: Path, *over: dict[str, mini.Content]) -> list[Conflict]:
    """All conflicts of a book with two boards and two sources."""
    book = mini.book(root, mini.SECOND_SOURCE, BOARDS, SILENT, *over)
    assert not [p for p in book.records.problems if p.severity == "error"], book.records.problems
    found = Findings(book.records, book.statements)
    return [*found.conflicts, *found.wordings]


def sides(conflict: Conflict) -> list[tuple[str, str]]:
    return [(side.says, side.at) for side in conflict.sides]


def holm(*rows: str) -> dict[str, mini.Content]:
    return mini.stating("holm-2021", *rows)


def pell(*rows: str) -> dict[str, mini.Content]:
    return mini.stating("pell-2022", *rows)


def test_sources_that_say_nothing_disagree_in_nothing(tmp_path: Path) -> None:
    assert register(tmp_path) == []


# -- statements -------------------------------------------------------------------------------------------------------


def test_two_values_of_what_has_one(tmp_path: Path) -> None:
    (found,) = register(tmp_path, holm("velorin | dose | 25 | note: at night"), pell("velorin | dose | 30 | at: ¶1"))
    assert (found.kind, found.about, found.title) == ("two values", ("velorin",), "Velorin: dose")
    assert sides(found) == [("25 mg; at night", "[@holm-2021, ¶1]"), ("30 mg", "[@pell-2022, ¶1]")]
    assert [s.value for s in found.statements] == ["25", "30"]
    assert found.machine


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("velorin | dose | 25", "velorin | dose | 25"),
        ("velorin | dose | 25", "osmadil | dose | 30"),
        ("velorin | dose | 25", "velorin | dose | 30 | unit: drops"),
        ("velorin | dose | 25 | of: a child's", "velorin | dose | 30 | of: a man's"),
        ("velorin | dose | 25 | date: 2001", "velorin | dose | 30 | date: 2003"),
        ("velorin | dose | 25 | about: moor-fever", "velorin | dose | 30"),
        ("velorin | approved | 2001", "velorin | approved | 2001-06"),
        ("velorin | treats | moor-fever", "velorin | finds | it does"),
    ],
)
def test_values_of_different_matters_are_no_two_values(one: str, other: str, tmp_path: Path) -> None:
    assert register(tmp_path, holm(one), pell(other)) == []


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ("27000-31000", "32000", ["27,000–31,000 boxes", "32,000 boxes"]),
        (">766", "600", [">766 boxes", "600 boxes"]),
        ("<40", "41", ["<40 boxes", "41 boxes"]),
        ("480", "481", ["480 boxes", "481 boxes"]),
        ("200-300", "310", ["200–300 boxes", "310 boxes"]),
    ],
)
def test_two_figures_for_one_quantity(one: str, other: str, says: list[str], tmp_path: Path) -> None:
    (found,) = register(
        tmp_path,
        holm(f"velorin | sold | {one} | of: boxes of the winter | date: 2003 | at: ¶1-2"),
        pell(f"velorin | sold | {other} | of: boxes of the winter | date: 2003"),
    )
    assert (found.kind, found.about) == ("two figures", ("velorin",))
    assert found.title == "Velorin: sold, boxes of the winter"
    assert [side.at for side in found.sides] == ["[@holm-2021, ¶1-2]", "[@pell-2022, ¶1]"]
    assert [side.says for side in found.sides] == [f"{said}; 2003" for said in says]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("30000", "27000-31000"),
        ("250", "200-300"),
        ("250-350", "300–400"),
        ("800", ">766"),
        ("39", "<40"),
        (">766", ">900"),
        ("480", "480.0"),
    ],
)
def test_figures_that_can_all_hold_are_no_two_figures(one: str, other: str, tmp_path: Path) -> None:
    what = "of: boxes of the winter | date: 2003"
    assert (
        register(tmp_path, holm(f"velorin | sold | {one} | {what}"), pell(f"velorin | sold | {other} | {what}")) == []
    )


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("of: boxes", "of: boxes", True),
        ("of: boxes", "of: jars", False),
        ("of: boxes", "of: boxes | unit: crates", False),
        ("about: osmadil", "about: osmadil", True),
        ("about: osmadil", "about: velorin", False),
        ("note: boxes", "note: boxes", False),  # neither says what is counted
        # when
        ("of: boxes | date: 2003", "of: boxes | date: 2003-05", True),
        ("of: boxes | date: 2003", "of: boxes | date: 2004", False),
        ("of: boxes | date: 2003-05", "of: boxes | date: 2003-11", False),
        ("of: boxes | since: 2001 | until: 2003", "of: boxes | since: 2001 | until: 2003", True),
        ("of: boxes | since: 2001 | until: 2003", "of: boxes | since: 2001 | until: 2002", False),
    ],
)
def test_figures_are_compared_where_what_when_of_whom_and_the_unit_are_one(
    one: str, other: str, found: bool, tmp_path: Path
) -> None:
    told = register(tmp_path, holm(f"velorin | sold | 480 | {one}"), pell(f"velorin | sold | 500 | {other}"))
    assert [c.kind for c in told] == ["two figures"] * found


def test_a_figure_that_does_not_say_when_is_not_compared_with_one_that_does(tmp_path: Path) -> None:
    assert not register(
        tmp_path, holm("velorin | sold | 480 | of: boxes"), pell("velorin | sold | 500 | of: boxes | date: 2003")
    )


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ("since: 1998 | note: as a guest", "since: 1999", ["1998; as a guest", "1999"]),
        ("date: 1998-05", "date: 1998-06", ["May 1998", "June 1998"]),
        ("since: 1998", "since: 1998-06", []),
        ("since: 1998", "", []),
        ("since: 1998", "since: 1998", []),
    ],
)
def test_two_dates_of_what_begins_once(one: str, other: str, says: list[str], tmp_path: Path) -> None:
    told = register(
        tmp_path, holm(f"velorin | member of | fhb | {one}"), pell(f"velorin | member of | fhb | {other}".rstrip("| "))
    )
    assert [[side.says for side in c.sides] for c in told] == ([says] if says else [])
    assert all((c.kind, c.about) == ("two dates", ("velorin", "fhb")) for c in told)
    assert all(c.title == "Velorin: member of, FHB" for c in told)


def test_dates_with_two_bodies_are_two_dates_of_nothing(tmp_path: Path) -> None:
    rows = holm("velorin | member of | fhb | since: 1998", "velorin | member of | rcu | since: 1999")
    assert register(tmp_path, rows) == []


@pytest.mark.parametrize(
    ("member", "observer"),
    [("", ""), ("", "since: 1998"), ("since: 1998", "since: 1998"), ("since: 1998", "since: 2001")],
)
def test_two_statuses_of_which_one_excludes_the_other(member: str, observer: str, tmp_path: Path) -> None:
    rows = pell(
        f"velorin | member of | fhb | {member}".rstrip("| "), f"velorin | observer in | fhb | {observer}".rstrip("| ")
    )
    (found,) = register(tmp_path, rows)
    assert (found.kind, found.about) == ("two statuses", ("velorin", "fhb"))
    assert found.title == "Velorin and FHB: which status"
    assert [side.says.partition(",")[0] for side in found.sides] == ["member of", "observer in"]
    assert {side.at for side in found.sides} == {"[@pell-2022, ¶1]"}


@pytest.mark.parametrize(
    ("member", "observer"),
    [
        ("since: 2001", "since: 1998"),
        ("since: 2001", "since: 1998 | until: 2001"),
        ("", "until: 2001"),
        ("since: 1990 | until: 1995", "since: 1998"),  # the lower status followed the higher
    ],
)
def test_a_status_that_followed_another_does_not_contradict_it(member: str, observer: str, tmp_path: Path) -> None:
    rows = pell(
        f"velorin | member of | fhb | {member}".rstrip("| "), f"velorin | observer in | fhb | {observer}".rstrip("| ")
    )
    assert register(tmp_path, rows) == []


def test_a_status_of_a_later_source_may_have_followed_that_of_an_earlier_one(tmp_path: Path) -> None:
    later = register(tmp_path / "a", holm("velorin | observer in | fhb"), pell("velorin | member of | fhb"))
    earlier = register(tmp_path / "b", holm("velorin | member of | fhb"), pell("velorin | observer in | fhb"))
    assert later == []
    assert [c.kind for c in earlier] == ["two statuses"]


def test_statuses_in_two_bodies_do_not_exclude_each_other(tmp_path: Path) -> None:
    assert register(tmp_path, pell("velorin | member of | fhb", "velorin | observer in | rcu")) == []


def test_a_founder_who_joined_later(tmp_path: Path) -> None:
    (found,) = register(
        tmp_path,
        holm("fhb | founded | 1997", "fhb | founded by | velorin | at: ¶2"),
        pell("velorin | member of | fhb | since: 1999"),
    )
    assert (found.kind, [says for says, _ in sides(found)]) == (
        "impossible dates",
        ["Velorin among the founders", "Velorin: member of since 1999"],
    )


@pytest.mark.parametrize(
    "joined", ["velorin | member of | fhb | since: 1997", "velorin | member of | rcu | since: 1999"]
)
def test_a_founder_who_belongs_from_the_beginning(joined: str, tmp_path: Path) -> None:
    assert register(tmp_path, holm("fhb | founded | 1997", "fhb | founded by | velorin"), pell(joined)) == []


def test_what_is_dated_later_than_the_text_that_it_is_credited_to(tmp_path: Path) -> None:
    (found,) = register(tmp_path, holm("velorin | finds | ice on the dykes | date: 2003 | by: Norr (2001)"))
    assert found.kind == "impossible dates"
    assert [says for says, _ in sides(found)][1:] == ["credited to Norr (2001)"]


def test_what_is_no_later_than_the_text_that_it_is_credited_to(tmp_path: Path) -> None:
    assert register(tmp_path, holm("velorin | finds | ice on the dykes | date: 2001 | by: Norr (2001)")) == []


def test_belonging_to_what_was_not_founded_yet(tmp_path: Path) -> None:
    (found,) = register(
        tmp_path, holm("velorin | member of | fhb | since: 1998 | at: ¶2"), pell("fhb | founded | 2003-02")
    )
    assert (found.kind, found.about) == ("impossible dates", ("fhb", "velorin"))
    assert sides(found) == [
        ("Velorin: member of since 1998", "[@holm-2021, ¶2]"),
        ("founded February 2003", "[@pell-2022, ¶1]"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["velorin | member of | fhb | since: 2003", "fhb | founded | 2003"],
        ["velorin | member of | fhb | since: 2003", "fhb | founded | 2003-02"],
        ["velorin | member of | fhb | since: 2004", "fhb | founded | 2003"],
        ["velorin | member of | fhb", "fhb | founded | 2003"],
        ["velorin | member of | rcu | since: 1998", "fhb | founded | 2003"],
        ["velorin | member of | fhb | since: 1998", "fhb | founded | 1997", "fhb | founded | 2003"],
    ],
)
def test_belonging_from_the_founding_on_is_possible(rows: list[str], tmp_path: Path) -> None:
    assert register(tmp_path, holm(*rows)) == []


@pytest.mark.parametrize(
    ("when", "possible"),
    [
        ("since: 2003 | until: 2001", False),
        ("since: 2003-05 | until: 2003-02", False),
        ("since: 2001 | until: 2003", True),
        ("since: 2003-05 | until: 2003", True),
        ("date: 2022", False),  # the source is of 2021
        ("since: 2022-01", False),
        ("date: 2021-12", True),
    ],
)
def test_an_end_before_the_beginning_and_what_a_source_could_not_know(
    when: str, possible: bool, tmp_path: Path
) -> None:
    told = register(tmp_path, holm(f"velorin | finds | rest | {when}"))
    assert [c.kind for c in told] == ([] if possible else ["impossible dates"])
    assert all(side.at == "[@holm-2021, ¶1]" for c in told for side in c.sides)
    assert all(c.about == ("velorin",) for c in told)


TABLE = """\
t1:
  title: Doses
  at: t1
  fields: [Medicine (string), Dose in mg (integer)]
  checks:
    - cell Velorin / Dose in mg = 25 at ¶2
    - sum of Dose in mg over * = {sum}
"""


@pytest.mark.parametrize(("sum", "found"), [("65", False), ("70", True)])
def test_a_check_that_fails(sum: str, found: bool, tmp_path: Path) -> None:
    told = register(tmp_path, {"seeds/holm-2021/tables.yml": TABLE.format(sum=sum)})
    assert [(c.kind, sides(c)) for c in told] == [
        (
            "audit",
            [
                ("check: sum of Dose in mg over * = 70", "[@holm-2021, t1]"),
                ("the table gives: the sum is 65", "[@holm-2021, t1]"),
            ],
        )
    ] * found


# -- names ------------------------------------------------------------------------------------------------------------


def named(holm: tuple[str, ...], pell: tuple[str, ...] = ()) -> dict[str, mini.Content]:
    """What two sources write."""
    return mini.writing("holm-2021", *holm, acronyms=()) | mini.writing("pell-2022", *pell)


def test_one_name_in_two_spellings(tmp_path: Path) -> None:
    (found,) = register(tmp_path, named(("Ada Tamsell | 1 3 n1",), ("Ada Támsell | 1",)))
    assert (found.kind, found.title, found.about) == ("spellings", "Ada Tamsell", ())
    assert sides(found) == [
        ("“Ada Tamsell”", "[@holm-2021, ¶1, ¶3, n1]"),
        ("“Ada Támsell”", "[@pell-2022, ¶1]"),
    ]


def test_a_name_that_is_a_slip_away_from_that_of_a_record(tmp_path: Path) -> None:
    (found,) = register(tmp_path, named(("Fenland Haelth Board | 2",)))
    assert (found.kind, found.title, found.about) == ("spellings", "Fenland Health Board", ("fhb",))
    assert sides(found) == [
        ("“Fenland Haelth Board”", "[@holm-2021, ¶2]"),
        ("“Fenland Health Board”, as the record has it", ""),
    ]


def test_a_spelling_stands_with_three_passages_of_each_source(tmp_path: Path) -> None:
    (found,) = register(tmp_path, named(("Ada Tamsell | 1 2 3 t1 n1", "Ada Támsell | 1")))
    assert found.sides[0].at == "[@holm-2021, ¶1, ¶2, ¶3]"


@pytest.mark.parametrize(
    "forms",
    [
        ("Ada Tamsell | 1", "Ada Tamsell | 2"),
        ("Fenland Health Board | 1", "Fenland Health Board | 2"),
        ("Fenland Health Board’s | 1", "Fenland Health Board | 2"),
        ("Velorin | 1", "Velorins | 2"),
        ("Ada Tamsell | 1", "Ida Tamsell | 2"),
        ("Reed-Cutter | 1", "reed cutter | 2"),
        ("FENLAND HEALTH BOARD | 1", "Fenland Health Board | 2"),
        ("Fenland Health Board | 1",),
    ],
)
def test_one_name_in_one_spelling_and_the_names_of_two_things(forms: tuple[str, ...], tmp_path: Path) -> None:
    assert not [c for c in register(tmp_path, named(forms)) if c.kind == "spellings"]


def test_names_alike_of_two_records_are_two_names(tmp_path: Path) -> None:
    owners = {
        "docs/medicines/velorin.md": {"replace": "names: [velorin hydrate]", "with": "names: [Tamselgate]"},
        "docs/medicines/osmadil.md": {"replace": "former: [Osmin]", "with": "former: [Tamsilgate]"},
    }
    assert not [
        c for c in register(tmp_path, named(("Tamselgate | 1", "Tamsilgate | 2")), owners) if c.kind == "spellings"
    ]


def test_one_thing_that_the_sources_call_by_two_names(tmp_path: Path) -> None:
    (found,) = register(tmp_path, named(("Fenland Health Board | 1 2",), ("Fever Board | 1",)))
    assert (found.kind, found.about) == ("two names", ("fhb",))
    assert found.title == "Fenland Health Board: what it is called"
    assert sides(found) == [
        ("“Fenland Health Board”", "[@holm-2021, ¶1, ¶2]"),
        ("“Fever Board”", "[@pell-2022, ¶1]"),
    ]


def test_one_thing_that_is_shortened_in_two_ways(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {"docs/boards/fhb.md": {"replace": "[FHB]", "with": "[FHB, FeHB]"}}
    (found,) = register(tmp_path, over, named(("FHB | 1",), ("FeHB | 1",)))
    assert (found.kind, [side.says for side in found.sides]) == ("two names", ["“FHB”", "“FeHB”"])


@pytest.mark.parametrize(
    "forms",
    [
        ("Fenland Health Board | 1", "FHB | 1"),
        ("Fenland Health Board | 1", "the Fenland Health Boards | 1"),
        ("Fenland-Health Board | 1", "Fenland Health Board | 1"),
        ("FHB | 1", "F.H.B. | 1", "FHBs | 1"),
        ("moor fever | 1", "fen ague | 1"),
    ],
)
def test_a_name_its_acronym_and_its_forms_are_one_name(forms: tuple[str, ...], tmp_path: Path) -> None:
    """What a disease is called is a word, and words vary."""
    over: dict[str, mini.Content] = {"docs/boards/fhb.md": {"replace": "[FHB]", "with": "[FHB, F.H.B.]"}}
    assert not [c for c in register(tmp_path, over, named(forms)) if c.kind == "two names"]


def defining(*acronyms: tuple[str, str, str], pell: tuple[tuple[str, str, str], ...] = ()) -> dict[str, mini.Content]:
    made = [[Acronym(short=a, long=b, passage=p) for a, b, p in found] for found in (acronyms, pell)]
    return mini.indexed("holm-2021", acronyms=tuple(made[0])) | mini.indexed("pell-2022", acronyms=tuple(made[1]))


def test_an_acronym_that_is_defined_in_two_ways(tmp_path: Path) -> None:
    (found,) = register(tmp_path, defining(("FB", "Fever Bureau", "2"), pell=(("FB", "Fen Bailiff", "n1"),)))
    assert (found.kind, found.title, found.about) == ("two meanings", "FB: what it stands for", ())
    assert sides(found) == [("“Fever Bureau”", "[@holm-2021, ¶2]"), ("“Fen Bailiff”", "[@pell-2022, n1]")]


def test_a_name_that_is_shortened_in_two_ways(tmp_path: Path) -> None:
    (found,) = register(tmp_path, defining(("FB", "Fever Bureau", "2"), pell=(("FeB", "Fever Bureau", "1"),)))
    assert (found.kind, found.title) == ("two meanings", "Fever Bureau: how it is shortened")
    assert sides(found) == [("“FB”", "[@holm-2021, ¶2]"), ("“FeB”", "[@pell-2022, ¶1]")]


def test_two_meanings_concern_the_records_that_have_them(tmp_path: Path) -> None:
    (found,) = register(
        tmp_path, defining(("FHB", "Fenland Health Board", "1"), pell=(("FHB", "Fen Harbour Bailiff", "1"),))
    )
    assert found.about == ("fhb",)


@pytest.mark.parametrize(
    "long",
    [
        "Fen Organisation of Bailiffs",
        "fen organisation of bailiffs",
        "Fen Organization of Bailiffs",
        "Fen Organisation for the Bailiffs",
        "Fén Organisation of Bailiff",
    ],
)
def test_an_acronym_that_is_defined_twice_alike_has_one_meaning(long: str, tmp_path: Path) -> None:
    told = register(tmp_path, defining(("FOB", "Fen Organisation of Bailiffs", "1"), pell=(("FOB", long, "1"),)))
    assert told == []


def test_what_a_text_cites_and_its_list_does_not_hold(tmp_path: Path) -> None:
    missing = (
        Unlisted(citation="Norr 1987", passages=("1", "3"), near=""),
        Unlisted(citation="Pel 1998", passages=("2",), near="Pell, Jo. 1998"),
    )
    told = register(tmp_path, mini.indexed("holm-2021", unlisted=missing))
    assert [(c.kind, c.title, c.about) for c in told] == [
        ("unlisted", "Holm 2021 cites Norr 1987", ()),
        ("unlisted", "Holm 2021 cites Pel 1998", ()),
    ]
    assert [sides(c) for c in told] == [
        [
            ("cites “Norr 1987”", "[@holm-2021, ¶1; @holm-2021, ¶3]"),
            ("the list of references has no such entry", "[@holm-2021]"),
        ],
        [
            ("cites “Pel 1998”", "[@holm-2021, ¶2]"),
            ("the list of references has “Pell, Jo. 1998”", "[@holm-2021]"),
        ],
    ]


# -- whatever figures and dates ---------------------------------------------------------------------------------------

bounds = st.lists(st.integers(0, 10**6), min_size=2, max_size=2, unique=True).map(sorted)


@given(bounds, bounds)
def test_ranges_agree_where_they_overlap(one: list[int], other: list[int]) -> None:
    overlap = max(one[0], other[0]) <= min(one[1], other[1])
    assert agree([f"{one[0]}-{one[1]}", f"{other[0]}–{other[1]}"]) is overlap


dates = st.sampled_from(["2001", "2001-06", "2001-06-15", "2001-07", "2002", "2002-06"])


@given(st.sets(dates, min_size=1))
def test_dates_agree_where_each_only_says_more_than_the_other(values: set[str]) -> None:
    apart = any(not a.startswith(b) and not b.startswith(a) for a in values for b in values)
    assert refined(values) is not apart


# -- editors and machine ----------------------------------------------------------------------------------------------

DOSES = (holm("velorin | dose | 25"), pell("velorin | dose | 30"))


def editors(kind: str, about: str, *told: tuple[str, str], title: str = "A matter") -> dict[str, mini.Content]:
    lines = "".join(f"  - {{says: '{says}', at: '{at}'}}\n" for says, at in told)
    return {"docs/conflicts.yml": f"- title: '{title}'\n  kind: {kind}\n  about: [{about}]\n  sides:\n{lines}"}


WRITTEN = editors("two sources", "velorin", ("25 mg", "[@holm-2021, ¶1]"), ("30 mg", "[@pell-2022, ¶1]"))


def test_what_an_editor_wrote_down_and_the_machine_finds_too_stands_once(tmp_path: Path) -> None:
    (one,) = register(tmp_path, *DOSES, WRITTEN)
    assert (one.title, one.kind, one.machine, one.statements) == ("A matter", "two sources", True, ())


def test_what_only_an_editor_sees_is_not_the_machine_s(tmp_path: Path) -> None:
    (one,) = register(tmp_path, WRITTEN)
    assert not one.machine


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(
            editors("two sources", "osmadil", ("25 mg", "[@holm-2021, ¶1]"), ("30 mg", "[@pell-2022, ¶1]")),
            id="of another",
        ),
        pytest.param(
            editors("two sources", "velorin", ("25 mg", "[@holm-2021, ¶3]"), ("30 mg", "[@pell-2022, ¶1]")),
            id="elsewhere",
        ),
        pytest.param(
            editors("two sources", "velorin", ("in 2001", "[@holm-2021, ¶1]"), ("in 2003", "[@pell-2022, ¶1]")),
            id="other figures",
        ),
        pytest.param(
            editors("reading", "velorin", ("25 mg", "[@holm-2021, ¶1]"), ("30 mg", "[@pell-2022, ¶1]")), id="a reading"
        ),
    ],
)
def test_another_matter_that_an_editor_wrote_down_hides_nothing(
    written: dict[str, mini.Content], tmp_path: Path
) -> None:
    one, other = register(tmp_path, *DOSES, written)
    assert (one.kind != "two values", one.machine) == (True, False)
    assert (other.kind, other.machine) == ("two values", True)


@pytest.mark.parametrize(
    ("kind", "says", "once"),
    [
        ("spelling", ("Ada Tamsell", "Ada Tamssell"), True),
        ("spelling", ("of 2003: “Ada Tamsell”", "of 2022: “Ada Tamssell”"), True),
        ("spelling", ("Ada Tamsell", "Ada Tanssell"), False),
        ("two sources", ("Ada Tamsell", "Ada Tamssell"), False),
    ],
)
def test_a_spelling_that_an_editor_wrote_down_is_known_by_its_words(
    kind: str, says: tuple[str, str], once: bool, tmp_path: Path
) -> None:
    written = editors(kind, "velorin", (says[0], "[@holm-2021, ¶3]"), (says[1], "[@pell-2022, ¶1]"))
    told = register(tmp_path, named(("Ada Tamsell | 1",), ("Ada Tamssell | 1",)), written)
    assert [c.machine for c in told] == ([True] if once else [False, True])


# -- in the register --------------------------------------------------------------------------------------------------


def many(root: Path) -> Site:
    """A site on which each kind of matter comes up, and some matters in more than one year and unit."""
    book = mini.book(
        root,
        mini.SECOND_SOURCE,
        BOARDS,
        SILENT,
        holm(
            "velorin | dose | 25 | date: 2001",
            "velorin | dose | 26 | date: 2003",
            "velorin | dose | 2 | unit: drops",
            "velorin | finds | rest | since: 2003 | until: 2001",
            "velorin | finds | sleep | since: 2003 | until: 2002",
            "velorin | member of | fhb | since: 1998",
            "velorin | sold | 480 | of: boxes",
            "velorin | sold | 9 | of: boxes | unit: crates",
        ),
        pell(
            "velorin | dose | 30 | date: 2001",
            "velorin | dose | 31 | date: 2003",
            "velorin | dose | 3 | unit: drops",
            "fhb | founded | 2003",
            "velorin | member of | fhb | since: 2004",
            "velorin | sold | 500 | of: boxes",
            "velorin | sold | 10 | of: boxes | unit: crates",
        ),
        named(("Fenland Haelth Board | 2", "Fever Board | 1", "Fenland Health Board | 1")),
    )
    return build.site(book)


def data(site: Site) -> list[dict[str, Any]]:
    told = json.loads(next(str(f.content) for f in site.files if f.path == "data/conflicts.json"))
    assert isinstance(told, list)
    return told


def test_each_kind_of_conflict_has_its_heading(tmp_path: Path) -> None:
    site = many(tmp_path)
    kinds = {"two values", "two figures", "two dates", "impossible dates"}
    assert {c["kind"] for c in data(site)} == kinds
    body = next(p.body for p in site.pages if p.path == "conflicts.md")
    assert body.count("\n### ") == len(data(site))
    assert body.count("\n## Found by machine: ") == len(kinds)


def test_names_that_differ_are_for_editors_and_no_conflict(tmp_path: Path) -> None:
    many(tmp_path)
    book = build.book(tmp_path)
    found = Findings(book.records, book.statements)
    assert {one.kind for one in found.wordings} == {"spellings", "two names"}
    assert not {one.id for one in found.wordings} & {one.id for one in found.conflicts}


def test_each_conflict_has_an_address_of_its_own(tmp_path: Path) -> None:
    assert not [id for id, n in Counter(c["id"] for c in data(many(tmp_path))).items() if n > 1]


def test_what_the_machine_finds_with_an_editor_says_so_in_the_data(tmp_path: Path) -> None:
    site = build.site(mini.book(tmp_path, mini.SECOND_SOURCE, BOARDS, SILENT, *DOSES, WRITTEN))
    (told,) = data(site)
    assert told["title"] == "A matter" and told["found"] != "machine"


def test_the_kind_of_difference_is_the_editors_or_follows_from_the_kind_of_finding(tmp_path: Path) -> None:
    written = (
        "- title: The winter of the first ferry\n  kind: dates\n  difference: wording\n  about: [velorin]\n  sides:\n"
        '    - {says: early, at: "[@holm-2021, ¶1]"}\n    - {says: at the start, at: "[@pell-2022, ¶1]"}\n'
    )
    over: dict[str, mini.Content] = {"docs/conflicts.yml": written, "seeds/holm-2021/tables.yml": TABLE.format(sum=70)}
    found = {c.kind: c.difference for c in register(tmp_path, over)}
    assert (found["dates"], found["audit"]) == ("wording", "error")
    body = next(page.body for page in build.site(build.book(tmp_path)).pages if page.path == "conflicts.md")
    assert body.index("## Matters of wording") < body.index("<details") < body.index("The winter of the first ferry")


def test_a_difference_of_no_known_kind_is_a_problem(tmp_path: Path) -> None:
    written = (
        "- title: Ice\n  kind: dates\n  difference: errer\n  about: [velorin]\n  sides:\n"
        '    - {says: early, at: "[@holm-2021, ¶1]"}\n    - {says: late, at: "[@holm-2021, ¶2]"}\n'
    )
    (problem,) = mini.run(mini.lay(tmp_path, {"docs/conflicts.yml": written}), "check").reported
    assert (problem.message, problem.hint) == ("'errer' is no sort of difference", "did you mean 'error'?")
