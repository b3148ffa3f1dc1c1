"""Libraries of reference managers: what they say of a work, which file is which, and what the registry of DOIs answers."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import yaml

import mini
from briefbook.library import doi

BIB = r"""
@article{marr2019quays,
  author = {Marr, Tilda and {Orvel Harbour Board} and van der Loo, Jan},
  title = {The {Quays} of {\"O}rvel: Stone \& Tide},
  journal = {Harbour Letters}, volume = {4}, number = {2}, pages = {11--19}, year = {2019}, month = mar,
  doi = {10.5555/quays.4},
  file = {Full Text:files/12/quays scan.txt:text/plain;Snapshot:files/13/page.html:text/html}
}
@techreport{pell2001, author = {Pell, Ida}, title = {Ropes and their makers in the northern ports},
  institution = {Rope Office}, year = 2001}
@misc{lost, title = {A work without a file}, year = 1999}
"""
RIS = """\
TY  - JOUR
ID  - marr2019quays
AU  - Marr, Tilda
AU  - Orvel Harbour Board
AU  - van der Loo, Jan
TI  - The Quays of Örvel: Stone & Tide
T2  - Harbour Letters
VL  - 4
IS  - 2
SP  - 11
EP  - 19
DA  - 2019/03//
DO  - 10.5555/quays.4
L1  - files/12/quays%20scan.txt
ER  -
"""
CSL = [
    {
        "id": "marr2019quays",
        "type": "article-journal",
        "author": [
            {"family": "Marr", "given": "Tilda"},
            {"literal": "Orvel Harbour Board"},
            {"family": "Loo", "given": "Jan", "non-dropping-particle": "van der"},
        ],
        "title": "The Quays of Örvel: Stone & Tide",
        "container-title": "Harbour Letters",
        "volume": 4,
        "issue": "2",
        "page": "11-19",
        "issued": {"date-parts": [["2019", 3]]},
        "DOI": "https://doi.org/10.5555/quays.4",
    }
]
TEXT = """\
{head}the quays of orvel

Each spring the quays of the lower harbour are laid bare by the tide, and masons go down to see what the ice has moved.

What they find is written into a book that the board has kept since 1871, stone by stone and year by year.
"""
DOI = TEXT.format(head="---\ndoi: 10.5555/quays.4\n---\n\n")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    mini.lay_files(
        tmp_path,
        {
            "library.bib": BIB,
            "library.ris": RIS,
            "library.json": json.dumps(CSL),
            "files/quays scan.txt": TEXT.format(head=""),
        },
    )
    return mini.lay(tmp_path / "book")


def source(root: Path, key: str) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load((root / "seeds" / key / "source.yml").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("library", ["library.bib", "library.ris", "library.json"])
def test_a_library_says_what_a_file_does_not(library: str, root: Path) -> None:
    if library.endswith("json"):  # such a library knows no files: the DOI tells which is which
        mini.lay_files(root.parent, {"files/quays scan.txt": None, "files/quays.md": DOI})
    run = mini.run(root, "add", "../files", "--bib", f"../{library}")
    assert run.code == 0, run.err
    found = source(root, "marr-2019")
    people = found["author"]
    assert isinstance(people, list)
    assert people[:2] == [{"family": "Marr", "given": "Tilda"}, {"literal": "Orvel Harbour Board"}]
    assert " ".join(str(part) for part in people[2].values()).split(" ")[-1] in ("der", "Jan")
    told = {key: str(found[key]) for key in ("type", "title", "container-title", "volume", "issue", "page", "DOI")}
    assert told == {
        "type": "article-journal",
        "title": "The Quays of Örvel: Stone & Tide",
        "container-title": "Harbour Letters",
        "volume": "4",
        "issue": "2",
        "page": "11-19",
        "DOI": "10.5555/quays.4",
    }
    assert str(found["issued"]).startswith("2019-03")
    assert f"author: Tilda Marr; Orvel Harbour Board; Jan van der Loo  ({library})" in run.out
    assert f"{library}: marr2019quays, told by its {'DOI' if library.endswith('json') else 'file'}" in run.out


def test_a_name_of_a_file_that_holds_the_title_tells_which_work_it_is(root: Path) -> None:
    name = "Pell - 2001 - Ropes and their makers in the northern ports.txt"
    mini.lay_files(root.parent, {f"files/{name}": TEXT.format(head="")})
    run = mini.run(root, "add", f"../files/{name}", "--bib", "../library.bib")
    assert (source(root, "pell-2001")["type"], source(root, "pell-2001")["publisher"]) == ("report", "Rope Office")
    assert "library.bib: pell2001, told by its title" in run.out


def test_works_without_a_file_are_named_at_the_end(root: Path) -> None:
    run = mini.run(root, "add", "../files", "--bib", "../library.bib")
    assert "Of library.bib no file was given of: pell2001, lost" in run.out


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("x.bib", "@article{a, title = {b", "broken-library"),
        ("x.ris", "nothing", "broken-library"),
        ("x.json", "{", "broken-library"),
        ("x.json", '"text"', "broken-library"),
        ("x.enl", "text", "unknown-format"),
    ],
)
def test_a_library_that_cannot_be_read_is_told_and_nothing_is_added(
    name: str, content: str, rule: str, root: Path
) -> None:
    mini.lay_files(root.parent, {name: content})
    run = mini.run(root, "add", "../files", "--bib", f"../{name}")
    assert (run.code, [p.at.rpartition(" ")[2] for p in run.reported]) == (2, [rule])
    assert sorted(p.name for p in (root / "seeds").iterdir() if p.is_dir()) == ["holm-2021"]


class Registry(BaseHTTPRequestHandler):
    """A registry that knows one DOI."""

    asked: list[str] = []  # noqa: RUF012 (one list for all requests)

    def do_GET(self) -> None:
        self.asked.append(f"{self.path} {self.headers['Accept']}")
        known = self.path == "/10.5555/quays.4"
        self.send_response(200 if known else 404)
        self.end_headers()
        self.wfile.write(json.dumps(CSL[0]).encode() if known else b"")

    def log_message(self, *arguments: object) -> None:
        return None


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    server = HTTPServer(("127.0.0.1", 0), Registry)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(doi, "RESOLVER", f"http://127.0.0.1:{server.server_port}/")
    Registry.asked.clear()
    yield Registry.asked
    server.shutdown()
    server.server_close()


def test_the_registry_is_asked_where_somebody_wants_it_and_never_else(root: Path, registry: list[str]) -> None:
    mini.lay_files(root.parent, {"files/quays scan.txt": None, "files/quays.md": DOI})
    assert mini.run(root, "add", "../files", "--key", "one").code == 0
    assert registry == []
    run = mini.run(root, "add", "../files", "--key", "two", "--doi")
    assert registry == ["/10.5555/quays.4 application/vnd.citationstyles.csl+json"]
    assert source(root, "two")["container-title"] == "Harbour Letters"
    assert "title: The Quays of Örvel: Stone & Tide  (doi.org)" in run.out


def test_a_doi_that_the_registry_does_not_know_is_told_and_the_file_is_added_as_it_is(
    root: Path, registry: list[str]
) -> None:
    mini.lay_files(root.parent, {"files/quays scan.txt": None, "files/quays.md": DOI.replace("quays.4", "none")})
    run = mini.run(root, "add", "../files", "--doi")
    assert [p.message for p in run.reported] == ["the DOI 10.5555/none isn't registered"]
    assert run.code == 1
    assert len([p for p in (root / "seeds").iterdir() if p.is_dir()]) == 2


def test_add_keeps_a_copy_of_the_original_unless_it_lies_with_the_others(root: Path) -> None:
    mini.run(root, "add", "../files/quays scan.txt", "--key", "here")
    assert (root / "seeds/here/original.txt").read_bytes() == (root.parent / "files/quays scan.txt").read_bytes()
    mini.run(root, "add", "../files/quays scan.txt", "--key", "there", originals=str(root.parent / "files"))
    assert not (root / "seeds/there/original.txt").exists()
    assert mini.run(root, "read", originals=str(root.parent / "files")).code == 1  # the mini book's own isn't there


def test_add_ends_with_what_to_do_next(root: Path) -> None:
    run = mini.run(root, "add", "../files")
    assert "1 source added. Next:" in run.out
    assert run.out.splitlines()[-1].strip().startswith("briefbook suggest statements ")
