"""PDFs by LaTeX: the classes that papers are set in."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..document import Block, Document, item, numbered
from .plain import printed_date

SIGNS = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"\{",
    "}": r"\}",
    "~": r"\~{}",
    "^": r"\^{}",
}


def esc(text: str) -> str:
    return re.sub(r"[\\&%$#_{}~^]", lambda sign: SIGNS[sign[0]], text)


def inline(document: Document, text: str) -> str:
    told = ""
    for part in re.split(
        r"(\[\^\d+\]|\[[^\]^]+\]\([^)\s]+\)|(?<![\w*])\*{1,2}\S.*?\*{1,2}(?![\w*])|https?://\S+)", text
    ):
        if note := re.fullmatch(r"\[\^(\d+)\]", part):
            told += rf"\footnote{{{inline(document, document.note(note[1]).text)}}}"
        elif link := re.fullmatch(r"\[([^\]]+)\]\((\S+)\)", part):
            told += esc(link[1])
        elif part.startswith("http"):
            told += rf"\url{{{part}}}"
        elif part.startswith("*") and part.endswith("*") and len(part) > 2:
            told += rf"\{'textbf' if part.startswith('**') else 'emph'}{{{esc(part.strip('*'))}}}"
        else:
            told += re.sub(r'"(?=\w)', "``", re.sub(r'(?<=[\w.,?!])"', "''", esc(part)))
    return told


def body(document: Document, wide: bool = False, auto: bool = True) -> Iterator[str]:
    r"""The blocks; `wide` sets tables over both columns, `auto` lets the class number the sections."""
    blocks = document.body
    in_list, ruled = False, bool(document.page.get("ruled"))
    for n, block in enumerate(blocks):
        bullet = block.kind == "item" and item(block.text)[0] in "-*•–"
        if in_list and not bullet:
            yield r"\end{itemize}"
            in_list = False
        star = "*" if wide else ""
        after = blocks[n + 1] if n + 1 < len(blocks) else None
        match block.kind:
            case "heading":
                number, words = numbered(block.plain)
                name = "sub" * (block.level - 1) + "section"
                yield rf"\{name}{'' if number and auto else '*'}{{{esc(words if auto else block.plain)}}}"
            case "item" if bullet:
                if not in_list:
                    yield r"\begin{itemize}"
                    in_list = True
                yield rf"\item {inline(document, item(block.text)[1])}"
            case "item":
                sign, words = item(block.text)
                yield rf"\par\noindent\hangindent=1.5em {esc(sign)}~{inline(document, words)}\par"
            case "caption" if after and after.kind == "table":
                words = re.sub(r"^\w+ \d+: ", "", block.plain)
                yield rf"\begin{{table{star}}}[t]\centering\caption{{{esc(words)}}}{table(after, ruled)}\end{{table{star}}}"
            case "caption":
                words = re.sub(r"^\w+ \d+: ", "", block.plain)
                yield rf"\begin{{figure}}[t]\centering\fbox{{\rule{{0pt}}{{3cm}}\rule{{.8\linewidth}}{{0pt}}}}\caption{{{esc(words)}}}\end{{figure}}"
            case "table" if n == 0 or blocks[n - 1].kind != "caption":
                yield rf"\begin{{center}}{table(block, ruled)}\end{{center}}"
            case "table":
                pass
            case "quote":
                yield rf"\begin{{quote}}{inline(document, block.text)}\end{{quote}}"
            case "pull":
                yield rf"\begin{{center}}\large\itshape {esc(block.plain)}\end{{center}}"
            case _:
                yield inline(document, block.text)
    if in_list:
        yield r"\end{itemize}"
    if document.references:
        yield rf"\section*{{{esc(document.references_title)}}}"
        yield r"\begin{list}{}{\leftmargin 1em\itemindent -1em\itemsep 2pt\parsep 0pt}"
        yield from (rf"\item {inline(document, entry.text)}" for entry in document.references)
        yield r"\end{list}"


def table(block: Block, ruled: bool = False) -> str:
    header, *rows = [" & ".join(map(esc, row)) + r" \\" for row in block.rows]
    form = "l" + "r" * (len(block.rows[0]) - 1)
    if ruled:
        form = "|" + "|".join(form) + "|"
        told = [r"\hline", header, r"\hline", *(row + r" \hline" for row in rows)]
    else:
        told = [r"\toprule", header, r"\midrule", *rows, r"\bottomrule"]
    return "\n".join([rf"\begin{{tabular}}{{{form}}}", *told, r"\end{tabular}"])


COMMON = r"""\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{booktabs}\usepackage{url}
\pdfcompresslevel=9 \pdfobjcompresslevel=3 \pdfinfoomitdate=1 \pdftrailerid{} \pdfsuppressptexinfo=-1
"""


def article_pdf(document: Document) -> bytes:
    """The class article in two columns, running heads that alternate with the page number in them."""
    odd, even = (document.list("head") * 2)[:2] if document.list("head") else ("", "")
    authors = r" \and ".join(
        esc(name)
        + (
            rf"\\ {{\small {esc(document.list('affiliations')[min(n, len(document.list('affiliations')) - 1)])}}}"
            if document.list("affiliations")
            else ""
        )
        for n, name in enumerate(document.authors)
    )
    abstract = r"\par ".join(inline(document, text) for text in document.abstract)
    keywords = (
        rf"\par\smallskip\noindent\textbf{{Keywords:}} {esc(', '.join(document.list('keywords')))}"
        if document.list("keywords")
        else ""
    )
    return compiled(
        document,
        r"\documentclass[twoside,twocolumn,10pt]{article}"
        + COMMON
        + r"\usepackage[a4paper,margin=2cm]{geometry}\usepackage{times}\usepackage{fancyhdr}"
        rf"\pagestyle{{fancy}}\fancyhf{{}}\fancyhead[LE]{{\thepage\quad {esc(even)}}}\fancyhead[RO]{{{esc(odd)}\quad\thepage}}"
        rf"\title{{{esc(document.title)}}}\author{{{authors}}}\date{{{esc(printed_date(document))}}}"
        r"\begin{document}\twocolumn[\maketitle\thispagestyle{plain}"
        rf"\begin{{quotation}}\small\noindent\textbf{{Abstract.}} {abstract}{keywords}\end{{quotation}}\bigskip]",
        body(document, wide=True),
    )


def ieee_pdf(document: Document) -> bytes:
    """The class of engineers' proceedings, its headings numbered in Roman and by letters."""
    blocks = "\n".join(
        rf"\IEEEauthorblockN{{{esc(name)}}}"
        + rf"\IEEEauthorblockA{{{esc(place)}\\ {esc(mail)}}}"
        + (r"\and" if n + 1 < len(document.authors) else "")
        for n, (name, place, mail) in enumerate(
            zip(
                document.authors,
                document.list("affiliations") or [""] * 9,
                document.list("mails") or [""] * 9,
                strict=False,
            )
        )
    )
    abstract = " ".join(inline(document, text) for text in document.abstract)
    return compiled(
        document,
        r"\documentclass[conference]{IEEEtran}" + COMMON + rf"\title{{{esc(document.title)}}}\author{{{blocks}}}"
        r"\begin{document}\maketitle"
        rf"\begin{{abstract}}{abstract}\end{{abstract}}\begin{{IEEEkeywords}}{esc(', '.join(document.list('keywords')))}\end{{IEEEkeywords}}",
        body(document),
    )


def revtex_pdf(document: Document) -> bytes:
    """The class of physicists' journals, in the fonts that TeX began with: letters and accents are signs of their own."""
    places = document.list("affiliations")
    authors = "".join(
        rf"\author{{{esc(name)}}}" + (rf"\affiliation{{{esc(places[min(n, len(places) - 1)])}}}" if places else "")
        for n, name in enumerate(document.authors)
    )
    abstract = " ".join(inline(document, text) for text in document.abstract)
    return compiled(
        document,
        r"\documentclass[twocolumn,superscriptaddress,nofootinbib,10pt]{revtex4-2}"
        + COMMON.replace(r"\usepackage[T1]{fontenc}", "")
        + rf"\begin{{document}}\title{{{esc(document.title)}}}{authors}\date{{{esc(printed_date(document))}}}"
        rf"\begin{{abstract}}{abstract}\end{{abstract}}\maketitle",
        body(document),
    )


def elsevier_pdf(document: Document) -> bytes:
    """A publisher's class in two columns: affiliations by raised letters, the abstract between rules, a line at the foot."""
    places = document.list("affiliations")
    marks = "abcdefgh"
    authors = "".join(
        rf"\author[{marks[min(n, len(places) - 1)]}]{{{esc(name)}}}" for n, name in enumerate(document.authors)
    )
    authors += "".join(rf"\affiliation[{marks[n]}]{{organization={{{esc(place)}}}}}" for n, place in enumerate(places))
    abstract = r"\par ".join(inline(document, text) for text in document.abstract)
    keywords = r" \sep ".join(map(esc, document.list("keywords")))
    return compiled(
        document,
        r"\documentclass[5p,times]{elsarticle}" + COMMON + rf"\journal{{{esc(document.told('journal'))}}}"
        rf"\begin{{document}}\begin{{frontmatter}}\title{{{esc(document.title)}}}{authors}"
        rf"\begin{{abstract}}{abstract}\end{{abstract}}\begin{{keyword}}{keywords}\end{{keyword}}\end{{frontmatter}}",
        body(document),
    )


def humanities_pdf(document: Document) -> bytes:
    """A journal of the humanities: two columns, long footnotes, the author's name and the title as running heads in capitals."""
    surname = document.authors[0].split()[-1] if document.authors else ""
    return compiled(
        document,
        r"\documentclass[twoside,twocolumn,11pt]{article}"
        + COMMON
        + r"\usepackage[a4paper,margin=2.2cm]{geometry}\usepackage{palatino}\usepackage{fancyhdr}"
        rf"\pagestyle{{fancy}}\fancyhf{{}}\renewcommand{{\headrulewidth}}{{0pt}}\fancyhead[CE]{{\MakeUppercase{{{esc(surname)}}}}}\fancyhead[CO]{{\MakeUppercase{{{esc(document.heads[-1])}}}}}\fancyfoot[C]{{\thepage}}"
        r"\setcounter{page}{113}\raggedbottom"
        rf"\title{{{esc(document.title)}}}\author{{{esc(', '.join(document.authors))}}}\date{{}}"
        r"\begin{document}\maketitle\thispagestyle{empty}",
        body(document, auto=False),
    )


def page_pdf(document: Document) -> bytes:
    """The class article in one column with ruled tables, page numbers at the foot."""
    parts = body(document, auto=False)
    authors = esc(", ".join(document.authors))
    abstract = "".join(inline(document, text) + r"\par " for text in document.abstract)
    return compiled(
        document,
        r"\documentclass[11pt]{article}" + COMMON + r"\usepackage{charter}\usepackage[a5paper,margin=2cm]{geometry}"
        rf"\title{{{esc(document.title)}}}\author{{{authors}}}\date{{{esc(printed_date(document))}}}"
        r"\begin{document}\maketitle" + (rf"\begin{{abstract}}{abstract}\end{{abstract}}" if abstract else ""),
        parts,
    )


def lines_pdf(document: Document) -> bytes:
    """A manuscript for review: one column, each line numbered in the margin."""
    abstract = "".join(inline(document, text) + r"\par " for text in document.abstract)
    return compiled(
        document,
        r"\documentclass[12pt]{article}" + COMMON + r"\usepackage{times}\usepackage[a4paper,margin=3cm]{geometry}"
        r"\usepackage{lineno}\linenumbers\linespread{1.4}"
        rf"\title{{{esc(document.title)}}}\author{{{esc(', '.join(document.authors))}}}\date{{{esc(printed_date(document))}}}"
        r"\begin{document}\maketitle" + (rf"\begin{{abstract}}{abstract}\end{{abstract}}" if abstract else ""),
        body(document, auto=False),
    )


def compiled(document: Document, opening: str, parts: Iterator[str]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{document.name}.tex"
        source.write_text(opening + "\n" + "\n\n".join(parts) + "\n" + r"\end{document}", encoding="utf-8")
        for _ in range(2):
            run = subprocess.run(
                ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", source.name],
                cwd=folder,
                capture_output=True,
                timeout=120,
                check=False,
            )
        if run.returncode:
            raise RuntimeError(run.stdout.decode(errors="replace")[-1500:])
        return source.with_suffix(".pdf").read_bytes()
