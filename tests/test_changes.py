"""What a branch changes, in the words of the subject."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

import mini
from briefbook import changes
from briefbook.changes import told

STATEMENTS = "seeds/holm-2021/statements.yml"
OSMADIL = "docs/medicines/osmadil.md"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mini.lay(tmp_path_factory.mktemp("base"))


def differences(base: Path, folder: Path, *over: dict[str, mini.Content]) -> list[tuple[str, str, str]]:
    """(sort, how, text) of what differs, but for pages."""
    before, after = mini.book(folder / "before"), mini.book(folder / "after", *over)
    found = changes.between(before, after, mini.build.site(before), mini.build.site(after))
    return [(d.sort, d.how, d.text) for d in found if d.sort != "page"]


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({}, []),
        (
            {STATEMENTS: {"replace": 'value: "25"', "with": 'value: "24"'}},
            [
                ("statement", "changed", "Velorin’s dose is 25 mg: changed from 25 to 24"),
                ("verification", "lost", "Velorin’s dose is 24 mg: not verified any more: ¶2 doesn't hold 24 mg"),
            ],
        ),
        (
            {STATEMENTS: {"replace": "value: 2001-06", "with": "value: 2001"}},
            [("statement", "changed", "Velorin was approved in June 2001: changed from June 2001 to 2001")],
        ),
        (
            {STATEMENTS: {"append": "- {subject: velorin, property: harm, value: headaches, at: ¶2}\n"}},
            [("statement", "new", "Velorin’s harm: headaches")],
        ),
        (
            {OSMADIL: {"replace": "gloss: The older remedy of the fens", "with": "gloss: An older remedy"}},
            [("record", "changed", "Osmadil: gloss changed from “The older remedy of the fens” to “An older remedy”")],
        ),
        (
            {"docs/medicines/tansy.md": "---\nname: Tansy\ngloss: A herb\n---\n"},
            [("record", "new", "Tansy")],
        ),
        (
            {"briefs/winter.md": {"replace": "since its effect lasts", "with": "for its effect lasts"}},
            [("brief", "changed", "Velorin or osmadil for the winter")],
        ),
    ],
    ids=["nothing", "a wrong figure", "a date", "a statement", "a gloss", "a record", "a brief"],
)
def test_what_differs_is_told(
    over: dict[str, mini.Content], expected: list[tuple[str, str, str]], base: Path, tmp_path: Path
) -> None:
    found = differences(base, tmp_path, over)
    assert [d for d in found if d[0] != "brief" or expected[-1:] == [d]] == expected


def test_what_keeps_its_id_was_changed_whatever_it_says(tmp_path: Path) -> None:
    said = "- {id: ab12, subject: velorin, property: harm, value: thirst, at: ¶2, basis: read in the second line}\n"
    other = said.replace("velorin", "osmadil")
    before = mini.book(tmp_path / "before", {STATEMENTS: {"append": said}})
    after = mini.book(tmp_path / "after", {STATEMENTS: {"append": other}})
    found = changes.between(before, after, mini.build.site(before), mini.build.site(after))
    assert ("statement", "changed", "Velorin’s harm: thirst: says now: Osmadil’s harm: thirst") in [
        d[:3] for d in found
    ]
    assert not [d for d in found if d.sort == "statement" and d.how in ("new", "gone")]


def test_a_renamed_term_is_one_difference(base: Path, tmp_path: Path) -> None:
    renamed: dict[str, mini.Content] = {
        "docs/glossary.yml": {
            "replace": "- term: Reed cutter\n",
            "with": "- term: Cutter of reed\n  former ids: [reed-cutter]\n",
        }
    }
    found = differences(base, tmp_path, renamed)
    assert ("term", "renamed", "Cutter of reed: reed-cutter is cutter-of-reed now") in found
    assert not [d for d in found if d[0] == "term" and d[1] in ("new", "gone")]


CONFLICT = """\
- title: {title}
  kind: two sources
  about: [velorin]
  sides:
    - {{says: 25 mg, at: "[@holm-2021, ¶2]"}}
    - {{says: {other}, at: "[@holm-2021, ¶3]"}}
"""


def test_a_dispute_with_another_title_or_other_sides_is_no_new_one(base: Path, tmp_path: Path) -> None:
    def told(n: int, title: str, other: str) -> list[tuple[str, str, str]]:
        first: dict[str, mini.Content] = {"docs/conflicts.yml": CONFLICT.format(title="How much", other="40 mg")}
        then: dict[str, mini.Content] = {"docs/conflicts.yml": CONFLICT.format(title=title, other=other)}
        before = mini.book(tmp_path / f"before{n}", first)
        after = mini.book(tmp_path / f"after{n}", then)
        found = changes.between(before, after, mini.build.site(before), mini.build.site(after))
        return [d[:3] for d in found if d.sort == "dispute"]

    assert told(1, "The dose", "40 mg") == [("dispute", "renamed", "How much is called The dose now")]
    assert told(2, "How much", "120 men") == [("dispute", "changed", "How much: other sides, or other passages")]
    assert told(3, "Another", "120 men") == [("dispute", "new", "Another"), ("dispute", "gone", "How much")]


def test_a_renamed_record_is_one_difference(base: Path, tmp_path: Path) -> None:
    """And none for each statement, comparison and term that names it."""
    renamed: dict[str, mini.Content] = {OSMADIL: None}
    renamed["docs/medicines/osma.md"] = mini.FILES[OSMADIL].replace(
        "name: Osmadil", "name: Osmadil\nformer ids: [osmadil]"
    )
    named = re.compile(r"\bosmadil\b(?! holds)(?<!than osmadil)")
    for path, text in mini.FILES.items():
        if path not in renamed and path.startswith(("docs/", "seeds/", "briefs/")) and named.search(text):
            renamed[path] = named.sub("osma", text)
    found = differences(base, tmp_path, renamed)
    assert ("record", "renamed", "Osmadil: osmadil is osma now") in found
    assert not [d for d in found if d[0] in ("statement", "verification")]


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@fen.example"]
    subprocess.run(["git", *who, "-C", str(root), *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def branch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book in git, with a change that isn't committed."""
    root = mini.lay(tmp_path_factory.mktemp("branch"))
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one")
    mini.lay_files(root, {STATEMENTS: {"replace": 'value: "25"', "with": 'value: "24"'}})
    return root


def test_the_command_says_it_as_text(branch: Path) -> None:
    run = mini.run(branch, "diff", "HEAD")
    assert run.code == 0
    lines = run.out.splitlines()
    assert lines[:2] == [
        "Verification: 1",
        "  ! Velorin’s dose is 24 mg: not verified any more: ¶2 doesn't hold 24 mg  [@holm-2021, ¶2]",
    ]
    assert "  ~ Velorin’s dose is 25 mg: changed from 25 to 24  [@holm-2021, ¶2]" in lines
    assert "  ~ medicines/velorin.md" in lines


def test_the_command_says_it_as_markdown_and_json(branch: Path) -> None:
    markdown = mini.run(branch, "diff", "HEAD", "--format", "markdown").out
    assert markdown.startswith("### Verification: 1\n\n- ! Velorin’s dose is 24 mg")
    assert "<summary>Pages: " in markdown
    data: list[dict[str, Any]] = json.loads(mini.run(branch, "diff", "HEAD", "--format", "json").out)
    assert {"sort": "statement", "how": "changed", "at": "@holm-2021, ¶2"}.items() <= data[0].items()


def test_nothing_is_said_of_nothing() -> None:
    assert told.as_text(()) == told.as_markdown(()) == "Nothing changes."
    assert told.as_json(()) == "[]"


def test_text_of_a_contributor_is_no_markup_in_a_summary() -> None:
    found = changes.Difference("record", "new", "<b>*x*</b> @all [y](z)")
    assert told.as_markdown([found]) == "### Records: 1\n\n- + \\<b\\>\\*x\\*\\</b\\> \\@all \\[y\\](z)"
