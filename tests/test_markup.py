"""Names link themselves where they first stand in a section; citations lead to their passages."""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

import mini
from briefbook.markup import BriefbookExtension

LINKS: dict[str, Any] = {
    "names": [
        {
            "id": "velorin",
            "kind": "medicine",
            "name": "Velorin",
            "path": "medicines/velorin.md",
            "names": [["Velorin", "preferred", False, ""], ["VLR", "acronym", False, ""]],
        },
        {
            "id": "osmadil",
            "kind": "medicine",
            "name": "Osmadíl",
            "path": "medicines/osmadil.md",
            "names": [["Osmadíl", "preferred", False, ""]],
        },
        {
            "id": "moor-fever",
            "kind": "disease",
            "name": "Moor fever",
            "path": "diseases/moor-fever.md",
            "names": [["Moor fever", "preferred", True, ""]],
        },
        {
            "id": "term:quinine",
            "kind": "term",
            "name": "quinine",
            "path": "glossary.md#quinine",
            "names": [["quinine", "other", False, ""]],
        },
    ],
    "passed_over": ["Velorin Lane"],
    "sources": {
        "holm-2021": {
            "label": "Holm 2021",
            "path": "sources/holm-2021.md",
        },
        "pell-2022": {"label": "Pell 2022", "path": "sources/pell-2022.md"},
    },
}  # fmt: skip


def html(text: str, page: str = "about/here.md", links: Any = LINKS) -> etree.Element:
    """What becomes of a page's text, as one element."""
    extensions = ["attr_list", "def_list", "footnotes", "md_in_html", "tables", BriefbookExtension(links=links)]
    made = Markdown(extensions=extensions).convert(f"{text}\n\n[briefbook-page]: {page}\n")
    return etree.fromstring(f"<div>{made.replace('&nbsp;', ' ')}</div>")


def names(text: str, page: str = "about/here.md") -> list[tuple[str, str]]:
    """(surface, href) of each name that linked itself."""
    return [("".join(a.itertext()), a.get("href", "")) for a in html(text, page).iter("a") if a.get("class") == "name"]


def marks(text: str, page: str = "about/here.md") -> list[etree.Element]:
    """The links of citations."""
    return [a for s in html(text, page).iter("span") if s.get("class") == "citation" for a in s.iter("a")]


def citations(text: str, page: str = "about/here.md") -> list[tuple[str, str]]:
    """(what it says written out, href in the list of sources) of each citation."""
    at = {a.get("id"): a.get("href", "") for a in html(text, page).iter("a")}
    return [(a.get("aria-label", "").partition(": ")[2], at[a.get("href", "")[1:]]) for a in marks(text, page)]


def plain(text: str) -> str:
    return "".join(html(text).itertext()).strip()


# -- names ----------------------------------------------------------------------------------------------------------------


def test_the_first_mention_in_a_section_links_and_later_ones_do_not() -> None:
    text = "Velorin, then Velorin again.\n\nAnd Velorin once more, and VLR."
    assert names(text) == [("Velorin", "../medicines/velorin.md")]


def test_the_next_section_links_again() -> None:
    text = "# One\n\nVelorin.\n\n## Two\n\nVelorin.\n\n#### Not a section of its own\n\nVelorin."
    assert len(names(text)) == 2


def test_several_names_in_one_text_keep_the_text_between() -> None:
    text = "Before Velorin, Osmadíl and moor fever, after."
    assert [n for n, _ in names(text)] == ["Velorin", "Osmadíl", "moor fever"]
    assert plain(text) == text


def test_names_link_after_and_inside_emphasis_and_in_lists_and_cells() -> None:
    assert [n for n, _ in names("*Velorin* and Osmadíl")] == ["Velorin", "Osmadíl"]
    assert [n for n, _ in names("- Velorin\n- Osmadíl")] == ["Velorin", "Osmadíl"]
    assert [n for n, _ in names("| Who | What |\n| --- | --- |\n| Osmadíl | Velorin |")] == ["Osmadíl", "Velorin"]


@pytest.mark.parametrize(
    "text",
    [
        "# Velorin",
        "###### Velorin",
        "`Velorin`",
        "    Velorin in a block of code",
        "[Velorin](https://fen.example/)",
        "**Velorin**",
        "| Velorin |\n| --- |\n| x |",
        "Velorin\n:   x",
        "[@holm-2021, ¶12]",
        "Holm, Ada. *Velorin*.\n{: .reference }",
        '<div class="references" markdown="1">\n\n- Velorin by others\n\n</div>',
        "We live in Velorin Lane.",
        "Velorinol is another thing.",
        "velorin in small letters",
        "https://velorin.example",
    ],
)
def test_no_name_links_where_it_should_not(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text", ['See <a href="x.html">Velorin</a>.', 'See <abbr title="x">Velorin</abbr>.', "See <code>Velorin</code>."]
)
def test_no_name_links_inside_tags_that_an_editor_wrote(text: str) -> None:
    assert names(text) == []


def test_a_page_does_not_link_to_itself() -> None:
    assert names("Velorin and Osmadíl.", "medicines/velorin.md") == [("Osmadíl", "osmadil.md")]


def test_a_term_links_to_its_entry_and_not_from_the_glossary() -> None:
    (link,) = html("Some quinine, more quinine.").iter("a")
    assert (link.get("class"), link.get("href")) == ("term", "../glossary.md#quinine")
    assert names("Some quinine.", "glossary.md") == []


def test_what_an_editor_linked_does_not_link_again() -> None:
    text = "[The newer one](../medicines/velorin.md) is Velorin. Osmadíl is the other."
    assert names(text) == [("Osmadíl", "../medicines/osmadil.md")]


def test_a_link_to_another_page_of_that_name_changes_nothing() -> None:
    assert names("[A lane](https://town.example/velorin.md) and Velorin.") == [("Velorin", "../medicines/velorin.md")]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Osmadíl helps", "Osmadíl"),
        ("Osmadil helps", "Osmadil"),
        ("OSMADÍL helps", "OSMADÍL"),
        ("Velorin’s use", "Velorin"),
        ("Velorin's use", "Velorin"),
        ("two Velorins", "Velorins"),
        ("(Velorin)", "Velorin"),
        ("“Velorin”", "Velorin"),
        ("non-Velorin", "Velorin"),
        ("MOOR FEVER", "MOOR FEVER"),
        ("moor-fever", "moor-fever"),
        ("Moor\nfever", "Moor\nfever"),
    ],
)
def test_names_are_found_with_accents_possessives_and_line_ends(text: str, surface: str) -> None:
    assert [n for n, _ in names(text)] == [surface]


@pytest.mark.parametrize(
    ("page", "href"),
    [
        ("index.md", "medicines/velorin.md"),
        ("about/here.md", "../medicines/velorin.md"),
        ("medicines/osmadil.md", "velorin.md"),
        ("a/b/c.md", "../../medicines/velorin.md"),
    ],
)
def test_links_are_relative_to_the_page(page: str, href: str) -> None:
    assert names("Velorin", page) == [("Velorin", href)]
    assert citations("[@holm-2021, ¶1]", "a/b/c.md")[0][1] == "../../sources/holm-2021.md#p1"


def test_a_text_that_does_not_say_where_it_stands_links_no_names() -> None:
    made = Markdown(extensions=[BriefbookExtension(links=LINKS)]).convert("Velorin")
    assert made == "<p>Velorin</p>"


# -- citations ------------------------------------------------------------------------------------------------------------


def test_a_citation_of_a_source_leads_to_its_page() -> None:
    assert citations("[@holm-2021]") == [("Holm 2021", "../sources/holm-2021.md")]


@pytest.mark.parametrize(
    ("locator", "anchor"),
    [("¶12", "#p12"), ("¶12-13", "#p12"), ("n3", "#n3"), ("t1, ¶1", "#t1")],
)
def test_a_citation_of_a_passage_leads_to_it(locator: str, anchor: str) -> None:
    assert citations(f"[@holm-2021, {locator}]") == [
        (f"Holm 2021, {locator}", f"../sources/holm-2021.md{anchor}"),
    ]


def test_two_sources_are_two_links_in_one_citation() -> None:
    text = "So say both [@holm-2021, ¶12; @pell-2022, ¶4]."
    assert citations(text) == [
        ("Holm 2021, ¶12", "../sources/holm-2021.md#p12"),
        ("Pell 2022, ¶4", "../sources/pell-2022.md#p4"),
    ]
    assert plain(text).startswith("So say both\N{NO-BREAK SPACE}1; 2.")


def test_a_source_has_one_number_on_a_page_and_one_entry_with_the_passages_that_are_cited() -> None:
    text = "x [@holm-2021, ¶12]\n\n- y [@pell-2022, ¶4]\n- z [@holm-2021, ¶3; @holm-2021, ¶12]"
    assert [mark.text for mark in marks(text)] == ["1", "2", "1", "1"]
    entries = html(text).find(".//ol[@class='references']")
    assert entries is not None
    assert ["".join(entry.itertext()).strip() for entry in entries] == ["Holm 2021: ¶3, ¶12", "Pell 2022: ¶4"]


def test_on_the_page_of_its_source_a_citation_is_the_number_of_the_passage() -> None:
    (mark,) = marks("x [@holm-2021, ¶12]", "sources/holm-2021.md")
    assert (mark.text, mark.get("href")) == ("¶12", "#p12")


def test_where_who_says_it_matters_a_citation_is_written_out() -> None:
    (mark,) = marks('<div class="in-full" markdown="1">\n\nx [@holm-2021, ¶12]\n\n</div>')
    assert (mark.text, mark.get("href")) == ("Holm 2021,\N{NO-BREAK SPACE}¶12", "../sources/holm-2021.md#p12")


def test_a_page_without_citations_has_no_list_of_sources() -> None:
    assert html("Nothing is cited.").find(".//ol") is None


@pytest.mark.parametrize(
    "text",
    [
        "[@nobody, ¶1]",
        "[@holm-2021; @nobody]",
        "[@]",
        "[@Holm 2021]",
        "mail@holm-2021",
        "`[@holm-2021]`",
        "\\[@holm-2021]",
    ],
)
def test_what_is_no_citation_stays_text(text: str) -> None:
    assert citations(text) == []
    assert plain(text) == text.strip("`").replace("\\[", "[")


def test_a_citation_beside_a_link_takes_neither_its_brackets() -> None:
    assert len(citations("[a link](x.md)[@holm-2021][@pell-2022, ¶4] [another](y.md)")) == 2


def test_a_citation_works_in_cells_lists_and_emphasis() -> None:
    for text in (
        "| A |\n| --- |\n| x [@holm-2021, ¶12] |",
        "- x [@holm-2021, ¶12]",
        "*x [@holm-2021, ¶12]*",
        "| A |\n| --- |\n| <ul><li>[@holm-2021, ¶12]</li></ul> |",
    ):
        assert len(citations(text)) == 1


# -- where the links come from --------------------------------------------------------------------------------------------


def test_links_may_be_a_file_that_is_read_again_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "links.json"
    path.write_text(json.dumps(LINKS), encoding="utf-8")
    assert len(list(html("Velorin", links=str(path)).iter("a"))) == 1
    path.write_text(json.dumps({"names": [], "sources": {}}), encoding="utf-8")
    assert len(list(html("Velorin", links=path).iter("a"))) == 0


def test_without_links_nothing_links() -> None:
    assert plain("Velorin [@holm-2021]").startswith("Velorin\N{NO-BREAK SPACE}1")
    assert list(html("Velorin [@holm-2021]", links="").iter("a")) == []


def test_the_extension_goes_by_its_name() -> None:
    assert Markdown(extensions=["briefbook.markup"]).convert("Velorin") == "<p>Velorin</p>"


# -- tables in boxes ------------------------------------------------------------------------------------------------------

TABLE = "| Remedy | *Daily* dose |\n| --- | ---: |\n| Osmadíl | 40 |"


def box(attributes: str, table: str = TABLE) -> str:
    return f'<div {attributes} markdown="1">\n\n{table}\n\n</div>'


@pytest.mark.parametrize("kind", ["comparison", "listing", "comparison wide"])
def test_the_table_of_a_box_has_heads_of_columns_and_rows_and_each_cell_says_its_column(kind: str) -> None:
    (table,) = html(box(f'class="{kind}"')).iter("table")
    assert table.get("class") == "sheet"
    assert [(th.get("scope"), "".join(th.itertext())) for th in table.iter("th")] == [
        ("col", "Remedy"),
        ("col", "Daily dose"),
        ("row", "Osmadíl"),
    ]
    assert [td.get("data-label") for td in table.iter("td")] == ["Daily dose"]


def test_a_table_outside_a_box_stays_as_it_is() -> None:
    (table,) = html(TABLE).iter("table")
    assert table.get("class") is None and {th.get("scope") for th in table.iter("th")} == {None}
    assert [td.get("data-label") for td in table.iter("td")] == [None, None]


def test_a_box_names_its_table_whatever_the_name_holds() -> None:
    shown = html(box('class="listing" data-caption="a &quot;b&quot; &lt;i&gt; *c* &amp; [d](e)"'))
    (caption,) = shown.iter("caption")
    _, div = shown.iter("div")
    assert caption.text == 'a "b" <i> *c* & [d](e)' and not list(caption)
    assert div.attrib == {"class": "listing"}


def test_a_box_that_scrolls_takes_focus_and_has_a_name() -> None:
    _, div = html(box('class="comparison wide" data-caption="Doses"')).iter("div")
    assert (div.get("role"), div.get("aria-label"), div.get("tabindex")) == ("region", "Doses", "0")


def test_the_columns_of_a_box_have_the_widths_that_it_gives() -> None:
    shown = html(box('class="comparison" data-widths="40 60"'))
    assert [th.get("class") for th in shown.iter("th")] == [None, "right n-40", None]
    assert [div.get("data-widths") for div in shown.iter("div")] == [None, None]


def test_a_row_of_a_comparison_can_be_linked_and_of_two_alike_the_first() -> None:
    linked = TABLE.replace("Osmadíl", "[Osmadíl](../medicines/osmadil.md)")
    shown = html(box('class="comparison"', linked) + "\n\n" + box('class="comparison"', linked))
    assert [row.get("id") for row in shown.iter("tr") if row.get("id")] == ["row-osmadil"]
    assert not [row for row in html(box('class="listing"', linked)).iter("tr") if row.get("id")]


def test_a_box_within_a_box_is_made_whole_once() -> None:
    shown = html(box('class="comparison" data-caption="Outer"', box('class="comparison" data-caption="Inner"')))
    assert [caption.text for caption in shown.iter("caption")] == ["Outer"]


# -- properties -------------------------------------------------------------------------------------------------------------

PIECES = st.lists(
    st.sampled_from(
        ["Velorin", "Osmadíl", "moor fever", "VLR", "and", "or", ",", "“so”", "it’s", "& co", "< 3", "ı", "ß"]
    ),
    min_size=1,
).map(" ".join)


@given(PIECES)
def test_linking_changes_no_letter(text: str) -> None:
    assert plain(text) == text


@given(PIECES)
def test_each_name_links_once_at_most(text: str) -> None:
    hrefs = [href for _, href in names(text)]
    assert len(hrefs) == len(set(hrefs))


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    extensions = ["attr_list", "def_list", "md_in_html", "tables", BriefbookExtension(links=LINKS)]
    Markdown(extensions=extensions).convert(
        f"Velorin {text} [@holm-2021, {text}] Osmadíl\n\n[briefbook-page]: index.md\n"
    )


def test_the_site_hands_over_what_the_extension_needs(tmp_path: Path) -> None:
    links = mini.site(tmp_path).links
    made = html("Velorin [@holm-2021, ¶2]", "index.md", links)
    assert [(a.get("href"), a.get("class")) for a in made.iter("a")] == [
        ("medicines/velorin.md", "name"),
        ("#cited-1-1", None),
        ("sources/holm-2021.md", None),
        ("sources/holm-2021.md#p2", None),
    ]


@pytest.mark.parametrize(("told", "link"), [(4, []), (5, ["All 5"]), (9, ["All 9"])])
def test_a_long_list_below_a_passage_has_a_link_that_shows_all_of_it(told: int, link: list[str]) -> None:
    items = "".join(f"    - item {n}\n" for n in range(told))
    passage = html(f"- **¶1** Reed\n    {{: #p1 .passage }}\n{items}").find(".//li[@id='p1']")
    assert passage is not None
    assert len(passage.findall("ul/li")) == told
    assert [a.text for a in passage.findall("a[@href='#p1']")] == link
    assert [told.get("class") for told in passage.findall("ul")] == (["long"] if link else [None])
