"""What a page states of its article: <meta>, <link>, JSON-LD, microdata, <time>, <title>, the language of its root.

Each value as it is written, with the element that it comes from. The names are Highwire's (`citation_*`), Dublin Core's,
PRISM's, Open Graph's and schema.org's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set

from ....model import Metadatum
from . import linked_data
from .flow import Element, one_line

FIELDS = {
    "citation_title": "title", "citation_author": "author", "citation_authors": "author", "citation_editor": "editor",
    "citation_publication_date": "issued", "citation_date": "issued", "citation_cover_date": "issued",
    "citation_online_date": "issued", "citation_year": "issued", "citation_journal_title": "container-title",
    "citation_inbook_title": "container-title", "citation_conference_title": "container-title",
    "citation_series_title": "collection-title", "citation_volume": "volume", "citation_issue": "issue",
    "citation_doi": "DOI", "citation_issn": "ISSN", "citation_isbn": "ISBN", "citation_publisher": "publisher",
    "citation_technical_report_institution": "publisher", "citation_technical_report_number": "number",
    "citation_dissertation_institution": "publisher", "citation_language": "language", "citation_keywords": "keyword",
    "citation_abstract": "abstract", "citation_public_url": "URL", "citation_article_type": "type",
    "prism.publicationname": "container-title", "prism.volume": "volume", "prism.number": "issue", "prism.doi": "DOI",
    "prism.issn": "ISSN", "prism.publicationdate": "issued", "prism.title": "title",
    "dc.title": "title", "dc.creator": "author", "dc.contributor": "contributor", "dc.date": "issued",
    "dc.date.issued": "issued", "dc.date.created": "issued", "dc.publisher": "publisher", "dc.language": "language",
    "dc.rights": "licence", "dc.rights.license": "licence", "dc.type": "type", "dc.identifier": "identifier",
    "dc.identifier.doi": "DOI", "dc.source": "container-title", "dc.subject": "keyword", "dc.description": "abstract",
    "dcterms.title": "title", "dcterms.creator": "author", "dcterms.issued": "issued", "dcterms.date": "issued",
    "dcterms.created": "issued", "dcterms.publisher": "publisher", "dcterms.language": "language",
    "dcterms.license": "licence", "dcterms.type": "type", "dcterms.identifier": "identifier",
    "dcterms.ispartof": "container-title", "dcterms.abstract": "abstract",
    "eprints.title": "title", "eprints.creators_name": "author", "eprints.date": "issued", "eprints.type": "type",
    "bepress_citation_title": "title", "bepress_citation_author": "author", "bepress_citation_date": "issued",
    "bepress_citation_journal_title": "container-title", "bepress_citation_doi": "DOI",
    "og:title": "title", "og:type": "type", "og:url": "URL", "og:site_name": "container-title", "og:locale": "language",
    "article:author": "author", "article:published_time": "issued", "article:tag": "keyword", "book:author": "author",
    "book:isbn": "ISBN", "og:article:author": "author", "og:article:published_time": "issued",
    "twitter:title": "title", "author": "author", "authors": "author", "byl": "author", "parsely-author": "author",
    "sailthru.author": "author", "parsely-pub-date": "issued", "sailthru.date": "issued", "pubdate": "issued",
    "publishdate": "issued", "publish-date": "issued", "date": "issued", "article.published": "issued",
    "doi": "DOI", "publisher": "publisher", "language": "language", "license": "licence", "copyright": "rights",
    "keywords": "keyword", "description": "abstract",
}  # fmt: skip
WEAK = frozenset(("keywords", "description", "copyright", "language"))
"""names that pages fill for machines: read, not stated"""
FIRST = ("citation_firstpage", "prism.startingpage", "bepress_citation_firstpage")
LAST = ("citation_lastpage", "prism.endingpage", "bepress_citation_lastpage")
PROPERTIES = {"headline": "title", "author": "author", "datepublished": "issued", "publisher": "publisher",
              "inlanguage": "language", "license": "licence"}  # fmt: skip
LONGEST = 4_000
"""letters of a value"""
MANY = 400
"""values of one field that are heard: a proceedings' page may list thousands"""


def stated(root: Element) -> list[Metadatum]:
    """What the page states in elements that no reader sees, in its order."""
    return [*_meta(root), *linked_data.of(root), *_links(root), *_root(root)]


def of(root: Element, beside: Set[Element], stated: list[Metadatum]) -> tuple[Metadatum, ...]:
    """The same with what its article's own elements say; those in `beside` are of other articles."""
    counts: Counter[str] = Counter()
    found: list[Metadatum] = []
    for value in (*stated, *_marked(root, beside)):
        counts[value.field] += 1
        if value.value and len(value.value) <= LONGEST and counts[value.field] <= MANY:
            found.append(value)
    return tuple(dict.fromkeys(found))


def titles(found: Iterable[Metadatum]) -> list[str]:
    """The titles that a page states, the surest first: those for citing, for sharing, that of its window."""
    said = [m for m in found if m.field == "title"]
    order = ("citation_title", "JSON-LD", "dc.title", "dcterms.title", "og:title")
    return [m.value for m in sorted(said, key=lambda m: order.index(m.origin) if m.origin in order else len(order))]


def _meta(root: Element) -> Iterator[Metadatum]:
    pages: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip()
        name = key.casefold().replace("dc:", "dc.").replace("dcterms:", "dcterms.")
        value = one_line(meta.get("content", ""))
        if not value:
            continue
        if name in FIRST or name in LAST:
            pages.setdefault("first" if name in FIRST else "last", value)
            pages.setdefault("origin", key)
        elif field := FIELDS.get(name) or PROPERTIES.get(name):
            yield Metadatum(field, value, name, "read" if name in WEAK else "stated")
    if first := pages.get("first"):
        last = pages.get("last", "")
        yield Metadatum("page", f"{first}-{last}" if last and last != first else first, "citation_firstpage", "stated")


def _links(root: Element) -> Iterator[Metadatum]:
    for link in root.iter("link", "a"):
        rel = link.get("rel", "").casefold().split()
        address = one_line(link.get("href", ""))
        if "canonical" in rel and link.tag == "link" and address.startswith("http"):
            yield Metadatum("URL", address, "link rel=canonical", "stated")
        elif "license" in rel and address.startswith("http"):
            yield Metadatum("licence", address, "link rel=license", "stated")


def _marked(root: Element, beside: Set[Element]) -> Iterator[Metadatum]:
    """What elements of the article say that they are: microdata, rel=author, the first <time>."""
    timed = False
    for element in root.iter("a", "span", "time", "p", "div", "h1", "h2", "address"):
        field = PROPERTIES.get(element.get("itemprop", "").casefold(), "")
        is_author = element.tag == "a" and "author" in element.get("rel", "").split()
        is_time = element.tag == "time" and not timed and element.get("datetime")
        if not (field or is_author or is_time) or any(e in beside for e in (element, *element.iterancestors())):
            continue
        if field == "author":
            names = [e for e in element.iterdescendants() if e.get("itemprop") == "name"]
            element = names[0] if names else element
        value = one_line(element.get("datetime") or element.get("content") or "".join(element.itertext()))
        if field:
            yield Metadatum(field, value, f"itemprop {element.get('itemprop') or field}", "stated")
        elif is_author:
            yield Metadatum("author", value, "link rel=author", "stated")
        else:
            timed = True
            yield Metadatum("issued", value, "time element", "read")


def _root(root: Element) -> Iterator[Metadatum]:
    title = next(root.iter("title"), None)
    if title is not None:
        yield Metadatum("title", one_line("".join(title.itertext())), "title element", "read")
    top = next(root.iter("html"), None)
    if top is not None and (language := top.get("lang") or top.get("{http://www.w3.org/XML/1998/namespace}lang")):
        yield Metadatum("language", re.sub(r"[^\w-]", "", language), "lang of the page", "stated")
