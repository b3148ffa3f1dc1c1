"""The figures and dates of a source → blocks for its statements.yml, all but what they are about filled in.

They come from the index, not from the text: values, what is counted, which passage, and who is named in the sentence. No
sentence is taken over. A block that nobody has completed names no subject, so that `check` lets nothing of it be published.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import yaml

from ..language import figures
from ..model import PassageRecord, Property, Records, Source
from ..model.values import Quantity
from ..wording import phrase

MEASURES = ("long", "wide", "high", "deep", "tall", "old", "away")
"""words that belong to a unit before them"""
MOST = 4
"""names that are told of a sentence"""
OPEN = "?"
"""what stands where an editor decides"""


def proposed(records: Records, source: Source, passage: str = "") -> Iterator[str]:
    """Blocks of YAML, in the order of the text; those of one passage alone, if it is named."""
    names = {entity.id: entity.name for entity in records.entities}
    for record in source.index.passages if source.index else ():
        if record.id.isdigit() and passage in ("", record.id):
            yield from _of(record, records.properties, names)


def _of(record: PassageRecord, properties: tuple[Property, ...], names: dict[str, str]) -> Iterator[str]:
    at = phrase.locator(record.id)
    for sentence in range(len(record.values.sentences)):
        named = [n.entity for n in record.named if n.sentence == sentence and n.sort == "mention"]
        subjects = list(dict.fromkeys(named))
        dates = [str(dating.when) for dating in record.values.dates if dating.sentence == sentence]
        passed = {*dates, "1", *(figure for id in subjects for figure in _figures(names[id]))}
        found = [f for f in record.values.figures if f.sentence == sentence and str(f.quantity) not in passed]
        remark = f"# {at}, sentence {sentence + 1}"
        remark += f"; named there: {', '.join(f'{id} ({names[id]})' for id in subjects[:MOST])}" if subjects else ""
        when = {"date": dates[0]} if len(dates) == 1 and found else {}
        for figure in found:
            value, unit = _value(figure.quantity)
            held = next((p for p in properties if unit and p.value == "quantity" and _unit(p.unit) == unit), None)
            counted = {"of": figure.counted} if figure.counted and figure.counted not in (unit, *MEASURES) else {}
            units = {} if held or not unit else {"unit": unit}
            yield _block(remark, held.id if held else OPEN, value, {**counted, **units, **when}, at)
        for date in dates if not found else ():
            yield _block(remark, OPEN, date, {}, at)


@lru_cache(maxsize=1 << 12)
def _figures(name: str) -> tuple[str, ...]:
    """The numbers in a name, which count nothing: the Seven Holms."""
    return tuple(str(figure.quantity) for figure in figures.read(name).figures)


@lru_cache(maxsize=256)
def _unit(written: str) -> str:
    """A unit as figures of texts have it: metres is m."""
    read = figures.read(f"2 {written}").figures if written else ()
    return read[0].quantity.unit if read else written


def _value(quantity: Quantity) -> tuple[str, str]:
    """The figure, and its unit apart, as statements have them."""
    whole = str(quantity)
    return whole.removesuffix(quantity.unit).strip() if quantity.unit else whole, quantity.unit


def _block(remark: str, property: str, value: str, qualifiers: dict[str, str], at: str) -> str:
    fields = {"subject": OPEN, "property": property, "value": value, **qualifiers, "at": at}
    lines = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10**6).splitlines()
    return "\n".join([remark, f"- {lines[0]}", *(f"  {line}" for line in lines[1:])])
