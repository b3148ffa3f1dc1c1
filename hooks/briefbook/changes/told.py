"""Differences as text for a terminal, as Markdown for a pull request, as JSON for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from .differences import Difference, How, Sort

HEADS: dict[Sort, str] = {
    "verification": "Verification",
    "statement": "Statements",
    "dispute": "Disputes",
    "record": "Records",
    "term": "Terms",
    "source": "Sources",
    "comparison": "Comparisons",
    "brief": "Briefs whose text changes",
    "page": "Pages",
}
"""how differences of each sort are headed, in the order in which a reviewer asks"""
SIGNS: dict[How, str] = {
    "new": "+",
    "gone": "-",
    "changed": "~",
    "moved": "→",
    "renamed": "→",
    "lost": "!",
    "won": "✓",
}
PAGES = 40
"""pages that are listed; of more, their number is told"""
SPECIAL = re.compile(r"([\\`*_\[\]<>#|@])")


def as_text(differences: Sequence[Difference]) -> str:
    """A head for each sort, a line a difference."""
    lines = []
    for head, told, rest in _grouped(differences):
        lines.append(head)
        lines += [f"  {SIGNS[d.how]} {d.text}" + (f"  [{d.at}]" if d.at else "") for d in told]
        lines += [f"  … and {rest} more"] if rest else []
    return "\n".join(lines) or "Nothing changes."


def as_markdown(differences: Sequence[Difference]) -> str:
    """The same as lists; pages are folded away."""
    lines = []
    for head, told, rest in _grouped(differences):
        folded = told[0].sort == "page"
        lines += ["<details>", f"<summary>{head}</summary>", ""] if folded else [f"### {head}", ""]
        lines += [f"- {SIGNS[d.how]} {_escaped(d.text)}" + (f" ({_escaped(d.at)})" if d.at else "") for d in told]
        lines += [f"- … and {rest} more"] if rest else []
        lines += ["", "</details>", ""] if folded else [""]
    return "\n".join(lines).strip() or "Nothing changes."


def as_json(differences: Sequence[Difference]) -> str:
    return json.dumps([d._asdict() for d in differences], ensure_ascii=False, indent=1)


def _grouped(differences: Sequence[Difference]) -> list[tuple[str, list[Difference], int]]:
    """(head, what is told below it, how many more there are)"""
    groups = []
    for sort, head in HEADS.items():
        found = [d for d in differences if d.sort == sort]
        told = found[:PAGES] if sort == "page" else found
        if found:
            groups.append((f"{head}: {len(found)}", told, len(found) - len(told)))
    return groups


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)
