"""How many false statements and sentences are caught, and how many true ones pass: `make evidence`.

True statements and cited sentences of a book are made false, one fault each, and held against their passages as `check` does.
A fault counts as caught where the machine no longer verifies what it was put into. What passes is counted without the reasons
(`basis`, figures of our own) that editors gave. The same seed draws the same faults. Books: the shelf, and two of other,
invented matter. A passage is made to deny only where its original is at hand.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefbook import index, records, shelf
from briefbook.evidence import attest, prose, sentences
from briefbook.evidence.claims import Claim, DateClaim, FigureClaim, NameClaim, of_statement, of_text
from briefbook.index.figures import values
from briefbook.index.recognise import Recogniser
from briefbook.language import figures
from briefbook.language.english import AUXILIARIES, UNITS
from briefbook.model import Place, Records, Source, Statement, Text
from briefbook.model.values import Locator, own_figures
from report import table

ROOT = Path(__file__).resolve().parent.parent
BOOKS = (ROOT, ROOT / "tests" / "golden" / "book", ROOT / "tests" / "golden" / "wards")
EACH = 300
"""faults of a kind that are drawn at most"""
CAUGHT, DENIALS_CAUGHT, PASSED = 0.97, 0.8, 0.97
"""what is asked for"""
OTHER_UNITS = ("ships", "euros", "per cent", "kilometres")
NOBODY = "Marchbanks and Tollivar (2011)"
WORD_FIGURES = tuple(word for word, number in UNITS.items() if number > 2)
AUXILIARY = re.compile(rf"\b(?:{'|'.join(sorted(AUXILIARIES))})\b")
PAST = re.compile(r"\b[a-z]+ed\b")
VERB = re.compile(r"\b[a-z]+(?:ed|es|s)\b")


@dataclass(frozen=True)
class Tally:
    """Of one kind of fault in one book."""

    caught: int
    made: int

    @property
    def share(self) -> float:
        return self.caught / self.made if self.made else 1.0

    def __str__(self) -> str:
        return f"{self.share:.3f} of {self.made}" if self.made else "-"


class Forger:
    """Makes true statements and sentences of a book false."""

    def __init__(self, folder: Path, originals: Path | None, seed: int = 1) -> None:
        self.records = records.load(folder)
        self.names = Recogniser(self.records.entities, self.records.passed_over).names
        self.proper = attest.proper(self.records, self.names)
        self.properties = {p.id: p for p in self.records.properties}
        self.entities = {e.id: e for e in self.records.entities}
        self.common = {k.id for k in self.records.kinds if k.ignore_case}
        self.sources = {s.key: s for s in self.records.sources}
        self.random = random.Random(seed)
        self.texts = {
            (s.key, id): text for s in self.records.sources for id, text in _texts(folder, s, self.records, originals)
        }

    # -- what passes ------------------------------------------------------------------------------------------------------

    def statements_passed(self) -> Tally:
        bare = tuple(replace(s, basis="") for s in self.records.statements)
        return Tally(sum(s.verified == "machine" for s in self._attested(bare)), len(bare))

    def sentences_passed(self) -> Tally:
        """Spans that cite passages of the book, without figures whose making is told and without what is said to be outside."""
        spans = [(t, s) for t in self.records.texts for s in prose.spans_of(t) if self._held(s)]
        told = sum(1 for _, span in spans if next(iter(own_figures(span.text)), None) is not None)
        told += sum(text.text.count(prose.OUTSIDE) for text in self.records.texts)
        refused = {(p.place.path, p.place.line) for p in prose.unborne(self.records, self.names)}
        return Tally(len(spans) - told - len(refused), len(spans))

    # -- faults in statements ---------------------------------------------------------------------------------------------

    def statements(self) -> dict[str, list[Statement]]:
        """Statements with a fault each, by its kind."""
        made: dict[str, list[Statement]] = defaultdict(list)
        passed = {s.id for s in self._attested(self.records.statements) if s.verified == "machine"}
        for statement in self.records.statements:
            if statement.id in passed:
                for kind, faulty in self._faults(statement):
                    made[kind].append(faulty)
        return made

    def _faults(self, s: Statement) -> Iterator[tuple[str, Statement]]:
        property = self.properties[s.property]
        if property.value == "quantity":
            yield from self._of_quantity(s, s.unit or property.unit)
        for key in ("since", "until", "date", *(["value"] if property.value == "date" else [])):
            for kind, when in self._dates(getattr(s, key)):
                yield kind, _with(s, key, when)
        if s.subject in self.entities:
            yield "subject", replace(s, subject=self._another(s.subject))
        if property.value == "entity":
            yield "value that is an entity", replace(s, value=self._another(s.value))
        for key in ("value", "note") if property.value == "text" else ("note",):
            text = getattr(s, key)
            if (renamed := self._renamed(text)) is not None:
                yield f"name in a {'text' if key == 'value' else 'note'}", _with(s, key, renamed)
            read = figures.read(text)
            if key == "value" and read.figures and any(char.isdigit() for char in text):
                yield "digit in a text", replace(s, value=self._digit(text))
        if s.by:
            others = [o.by for o in self.records.statements if o.source != s.source and self._claims(o.by)] or [NOBODY]
            yield "by", replace(s, by=self.random.choice(others))
        index = self.sources[s.source].index
        cited = Locator.of(s.locator).ids
        far = [p.id for p in index.passages if p.id.isdigit() and p.id not in cited] if index else []
        if far:
            yield "locator", replace(s, locator=f"¶{self.random.choice(far)}")
        if property.value == "quantity" and len(cited) == 1 and cited[0].startswith("t"):
            yield from self._of_cell(s, cited[0])
        if property.value == "text" and not figures.read(s.value).negations:
            yield "negation in a text", replace(s, value=self._negated(s.value))

    def _of_quantity(self, s: Statement, unit: str) -> Iterator[tuple[str, Statement]]:
        number = s.value.lstrip("<>=~")
        bound = s.value[: len(s.value) - len(number)]
        yield "digit", replace(s, value=self._digit(s.value))
        yield "sign", replace(s, value=f"{bound}-{number}" if number[0].isdigit() else bound + number[1:])
        yield "bound", replace(s, value={">": "<", "<": ">"}.get(bound[:1], ">") + number)
        if unit and not unit.startswith("("):
            scaled = {"million": "billion", "billion": "million", "thousand": "million"}
            known = [(a, b) for a, b in scaled.items() if a in unit]
            yield "scale", replace(s, unit=unit.replace(*known[0]) if known else f"million {unit}")
            yield "unit", replace(s, unit=self.random.choice([u for u in OTHER_UNITS if u not in unit]))

    def _dates(self, text: str) -> Iterator[tuple[str, str]]:
        if not re.match(r"\d{4}($|-)", text) or "/" in text or "X" in text:
            return
        yield "year", str(int(text[:4]) + self.random.choice([-3, -7, 4, 9])) + text[4:]
        if len(text) >= 7 and int(text[5:7]) <= 12:
            yield "month", f"{text[:5]}{int(text[5:7]) % 12 + 1:02d}{text[7:] and '-15'}"
        if len(text) == 10:
            yield "day", f"{text[:8]}{int(text[8:]) % 27 + 1:02d}"

    def _of_cell(self, s: Statement, id: str) -> Iterator[tuple[str, Statement]]:
        """The figure of a cell that stands in the table once, given to another row or another column."""
        index = self.sources[s.source].index
        assert index is not None
        (one,) = (t for t in index.tables if t.id == id)
        cells = [cell.strip() for row in one.rows[1:] for cell in row[1:]]
        if cells.count(s.value) != 1:
            return
        (passage,) = (p for p in index.passages if p.id == id)
        rows = sorted({n.entity for n in passage.named if n.sentence > 0} - {s.subject, s.about})
        years = [head for head in one.rows[0] if re.fullmatch(r"\d{4}", head) and head != s.date]
        if rows:
            yield "cell of a table", replace(s, subject=self.random.choice(rows))
        if years and s.date:
            yield "cell of a table", replace(s, date=self.random.choice(years))

    def denied(self) -> Iterator[tuple[Statement, Source]]:
        """Statements whose passage was made to deny them, each with the source that does."""
        passed = {s.id for s in self._attested(self.records.statements) if s.verified == "machine"}
        for s in self.records.statements:
            source = self.sources[s.source]
            property = self.properties[s.property]
            if s.id not in passed or source.index is None or sentences.denies(s, property):
                continue
            claims = [c for c in of_statement(s, property, frozenset(self.entities), self.proper) if c.key != "note"]
            cited = [
                p
                for p in source.index.passages
                if p.id in Locator.of(s.locator).ids and (s.source, p.id) in self.texts and p.id[0] != "t"
            ]
            told = [
                (sum(n in sentences.holding(c, p) for c in claims), p, n)
                for p in cited
                for n in range(len(p.values.sentences))
            ]
            most = max((count for count, *_ in told), default=0)
            if not cited or most < min(2, len(claims)):
                continue
            contrary = {}
            for p in cited:
                which = [n for count, q, n in told if q is p and count == most]
                text = _denying(self.texts[s.source, p.id], p.values.sentences, which)
                if which and text is None:
                    break
                if text is not None:
                    contrary[p.id] = replace(p, values=values(text))
            else:
                passages = tuple(contrary.get(p.id, p) for p in source.index.passages)
                key = f"{s.source}-{s.id}"
                yield replace(s, source=key), replace(source, key=key, index=replace(source.index, passages=passages))

    # -- faults in prose --------------------------------------------------------------------------------------------------

    def prose(self) -> dict[str, list[Text]]:
        """Texts with a fault each, by its kind."""
        made: dict[str, list[Text]] = defaultdict(list)
        for text in self.records.texts:
            for span in prose.spans_of(text):
                if not self._held(span) or prose.OUTSIDE in text.text:
                    continue
                shown = span.text
                for own in own_figures(span.text):
                    shown = shown[: own.start] + " " * (own.end - own.start) + shown[own.end :]
                claims: dict[str, list[Claim]] = defaultdict(list)
                for claim in of_text(shown, self.proper):
                    kind = (
                        "name"
                        if isinstance(claim, NameClaim)
                        else "figure"
                        if isinstance(claim, FigureClaim)
                        else "date"
                    )
                    if isinstance(claim, NameClaim | FigureClaim | DateClaim):
                        claims[kind].append(claim)
                for kind, found in claims.items():
                    claim = self.random.choice(found)
                    changed = self._changed(claim)
                    at = span.start + claim.start
                    if changed and text.text[at : at + len(claim.said)] == claim.said:
                        whole = text.text[:at] + changed + text.text[at + len(claim.said) :]
                        made[f"{kind} in prose"].append(replace(text, text=whole))
        return made

    def _changed(self, claim: Claim) -> str:
        if isinstance(claim, NameClaim):
            return self.entities[self._another(claim.entity, proper=True)].name
        if any(char.isdigit() for char in claim.said):
            return self._digit(claim.said)
        word = claim.said.casefold()
        return self.random.choice([w for w in WORD_FIGURES if w != word]) if word in WORD_FIGURES else ""

    # -- tools ------------------------------------------------------------------------------------------------------------

    def _another(self, id: str, proper: bool = False) -> str:
        """Another entity of the same kind; or of any kind whose names are found by their capitals."""
        kind = self.entities[id].kind
        alike = [e.id for e in self.entities.values() if e.id != id and e.kind == kind]
        others = [e.id for e in self.entities.values() if e.id != id and e.kind not in self.common]
        return self.random.choice(others if proper or not alike else alike)

    def _renamed(self, text: str) -> str | None:
        """A text with another entity's name in place of one."""
        named = [claim for claim in self._claims(text) if isinstance(claim, NameClaim)]
        if not named:
            return None
        claim = self.random.choice(named)
        other = self.entities[self._another(claim.entity, proper=True)].name
        return text[: claim.start] + other + text[claim.start + len(claim.said) :]

    def _claims(self, text: str) -> list[Claim]:
        return list(of_text(text, self.proper, "value"))

    def _digit(self, text: str) -> str:
        at = self.random.choice([n for n, char in enumerate(text) if char.isdecimal()])
        return text[:at] + self.random.choice([d for d in "123456789" if d != text[at]]) + text[at + 1 :]

    def _negated(self, text: str) -> str:
        for pattern, word, behind in ((AUXILIARY, "not", True), (VERB, "never", False)):
            found = list(pattern.finditer(text))
            if found:
                at = self.random.choice(found)
                return (
                    f"{text[: at.end()]} {word}{text[at.end() :]}"
                    if behind
                    else f"{text[: at.start()]}{word} {text[at.start() :]}"
                )
        return f"never {text}"

    def _held(self, span: prose.Span) -> bool:
        return any(key in self.sources for key, _ in span.passages)

    def _attested(self, statements: Sequence[Statement], *more: Source) -> tuple[Statement, ...]:
        sources = (*self.records.sources, *more)
        return attest.statements(replace(self.records, statements=tuple(statements), sources=sources), self.names)

    def tallies(self, each: int = EACH) -> dict[str, Tally]:
        """How many faults of each kind are caught, of at most so many."""
        told: dict[str, Tally] = {}
        for kind, faulty in sorted(self.statements().items()):
            drawn = self.random.sample(faulty, min(each, len(faulty)))
            told[kind] = Tally(sum(s.verified != "machine" for s in self._attested(drawn)), len(drawn))
        contrary = list(self.denied())
        pairs = self.random.sample(contrary, min(each, len(contrary)))
        refused: dict[str, list[bool]] = defaultdict(list)
        for s in self._attested([s for s, _ in pairs], *(source for _, source in pairs)):
            text = self.properties[s.property].value == "text"
            refused[f"negation in a passage, {'text' if text else 'entity or figure'}"].append(s.verified != "machine")
        told.update({kind: Tally(sum(caught), len(caught)) for kind, caught in refused.items()})
        for kind, texts in sorted(self.prose().items()):
            chosen = self.random.sample(texts, min(each, len(texts)))
            placed = tuple(replace(text, place=Place(f"{n}.md")) for n, text in enumerate(chosen))
            caught = {p.place.path for p in prose.unborne(replace(self.records, texts=placed), self.names)}
            told[kind] = Tally(len(caught), len(placed))
        return told


def _with(statement: Statement, key: str, value: str) -> Statement:
    return replace(statement, **{key: value})  # type: ignore[arg-type]  # each of these fields is a text


def _texts(folder: Path, source: Source, loaded: Records, originals: Path | None) -> Iterator[tuple[str, str]]:
    """(id, text) of the source's passages, where its original is at hand."""
    found = shelf.find(folder, loaded, originals).get(source.key) if originals else None
    if found is not None and found.matches:
        yield from ((p.id, p.text) for p in index.numbered(shelf.article(source, found.original)))


def _denying(text: str, begins: Sequence[int], which: Sequence[int]) -> str | None:
    """A text whose sentences of these numbers say the contrary; None where one has no verb that is easily denied."""
    for n in sorted(which, reverse=True):
        end = begins[n + 1] if n + 1 < len(begins) else len(text)
        found = AUXILIARY.search(text, begins[n], end)
        past = PAST.search(text, begins[n], end)
        if found:
            text = f"{text[: found.end()]} not{text[found.end() :]}"
        elif past:
            text = f"{text[: past.start()]}never {text[past.start() :]}"
        else:
            return None
    return text if which else None


def bar(kind: str) -> float:
    return DENIALS_CAUGHT if kind.startswith("negation") else CAUGHT


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("books", nargs="*", type=Path, default=BOOKS, metavar="BOOK")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=EACH, help="faults of a kind at most")
    options = parser.parse_args()
    forgers = [
        Forger(b, b / "originals" if (b / "originals").is_dir() else shelf.originals_folder(), options.seed)
        for b in options.books
    ]
    tallies = [forger.tallies(options.each) for forger in forgers]
    heads = ["caught", *(forger.records.title for forger in forgers), "asked"]
    kinds = list(dict.fromkeys(kind for told in tallies for kind in told))
    table(heads, ([kind, *(told.get(kind, Tally(0, 0)) for told in tallies), f"{bar(kind):.2f}"] for kind in kinds))
    rows = [
        ["statements", *(forger.statements_passed() for forger in forgers), f"{PASSED:.2f}"],
        ["sentences", *(forger.sentences_passed() for forger in forgers), f"{PASSED:.2f}"],
    ]
    table(["passed without a reason", *heads[1:]], rows)
    low = [kind for kind in kinds for told in tallies if kind in told and told[kind].share < bar(kind)]
    sys.exit(f"below what is asked: {', '.join(dict.fromkeys(low))}" if low else 0)


if __name__ == "__main__":
    main()
