"""Names of entities in text: one pass of an Aho–Corasick automaton over the evened text, however many names there are.

The longest name wins; a name needs word bounds. Each name is looked for in every letter case and spelling that it may have,
so that the automaton itself tells "US" from "us". A name that two records claim is decided by the definition that the same
source gives, or stays undecided.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import product

import ahocorasick_rs

from ..language.fold import common, folded, plain, unaccented
from ..language.function_words import small_words
from ..model import Entity, Mention, Name

Owner = tuple[Name, Entity | None]
"""a name and whose it is; None for a phrase that is passed over"""
Span = tuple[int, int, int]
"""the number of a form, and where it starts and ends in the text"""
LONGEST = ahocorasick_rs.MatchKind.LeftmostLongest
FAST, COMPACT = ahocorasick_rs.Implementation.DFA, ahocorasick_rs.Implementation.ContiguousNFA
TABLE = 2_000_000
"""letters of all forms up to which a table of all states pays: half as fast again, for 0.4 kB a letter"""
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
TITLE = re.compile(r"“[^”]{12,}”|\"[^\"]{12,}\"|\*[^*]*\s[^*]*\*")
"""what notes set in quotation marks or in italics, of more than a word: titles of works"""
OPEN = re.compile(r"\{([\w-]+)\}")
LETTER = tuple(chr(n).isalnum() and n < 128 for n in range(256))
"""whether a byte of evened text belongs to a word; in a tuple, where Python looks up fastest"""
CUT = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n[ \t]*(?=[^\W\d_])")
"""where a hyphen cuts a word at the end of a line, or seems to"""
PERSON = re.compile(r" (?:[A-Z]\. )?[A-Z][a-z]+")
BEFORE = re.compile(r"\b(?:in|of|from|to|with|by|for|against|between|into|near|via|over|on)\s$")
"""what stands before a country, and not before a person's first name"""
SMALL = small_words("en")
CAPITALS_BEFORE = re.compile(r"\b[A-Z]{2,}[,:]?\s$")
CAPITALS_AFTER = re.compile(r"[,:]?\s[A-Z]{2,}\b")
PART = re.compile(r"[^\W_]+\.?")
IS = r"(?<=[a-z]{2})i[sz](?=(?:e[ds]?|ers?|ing|ations?|ational)\b)"
SPELLINGS = (
    {
        IS: "is",
        r"(?<=efen)se": "ce",
        r"(?<=[Cc]ent)er\b": "re",
        r"(?<=rogram)(?=s?\b)": "me",
        r"(?<=[lvhb])or\b": "our",
    },
    {IS: "iz", r"(?<=efen)ce": "se", r"(?<=[Cc]ent)re\b": "er", r"(?<=rogram)me": "", r"(?<=[lvhb])our\b": "or"},
    {r"(?<=[Cc]o)(?=o[pr])": " "},
    {r"(?<=[Cc]o) (?=o[pr])": ""},
)
"""British and American; with a hyphen, which is a space here, and without"""


class Recogniser:
    """Finds the names of `entities`.

    `passed_over` are phrases that hold a name but don't mention it: "Insight Turkey"; or, with a kind or a sort of name in
    braces, any name of it: "Embassy of {country}", "in {metonym}".
    """

    def __init__(self, entities: Iterable[Entity], passed_over: Iterable[str] = ()) -> None:
        owners: dict[str, list[Owner]] = {}
        named: list[Owner] = [(name, entity) for entity in entities for name in entity.names]
        any_name = {phrase: found for phrase in passed_over if (found := OPEN.search(phrase))}
        named += [
            (Name(text=phrase, sort="other", ignore_case=True), None)
            for phrase in passed_over
            if phrase not in any_name
        ]
        self._around: dict[str, list[tuple[str, str]]] = {}
        for phrase, found in any_name.items():
            before, after = phrase[: found.start()], phrase[found.end() :]
            self._around.setdefault(found[1], []).extend({(before, after), (before[:1].upper() + before[1:], after)})
        for name, entity in named:
            for form in forms(name):
                owners.setdefault(form, []).append((name, entity))
        self._forms = sorted(owners, key=lambda form: (not form.isascii(), form))
        self.owned: Mapping[str, list[Owner]] = owners
        """whose each form is"""
        self._owners = [owners[form] for form in self._forms]
        self._numbers = {form: number for number, form in enumerate(self._forms)}
        self._reach = max(map(len, self._forms), default=0)
        latin = [form.encode() for form in self._forms if form.isascii()]
        engine = FAST if sum(map(len, latin)) < TABLE else COMPACT
        self._latin = ahocorasick_rs.BytesAhoCorasick(latin, matchkind=LONGEST, implementation=engine)

    @cached_property
    def _any(self) -> ahocorasick_rs.AhoCorasick:
        """For texts that hold other letters than the common ones: few, and only they can hold names in other scripts."""
        return ahocorasick_rs.AhoCorasick(self._forms, matchkind=LONGEST, implementation=COMPACT)

    def mentions(
        self, text: str, definitions: Mapping[str, str] | None = None, note: bool = False
    ) -> tuple[Mention, ...]:
        """Every mention in `text`, in order, none inside another.

        `definitions`: what the source's acronyms stand for. `note`: whether the text is a note, whose titles of works mention
        nobody. Addresses never do.
        """
        return tuple(mention for mention in self.names(text, definitions, note) if not mention.aside)

    def names(self, text: str, definitions: Mapping[str, str] | None = None, note: bool = False) -> Iterator[Mention]:
        """As `mentions`, with the names that stand there and mention nobody: those are aside."""
        quiet = silent(text, note)
        for form, start, end in self.spans(text):
            owners = [
                owner for owner in self._owners[form] if owner[1] is not None and _spelt(text, start, end, owner[0])
            ]
            owners = _called(text, start, owners)
            if owners:
                mention = _mention(text, start, end, decided(owners, definitions or {}))
                aside = any(first <= start < last for first, last in quiet) or self._passes_over(text, mention)
                aside = aside or (owners[0][0].given and _is_person(text, start, end)) or _is_word(text, start, end)
                yield replace(mention, aside=True) if aside else mention

    def _passes_over(self, text: str, mention: Mention) -> bool:
        """Whether a name stands in a phrase that is passed over whatever name it holds."""
        return any(
            text.startswith(after, mention.end)
            and text.endswith(before, 0, mention.start)
            and not (after and text[mention.end + len(after) : mention.end + len(after) + 1].isalpha())
            and not (before and mention.start > len(before) and text[mention.start - len(before) - 1].isalpha())
            for key in (mention.kind, mention.sort)
            for before, after in self._around.get(key, ())
        )

    def spans(self, text: str) -> list[Span]:
        """Where a name or a phrase that is passed over stands, whoever it belongs to; none inside another."""
        cut = "\n" in text and CUT.search(text)
        return self._spans_over_lines(text) if cut else self._spans(text)

    def _spans_over_lines(self, text: str) -> list[Span]:
        """With the names that a hyphen cuts at the end of a line: as it stands, and as it would without the cut."""
        cuts = [found.span() for found in CUT.finditer(text)]
        bounds = [0, *(edge for cut in cuts for edge in cut), len(text)]
        parts = list(zip(bounds[::2], bounds[1::2], strict=True))
        kept = [i for first, last in parts for i in range(first, last)]
        joined = "".join(text[first:last] for first, last in parts)
        whole = [(form, kept[start], kept[end - 1] + 1) for form, start, end in self._spans(joined)]
        over = [span for span in whole if any(span[1] < first and last < span[2] for first, last in cuts)]
        rest = [s for s in self._spans(text) if not any(s[1] < end and start < s[2] for _, start, end in over)]
        return sorted(over + rest, key=_start)

    def _spans(self, text: str) -> list[Span]:
        evened = common(text)
        if evened is None:
            return self._spans_of_any(text)
        matches = self._latin.find_matches_as_indexes(evened)
        around = evened + b" "  # so that there is a byte before the first and after the last
        doubtful = [n for n, (_, i, j) in enumerate(matches) if LETTER[around[i - 1]] or LETTER[around[j]]]
        if not doubtful:
            return matches
        # bounded by more than a glance tells, or not at all: then a shorter name may stand there
        shape = evened.decode("ascii")
        spans: list[Span] = []
        done, beyond = 0, False
        for n in doubtful:
            spans += matches[done:n]
            done = n + 1
            if near := self._near(shape, *matches[n]):
                spans += near
                beyond = beyond or near[-1][2] > matches[n][2] + 1
        spans += matches[done:]
        return _apart(spans) if beyond else spans

    def _spans_of_any(self, text: str) -> list[Span]:
        shape, positions = plain(text)
        matches = self._any.find_matches_as_indexes(shape)
        spans = _apart([span for match in matches for span in self._near(shape, *match)])
        return list(_back(spans, positions, text)) if positions else spans

    def _near(self, shape: str, form: int, start: int, end: int) -> list[Span]:
        """The match itself if it is bounded, else the names that begin within it, the longest at each place."""
        if _bounded(shape, start, end):
            return [(form, start, end + _plural(shape, end))]
        if shape[start:end].isalnum():
            return []
        spans: list[Span] = []
        parts = list(PART.finditer(shape, start, min(len(shape), end + self._reach)))
        ends = [stop for part in reversed(parts) for stop in (part.end(), part.end() - 1)]
        passed = start
        for part in parts:
            first = part.start()
            if not passed <= first < end:
                continue
            for stop in ends:
                number = self._numbers.get(shape[first:stop]) if stop > first else None
                if number is not None and _bounded(shape, first, stop):
                    passed = stop + _plural(shape, stop)
                    spans.append((number, first, passed))
                    break
        return spans


def silent(text: str, note: bool) -> list[tuple[int, int]]:
    """Where a text mentions nobody: in addresses and, if it is a note, in titles of works."""
    return [found.span() for pattern in (ADDRESS, TITLE)[: 1 + note] for found in pattern.finditer(text)]


def forms(name: Name) -> set[str]:
    """How a name may stand in evened text: its spellings, each as it is, at the start of a sentence, and in capitals."""
    text = unaccented(name.text).strip()
    spelt = {text}
    for spelling in SPELLINGS:
        for form in tuple(spelt):
            for pattern, to in spelling.items():
                form = re.sub(pattern, to, form)
            spelt.add(form)
    result = set()
    for form in spelt - {""}:
        result |= {form, form[0].upper() + form[1:]}
        if name.sort != "acronym" and len(form) > 3:
            result.add(form.upper())
        if name.ignore_case:
            result |= _cases(form)
    return result


def _cases(form: str) -> set[str]:
    """Any mixture of small and capital initials; of many words, those that texts have."""
    words = form.split(" ")
    if len(words) > 4:
        return {form.lower(), form.capitalize(), " ".join(w[:1].upper() + w[1:].lower() for w in words)}
    each = [dict.fromkeys((w, w.lower(), w[:1].upper() + w[1:].lower())) for w in words]
    return {" ".join(chosen) for chosen in product(*each)}


def _bounded(shape: str, start: int, end: int) -> bool:
    before = shape[start - 1] if start else " "
    if before.isalpha() or (before.isdecimal() and shape[start].isdecimal()):
        return False
    end += _plural(shape, end)
    after = shape[end] if end < len(shape) else " "
    return not (after.isalpha() or (after.isdecimal() and shape[end - 1].isdecimal()))


def _apart(spans: list[Span]) -> list[Span]:
    """The spans in the order of the text, but those that begin within the one before."""
    apart: list[Span] = []
    for span in sorted(spans, key=_start):
        if not apart or apart[-1][2] <= span[1]:
            apart.append(span)
    return apart


def _start(span: Span) -> int:
    return span[1]


def _plural(shape: str, end: int) -> bool:
    """Whether the s of a plural follows, which belongs to the name."""
    return shape[end : end + 1] == "s" and shape[end - 1].isalnum() and not shape[end + 1 : end + 2].isalnum()


def _back(spans: list[Span], positions: list[int], text: str) -> Iterator[Span]:
    """The spans where they stand in the text; none that would begin or end within a letter that becomes two."""
    for form, start, end in spans:
        last = positions[end - 1]
        cut = end < len(positions) and positions[end] == last
        if not cut and not (start and positions[start - 1] == positions[start]):
            following = positions[end] if end < len(positions) else len(text)
            while last + 1 < following and plain(text[last + 1])[0] == "":
                last += 1
            yield form, positions[start], last + 1


def _mention(text: str, start: int, end: int, owners: list[Owner]) -> Mention:
    name, entity = owners[0]
    assert entity is not None
    ids = {owner.id for _, owner in owners if owner}
    alone = len(ids) == 1
    return Mention(
        start=start,
        end=end,
        surface=text[start:end],
        entity=entity.id if alone else "",
        kind=entity.kind if alone else "",
        name=entity.name if alone else "",
        sort=name.sort,
        candidates=() if alone else tuple(sorted(ids)),
    )


def _is_person(text: str, start: int, end: int) -> bool:
    """Whether another capitalised word follows a name that is a first name, too: Jordan Peterson, not "in Jordan"."""
    return bool(PERSON.match(text, end)) and not BEFORE.search(text, max(0, start - 9), start)


def _spelt(text: str, start: int, end: int, name: Name) -> bool:
    """Whether a name that counts with its own letters only stands there with them, in its own case or in capitals."""
    if not name.exact:
        return True
    written = unicodedata.normalize("NFC", text[start:end])
    own = unicodedata.normalize("NFC", name.text)
    return written in (own, own.upper(), f"{own}s")


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether an acronym that is a small word, too, stands among words in capitals, which hide the difference: TELL US."""
    return (
        folded(text[start:end]) in SMALL
        and bool(CAPITALS_BEFORE.search(text, max(0, start - 24), start))
        and bool(CAPITALS_AFTER.match(text, end) or not text[end : end + 2].strip(" .!?"))
    )


def _called(text: str, start: int, owners: list[Owner]) -> list[Owner]:
    """The owners whose name needs the word that stands before; where there are none, those that need none."""
    before = text[max(0, start - 24) : start].casefold() if any(name.after for name, _ in owners) else ""
    word = before.split()[-1] if before[-1:].isspace() and before.strip() else ""
    needy = [owner for owner in owners if owner[0].after and word == owner[0].after.casefold()]
    return needy or [owner for owner in owners if not owner[0].after]


def decided(owners: list[Owner], definitions: Mapping[str, str]) -> list[Owner]:
    """The owners whose other names the source's own definition of this name speaks of; all, where it doesn't."""
    if len({entity.id for _, entity in owners if entity}) == 1:
        return owners
    long = folded(definitions.get(owners[0][0].text, ""))
    if not long:
        return owners
    meant = [o for o in owners if o[1] and any(_same(long, folded(n.text)) for n in o[1].names)]
    return meant if len({o[1].id for o in meant if o[1]}) == 1 else owners


def _same(long: str, name: str) -> bool:
    return len(name) > 6 and (long == name or long.rstrip("s") == name.rstrip("s") or name in long)
