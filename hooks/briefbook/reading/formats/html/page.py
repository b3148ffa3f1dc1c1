"""What of a web page is its article: the rest is taken out of the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .flow import HEADINGS, Element, drop, dropped, has

NEVER = (
    "script style noscript template svg nav button input select textarea iframe object embed video audio canvas dialog map"
    " annotation annotation-xml head img picture source track progress meter datalist frameset rp rt"
).split()
ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar doc-toc alert tooltip".split()
)
ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|toc|toctree|sidebar|share|sharing|social|related|adverts?|ads"
    r"|advertisement|newsletter|subscribe|subscription|comments|pagination|skip-?link|skiplinks?|headerlink|editsection|cookies?"
    r"|cookie-?(?:banner|consent|notice)|consent|gdpr|popup|modal|visually-hidden|sr-only|screen-reader-text|noprint)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""the class or the id of what stands beside an article"""
HIDDEN = re.compile(r"(display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
MANY = 50
"""elements that may be looked into for an article"""
SHARE = 0.4
"""share of a page's letters that only its article can have"""


def article_of(root: Element) -> Element:
    """The element that holds the article, without what doesn't belong to it."""
    body = next(root.iter("body"), root)
    dropped(root.iter(*NEVER))
    dropped(e for e in root.iter("*") if e.get("hidden") is not None or HIDDEN.search(e.get("style", "")))
    dropped(e for e in root.iter("*") if e.get("aria-hidden") == "true")
    whole = _letters(body)
    for element in [*body.iter("*")]:
        if _is_beside(element) and element is not body and _letters(element) < SHARE * whole:
            drop(element)
    dropped(_contents(body))
    inner = [e for e in body.iter("*") if e.tag in ("article", "main") or e.get("role") in ("article", "main")]
    whole = _letters(body)
    return min((e for e in inner[:MANY] if _letters(e) > 0.7 * whole), key=_letters, default=body)


def _letters(element: Element) -> int:
    return sum(map(len, element.itertext()))


def _is_beside(element: Element) -> bool:
    """Whether an element stands beside the article, by what it is or calls itself."""
    tag = element.tag
    if tag in ("aside", "form", "menu") or element.get("role") in ROLES:
        return True
    if tag in ("header", "footer"):
        above = {e.tag for e in element.iterancestors()}
        return tag == "footer" or not ("article" in above or "main" in above or has(element, "h1"))
    if tag in HEADINGS or tag in ("body", "html", "main", "article"):
        return False
    return bool(ASIDE.search(element.get("class", "")) or ASIDE.search(element.get("id", "")))


def _contents(body: Element) -> Iterator[Element]:
    """Lists whose every entry leads to a place of the page, with the heading above them."""
    for element in body.iter("ul", "ol"):
        if next(element.iterancestors("ul", "ol"), None) is not None:
            continue
        links = [*element.iter("a")]
        entries = [*element.iter("li")]
        if len(links) < 3 or len(links) < len(entries) or any(not e.get("href", "").startswith("#") for e in links):
            continue
        if sum(map(_letters, links)) > 0.8 * _letters(element):
            yield element
            before = element.getprevious()
            if before is not None and before.tag in (*HEADINGS, "p") and _letters(before) < 40:
                yield before
