"""Problems as people, code hosts and programs read them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mini
from briefbook import problem, sarif
from briefbook.evidence import check
from briefbook.model import Mending, Place, Problem
from briefbook.rules import rules

TEXT = {"type": "object", "properties": {"text": {"type": "string", "minLength": 1}}, "required": ["text"]}
NUMBER = {"type": "integer", "minimum": 1}
REGION = {
    "type": "object",
    "properties": {"startLine": NUMBER, "startColumn": NUMBER, "endColumn": NUMBER},
    "required": ["startLine"],
    "additionalProperties": False,
}
FILE = {"type": "object", "properties": {"uri": {"type": "string", "pattern": r"^[^\s\\]+$"}}, "required": ["uri"]}
LOCATION = {
    "type": "object",
    "properties": {
        "physicalLocation": {
            "type": "object",
            "properties": {"artifactLocation": FILE, "region": REGION},
            "required": ["artifactLocation"],
        }
    },
    "required": ["physicalLocation"],
}
RESULT = {
    "type": "object",
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["error", "warning", "note", "none"]},
        "message": TEXT,
        "locations": {"type": "array", "items": LOCATION, "minItems": 1},
        "relatedLocations": {"type": "array", "items": LOCATION},
        "fixes": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "description": TEXT,
                    "artifactChanges": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "properties": {
                                "artifactLocation": FILE,
                                "replacements": {
                                    "type": "array",
                                    "minItems": 1,
                                    "items": {
                                        "type": "object",
                                        "properties": {"deletedRegion": REGION},
                                        "required": ["deletedRegion"],
                                    },
                                },
                            },
                            "required": ["artifactLocation", "replacements"],
                        },
                    },
                },
                "required": ["artifactChanges"],
            },
        },
    },
    "required": ["message"],
    "additionalProperties": False,
}
LOG = {
    "type": "object",
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "tool": {
                        "type": "object",
                        "properties": {
                            "driver": {
                                "type": "object",
                                "properties": {
                                    "name": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "properties": {
                                                "id": {"type": "string"},
                                                "shortDescription": TEXT,
                                                "help": TEXT,
                                            },
                                            "required": ["id"],
                                        },
                                    },
                                },
                                "required": ["name"],
                            }
                        },
                        "required": ["driver"],
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                },
                "required": ["tool"],
            },
        },
    },
    "required": ["version", "runs"],
}
"""what SARIF 2.1.0 asks of the parts that a report has"""


def validated(problems: list[Problem]) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(sarif.report(problems))
    jsonschema.validate(log, LOG)
    return log


FAULTS: dict[str, mini.Content] = {
    "seeds/holm-2021/statements.yml": {
        "append": "- {subject: Velorin, property: harm, value: thirst, at: § 1}\n"
        "- {subject: velorin, property: approved, value: 4 June 2001, at: ¶1}\n"
    },
    "docs/medicines/osmadil.md": {"replace": "former: [Osmin]", "with": "former: [Velorin]"},
}


def test_a_report_for_programs_has_the_shape_of_sarif(tmp_path: Path) -> None:
    found = check.problems(mini.book(tmp_path, FAULTS))
    log = validated(list(found))
    run = log["runs"][0]
    assert len(run["results"]) == len(found) == 4
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    twice = next(r for r in run["results"] if r["ruleId"] == "name-twice")
    related = twice["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert related == "docs/medicines/velorin.md"
    date = next(r for r in run["results"] if r["ruleId"] == "bad-value")
    change = date["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["insertedContent"]["text"] == "2001-06-04"
    assert change["deletedRegion"] == {"startLine": 37, "startColumn": 49, "endColumn": 60}


def test_an_empty_report_is_a_report() -> None:
    assert validated([])["runs"][0]["results"] == []


names = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)


@settings(max_examples=30)
@given(names, st.sampled_from(sorted(rules())), st.text(max_size=30), st.text(max_size=30))
def test_no_name_of_a_file_speaks_to_the_host(path: str, rule: str, message: str, hint: str) -> None:
    one = Problem(Place(path, 3, 4), rule, message or "x", hint, mending=Mending("a", "b"), others=(Place(path, 9, 1),))
    lines = problem.as_github([one]).split("\n")
    assert len(lines) == 2
    for line, number in zip(lines, (3, 9), strict=True):
        command = re.fullmatch(r"::error file=([^:,\r]*),line=(\d+),col=\d+,title=([^:,\r]*)::[^\r]*", line)
        assert command is not None, line
        assert int(command[2]) == number
    validated([one])


@pytest.mark.parametrize("rule", sorted(rules()))
def test_each_rule_has_an_example_that_shows_it(rule: str) -> None:
    one = rules()[rule]
    assert one.says and one.wrong and one.right and one.wrong != one.right
    assert not one.says.endswith(".")


def test_the_name_of_a_rule_is_explained(tmp_path: Path) -> None:
    run = mini.run(tmp_path, "rules", "bad-value")
    assert run.code == 0 and "18 February 1952" in run.out and "1952-02-18" in run.out
