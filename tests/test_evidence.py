"""What `make evidence` measures at length, in small: false statements and sentences are caught, true ones pass."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import evidence

SMALL = 25
"""faults of a kind, few enough for seconds"""
BOOKS = {"wards": 0.9, "book": 0.85}
"""the share of all faults that must be caught; "book" is made of odd cases"""


@cache
def forged(book: str) -> evidence.Forger:
    folder = Path(__file__).parent / "golden" / book
    return evidence.Forger(folder, folder / "originals")


@pytest.mark.parametrize("book", BOOKS)
def test_false_statements_and_sentences_are_caught(book: str) -> None:
    tallies = forged(book).tallies(SMALL)
    assert {"digit", "sign", "unit", "year", "subject", "locator", "cell of a table", "figure in prose"} <= set(tallies)
    caught = sum(t.caught for t in tallies.values()) / sum(t.made for t in tallies.values())
    assert caught >= BOOKS[book], tallies


def test_true_statements_and_sentences_pass_without_a_reason() -> None:
    assert forged("wards").statements_passed().share == 1
    assert forged("wards").sentences_passed().share == 1


def test_no_fault_of_sign_scale_unit_or_bound_passes() -> None:
    tallies = forged("wards").tallies(SMALL)
    assert all(
        tallies[kind].share == 1 for kind in ("sign", "scale", "unit", "bound", "month", "day", "cell of a table")
    )


def test_the_same_seed_draws_the_same_faults() -> None:
    folder = Path(__file__).parent / "golden" / "wards"
    made = [evidence.Forger(folder, None, seed).statements() for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]
