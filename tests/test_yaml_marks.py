"""YAML with the place of every value: all scalars stay text, and whatever is wrong is a problem with its place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefbook.model import Problem
from briefbook.records.yaml_marks import Value, compose


def composed(text: str, first_line: int = 1) -> tuple[Any, list[Problem]]:
    problems: list[Problem] = []
    value = compose(text, "a.yml", problems, first_line)
    return value.plain() if value else None, problems


@pytest.mark.parametrize(
    "scalar", ["NO", "yes", "null", "~", "1998", "0x1F", "1e3", "2009-10-03", "2009-10", "12:30", "1_000"]
)
def test_scalars_stay_the_text_that_was_written(scalar: str) -> None:
    assert composed(f"key: {scalar}") == ({"key": scalar}, [])


def test_nothing_is_an_empty_text() -> None:
    assert composed("key:\nother: ''") == ({"key": "", "other": ""}, [])


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n"])
def test_an_empty_document_is_none_or_empty_and_no_problem(text: str) -> None:
    value, problems = composed(text)
    assert not value and not problems


def test_every_value_knows_its_line_and_column() -> None:
    problems: list[Problem] = []
    value = compose("a: one\nb:\n  - two\n  - c: three\n", "a.yml", problems)
    assert value is not None and isinstance(value.data, dict)
    places = []

    def walk(value: Value) -> None:
        match value.data:
            case str():
                places.append((value.data, value.place.path, value.place.line, value.place.column))
            case list():
                for item in value.data:
                    walk(item)
            case dict():
                for item in value.data.values():
                    walk(item)

    walk(value)
    assert places == [("one", "a.yml", 1, 4), ("two", "a.yml", 3, 5), ("three", "a.yml", 4, 8)]


def test_front_matter_counts_its_lines_from_the_top_of_the_file() -> None:
    _, problems = composed("a: 1\na: 2\n", first_line=2)
    assert [(p.place.line, p.place.column) for p in problems] == [(3, 1)]


def test_of_two_equal_keys_the_first_counts_and_the_second_is_a_problem() -> None:
    value, problems = composed("a: 1\nb: {c: 2, c: 3}\na: 4\n")
    assert value == {"a": "1", "b": {"c": "2"}}
    assert [(p.rule, p.place.line, p.place.column) for p in problems] == [
        ("duplicate-key", 2, 11),
        ("duplicate-key", 3, 1),
    ]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b: c\n", 1, 5),
        ("a: [1, 2\nb: 3\n", 2, 2),
        ("a: 1\n\tb: 2\n", 2, 1),
        ("a: *nobody\n", 1, 4),
        ("a: 'open\n", 2, 1),
        ("a: %x\n", 1, 4),
        ("a: 1\n--- b\n", 2, 1),
    ],
    ids=["a colon", "an open bracket", "a tab", "an unknown alias", "an open quote", "a reserved sign", "two documents"],
)  # fmt: skip
def test_broken_yaml_is_a_problem_at_its_place(text: str, line: int, column: int) -> None:
    value, problems = composed(text)
    assert value is None
    assert [(p.rule, p.place.line, p.place.column) for p in problems] == [("broken-yaml", line, column)]
    assert problems[0].message.startswith("this isn't valid YAML: ")
    assert "put quotes around text" in problems[0].hint


def test_characters_that_yaml_forbids_are_a_problem() -> None:
    value, problems = composed("a: \x01\n")
    assert value is None
    assert [p.rule for p in problems] == ["broken-yaml"]


def test_aliases_are_a_problem() -> None:
    assert composed("a: &one x\nb: *one\n")[1]


def test_tags_do_nothing() -> None:
    assert composed("a: !!python/object/apply:os.system [echo]\n") == ({"a": ["echo"]}, [])


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")))
PLAIN = st.recursive(TEXT, lambda v: st.lists(v, max_size=4) | st.dictionaries(TEXT, v, max_size=4), max_leaves=12)


@given(PLAIN)
def test_what_is_written_comes_back(plain: Any) -> None:
    text = yaml.safe_dump(plain, allow_unicode=True, default_style='"')
    assert composed(text) == (plain, [])


@given(st.text())
def test_no_text_raises(text: str) -> None:
    composed(text)
