"""Who is named with whom: the entities that share most passages, as a network, and the strongest ties as a table."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import sqrt

from ..model import Page, Picture
from . import phrase
from .pictures import figure
from .render import page, render
from .view import View
from .world import times

NODES = 60
TIES = 2
"""of each node: those to the entities that it shares most passages with, measured by how many passages each of them has"""
LEAST = 2
"""passages that make a tie"""
FEWEST = 6
"""ties that make a picture"""
LISTED = 40
SIGNS = ("●", "■", "◆", "▲")
PAINTS = 6
"""colours of signs: kinds that share a sign don't share its colour"""
ID = "network"
Tie = tuple[str, str, int]


def ties(view: View) -> list[Tie]:
    """(one, other, passages that name both) for the ties that are drawn, strongest first."""
    weight = {id: sum(others.values()) for id, others in view.together.items()}
    nodes = sorted(weight, key=lambda id: (-weight[id], id))[:NODES]
    passages = {
        id: max(1, sum(not p.id.startswith("n") for rows in view.spoken_of[id].values() for p, _ in rows))
        for id in nodes
    }
    shared = {(a, b): n for a, b in combinations(nodes, 2) if (n := view.together[a][b]) >= LEAST}
    nearest: dict[str, list[tuple[float, tuple[str, str]]]] = {id: [] for id in nodes}
    for pair, count in shared.items():
        near = count / sqrt(passages[pair[0]] * passages[pair[1]])
        for id in pair:
            nearest[id].append((near, pair))
    kept = {pair for found in nearest.values() for _, pair in sorted(found, reverse=True)[:TIES]}
    return sorted(((a, b, shared[a, b]) for a, b in kept), key=lambda tie: (-tie[2], tie[0], tie[1]))


def picture(view: View, found: list[Tie]) -> Picture:
    ids = sorted({id for a, b, _ in found for id in (a, b)}, key=lambda id: (-view.mentions(id), id))
    place = {id: i for i, id in enumerate(ids)}
    kinds = list(view.kinds)
    first = "; ".join(f"{view.short(a)} and {view.short(b)} ({n} passages)" for a, b, n in found[:5])
    return Picture(
        id=ID,
        sort="network",
        title="Who is named with whom",
        description=f"{len(ids)} entities with {len(found)} ties. Strongest: {first}. All ties are in the table below.",
        data={
            "nodes": [
                {"number": i, "name": view.short(id), "kind": kinds.index(view.entities[id].kind), "count": view.mentions(id)}
                for i, id in enumerate(ids)
            ],
            "ties": [{"source": place[a], "target": place[b], "count": n} for a, b, n in found],
            "links": [(view.path(id), f"{view.name(id)}: {times(view.mentions(id))}") for id in ids],
        },
    )  # fmt: skip


def network_page(view: View) -> Page | None:
    """None for a book whose entities are hardly named together."""
    path = "network.md"
    found = ties(view)
    if len(found) < FEWEST:
        return None
    pairs = Counter({(a, b): n for a in view.together for b, n in view.together[a].items() if a < b and n >= LEAST})
    strongest = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))[:LISTED]
    used = {view.entities[id].kind for a, b, _ in found for id in (a, b)}
    signs = [
        (SIGNS[i % len(SIGNS)], i % PAINTS, phrase.md(kind.plural))
        for i, kind in enumerate(view.kinds.values())
        if kind.id in used
    ]
    rows = [[phrase.linked(view, path, a), phrase.linked(view, path, b), str(n)] for a, b, n in found]
    data = {"summary": f"All {len(rows)} ties of the picture", "heads": ["One", "Other", "Passages"], "rows": rows}
    body = render(
        "network",
        picture=figure(view, picture(view, found), data=data),
        signs=signs,
        ties=TIES,
        least=LEAST,
        rows=[(phrase.linked(view, path, a), phrase.linked(view, path, b), n) for (a, b), n in strongest],
    )
    description = (
        "Which entities the sources name in the same passages: the closest as a network, and the most frequent pairs."
    )
    return page(path, "Network", "network", description, body, "seeds/", wide=True)
