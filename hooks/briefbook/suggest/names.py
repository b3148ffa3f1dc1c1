"""Names that occur often and have no record yet, as records to paste; names that are a slip away from a known one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..language import spelling
from ..language.fold import folded, slug
from ..model import Records

PLACES = 6


@dataclass(frozen=True, slots=True)
class Suggestion:
    name: str
    acronym: str
    count: int
    places: tuple[tuple[str, str], ...]
    """(source, passage): where it stands"""
    near: str = ""
    """the known name that it may be a slip of"""


def suggestions(records: Records, least: int) -> list[Suggestion]:
    """What occurs `least` times or more, most frequent first; then what is near a known name, however rare."""
    known = {folded(n.text).rstrip("s"): n.text for e in records.entities for n in e.names}
    found: dict[str, list[tuple[str, int, tuple[str, ...]]]] = defaultdict(list)
    longs: dict[str, str] = {}
    shorts: set[str] = set()
    """acronyms of what has a record"""
    names: dict[str, str] = {}
    indexes = [(source.key, source.index) for source in records.sources if source.index]
    for _, index in indexes:
        for acronym in index.acronyms:
            short, long = folded(acronym.short).rstrip("s"), folded(acronym.long).rstrip("s")
            if long in known:
                shorts.add(short)
            elif short not in known:
                longs.setdefault(short, acronym.long)
    for key, index in indexes:
        for form in index.forms:
            shape = folded(form.text).rstrip("s")
            if not form.entity and shape not in known and shape not in shorts:
                names.setdefault(shape, form.text)
                found[shape].append((key, form.count, form.passages))
    merged = dict(_merged(found, longs))
    often, near = [], []
    for shape, uses in merged.items():
        count = sum(n for _, n, _ in uses)
        places = tuple(dict.fromkeys((source, id) for source, _, ids in uses for id in ids))
        long = longs.get(shape, "")
        like = next((name for name in known.values() if len(name) > 8 and spelling.same(names[shape], name)), "")
        if like:
            near.append(Suggestion(names[shape], "", count, places, like))
        elif count >= least:
            often.append(Suggestion(long or names[shape], names[shape] if long else "", count, places))
    return sorted(often, key=lambda s: (-s.count, s.name)) + sorted(near, key=lambda s: s.name)


def _merged(
    found: dict[str, list[tuple[str, int, tuple[str, ...]]]], longs: dict[str, str]
) -> Iterator[tuple[str, list[tuple[str, int, tuple[str, ...]]]]]:
    """An acronym and its long form are one name."""
    shorts = {folded(long).rstrip("s"): short for short, long in longs.items()}
    for shape, uses in found.items():
        if shorts.get(shape) not in found:
            long = folded(longs.get(shape, "")).rstrip("s")
            yield shape, uses + found.get(long, [])


def as_text(found: list[Suggestion], folders: list[str]) -> str:
    """Each as a record to paste, or as a remark."""
    parts = []
    if any(not s.near for s in found):
        parts.append(
            "# What should have a page becomes a file docs/FOLDER/ID.md; the folders are: " + ", ".join(folders) + "."
        )
    for s in found:
        at = where(s.places)
        if s.near:
            parts.append(
                f"# '{s.name}' ({at}) is a slip away from '{s.near}'. If the text means that, add it to the record's "
                "names; if it means something else, leave it."
            )
        else:
            acronym = f"acronyms: [{s.acronym}]\n" if s.acronym else ""
            head = f"# {slug(s.acronym or s.name)}.md, {s.count} times: {at}"
            parts.append(f"{head}\n---\nname: {s.name}\n{acronym}gloss: …\n---")
    return "\n\n".join(parts)


def where(places: tuple[tuple[str, str], ...]) -> str:
    by_source: dict[str, list[str]] = defaultdict(list)
    for key, id in places[:PLACES]:
        by_source[key].append(id if id[0] in "nt" else f"¶{id}")
    more = f" and {len(places) - PLACES} more" if len(places) > PLACES else ""
    return "; ".join(f"{key} {', '.join(ids)}" for key, ids in by_source.items()) + more
