"""The blocks that editors place on pages of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from ..pictures import world
from . import brief, changes, map, steps
from .comparison import comparison_table
from .markdown.figures import charts_of_table
from .markdown.markup import Markup, attr
from .markdown.writer import Writer

Block = Callable[[Writer, str], Markup]
"""the block that a page holds, from what its marker says"""


def summary(on: Writer, _: str) -> Markup:
    machine = sum(s.verified == "machine" for s in on.facts.statements)
    counts = Counter(entity.kind for entity in on.facts.entities.values())
    kinds = [(k.plural, counts[k.id], on.to(f"{k.folder}/index.md")) for k in on.facts.kinds.values() if counts[k.id]]
    if not (kinds or on.facts.sources):
        return Markup()
    return on.render(
        "summary",
        kinds=kinds,
        sources=(len(on.facts.sources), on.to("sources/index.md")),
        statements=len(on.facts.statements),
        machine=machine,
        comparisons=(len(on.facts.comparisons), on.to("comparisons/index.md")),
        dated=(len(on.facts.dated), on.to("timeline.md")),
    )


def comparison(on: Writer, id: str) -> Markup:
    return comparison_table(on, on.facts.comparisons[id]) if id in on.facts.comparisons else Markup()


def title(on: Writer, _: str) -> Markup:
    """The book's title and what it says of itself."""
    told = Markup.of("\n\n{}\n{{: .gloss }}", on.facts.records.description) if on.facts.records.description else ""
    return Markup.of("# {}{}", on.facts.records.title, told)


def most_mentioned(on: Writer, kind: str) -> Markup:
    """Those of a kind that the sources name most often; without a kind those of each, under its name."""
    if not kind:
        each = [(k.plural, most_mentioned(on, k.id)) for k in on.facts.kinds.values()]
        told = [Markup.of("**{}:** {}", label, names) for label, names in each if names]
        return Markup.of("## Whom and what the sources speak of\n\n{}", Markup("\n\n").join(told)) if told else Markup()
    entities = [e for e in on.facts.entities.values() if e.kind == kind and on.facts.mentions(e.id)]
    top = sorted(entities, key=lambda e: (-on.facts.mentions(e.id), e.id))[:12]
    return Markup(", ").join(Markup.of("{}&nbsp;({})", on.link(e.id), on.facts.mentions(e.id)) for e in top)


def search(on: Writer, _: str) -> Markup:
    kinds = ", ".join(k.label.lower() for k in on.facts.kinds.values())
    return Markup.of('<button type="button" class="ask scripting">Search: {}, a phrase …</button>', attr(kinds))


def picture(on: Writer, id: str) -> Markup:
    """The map, or the charts of a table, named by its source and its number."""
    if id == world.ID:
        return map.block(on)
    table = next((t for t in on.facts.records.tables if f"{t.source}-{t.id}" == id), None)
    return charts_of_table(on, table) if table else Markup()


def news(on: Writer, _: str) -> Markup:
    return changes.newest(on)


def briefs(on: Writer, _: str) -> Markup:
    """The briefs by topic, each with its question."""
    topics = brief.by_topic(on)
    return on.render("brief_topics", topics=topics) if topics else Markup()


BLOCKS: dict[str, Block] = {
    "title": title,
    "next": steps.block,
    "search": search,
    "summary": summary,
    "comparison": comparison,
    "most_mentioned": most_mentioned,
    "picture": picture,
    "news": news,
    "briefs": briefs,
}
