"""What a stranger may send, changed at random: no traceback, no hang, whatever it is.

Each target takes a valid thing apart and puts hostile pieces into it. Here each runs for a few seconds, always with the same
examples; `make fuzz` runs each for minutes, with other examples each time (`BRIEFBOOK_FUZZ` is the number of minutes). What
was found so stands in `FOUND`, and is tried again each time.
"""

from __future__ import annotations

import contextlib
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

import harbours
import mini
from briefbook import build, changes, index, shelf
from briefbook.evidence import check
from briefbook.problem import Unreadable
from briefbook.reading import read
from test_sanitiser import faults, rendered

MINUTES = float(os.environ.get("BRIEFBOOK_FUZZ", "0"))
SLOWEST = 10.0
"""seconds that one input may take"""
EXAMPLES = 12
"""inputs of each target in an everyday run"""
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much, HealthCheck.large_base_example]

PIECES = (
    "", " ", "\n", "\t", "---\n", "- ", "- - - -", ": ", "? ", "|\n", ">-\n", "&a [*a]", "*b", "!!python/name:os.system ",
    "!!binary aGk=", "[" * 40, "{" * 40, "{a: {a: {a: {}}}}", "\"", "'", "\\", "#", "%YAML 9.9\n---\n", "~", "null", "yes",
    "NaN", "-inf", "0x1f", "1e999", "9" * 70, "1_000", "2001-02-31", "0000", "-0044-03-15", "2001-13", "¶", "¶0",
    "¶1-9999999999", "¶3-1", "t1", "n", "¶1, ¶1, ¶1", "constructor", "__proto__", "../../etc", "/", "CON", "a" * 300, "İı", "é",
    "\N{ZERO WIDTH SPACE}", "\N{RIGHT-TO-LEFT OVERRIDE}", "\x00", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\U0001f600",
    "=HYPERLINK(1)", "::warning::x", "<script>x</script>", "<b onclick=x>", "<!--", "-->", "]]>", "&#0;", "&amp;amp;",
    "{{ x }}", "{% x %}",
    "[a](javascript:x)", "[a]: x\n", "[^1]", "[^1]: [^1]\n", "[@", "[@holm-2021, ¶1]", "[@x, ¶1; @y]", "![a](//x.example)",
    "``", "```\n", "~~~", "# ", "1. ", "* * *", "| a |\n|---|\n", "{: .a }", "{: #p1 }", "<div markdown=1>", "term\n:   ",
    "<!-- briefbook: comparison x -->\n", "<!-- briefbook: picture -->\n", "velorin", "moor-fever", "velorin" * 9, ",",
    ",,,\n", '","', "\r",
    "publish: full", "since: 1", "value: 25 mg", "subject: velorin",
)  # fmt: skip

FILES = {
    path: text
    for path, text in {**mini.FILES, **mini.SECOND_SOURCE}.items()
    if path.startswith(("seeds/", "docs/", "briefs/"))
}
RECORDS = sorted(path for path in FILES if path.endswith(".yml"))
PROSE = sorted(path for path in FILES if path.endswith(".md"))
TABLES = sorted(path for path in FILES if path.endswith((".csv", ".txt")))
INDEXES = sorted(path for path in FILES if path.endswith(".jsonl"))


@st.composite
def changed(draw: Callable[..., Any], text: str) -> str:
    """A text with up to four changes: a piece put in or in place of a word; a line dropped, doubled or moved; a cut."""
    for _ in range(draw(st.integers(1, 4))):
        way = draw(st.sampled_from(("piece", "word", "many", "drop", "double", "cut", "swap")))
        at = draw(st.integers(0, len(text)))
        piece = draw(st.sampled_from(PIECES))
        if way == "piece":
            text = text[:at] + piece + text[at:]
        elif way == "word":
            end = next((n for n in range(at, len(text)) if text[n] in " \n,:"), len(text))
            text = text[:at] + piece + text[end:]
        elif way == "many":
            text = text[:at] + piece * draw(st.sampled_from((3, 30, 300))) + text[at:]
        elif way == "cut":
            text = text[:at]
        else:
            lines = text.splitlines(keepends=True)
            if lines:
                n = draw(st.integers(0, len(lines) - 1))
                line = lines.pop(n)
                if way == "double":
                    lines[n:n] = [line, line]
                elif way == "swap":
                    lines.insert(draw(st.integers(0, len(lines))), line)
            text = "".join(lines)
    return text


@st.composite
def book_with(draw: Callable[..., Any], paths: list[str]) -> dict[str, str]:
    """Up to two files of the mini book, changed."""
    chosen = draw(st.lists(st.sampled_from(paths), min_size=1, max_size=2, unique=True))
    return {path: draw(changed(FILES[path])) for path in chosen}


@contextlib.contextmanager
def laid(files: dict[str, str]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield mini.lay(
            Path(folder),
            mini.SECOND_SOURCE,
            {path: text.encode("utf-8", "surrogatepass") for path, text in files.items()},
        )


def told_of_a_book(files: dict[str, str]) -> None:
    """A book is checked, and what would be published of it is made, as `diff` asks, faulty or not."""
    with laid(files) as root:
        book = build.book(root)
        problems = check.problems(book)
        assert all(problem.place.path for problem in problems)
        site = build.site(book)
        if not any(problem.severity == "error" for problem in problems):
            for page in site.pages:
                assert "\x00" not in page.body


def told_of_markdown(text: str) -> None:
    assert not faults(rendered(text))


def told_of_an_original(file: tuple[str, bytes]) -> None:
    name, raw = file
    try:
        for article in shelf.articles(read.original_of(raw, Path(name))):
            assert index.to_jsonl(index.of(article))
    except Unreadable:
        return


def told_of_a_difference(pair: tuple[dict[str, str], dict[str, str]]) -> None:
    sides = []
    for files in pair:
        with laid(files) as root:
            book = build.book(root)
            sides.append((book, build.site(book)))
    (before, old), (after, new) = sides
    for difference in changes.between(before, after, old, new):
        assert difference.text


def originals() -> dict[str, bytes]:
    """A valid original of each format."""
    return {
        "holm.txt": mini.ORIGINAL.encode(),
        "harbours.md": harbours.as_markdown(),
        "harbours.html": harbours.as_html(),
        "harbours.docx": harbours.as_docx(),
        "harbours.pdf": harbours.as_pdf(2),
    }


@st.composite
def bent(draw: Callable[..., Any], files: dict[str, bytes]) -> tuple[str, bytes]:
    """An original with bytes changed, cut off, doubled, or hostile text within it."""
    name = draw(st.sampled_from(sorted(files)))
    raw = files[name]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(raw)))
        way = draw(st.sampled_from(("bytes", "piece", "cut", "double", "zero")))
        if way == "bytes":
            raw = raw[:at] + draw(st.binary(min_size=1, max_size=6)) + raw[at + 2 :]
        elif way == "piece":
            raw = raw[:at] + draw(st.sampled_from(PIECES)).encode() * draw(st.sampled_from((1, 100))) + raw[at:]
        elif way == "cut":
            raw = raw[:at]
        elif way == "double":
            raw = raw[:at] + raw[at : at + 500] * 3 + raw[at:]
        else:
            raw = raw[:at] + b"\0" * 8 + raw[at + 8 :]
    return name, raw


TARGETS: dict[str, tuple[Any, Callable[[Any], None]]] = {
    "records": (book_with(RECORDS), told_of_a_book),
    "prose": (book_with(PROSE), told_of_a_book),
    "tables": (book_with(TABLES), told_of_a_book),
    "indexes": (book_with(INDEXES), told_of_a_book),
    "markdown": (changed("\n\n".join(FILES[path] for path in PROSE)[:2_000]), told_of_markdown),
    "originals": (bent(originals()), told_of_an_original),
    "diff": (st.tuples(book_with(RECORDS + PROSE), book_with(RECORDS + PROSE)), told_of_a_difference),
}
PELL = "seeds/pell-2022/passages.jsonl"
FOUND: list[tuple[str, Any]] = [
    ("indexes", {PELL: FILES[PELL].replace('"passage":"1"', '"passage":" 1"')}),
    ("indexes", {PELL: FILES[PELL].replace('"passage":"1"', '"passage":"¹"')}),
    ("originals", ("harbours.html", b"\x01" + harbours.as_html())),
    ("originals", ("harbours.html", harbours.as_html().replace(b"harbour", b"har\x0c\x1f\xef\xbf\xbfbour"))),
    ("markdown", "[a](j\x85avascript:x) [a](j\tavascript:x) [a](\x01javascript:x)"),
]
"""what failed once, and what is like it: (target, input)"""


def tried(target: str, examples: int, start: int) -> None:
    """Run a target with so many inputs."""
    strategy, told = TARGETS[target]

    @seed(start)
    @settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=QUIET,
        phases=(Phase.generate, Phase.shrink), derandomize=False,
    )  # fmt: skip
    @given(strategy)
    def run(given: Any) -> None:
        began = time.monotonic()
        told(given)
        assert time.monotonic() - began < SLOWEST, "too slow"

    run()


@pytest.mark.parametrize("target", TARGETS)
def test_no_input_ends_in_a_traceback_or_hangs(target: str) -> None:
    if not MINUTES:
        tried(target, EXAMPLES, start=1)
        return
    until = time.monotonic() + 60 * MINUTES
    runs = 0
    while time.monotonic() < until:
        tried(target, 100, start=random.randrange(2**32))
        runs += 100
        print(f"{target}: {runs} inputs")


@pytest.mark.parametrize("target, given", FOUND)
def test_what_was_found_once_holds(target: str, given: Any) -> None:
    TARGETS[target][1](given)
