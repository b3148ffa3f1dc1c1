"""What machines read of the site: heads, linked data, pictures to share, the feed, former addresses, the sitemap."""

from __future__ import annotations

import json
import re
import struct
import xml.etree.ElementTree as ElementTree
import zlib
from collections import Counter
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mini
from briefbook import build, png, typeset
from briefbook.exports import linked
from briefbook.model import Site
from briefbook.site import head

ROOT = Path(__file__).parent.parent
ADDRESS = "https://fen.example/"
OVER: dict[str, mini.Content] = {
    "docs/changes.yml": """\
- date: 2021-04-01
  title: The book begins
  text: One trial, <b>passage</b> by passage & more.
  pages: [holm-2021, velorin]
- date: 2021-06-30
  title: Doses side by side
  text: A table of doses.
  pages: [fen-medicines, winter, comparisons/index.md]
- date: 2021-06-30
  title: A glossary
  text: Words of the fens.
- date: 2021-05-02
  title: Osmadil has a page
  text: The older remedy, too.
""",
    "docs/index.md": {"append": "\n## News\n\n<!-- briefbook: news -->\n"},
    "docs/about/notes.md": """\
# Notes on *method*

How the "trial" was read [@holm-2021, ¶1], by [a nurse](../index.md).
""",
    "mkdocs.yml": {"append": "  /about/\n  /changes.md\n"},
    "docs/medicines/velorin.md": {"replace": "acronyms: [VLR]", "with": "acronyms: [VLR]\nformer ids: [vel-1, velo]"},
    "docs/medicines/osmadil.md": {
        "replace": "gloss: The older remedy of the fens",
        "with": 'wikidata: Q1\ngloss: The "older" remedy </script><b>&amp; more',
    },
    "docs/comparisons/fen-medicines.md": {
        "replace": "rows: [velorin, osmadil]",
        "with": "rows: [velorin, osmadil]\nformer ids: [remedies]",
    },
    "docs/glossary.yml": {"replace": "  names: [cutter]", "with": "  names: [cutter]\n  former ids: [mower]"},
    "briefs/winter.md": {"replace": "entities: [velorin", "with": "former ids: [autumn]\nentities: [velorin"},
    "seeds/holm-2021/source.yml": {"append": "former ids: [holm-2020]\n"},
    "seeds/book.yml": {"append": "licence: https://licence.example/by/\n"},
}
MOVED = {
    "medicines/vel-1": "medicines/velorin",
    "medicines/velo": "medicines/velorin",
    "comparisons/remedies": "comparisons/fen-medicines",
    "briefs/autumn": "briefs/winter",
    "sources/holm-2020": "sources/holm-2021",
}


class Tags(HTMLParser):
    """The start tags of a page with their attributes, and the text of its title and its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[int, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.texts[len(self.tags) - 1] = self.texts.get(len(self.tags) - 1, "") + data

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """The attributes of each such tag; `name_` stands for the attribute `name`."""
        pairs = {key.strip("_").replace("_", "-"): value for key, value in wanted.items()}
        return [a for t, a in self.tags if t == tag and all(a.get(k) == v for k, v in pairs.items())]

    def meta(self, name: str) -> list[str]:
        return [a["content"] for t, a in self.tags if t == "meta" and name in (a.get("name"), a.get("property"))]

    def text(self, tag: str, **wanted: str) -> list[str]:
        found = self.all(tag, **wanted)
        return [self.texts.get(n, "").strip() for n, (t, a) in enumerate(self.tags) if t == tag and a in found]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("metadata")
    root = mini.lay(folder / "book", mini.SECOND_SOURCE, OVER)
    process = mini.mkdocs(root, folder / "site")
    assert process.returncode == 0, process.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Tags]:
    """Every page that MkDocs made, by its address below the home page."""
    found = sorted(built.rglob("*.html"))
    read = {p.relative_to(built).as_posix().removesuffix("index.html"): p.read_text(encoding="utf-8") for p in found}
    return {path: Tags(text) for path, text in read.items() if path.removesuffix("/") not in MOVED}


def graph(page: Tags) -> list[dict[str, Any]]:
    (text,) = page.text("script", type_="application/ld+json")
    things = json.loads(text)["@graph"]
    assert isinstance(things, list)
    return things


def about(page: Tags) -> dict[str, Any]:
    """What a page is about: its main entity."""
    things = graph(page)
    thing = next(t for t in things if t["@id"] == things[0]["mainEntity"]["@id"])
    assert isinstance(thing, dict)
    return thing


# -- titles, descriptions, addresses ----------------------------------------------------------------------------------


def test_each_page_has_a_title_and_a_description_of_its_own(pages: dict[str, Tags]) -> None:
    titles = Counter(page.text("title")[0] for page in pages.values())  # drawings have titles of their own
    told = Counter(text for page in pages.values() for text in page.meta("description"))
    assert len(titles) == len(told) == len(pages)
    assert set(titles.values()) == set(told.values()) == {1}
    assert "" not in titles and "" not in told


def test_titles_and_descriptions_of_the_first_shelf_are_distinct() -> None:
    made = [dict(page.meta) for page in build.site(build.book(ROOT)).pages]
    for key in ("title", "description"):
        assert [text for text, n in Counter(m[key] for m in made).items() if n > 1 or not text] == []


def test_pages_that_share_a_title_say_what_they_are(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "docs/about/a.md": "---\ntitle: Notes\ndescription: Of old.\n---\n",
        "docs/about/b.md": "---\ntitle: Notes\ndescription: Of old.\n---\n",
    }
    made = {p.path: dict(p.meta) for p in mini.site(tmp_path, over).pages}
    assert [made[f"about/{n}.md"]["title"] for n in "ab"] == ["Notes (about/a)", "Notes (about/b)"]
    assert made["about/a.md"]["description"] == "Notes (about/a): Of old."


def test_a_page_that_says_nothing_of_itself_is_described_by_its_text(pages: dict[str, Tags]) -> None:
    notes = pages["about/notes/"]
    assert notes.text("title") == ["Notes on method - Fen remedies"]
    assert notes.meta("description") == ['How the "trial" was read, by a nurse.']


def test_a_description_may_hold_any_sign(pages: dict[str, Tags]) -> None:
    (told,) = pages["medicines/osmadil/"].meta("description")
    assert told.startswith('Osmadil: The "older" remedy </script><b>&amp; more.')
    assert pages["medicines/osmadil/"].meta("og:description") == [told]


def test_each_page_names_its_one_address(pages: dict[str, Tags]) -> None:
    for path, page in pages.items():
        wanted = [ADDRESS + path] if path != "404.html" else []
        assert [a["href"] for a in page.all("link", rel="canonical")] == wanted
        assert page.meta("og:url") == wanted


@pytest.mark.parametrize(
    ("path", "where"),
    [("index.md", ""), ("a/index.md", "a/"), ("a/xindex.md", "a/xindex/"), ("b.md", "b/"), ("a/b/c.md", "a/b/c/")],
)
def test_an_address_is_that_of_the_engine(path: str, where: str) -> None:
    assert linked.address(path) == linked.SITE + where


# -- linked data ----------------------------------------------------------------------------------------------------------


def test_linked_data_is_json_whatever_a_record_says(pages: dict[str, Tags]) -> None:
    for path, page in pages.items():
        if path != "404.html":
            text = json.dumps(graph(page))
            assert "site://" not in text and '""' not in text and "null" not in text
    assert about(pages["medicines/osmadil/"])["description"] == 'The "older" remedy </script><b>&amp; more'


def test_an_entity_is_what_its_kind_says(pages: dict[str, Tags]) -> None:
    drug = about(pages["medicines/velorin/"])
    assert drug["@type"] == "Drug"
    assert drug["alternateName"] == ["VLR", "velorin hydrate"]
    assert [s["@id"] for s in drug["subjectOf"]] == [
        f"{ADDRESS}sources/{key}/#work" for key in ("holm-2021", "pell-2022")
    ]
    assert about(pages["diseases/moor-fever/"])["@type"] == "Thing"
    osmadil = about(pages["medicines/osmadil/"])
    assert osmadil["sameAs"] == ["https://www.wikidata.org/entity/Q1"]
    assert osmadil["identifier"] == [{"@type": "PropertyValue", "propertyID": "Wikidata", "value": "Q1"}]


def test_a_source_is_a_work_with_its_authors_and_its_journal(pages: dict[str, Tags]) -> None:
    work = about(pages["sources/holm-2021/"])
    assert (work["@type"], work["datePublished"]) == ("ScholarlyArticle", "2021-03")
    assert work["author"] == [{"@type": "Person", "name": "Ada Holm", "givenName": "Ada", "familyName": "Holm"}]
    assert work["isPartOf"]["volumeNumber"] == "4"
    assert work["isPartOf"]["isPartOf"] == {"@type": "Periodical", "name": "Fenland Letters"}
    assert work["sameAs"] == ["https://doi.org/10.5555/fen.4.11"]
    assert work["license"]["name"] == "CC BY 4.0"
    report = about(pages["sources/pell-2022/"])
    assert report["@type"] == "Report" and "license" not in report and "isPartOf" not in report


def test_a_comparison_is_data_that_can_be_had(pages: dict[str, Tags], built: Path) -> None:
    data = about(pages["comparisons/fen-medicines/"])
    assert data["@type"] == "Dataset"
    assert data["variableMeasured"] == ["Treats", "Daily dose", "Harms"]
    assert data["license"] == "https://licence.example/by/"
    files = [d["contentUrl"] for page in pages.values() for d in downloads(page)]
    assert f"{ADDRESS}data/tables/fen-medicines.csv" in files
    assert [f for f in files if not (built / f.removeprefix(ADDRESS)).is_file()] == []


def downloads(page: Tags) -> Iterator[dict[str, Any]]:
    for text in page.text("script", type_="application/ld+json"):
        for thing in json.loads(text)["@graph"]:
            yield from thing.get("distribution", [])


def test_a_glossary_is_a_set_of_terms_and_home_is_the_site(pages: dict[str, Tags]) -> None:
    terms = about(pages["glossary/"])
    assert terms["@type"] == "DefinedTermSet"
    assert [t["name"] for t in terms["hasDefinedTerm"]] == ["Reed cutter", "FHB"]
    anchors = {a["id"] for _, a in pages["glossary/"].tags if "id" in a}
    assert {t["@id"].rpartition("#")[2] for t in terms["hasDefinedTerm"]} <= anchors
    assert about(pages[""])["@type"] == "WebSite"
    assert [t["@type"] for t in graph(pages["about/notes/"])] == ["WebPage"]


def test_the_way_from_home_names_pages_that_are_there(pages: dict[str, Tags]) -> None:
    way = graph(pages["medicines/velorin/"])[0]["breadcrumb"]["itemListElement"]
    assert [(i["position"], i["name"]) for i in way] == [(1, "Fen remedies"), (2, "Medicines"), (3, "Velorin")]
    for path, page in pages.items():
        if path != "404.html":
            steps = graph(page)[0].get("breadcrumb", {}).get("itemListElement", [])
            assert {i["item"].removeprefix(ADDRESS) for i in steps} <= pages.keys()


def test_what_linked_data_names_by_address_is_described_somewhere(pages: dict[str, Tags]) -> None:
    described, named = set(), set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if "@id" in value:
                (named if len(value) == 1 else described).add(value["@id"])
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)

    for path, page in pages.items():
        if path != "404.html":
            walk(graph(page))
    assert named - described == set()


# -- pictures -------------------------------------------------------------------------------------------------------------


def test_each_page_has_a_picture_of_the_size_that_it_says(pages: dict[str, Tags], built: Path) -> None:
    for path, page in pages.items():
        if path == "404.html":
            continue
        (address,) = page.meta("og:image")
        picture = (built / address.removeprefix(ADDRESS)).read_bytes()
        size = struct.unpack(">II", picture[16:24])
        assert size == (1200, 630)
        assert [*page.meta("og:image:width"), *page.meta("og:image:height")] == ["1200", "630"]
        assert page.meta("twitter:card") == ["summary_large_image"]
        assert len(picture) < 40_000
    assert pages["medicines/velorin/"].meta("og:image:alt") == [
        "Velorin, Medicine, Fen remedies, 2 sources, 8 statements"
    ]


def test_pictures_differ_and_none_is_empty(pages: dict[str, Tags], built: Path) -> None:
    found = [p.read_bytes() for p in sorted((built / "assets" / "og").rglob("*.png"))]
    assert len(set(found)) == len(found) == len(pages) - 1
    for picture in found:
        shades = Counter(byte for row in pixels(picture) for byte in row)
        assert shades[0] > 400_000 and shades[31] == 20 * 630 and len(shades) > 8


def test_pictures_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cards = mini.site(tmp_path / "book").cards[:3]
    before = typeset.cards(cards, tmp_path)
    asked: list[int] = []
    monkeypatch.setattr(typeset, "_pictures", lambda shown: asked.append(len(shown)) or [b"new"] * len(shown))
    assert typeset.cards(cards, tmp_path) == before
    assert asked == []
    changed = [cards[0], cards[1] | {"title": "Another"}, cards[2]]
    assert typeset.cards(changed, tmp_path) == [before[0], b"new", before[2]]
    assert asked == [1]


def test_a_card_is_one_picture_however_long_its_title(tmp_path: Path) -> None:
    card = {
        "path": "a.png",
        "title": "Reed\n#cutters *and* " * 200,
        "kind": "K" * 300,
        "book": "B" * 90,
        "figures": ["9" * 99] * 3,
    }
    assert len(typeset.cards([card, card | {"title": ""}], tmp_path)) == 2


def pixels(picture: bytes) -> list[bytearray]:
    """The bytes of each row of a PNG of 8 bits, its filters undone."""
    width, height, _, sort = struct.unpack(">IIBB", picture[16:26])
    step = 4 if sort == 6 else 1
    rows = zlib.decompress(b"".join(c for name, c in png._chunks(picture) if name == b"IDAT"))
    length = 1 + step * width
    above, result = bytearray(step * width), []
    for y in range(height):
        kind, row = rows[y * length], bytearray(rows[y * length + 1 : (y + 1) * length])
        for x in range(len(row) if kind else 0):
            left, up = row[x - step] if x >= step else 0, above[x]
            corner = above[x - step] if x >= step else 0
            row[x] = (row[x] + predicted(kind, left, up, corner)) % 256
        above = row
        result.append(row)
    return result


def predicted(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 4:
        guess = left + up - corner
        return min((left, up, corner), key=lambda value: abs(guess - value))
    return (0, left, up, (left + up) // 2)[kind]


@given(st.data())
def test_a_palette_changes_no_shade(data: st.DataObject) -> None:
    width, height = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 5))
    rows = b"".join(
        bytes([data.draw(st.integers(0, 4))]) + data.draw(st.binary(min_size=4 * width, max_size=4 * width))
        for _ in range(height)
    )
    picture = png.SIGNATURE + b"".join(
        (
            png._chunk(b"IHDR", png.HEADER.pack(width, height, 8, png.RGBA, 0, 0, 0)),
            png._chunk(b"IDAT", zlib.compress(rows)),
            png._chunk(b"IEND", b""),
        )
    )
    made = png.coloured(picture, png.blend((0, 0, 0), (255, 255, 255), 256))
    assert pixels(made) == [row[::4] for row in pixels(picture)]


def test_another_sort_of_picture_is_refused() -> None:
    grey = png.SIGNATURE + png._chunk(b"IHDR", png.HEADER.pack(1, 1, 8, 0, 0, 0, 0))
    with pytest.raises(ValueError, match="four channels"):
        png.coloured(grey, [(0, 0, 0)])


# -- changes --------------------------------------------------------------------------------------------------------------

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_tells_each_change_and_leads_to_it(built: Path, pages: dict[str, Tags]) -> None:
    feed = ElementTree.parse(built / "feed.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    for needed in ("id", "title", "updated", "author"):
        assert len(feed.findall(ATOM + needed)) == 1
    entries = feed.findall(f"{ATOM}entry")
    assert [e.findtext(f"{ATOM}title") for e in entries] == [
        "Doses side by side",
        "A glossary",
        "Osmadil has a page",
        "The book begins",
    ]
    assert [e.findtext(f"{ATOM}updated", "")[:10] for e in entries] == ["2021-06-30"] * 2 + ["2021-05-02", "2021-04-01"]
    assert feed.findtext(f"{ATOM}updated") == "2021-06-30T12:00:00Z"
    assert entries[-1].findtext(f"{ATOM}content") == "One trial, <b>passage</b> by passage & more."
    anchors = {a["id"] for _, a in pages["changes/"].tags if "id" in a}
    for entry in entries:
        assert entry.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
        page, _, anchor = entry.find(f"{ATOM}link").attrib["href"].partition("#")  # type: ignore[union-attr]
        assert page == f"{ADDRESS}changes/" and anchor in anchors


def test_each_page_leads_to_the_feed(pages: dict[str, Tags]) -> None:
    for path, page in pages.items():
        found = [urljoin(ADDRESS + path, a["href"]) for a in page.all("link", type_="application/atom+xml")]
        assert found == ([f"{ADDRESS}feed.xml"] if path != "404.html" else [])


def test_the_page_of_changes_links_what_they_concern(pages: dict[str, Tags]) -> None:
    links = {a["href"] for a in pages["changes/"].all("a")}
    assert {
        "../sources/holm-2021/",
        "../medicines/velorin/",
        "../comparisons/fen-medicines/",
        "../briefs/winter/",
    } <= links


def test_home_shows_the_newest_three(pages: dict[str, Tags]) -> None:
    links = [a["href"] for a in pages[""].all("a") if a.get("href", "").startswith("changes/")]
    assert links == [
        "changes/#2021-06-30-doses-side-by-side",
        "changes/#2021-06-30-a-glossary",
        "changes/#2021-05-02-osmadil-has-a-page",
        "changes/",
    ]


def test_front_matter_of_the_editors_takes_no_place_of_ours(tmp_path: Path) -> None:
    lines = "".join(f"{key}: [a, b]\n" for key in head.OURS)
    over: dict[str, mini.Content] = {
        "docs/about/notes.md": f"---\ntitle: Notes\n{lines}---\n# Notes\n",
        "docs/changes.md": f"---\ntitle: Ours\n{lines}---\n# Ours\n",
    }
    made = {p.path: dict(p.meta) for p in mini.site(tmp_path, over).pages}
    for path in ("about/notes.md", "changes.md"):
        assert set(made[path]) & set(head.OURS) == {"linked", "card", "cite_as"}
        assert "[" not in made[path]["cite_as"] and json.loads(made[path]["linked"])


def test_a_book_without_changes_has_no_page_and_no_feed_of_them() -> None:
    built = mini.built()
    assert not (built.site / "feed.xml").exists() and not (built.site / "changes").exists()
    assert "atom+xml" not in (built.site / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("date", ["2021-02-30", "2021-13-01", "2021-4-1", "spring", "0000-01-01"])
def test_a_change_has_a_day(date: str, tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {"docs/changes.yml": f"- title: Now\n  date: {date}\n  text: So.\n"}
    run = mini.run(mini.lay(tmp_path, over), "check")
    assert [p.at for p in run.reported] == ["docs/changes.yml:2:9: bad-value"]
    assert "2026-11-20" in run.reported[0].hint


def test_what_is_wrong_with_changes_is_said_with_its_place(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {
        "docs/changes.yml": """\
- {date: 2021-04-01, title: A, text: B}
- {date: 2021-04-01, title: A, text: C, pages: [velorim]}
- {date: 2021-04-01, titel: A, text: C}
"""
    }
    run = mini.run(mini.lay(tmp_path, over), "check")
    assert sorted(p.at for p in run.reported) == [
        "docs/changes.yml:2:3: term-twice",
        "docs/changes.yml:2:49: unknown-entity",
        "docs/changes.yml:3:22: unknown-key",
    ]


# -- former addresses -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("old", MOVED)
def test_a_former_address_leads_on(old: str, built: Path) -> None:
    text = (built / old / "index.html").read_text(encoding="utf-8")
    page, here, there = Tags(text), f"{ADDRESS}{old}/", f"{ADDRESS}{MOVED[old]}/"
    (refresh,) = page.all("meta", http_equiv="refresh")
    delay, _, target = refresh["content"].partition("; url=")
    assert (delay, urljoin(here, target)) == ("0", there)
    assert [urljoin(here, a["href"]) for a in (*page.all("a"), *page.all("link", rel="canonical"))] == [there, there]
    assert page.meta("robots") == ["noindex"]
    assert "location.hash" in page.text("script")[0]
    assert (built / MOVED[old] / "index.html").is_file()
    assert not re.search(f"{re.escape(old)}/", (built / "sitemap.xml").read_text(encoding="utf-8"))


def test_a_former_anchor_of_a_term_stands_at_its_entry(built: Path) -> None:
    text = (built / "glossary" / "index.html").read_text(encoding="utf-8")
    assert '<span id="mower"></span><dfn id="reed-cutter">' in text


def test_no_former_id_leaves_the_site_or_takes_a_page(tmp_path: Path) -> None:
    ids = "[../../out, osmadil, a/b, '', Velorin, vel]"
    over = {"docs/medicines/velorin.md": {"replace": "acronyms: [VLR]", "with": f"acronyms: [VLR]\nformer ids: {ids}"}}
    made = {f.path for f in mini.site(tmp_path, over).files if f.path.endswith(".html")}
    assert made == {"medicines/vel/index.html"}


# -- references -----------------------------------------------------------------------------------------------------------


def test_a_source_page_carries_its_reference(pages: dict[str, Tags], built: Path) -> None:
    page = pages["sources/holm-2021/"]
    (span,) = page.all("span", class_="Z3988")
    told = parse_qs(span["title"], strict_parsing=True)
    assert told["rft.atitle"] == ["Velorin against moor fever: three winters in the fens"]
    assert (told["rft.aulast"], told["rft.aufirst"], told["rft.au"]) == (["Holm"], ["Ada"], ["Ada Holm"])
    assert told["rft_id"] == ["info:doi/10.5555/fen.4.11"]
    assert page.meta("citation_author") == ["Holm, Ada"]
    assert page.meta("citation_publication_date") == ["2021/03"]
    assert [*page.meta("citation_firstpage"), *page.meta("citation_lastpage")] == ["11", "19"]
    assert page.meta("citation_doi") == ["10.5555/fen.4.11"]
    assert not pages["medicines/velorin/"].meta("citation_title")
    links = [a["href"] for a in page.all("a") if "data/sources/holm-2021" in a.get("href", "")]
    assert [Path(link).suffix for link in links] == [".bib", ".ris", ".json"]
    for link in links:
        file = built / urljoin(f"{ADDRESS}sources/holm-2021/", link).removeprefix(ADDRESS)
        assert "Velorin against moor fever" in file.read_text(encoding="utf-8")


def test_a_page_says_how_it_is_cited(built: Path) -> None:
    text = unescape((built / "medicines/velorin/index.html").read_text(encoding="utf-8"))
    assert (
        f'To cite this page: “Velorin.” Fen remedies. <span class="address">{ADDRESS}medicines/velorin/</span>' in text
    )


# -- the site as a whole ----------------------------------------------------------------------------------------------------


def test_the_sitemap_names_each_page_once_and_claims_no_day(built: Path, pages: dict[str, Tags]) -> None:
    root = ElementTree.parse(built / "sitemap.xml").getroot()
    found = [e.text or "" for e in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sorted(found) == sorted(ADDRESS + path for path in pages if path != "404.html")
    assert not list(root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"))
    assert f"\nSitemap: {ADDRESS}sitemap.xml\n" in (built / "robots.txt").read_text(encoding="utf-8")


def test_a_missing_page_leads_to_the_indexes(built: Path) -> None:
    page = Tags((built / "404.html").read_text(encoding="utf-8"))
    assert {"/medicines/", "/sources/", "/glossary/"} <= {a["href"] for a in page.all("a") if "href" in a}
    assert page.meta("robots") == ["noindex"]
    assert page.meta("page-type") == ["404"]


def test_pages_have_no_attribute_that_html_forbids(built: Path) -> None:
    for path in built.rglob("*.html"):
        page = Tags(path.read_text(encoding="utf-8"))
        ids = {a["id"] for t, a in page.tags if t in ("input", "select") and "id" in a}
        assert not [a for t, a in page.tags if t == "input" and a.get("type") == "checkbox" and "autocomplete" in a]
        assert not [a for _, a in page.tags if a.get("tabindex") == ""]
        assert not [a for t, a in page.tags if t == "label" and a.get("for", "__drawer") not in ids]


def test_the_plain_tree_has_it_all(built: Path, tmp_path: Path) -> None:
    root = mini.lay(tmp_path / "book", mini.SECOND_SOURCE, OVER)
    assert mini.run(root, "write", str(tmp_path / "tree")).code == 0
    assert mini.mkdocs(tmp_path / "tree", tmp_path / "site").returncode == 0
    endings = (".html", ".xml", ".txt", ".png")
    first, second = mini.texts(built, endings), mini.texts(tmp_path / "site", endings)
    assert set(first) == set(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_without_an_address_nothing_claims_one(tmp_path: Path) -> None:
    over = OVER | {"mkdocs.yml": {"replace": "site_url: https://fen.example/\n", "with": ""}}
    assert mini.mkdocs(mini.lay(tmp_path / "book", mini.SECOND_SOURCE, over), tmp_path / "site").returncode == 0
    page = Tags((tmp_path / "site/medicines/velorin/index.html").read_text(encoding="utf-8"))
    assert not page.meta("og:image") and not page.all("link", type_="application/atom+xml")
    assert about(page)["url"] == "/medicines/velorin/"
    assert not (tmp_path / "site" / "feed.xml").exists()
    assert "Sitemap" not in (tmp_path / "site" / "robots.txt").read_text(encoding="utf-8")


def test_pages_keep_their_order_whatever_is_told_of_them(tmp_path: Path) -> None:
    made: Site = mini.site(tmp_path)
    assert [p.path for p in made.pages] == sorted(p.path for p in made.pages)
    assert [c["path"] for c in made.cards] == [f"assets/og/{p.path.removesuffix('.md')}.png" for p in made.pages]
