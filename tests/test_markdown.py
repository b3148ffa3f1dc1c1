"""The one writer of Markdown: text stays text, whatever it looks like, and a page knows what it cites, shows and links."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mini
from briefbook.findings import Findings
from briefbook.pages.markdown.markup import Markup, attr, cell, md
from briefbook.pages.markdown.writer import Writer

EXTENSIONS = ["attr_list", "def_list", "footnotes", "md_in_html", "tables"]
MARKS = st.text(alphabet="ab 1.)+-*_`#>:<&;|[]{}()!\\=~^\"'/", max_size=30)
PLACES = {"a paragraph": "{}", "an item": "- {}", "a definition": "Term\n:   {}", "a heading": "## {}"}


def shown(text: str) -> str:
    """What a reader sees of Markdown."""
    html = markdown.markdown(text, extensions=EXTENSIONS)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "text",
    [
        "+ cramps",
        "- none",
        "1. headache",
        "2) numb hands",
        ": a definition",
        "<script>alert(1)</script>",
        "*stressed* and _stressed_",
        "[a link](javascript:x)",
        "{: .class }",
        "&lt; isn't <",
        "# 1",
        "> quoted",
        "`code`",
        "back\\slash",
    ],
)
def test_text_shows_as_it_is(place: str, text: str) -> None:
    before = "Term " if place == "a definition" else ""
    assert shown(PLACES[place].format(md(text))) == before + text


@given(MARKS)
def test_any_text_shows_as_it_is(text: str) -> None:
    assert shown(f"x\n\n{md(text.strip())}") == " ".join(f"x {text}".split())


@given(MARKS)
def test_any_text_makes_no_tag(text: str) -> None:
    html = markdown.markdown(f"{md(text)}", extensions=EXTENSIONS)
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= {"p"}


@given(st.lists(MARKS.map(str.strip), min_size=1, max_size=3))
def test_a_cell_is_one_cell(texts: list[str]) -> None:
    row = " | ".join(cell(text) for text in texts)
    html = markdown.markdown(
        f"| {' | '.join('h' * len(texts))} |\n|{' --- |' * len(texts)}\n| {row} |", extensions=["tables"]
    )
    found = re.findall(r"<td>(.*?)</td>", html)
    assert [" ".join(unescape(one).split()) for one in found] == [" ".join(text.split()) for text in texts]


def test_what_is_finished_is_not_escaped_again() -> None:
    done = md("a*b")
    assert md(done) is done
    assert Markup.of("{} and {}", done, "c*d") == "a\\*b and c\\*d"
    assert Markup(", ").join([done, "<"]) == "a\\*b, &lt;"
    assert done + "*" == "a\\*b\\*" and "*" + done == "\\*a\\*b"
    assert isinstance(done + "*", Markup)
    assert attr('"<&>"') == "&quot;&lt;&amp;&gt;&quot;"


NAMED = {
    "docs/medicines/velorin.md": '---\nname: "<b>Velorin</b> & *Co*"\ngloss: "1. of all"\n---\n\nA remedy.\n',
    "seeds/holm-2021/statements.yml": {
        "append": '- {subject: velorin, property: harm, value: "+ cramps", at: ¶2, note: "{: #x }", basis: read}\n'
    },
}


def test_names_and_values_of_records_stay_text_on_every_page(tmp_path: Path) -> None:
    made = {page.path: page for page in mini.site(tmp_path, NAMED).pages}
    for page in made.values():
        html = markdown.markdown(page.body, extensions=EXTENSIONS)
        assert "<b>Velorin" not in html, page.path
        assert "<em>Co" not in html, page.path
    html = markdown.markdown(made["medicines/velorin.md"].body, extensions=EXTENSIONS)
    assert "<strong>1. of all.</strong>" in html
    assert re.search(r"’s harm: \+ cramps \(\{: #x \}\) ", html)


# -- what a page cites, shows and links -------------------------------------------------------------------------------------


def test_a_writer_notes_what_its_page_rests_on(tmp_path: Path) -> None:
    book = mini.book(tmp_path, mini.SECOND_SOURCE)
    facts = Findings(book.records, book.statements)
    on = Writer(facts, "medicines/velorin.md")
    assert (on.link("osmadil"), on.rests_on) == ("[Osmadil](osmadil.md)", set())
    assert on.citation("@pell-2022, ¶1") == "[@pell-2022, ¶1]" and on.rests_on == {"pell-2022"}
    assert on.link("holm-2021") == "[Holm 2021](../sources/holm-2021.md)"
    made = on.page("Velorin", "medicine", "", Markup("It."))
    assert made.sources == ("holm-2021", "pell-2022")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Told by two [@holm-2021, ¶1; @pell-2022].", ["holm-2021", "pell-2022"]),
        ("See [Pell](../sources/pell-2022.md#p1).", ["pell-2022"]),
        ("Nobody says so; holm-2021 is a mere word.", []),
    ],
)
def test_what_editors_wrote_is_read_for_its_citations_and_links(tmp_path: Path, text: str, keys: list[str]) -> None:
    book = mini.book(tmp_path, mini.SECOND_SOURCE)
    on = Writer(Findings(book.records, book.statements), "medicines/velorin.md")
    assert on.text(text) == text
    assert sorted(on.rests_on) == keys


def test_a_citation_that_is_none_is_text(tmp_path: Path) -> None:
    book = mini.book(tmp_path)
    on = Writer(Findings(book.records, book.statements), "conflicts.md")
    assert on.citation("<script>") == "&lt;script\\>"
    assert on.citation("") == ""
    assert on.citation("[@holm-2021, ¶1](javascript:x)") == "\\[@holm-2021, ¶1\\](javascript:x)"
