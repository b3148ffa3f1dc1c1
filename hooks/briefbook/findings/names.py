"""Names that disagree, found by machine: spellings, acronyms, references."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from ..language import spelling
from ..language.fold import folded, slug
from ..lookup import Facts
from ..model import Conflict, Form, Side

PLACES = 3
"""passages that are named for each spelling of a name"""


def spellings(facts: Facts) -> Iterator[Conflict]:
    """One name, written in two ways."""
    written = _written(facts)
    known = {n.text: e.id for e in facts.entities.values() for n in e.names if n.sort != "acronym"}
    listed = {_even(text) for text in known}
    proper = [text for text in (*written, *known) if any(c.islower() for c in text) and not _holds(text, known)]
    for group in spelling.alike(proper):
        texts = [text for text in group if text in written]
        owners = {
            id for text in group for id in [known.get(text, ""), *(f.entity for _, f in written.get(text, ()))] if id
        }
        if len(owners) > 1 or not texts or (len(texts) == 1 and len(owners) == 0):
            continue
        slips = [text for text in texts if text not in known and not any(f.entity for _, f in written[text])]
        if len(texts) == 1 and not slips:
            continue  # a text may well write a name in one way of several
        texts = list(
            {re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text.casefold()): text for text in reversed(texts)}.values()
        )[::-1]
        if len(texts) == 1 and (_even(texts[0]) in listed or not owners):
            continue
        sides = [Side(says=f"“{text}”", at=_places(written[text])) for text in texts]
        if len(texts) == 1:
            id = next(iter(owners))
            sides.append(Side(says=f"“{facts.name(id)}”, as the record has it", at=""))
        yield Conflict(
            id=slug(f"spelling {texts[0]}"),
            title=facts.name(next(iter(owners))) if owners else texts[0],
            kind="spellings",
            about=tuple(owners),
            sides=tuple(sides),
            machine=True,
        )


def two_names(facts: Facts) -> Iterator[Conflict]:
    """One thing that the sources call by different names, or shorten in different ways; spellings of one name don't count."""
    for id, entity in facts.entities.items():
        if facts.kinds[entity.kind].ignore_case:
            continue
        short = {_letters(n.text) for n in entity.names if n.sort == "acronym" or n.text.replace(".", "").isupper()}
        uses: dict[str, list[tuple[str, Form]]] = defaultdict(list)
        for key, form in facts.forms_of.get(id, ()):
            letters = _letters(form.text)
            uses[letters if letters in short else _even(form.text)].append((key, form))
        names = [name for name in uses if name not in short]
        if len(names) > 1 or len(uses) - len(names) > 1:
            yield Conflict(
                id=slug(f"names {id}"),
                title=f"{entity.name}: what it is called",
                kind="two names",
                about=(id,),
                sides=tuple(Side(says=f"“{one[0][1].text}”", at=_places(one)) for one in uses.values()),
                machine=True,
            )


def _holds(text: str, known: dict[str, str]) -> bool:
    """Whether a name is a known one with a word before it: "NATO Türkiye" is no spelling of Türkiye."""
    return text not in known and text.rpartition(" ")[2] in known and " " in text


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", folded(text)).rstrip("s")


def two_meanings(facts: Facts) -> Iterator[Conflict]:
    """An acronym that is defined in two ways, and a name that is shortened in two."""
    defined: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    shortened: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, source in facts.sources.items():
        for a in source.index.acronyms if source.index else ():
            place = f"@{key}, {'' if a.passage[0] in 'nt' else '¶'}{a.passage}"
            defined[a.short][a.long].append(place)
            shortened[_even(a.long)][a.short].append(place)
    for table, words in ((defined, "{}: what it stands for"), (shortened, "{}: how it is shortened")):
        for name, ways in sorted(table.items()):
            different = {_even(way): way for way in ways}
            if len(different) < 2:
                continue
            owner = [facts.named.get(folded(x).rstrip("s"), []) for x in (name, *ways)]
            about = tuple(dict.fromkeys(ids[0] for ids in owner if len(ids) == 1))
            title = name if table is defined else next(iter(ways.values()))[0] and _long(facts, name)
            yield Conflict(
                id=slug(words.format(title)),
                title=words.format(title),
                kind="two meanings",
                about=about,
                sides=tuple(Side(says=f"“{way}”", at=f"[{'; '.join(at[:PLACES])}]") for way, at in ways.items()),
                machine=True,
            )


def unlisted(facts: Facts) -> Iterator[Conflict]:
    """A text that cites what its own list of references doesn't hold, or holds otherwise."""
    for key, source in facts.sources.items():
        for one in source.index.unlisted if source.index else ():
            listed = (
                f"the list of references has “{one.near}”" if one.near else "the list of references has no such entry"
            )
            places = "; ".join(f"@{key}, ¶{id}" for id in one.passages[:PLACES])
            yield Conflict(
                id=slug(f"{key} cites {one.citation}"),
                title=f"{source.label} cites {one.citation}",
                kind="unlisted",
                about=(),
                sides=(Side(says=f"cites “{one.citation}”", at=f"[{places}]"), Side(says=listed, at=f"[@{key}]")),
                machine=True,
            )


def _written(facts: Facts) -> dict[str, list[tuple[str, Form]]]:
    """Every name as it is written, with the sources that write it so."""
    written: dict[str, list[tuple[str, Form]]] = defaultdict(list)
    for key, source in facts.sources.items():
        for form in source.index.forms if source.index else ():
            written[form.text].append((key, form))
    return written


def _places(uses: Iterable[tuple[str, Form]]) -> str:
    """The citation of a few passages of each source."""
    passages: dict[str, list[str]] = defaultdict(list)
    for key, form in uses:
        passages[key] += [id for id in form.passages if id not in passages[key]]
    found = []
    for key, ids in passages.items():
        where = ", ".join(id if id[0] in "nt" else f"¶{id}" for id in ids[:PLACES])
        found.append(f"@{key}, {where}")
    return f"[{'; '.join(found)}]"


def _even(text: str) -> str:
    """A long form without what makes no other name: small words, endings, spelling."""
    words = re.findall(r"[^\W_]+", folded(text))
    return " ".join(
        w.rstrip("s").replace("isation", "ization") for w in words if w not in ("the", "of", "and", "for", "on")
    )


def _long(facts: Facts, even: str) -> str:
    """A long form as a source writes it."""
    longs = Counter(
        a.long for s in facts.sources.values() if s.index for a in s.index.acronyms if _even(a.long) == even
    )
    return longs.most_common(1)[0][0]
