"""What `briefbook check` finds. One file of `sites/` for each rule: what is changed in the mini book, and what is then said.

A case holds `files` (path → new content, null to remove it, or a change), `run` (the command; `check` where none is given),
`code` (what it exits with; 1), `expect` (place and rule, a fragment of the message and of the hint) and `also`: rules that
the same fault sets off elsewhere.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import mini
from briefbook import build
from briefbook import rules as known
from briefbook.evidence import check
from briefbook.model import Problem

CASES = {path.stem: path for path in sorted((Path(__file__).parent / "sites").glob("*.yml"))}
CODE = mini.HOOKS / "briefbook"


ASKING = {"no-answer"}
"""what only the network tells: tests/test_library.py has a registry of its own"""


def case(rule: str) -> dict[str, Any]:
    loaded = yaml.safe_load(CASES[rule].read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize("rule", CASES)
def test_each_rule_says_where_what_and_what_to_do(rule: str, tmp_path: Path) -> None:
    wanted = case(rule)
    mini.lay(tmp_path, wanted.get("files", {}))
    run = mini.run(tmp_path, *wanted.get("run", ["check"]))
    expected = wanted["expect"]
    told = [p for p in run.reported if p.at.rpartition(" ")[2] not in wanted.get("also", ())]
    assert [p.at for p in told] == [e["at"] for e in expected], run
    for problem, e in zip(told, expected, strict=True):
        assert e["says"] in problem.message
        assert e["hint"] in problem.hint
    assert run.code == wanted.get("code", 1)
    assert any(e["at"].endswith(f": {rule}") for e in expected), "the case should show the rule that it is named for"
    assert "Traceback" not in run.out + run.err


def test_every_rule_of_the_code_has_a_case_and_an_example() -> None:
    assert set(CASES) == set(rules()) - ASKING
    assert set(known.rules()) == set(rules())


def test_the_page_of_rules_is_made_from_them() -> None:
    page = mini.HOOKS.parent / "docs" / "about" / "rules.md"
    assert page.read_text(encoding="utf-8") == known.page(), "run: briefbook rules >docs/about/rules.md"


def rules() -> Iterator[str]:
    """The rules in the code: the second argument of Problem, error and add, and in check/ the first of three returned."""
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            values: list[ast.expr] = []
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in ("Problem", "error", "add"):
                    values = [*node.args[1:2], *(k.value for k in node.keywords if k.arg == "rule")]
            elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and path.parent.name == "check":
                values = node.value.elts[:1]
            for value in values:
                if isinstance(value, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z]+)+", str(value.value)):
                    yield value.value


# -- a whole book -----------------------------------------------------------------------------------------------------


def test_the_mini_book_has_no_problem(tmp_path: Path) -> None:
    run = mini.run(mini.lay(tmp_path, mini.SECOND_SOURCE), "check")
    assert (run.code, run.out) == (0, "")
    assert "11 statements, 11 verified; 0 problems" in run.err


TEN_FAULTS: dict[str, mini.Content] = {
    "seeds/properties.yml": {"append": "colour: {value: pigment, theme: Looks}\n"},
    "seeds/holm-2021/source.yml": {"replace": "publish: index", "with": "publish: some"},
    "seeds/holm-2021/digest.md": {"append": "\nMore. [@nobody, ¶1]\n"},
    "seeds/holm-2021/statements.yml": {
        "append": "- {subject: velorin, property: cures, value: cough, at: ¶1}\n"
        "- {subject: velorin, property: harm, value: thirst, at: ¶9}\n"
        "- {subject: velorin, property: dose, value: lots, at: ¶2}\n"
        "- {subject: velorin, property: harm, value: cramps, at: beside}\n"
    },
    "docs/medicines/osmadil.md": {"append": "\nSee also. [@holm-2021, ¶44]\n"},
    "docs/diseases/moor-fever.md": {"replace": "names: [fen ague]", "with": "nicknames: [fen ague]"},
    "briefs/winter.md": {"replace": "[fen-medicines]", "with": "[bog-medicines]"},
}


def test_ten_faults_come_out_in_one_run_sorted_by_place(tmp_path: Path) -> None:
    run = mini.run(mini.lay(tmp_path, TEN_FAULTS), "check")
    assert [p.at for p in run.reported] == [
        "briefs/winter.md:5:15: unknown-comparison",
        "docs/diseases/moor-fever.md:3:1: unknown-key",
        "docs/medicines/osmadil.md:8:12: missing-passage",
        "seeds/holm-2021/digest.md:9:8: unknown-source",
        "seeds/holm-2021/source.yml:10:19: unknown-right",
        "seeds/holm-2021/statements.yml:36:32: unknown-property",
        "seeds/holm-2021/statements.yml:37:57: missing-passage",
        "seeds/holm-2021/statements.yml:38:45: bad-value",
        "seeds/holm-2021/statements.yml:39:57: bad-locator",
        "seeds/properties.yml:7:9: broken-record",
    ]


def test_no_book_is_changed_by_a_check(tmp_path: Path) -> None:
    mini.lay(tmp_path, TEN_FAULTS, {"originals/holm.txt": mini.ORIGINAL})
    before = mini.hashes(tmp_path)
    mini.run(tmp_path, "check", "--originals", "originals")
    assert mini.hashes(tmp_path) == before


# -- files that nobody should write ---------------------------------------------------------------------------------------

WRITTEN = sorted(path for path in mini.FILES if path.startswith(("seeds/", "docs/", "briefs/")))
ODDITIES: dict[str, bytes] = {
    "an empty file": b"",
    "a byte order mark": b"\xef\xbb\xbf",
    "binary bytes": bytes(range(256)) * 4,
    "latin-1": "name: Osmadíl\ngloss: rémédy\n".encode("latin-1"),
    "UTF-16": "name: Osmadil\n".encode("utf-16"),
    "a list": b"- one\n- two\n",
    "a list as front matter": b"---\n- one\n- two\n---\ntext\n",
    "a text": b"just a text\n",
    "a text as front matter": b"---\njust a text\n---\n",
    "a number": b"42\n",
    "an open front matter": b"---\nname: x\n",
    "deep nesting": b"a: " + b"{a: " * 60 + b"b" + b"}" * 60 + b"\n",
    "duplicate keys": b"name: x\nname: y\n",
    "an alias": b"name: &n x\ngloss: *n\n",
    "an unknown alias": b"name: *n\n",
    "an anchor that holds itself": b"name: &n [x, *n]\n",
    "aliases of aliases": b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
        b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % ((n, n) + (n - 1,) * 9) for n in range(98, 101)
    ),
    "tabs": b"name:\tx\n\tgloss: y\n",
    "a complex key": b"? [a, b]\n: c\n",
    "two documents": b"name: x\n---\nname: y\n",
    "a tag": b"name: !!python/object/apply:os.getcwd []\n",
}  # fmt: skip


def checked(root: Path) -> tuple[Problem, ...]:
    """The problems of the book at `root`; where it has none, its site is made, too."""
    book = build.book(root)
    found = check.problems(book)
    if not found:
        build.site(book)
    return found


@pytest.mark.parametrize("oddity", ODDITIES)
def test_no_file_that_can_be_written_ends_a_check_with_a_traceback(oddity: str, tmp_path: Path) -> None:
    mini.lay(tmp_path)
    for path in WRITTEN:
        (tmp_path / path).write_bytes(ODDITIES[oddity])
        checked(tmp_path)
        (tmp_path / path).write_bytes(mini.FILES[path].encode())


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mini book whose files are overwritten and put back."""
    return mini.lay(tmp_path_factory.mktemp("shelf"))


@given(path=st.sampled_from(WRITTEN), content=st.binary(max_size=200))
def test_random_bytes_in_any_file_never_raise(shelf: Path, path: str, content: bytes) -> None:
    (shelf / path).write_bytes(content)
    try:
        checked(shelf)
    finally:
        (shelf / path).write_bytes(mini.FILES[path].encode())


LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
WORDS = st.one_of(
    LETTERS, st.sampled_from(["", "velorin", "¶1", "2001-13-45", "0", "-", "../..", "a/b", "[@holm-2021, ¶1]"])
)
VALUES = st.recursive(
    WORDS, lambda v: st.one_of(st.lists(v, max_size=3), st.dictionaries(WORDS, v, max_size=3)), max_leaves=6
)


HOLDING_RECORDS = [p for p in WRITTEN if p.endswith(".yml") or mini.FILES[p].startswith("---")]


@given(path=st.sampled_from(HOLDING_RECORDS), seed=st.integers(0, 10**6), value=VALUES)
def test_any_value_in_the_place_of_any_other_never_raises(shelf: Path, path: str, seed: int, value: Any) -> None:
    """One value of a file, chosen by `seed`, becomes another: a text, a list or a mapping."""
    text = mini.FILES[path]
    front = re.match(r"---\n(.*?)---\n", text, re.DOTALL)
    record = yaml.load(front[1] if front else text, Loader=yaml.BaseLoader)
    places = list(slots(record))
    holder, key = places[seed % len(places)]
    holder[key] = value
    said = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
    (shelf / path).write_bytes((f"---\n{said}---\n{text[front.end() :]}" if front else said).encode())
    try:
        checked(shelf)
    finally:
        (shelf / path).write_bytes(text.encode())


def slots(record: Any) -> Iterator[tuple[Any, Any]]:
    """(a list or mapping, an index or key of it), however deep."""
    keys = record if isinstance(record, dict) else range(len(record))
    for key in keys:
        yield record, key
        if isinstance(record[key], dict | list):
            yield from slots(record[key])


# -- values of the wrong sort, and what would vanish ------------------------------------------------------------

CRASHES: dict[str, dict[str, mini.Content]] = {
    "a name that is a list": {"docs/medicines/osmadil.md": {"replace": "[Osmin]", "with": "[[Osmin]]"}},
    "a relation that is a mapping": {"docs/medicines/osmadil.md": {"replace": "[velorin]", "with": "[{id: velorin}]"}},
    "a row that is a list": {
        "docs/comparisons/fen-medicines.md": {"replace": "[velorin, osmadil]", "with": "[[velorin, osmadil]]"}
    },
    "a column that is a mapping": {"docs/comparisons/fen-medicines.md": {"replace": "[harm]", "with": "[{harm: x}]"}},
    "an entity of a brief that is a list": {"briefs/winter.md": {"replace": "[velorin, moor", "with": "[[velorin], moor"}},
    "a comparison of a brief that is a list": {"briefs/winter.md": {"replace": "[fen-", "with": "[[x], fen-"}},
    "a see of a term that is a list": {"docs/glossary.yml": {"replace": "see: [moor-fever", "with": "see: [[moor-fever]"}},
    "a right that is a list": {"seeds/holm-2021/source.yml": {"replace": "publish: index", "with": "publish: [[index]]"}},
    "a checksum that is a list": {"seeds/holm-2021/source.yml": {"replace": "sha256: ", "with": "sha256:\n    - "}},
    "a family name that is a list": {"seeds/holm-2021/source.yml": {"replace": "family: Holm", "with": "family: [Holm]"}},
    "a day of issue in words": {"seeds/holm-2021/source.yml": {"replace": "issued: 2021-03", "with": "issued: March 2021"}},
    "an index whose lines are a number": {
        "seeds/holm-2021/passages.jsonl": {"replace": '"lines":"13"', "with": '"lines":13'}
    },
    "an index whose names are numbers": {
        "seeds/holm-2021/passages.jsonl": {"replace": '[0,"… Moor fever …"],[1,"… Velorin …"]', "with": "[0,1]"}
    },
    "an index whose passage is a number": {
        "seeds/holm-2021/passages.jsonl": {"replace": '{"passage":"3"', "with": '{"passage":3'}
    },
    "an index whose title is a number": {
        "seeds/holm-2021/passages.jsonl": {"replace": '"title":"The trial"', "with": '"title":2'}
    },
}  # fmt: skip


@pytest.mark.parametrize("fault", CRASHES)
def test_a_value_of_the_wrong_sort_is_a_problem(fault: str, tmp_path: Path) -> None:
    assert checked(mini.lay(tmp_path, CRASHES[fault]))


UNSEEN: dict[str, tuple[str, dict[str, mini.Content]]] = {
    "a glossary that is no list": ("docs/glossary.yml", {"docs/glossary.yml": "Reed cutter: somebody who cuts reed\n"}),
    "a brief without front matter": ("briefs/spring.md", {"briefs/spring.md": "What helps in spring?\n"}),
    "a comparison without front matter": ("docs/comparisons/old.md", {"docs/comparisons/old.md": "Velorin, osmadil.\n"}),
    "two records of one id in two kinds": (
        "docs/diseases/velorin.md",
        {"docs/diseases/velorin.md": "---\nname: Velorin sickness\ngloss: What comes of too much of it\n---\n"},
    ),
    "two kinds of one folder": ("seeds/book.yml", {"seeds/book.yml": {"replace": "diseases,", "with": "medicines,"}}),
    "a kind whose folder lies outside": ("seeds/book.yml", {"seeds/book.yml": {"replace": "diseases,", "with": "../x,"}}),
    "a kind in the folder of the sources": ("seeds/book.yml", {"seeds/book.yml": {"replace": "diseases,", "with": "sources,"}}),
    "a month that there is not": (
        "seeds/holm-2021/statements.yml",
        {
            "seeds/holm-2021/statements.yml": {
                "append": "- {subject: osmadil, property: approved, value: 1998-13-45, at: n1, basis: from memory}\n"
            }
        },
    ),
    "a source without source.yml": (
        "seeds/wren-2020",
        {"seeds/wren-2020/statements.yml": "- {subject: velorin, property: harm, value: thirst, at: ¶1}\n"},
    ),
    "a marker that stands for nothing": ("docs/index.md", {"docs/index.md": {"append": "\n<!-- briefbook: sumary -->\n"}}),
    "a marker of a comparison that there is not": (
        "docs/index.md",
        {"docs/index.md": {"append": "\n<!-- briefbook: comparison bog-medicines -->\n"}},
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", UNSEEN)
def test_what_would_vanish_without_a_word_is_a_problem(fault: str, tmp_path: Path) -> None:
    path, files = UNSEEN[fault]
    found = check.problems(mini.book(tmp_path, files))
    assert any(p.place.path.startswith(path) for p in found)


def test_one_fault_is_one_problem(tmp_path: Path) -> None:
    files: dict[str, mini.Content] = {
        "docs/comparisons/fen-medicines.md": {"replace": "title: Medicines of the fens", "with": "title: [Medicines]"},
        "briefs/winter.md": {"replace": "comparisons: [fen-medicines]\n", "with": ""},
    }
    assert [p.rule for p in check.problems(mini.book(tmp_path, files))] == ["broken-record"]
