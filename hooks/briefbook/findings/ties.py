"""Who is named with whom: the entities that share most passages."""

from __future__ import annotations

from itertools import combinations
from math import sqrt

from ..lookup import Facts

NODES = 60
TIES = 2
"""of each node: those to the entities that it shares most passages with, measured by how many passages each of them has"""
LEAST = 2
"""passages that make a tie"""
Tie = tuple[str, str, int]


def ties(facts: Facts) -> list[Tie]:
    """(one, other, passages that name both) for the ties that are drawn, strongest first."""
    weight = {id: sum(others.values()) for id, others in facts.together.items()}
    nodes = sorted(weight, key=lambda id: (-weight[id], id))[:NODES]
    passages = {
        id: max(1, sum(not p.id.startswith("n") for rows in facts.spoken_of[id].values() for p, _ in rows))
        for id in nodes
    }
    shared = {(a, b): n for a, b in combinations(nodes, 2) if (n := facts.together[a][b]) >= LEAST}
    nearest: dict[str, list[tuple[float, tuple[str, str]]]] = {id: [] for id in nodes}
    for pair, count in shared.items():
        near = count / sqrt(passages[pair[0]] * passages[pair[1]])
        for id in pair:
            nearest[id].append((near, pair))
    kept = {pair for found in nearest.values() for _, pair in sorted(found, reverse=True)[:TIES]}
    return sorted(((a, b, shared[a, b]) for a, b in kept), key=lambda tie: (-tie[2], tie[0], tie[1]))
