"""The shapes of the world map: which territories have one, and where those lie that are too small for it."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "geodata" / "world.json"


@lru_cache(maxsize=1)
def world() -> dict[str, Any]:
    """The TopoJSON of geodata/, whose README says where it comes from and what its keys are."""
    content = json.loads(FILE.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


@lru_cache(maxsize=1)
def drawable() -> frozenset[str]:
    """Keys of all that can be drawn, as a shape or as a dot."""
    shapes = (shape["id"] for shape in world()["objects"]["territories"]["geometries"])
    return frozenset((*shapes, *world()["points"]))
