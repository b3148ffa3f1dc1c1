"""What the Markdown of contributors may hold. HTML, attributes and addresses that could do something are refused.

The texts are parsed as CommonMark, so code and escaped signs stay what they are. What stands here is refused is taken out when
a page is rendered, too, whatever the engine: `markup` ends in a sanitiser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ...model import Book, Place, Problem, Text
from ...problem import place

TAGS = frozenset(("abbr", "br", "details", "div", "figcaption", "figure", "kbd", "span", "sub", "summary", "sup"))
"""elements of HTML that Markdown has no sign for, and that do nothing"""
ATTRIBUTES = frozenset(("class", "id", "lang", "markdown", "title"))
SCHEMES = frozenset(("", "http", "https", "mailto", "doi"))
TAG = re.compile(r"</?(?P<name>[a-zA-Z][\w:-]*)(?P<rest>[^<>]*)>?|<[!?](?!--)[^>]*>?")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ATTRIBUTE = re.compile(r"([^\s\"'=/<>]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
SCHEME = re.compile(r"^\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
ATTRIBUTE_LIST = re.compile(r"\{:([^{}\n]*)\}")
ITEM = re.compile(r"[.#][\w-]+|class=(?:\"[\w -]*\"|'[\w -]*'|[\w-]+)")
MAY_BE_CODE = re.compile(r"`|^~~~|^(?: {4}|\t)", re.MULTILINE)
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\n).)+?(?<!`)\1(?!`)", re.DOTALL)
AS_TEXT = "to show it as text, put it between back quotes (`…`), or write &lt; for <"


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # an address is judged below
    return parser


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The text with blanks for the letters of code: what stands there is shown as it is, and cites and links nothing."""
    if not MAY_BE_CODE.search(text):
        return text
    lines = text.split("\n")
    for token in _parser().parse(text):
        if token.type in ("fence", "code_block") and token.map:
            for number in range(*token.map):
                lines[number] = " " * len(lines[number])
    return CODE_SPAN.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), "\n".join(lines))


def markdown(book: Book) -> Iterator[Problem]:
    for text in (text for text in book.records.texts if not text.plain):
        if "<" in text.text or "](" in text.text or "]:" in text.text or "{:" in text.text:
            yield from of_text(text)


def front_matter(book: Book) -> Iterator[Problem]:
    """What describes a page is text, and themes print it as it is."""
    for page in book.records.pages:
        for key, value in page.meta:
            for text in value if isinstance(value, list) else [value]:
                found = TAG.search(str(text))
                if found:
                    message = f"'{found[0][:40]}' stands in '{key}', which holds text alone"
                    yield Problem(Place(page.edit), "raw-html", message, "leave the signs < and > out")


def of_text(text: Text) -> Iterator[Problem]:
    """All that this text may not hold, each at its place."""
    references: dict[str, dict[str, dict[str, str]]] = {}
    for token in _parser().parse(text.text, references):
        match token.type:
            case "html_block":
                yield from _html(text, token, token.content)
            case "inline":
                for child in token.children or ():
                    if child.type == "html_inline":
                        yield from _html(text, token, child.content)
                    elif child.type in ("link_open", "image"):
                        yield from _address(
                            text, token, str(child.attrGet("href") or child.attrGet("src") or ""), child
                        )
                    elif child.type == "text":
                        yield from _attributes(text, token, child.content)


def _html(text: Text, block: Token, html: str) -> Iterator[Problem]:
    for found in TAG.finditer(COMMENT.sub("", html)):
        name = (found["name"] or "").lower()
        names = [n for n in (a[1].lower() for a in ATTRIBUTE.finditer(found["rest"] or "")) if n not in ATTRIBUTES]
        if name not in TAGS:
            message = f"'{found[0][:40]}' is HTML that a page may not hold"
            yield Problem(_place(text, block, found[0]), "raw-html", message, f"write it in Markdown; {AS_TEXT}")
        elif names:
            message = f"'{names[0]}' of <{name}> may not be set"
            hint = f"leave it out; an element may have {', '.join(sorted(ATTRIBUTES))}"
            yield Problem(_place(text, block, found[0]), "raw-html", message, hint)


def _address(text: Text, block: Token, address: str, link: Token) -> Iterator[Problem]:
    found = SCHEME.match(re.sub(r"[\x00-\x20]", "", address))
    scheme = found[1].lower() if found else ""
    if link.type == "image" and (scheme or address.startswith("//")):
        message = f"the picture '{address[:60]}' stands on another site"
        yield Problem(
            _place(text, block, address), "bad-link", message, "put it below docs/, and name it from this page"
        )
    elif scheme not in SCHEMES:
        message = f"a link may not lead to '{address[:60]}'"
        yield Problem(
            _place(text, block, address), "bad-link", message, "let it lead to https://…, mailto:…, or a page"
        )


def _attributes(text: Text, block: Token, content: str) -> Iterator[Problem]:
    for found in ATTRIBUTE_LIST.finditer(content):
        rest = ITEM.sub("", found[1]).strip()
        if rest:
            message = f"'{rest[:40]}' may not be set by a contributor"
            hint = "a list of attributes sets classes and an id alone: {: .gloss #top }"
            yield Problem(_place(text, block, found[0]), "bad-attribute", message, hint)


def _place(text: Text, block: Token, piece: str) -> Place:
    """Where a piece of a block stands in its file."""
    first, last = block.map or (0, 1)
    lines = text.text.split("\n")
    begin = sum(len(line) + 1 for line in lines[:first])
    offset = "\n".join(lines[first:last]).find(piece.split("\n")[0])
    return place(text, begin + max(offset, 0))
