"""What a passage says in values, each with its surroundings: from its text, into its line of passages.jsonl, and back.

In a line, "figures" are lists of the sentence, the quantity as `model.values` prints it, and what it counts; "dates" of the
sentence and the date; "negations" of the sentence and what is denied; "codes" are names with digits; "sentences" the letters at
which the sentences begin.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from ..language import figures
from ..language.sentences import starts
from ..model import Dating, Denial, Figure, Values
from ..model.values import Quantity, When

KEYS = ("sentences", "figures", "dates", "codes", "negations")
"""what these functions write into a line, and read from it"""


def values(text: str) -> Values:
    """The values of a passage's text."""
    begins = starts(text)
    read = figures.read(text)

    def sentence(token: int) -> int:
        return bisect_right(begins, read.place(token)) - 1

    return Values(
        sentences=begins,
        figures=tuple(dict.fromkeys(Figure(n.quantity, n.counted, sentence(n.first)) for n in read.figures)),
        dates=tuple(dict.fromkeys(Dating(when, sentence(at.first)) for when, at in read.dates)),
        codes=tuple(dict.fromkeys(code for code, _ in read.codes)),
        denials=tuple(dict.fromkeys(Denial(read.denied(at), sentence(at)) for at in read.negations)),
    )


def row(values: Values) -> dict[str, Any]:
    """The values as they stand in a line of the index; what is empty is left out."""
    parts: dict[str, Any] = {
        "sentences": list(values.sentences) if len(values.sentences) > 1 else [],
        "figures": [[f.sentence, str(f.quantity), *([f.counted] if f.counted else [])] for f in values.figures],
        "dates": [[d.sentence, str(d.when)] for d in values.dates],
        "codes": list(values.codes),
        "negations": [[d.sentence, *([d.words] if d.words else [])] for d in values.denials],
    }
    return {key: part for key, part in parts.items() if part}


def of_row(row: Mapping[str, Any]) -> Values:
    """The values of a line. Raises ValueError or TypeError where it isn't what `row` writes."""
    return Values(
        sentences=tuple(map(_count, row.get("sentences", [0]))),
        figures=tuple(
            Figure(Quantity.of(_text(quantity)), _text(counted[0]) if counted else "", _count(sentence))
            for sentence, quantity, *counted in row.get("figures", ())
        ),
        dates=tuple(Dating(When.of(_text(when)), _count(sentence)) for sentence, when in row.get("dates", ())),
        codes=tuple(map(_text, row.get("codes", ()))),
        denials=tuple(
            Denial(_text(words[0]) if words else "", _count(sentence)) for sentence, *words in row.get("negations", ())
        ),
    )


def _count(value: Any) -> int:
    if not isinstance(value, int) or value < 0:
        raise ValueError(value)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value
