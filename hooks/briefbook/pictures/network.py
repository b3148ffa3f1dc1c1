"""The network of who is named with whom, as a picture."""

from __future__ import annotations

from ..findings.ties import Tie
from ..lookup import Facts
from ..model import Picture
from ..wording import phrase

ID = "network"


def picture(facts: Facts, found: list[Tie]) -> Picture:
    ids = sorted({id for a, b, _ in found for id in (a, b)}, key=lambda id: (-facts.mentions(id), id))
    place = {id: i for i, id in enumerate(ids)}
    kinds = list(facts.kinds)
    first = "; ".join(f"{facts.short(a)} and {facts.short(b)} ({n} passages)" for a, b, n in found[:5])
    return Picture(
        id=ID,
        sort="network",
        title="Who is named with whom",
        description=f"{len(ids)} entities with {len(found)} ties. Strongest: {first}. All ties are in the table below.",
        data={
            "nodes": [
                {
                    "number": i,
                    "name": facts.short(id),
                    "kind": kinds.index(facts.entities[id].kind),
                    "count": facts.mentions(id),
                }
                for i, id in enumerate(ids)
            ],
            "ties": [{"source": place[a], "target": place[b], "count": n} for a, b, n in found],
            "links": [(facts.path(id), f"{facts.name(id)}: {phrase.times(facts.mentions(id))}") for id in ids],
        },
    )  # fmt: skip
