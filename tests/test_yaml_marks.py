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
    ("text", "line", "column", "says", "hint"),
    [
        ("a: b: c\n", 1, 4, "a ': ' stands where no key can be", 'write "b: c"'),
        ("a: [1, 2\nb: 3\n", 1, 4, "the brackets that open here aren't closed", "write [one, two]"),
        ("a: {b: 1\nc: d\n", 1, 4, "the braces that open here aren't closed", "write {key: one}"),
        ("a: 1\n\tb: 2\n", 2, 1, "a tab stands where blanks belong", "indent with blanks"),
        ("a: *nobody\n", 1, 4, "an alias (*nobody) stands for what is written elsewhere", "put quotes around text"),
        ("a: 'open\nb: 2\n", 1, 4, "the quotation mark that opens here is never closed", "close it"),
        ("a: 'it's'\n", 1, 8, "this doesn't go on as it began", "two '' stand for one"),
        ("- a: 1\n b: 2\n", 2, 2, "this doesn't go on as it began", "begin in one column"),
        ("- a\n-b\n", 3, 1, "this line is neither an item nor 'key: value'", "put a blank after '-'"),
        ('a: "\\q"\n', 1, 5, "a backslash in double quotes stands for another sign", "use single quotes"),
        ("a: %x\n", 1, 4, "a text can't begin with this sign", "put quotes around text"),
        ("? [a, b]\n: c\n", 1, 3, "a key must be a text", "write 'key: value'"),
        ("a: 1\n--- b\n", 2, 1, "a second document begins here", "make a file of its own"),
        ("a: " + "[" * 30 + "]" * 30, 1, 27, "lists and groups stand more than 24 deep", "write it flatter"),
        ("a: x\x01\n", 1, 1, "it holds signs that no text has", "take out what can't be seen"),
    ],
)  # fmt: skip
def test_broken_yaml_is_said_at_its_place_in_the_words_of_who_wrote_it(
    text: str, line: int, column: int, says: str, hint: str
) -> None:
    value, problems = composed(text)
    assert value is None
    assert [(p.rule, p.place.line, p.place.column) for p in problems] == [("broken-yaml", line, column)]
    assert problems[0].message.startswith(f"this isn't valid YAML: {says}")
    assert hint in problems[0].hint


@pytest.mark.parametrize("nest", ["[", "{a: ", "- "])
def test_no_depth_ends_more_than_this_file(nest: str) -> None:
    assert [p.rule for p in composed("a: " + nest * 100_000)[1]] == ["broken-yaml"]


def test_in_a_file_of_items_a_slip_hides_no_other_item() -> None:
    problems: list[Problem] = []
    text = "- a: 1\n- a: b: c\n  d: 1\n- a: 2\n- a: [\n- a: 3\n  e: 'x\n- a: 4\n"
    value = compose(text, "a.yml", problems, items=True)
    assert value is not None
    assert value.plain() == [{"a": "1"}, {"a": "2"}, {"a": "4"}]
    assert [(p.place.line, p.place.column) for p in problems] == [(2, 6), (6, 1), (7, 6)]
    named = compose("one: {a: 1}\ntwo: a: b\nthree: {a: 3}\n", "a.yml", problems, items=True)
    assert named is not None
    assert named.plain() == {"one": {"a": "1"}, "three": {"a": "3"}}


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
