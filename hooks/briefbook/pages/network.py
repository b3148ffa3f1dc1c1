"""Who is named with whom: the network as a picture, and the most frequent pairs as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..findings import Findings
from ..findings.ties import LEAST, TIES
from ..model import (
    Made,
)
from ..pictures.network import picture
from .markdown.writer import Job, Writer

LISTED = 40
SIGNS = ("●", "■", "◆", "▲")
PAINTS = 6
"""colours of signs: kinds that share a sign don't share its colour"""
FEWEST = 6
"""ties that make a picture"""


PATH = "network.md"


def jobs(facts: Findings) -> Iterator[Job]:
    """None for a book whose entities are hardly named together."""
    if len(facts.ties) >= FEWEST:
        yield PATH, make


def make(facts: Findings) -> Made:
    on = Writer(facts, PATH)
    found = facts.ties
    pairs = Counter({(a, b): n for a in facts.together for b, n in facts.together[a].items() if a < b and n >= LEAST})
    strongest = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))[:LISTED]
    used = {facts.entities[id].kind for a, b, _ in found for id in (a, b)}
    signs = [
        (SIGNS[i % len(SIGNS)], i % PAINTS, kind.plural)
        for i, kind in enumerate(facts.kinds.values())
        if kind.id in used
    ]
    rows = [[on.link(a), on.link(b), str(n)] for a, b, n in found]
    data = {"summary": f"All {len(rows)} ties of the picture", "heads": ["One", "Other", "Passages"], "rows": rows}
    body = on.render(
        "network",
        picture=on.show(picture(facts, found), data=data),
        signs=signs,
        ties=TIES,
        least=LEAST,
        rows=[(on.link(a), on.link(b), n) for (a, b), n in strongest],
    )
    description = (
        "Which entities the sources name in the same passages: the closest as a network, and the most frequent pairs."
    )
    return on.page("Network", "network", description, body, "seeds/", wide=True)
