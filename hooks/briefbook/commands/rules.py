"""`briefbook rules`: what a message means, with an example."""

from __future__ import annotations

import argparse

from .. import problem
from .command import CLEAN, Command, failed


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", nargs="?", metavar="RULE")


def run(options: argparse.Namespace) -> int:
    from .. import rules

    rule = rules.rules().get(options.rule)
    if options.rule and rule is None:
        hint = problem.did_you_mean(options.rule, rules.rules(), "all of them: briefbook rules")
        return failed(problem.error("briefbook rules", "unknown-rule", f"there is no rule '{options.rule}'", hint))
    print(rules.text(rule) if rule else rules.page(), end="\n" if rule else "")
    return CLEAN


COMMAND = Command(
    "rules", "Say what a message means, with an example; without RULE, all of them as a page.", arguments, run
)
