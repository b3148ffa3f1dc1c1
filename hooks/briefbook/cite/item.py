"""A source as an item of CSL-JSON, and the parts of it that the other forms are made of."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..model import Source

NAMES = ("author", "editor", "translator")
SEASONS = {"21": 1, "22": 2, "23": 3, "24": 4}
"""EDTF's numbers of the seasons → those of CSL"""


class Name(NamedTuple):
    """A person by the parts of a name in CSL; a body has only `family`."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    body: bool = False
    orcid: str = ""

    @property
    def spoken(self) -> str:
        """Joey de Vries Jr."""
        return " ".join(filter(None, [self.given, self.particle, self.family, self.suffix]))

    @property
    def turned(self) -> str:
        """de Vries, Joey, Jr.: as RIS and Highwire tags have names."""
        family = f"{self.particle} {self.family}".strip()
        return ", ".join(filter(None, [family, self.given, self.suffix]))


def names(source: Source, role: str = "author") -> list[Name]:
    """The authors of a source, or its editors or translators."""
    found = []
    for name in dict(source.csl).get(role, []):
        if not isinstance(name, dict):
            continue
        if "literal" in name and "family" not in name:
            found.append(Name(name["literal"], body=True))
            continue
        particle = " ".join(
            name[key] for key in ("dropping-particle", "non-dropping-particle", "particle") if name.get(key)
        )
        orcid = name.get("ORCID", "").rpartition("/")[2]
        found.append(Name(name.get("family", ""), name.get("given", ""), particle, name.get("suffix", ""), orcid=orcid))
    return [name for name in found if name.spoken]


def csl(source: Source) -> dict[str, Any]:
    """The source as a CSL-JSON item."""
    item: dict[str, Any] = {"id": source.key} | {key: value for key, value in source.csl if value}
    for role in NAMES:
        if role in item:
            item[role] = [_evened(name) for name in item[role]]
    issued = item.pop("issued", "")
    if issued:
        item["issued"] = _date(issued)
    return item


def _evened(name: dict[str, str]) -> dict[str, str]:
    """A name under CSL's keys: `particle` is short for its non-dropping particle."""
    return {{"particle": "non-dropping-particle"}.get(key, key): value for key, value in name.items()}


def _date(issued: str) -> dict[str, Any]:
    """2021-03-05 → its parts; 2016-21 → a year and a season; anything less regular as it is written."""
    parts = issued.split("-")
    if len(parts) == 2 and parts[1] in SEASONS:
        return {"date-parts": [[int(parts[0])]], "season": SEASONS[parts[1]]}
    if not all(part.isdigit() for part in parts):
        return {"literal": issued}
    return {"date-parts": [[int(part) for part in parts]]}


class Pages(NamedTuple):
    first: str
    last: str
    """empty where the pages are no one range"""


def pages(source: Source) -> Pages:
    """11-19 → 11 and 19; "1-20, 33" is no range, and stays one text."""
    text = dict(source.csl).get("page", "").replace("–", "-")
    first, dash, last = text.partition("-")
    if not dash or "," in text or "-" in last:
        return Pages(text, "")
    return Pages(first.strip(), last.strip())
