"""JSON Schemas of a book's files: they take what the book takes, refuse what it refuses, and say what each key is for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import mini
from briefbook import records
from briefbook.records import schemas, shapes

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    return schemas.schemas(records.load(mini.lay(tmp_path_factory.mktemp("book"))))


def faults(schema: dict[str, Any], text: str) -> list[str]:
    """As the language server reads YAML: with its numbers and dates."""
    content = yaml.load(text, yaml.BaseLoader)
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(content)]


def test_each_is_a_schema(made: dict[str, dict[str, Any]]) -> None:
    for schema in made.values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_key_of_a_shape_says_what_it_is_for() -> None:
    for shape in (
        shapes.STATEMENT,
        shapes.ENTITY,
        shapes.TERM,
        shapes.PROPERTY,
        shapes.CONFLICT,
        shapes.CHANGE,
        shapes.TABLE,
    ):
        assert set(schemas.TOLD[shape.what]) == set(shape.keys), shape.what


@pytest.mark.parametrize("name", schemas.FILES)
def test_they_take_every_file_of_this_repository(name: str) -> None:
    schema = schemas.schemas(records.load(ROOT))[name]
    files = [path for pattern in schemas.FILES[name] for path in sorted(ROOT.glob(pattern))]
    assert files
    for path in files:
        assert not faults(schema, path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("statements", "- {subject: velorin, property: dose, value: 25}", "'at' is a required property"),
        ("statements", "- {subject: velorim, property: dose, value: 25, at: ¶2}", "'velorim' is not one of"),
        ("statements", "- {subject: velorin, property: doze, value: 25, at: ¶2}", "'doze' is not one of"),
        ("statements", "- {subject: velorin, property: dose, value: 25, at: ¶2, when: 2001}", "'when' was unexpected"),
        ("statements", "subject: velorin", "is not of type"),
        ("glossary", "- {term: Fen}", "'definition' is a required property"),
        ("properties", "dose: {value: figure, theme: Use}", "'figure' is not one of"),
    ],
)
def test_they_refuse_what_the_book_refuses(name: str, text: str, says: str, made: dict[str, dict[str, Any]]) -> None:
    assert any(says in fault for fault in faults(made[name], text))


def test_the_editors_settings_name_them() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert schemas.settings("./.cache/schemas").items() <= settings.items()


def test_the_command_writes_them(tmp_path: Path) -> None:
    root = mini.lay(tmp_path)
    run = mini.run(root, "schemas", "schemas")
    assert run.code == 0
    assert {path.stem for path in (root / "schemas").iterdir()} >= set(schemas.FILES)
