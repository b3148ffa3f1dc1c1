"""Attest: a statement is verified where the passages that it cites hold its figures, dates and names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefbook.evidence import attest
from briefbook.index import telling
from briefbook.index.figures import values
from briefbook.index.recognise import Recogniser
from briefbook.model import (
    Entity,
    Name,
    Naming,
    Passage,
    PassageRecord,
    Property,
    Records,
    Source,
    SourceIndex,
    Statement,
    Table,
    Values,
)


def passage(id: str, text: str, *mentions: str, allusions: tuple[str, ...] = ()) -> PassageRecord:
    return PassageRecord(
        id=id,
        section="1",
        lines=(1,),
        length=len(text),
        sha256="",
        named=(
            *(Naming(id, 0, "mention") for id in mentions),
            *(Naming(id, 0, "allusion") for id in allusions),
        ),
        said=telling.tell([Passage(id, text, "", (1,))])[1][id][0],
        values=values(text) if id[0] != "t" else Values(),
    )


PASSAGES = (
    passage("1", "Selm built a lock of 40 metres on 3 May 1804, for more than 5.6 million dollars.", "selm"),
    passage("2", "Its guild sold 1,500 loaves to Orvane, of which 12.5% were rye. It never joined in the 1790s.", "orvane",
            allusions=("selm",)),
    passage("3", "Harvests shrank: -4.2 per cent. Half a million geese, almost 30 ships, the eighth fair; by 1790.", "selm"),
    passage("n1", "The roll of 1811.", "selm"),
    passage("t1", "Loaves (thousands)", "selm", "orvane"),
)  # fmt: skip
TABLE = Table(
    "t1", "Loaves (thousands)", (("Town", "1804", "1805"), ("Selm", "120", "130"), ("Orvane", "7", "120")), "", (9,)
)
PROPERTIES = (
    Property(id="length", label="length", value="quantity", theme="works", unit="metres"),
    Property(id="number", label="number", value="quantity", theme="works"),
    Property(id="opened", label="opened", value="date", theme="works"),
    Property(id="sold to", label="sold to", value="entity", theme="trade"),
    Property(id="trade", label="trade", value="text", theme="trade"),
)


TOWNS = tuple(
    Entity(
        id=id, kind="town", name=name, gloss="", names=tuple(Name(text=text, sort="preferred") for text in (name, more))
    )
    for id, name, more in (("selm", "Selm", "Old Selm"), ("orvane", "Orvane", "Orvania"), ("varn", "Varn", "Varnby"))
)
NAMES = Recogniser(TOWNS).names


def verified(
    property: str,
    value: str,
    at: str,
    subject: str = "selm",
    index: bool = True,
    passages: tuple[PassageRecord, ...] = PASSAGES,
    **more: str,
) -> Statement:
    made = SourceIndex(sha256="", passages=passages, tables=(TABLE,)) if index else None
    source = Source(
        key="brook-1999", csl=(), label="Brook 1999", title="Ice", publish="index", licence="", original="ice.txt", sha256="",
        lines=None, index=made,
    )  # fmt: skip
    statement = Statement(
        id="s-1", subject=subject, property=property, value=value, source=source.key, locator=at, **more
    )
    records = Records(
        title="", subtitle="", description="", kinds=(), passed_over=(), properties=PROPERTIES, entities=TOWNS,
        sources=(source,), statements=(statement,), comparisons=(), terms=(), briefs=(), pages=(), texts=(), problems=(),
    )  # fmt: skip
    (result,) = attest.statements(records, NAMES)
    return result


@pytest.mark.parametrize(
    ("property", "value", "at", "more"),
    [
        ("length", "40", "¶1", {}),
        ("number", "12.5", "¶2", {"unit": "per cent of loaves"}),
        ("number", ">5.6", "¶1", {"unit": "million US dollars"}),
        ("number", ">5600000", "¶1", {"unit": "dollars"}),
        ("number", "-4.2", "¶3", {"unit": "per cent"}),
        ("number", "0.5", "¶3", {"unit": "million geese"}),
        ("number", "500,000", "¶3", {"unit": "geese"}),
        ("number", "~30", "¶3", {"unit": "ships"}),
        ("number", "8th", "¶3", {"unit": "fair"}),
        ("opened", "1804-05-03", "¶1", {}),
        ("opened", "1804-05", "¶1", {}),
        ("opened", "1804", "¶1", {}),
        ("opened", "1811", "n1", {}),
        ("opened", "<=1790", "¶3", {}),
        ("opened", "179X", "¶2", {}),
        ("sold to", "orvane", "¶2", {}),
        ("trade", "bread and rolls", "¶1", {}),
        ("trade", "1,500 loaves since 3 May 1804", "¶1-2", {}),
        ("trade", "ice", "¶1", {"since": "1804-05"}),
        ("trade", "ice", "¶3", {"until": "1790"}),
        ("trade", "ice", "¶2", {"about": "orvane"}),
        ("trade", "ice", "¶1", {"note": "¶2 has 1,500 loaves"}),
        ("number", "120", "t1", {"date": "1804", "unit": "thousand"}),
        ("number", "120000", "t1", {"date": "1804"}),
        ("number", "120", "t1", {"date": "1805", "unit": "thousand", "subject": "orvane"}),
        ("trade", "sold 130 thousand in 1805", "t1", {}),
        ("trade", "by Old Selm with Orvania", "¶2", {}),
        ("trade", "ice", "¶1", {"note": "¶2 names Orvane"}),
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
        ("length", "41", "¶1", {}, "41 metres"),
        ("length", "40", "¶2", {}, "40 metres"),
        ("length", "40", "¶1", {"unit": "feet"}, "40 feet"),
        ("length", "-40", "¶1", {}, "-40 metres"),
        ("length", ">40", "¶1", {}, ">40 metres"),
        ("number", "4.2", "¶3", {"unit": "per cent"}, "4.2 per cent"),
        ("number", ">5.6", "¶1", {"unit": "billion dollars"}, ">5.6 billion dollars"),
        ("number", ">5.6", "¶1", {"unit": "million euros"}, ">5.6 million euros"),
        ("number", "<5.6", "¶1", {"unit": "million dollars"}, "<5.6 million dollars"),
        ("number", "5.6", "¶1", {"unit": "million dollars"}, "5.6 million dollars"),
        ("number", "1500", "¶2", {"unit": "ships"}, "1500 ships"),
        ("number", "8", "¶3", {"unit": "fairs"}, "8 fairs"),
        ("number", "30", "¶3", {"unit": "ships"}, "30 ships"),
        ("opened", "1804-05-04", "¶1", {}, "1804-05-04"),
        ("opened", "1790", "¶2", {}, "1790"),
        ("opened", "1790", "¶3", {}, "1790"),
        ("sold to", "varn", "¶2", {}, "varn"),
        ("trade", "ice", "¶1", {"subject": "varn"}, "varn"),
        ("trade", "ice", "¶1", {"about": "orvane"}, "orvane"),
        ("trade", "ice", "¶1", {"until": "1805"}, "1805"),
        ("trade", "9 loaves in June 1804", "¶1", {}, "9"),
        ("trade", "9 loaves in June 1804", "¶1", {}, "June 1804"),
        ("trade", "sold 1,500 million loaves", "¶2", {}, "1,500 million"),
        ("trade", "ice", "¶1", {"note": "since 1805"}, "since 1805"),
        ("trade", "ice", "¶1", {"by": "Brook (1812)"}, "1812"),
        ("trade", "ice", "¶1", {"of": "the 9 mills"}, "9"),
        ("trade", "ice", "¶1", {"says": "{subject} sold 9 loaves"}, "9"),
        ("trade", "ice", "¶1", {"says": "{subject} sold {value} to Orvane"}, "Orvane"),
        ("trade", "ice from Varnby", "¶1", {}, "Varnby"),
        ("trade", "ice", "¶1", {"note": "sent to Orvane"}, "Orvane"),
        ("trade", "ice", "¶1", {"by": "the guild of Varn"}, "Varn"),
        ("number", "120", "t1", {"date": "1805", "unit": "thousand"}, "120 thousand"),
        ("number", "120", "t1", {"date": "1804", "unit": "thousand", "subject": "orvane"}, "120 thousand"),
        ("number", "120", "t1", {"date": "1804", "unit": "million"}, "120 million"),
        ("trade", "sold 7 thousand in 1804", "t1", {}, "7 thousand"),
    ],
)
def test_what_the_cited_passages_do_not_hold_is_missing(
    property: str, value: str, at: str, more: dict[str, str], missing: str
) -> None:
    told = verified(property, value, at, **more)
    assert told.verified == ""
    assert missing in [lack.said for lack in told.missing]


def test_what_is_missing_says_where_else_it_stands_and_what_stands_in_its_place() -> None:
    (lack,) = verified("trade", "1,500 loaves", "¶1").missing
    assert (lack.said, lack.elsewhere, lack.instead) == ("1,500", ("¶2",), ("40 m", ">5.6 mn dollar"))


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
    assert verified("length", "40", "¶1").unit == "metres"
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


# -- where what is claimed stands, and whether it is denied there -----------------------------------------------------------

LEAGUE = "Varn refused the offer of Selm, and never joined its league in 1790."
FAIR = (
    "Orvane keeps a fair. It lasts a week. Nobody pays for a stall. Bread is sold. Wool is shown. It drew 900 visitors."
)


def borne_out(text: str, property: str, value: str, subject: str, **more: str) -> list[tuple[str, str]]:
    """(fault, what) of what is amiss with a statement on a passage with this text."""
    (found,) = telling.tell([Passage("1", text, "", (1,))])[1]["1"][:1]
    here = Recogniser(TOWNS)
    begins = values(text).sentences
    named = tuple(
        Naming(m.entity, sum(b <= m.start for b in begins) - 1, "mention") for m in here.mentions(text) if m.entity
    )
    one = PassageRecord(
        id="1", section="1", lines=(1,), length=len(text), sha256="", named=named, said=found, values=values(text)
    )
    told = verified(property, value, "¶1", subject=subject, passages=(one,), **more)
    return [(lack.fault, lack.said) for lack in told.missing]


@pytest.mark.parametrize(
    ("text", "property", "value", "subject", "more", "amiss"),
    [
        (LEAGUE, "sold to", "varn", "selm", {}, [("denied", "offer selm"), ("denied", "joined league")]),
        (LEAGUE, "sold to", "varn", "selm", {"note": "an offer that was refused"}, []),
        (LEAGUE, "trade", "joined the league of Selm in 1790", "varn", {}, [("denied", "joined league")]),
        (LEAGUE, "trade", "met Selm in 1790", "varn", {}, []),
        (LEAGUE, "trade", "never joined the league", "varn", {}, []),
        ("Varn sold wool to Selm. It never joined a league.", "sold to", "selm", "varn", {}, []),
        ("Varn sold wool to Selm.", "trade", "never sold wool", "varn", {}, [("absent", "never sold")]),
        ("Varn sold wool to Selm.", "trade", "wool, not linen", "varn", {}, []),
        (FAIR, "number", "900", "orvane", {"unit": "visitors"}, [("apart", "900 visitors")]),
        (FAIR.replace("It drew", "Orvane drew"), "number", "900", "orvane", {"unit": "visitors"}, []),
    ],
)
def test_what_is_denied_or_stands_far_from_whom_it_is_said_of_asks_an_editor(
    text: str, property: str, value: str, subject: str, more: dict[str, str], amiss: list[tuple[str, str]]
) -> None:
    assert borne_out(text, property, value, subject, **more) == amiss
    assert borne_out(text, property, value, subject, **more, basis="read again: it is so") == []
