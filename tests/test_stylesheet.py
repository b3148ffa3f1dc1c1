"""Material's style sheet is cut to what pages hold: nothing that a page needs goes, nothing that none needs stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tinycss2

from briefbook import stylesheet

KNOWN = ["attr_list", "tables", "footnotes"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (".a{color:red}.b{color:blue}", ".a{color:red}\n"),
        (".a,.b{color:red}", ".a{color:red}\n"),
        ("p>.a:hover .b{color:red}", ""),
        ("p,a:not(.b){color:red}", "p,a:not(.b){color:red}\n"),
        ("@media print{.a{color:red}.b{color:red}}", "@media print{.a{color:red}\n}\n"),
        ("@media print{.b{color:red}}", ""),
        ("@keyframes k{from{top:0}}", "@keyframes k{from{top:0}}\n"),
        ('@charset "utf-8";', ""),
        (":root{--x:1;--y:2}.a{top:var(--y)}", ":root{--y:2}\n.a{top:var(--y)}\n"),
        (":root{--x:var(--z);--z:1}.a{top:0}", ".a{top:0}\n"),
        ("[data-md-color-scheme=a]{top:0}[data-md-color-scheme=b]{top:0}", "[data-md-color-scheme=a]{top:0}\n"),
    ],
)
def test_what_no_page_holds_goes(text: str, left: str) -> None:
    assert stylesheet.cut(text, frozenset("a")) == left


def test_of_markdown_that_isnt_known_all_classes_stay_but_materials() -> None:
    text = ".md-b{top:0}\n.note{top:0}\n"
    assert stylesheet.cut(text, frozenset(), known=False) == ".note{top:0}\n"


def test_a_variable_stays_that_our_own_sheets_read() -> None:
    assert stylesheet.cut(":root{--x:1}", frozenset(), ".a { top: var(--x, 2) }") == ":root{--x:1}\n"


def test_signs_are_files_each_once() -> None:
    sign = "data:image/svg+xml;charset=utf-8,%3Csvg/%3E"
    files = stylesheet.drawn(f".a{{mask:url(\"{sign}\")}}.b{{mask:url('{sign}')}}")
    assert files[f"{stylesheet.SIGNS}/1.svg"] == "<svg/>" and len(files) == 2
    assert files[stylesheet.PATH] == '.a{mask:url("signs/1.svg")}.b{mask:url("signs/1.svg")}'


def test_the_sheet_of_the_material_that_is_installed(tmp_path: Path) -> None:
    files = stylesheet.made(tmp_path, "palette: [default, slate, custom]", KNOWN)
    text = files[stylesheet.PATH]
    assert "data:" not in text and ".admonition" not in text and "md-annotation" not in text
    assert all(rule.type != "error" for rule in tinycss2.parse_stylesheet(text))
    assert set(re.findall(r"signs/\d+\.svg", text)) == {
        path.removeprefix("assets/") for path in files if path != stylesheet.PATH
    }
    for needed in (
        ".md-header",
        ".md-nav__link",
        ".md-search__input",
        ".md-typeset",
        ".md-top",
        ".headerlink",
        ".footnote",
    ):
        assert needed in text, needed
    assert ".admonition" in stylesheet.made(tmp_path, "", [*KNOWN, "admonition"])[stylesheet.PATH]


def test_the_colours_that_our_theme_names_stay_whatever_the_book_says(tmp_path: Path) -> None:
    assert "[data-md-color-scheme=slate]" in stylesheet.made(tmp_path, "", KNOWN)[stylesheet.PATH].replace('"', "")
