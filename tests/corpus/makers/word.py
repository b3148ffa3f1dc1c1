"""Word files, written as Word itself writes them: with styles, without any, with automatic numbers, with tracked changes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape

from ..document import Block, Document, item, numbered, plain
from .plain import byline, printed_date

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RULED = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def mark(number: str) -> str:
    return (
        f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{int(number) + 1}"/></w:r>'
    )


def runs(text: str) -> str:
    """A text with emphasis, links by their words, and marks of notes."""
    told = ""
    for part in re.split(r"(\[\^\d+\]|(?<![\w*])\*{1,2}\S.*?\*{1,2}(?![\w*]))", text):
        if note := re.fullmatch(r"\[\^(\d+)\]", part):
            told += mark(note[1])
        elif part.startswith("**"):
            told += run(plain(part), "<w:b/>")
        elif part.startswith("*"):
            told += run(plain(part), "<w:i/>")
        elif part:
            told += run(plain(part))
    return told


def paragraph(inner: str, style: str = "", properties: str = "") -> str:
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{inner}</w:p>"


def table(block: Block) -> str:
    rows, width = "", 4600 // len(block.rows[0])
    for row in block.rows:
        size = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        rows += "<w:tr>" + "".join(f"<w:tc>{size}{paragraph(run(cell))}</w:tc>" for cell in row) + "</w:tr>"
    grid = f'<w:gridCol w:w="{width}"/>' * len(block.rows[0])
    return f"<w:tbl><w:tblPr><w:tblBorders>{RULED}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def styled(document: Document, text: Callable[[str], str] = runs) -> Iterator[str]:
    """The whole document with the styles that Word offers."""
    yield paragraph(run(document.title), "Title")
    if document.told("subtitle"):
        yield paragraph(run(document.told("subtitle")), "Subtitle")
    for name in document.authors:
        yield paragraph(run(name), "Author")
    for place in document.list("affiliations"):
        yield paragraph(run(place))
    if document.date:
        yield paragraph(run(printed_date(document)), "Date")
    if document.told("standfirst"):
        yield paragraph(run(document.told("standfirst"), "<w:i/>"))
    if document.abstract:
        yield paragraph(run("Abstract"), "AbstractTitle")
        yield from (paragraph(text(told), "Abstract") for told in document.abstract)
    if document.list("keywords"):
        yield paragraph(run("Keywords: " + ", ".join(document.list("keywords"))))
    for block in document.body:
        match block.kind:
            case "heading":
                yield paragraph(run(block.plain), f"Heading{block.level}")
            case "item":
                sign, words = item(block.text)
                if sign in "-*•–":
                    yield paragraph(
                        text(words), "ListParagraph", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
                    )
                else:
                    yield paragraph(text(block.text))
            case "caption":
                yield paragraph(run(block.plain), "Caption")
            case "table":
                yield table(block)
            case "quote":
                yield paragraph(text(block.text), "Quote")
            case "pull":
                pass
            case _:
                yield paragraph(text(block.text))
    if document.references:
        yield paragraph(run(document.references_title), "Heading1")
        yield from (paragraph(run(entry.plain), "Bibliography") for entry in document.references)


def styles_docx(document: Document) -> bytes:
    """Every paragraph in the style that is meant for it; footnotes; title and authors among the properties."""
    return packed(document, "".join(styled(document)))


def columns_docx(document: Document) -> bytes:
    """As `styles_docx`, the text in two columns below the title, with a running head: to be printed."""
    told = list(styled(document))
    head = sum(
        "w:pStyle" in part and any(f'"{style}"' in part for style in ("Title", "Subtitle", "Author", "Date"))
        for part in told
    )
    head += len(document.list("affiliations"))
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rIdHead"/><w:footerReference w:type="default" r:id="rIdFoot"/>{}</w:sectPr>'
    first = section.format('<w:type w:val="continuous"/><w:cols w:num="1"/>')
    told.insert(head, paragraph("", "", first))
    last = section.format(
        '<w:type w:val="continuous"/><w:pgMar w:top="1200" w:bottom="1200" w:left="1000" w:right="1000" w:header="600" w:footer="600" w:gutter="0"/><w:cols w:num="2" w:space="400"/>'
    )
    return packed(document, "".join(told) + last)


def page_docx(document: Document) -> bytes:
    """As `styles_docx`, with a running head and page numbers: to be printed."""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rIdHead"/><w:footerReference w:type="default" r:id="rIdFoot"/></w:sectPr>'
    return packed(document, "".join(styled(document)) + section)


def bold_docx(document: Document) -> bytes:
    """By someone who uses no styles: the title large, headings bold lines, items with typed marks."""
    told = [paragraph(run(document.title, '<w:b/><w:sz w:val="36"/>'), "", '<w:jc w:val="center"/>')]
    told += [paragraph(run(byline(document)), "", '<w:jc w:val="center"/>')] if document.authors else []
    told += [paragraph(run(printed_date(document)), "", '<w:jc w:val="center"/>')] if document.date else []
    told += [paragraph(run(document.told("standfirst"), "<w:i/>"))] if document.told("standfirst") else []
    told += [paragraph(runs(text)) for text in document.abstract]
    for block in document.body:
        match block.kind:
            case "heading":
                size = '<w:sz w:val="28"/>' if block.level == 1 else ""
                told.append(paragraph(run(block.plain, "<w:b/>" + size)))
            case "item":
                sign, words = item(block.text)
                told.append(paragraph(runs(("• " if sign in "-*•–" else sign + "\u00a0") + words)))
            case "table":
                told.append(table(block))
            case "pull":
                pass
            case _:
                told.append(paragraph(runs(block.text)))
    if document.references:
        told.append(paragraph(run(document.references_title, '<w:b/><w:sz w:val="28"/>')))
        told += [paragraph(run(entry.plain)) for entry in document.references]
    return packed(document, "".join(told), properties=False)


def numbered_docx(document: Document) -> bytes:
    """A legal text: numbers of headings and clauses are Word's own and stand nowhere in the text."""
    told = [paragraph(run(document.title), "Title")]
    told += [paragraph(run(name), "Author") for name in document.authors]
    told += [paragraph(run(printed_date(document)), "Date")] if document.date else []
    told += [paragraph(runs(text), "Abstract") for text in document.abstract]
    for block in document.body:
        if block.kind == "heading":
            number, words = numbered(block.plain)
            scheme = 2 if number.startswith("Article") else 4
            properties = (
                f'<w:numPr><w:ilvl w:val="{block.level - 1}"/><w:numId w:val="{scheme}"/></w:numPr>' if number else ""
            )
            told.append(paragraph(run(words), f"Heading{block.level}", properties))
        elif block.kind == "item":
            sign, words = item(block.text)
            level, scheme = (0, 1) if sign in "-*•–" else (1, 2) if sign[0].isdigit() else (2, 2)
            properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{scheme}"/></w:numPr>'
            told.append(paragraph(runs(words), "ListParagraph", properties))
        elif block.kind == "table":
            told.append(table(block))
        elif block.kind != "pull":
            told.append(paragraph(runs(block.text), "Caption" if block.kind == "caption" else ""))
    return packed(document, "".join(told))


def tracked_docx(document: Document) -> bytes:
    """A draft in review: words struck out and put in, a paragraph moved, remarks in the margin that are no text."""
    count = 0

    def text(told: str) -> str:
        nonlocal count
        count += 1
        words = told.split(" ")
        if count % 2 or len(words) < 12 or "[^" in told:
            return runs(told)
        who = f'w:id="{100 + count}" w:author="A reader" w:date="2020-01-02T08:00:00Z"'
        cut = len(words) // 2
        gone = f'<w:del {who}><w:r><w:delText xml:space="preserve">which is to be struck out </w:delText></w:r></w:del>'
        added = f"<w:ins {who}>{run(' '.join(words[cut : cut + 3]) + ' ')}</w:ins>"
        remark = f'<w:commentRangeStart w:id="{count}"/>' if count % 4 == 0 else ""
        end = f'<w:commentRangeEnd w:id="{count}"/><w:r><w:commentReference w:id="{count}"/></w:r>' if remark else ""
        before, after = " ".join(words[:cut]) + " ", " ".join(words[cut + 3 :])
        return remark + run(plain(before)) + gone + added + run(plain(after)) + end

    body = "".join(styled(document, text))
    gone = '<w:p><w:pPr><w:rPr><w:del w:id="99" w:author="A reader"/></w:rPr></w:pPr><w:del w:id="98" w:author="A reader"><w:r><w:delText>This paragraph was taken out before the report went to print.</w:delText></w:r></w:del></w:p>'
    remarks = "".join(
        f'<w:comment w:id="{n}" w:author="A reader">{paragraph(run("Is this figure still the right one?"))}</w:comment>'
        for n in re.findall(r'commentRangeStart w:id="(\d+)"', body)
    )
    return packed(document, body + gone, comments=f"{HEAD}<w:comments {NS}>{remarks}</w:comments>")


# -- the package ------------------------------------------------------------------------------------------------------


def packed(document: Document, body: str, properties: bool = True, **parts: str) -> bytes:
    if document.right_to_left:
        body = body.replace("<w:pPr>", "<w:pPr><w:bidi/>")
    if "<w:sectPr" not in body[-900:]:
        body += "<w:sectPr/>"
    files = {
        "word/document.xml": f"{HEAD}<w:document {NS}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": HEAD + _styles(),
        "word/numbering.xml": HEAD + NUMBERING,
    }
    if document.notes and "footnoteReference" in body:
        files["word/footnotes.xml"] = HEAD + _footnotes(document)
    if "rIdHead" in body:
        head = document.heads[0]
        files["word/header1.xml"] = f"{HEAD}<w:hdr {NS}>{paragraph(run(head))}</w:hdr>"
        field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        files["word/footer1.xml"] = f"{HEAD}<w:ftr {NS}>{paragraph(field)}</w:ftr>"
    files |= {f"word/{name}.xml": text for name, text in parts.items()}
    if properties:
        files["docProps/core.xml"] = HEAD + _core(document)
    return archived(files)


def archived(files: dict[str, str]) -> bytes:
    """The parts as a Word file, with the list of their types and how they belong together."""
    kinds = {"document": "document.main", "header1": "header", "footer1": "footer"}
    types, related = "", ""
    for path in files:
        name = path.split("/")[-1].removesuffix(".xml")
        if path.startswith("word/"):
            types += f'<Override PartName="/{path}" ContentType="{TYPE}.{kinds.get(name, name)}+xml"/>'
            if name != "document":
                kind = {"header1": "header", "footer1": "footer"}.get(name, name)
                id = {"header1": "rIdHead", "footer1": "rIdFoot"}.get(name, f"rId{name}")
                related += f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        else:
            types += f'<Override PartName="/{path}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    package = "http://schemas.openxmlformats.org/package/2006"
    core = (
        f'<Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    )
    whole = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{package}/content-types">{default}<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>{core if "docProps/core.xml" in files else ""}</Relationships>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{package}/relationships">{related}</Relationships>',
    } | files
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in whole.items():
            archive.writestr(zipfile.ZipInfo(path), text, zipfile.ZIP_DEFLATED)
    return raw.getvalue()


def _styles() -> str:
    names = {
        "Title": "Title", "Subtitle": "Subtitle", "Author": "Author", "Date": "Date", "AbstractTitle": "Abstract Title",
        "Abstract": "Abstract", "Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3",
        "ListParagraph": "List Paragraph", "Caption": "caption", "Quote": "Quote", "Bibliography": "Bibliography",
        "FootnoteText": "footnote text",
    }  # fmt: skip
    sizes = {
        "Title": 40,
        "Subtitle": 28,
        "Heading1": 28,
        "Heading2": 24,
        "Heading3": 22,
        "FootnoteText": 16,
        "Caption": 18,
    }
    told = ""
    for id, name in names.items():
        bold = "<w:b/>" if id.startswith(("Title", "Heading")) else ""
        size = f'<w:sz w:val="{sizes[id]}"/>' if id in sizes else ""
        outline = f'<w:outlineLvl w:val="{int(id[-1]) - 1}"/>' if id.startswith("Heading") else ""
        told += f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:pPr>{outline}</w:pPr><w:rPr>{bold}{size}</w:rPr></w:style>'
    default = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100"/></w:pPr></w:pPrDefault></w:docDefaults>'
    return f"<w:styles {NS}>{default}{told}</w:styles>"


def _level(n: int, form: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = (
    f"<w:numbering {NS}>"
    f'<w:abstractNum w:abstractNumId="1">{_level(0, "bullet", "•")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{_level(0, "decimal", "Article %1")}{_level(1, "decimal", "%2.")}'
    f"{_level(2, 'lowerLetter', '(%3)')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="4">{_level(0, "decimal", "%1")}{_level(1, "decimal", "%1.%2")}</w:abstractNum>'
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 4))
    + "</w:numbering>"
)


def _footnotes(document: Document) -> str:
    own = "".join(
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for n, kind in enumerate(("separator", "continuationSeparator"))
    )
    sign = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    told = "".join(
        f'<w:footnote w:id="{int(note.number) + 1}">{paragraph(sign + run(" ") + runs(note.text), "FootnoteText")}</w:footnote>'
        for note in document.notes
    )
    return f"<w:footnotes {NS}>{own}{told}</w:footnotes>"


def _core(document: Document) -> str:
    spaces = 'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    authors = f"<dc:creator>{escape('; '.join(document.authors))}</dc:creator>" if document.authors else ""
    return f"<cp:coreProperties {spaces}><dc:title>{escape(document.title)}</dc:title>{authors}<dc:language>{document.language}</dc:language></cp:coreProperties>"
