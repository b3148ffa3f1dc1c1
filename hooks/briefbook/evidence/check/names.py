"""Names and ids of records: each has one owner, and what records name of each other is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ... import layout
from ...language.fold import folded, unaccented
from ...model import Book, Brief, Comparison, Entity, Place, Problem, Sort, Source, Term
from ...model.values import Id, Malformed
from . import exists


def ids(book: Book) -> Iterator[Problem]:
    """Ids make files and addresses on any system; each belongs to one thing, and to no page that the site makes itself."""
    r = book.records
    named = [*((s.key, s.place) for s in r.sources), *((e.id, e.place) for e in r.entities)]
    yield from _ids(named, "rename the file or the folder")
    # these have folders of their own
    yield from _ids([(c.id, c.place) for c in r.comparisons], "rename the file")
    yield from _ids([(b.id, b.place) for b in r.briefs], "rename the file")
    for brief in r.briefs:
        if brief.id == layout.OWN:
            message = f"'{brief.id}' is the id of the page for a reader's own brief"
            yield Problem(brief.place, "bad-id", message, "rename the file")
    yield from _ids([(s.id, dict(s.places).get("id", s.place)) for s in r.statements], "take another id")
    yield from _ids([(c.id, c.place) for c in r.changes], "take another id", twins=False)
    for term in r.terms:
        if not term.id:
            hint = "a term's address is made of its letters: write it with a letter or a digit"
            yield Problem(term.place, "bad-id", f"'{term.term}' has neither letters nor digits", hint)


def _ids(named: list[tuple[str, Place]], hint: str, twins: bool = True) -> Iterator[Problem]:
    seen: dict[str, tuple[str, Place]] = {}
    for id, place in named:
        read = Id.parse(id)
        if isinstance(read, Malformed):
            yield Problem(place, "bad-id", read.reason, f"{hint}; {read.hint}")
        elif id == "index":
            yield Problem(place, "bad-id", "'index' is the id of the page that lists the others", hint)
        shape = folded(id)
        if twins and shape in seen:
            other, where = seen[shape]
            like = "" if other == id else f", which is '{other}' but for letter case or accents,"
            message = f"the id '{id}'{like} belongs to {where.path} (line {where.line}) too"
            yield Problem(place, "name-twice", message, "give one of the two another")
        seen.setdefault(shape, (id, place))


def names(book: Book) -> Iterator[Problem]:
    """Two records with one name. An acronym may have two owners: a source's own definition decides between them."""
    owners: dict[str, list[tuple[Entity, Sort]]] = defaultdict(list)
    for entity in book.records.entities:
        for name in entity.names:
            text = name.text if name.exact else unaccented(f"{name.after} {name.text}").strip()
            shape = text.casefold() if name.ignore_case else text
            owners[shape].append((entity, name.sort))
    for shape, claims in owners.items():
        ids = list(dict.fromkeys(e.id for e, _ in claims))
        if len(ids) < 2 or all(sort == "acronym" for _, sort in claims):
            continue
        # told where it is a name beside others: whoever is called so first and foremost has the better claim
        (first, _), (second, sort) = sorted(
            [claims[0], next(claim for claim in claims if claim[0].id != ids[0])], key=lambda c: c[1] != "preferred"
        )
        yield Problem(
            _where(second, sort),
            "name-twice",
            f"the name '{shape}' belongs to '{first.id}' ({first.place.path}) too",
            "leave it with the record that it mostly means, and take it out of the other",
            others=(first.place,),
        )


def _where(entity: Entity, sort: Sort) -> Place:
    """Where the names of this sort stand; the code, where they follow from it."""
    key = {"preferred": "name", "acronym": "acronyms", "adjective": "adjectives", "metonym": "metonyms"}.get(sort, sort)
    places = dict(entity.places)
    return places.get("names" if key == "other" else key) or places.get("iso") or entity.place


def relations(book: Book) -> Iterator[Problem]:
    known = exists.Known(book)
    for entity in book.records.entities:
        for key, ids in (("broader", entity.broader), ("related", entity.related)):
            for n, id in enumerate(ids):
                if id not in known:
                    message = f"'{key}' names '{id}', of which there is no record"
                    yield known.missing(exists.where(entity, key, n), id, message)


def former_ids(book: Book) -> Iterator[Problem]:
    """Where something was before leads to one place: a former id is nobody's id now, and one record's alone."""
    r = book.records
    yield from _former([*((e.id, e) for e in r.entities), *((s.key, s) for s in r.sources)])
    yield from _former([(c.id, c) for c in r.comparisons])
    yield from _former([(b.id, b) for b in r.briefs])
    yield from _former([(t.id, t) for t in r.terms])


def _former(records: list[tuple[str, Entity | Source | Comparison | Brief | Term]]) -> Iterator[Problem]:
    # on some disks, names that differ by letter case alone are one
    owners = {id.casefold(): record.place for id, record in records}
    for _, record in records:
        for old in record.former_ids:
            if not layout.FORMER.fullmatch(old):
                hint = "write the name that the file had, without folder and ending"
                yield Problem(record.place, "former-id", f"the former id '{old}' is no id", hint)
            elif old.casefold() in owners:
                whose = owners[old.casefold()]
                message = f"the former id '{old}' belongs to {whose.path} (line {whose.line}) too"
                hint = "leave it with the record that its readers look for, and take it out of the other"
                yield Problem(record.place, "former-id", message, hint)
            else:
                owners[old.casefold()] = record.place
