"""PDFs by Typst, which comes with the project: papers in two columns and reports in one. They carry a structure tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

import typst

from ..document import Block, Document, item
from .plain import byline, printed_date


def esc(text: str) -> str:
    return re.sub(r"([#$*_\\`<>@\[\]~])", r"\\\1", text).replace("//", "/\\/")


def inline(document: Document, text: str) -> str:
    told = ""
    for part in re.split(r"(\[\^\d+\]|\[[^\]^]+\]\([^)\s]+\)|(?<![\w*])\*{1,2}\S.*?\*{1,2}(?![\w*]))", text):
        if note := re.fullmatch(r"\[\^(\d+)\]", part):
            told += f"#footnote[{inline(document, document.note(note[1]).text)}]"
        elif link := re.fullmatch(r"\[([^\]]+)\]\((\S+)\)", part):
            told += f'#link("{link[2]}")[{esc(link[1])}]'
        elif part.startswith("*") and part.endswith("*") and len(part) > 2:
            told += f"#{'strong' if part.startswith('**') else 'emph'}[{esc(part.strip('*'))}]"
        else:
            told += esc(part)
    return told


def body(document: Document, full_width: bool = False) -> Iterator[str]:
    """The blocks as Typst markup; `full_width` sets tables over both columns, at the head of a page."""
    blocks = document.body
    for n, block in enumerate(blocks):
        after = blocks[n + 1] if n + 1 < len(blocks) else None
        match block.kind:
            case "heading":
                yield f"#heading(level: {block.level})[{esc(block.text)}]"
            case "item":
                sign, words = item(block.text)
                bullet = sign in "-*•–"
                yield (
                    f"- {inline(document, words)}"
                    if bullet
                    else f"#par(hanging-indent: 1.5em, first-line-indent: 0em)[{esc(sign).replace('.', chr(92) + '.')} {inline(document, words)}]"
                )
            case "caption" if after and after.kind == "table":
                width = ', scope: "parent", placement: top' if full_width else ""
                yield f"#figure(kind: table, supplement: none, caption: figure.caption(position: top)[{esc(block.text)}], numbering: none{width}, {table(after)})"
            case "caption":
                picture = "rect(width: 80%, height: 3.2cm, fill: luma(85%))"
                yield f"#figure(kind: image, supplement: none, caption: [{esc(block.text)}], numbering: none, {picture})"
            case "table" if n == 0 or blocks[n - 1].kind != "caption":
                yield f"#{table(block)}"
            case "table":
                pass
            case "quote":
                yield f"#quote(block: true)[{inline(document, block.text)}]"
            case "pull":
                yield f'#align(center, block(width: 90%, inset: 6pt, text(13pt, style: "italic")[{esc(block.text)}]))'
            case _:
                yield inline(document, block.text)
    if document.references:
        yield f"#heading(level: 1)[{esc(document.references_title)}]"
        yield "#set par(hanging-indent: 1.2em, first-line-indent: 0em, spacing: 0.8em)"
        yield from (esc(entry.text) for entry in document.references)


def table(block: Block, stroke: str = "0.4pt") -> str:
    cells = ", ".join(f"[{esc(cell)}]" for row in block.rows for cell in row)
    return f"table(columns: {len(block.rows[0])}, stroke: {stroke}, {cells})"


def _set(document: Document) -> str:
    authors = ", ".join(f'"{name}"' for name in document.authors)
    title = document.title.replace('"', '\\"')
    told = f'#set document(title: "{title}", author: ({authors}{"," if document.authors else ""}))\n'
    return told + f'#set text(lang: "{document.language}", font: "Libertinus Serif")\n'


def _head(document: Document) -> str:
    heads = [esc(head) for head in document.list("head")] or [""]
    turned = f"#if calc.odd(counter(page).get().first()) [{heads[0]}] else [{heads[-1]}]"
    return f"context {{ if counter(page).get().first() > 1 [ {turned} #h(1fr) #counter(page).display() ] }}"


def columns_pdf(document: Document) -> bytes:
    """A journal's two columns: title and authors over both, running heads that alternate, paragraphs by indents."""
    places = "\n\n".join(esc(place) for place in document.list("affiliations"))
    authors = ", ".join(esc(name) for name in document.authors)
    abstract = "\n\n".join(inline(document, text) for text in document.abstract)
    keywords = f"*Keywords:* {esc(', '.join(document.list('keywords')))}" if document.list("keywords") else ""
    summary = (
        f"#block(inset: (x: 2em))[#set text(9pt)\n*{document.told('abstract title') or 'Abstract'}* {abstract}\n\n{keywords}]"
        if abstract
        else ""
    )
    top = f'#align(center)[#text(18pt, weight: "bold")[{esc(document.title)}]\n\n{authors}\n\n#text(9pt, style: "italic")[{places}]]\n{summary}'
    return compiled(
        f"""{_set(document)}#set page(width: 21cm, height: 28cm, margin: (x: 1.9cm, y: 2.2cm), columns: 2, header: {_head(document)})
#set text(10pt, hyphenate: true)
#set par(justify: true, first-line-indent: 1em, spacing: 0.65em)
#show heading: set block(above: 1.4em, below: 0.8em)
#place(top + center, scope: "parent", float: true, clearance: 1.5em)[{top}]
""",
        body(document, full_width=True),
    )


def ieee_pdf(document: Document) -> bytes:
    """As engineers' proceedings are set: small capitals for headings, an abstract in bold, figures at the head of a column."""
    places = ", ".join(esc(place) for place in document.list("affiliations"))
    mails = ", ".join(esc(mail) for mail in document.list("mails"))
    names = "".join(
        f"[{esc(name)}\\ #text(8pt)[{places if n == 0 else mails}]], " for n, name in enumerate(document.authors)
    )
    abstract = " ".join(inline(document, text) for text in document.abstract)
    keywords = f"\n\n_Index Terms_—{esc(', '.join(document.list('keywords')))}" if document.list("keywords") else ""
    opening = f'#text(9pt, weight: "bold")[_Abstract_—{abstract}{keywords}]'
    foot = (
        f"footer: align(center, text(7pt)[{esc(document.told('foot'))}])"
        if document.told("foot")
        else "numbering: none"
    )
    return compiled(
        f"""{_set(document)}#set page(paper: "us-letter", margin: (x: 1.6cm, y: 1.9cm), columns: 2, {foot})
#set columns(gutter: 12pt)
#set text(9.5pt, hyphenate: true)
#set par(justify: true, first-line-indent: 1em, spacing: 0.6em, leading: 0.55em)
#show heading.where(level: 1): it => align(center, text(10pt, weight: "regular", smallcaps(it.body)))
#show heading.where(level: 2): it => text(10pt, weight: "regular", style: "italic", it.body)
#show heading: set block(above: 1.3em, below: 0.7em)
#set figure(placement: top)
#place(top + center, scope: "parent", float: true, clearance: 2em)[#text(22pt)[{esc(document.title)}] #v(1em) #grid(columns: {max(len(document.authors), 1)}, gutter: 2em, {names})]
{opening}

""",
        body(document),
    )


def page_pdf(document: Document) -> bytes:
    """A report in one column, paragraphs apart, heads and numbered pages; a standfirst or summary below the title."""
    lead = document.told("standfirst")
    summary = "\n\n".join(inline(document, text) for text in document.abstract)
    line = ", ".join(filter(None, [byline(document) if document.authors else "", printed_date(document)]))
    foot = f"[{esc(document.told('foot'))} #h(1fr) Page #context counter(page).display() of #context counter(page).final().first()]"
    return compiled(
        f"""{_set(document)}#set page(paper: "a5", margin: 1.8cm, footer: text(8pt, {foot}))
#set text(10pt)
#set par(justify: false, spacing: 1.1em)
#show heading: set block(above: 1.5em, below: 0.9em)
#text(20pt, weight: "bold")[{esc(document.title)}]

#text(12pt)[{esc(document.told("subtitle"))}]

{esc(line)}

#text(12pt, style: "italic")[{esc(lead)}]

{"#heading(level: 1, outlined: false)[Summary]" if summary else ""}

{summary}

""",
        body(document),
    )


def compiled(opening: str, parts: Iterator[str]) -> bytes:
    made = typst.compile((opening + "\n\n".join(parts)).encode())
    assert isinstance(made, bytes)
    return made
