"""One small article of our own, as a file of each format. What it tells is invented."""

from __future__ import annotations

import html
import io
import zipfile
from xml.sax.saxutils import escape

import typst

from briefbook.model import Line

TITLE = "The harbours of Orvane and the people who keep them"
AUTHOR = "Lena Brook"
PARAGRAPHS: tuple[str, ...] = (
    "# Introduction",
    "Orvane has four harbours and no river. Its towns were built where a boat could be drawn up the shingle, and whoever "
    "held the winch held the town. The oldest roll that we have names eleven keepers, three of them widows.{1} Later rolls are "
    "longer, but they say less about the people and more about the stones.",
    "Travellers praised the order of these places and complained of the smell. Both were the work of the keepers, who burned "
    "weed on the mole each evening so that the last boats would find their way, and who fined anyone that let a net dry on "
    "the quay after the bell.",
    "# What a keeper does",
    "A keeper swears to mind three things, and the oath has not changed since the first mole was laid. New keepers learn it "
    "from the one before them, on a night without wind, and repeat it until the lamp is out.",
    "- The lamp, which burns from dusk until the last boat is in.",
    "- The chain, which is drawn across the mouth in war and in frost.",
    "- The roll, in which every boat is written down with its master.",
    "## Counting the boats",
    "Each keeper counts in a way of his own. In Selm a knot is tied for every mast, while Torrin counts the crews at supper; "
    "the council of Orvane has asked for one way of counting in nineteen letters and has had no answer to any of them.{2}",
    "|",
    "The figures tell of a slow decline in the south, and of boats that moved to the north when the herring did. Nobody has "
    "counted the boats that left Orvane altogether.",
    "# Conclusion",
    "Harbours that are kept by people outlast those that are kept by rules. The rolls will be read for as long as somebody "
    "writes them, and the lamp at Selm is still lit by hand.",
)
CAPTION = "Boats that called, by harbour and year"
ROWS = (("Harbour", "1820", "1870"), ("Selm", "412", "388"), ("Torrin", "95", "240"), ("Little Oar", "61", "12"))
SOURCE = "Source: Harbour rolls of Orvane."
NOTES = (
    "Roll of Selm, first leaf, kept in the tower of the church.",
    "The letters are bound in one volume, which is used to hold a door open.",
)
REFERENCES = (
    "Brook, L. (2001). Salt and shingle. Selm: Harbour Press.",
    "Torrin, A. and Oar, B. (1998). How boats were counted. Journal of Moles, 3(2), 10–19.",
    "Weir, M. (2014). The last lamp. Torrin: Weir and Daughters. https://example.org/lamp",
)
RAISED = {"{1}": "¹", "{2}": "²"}


def shown(line: Line) -> str:
    """A line with what its format says that it is: `heading 2 | Counting the boats`."""
    return " ".join(filter(None, (line.role, str(line.level or ""), "|", line.text)))


def _each(paragraph: str, marks: dict[str, str]) -> str:
    for mark, shown in marks.items():
        paragraph = paragraph.replace(mark, shown)
    return paragraph


def as_markdown() -> bytes:
    parts = [f"# {TITLE}", AUTHOR]
    for paragraph in PARAGRAPHS:
        if paragraph == "|":
            rows = "\n".join("\t".join(row) for row in ROWS)
            parts += [f"Table 1: {CAPTION}\n{rows}", SOURCE]
        else:
            parts.append(("#" if paragraph.startswith("#") else "") + _each(paragraph, RAISED))
    parts += ["## Notes", *(f"{mark} {note}" for mark, note in zip("¹²", NOTES, strict=True))]
    parts += ["## References", *(f"- {entry}" for entry in REFERENCES)]
    return "\n\n".join(parts).encode()


def as_html() -> bytes:
    marks = {f"{{{n}}}": f'<sup><a href="#note{n}" id="mark{n}" role="doc-noteref">{n}</a></sup>' for n in (1, 2)}
    parts = []
    for paragraph in PARAGRAPHS:
        text = _each(html.escape(paragraph.lstrip("#- ")), marks)
        if paragraph.startswith("#"):
            level = paragraph.count("#") + 1
            parts.append(f"<h{level}>{text}</h{level}>")
        elif paragraph.startswith("- "):
            parts.append(f"<ul><li>{text}</li></ul>")
        elif paragraph == "|":
            rows = ["".join(f"<td>{cell}</td>" for cell in row) for row in ROWS]
            body = "\n".join(f"<tr>{row}</tr>" for row in rows)
            parts.append(f"<table><caption>Table 1: {CAPTION}</caption>\n{body}\n</table>\n<p>{SOURCE}</p>")
        else:
            parts.append(f"<p>{text}</p>")
    entries = "\n".join(f"<li>{html.escape(entry)}</li>" for entry in REFERENCES)
    notes = "\n".join(
        f'<li id="note{n}"><p>{note} <a href="#mark{n}" role="doc-backlink">↩</a></p></li>'
        for n, note in enumerate(NOTES, 1)
    )
    body = "\n".join(parts)
    return f"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{TITLE} | Harbour Press</title><style>p {{ color: red }}</style></head>
<body>
<header><a href="/">Harbour Press</a></header>
<nav><ul><li><a href="/a">All articles</a></li></ul></nav>
<article>
<h1>{TITLE}</h1>
<p class="author">{AUTHOR}</p>
{body}
<h2>References</h2>
<ul>
{entries}
</ul>
<section role="doc-endnotes"><h2>Notes</h2>
<ol>
{notes}
</ol></section>
</article>
<footer>All rights reserved</footer>
<script>track()</script>
</body></html>""".encode()


# -- Word -------------------------------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
</w:styles>"""


def run(text: str, properties: str = "") -> str:
    """A run of letters of a Word file."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(runs: str, style: str = "") -> str:
    """A paragraph of a Word file, given its runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>' if style else f"<w:p>{runs}</w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def table(rows: tuple[str, ...]) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body; `parts` are further parts by their name below word/."""
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
    } | {f"word/{name}.xml": text for name, text in parts.items()}
    return packed(files)


def packed(files: dict[str, str]) -> bytes:
    """A ZIP archive of these files."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return raw.getvalue()


def noted(*notes: str) -> str:
    """The part of a Word file that holds its footnotes, with ids from 2, after Word's own two."""
    own = "".join(f'<w:footnote w:type="separator" w:id="{n}"><w:p/></w:footnote>' for n in (0, 1))
    mark = "<w:r><w:footnoteRef/></w:r>"
    told = "".join(
        f'<w:footnote w:id="{n}">{paragraph(mark + run(" " + note))}</w:footnote>' for n, note in enumerate(notes, 2)
    )
    return f"<w:footnotes {W}>{own}{told}</w:footnotes>"


def as_docx() -> bytes:
    parts = [paragraph(run(TITLE), "Titel"), paragraph(run(AUTHOR))]
    for told in PARAGRAPHS:
        runs = ""
        for part in told.lstrip("#- ").replace("{", "\n{").replace("}", "}\n").split("\n"):
            runs += (
                f'<w:r><w:footnoteReference w:id="{int(part[1]) + 1}"/></w:r>' if part.startswith("{") else run(part)
            )
        if told == "|":
            rows = tuple("".join(map(cell, row)) for row in ROWS)
            parts += [paragraph(run(f"Table 1: {CAPTION}")), table(rows), paragraph(run(SOURCE))]
        else:
            style = {"# ": "berschrift1", "##": "berschrift2", "- ": "Liste"}.get(told[:2], "")
            parts.append(paragraph(runs, style))
    parts.append(paragraph(run("References"), "berschrift1"))
    parts += [paragraph(run(entry), "Liste") for entry in REFERENCES]
    return docx("".join(parts), footnotes=noted(*NOTES))


# -- PDF --------------------------------------------------------------------------------------------------------------


def as_pdf(columns: int) -> bytes:
    marks = {f"{{{n}}}": f"#footnote[{note}]" for n, note in enumerate(NOTES, 1)}
    parts = []
    for told in PARAGRAPHS:
        if told == "|":
            cells = ", ".join(f"[{cell}]" for row in ROWS for cell in row)
            parts.append(
                f"#block(breakable: false)[Table 1: {CAPTION}\n\n#table(columns: 3, stroke: none, {cells})\n\n{SOURCE}]"
            )
        elif told.startswith("#"):
            parts.append(told.replace("#", "="))
        else:
            parts.append(_each(told, marks))
    entries = "\n\n".join(entry.replace("//", "\\/\\/") for entry in REFERENCES)
    body = "\n\n".join(parts)
    return pdf(
        f"""#place(top + center, scope: "parent", float: true)[#text(20pt, weight: "bold")[{TITLE}]\n\n{AUTHOR}]
{body}

= References
#set par(hanging-indent: 1.5em, first-line-indent: 0em)
{entries}""",
        columns,
    )


def pdf(markup: str, columns: int = 1, tagged: bool = True) -> bytes:
    """A PDF of this Typst markup, set in a narrow page for one column and a wide one for two; tagged or not."""
    width = {1: "14cm", 2: "19cm", 3: "24cm"}[columns]
    setting = f"""#set page(width: {width}, height: 26cm, margin: 1.8cm, columns: {columns})
#set text(font: "Libertinus Serif", size: 10pt, lang: "en")
#set par(justify: true, first-line-indent: 1em, spacing: 0.65em)
#show heading: set block(above: 1.6em, below: 1em)
"""
    made = typst.compile((setting + markup).encode())
    assert isinstance(made, bytes)
    # a reader looks for the tree by its name; a file whose name for it is another isn't tagged
    return made if tagged else made.replace(b"/StructTreeRoot", b"/StructTreeNone")
