"""The makers: each sets a document as a file of one kind. `MAKERS` names them; a tool is named where one is needed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import NamedTuple

from ..document import Document
from . import latex, office, plain, typeset, web, word


class Maker(NamedTuple):
    make: Callable[[Document], bytes]
    tools: tuple[str, ...] = ()
    """programs that it needs and that aren't among the project's Python packages"""

    @property
    def here(self) -> bool:
        return all(shutil.which(tool) for tool in self.tools)


MAKERS: dict[str, Maker] = {
    "front.md": Maker(plain.front_md),
    "atx.md": Maker(plain.atx_md),
    "wrapped.md": Maker(plain.wrapped_md),
    "lines.txt": Maker(plain.lines_txt),
    "wrapped.txt": Maker(plain.wrapped_txt),
    "pages.txt": Maker(plain.pages_txt),
    "ocr.txt": Maker(plain.ocr_txt),
    "pdftotext.txt": Maker(office.pdftotext_txt, ("pdflatex", "pdftotext")),
    "nroff.txt": Maker(office.nroff_txt, ("groff",)),
    "plain.html": Maker(web.plain_html),
    "scholar.html": Maker(web.scholar_html),
    "news.html": Maker(web.news_html),
    "thinktank.html": Maker(web.thinktank_html),
    "breaks.html": Maker(web.breaks_html),
    "pandoc.html": Maker(office.pandoc_html, ("pandoc",)),
    "office.html": Maker(office.saved_html, ("soffice",)),
    "styles.docx": Maker(word.styles_docx),
    "bold.docx": Maker(word.bold_docx),
    "numbered.docx": Maker(word.numbered_docx),
    "tracked.docx": Maker(word.tracked_docx),
    "office.docx": Maker(office.saved_docx, ("soffice",)),
    "pandoc.docx": Maker(office.pandoc_docx, ("pandoc",)),
    "typst-columns.pdf": Maker(typeset.columns_pdf),
    "typst-ieee.pdf": Maker(typeset.ieee_pdf),
    "typst-page.pdf": Maker(typeset.page_pdf),
    "latex-article.pdf": Maker(latex.article_pdf, ("pdflatex",)),
    "latex-ieee.pdf": Maker(latex.ieee_pdf, ("pdflatex",)),
    "latex-revtex.pdf": Maker(latex.revtex_pdf, ("pdflatex",)),
    "latex-elsevier.pdf": Maker(latex.elsevier_pdf, ("pdflatex",)),
    "latex-humanities.pdf": Maker(latex.humanities_pdf, ("pdflatex",)),
    "latex-page.pdf": Maker(latex.page_pdf, ("pdflatex",)),
    "latex-lines.pdf": Maker(latex.lines_pdf, ("pdflatex",)),
    "word-columns.pdf": Maker(office.columns_pdf, ("soffice",)),
    "word-page.pdf": Maker(office.page_pdf, ("soffice",)),
    "chromium-columns.pdf": Maker(office.chromium_columns_pdf, ("chromium",)),
    "chromium-page.pdf": Maker(office.chromium_page_pdf, ("chromium",)),
}
