"""The workflows: pinned, with the least that they need, and safe with what strangers send; their steps are those of make."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
FLOWS = {path.stem: path for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))}
PINNED = re.compile(r"[\w.-]+/[\w.-]+(/[\w.-]+)*@[0-9a-f]{40}")
STRANGE = re.compile(r"\$\{\{[^}]*github\.(event|head_ref|ref_name)[^}]*\}\}")
"""what a stranger names: a branch, a title"""
MAY = {
    "publish": {"deploy": {"pages": "write", "id-token": "write"}},
}
"""what a job may do beyond reading"""


def loaded(name: str) -> dict[str, Any]:
    flow: dict[str, Any] = yaml.load(FLOWS[name].read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return flow


def steps(name: str) -> Iterator[dict[str, Any]]:
    for job in loaded(name)["jobs"].values():
        yield from job["steps"]


def test_there_is_one_for_each_task() -> None:
    assert set(FLOWS) == {"links", "publish", "review"}


@pytest.mark.parametrize("name", FLOWS)
def test_each_has_the_least_that_it_needs(name: str) -> None:
    flow = loaded(name)
    assert flow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in flow["on"] and "workflow_run" not in flow["on"]
    for id, job in flow["jobs"].items():
        assert job.get("permissions", {}) == MAY.get(name, {}).get(id, {})
        assert 0 < int(job["timeout-minutes"]) <= 30


@pytest.mark.parametrize("name", FLOWS)
def test_actions_are_pinned_and_keep_no_token(name: str) -> None:
    for step in steps(name):
        if "uses" in step:
            assert PINNED.fullmatch(step["uses"]), step
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"
    for line in FLOWS[name].read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"# v\d+\.\d+\.\d+$", line), "the version stands beside its commit"


@pytest.mark.parametrize("name", FLOWS)
def test_nothing_that_a_stranger_names_is_run(name: str) -> None:
    for step in steps(name):
        assert not STRANGE.search(step.get("run", "")), step
    if "pull_request" in loaded(name)["on"]:
        assert "secrets." not in FLOWS[name].read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FLOWS)
def test_its_steps_are_sound_and_known_to_make(name: str) -> None:
    targets = set(re.findall(r"^([\w/.-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for step in steps(name):
        script = step.get("run", "")
        for line in script.splitlines():
            if line.strip().startswith("make "):
                assert set(line.split()[1:]) <= targets, line
        for path in re.findall(r"\.venv/bin/python (\S+\.py)", script):
            assert (ROOT / path).is_file()
        if script and (bash := shutil.which("bash")):
            run = subprocess.run(
                [bash, "-n"], input=re.sub(r"\$\{\{.*?\}\}", "x", script), text=True, capture_output=True
            )
            assert run.returncode == 0, run.stderr


def test_a_review_checks_first_whatever_else_fails() -> None:
    review = loaded("review")
    first = next(iter(review["jobs"].values()))
    assert "needs" not in first and any("briefbook check --format github" in s.get("run", "") for s in first["steps"])
    ran = " ".join(step.get("run", "") for step in steps("review"))
    for part in ("check", "diff", "make lint", "make test", "make site"):
        assert part in ran
    told = next(s for s in first["steps"] if "diff" in s.get("run", ""))
    assert told["if"].startswith("always()") and "$BASE" in told["run"]


def test_by_hand_the_same_is_run() -> None:
    made = subprocess.run(["make", "-n", "review"], cwd=ROOT, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    for part in ("briefbook check", "briefbook diff", "ruff check", "mypy", "pytest"):
        assert part in made.stdout
