"""The search: names filed so that any spelling finds them, results that lead to the line, and a box for keys and fingers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import browsing
import mini
import searching
from briefbook.exports import names
from briefbook.model import Page, Site


def whole(text: str) -> str:
    return "".join(names.key(word) for word in names.words(text))


@pytest.mark.parametrize(
    "alike",
    [
        pytest.param(("S-400", "S400", "s 400", "S–400"), id="hyphens and spaces"),
        pytest.param(("Çınar Gölü", "cinar golu", "ÇINAR GÖLÜ"), id="Turkish letters"),
        pytest.param(("TİKA", "TIKA", "tika", "tıka"), id="dotted and dotless i"),
        pytest.param(("organisation", "Organization", "organisations"), id="isation and plural"),
        pytest.param(("neighbouring", "neighboring"), id="our"),
        pytest.param(("defence", "defense"), id="ence"),
        pytest.param(("Da'esh", "Da’esh", "daesh"), id="apostrophes"),
        pytest.param(("Velorin's", "velorin’s"), id="the genitive"),
        pytest.param(("Łódź", "lodz"), id="letters that have no accent to take off"),
    ],
)
def test_one_name_has_one_key_however_it_is_written(alike: tuple[str, ...]) -> None:
    assert len({whole(text) for text in alike}) == 1


def test_names_that_differ_have_keys_that_differ() -> None:
    names = ["Iran", "Iraq", "Niger", "Nigeria", "four", "for", "Mali", "Malta", "S-300", "S-400"]
    assert len({whole(name) for name in names}) == len(names)


def test_a_name_is_filed_under_each_of_its_words_and_as_one_word() -> None:
    assert names.filed_under("Health Board of the Fens") == {"health", "board", "fen", "healthboardofthefen"}
    assert names.filed_under("co-operation") == {"co", "operation", "cooperation"}
    assert names.filed_under("s 400") == {"s", "400", "s400"}
    assert names.filed_under("…") == set()
    assert [names.drawer(word) for word in ("health", "s", "上海")] == ["he", "s", "u4e0a"]


@given(st.text(max_size=40))
def test_any_name_can_be_filed(name: str) -> None:
    labels = {names.drawer(word, letters) for word in names.filed_under(name) for letters in (2, 3)}
    assert all(re.fullmatch(r"[a-z0-9]{1,3}|u[0-9a-f]+", label) for label in labels)


def test_a_full_drawer_is_split_by_a_third_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "FULL", 3)
    split = drawers(mini.site(tmp_path))
    assert "ve" not in split and {name for name, _, _ in split["vel"]["names"]} >= {"Velorin", "velorin hydrate"}


def drawers(site: Site) -> dict[str, Any]:
    return {
        f.path.removeprefix("data/names/").removesuffix(".json"): json.loads(f.content)
        for f in site.files
        if "/names/" in f.path
    }


def leads(site: Site, name: str) -> set[str]:
    """The addresses that a name leads to."""
    label = names.drawer(names.key(names.words(name)[0]))
    drawer = drawers(site)[label]
    return {drawer["places"][place][0] for text, place, _ in drawer["names"] if text == name}


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Velorin", "medicines/velorin/"),
        ("VLR", "medicines/velorin/"),
        ("Osmin", "medicines/osmadil/"),
        ("fen ague", "diseases/moor-fever/"),
        ("cutter", "glossary/#reed-cutter"),
        ("Fenland Health Board", "glossary/#fhb"),
        ("Ada Holm", "sources/holm-2021/"),
        ("Holm 2021", "sources/holm-2021/"),
        ("Medicines of the fens", "comparisons/fen-medicines/"),
        ("Timeline", "timeline/"),
        ("Marsh root", "medicines/osmadil/"),
    ],
)
def test_every_name_of_the_book_leads_to_its_page(name: str, address: str, tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "docs/medicines/osmadil.md": {"replace": "former:", "with": "search: [Marsh root]\nformer:"}
    }
    assert address in leads(mini.site(tmp_path, over), name)


def test_what_only_the_search_knows_is_neither_linked_nor_shown(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "docs/medicines/osmadil.md": {"replace": "former:", "with": "search: [Marsh root]\nformer:"},
        "docs/medicines/velorin.md": {"append": "\nMarsh root is older. [@holm-2021, ¶3]\n"},
    }
    site = mini.site(tmp_path, over)
    assert "Marsh root" not in json.dumps(site.links)
    assert "Marsh root" not in next(p.body for p in site.pages if p.path == "medicines/osmadil.md")


def test_a_territory_is_found_by_its_name_in_the_languages_of_the_readers(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "seeds/book.yml": {
            "replace": "kinds:\n",
            "with": "kinds:\n  land: {label: Land, plural: Lands, folder: lands, territories: yes, languages: [tr, xx]}\n",
        },
        "docs/lands/no.md": "---\niso: 'NO'\ngloss: A land of fjords\n---\n",
    }
    assert leads(mini.site(tmp_path, over), "Norveç") == {"lands/no/"}


def test_the_index_says_what_kinds_and_sources_there_are(tmp_path: Path) -> None:
    index = drawers(mini.site(tmp_path, mini.SECOND_SOURCE))["index"]
    assert index["kinds"]["medicine"] == "Medicine" and index["kinds"]["source"] == "Source"
    assert index["entities"] == ["medicine", "disease"]
    assert index["sources"] == [["holm-2021", "Holm 2021", "2021"], ["pell-2022", "Pell 2022", "2022"]]
    assert set(index["drawers"]) == drawers(mini.site(tmp_path)).keys() - {"index"} | set(index["drawers"])


def test_a_page_says_which_sources_it_rests_on(tmp_path: Path) -> None:
    pages = {p.path: dict(p.meta) for p in mini.site(tmp_path, mini.SECOND_SOURCE).pages}
    assert pages["medicines/velorin.md"]["sources"] == ["holm-2021", "pell-2022"]
    assert pages["sources/pell-2022.md"]["sources"] == ["pell-2022"]
    assert pages["medicines/velorin.md"]["entity"] == "velorin" and "entity" not in pages["glossary.md"]


def test_spellings_that_the_engine_cannot_know_are_filed(tmp_path: Path) -> None:
    text = "Reed is cut at Sazlık, where organisation is poor and the dose of the older remedies large."
    site = mini.site(tmp_path, {"docs/medicines/velorin.md": {"append": f"\n{text}\n"}})
    assert drawers(site)["sa"]["forms"] == {"sazlik": ["sazlık"]}
    assert drawers(site)["or"]["forms"] == {"organization": ["organisation"]}
    assert "remedies" not in json.dumps(drawers(site)["re"]["forms"]), "Pagefind knows plurals"


def test_an_address_is_where_mkdocs_puts_the_page() -> None:
    assert [names.address(p) for p in ("index.md", "timeline.md", "medicines/index.md", "medicines/velorin.md")] == [
        "", "timeline/", "medicines/", "medicines/velorin/",
    ]  # fmt: skip


def test_a_page_without_a_title_is_found_by_its_heading(tmp_path: Path) -> None:
    site = mini.site(tmp_path, {"docs/fens.md": "# Of fens\n\nWet.\n"})
    assert leads(site, "Of fens") == {"fens/"}
    assert isinstance(next(p for p in site.pages if p.path == "fens.md"), Page)


# -- in a browser ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with browsing.served(mini.built().site) as at:
        yield at


TEXTS = [
    "Çınar Gölü", "İSTANBUL", "ısı", "TİKA", "Łódź", "Straße", "S-400", "Da’esh", "Organisations", "labour", "co-operation",
    "Ελλάς", "Σίσυφος", "Россия", "داعش", "上海合作组织", "हिन्दी", "ไทย", "ﬁne ½ ² №", "U.S.", "Æon – œuvre", "a\u0301b",
    "n\u00ad1", "travelling programme", "centres", "crises", "x\u200by", "Việt Nam", "한국어", "ʻOkina", "…", "",
    "Kırgızistan'ın",
]  # fmt: skip


def test_the_browser_folds_as_the_build_does(visit: Any, address: str) -> None:
    script = """async ([folder, texts]) => {
      const { Names } = await import("/assets/search/names.js");
      const names = await Names.open(folder);
      return texts.map((text) => names.words(text).map((word) => [word, names.key(word), names.drawerOf(names.key(word))]));
    }"""
    there = visit().evaluate(script, [f"{address}data/names/", TEXTS])
    here = [[[w, names.key(w), names.drawer(names.key(w))] for w in names.words(text)] for text in TEXTS]
    assert there == here


@pytest.mark.parametrize(
    ("query", "href"),
    [
        pytest.param("velorin", "medicines/velorin/", id="a name"),
        pytest.param("VELÓRIN", "medicines/velorin/", id="a name with an accent too many"),
        pytest.param("osm", "medicines/osmadil/", id="the beginning of a name"),
        pytest.param("osmin", "medicines/osmadil/", id="a former name"),
        pytest.param("ague fen", "diseases/moor-fever/", id="words in another order"),
        pytest.param("velrin", "medicines/velorin/", id="a letter left out"),
        pytest.param("evlorin", "medicines/velorin/", id="letters swapped at the start"),
        pytest.param("holm", "sources/holm-2021/", id="an author"),
        pytest.param("cutter", "glossary/#reed-cutter", id="another name of a term"),
    ],
)
def test_a_name_is_found_first(query: str, href: str, visit: Any, address: str) -> None:
    found = searching.ask(visit("timeline/"), query)
    assert found[0].href.removeprefix(address) == href


def test_words_of_a_statement_lead_to_the_statement(visit: Any, address: str) -> None:
    page = visit()
    found = searching.ask(page, "osmadil two days")
    target = found[0].href.removeprefix(address)
    assert target.startswith("medicines/osmadil/#s-") and "for two days" in found[0].text
    page.goto(address + target)
    assert "for two days" in page.locator(f"#{target.partition('#')[2]}").inner_text()


def test_the_words_that_are_shown_hold_no_citation(visit: Any) -> None:
    found = searching.ask(visit(), "cutters on velorin fared better")
    text = next(result.text for result in found if "fared better" in result.text)
    assert text.strip() == "Cutters on velorin fared better than those on osmadil."


def test_what_nobody_says_is_not_found(visit: Any) -> None:
    page = visit()
    assert searching.ask(page, "zeppelin") == []
    assert page.locator(".md-search-result__meta").inner_text() == "Nothing found."


def test_results_say_their_kind_and_the_name_that_was_found(visit: Any) -> None:
    first = searching.ask(visit(), "osmin")[0]
    assert (first.title, first.kind, first.text) == ("Osmadil", "Medicine", "Osmin, former name")


@pytest.mark.parametrize(
    ("filter", "value", "kept", "gone"),
    [
        ("kind", "source", "sources/holm-2021/", "medicines/velorin/"),
        ("source", "pell-2022", "medicines/velorin/", "sources/holm-2021/"),
        ("year", "2022", "medicines/velorin/", "sources/holm-2021/"),
    ],
)
def test_filters_leave_what_they_name(filter: str, value: str, kept: str, gone: str, visit: Any, address: str) -> None:
    page = visit()

    def pages() -> set[str]:
        return {found.href.removeprefix(address).partition("#")[0] for found in searching.ask(page, "velorin")}

    assert {kept, gone} <= pages()
    page.locator(f".bb-filters select[name={filter}]").evaluate("(select, value) => { select.value = value; }", value)
    left = pages()
    assert kept in left and gone not in left


def test_nothing_is_fetched_before_the_box_is_opened(browser: Any, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address, wait_until="networkidle")
    assert not [url for url in asked if url.startswith(("data/", "pagefind/", "search/"))]
    page.keyboard.press("/")
    page.locator(".md-search-result__meta", has_text="Type").wait_for()
    assert [url for url in asked if url.startswith("data/names/")] == ["data/names/index.json"]
    context.close()


def test_the_box_is_worked_by_keys_alone(visit: Any, address: str) -> None:
    page = visit("timeline/")
    page.keyboard.press("/")
    page.keyboard.type("velorin")
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    focused = "document.activeElement.getAttribute('href')"
    assert page.evaluate(focused).removeprefix(address) == "medicines/velorin/"
    page.keyboard.press("Escape")
    assert not page.locator(".md-search__output").is_visible()
    page.keyboard.press("/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/medicines/velorin/")


def test_the_box_has_names_and_tells_its_count(visit: Any) -> None:
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("moor fever")
    status = page.get_by_role("dialog", name="Search").get_by_role("status")
    status.filter(has_text=re.compile(r"^\d+ results?\.$")).wait_for()
    for name in ("Kind", "Source", "Year"):
        assert page.get_by_role("combobox", name=name).is_visible()


def test_on_a_phone_the_box_fills_the_screen(visit: Any) -> None:
    page = visit(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page.get_by_role("button", name="Search").tap()
    page.keyboard.type("velorin")
    page.locator(".md-search-result__item").first.wait_for()
    # Material's dark circle makes the page wide while it grows
    page.wait_for_function("document.querySelector('.md-search__inner').scrollWidth === 360")


def test_without_javascript_the_glossary_is_linked_in_place_of_the_box(visit: Any) -> None:
    page = visit("medicines/velorin/", java_script_enabled=False)
    assert not page.locator(".md-search").is_visible()
    page.locator("header a", has_text="Glossary").click()
    page.wait_for_url("**/glossary/")


def test_a_copy_without_an_index_finds_names_and_says_what_is_missing(visit: Any) -> None:
    page = visit()
    page.context.route("**/pagefind/**", lambda route: route.abort())
    found = searching.ask(page, "osmin")
    assert [result.title for result in found] == ["Osmadil"]
    assert "no index of its texts" in page.locator(".md-search-result__meta").inner_text()


def test_an_address_can_hold_a_query(visit: Any) -> None:
    page = visit("?q=fen%20ague")
    page.locator(".bb-found__title", has_text="Moor fever").first.wait_for()


def test_names_are_shown_as_text_whatever_they_hold(browser: Any, tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "docs/medicines/velorin.md": {"replace": "names: [", "with": 'names: ["<img src=x onerror=alert(1)>root", '}
    }
    assert mini.mkdocs(mini.lay(tmp_path / "book", over), tmp_path / "site").returncode == 0
    with browsing.served(tmp_path / "site") as at:
        page = browser.new_page()
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        page.goto(at)
        found = searching.ask(page, "img src root")
        assert found[0].text == "<img src=x onerror=alert(1)>root, other name"
        assert page.locator(".md-search-result__item img").count() == 0
        page.close()


# -- the real book --------------------------------------------------------------------------------------------------------

ROOT = Path(__file__).parent.parent


def test_the_right_page_comes_first_in_the_real_book(browser: Any, tmp_path: Path) -> None:
    """Queries as readers type them, written before the ranking was tuned; a third was kept aside meanwhile."""
    process = mini.mkdocs(ROOT, tmp_path / "site")
    assert process.returncode == 0, process.stderr
    queries = json.loads(searching.QUERIES.read_text(encoding="utf-8"))
    assert len(queries) >= 80
    with browsing.served(tmp_path / "site") as at:
        page = browser.new_page()
        page.goto(at)
        missed = [q["q"] for q in queries if searching.rank(q, searching.ask(page, q["q"])) != 1]
        page.close()
    assert len(missed) <= len(queries) * 0.05, missed
