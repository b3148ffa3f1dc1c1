"""Files that pass through programs that people have: LibreOffice, a browser that prints, pandoc, pdftotext."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from ..document import Document, item
from . import latex, plain, web, word
from .plain import byline, printed_date

BASE = "body { font: 10.5pt serif } h1 { font-size: 18pt } h2 { font-size: 13pt } h3 { font-size: 11pt } table { border-collapse: collapse } td, th { border: 1px solid; padding: 2px 6px } figure img { display: block; width: 80%; height: 90px; background: #ddd }"


def _ran(command: list[str], folder: str, made: str) -> bytes:
    run = subprocess.run(command, cwd=folder, capture_output=True, timeout=180, check=False)
    path = Path(folder) / made
    if run.returncode or not path.is_file():
        raise RuntimeError((run.stdout + run.stderr).decode(errors="replace")[-1500:])
    return path.read_bytes()


def _libreoffice(raw: bytes, ending: str, wanted: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"in.{ending}").write_bytes(raw)
        (Path(folder) / "out").mkdir()
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", wanted, "--outdir", "out", f"in.{ending}"]
        return _ran(command, folder, f"out/in.{wanted}")


def columns_pdf(document: Document) -> bytes:
    """A Word file in two columns, printed by LibreOffice."""
    return _libreoffice(word.columns_docx(document), "docx", "pdf")


def page_pdf(document: Document) -> bytes:
    """A Word report in one column, printed by LibreOffice."""
    return _libreoffice(word.page_docx(document), "docx", "pdf")


def saved_docx(document: Document) -> bytes:
    """A Word file that LibreOffice has opened and saved."""
    return _libreoffice(word.styles_docx(document), "docx", "docx")


def saved_html(document: Document) -> bytes:
    """The page that LibreOffice saves of a Word file."""
    return _libreoffice(word.styles_docx(document), "docx", "html")


def nroff_txt(document: Document) -> bytes:
    """A terminal's pages: justified lines, heads and feet without form feeds, words divided."""
    parts = [".nr LL 68n", ".nr PO 4n", f".ds LH {document.heads[-1]}", ".TL", document.title]
    for name in document.authors:
        parts += [".AU", name]
    if document.abstract:
        parts += [".AB", *document.abstract, ".AE"]
    for block in document.body:
        match block.kind:
            case "heading":
                parts += [".SH", block.plain]
            case "item":
                sign, words = item(block.plain)
                parts += [f'.IP "{sign}" 4', words]
            case "table":
                parts += [".DS L", *("\t".join(row) for row in block.rows), ".DE"]
            case "quote":
                parts += [".QP", block.plain]
            case "pull":
                pass
            case _:
                parts += [".PP", plain.plain(re.sub(r"\[\^(\d+)\]", r"[\1]", block.text))]
    if document.notes:
        parts += [".SH", "Notes"]
        for note in document.notes:
            parts += [f'.IP "[{note.number}]" 4', note.plain]
    if document.references:
        parts += [".SH", document.references_title]
        for entry in document.references:
            parts += [".XP", entry.plain]
    source = "\n".join(re.sub(r"^'", r"\\&'", part) for part in parts) + "\n"
    run = subprocess.run(
        ["groff", "-ms", "-Tutf8", "-k", "-P-c", "-P-b", "-P-u"],
        input=source.encode(),
        capture_output=True,
        timeout=60,
        check=True,
    )
    return run.stdout


def _printed(raw: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "in.html").write_bytes(raw)
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        return _ran([*command, "--no-pdf-header-footer", "--print-to-pdf=out.pdf", "in.html"], folder, "out.pdf")


def _page(document: Document, style: str, columns: bool) -> bytes:
    head = [f"<title>{web.esc(document.title)}</title>", f"<style>{BASE} {style}</style>"]
    top = [f"<h1>{web.esc(document.title)}</h1>"]
    top += [f'<p class="by">{web.esc(byline(document))}</p>'] if document.authors else []
    top += [f"<p>{web.esc(place)}</p>" for place in document.list("affiliations")]
    top += [f"<p>{web.esc(printed_date(document))}</p>"] if document.date else []
    top += [f"<p><i>{web.esc(document.told('standfirst'))}</i></p>"] if document.told("standfirst") else []
    top += [f"<p><b>Abstract</b> {web.inline(text)}</p>" for text in document.abstract]
    told = [*web.elements(document), *web.notes(document), *web.references(document)]
    return web.page(document, head, [*top, '<div class="text">' if columns else "<div>", *told, "</div>"])


def chromium_columns_pdf(document: Document) -> bytes:
    """A web page in two columns, printed by a browser; notes at the end, divided words."""
    style = "@page { size: A4; margin: 16mm } .text { columns: 2; column-gap: 8mm; text-align: justify; hyphens: auto } p { margin: 0; text-indent: 1em } aside p { font-size: 13pt; text-align: center; margin: 8pt }"
    return _printed(_page(document, style, True))


def chromium_page_pdf(document: Document) -> bytes:
    """A web page printed by a browser, with a head on each page and its number at the foot."""
    head = web.esc(document.heads[0]).replace('"', "")
    style = f'@page {{ size: A5; margin: 18mm 14mm; @top-center {{ content: "{head}"; font-size: 8pt }} @bottom-center {{ content: counter(page) " / " counter(pages); font-size: 8pt }} }}'
    return _printed(_page(document, style, False))


def _pandoc(document: Document, wanted: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "in.md").write_bytes(plain.front_md(document))
        return _ran(
            ["pandoc", "-s", "-f", "markdown-auto_identifiers", "-t", wanted, "-o", f"out.{wanted}", "in.md"],
            folder,
            f"out.{wanted}",
        )


def pandoc_docx(document: Document) -> bytes:
    """pandoc's Word file of the same Markdown."""
    return _pandoc(document, "docx")


def pandoc_html(document: Document) -> bytes:
    """pandoc's page of the same Markdown."""
    return _pandoc(document, "html")


def pdftotext_txt(document: Document) -> bytes:
    """The text that pdftotext takes out of the paper as LaTeX sets it: form feeds, divided words, heads amid the text."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "in.pdf").write_bytes(latex.article_pdf(document))
        return _ran(["pdftotext", "in.pdf", "out.txt"], folder, "out.txt")
