"""Problems as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show at their lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from . import __version__
from .model import Mending, Place, Problem
from .rules import rules

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
UNSAFE = re.compile(r"[^\w/.~-]|[^\x00-\x7f]")
"""what an address holds as %XX only"""
OTHERS = 20
"""places beside its own that a result names"""


def report(problems: Iterable[Problem]) -> str:
    """A log of one run; columns count characters."""
    found = sorted(problems)
    known = [id for id in rules() if any(p.rule == id for p in found)]
    run = {
        "tool": {"driver": {"name": "Briefbook", "version": __version__, "rules": [_rule(id) for id in known]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(p, known) for p in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(id: str) -> dict[str, Any]:
    rule = rules()[id]
    help = f"Wrong: {rule.wrong.strip()}\nRight: {rule.right.strip()}"
    return {"id": id, "shortDescription": {"text": rule.says}, "help": {"text": help}}


def _result(problem: Problem, known: list[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.rule,
        "ruleIndex": known.index(problem.rule),
        "level": problem.severity,
        "message": {"text": problem.message + (f". {problem.hint}" if problem.hint else "")},
        "locations": [_location(problem.place)],
    }
    if problem.others:
        result["relatedLocations"] = [_location(place) for place in problem.others[:OTHERS]]
    if problem.mending:
        result["fixes"] = [_fix(problem, problem.mending)]
    return result


def _location(place: Place) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": {"artifactLocation": _file(place), "region": region}}


def _file(place: Place) -> dict[str, str]:
    path = UNSAFE.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode("utf-8", "replace")), place.path)
    return {"uri": path, "uriBaseId": "%SRCROOT%"}


def _fix(problem: Problem, mending: Mending) -> dict[str, Any]:
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + len(mending.was)}
    replaced = {"deletedRegion": region, "insertedContent": {"text": mending.becomes}}
    change = {"artifactLocation": _file(place), "replacements": [replaced]}
    return {"description": {"text": problem.hint or problem.message}, "artifactChanges": [change]}
