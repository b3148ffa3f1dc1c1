"""Things beside each other: the page on which a reader chooses, the tables that are prepared, and what their boxes hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import Markdown

import mini
from briefbook.markup import BriefbookExtension
from briefbook.model import Page, Site

HARD = """"x" 'y' <b>z</b> & *c* [d](e) `g` #h {: .j } | \\k"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return mini.site(tmp_path_factory.mktemp("book"), mini.SECOND_SOURCE)


def page(site: Site, path: str) -> Page:
    return next(p for p in site.pages if p.path == path)


def rendered(site: Site, path: str) -> str:
    extensions = ["attr_list", "def_list", "md_in_html", "tables", "toc", BriefbookExtension(links=site.links)]
    return Markdown(extensions=extensions).convert(page(site, path).body)


def hard(root: Path) -> Site:
    """A book whose names, titles and headings hold whatever Markdown and HTML take for theirs."""
    quoted = HARD.replace("'", "''")
    return mini.site(
        root,
        {
            "docs/medicines/osmadil.md": f"---\nname: 'Os {quoted}'\ngloss: 'g {quoted}'\n---\n",
            "docs/comparisons/fen-medicines.md": f"---\ntitle: 'T {quoted}'\ndescription: 'D {quoted}'\n"
            f"rows: [velorin, osmadil]\ncolumns:\n  'H {quoted}': [dose]\n---\n",
        },
    )


# -- as a reader chooses --------------------------------------------------------------------------------------------------


def test_what_can_be_compared_is_listed_by_kind_with_links_to_the_pages(site: Site) -> None:
    body = page(site, "compare.md").body
    lists = body.split('<div class="choices" markdown="1">')[1]
    assert re.findall(r"^### (.*)|^- (.*)", lists, flags=re.MULTILINE) == [
        ("Medicines", ""),
        ("", "[Osmadil](medicines/osmadil.md)"),
        ("", "[Velorin](medicines/velorin.md)"),
        ("Diseases", ""),
        ("", "[Moor fever](diseases/moor-fever.md)"),
    ]


def test_what_nothing_is_stated_of_cannot_be_compared(tmp_path: Path) -> None:
    made = mini.site(tmp_path, {"docs/medicines/pellam.md": "---\nname: Pellam\ngloss: A remedy\n---\n"})
    assert "Pellam" not in page(made, "compare.md").body


def test_a_thing_known_by_its_acronym_is_listed_by_it(tmp_path: Path) -> None:
    record: dict[str, mini.Content] = {
        "docs/medicines/osmadil.md": None,
        "docs/medicines/osm.md": "---\nname: Osmadil\nacronyms: [OSM]\ngloss: The older remedy\n---\n",
        "docs/medicines/velorin.md": {"replace": "[osmadil]", "with": "[osm]"},
        "docs/comparisons/fen-medicines.md": {"replace": "velorin, osmadil", "with": "velorin, osm"},
        "seeds/holm-2021/statements.yml": "- {subject: osm, property: treats, value: moor-fever, at: ¶3}\n"
        "- {subject: velorin, property: treats, value: moor-fever, at: ¶1}\n",
        "briefs/winter.md": None,
    }
    assert "- [OSM – Osmadil](medicines/osm.md)" in page(mini.site(tmp_path, record), "compare.md").body


def test_prepared_comparisons_stand_by_the_kind_of_their_rows(tmp_path: Path) -> None:
    over = {
        "docs/comparisons/mixed.md": "---\ntitle: Mixed\nrows: [velorin, moor-fever]\ncolumns: {Use: [treats]}\n---\n",
        "docs/comparisons/papers.md": "---\ntitle: Papers\nrows: [holm-2021]\ncolumns: {Finds: [finds]}\n---\n",
    }
    body = page(mini.site(tmp_path, over), "compare.md").body
    prepared = body.split("## Prepared comparisons")[1].split("## What can be compared")[0]
    medicines, several = prepared.split("### Of several kinds")
    assert "### Medicines" in medicines and "[Medicines of the fens](comparisons/fen-medicines.md)" in medicines
    assert "[Mixed](comparisons/mixed.md)" in several and "[Papers](comparisons/papers.md)" in several


def test_the_list_of_comparisons_has_the_same_form_and_is_sorted_by_title(tmp_path: Path) -> None:
    over = {
        f"docs/comparisons/{id}.md": f"---\ntitle: {title}\nrows: [velorin]\ncolumns: {{Use: [treats]}}\n---\n"
        for id, title in (("a", "Remedies"), ("z", "Éther"))
    }
    made = mini.site(tmp_path, over)
    body = page(made, "comparisons/index.md").body
    assert re.findall(r"^## (.*)|^- \*\*\[(.*?)\]", body, flags=re.MULTILINE) == [
        ("Medicines", ""),
        ("", "Éther"),
        ("", "Medicines of the fens"),
        ("", "Remedies"),
    ]
    cards = body.partition("## Medicines\n")[2].partition("[briefbook-page]")[0].strip()
    assert cards.replace("](", "](comparisons/") in page(made, "compare.md").body


def test_a_book_of_which_nothing_can_be_compared_has_no_such_page(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {p: None for p in mini.FILES if p.startswith(("seeds/holm", "docs/comparisons"))}
    over |= {"docs/index.md": "# Home\n", "docs/glossary.yml": None, "briefs/winter.md": None}
    over["docs/medicines/velorin.md"] = {"replace": " [@holm-2021, ¶1]", "with": ""}
    site = mini.site(tmp_path, over)
    assert "compare.md" in site.absent and "compare.md" not in [page.path for page in site.pages]


def test_without_javascript_the_page_says_so_and_its_form_is_hidden(site: Site) -> None:
    shown = rendered(site, "compare.md")
    assert re.search(r'<p class="unscripted">[^<]*needs JavaScript', shown)
    assert '<form class="controls scripting" id="choose">' in shown


def test_the_comparisons_lead_to_the_page(site: Site) -> None:
    assert "(../compare.md)" in page(site, "comparisons/index.md").body


# -- prepared -------------------------------------------------------------------------------------------------------------


def test_a_table_says_what_it_is_and_what_its_rows_are(site: Site) -> None:
    shown = rendered(site, "comparisons/fen-medicines.md")
    assert "<caption>Medicines of the fens</caption>" in shown
    assert re.search(r'<th scope="col"[^>]*>Medicine</th>', shown)
    assert len(re.findall(r'<th scope="row">', shown)) == 2


@pytest.mark.parametrize(
    ("rows", "corner"),
    [("[holm-2021, pell-2022]", "Source"), ("[velorin, moor-fever]", "Name"), ("[osmadil]", "Medicine")],
)
def test_the_corner_says_the_kind_that_all_rows_are_of(rows: str, corner: str, tmp_path: Path) -> None:
    over = {"docs/comparisons/other.md": f"---\ntitle: Other\nrows: {rows}\ncolumns: {{Use: [treats]}}\n---\n"}
    made = mini.site(tmp_path, mini.SECOND_SOURCE, over)
    assert f"| {corner} | Use |" in page(made, "comparisons/other.md").body


@pytest.mark.parametrize(("columns", "wide"), [(4, False), (5, True), (12, True)])
def test_a_table_of_many_columns_scrolls_in_a_box(columns: int, wide: bool, tmp_path: Path) -> None:
    heads = "".join(f"  C{i}: [dose]\n" for i in range(columns))
    over = {"docs/comparisons/other.md": f"---\ntitle: Other\nrows: [velorin]\ncolumns:\n{heads}---\n"}
    shown = rendered(mini.site(tmp_path, over), "comparisons/other.md")
    assert ('role="region"' in shown and 'tabindex="0"' in shown) == wide


@pytest.mark.parametrize("columns", [1, 2, 3, 4, 5, 7, 12])
def test_a_column_is_the_wider_the_more_it_says_within_bounds(columns: int, tmp_path: Path) -> None:
    heads = "  Says much: [finds]\n" + "".join(f"  C{i}: [dose]\n" for i in range(1, columns))
    over = {"docs/comparisons/other.md": f"---\ntitle: Other\nrows: [velorin]\ncolumns:\n{heads}---\n"}
    much = mini.stating("holm-2021", f"velorin | finds | {'fever ' * 100}", "velorin | dose | 25")
    body = page(mini.site(tmp_path, over, much), "comparisons/other.md").body
    widths = re.search(r'data-widths="(.*?)"', body)
    assert widths
    first, *others = map(int, widths[1].split())
    assert len(others) == columns - 1 and len(set(others)) <= 1
    assert all(1.5 * other <= first <= 3 * other for other in others)
    assert sum([first, *others]) == pytest.approx(100, abs=2) or columns > 4


def test_a_comparison_prints_on_its_side(site: Site) -> None:
    assert dict(page(site, "comparisons/fen-medicines.md").meta)["wide"] is True
    assert "wide" not in dict(page(site, "medicines/velorin.md").meta)


def test_lists_of_a_kind_draw_how_often_each_is_named(site: Site) -> None:
    shown = rendered(site, "medicines/index.md")
    assert "<caption>Medicines</caption>" in shown
    assert re.findall(r'<span class="bar n-(\d+)">(\d+)</span>', shown) == [("80", "4"), ("100", "5")]


# -- hostile names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["compare.md", "comparisons/fen-medicines.md", "comparisons/index.md", "medicines/index.md"]
)
def test_no_name_becomes_markup(path: str, tmp_path: Path) -> None:
    shown = rendered(hard(tmp_path), path)
    assert "<b>" not in shown and 'href="e"' not in shown and "<code>g" not in shown and 'class="j"' not in shown
    assert "&lt;b&gt;z&lt;/b&gt; &amp; *c* [d](e) `g` #h" in shown


def test_a_hostile_title_and_heading_are_said_as_they_are(tmp_path: Path) -> None:
    shown = rendered(hard(tmp_path), "comparisons/fen-medicines.md")
    assert "<caption>T &quot;x&quot; 'y' &lt;b&gt;z&lt;/b&gt;" in shown.replace('"x"', "&quot;x&quot;")
    label = re.search(r'data-label="([^"]*)"', shown)
    assert label and label[1].startswith("H &quot;x&quot;") and "<b>" not in label[1]
