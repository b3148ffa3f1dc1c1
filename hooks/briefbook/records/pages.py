"""Pages of docs/ and briefs/: comparisons, glossary, conflicts, briefs, changes, and those that are no records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

from .. import layout
from ..language.fold import slug
from ..model import Brief, Change, Comparison, Conflict, Difference, Page, Paper, Place, Side, Term, Text
from ..model.values import When, plain
from ..problem import did_you_mean
from .reader import Reader, Record, yes
from .shapes import BRIEF, CHANGE, COMPARISON, CONFLICT, SIDE, TERM

PAPERS: dict[str, Paper] = {value: value for value in get_args(Paper)}
PAGES = re.compile(r"[1-9]\d?$")
DIFFERENCES: dict[str, Difference] = {value: value for value in get_args(Difference)}


def comparisons(reader: Reader) -> Iterator[Comparison]:
    for path in reader.files(layout.COMPARISONS, ".md"):
        record = reader.record(path, COMPARISON) if path.name != "index.md" else None
        if record is not None:
            fields = record.fields
            yield Comparison(
                id=path.stem,
                title=fields["title"],
                description=fields.get("description", ""),
                rows=fields["rows"],
                columns=tuple(fields["columns"].items()),
                about=fields.get("about", ""),
                body=record.body,
                former_ids=fields.get("former ids", ()),
                place=record.place,
                places=tuple(record.places.items()),
            )


def terms(reader: Reader) -> Iterator[Term]:
    for item in reader.listed(reader.root / layout.GLOSSARY, "terms", "begin each with '- term: …'"):
        fields = reader.fields(item, TERM)
        if fields is not None:
            reader.texts.append(Text(item.at("definition"), fields["definition"]))
            yield Term(
                id=slug(fields["term"]),
                term=fields["term"],
                definition=plain(fields["definition"]),
                names=fields.get("names", ()),
                acronym=yes(fields.get("acronym")),
                broader=fields.get("broader", ()),
                see=fields.get("see", ()),
                former_ids=fields.get("former ids", ()),
                place=item.place,
                places=tuple(item.places()),
            )


def conflicts(reader: Reader) -> Iterator[Conflict]:
    for item in reader.listed(reader.root / layout.CONFLICTS, "conflicts", "begin each with '- title: …'"):
        fields = reader.fields(item, CONFLICT)
        if fields is None:
            continue
        if any(set(side) != set(SIDE) for side in fields["sides"]) or len(fields["sides"]) < 2:
            hint = "write two or more sides, each '- says: …' and 'at: \"[@key, ¶12]\"'"
            reader.add(item.place, "broken-record", "a side of a conflict has 'says' and 'at'", hint)
            continue
        difference = fields.get("difference", "")
        if difference not in DIFFERENCES:
            hint = did_you_mean(difference, DIFFERENCES, f"use {', '.join(filter(None, DIFFERENCES))}")
            reader.add(item.place, "bad-value", f"'{difference}' is no sort of difference", hint)
            continue
        for side, value in zip(fields["sides"], item.items("sides"), strict=False):
            reader.texts.append(Text(value.at("at"), side["at"]))
            reader.texts.append(Text(value.at("says"), side["says"], side["at"], plain=True))
        cited = " ".join(side["at"] for side in fields["sides"])
        reader.texts.append(Text(item.at("remark"), fields.get("remark", ""), cited))
        yield Conflict(
            id=slug(fields["title"]),
            title=fields["title"],
            kind=fields["kind"],
            difference=DIFFERENCES[difference],
            about=fields["about"],
            sides=tuple(Side(says=plain(side["says"]), at=side["at"]) for side in fields["sides"]),
            remark=plain(fields.get("remark", "")),
            by=fields.get("by", ""),
            date=fields.get("date", ""),
            place=item.place,
            places=tuple(item.places()),
        )


def briefs(reader: Reader) -> Iterator[Brief]:
    for path in reader.files(layout.BRIEFS, ".md"):
        record = reader.record(path, BRIEF) if path.name != "index.md" else None
        if record is not None:
            fields = record.fields
            yield Brief(
                id=path.stem,
                title=fields["title"],
                question=fields["question"],
                reader=fields.get("for", ""),
                date=_chosen(reader, record, "date", _is_day, "write year, month and day: 2026-11-20"),
                authors=fields.get("by", ()),
                topic=fields.get("topic", ""),
                entities=fields.get("entities", ()),
                comparisons=fields.get("comparisons", ()),
                tables=fields.get("tables", ()),
                charts=fields.get("charts", ()),
                events=fields.get("events", ()),
                period=_chosen(
                    reader, record, "period", _is_period, "write its first and last year: 1952/2025, or 1952/.."
                ),
                pages=int(_chosen(reader, record, "pages", PAGES.match, "write a number of pages: 4") or 0),
                paper=PAPERS.get(_chosen(reader, record, "paper", PAPERS.get, "write a4 or letter"), "a4"),
                columns=int(_chosen(reader, record, "columns", re.compile("[12]$").match, "write 1 or 2") or 2),
                body=record.body,
                line=record.line,
                former_ids=fields.get("former ids", ()),
                place=record.place,
                places=tuple(record.places.items()),
            )


def _chosen(reader: Reader, record: Record, key: str, right: Callable[[str], object], hint: str) -> str:
    """A field that may hold some texts only; what is none of them is a problem, and left out."""
    text = record.fields.get(key, "")
    if not text or right(text):
        return str(text)
    reader.add(record.places[key], "bad-value", f"'{text}' can't be the {key} of a brief", hint)
    return ""


def _is_period(text: str) -> bool:
    when = When.parse(text)
    return bool(when and (when.span or when.start))


def changes(reader: Reader) -> list[Change]:
    """What the editors tell of, newest first; of one day, what they wrote first."""
    found = []
    for item in reader.listed(reader.root / layout.CHANGES, "changes", "begin each with '- date: …'"):
        fields = reader.fields(item, CHANGE)
        if fields is None or not isinstance(item.data, dict):
            continue
        if not _is_day(fields["date"]):
            hint = "write year, month and day: 2026-11-20"
            reader.add(item.data["date"].place, "bad-value", f"'{fields['date']}' is no day", hint)
            continue
        id = fields.get("id") or f"{fields['date']}-{slug(fields['title'])}"
        pages = fields.get("pages", ())
        found.append(
            Change(
                id=id,
                date=fields["date"],
                title=fields["title"],
                text=fields["text"],
                pages=pages,
                own_id="id" in fields,
                place=item.place,
                places=tuple(item.places()),
            )
        )
    return sorted(found, key=lambda change: change.date, reverse=True)


def _is_day(text: str) -> bool:
    when = When.parse(text)
    return bool(when and when.start and when.start.day and not (when.span or when.bound or when.part))


def pages(reader: Reader, taken: tuple[Path, ...]) -> Iterator[Page]:
    """Pages that are no records: home, about, and the texts that open an index."""
    base = reader.root / layout.DOCS
    for path in reader.files(layout.DOCS, ".md", deep=True):
        if path.parent.relative_to(reader.root) in taken and path.name != "index.md":
            continue
        if path.relative_to(base).parts[0] in layout.WRITTEN:
            where = Place(path.relative_to(reader.root).as_posix())
            hint = "put it into another folder of docs/"
            reader.add(
                where, "same-name", f"the build itself writes the folder '{path.relative_to(base).parts[0]}'", hint
            )
            continue
        read = reader.front_matter(path)
        if read is None:
            continue
        meta = read.value.plain() if read.value else {}
        yield Page(
            path=path.relative_to(base).as_posix(),
            meta=tuple(meta.items()) if isinstance(meta, dict) else (),
            body=read.body,
            edit=path.relative_to(reader.root).as_posix(),
        )
