"""The rules by which something is found to be wrong: what each says, with an example. One truth, rules.yml, for all who tell of
them: the page docs/about/rules.md, the command, and the report for programs (SARIF).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from textwrap import indent

import yaml

PAGE = """\
---
title: What each message means
description: Every rule by which a book is checked, each with an example of what is wrong and of what to write instead.
page_type: about
---

# What each message means

`make check` names a rule at the end of each message. Where there is one answer, `briefbook check --fix` writes it, and shows
what it has changed.
"""
FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule asks for."""

    id: str
    group: str
    """what it concerns"""
    says: str
    """what is wrong, in words that stand behind "it means that" """
    wrong: str
    """an example of it"""
    right: str
    """the same put right"""


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """All rules by their ids, in groups."""
    groups = yaml.safe_load((FOLDER / "rules.yml").read_text(encoding="utf-8"))
    return {id: Rule(id, group, **told) for group, found in groups.items() for id, told in found.items()}


def text(rule: Rule) -> str:
    """A rule for a terminal."""
    examples = (f"  {head}:\n{indent(shown.strip(), '    ')}" for head, shown in _examples(rule))
    return "\n".join([f"{rule.id}: {rule.says}\n", *examples])


def page() -> str:
    """The page of all rules, as Markdown."""
    parts, group = [PAGE], ""
    for rule in rules().values():
        if rule.group != group:
            group = rule.group
            parts.append(f"## {group}\n")
        examples = "\n\n".join(f"{head}:\n\n```\n{shown.strip()}\n```" for head, shown in _examples(rule))
        parts.append(f"### {rule.id}\n\n{rule.says[0].upper()}{rule.says[1:]}.\n\n{examples}\n")
    return "\n".join(parts)


def _examples(rule: Rule) -> tuple[tuple[str, str], ...]:
    return ("Wrong", rule.wrong), ("Right", rule.right)
