"""What to do next with a book that is being made: the first steps that nobody has taken yet. A book that has all shows none."""

from __future__ import annotations

from collections.abc import Iterator

from .. import layout
from ..findings import Findings
from .markdown.markup import Markup
from .markdown.writer import Writer


def block(on: Writer, _: str) -> Markup:
    told = list(steps(on.facts))
    if not told:
        return Markup()
    lines = Markup("\n").join(Markup("1. {}").of("1. {}", Markup(step)) for step in told)
    return Markup.of('<div class="next" markdown="1">\n\n## What to do next\n\n{}\n\n</div>', lines)


def steps(facts: Findings) -> Iterator[str]:
    """The steps, as Markdown."""

    def own(ids: dict[str, object]) -> list[str]:
        return [id for id in ids if not id.startswith(layout.EXAMPLE)]

    sources = own({**facts.sources})
    if not sources:
        yield "Add your articles, files or whole folders of PDF, Word, HTML, Markdown or text: `briefbook add FOLDER`"
    elif not own({**facts.entities}):
        yield "Have records proposed for what your articles name; delete those that need no page: `briefbook suggest --write`"
    elif not any(statement.source in sources for statement in facts.statements):
        yield (
            f"State what a source says. See its passages: `briefbook show {sources[0]}`; have its figures and dates listed as "
            f"blocks for `statements.yml`: `briefbook suggest statements {sources[0]}`"
        )
    elif not own({**facts.comparisons}):
        yield "Set what you have stated side by side, in a file of `docs/comparisons/`: `title`, `rows` and `columns`"
    elif not own({**facts.briefs}):
        yield "Print a page or two for somebody in a hurry, from a file of `briefs/`: `title`, `question` and `entities`"
    if len(sources) < len(facts.sources):
        yield "Look at the example, then take it away: `briefbook clear-example`"
