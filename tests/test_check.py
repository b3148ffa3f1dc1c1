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

import mini
import pytest
import yaml
from briefbook import build, check, records
from hypothesis import example, given
from hypothesis import strategies as st

CASES = {path.stem: path for path in sorted((Path(__file__).parent / "sites").glob("*.yml"))}
CODE = mini.HOOKS / "briefbook"


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


def test_every_rule_of_the_code_has_a_case() -> None:
    assert set(CASES) == set(rules())


def rules() -> Iterator[str]:
    """The rules in the code: what is given as the second argument to Problem, error or add, or first of three returned."""
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            given: list[ast.expr] = []
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                given = node.args[1:2] if name in ("Problem", "error", "add") else []
                given += [k.value for k in node.keywords if k.arg == "rule"]
            elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3:
                given = node.value.elts[:1]
            for value in given:
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
        "briefs/winter.md:2:1: unknown-comparison",
        "docs/diseases/moor-fever.md:3:12: unknown-key",
        "docs/medicines/osmadil.md:8:11: missing-passage",
        "seeds/holm-2021/digest.md:9:7: unknown-source",
        "seeds/holm-2021/source.yml:1:1: unknown-right",
        "seeds/holm-2021/statements.yml:34:32: unknown-property",
        "seeds/holm-2021/statements.yml:35:59: missing-passage",
        "seeds/holm-2021/statements.yml:36:43: bad-value",
        "seeds/holm-2021/statements.yml:37:59: bad-locator",
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
        b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % ((n, n) + (n - 1,) * 9) for n in range(98, 107)
    ),
    "tabs": b"name:\tx\n\tgloss: y\n",
    "a complex key": b"? [a, b]\n: c\n",
    "two documents": b"name: x\n---\nname: y\n",
    "a tag": b"name: !!python/object/apply:os.getcwd []\n",
}  # fmt: skip


@pytest.mark.parametrize("oddity", ODDITIES)
def test_no_file_that_can_be_written_ends_a_check_with_a_traceback(oddity: str, tmp_path: Path) -> None:
    mini.lay(tmp_path)
    for path in WRITTEN:
        (tmp_path / path).write_bytes(ODDITIES[oddity])
        check.problems(build.book(tmp_path))
        (tmp_path / path).write_bytes(mini.FILES[path].encode())
