"""What calls itself a thing that stands beside an article: menus, comments, sharing, related links, galleries, notices.

Names are those of elements, roles, classes and ids, as the makers of sites and their programs use them.
"""

from __future__ import annotations

import re
from itertools import pairwise

from .flow import HEADINGS, Element

ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar doc-toc alert tooltip".split()
)
TAGS = frozenset("aside nav menu dialog form".split())
WORDS = frozenset(
    (
        "nav navbar navigation topnav subnav menu submenu megamenu offcanvas breadcrumb breadcrumbs toc toctree sidebar rail"
        " share sharing shares sharebar sharedaddy addthis addtoany social socials followus follow"
        " related relatedposts readmore seealso recirc recirculation recommended recommendations recommendation"
        " popular mostread trending teaser teasers promo promos promotion outbrain taboola zergnet"
        " ad ads advert adverts advertisement advertising advertorial sponsor sponsored sponsors sponsorship dfp"
        " newsletter newsletters subscribe subscription signup paywall donate donation cta"
        " comments commentlist commentform disqus respond trackbacks pingbacks reactions guestbook"
        " pagination pager pagenav skiplink skiplinks headerlink editsection"
        " cookie cookies cookiebar cookielaw consent gdpr popup popover modal overlay lightbox toast"
        " gallery slideshow carousel slider swiper thumbnails playlist"
        " masthead footer colophon copyright widget widgets noprint"
        " tags taglist authorbox"
    ).split()
)
SURELY = frozenset(
    (
        "comments commentlist disqus respond related relatedposts recirc recommended recommendations recommendation popular"
        " mostread trending teasers outbrain taboola cookie cookies consent gdpr newsletter footer colophon"
    ).split()
)
"""words that no part around an article is called by"""
PAIRS = frozenset(
    (
        "most read|read more|read next|see also|more from|more on|more stories|more news|latest news|latest posts|other news"
        "|skip link|skip to|tag list|tag cloud|tags list|post tags|entry tags|article tags|topic list|author bio|author box"
        "|about author|post navigation|post nav|page nav|site header|site footer|global header|page header bar|top bar"
        "|sign up|log in|sign in|mailing list|you may|you might|up next|next post|previous post|prev next|comment list"
        "|comment form|comment area|comment section|comments area|reply form|leave reply|visually hidden|sr only"
        "|screen reader|back top|to top|print only|infobox links|recent posts|latest articles|photo gallery|image gallery"
        "|social media|edit section|cookie notice|cookie banner"
    ).split("|")
)
GIVEN = re.compile(r"^(tag|category|type|status|format|postid|has|is|no|with|js)-|^post-\d|^(hentry|tag)$")
"""classes that tell what a page is about: what WordPress gives each article, and states of an element"""
PULL = re.compile(r"(^|[\s_-])pull-?(ed-?)?quotes?($|[\s_-])", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")
PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def is_beside(element: Element) -> bool:
    """Whether an element says that it stands beside the article."""
    tag = element.tag
    if is_pull_quote(element):
        return False
    if tag in TAGS or element.get("role") in ROLES or element.get("aria-modal") == "true":
        return True
    if tag in ("header", "footer"):
        return tag == "footer" or not _heads_an_article(element)
    if tag in HEADINGS or tag in ("html", "head", "body", "main", "article"):
        return False
    return _says(element.get("class", "")) or (_says(id := element.get("id", "")) and not _is_slug(id, element))


def is_pull_quote(element: Element) -> bool:
    """Whether it calls itself a sentence of the text that is set once more, large."""
    return bool(PULL.search(element.get("class", "")))


def is_surely_beside(element: Element) -> bool:
    """Whether it says so in a word by which nobody calls the part of a page that holds the article."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag == "footer" or any(word.casefold() in SURELY for word in PIECE.findall(names))


def _says(name: str) -> bool:
    for part in name.split():
        if GIVEN.match(part):
            continue
        words = [piece.casefold() for piece in PIECE.findall(part)]
        # the short classes that programs make up may spell "ad"
        if any(word in WORDS and (len(word) > 2 or len(words) > 1) for word in words):
            return True
        if any(f"{a} {b}" in PAIRS for a, b in pairwise(words)):
            return True
    return False


def _is_slug(id: str, element: Element) -> bool:
    """Whether an id is made of the words of the heading below: it then tells the section, not what stands beside."""
    heading = next(element.iterdescendants(*HEADINGS), None)
    words = [word.casefold() for word in WORD.findall("".join(heading.itertext()))] if heading is not None else []
    return [word.casefold() for word in WORD.findall(id)][: len(words)] == words and bool(words)


def _heads_an_article(header: Element) -> bool:
    """Whether a header is an article's, not the site's."""
    above = {e.tag for e in header.iterancestors()}
    return "article" in above or "main" in above or next(header.iterdescendants("h1"), None) is not None
