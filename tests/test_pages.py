"""The book → pages and data. Pure, and the same whatever order things come in; every link leads somewhere."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import random
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

import mini
from briefbook import build
from briefbook.markup import BriefbookExtension
from briefbook.model import Book, Page, Site
from briefbook.pages.markdown.writer import reference


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return mini.book(tmp_path_factory.mktemp("book"), mini.SECOND_SOURCE)


@pytest.fixture(scope="module")
def site(book: Book) -> Site:
    return build.site(book)


def page(site: Site, path: str) -> Page:
    return next(p for p in site.pages if p.path == path)


def content(site: Site, path: str) -> str:
    found = next(f.content for f in site.files if f.path == path)
    assert isinstance(found, str)
    return found


class Rendered(HTMLParser):
    """The ids, the links and the text of a page, once Python-Markdown has rendered it."""

    def __init__(self, site: Site, page: Page) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.text = ""
        extensions = [
            "attr_list",
            "def_list",
            "footnotes",
            "md_in_html",
            "tables",
            "toc",
            BriefbookExtension(links=site.links),
        ]
        self.feed(Markdown(extensions=extensions).convert(page.body))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if named.get("id"):
            self.ids.append(str(named["id"]))
        if tag == "a" and named.get("href"):
            self.hrefs.append(str(named["href"]))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def rendered(site: Site) -> dict[str, Rendered]:
    return {p.path: Rendered(site, p) for p in site.pages}


def dangling(site: Site, rendered: dict[str, Rendered]) -> list[tuple[str, str]]:
    """(page, link) of each internal link that names no page, file or anchor."""
    files = {f.path for f in site.files} | {f"briefs/{b.id}.pdf" for b in site.briefs}
    found = []
    for path, shown in rendered.items():
        for href in shown.hrefs:
            if re.match(r"[a-z]+:", href) or (href.startswith("../") and href.endswith(".pdf") and "/" not in href[3:]):
                continue
            target, _, anchor = href.partition("#")
            target = target.partition("?")[0]
            full = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            if full in files and not anchor:
                continue
            if full not in rendered or (anchor and anchor not in rendered[full].ids):
                found.append((path, href))
    return found


# -- pages ----------------------------------------------------------------------------------------------------------------


def test_a_statement_with_a_sentence_of_its_own_stands_in_no_list(tmp_path: Path) -> None:
    names = [f"fever-{letter}" for letter in "abcde"]
    over: dict[str, mini.Content] = {f"docs/diseases/{n}.md": f"---\nname: {n}\ngloss: A fever\n---\n" for n in names}
    rows = [f"osmadil | treats | {n}" for n in names]
    rows[-1] += " | says: {subject} once cured {value}"
    over |= mini.stating("holm-2021", *rows)
    text = page(mini.site(tmp_path, over), "medicines/osmadil.md").body
    assert "Osmadil once cured [fever-e]" in text and "[fever-a](../diseases/fever-a.md)<span" in text


def test_every_thing_has_its_page(site: Site) -> None:
    assert [p.path for p in site.pages] == [
        "briefs/index.md",
        "briefs/mine.md",
        "briefs/winter.md",
        "compare.md",
        "comparisons/fen-medicines.md",
        "comparisons/index.md",
        "conflicts.md",
        "diseases/index.md",
        "diseases/moor-fever.md",
        "gaps.md",
        "glossary.md",
        "index.md",
        "medicines/index.md",
        "medicines/osmadil.md",
        "medicines/velorin.md",
        "sources/holm-2021.md",
        "sources/index.md",
        "sources/pell-2022.md",
        "timeline.md",
    ]


def test_every_internal_link_names_a_page_and_every_anchor_exists(site: Site, rendered: dict[str, Rendered]) -> None:
    assert dangling(site, rendered) == []


def test_ids_are_unique_on_a_page(rendered: dict[str, Rendered]) -> None:
    twice = {path: [i for i, n in Counter(shown.ids).items() if n > 1] for path, shown in rendered.items()}
    assert not {path: ids for path, ids in twice.items() if ids}


def test_every_statement_has_its_address_on_the_pages_of_its_subject_its_value_and_its_source(
    book: Book, rendered: dict[str, Rendered]
) -> None:
    folders = {e.id: f"{'medicines' if e.kind == 'medicine' else 'diseases'}/{e.id}.md" for e in book.records.entities}
    for statement in book.statements:
        paths = {f"sources/{statement.source}.md"} | {
            folders[id] for id in (statement.subject, statement.value) if id in folders
        }
        for path in paths:
            assert statement.id in rendered[path].ids, (path, statement)


def test_no_page_shows_marks_of_markdown_or_of_templates(rendered: dict[str, Rendered]) -> None:
    for path, shown in rendered.items():
        assert not re.search(r"\{[:{%#]|\[@|\]\(|\*\*|<!--|None\b", shown.text), path


def test_every_made_page_has_a_title_a_description_and_the_file_to_edit(site: Site) -> None:
    for p in site.pages:
        meta = dict(p.meta)
        assert meta["title"] and meta["page_type"]
        if p.path != "index.md":
            assert meta["description"] and meta["edit"]


def test_statements_with_one_head_share_a_line(site: Site) -> None:
    _, _, stated = page(site, "medicines/velorin.md").body.partition("## What the sources state")
    _, _, line = stated.partition("\nTreats\n\n:   ")
    line, _, rest = line.partition("\n")
    assert "[@holm-2021, ¶1]" in line and "[@pell-2022, ¶1]" in line and not rest.lstrip().startswith(":")


def test_the_box_at_the_top_holds_what_the_vocabulary_calls_key_with_one_passage_a_source(site: Site) -> None:
    box, _, _ = page(site, "medicines/velorin.md").body.partition("## What the sources state")
    assert "Treats\n\n:   [Moor fever](../diseases/moor-fever.md) [@holm-2021, ¶1; @pell-2022, ¶1]\n" in box
    assert "mg" not in box


def test_many_values_of_a_key_property_are_told_by_name_and_date_alone(tmp_path: Path) -> None:
    names = [f"fever-{letter}" for letter in "abcdefg"]
    over: dict[str, mini.Content] = {f"docs/diseases/{n}.md": f"---\nname: {n}\ngloss: A fever\n---\n" for n in names}
    over |= mini.stating("holm-2021", *(f"osmadil | treats | {n} | since: 190{i}" for i, n in enumerate(names)))
    box, _, _ = page(mini.site(tmp_path, over), "medicines/osmadil.md").body.partition("## In time")
    assert "[fever-a](../diseases/fever-a.md) (since 1900), " in box and "@holm-2021" not in box


def test_a_key_fact_that_cant_hold_beside_another_says_so_and_leads_to_the_conflict(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/properties.yml": {"append": "harms: {value: entity, key: true, excludes: [treats], theme: Use}\n"}
    }
    over |= mini.stating("holm-2021", "osmadil | treats | moor-fever", "osmadil | harms | moor-fever")
    box, _, _ = page(mini.site(tmp_path, over), "medicines/osmadil.md").body.partition("## What the sources state")
    said = "[Moor fever](../diseases/moor-fever.md) [@holm-2021, ¶1] ([contested](../conflicts.md#"
    assert box.count(said) == 2


def test_a_key_fact_that_another_followed_is_not_contested(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/properties.yml": {"append": "harms: {value: entity, key: true, excludes: [treats], theme: Use}\n"}
    }
    rows = ("osmadil | treats | moor-fever | until: 2001", "osmadil | harms | moor-fever | since: 2001")
    over |= mini.stating("holm-2021", *rows)
    box, _, _ = page(mini.site(tmp_path, over), "medicines/osmadil.md").body.partition("## What the sources state")
    assert "until 2001" in box and "since 2001" in box and "contested" not in box


@pytest.mark.parametrize(("passages", "share"), [(4, 0), (5, 100)])
def test_who_is_named_together_has_bars_only_where_counts_can_differ(passages: int, share: int, tmp_path: Path) -> None:
    more = tuple(mini.passage(str(n), "2", 30 + n, "Moor fever", "Osmadil") for n in range(4, 3 + passages))
    site = mini.site(tmp_path, mini.indexed("holm-2021", passages=(*mini.HOLM.passages, *more)))
    _, _, block = page(site, "medicines/osmadil.md").body.partition("## Named together with")
    intro, _, rows = block.partition("- ")
    assert "Passages that name both" in intro
    assert rows.startswith(f"[Moor fever](../diseases/moor-fever.md) {passages}\n    {{: .bar .n-{share} }}")


def test_what_is_said_of_others_with_regard_to_an_entity_stands_apart(tmp_path: Path) -> None:
    site = mini.site(tmp_path, mini.stating("holm-2021", "osmadil | harm | cramps | about: moor-fever"))
    own, _, others = page(site, "diseases/moor-fever.md").body.partition("## In other entries")
    assert "cramps" in others and "cramps" not in own
    assert re.search(
        r"\n\[Osmadil\]\(\.\./medicines/osmadil\.md\)\n\n:   <span id=\S+>\[Osmadil\]\(\S+\)’s harm", others
    )


def test_a_figure_that_is_more_than_so_many_is_no_quotation(tmp_path: Path) -> None:
    made = mini.site(tmp_path, mini.stating("holm-2021", "osmadil | dose | >40"))
    assert "Osmadil’s dose is more than 40 mg" in Rendered(made, page(made, "medicines/osmadil.md")).text


def test_figures_of_one_quantity_are_a_table_with_a_name(tmp_path: Path) -> None:
    rows = (
        f"osmadil | dose | {n}{half} | of: {what} | date: 190{n}"
        for n in (1, 2, 3)
        for half, what in ((0, "a"), (5, "b"))
    )
    made = mini.site(tmp_path, mini.stating("holm-2021", *rows))
    _, _, stated = page(made, "medicines/osmadil.md").body.partition("\nDose\n\n")
    table = re.sub(r"<span [^>]+>|</span>| \(<abbr.*?</abbr>\)", "", stated)
    assert table.startswith(":   Dose, in mg [@holm-2021, ¶1]\n    {: .named }\n\n    | Of what | 1901 | 1902 | 1903 |")
    assert "| a | 10 | 20 | 30 |" in table and "| b | 15 | 25 | 35 |" in table
    html = Rendered(made, page(made, "medicines/osmadil.md"))
    assert "Dose, in mg" in html.text and html.text.count("Of what") == 1


def test_statements_that_differ_in_one_name_are_a_list_of_names(tmp_path: Path) -> None:
    names = [f"fever-{letter}" for letter in "abcd"]
    over: dict[str, mini.Content] = {f"docs/diseases/{n}.md": f"---\nname: {n}\ngloss: A fever\n---\n" for n in names}
    over |= mini.stating("holm-2021", *(f"osmadil | treats | {n} | since: 190{i}" for i, n in enumerate(names)))
    _, _, stated = page(mini.site(tmp_path, over), "medicines/osmadil.md").body.partition("## What the sources state")
    line = re.sub(r"<span [^>]+>|</span>", "", stated.partition("\nTreats\n\n:   ")[2].partition("\n")[0])
    assert line.startswith("[fever-a](../diseases/fever-a.md) (since 1900) [@holm-2021, ¶1]") and "; [fever-b]" in line


def test_sources_that_disagree_stand_side_by_side(rendered: dict[str, Rendered]) -> None:
    text = rendered["medicines/velorin.md"].text
    assert "25 mg" in text and "30 mg" in text


def test_an_empty_cell_says_not_stated(site: Site) -> None:
    row = next(x for x in page(site, "comparisons/fen-medicines.md").body.splitlines() if x.startswith("| [Osmadil]"))
    assert row.rstrip().endswith("| *not stated*{: .empty } |")
    assert "5 of 6 cells are filled" in page(site, "comparisons/fen-medicines.md").body


def test_the_value_of_a_statement_shows_the_inverse(rendered: dict[str, Rendered]) -> None:
    assert "Treated with" in rendered["diseases/moor-fever.md"].text


def test_what_an_editor_vouches_for_says_so(rendered: dict[str, Rendered]) -> None:
    assert "read by an editor" in rendered["medicines/velorin.md"].text


def test_what_the_editors_wrote_opens_a_page_that_is_made(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {"docs/medicines/index.md": "---\nhide: [toc]\n---\n\nTake care.\n"}
    made = page(mini.site(tmp_path, over), "medicines/index.md")
    assert made.body.startswith("Take care.\n\n# Medicines\n")
    assert dict(made.meta)["hide"] == ["toc"]
    assert made.edit == "docs/medicines/index.md"


def test_markers_on_pages_of_the_editors_become_blocks(site: Site) -> None:
    body = page(site, "index.md").body
    assert "<!--" not in body
    assert (
        "**2** sources" in body and "[Velorin](medicines/velorin.md)" in body and "| *not stated*{: .empty } |" in body
    )


def test_the_timeline_has_each_dated_statement_in_order(rendered: dict[str, Rendered]) -> None:
    text = rendered["timeline.md"].text
    places = [text.index(said) for said in ("2000", "June 2001", "2003")]
    assert places == sorted(places)
    assert "2 events" in text


def test_an_event_of_the_timeline_says_whom_it_concerns_and_of_what_kind_it_is(site: Site) -> None:
    body = page(site, "timeline.md").body
    assert '{: .event data-concerns="velorin" data-theme="History" }' in body
    assert '<option value="velorin">Velorin (2)</option>' in body and '<option value="History">History (' in body


def test_gaps_are_counted_and_named(site: Site, rendered: dict[str, Rendered]) -> None:
    text = rendered["gaps.md"].text
    body = page(site, "gaps.md").body
    assert "| [Medicines of the fens](comparisons/fen-medicines.md) | 1 | 6 |" in body
    assert "headache in one man of three" in text and "the passage says a third" in text
    assert "Holm 2021: Osmadil" in text.replace("\n", " ")
    assert "| Use | 4 | 1 |" in body, "two sources say that velorin treats moor fever"


TABLE: mini.Content = """\
t1:
  title: Doses, as data
  unit: mg
  period: 2001/2003
  at: t1
  fields: [Medicine (string), Dose in mg (integer)]
  suspect: ["Osmadil / *: the row was read across two lines"]
  checks:
    - cell Velorin / Dose in mg = 25 at ¶2
    - cell Osmadil / Dose in mg = 45 at ¶3
"""


def test_a_table_of_data_shows_what_is_known_of_it_and_what_its_checks_found(tmp_path: Path) -> None:
    made = mini.site(tmp_path, {"seeds/holm-2021/tables.yml": TABLE})
    body = page(made, "sources/holm-2021.md").body
    assert "### Doses, as data {: #t1 }" in body and "Unit: mg. Period: 2001–2003." in body
    assert "Suspect: Osmadil / \\*: the row was read across two lines" in body
    assert "- Holds: cell Velorin / Dose in mg = 25 [@holm-2021, ¶2]" in body
    assert "- **Fails**: cell Osmadil / Dose in mg = 45 [@holm-2021, ¶3]; the table gives 40" in body


def test_a_check_that_fails_is_a_conflict(tmp_path: Path) -> None:
    made = mini.site(tmp_path, {"seeds/holm-2021/tables.yml": TABLE})
    found = [c for c in json.loads(content(made, "data/conflicts.json")) if c["kind"] == "audit"]
    assert [[side["says"] for side in c["sides"]] for c in found] == [
        ["check: cell Osmadil / Dose in mg = 45", "the table gives: 40"]
    ]


def test_conflicts_of_substance_come_first_and_those_about_words_are_folded_away(tmp_path: Path) -> None:
    written = "".join(
        f"- {{title: {title}, kind: {kind}, about: [velorin], sides: [{{says: x, at: '[@holm-2021, ¶2]'}},"
        " {says: y, at: '[@holm-2021, ¶3]'}], by: us, date: '2026-01-01'}\n"
        for title, kind in (("Spelt so", "spelling"), ("Read so", "reading"), ("Counted so", "two sources"))
    )
    made = mini.site(tmp_path, {"docs/conflicts.yml": written})
    body = page(made, "medicines/velorin.md").body.partition("## Where the sources disagree")[2]
    first, _, folded = body.partition("<summary>1 about names, spellings and references</summary>")
    assert re.findall(r"^- \[(.*?)\]", first, flags=re.MULTILINE) == ["Counted so", "Read so"]
    assert re.findall(r"^- \[(.*?)\]", folded.partition("</details>")[0], flags=re.MULTILINE) == ["Spelt so"]


def test_a_comparison_points_to_the_conflicts_about_its_cells(site: Site, tmp_path: Path) -> None:
    link = "(../conflicts.md#velorin-dose)"
    assert link in page(site, "comparisons/fen-medicines.md").body
    rows: mini.Content = {"replace": "rows: [velorin, osmadil]", "with": "rows: [osmadil]"}
    made = mini.site(tmp_path, mini.SECOND_SOURCE, {"docs/comparisons/fen-medicines.md": rows})
    assert link not in page(made, "comparisons/fen-medicines.md").body


def test_tables_of_data_make_a_data_package(tmp_path: Path) -> None:
    made = mini.site(tmp_path, {"seeds/holm-2021/tables.yml": TABLE})
    package = json.loads(content(made, "data/datapackage.json"))
    (resource,) = package["resources"]
    assert content(made, f"data/{resource['path']}").splitlines()[0] == "Medicine,Dose in mg"
    assert [(f["name"], f["type"]) for f in resource["schema"]["fields"]] == [
        ("Medicine", "string"),
        ("Dose in mg", "integer"),
    ]
    assert resource["unit"] == "mg" and resource["suspect"][0]["field"] == "*"


def test_a_term_links_to_the_glossary_from_other_pages(site: Site) -> None:
    terms = {n["id"]: n for n in site.links["names"] if n["kind"] == "term"}
    assert terms and all(n["path"].startswith("glossary.md#") for n in terms.values())


def test_an_acronym_that_a_text_defines_is_in_the_glossary_with_the_editors_words(
    rendered: dict[str, Rendered],
) -> None:
    text = rendered["glossary.md"].text
    assert "Fenland Health Board" in text and "The board that gives out medicines in the fens." in text
    assert text.count("FHB") >= 1


def test_a_statement_that_is_a_problem_is_on_no_page(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/holm-2021/statements.yml": {
            "append": "- {subject: velorin, property: harm, value: thirst, at: ¶9}\n"
            "- {subject: velorin, property: cures, value: hunger, at: ¶1}\n"
        }
    }
    site = mini.site(tmp_path, over)
    assert not [p.path for p in site.pages if "thirst" in p.body or "hunger" in p.body]


def test_a_book_without_sources_has_a_site_too(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {p: None for p in mini.FILES if p.startswith("seeds/holm")}
    over |= {"docs/index.md": "# Home\n", "docs/glossary.yml": None, "briefs/winter.md": None}
    over["docs/medicines/velorin.md"] = {"replace": " [@holm-2021, ¶1]", "with": ""}
    site = mini.site(tmp_path, over)
    shown = {p.path: Rendered(site, p) for p in site.pages}
    assert dangling(site, shown) == []
    assert "No passage names it" in shown["medicines/velorin.md"].text


SHOWN = "*c* [d](e) `g` #h {j} \\k & l _m_ [@holm-2021] 1."


def showing(root: Path, hard: str) -> dict[str, str]:
    """The text of the pages of a book that has `hard` in every field that is shown."""
    over: dict[str, mini.Content] = {
        "docs/medicines/osmadil.md": f"---\nname: 'Os {hard}'\nnames: ['n {hard}']\ngloss: 'g {hard}'\n---\n",
        "docs/comparisons/fen-medicines.md": {"replace": "Harms: [harm]", "with": f"'h {hard}': [harm]"},
        "seeds/holm-2021/statements.yml": {
            "append": f"- {{subject: osmadil, property: harm, value: 'v {hard}', at: ¶3, basis: x,"
            f" note: 'o {hard}', by: 'w {hard}'}}\n"
        },
    }
    site = mini.site(root, over)
    return {p.path: " ".join(Rendered(site, p).text.split()) for p in site.pages}


def test_special_characters_show_as_they_are_written(tmp_path: Path) -> None:
    shown = showing(tmp_path, SHOWN)
    for field in ("Os", "g", "v", "o", "w"):
        assert f"{field} {SHOWN}" in shown["medicines/osmadil.md"], field
    for field in ("h", "V", "o"):
        assert f"{field} {SHOWN}" in shown["comparisons/fen-medicines.md"], field


@pytest.mark.parametrize("sign", ["<5 mg", "a < b", "~20", "x^2"])
def test_angles_tildes_and_carets_show_without_a_backslash(sign: str, tmp_path: Path) -> None:
    assert f"v {sign}" in showing(tmp_path, sign)["medicines/osmadil.md"]


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("medicines/osmadil.md", "v"),
        ("medicines/osmadil.md", "n"),
        ("medicines/index.md", "g"),
        ("comparisons/fen-medicines.md", "V"),
    ],
)
def test_a_bar_does_not_end_a_cell(path: str, field: str, tmp_path: Path) -> None:
    assert f"{field} up|down" in showing(tmp_path, "up|down")[path]


# -- order doesn't matter -------------------------------------------------------------------------------------------------


def test_the_site_is_the_same_wherever_the_book_lies(site: Site, tmp_path: Path) -> None:
    assert mini.site(tmp_path, mini.SECOND_SOURCE) == site


def test_the_site_is_the_same_in_whichever_order_files_are_listed(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.glob, Path.rglob
    monkeypatch.setattr(Path, "glob", lambda *given, **options: reversed(list(real[0](*given, **options))))
    monkeypatch.setattr(Path, "rglob", lambda *given, **options: reversed(list(real[1](*given, **options))))
    assert mini.site(tmp_path, mini.SECOND_SOURCE) == site


@given(seed=st.integers(0, 10**6))
def test_rankings_are_the_same_whatever_order_statements_come_in(book: Book, site: Site, seed: int) -> None:
    statements = list(book.statements)
    random.Random(seed).shuffle(statements)
    again = build.site(replace(book, statements=tuple(statements)))
    for path in ("timeline.md", "medicines/index.md", "sources/index.md"):
        assert page(again, path) == page(site, path), path
    assert conflicts(again) == conflicts(site)


# -- sources --------------------------------------------------------------------------------------------------------------


def passage(site: Site, key: str, locator: str) -> str:
    """What the page of a source tells of a passage, as Markdown."""
    return re.split(r"\n(?=- |#)", page(site, f"sources/{key}.md").body.partition(f"- **{locator}** ")[2])[0]


def test_a_passage_lists_the_statements_that_rest_on_it_each_leading_to_its_place(site: Site) -> None:
    told = passage(site, "holm-2021", "¶3")
    assert "3 statements" in told and "letters" not in told
    assert re.search(
        r"^    - \[Osmadil treats Moor fever \(for two days\)\]\(\.\./medicines/osmadil\.md#s-\w+\)$", told, re.M
    )
    assert re.search(r"^    - \[Holm 2021 finds that velorin holds longer than osmadil\]\(#s-\w+\)$", told, re.M)


def test_what_rests_on_a_table_stands_below_it(site: Site) -> None:
    below = page(site, "sources/holm-2021.md").body.partition("Download as CSV")[2].partition("## Passages")[0]
    assert "**t1**" in below and "osmadil.md#s-" in below


def test_a_passage_names_the_paragraph_of_the_digest_that_retells_it(site: Site, rendered: dict[str, Rendered]) -> None:
    assert "retold in [paragraph 1](#argument-1)" in passage(site, "holm-2021", "¶1")
    assert "retold in [paragraph 2](#argument-2)" in passage(site, "holm-2021", "¶3")
    assert "retold" not in passage(site, "pell-2022", "¶1")
    assert [id for id in rendered["sources/holm-2021.md"].ids if "argument-" in id] == ["argument-1", "argument-2"]


@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        ("Holm. *Fen Letters* 4.", "Holm. *Fen Letters* 4."),
        ("Holm <https://fen.example/a_b*c>.", "Holm <https://fen.example/a_b*c>."),
        ("Holm, https://fen.example/4.11.", "Holm, <https://fen.example/4.11>."),
        ("Holm, [here](https://fen.example/x_y)", "Holm, <https://fen.example/x_y>"),
        ("A* and B* meet", r"A\* and B\* meet"),
        ("*[Untitled]*", r"*\[Untitled\]*"),
        ("Reed < sedge <b>", "Reed &lt; sedge &lt;b\\>"),
    ],
)
def test_a_reference_shows_what_is_stressed_and_links_addresses(entry: str, shown: str) -> None:
    assert reference(entry) == shown


def test_references_show_no_mark_of_markdown_and_link_their_addresses(rendered: dict[str, Rendered]) -> None:
    for path in ("sources/holm-2021.md", "briefs/winter.md"):
        assert "Fenland Letters" in rendered[path].text and "*" not in rendered[path].text
    assert "https://doi.org/10.5555/fen.4.11" in rendered["briefs/winter.md"].hrefs


def test_the_list_of_sources_says_who_wrote_what_when_and_where(site: Site) -> None:
    rows = [line for line in page(site, "sources/index.md").body.splitlines() if line.startswith("| ")]
    assert rows[0] == "| Author | Year | Title | In | Passages | Statements |"
    assert rows[2].startswith("| Holm, Ada | 2021 | [Velorin against moor fever") and "Fenland Letters" in rows[2]
    assert rows[3].startswith("| Pell, Jo | 2022 |")


# -- data -----------------------------------------------------------------------------------------------------------------


def test_every_data_file_of_the_design_is_there_and_parses(site: Site) -> None:
    assert {f.path for f in site.files if "/names/" not in f.path} == {
        "data/conflicts.json",
        "data/datapackage.json",
        "data/entities.json",
        "data/entities/moor-fever.csv",
        "data/entities/osmadil.csv",
        "data/entities/velorin.csv",
        "data/passages/holm-2021.json",
        "data/passages/pell-2022.json",
        "data/places.json",
        "data/sources.bib",
        "data/sources.json",
        "data/sources.ris",
        "data/sources/holm-2021.bib",
        "data/sources/holm-2021.json",
        "data/sources/holm-2021.ris",
        "data/sources/pell-2022.bib",
        "data/sources/pell-2022.json",
        "data/sources/pell-2022.ris",
        "data/statements.jsonl",
        "data/tables/fen-medicines.csv",
        "data/tables/holm-2021-t1.csv",
    }
    for file in site.files:
        text = content(site, file.path)
        if file.path.endswith(".json"):
            assert json.loads(text)


def test_what_a_citation_names_can_be_looked_up_by_source(site: Site) -> None:
    told = json.loads(content(site, "data/passages/holm-2021.json"))
    assert told["title"].startswith("Velorin against moor fever")
    assert told["sections"][told["passages"]["2"][0]] == "The trial"


def test_what_rests_on_a_passage_can_be_looked_up_by_source(site: Site) -> None:
    told = json.loads(content(site, "data/passages/holm-2021.json"))["statements"]
    assert told["3"] == [3, "Osmadil treats Moor fever (for two days)", "Osmadil’s dose is 40 mg"]
    assert "n1" not in told


def test_the_statements_of_an_entity_are_a_table_and_each_leads_to_where_it_stands(site: Site) -> None:
    head, *rows = csv.reader(io.StringIO(content(site, "data/entities/moor-fever.csv")))
    assert head[:4] == ["id", "subject", "property", "value"]
    for row in rows:
        path, _, anchor = dict(zip(head, row, strict=True))["address"].partition("/#")
        assert f'id="{anchor}"' in page(site, f"{path}.md").body


def test_statements_carry_subject_property_value_qualifiers_source_locator_and_verified(site: Site, book: Book) -> None:
    rows = [json.loads(line) for line in content(site, "data/statements.jsonl").splitlines()]
    assert len(rows) == len(book.statements) == 11
    for row in rows:
        told = {"subject", "property", "value", "qualifiers", "source", "locator", "verified"}
        assert set(row) == told | {"id", "address", "sentence"}
        assert row["verified"] in ("machine", "editor")
    dose = next(r for r in rows if r["value"] == "25")
    assert dose.pop("address") == f"medicines/velorin/#{dose['id']}"
    assert dose.pop("sentence") == "Velorin’s dose is 25 mg"
    assert dose | {"id": ""} == {
        "id": "",
        "subject": "velorin",
        "property": "dose",
        "value": "25",
        "qualifiers": {"unit": "mg"},
        "source": "holm-2021",
        "locator": "¶2",
        "verified": "machine",
    }


def test_entities_carry_their_names_their_page_and_how_often_they_are_named(site: Site) -> None:
    rows = {row["id"]: row for row in json.loads(content(site, "data/entities.json"))}
    assert list(rows) == ["moor-fever", "osmadil", "velorin"]
    velorin = rows["velorin"]
    assert velorin["page"] == "medicines/velorin/"
    assert velorin["mentions"] == 5, "three in running text, two in the other source; the note doesn't count"
    assert velorin["sources"] == ["holm-2021", "pell-2022"]
    assert {"text": "VLR", "sort": "acronym"} in velorin["names"]


def test_sources_are_csl_items_in_all_three_forms(site: Site) -> None:
    assert [s["id"] for s in json.loads(content(site, "data/sources.json"))] == ["holm-2021", "pell-2022"]
    assert content(site, "data/sources.bib").count("@") == 2
    assert content(site, "data/sources.ris").count("ER  - ") == 2


def test_tables_of_comparisons_and_sources_are_csv(site: Site) -> None:
    rows = list(csv.reader(io.StringIO(content(site, "data/tables/fen-medicines.csv"))))
    assert rows[0] == ["", "Treats", "Daily dose", "Harms"]
    assert [r[0] for r in rows[1:]] == ["Velorin", "Osmadil"]
    assert rows[2][3] == "not stated"
    assert rows[1][2] == "dose 25 mg (Holm 2021, ¶2); dose 30 mg (Pell 2022, ¶1)"
    table = list(csv.reader(io.StringIO(content(site, "data/tables/holm-2021-t1.csv"))))
    assert table == [["Medicine", "Dose in mg"], ["Velorin", "25"], ["Osmadil", "40"]]


def conflicts(site: Site) -> list[tuple[str, str, list[str]]]:
    found = json.loads(content(site, "data/conflicts.json"))
    return [(c["subject"], c["property"], sorted(s["value"] for s in c["statements"])) for c in found]


def test_two_values_of_a_property_that_has_one_are_a_conflict(site: Site) -> None:
    assert conflicts(site) == [("velorin", "dose", ["25", "30"])], "2001 and 2001-06 don't contradict each other"


@pytest.mark.parametrize(
    ("value", "found"),
    [("2001-07", ["2001-06", "2001-07"]), ("2002", ["2001-06", "2002"]), ("2001-06-15", []), ("2001", [])],
)
def test_a_date_contradicts_another_unless_it_only_says_more(value: str, found: list[str], tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/pell-2022/statements.yml": f"- {{subject: velorin, property: approved, value: {value!r}, at: ¶1, basis: x}}\n"
    }
    assert conflicts(mini.site(tmp_path, mini.SECOND_SOURCE, over)) == (
        [("velorin", "approved", found)] if found else []
    )


def test_values_of_different_years_units_or_partners_are_no_conflict(tmp_path: Path) -> None:
    rows = "".join(
        f"- {{subject: velorin, property: dose, value: '30', at: ¶1, {more}}}\n"
        for more in ("date: '2001'", "about: moor-fever", "unit: drops")
    )
    assert conflicts(mini.site(tmp_path, mini.SECOND_SOURCE, {"seeds/pell-2022/statements.yml": rows})) == []


@pytest.mark.parametrize(("since", "found"), [("1999", ["1998", "1999"]), ("1998-11", []), ("1998", [])])
def test_two_dates_of_what_begins_once_are_a_conflict(since: str, found: list[str], tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/properties.yml": {"replace": "treats: {value: entity,", "with": "treats: {value: entity, once: true,"},
        "seeds/holm-2021/statements.yml": f"""\
- {{subject: velorin, property: treats, value: moor-fever, since: "1998", at: n1, basis: read}}
- {{subject: velorin, property: treats, value: moor-fever, since: "{since}", at: n1, note: a trial, basis: read}}
""",
    }
    made = json.loads(content(mini.site(tmp_path, over), "data/conflicts.json"))
    dates = [side["says"].partition(";")[0][-4:] for c in made if c["kind"] == "two dates" for side in c["sides"]]
    assert sorted(dates) == found


def test_a_figure_that_begins_like_another_is_a_conflict(tmp_path: Path) -> None:
    rows = "- {subject: velorin, property: dose, value: '250', at: ¶1, basis: x}\n"
    made = mini.site(tmp_path, mini.SECOND_SOURCE, {"seeds/pell-2022/statements.yml": rows})
    assert conflicts(made) == [("velorin", "dose", ["25", "250"])]


# -- briefs ---------------------------------------------------------------------------------------------------------------


def test_the_printed_brief_says_what_its_page_says(site: Site, rendered: dict[str, Rendered]) -> None:
    brief = site.briefs[0].content
    assert json.loads(json.dumps(brief)) == brief
    said = " ".join(texts(brief))
    assert "[@" not in said and "](" not in said
    for part in ("Which of the two should a cutter carry?", "Holm 2021, ¶2-3", "30 mg"):
        assert part in said
    assert "30 mg" in rendered["briefs/winter.md"].text


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if not isinstance(value, dict | list):
        return []
    return [t for v in (value.values() if isinstance(value, dict) else value) for t in texts(v)]


def test_the_page_of_a_brief_leads_to_its_pdf(rendered: dict[str, Rendered]) -> None:
    assert "../winter.pdf" in page_html(rendered)
    assert "winter.pdf" in rendered["briefs/index.md"].hrefs


def page_html(rendered: dict[str, Rendered]) -> list[str]:
    return rendered["briefs/winter.md"].hrefs


def test_building_twice_gives_the_same(book: Book, site: Site) -> None:
    assert build.site(book) == site
