"""What stands at a statement without being said by it: its address, and who vouches for it."""

from __future__ import annotations

from ...model import Statement
from .markup import Markup, attr


def anchored(statement: Statement, text: Markup) -> Markup:
    return Markup.of('<span id="{}">{}</span>', attr(statement.id), text)


def vouched(statement: Statement) -> Markup:
    """Who read a statement that no machine can verify."""
    if statement.verified == "machine":
        return Markup()
    basis = attr(statement.basis or "not verified")
    return Markup(f' (<abbr title="{basis}" tabindex="0">read by an editor</abbr>)')
