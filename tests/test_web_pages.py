"""Web pages of many makers: the article is read whole and in order, and nothing that stands beside it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import articles
from articles import Written
from briefbook.model import Contents
from briefbook.reading.formats import html

EMPTY = Written("", ("",), "", ())
UNMARKED = {"parliament": ("table",), "nineties": ("caption",)}
"""kinds that a template doesn't set, or sets as text"""


def read(template: str, article: Written) -> Contents:
    return html.contents(articles.page(template, article).encode(), "page.html")


def the_article(template: str) -> Written:
    return articles.MARRA if template == "arabic" else articles.ORVANE


@pytest.mark.parametrize("template", articles.TEMPLATES)
def test_every_paragraph_is_read_in_order(template: str) -> None:
    article = the_article(template)
    body = "".join(articles.letters(line.text) for line in read(template, article).lines if line.role != "aside")
    at = 0
    for part in article.body:
        for text in part.texts if part.kind not in UNMARKED.get(template, ()) else ():
            found = body.find(articles.letters(text), at)
            assert found >= 0, text
            at = found


@pytest.mark.parametrize("template", articles.TEMPLATES)
def test_the_title_is_told(template: str) -> None:
    article = the_article(template)
    titles = [line.text for line in read(template, article).lines if line.role == "title"]
    assert [title.endswith(article.title) for title in titles] == [True]


@pytest.mark.parametrize("template", articles.TEMPLATES)
def test_nothing_of_the_site_is_read(template: str) -> None:
    article = the_article(template)
    own = {
        articles.letters(text)
        for text in (article.title, *article.authors, *(t for p in article.body for t in p.texts))
    }
    lines = [
        line.text
        for line in read(template, article).lines
        if line.role not in ("aside", "author", "date", "title", "subtitle", "")
    ]
    found = [re.sub(r"^(- |\d+\. )", "", cell) for text in lines for cell in text.split("\t")]
    site = [text for text in found if text and articles.letters(text) not in own and len(text.split()) > 3]
    assert site == SITE.get(template, [])


SITE = {
    "journal": [
        "Brook, L. (2001). Salt and shingle. Selm: Harbour Press.",
        "Weir, M. (2014). The last lamp. Torrin: Weir and Daughters. https://example.org/lamp",
    ],
    "encyclopedia": ["For the song of the same name, see the list of shanties."],
    "tabloid": ["Daily Gull is owned by nobody in particular. Write to us if you dare."],
}
"""what a template has of the article itself, and a sentence that nothing on its page tells from one of the article"""


@pytest.mark.parametrize("template", articles.TEMPLATES)
def test_what_stands_beside_the_article_is_told(template: str) -> None:
    page = articles.page(template, replace(EMPTY, authors=("Tilda Marr",)))
    sentence = re.search(r"<p>([^<>{]{40,}?\.)</p>", page)
    if sentence:
        lines = [line.text for line in read(template, the_article(template)).lines if line.role == "aside"]
        assert sentence[1] in lines


@pytest.mark.parametrize("template", articles.TEMPLATES)
def test_headings_keep_their_depths(template: str) -> None:
    article = the_article(template)
    depths = [(line.text, line.level) for line in read(template, article).lines if line.role == "heading"]
    wanted = [(p.text, p.level) for p in article.body if p.kind == "heading"]
    if template in ("old_blog", "nineties"):
        # bold letters tell no depth
        wanted = [(text, 1) for text, _ in wanted]
    if template == "journal":
        wanted.append(("References", 1))
    assert depths == ([] if template == "parliament" else wanted)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles.written(), st.sampled_from([t for t in articles.TEMPLATES if t not in ("parliament", "arabic")]))
def test_any_article_is_read_whole_from_any_page(article: Written, template: str) -> None:
    body = "".join(articles.letters(line.text) for line in read(template, article).lines if line.role != "aside")
    at = 0
    for part in article.body:
        for text in part.texts:
            found = body.find(articles.letters(text), at)
            assert found >= 0, text
            at = found
