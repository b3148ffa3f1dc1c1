"""Whatever stands in a field of a record is text: it is shown as it is, and nothing of it becomes an element or an attribute.

One book holds a hostile text in every field at once, each with a mark of its own; it is built, and read back from all
that comes out.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html

import mini

PAYLOAD = (
    "q{}</script><script>alert(x)</script><b onclick=x> *s* _u_ `c` [y](javascript:z) &amp; {{{{ a*b }}}} "
    "{{: onclick=w }} | #"
)


STRESSED = {"source title", "author family", "author given", "container title"}
"""fields in which *a word* between asterisks is stressed, as in the titles of works"""


FIELDS = (
    "book title", "book subtitle", "book description", "kind label", "kind plural", "property label", "property inverse",
    "property theme", "property unit", "entity name", "entity gloss", "entity acronym", "source title", "author family",
    "author given", "container title", "statement text", "statement note", "statement by", "statement of", "statement basis",
    "comparison title", "comparison description", "comparison heading", "term", "term name", "brief title", "brief question",
    "table title", "table unit", "table origin", "table notes", "table field", "table cell", "conflict title", "conflict side",
    "change title", "change text",
)  # fmt: skip
UNSHOWN = {"property inverse", "book subtitle", "book description", "change title", "change text"}
"""fields that this book has no page for"""
N = {field: f"{chr(97 + n // 26)}{chr(97 + n % 26)}" for n, field in enumerate(FIELDS)}


def at(field: str) -> str:
    """The text in this field."""
    payload = PAYLOAD.format(N[field])
    return payload.replace("*", "") if field in STRESSED else payload


def dumped(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**6)


def front(value: Any, body: str = "") -> str:
    return f"---\n{dumped(value)}---\n\n{body}"


HOSTILE: dict[str, mini.Content] = {
    "seeds/book.yml": dumped(
        {
            "title": at("book title"),
            "subtitle": at("book subtitle"),
            "description": at("book description"),
            "kinds": {
                "medicine": {"label": at("kind label"), "plural": at("kind plural"), "folder": "medicines"},
                "disease": {"label": "Disease", "plural": "Diseases", "folder": "diseases"},
            },
        }
    ),
    "seeds/properties.yml": dumped(
        {
            "treats": {"value": "entity", "key": "true", "inverse": at("property inverse"), "theme": "Use"},
            "dose": {"value": "quantity", "unit": at("property unit"), "theme": at("property theme")},
            "approved": {"value": "date", "theme": "History"},
            "handed out by": {"value": "text", "theme": "History"},
            "harm": {"value": "text", "label": at("property label"), "theme": "Harms"},
            "finds": {"value": "text", "theme": "Arguments"},
        }
    ),
    "seeds/holm-2021/statements.yml": dumped(
        [
            {"subject": "velorin", "property": "treats", "value": "moor-fever", "at": "¶1", "note": at("statement note"),
             "basis": at("statement basis")},
            {"subject": "velorin", "property": "harm", "value": at("statement text"), "at": "¶2", "by": at("statement by"),
             "basis": "read by an editor in the passage"},
            {"subject": "velorin", "property": "dose", "value": "25", "at": "¶2", "of": at("statement of"),
             "basis": "read by an editor in the passage"},
            {"subject": "osmadil", "property": "treats", "value": "moor-fever", "at": "¶3"},
        ]
    ),
    "seeds/holm-2021/source.yml": dumped(
        yaml.load(mini.FILES["seeds/holm-2021/source.yml"], yaml.BaseLoader)
        | {
            "title": at("source title"),
            "author": [{"family": at("author family"), "given": at("author given")}],
            "container-title": at("container title"),
        }
    ),
    "seeds/holm-2021/tables/t1.csv": '{},Dose\n"{}",25\nOsmadil,40\nVelorin,25\n'.format(
        '"' + at("table field").replace('"', '""') + '"', at("table cell")
    ),
    "seeds/holm-2021/tables.yml": dumped(
        {
            "t1": {
                "title": at("table title"),
                "unit": at("table unit"),
                "source": at("table origin"),
                "notes": at("table notes"),
                "fields": [at("table field") + " (string)", "Dose (number)"],
                "chart": "yes",
            }
        }
    ),
    "docs/medicines/osmadil.md": front(
        {
            "name": at("entity name"),
            "acronyms": [at("entity acronym")],
            "names": ["Osmadil"],
            "gloss": at("entity gloss"),
            "related": ["velorin"],
        }
    ),
    "docs/comparisons/fen-medicines.md": front(
        {
            "title": at("comparison title"),
            "description": at("comparison description"),
            "rows": ["velorin", "osmadil"],
            "columns": {at("comparison heading"): ["treats"], "Harms": ["harm"]},
        }
    ),
    "docs/glossary.yml": dumped(
        [{"term": at("term"), "definition": "A word of the fens. [@holm-2021, ¶2]", "names": [at("term name"), "cutters"]}]
    ),
    "docs/conflicts.yml": dumped(
        [
            {
                "title": at("conflict title"),
                "kind": "two sources",
                "about": ["velorin"],
                "sides": [{"says": at("conflict side"), "at": "[@holm-2021, ¶1]"}, {"says": "else", "at": "[@holm-2021, ¶2]"}],
            }
        ]
    ),
    "docs/changes.yml": dumped(
        [{"date": "2021-06-30", "title": at("change title"), "text": at("change text"), "pages": ["velorin"]}]
    ),
    "briefs/winter.md": front(
        {
            "title": at("brief title"),
            "question": at("brief question"),
            "entities": ["velorin", "osmadil"],
            "comparisons": ["fen-medicines"],
        },
        "- Velorin helps. [@holm-2021, ¶2]\n- Osmadil helps. [@holm-2021, ¶3]\n- Both do.\n",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def built() -> Path:
    folder = mini.temporary()
    process = mini.mkdocs(mini.lay(folder / "book", HOSTILE), folder / "site")
    assert process.returncode == 0, process.stderr[-3000:]
    return folder / "site"


def pages(site: Path) -> list[tuple[Path, Any]]:
    return [(path, html.fromstring(path.read_text(encoding="utf-8"))) for path in sorted(site.rglob("*.html"))]


def test_nothing_of_a_field_becomes_an_element_or_an_attribute(built: Path) -> None:
    for path, page in pages(built):
        for element in page.iter(etree.Element):
            assert not any(name.startswith("on") for name in element.attrib), (path, element.attrib)
            assert "javascript:" not in element.get("href", ""), path
            if element.tag == "script" and "json" not in element.get("type", ""):
                assert not (element.text or "").strip(), (path, element.text)
        assert not page.xpath("//b[contains(., ' *s* ')]"), path


@pytest.mark.parametrize("field", [field for field in FIELDS if field not in UNSHOWN])
def test_a_field_is_shown_as_it_is_somewhere(field: str, built: Path) -> None:
    wanted = " ".join(at(field).split())
    shown = [path for path, page in pages(built) if wanted in " ".join(page.text_content().split())]
    assert shown, f"{field}: the text stands on no page"


@pytest.mark.parametrize("field", FIELDS)
def test_wherever_a_field_is_shown_nothing_of_it_is_lost_or_marked(field: str, built: Path) -> None:
    """A title or a heading may be cut, never changed in the middle."""
    mark = f"q{N[field]}<"
    wanted = " ".join(at(field).split())
    for path, page in pages(built):
        told = " ".join(page.text_content().split())
        for start in (m.start() for m in re.finditer(re.escape(mark), told)):
            here = told[start : start + len(wanted)]
            cut = next((n for n, (a, b) in enumerate(zip(here, wanted, strict=False)) if a != b), len(wanted))
            assert cut == len(wanted) or here[cut : cut + 1] in "…" or cut > 60, (path, here)


def test_linked_data_are_json_with_the_same_texts(built: Path) -> None:
    found = 0
    for path, page in pages(built):
        for script in page.xpath("//script[@type='application/ld+json']"):
            assert json.loads(script.text), path
            found += 1
    assert found


def test_data_files_hold_the_same_texts(built: Path) -> None:
    entities = json.loads((built / "data/entities.json").read_text(encoding="utf-8"))
    assert at("entity name") in json.dumps(entities, ensure_ascii=False).replace('\\"', '"')
    statements = [
        json.loads(line) for line in (built / "data/statements.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert at("statement text") in [s["value"] for s in statements]
    table = (built / "data/tables/holm-2021-t1.csv").read_text(encoding="utf-8-sig")
    assert at("table cell") in [row[0] for row in csv.reader(io.StringIO(table))]


def test_pictures_and_feeds_are_well_formed(built: Path) -> None:
    for path in [*built.rglob("*.svg"), *built.rglob("*.xml")]:
        etree.parse(str(path))
    assert (built / "briefs/winter.pdf").read_bytes().startswith(b"%PDF-")
