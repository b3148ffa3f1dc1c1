"""Goldens: what a stage should make of a text, in files that a person reads and a reviewer diffs.

A file below `golden/<stage>/` holds blocks of

    title
    .
    input
    .
    expected
    .

with a single dot on the lines between. `→` stands for a tab and `␌` for a form feed. Prose between the blocks is ignored.
`pytest --update-golden` writes what the stage gives now into the expected parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "golden"
VISIBLE = str.maketrans({"\t": "→", "\f": "␌"})
REAL = str.maketrans({"→": "\t", "␌": "\f"})


@dataclass(frozen=True)
class Golden:
    path: Path
    number: int
    title: str
    input: str
    expected: str

    def compare(self, actual: str, update: bool) -> None:
        """Fail where `actual` isn't expected; or, to update, write it down."""
        actual = actual.translate(VISIBLE).strip("\n")
        if update:
            parts = split(self.path)
            parts[3 * self.number + 2] = actual + "\n" if actual else ""
            self.path.write_text(".\n".join(parts), encoding="utf-8")
        else:
            assert actual == self.expected, f"{self.path}: {self.title}"


def split(path: Path) -> list[str]:
    """Title, input, expected, title …, and what follows the last dot."""
    return re.split(r"^\.\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)


def load(path: Path) -> list[Golden]:
    """The blocks of one file."""
    parts = split(path)
    assert len(parts) % 3 == 1, f"{path}: a block is title, input and expected, each closed by a line with a dot"
    return [
        Golden(
            path,
            n,
            parts[3 * n].strip().splitlines()[-1],
            _text(parts[3 * n + 1]).translate(REAL),
            _text(parts[3 * n + 2]),
        )
        for n in range(len(parts) // 3)
    ]


def _text(part: str) -> str:
    return part.removesuffix("\n")


def of(stage: str) -> pytest.MarkDecorator:
    """A test for each block of a stage's files; it takes `golden` and `update_golden`."""
    found = [golden for path in sorted((FOLDER / stage).glob("*.md")) for golden in load(path)]
    return pytest.mark.parametrize("golden", found, ids=[f"{g.path.stem}: {g.title}" for g in found])
