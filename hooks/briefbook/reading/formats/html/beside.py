"""What calls itself a thing that stands beside an article: menus, comments, sharing, related links, galleries, notices.

Names are those of elements, roles, classes and ids, as the makers of sites and their programs use them. Some are sure; others
are used for parts of articles too (a teaser may be the lead, a widget any part), and count only for what has little prose.
"""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise

from .flow import Element

ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar doc-toc alert tooltip".split()
)
TAGS = frozenset("nav menu dialog footer".split())
SURE = frozenset(
    (
        "colophon footer related relatedposts recirc recommended recommendations recommendation popular mostread trending"
        " outbrain taboola newsletter newsletters comments commentlist commentform disqus respond trackbacks pingbacks"
        " guestbook cookie cookies cookiebar cookielaw consent gdpr advertisement advert adverts advertising dfp sponsored"
        " sponsorship donate noprint"
    ).split()
)
"""what holds text of its own"""
PERHAPS = frozenset(
    (
        "nav navbar navigation topnav subnav menu submenu megamenu offcanvas breadcrumb breadcrumbs masthead copyright"
        " share sharing shares sharebar sharedaddy addthis addtoany social socials followus follow pagination pager skiplink"
        " skiplinks headerlink editsection taglist tags sidebar rail toc toctree teaser teasers promo promos promotion ad ads"
        " advertorial sponsor sponsors subscribe signup subscription paywall cta readmore seealso popup popover modal overlay"
        " toast lightbox slider swiper slides carousel playlist thumbnails widget widgets reactions authorbox"
    ).split()
)
"""what holds links and labels, if it is what its name says"""
GALLERY = frozenset("gallery slideshow carousel lightbox".split())
PAIRS = frozenset(
    tuple(pair.split())
    for pair in (
        "most read|more from|more on|more stories|more news|latest news|latest posts|other news|skip link|skip to|tag list"
        "|tag cloud|tags list|post tags|entry tags|article tags|topic list|author bio|author box|about author|post navigation"
        "|post nav|page nav|site header|site footer|global header|top bar|log in|sign in|sign up|mailing list|you may|you might"
        "|up next|next post|previous post|prev next|comment list|comment form|comment area|comment section|comments area"
        "|reply form|leave reply|visually hidden|sr only|screen reader|back top|print only|recent posts|latest articles"
        "|social media|edit section|cc window|cc banner"
    ).split("|")
)
GENERIC = frozenset(
    "wrap wrapper container block section area list main box bar content inner outer div post page site".split()
)
GIVEN = re.compile(
    r"^(tag|category|type|status|format|postid|has|is|no|with|js)-|^post-\d|^(hentry|tag)$|--(has|with|no)-"
)
"""classes that tell what a page is about: what WordPress gives each article, and states of an element"""
BODY = re.compile(r"\b(entry|post|article|story)[-_]{0,2}(content|body|text)\b|\barticlebody\b", re.IGNORECASE)
PULL = re.compile(r"(^|[\s_-])pull-?(ed-?)?quotes?($|[\s_-])", re.IGNORECASE)
PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


class Says(Enum):
    """What an element says of its place."""

    NOTHING = 0
    PERHAPS = 1
    SURELY = 2


def says(element: Element) -> Says:
    """Whether an element says that it stands beside the article."""
    tag = element.tag
    if tag in ("html", "head", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6") or is_pull_quote(element):
        return Says.NOTHING
    if tag in TAGS or element.get("role") in ROLES or element.get("aria-modal") == "true":
        return Says.SURELY
    if tag == "header" and not _heads_an_article(element):
        return Says.SURELY
    named = max(_name_says(element.get("class", "")), _id_says(element.get("id", "")), key=lambda told: told.value)
    if named is Says.NOTHING and tag in ("aside", "form"):
        return Says.PERHAPS
    return Says.NOTHING if named is Says.PERHAPS and is_body(element) else named


def is_gallery(element: Element) -> bool:
    """Whether it calls itself a show of pictures."""
    return any(word.casefold() in GALLERY for word in PIECE.findall(element.get("class", "")))


def is_pull_quote(element: Element) -> bool:
    """Whether it calls itself a sentence of the text that is set once more, large."""
    return bool(PULL.search(element.get("class", "")))


def is_body(element: Element) -> bool:
    """Whether it calls itself the text of an article."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return element.get("itemprop", "").casefold() == "articlebody" or bool(BODY.search(names))


def _name_says(name: str) -> Says:
    found = Says.NOTHING
    for part in name.split():
        if GIVEN.search(part):
            continue
        words = [piece.casefold() for piece in PIECE.findall(part)]
        # the short classes that programs make up may spell "ad"
        known = [word for word in words if len(word) > 2 or len(words) > 1]
        if any(word in SURE for word in known) or any(pair in PAIRS for pair in pairwise(words)):
            return Says.SURELY
        if any(word in PERHAPS or word in GALLERY for word in known):
            found = Says.PERHAPS
    return found


def _id_says(name: str) -> Says:
    """An id may be made of the words of a heading; it counts only where all its words are such names."""
    words = [piece.casefold() for piece in PIECE.findall(name)]
    return _name_says(name) if words and all(w in SURE | PERHAPS | GALLERY | GENERIC for w in words) else Says.NOTHING


def _heads_an_article(header: Element) -> bool:
    """Whether a header is an article's, not the site's."""
    above = {e.tag for e in header.iterancestors()}
    return "article" in above or "main" in above or next(header.iterdescendants("h1"), None) is not None
