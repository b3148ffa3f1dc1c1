"""Attest: a statement is verified where the passages that it cites hold its figures, dates and names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefbook.evidence import attest
from briefbook.language import quantities
from briefbook.model import Entity, PassageRecord, Property, Records, Source, SourceIndex, Statement


def passage(id: str, text: str, *mentions: str, allusions: tuple[str, ...] = ()) -> PassageRecord:
    return PassageRecord(
        id=id,
        section="1",
        lines=(1,),
        length=len(text),
        sha256="",
        mentions=tuple((m, 1) for m in mentions),
        allusions=tuple((a, 1) for a in allusions),
        figures=quantities.figures(text),
        dates=quantities.dates(text),
    )


PASSAGES = (
    passage("1", "Selm built a lock of 40 metres on 3 May 1804.", "selm"),
    passage("2", "Its guild sold 1,500 loaves to Orvane, of which 12.5% were rye.", "orvane", allusions=("selm",)),
    passage("n1", "The roll of 1811.", "selm"),
    passage("t1", "Loaves in 1804: 120.", "selm"),
)
PROPERTIES = (
    Property(id="length", label="length", value="quantity", theme="works", unit="m"),
    Property(id="opened", label="opened", value="date", theme="works"),
    Property(id="sold to", label="sold to", value="entity", theme="trade"),
    Property(id="trade", label="trade", value="text", theme="trade"),
)


def verified(property: str, value: str, at: str, subject: str = "selm", index: bool = True, **more: str) -> Statement:
    source = Source(
        key="brook-1999", csl=(), label="Brook 1999", title="Ice", publish="index", licence="", original="ice.txt", sha256="",
        lines=None, index=SourceIndex(sha256="", passages=PASSAGES) if index else None,
    )  # fmt: skip
    entities = tuple(Entity(id=id, kind="town", name=id, gloss="", names=()) for id in ("selm", "orvane", "varn"))
    statement = Statement(
        id="s-1", subject=subject, property=property, value=value, source=source.key, locator=at, **more
    )
    records = Records(
        title="", subtitle="", description="", kinds=(), passed_over=(), properties=PROPERTIES, entities=entities,
        sources=(source,), statements=(statement,), comparisons=(), terms=(), briefs=(), pages=(), texts=(), problems=(),
    )  # fmt: skip
    (result,) = attest.statements(records)
    return result


@pytest.mark.parametrize(
    ("property", "value", "at", "more"),
    [
        ("length", "40", "¶1", {}),
        ("length", "40-1500", "¶1-2", {}),
        ("length", "12.5", "¶2", {}),
        ("opened", "1804-05-03", "¶1", {}),
        ("opened", "1804-05", "¶1", {}),
        ("opened", "1804", "¶1", {}),
        ("opened", "1811", "n1", {}),
        ("sold to", "orvane", "¶2", {}),
        ("trade", "bread and rolls", "¶1", {}),
        ("trade", "1,500 loaves since 3 May 1804", "¶1-2", {}),
        ("length", "120", "t1", {"date": "1804"}),
        ("trade", "ice", "¶1", {"since": "1804-05"}),
        ("trade", "ice", "¶2", {"about": "orvane"}),
    ],
)
def test_the_machine_verifies_what_stands_in_the_cited_passages(
    property: str, value: str, at: str, more: dict[str, str]
) -> None:
    told = verified(property, value, at, **more)
    assert (told.verified, told.missing) == ("machine", ())


@pytest.mark.parametrize(
    ("property", "value", "at", "more", "missing"),
    [
        ("length", "41", "¶1", {}, ("41",)),
        ("length", "40", "¶2", {}, ("40",)),
        ("length", "40 of 41", "¶1", {}, ("41",)),
        ("opened", "1804-05-04", "¶1", {}, ("1804-05-04",)),
        ("opened", "May 1804", "¶1", {}, ("May 1804",)),
        ("sold to", "varn", "¶2", {}, ("varn",)),
        ("trade", "ice", "¶1", {"subject": "varn"}, ("varn",)),
        ("trade", "ice", "¶1", {"about": "orvane"}, ("orvane",)),
        ("trade", "ice", "¶1", {"until": "1805"}, ("1805",)),
        ("trade", "9 loaves in June 1804", "¶1", {}, ("1804-06", "9")),
    ],
)
def test_what_the_cited_passages_do_not_hold_is_missing(
    property: str, value: str, at: str, more: dict[str, str], missing: tuple[str, ...]
) -> None:
    told = verified(property, value, at, **more)
    assert (told.verified, told.missing) == ("", missing)


def test_an_editor_who_says_how_vouches_for_a_statement() -> None:
    assert verified("length", "forty", "¶1", basis="a figure in words").verified == "editor"
    assert verified("length", "99", "¶1", basis="measured on the map").missing == ()


@pytest.mark.parametrize(
    ("property", "at", "index"),
    [("depth", "¶1", True), ("length", "¶99", True), ("length", "p. 4", True), ("length", "¶1", False)],
)
def test_what_cannot_be_looked_up_is_not_verified(property: str, at: str, index: bool) -> None:
    told = verified(property, "40", at, index=index, basis="seen")
    assert (told.verified, told.missing) == ("", ())


def test_a_quantity_has_the_unit_of_its_property_unless_it_has_its_own() -> None:
    assert verified("length", "40", "¶1").unit == "m"
    assert verified("length", "40", "¶1", unit="feet").unit == "feet"


def test_nothing_else_of_a_statement_changes() -> None:
    told = verified("length", "40", "¶1", by="the guild", note="at low water")
    assert replace(told, verified="", unit="", missing=()) == Statement(
        id="s-1",
        subject="selm",
        property="length",
        value="40",
        source="brook-1999",
        locator="¶1",
        by="the guild",
        note="at low water",
    )
