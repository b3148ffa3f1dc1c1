"""The navigation of a book that doesn't write one of its own: what it has, in groups; what is empty isn't named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..lookup import Facts
from ..model import Menu, Page

FLAT = 3
"""kinds that stand side by side; more of them stand in one menu"""
COMPARE = (("Comparisons", "comparisons/index.md"), ("Compare your own", "compare.md"), ("Matrix", "matrix.md"))
EXPLORE = (("Timeline", "timeline.md"), ("Map", "map.md"), ("Network", "network.md"))
DISAGREE = (("Where sources disagree", "conflicts.md"), ("What they don't say", "gaps.md"))


def menu(facts: Facts, pages: Sequence[Page]) -> Menu:
    """Home, the kinds, what is made of their records, the sources, and what the editors wrote beside."""
    there = {page.path for page in pages}
    kinds = [(kind.plural, f"{kind.folder}/index.md") for kind in facts.kinds.values()]
    made = {path for _, path in (*kinds, *COMPARE, *EXPLORE, *DISAGREE)} | {"index.md", "glossary.md", "changes.md"}
    folders = (*(f"{kind.folder}/" for kind in facts.kinds.values()), "comparisons/", "briefs/", "sources/")
    own = [
        (str(dict(page.meta)["title"]), page.path)
        for page in sorted(pages, key=lambda page: (not page.path.endswith("index.md"), page.path))
        if page.path not in made and not page.path.startswith(folders)
    ]
    groups: list[tuple[str, Iterable[tuple[str, str]]]] = [
        ("Home", [("Home", "index.md")]),
        *([(label, [(label, path)]) for label, path in kinds] if len(kinds) <= FLAT else [("Look up", kinds)]),
        ("Compare", COMPARE),
        ("Explore", EXPLORE),
        ("Glossary", [("Glossary", "glossary.md")]),
        ("Disagreements", DISAGREE),
        ("Briefs", [("Briefs", "briefs/index.md")]),
        ("Sources", [("Sources", "sources/index.md")]),
        ("About", [*own, ("Changes", "changes.md")]),
    ]
    return tuple(
        (label, shown) if len(shown) > 1 else shown[0]
        for label, items in groups
        if (shown := tuple((name, path) for name, path in items if path in there))
    )
