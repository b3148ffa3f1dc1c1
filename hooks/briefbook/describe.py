"""What is known of a new source: its source.yml, and the same in words, each value with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from .model import Article, Creator, Metadatum
from .reading import metadata

FIELDS = (
    "type", "title", "author", "editor", "container-title", "collection-title", "volume", "issue", "number", "page",
    "issued", "edition",
    "publisher", "publisher-place", "genre", "language", "DOI", "ISSN", "ISBN", "URL",
)  # fmt: skip
"""the fields of source.yml that reading may fill, in the order in which they are written"""
WANTED = ("title", "author", "issued")
"""fields that every reference has"""
SHOWN = (*WANTED, "type", "container-title", "publisher", "DOI")
"""fields that are told of, where they are known"""


def account(article: Article) -> Iterator[str]:
    """What was read of the work, a line a field, with where it comes from; last what nobody says."""
    known = (*article.metadata, *metadata.of_file_name(article.original))
    best = {m.field: m for m in reversed(known)}
    for field in SHOWN:
        named = list(article.creators) if field == "author" else [best[field]] if field in best else []
        if named:
            told = "; ".join(m.value if m.field != "title" else _whole(best, "title") for m in named)
            doubt = ", guessed: check it" if any(m.certainty == "guessed" for m in named) else ""
            yield f"{field}: {told}  ({named[0].origin}{doubt})"
    if missing := [field for field in WANTED if field not in best and not (field == "author" and article.creators)]:
        yield f"not stated: {', '.join(missing)}"


def source_yml(article: Article, whole: bool) -> str:
    """What is known of the article, as CSL fields. A comment says what is guessed, and what is left for the contributor."""
    known = (*article.metadata, *metadata.of_file_name(article.original))
    best = {m.field: m for m in reversed(known)}
    sort = best.pop("type", None)
    lines = [_field("type", sort.value, sort) if sort else "type: document  # not stated; check"]
    for field in FIELDS:
        if field in ("author", "editor"):
            named = article.creators if field == "author" else [m for m in known if m.field == "editor"]
            lines += [f"{field}:", *map(_person, named)] if named else []
        elif field in best:
            lines.append(_field(field, _whole(best, field), best[field]))
        elif field == "title":
            lines.append("title: not stated  # give one in brackets, in your own words: [On the quay of Orvel]")
        if field in WANTED and field != "title" and field not in best:
            lines.append(f"# {field}: not stated")
    licence = next((m.value for m in known if m.field == "licence"), "not stated")
    rest = {
        "rights": {"publish": "index", "licence": licence},
        "original": {"file": article.original, "sha256": article.sha256}
        | ({} if whole else {"lines": f"{article.lines[0]}-{article.lines[1]}"}),
    }
    return "\n".join(lines) + "\n" + _yaml(rest)


def _whole(best: dict[str, Metadatum], field: str) -> str:
    """A value; of a title with its subtitle, as references have it."""
    value = best[field].value
    if field != "title" or "subtitle" not in best:
        return value
    return f"{value}{' ' if value.endswith((':', '?', '!', '–', '—')) else ': '}{best['subtitle'].value}"


def _field(name: str, value: str, known: Metadatum) -> str:
    return _yaml({name: value}).rstrip() + _remark(known)


def _person(known: Metadatum) -> str:
    creator = known.creator or Creator(known.value)
    parts = {"family": creator.family, "given": creator.given, "non-dropping-particle": creator.particle}
    parts |= {"suffix": creator.suffix} if creator.family else {"literal": creator.name}
    parts |= {"ORCID": creator.orcid}
    told = yaml.safe_dump(
        {k: v for k, v in parts.items() if v}, allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=True
    )
    return f"  - {told.strip()}{_remark(known)}"


def _remark(known: Metadatum) -> str:
    """What makes an editor look: a guess says that it is one."""
    return f"  # guessed from the {known.origin}; check" if known.certainty == "guessed" else ""


def _yaml(fields: dict[str, Any]) -> str:
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10**6)
