"""What a page is about, as linked data in the words of schema.org: plain values, made from the records.

Where the site is published isn't known here: addresses begin with `SITE`, which the theme replaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from .. import cite
from ..lookup import Facts
from ..model import Brief, Comparison, DataTable, Entity, EntityKind, Page, Source

SITE = "site://"
"""stands for the address of the home page, at the beginning of a text"""
WORKS = {
    "article-journal": "ScholarlyArticle", "article": "Article", "article-magazine": "Article", "book": "Book",
    "article-newspaper": "NewsArticle", "chapter": "Chapter", "report": "Report", "thesis": "Thesis",
}  # fmt: skip
"""the schema.org type of a type of CSL; CreativeWork for the others"""
WIKIDATA = "https://www.wikidata.org/entity/"
Thing = dict[str, Any]


def address(path: str) -> str:
    """The published address of a page below docs/."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    return SITE + "".join(f"{part}/" for part in (folder, name if name != "index" else "") if part)


def graph(facts: Facts, page: Page, titles: dict[str, str]) -> Thing:
    """The page, its way from home, and what it is about. `titles` are those of all pages, by path."""
    meta = dict(page.meta)
    here = address(page.path)
    things = list(_about(facts, page, here, meta))
    told = {
        "@type": "CollectionPage" if meta.get("page_type") == "index" else "WebPage",
        "@id": f"{here}#page",
        "url": here,
        "name": meta.get("title", ""),
        "description": meta.get("description", ""),
        "isPartOf": {"@id": f"{SITE}#site"},
        "mainEntity": {"@id": things[0]["@id"]} if things else "",
        "breadcrumb": _way(page.path, titles),
        "license": facts.records.licence,
    }
    return {"@context": "https://schema.org", "@graph": [_stated(told), *map(_stated, things)]}


def _stated(thing: Thing) -> Thing:
    """Without what isn't known."""
    return {key: value for key, value in thing.items() if value not in ("", [], None)}


def _way(path: str, titles: dict[str, str]) -> Thing | str:
    """Home, the index and the page of each folder, the page."""
    folders = ["/".join(path.split("/")[:n]) for n in range(1, path.count("/") + 1)]
    above = [page for folder in folders for page in (f"{folder}.md", f"{folder}/index.md")]
    steps = list(dict.fromkeys(p for p in ("index.md", *above, path) if p in titles))
    if len(steps) < 2:
        return ""
    items = [
        {"@type": "ListItem", "position": n, "name": titles[step], "item": address(step)}
        for n, step in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _about(facts: Facts, page: Page, here: str, meta: dict[str, Any]) -> Iterable[Thing]:
    """The things that a page is about, the main one first."""
    folder, _, name = page.path.removesuffix(".md").rpartition("/")
    kinds = {kind.folder: kind for kind in facts.kinds.values()}
    comparisons, briefs = facts.comparisons, facts.briefs
    if page.path == "index.md":
        return [_site(facts, meta), _shelf(facts)]
    if page.path == "glossary.md":
        return [_glossary(facts, here)]
    if folder in kinds:
        return [_kind(facts, kinds[folder], here) if name == "index" else _entity(facts, facts.entities[name], here)]
    if folder == "sources" and name in facts.sources:
        source = facts.sources[name]
        return [_work(source, here), *(_table(facts, table, here) for table in facts.tables_of.get(name, ()))]
    if folder == "comparisons" and name in comparisons:
        return [_comparison(facts, comparisons[name], here)]
    if folder == "briefs" and name in briefs:
        return [_brief(facts, briefs[name], here)]
    return []


def _site(facts: Facts, meta: dict[str, Any]) -> Thing:
    return {
        "@type": "WebSite",
        "@id": f"{SITE}#site",
        "url": SITE,
        "name": facts.records.title,
        "alternateName": facts.records.subtitle,
        "description": facts.records.description or meta.get("description", ""),
        "license": facts.records.licence,
    }


def _shelf(facts: Facts) -> Thing:
    """All that the book states, as data."""
    files = [("data/statements.jsonl", "application/jsonl"), ("data/entities.json", "application/json")]
    return {
        "@type": "Dataset",
        "@id": f"{SITE}#data",
        "name": f"Statements of {facts.records.title}",
        "description": f"{len(facts.statements)} statements of {len(facts.sources)} sources, each with its passage, and the"
        f" {len(facts.entities)} records that they speak of.",
        "url": SITE,
        "license": facts.records.licence,
        "isPartOf": {"@id": f"{SITE}#site"},
        "variableMeasured": [p.label for p in facts.records.properties],
        "distribution": [_download(path, kind) for path, kind in files],
    }


def _download(path: str, kind: str) -> Thing:
    return {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": SITE + path}


def _kind(facts: Facts, kind: EntityKind, here: str) -> Thing:
    if kind.schema == "DefinedTerm":
        return {"@type": "DefinedTermSet", "@id": f"{here}#set", "name": kind.plural, "url": here}
    listed = [e for e in facts.entities.values() if e.kind == kind.id]
    return {"@type": "ItemList", "@id": f"{here}#list", "name": kind.plural, "numberOfItems": len(listed)}


def _entity(facts: Facts, entity: Entity, here: str) -> Thing:
    kind = facts.kinds[entity.kind]
    names = [n.text for n in entity.names if n.sort in ("acronym", "former", "other", "endonym")]
    codes = [{"@type": "PropertyValue", "propertyID": scheme, "value": code} for scheme, code in entity.codes]
    return {
        "@type": kind.schema,
        "@id": f"{here}#it",
        "name": entity.name,
        "alternateName": list(dict.fromkeys(name for name in names if name != entity.name)),
        "description": entity.gloss,
        "url": here,
        "identifier": codes,
        "sameAs": [WIKIDATA + code for scheme, code in entity.codes if scheme == "Wikidata"],
        "inDefinedTermSet": {"@id": f"{address(kind.folder + '/index.md')}#set"}
        if kind.schema == "DefinedTerm"
        else "",
        "subjectOf": [_named(facts, key) for key in sorted(facts.spoken_of[entity.id])],
    }


def _named(facts: Facts, key: str) -> Thing:
    """A source, named by its address alone."""
    return {"@id": f"{address(facts.path(key))}#work"}


def _work(source: Source, here: str) -> Thing:
    fields = dict(source.csl)
    doi = f"https://doi.org/{fields['DOI']}" if "DOI" in fields else ""
    return {
        "@type": WORKS.get(fields.get("type", ""), "CreativeWork"),
        "@id": f"{here}#work",
        "name": source.title,
        "headline": source.title,
        "author": [_author(name) for name in cite.names(source)],
        "datePublished": cite.day(fields.get("issued", "")),
        "isPartOf": _container(fields),
        "pagination": fields.get("page", ""),
        "publisher": {"@type": "Organization", "name": fields["publisher"]} if "publisher" in fields else "",
        "isbn": fields.get("ISBN", ""),
        "inLanguage": fields.get("language", ""),
        "license": "" if source.licence in ("", "not stated") else {"@type": "CreativeWork", "name": source.licence},
        "sameAs": [link for link in (doi, fields.get("URL", "")) if link],
        "subjectOf": {"@id": f"{here}#page"},
    }


def _author(name: cite.Name) -> Thing:
    if name.body or not name.given:
        return {"@type": "Organization", "name": name.spoken}
    family = f"{name.particle} {name.family}".strip()
    orcid = f"https://orcid.org/{name.orcid}" if name.orcid else ""
    return _stated(
        {
            "@type": "Person",
            "name": name.spoken,
            "givenName": name.given,
            "familyName": family,
            "honorificSuffix": name.suffix,
        }
        | {"sameAs": orcid}
    )


def _container(fields: dict[str, Any]) -> Thing | str:
    """The issue, the volume and the journal that an article stands in, as far as they are stated."""
    if "container-title" not in fields:
        return ""
    inside = _stated({"@type": "Periodical", "name": fields["container-title"], "issn": fields.get("ISSN", "")})
    if "volume" in fields:
        inside = {"@type": "PublicationVolume", "volumeNumber": fields["volume"], "isPartOf": inside}
    if "issue" in fields:
        inside = {"@type": "PublicationIssue", "issueNumber": fields["issue"], "isPartOf": inside}
    return inside


def _table(facts: Facts, table: DataTable, here: str) -> Thing:
    told = [f"Figures of {facts.sources[table.source].label}, {table.at}"]
    told += [f"{label}: {text}" for label, text in (("unit", table.unit), ("period", table.period)) if text]
    told += [table.notes] if table.notes else []
    return {
        "@type": "Dataset",
        "@id": f"{here}#{table.id}",
        "name": table.title,
        "description": "; ".join(told),
        "url": f"{here}#{table.id}",
        "temporalCoverage": table.period,
        "variableMeasured": [f.name for f in table.fields],
        "isBasedOn": {"@id": f"{here}#work"},
        "distribution": [_download(f"data/tables/{table.source}-{table.id}.csv", "text/csv")],
    }


def _comparison(facts: Facts, comparison: Comparison, here: str) -> Thing:
    cells = [s for row in comparison.rows for _, ids in comparison.columns for s in facts.cell(comparison, row, ids)]
    return {
        "@type": "Dataset",
        "@id": f"{here}#data",
        "name": comparison.title,
        "description": f"{comparison.description or comparison.title} {len(comparison.rows)} rows and"
        f" {len(comparison.columns)} columns, filled from {len(cells)} statements that name their passages.".strip(),
        "url": here,
        "license": facts.records.licence,
        "isPartOf": {"@id": f"{SITE}#site"},
        "variableMeasured": [heading for heading, _ in comparison.columns],
        "isBasedOn": [_named(facts, key) for key in sorted({s.source for s in cells})],
        "distribution": [_download(f"data/tables/{comparison.id}.csv", "text/csv")],
    }


def _brief(facts: Facts, brief: Brief, here: str) -> Thing:
    keys = sorted({key for key in re.findall(r"@([\w-]+)", brief.body) if key in facts.sources})
    pdf = {"@type": "MediaObject", "encodingFormat": "application/pdf", "contentUrl": f"{SITE}briefs/{brief.id}.pdf"}
    return {
        "@type": "Article",
        "@id": f"{here}#brief",
        "headline": brief.title,
        "abstract": brief.question,
        "url": here,
        "license": facts.records.licence,
        "citation": [_named(facts, key) for key in keys],
        "encoding": pdf,
    }


def _glossary(facts: Facts, here: str) -> Thing:
    terms = [
        {"@type": "DefinedTerm", "@id": f"{here}#{term.id}", "name": term.term, "alternateName": list(term.names)}
        for term in facts.records.terms
    ]
    return {
        "@type": "DefinedTermSet",
        "@id": f"{here}#terms",
        "name": f"Glossary of {facts.records.title}",
        "url": here,
        "license": facts.records.licence,
        "hasDefinedTerm": [_stated(term) for term in terms],
    }
