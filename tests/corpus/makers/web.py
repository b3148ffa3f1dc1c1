"""Web pages: a publisher's, a newspaper's, a think tank's, an old site's; each with what such pages say of themselves."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from ..document import Block, Document, item
from .plain import byline, printed_date


def esc(text: str) -> str:
    return html.escape(text, quote=False)


def inline(text: str, notes: str = "") -> str:
    """Emphasis, links and marks of notes as HTML; `notes` is the pattern of a mark, with {n}."""
    told = esc(text)
    told = re.sub(r"\[([^\]^]+)\]\(([^)\s]+)\)", r'<a href="\2">\1</a>', told)
    told = re.sub(r"(?<![\w*])\*\*(?=\S)(.+?)\*\*(?![\w*])", r"<strong>\1</strong>", told)
    told = re.sub(r"(?<![\w*])\*(?=\S)(.+?)\*(?![\w*])", r"<em>\1</em>", told)
    return re.sub(r"\[\^(\d+)\]", lambda m: notes.replace("{n}", m[1]), told)


SUP = '<sup><a href="#fn{n}" id="ref{n}">{n}</a></sup>'
BRACKET = '<a class="footnote-ref" href="#fn{n}" id="ref{n}">[{n}]</a>'


def elements(document: Document, mark: str = SUP, first: int = 2) -> Iterator[str]:
    """The body as HTML elements; headings begin at h`first`."""
    open_list = ""
    blocks = list(document.body)
    for n, block in enumerate(blocks):
        after = blocks[n + 1].kind if n + 1 < len(blocks) else ""
        if block.kind == "item":
            sign, words = item(block.text)
            tag = "ul" if sign in "-*•–" else "ol"
            if not open_list:
                open_list = tag
                yield f"<{tag}>" if tag == "ul" else '<ol class="plain" style="list-style: none">'
            yield f"<li>{inline(words if tag == 'ul' else block.text, mark)}</li>"
            if after != "item":
                yield f"</{open_list}>"
                open_list = ""
            continue
        match block.kind:
            case "heading":
                yield f"<h{block.level + first - 1}>{inline(block.text)}</h{block.level + first - 1}>"
            case "caption":
                if after != "table":
                    yield f'<figure><img src="figure-{n}.svg" alt=""><figcaption>{inline(block.text)}</figcaption></figure>'
            case "table":
                yield table(block, blocks[n - 1].text if blocks[n - 1].kind == "caption" else "")
            case "quote":
                yield f"<blockquote><p>{inline(block.text, mark)}</p></blockquote>"
            case "pull":
                yield f'<aside class="pullquote"><p>{inline(block.text)}</p></aside>'
            case _:
                yield f"<p>{inline(block.text, mark)}</p>"


def table(block: Block, caption: str = "") -> str:
    header, *rows = block.rows
    told = [f"<table><caption>{inline(caption)}</caption>" if caption else "<table>"]
    told.append("<thead><tr>" + "".join(f"<th>{esc(cell)}</th>" for cell in header) + "</tr></thead><tbody>")
    told += ["<tr>" + "".join(f"<td>{esc(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    return "\n".join([*told, "</tbody></table>"])


def notes(document: Document) -> Iterator[str]:
    if document.notes:
        yield '<section class="footnotes" role="doc-endnotes"><h2>Notes</h2><ol>'
        for note in document.notes:
            yield f'<li id="fn{note.number}"><p>{inline(note.text)} <a href="#ref{note.number}">↩</a></p></li>'
        yield "</ol></section>"


def references(document: Document) -> Iterator[str]:
    if document.references:
        yield f'<section id="references"><h2>{document.references_title}</h2><ul>'
        yield from (f"<li>{inline(entry.text)}</li>" for entry in document.references)
        yield "</ul></section>"


def page(document: Document, head: list[str], body: list[str]) -> bytes:
    direction = ' dir="rtl"' if document.right_to_left else ""
    parts = [f'<!DOCTYPE html>\n<html lang="{document.language}"{direction}>', '<head><meta charset="utf-8">', *head]
    return "\n".join([*parts, "</head>", "<body>", *body, "</body></html>", ""]).encode()


def meta(name: str, content: str, key: str = "name") -> str:
    return f'<meta {key}="{name}" content="{html.escape(content)}">'


def plain_html(document: Document) -> bytes:
    """A title, a byline and the text: what an author writes by hand."""
    body = [f"<h1>{esc(document.title)}</h1>"]
    body += [f'<p class="byline">{esc(byline(document))}</p>'] if document.authors else []
    body += [f"<p>{esc(printed_date(document))}</p>"] if document.date else []
    body += [f"<p><em>{esc(document.told('standfirst'))}</em></p>"] if document.told("standfirst") else []
    if document.abstract:
        body += ["<h2>Abstract</h2>", *(f"<p>{inline(paragraph)}</p>" for paragraph in document.abstract)]
    head = [f"<title>{esc(document.title)}</title>"]
    return page(document, head, [*body, *elements(document), *notes(document), *references(document)])


def scholar_html(document: Document) -> bytes:
    """A publisher's page: the tags that indexes of papers read, abstract and keywords, notes with links both ways."""
    head = [f"<title>{esc(document.title)} | {esc(document.told('journal'))}</title>"]
    head.append(meta("citation_title", document.title))
    head += [meta("citation_author", name) for name in document.authors]
    head.append(meta("citation_publication_date", document.date.replace("-", "/")))
    head += [meta("citation_journal_title", document.told("journal"))] if document.told("journal") else []
    head += [meta("DC.language", document.language), "<style>body { max-width: 60em }</style>"]
    body = ['<header><a href="/">Home</a> <nav><ul><li><a href="/issues">All issues</a></li></ul></nav></header>']
    body += ["<main><article>", f'<h1 class="article-title">{esc(document.title)}</h1>', '<ul class="authors">']
    places = document.list("affiliations")
    for n, name in enumerate(document.authors):
        place = f"<sup>{min(n, len(places) - 1) + 1}</sup>" if len(places) > 1 else ""
        body.append(f'<li><a href="/people/{n}">{esc(name)}</a>{place}</li>')
    body += ["</ul>", *(f'<p class="affiliation">{esc(place)}</p>' for place in places)]
    body += [
        f'<section class="abstract"><h2>Abstract</h2>{"".join(f"<p>{inline(p)}</p>" for p in document.abstract)}</section>'
    ]
    body += [f'<p class="keywords"><strong>Keywords:</strong> {esc(", ".join(document.list("keywords")))}</p>']
    body += [*elements(document), *notes(document), *references(document), "</article></main>"]
    return page(document, head, [*body, "<footer><p>Published by a society of its readers.</p></footer>"])


def news_html(document: Document) -> bytes:
    """A newspaper's page: menus in plain divs, a cookie notice, related links amid the text, comments below it."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": document.title,
        "datePublished": document.date,
        "author": [{"@type": "Person", "name": name} for name in document.authors],
        "publisher": {"@type": "Organization", "name": document.told("journal")},
    }
    head = [f"<title>{esc(document.title)} - {esc(document.told('journal'))}</title>"]
    head += [meta("og:title", document.title, "property"), meta("og:type", "article", "property")]
    head += [meta("og:site_name", document.told("journal"), "property")]
    head += [f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>']
    menu = "".join(
        f'<div class="item"><a href="/{n}">{esc(entry)}</a></div>' for n, entry in enumerate(document.list("menu"))
    )
    body = [f'<div class="cc-window"><p>{esc(document.told("cookies"))}</p><button>Accept</button></div>']
    body += [f'<div class="topbar">{menu}</div>', '<div class="layout"><div class="story">']
    body += [f"<h1>{esc(document.title)}</h1>", f'<div class="standfirst">{esc(document.told("standfirst"))}</div>']
    body += [f'<div class="byline">{esc(byline(document))}</div>'] if document.authors else []
    body += [f'<div class="date"><time datetime="{document.date}">{esc(printed_date(document))}</time></div>']
    told = list(elements(document))
    related = "".join(f'<li><a href="/r{n}">{esc(entry)}</a></li>' for n, entry in enumerate(document.list("related")))
    middle = len(told) // 2
    while middle and not (told[middle - 1].startswith("<p>") and told[middle].startswith("<p>")):
        middle -= 1
    told.insert(middle, f'<div class="related"><div class="rubric">Read also</div><ul>{related}</ul></div>')
    body += ['<div class="body">', *told, "</div>"]
    comments = "".join(
        f'<div class="comment"><span class="who">{esc(entry["by"])}</span><p>{esc(entry["text"])}</p></div>'
        for entry in document.page.get("comments", [])
    )
    count = len(document.page.get("comments", []))
    body += [f'<div class="comments"><div class="rubric">{count} comments</div>{comments}</div>', "</div>"]
    body += [f'<div class="sidebar"><div class="rubric">Most read</div><ul>{related}</ul></div></div>']
    return page(document, head, [*body, f'<div class="bottom">{esc(document.told("foot"))}</div>'])


def thinktank_html(document: Document) -> bytes:
    """A think tank's page: Open Graph tags, share buttons, key points in a box, headings with breaks, notes in brackets."""
    head = [f"<title>{esc(document.title)} | {esc(document.told('journal'))}</title>"]
    head += [meta("og:title", document.title, "property"), meta("og:type", "article", "property")]
    head += [meta("author", name) for name in document.authors]
    head += [meta("article:published_time", document.date + "T08:00:00+00:00", "property")] if document.date else []
    menu = "".join(f"<span><a href='/{n}'>{esc(entry)}</a></span> " for n, entry in enumerate(document.list("menu")))
    body = [f'<div id="top" class="site-header">{menu}</div>', '<div id="content"><div class="hero">']
    body += [f"<h1>{esc(document.title)}</h1>"]
    body += [f'<h2 class="dek">{esc(document.told("standfirst"))}</h2>'] if document.told("standfirst") else []
    body += (
        [f'<div class="meta">{esc(printed_date(document))} &nbsp;|&nbsp; {esc(byline(document))}</div>']
        if document.authors
        else []
    )
    body += ['<div class="share"><a href="#">Share</a><a href="#">Tweet</a><a href="#">Print</a></div></div>']
    body += ['<div class="entry-content">']
    for element in elements(document, BRACKET):
        heading = re.fullmatch(r"<(h\d)>(\S+ \S+) (.+)</h\d>", element)
        body.append(f"<{heading[1]}><span>{heading[2]}</span><br>{heading[3]}</{heading[1]}>" if heading else element)
    body += [*notes(document), *references(document), "</div>"]
    related = "".join(
        f'<div class="card"><h3><a href="/r{n}">{esc(entry)}</a></h3></div>'
        for n, entry in enumerate(document.list("related"))
    )
    body += [f'<div class="more"><h2>Related work</h2>{related}</div></div>'] if related else ["</div>"]
    return page(document, head, [*body, f'<div id="bottom">{esc(document.told("foot"))}</div>'])


def breaks_html(document: Document) -> bytes:
    """An old site: tables for layout, paragraphs apart by two breaks, headings in bold."""
    told = []
    for block in document.body:
        match block.kind:
            case "heading":
                told.append(f"<b>{inline(block.text)}</b>")
            case "item":
                told.append(f"&bull; {inline(item(block.text)[1])}")
            case "table":
                told.append(table(block))
            case "pull":
                pass
            case _:
                told.append(inline(block.text, "<sup>{n}</sup>"))
    menu = "<br>".join(f'<a href="/{n}.htm">{esc(entry)}</a>' for n, entry in enumerate(document.list("menu")))
    line = " &middot; ".join(filter(None, [byline(document) if document.authors else "", printed_date(document)]))
    rows = [f'<table width="760"><tr><td width="120" valign="top">{menu}</td><td>']
    rows += [f'<font size="5">{esc(document.title)}</font><br>', f"<i>{esc(line)}</i><br><br>"]
    rows += ["\n<br><br>\n".join([*filter(None, [esc(document.told("standfirst"))]), *told]), "</td></tr></table>"]
    if document.notes:
        rows += ["<hr>", "<br>\n".join(f"{note.number}. {inline(note.text)}" for note in document.notes)]
    return page(document, [f"<title>{esc(document.title)}</title>"], rows)
