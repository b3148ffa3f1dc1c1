"""Invented articles, and the pages and Word files that they stand in.

`pages/*.html` are templates in the manner of sites: newspapers, think tanks, ministries, blogs, journals. What stands in a
template is the site's own; what is filled in is the article. So each page tells by itself what of it is to be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import jinja2
from hypothesis import strategies as st

import harbours

PAGES = Path(__file__).parent / "pages"
TEMPLATES = sorted(path.stem for path in PAGES.glob("[!_]*.html"))


@dataclass(frozen=True)
class Part:
    """A paragraph of an article or the like: a kind, its text, the depth of a heading or the number of an entry."""

    kind: str
    text: str = ""
    level: int = 1
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell for row in self.rows for cell in row) if self.rows else (self.text,)


@dataclass(frozen=True)
class Written:
    """An article."""

    title: str
    authors: tuple[str, ...]
    date: str
    body: tuple[Part, ...]


ORVANE = Written(
    "The toll that emptied a harbour",
    ("Tilda Marr", "Owen Pike"),
    "2021-05-04",
    (
        Part("text", "A small town raised a toll and lost its boats."),
        Part(
            "text",
            "The harbour of Lenn was dredged in the spring after the storm, and the council paid for the work out of its own "
            "purse. It asked no other town for help, although the charter of the sound allows that in hard years.",
        ),
        Part("heading", "How the toll came", 1),
        Part(
            "text",
            "In summer the members met again and found their purse empty. Two of them proposed a toll of 2.5 crowns on every "
            "boat that comes in; the others agreed after a debate that lasted until the lamps were lit.",
        ),
        Part("text", '"We had no choice," said the treasurer.'),
        Part("item", "The toll was due at the gate, in coin."),
        Part("item", "Fishing boats under six metres paid half."),
        Part("numbered", "A clerk writes each boat into the book of the quay.", 3),
        Part(
            "quote",
            "Whoever enters owes the harbour its light, and whoever owes the light shall pay for the oil of it.",
        ),
        Part("heading", "What the books say", 2),
        Part("caption", "Figure 1: The gate at Lenn before it was painted"),
        Part(
            "text",
            "Traders from the neighbouring towns went elsewhere. By the second autumn the income of the harbour had fallen to "
            "less than half of what it had been, and the gate stood open because nobody was left to close it.",
        ),
        Part("table", rows=(("Year", "Boats", "Crowns"), ("1901", "411", "1,027.5"), ("1902", "198", "495"))),
        Part("heading", "Share of the blame", 1),
        Part(
            "text",
            "Related towns had warned the council. Their comments are kept in the archive of the league, which also holds the "
            "menu of the dinner at which the toll was praised by everyone who did not have to pay it.",
        ),
        Part("text", "The toll was ended in May."),
    ),
)
MARRA = Written(
    "الرسوم التي أفرغت الميناء",
    ("ليلى الحداد",),
    "2021-05-04",
    (
        Part("text", "رفعت بلدة صغيرة رسوم الميناء في الربيع، فذهبت السفن إلى مكان آخر ولم تعد بعد ذلك."),
        Part("heading", "كيف بدأت الرسوم", 1),
        Part("text", "اجتمع المجلس في الصيف ووجد أن الخزينة فارغة تماما. اقترح عضوان رسما على كل سفينة تدخل المرفأ."),
        Part("text", "بعد عامين انخفض دخل الميناء إلى النصف، وبقيت البوابة مفتوحة لأن أحدا لم يغلقها."),
    ),
)


def page(template: str, article: Written) -> str:
    """The article on a page of this template."""
    loader = jinja2.Environment(loader=jinja2.FileSystemLoader(PAGES), autoescape=True)
    fields = {"title": article.title, "authors": article.authors, "date": article.date, "body": article.body}
    return loader.get_template(f"{template}.html").render(fields)


def as_docx(article: Written) -> bytes:
    """The article as a Word file."""
    blocks = [harbours.paragraph(harbours.run(article.title), "Titel")]
    for part in article.body:
        if part.rows:
            blocks.append(harbours.table(tuple("".join(map(harbours.cell, row)) for row in part.rows)))
        else:
            style = {"heading": f"berschrift{min(part.level, 2)}", "item": "Liste", "numbered": "Liste"}.get(
                part.kind, ""
            )
            blocks.append(harbours.paragraph(harbours.run(part.text), style))
    return harbours.docx("".join(blocks))


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


# -- articles by chance ------------------------------------------------------------------------------------------------

WORDS = (
    "harbour toll keeper lamp winter storm rope island market council chain herring quay charter league tower grain "
    "çamaşır ölçü ışık Straße größer façade naïve señal über Œuvre корабль пристань маяк زورق ميناء 港 灯台 1,234.5 2021"
).split()
ENDS = (".", "!", "?", "…", ".”")


@st.composite
def sentences(draw: st.DrawFn, least: int = 1, most: int = 3) -> str:
    """Some sentences of words by chance."""
    found = []
    for _ in range(draw(st.integers(least, most))):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=4, max_size=14))
        found.append(" ".join(words).capitalize() + draw(st.sampled_from(ENDS)))
    return " ".join(found)


@st.composite
def parts(draw: st.DrawFn) -> Part:
    kind = draw(st.sampled_from(("text", "text", "text", "heading", "item", "numbered", "quote", "table")))
    if kind == "heading":
        words = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6))
        return Part("heading", " ".join(words).capitalize(), draw(st.integers(1, 3)))
    if kind == "table":
        cells = st.sampled_from(WORDS)
        width = draw(st.integers(2, 4))
        rows = draw(st.lists(st.tuples(*[cells] * width), min_size=2, max_size=4))
        return Part("table", rows=tuple(rows))
    return Part(kind, draw(sentences()), draw(st.integers(1, 40)))


@st.composite
def written(draw: st.DrawFn) -> Written:
    """An article whose paragraphs are told apart by a number that each has."""
    body = [Part("text", draw(sentences(2, 4))), *draw(st.lists(parts(), min_size=3, max_size=12))]
    numbered = (
        Part(p.kind, p.text and f"N{n} {p.text}", p.level, tuple((f"N{n} {row[0]}", *row[1:]) for row in p.rows))
        for n, p in enumerate(body)
    )
    return Written("The lamp of a thousand words", ("Tilda Marr",), "2021-05-04", tuple(numbered))
