"""The package: what is built of the project is whole, and what is installed of it needs nothing of the project's folder."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(source package, wheel), built without the network from a copy of what git knows."""
    folder = tmp_path_factory.mktemp("package")
    known = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if known.returncode:
        pytest.skip("a package is built of what git knows, and this is no checkout")
    copy = folder / "copy"
    wanted = ("hooks/", "pyproject.toml", "MANIFEST.in", "README.md", "LICENSE", "CHANGELOG.md")
    for path in filter(None, known.stdout.split("\0")):
        if path.startswith(wanted) and (ROOT / path).is_file():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_bytes((ROOT / path).read_bytes())
    build = "from setuptools.build_meta import *; build_sdist('.'); build_wheel('.')"
    done = subprocess.run([sys.executable, "-c", build], cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return next(copy.glob("*.tar.gz")), next(copy.glob("*.whl"))


def test_without_git_the_version_is_the_one_to_fall_back_on(built: tuple[Path, Path]) -> None:
    assert [path.name for path in built] == ["briefbook-0.1.tar.gz", "briefbook-0.1-py3-none-any.whl"]


def test_the_source_package_holds_the_program_and_no_shelf(built: tuple[Path, Path]) -> None:
    with tarfile.open(built[0]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"README.md", "LICENSE", "pyproject.toml", "hooks/briefbook/build.py"} <= names
    assert not [name for name in names if name.startswith(("seeds", "docs", "tests", "briefs"))]


def test_the_wheel_holds_all_that_is_no_code_too(built: tuple[Path, Path]) -> None:
    here = {p.relative_to(ROOT / "hooks").as_posix() for p in (ROOT / "hooks/briefbook").rglob("*") if p.is_file()}
    with zipfile.ZipFile(built[1]) as archive:
        names = set(archive.namelist())
    assert {name for name in here - names if "__pycache__" not in name} == set()


def test_what_it_says_of_itself_can_be_published(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[1]) as archive:
        told = archive.read(next(n for n in archive.namelist() if n.endswith("METADATA"))).decode()
    assert "License-Expression: MIT" in told and "Description-Content-Type: text/markdown" in told
    assert told.count("Requires-Dist") > len(PROJECT["dependencies"])
    # a relative link in a README leads nowhere on an index of packages, but a wrong one is a slip
    links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link.partition("#")[0]).exists()] == []


def test_installed_by_itself_it_makes_and_builds_a_book(built: tuple[Path, Path], tmp_path: Path) -> None:
    """In an environment of its own, which borrows the packages that it needs from the one that the tests run in."""
    venv.create(tmp_path / "venv", with_pip=False)
    scripts = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    own = Path(sysconfig.get_path("purelib", vars={"base": str(tmp_path / "venv")}))
    with zipfile.ZipFile(built[1]) as archive:
        archive.extractall(own)
    # after its own folder, so that the briefbook that the tests run isn't met
    (own / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    python = str(scripts / "python")

    def run(*arguments: str, at: Path = tmp_path) -> str:
        done = subprocess.run([python, "-m", *arguments], cwd=at, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    assert run("briefbook", "--version") == "briefbook 0.1\n"
    run("briefbook", "new", "book", "--yes", "--publish", "github")
    assert "5 verified; 0 problems" in run("briefbook", "check", at=tmp_path / "book")
    told = run("mkdocs", "build", "--strict", at=tmp_path / "book")
    assert "Documentation built" in told
    assert len(told.splitlines()) <= 5, "no page of warnings"
    assert (tmp_path / "book/site/.whole").is_file()
