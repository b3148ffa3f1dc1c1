"""Authority records: one Markdown file each, front matter for the record, the body for the editors' overview."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import layout
from ..language.fold import slug
from ..model import Entity, EntityKind, Mending, Name, Sort
from .reader import Reader, Record, yes
from .shapes import ENTITY
from .territories import GIVEN_NAMES, called, territory, whose

AFTER = re.compile(r"^\((\w+)\) (.+)$")
SORTS: tuple[tuple[str, Sort], ...] = (
    ("acronyms", "acronym"),
    ("former", "former"),
    ("names", "other"),
    ("adjectives", "adjective"),
    ("metonyms", "metonym"),
)


LONGEST = 300
"""letters of a name: the longest title of a treaty has half of that"""


def entities(reader: Reader, kind: EntityKind) -> Iterator[Entity]:
    for path in reader.files(layout.DOCS / kind.folder, ".md"):
        record = reader.record(path, ENTITY) if path.name != "index.md" else None
        if record is not None:
            entity = _entity(reader, kind, path.stem, record)
            if entity is not None:
                yield entity


def _entity(reader: Reader, kind: EntityKind, id: str, record: Record) -> Entity | None:
    fields, places = record.fields, record.places
    code = fields.get("iso", "")
    preferred: str = fields.get("name", "")
    names: list[Name] = []
    search: tuple[str, ...] = fields.get("search", ())
    codes: list[tuple[str, str]] = []
    if code and kind.territories:
        english, others, endonyms, codes = territory(code)
        if not english:
            reader.add(
                places["iso"],
                "unknown-code",
                f"'{code}' is no ISO 3166-1 code of two letters",
                "see https://www.iso.org/iso-3166-country-codes.html",
            )
            return None
        meant = whose().get(id, code)
        if meant != code and id not in map(slug, (english, preferred, *others)):
            message = f"'{code}' is the code of {english}, and this file is named for another territory"
            mending = Mending(code, meant)
            reader.add(places["iso"], "other-territory", message, f"write '{meant}', or rename the file", mending)
        if preferred:
            names.append(Name(text=english, sort="other"))
        preferred = preferred or english
        search += tuple(called(code, kind.languages))
        names += [Name(text=text, sort="other") for text in others]
        # folded, the name of one language may be a word of another: Ísland
        names += [Name(text=text, sort="endonym", language=language, exact=True) for language, text in endonyms]
    if not preferred:
        hint = "add a line 'name: …'" + (", or 'iso: …' with its code" if kind.territories else "")
        reader.add(record.place, "missing-key", "this record has no name", hint)
        return None
    for key, sort in SORTS:
        names += [_name(text, sort, kind) for text in fields.get(key, ())]
    for name in (preferred, *search, *(name.text for name in names)):
        if len(name) > LONGEST:
            hint = f"a name has {LONGEST} letters at most; what is longer is looked for nowhere"
            reader.add(record.place, "bad-name", f"a name of this record has {len(name):,} letters", hint)
            return None
    first = Name(text=preferred, sort="preferred", ignore_case=kind.ignore_case, given=code in GIVEN_NAMES)
    unique = {(n.after, n.text, n.sort in ("adjective", "metonym")): n for n in reversed([first, *names]) if n.text}
    if fields.get("wikidata"):
        codes = [*codes, ("Wikidata", fields["wikidata"])]
    return Entity(
        id=id,
        kind=kind.id,
        name=preferred,
        gloss=fields["gloss"],
        names=tuple(reversed(unique.values())),
        search=tuple(dict.fromkeys(search)),
        codes=tuple(codes),
        broader=fields.get("broader", ()),
        related=fields.get("related", ()),
        historic=yes(fields.get("historic")),
        overview=record.body,
        former_ids=fields.get("former ids", ()),
        place=record.place,
        places=tuple(places.items()),
    )


def _name(text: str, sort: Sort, kind: EntityKind) -> Name:
    """(the) Alliance: a name that counts after that word only."""
    found = AFTER.match(text)
    after, bare = (found[1], found[2]) if found else ("", text)
    return Name(text=bare, sort=sort, after=after, ignore_case=kind.ignore_case and not bare.isupper())
