"""The gate: what neither the machine nor an editor verified is published by no engine and no command."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

import mini
from briefbook import build
from briefbook.model import Place, Problem
from briefbook.publish import Publisher
from briefbook.publish.faults import over

WRONG = "- {subject: velorin, property: dose, value: '31', at: ¶2}\n"
UNVERIFIED: dict[str, mini.Content] = {"seeds/holm-2021/statements.yml": {"append": WRONG}}
UNBORNE: dict[str, mini.Content] = {"docs/medicines/osmadil.md": {"append": "\nIt cured 99 in all [@holm-2021, ¶3].\n"}}


@pytest.mark.parametrize("fault", [UNVERIFIED, UNBORNE], ids=["a statement", "prose"])
def test_a_book_with_an_unverified_claim_is_not_publishable(fault: dict[str, mini.Content], tmp_path: Path) -> None:
    book = mini.book(tmp_path, fault)
    with pytest.raises(build.Unpublishable) as reason:
        build.publishable(book)
    assert [p.rule.partition("-")[0] for p in reason.value.problems] == ["unverified"]


def test_a_sound_book_is_publishable_with_its_warnings(tmp_path: Path) -> None:
    published = build.publishable(mini.book(tmp_path))
    assert published.site.pages and not published.warnings


@pytest.mark.parametrize("command", [["write", "out"], ["brief", "--all", "--out", "out"]])
def test_no_command_writes_what_is_not_verified(command: list[str], tmp_path: Path) -> None:
    run = mini.run(mini.lay(tmp_path, UNVERIFIED), *command)
    assert run.code == 2
    assert "'31 mg' can't be found in ¶2" in run.err
    assert not list((tmp_path / "out").rglob("*.*")) if (tmp_path / "out").exists() else True


def test_an_editor_s_reason_opens_the_gate_and_is_told(tmp_path: Path) -> None:
    vouched = WRONG.replace("}", ", basis: counted from the nurses' books}")
    site = build.publishable(mini.book(tmp_path, {"seeds/holm-2021/statements.yml": {"append": vouched}})).site
    (page,) = [page for page in site.pages if page.path == "medicines/velorin.md"]
    assert "read by an editor" in page.body and "counted from the nurses" in page.body


def test_in_a_preview_the_problems_are_shown_and_the_server_lives(tmp_path: Path) -> None:
    root = mini.lay(tmp_path, UNVERIFIED)
    publisher = Publisher()
    publisher.on_startup("serve", False)
    config = load_config(str(root / "mkdocs.yml"))
    publisher.on_config(config)
    assert publisher.site is not None
    assert [page.path for page in publisher.site.pages] == ["index.md"]
    assert ["31 mg" in problem.message for problem in publisher.problems] == [True]


def test_the_page_of_problems_shows_them_as_text() -> None:
    problem = Problem(Place("a.md"), "raw-html", "<script>alert(1)</script>")
    shown = over("<body><p>Page</p></body>", [problem])
    assert "<script>" not in shown and "&lt;script&gt;alert(1)" in shown and shown.endswith("<p>Page</p></body>")
