"""What of a web page is its article, and what stands beside it.

Elements that call themselves menus, comments and the like stand beside (`beside`); so do lists of links, teasers of other
articles, and what stands around the part that holds nearly all the page's prose. Prose is text out of links that has sentences.
Nothing that holds much of the prose is taken out for what it calls itself: in doubt a menu is read, and no paragraph lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from lxml import etree

from ..front import letters, title_among
from ..prose import WIDE
from .beside import Says, is_body, is_gallery, is_pull_quote, says
from .flow import BLOCKS, HEADINGS, Element, dropped, has, says_role

CODE = ("script", "style", "template", "title", "meta", "link", "base")
NEVER = (
    "noscript svg input select textarea iframe object embed video audio canvas map annotation annotation-xml img picture"
    " source track progress meter datalist frameset rp rt"
).split()
HIDDEN = re.compile(r"(display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
SENTENCE = re.compile(r"[.!?…:;。！？।؟۔][\"”’»)\]]*(\s|$)|[。！？]")
PROSE = 40
"""letters from which text with a sentence's end is prose"""
LONG = 100
"""letters from which any text is prose"""
LEAST = 2 * PROSE
"""letters of prose that a page with an article has"""
NOTICE = 130
"""letters of prose of a box that stands among an article's paragraphs and is none of them"""
BYLINE = 160
"""letters of what stands below a title and is no text: names, a date; and of a site's notice"""
MOST = 0.7
"""share of the prose around an element that it must hold to be the article's own"""
SHARE = 0.4
"""share of the page's prose that only its article can have"""
MANY = 100
"""pull quotes that are looked for in the text"""
TEASER = 400
"""letters out of links that a teaser of another article has at most"""
PARTS = frozenset(
    "html head div main article section td tr tbody table center body form span font ul ol li dl dd".split()
)
"""elements that may hold an article"""
AFTER = re.compile(
    r"\W*(?:"
    + "|".join(
        (
            r"\d+ (comments?|repl(y|ies)|responses?|thoughts?)( (on|to)\b.*)?|(readers?.? )?comments?( \(?\d+\)?)?",
            r"leave a (comment|reply)|join the (conversation|discussion)|(post|add) a comment",
            r"related( (posts?|articles?|stories|content|links?|news|topics?|reading|items?|pages|coverage|publications))?",
            r"more (from|on|in|about|stories|news)\b.{0,60}|(what to )?read (more|next|also)|see also|editors?.? picks?",
            r"(you|things you) (may|might) (also )?(like|be interested).{0,40}|recommended( for you| reading| articles)?",
            r"(most|the most) (read|popular|viewed|shared|recent)|popular (posts|articles|now)|trending( now)?",
            r"(latest|other|top|recent) (news|posts|articles|stories)\b.{0,30}|latest from\b.{0,30}",
            r"share( (this|on|article|the)\b.{0,40})?|follow us.{0,30}|subscribe.{0,60}|sign up.{0,60}|newsletter.{0,40}",
            r"about the authors?|tags?|filed under|categories|advertisement|sponsored.{0,40}",
            r"\d* ?kommentare?|mehr zum thema|das könnte sie auch interessieren|(ähnliche|verwandte) (artikel|beiträge|themen)",
            r"\d* ?comentários|artigos relacionados|leia (também|mais)|\d* ?commentaires?|articles? (liés|similaires)",
            r"à lire (aussi|également)|sur le même sujet|(artículos|noticias) relacionad[ao]s|\d* ?comentarios",
            r"te puede interesar|yorumlar( \(\d+\))?|ilgili (haberler|yazılar)|комментарии.{0,8}|читайте также",
            r"похожие статьи|关联阅读|相关(阅读|文章|新闻)|関連記事|コメント|مواضيع ذات صلة|اقرأ أيضا|التعليقات",
        )
    )
    + r")\W*",
    re.IGNORECASE,
)
"""headings of what follows an article"""
RIGHTS = re.compile(r"©|\(c\) ?\d{4}|all rights reserved|alle rechte vorbehalten|tous droits réservés", re.IGNORECASE)
"""what the foot of a site says"""
COUNTED = re.compile(r"\W*\d+ \w+|\W*(?:leave|post|add) a \w+", re.IGNORECASE)
"""of them, those that no section of a text has"""


@dataclass(slots=True)
class Weight:
    """What an element holds."""

    letters: int = 0
    linked: int = 0
    """of them, in links"""
    prose: int = 0
    own: int = 0
    """of the prose, what no block within it holds"""


@dataclass(slots=True)
class _Open:
    """A block that isn't closed yet, and the text that is its own."""

    element: Element
    texts: list[str]
    letters: int = 0
    linked: int = 0

    def add(self, text: str | None, in_link: bool) -> None:
        if text and (text := text.strip()):
            size = len(text) + 2 * len(WIDE.findall(text))
            self.letters += size
            if in_link:
                self.linked += size
            else:
                self.texts.append(text)

    @property
    def prose(self) -> int:
        """Letters out of links, if they have a sentence."""
        unlinked = self.letters - self.linked
        dense = 2 * self.linked >= self.letters and self.element.tag not in ("p", "blockquote")
        if unlinked < PROSE or dense:
            return 0
        return unlinked if unlinked >= LONG or SENTENCE.search(" ".join(self.texts)) else 0


def weights(root: Element, beside: Set[Element]) -> dict[Element, Weight]:
    """The weight of each block, without what stands beside; text counts in the nearest block around it."""
    found: dict[Element, Weight] = {}
    around = [_Open(root, [])]
    links = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element in beside:
                walk.skip_subtree()
                continue
            links += element.tag == "a"
            if element.tag in BLOCKS and element is not root:
                around.append(_Open(element, []))
                found[element] = Weight()
            around[-1].add(element.text, links > 0)
            continue
        if element not in beside:
            links -= element.tag == "a"
            if around[-1].element is element:
                _close(around, found)
        if around and element is not root:
            around[-1].add(element.tail, links > 0)
    return found


def _close(around: list[_Open], found: dict[Element, Weight]) -> None:
    """The last open block ends: it weighs what is its own and what the blocks within it have given."""
    block = around.pop()
    weight = found.setdefault(block.element, Weight())
    weight.letters += block.letters
    weight.linked += block.linked
    weight.own = block.prose
    weight.prose += block.prose
    if around:
        above = found.setdefault(around[-1].element, Weight())
        above.letters += weight.letters
        above.linked += weight.linked
        above.prose += weight.prose


def beside_article(root: Element, titles: Sequence[str]) -> set[Element]:
    """The elements of a page that stand beside its article; scripts and the like are taken out of the tree."""
    # the parser leaves in the head what stands before <body>, and elements that HTML 4 did not have: all is gone through
    dropped(root.iter(*CODE))
    # one that isn't closed as it should be may hold the whole page
    most = SHARE * _letters(root)
    dropped(e for e in root.iter(*NEVER) if _letters(e) <= most)
    whole = weights(root, set())
    beside = set(_teasers(root, whole))
    if weights(root, beside)[root].prose < LEAST:
        beside.clear()
    headings = [(e, int(e.tag[1]), " ".join("".join(e.itertext()).split())) for e in root.iter(*HEADINGS)]
    title = title_among(headings, titles)
    beside |= set(_named(root, whole, title))
    beside |= {b for b in root.iter("button") if next(b.iterancestors(*HEADINGS), None) is None}
    beside |= set(_contents(root))
    beside |= set(_repeated(root))
    beside |= set(_after(root, whole))
    beside |= set(_around(root, weights(root, beside), title))
    return beside


def _named(root: Element, whole: dict[Element, Weight], title: Element | None) -> Iterator[Element]:
    """What calls itself a thing beside an article, or is hidden.

    What holds much of the prose is taken at its word only below a good part of an article: comments may be longer than it.
    """
    above = {title, *title.iterancestors()} if title is not None else set()
    most = SHARE * whole[root].prose
    passed = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        weight = whole.get(element)
        if event == "end":
            if weight is not None:
                passed += weight.own
            continue
        if element is title:
            passed = 0
        if element is root or element in above:
            continue
        told = Says.SURELY if _is_hidden(element) else says(element)
        if told is Says.PERHAPS and weight is not None:
            small = passed >= LEAST and weight.prose <= NOTICE
            if not (small or _has_little_prose(weight) or _is_of_pictures(element, whole)):
                continue
        if told is not Says.NOTHING and (weight is None or weight.prose <= most or passed >= LEAST):
            yield element
            walk.skip_subtree()


def _has_little_prose(weight: Weight) -> bool:
    return 2 * weight.prose < weight.letters or 2 * weight.linked > weight.letters


def _is_of_pictures(element: Element, whole: Mapping[Element, Weight]) -> bool:
    """Whether it is a show of pictures, with no prose but in their captions."""
    captions = sum(whole[e].prose for e in element.iterdescendants("figure") if e in whole)
    return is_gallery(element) and whole[element].prose == captions > 0


def _is_hidden(element: Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(HIDDEN.search(element.get("style", "")))
    )


def _teasers(root: Element, whole: dict[Element, Weight]) -> Iterator[Element]:
    """Parts alike, each of which opens with a link or has a heading that leads elsewhere: what other articles there are."""
    for parent in [root, *root.iter(*PARTS)]:
        alike: dict[str, list[Element]] = {}
        for child in parent.iterchildren(*PARTS):
            alike.setdefault(child.tag, []).append(child)
        for children in alike.values():
            if len(children) >= 3:
                leading = [c for c in children if c in whole and _leads_elsewhere(c, whole[c])]
                if len(leading) >= 0.7 * len(children):
                    yield from leading


def _leads_elsewhere(part: Element, weight: Weight) -> bool:
    if not weight.linked or weight.letters - weight.linked > TEASER:
        return False
    for heading in part.iterdescendants(*HEADINGS):
        links = [*heading.iterancestors("a"), *heading.iterdescendants("a")]
        return any(not a.get("href", "#").startswith("#") for a in links)
    return False


def _around(root: Element, found: dict[Element, Weight], title: Element | None) -> Iterator[Element]:
    """What stands around the part of the page that holds most of its prose, and has none."""
    above = {title, *title.iterancestors()} if title is not None else set()
    bodies = [e for e in found if is_body(e) and not any(is_body(a) for a in e.iterancestors())]
    body = bodies[0] if len(bodies) == 1 else None
    path = {body, *body.iterancestors()} if body is not None else set()
    at, titled = root, False
    while at is not body:
        inner = [e for e in at.iterchildren(*PARTS) if e in found]
        best = next((e for e in inner if e in path), max(inner, key=lambda e: found[e].prose, default=None))
        if (
            best is None
            or found[best].prose < MOST * max(found[at].prose, 1)
            or (best not in path and _is_text(at, found))
        ):
            break
        for child in at.iterchildren(*BLOCKS):
            if child is best:
                break
            yield from _sifted(child, found, above, titled)
            titled = titled or child in above
        for child in best.itersiblings(*BLOCKS):
            yield from _sifted(child, found, above, False)
        at = best
    # links above the first paragraph and below the last
    children = [e for e in at.iterchildren(*BLOCKS) if e in found]
    prose = [n for n, e in enumerate(children) if found[e].prose]
    for n, child in enumerate(children):
        outer = bool(prose) and not prose[0] <= n <= prose[-1] and child.tag not in HEADINGS and child not in above
        if outer and 2 * found[child].linked > found[child].letters and not (n < prose[0] and says_role(child)):
            yield child


def _is_text(part: Element, found: dict[Element, Weight]) -> bool:
    """Whether paragraphs and headings stand in a part itself: what is beside them then belongs to the same text."""
    flowing = [e for e in part.iterchildren("p", "blockquote", "pre", "h2", "h3", "h4") if e in found]
    return sum(found[e].prose > 0 or e.tag in HEADINGS for e in flowing) > 1


def _sifted(element: Element, found: dict[Element, Weight], above: Set[Element], titled: bool) -> Iterator[Element]:
    """The parts of what stands around an article that don't belong to it: neither prose nor its title.

    `titled`: whether the title stands before it. Short lines between the title and the text are of the title page.
    """
    weight = found.get(element)
    if weight is None or (titled and weight.letters <= BYLINE):
        return
    of_site = not weight.prose or has(element, "button") or RIGHTS.search(" ".join(element.itertext()))
    if weight.prose > 0.5 * weight.letters and not of_site:
        return
    if of_site and element not in above and weight.prose <= BYLINE:
        yield element
        return
    for child in element.iterchildren(*BLOCKS):
        yield from _sifted(child, found, above, titled)
        titled = titled or child in above


def _after(root: Element, whole: dict[Element, Weight]) -> Iterator[Element]:
    """A heading of what follows an article, with all that follows it in its part, below half of the prose."""
    passed = 0
    for element in [*root.iter(*BLOCKS)]:
        if element.tag not in HEADINGS:
            passed += whole[element].own if element in whole else 0
            continue
        text = " ".join("".join(element.itertext()).split())
        if not AFTER.fullmatch(text) or passed < LEAST:
            continue
        if 2 * passed < whole[root].prose and not COUNTED.match(text):
            continue
        yield element
        for sibling in element.itersiblings():
            if sibling.tag in HEADINGS and sibling.tag <= element.tag:
                break
            yield sibling


def _repeated(root: Element) -> Iterator[Element]:
    """Pull quotes that the text has; another says something of its own."""
    quotes = [e for e in root.iter(*BLOCKS) if is_pull_quote(e)][:MANY]
    whole = letters(" ".join(root.itertext())) if quotes else ""
    yield from (quote for quote in quotes if whole.count(letters("".join(quote.itertext()))) > 1)


def _contents(root: Element) -> Iterator[Element]:
    """Lists whose every entry leads to a place of the page, with the heading above them."""
    for element in root.iter("ul", "ol"):
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


def _letters(element: Element) -> int:
    return sum(map(len, element.itertext()))
