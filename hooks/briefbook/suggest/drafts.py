"""Names without a record → records as files, each in the folder of the kind that it is guessed to be of.

A territory is told by ISO 3166-1 and Unicode CLDR; of the rest the kind is guessed from the words that the book gives its
kinds, standing in the name or beside it in the text, where originals are at hand. Left out is what is likely no thing with a
name: words that the texts write small, too, and people whom the sources cite.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from ..language import spelling
from ..language.fold import folded, slug
from ..language.nouns import singular
from ..model import EntityKind, Records
from ..records.territories import codes, territory
from .names import Suggestion, where

ENDINGS = re.compile(r"(ese|ish|ian|ean|an|i|ic|n|ch|er)$")
"""of words for people and things of a place, in English"""
STEM = 4
"""letters that such a word shares with the name of its place"""
BESIDE = 40
"""letters before and after a name in which a word of its kind may stand"""
AUTHORS = re.compile(r"^[^\d“\"(]{3,120}")
"""how a reference begins: with names"""
SMALL = 2
"""letters of words that say nothing of a kind: or, of"""
LIKE = 8
"""letters from which two names may be spellings of one"""


@dataclass(frozen=True, slots=True)
class Draft:
    """A record to be looked at."""

    kind: EntityKind
    id: str
    suggestion: Suggestion
    code: str = ""
    """of a territory, ISO 3166-1 alpha-2"""
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return f"docs/{self.kind.folder}/{self.id}.md"

    @property
    def text(self) -> str:
        """The file: what it is made of is said, and what is left to the editor."""
        acronym = re.sub(r"^([^a-z]{2,})s$", r"\1", self.suggestion.acronym)
        fields: dict[str, object] = {"iso": self.code} if self.code else {"name": self.suggestion.name}
        lists = {
            "acronyms": [acronym] if acronym and not self.code else [],
            "names": list(self.names),
            "adjectives": list(self.adjectives),
        }
        fields |= {key: names for key, names in lists.items() if names}
        fields["gloss"] = self.kind.label
        told = "".join(f"{key}: {_plain(value)}\n" for key, value in fields.items())
        times = "once" if self.suggestion.count == 1 else f"{self.suggestion.count} times"
        remark = f"# Proposed: named {times}, {where(self.suggestion.places)}. Say what it is, or delete this file."
        return f"---\n{remark}\n{told}---\n"


def _plain(value: object) -> str:
    """A text or a list of texts as YAML in a line."""
    return yaml.safe_dump(value, allow_unicode=True, width=10**6, default_flow_style=True).split("\n")[0]


def drafts(records: Records, found: Sequence[Suggestion], texts: Iterable[str] = ()) -> list[Draft]:
    """A record for each of these names that is likely a thing of the book's kinds. `texts` are passages of its sources."""
    merged = list(_merged([s for s in found if not s.near]))
    kinds = _Kinds(records, [s.name for s, _ in merged], texts)
    coded = {s.name: kinds.code(s) for s, _ in merged}
    adjectives = {
        name: of for name, of in _adjectives([s.name for s, _ in merged]) if not coded[name] and "-" not in name
    }
    plain, people = _written_small(records), _cited(records)
    taken = {entity.id for entity in records.entities}
    held = {code for entity in records.entities for _, code in entity.codes}
    made: dict[str, Draft] = {}
    for s, others in merged:
        code = coded[s.name]
        thing = code or s.acronym or not _is_no_thing(s.name, plain, people, kinds.territories)
        kind = kinds.of(s) if thing and s.name not in adjectives else None
        id = slug(territory(code)[0] if code else s.acronym or s.name)
        if kind is None or not id or id in taken or code in held or id in made:
            continue
        own = tuple(name for name, of in adjectives.items() if of == s.name or (code and coded[of] == code))
        made[id] = Draft(kind, id, s, code, () if code else others, own)
    return list(made.values())


def _merged(found: Sequence[Suggestion]) -> Iterator[tuple[Suggestion, tuple[str, ...]]]:
    """Spellings of one name as one: the commonest, and the others."""
    by_name = {s.name: s for s in found}
    groups = spelling.alike(name for name in by_name if len(name) >= LIKE)
    others: dict[str, list[Suggestion]] = {}
    for group in groups:
        first, *rest = sorted((by_name[name] for name in group), key=lambda s: (-s.count, s.name))
        others[first.name] = rest
    gone = {s.name for rest in others.values() for s in rest}
    for s in found:
        if s.name not in gone:
            rest = others.get(s.name, [])
            acronym = next((one.acronym for one in (s, *rest) if one.acronym), "")
            places = tuple(dict.fromkeys(place for one in (s, *rest) for place in one.places))
            count = sum(one.count for one in (s, *rest))
            yield Suggestion(s.name, acronym, count, places), tuple(one.name for one in rest)


def _adjectives(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(word for people and things of a place, the name of the place): Japanese and Japan, Central Asian and Central Asia."""
    by_stem: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        head, _, last = name.rpartition(" ")
        by_stem[head, folded(last)[:STEM]].append(name)
    for group in by_stem.values():
        for name in group:
            for place in group:
                word, of = (folded(text.rpartition(" ")[2]) for text in (name, place))
                alike = len(re.match(r"(.*).*\n\1", f"{word}\n{of}")[1]) if word != of else 0  # type: ignore[index]
                longer = len(word) > len(of) or not ENDINGS.search(of)
                if alike >= max(STEM, len(of) - 3) and ENDINGS.search(word) and longer:
                    yield name, place
                    break


def _written_small(records: Records) -> frozenset[str]:
    """The words that the sources write with a small letter, too, in one form for singular and plural."""
    said = (p.said for source in records.sources if source.index for p in source.index.passages)
    return frozenset(singular(word) for told in said for word, _ in told.words if word[:1].islower())


def _cited(records: Records) -> frozenset[str]:
    """The names of who is cited: how the references begin, and who wrote the sources."""
    found: set[str] = set()
    for source in records.sources:
        for reference in source.index.references if source.index else ():
            if begins := AUTHORS.match(reference):
                found.update(map(folded, re.findall(r"[^\W\d_]{2,}", begins[0])))
        for person in dict(source.csl).get("author", ()):
            found.update(map(folded, re.findall(r"[^\W\d_]{2,}", " ".join(person.values()))))
    return frozenset(found)


def _is_no_thing(name: str, plain: frozenset[str], people: frozenset[str], territories: Mapping[str, str]) -> bool:
    """Whether a name without a code and an acronym is a word that begins a sentence, somebody who is cited, or two places."""
    words = re.findall(r"[^\W\d_]+", name)
    if not words or all(folded(word) in people for word in words):
        return True
    if len(words) == 1:
        return singular(name) in plain or len(name) < 3
    return "-" in name and " " not in name and any(folded(word) in territories for word in words)


class _Kinds:
    """Of which kind of the book a name is."""

    def __init__(self, records: Records, names: Sequence[str], texts: Iterable[str]) -> None:
        self.kinds = records.kinds
        self.places = next((kind for kind in self.kinds if kind.territories), None)
        self.territories = dict(_territories()) if self.places else {}
        self.words = {
            _one(word): kind
            for kind in reversed(self.kinds)
            for text in (*kind.words, kind.label)
            for word in text.split()
            if len(word) > SMALL
        }
        self.beside = _beside(names, self.words, texts)

    def code(self, s: Suggestion) -> str:
        """The code of a territory that is called so; empty where none is, or the book has no kind for them."""
        found = (self.territories.get(folded(name), "") for name in (s.name, s.acronym) if name)
        return next(filter(None, found), "")

    def of(self, s: Suggestion) -> EntityKind | None:
        if self.code(s):
            return self.places
        words = [_one(word) for word in re.findall(r"[^\W\d_]+", s.name)]
        told = (self.words[word] for word in reversed(words) if word in self.words)
        if sure := next((kind for kind in told if not kind.territories), None):
            return sure
        if beside := self.beside.get(folded(s.name)):
            best = beside.most_common(1)[0][0]
            return next(kind for kind in self.kinds if kind.id == best)
        others = [kind for kind in self.kinds if not kind.territories]
        return next((kind for kind in others if not kind.words), others[0] if others else None)


def _one(word: str) -> str:
    """A word in one form, whether its texts are British or American."""
    return singular(word).replace("isation", "ization")


def _territories() -> Iterator[tuple[str, str]]:
    for code in codes():
        english, others, _, aliases = territory(code)
        initials = "".join(re.findall(r"\b[A-Z]", english))
        short = [alias for _, alias in aliases if len(alias) == 3 and len(initials) > 1 and alias.startswith(initials)]
        for name in (english, *others, *short, *([initials] if len(initials) > 2 else [])):
            yield folded(name), code


def _beside(names: Sequence[str], words: Mapping[str, EntityKind], texts: Iterable[str]) -> dict[str, Counter[str]]:
    """How often the words of each kind stand beside each name in these texts."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    named = sorted(map(re.escape, names), key=len, reverse=True)
    if not named:
        return found
    pattern = re.compile(rf"\b(?:{'|'.join(named)})\b")
    for text in texts:
        for name in pattern.finditer(text):
            around = text[max(0, name.start() - BESIDE) : name.start()] + " " + text[name.end() : name.end() + BESIDE]
            for word in re.findall(r"[^\W\d_]+", around):
                if kind := words.get(_one(word)):
                    found[folded(name[0])][kind.id] += 1
    return found
