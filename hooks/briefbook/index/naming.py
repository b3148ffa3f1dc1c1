"""Whom the passages of a source name, settled from what its index tells of their words and from the records of a book.

Capitalised names stand in the index in their order, so that the recogniser finds them there as it would in the text. Names in
small letters are found in the bag of words, by the terms that stand together. Where that can't tell a name from words that only
happen to stand in the same passage, the entity is told as unsure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Literal

from ..language import function_words, names
from ..language.fold import folded, unaccented
from ..model import ALLUSIONS, Form, Mention, Naming, PassageRecord, SourceIndex, Table, Told
from .recognise import Owner, Recogniser, decided
from .telling import GAP, SPACE, WORD

GAPPED = rf"[.{GAP}]"
"""a gap; folded, it is a point"""
UNTOLD = -1
"""in place of the number of a sentence"""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A form of a name in small letters, or partly so, as the index may tell it."""

    form: str
    owners: list[Owner]
    words: tuple[str, ...]
    """without small words"""
    terms: tuple[str, ...]
    """the pairs of its words that the index would tell"""
    sure: bool
    """whether the index tells all its pairs"""
    low: frozenset[str] = frozenset()
    """its words in small letters, where it has others too"""
    capital: frozenset[str] = frozenset()
    """the others; with them, its words may stand among the names that are told"""


Sort = Literal["mention", "allusion", "aside"]


class Book:
    """The names of a book's records, in the forms that indexes are searched for."""

    def __init__(self, recogniser: Recogniser) -> None:
        self.recogniser = recogniser
        self._by_language: dict[str, tuple[dict[str, list[Phrase]], dict[str, list[Phrase]]]] = {}

    def phrases(self, language: str) -> tuple[dict[str, list[Phrase]], dict[str, list[Phrase]]]:
        """By a word of theirs: those in small letters, and those that are partly so."""
        if language not in self._by_language:
            self._by_language[language] = self._phrases(language)
        return self._by_language[language]

    def _phrases(self, language: str) -> tuple[dict[str, list[Phrase]], dict[str, list[Phrase]]]:
        small = function_words.small_words(language)
        low: dict[str, list[Phrase]] = defaultdict(list)
        mixed: dict[str, list[Phrase]] = defaultdict(list)
        for form, owners in self.recogniser.owned.items():
            # the small word that a name needs before it is told beside capitalised words only
            owners = [owner for owner in owners if not owner[0].after or form[0].isupper()]
            usual = any(unaccented(name.text) == form for name, _ in owners)
            for plural in ("", "s") if form[-1].isalnum() and form + "s" not in self.recogniser.owned else ("",):
                written = WORD.findall(form + plural)
                capital = [w[0].isupper() or w.isdigit() for w in written]
                plain = [w for w, large in zip(written, capital, strict=True) if not large and w not in small]
                if not plain or not owners:
                    continue
                phrase = _phrase(form + plural, owners, language)
                if len(phrase.words) == 1 < len(written):
                    continue  # one word among small ones, which the index doesn't tell, is no sign of the name
                if not any(capital):
                    low[phrase.words[0]].append(phrase)
                # an odd letter case, such as a small word before a capital one, isn't guessed
                elif usual or capital == sorted(capital, reverse=True):
                    large = frozenset(w for w, is_large in zip(written, capital, strict=True) if is_large)
                    mixed[plain[-1]].append(replace(phrase, low=frozenset(plain), capital=large))
        return low, mixed


def _phrase(form: str, owners: list[Owner], language: str) -> Phrase:
    small, joining = function_words.small_words(language), function_words.joining(language)
    words: list[str] = []
    terms: list[str] = []
    between: list[str] = []
    sure, apart, end = True, False, 0
    for found in WORD.finditer(form):
        word = folded(found[0])
        apart = apart or not SPACE.fullmatch(form, end, found.start())
        end = found.end()
        if word in small:
            between.append(word)
            continue
        if words and not apart and (not between or (len(between) == 1 and between[0] in joining)):
            terms.append(" ".join([words[-1], *between, word]))
        elif words:
            sure = False
        words.append(word)
        between, apart = [], False
    return Phrase(form, owners, tuple(words), tuple(terms), sure and bool(language))


@lru_cache(maxsize=4096)
def _around(form: str, language: str) -> re.Pattern[str]:
    """Where the capitalised words of a name stand, with gaps for the others, or with those that a hyphen joins to them."""
    small = function_words.small_words(language)
    parts: list[str] = []
    for low, words in groupby(WORD.findall(form), key=lambda word: word.islower() and word not in small):
        chunk = " ".join(map(re.escape, words))
        parts.append(rf"(?:{chunk}|{GAPPED}(?: \w+)?)" if low else chunk)
    # a small word is told before a name, and belongs to what follows
    return re.compile(r"(?<!\w)" + " ".join(parts).removesuffix(r"(?: \w+)?)") + (")" if low else "") + r"(?!\w)")


def settled(index: SourceIndex, book: Book) -> SourceIndex:
    """The index with whom its passages name."""
    return _Settling(index, book).index()


class _Settling:
    def __init__(self, index: SourceIndex, book: Book) -> None:
        self._index = index
        self._names = book.recogniser
        self._low, self._mixed = book.phrases(index.language)
        self._meanings = meanings(index)
        self._tables = {table.id: table for table in index.tables}
        self._terms = {term for p in index.passages for told in (p.said, p.titles) for term, _ in told.terms}
        self._forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    @cached_property
    def _casing(self) -> names.Words:
        """Whatever the index tells as a name has its capital for that."""
        texts = [text for p in self._index.passages for _, text in p.said.names]
        capital = frozenset(word for text in texts for word in re.findall(r"[^\s(“\"]+", text))
        return names.Words(capital=capital, defined=frozenset(self._meanings))

    def index(self) -> SourceIndex:
        passages = tuple(map(self._passage, self._index.passages))
        forms = [
            Form(text=text, entity=entity, count=where.total(), passages=tuple(where))
            for (text, entity), where in self._forms.items()
        ]
        return replace(self._index, passages=passages, forms=tuple(sorted(forms, key=lambda f: (-f.count, f.text))))

    def _passage(self, passage: PassageRecord) -> PassageRecord:
        named: list[tuple[Naming, int]] = []
        unsure: set[str] = set()
        ambiguous: dict[str, None] = {}
        texts = _rows(self._tables[passage.id]) if passage.id in self._tables else passage.said.names
        for told, aside in ((passage.said._replace(names=tuple(texts)), False), (passage.titles, True)):
            for mention, sentence, count, sure in self._mentions(told, passage.id, aside):
                if mention.entity:
                    sort: Sort = (
                        "aside" if aside or mention.aside else "allusion" if mention.sort in ALLUSIONS else "mention"
                    )
                    named.append((Naming(mention.entity, sentence, sort), count))
                    unsure.update(() if sure else (mention.entity,))
                elif not aside:
                    ambiguous[mention.surface] = None
                    # a name that two records have by a slip is a problem of its own, and not one of all that rests on it
                    slips = () if mention.sort == "acronym" else mention.candidates
                    named += [(Naming(id, sentence, "aside"), 1) for id in slips]
        return replace(
            passage,
            named=tuple(dict.fromkeys(naming for naming, _ in named)),
            mentions=_counted(named, "mention"),
            allusions=_counted(named, "allusion"),
            aside=_counted(named, "aside"),
            ambiguous=tuple(ambiguous),
            unsure=tuple(sorted(unsure)),
        )

    def _mentions(self, told: Told, id: str, aside: bool) -> Iterator[tuple[Mention, int, int, bool]]:
        """(mention, sentence, how often, whether the index tells it for sure)."""
        bag: Counter[str] = Counter()
        for word, count in told.words:
            bag[folded(word)] += count
        terms = Counter(dict(told.terms))
        lines = list(told.names)
        beside = {w for _, text in lines for w in WORD.findall(unaccented(text))}
        guessed: set[str] = set()
        for phrase in _among(self._mixed, bag, beside):
            if (count := self._left(phrase, bag, terms)) and (done := self._fill(lines, phrase, count)):
                self._take(phrase, bag, terms, done)
                guessed.update(() if self._told(phrase) else (phrase.form,))
        for sentence, text in lines:
            found = list(self._names.names(text, self._meanings))
            if not aside:
                self._write(text, found, id)
            yield from ((m, sentence, 1, unaccented(m.surface) not in guessed) for m in found)
        for phrase in _among(self._low, bag, set()):
            if count := self._left(phrase, bag, terms):
                self._take(phrase, bag, terms, count)
                if mention := self._mention(phrase):
                    yield mention, UNTOLD, count, phrase.sure
        for word, count in told.words:
            if word[0].isupper() and (left := min(count, bag[folded(word)])):
                found = list(self._names.names(word, self._meanings))
                if not aside:
                    self._write(word, found, id, left)
                yield from ((m, UNTOLD, left, True) for m in found)

    def _left(self, phrase: Phrase, bag: Mapping[str, int], terms: Mapping[str, int]) -> int:
        """How often a phrase may stand among words that no longer one has taken."""
        # of pairs with a name, only those that recur in the article are told: one that doesn't may stand anywhere
        needed = [terms.get(t, 0) for t in phrase.terms if not phrase.capital or t in self._terms]
        return max(0, min([*needed, *(bag.get(w, 0) for w in phrase.words if not phrase.capital or w in bag)]))

    def _fill(self, lines: list[tuple[int, str]], phrase: Phrase, most: int) -> int:
        """Write a phrase where its capitalised words stand with gaps for its others; how often that is."""
        around = _around(phrase.form, self._index.language)
        done = 0
        for n, (sentence, text) in enumerate(lines):
            shape = unaccented(text)
            for found in [*around.finditer(shape if len(shape) == len(text) else text)][::-1]:
                if done < most:
                    text = f"{text[: found.start()]}{GAP} {phrase.form} {GAP}{text[found.end() :]}"
                    done += 1
            lines[n] = (sentence, text)
        return done

    def _told(self, phrase: Phrase) -> bool:
        return phrase.sure and all(term in self._terms for term in phrase.terms)

    def _take(self, phrase: Phrase, bag: Counter[str], terms: Counter[str], count: int) -> None:
        bag.subtract({word: count for word in phrase.words if word in bag})
        terms.subtract({term: count for term in phrase.terms if term in terms})

    def _mention(self, phrase: Phrase) -> Mention | None:
        owners = [o for o in phrase.owners if o[1] is not None]
        if not owners:
            return None
        owners = decided(owners, self._meanings)
        name, entity = owners[0]
        ids = {o.id for _, o in owners if o}
        assert entity is not None
        alone = len(ids) == 1
        return Mention(
            start=0, end=0, surface=phrase.form, entity=entity.id if alone else "", kind=entity.kind, name=entity.name,
            sort=name.sort, candidates=() if alone else tuple(sorted(ids)),
        )  # fmt: skip

    def _write(self, text: str, found: list[Mention], id: str, count: int = 1) -> None:
        """Names as they are written, those of records and others; not adjectives, and not what stands aside."""
        spans = [(m.start, m.end) for m in found]
        told = [(m.surface, m.entity) for m in found if m.entity and not m.aside and m.sort not in ALLUSIONS]
        told += [
            (name, "")
            for start, name in names.names(text, self._casing)
            if not any(first <= start and start + len(name) <= last for first, last in spans)
        ]
        for name, entity in told:
            self._forms[" ".join(name.split()), entity][id] += count


def meanings(index: SourceIndex) -> dict[str, str]:
    """What the article's acronyms stand for, where it first defines them."""
    return {acronym.short: acronym.long for acronym in reversed(index.acronyms)}


def words(passage: PassageRecord) -> frozenset[str]:
    """The folded words that stand in a passage, as far as its index tells: in its names and in its bag."""
    named = (word for told in (passage.said, passage.titles) for _, text in told.names for word in WORD.findall(text))
    bagged = (word for told in (passage.said, passage.titles) for word, _ in told.words)
    return frozenset(map(folded, (*named, *bagged)))


def _rows(table: Table) -> list[tuple[int, str]]:
    rows = [(n, " | ".join(row)) for n, row in enumerate(table.rows)]
    return [(UNTOLD, text) for text in (table.caption, table.source) if text] + rows


def _among(phrases: Mapping[str, list[Phrase]], bag: Mapping[str, int], beside: set[str]) -> list[Phrase]:
    """Those whose words are in the bag, or `beside` it among the names, the longest first."""
    found = {
        phrase.form: phrase
        for word in bag
        for phrase in phrases.get(word, ())
        if (phrase.capital <= beside and all(w in bag or w in beside for w in phrase.low))
        and (phrase.capital or all(w in bag for w in phrase.words))
    }
    return sorted(found.values(), key=lambda phrase: (-len(phrase.words), phrase.form))


def _counted(named: Iterable[tuple[Naming, int]], sort: str) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for naming, count in named:
        if naming.sort == sort:
            counts[naming.entity] += count
    return tuple(sorted(counts.items()))
