"""The shape of the code: which module may know which, who touches files, how long a module gets, what it may not name."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import mini

PACKAGE = mini.HOOKS / "briefbook"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 600

EVERYWHERE = {"keeping", "model", "problem"}
"""the nouns, how a problem reads, and how a step asks that its work be kept: any module may use them"""
ALLOWED: dict[str, set[str]] = {
    # from a file to an article, and to what may be told about it
    "reading": {"language"},
    "index": {"language", "reading"},
    # from the project's files to the site
    "records": {"cite", "index", "language", "layout", "repository"},
    "evidence": {"index", "language", "layout", "wording"},
    "cite": {"language"},
    "lookup": {"atlas", "language"},
    "wording": {"language", "lookup"},
    "findings": {"evidence", "language", "layout", "lookup", "wording"},
    "pictures": {"atlas", "evidence", "findings", "language", "lookup", "wording"},
    "pages": {"cite", "evidence", "findings", "language", "layout", "lookup", "pictures", "wording"},
    "exports": {"cite", "findings", "language", "layout", "lookup", "pages", "pictures", "wording"},
    "site": {"cite", "exports", "findings", "lookup", "pages"},
    "build": {"cache", "collector", "evidence", "index", "records", "repository", "site"},
    # the rim: engines, files, commands
    "shelf": {"atomic", "collector", "index", "layout", "reading", "repository"},
    "addresses": {"repository"},
    "show": {"language"},
    "suggest": {"language", "records", "wording"},
    "markup": {"citing", "index"},
    "typeset": {"cache", "png"},
    "printing": {"atomic", "draw", "repository", "typeset", "wording"},
    "draw": {"atlas", "cache"},
    "stylesheet": {"cache"},
    "write": {"draw", "layout", "printing", "repository", "search", "stylesheet", "typeset"},
    "publish": {
        "atomic",
        "build",
        "cache",
        "history",
        "layout",
        "markup",
        "repository",
        "search",
        "stylesheet",
        "write",
    },
    "changes": {"build", "language", "wording"},
    "sarif": {"__version__", "rules"},
    "mend": {"records", "repository"},
    "history": {"cache", "layout", "wording"},
    "starter": {"__version__", "language", "layout", "reading", "shelf"},
    "batch": {"atomic", "reading"},
    "gather": {"atomic", "batch", "language", "reading", "shelf"},
    "contribute": {
        "atomic",
        "batch",
        "describe",
        "gather",
        "language",
        "layout",
        "library",
        "reading",
        "records",
        "shelf",
    },
    "describe": {"reading"},
    "library": {"__version__", "cite", "reading"},
}
"""which room may import which; `commands` may import all, and what isn't named here imports none of ours"""
ENGINES = {
    "mkdocs": {"publish"}, "typst": {"typeset"}, "vl_convert": {"draw"}, "markdown": {"citing", "markup"},
    "markdown_it": {"evidence", "exports", "reading"}, "nh3": {"markup"},    "jinja2": {"pages", "publish"},
    "lxml": {"cite", "reading"}, "citeproc": {"cite"}, "pypdfium2": {"reading"}, "zipfile": {"reading"},
    "distributed": {"batch"}, "pybtex": {"library"}, "rispy": {"library"}, "urllib": {"library"}, "segno": {"printing"},
    "tinycss2": {"stylesheet"},
}  # fmt: skip
TOUCHING_FILES = {
    "__main__", "atlas", "atomic", "batch", "cache", "changes", "cite.style", "commands", "contribute", "draw", "gather",
    "history", "layout", "markup", "printing", "publish", "reading.read", "records", "repository", "rules", "search",
    "shelf", "starter", "stylesheet", "typeset", "write",
}  # fmt: skip
"""rooms, and modules of rooms that otherwise touch none"""
FILE_CALLS = re.compile(
    r"^(open|read_text|read_bytes|write_text|write_bytes|mkdir|unlink|glob|rglob|iterdir|is_file|is_dir|exists|stat"
    r"|copyfile|copytree|rmtree|extractall|run|getenv)$"
)
SHELF = re.compile(r"\b(turkiye|türkiye|turkey|nato|ots|japan)\b", re.IGNORECASE)


def name(path: Path) -> str:
    """A module, or the package that it belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> tuple[tuple[bool, str], ...]:
    """(whether it is ours, the first part of its name) for each import, wherever it stands."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[tuple[bool, str]]:
    deep = len(path.relative_to(PACKAGE).parts) - 1
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((False, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module == "briefbook", (node.module or "").split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.level > deep:
            found = [node.module.split(".")[0]] if node.module else [alias.name for alias in node.names]
            yield from ((True, module) for module in found)


def arrows() -> dict[str, set[str]]:
    """Which of our modules each one imports, but for the nouns."""
    found: dict[str, set[str]] = {}
    for path in MODULES:
        ours = {module for is_ours, module in imports(path) if is_ours}
        if ours - EVERYWHERE - {name(path)}:
            found.setdefault(name(path), set()).update(ours - EVERYWHERE - {name(path)})
    return found


def test_modules_know_only_the_modules_that_they_may() -> None:
    now = arrows()
    now.pop("commands")
    now.pop("__main__")
    assert now == ALLOWED


def test_no_module_knows_itself_through_others() -> None:
    now = arrows()
    done: set[str] = set()

    def follow(module: str, above: tuple[str, ...]) -> None:
        assert module not in above, f"a circle: {' → '.join([*above, module])}"
        if module not in done:
            for other in now.get(module, ()):
                follow(other, (*above, module))
            done.add(module)

    for module in now:
        follow(module, ())


def test_the_nouns_know_nobody() -> None:
    assert not [module for path in (PACKAGE / "model").glob("*.py") for ours, module in imports(path) if ours]
    assert {module for ours, module in imports(PACKAGE / "problem.py") if ours} == {"model"}


@pytest.mark.parametrize("engine", ENGINES)
def test_one_module_knows_each_engine(engine: str) -> None:
    knowing = {name(path) for path in MODULES if (False, engine) in set(imports(path))}
    assert knowing == ENGINES[engine]


def test_only_the_rim_touches_files() -> None:
    touching = {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and FILE_CALLS.match(_called(node)) and not _own(node)
    }
    assert {m for m in touching if not {m, m.partition(".")[0]} & TOUCHING_FILES} == set()


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _own(node: ast.Call) -> bool:
    """A method of ours that is named like one of a path: `self.run`."""
    return isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "self"


def test_nobody_reads_the_clock_or_the_network() -> None:
    banned = {"time", "datetime", "random", "socket", "urllib", "http", "requests"}
    asking = PACKAGE / "library" / "doi.py"
    """the one module that asks the network, where somebody wants it"""
    found = {
        (path, module) for path in MODULES if path.name != "clock.py" for _, module in imports(path) if module in banned
    }
    assert {(path, module) for path, module in found if path.parent != asking.parent} == set()
    assert {module for path, module in found if path == asking} == {"http", "urllib"}


def test_hooks_holds_one_file_for_mkdocs_and_the_package() -> None:
    found = {p.name for p in mini.HOOKS.iterdir() if p.name != "__pycache__" and not p.name.endswith(".egg-info")}
    assert found == {"briefbook", "events.py"}


def named(paths: list[Path], above: Path) -> list[Any]:
    """The paths as parameters."""
    return [pytest.param(p, id=p.relative_to(above).as_posix()) for p in paths]


@pytest.mark.parametrize("path", named(MODULES, PACKAGE))
def test_a_module_is_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", named(MODULES, PACKAGE))
def test_a_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path))


# -- the first shelf is nowhere in the code ---------------------------------------------------------------------------

READ_BY_THE_PROGRAM = sorted(p for p in mini.HOOKS.rglob("*") if p.suffix in (".py", ".jinja", ".typ", ".css", ".html"))


@pytest.mark.parametrize("path", named(READ_BY_THE_PROGRAM, mini.HOOKS))
def test_no_word_of_the_first_shelf_is_in_the_code(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not SHELF.findall(program(text) if path.suffix == ".py" else without_remarks(text))


def program(text: str) -> str:
    """Python without comments and docstrings, without remarks in verbose patterns, and without strings after fields."""
    remarks = {
        (node.value.lineno, node.value.col_offset)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }
    kept = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT or (token.type == tokenize.STRING and token.start in remarks):
            continue
        kept.append(re.sub(r"\s# .*", "", token.string) if token.string.count("\n") > 1 else token.string)
    return "\n".join(kept)


def without_remarks(text: str) -> str:
    return re.sub(r"/\*.*?\*/|\{#.*?#\}|<!--.*?-->|^\s*//.*?$", " ", text, flags=re.DOTALL | re.MULTILINE)
